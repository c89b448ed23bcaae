"""Patterns that can match in one way: blanks, tests, conditions, numbers, Verbatim, HoldPattern."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ('MatchQ[#, _] & /@ {1, x, f[1], "s"}', "{True, True, True, True}"),
        ("MatchQ[#, _Integer] & /@ {1, 2., 1/2, x, I}", "{True, False, False, False, False}"),
        ("MatchQ[#, _Real] & /@ {1, 2., 1/2, 2.`30}", "{False, True, False, True}"),
        ("MatchQ[#, _Rational] & /@ {1/2, 2, 0.5}", "{True, False, False}"),
        ("MatchQ[#, _Complex] & /@ {I, 1. + I, 2, 1.5 + 2.5 I}", "{True, True, False, True}"),
        ('MatchQ[#, _String] & /@ {"a", a}', "{True, False}"),
        ('MatchQ[#, _Symbol] & /@ {a, Pi, "a", 1}', "{True, True, False, False}"),
        ("MatchQ[#, _List] & /@ {{}, {1}, Range[100], f[1], N[Range[50]]}", "{True, True, True, False, True}"),
        ("MatchQ[#, _f] & /@ {f[], f[1], g[1], f}", "{True, True, False, False}"),
        ("MatchQ[#, _f[1]] & /@ {f[1][2], f[1], f[2][1]}", "{False, False, True}"),
        ("MatchQ[#, _Association] & /@ {<||>, {}}", "{True, False}"),
    ],
)
def test_blanks(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("MatchQ[#, _?EvenQ] & /@ {2, 3, a}", "{True, False, False}"),
        ("MatchQ[{1, 2}, {__?NumberQ}]", "True"),
        ("MatchQ[{1, a}, {__?NumberQ}]", "False"),
        ("MatchQ[#, x_ /; x > 2] & /@ {1, 2, 3, a}", "{False, False, True, False}"),
        ("Cases[{{1, 2}, {2, 1}, {3, 3}}, {x_, y_} /; x < y]", "{{1, 2}}"),
        ("Cases[{1, 2, 3, 4}, x_ /; EvenQ[x] :> x^2]", "{4, 16}"),
        ("Replace[{1, 2, 3}, {x__, y_} /; Plus[x] == y :> yes]", "yes"),
        ("Replace[{3, 1, 2}, {a___, x_, y_, b___} /; x > y :> {a, y, x, b}]", "{1, 3, 2}"),
        ("Replace[{1, 5, 2}, {x___, y_?(# > 3 &), z___} :> {{x}, y, {z}}]", "{{1}, 5, {2}}"),
        ("MatchQ[3, _?(# > 2 &) /; True]", "True"),
    ],
)
def test_tests_and_conditions(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("MatchQ[_, Verbatim[_]]", "True"),
        ("MatchQ[1, Verbatim[_]]", "False"),
        ("MatchQ[f[x_], f[Verbatim[x_]]]", "True"),
        ("MatchQ[1 + 1, HoldPattern[1 + 1]]", "False"),
        ("MatchQ[Hold[1 + 1], Hold[HoldPattern[1 + 1]]]", "True"),
        ("MatchQ[<|a -> 1, b -> 2|>, KeyValuePattern[{b -> 2}]]", "True"),
        ("MatchQ[<|a -> 1, b -> 2|>, KeyValuePattern[b -> 3]]", "False"),
        ("MatchQ[{a -> 1, b -> 2}, KeyValuePattern[{a -> _, b -> _Integer}]]", "True"),
        ("Replace[<|a -> 1, b -> 2|>, KeyValuePattern[{a -> x_}] :> x]", "1"),
        ("MatchQ[<|a -> 1|>, <|a -> _|>]", "True"),
        ("MatchQ[<|a -> 1, b -> 2|>, <|a -> _|>]", "False"),
        ("Replace[3/4, Rational[p_, q_] :> {p, q}]", "{3, 4}"),
        ("Replace[3 + 4 I, Complex[p_, q_] :> {p, q}]", "{3, 4}"),
        ("Replace[1.5 + 2. I, Complex[p_, q_] :> {p, q}]", "{1.5, 2.}"),
        ("MatchQ[2, Rational[_, _]]", "False"),
        ("MatchQ[1., 1]", "False"),
        ('MatchQ["a", a]', "False"),
        ("MatchQ[Range[100], {1, __}]", "True"),
        ("Replace[Range[40], {x_, ___, y_} :> {x, y}]", "{1, 40}"),
        ("MatchQ[N[Range[40]], {__Real}]", "True"),
        ("MatchQ[{1, 2}, {x_, y_} | {x_}]", "True"),
    ],
)
def test_verbatim_held_keys_and_numbers(code, expected):
    assert value_of(code) == expected
