"""The gamma function and its relatives."""

import re

import mpmath
import pytest
from asking import text_of, value_of

from wlnet import Session


@pytest.mark.parametrize("name", ["Gamma", "LogGamma", "PolyGamma", "Factorial", "Factorial2", "HarmonicNumber"])
def test_lists_are_taken_element_by_element(name):
    """Listable in both senses: the attribute is there and the evaluator goes by it."""
    assert value_of(f"MemberQ[Attributes[{name}], Listable]") == "True"
    assert value_of(f"{name}[{{1, 2, 5, x}}] === {{{name}[1], {name}[2], {name}[5], {name}[x]}}") == "True"


# (call with its numbers, the same by an independent library)
NUMERIC = {
    "Gamma[2.5]": lambda m: m.gamma(2.5),
    "Gamma[-1.5]": lambda m: m.gamma(-1.5),
    "Gamma[0.125]": lambda m: m.gamma(0.125),
    "Gamma[30.25]": lambda m: m.gamma(30.25),
    "Gamma[-3.75]": lambda m: m.gamma(-3.75),
    "Gamma[169.5]": lambda m: m.gamma(169.5),
    "Gamma[1. + 2. I]": lambda m: m.gamma(1 + 2j),
    "Gamma[1/3, 2.]": lambda m: m.gammainc(m.mpf(1) / 3, 2),
    "Gamma[2.5, 0.5]": lambda m: m.gammainc(2.5, 0.5),
    "Gamma[2.5, 0.5, 1.5]": lambda m: m.gammainc(2.5, 0.5, 1.5),
    "3.5!": lambda m: m.factorial(3.5),
    "Factorial2[4.5]": lambda m: m.fac2(4.5),
    "Pochhammer[2.5, 0.5]": lambda m: m.rf(2.5, 0.5),
    "LogGamma[2.5]": lambda m: m.loggamma(2.5),
    "LogGamma[-1.5]": lambda m: m.loggamma(-1.5),
    "LogGamma[400.]": lambda m: m.loggamma(400),
    "PolyGamma[2.5]": lambda m: m.psi(0, 2.5),
    "PolyGamma[2, 2.5]": lambda m: m.psi(2, 2.5),
    "Beta[2.5, 1.5]": lambda m: m.beta(2.5, 1.5),
    "Beta[0.25, 2, 3]": lambda m: m.betainc(2, 3, 0, 0.25),
    "Zeta[2.5]": lambda m: m.zeta(2.5),
    "Zeta[0.5 + 3. I]": lambda m: m.zeta(0.5 + 3j),
    "Zeta[3., 2]": lambda m: m.zeta(3, 2),
    "ProductLog[1.]": lambda m: m.lambertw(1),
    "ProductLog[-1, -0.25]": lambda m: m.lambertw(-0.25, -1),
    "ExpIntegralEi[1.5]": lambda m: m.ei(1.5),
    "ExpIntegralE[2, 1.5]": lambda m: m.expint(2, 1.5),
    "LogIntegral[2.5]": lambda m: m.li(2.5),
    "SinIntegral[2.5]": lambda m: m.si(2.5),
    "CosIntegral[2.5]": lambda m: m.ci(2.5),
    "BesselJ[1, 2.5]": lambda m: m.besselj(1, 2.5),
    "BesselY[1, 2.5]": lambda m: m.bessely(1, 2.5),
    "BesselI[1, 2.5]": lambda m: m.besseli(1, 2.5),
    "BesselK[1, 2.5]": lambda m: m.besselk(1, 2.5),
    "PolyLog[2, 0.5]": lambda m: m.polylog(2, 0.5),
    "EllipticK[0.5]": lambda m: m.ellipk(0.5),
    "EllipticE[0.5]": lambda m: m.ellipe(0.5),
    "AiryAi[1.5]": lambda m: m.airyai(1.5),
    "AiryBi[1.5]": lambda m: m.airybi(1.5),
    "Erfi[0.5]": lambda m: m.erfi(0.5),
    "FresnelS[1.5]": lambda m: m.fresnels(1.5),
    "FresnelC[1.5]": lambda m: m.fresnelc(1.5),
    "Hypergeometric2F1[1, 2, 3, 0.5]": lambda m: m.hyp2f1(1, 2, 3, 0.5),
}


@pytest.mark.parametrize("call", NUMERIC)
def test_numbers(call):
    """To machine precision, and to 25 digits where all numbers have 30."""
    assert complex(Session().evaluate(call)) == pytest.approx(complex(NUMERIC[call](mpmath)), rel=3e-15)
    with mpmath.workdps(40):
        text = text_of("Re[" + re.sub(r"\d+\.\d*", lambda m: m[0] + "`35", call) + "]")
        mantissa, exponent = re.fullmatch(r"(-?[\d.]+)`[\d.]+(?:\*\^(-?\d+))?", text).groups()
        value, expected = mpmath.mpf(mantissa) * mpmath.mpf(10) ** int(exponent or 0), mpmath.re(NUMERIC[call](mpmath))
        assert abs(value - expected) < abs(expected) * mpmath.mpf("1e-25")


def test_machine_gamma_is_right_to_the_last_digit():
    points = [0.3 + 0.75 * k + 0.001 for k in range(200)] + [-0.35 - 1.7 * k - 0.001 for k in range(60)]
    values = Session().evaluate("Gamma /@ {" + ", ".join([repr(x) for x in points]) + "}")
    for x, value in zip(points, values):
        assert value == float(mpmath.gamma(mpmath.mpf(x), prec=200)), x


