"""Fractions near real numbers: none simpler would do."""

from decimal import Decimal
from fractions import Fraction
from math import pi, ulp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlnet.expression import BigReal, rational
from wlnet.mathematics.rational_approximation import convergents, near_fraction, shortest_fraction, simplest_between

FRACTIONS = st.fractions(-20, 20, max_denominator=60)


@given(FRACTIONS, FRACTIONS)
def test_the_simplest_fraction_of_an_interval(a, b):
    low, high = min(a, b), max(a, b)
    simple = simplest_between(low, high)
    assert low <= simple <= high
    for d in range(1, simple.denominator):  # no multiple of 1/d lies in it
        assert -(-low * d // 1) > high * d


@given(st.floats(-1e6, 1e6).filter(bool))
def test_the_shortest_fraction_rounds_to_the_number(x):
    assert abs(shortest_fraction(x) - Fraction(x)) <= Fraction(ulp(x)) / 2


@given(FRACTIONS)
def test_convergents_end_with_the_fraction(x):
    steps = list(convergents(x))
    assert steps[-1] == x
    assert all([abs(c - x) < Fraction(1, c.denominator**2) for c in steps[:-1]])


@pytest.mark.parametrize(
    ("x", "tolerance", "expected"),
    [
        (0.75, None, rational(3, 4)),
        (pi, None, pi),
        (pi, Fraction(1, 100), rational(22, 7)),
        (0.1, 0, rational(1, 10)),
        (rational(314, 100), Fraction(1, 10), rational(16, 5)),
        (BigReal(Decimal("0.3333333333333333333333"), 22), None, rational(1, 3)),
    ],
)
def test_near_fractions(x, tolerance, expected):
    assert near_fraction(x, tolerance) == expected
