"""Arithmetic of number atoms: exact numbers, machine numbers and reals of arbitrary precision, in any mixture.

A machine number in an operation makes the result a machine number; where that leaves the range of doubles, the result
is a `BigReal` of machine precision, as in Wolfram.  Exact zero denominators raise ZeroDivisionError.
"""

import cmath
import math
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from math import ceil, floor, inf, isfinite, log2, log10

from .integers import decimal_value
from .numbers import (
    COMPLEXES,
    EXACT_REALS,
    MACHINE_PRECISION,
    TYPE_CHECKING,
    BigReal,
    Complex,
    Number,
    Rational,
    Real,
    as_fraction,
    complex_number,
    negate,
    rational,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    import numpy as np

_BITS_PER_DIGIT = log2(10)
_GUARD_BITS = 36  # so that InputForm of N[Sin[1], 30] shows 58 digits, what three words of 64 bits hold


def add(a: Number, b: Number) -> Number:
    """a + b."""
    kind, other = type(a), type(b)
    if kind is int and other is int:
        return a + b
    if kind in COMPLEXES or other in COMPLEXES:
        re, im = parts(a)
        re2, im2 = parts(b)
        return complex_number(add(re, re2), add(im, im2))
    if kind in EXACT_REALS and other in EXACT_REALS:
        n, m = denominator(a), denominator(b)
        return rational(numerator(a) * m + numerator(b) * n, n * m)
    if kind is float or other is float:
        if isfinite(r := nearest_float(a) + nearest_float(b)):
            return r
        # an exact number beside a machine number is known as well as that one, also where it is too large for the machine
        a, b = [BigReal(to_decimal(v, 20), MACHINE_PRECISION) if v and is_exact(v) else v for v in (a, b)]
    return _add_big(a, b)


def multiply(a: Number, b: Number) -> Number:
    """a b."""
    kind, other = type(a), type(b)
    if kind is int and other is int:
        return a * b
    if kind in COMPLEXES or other in COMPLEXES:
        return _multiply_complex(a, b)
    if kind in EXACT_REALS and other in EXACT_REALS:
        return rational(numerator(a) * numerator(b), denominator(a) * denominator(b))
    if kind is float or other is float:
        x, y = to_float(a), to_float(b)
        if x is not None and y is not None:
            r = x * y
            if isfinite(r) and (r != 0.0 or x == 0.0 or y == 0.0):
                return r
    elif is_zero(a) and kind in EXACT_REALS or is_zero(b) and other in EXACT_REALS:
        return 0
    return _multiply_big(a, b)


def _multiply_complex(a, b):
    if type(a) is complex and type(b) is complex:
        r = a * b
        if isfinite(r.real) and isfinite(r.imag):
            return r
    re, im = parts(a)
    re2, im2 = parts(b)
    if is_zero(im) and type(im) is int:
        return complex_number(multiply(re, re2), multiply(re, im2))
    if is_zero(im2) and type(im2) is int:
        return complex_number(multiply(re, re2), multiply(im, re2))
    return complex_number(subtract(multiply(re, re2), multiply(im, im2)), add(multiply(re, im2), multiply(im, re2)))


def subtract(a: Number, b: Number) -> Number:
    """a - b."""
    return add(a, negate(b))


def reciprocal(a: Number) -> Number:
    """1/a; ZeroDivisionError for any zero."""
    kind = type(a)
    if kind is int:
        if not a:
            raise ZeroDivisionError
        return rational(1, a)
    if kind is Rational:
        return rational(a.denominator, a.numerator)
    if kind is float:
        r = 1.0 / a  # ZeroDivisionError is meant
        if r != 0.0 and isfinite(r) or _has_no_digits(a):
            return r
        return BigReal(context_for(MACHINE_PRECISION).divide(1, Decimal(a)), MACHINE_PRECISION)
    if kind is BigReal:
        if not a.value:
            raise ZeroDivisionError
        return BigReal(context_for(a.precision).divide(1, a.value), a.precision)
    if kind is complex:
        r = 1.0 / a
        if isfinite(r.real) and isfinite(r.imag):
            return r
    re, im = parts(a)
    inverse = reciprocal(add(multiply(re, re), multiply(im, im)))
    return complex_number(multiply(re, inverse), negate(multiply(im, inverse)))


def divide(a: Number, b: Number) -> Number:
    """a / b."""
    if type(a) is float and type(b) is float and b:
        r = a / b
        if isfinite(r) and (r or not a):
            return r
    return multiply(a, reciprocal(b))


def integer_power(a: Number, n: int) -> Number:
    """a^n for an integer n; ZeroDivisionError for a negative power of zero."""
    kind = type(a)
    if n < 0:
        return reciprocal(integer_power(a, -n)) if kind is not float else _float_power(a, n)
    if kind is int:
        return a**n
    if kind is Rational:
        return Rational(a.numerator**n, a.denominator**n) if n else 1
    if kind is float:
        return _float_power(a, n)
    if kind is BigReal:
        precision = a.precision - log10(n) if n > 1 else a.precision
        return BigReal(context_for(a.precision).power(a.value, n), precision)
    return _squared_product(a, n) if n else 1


def repeated_product(x: "np.ndarray | float", n: int, product: "Callable") -> "np.ndarray | float":
    """x^n for n > 0 as machine reals are raised in Wolfram: five binary digits of n at a time, the powers up to
    x^31 by repeated products; the same for single numbers and arrays."""
    digits = []
    while n:
        n, digit = divmod(n, 32)
        digits.append(digit)
    powers = [None, x]
    for _ in range(max(digits) - 1):
        powers.append(product(powers[-1], x))
    result = powers[digits.pop()]
    for digit in reversed(digits):
        for _ in range(5):
            result = product(result, result)
        if digit:
            result = product(result, powers[digit])
    return result


def _squared_product(x, n: int):
    """x^n for n > 0 by squaring from the highest binary digit of n on."""
    result = x
    for digit in bin(n)[3:]:
        result = multiply(result, result)
        if digit == "1":
            result = multiply(result, x)
    return result


def _float_power(a: float, n: int):
    r = repeated_product(a, abs(n), _product) if n else 1.0
    if isfinite(r) and (r or not a):
        if n > 0:
            return r
        if r and isfinite(r := 1.0 / r) and r:
            return r
    if _has_no_digits(a):
        return r if n > 0 else 1.0 / r if r else inf
    return BigReal(context_for(MACHINE_PRECISION).power(Decimal(a), n), MACHINE_PRECISION)


def _product(a: float, b: float) -> float:
    return a * b


def machine_power(x: complex, y: complex) -> float | complex | None:
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


def compare(a: Real, b: Real) -> int:
    """-1, 0 or 1 for real numbers, exactly; machine and arbitrary-precision values count as the fractions they are."""
    if type(a) in (int, float) and type(b) in (int, float):
        return (a > b) - (a < b)
    if _has_no_digits(a) or _has_no_digits(b):
        x, y = nearest_float(a), nearest_float(b)
        return (x > y) - (x < y)
    if type(a) is BigReal or type(b) is BigReal:
        # as decimals: the fraction of a number as large as E^(10^7) has millions of digits
        x, y = _numerator_times(a, _denominator(b)), _numerator_times(b, _denominator(a))
        return (x > y) - (x < y)
    x, y = as_fraction(a), as_fraction(b)
    return (x > y) - (x < y)


def _denominator(a) -> int:
    return a.denominator if type(a) is Rational else 1


def _numerator_times(a, n: int) -> Decimal:
    """The numerator of a fraction, or a whole number of another kind, times n: exactly."""
    if type(a) is BigReal:
        x = a.value
    else:
        x = Decimal(a) if type(a) is float else decimal_value(numerator(a))
    if n == 1:
        return x
    factor = decimal_value(n)
    digits = len(x.as_tuple().digits) + factor.adjusted() + 1
    return Context(digits, Emax=MAX_EMAX, Emin=MIN_EMIN).multiply(x, factor)


# --- functions of arrays ----------------------------------------------------------------------------------------------

# functions of math whose last digit is right more often than that of NumPy's loops
NATIVE = {"exp": math.exp, "tanh": math.tanh, "arcsin": math.asin, "arccos": math.acos}
_SLOW = 2**16  # beyond this many elements, some 5 ms of Python's loop, speed comes first


def elementwise(np: "ModuleType", name: str, x: "np.ndarray | float") -> "np.ndarray | float":
    """The NumPy function of this name at a number or array, with the last digits that single numbers get."""
    native = NATIVE.get(name)
    if native is None or isinstance(x, np.ndarray) and (x.dtype.kind != "f" or x.size > _SLOW):
        return getattr(np, name)(x)
    try:
        if not isinstance(x, np.ndarray):
            return native(x)
        return np.array([native(v) for v in x.ravel().tolist()]).reshape(x.shape)
    except (OverflowError, ValueError):
        return getattr(np, name)(x)


def elementwise_power(np: "ModuleType", x: "np.ndarray | float", y: "np.ndarray | float") -> "np.ndarray | float":
    """x^y for positive x, elementwise, with the last digits that single numbers get from math.pow."""
    bases, exponents = np.broadcast_arrays(x, y)
    if bases.size > _SLOW:
        return np.power(x, y)
    try:
        if not bases.ndim:
            return math.pow(x, y)
        values = [math.pow(a, b) for a, b in zip(bases.ravel().tolist(), exponents.ravel().tolist())]
    except OverflowError:
        return np.power(x, y)
    return np.array(values).reshape(bases.shape)


# --- parts ------------------------------------------------------------------------------------------------------------


def parts(a: Number) -> tuple[Real, Real]:
    """Real and imaginary part."""
    kind = type(a)
    if kind is complex:
        return a.real, a.imag
    if kind is Complex:
        return a.re, a.im
    return a, 0


def numerator(a: int | Rational) -> int:
    """The numerator of an exact real."""
    return a if type(a) is int else a.numerator


def denominator(a: int | Rational) -> int:
    """The denominator of an exact real."""
    return 1 if type(a) is int else a.denominator


def is_zero(a: Number) -> bool:
    """Is the number 0, exact or not?"""
    kind = type(a)
    if kind is BigReal:
        return not a.value
    return kind is not Rational and kind is not Complex and a == 0


def sign(a: Real) -> int:
    """-1, 0 or 1 for a real number."""
    kind = type(a)
    if kind is Rational:
        a = a.numerator
    elif kind is BigReal:
        a = a.value
    return (a > 0) - (a < 0)


def is_exact(a: Number) -> bool:
    """Is the number (or every part of it) exact?"""
    kind = type(a)
    return kind in EXACT_REALS or kind is Complex and type(a.re) in EXACT_REALS and type(a.im) in EXACT_REALS


def is_machine(a: Number) -> bool:
    """Is the number a machine real or a complex of two?"""
    return type(a) is float or type(a) is complex


def to_float(a: Real) -> float | None:
    """A real number as float; None where it lies outside the range of doubles."""
    try:
        r = float(a)
    except OverflowError:
        return None
    if r == 0.0 and type(a) is not float and not is_zero(a) or not isfinite(r):
        return None
    return r


def nearest_float(a: Real) -> float:
    """A real number as float, infinite where it lies beyond the range of doubles: for arithmetic of floats that goes on."""
    try:
        return float(a)
    except OverflowError:
        return inf if sign(a) > 0 else -inf


def to_complex(a: Number) -> complex | None:
    """A number as a machine complex; None where a part lies outside the range of doubles."""
    if type(a) is complex:
        return a
    re, im = parts(a)
    x, y = to_float(re), to_float(im)
    return None if x is None or y is None else complex(x, y)


# --- arbitrary precision ----------------------------------------------------------------------------------------------


def context_for(precision: float) -> Context:
    """A decimal context that holds as many digits as Wolfram's words of 64 bits do at this precision, and two guard digits."""
    return Context(prec=decimals_kept(precision) + 2, Emax=MAX_EMAX, Emin=MIN_EMIN)


def decimals_kept(precision: float) -> int:
    """Decimals of numbers near 1 of this precision: whole words of 64 bits with guard bits, as Wolfram keeps them."""
    words = ceil((max(precision, 1) * _BITS_PER_DIGIT + _GUARD_BITS) / 64)
    return floor((64 * words + 1) / _BITS_PER_DIGIT)


def to_decimal(a: Real, precision: float) -> Decimal:
    """A real number as a Decimal with this many digits and some more."""
    kind = type(a)
    if kind is BigReal:
        return a.value
    if kind is Rational:
        return context_for(precision).divide(decimal_value(a.numerator), decimal_value(a.denominator))
    return context_for(precision).create_decimal(decimal_value(a) if kind is int else a)


def real_of_text(text: str) -> float | BigReal:
    """The real number that decimal digits and an exponent e show: a big real where it is beyond the machine's range.

    ValueError for anything else, the words inf and nan among it.
    """
    x = float(text)
    if x - x == 0 and (x or not set(text.lower().partition("e")[0]) & _NOT_ZERO):
        return x
    if not set(text) & _DIGITS:
        raise ValueError(text)
    return BigReal(context_for(MACHINE_PRECISION).create_decimal(text), MACHINE_PRECISION)


_DIGITS = frozenset("0123456789")
_NOT_ZERO = _DIGITS - {"0"}


def precision_of(a: Number) -> float:
    """Decimal digits that a number is known to; inf for exact ones."""
    kind = type(a)
    if kind is BigReal:
        return a.precision
    if kind is float or kind is complex:
        return MACHINE_PRECISION
    if kind is Complex:
        return min(precision_of(a.re), precision_of(a.im))
    return inf


_WIDE = Context(28, Emax=MAX_EMAX, Emin=MIN_EMIN)  # Python's own context stops at exponents of a million


def magnitude(x: Decimal) -> float:
    """log10 |x| of a number that is not 0."""
    return x.adjusted() + log10(abs(float(_WIDE.scaleb(x, -x.adjusted()))))


def _add_big(a, b) -> Real:
    if _has_no_digits(a) or _has_no_digits(b):
        return nearest_float(a) + nearest_float(b)
    precision = min(precision_of(a), precision_of(b))
    if is_zero(a) and is_exact(a):
        return b
    if is_zero(b) and is_exact(b):
        return a
    x, y = to_decimal(a, precision + 20), to_decimal(b, precision + 20)  # a quotient of integers has digits without end
    errors = [magnitude(v) - precision_of(n) for v, n in ((x, a), (y, b)) if v and precision_of(n) < inf]
    spread = abs(x.adjusted() - y.adjusted()) if x and y else 0
    # Digits of the smaller number count only as far as the larger one is known; 1000 of them bound time and memory.
    total = context_for(max(precision_of(n) for n in (a, b) if precision_of(n) < inf) + min(spread, 1000) + 2).add(x, y)
    if not errors:
        return BigReal(total, precision)
    largest = max(errors)
    error = largest + log10(sum([10 ** (e - largest) for e in errors]))
    if not total:
        return BigReal(total, max(-error, 0.0))
    return BigReal(_round(total, magnitude(total) - error), max(magnitude(total) - error, 0.0))


def _has_no_digits(x) -> bool:
    """Is it an infinite float, or one that is no number?"""
    return type(x) is float and x - x != 0


def _multiply_big(a, b) -> Real:
    if _has_no_digits(a) or _has_no_digits(b):
        return nearest_float(a) * nearest_float(b)
    precisions = [p for p in (precision_of(a), precision_of(b)) if p < inf]
    low = min(precisions)
    precision = low if len(precisions) == 1 else -log10(sum([10.0 ** (low - p) for p in precisions])) + low
    if float in (type(a), type(b)):
        precision = MACHINE_PRECISION  # a machine number is known no better, whatever the other says
    return BigReal(context_for(precision).multiply(to_decimal(a, low + 10), to_decimal(b, low + 10)), precision)


def rounded(x: Decimal, precision: float) -> Decimal:
    """x with the digits that a binary number of this precision shows."""
    if not x:
        return x
    digits = decimals_kept(precision) + (x.adjusted() >= 0)
    return Context(prec=digits, Emax=MAX_EMAX, Emin=MIN_EMIN).plus(x)


def _round(x: Decimal, precision: float) -> Decimal:
    return context_for(max(precision, 1)).plus(x)


def floor_of(x: Real) -> int:
    """The largest integer not above a real number."""
    kind = type(x)
    if kind is int:
        return x
    if kind is float:
        return math.floor(x)
    if kind is Rational:
        return x.numerator // x.denominator
    value = as_fraction(x)
    return value.numerator // value.denominator


def ceiling_of(x: Real) -> int:
    """The smallest integer not below a real number."""
    return -floor_of(negate(x))


def round_of(x: Real) -> int:
    """The nearest integer; halves go to the even one."""
    kind = type(x)
    if kind is int:
        return x
    return round(x) if kind is float else round(as_fraction(x))
