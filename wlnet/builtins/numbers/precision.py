"""Numerical values and how exact they are: N, Precision, Accuracy, SetPrecision, Rationalize, Chop."""

from math import inf, log10, ulp

from ...evaluator import builtin, declare_symbol
from ...evaluator.attributes import CONSTANT, N_HOLD_FIRST, N_HOLD_REST
from ...expression import (
    NUMBERS,
    Association,
    BigReal,
    Complex,
    Expr,
    MessageError,
    PackedArray,
    Rational,
    S,
    Symbol,
    complex_number,
    make_list,
    pack,
)
from ...expression.arithmetic import (
    MACHINE_PRECISION,
    is_zero,
    parts,
    precision_of,
    rounded,
    to_decimal,
    to_float,
)
from ...expression.compounds import is_infinity
from ...expression.numbers import as_fraction, from_fraction
from ...mathematics.precise import constant
from ..kit.terms import INFINITY, is_numeric
from .constants import MACHINE_VALUES

_INEXACT = frozenset((float, complex, BigReal))

declare_symbol("NHoldAll", usage="NHoldAll is an attribute: no argument is affected by N.")
declare_symbol("NHoldFirst", usage="NHoldFirst is an attribute: the first argument is not affected by N.")
declare_symbol("NHoldRest", usage="NHoldRest is an attribute: all but the first argument are not affected by N.")


# --- N ----------------------------------------------------------------------------------------------------------------


@builtin(
    "N",
    messages={
        "precbd": "Requested precision `1` is not a machine-sized real number.",
        "precsm": "Requested precision `1` is smaller than $MinPrecision.",
    },
)
def n(ev, x, precision=S.MachinePrecision):
    """N[expr] gives the numerical value of expr.
    N[expr, n] attempts to give a result with n-digit precision."""
    digits = _requested(ev, precision)
    if digits is None:
        return approximate(ev, x, None)
    if digits is False:
        return None
    return _with_digits(ev, x, digits)


def _requested(ev, precision):
    """None for machine precision, a number of digits, or False for a bad request."""
    if precision is S.MachinePrecision:
        return None
    if type(precision) is Expr and precision.head is S.List:  # {precision, accuracy}
        precision = precision.args[0] if precision.args else precision
        if is_infinity(precision) or precision is S.MachinePrecision:
            return None
    value = ev.evaluate(Expr(S.N, (precision,))) if type(precision) in (Expr, Symbol) else precision
    if type(value) not in (int, float, Rational, BigReal):
        ev.message("N", "precbd", precision)
        return False
    return float(value) if float(value) > 0 else 1.0


def _with_digits(ev, x, digits: float):
    """x to this many digits: with more and more digits on the way until enough are left."""
    extra = 12.0
    for _ in range(6):
        value = approximate(ev, x, digits + extra)
        short = digits - _lowest_precision(value)
        if short <= 0:
            break
        extra += short + 4
    return with_precision(value, digits, only_lower=True)


def _lowest_precision(x) -> float:
    """The smallest precision among the arbitrary-precision numbers in x; zeros do not count."""
    low = inf
    stack = [x]
    while stack:
        x = stack.pop()
        kind = type(x)
        if kind is BigReal and x.value:
            low = min(low, x.precision)
        elif kind is Complex:
            stack.extend((x.re, x.im))
        elif kind is Expr:
            stack.extend(x.args)
    return low


def approximate(ev, x, digits: "float | None"):
    """x with its numbers and constants made approximate: machine numbers, or reals of this many digits."""
    kind = type(x)
    if kind in NUMBERS:
        return approximate_number(x, digits)
    if kind is Symbol:
        return _approximate_symbol(ev, x, digits)
    if kind is PackedArray:
        if digits is None:
            return PackedArray(x.array.astype("float64")) if x.array.dtype.kind == "i" else x
        return approximate(ev, x.unpack(), digits)
    if kind is Association:
        return Association({k: approximate(ev, v, digits) for k, v in x.items()})
    if kind is not Expr:
        convert = getattr(x, "numerical", None)
        return x if convert is None else convert()
    return _approximate_compound(ev, x, digits)


def approximate_number(x, digits: "float | None"):
    """A number as a machine number, or with this many digits."""
    kind = type(x)
    if kind is float or kind is complex:
        return x
    if kind is Complex:
        return complex_number(approximate_number(x.re, digits), approximate_number(x.im, digits))
    if digits is None:
        value = to_float(x)
        return BigReal(to_decimal(x, MACHINE_PRECISION), MACHINE_PRECISION) if value is None else value
    if kind is BigReal:
        return BigReal(rounded(x.value, digits), digits) if x.precision > digits else x
    if kind is int and x == 0:
        return 0
    return BigReal(rounded(to_decimal(x, digits + 30), digits), digits)


