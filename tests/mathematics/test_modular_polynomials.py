"""Polynomials over finite fields: factors against their product and against all polynomials of small degree."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlnet.mathematics.modular_polynomials import (
    divide_modulo,
    factor_modulo,
    gcd_modulo,
    multiply_modulo,
    power_modulo,
    reduced_modulo,
)
from wlnet.mathematics.polynomials import trimmed

PRIMES = [2, 3, 5, 7, 13]


@st.composite
def polynomials(draw, least: int = 1):
    """(prime, polynomial of degree up to 8 that is not 0)."""
    p = draw(st.sampled_from(PRIMES))
    f = trimmed(draw(st.lists(st.integers(0, p - 1), min_size=least, max_size=9)))
    return p, f or [1]


def is_irreducible(f: list, p: int) -> bool:
    """Does no monic polynomial of at most half the degree divide f?"""
    return not any(
        [
            not divide_modulo(f, [*low, 1], p)[1]
            for degree in range(1, (len(f) - 1) // 2 + 1)
            for low in product(range(p), repeat=degree)
        ]
    )


@given(polynomials())
def test_factors_multiply_to_the_polynomial(drawn):
    p, f = drawn
    content, factors = factor_modulo(f, p)
    result = [content]
    for g, k in factors:
        assert g[-1] == 1 and k > 0
        for _ in range(k):
            result = multiply_modulo(result, g, p)
    assert result == f and len({tuple(g) for g, _ in factors}) == len(factors)


@pytest.mark.parametrize("p", [2, 3])
def test_factors_are_irreducible(p):
    for f in product(range(p), repeat=5):
        for g, _ in factor_modulo([*f, 1], p)[1]:
            assert is_irreducible(g, p), (f, g)


@pytest.mark.parametrize(
    "f, p, factors",
    [
        ([1, 0, 1], 2, [([1, 1], 2)]),
        ([1, 0, 0, 0, 1], 3, [([2, 1, 1], 1), ([2, 2, 1], 1)]),
        ([-1, *[0] * 9, 1], 5, [([1, 1], 5), ([4, 1], 5)]),
        ([0, 0, 0, 1], 7, [([0, 1], 3)]),
        ([3], 5, []),
    ],
)
def test_powers_of_the_characteristic(f, p, factors):
    assert factor_modulo(reduced_modulo(f, p), p)[1] == factors


@given(polynomials(), st.lists(st.integers(0, 12), min_size=1, max_size=5), st.lists(st.integers(0, 12), min_size=1, max_size=5))
def test_the_greatest_common_divisor_has_the_common_factor(drawn, a, b):
    p, f = drawn
    a, b = reduced_modulo(a, p), reduced_modulo(b, p)
    common = gcd_modulo(multiply_modulo(f, a, p), multiply_modulo(f, b, p), p)
    assert common == [] if not a and not b else not divide_modulo(common, f, p)[1]


def test_powers_and_fractions():
    assert power_modulo([0, 1], 5, [1, 1], 7) == [6]  # x^5 at x = -1
    assert reduced_modulo([Fraction(1, 2), 3, 7], 7) == [4, 3]
    with pytest.raises(ZeroDivisionError):
        reduced_modulo([Fraction(1, 7)], 7)
