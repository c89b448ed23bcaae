"""Numerators and denominators."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Numerator[(a b)/(c d)]", "a*b"),
        ("Denominator[3/4 x^-2]", "4*x^2"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{Numerator[3/4], Denominator[3/4], Numerator[x], Denominator[x], Numerator[2.5], Denominator[2.5], Numerator[a/b], Denominator[a/b]}",
            "{3, 4, x, 1, 2.5, 1, a, b}",
        ),
        (
            "{Numerator[x^-2], Denominator[x^-2], Numerator[2^(-x)], Denominator[2^(-x)], Denominator[E^(a - b)], Numerator[E^(a - b)], Denominator[Sqrt[2/3]]}",
            "{1, x^2, 1, 2^x, E^b, E^a, Sqrt[3]}",
        ),
        (
            "{Numerator[2 x/(3 y)], Denominator[2 x/(3 y)], NumeratorDenominator[a/b^2], Numerator[{1/2, 2/3}], Numerator[(a + b)/c], Denominator[I/2]}",
            "{2*x, 3*y, {a, b^2}, {1, 2}, a + b, 2}",
        ),
    ],
)
def test_more_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Numerator[I]", "I"),
        ("Denominator[3 - 4 I]", "1"),
        ("Numerator[(1 + I)/2]", "1 + I"),
        ("Denominator[(1 + I)/2]", "2"),
        ("Numerator[I x/3]", "I*x"),
    ],
)
def test_fractions_of_complex_numbers(code, expected):
    assert value_of(code) == expected
