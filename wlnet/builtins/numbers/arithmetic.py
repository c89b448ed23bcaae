"""Sums, products and powers: Plus, Times, Power and what is written in terms of them.

Numbers are combined first (expression/arithmetic.py), then like terms and equal bases.  Packed arrays go through NumPy
with exact bounds, and element by element where integers could leave 64 bits.
"""

import cmath
from math import isfinite
from math import sqrt as sqrt_of

from ...evaluator import builtin, declare_symbol
from ...evaluator.attributes import CONSTANT
from ...expression import (
    NUMBERS,
    BigReal,
    Complex,
    Expr,
    PackedArray,
    Rational,
    S,
    Symbol,
    complex_number,
    is_list,
    rational,
)
from ...expression.arithmetic import (
    add,
    integer_power,
    is_exact,
    is_machine,
    is_zero,
    multiply,
    negate,
    sign,
    to_complex,
    to_float,
)
from ...mathematics.radicals import exact_power, reduced_product
from ..kit.scalars import HALF
from ..kit.terms import (
    ARITHMETIC,
    COMPLEX_INFINITY,
    INFINITY,
    PLUS,
    POWER,
    TIMES,
    is_infinite,
    is_numeric,
    term_parts,
    with_coefficient,
)

_INEXACT = frozenset((float, complex, BigReal))

declare_symbol(
    "Infinity",
    value=INFINITY,
    attributes="ReadProtected",
    usage="Infinity is a symbol that represents a positive infinite quantity.",
)
declare_symbol(
    "ComplexInfinity",
    value=COMPLEX_INFINITY,
    usage="ComplexInfinity represents a quantity with infinite magnitude but undetermined complex phase.",
)
declare_symbol("Indeterminate", usage="Indeterminate represents a numerical quantity whose value cannot be determined.")
declare_symbol("Overflow", usage="Overflow[] represents a number too large to represent explicitly.")
declare_symbol("Underflow", usage="Underflow[] represents a number too small to represent explicitly.")
declare_symbol("I", attributes="Locked ReadProtected", value=Complex(0, 1), usage="I represents the imaginary unit Sqrt[-1].")


def _has_inexact(args) -> bool:
    for a in args:
        kind = type(a)
        if kind in _INEXACT or kind is Complex and (type(a.re) in _INEXACT or type(a.im) in _INEXACT):
            return True
    return False


def numericized(ev, args) -> "tuple | None":
    """The arguments with exact numeric ones made approximate where an approximate number stands beside them."""
    if not _has_inexact(args):
        return None
    out, changed = [], False
    for a in args:
        if (type(a) is Expr or type(a) is Symbol) and not is_infinite(a) and is_numeric(ev, a):
            precision = _precision_of(args)
            if type(precision) is float:
                precision += 20.0  # so that the exact number costs no digit of the others
            value = ev.evaluate(Expr(S.N, (a, precision)))
            if type(value) in NUMBERS:
                a = value
                changed = True
        out.append(a)
    return tuple(out) if changed else None


def _precision_of(args):
    """The precision that exact numbers get beside these: MachinePrecision if any is a machine number."""
    precision = 0.0
    for a in args:
        if is_machine(a) or type(a) is Complex and float in (type(a.re), type(a.im)):
            return S.MachinePrecision
        for p in (a.re, a.im) if type(a) is Complex else (a,):
            if type(p) is BigReal:
                precision = max(precision, p.precision)
    return precision or S.MachinePrecision


# --- Plus -------------------------------------------------------------------------------------------------------------


@builtin("Plus", attributes=ARITHMETIC, pure=True)
def plus(ev, args):
    """x + y + z represents a sum of terms."""
    n = len(args)
    if n == 2:
        x, y = args
        if type(x) is int and type(y) is int:
            return x + y
    elif n == 0:
        return 0
    elif n == 1:
        return args[0]
    for a in args:
        kind = type(a)
        if kind is PackedArray:
            return _packed(ev, "plus", args)
        if kind is Expr and a.head is S.DirectedInfinity or a is S.Indeterminate:
            return _infinite_sum(ev, args)
    return _sum(ev, args)


