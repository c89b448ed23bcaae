"""Power: of numbers, of powers and products, of E and logarithms."""

from math import sqrt as sqrt_of

from ...evaluator import Evaluator, builtin
from ...evaluator.attributes import CONSTANT
from ...expression import (
    EXACT_REALS,
    NUMBERS,
    BigReal,
    Complex,
    Expr,
    Expression,
    PackedArray,
    Rational,
    S,
    Symbol,
    complex_number,
    rational,
)
from ...expression.arithmetic import (
    integer_power,
    is_exact,
    is_machine,
    is_zero,
    machine_power,
    multiply,
    nearest_float,
    negate,
    reciprocal,
    sign,
    to_complex,
)
from ...expression.numbers import Number
from ...mathematics.precise import precise_power
from ...mathematics.radicals import exact_power, reduced_product
from ..kit.scalars import HALF
from ..kit.terms import COMPLEX_INFINITY, PLUS, POWER, TIMES, is_infinite, is_numeric
from .approximate import has_inexact, precision_of
from .exponential import machine_exp
from .infinities import indeterminate, infinite, infinite_power
from .intervals import interval_power
from .ordering import INTERVAL
from .quantity_arithmetic import QUANTITY, quantity_power


@builtin("Power", attributes="Listable NumericFunction OneIdentity", pure=True)
def power(ev: Evaluator, args: tuple) -> Expression:
    """x^y gives x to the power y."""
    if len(args) == 2:
        return _power(ev, args[0], args[1])
    if len(args) < 2:
        return args[0] if args else 1
    result = args[-1]
    for base in reversed(args[:-1]):
        result = Expr(POWER, (base, result))
    return result


# an integer of a gigabyte; beyond, the answer is Overflow[] instead of a machine without memory
_LARGEST_BITS = 1 << 33


def _power(ev, base, exponent):
    if type(base) is PackedArray or type(exponent) is PackedArray:
        from .packed_arithmetic import power as packed_power  # NumPy is slow to import

        return packed_power(ev, (base, exponent))
    kind = type(exponent)
    if kind is int:
        if type(base) is int and base and exponent > 0:
            return _integer_power(ev, base, exponent)
        return _power_integer(ev, base, exponent)
    if base is S.Indeterminate or exponent is S.Indeterminate:
        return S.Indeterminate
    if is_infinite(base) or is_infinite(exponent):
        return infinite_power(ev, base, exponent)
    if kind in NUMBERS:
        if type(base) in NUMBERS:
            return _numeric_power(ev, base, exponent)
        if not is_exact(exponent) and is_numeric(ev, base) or type(base) is Expr and has_inexact(base.args):
            return _inexact_power(ev, base, exponent)
    elif type(base) in NUMBERS:
        if type(base) is int and base == 1:
            return 1
        if not is_exact(base) and is_numeric(ev, exponent):
            return Expr(POWER, (base, ev.evaluate(Expr(S.N, (exponent, precision_of((base,)))))))
    return _symbolic_power(ev, base, exponent)


def _inexact_power(ev, base, exponent):
    """An approximate exponent over an exact numeric base such as Pi or E."""
    if not is_numeric(ev, base):
        return _symbolic_power(ev, base, exponent)
    if base is S.E and is_machine(exponent):
        return machine_exp(exponent)
    precision = precision_of((exponent, *getattr(base, "args", ())))
    if type(precision) is float:
        precision += 20.0  # 20 digits more than the exponent has keep all of it
    value = ev.evaluate(Expr(S.N, (base, precision)))
    return Expr(POWER, (value, exponent)) if type(value) in NUMBERS else None


def _is_beyond(base: int, exponent: int) -> bool:
    """Has an integer to this power more digits than are computed?"""
    return exponent * abs(base).bit_length() > _LARGEST_BITS and base not in (1, -1)


def _integer_power(ev, base: int, exponent: int):
    return _overflow(ev) if _is_beyond(base, exponent) else base**exponent


def _overflow(ev) -> Expr:
    ev.message("General", "ovfl")
    return Expr(S.Overflow, ())


def _underflow(ev) -> Expr:
    ev.message("General", "unfl")
    return Expr(S.Underflow, ())


def _power_integer(ev, base, n: int):
    """base^n for an integer n."""
    if type(base) in NUMBERS:
        if is_zero(base):
            if n == 0:
                return indeterminate(ev, base, n)
            return infinite(ev, base, n) if n < 0 else base
        if type(base) is int:
            return base if n == 1 else 1 if n == 0 else _reciprocal_power(ev, base, n)
        # a fraction takes longer than an integer: (3/2)^(2^24) 20 seconds, and more than twice as much for each doubling
        if abs(n) > _LARGEST_BITS >> 6 and is_exact(base):
            is_small = type(base) is Rational and abs(base.numerator) < base.denominator
            return _underflow(ev) if is_small == (n > 0) else _overflow(ev)
        return integer_power(base, n)
    if n == 1:
        return base
    if base is S.Indeterminate:
        return base
    if is_infinite(base):
        return infinite_power(ev, base, n)
    if n == 0:
        return 1
    if type(base) is Expr:
        if base.head is POWER and len(base.args) == 2:
            return Expr(POWER, (base.args[0], Expr(TIMES, (n, base.args[1]))))
        if base.head is QUANTITY:
            return quantity_power(ev, base, n)
        if base.head is INTERVAL:
            return interval_power(ev, base, n)
        if base.head is TIMES:
            return Expr(TIMES, tuple([Expr(POWER, (a, n)) for a in base.args]))
    return None


