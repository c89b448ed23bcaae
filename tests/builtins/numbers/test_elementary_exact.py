"""Exact rules of the elementary functions: each against the values of an independent library, and that they apply."""

import math

import mpmath
import pytest
from asking import answer_of, text_of

from wlnet import Session

CIRCULAR = ("Sin", "Cos", "Tan", "Cot", "Sec", "Csc")
HYPERBOLIC = ("Sinh", "Cosh", "Tanh", "Coth", "Sech", "Csch")
INVERSES = {"ArcSin": 0.3, "ArcCos": 0.3, "ArcTan": 0.3, "ArcCot": 0.3, "ArcSec": 1.7, "ArcCsc": 1.7}
AREAS = {"ArcSinh": 0.3, "ArcCosh": 1.7, "ArcTanh": 0.3}


def machine(name: str):
    """mpmath's function of a Wolfram name, as one of Python numbers."""
    function = getattr(mpmath, name.lower().replace("arc", "a"))
    return lambda x: complex(function(x))


@pytest.mark.parametrize("name", CIRCULAR)
def test_values_at_multiples_of_pi(name):
    """n Pi/60 over two turns and more: right values, by roots where there are some, else between 0 and Pi/4."""
    session = Session()
    exact = session.evaluate(f"values = Table[{name}[n Pi/60], {{n, -130, 130}}]; N[values]")
    for n, value in zip(range(-130, 131), exact):
        s, c = mpmath.sinpi(mpmath.mpf(n) / 60), mpmath.cospi(mpmath.mpf(n) / 60)
        above, below = {"Sin": (s, 1), "Cos": (c, 1), "Tan": (s, c), "Cot": (c, s), "Sec": (1, c), "Csc": (1, s)}[name]
        if below == 0:
            assert str(value) == "DirectedInfinity[]", n
        else:
            assert value == pytest.approx(float(above / below), abs=1e-13), n
    assert session.evaluate("FreeQ[values[[1 ;; ;; 5]], Pi]") is True  # 130 is a multiple of 5 and of 10
    assert session.evaluate("FreeQ[values[[5 ;; ;; 6]], Pi]") is True  # -126 is a multiple of 6
    assert session.evaluate("Max[Cases[values, Rational[p_, q_] Pi :> p/q, Infinity]] <= 1/4") is True
    assert session.evaluate("Min[Cases[values, Rational[p_, q_] Pi :> p/q, Infinity]] > 0") is True


@pytest.mark.parametrize("name", CIRCULAR)
def test_quarter_turns_come_out_of_sums(name):
    session = Session()
    function = machine(name)
    for k in range(-5, 6):
        assert session.evaluate(f"value = {name}[x + {k} Pi/2]; FreeQ[value, Pi]") is True, k
        assert session.evaluate("value /. x -> 0.3") == pytest.approx(function(0.3 + k * math.pi / 2).real, rel=1e-12), k
    assert session.evaluate(f"{name}[x + 5 Pi/3] /. x -> 0.3") == pytest.approx(function(0.3 + 5 * math.pi / 3).real, rel=1e-12)


@pytest.mark.parametrize("name", HYPERBOLIC)
def test_imaginary_quarter_turns_come_out_of_sums(name):
    session = Session()
    function = machine(name)
    for k in range(-3, 4):
        assert session.evaluate(f"value = {name}[x + {k} I Pi/2]; FreeQ[value, Pi]") is True, k
        value = complex(session.evaluate("N[value /. x -> 3/10]"))
        assert value == pytest.approx(function(0.3 + 1j * k * math.pi / 2), rel=1e-12), k