def _sum_of_numbers(values: list):
    """The sum of numbers; with machine numbers among three or more in the order that Orderless gives them."""
    if len(values) > 2 and float in map(type, values) and all([type(v) in _MACHINE_OR_EXACT for v in values]):
        values = _in_order(values)
    number = 0
    for i, v in enumerate(values):
        number = add(number, v) if i else v
    return number


_MACHINE_OR_EXACT = frozenset((int, float, Rational))


def _in_order(values: list) -> list:
    """The numbers from the smallest to the largest, equal fractions as one term."""
    counts: dict = {}
    for v in values:
        key = (v.numerator, v.denominator) if type(v) is Rational else None
        if key in counts:
            counts[key] += 1
        elif key is not None:
            counts[key] = 1
    merged = [rational(n * count, d) for (n, d), count in counts.items()]
    try:
        return sorted([v for v in values if type(v) is not Rational] + merged, key=float)
    except OverflowError:
        return values


def _is_oblique(infinite) -> bool:
    """Does this infinity point off the real axis?"""
    return type(infinite.args[0]) is not int


def _sum(ev, args):
    values = []
    terms: dict = {}
    merged = False
    for a in args:
        if type(a) in NUMBERS:
            values.append(a)
            continue
        coefficient, rest = term_parts(a)
        if rest in terms:
            merged = True
            terms[rest] = add(terms[rest], coefficient)
        else:
            terms[rest] = coefficient
    numbers = len(values)
    number = _sum_of_numbers(values)
    if not terms:
        return number
    if numbers and not is_exact(number):
        changed = numericized(ev, (number, *[a for a in args if type(a) not in NUMBERS]))
        if changed is not None:
            return Expr(PLUS, changed)
    if not merged and numbers < 2 and (numbers == 0 or type(number) is not int or number != 0):
        return None
    out = [] if type(number) is int and number == 0 else [number]
    for rest, coefficient in terms.items():
        if type(coefficient) is int and coefficient == 0:
            continue
        out.append(with_coefficient(coefficient, rest))
    if not out:
        return 0
    return out[0] if len(out) == 1 else Expr(PLUS, tuple(out))


def _infinite_sum(ev, args):
    """A sum with an infinite or indeterminate term."""
    if S.Indeterminate in args:
        return S.Indeterminate
    infinities = []
    for a in args:
        if is_infinite(a):
            infinities.append(a)
    first = infinities[0]
    for other in infinities[1:]:
        if first.args and other.args and (_is_oblique(first) or _is_oblique(other)):
            if other != first:
                return None
        elif other != first or not first.args:
            ev.message("Infinity", "indet", Expr(S.HoldForm, (Expr(PLUS, tuple(infinities)),)))
            return S.Indeterminate
    return first


# --- Times ------------------------------------------------------------------------------------------------------------


@builtin("Times", attributes=ARITHMETIC, pure=True)
def times(ev, args):
    """x y z, x*y*z represents a product of terms."""
    n = len(args)
    if n == 2:
        x, y = args
        if type(x) is int and type(y) is int:
            return x * y
    elif n == 0:
        return 1
    elif n == 1:
        return args[0]
    for a in args:
        kind = type(a)
        if kind is PackedArray:
            return _packed(ev, "times", args)
        if kind is Expr and a.head is S.DirectedInfinity or a is S.Indeterminate:
            return _infinite_product(ev, args)
    return _product(ev, args)


