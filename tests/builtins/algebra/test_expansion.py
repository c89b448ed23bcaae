"""Expand and its relatives; polynomials modulo numbers and polynomials."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Expand[(a + b)^3]", "a^3 + 3*a^2*b + 3*a*b^2 + b^3"),
        ("Expand[(x + Sqrt[2])^2]", "2 + 2*Sqrt[2]*x + x^2"),
        ("Expand[(x + 1)^2, y]", "(1 + x)^2"),
        ("Expand[(x + 1)^2, x]", "1 + 2*x + x^2"),
        ("Expand[{(x + 1)^2, x (x + 1)}]", "{1 + 2*x + x^2, x + x^2}"),
        ("Expand[(x + 1)^2 == 0]", "1 + 2*x + x^2 == 0"),
        ("Expand[(x + y)^2/z]", "x^2/z + (2*x*y)/z + y^2/z"),
        ("Expand[1/(x + 1)^2]", "(1 + x)^(-2)"),
        ("Expand[(3 x + 5)^2, Modulus -> 4]", "1 + 2*x + x^2"),
        ("Expand[f[(x + 1)^2]]", "f[(1 + x)^2]"),
        ("ExpandAll[f[(x + 1)^2]]", "f[1 + 2*x + x^2]"),
        ("ExpandAll[f[x (x + 1)] g[(x + 1)^2]]", "f[x + x^2]*g[1 + 2*x + x^2]"),
        ("ExpandNumerator[(x + 1)^2/(x - 1)^2]", "(1 + 2*x + x^2)/(-1 + x)^2"),
        ("ExpandDenominator[(x + 1)^2/(x - 1)^2]", "(1 + x)^2/(1 - 2*x + x^2)"),
        ("Expand[x]", "x"),
        ("Expand[3]", "3"),
        ("PolynomialMod[7 x^2 + 3 x + 5, 3]", "2 + x^2"),
        ("PolynomialMod[x^2 + 1, x - 1]", "2"),
        ("PolynomialMod[-1, 3]", "2"),
    ],
)
def test_expansion(code, expected):
    assert value_of(code) == expected
