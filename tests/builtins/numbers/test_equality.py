"""Equal and Unequal."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("1 == 1.", "True"),
        ("a == a", "True"),
        ("a == b", "a == b"),
        ("1 == 1. + 2^-52", "True"),
        ("1 == 1. + 2^-40", "False"),
        ("Pi == 22/7", "False"),
        ("Sqrt[2] + Sqrt[3] == Sqrt[5 + 2 Sqrt[6]]", "True"),
        ("E^(I Pi) == -1", "True"),
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
        ("Infinity == 3", "False"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


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
        (
            "{EqualTo[2] /@ {2, 2., 3}, UnequalTo[2] /@ {2, 2., 3}, SameAs[2] /@ {2, 2., 3}}",
            "{{True, True, False}, {False, False, True}, {True, False, False}}",
        ),
    ],
)
def test_more_values(code, expected):
    assert value_of("p = Developer`ToPackedArray; " + code) == expected


def test_attributes():
    assert (
        value_of("Attributes /@ {Equal, Less, Max, Positive}")
        == "{{Protected}, {Protected}, {Flat, NumericFunction, OneIdentity, Orderless, Protected}, {Listable, Protected}}"
    )
