"""Comparison, logic, extremes and predicates of numbers."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("1 < 2", "True"),
        ("1 < x < 3", "1 < x < 3"),
        ("3 < x < 1", "3 < x < 1"),
        ("1 == 1.", "True"),
        ("a == a", "True"),
        ("a == b", "a == b"),
        ("1 == 1. + 2^-52", "True"),
        ("1 == 1. + 2^-40", "False"),
        ("Pi > 3", "True"),
        ("Pi == 22/7", "False"),
        ("Sqrt[2] + Sqrt[3] == Sqrt[5 + 2 Sqrt[6]]", "True"),
        ("E^(I Pi) == -1", "True"),
        ("2 <= 2 < 3", "True"),
        ('"a" == "b"', "False"),
        ('1 == "a"', "False"),
        ("{1, 2} == {1, 2.}", "True"),
        ("{1, 2} == {1, 3}", "False"),
        ("{1, x} == {1, y}", "{1, x} == {1, y}"),
        ("f[1.] == f[1]", "True"),
        ("True == False", "False"),
        ("x != x", "False"),
        ("1 != 2 != 3", "True"),
        ("1 != 2 != 1", "False"),
        ("Infinity > 10^100", "True"),
        ("-Infinity < Pi", "True"),
        ("Infinity == 3", "False"),
        ("a < b > c", "a < b && b > c"),
        ("Inequality[1, Less, 2, LessEqual, x]", "2 <= x"),
        ("True && a && True", "a"),
        ("False && Print[1]", "False"),
        ("True || Print[1]", "True"),
        ("a || False", "a"),
        ("And[]", "True"),
        ("Or[]", "False"),
        ("!True", "False"),
        ("!(a < b)", "a >= b"),
        ("!!a", "a"),
        ("Xor[True, False, True]", "False"),
        ("Xor[a, True]", " !a"),
        ("Nand[True, True]", "False"),
        ("Nor[False, False]", "True"),
        ("Implies[False, a]", "True"),
        ("Implies[True, a]", "a"),
        ("Equivalent[a, True]", "a"),
        ("Boole[{True, False, x}]", "{1, 0, Boole[x]}"),
        ("Max[1, 2, x]", "Max[2, x]"),
        ("Max[{1, {5, 3}}, 4]", "5"),
        ("Max[]", "-Infinity"),
        ("Min[Pi, 3]", "3"),
        ("Max[1, 1.5]", "1.5"),
        ("Max[Range[50]]", "50"),
        ("Min[x]", "x"),
        ("Max[x, Infinity]", "Infinity"),
        ("Positive[{1, -1, 0}]", "{True, False, False}"),
        ("NonNegative[0]", "True"),
        ("Negative[x]", "Negative[x]"),
        ("Positive[Pi - 3]", "True"),
        ("EvenQ[{2, 3, x}]", "{True, False, False}"),
        ("OddQ[2^100 + 1]", "True"),
        ("IntegerQ[2.]", "False"),
        ("NumberQ[Pi]", "False"),
        ("NumericQ[Sin[Pi/7] + E]", "True"),
        ("NumericQ[x]", "False"),
        ("ExactNumberQ[1/2 + I]", "True"),
        ("MachineNumberQ[1.]", "True"),
        ("Head[1/2]", "Rational"),
        ("Complex[1, 2]", "1 + 2*I"),
        ("Rational[2, 4]", "1/2"),
        ("Divisible[12, 4]", "True"),
        ("CoprimeQ[8, 9]", "True"),
        ("Select[{1, 5, 3}, GreaterThan[2]]", "{5, 3}"),
        ("Between[3, {1, 5}]", "True"),
        ("Element[Pi, Reals]", "True"),
        ("Element[1/2, Integers]", "False"),
        ("Element[x, Reals]", "Element[x, Reals]"),
        ("PossibleZeroQ[Sin[2] - 2 Sin[1] Cos[1]]", "True"),
        ("Piecewise[{{1, x > 0}, {2, True}}, 3]", "Piecewise[{{1, x > 0}}, 2]"),
        ("Piecewise[{{1, False}}]", "0"),
        ("Piecewise[{{1, y > 0}}] /. y -> 2", "1"),
        ("f[x_] := Piecewise[{{-1, x < 0}, {1, x > 0}}]; {f[2], f[-2], f[0]}", "{1, -1, 0}"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ("I < 2", ["Less::nord"]),
        ("Piecewise[5]", ["Piecewise::pairs"]),
        ("Divisible[1, 0]", ["Power::infy"]),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{1. == 1. + 2^-47, 1. == 1. + 2^-44, -1. == -1. - 2^-47, 1.*^-300 == 2.*^-300, 0. == 1.*^-300, 1 == 1.*^400}",
            "{True, False, True, False, False, False}",
        ),
        (
            "{1. + I == 1. + I + 2^-48, 1 + 2 I == 1 + 2 I, 1 + 2 I == 1 + 3 I, 1 + 0. I == 1, 1. I == 1.}",
            "{True, True, False, True, False}",
        ),
        ("{2`5 == 2.00001, 2`5 == 2.001, 2`10 == 2, 1/3 == 0.3333333333333333, 1/3 == 0.333}", "{True, False, True, True, False}"),
        (
            "{1 == 1 == 1, 1 == 1 == 2, 1 == 2 == x, x == x == 1, Equal[1], Equal[]}",
            "{True, False, False, x == x == 1, True, True}",
        ),
        (
            '{1 != 1., 1 != 2, x != y, 1 != 2 != x, 1 != 2 != 2, "a" != "b", Unequal[], Unequal[x]}',
            "{False, True, x != y, 1 != 2 != x, False, True, True, True}",
        ),
        (
            "{p[{1, 2}] == {1, 2}, p[{1., 2.}] == p[{1., 2. + 2^-50}], p[{1., 2.}] == p[{1., 3.}], p[{1, 2}] == p[{1, 2, 3}], "
            "p[{1, 2}] == p[{1, 3}]}",
            "{True, True, False, False, False}",
        ),
        (
            "{{1, 2} == 3, {} == {}, {1, {x}} == {1, {x}}, {1, 2} == {1, 2, 3}, {x, 1} == {y, 2}}",
            "{{1, 2} == 3, True, True, False, False}",
        ),
        (
            "{<|a -> 1|> == <|a -> 1.|>, <|a -> 1|> == <|b -> 1|>, <|a -> 1|> == <|a -> 2|>, <|a -> x|> == <|a -> y|>}",
            "{True, False, False, <|a -> x|> == <|a -> y|>}",
        ),
        (
            "{Infinity == Infinity, Infinity == -Infinity, Infinity == Pi, x == Infinity, True == True, True == x}",
            "{True, False, False, x == Infinity, True, True == x}",
        ),
        (
            "{Sqrt[2] == 1.414213562373095, Sqrt[2] == 1.4142, GoldenRatio^2 == GoldenRatio + 1, Pi == 355/113, 2 Pi == 6.283185307179586}",
            "{True, False, True, False, True}",
        ),
        # inequalities
        (
            "{1 < 2 < 3, 1 < 3 < 2, 2 < 2, 2 <= 2, 2 > 2, 2 >= 2, 3 > 2 > 1, 3 >= 3 >= 4}",
            "{True, False, False, True, False, True, True, False}",
        ),
        ('{x < 2 < 1, x < y, x < x, Less[], Less[x], "a" < "b"}', '{False, x < y, x < x, True, True, "a" < "b"}'),
        (
            "{1. < 1. + 2^-47, 1. <= 1. + 2^-47, 1. >= 1. + 2^-47, 1. < 1. + 2^-44, 1/3 < 0.3333333333333333, 1/3 <= 0.3333333333333333}",
            "{False, True, True, True, False, True}",
        ),
        (
            "{Sqrt[2] + Sqrt[3] < Sqrt[5 + 2 Sqrt[6]], Sqrt[2] + Sqrt[3] <= Sqrt[5 + 2 Sqrt[6]], Pi < 22/7, E^(Pi Sqrt[163]) < 640320^3 + 744, "
            "Pi > 3.14159265358979, Pi > 3.1415926535897}",
            "{False, True, True, True, False, True}",
        ),
        (
            "{-Infinity < 3 < Infinity, Infinity < Infinity, Infinity <= Infinity, x < Infinity, -Infinity > Infinity}",
            "{True, False, True, x < Infinity, False}",
        ),
        (
            "{Inequality[1, Less, 2, LessEqual, 2], Inequality[1, Less, 2, LessEqual, 1], Inequality[a, Less, b, Less, c], Inequality[x]}",
            "{True, False, a < b < c, True}",
        ),
        (
            "{1 < x <= 3, x < y <= 4, Inequality[3, Greater, 2, GreaterEqual, 2], 1 < 2 <= x, 1 <= x < 0}",
            "{Inequality[1, Less, x, LessEqual, 3], Inequality[x, Less, y, LessEqual, 4], True, 2 <= x, Inequality[1, LessEqual, x, Less, 0]}",
        ),
        (
            "{Inequality[x, Less, 3, LessEqual, 4, Less, y], Inequality[x, Less, 3, Less, 4], Inequality[x, Less, y, LessEqual, 3, Less, 4, Less, z, LessEqual, w], "
            "Inequality[a, Less, b, Greater, c], Inequality[a, Unequal, b, Less, c]}",
            "{x < 3 && 4 < y, x < 3, Inequality[x, Less, y, LessEqual, 3] && Inequality[4, Less, z, LessEqual, w], a < b && b > c, a != b && b < c}",
        ),
        # signs
        (
            "{Positive[#], Negative[#], NonPositive[#], NonNegative[#]} & /@ {-1, 0, 1/2, -2.5}",
            "{{False, True, True, False}, {False, False, True, True}, {True, False, False, True}, {False, True, True, False}}",
        ),
        (
            "{Positive[#], Negative[#], NonPositive[#], NonNegative[#]} & /@ {I, Infinity, -Infinity, 3 - Pi}",
            "{{False, False, False, False}, {True, False, False, True}, {False, True, True, False}, {False, True, True, False}}",
        ),
        (
            "{Positive[x], Positive[{1, x}], Positive[Sqrt[-2]], NonNegative[p[{-1, 0}]]}",
            "{Positive[x], {True, Positive[x]}, False, {False, True}}",
        ),
        # extremes
        (
            "{Max[-1, -2], Min[-1, -2], Max[3/2, 1.2], Min[3/2, 1.2], Max[Pi, 22/7], Min[Pi, 22/7], Max[E, Pi, 3]}",
            "{-1, -2, 3/2, 1.2, 22/7, Pi, Pi}",
        ),
        (
            "{Max[], Min[], Max[{}], Max[{}, 3], Max[{1, {2, 7}}, 5], Min[{{4}, {2, 9}}], Max[<|a -> 1, b -> 5|>]}",
            "{-Infinity, Infinity, -Infinity, 3, 7, 2, 5}",
        ),
        (
            "{Max[x, 1, 3], Max[x, x], Max[x, y], Min[x, 2, 1], Max[{1, x}, 4], Max[3, Infinity], Min[3, Infinity], Max[x, -Infinity]}",
            "{Max[3, x], x, Max[x, y], Min[1, x], Max[4, x], Infinity, 3, x}",
        ),
        (
            "{Max[p[{1, 5, 3}]], Min[p[{1., -5., 3.}]], Max[p[{{1, 9}, {3, 4}}], 7], Min[p[{1, 5}], x], Max[1, Indeterminate]}",
            "{5, -5., 9, Min[1, x], Indeterminate}",
        ),
        # operator forms
        (
            "{LessThan[3] /@ {2, 3, 4}, LessEqualThan[3] /@ {2, 3, 4}, GreaterThan[3] /@ {2, 3, 4}, GreaterEqualThan[3] /@ {2, 3, 4}}",
            "{{True, False, False}, {True, True, False}, {False, False, True}, {False, True, True}}",
        ),
        (
            "{EqualTo[2] /@ {2, 2., 3}, UnequalTo[2] /@ {2, 2., 3}, SameAs[2] /@ {2, 2., 3}}",
            "{{True, True, False}, {False, False, True}, {True, False, False}}",
        ),
        (
            "{Between[{1, 5}] /@ {0, 1, 3, 5, 6}, Between[7, {{1, 3}, {6, 8}}], Between[4, {{1, 3}, {6, 8}}], Between[x, {1, 2}]}",
            "{{False, True, True, True, False}, True, False, 1 <= x <= 2}",
        ),
    ],
)
def test_more_values(code, expected):
    assert value_of("p = Developer`ToPackedArray; " + code) == expected


@pytest.mark.parametrize(
    "code, message",
    [
        ("1 < I", "Less::nord"),
        ("I <= 2", "LessEqual::nord"),
        ("1. + I > 2", "Greater::nord"),
        ("I >= 2", "GreaterEqual::nord"),
        ("Max[1, I]", "Max::nord"),
        ("Min[I, 2]", "Min::nord"),
    ],
)
def test_complex_numbers_have_no_order(code, message):
    assert messages_of(code) == [message]
    assert value_of(f"Quiet[Head[{code}]]") == message.split("::")[0]


def test_attributes():
    assert (
        value_of("Attributes /@ {Equal, Less, Max, Positive}")
        == "{{Protected}, {Protected}, {Flat, NumericFunction, OneIdentity, Orderless, Protected}, {Listable, Protected}}"
    )