def _reciprocal_power(ev, base: int, n: int):
    if _is_beyond(base, -n):
        return _underflow(ev)
    value = base**-n
    if value == 1:
        return 1
    return -1 if value == -1 else Rational(1, value) if value > 0 else Rational(-1, -value)


def _numeric_power(ev, base, exponent):
    """A number to the power of a number that is not an integer."""
    if is_zero(base):
        re = exponent.real if type(exponent) is complex else exponent.re if type(exponent) is Complex else exponent
        direction = sign(re)
        if direction > 0:
            return base if is_exact(base) and is_exact(exponent) else 0.0 if type(base) is not BigReal else base
        return infinite(ev, base, exponent) if direction < 0 else indeterminate(ev, base, exponent)
    if type(base) is int and base == 1 and is_exact(exponent):
        return 1
    if is_exact(exponent):
        if is_exact(base):
            return exact_power(base, exponent) if type(exponent) is Rational else None
    return inexact_number_power(ev, base, exponent)


def inexact_number_power(ev: Evaluator, base: Number, exponent: Number) -> Expression | None:
    """base^exponent where one of the numbers is approximate."""
    if BigReal in _kinds(base) | _kinds(exponent) and not is_machine(base) and not is_machine(exponent):
        return precise_power(base, exponent)
    if type(base) is float and exponent == HALF:
        return complex(0.0, sqrt_of(-base)) if base < 0 else sqrt_of(base)
    x, y = to_complex(base), to_complex(exponent)
    if x is not None and y is not None:
        result = machine_power(x, y)
        if result is not None:
            return result
    return precise_power(base, exponent)


def _kinds(x) -> set:
    return {type(x.re), type(x.im)} if type(x) is Complex else {type(x)}


def _power_of_zero(ev, exponent):
    """0 to an exact numeric power, by the real part of the exponent."""
    re = ev.evaluate(Expr(S.N, (Expr(S.Re, (exponent,)),)))
    if type(re) is not float or not re:
        return None
    return 0 if re > 0 else COMPLEX_INFINITY


def _symbolic_power(ev, base, exponent):
    """A power with a symbol in it."""
    if type(base) is Expr and base.head is QUANTITY:
        return quantity_power(ev, base, exponent)
    if type(base) is Expr and base.head is INTERVAL or type(exponent) is Expr and exponent.head is INTERVAL:
        return interval_power(ev, base, exponent)
    if type(base) is int and base == 1:
        return 1
    if type(base) is int and base == 0 and is_numeric(ev, exponent):
        return _power_of_zero(ev, exponent)
    if base is S.E:
        return _exponential_of(ev, exponent)
    if type(base) is Rational and base.numerator == 1:
        return Expr(POWER, (base.denominator, Expr(TIMES, (-1, exponent))))
    if type(base) in EXACT_REALS and type(exponent) is Expr:
        return _logarithm_power(ev, base, exponent)
    if type(base) is Expr:
        if base.head is POWER and len(base.args) == 2:
            return _power_of_power(ev, base, exponent)
        if base.head is TIMES:
            return _power_of_product(ev, base, exponent)
    return None


def _power_of_power(ev, base, exponent):
    """(x^a)^b is x^(a b) where -1 < a <= 1 or x is positive and a real."""
    inner, a = base.args
    if type(a) in (int, Rational, float) and type(exponent) in (int, Rational, float):
        if -1 < nearest_float(a) <= 1 or type(exponent) is int:
            return Expr(POWER, (inner, Expr(TIMES, (a, exponent))))
    if is_positive(ev, inner) and _is_real(ev, a):
        return Expr(POWER, (inner, Expr(TIMES, (a, exponent))))
    return None


def _power_of_product(ev, base, exponent):
    """Positive numeric factors come out of a power of a product."""
    outside, inside = [], []
    if not _is_real(ev, exponent):
        return None
    number = base.args[0]
    if (
        len(base.args) == 2
        and type(exponent) is Rational
        and type(number) in EXACT_REALS
        and sign(number) > 0
        and type(base.args[1]) is Expr
        and base.args[1].head is PLUS
        and is_numeric(ev, base.args[1])
    ):
        return _root_of_numeric_sum(number, base.args[1], exponent)
    for a in base.args:
        if is_positive(ev, a):
            outside.append(a)
        elif type(a) in (int, Rational, float) and sign(a) < 0 and a != -1:
            outside.append(negate(a))
            inside.append(-1)
        else:
            inside.append(a)
    if not outside:
        return None
    rest = inside[0] if len(inside) == 1 else Expr(TIMES, tuple(inside))
    return Expr(TIMES, (*[Expr(POWER, (a, exponent)) for a in outside], *([Expr(POWER, (rest, exponent))] if inside else [])))


