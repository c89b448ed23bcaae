"""Polynomials in one variable: products, quotients and common divisors by their values."""

from fractions import Fraction
from random import Random

from wlnet.mathematics.polynomials import (
    derivative,
    divide_polynomials,
    gcd_polynomials,
    multiply_polynomials,
    primitive,
    ratio,
    series_quotient,
    shifted,
    subtract_polynomials,
    trimmed,
)

RANDOM = Random(7)


def value(f: list, x):
    return sum(c * x**k for k, c in enumerate(f))


def random_polynomial(degree: int, size: int = 9) -> list:
    return [RANDOM.randint(-size, size) for _ in range(degree)] + [RANDOM.choice([1, 2, -3])]


def test_products_by_values():
    for _ in range(20):
        f, g = random_polynomial(RANDOM.randint(0, 5)), random_polynomial(RANDOM.randint(0, 5))
        h = multiply_polynomials(f, g)
        assert len(h) == len(f) + len(g) - 1 and all(value(h, x) == value(f, x) * value(g, x) for x in range(-4, 5))
    assert (
        multiply_polynomials([], [1, 2]) == []
        and multiply_polynomials([1], []) == []
        and multiply_polynomials([0, 1], [0, 1]) == [0, 0, 1]
    )


def test_differences():
    assert subtract_polynomials([1, 2, 3], [1, 0, 3]) == [0, 2]
    assert subtract_polynomials([], [1, 2]) == [-1, -2] and subtract_polynomials([1], []) == [1]


def test_division():
    for _ in range(20):
        f, g = random_polynomial(RANDOM.randint(0, 6)), random_polynomial(RANDOM.randint(1, 3))
        q, r = divide_polynomials(f, g)
        assert len(r) < len(g) and all(value(f, x) == value(q, x) * value(g, x) + value(r, x) for x in range(-4, 5))
    assert divide_polynomials([-1, 0, 1], [1, 1]) == ([-1, 1], []) and divide_polynomials([1], [0, 1]) == ([], [1])
    assert divide_polynomials([1, 1], [0, 2]) == ([Fraction(1, 2)], [1]) and all(
        type(c) is int for c in divide_polynomials([2, 4], [2])[0]
    )


def test_small_parts():
    assert (
        trimmed([1, 0, 2, 0, 0]) == [1, 0, 2]
        and trimmed([0, 0]) == []
        and derivative([5, 3, 0, 2]) == [3, 0, 6]
        and derivative([5]) == []
    )
    assert [ratio(6, 3), ratio(6, 4), ratio(Fraction(1, 2), Fraction(1, 4)), ratio(-6, 3)] == [2, Fraction(3, 2), 2, -2] and type(
        ratio(6, 3)
    ) is int
    assert primitive([6, 9]) == (3, [2, 3]) and primitive([6, -9]) == (-3, [-2, 3]) and primitive([]) == (1, [])
    assert primitive([Fraction(1, 2), Fraction(1, 3)]) == (Fraction(1, 6), [3, 2]) and primitive([4]) == (4, [1])


def test_greatest_common_divisors():
    assert (
        gcd_polynomials([-1, 0, 1], [1, 2, 1]) == [1, 1]
        and gcd_polynomials([1, 1], [2, 1]) == [1]
        and gcd_polynomials([2, 4], [3, 6]) == [1, 2]
    )
    for _ in range(10):
        common = primitive(random_polynomial(2))[1]
        f, g = multiply_polynomials(common, random_polynomial(2)), multiply_polynomials(common, random_polynomial(3))
        d = gcd_polynomials(f, g)
        assert not divide_polynomials(f, d)[1] and not divide_polynomials(g, d)[1] and not divide_polynomials(d, common)[1]


def test_shifts_by_values():
    for a in (Fraction(0), Fraction(2), Fraction(-3, 2)):
        f = random_polynomial(4)
        assert all([value(shifted(f, a), x) == value(f, x + a) for x in range(-3, 4)])
    assert shifted([], Fraction(1)) == []


def test_quotients_as_series():
    """The series times the divisor is the dividend, as far as it goes."""
    f, g = [Fraction(c) for c in (3, 1, 2)], [Fraction(c) for c in (2, -1, 0, 5)]
    series = series_quotient(f, g, 8)
    assert multiply_polynomials(series, g)[:8] == [*f, 0, 0, 0, 0, 0] and len(series) == 8
    assert series_quotient([Fraction(1)], [Fraction(1), Fraction(-1)], 4) == [1, 1, 1, 1] and series_quotient(f, g, 0) == []
