"""Coefficients, exponents and variables of polynomials."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Collect[a x + b x + c, x]", "c + (a + b)*x"),
        ("Collect[a x + b x^2 + c x, x]", "(a + c)*x + b*x^2"),
        ("Collect[(1 + a + x)^2, x]", "1 + 2*a + a^2 + (2 + 2*a)*x + x^2"),
        ("Collect[a x + b x, x, f]", "x*f[a + b]"),
        ("Collect[a x + 2 x, x, f]", "x*f[2 + a]"),
        ("Collect[{a x + b x, x}, x]", "{(a + b)*x, x}"),
        ("Collect[x y + x + y x^2, {x, y}]", "x^2*y + x*(1 + y)"),
        ("Coefficient[(1 + x)^5, x, 2]", "10"),
        ("Coefficient[(x + y)^3, x y^2]", "3"),
        ("Coefficient[x^2 + a x + b, x, 0]", "b"),
        ("Coefficient[{x, 2 x}, x]", "{1, 2}"),
        ("Coefficient[3 + 2 x, x, {0, 1}]", "{3, 2}"),
        ("Coefficient[a x^2, x]", "0"),
        ("Coefficient[x^(-1) + x, x, -1]", "1"),
        ("Coefficient[2 x y + 3 x, x]", "3 + 2*y"),
        ("CoefficientList[1 + 2 x + x^3, x]", "{1, 2, 0, 1}"),
        ("CoefficientList[0, x]", "{}"),
        ("CoefficientList[7, x]", "{7}"),
        ("CoefficientList[1 + x y^2, {x, y}]", "{{1, 0, 0}, {0, 0, 1}}"),
        ("CoefficientList[{1 + x, x}, x]", "{{1, 1}, {0, 1}}"),
        ("CoefficientRules[x^2 + 3 x y + 5, {x, y}]", "{{2, 0} -> 1, {1, 1} -> 3, {0, 0} -> 5}"),
        ("CoefficientRules[2 x + 1]", "{{1} -> 2, {0} -> 1}"),
        ("FromCoefficientRules[{{2, 0} -> 1, {1, 1} -> 3, {0, 0} -> 5}, {x, y}]", "5 + x^2 + 3*x*y"),
        ("FromCoefficientRules[{{2} -> a, {0} -> 1}, x]", "1 + a*x^2"),
        ("MonomialList[(x + y)^2, {x, y}]", "{x^2, 2*x*y, y^2}"),
        ("MonomialList[1 + 2 x]", "{2*x, 1}"),
        ("Exponent[1 + x^3, x]", "3"),
        ("Exponent[x + x^3, x, Min]", "1"),
        ("Exponent[0, x]", "-Infinity"),
        ("Exponent[(x^2 + 1)^3 - x^6, x]", "4"),
        ("Exponent[{x, x^2, 5}, x]", "{1, 2, 0}"),
        ("Exponent[x + x^3, x, List]", "{1, 3}"),
    ],
)
def test_coefficients(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("PolynomialQ[x^2 + 1/y, x]", "True"),
        ("PolynomialQ[x^2 + 1/y, {x, y}]", "False"),
        ("PolynomialQ[Sin[x], x]", "False"),
        ("PolynomialQ[x^a, x]", "False"),
        ("PolynomialQ[x^2 y]", "True"),
        ("PolynomialQ[3, x]", "True"),
        ("PolynomialQ[Sqrt[x], x]", "False"),
        ("Variables[x^2 + y z]", "{x, y, z}"),
        ("Variables[(a + x)^2/b + Sin[c]]", "{a, b, x, Sin[c]}"),
        ("Variables[3 + Pi]", "{}"),
        ("Variables[{x, y + x}]", "{x, y}"),
    ],
)
def test_questions(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ("CoefficientList[Sin[x], x]", ["CoefficientList::poly"]),
        ("CoefficientList[1/x, x]", ["CoefficientList::poly"]),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{CoefficientList[(x + 3)^2, x, Modulus -> 5], CoefficientList[(x + 2 y)^2, {x, y}, Modulus -> 3]}",
            "{{4, 1, 1}, {{0, 0, 1}, {0, 1, 0}, {1, 0, 0}}}",
        ),
        (
            "{CoefficientRules[(x + 3)^2, Modulus -> 3], MonomialList[(x + 3)^2, Modulus -> 5], ExpandAll[(x + 3)^2, Modulus -> 5]}",
            "{{{2} -> 1}, {x^2, x, 4}, 4 + x + x^2}",
        ),
    ],
)
def test_coefficients_modulo_a_number(code, expected):
    assert value_of(code) == expected
