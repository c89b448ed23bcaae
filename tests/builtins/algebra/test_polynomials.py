"""Expansion, factors, quotients, coefficients and division of polynomials."""

import pytest
from asking import messages_of, value_of


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
    ],
)
def test_expansion(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Factor[x^6 - 1]", "(-1 + x)*(1 + x)*(1 - x + x^2)*(1 + x + x^2)"),
        ("Factor[a^2 - b^2]", "(a - b)*(a + b)"),
        ("Factor[2 x^2 + 4 x]", "2*x*(2 + x)"),
        ("Factor[x^4 + 4]", "(2 - 2*x + x^2)*(2 + 2*x + x^2)"),
        ("Factor[x^2 + 1]", "1 + x^2"),
        ("Factor[x^2 + 2 x + 1]", "(1 + x)^2"),
        ("Factor[x/2 + 1/2]", "(1 + x)/2"),
        ("Factor[1 - x]", "1 - x"),
        ("Factor[(x^2 - 1)/(x - 1)]", "1 + x"),
        ("Factor[{x^2 - 1, x^2 + x}]", "{(-1 + x)*(1 + x), x*(1 + x)}"),
        ("Factor[x^2 - 1 == 0]", "(-1 + x)*(1 + x) == 0"),
        ("Factor[1/(2 x + 2)]", "1/(2*(1 + x))"),
        ("Factor[x^(3/2) + Sqrt[x]]", "Sqrt[x]*(1 + x)"),
        ("Factor[1/(x^2 - 1)]", "1/((-1 + x)*(1 + x))"),
        ("Factor[Sin[x]^2 - 1]", "(-1 + Sin[x])*(1 + Sin[x])"),
        ("Factor[x^2 + 1.5]", "1.5 + x^2"),
        ("Factor[x^2 y + x y]", "x*(1 + x)*y"),
        ("FactorList[2 x^3 + 2 x^2]", "{{2, 1}, {x, 2}, {1 + x, 1}}"),
        ("FactorList[(x - 1)^2]", "{{1, 1}, {-1 + x, 2}}"),
        ("FactorSquareFree[x^5 - x^3 - x^2 + 1]", "(-1 + x)^2*(1 + 2*x + 2*x^2 + x^3)"),
        ("FactorTerms[3 + 6 x + 9 x^2]", "3*(1 + 2*x + 3*x^2)"),
        ("FactorTerms[x/2 + 1/3]", "(2 + 3*x)/6"),
        ("FactorTerms[x + 1]", "1 + x"),
    ],
)
def test_factors(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("seed", range(6))
def test_factors_multiply_to_the_polynomial(seed):
    code = (
        f"SeedRandom[{seed}]; p = Expand[Product[RandomInteger[{{-5, 5}}, 3] . {{1, x, x^2}} + x^3, {{3}}]]; "
        "Expand[Factor[p]] === p"
    )
    assert value_of(code) == "True"


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Together[1/x + 1/y]", "(x + y)/(x*y)"),
        ("Together[1/(x + 1) + 1/(x - 1)]", "(2*x)/((-1 + x)*(1 + x))"),
        ("Together[x/2 + y/3]", "(3*x + 2*y)/6"),
        ("Together[x + y]", "x + y"),
        ("Together[1/x - 1/x^2]", "(-1 + x)/x^2"),
        ("Together[x^2/(x^2 - 1) + x/(x^2 - 1)]", "x/(-1 + x)"),
        ("Together[{1/a + 1, 2}]", "{(1 + a)/a, 2}"),
        ("Together[f[1/x + 1]]", "f[1 + x^(-1)]"),
        ("Cancel[(x^2 - 1)/(x - 1)]", "1 + x"),
        ("Cancel[(x - 1)/(x^2 - 1)]", "(1 + x)^(-1)"),
        ("Cancel[(2 x + 4)/6]", "(2 + x)/3"),
        ("Cancel[(x - y)/(x^2 - y^2) + (x^3 - 27)/(x - 3)]", "9 + 3*x + x^2 + (x + y)^(-1)"),
        ("Cancel[(x - 1)^3/(x - 1)]", "(-1 + x)^2"),
        ("Cancel[x^2/(x + 1)]", "x^2/(1 + x)"),
        ("Apart[1/(x (x + 1))]", "x^(-1) - (1 + x)^(-1)"),
        ("Apart[x^2/(x - 1)]", "1 + (-1 + x)^(-1) + x"),
        ("Apart[1/((1 + x) (5 + x))]", "1/(4*(1 + x)) - 1/(4*(5 + x))"),
        ("Apart[x/(x - 1)^2]", "(-1 + x)^(-2) + (-1 + x)^(-1)"),
        ("Apart[{1/(x (x + 1)), x}]", "{x^(-1) - (1 + x)^(-1), x}"),
        ("Apart[1/(x (x^2 + 1)), x]", "x^(-1) - x/(1 + x^2)"),
        ("Apart[x + 1]", "1 + x"),
    ],
)
def test_quotients(code, expected):
    assert value_of(code) == expected


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
    "code, expected",
    [
        ("PolynomialQuotient[x^3 - 1, x - 1, x]", "1 + x + x^2"),
        ("PolynomialRemainder[x^2, x - 3, x]", "9"),
        ("PolynomialQuotient[x^2, x^3, x]", "0"),
        ("PolynomialQuotient[x^2 + x + 1, 2 x + 1, x]", "1/4 + x/2"),
        ("PolynomialRemainder[x^2 + x + 1, 2 x + 1, x]", "3/4"),
        ("PolynomialQuotient[x^2, x + a, x]", "-a + x"),
        ("PolynomialQuotientRemainder[x^2, x + a, x]", "{-a + x, a^2}"),
        ("PolynomialQuotientRemainder[x, x^2, x]", "{0, x}"),
        ("PolynomialGCD[x^2 - 1, x^2 + 2 x + 1]", "1 + x"),
        ("PolynomialGCD[6 x, 4 x^2]", "2*x"),
        ("PolynomialGCD[x, y]", "1"),
        ("PolynomialGCD[(x + y)^2 (x - y), x^2 - y^2, x^3 - x y^2]", "x^2 - y^2"),
        ("Expand[PolynomialLCM[x^2 - 1, x - 1]]", "-1 + x^2"),
        ("PolynomialLCM[x]", "x"),
        ("Expand[PolynomialLCM[x + 1, x - 1]]", "-1 + x^2"),
        ("Resultant[x^2 - 1, x - 3, x]", "8"),
        ("Resultant[a x + b, c x + d, x]", "-(b*c) + a*d"),
        ("Resultant[x^2 - 1, x - 1, x]", "0"),
        ("Discriminant[a x^2 + b x + c, x]", "b^2 - 4*a*c"),
        ("Discriminant[x^3 + p x + q, x]", "-4*p^3 - 27*q^2"),
        ("Discriminant[x - 5, x]", "1"),
        ("HornerForm[1 + 2 x + 3 x^2]", "1 + x*(2 + 3*x)"),
        ("HornerForm[a x^2 + x, x]", "x*(1 + a*x)"),
        ("PolynomialMod[7 x^2 + 3 x + 5, 3]", "2 + x^2"),
        ("PolynomialMod[x^2 + 1, x - 1]", "2"),
        ("PolynomialMod[-1, 3]", "2"),
    ],
)
def test_division(code, expected):
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