def _root_of_numeric_sum(number, x: Expr, exponent: Rational):
    """(n x)^e for a sum of exact numbers: only what is a power in n comes out, 2 Sqrt[3 (1 + Sqrt[5])]; None for nothing."""
    coefficient, radicals = reduced_product(1, [(number, exponent)])
    if coefficient == 1:
        return None
    # e is p/q: the q-th root of what is left, to the p, goes back below the root
    rest = Expr(TIMES, tuple([Expr(POWER, (b, multiply(e, reciprocal(exponent)))) for b, e in radicals]))
    return Expr(TIMES, (coefficient, Expr(POWER, (Expr(TIMES, (rest, x)), exponent))))


def is_positive(ev: Evaluator, x: Expression) -> bool:
    """Is this known to be a positive real number?"""
    kind = type(x)
    if kind in (int, Rational, float, BigReal):
        return sign(x) > 0
    if kind is Symbol:
        return bool(ev.definitions[x].attributes & CONSTANT)
    if kind is Expr and x.head is POWER and len(x.args) == 2:
        return is_positive(ev, x.args[0]) and _is_real(ev, x.args[1])
    if kind is Expr and x.head is PLUS and is_numeric(ev, x):
        value = ev.evaluate(Expr(S.N, (x,)))
        # not 0: what is left of exact terms that cancel could have either sign
        return type(value) is float and value > 1e-9
    return False


def _is_real(ev, x) -> bool:
    kind = type(x)
    return kind in (int, Rational, float, BigReal) or kind is Symbol and bool(ev.definitions[x].attributes & CONSTANT)


def _exponential_of(ev, exponent):
    """E^Log[x] is x; E^(I Pi q) is a unit for multiples of Pi/2."""
    if type(exponent) is not Expr:
        return None
    if exponent.head is S.Log and len(exponent.args) == 1:
        return exponent.args[0]
    if exponent.head is TIMES:
        for i, a in enumerate(exponent.args):
            if type(a) is Expr and a.head is S.Log and len(a.args) == 1:
                rest = exponent.args[:i] + exponent.args[i + 1 :]
                return Expr(POWER, (a.args[0], rest[0] if len(rest) == 1 else Expr(TIMES, rest)))
        if len(exponent.args) == 2 and type(exponent.args[0]) is Complex and exponent.args[1] is S.Pi:
            return _unit(exponent.args[0])
    if exponent.head is PLUS:
        return _exponential_of_sum(ev, exponent)
    return None


def _exponential_of_sum(ev, exponent):
    """E^(x + Log[y]) is E^x y; so are quarter turns besides numbers."""
    taken, rest = [], []
    numeric = is_numeric(ev, exponent)
    for a in exponent.args:  # other multiples of I Pi stay
        (taken if _is_logarithm(a) or numeric and _is_quarter_turn(a) else rest).append(a)
    if not taken:
        return None
    return Expr(TIMES, (*[Expr(POWER, (S.E, a)) for a in taken], Expr(POWER, (S.E, Expr(PLUS, tuple(rest))))))


def _is_quarter_turn(a) -> bool:
    return (
        type(a) is Expr
        and a.head is TIMES
        and len(a.args) == 2
        and a.args[1] is S.Pi
        and type(a.args[0]) is Complex
        and a.args[0].re == 0
        and type(a.args[0].im) in EXACT_REALS
        and 2 % a.args[0].im.denominator == 0
    )


def _is_logarithm(a) -> bool:
    if type(a) is not Expr:
        return False
    if a.head is TIMES:
        return any([_is_logarithm(f) for f in a.args if type(f) is Expr and f.head is S.Log])
    return a.head is S.Log and len(a.args) == 1


def _unit(z: Complex):
    """E^(z Pi) for z = q I."""
    q = z.im
    if z.re != 0 or type(q) not in EXACT_REALS:
        return None
    if 2 % q.denominator == 0:
        return (1, Complex(0, 1), -1, Complex(0, -1))[int(q.numerator * (2 // q.denominator)) % 4]
    n, d = q.numerator, q.denominator
    reduced = (n + d) % (2 * d) - d
    if reduced == n:
        return None
    return Expr(POWER, (S.E, Expr(TIMES, (complex_number(0, rational(reduced, d)), S.Pi))))


def _logarithm_power(ev, base, exponent: Expr):
    """b^(Log[x]/Log[b]) is x."""
    factors = exponent.args if exponent.head is TIMES else (exponent,)
    inverse = Expr(POWER, (Expr(S.Log, (base,)), -1))
    for i, f in enumerate(factors):
        if f == inverse:
            rest = factors[:i] + factors[i + 1 :]
            return Expr(POWER, (S.E, rest[0] if len(rest) == 1 else Expr(TIMES, rest)))
    return None