def _product(ev, args):
    number = 1
    numbers = radicals = 0
    bases: dict = {}
    merged = False
    for a in args:
        kind = type(a)
        if kind in NUMBERS:
            number = multiply(number, a) if numbers else a
            numbers += 1
            continue
        if kind is Expr and a.head is POWER and len(a.args) == 2:
            base, exponent = a.args
            if type(exponent) is Rational and type(base) in _EXACT_REALS:
                radicals += 1
        else:
            base, exponent = a, 1
        if base in bases:
            merged = True
            bases[base].append(exponent)
        else:
            bases[base] = [exponent]
    if not bases:
        return number
    if numbers:
        if is_zero(number):
            return number if is_exact(number) or number == 0 else None
        if not is_exact(number):
            changed = numericized(ev, args)
            if changed is not None:
                return Expr(TIMES, changed)
    if radicals and (radicals > 1 or numbers):
        simpler = _join_radicals(number, bases)
        if simpler is not None:
            return simpler
    if numbers and (type(number) is int or type(number) is Rational) and number != 1 and number != -1:
        simpler = _join_number(number, bases)
        if simpler is not None:
            return simpler
    if not merged:
        if numbers == 1 and type(number) is int and len(args) == 2:
            if number == 1:
                return args[1]
            if number == -1 and type(args[1]) is Expr and args[1].head is PLUS:
                return Expr(PLUS, tuple([_negated(t) for t in args[1].args]))
        if (
            numbers == 1
            and type(number) is Rational
            and number.numerator == -1
            and len(args) == 2
            and type(args[1]) is Expr
            and args[1].head is PLUS
        ):
            return Expr(TIMES, (negate(number), Expr(PLUS, tuple([_negated(t) for t in args[1].args]))))
        if numbers < 2 and (numbers == 0 or type(number) is not int or number != 1):
            return None
    out = [] if type(number) is int and number == 1 else [number]
    out.extend([_joined(base, exponents) for base, exponents in bases.items()])
    return out[0] if len(out) == 1 else Expr(TIMES, tuple(out))


_EXACT_REALS = frozenset((int, Rational))


def _joined(base, exponents: list):
    if len(exponents) == 1:
        e = exponents[0]
        return base if type(e) is int and e == 1 else Expr(POWER, (base, e))
    return Expr(POWER, (base, Expr(PLUS, tuple(exponents))))


def _negated(term):
    return negate(term) if type(term) in NUMBERS else Expr(TIMES, (-1, term))


def _join_radicals(number, bases: dict):
    """The product with its roots of exact numbers joined, or None if they are in lowest terms already."""
    radicals, others = [], []
    for base, exponents in bases.items():
        for e in exponents:
            if type(e) is Rational and type(base) in _EXACT_REALS and base.numerator > 0:
                radicals.append((base, e))
            else:
                others.append(_joined(base, [e]))
    if not radicals or len(radicals) == 1 and type(number) not in _EXACT_REALS:
        return None
    coefficient, reduced = reduced_product(number, radicals)
    if coefficient == number and sorted(map(repr, reduced)) == sorted(map(repr, radicals)):
        return None
    return Expr(TIMES, (coefficient, *[Expr(POWER, r) for r in reduced], *others))


def _join_number(number, bases: dict):
    """2 2^x is 2^(1 + x): powers of an exact base taken out of the numeric factor; None if there is none."""
    for base, exponents in bases.items():
        if type(base) is not int or base < 2 or any([type(e) in NUMBERS for e in exponents]):
            continue
        n, d, moved = number.numerator, number.denominator, 0
        if base == abs(n) or d == base or n % base == 0 or d % base == 0:
            while n % base == 0:
                n, moved = n // base, moved + 1
            while d % base == 0:
                d, moved = d // base, moved - 1
            rest = [_joined(b, e) for b, e in bases.items() if b is not base]
            return Expr(TIMES, (rational(n, d), Expr(POWER, (base, Expr(PLUS, (moved, *exponents)))), *rest))
    return None


def _infinite_product(ev, args):
    """A product with an infinite or indeterminate factor."""
    if S.Indeterminate in args:
        return S.Indeterminate
    direction, rest, complex_infinity = 1, [], False
    for a in args:
        if is_infinite(a):
            if a.args:
                direction = Expr(TIMES, (direction, a.args[0]))
            else:
                complex_infinity = True
        else:
            rest.append(a)
    numbers = [a for a in rest if type(a) in NUMBERS]
    if any([is_zero(a) for a in numbers]):
        ev.message("Infinity", "indet", Expr(S.HoldForm, (Expr(TIMES, args),)))
        return S.Indeterminate
    numeric = [a for a in rest if is_numeric(ev, a)]
    symbolic = [a for a in rest if not is_numeric(ev, a)]
    if complex_infinity:
        return COMPLEX_INFINITY
    else:
        infinite = Expr(S.DirectedInfinity, (ev.evaluate(Expr(TIMES, (direction, *numeric))),))
    if not symbolic:
        return infinite
    if len(symbolic) + 1 == len(args):
        return None
    return Expr(TIMES, (*symbolic, infinite))


