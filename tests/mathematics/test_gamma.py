"""The gamma function of machine numbers and half-integers."""

import math
from fractions import Fraction

import mpmath
import pytest

from wlnet.expression import rational
from wlnet.mathematics.gamma import half_gamma, machine_gamma


@pytest.mark.parametrize("x", [0.1, 0.5, 1.5, 2.25, 10.3, 23.9, 24.1, 56.789, 140.5, 169.9, -0.5, -3.7, -20.25, 1e-9, -1e-9])
def test_to_the_last_digit(x):
    with mpmath.workdps(50):
        assert machine_gamma(x) == float(mpmath.gamma(mpmath.mpf(x)))


@pytest.mark.parametrize("n", [1, 2, 5, 20])
def test_integers_are_factorials(n):
    assert machine_gamma(float(n)) == math.factorial(n - 1)


def test_outside_the_range():
    assert machine_gamma(171.5) == math.gamma(171.5)
    with pytest.raises(OverflowError):
        machine_gamma(172.5)
    with pytest.raises(ValueError):
        machine_gamma(-2.0)


@pytest.mark.parametrize("n, a, b", [(1, 1, 1), (3, 1, 2), (5, 3, 4), (7, 15, 8), (-1, -2, 1), (-3, 4, 3), (-5, -8, 15)])
def test_half_integers(n, a, b):
    assert half_gamma(n) == rational(a, b)
    assert math.isclose(math.gamma(n / 2), float(Fraction(a, b)) * math.sqrt(math.pi))
