"""Polynomials in several variables: division, common divisors and factors."""

from fractions import Fraction
from functools import reduce

import pytest

from wlnet.mathematics.polynomial_terms import (
    content_of,
    divide_exactly,
    divide_terms,
    factor_terms,
    from_dense,
    gcd_terms,
    join_power,
    primitive_terms,
    to_dense,
    widened,
)

X, Y, ONE = {(1, 0): 1}, {(0, 1): 1}, {(0, 0): 1}  # exponents of x and y


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


def test_forms_of_a_polynomial():
    assert to_dense({(2,): 5, (0,): 1}) == [1, 0, 5] and from_dense([1, 0, 5]) == {(0,): 1, (2,): 5}
    assert widened({(1,): 2, (0,): 3}, 2) == {(1, 0): 2, (0, 0): 3}


def test_equal_polynomials_stand_in_a_product_once():
    powers: list = []
    for f, k in ((X, 1), (Y, 2), (X, -3)):
        join_power(powers, f, k)
    assert powers == [(X, -2), (Y, 2)]