@pytest.mark.parametrize("name", CIRCULAR + HYPERBOLIC)
def test_signs_imaginary_arguments_and_logarithms(name):
    session = Session()
    sign = "" if name in ("Cos", "Sec", "Cosh", "Sech") else "-"
    for argument, opposite in (("-x", "x"), ("-2 x", "2 x"), ("b - a", "a - b"), ("-3", "3"), ("-x y/2", "x y/2")):
        if argument != "b - a":
            assert session.evaluate(f"{name}[{argument}] === {sign}{name}[{opposite}]") is True, argument
    value = complex(session.evaluate(f"value = {name}[I x]; N[value /. x -> 3/10]"))
    assert value == pytest.approx(machine(name)(0.3j), rel=1e-12)
    assert session.evaluate(f"FreeQ[value, {name}]") is True
    if name in HYPERBOLIC:
        for r in ("2/3", "5", "x"):
            assert session.evaluate(f"value = {name}[Log[{r}]]; FreeQ[value, {name} | Log]") is True, r
            number = {"2/3": 2 / 3, "5": 5, "x": 0.7}[r]
            assert session.evaluate("N[value /. x -> 0.7]") == pytest.approx(machine(name)(math.log(number)).real, rel=1e-12), r


@pytest.mark.parametrize("name", CIRCULAR + HYPERBOLIC)
def test_functions_of_inverse_functions(name):
    session = Session()
    for inverse, x in (INVERSES if name in CIRCULAR else AREAS).items():
        session.run(f"value = {name}[{inverse}[x]]")
        if name in ("Tan", "Cot") and inverse in ("ArcSec", "ArcCsc"):
            continue
        assert session.evaluate(f"FreeQ[value, {inverse}]") is True, inverse
        assert session.evaluate(f"value /. x -> {x}") == pytest.approx(machine(name)(machine(inverse)(x)).real, rel=1e-12), inverse