def _approximate_symbol(ev, x: Symbol, digits):
    d = ev.definitions[x]
    if d.nvalues:
        result = _user_value(ev, d, x, digits)
        if result is not None:
            return result
    if d.attributes & CONSTANT and x.name in MACHINE_VALUES:
        if digits is None:
            return MACHINE_VALUES[x.name]
        return constant(x.name, digits)
    return x


def _user_value(ev, d, x, digits):
    """N[x] by the definitions that the user has made for it."""
    if digits is None:
        machine = make_list((S.MachinePrecision, S.MachinePrecision))
        forms = [Expr(S.N, (x, machine)), Expr(S.N, (x,)), Expr(S.N, (x, S.MachinePrecision))]
    else:
        forms = [Expr(S.N, (x, digits))]
    if digits is not None and digits == int(digits):
        forms.append(Expr(S.N, (x, int(digits))))
    for form in forms:
        result = ev.apply_table(d.nvalues, form)
        if result is not None:
            value = ev.evaluate(result)
            return approximate_number(value, None) if digits is None and type(value) in (int, Rational) else value
    return None


def _approximate_compound(ev, x: Expr, digits):
    head, args = x.head, x.args
    if type(head) is Symbol:
        d = ev.definitions[head]
        if d.nvalues:
            result = _user_value(ev, d, x, digits)
            if result is not None:
                return result
        numeric = _NUMERICAL.get(head.name)
        if numeric is not None:
            result = numeric(ev, x, digits)
            if result is not None:
                return result
        held = d.attributes
    else:
        held = 0
    if head is S.Power and len(args) == 2 and type(args[1]) is int:
        new = (approximate(ev, args[0], digits), args[1])
    elif head is S.DirectedInfinity:
        return x
    else:
        new = []
        for i, a in enumerate(args):
            keep = held & (N_HOLD_FIRST if i == 0 else N_HOLD_REST)
            new.append(a if keep else approximate(ev, a, digits))
        new = tuple(new)
    if all([a is b for a, b in zip(args, new)]):
        return x
    result = Expr(head, new)
    return pack(result) if head is S.List else ev.evaluate(result)


def _numerical_sum(name: str):
    def evaluate(ev, x: Expr, digits):
        head = S[name]
        if ev.definitions[head].function is None:
            return None
        result = ev.evaluate(Expr(head, x.args))
        return result if type(result) in NUMBERS else None

    return evaluate


# What N makes of calls that stay unevaluated in exact form.
_NUMERICAL = {"Integrate": _numerical_sum("NIntegrate"), "Sum": _numerical_sum("NSum"), "Product": _numerical_sum("NProduct")}


# --- precision --------------------------------------------------------------------------------------------------------


def with_precision(x, digits: "float | None", only_lower: bool = False):
    """x with every number set to this many digits (None: machine precision)."""
    kind = type(x)
    if kind in NUMBERS:
        return _set_number(x, digits, only_lower)
    if kind is PackedArray:
        if digits is None:
            return PackedArray(x.array.astype("float64")) if x.array.dtype.kind == "i" else x
        return with_precision(x.unpack(), digits, only_lower)
    if kind is Expr:
        if x.head is S.Power and len(x.args) == 2 and type(x.args[1]) is int:
            return Expr(x.head, (with_precision(x.args[0], digits, only_lower), x.args[1]))
        return Expr(x.head, tuple([with_precision(a, digits, only_lower) for a in x.args]))
    return x


def _set_number(x, digits, only_lower):
    kind = type(x)
    if kind is Complex or kind is complex:
        re, im = parts(x)
        return complex_number(_set_number(re, digits, only_lower), _set_number(im, digits, only_lower))
    if only_lower:
        if kind is not BigReal or x.precision <= digits:
            return x
    elif digits is None:
        return approximate_number(x, None)
    if digits == inf:
        exact = as_fraction(x)
        return from_fraction(exact)
    if kind is int and x == 0:
        return 0
    return BigReal(rounded(to_decimal(x, digits + 30), digits), digits)


@builtin("SetPrecision")
def set_precision(ev, x, precision):
    """SetPrecision[expr, p] yields a version of expr in which all numbers have been set to have precision p."""
    if is_infinity(precision):
        return with_precision(x, inf)
    if precision is S.MachinePrecision:
        return with_precision(x, None)
    digits = _requested(ev, precision)
    if digits is False:
        return None
    if _has_constant(ev, x):
        x = approximate(ev, x, digits)
    return with_precision(x, digits)


