"""Exact combinatorial numbers."""

from fractions import Fraction
from math import comb, factorial

import pytest

from wlnet.expression import rational
from wlnet.expression.arithmetic import numerator
from wlnet.mathematics.combinatorics import (
    abs_exact,
    bell,
    bernoulli,
    binomial_of,
    distinct_partition_count,
    euler,
    fibonacci_pair,
    partition_count,
    power_sum,
    product_of,
    stirling1,
    stirling2,
    sum_of_reciprocals,
)


def fraction(x) -> Fraction:
    return Fraction(x if isinstance(x, int) else Fraction(x.numerator, x.denominator))


@pytest.mark.parametrize("n", [0, 1, 2, 31, 32, 33, 64, 65, 1000])
def test_products(n):
    assert product_of(range(1, n + 1)) == factorial(n)
    assert product_of([-1] * n + [2]) == 2 * (-1) ** n


def test_binomials_of_any_sign():
    """Pascal's rule holds but at the corner, where the values are Kronenburg's: binomial(n, n) = 1."""
    for n in range(-7, 8):
        for k in range(-7, 8):
            if n >= 0:
                assert binomial_of(n, k) == (comb(n, k) if k >= 0 else 0)
            elif k >= 0:
                assert binomial_of(n, k) == (-1) ** k * comb(-n + k - 1, k)
            else:
                assert binomial_of(n, k) == ((-1) ** (n - k) * comb(-k - 1, n - k) if k <= n else 0)
    assert [binomial_of(*pair) for pair in ((-1, -1), (-2, -3), (-2, -1), (-1, 3), (-1, -4))] == [1, -2, 0, -1, -1]


def test_fibonacci_numbers():
    a, b = 0, 1
    for n in range(100):
        assert fibonacci_pair(n) == (a, b)
        a, b = b, a + b


@pytest.mark.parametrize("low, high, r", [(1, 1, 1), (1, 2, 1), (1, 10, 1), (3, 8, 2), (5, 6, 3), (4, 4, 1), (1, 5, 0)])
def test_sums_of_reciprocals(low, high, r):
    assert fraction(sum_of_reciprocals(low, high, r)) == sum([Fraction(1, k**r) for k in range(low, high)])


def test_bernoulli_numbers():
    known = {0: 1, 1: Fraction(-1, 2), 2: Fraction(1, 6), 3: 0, 4: Fraction(-1, 30), 5: 0, 6: Fraction(1, 42), 8: Fraction(-1, 30)}
    known |= {10: Fraction(5, 66), 12: Fraction(-691, 2730), 13: 0, 14: Fraction(7, 6), 20: Fraction(-174611, 330)}
    for n in sorted(known, reverse=True):  # from the last one on: the table grows once, and then serves
        assert fraction(bernoulli(n)) == known[n], n


def test_absolute_value():
    assert [abs_exact(x) for x in (3, -3, 0)] == [3, 3, 0]
    assert abs_exact(rational(-2, 3)) == rational(2, 3) == abs_exact(rational(2, 3)) and numerator(abs_exact(rational(-2, 3))) == 2


def test_euler_numbers():
    assert [euler(n) for n in range(13)] == [1, 0, -1, 0, 5, 0, -61, 0, 1385, 0, -50521, 0, 2702765]


def test_stirling_numbers():
    """Either triangle by its rule, and the two are inverse to each other."""
    for n in range(1, 9):
        for m in range(10):
            first, second = (stirling1(n - 1, m - 1), stirling2(n - 1, m - 1)) if m else (0, 0)
            assert stirling1(n, m) == first - (n - 1) * stirling1(n - 1, m)
            assert stirling2(n, m) == second + m * stirling2(n - 1, m)
            assert sum([stirling2(n, k) * stirling1(k, m) for k in range(n + 1)]) == (n == m)
    assert stirling1(0, 0) == stirling2(0, 0) == 1


def test_bell_numbers_count_all_partitions():
    assert [bell(n) for n in range(10)] == [sum([stirling2(n, m) for m in range(n + 1)]) for n in range(10)]


def test_partitions_of_integers():
    assert [partition_count(n) for n in range(-1, 13)] == [0, 1, 1, 2, 3, 5, 7, 11, 15, 22, 30, 42, 56, 77]
    assert [distinct_partition_count(n) for n in range(-1, 13)] == [0, 1, 1, 1, 2, 2, 3, 4, 5, 6, 8, 10, 12, 15]
    assert partition_count(100) == 190569292 and distinct_partition_count(100) == 444793


@pytest.mark.parametrize("j", range(8))
def test_power_sums(j):
    coefficients = [fraction(c) for c in power_sum(j)]
    for n in range(7):
        assert sum([c * n**k for k, c in enumerate(coefficients)]) == sum([k**j for k in range(1, n + 1)])