@builtin("DirectedInfinity", attributes="Listable")
def directed_infinity(ev, args):
    """DirectedInfinity[] represents an infinite quantity of unknown direction in the complex plane.

    DirectedInfinity[z] represents an infinite quantity that is a positive real multiple of the complex number z."""
    if len(args) != 1:
        return None if args else None
    z = args[0]
    if z is S.Indeterminate or is_infinite(z) and not z.args:
        return COMPLEX_INFINITY
    if is_infinite(z):
        return z
    kind = type(z)
    if kind in (int, Rational, float, BigReal):
        s = sign(z)
        if not s:
            return COMPLEX_INFINITY
        return None if kind is int and z in (1, -1) else Expr(S.DirectedInfinity, (s,))
    if kind is Complex or kind is complex:
        size = ev.evaluate(Expr(S.Abs, (z,)))
        unit = ev.evaluate(Expr(TIMES, (z, Expr(POWER, (size, -1)))))
        return None if unit == z else Expr(S.DirectedInfinity, (unit,))
    if kind in (Expr, Symbol) and is_numeric(ev, z):
        direction = ev.evaluate(Expr(S.Sign, (z,)))
        if type(direction) in NUMBERS:
            return Expr(S.DirectedInfinity, (direction,))
        size = ev.evaluate(Expr(S.ComplexExpand, (Expr(S.Abs, (z,)),)))
        if type(size) is not int and not _mentions_size(size):
            return Expr(S.DirectedInfinity, (ev.evaluate(Expr(TIMES, (z, Expr(POWER, (size, -1))))),))
    return None


def _mentions_size(x) -> bool:
    stack = [x]
    while stack:
        x = stack.pop()
        if type(x) is Expr:
            if x.head in (S.Abs, S.Re, S.Im):
                return True
            stack.extend(x.args)
    return False


# --- Power ------------------------------------------------------------------------------------------------------------


@builtin("Power", attributes="Listable NumericFunction OneIdentity", pure=True)
def power(ev, args):
    """x^y gives x to the power y."""
    if len(args) == 2:
        return _power(ev, args[0], args[1])
    if len(args) < 2:
        return args[0] if args else 1
    result = args[-1]
    for base in reversed(args[:-1]):
        result = Expr(POWER, (base, result))
    return result


_LARGEST_BITS = 1 << 33


def _power(ev, base, exponent):
    if type(base) is PackedArray or type(exponent) is PackedArray:
        return _packed(ev, "power", (base, exponent))
    kind = type(exponent)
    if kind is int:
        if type(base) is int and base and exponent > 0:
            return _integer_power(ev, base, exponent)
        return _power_integer(ev, base, exponent)
    if base is S.Indeterminate or exponent is S.Indeterminate:
        return S.Indeterminate
    if is_infinite(base) or is_infinite(exponent):
        return _infinite_power(ev, base, exponent)
    if kind in NUMBERS:
        if type(base) in NUMBERS:
            return _numeric_power(ev, base, exponent)
        if not is_exact(exponent) and is_numeric(ev, base) or type(base) is Expr and _has_inexact(base.args):
            return _inexact_power(ev, base, exponent)
    elif type(base) in NUMBERS:
        if type(base) is int and base == 1:
            return 1
        if not is_exact(base) and is_numeric(ev, exponent):
            return Expr(POWER, (base, ev.evaluate(Expr(S.N, (exponent, _precision_of((base,)))))))
    return _symbolic_power(ev, base, exponent)


def _inexact_power(ev, base, exponent):
    """An approximate exponent over an exact numeric base such as Pi or E."""
    if not is_numeric(ev, base):
        return _symbolic_power(ev, base, exponent)
    if base is S.E and is_machine(exponent):
        return exponential(exponent)
    precision = _precision_of((exponent, *getattr(base, "args", ())))
    if type(precision) is float:
        precision += 20.0
    value = ev.evaluate(Expr(S.N, (base, precision)))
    return Expr(POWER, (value, exponent)) if type(value) in NUMBERS else None