def _has_constant(ev, x) -> bool:
    stack = [x]
    while stack:
        x = stack.pop()
        if type(x) is Symbol and ev.definitions[x].attributes & CONSTANT:
            return True
        if type(x) is Expr:
            stack.extend(x.args)
    return False


@builtin("SetAccuracy")
def set_accuracy(ev, x, accuracy):
    """SetAccuracy[expr, a] yields a version of expr in which all numbers have been set to have accuracy a."""
    if type(accuracy) not in (int, float, Rational):
        return with_precision(x, inf) if is_infinity(accuracy) else None
    return _at_accuracy(x, float(accuracy))


def _at_accuracy(x, accuracy: float):
    kind = type(x)
    if kind in (int, float, Rational, BigReal):
        if is_zero(x):
            return BigReal(to_decimal(0, 1), max(accuracy, 0.0))
        digits = accuracy + _size(x)
        return _set_number(x, digits, False) if digits > 0 else 0
    if kind is Complex or kind is complex:
        re, im = parts(x)
        return complex_number(_at_accuracy(re, accuracy), _at_accuracy(im, accuracy))
    if kind is PackedArray:
        return _at_accuracy(x.unpack(), accuracy)
    if kind is Expr:
        return Expr(x.head, tuple([_at_accuracy(a, accuracy) for a in x.args]))
    return x


def _size(x) -> float:
    """log10 |x| of a real number."""
    value = to_decimal(x, 20)
    return value.adjusted() + log10(abs(float(value.scaleb(-value.adjusted()))))


@builtin("Precision")
def precision(ev, x):
    """Precision[x] gives the effective number of digits of precision in the number x."""
    return _measure(x, _precision)


def _precision(x):
    if type(x) is Complex:
        return _least(_precision(x.re), _precision(x.im))
    if type(x) is float or type(x) is complex:
        return S.MachinePrecision
    return 0.0 if type(x) is BigReal and is_zero(x) else precision_of(x)


def _least(a, b):
    if a is S.MachinePrecision or b is S.MachinePrecision:
        return S.MachinePrecision
    return min(a, b)


@builtin("Accuracy")
def accuracy(ev, x):
    """Accuracy[x] gives the effective number of digits to the right of the decimal point in the number x."""
    return _measure(x, _accuracy)


def _accuracy(x):
    if type(x) is complex:
        return MACHINE_PRECISION - log10(abs(x)) if x else 323.6072453387798
    if type(x) is Complex:
        re, im = parts(x)
        return min(_accuracy(re), _accuracy(im))
    if precision_of(x) == inf:
        return inf
    if is_zero(x):
        return x.precision if type(x) is BigReal else 323.6072453387798
    return precision_of(x) - _size(x)


def _measure(x, measure):
    """The smallest measure among the numbers in x; Infinity without inexact ones."""
    found = inf
    stack = [x]
    while stack:
        x = stack.pop()
        if type(x) in NUMBERS:
            value = measure(x)
            if (MACHINE_PRECISION if value is S.MachinePrecision else value) < (
                MACHINE_PRECISION if found is S.MachinePrecision else found
            ):
                found = value
        elif type(x) is PackedArray:
            if x.array.dtype.kind != "i":
                stack.append(float(abs(x.array).max()))
        elif type(x) is Expr:
            stack.extend(x.args)
    return INFINITY if found == inf else found


# --- rationals near reals ---------------------------------------------------------------------------------------------


@builtin("Rationalize", messages={"tolnn": "Tolerance specification `1` must be a non-negative number."})
def rationalize(ev, x, tolerance=None):
    """Rationalize[x] converts an approximate number x to a nearby rational with small denominator.
    Rationalize[x, dx] yields the rational number with smallest denominator that lies within dx of x."""
    if tolerance is not None:
        given = tolerance if type(tolerance) in NUMBERS else ev.evaluate(Expr(S.N, (tolerance,)))
        if type(given) not in (int, float, Rational, BigReal) or as_fraction(given) < 0:
            raise MessageError("tolnn", tolerance)
        tolerance = as_fraction(given)
    return _rationalized(ev, x, tolerance)


