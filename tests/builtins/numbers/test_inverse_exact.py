"""Exact values of the inverse functions."""

import pytest
from asking import answer_of, text_of

from wlnet import Session

CIRCULAR = ("Sin", "Cos", "Tan", "Cot", "Sec", "Csc")


INVERSES = {"ArcSin": 0.3, "ArcCos": 0.3, "ArcTan": 0.3, "ArcCot": 0.3, "ArcSec": 1.7, "ArcCsc": 1.7}


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
        ("{ArcTan[Tan[2]], ArcCos[Cos[7]], ArcSin[Sin[3]], ArcCot[Cot[4]]}", "{2 - Pi, 7 - 2*Pi, -3 + Pi, 4 - Pi}"),
        ("{ArcSec[Sec[7]], ArcCsc[Csc[5]], ArcTan[-Tan[2]], ArcSin[Sin[x]]}", "{7 - 2*Pi, 5 - 2*Pi, -2 + Pi, ArcSin[Sin[x]]}"),
        ("{ArcSin[Cos[1]], ArcCos[Sin[2]], ArcTan[Cot[1]]}", "{-1 + Pi/2, 2 - Pi/2, -1 + Pi/2}"),
        ("{ArcCosh[Cosh[-3]], ArcSinh[Sinh[3]], ArcTanh[Tanh[1/2]], ArcSech[Sech[2]]}", "{3, 3, 1/2, 2}"),
        (
            "{ArcSin[Infinity], ArcCos[-Infinity], ArcCos[I Infinity]}",
            "{DirectedInfinity[-I], DirectedInfinity[-I], DirectedInfinity[-I]}",
        ),
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
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


def test_the_angle_of_the_origin_is_reported():
    assert answer_of("ArcTan[0, 0]") == ("Indeterminate", ["ArcTan::indet"])


@pytest.mark.parametrize("name, of", list(zip(INVERSES, CIRCULAR)))
def test_an_inverse_function_of_an_exact_number_has_the_numeric_value(name, of):
    for n in range(-9, 10):
        if n:
            assert abs(Session().evaluate(f"N[{name}[{of}[{n}]]] - {name}[{of}[{n}.]]")) < 1e-13, n
            assert answer_of(f"FreeQ[{name}[{of}[{n}]], {name}]")[0] == "True", n
