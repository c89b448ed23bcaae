"""Hyperbolic functions and their inverses."""

import pytest
from asking import answer_of, text_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Sin[I x]", "I*Sinh[x]"),
        ("Cosh[x + I Pi/2]", "I*Sinh[x]"),
        ("Sinh[Log[2]]", "3/4"),
        ("ArcTanh[0]", "0"),
        ("Tanh[Infinity]", "1"),
        ("ArcTanh[2.]", "0.5493061443340549 - 1.5707963267948966*I"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, expected", [
    ("{Sinh[0], Cosh[0], Tanh[0], Coth[0], Sech[0], Csch[0]}", "{0, 1, 0, ComplexInfinity, 1, ComplexInfinity}"),
    ("{ArcSinh[0], ArcCosh[1], ArcCosh[0], ArcCosh[-1], ArcTanh[1], ArcTanh[-1], ArcCoth[0], ArcCoth[1], ArcSech[1], ArcCsch[0]}", "{0, 0, I/2*Pi, I*Pi, Infinity, -Infinity, I/2*Pi, Infinity, 0, ComplexInfinity}"),
    ("{Sinh[-x], Cosh[-x], Tanh[-x], Coth[-x], Sech[-x], Csch[-x]}", "{-Sinh[x], Cosh[x], -Tanh[x], -Coth[x], Sech[x], -Csch[x]}"),
    ("{ArcSinh[-x], ArcTanh[-x], ArcCoth[-x], ArcCsch[-x]}", "{-ArcSinh[x], -ArcTanh[x], -ArcCoth[x], -ArcCsch[x]}"),
    ("{Sinh[ArcSinh[x]], Cosh[ArcCosh[x]], Tanh[ArcTanh[x]]}", "{x, x, x}"),
    ("{Sinh[Infinity], Cosh[Infinity], Tanh[-Infinity], Coth[Infinity], Sech[Infinity], Csch[-Infinity], Sinh[-Infinity], Cosh[-Infinity]}", "{Infinity, Infinity, -1, 1, 0, 0, -Infinity, Infinity}"),
    ("{ArcSinh[Infinity], ArcCosh[Infinity], ArcCoth[Infinity], ArcCsch[Infinity], ArcSinh[-Infinity]}", "{Infinity, Infinity, 0, 0, -Infinity}"),
    ("{Cosh[Log[2]], Tanh[Log[2]], Coth[Log[2]], Sech[Log[2]], Csch[Log[2]]}", "{5/4, 3/5, 5/3, 4/5, 4/3}"),
    ("Max[Abs[{ArcTanh[0.5], ArcSinh[1.], ArcCosh[2.], ArcCoth[2.], ArcSech[0.5], ArcCsch[1.]} - {Log[3]/2, Log[1 + Sqrt[2]], Log[2 + Sqrt[3]], Log[3]/2, Log[2 + Sqrt[3]], Log[1 + Sqrt[2]]}]] < 10^-15", "True"),
    ("{Sinh[{0, x}], ArcSinh[{{0}, {}}], Coth[<|a -> x|>]}", "{{0, Sinh[x]}, {{0}, {}}, <|a -> Coth[x]|>}"),
    ("{Sinh[1/2], ArcTanh[1/3], Csch[2], Sinh[x y], Cosh[f[2]]}", "{Sinh[1/2], ArcTanh[1/3], Csch[2], Sinh[x*y], Cosh[f[2]]}"),
    ("Sinh[2]^2 - Cosh[2]^2 + 1 // N // Chop", "0"),
])  # fmt: skip
def test_special_values_and_symmetries(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "name", ["Sinh", "Cosh", "Tanh", "Coth", "Sech", "Csch", "ArcSinh", "ArcCosh", "ArcTanh", "ArcCoth", "ArcSech", "ArcCsch"]
)
def test_lists_attributes_and_number_of_arguments(name):
    assert text_of(f"Sort[Attributes[{name}]]") == "{Listable, NumericFunction, Protected}"
    assert text_of(f"x = {{{{0.3, 0.5}}, {{2.5, 7.}}}}; {name}[Developer`ToPackedArray[x]] == Map[{name}, x, {{2}}]") == "True"
    for call in (f"{name}[]", f"{name}[1, 2]"):
        assert answer_of(call) == (call, [f"{name}::argx"])


@pytest.mark.parametrize(
    "code, expected",
    [
        ("{ArcSech[0], ArcSech[0.], ArcSech[{0., 1.}]}", "{Infinity, Infinity, {Infinity, 0.}}"),
    ],
)
def test_the_inverse_secant_at_zero(code, expected):
    assert value_of(code) == expected