def _rationalized(ev, x, tolerance):
    kind = type(x)
    if kind is float or kind is BigReal or tolerance is not None and kind is Rational:
        return _near(x, tolerance)
    if kind is complex or kind is Complex:
        re, im = parts(x)
        return complex_number(_rationalized(ev, re, tolerance), _rationalized(ev, im, tolerance))
    if kind is PackedArray:
        return x if x.array.dtype.kind == "i" else _rationalized(ev, x.unpack(), tolerance)
    if kind is Expr:
        if tolerance is not None and is_numeric(ev, x):
            value = ev.evaluate(Expr(S.N, (x,)))
            return _near(value, tolerance) if type(value) is float else x
        return Expr(x.head, tuple([_rationalized(ev, a, tolerance) for a in x.args]))
    if kind is Symbol and tolerance is not None and ev.definitions[x].attributes & CONSTANT:
        return _near(MACHINE_VALUES[x.name], tolerance)
    return x


def _near(x, tolerance):
    """The simplest fraction within the tolerance; without one, within 10^-4 over the square of its denominator."""
    from fractions import Fraction  # slow to import

    value = as_fraction(x)
    if tolerance == 0:
        value = _shortest(x) if type(x) is float else value
        return from_fraction(value)
    if tolerance is not None:
        found = simplest_between(value - tolerance, value + tolerance)
        return from_fraction(found)
    uncertainty = abs(value) * Fraction(1, 2**53) if type(x) is float else abs(value) / 10 ** int(precision_of(x))
    for candidate in convergents(Fraction(value)):
        error = abs(candidate - value)
        square = candidate.denominator**2 * 10000
        if square * uncertainty > 1:
            return x
        if error * square < 1:
            return from_fraction(candidate)
    return x


def _shortest(x: float):
    """The simplest fraction that rounds to the machine number x."""
    from fractions import Fraction  # slow to import

    value, half = Fraction(x), Fraction(ulp(x)) / 2
    return simplest_between(value - half, value + half)


def convergents(x):
    """The continued-fraction convergents of a fraction."""
    from fractions import Fraction  # slow to import

    h, k, h1, k1 = 1, 0, 0, 1
    while True:
        a = x.numerator // x.denominator
        h, h1, k, k1 = a * h + h1, h, a * k + k1, k
        yield Fraction(h, k)
        x -= a
        if not x:
            return
        x = 1 / x


def simplest_between(low, high):
    """The fraction with the smallest denominator in an interval."""
    from fractions import Fraction  # slow to import

    if low <= 0 <= high:
        return Fraction(0)
    if high < 0:
        return -simplest_between(-high, -low)
    whole = -(-low.numerator // low.denominator)
    if whole <= high:
        return Fraction(whole)
    floor = low.numerator // low.denominator
    return floor + 1 / simplest_between(1 / (high - floor), 1 / (low - floor))


# --- small numbers ----------------------------------------------------------------------------------------------------


@builtin("Chop")
def chop(ev, x, delta=1e-10):
    """Chop[expr] replaces approximate real numbers in expr that are close to zero by the exact integer 0.
    Chop[expr, delta] uses tolerance delta."""
    limit = delta if type(delta) in (int, float) else ev.evaluate(Expr(S.N, (delta,)))
    return _chopped(x, limit) if type(limit) in (int, float) else None


def _chopped(x, limit):
    kind = type(x)
    if kind is float:
        return 0 if abs(x) < limit or x == 0 else x
    if kind is BigReal:
        return 0 if abs(x.value) < limit else x
    if kind is complex or kind is Complex:
        re, im = parts(x)
        return complex_number(_chopped(re, limit), _chopped(im, limit))
    if kind is PackedArray:
        array = x.array
        if array.dtype.kind == "i" or array.dtype.kind == "f" and (abs(array) >= limit).all():
            return x
        return _chopped(x.unpack(), limit)
    if kind is Association:
        return Association({k: _chopped(v, limit) for k, v in x.items()})
    if kind is Expr:
        new = tuple([_chopped(a, limit) for a in x.args])
        return x if all([a is b for a, b in zip(new, x.args)]) else Expr(x.head, new)
    return x


@builtin("MantissaExponent", attributes="Listable")
def mantissa_exponent(ev, x, base=10):
    """MantissaExponent[x] gives a list containing the mantissa and exponent of a number x.
    MantissaExponent[x, b] gives the base-b mantissa and exponent of x."""
    if type(x) not in (int, float, Rational, BigReal) or type(base) is not int or base < 2:
        return None
    if is_zero(x):
        return make_list((x, 0))
    value = abs(as_fraction(x))
    exponent = 0
    while value >= 1:
        value /= base
        exponent += 1
    while value * base < 1:
        value *= base
        exponent -= 1
    scaled = ev.evaluate(Expr(S.Times, (x, Expr(S.Power, (base, -exponent)))))
    return make_list((scaled, exponent))
