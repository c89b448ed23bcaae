"""Quotients of polynomials: what is cancelled and what the fractions add up to."""

from fractions import Fraction
from random import Random

import pytest

from wlnet.mathematics.polynomials import divide_polynomials, multiply_polynomials
from wlnet.mathematics.rational_functions import (
    cancel_power,
    divide_factors,
    partial_fractions,
    rational_poles,
    reduced_fraction,
    scaled_gcd,
)

X, Y = {(1, 0): 1}, {(0, 1): 1}
SUM = {(1, 0): 1, (0, 1): 1}
SQUARE_LESS = {(2, 0): 1, (0, 2): -1}  # x^2 - y^2


def value(f: list, x) -> Fraction:
    return sum([c * Fraction(x) ** k for k, c in enumerate(f)], Fraction(0))


@pytest.mark.parametrize("seed", range(5))
def test_partial_fractions_add_up_to_the_quotient(seed):
    random = Random(seed)
    above = [random.randint(-9, 9) for _ in range(6)] + [1]
    below = [3]
    for f in ([1, 1], [1, 1], [-2, 3], [1, 0, 1], [5, 1]):
        below = multiply_polynomials(below, f)
    quotient, fractions = partial_fractions(above, below)
    assert all([len(numerator) < len(factor) for numerator, factor, _ in fractions])
    for x in (7, 11, Fraction(1, 3)):
        total = value(quotient, x) + sum([value(n, x) / value(f, x) ** k for n, f, k in fractions])
        assert total == value(above, x) / value(below, x)


def test_reduced_fractions():
    assert reduced_fraction([-1, 0, 1], [1, 1]) == ([-1, 1], [1])
    assert reduced_fraction([1, 1], [2, 1]) == ([1, 1], [2, 1])
    top, bottom = reduced_fraction([Fraction(1, 2), Fraction(1, 2)], [2, 2])
    assert divide_polynomials(top, bottom) == ([Fraction(1, 4)], [])


def test_powers_are_cancelled():
    assert cancel_power(SQUARE_LESS, SUM, 1, []) == ({(1, 0): 1, (0, 1): -1}, [])
    assert cancel_power(SUM, SUM, 3, []) == ({(0, 0): 1}, [(SUM, 2)])
    assert cancel_power(SUM, SQUARE_LESS, 1, []) == ({(0, 0): 1}, [({(1, 0): 1, (0, 1): -1}, 1)])
    assert cancel_power(X, Y, 2, [(Y, 1)]) == (X, [(Y, 3)])


def test_factors_are_divided():
    above, below = (6, [({(1,): 1}, 2)]), [((2, [(X, 1), (SUM, 1)]), 2)]
    assert divide_factors(above, below, 2) == (Fraction(3, 2), [(SUM, -2)])


def test_common_divisors_keep_that_of_the_numbers():
    assert scaled_gcd({(1, 0): 6}, {(2, 0): 4}) == {(1, 0): 2}
    assert scaled_gcd({(1, 0): Fraction(1, 2)}, {(1, 0): 4}) == X


@pytest.mark.parametrize(
    "above, factors",
    [
        ([1], [[0, 1], [1, 1]]),  # 1/(x (x + 1))
        ([2, 3], [[-1, 2], [-1, 2], [5, 1]]),  # a double root at 1/2
        ([1, 0, 0, 0, 7], [[1, 1], [1, 1], [1, 1]]),  # a polynomial and a triple root
    ],
)
def test_rational_poles_add_up_to_the_quotient(above, factors):
    below = [3]
    for f in factors:
        below = multiply_polynomials(below, f)
    quotient, poles = rational_poles([Fraction(c) for c in above], [Fraction(c) for c in below])
    for x in (7, 11, Fraction(1, 3)):
        total = value(quotient, x) + sum([c / (x - root) ** order for root, order, c in poles])
        assert total == value(above, x) / value(below, x)


def test_irrational_poles():
    assert rational_poles([Fraction(1)], [Fraction(1), Fraction(0), Fraction(1)]) is None
