"""Comparison, logic, extremes and predicates of numbers."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize("code, expected", [
    ("1 < 2", "True"), ("1 < x < 3", "1 < x < 3"), ("3 < x < 1", "3 < x < 1"), ("1 == 1.", "True"), ("a == a", "True"),
    ("a == b", "a == b"), ("1 == 1. + 2^-52", "True"), ("1 == 1. + 2^-40", "False"), ("Pi > 3", "True"),
    ("Pi == 22/7", "False"),
    ("Sqrt[2] + Sqrt[3] == Sqrt[5 + 2 Sqrt[6]]", "True"), ("E^(I Pi) == -1", "True"), ("2 <= 2 < 3", "True"),
    ("\"a\" == \"b\"", "False"), ("1 == \"a\"", "False"), ("{1, 2} == {1, 2.}", "True"), ("{1, 2} == {1, 3}", "False"),
    ("{1, x} == {1, y}", "{1, x} == {1, y}"), ("f[1.] == f[1]", "True"), ("True == False", "False"),
    ("x != x", "False"),
    ("1 != 2 != 3", "True"), ("1 != 2 != 1", "False"), ("Infinity > 10^100", "True"), ("-Infinity < Pi", "True"),
    ("Infinity == 3", "False"), ("a < b > c", "a < b && b > c"), ("Inequality[1, Less, 2, LessEqual, x]", "2 <= x"),
    ("True && a && True", "a"), ("False && Print[1]", "False"), ("True || Print[1]", "True"), ("a || False", "a"),
    ("And[]", "True"), ("Or[]", "False"), ("!True", "False"), ("!(a < b)", "a >= b"), ("!!a", "a"),
    ("Xor[True, False, True]", "False"),
    ("Xor[a, True]", " !a"), ("Nand[True, True]", "False"), ("Nor[False, False]", "True"), ("Implies[False, a]", "True"),
    ("Implies[True, a]", "a"), ("Equivalent[a, True]", "a"), ("Boole[{True, False, x}]", "{1, 0, Boole[x]}"),
    ("Max[1, 2, x]", "Max[2, x]"), ("Max[{1, {5, 3}}, 4]", "5"), ("Max[]", "-Infinity"), ("Min[Pi, 3]", "3"),
    ("Max[1, 1.5]", "1.5"),
    ("Max[Range[50]]", "50"), ("Min[x]", "x"), ("Max[x, Infinity]", "Infinity"),
    ("Positive[{1, -1, 0}]", "{True, False, False}"),
    ("NonNegative[0]", "True"), ("Negative[x]", "Negative[x]"), ("Positive[Pi - 3]", "True"),
    ("EvenQ[{2, 3, x}]", "{True, False, False}"),
    ("OddQ[2^100 + 1]", "True"), ("IntegerQ[2.]", "False"), ("NumberQ[Pi]", "False"),
    ("NumericQ[Sin[Pi/7] + E]", "True"),
    ("NumericQ[x]", "False"), ("ExactNumberQ[1/2 + I]", "True"), ("MachineNumberQ[1.]", "True"),
    ("Head[1/2]", "Rational"),
    ("Complex[1, 2]", "1 + 2*I"), ("Rational[2, 4]", "1/2"), ("Divisible[12, 4]", "True"), ("CoprimeQ[8, 9]", "True"),
    ("Select[{1, 5, 3}, GreaterThan[2]]", "{5, 3}"), ("Between[3, {1, 5}]", "True"), ("Element[Pi, Reals]", "True"),
    ("Element[1/2, Integers]", "False"), ("Element[x, Reals]", "Element[x, Reals]"),
    ("PossibleZeroQ[Sin[2] - 2 Sin[1] Cos[1]]", "True"),
    ("Piecewise[{{1, x > 0}, {2, True}}, 3]", "Piecewise[{{1, x > 0}}, 2]"), ("Piecewise[{{1, False}}]", "0"),
    ("Piecewise[{{1, y > 0}}] /. y -> 2", "1"),
    ("f[x_] := Piecewise[{{-1, x < 0}, {1, x > 0}}]; {f[2], f[-2], f[0]}", "{1, -1, 0}"),
])
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, messages", [
    ("I < 2", ["Less::nord"]), ("Piecewise[5]", ["Piecewise::pairs"]), ("Divisible[1, 0]", ["Power::infy"]),
])
def test_messages(code, messages):
    assert messages_of(code) == messages
