"""Factors of polynomials in one variable, against known ones and by their products."""

from fractions import Fraction
from functools import reduce
from random import Random

import pytest

from wlnet.mathematics.polynomial_factors import factor_polynomial, rational_roots, square_free
from wlnet.mathematics.polynomials import multiply_polynomials, primitive

RANDOM = Random(7)


def random_polynomial(degree: int, size: int = 9) -> list:
    return [RANDOM.randint(-size, size) for _ in range(degree)] + [RANDOM.choice([1, 2, -3])]


def product_of(factors: list) -> list:
    return reduce(multiply_polynomials, [g for g, k in factors for _ in range(k)], [1])


def test_square_free_parts():
    f = product_of([([1, 1], 1), ([2, 1], 2), ([1, 0, 1], 3)])
    assert sorted(square_free(f), key=lambda p: p[1]) == [([1, 1], 1), ([2, 1], 2), ([1, 0, 1], 3)] and square_free([1, 0, 1]) == [
        ([1, 0, 1], 1)
    ]


@pytest.mark.parametrize("f, degrees", [
    ([-1, 0, 0, 0, 0, 0, 1], [1, 1, 2, 2]), ([4, 0, 0, 0, 1], [2, 2]), ([1, 0, 0, 0, 1], [4]), ([1, 0, 1], [2]), ([2, 0, 1], [2]), ([-2, 0, 1], [2]), ([-4, 0, 1], [1, 1]), ([1, 1, 1, 1, 1], [4]), ([1, 0, -10, 0, 1], [4]), ([-1] + [0] * 11 + [1], [1, 1, 2, 2, 2, 4]),
    ([1, 2, 1], [1, 1]), ([0, 0, 3, 3], [1, 1, 1]), ([6, 5, 1], [1, 1]), ([-6, 11, -6, 1], [1, 1, 1]), ([1, 0, 0, 0, 0, 0, 0, 0, 1], [8]), ([2, 3, 4, 3, 2], [2, 2]), ([-3, 1, 6], [2]), ([-2, 1, 6], [1, 1]), ([1, 1], [1]), ([5], []),
])  # fmt: skip
def test_factors(f, degrees):
    content, factors = factor_polynomial(f)
    assert [content * c for c in product_of(factors)] == f
    assert sorted([len(g) - 1 for g, k in factors for _ in range(k)]) == degrees
    assert all(g[-1] > 0 and primitive(g)[0] == 1 for g, _ in factors)


def test_factors_of_random_products():
    for _ in range(8):
        parts = [random_polynomial(RANDOM.randint(1, 3)) for _ in range(3)]
        f = reduce(multiply_polynomials, parts)
        content, factors = factor_polynomial(f)
        assert [content * c for c in product_of(factors)] == f and sum(k for _, k in factors) >= 3
    assert (
        factor_polynomial([Fraction(1, 2), Fraction(1, 2)]) == (Fraction(1, 2), [([1, 1], 1)])
        and factor_polynomial([-1, -1]) == (-1, [([1, 1], 1)])
        and factor_polynomial([-5]) == (-5, [])
    )


def test_rational_roots():
    assert rational_roots([-6, 11, -6, 1]) == ([(1, 1), (2, 1), (3, 1)], [1]) or sorted(rational_roots([-6, 11, -6, 1])[0]) == [
        (1, 1),
        (2, 1),
        (3, 1),
    ]
    roots, rest = rational_roots(product_of([([1, 2], 2), ([0, 1], 1), ([1, 0, 1], 1)]))
    assert sorted(roots) == [(Fraction(-1, 2), 2), (0, 1)] and rest == [4, 0, 4] and rational_roots([1, 0, 1]) == ([], [1, 0, 1])
