"""Circular functions, their inverses, and what is made of them."""

import pytest
from asking import answer_of, text_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Sin[Pi/6]", "1/2"),
        ("Sin[Pi/12]", "(-1 + Sqrt[3])/(2*Sqrt[2])"),
        ("Cos[2 Pi/7]", "Sin[(3*Pi)/14]"),
        ("Tan[3 Pi/4]", "-1"),
        ("Cos[100 Pi]", "1"),
        ("Sin[30 Degree]", "1/2"),
        ("Csc[Pi/2]", "1"),
        ("Sec[Pi/3]", "2"),
        ("Tan[Pi/2]", "ComplexInfinity"),
        ("Sin[-x]", "-Sin[x]"),
        ("Cos[-x]", "Cos[x]"),
        ("Sin[b - a]", "-Sin[a - b]"),
        ("Sin[x + Pi]", "-Sin[x]"),
        ("Cos[x + Pi/2]", "-Sin[x]"),
        ("Sin[a + Pi/3]", "Cos[a - Pi/6]"),
        ("Tan[Pi/2 + x]", "-Cot[x]"),
        ("Sin[ArcCos[x]]", "Sqrt[1 - x^2]"),
        ("Tan[ArcSin[x]]", "x/Sqrt[1 - x^2]"),
        ("Cos[ArcSin[3/5]]", "4/5"),
        ("ArcSin[1/2]", "Pi/6"),
        ("ArcCos[-Sqrt[3]/2]", "(5*Pi)/6"),
        ("ArcTan[1]", "Pi/4"),
        ("ArcTan[-x]", "-ArcTan[x]"),
        ("ArcTan[-1, -1]", "(-3*Pi)/4"),
        ("ArcTan[0, 1]", "Pi/2"),
        ("ArcCot[1]", "Pi/4"),
        ("ArcSec[2]", "Pi/3"),
        ("Sin[Infinity]", "Interval[{-1, 1}]"),
        ("Sin[ComplexInfinity]", "Indeterminate"),
        ("ArcSin[2.]", "1.5707963267948966 - 1.3169578969248166*I"),
        ("Sinc[0]", "1"),
        ("Haversine[Pi]", "1"),
        ("Gudermannian[0]", "0"),
        ("N[Sin[1], 30]", "0.8414709848078965066525023216302989996225630607983710656728`30."),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, expected", [
    ("{Sin[0], Cos[0], Tan[0], Cot[0], Sec[0], Csc[0]}", "{0, 1, 0, ComplexInfinity, 1, ComplexInfinity}"),
    ("{Sin[Pi/4], Cos[Pi/4], Tan[Pi/6], Cot[Pi/6], Sec[Pi/6], Csc[Pi/6], Cos[Pi/2], Sin[3 Pi/2]}", "{1/Sqrt[2], 1/Sqrt[2], 1/Sqrt[3], Sqrt[3], 2/Sqrt[3], 2, 0, -1}"),
    ("{Tan[-x], Cot[-x], Sec[-x], Csc[-x], ArcSin[-x], ArcCot[-x], ArcCsc[-x], Sinc[-x]}", "{-Tan[x], -Cot[x], Sec[x], -Csc[x], -ArcSin[x], -ArcCot[x], -ArcCsc[x], Sinc[x]}"),
    ("{ArcSin[0], ArcCos[0], ArcTan[0], ArcCot[0], ArcSec[1], ArcCsc[1], ArcCsc[2], ArcSec[-1], ArcCsc[-2], ArcCsc[0]}", "{0, Pi/2, 0, Pi/2, 0, Pi/2, Pi/6, Pi, -1/6*Pi, ComplexInfinity}"),
    ("{ArcTan[Infinity], ArcTan[-Infinity], ArcCot[Infinity], ArcSec[Infinity], ArcCsc[Infinity]}", "{Pi/2, -1/2*Pi, 0, Pi/2, 0}"),
    ("{ArcTan[1, 1], ArcTan[-1, 1], ArcTan[1, -1], ArcTan[1, 0], ArcTan[-1, 0], ArcTan[0, -2], ArcTan[1, Sqrt[3]], ArcTan[x, y]}", "{Pi/4, (3*Pi)/4, -1/4*Pi, 0, Pi, -1/2*Pi, Pi/3, ArcTan[x, y]}"),
    ("{Sin[ArcSin[x]], Cos[ArcCos[x]], Tan[ArcTan[x]], Cot[ArcCot[x]], Sec[ArcSec[x]], Csc[ArcCsc[x]]}", "{x, x, x, x, x, x}"),
    ("{Sinc[0], Sinc[Pi], Sinc[Pi/2], Sinc[x], Sinc[Infinity], Sinc[0.], Sinc[1.]}", "{1, 0, 2/Pi, Sinc[x], 0, 1., 0.8414709848078965}"),
    ("{Haversine[0], Haversine[Pi], Haversine[Pi/2], Haversine[Pi/3], Haversine[x], Haversine[1.]}", "{0, 1, 1/2, 1/4, Haversine[x], 0.22984884706593015}"),
    ("{InverseHaversine[0], InverseHaversine[1], InverseHaversine[1/2], InverseHaversine[1/4], InverseHaversine[x], InverseHaversine[0.25]}", "{0, Pi, Pi/2, Pi/3, InverseHaversine[x], 1.0471975511965979}"),
    ("{Gudermannian[0], Gudermannian[x], Gudermannian[1.]}", "{0, Gudermannian[x], 0.8657694832396586}"),
    ("{InverseGudermannian[0], InverseGudermannian[x], InverseGudermannian[0.5]}", "{0, InverseGudermannian[x], 0.5222381032784403}"),
    ("{Sin[{0, x}], ArcTan[{0, 1}, 1], ArcTan[{1., -1.}, {1., 1.}], Cos[<|a -> 0|>]}", "{{0, Sin[x]}, {Pi/2, Pi/4}, {0.7853981633974483, 2.356194490192345}, <|a -> 1|>}"),
    ("{Sin[1/2], Sin[2], Tan[f[1]], ArcSin[2], ArcCsc[1/2]}", "{Sin[1/2], Sin[2], Tan[f[1]], ArcSin[2], ArcCsc[1/2]}"),
])  # fmt: skip
def test_special_values_and_symmetries(code, expected):
    assert text_of(code) == expected


