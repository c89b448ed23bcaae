"""Algebra of polynomials: products, quotients and factors against each other and against known factorisations."""

from fractions import Fraction
from functools import reduce
from random import Random

import pytest

from wlnet.mathematics.polynomial_algebra import (
    content_of,
    derivative,
    divide_exactly,
    divide_polynomials,
    divide_terms,
    factor_polynomial,
    factor_terms,
    gcd_polynomials,
    gcd_terms,
    multiply_polynomials,
    primitive,
    primitive_terms,
    ratio,
    rational_roots,
    square_free,
    trimmed,
)

RANDOM = Random(7)


def value(f: list, x):
    return sum(c * x**k for k, c in enumerate(f))


def random_polynomial(degree: int, size: int = 9) -> list:
    return [RANDOM.randint(-size, size) for _ in range(degree)] + [RANDOM.choice([1, 2, -3])]


def product_of(factors: list) -> list:
    return reduce(multiply_polynomials, [g for g, k in factors for _ in range(k)], [1])


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


# --- several variables: exponents of x and y ---------------------------------------------------------------------------

X, Y, ONE = {(1, 0): 1}, {(0, 1): 1}, {(0, 0): 1}


def add(*terms):
    out: dict = {}
    for f in terms:
        for e, c in f.items():
            out[e] = out.get(e, 0) + c
    return {e: c for e, c in out.items() if c}


def times(*factors):
    def two(f, g):
        out: dict = {}
        for a, c in f.items():
            for b, d in g.items():
                e = tuple([x + y for x, y in zip(a, b)])
                out[e] = out.get(e, 0) + c * d
        return {e: c for e, c in out.items() if c}

    return reduce(two, factors)


SUM, DIFFERENCE, PRODUCT = add(X, Y), add(X, {(0, 1): -1}), add(times(X, Y), ONE)
SQUARES = add(times(X, X), times(Y, Y))


def test_division_in_several_variables():
    assert (
        divide_terms(times(SUM, DIFFERENCE), SUM) == DIFFERENCE
        and divide_terms(times(SUM, SUM), DIFFERENCE) is None
        and divide_terms({}, SUM) == {}
    )
    assert (
        divide_terms(SUM, {(0, 0): 2}) == {(1, 0): Fraction(1, 2), (0, 1): Fraction(1, 2)}
        and divide_exactly(SUM, {(0, 0): 2}) is None
        and divide_exactly(times(SUM, PRODUCT), PRODUCT) == SUM
        and divide_terms(Y, X) is None
    )


def test_contents():
    assert (
        content_of({(1, 0): 6, (0, 1): 9}) == 3
        and content_of({(1, 0): -6, (0, 1): 9}) == -3
        and content_of({(1, 0): Fraction(1, 2), (0, 0): Fraction(1, 3)}) == Fraction(1, 6)
    )
    assert primitive_terms({(1, 0): -6, (0, 1): 9}) == {(1, 0): 2, (0, 1): -3}


def test_common_divisors_in_several_variables():
    assert (
        gcd_terms(times(SUM, DIFFERENCE), times(SUM, PRODUCT)) == SUM
        and gcd_terms(SUM, DIFFERENCE) == ONE
        and gcd_terms({}, SUM) == SUM
        and gcd_terms({(1, 1): 4}, {(1, 0): 6}) == X
    )
    assert gcd_terms(times(SUM, SUM, PRODUCT), times(SUM, PRODUCT, DIFFERENCE)) == times(SUM, PRODUCT)


@pytest.mark.parametrize("factors", [
    [(SUM, 1), (DIFFERENCE, 1)], [(SUM, 2)], [(X, 2), (SUM, 1)], [(X, 1), (Y, 3)], [(PRODUCT, 1), (SUM, 1)], [(SQUARES, 1)], [(SQUARES, 1), (DIFFERENCE, 2)], [(add(times(X, X), Y), 1), (add(X, times(Y, Y)), 1)], [(add(X, ONE), 2)],
])  # fmt: skip
def test_factors_in_several_variables(factors):
    f = times(ONE, *[g for g, k in factors for _ in range(k)])
    content, found = factor_terms({e: -6 * c for e, c in f.items()})
    assert content == -6 and sorted([(sorted(g.items()), k) for g, k in found]) == sorted(
        [(sorted(g.items()), k) for g, k in factors]
    )


def test_constants_have_no_factors():
    assert factor_terms({(0, 0): 12}) == (12, []) and factor_terms({(1, 0): Fraction(1, 2)}) == (Fraction(1, 2), [(X, 1)])