def _integer_power(ev, base: int, exponent: int):
    if exponent * abs(base).bit_length() > _LARGEST_BITS and base not in (1, -1):
        ev.message("General", "ovfl")
        return Expr(S.Overflow, ())
    return base**exponent


def _power_integer(ev, base, n: int):
    """base^n for an integer n."""
    if type(base) in NUMBERS:
        if is_zero(base):
            if n == 0:
                return _indeterminate(ev, base, n)
            return _infinite(ev, base, n) if n < 0 else base
        if type(base) is int:
            return base if n == 1 else 1 if n == 0 else _reciprocal_power(ev, base, n)
        if abs(n) > 10**6 and is_exact(base) and abs(n) > _LARGEST_BITS >> 6:
            ev.message("General", "ovfl")
            return Expr(S.Overflow, ())
        return integer_power(base, n)
    if n == 1:
        return base
    if base is S.Indeterminate:
        return base
    if is_infinite(base):
        return _infinite_power(ev, base, n)
    if n == 0:
        return 1
    if type(base) is Expr:
        if base.head is POWER and len(base.args) == 2:
            return Expr(POWER, (base.args[0], Expr(TIMES, (n, base.args[1]))))
        if base.head is TIMES:
            return Expr(TIMES, tuple([Expr(POWER, (a, n)) for a in base.args]))
    return None


def _reciprocal_power(ev, base: int, n: int):
    value = _integer_power(ev, base, -n)
    if type(value) is not int:
        return Expr(S.Underflow, ())
    if value == 1:
        return 1
    return -1 if value == -1 else Rational(1, value) if value > 0 else Rational(-1, -value)


def _infinite(ev, base, exponent):
    shown = Expr(S.HoldForm, (Expr(POWER, (base, exponent)),))
    if type(exponent) is int:  # 1/0 is what was written, not 0^(-1)
        shown = f"1/{ev.format(base, 'MessageForm')}{'' if exponent == -1 else f'^{-exponent}'}"
    ev.message("Power", "infy", shown)
    return COMPLEX_INFINITY


def _indeterminate(ev, base, exponent):
    ev.message("Power", "indet", Expr(S.HoldForm, (Expr(POWER, (base, exponent)),)))
    return S.Indeterminate


def _numeric_power(ev, base, exponent):
    """A number to the power of a number that is not an integer."""
    if is_zero(base):
        re = exponent.real if type(exponent) is complex else exponent.re if type(exponent) is Complex else exponent
        direction = sign(re)
        if direction > 0:
            return base if is_exact(base) and is_exact(exponent) else 0.0 if type(base) is not BigReal else base
        return _infinite(ev, base, exponent) if direction < 0 else _indeterminate(ev, base, exponent)
    if type(base) is int and base == 1 and is_exact(exponent):
        return 1
    if is_exact(exponent):
        if is_exact(base):
            return exact_power(base, exponent) if type(exponent) is Rational else None
    return inexact_number_power(ev, base, exponent)


def inexact_number_power(ev, base, exponent):
    """base^exponent where one of the numbers is approximate."""
    if BigReal in _kinds(base) | _kinds(exponent) and not is_machine(base) and not is_machine(exponent):
        return _big_power(ev, base, exponent)
    if type(base) is float and exponent == HALF:
        return complex(0.0, sqrt_of(-base)) if base < 0 else sqrt_of(base)
    x, y = to_complex(base), to_complex(exponent)
    if x is not None and y is not None:
        result = machine_power(x, y)
        if result is not None:
            return result
    return _big_power(ev, base, exponent)


def _kinds(x) -> set:
    return {type(x.re), type(x.im)} if type(x) is Complex else {type(x)}


def machine_power(x: complex, y: complex):
    """x^y for machine numbers: real where both are real and x >= 0; None where it leaves the range of doubles."""
    if y.imag == 0 and x.imag == 0 and x.real > 0:
        try:
            r = pow(x.real, y.real)
        except OverflowError:
            return None
        return r if r != 0.0 and isfinite(r) else None
    try:
        if y.imag == 0 and x.imag == 0 and y.real == int(y.real):
            r = x.real**y.real
            return r if r != 0.0 and isfinite(r) else None
        r = x**y if y.imag == 0 and x.imag == 0 else cmath.exp(y * cmath.log(x))
    except (OverflowError, ValueError):
        return None
    return r if isfinite(r.real) and isfinite(r.imag) and r != 0 else None


