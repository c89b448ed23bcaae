"""Less, Greater and their relatives; the signs of numbers."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("1 < 2", "True"),
        (
            "{Negative[Abs[x]], NonNegative[Abs[x]], Positive[Abs[x]], NonPositive[Abs[x]]}",
            "{False, True, Positive[Abs[x]], NonPositive[Abs[x]]}",
        ),
        ("1 < x < 3", "1 < x < 3"),
        ("3 < x < 1", "3 < x < 1"),
        ("Pi > 3", "True"),
        ("2 <= 2 < 3", "True"),
        ("Infinity > 10^100", "True"),
        ("-Infinity < Pi", "True"),
        ("a < b > c", "a < b && b > c"),
        ("Inequality[1, Less, 2, LessEqual, x]", "2 <= x"),
        ("Positive[{1, -1, 0}]", "{True, False, False}"),
        ("NonNegative[0]", "True"),
        ("Negative[x]", "Negative[x]"),
        ("Positive[Pi - 3]", "True"),
        ("Select[{1, 5, 3}, GreaterThan[2]]", "{5, 3}"),
        ("Between[3, {1, 5}]", "True"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ("I < 2", ["Less::nord"]),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages


@pytest.mark.parametrize(
    "code, expected",
    [
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
        (
            "{LessThan[3] /@ {2, 3, 4}, LessEqualThan[3] /@ {2, 3, 4}, GreaterThan[3] /@ {2, 3, 4}, GreaterEqualThan[3] /@ {2, 3, 4}}",
            "{{True, False, False}, {True, True, False}, {False, False, True}, {False, True, True}}",
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
    ],
)
def test_complex_numbers_have_no_order(code, message):
    assert messages_of(code) == [message]
    assert value_of(f"Quiet[Head[{code}]]") == message.split("::")[0]