@pytest.mark.parametrize("code, expected", [
    ("{0!, 5!, 20!, (-1)!, (-3)!, (1/2)!, (-1/2)!, (-3/2)!, x!, Infinity!}",
     "{1, 120, 2432902008176640000, ComplexInfinity, ComplexInfinity, Sqrt[Pi]/2, Sqrt[Pi], -2*Sqrt[Pi], x!, Infinity}"),
    ("{7!!, 8!!, 0!!, (-1)!!, (-3)!!, (-5)!!, (-2)!!, x!!}", "{105, 384, 1, 1, -1, 1/3, ComplexInfinity, x!!}"),
    ("{Subfactorial[0], Subfactorial[1], Subfactorial[4], Subfactorial[{2, 3}], Subfactorial[x]}", "{1, 0, 9, {1, 2}, Subfactorial[x]}"),
    ("{FactorialPower[5, 3], FactorialPower[x, 3], FactorialPower[x, 2, h], FactorialPower[x, 0], FactorialPower[2, 3]}",
     "{60, (-2 + x)*(-1 + x)*x, x*(-h + x), 1, 0}"),
    ("{Pochhammer[3, 4], Pochhammer[x, 3], Pochhammer[x, 0], Pochhammer[1/2, 2], Pochhammer[5, -2], Pochhammer[1, -2], Pochhammer[-3, 5]}",
     "{360, x*(1 + x)*(2 + x), 1, 3/4, 1/12, ComplexInfinity, 0}"),
    ("{Gamma[1], Gamma[5], Gamma[0], Gamma[-2], Gamma[1/2], Gamma[7/2], Gamma[-1/2], Gamma[-3/2], Gamma[Infinity], Gamma[-2.], Gamma[x]}",
     "{1, 24, ComplexInfinity, ComplexInfinity, Sqrt[Pi], (15*Sqrt[Pi])/8, -2*Sqrt[Pi], (4*Sqrt[Pi])/3, Infinity, ComplexInfinity, Gamma[x]}"),
    ("{Gamma[1, x], Gamma[2, 3], Gamma[3, 1/2], Gamma[a, 0], Gamma[3, 0], Gamma[0, 0], Gamma[a, Infinity], Gamma[a, x], Gamma[2, 1, 3]}",
     "{E^(-x), 4/E^3, 13/(4*Sqrt[E]), Gamma[a, 0], 2, Infinity, 0, Gamma[a, x], -4/E^3 + 2/E}"),
    ("{LogGamma[1], LogGamma[5], LogGamma[0], LogGamma[-1], LogGamma[Infinity], LogGamma[x]}",
     "{0, Log[24], Infinity, Infinity, Infinity, LogGamma[x]}"),
    ("{PolyGamma[1], PolyGamma[3], PolyGamma[0, 2], PolyGamma[0], PolyGamma[1, -1], PolyGamma[x]}",
     "{-EulerGamma, 3/2 - EulerGamma, 1 - EulerGamma, ComplexInfinity, ComplexInfinity, PolyGamma[0, x]}"),
    ("{Beta[2, 3], Beta[1/2, 1/2], Beta[1, 5/2], Beta[a, b], Beta[1, a, b]}", "{1/12, Pi, 2/5, Beta[a, b], Beta[a, b]}"),
    ("{Zeta[2], Zeta[4], Zeta[6], Zeta[0], Zeta[-1], Zeta[-2], Zeta[-3], Zeta[1], Zeta[3], Zeta[Infinity], Zeta[s], Zeta[2, 1]}",
     "{Pi^2/6, Pi^4/90, Pi^6/945, -1/2, -1/12, 0, 1/120, ComplexInfinity, Zeta[3], 1, Zeta[s], Pi^2/6}"),
    ("{ProductLog[0], ProductLog[E], ProductLog[x], ExpIntegralEi[0], LogIntegral[0], SinIntegral[0], CosIntegral[0], Erfi[0], FresnelS[0], FresnelC[0]}",
     "{0, 1, ProductLog[x], -Infinity, 0, 0, -Infinity, 0, 0, 0}"),
    ("{BesselJ[0, 0], BesselJ[1, 0], BesselI[0, 0], BesselI[2, 0], BesselJ[n, x], EllipticK[0], EllipticE[0], EllipticE[1], Hypergeometric2F1[a, b, c, 0]}",
     "{1, 0, 1, 0, BesselJ[n, x], Pi/2, Pi/2, 1, 1}"),
    ("{PolyLog[n, 0], PolyLog[2, 1], PolyLog[1, x], PolyLog[2, x], AiryAi[x]}", "{0, Pi^2/6, -Log[1 - x], PolyLog[2, x], AiryAi[x]}"),
])  # fmt: skip
def test_value(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("5!", "120"),
        ("(-1/2)!", "Sqrt[Pi]"),
        ("(-3)!", "ComplexInfinity"),
        ("7!!", "105"),
        ("Gamma[5/2]", "(3*Sqrt[Pi])/4"),
        ("Gamma[2.5]", "1.329340388179137"),
        ("Beta[2, 3]", "1/12"),
        ("Zeta[2]", "Pi^2/6"),
        ("Zeta[-1]", "-1/12"),
        ("Pochhammer[3, 4]", "360"),
        ("Subfactorial[5]", "44"),
    ],
)
def test_single_values(code, expected):
    assert value_of(code) == expected