def _big_power(ev, base, exponent):
    from ...mathematics.precise import precise_power

    return precise_power(ev, base, exponent)


def exponential(x):
    """E^x for a machine number x."""
    from .elementary import machine_exp

    return machine_exp(x)


def _infinite_power(ev, base, exponent):
    """A power with an infinite base or exponent."""
    if is_infinite(base):
        if is_infinite(exponent):
            if not exponent.args or exponent.args[0] not in (1, -1):
                return S.Indeterminate
            return COMPLEX_INFINITY if exponent.args[0] == 1 else 0
        if type(exponent) in NUMBERS:
            if is_zero(exponent):
                return _indeterminate(ev, base, exponent)
            re = exponent.real if type(exponent) is complex else getattr(exponent, "re", exponent)
            if sign(re) < 0:
                return 0
            if type(exponent) is Complex or type(exponent) is complex or not base.args:
                return COMPLEX_INFINITY if sign(re) else S.Indeterminate
            return Expr(S.DirectedInfinity, (Expr(POWER, (base.args[0], exponent)),))
        value = ev.evaluate(Expr(S.N, (exponent,))) if is_numeric(ev, exponent) else None
        if type(value) is float and value:
            return 0 if value < 0 else base if base.args in ((), (1,)) else None
        return None
    if not exponent.args:
        return S.Indeterminate
    direction = exponent.args[0]
    if type(direction) is not int:
        return None
    return _power_of_infinity(ev, base, direction)


def _power_of_infinity(ev, base, direction: int):
    if type(base) in NUMBERS:
        if is_zero(base):
            return 0 if direction > 0 else COMPLEX_INFINITY
        size = ev.evaluate(Expr(S.Abs, (base,)))
        order = ev.evaluate(Expr(S.Less, (size, 1)))
        if type(size) in NUMBERS and size == 1:
            return _indeterminate(ev, base, Expr(S.DirectedInfinity, (direction,)))
        if (order is S.True_) == (direction > 0):
            return 0 if is_exact(base) else 0.0
        positive = type(base) not in (Complex, complex) and sign(base) > 0
        return INFINITY if positive else COMPLEX_INFINITY
    if is_numeric(ev, base):
        value = ev.evaluate(Expr(S.N, (base,)))
        if type(value) is float and value > 0 and value != 1:
            return INFINITY if (value > 1) == (direction > 0) else 0
    return None


def _power_of_zero(ev, exponent):
    """0 to an exact numeric power, by the real part of the exponent."""
    re = ev.evaluate(Expr(S.N, (Expr(S.Re, (exponent,)),)))
    if type(re) is not float or not re:
        return None
    return 0 if re > 0 else COMPLEX_INFINITY


def _symbolic_power(ev, base, exponent):
    """A power with a symbol in it."""
    if type(base) is int and base == 1:
        return 1
    if type(base) is int and base == 0 and is_numeric(ev, exponent):
        return _power_of_zero(ev, exponent)
    if base is S.E:
        return _exponential_of(ev, exponent)
    if type(base) is Rational and base.numerator == 1:
        return Expr(POWER, (base.denominator, Expr(TIMES, (-1, exponent))))
    if type(base) in (int, Rational) and type(exponent) is Expr:
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
        if -1 < float(a) <= 1 or type(exponent) is int:
            return Expr(POWER, (inner, Expr(TIMES, (a, exponent))))
    if _is_positive(ev, inner) and _is_real(ev, a):
        return Expr(POWER, (inner, Expr(TIMES, (a, exponent))))
    return None


def _power_of_product(ev, base, exponent):
    """Positive numeric factors come out of a power of a product."""
    outside, inside = [], []
    if not _is_real(ev, exponent):
        return None
    for a in base.args:
        if _is_positive(ev, a):
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