@pytest.mark.parametrize("name, of", list(zip(INVERSES, CIRCULAR)))
def test_inverse_functions_know_the_special_values(name, of):
    """f^-1[f[n Pi/12]] is n Pi/12 in the principal range of the inverse."""
    for n in range(0, 13) if name in ("ArcCos", "ArcSec") else range(-6, 7):
        pole = of in ("Cot", "Csc") and n == 0 or of in ("Tan", "Sec") and abs(n) == 6 or of == "Cot" and n == -6
        if not pole and (name not in ("ArcSec", "ArcCsc", "ArcCot") or n % 2 == 0 or n % 3 == 0):
            assert text_of(f"{name}[{of}[{n} Pi/12]] === {n} Pi/12") == "True", n
    if name == "ArcSin":
        assert text_of("Table[ArcSin[Sin[n Pi/10]], {n, {1, 3}}] === {1, 3} Pi/10") == "True"


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{ArcSin[0], ArcSin[1], ArcSin[-1], ArcCos[0], ArcCos[1], ArcCos[-1], ArcTan[0], ArcTan[1]}",
            "{0, Pi/2, -1/2*Pi, Pi/2, 0, Pi, 0, Pi/4}",
        ),
        (
            "{ArcCot[0], ArcCoth[0], ArcSec[0], ArcCsc[0], ArcCsch[0]}",
            "{Pi/2, I/2*Pi, ComplexInfinity, ComplexInfinity, ComplexInfinity}",
        ),
        (
            "{ArcSinh[0], ArcCosh[1], ArcCosh[0], ArcCosh[-1], ArcTanh[0], ArcTanh[1], ArcTanh[-1]}",
            "{0, 0, I/2*Pi, I*Pi, 0, Infinity, -Infinity}",
        ),
        (
            "{ArcSin[-x], ArcTan[-x], ArcSinh[-x], ArcTanh[-x], ArcCot[-x], ArcCsc[-x], ArcCos[-x]}",
            "{-ArcSin[x], -ArcTan[x], -ArcSinh[x], -ArcTanh[x], -ArcCot[x], -ArcCsc[x], ArcCos[-x]}",
        ),
        ("{ArcSin[I x], ArcTan[I x], ArcSinh[I x], ArcTanh[I x]}", "{I*ArcSinh[x], I*ArcTanh[x], I*ArcSin[x], I*ArcTan[x]}"),
        (
            "{ArcTan[Infinity], ArcTan[-Infinity], ArcSinh[-Infinity], ArcCosh[Infinity], ArcCot[Infinity], ArcSec[Infinity], ArcCsc[-Infinity]}",
            "{Pi/2, -1/2*Pi, -Infinity, Infinity, 0, Pi/2, 0}",
        ),
        (
            "{ArcTan[1, 1], ArcTan[-1, 1], ArcTan[-1, -1], ArcTan[1, -1], ArcTan[0, 1], ArcTan[0, -1], ArcTan[1, 0], ArcTan[-1, 0]}",
            "{Pi/4, (3*Pi)/4, (-3*Pi)/4, -1/4*Pi, Pi/2, -1/2*Pi, 0, Pi}",
        ),
        (
            "{ArcTan[1, 2], ArcTan[-1, 2], ArcTan[1, Sqrt[3]], ArcTan[-1, -Sqrt[3]], ArcTan[0, Pi], ArcTan[Sqrt[3], -1], ArcTan[x, y]}",
            "{ArcTan[2], Pi - ArcTan[2], Pi/3, (-2*Pi)/3, Pi/2, -1/6*Pi, ArcTan[x, y]}",
        ),
        # logarithms
        (
            "{Log[1], Log[0], Log[E], Log[E^3], Log[E^x], Log[-1], Log[-2], Log[I], Log[-2 I], Log[1/2], Log[2/3], Log[-2/3]}",
            "{0, -Infinity, 1, 3, Log[E^x], I*Pi, I*Pi + Log[2], I/2*Pi, (-1/2*I)*Pi + Log[2], -Log[2], -Log[3/2], I*Pi - Log[3/2]}",
        ),
        (
            "{Log[Infinity], Log[-Infinity], Log[ComplexInfinity], Log[Sqrt[2]], Log[E^(3/2)], Log[2^(1/3)]}",
            "{Infinity, Infinity, Infinity, Log[2]/2, 3/2, Log[2]/3}",
        ),
        (
            "{Log[2, 8], Log[8, 4], Log[4, 8], Log[2, 1/8], Log[10, 1], Log[6, 36], Log[2, 6], Log[E, 5], Log[x, y]}",
            "{3, 2/3, 3/2, -3, 0, 2, Log[6]/Log[2], Log[5], Log[y]/Log[x]}",
        ),
        (
            "{Log10[1000], Log10[1/100], Log2[8], Log2[6], Log2[-8], Log10[x]}",
            "{3, -2, 3, Log[6]/Log[2], (I*Pi + Log[8])/Log[2], Log[x]/Log[10]}",
        ),
        # infinities
        (
            "{Sinh[Infinity], Sinh[-Infinity], Cosh[-Infinity], Tanh[-Infinity], Coth[Infinity], Sech[Infinity], Csch[-Infinity]}",
            "{Infinity, -Infinity, Infinity, -1, 1, 0, 0}",
        ),
        ("{Sinh[0], Cosh[0], Tanh[0], Coth[0], Sech[0], Csch[0]}", "{0, 1, 0, ComplexInfinity, 1, ComplexInfinity}"),
        (
            "{Sin[Infinity], Cos[-Infinity], Tan[ComplexInfinity], Sinh[Indeterminate], Sin[Indeterminate]}",
            "{Interval[{-1, 1}], Interval[{-1, 1}], Indeterminate, Indeterminate, Indeterminate}",
        ),
        (
            "{Sin[30 Degree], Cos[60 Degree], Tan[45 Degree], Sin[120 Degree], Sin[1 Degree], Cos[91 Degree], Sin[89 Degree]}",
            "{1/2, 1/2, 1, Sqrt[3]/2, Sin[Degree], -Sin[Degree], Cos[Degree]}",
        ),
        # relatives
        (
            "{Sinc[0], Sinc[Pi], Sinc[Pi/2], Sinc[-x], Sinc[Infinity], Haversine[Pi], Haversine[Pi/3], Haversine[-x], Haversine[0]}",
            "{1, 0, 2/Pi, Sinc[x], 0, 1, 1/4, Haversine[x], 0}",
        ),
        (
            "{InverseHaversine[1], InverseHaversine[1/4], InverseHaversine[0], Gudermannian[0], InverseGudermannian[0]}",
            "{Pi, Pi/3, 0, 0, 0}",
        ),
        (
            "{LogisticSigmoid[0], LogisticSigmoid[Infinity], LogisticSigmoid[-Infinity], LogisticSigmoid[x]}",
            "{1/2, 1, 0, LogisticSigmoid[x]}",
        ),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


def test_the_angle_of_the_origin_is_reported():
    assert answer_of("ArcTan[0, 0]") == ("Indeterminate", ["ArcTan::indet"])
