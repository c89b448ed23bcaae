"""Exact values and identities of the circular functions."""

import math

import mpmath
import pytest
from asking import text_of

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


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{Sin[30 Degree], Cos[60 Degree], Tan[45 Degree], Sin[120 Degree], Sin[1 Degree], Cos[91 Degree], Sin[89 Degree]}",
            "{1/2, 1/2, 1, Sqrt[3]/2, Sin[Degree], -Sin[Degree], Cos[Degree]}",
        ),
        (
            "{Sinc[0], Sinc[Pi], Sinc[Pi/2], Sinc[-x], Sinc[Infinity], Haversine[Pi], Haversine[Pi/3], Haversine[-x], Haversine[0]}",
            "{1, 0, 2/Pi, Sinc[x], 0, 1, 1/4, Haversine[x], 0}",
        ),
        (
            "{InverseHaversine[1], InverseHaversine[1/4], InverseHaversine[0], Gudermannian[0], InverseGudermannian[0]}",
            "{Pi, Pi/3, 0, 0, 0}",
        ),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected
