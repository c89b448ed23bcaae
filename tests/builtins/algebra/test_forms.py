"""Expressions taken as polynomials: what is expanded, what counts as a generator, what makes a denominator."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Expand[(1 + x)^(5/2)]", "Sqrt[1 + x] + 2*x*Sqrt[1 + x] + x^2*Sqrt[1 + x]"),
        ("Expand[Sqrt[1 + x]]", "Sqrt[1 + x]"),
        ("Expand[(x y)^2 (1 + z)]", "x^2*y^2 + x^2*y^2*z"),
        ("Expand[x^a (1 + x^b)]", "x^a + x^(a + b)"),
        ("Expand[x (1/x + 1)]", "1 + x"),
        ("Expand[(Sqrt[x] + 1)^2]", "1 + 2*Sqrt[x] + x"),
        ("Expand[(1 + I)^2 (x + 1)]", "2*I + (2*I)*x"),
        ("Expand[(x + 1.5)^2]", "2.25 + 3.*x + x^2"),
        ("Expand[(f[x] + g)^2]", "g^2 + 2*g*f[x] + f[x]^2"),
        ("Expand[(a + b) (a - b)]", "a^2 - b^2"),
        ("Expand[(x + 1) < 3 (y + 1)]", "1 + x < 3 + 3*y"),
        ("Expand[x -> (y + 1)^2]", "x -> 1 + 2*y + y^2"),
        ("Expand[(x - x^2/x) y]", "0"),
        ("Coefficient[Expand[(1 + x)^40], x, 20] == Binomial[40, 20]", "True"),
        ("Length[Expand[(a + b + c + d)^6]]", "84"),
    ],
)
def test_expansion(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("CoefficientList[a + (b + c) x, x]", "{a, b + c}"),
        ("CoefficientList[(x + 1)^2 - x^2, x]", "{1, 2}"),
        ("CoefficientList[f[y] x + x, x]", "{0, 1 + f[y]}"),
        ("PolynomialQ[x f[x], x]", "False"),
        ("PolynomialQ[x f[y], x]", "True"),
        ("CoefficientList[1 + f[x] + f[x]^2, f[x]]", "{1, 1, 1}"),
        ("PolynomialQ[x^1.5, x]", "False"),
    ],
)
def test_coefficients_of_one_variable(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Factor[Log[x]^2 + Log[x]]", "Log[x]*(1 + Log[x])"),
        ("Factor[f[x]^2 - 4]", "(-2 + f[x])*(2 + f[x])"),
    ],
)
def test_functions_are_generators(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Together[a/b + c/(b d)]", "(c + a*d)/(b*d)"),
        ("Together[(1 + 1/x)/x]", "(1 + x)/x^2"),
        ("Together[1/x^2 + 1/x]", "(1 + x)/x^2"),
        ("Together[1/(2 x) + 1/(3 x)]", "5/(6*x)"),
        ("Together[1/(1 + 1/x)]", "x/(1 + x)"),
        ("Expand[Together[(1 + 1/x)^2] x^2]", "1 + 2*x + x^2"),
        ("Together[(1 + 1/x)^(-2)]", "x^2/(1 + x)^2"),
        ("Together[a + 1/b]", "(1 + a*b)/b"),
        ("Together[1/(2 + 2 x) + 1]", "(3 + 2*x)/(2*(1 + x))"),
    ],
)
def test_common_denominators(code, expected):
    assert value_of(code) == expected
