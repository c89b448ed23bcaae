"""Exact numbers beside approximate ones become approximate, to the precision of these."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("Pi + 1.", "4.141592653589793"),
        ("2. Sqrt[2] x", "2.8284271247461903*x"),
        ("Precision[Pi + 1.`30] > 29.9", "True"),
        ("Precision[Pi (1 + 2.`40 I)] > 39", "True"),
        ("Precision[Pi + 1.`30 + 2.]", "MachinePrecision"),
        ("Pi + 1", "1 + Pi"),
        ("1. + Infinity", "Infinity"),
        ("1. + f[2]", "1. + f[2]"),
        ("Pi^2.", "9.869604401089358"),
        ("2.^Pi", "8.824977827076287"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("N[Pi, 20] // Precision", "20."),
    ],
)
def test_single_values(code, expected):
    assert value_of(code) == expected
