"""Exact numbers that Python has no fast native type for.

Integers are ``int``, machine reals ``float``, machine complex numbers ``complex``.  Python's ``bool`` never occurs.
"""

from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from math import gcd

from .integers import decimal_value, integer_text

# Type checkers read a variable of this name as True.  The name in typing would do too, but importing typing takes a tenth
# of the time in which wlnet starts.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from fractions import Fraction
    from typing import Any

    # Any for a checker, because most code asks for the type by way of a variable, which a checker does not follow.
    Real = Any  # int, float, Rational or BigReal
    Number = Any  # a Real, complex or Complex
else:
    Real = Number = object


class Rational:
    """An exact fraction in lowest terms with a denominator above 1.  Make one with `rational`."""

    __slots__ = ("numerator", "denominator")

    def __init__(self, numerator: int, denominator: int):
        self.numerator = numerator
        self.denominator = denominator

    def __eq__(self, other: object) -> bool:
        return type(other) is Rational and self.numerator == other.numerator and self.denominator == other.denominator

    def __hash__(self) -> int:
        return hash((Rational, self.numerator, self.denominator))

    def __float__(self) -> float:
        return self.numerator / self.denominator

    def __repr__(self) -> str:
        return f"{integer_text(self.numerator)}/{integer_text(self.denominator)}"


class Complex:
    """A complex number with at least one exact part; parts are int, Rational, float or BigReal.

    A number with two machine parts is a Python ``complex``.  Make one with `complex_number`.
    """

    __slots__ = ("re", "im")

    def __init__(self, re: Real, im: Real):
        self.re = re
        self.im = im

    def __eq__(self, other: object) -> bool:
        return type(other) is Complex and identical_atoms(self.re, other.re) and identical_atoms(self.im, other.im)

    def __hash__(self) -> int:
        return hash((Complex, self.re, self.im))

    def __repr__(self) -> str:
        re, im = [integer_text(x) if type(x) is int else repr(x) for x in (self.re, self.im)]
        return f"Complex({re}, {im})"


class BigReal:
    """A real of arbitrary precision: a decimal value and its precision in decimal digits."""

    __slots__ = ("value", "precision")

    def __init__(self, value: Decimal, precision: float):
        self.value = value
        self.precision = precision

    def __eq__(self, other: object) -> bool:
        return type(other) is BigReal and self.value == other.value and self.precision == other.precision

    def __hash__(self) -> int:
        return hash((BigReal, self.value))

    def __float__(self) -> float:
        return float(self.value)

    def __repr__(self) -> str:
        return f"{self.value}`{self.precision}"


def rational(numerator: int, denominator: int) -> int | Rational:
    """numerator/denominator as an int or a Rational in lowest terms.  The denominator must not be 0."""
    common = gcd(numerator, denominator)
    if denominator < 0:
        common = -common
    if common != 1:
        numerator //= common
        denominator //= common
    return numerator if denominator == 1 else Rational(numerator, denominator)


def complex_number(re: Real, im: Real) -> Number:
    """re + im I as the canonical atom: a real if im is an exact 0, ``complex`` if a part is a machine real."""
    if type(im) is int and im == 0:
        return re
    if type(re) is float or type(im) is float:
        try:
            return complex(float(re), float(im))
        except OverflowError:
            return Complex(_machine_like(re), _machine_like(im))
    return Complex(re, im)


_MACHINE_DIGITS = 17  # as many as a double needs to be itself


def _machine_like(x: Real) -> BigReal:
    """A real number of any size with the digits of a machine number."""
    if type(x) is BigReal:
        return x
    digits = Context(prec=_MACHINE_DIGITS, Emax=MAX_EMAX, Emin=MIN_EMIN)
    if type(x) is Rational:
        value = digits.divide(decimal_value(x.numerator), decimal_value(x.denominator))
    else:
        value = digits.create_decimal(decimal_value(x) if type(x) is int else x)
    return BigReal(value, MACHINE_PRECISION)


def from_fraction(a: "Fraction | int") -> int | Rational:
    """An int or fractions.Fraction as a number atom."""
    return a if type(a) is int else rational(a.numerator, a.denominator)


def negate(a: Number) -> Number:
    """-a, with all its digits."""
    kind = type(a)
    if kind is int or kind is float or kind is complex:
        return -a
    if kind is Rational:
        return Rational(-a.numerator, a.denominator)
    if kind is BigReal:  # Decimal's minus sign would round to 28 digits
        return BigReal(a.value.copy_negate(), a.precision) if a.value else a
    return Complex(negate(a.re), negate(a.im))


def as_fraction(a: Real) -> "Fraction | int":
    """The exact value of a real number as an int or fractions.Fraction."""
    if type(a) is int:
        return a
    from fractions import Fraction  # slow, and compared numbers are mostly machine numbers

    if type(a) is Rational:
        return Fraction(a.numerator, a.denominator)
    return Fraction(a.value if type(a) is BigReal else a)


def identical_atoms(a: Number, b: Number) -> bool:
    """SameQ of two numbers: same type and same value (1 and 1. differ)."""
    return type(a) is type(b) and a == b


MACHINE_PRECISION = 15.954589770191003  # $MachinePrecision: 53 bits in decimal digits
EXACT_REALS = frozenset((int, Rational))
REALS = frozenset((int, float, Rational, BigReal))
COMPLEXES = frozenset((complex, Complex))
NUMBERS = frozenset((int, float, complex, Rational, Complex, BigReal))
