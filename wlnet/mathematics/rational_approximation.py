"""Fractions near real numbers."""

from collections.abc import Iterator
from fractions import Fraction
from math import ulp

from ..expression.arithmetic import precision_of
from ..expression.numbers import Real, as_fraction, from_fraction

_CLOSENESS = 10_000  # p/q is near x if |p/q - x| < 10^-4/q^2, as the page of Rationalize says
_MACHINE_UNCERTAINTY = Fraction(1, 2**53)


def near_fraction(x: Real, tolerance: "Fraction | int | None") -> Real:
    """The simplest fraction within the tolerance; without one, within 10^-4 over the square of its denominator, else x."""
    value = as_fraction(x)
    if tolerance == 0:
        return from_fraction(shortest_fraction(x) if type(x) is float else value)
    if tolerance is not None:
        return from_fraction(simplest_between(value - tolerance, value + tolerance))
    uncertainty = abs(value) * _MACHINE_UNCERTAINTY if type(x) is float else abs(value) / 10 ** int(precision_of(x))
    for candidate in convergents(Fraction(value)):
        square = candidate.denominator**2 * _CLOSENESS
        if square * uncertainty > 1:  # the digits of x cannot tell any more
            return x
        if abs(candidate - value) * square < 1:
            return from_fraction(candidate)
    return x


def shortest_fraction(x: float) -> Fraction:
    """The simplest fraction that rounds to the machine number x."""
    value, half = Fraction(x), Fraction(ulp(x)) / 2
    return simplest_between(value - half, value + half)


def convergents(x: Fraction) -> Iterator[Fraction]:
    """The continued-fraction convergents of a fraction."""
    h, k, h1, k1 = 1, 0, 0, 1
    while True:
        a = x.numerator // x.denominator
        h, h1, k, k1 = a * h + h1, h, a * k + k1, k
        yield Fraction(h, k)
        x -= a
        if not x:
            return
        x = 1 / x


def simplest_between(low: Fraction, high: Fraction) -> Fraction:
    """The fraction with the smallest denominator in an interval."""
    if low <= 0 <= high:
        return Fraction(0)
    if high < 0:
        return -simplest_between(-high, -low)
    whole = -(-low.numerator // low.denominator)
    if whole <= high:
        return Fraction(whole)
    floor = low.numerator // low.denominator
    return floor + 1 / simplest_between(1 / (high - floor), 1 / (low - floor))
