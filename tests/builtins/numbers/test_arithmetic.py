"""What is written in terms of Plus, Times and Power."""

import pytest
from asking import answer_of, text_of, value_of


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("Subtract[3, 1]", "2"),
        ("Divide[6, 4]", "3/2"),
        ("Minus[x]", "-x"),
        ("Minus[1/2 + I]", "-1/2 - I"),
        ("Subtract[a, b]", "a - b"),
        ("Divide[a, b]", "a/b"),
        ("Divide[1., 3.]", "0.3333333333333333"),
        ("a ** (b ** c)", "a**b**c"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, expected", [
    ("{Minus[3], Minus[-2.5], Minus[1/2], Minus[0], Minus[2 x], Minus[x + y], Minus[{1, x}]}", "{-3, 2.5, -1/2, 0, -2*x, -x - y, {-1, -x}}"),
    ("{Subtract[1/2, 1/3], Subtract[2.5, 1], Subtract[x, x], Subtract[{3, 4}, 1], Subtract[5, {1, x}], Subtract[I, 1]}", "{1/6, 1.5, 0, {2, 3}, {4, 5 - x}, -1 + I}"),
    ("{Divide[1, 3], Divide[6, 3], Divide[1., 4], Divide[x, x], Divide[{2, 4}, 2], Divide[1, {2, 4}], Divide[1, I]}", "{1/3, 2, 0.25, 1, {1, 2}, {1/2, 1/4}, -I}"),
    ("{Divide[1.*^-300, 1.*^300] > 0, Divide[1.*^300, 1.*^-300] > 10^599, Divide[0., 2.]}", "{True, True, 0.}"),
    ("{a ** b ** c === (a ** b) ** c, FullForm[a ** b], a ** b === b ** a, NonCommutativeMultiply[a], NonCommutativeMultiply[], {1, 2} ** 3}", "{True, FullForm[a**b], False, NonCommutativeMultiply[a], NonCommutativeMultiply[], {1, 2}**3}"),
    ("Cases[{a ** b ** c}, x_ ** y_ -> {x, y}]", "{{a, b**c}}"),
    ("{Attributes[Minus], Attributes[Subtract], Attributes[Divide], Attributes[NonCommutativeMultiply]}", "{{Listable, NumericFunction, Protected}, {Listable, NumericFunction, Protected}, {Listable, NumericFunction, Protected}, {Flat, OneIdentity, Protected}}"),
])  # fmt: skip
def test_values_of_every_kind(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "call, message",
    [
        ("Minus[]", "argx"),
        ("Minus[1, 2]", "argx"),
        ("Subtract[1]", "argr"),
        ("Subtract[1, 2, 3]", "argrx"),
        ("Divide[1]", "argr"),
        ("Divide[]", "argrx"),
    ],
)
def test_number_of_arguments(call, message):
    assert answer_of(call) == (call, [f"{call.split('[')[0]}::{message}"])


def test_division_by_zero():
    assert answer_of("Divide[1, 0]") == ("ComplexInfinity", ["Power::infy"]) and answer_of("Divide[0, 0]")[0] == "Indeterminate"