NAMES = [
    "Sin",
    "Cos",
    "Tan",
    "Cot",
    "Sec",
    "Csc",
    "Sinc",
    "ArcSin",
    "ArcCos",
    "ArcTan",
    "ArcCot",
    "ArcSec",
    "ArcCsc",
    "Haversine",
    "InverseHaversine",
    "Gudermannian",
    "InverseGudermannian",
]


@pytest.mark.parametrize("name", NAMES)
def test_lists_attributes_and_number_of_arguments(name):
    assert text_of(f"Sort[Attributes[{name}]]") == "{Listable, NumericFunction, Protected}"
    assert text_of(f"x = {{{{0.3, 0.5}}, {{2.5, 7.}}}}; {name}[Developer`ToPackedArray[x]] == Map[{name}, x, {{2}}]") == "True"
    calls, tag = (("ArcTan[]", "ArcTan[1, 2, 3]"), "argt") if name == "ArcTan" else ((f"{name}[]", f"{name}[1, 2]"), "argx")
    for call in calls:
        assert answer_of(call) == (call, [f"{name}::{tag}"])


@pytest.mark.parametrize(
    "code, expected",
    [
        ("{Sinc[1.*^-9], Sinc[0.], Sinc[1.*^-300], Sinc[{1.*^-9, 0.}]}", "{1., 1., 1., {1., 1.}}"),
    ],
)
def test_sinc_near_zero(code, expected):
    assert value_of(code) == expected