def _is_positive(ev, x) -> bool:
    kind = type(x)
    if kind in (int, Rational, float, BigReal):
        return sign(x) > 0
    if kind is Symbol:
        return bool(ev.definitions[x].attributes & CONSTANT)
    if kind is Expr and x.head is POWER and len(x.args) == 2:
        return _is_positive(ev, x.args[0]) and _is_real(ev, x.args[1])
    if kind is Expr and x.head is PLUS and is_numeric(ev, x):
        value = ev.evaluate(Expr(S.N, (x,)))
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
        and type(a.args[0].im) in _EXACT_REALS
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
    if z.re != 0 or type(q) not in _EXACT_REALS:
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


# --- packed arrays ----------------------------------------------------------------------------------------------------


def _packed(ev, operation: str, args):
    from . import packed_arithmetic

    return getattr(packed_arithmetic, operation)(ev, args)


# --- what is written in terms of them ---------------------------------------------------------------------------------


@builtin("Minus", attributes="Listable NumericFunction", pure=True)
def minus(ev, x):
    """-x is the arithmetic negation of x."""
    if type(x) in NUMBERS:
        return negate(x)
    return Expr(TIMES, (-1, x))


@builtin("Subtract", attributes="Listable NumericFunction", pure=True)
def subtract(ev, x, y):
    """x - y is equivalent to x + (-1 * y)."""
    if type(x) is int and type(y) is int:
        return x - y
    return Expr(PLUS, (x, Expr(TIMES, (-1, y))))


@builtin("Divide", attributes="Listable NumericFunction", pure=True)
def divide(ev, x, y):
    """x/y or Divide[x, y] is equivalent to x y^-1."""
    if type(x) is float and type(y) is float and y:
        r = x / y
        if isfinite(r) and r != 0.0:
            return r
    return Expr(TIMES, (x, Expr(POWER, (y, -1))))


@builtin("Sqrt", attributes="Listable NumericFunction", pure=True)
def sqrt(ev, x):
    """Sqrt[z] gives the square root of z."""
    return sqrt_of(x) if type(x) is float and x >= 0 else Expr(POWER, (x, HALF))


@builtin(
    "CubeRoot", attributes="Listable NumericFunction", pure=True, messages={"preal": "The parameter `1` should be real valued."}
)
def cube_root(ev, x):
    """CubeRoot[x] gives the real-valued cube root of x."""
    found = _real_root(ev, x, 3)
    return Expr(S.Surd, (x, 3)) if found is None and type(x) not in NUMBERS and not is_list(x) else found


@builtin(
    "Surd",
    attributes="Listable NumericFunction",
    pure=True,
    messages={
        "preal": "The parameter `1` should be real valued.",
        "indet": "Indeterminate expression `1` encountered.",
        "noneg": "Surd is not defined for even roots of negative values.",
    },
)
def surd(ev, x, n):
    """Surd[x, n] gives the real-valued n-th root of x."""
    return _real_root(ev, x, n) if type(n) is int and n else None


def _real_root(ev, x, n: int):
    if type(x) in (Complex, complex):
        ev.message("CubeRoot" if n == 3 else "Surd", "preal", x)
        return None
    root = Rational(1, n) if n > 1 else Rational(-1, -n) if n < -1 else n
    if type(x) in NUMBERS:
        if sign(x) >= 0:
            return Expr(POWER, (x, root))
        if n % 2 == 0:
            ev.message("Surd", "noneg")
            return S.Indeterminate
        return Expr(TIMES, (-1, Expr(POWER, (negate(x), root))))
    if is_list(x):
        return None
    coefficient, rest = term_parts(x)
    if n % 2 and type(coefficient) is not Complex and sign(coefficient) < 0:
        return Expr(
            TIMES,
            (-1, Expr(S.Surd if n != 3 else S.CubeRoot, (with_coefficient(negate(coefficient), rest), *((n,) if n != 3 else ())))),
        )
    if is_numeric(ev, x):
        return Expr(POWER, (x, root)) if to_float(0) is not None and _is_positive(ev, x) else None
    return None


@builtin("NonCommutativeMultiply", attributes="Flat OneIdentity")
def non_commutative_multiply(ev, args):
    """a ** b ** c is a general associative, but non-commutative, form of multiplication."""
    return None
