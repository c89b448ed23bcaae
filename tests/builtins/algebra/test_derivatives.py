"""Derivatives: rules, chains, orders, pure functions, vector analysis; the table of functions against differences."""

import pytest
from asking import messages_of, value_of
from function_names import ELEMENTARY

from wlnet import Session


@pytest.mark.parametrize(
    "code, expected",
    [
        ("D[x^n, x]", "n*x^(-1 + n)"),
        ("D[Sin[x]^2, x]", "2*Cos[x]*Sin[x]"),
        ("D[f[x^2], x]", "2*x*Derivative[1][f][x^2]"),
        ("D[x^3, {x, 2}]", "6*x"),
        ("D[x^3, {x, 0}]", "x^3"),
        ("D[x^2 y, {{x, y}}]", "{2*x*y, x^2}"),
        ("D[x^2 y, {{x, y}, 2}]", "{{2*y, 2*x}, {2*x, 0}}"),
        ("D[x^2 y, {{x, y}, 0}]", "x^2*y"),
        ("D[f[x, y], x, y]", "Derivative[1, 1][f][x, y]"),
        ("D[f[x, x], x]", "Derivative[0, 1][f][x, x] + Derivative[1, 0][f][x, x]"),
        ("D[5, x]", "0"),
        ("D[y, x]", "0"),
        ("D[x, x]", "1"),
        ("D[a^x, x]", "a^x*Log[a]"),
        ("D[x^x, x]", "x^x*(1 + Log[x])"),
        ("D[x^2]", "x^2"),
        ("D[x^2 y^3, {x, 1}, {y, 2}]", "12*x*y"),
        ("D[{x, x^2}, x]", "{1, 2*x}"),
        ("D[x^2 == y, x]", "2*x == 0"),
        ("D[f'[x], x]", "Derivative[2][f][x]"),
        ("D[g[f[x]], x]", "Derivative[1][f][x]*Derivative[1][g][f[x]]"),
        ("D[f[x], f[x]]", "1"),
        ("D[f[x]^2, f[x]]", "2*f[x]"),
        ("D[E^x, {x, n}]", "E^x"),
        ("D[Piecewise[{{x^2, x > 0}}, x], x] /. x -> 3", "6"),
        ("D[Piecewise[{{x^2, x > 0}}, x], x] /. x -> -3", "1"),
        ("D[Integrate[f[x], x], x]", "f[x]"),
        ("D[ArcTan[x, y], y]", "x/(x^2 + y^2)"),
        ("D[ArcTan[x, y], x]", "-(y/(x^2 + y^2))"),
        ("D[Log[b, x], x]", "1/(x*Log[b])"),
        ("D[Sqrt[x], x]", "1/(2*Sqrt[x])"),
        ("D[x y z, x]", "y*z"),
        ("D[N[Range[3]] x, x]", "{1., 2., 3.}"),
        ("{D[x^2, {x, 0}], D[x^2, {x, -1}]}", "{x^2, D[x^2, {x, -1}]}"),
    ],
)
def test_rules(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Sin'[x]", "Cos[x]"),
        ("g[x_] := x^3; g'[2]", "12"),
        ("g[x_] := x^3; g''[2]", "12"),
        ("Sin'", "Cos[#1] & "),
        ("(#^2 &)'", "2*#1 & "),
        ("Function[x, x^3]'[2]", "12"),
        ("Derivative[2][Sin][x]", "-Sin[x]"),
        ("Derivative[0][f]", "f"),
        ("f''", "Derivative[2][f]"),
        ("Derivative[1][Derivative[2][f]]", "Derivative[3][f]"),
        ("Derivative[1, 1][#1^2 #2^2 &][x, y]", "4*x*y"),
        ("Derivative[1][f][x]", "Derivative[1][f][x]"),
        ("Derivative[0, 1][#1 #2 &]", "#1 & "),
        ("Derivative[1, 0][Function[{x, y}, x^2 y]][3, 5]", "30"),
        ("Derivative[1][f][2] /. f -> Sin", "Cos[2]"),
        ("Attributes[Derivative]", "{NHoldAll, Protected}"),
    ],
)
def test_derivative(code, expected):
    assert value_of(code).rstrip() == expected.rstrip()


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Dt[x^2, x]", "2*x"),
        ("Dt[x y, x]", "y + x*Dt[y, x]"),
        ("Dt[y, x]", "Dt[y, x]"),
        ("Dt[3, x]", "0"),
        ("Dt[x + y, x]", "1 + Dt[y, x]"),
        ("Grad[x^2 + y^2, {x, y}]", "{2*x, 2*y}"),
        ("Grad[{x y, x}, {x, y}]", "{{y, x}, {1, 0}}"),
        ("Div[{x^2, x y}, {x, y}]", "3*x"),
        ("Div[{x}, {x, y}]", "Div[{x}, {x, y}]"),
        ("Laplacian[x^2 + y^3, {x, y}]", "2 + 6*y"),
    ],
)
def test_several_variables(code, expected):
    assert value_of(code) == expected


OUTSIDE = ["ArcSec", "ArcCsc", "ArcCosh", "ArcCoth"]  # what has no value at 0.37
INSIDE = [
    *[name for name in ELEMENTARY if name not in OUTSIDE],
    *(
        "Erf Erfc Erfi Gamma LogGamma Factorial LogisticSigmoid Ramp UnitStep ProductLog "
        "ExpIntegralEi LogIntegral SinIntegral CosIntegral Sinc Haversine Gudermannian RealAbs InverseErf EllipticK"
    ).split(),
]


@pytest.mark.parametrize("name", INSIDE + OUTSIDE)
def test_functions_against_differences(name):
    x = 0.37 if name in INSIDE else 1.7
    code = f"{{N[D[{name}[x], x] /. x -> {x}], (N[{name}[{x} + 10^-5]] - N[{name}[{x} - 10^-5]])/(2*10^-5)}}"
    exact, difference = Session().evaluate(code)
    assert exact == pytest.approx(difference, rel=1e-6, abs=1e-7)


@pytest.mark.parametrize(
    "call",
    [
        "ArcTan[x, 0.7]",
        "ArcTan[0.7, x]",
        "Log[x, 0.7]",
        "Log[0.7, x]",
        "PolyGamma[1, x]",
        "BesselJ[1, x]",
        "BesselY[1, x]",
        "BesselI[1, x]",
        "BesselK[1, x]",
        "Gamma[2, x]",
        "PolyLog[2, x]",
        "Beta[x, 0.7]",
        "Beta[0.7, x]",
    ],
)
def test_functions_of_two_arguments_against_differences(call):
    code = f"f[x_] := N[{call}]; {{N[D[{call}, x] /. x -> 0.37], (f[0.37 + 10^-5] - f[0.37 - 10^-5])/(2*10^-5)}}"
    exact, difference = Session().evaluate(code)
    assert exact == pytest.approx(difference, rel=1e-6)


@pytest.mark.parametrize(
    "code, messages",
    [
        ("D[x, 2]", ["D::ivar"]),
        ('D[x, "x"]', ["D::ivar"]),
        ("D[x, a + b]", ["D::ivar"]),
        ("D[x, {x, -1}]", ["D::dvar"]),
        ("D[x, {x, 1, 2}]", ["D::dvar"]),
        ("D[x, {{x}, -1}]", ["D::dvar"]),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages
