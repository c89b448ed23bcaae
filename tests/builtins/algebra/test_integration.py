"""Integrals by their derivatives and by known values; limits; series."""

import pytest
from asking import messages_of, value_of

from wlnet import Session


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Integrate[1/(1 + x^2), x]", "ArcTan[x]"),
        ("Integrate[x Cos[x^2], x]", "Sin[x^2]/2"),
        ("Integrate[f[x], x]", "Integrate[f[x], x]"),
        ("Integrate[a, x]", "a*x"),
        ("Integrate[x^n, x]", "x^(1 + n)/(1 + n)"),
        ("Integrate[1/x, x]", "Log[x]"),
        ("Integrate[{1, x}, x]", "{x, x^2/2}"),
        ("Integrate[3 f[x] + 2 x, x]", "Integrate[2*x + 3*f[x], x]"),
        ("Integrate[E^x, x]", "E^x"),
        ("Integrate[2^x, x]", "2^x/Log[2]"),
        ("Integrate[E^(-x^2), x]", "(Sqrt[Pi]*Erf[x])/2"),
        ("Integrate[x y, x, y]", "(x^2*y^2)/4"),
        ("Integrate[0, x]", "0"),
        ("Integrate[Tanh[x], x]", "Log[Cosh[x]]"),
    ],
)
def test_indefinite(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "integrand",
    [
        "Sin[2 x + 1]",
        "Cos[3 x]",
        "Tan[x]",
        "Cot[x]",
        "Sec[x]",
        "Csc[x]",
        "Sinh[2 x]",
        "Cosh[x/2]",
        "Tanh[x]",
        "Coth[x]",
        "Sech[x]",
        "Log[3 x]",
        "ArcSin[x]",
        "ArcCos[x]",
        "ArcTan[2 x]",
        "ArcSinh[x]",
        "ArcTanh[x]",
        "Erf[x]",
        "Erfc[x]",
        "LogisticSigmoid[3 x]",
        "Ramp[x]",
        "UnitStep[x]",
        "Sin[x]^2",
        "Cos[2 x]^2",
        "Sec[x]^2",
        "Csc[x]^2",
        "Tan[x]^2",
        "Cot[x]^2",
        "Sinh[x]^2",
        "Cosh[x]^2",
        "Sech[x]^2",
        "Tanh[x]^2",
        "Log[x]^2",
        "(2 x + 3)^5",
        "1/(3 x + 2)",
        "Sqrt[2 x + 1]",
        "1/Sqrt[4 - x^2]",
        "Sqrt[4 - 3 x^2]",
        "1/Sqrt[1 + 2 x^2]",
        "Sqrt[2 + x^2]",
        "E^(3 x - 1)",
        "5^(2 x)",
        "E^(-2 x^2 + x)",
        "1/(x (x + 2))",
        "(x + 1)/(x^2 + x + 3)",
        "x^3/(x^2 + 1)",
        "1/(x + 1)^3",
        "(2 x + 1)/((x + 1)^2 (x + 2))",
        "x E^x",
        "x^2 E^(-x)",
        "x Sin[x]",
        "x^2 Cos[2 x]",
        "x Log[x]",
        "x ArcTan[x]",
        "Sin[x] Cos[x]",
        "x E^(x^2)",
        "Cos[x]/(1 + Sin[x]^2)",
        "Log[x]/x",
        "(1 + x) (2 + x)",
        "E^x/(1 + E^x)",
        "Sin[x]^3",
        "Sin[x]^2 Cos[x]",
        "x^(3/2)",
        "1/(1 - x^2)",
        "x/(1 + x)^2",
        "Tanh[2 x + 1]",
        "(x^2 + 1)/(x (x + 2))",
    ],
)
def test_the_derivative_of_an_integral_is_the_integrand(integrand):
    code = f"g = Integrate[{integrand}, x]; {{FreeQ[g, Integrate], Abs[N[(D[g, x] - {integrand}) /. x -> 0.43]]}}"
    closed, error = Session().evaluate(code)
    assert closed is True
    assert error < 1e-12


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Integrate[x^2, {x, 0, 1}]", "1/3"),
        ("Integrate[x^2, {x, 1, 0}]", "-1/3"),
        ("Integrate[E^(-x^2), {x, -Infinity, Infinity}]", "Sqrt[Pi]"),
        ("Integrate[E^(-x^2), {x, 0, Infinity}]", "Sqrt[Pi]/2"),
        ("Integrate[3 E^(-2 x^2 + x), {x, -Infinity, Infinity}]", "3*E^(1/8)*Sqrt[Pi/2]"),
        ("Integrate[1/x, {x, 1, E}]", "1"),
        ("Integrate[1/x^2, {x, 1, Infinity}]", "1"),
        ("Integrate[E^(-x), {x, 0, Infinity}]", "1"),
        ("Integrate[Sin[x], {x, 0, Pi}]", "2"),
        ("Integrate[x y, {x, 0, 1}, {y, 0, x}]", "1/8"),
        ("Integrate[1, {x, 0, 2}, {y, 0, 3}]", "6"),
        ("Integrate[{x, x^2}, {x, 0, 3}]", "{9/2, 9}"),
        ("Integrate[1/(1 + x^2), {x, -Infinity, Infinity}]", "Pi"),
        ("Integrate[Log[x], {x, 0, 1}]", "-1"),
        ("Integrate[x, {x, a, b}]", "-1/2*a^2 + b^2/2"),
        ("Integrate[f[x], {x, 0, 1}]", "Integrate[f[x], {x, 0, 1}]"),
        ("Integrate[x, {x, 2, 2}]", "0"),
        ("Integrate[Tanh[x], {x, 0, 1}]", "Log[Cosh[1]]"),
        ("Integrate[x/2., {x, 0, 1}]", "0.25"),
        ("N[Integrate[E^(-x^2 + x), {x, 0, Infinity}] - E^(1/4) Sqrt[Pi] (1 + Erf[1/2])/2] // Chop", "0"),
    ],
)
def test_definite(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Limit[Sin[x]/x, x -> 0]", "1"),
        ("Limit[(1 + 1/n)^n, n -> Infinity]", "E"),
        ("Limit[x^2, x -> 3]", "9"),
        ("Limit[y, x -> 0]", "y"),
        ("Limit[(x^2 - 1)/(x - 1), x -> 1]", "2"),
        ("Limit[(1 - Cos[x])/x^2, x -> 0]", "1/2"),
        ("Limit[(3 x^2 + x)/(2 x^2 - 5), x -> Infinity]", "3/2"),
        ("Limit[x/(x^2 + 1), x -> Infinity]", "0"),
        ("Limit[x^3, x -> -Infinity]", "-Infinity"),
        ("Limit[x^2/(x + 1), x -> Infinity]", "Infinity"),
        ("Limit[x^2/(x + 1), x -> -Infinity]", "-Infinity"),
        ("Limit[x Log[x], x -> 0]", "0"),
        ("Limit[x E^(-x), x -> Infinity]", "0"),
        ("Limit[{x, 2 x}, x -> 1]", "{1, 2}"),
        ("Limit[(E^x - 1)/x, x -> 0]", "1"),
        ("Limit[ArcTan[x], x -> Infinity]", "Pi/2"),
        ("Limit[Tanh[x], x -> Infinity]", "1"),
        ("Limit[x^2, 3]", "Limit[x^2, 3]"),
        ("Limit[a x/x, x -> 0]", "a"),
    ],
)
def test_limits(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Normal[Series[Exp[x], {x, 0, 3}]]", "1 + x + x^2/2 + x^3/6"),
        ("Normal[Series[Log[x], {x, 1, 2}]]", "-1 - (-1 + x)^2/2 + x"),
        ("Series[Cos[x], {x, 0, 4}][[3]]", "{1, 0, -1/2, 0, 1/24}"),
        ("Normal[Series[1/(1 - x), {x, 0, 3}]]", "1 + x + x^2 + x^3"),
        ("Normal[Series[f[x], {x, 0, 1}]]", "f[0] + x*Derivative[1][f][0]"),
        ("Normal[Series[Sin[x]/x, {x, 0, 2}]]", "1 - x^2/6"),
        ("SeriesCoefficient[Exp[x], {x, 0, 4}]", "1/24"),
        ("SeriesCoefficient[1/(1 - 2 x), {x, 0, 5}]", "32"),
        ("SeriesCoefficient[x^2, {x, 3, 1}]", "6"),
        ("Series[x, y]", "Series[x, y]"),
        ("Normal[Series[x^5, {x, 0, 3}]]", "0"),
    ],
)
def test_series(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ("Integrate[1/x, {x, 0, 1}]", ["Integrate::idiv"]),
        ("Integrate[1, {x, 0, Infinity}]", ["Integrate::idiv"]),
        ("Integrate[x, 2]", ["Integrate::ilim"]),
        ("Integrate[x, {x, 1}]", ["Integrate::ilim"]),
        ('Integrate[x, "x"]', ["Integrate::ilim"]),
        ("Integrate[x, x, Nonsense -> 1]", ["Integrate::optx"]),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages
