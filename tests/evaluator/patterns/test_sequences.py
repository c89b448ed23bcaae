"""Sequences of arguments: repeated, optional, options, in any order, Flat."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("MatchQ[#, {1 ..}] & /@ {{}, {1}, {1, 1}, {1, 2}}", "{False, True, True, False}"),
        ("MatchQ[#, {1 ...}] & /@ {{}, {1}, {2}}", "{True, True, False}"),
        ("MatchQ[#, {Repeated[a, 2]}] & /@ {{}, {a}, {a, a}, {a, a, a}}", "{False, True, True, False}"),
        ("MatchQ[#, {Repeated[a, {2}]}] & /@ {{a}, {a, a}, {a, a, a}}", "{False, True, False}"),
        ("MatchQ[#, {Repeated[a, {2, 3}]}] & /@ {{a}, {a, a}, {a, a, a}, {a, a, a, a}}", "{False, True, True, False}"),
        ("MatchQ[#, {Repeated[a, {2, Infinity}]}] & /@ {{a}, {a, a, a, a}}", "{False, True}"),
        ("MatchQ[#, {RepeatedNull[a, 1]}] & /@ {{}, {a}, {a, a}}", "{True, True, False}"),
        ("MatchQ[#, {{_, _} ..}] & /@ {{{1, 2}, {3, 4}}, {{1, 2}, {3}}}", "{True, False}"),
        ("MatchQ[{{1, 2}, {1, 3}}, {{x_, _} ..}]", "True"),
        ("MatchQ[{{1, 2}, {2, 3}}, {{x_, _} ..}]", "False"),
        ("Replace[{1, 1, 2, 2}, {x : 1 .., y : 2 ..} :> {{x}, {y}}]", "{{1, 1}, {2, 2}}"),
        ("MatchQ[{1, a, 2, b}, {PatternSequence[_Integer, _Symbol] ..}]", "True"),
        ("Replace[{1, 2, 3}, {x : PatternSequence[_, _], y_} :> {{x}, y}]", "{{1, 2}, 3}"),
        ("MatchQ[{1, 2}, {PatternSequence[], 1, 2}]", "True"),
        ("MatchQ[{b, a, c}, {OrderlessPatternSequence[a, b], c}]", "True"),
        ("MatchQ[{b, c, a}, {OrderlessPatternSequence[a, b], c}]", "False"),
        ("Replace[{1, 2, 3}, {Longest[x__], y___} :> {{x}, {y}}]", "{{1, 2, 3}, {}}"),
        ("Replace[{1, 2, 3}, {Shortest[x__], y___} :> {{x}, {y}}]", "{{1}, {2, 3}}"),
        ("Replace[{1, 2, 3}, {x__, y___} :> {{x}, {y}}]", "{{1}, {2, 3}}"),
        ("Replace[{1, 1, 2}, {Longest[x : 1 ...], y___} :> {{x}, {y}}]", "{{1, 1}, {2}}"),
    ],
)
def test_repeated(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Replace[f[1], f[x_, y_: 7] :> {x, y}]", "{1, 7}"),
        ("Replace[f[1, 2], f[x_, y_: 7] :> {x, y}]", "{1, 2}"),
        ("Replace[f[a], f[x_Integer: 5, y_: 6] :> {x, y}]", "{5, a}"),
        ("Replace[f[1, 2], f[x_: 0, y_, z_: 9] :> {x, y, z}]", "{1, 2, 9}"),
        ("Replace[f[1], f[x_: 0, y_, z_: 9] :> {x, y, z}]", "{0, 1, 9}"),
        ("Replace[f[], f[x_: 0] :> {x}]", "{0}"),
        ("Replace[f[], f[x_: 0, y_] :> {x}]", "f[]"),
        ("Replace[a, x_ + y_. :> {x, y}]", "{a, 0}"),
        ("Replace[a, x_ y_. :> {x, y}]", "{a, 1}"),
        ("Replace[a, x_^n_. :> {x, n}]", "{a, 1}"),
        ("Replace[a^3, x_^n_. :> {x, n}]", "{a, 3}"),
        ("Replace[3 a^2, c_. x_Symbol^n_. :> {c, x, n}]", "{3, a, 2}"),
        ("Replace[a, c_. x_Symbol^n_. :> {c, x, n}]", "{1, a, 1}"),
        ("Default[f, 2] = 8; Replace[f[1], f[x_, y_.] :> {x, y}]", "{1, 8}"),
        ("Default[f] = 8; Replace[f[1], f[x_, y_.] :> {x, y}]", "{1, 8}"),
        ("MatchQ[f[1], f[x_, y_.]]", "False"),
    ],
)
def test_optional(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Replace[f[1, a -> 2, b -> 3], f[x_, o : OptionsPattern[]] :> {x, o}]", "{1, a -> 2, b -> 3}"),
        ("Replace[f[1], f[x_, OptionsPattern[]] :> x]", "1"),
        ("MatchQ[f[1, 2], f[_, OptionsPattern[]]]", "False"),
        (
            "Options[f] = {a -> 1, b -> 2}; f[x_, OptionsPattern[]] := {x, OptionValue[a], OptionValue[b]}; {f[5], f[5, a -> 7], f[5, {b -> 9, a -> 8}]}",
            "{{5, 1, 2}, {5, 7, 2}, {5, 8, 9}}",
        ),
        ('f[OptionsPattern[{a -> 3}]] := OptionValue[a]; {f[], f[a -> 4], f["a" -> 5]}', "{3, 4, 5}"),
        ("f[x_, o : OptionsPattern[]] := {o}; {f[1, a -> 2], f[1, {a -> 2}], f[1, a :> 2]}", "{{a -> 2}, {{a -> 2}}, {a :> 2}}"),
    ],
)
def test_options(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("SetAttributes[f, Orderless]; MatchQ[f[a, 1], f[_Integer, _Symbol]]", "True"),
        ("SetAttributes[f, Orderless]; Replace[f[3, 1, 2], f[1, x_, 3] :> x]", "2"),
        ("SetAttributes[f, Orderless]; Replace[f[a, b, 1], f[x_Integer, y__] :> {x, {y}}]", "{1, {a, b}}"),
        ("SetAttributes[f, Flat]; Replace[f[a, b, c], f[x_, c] :> g[x]]", "g[f[a, b]]"),
        ("SetAttributes[f, {Flat, OneIdentity}]; Replace[f[a, b, c], f[x_, c] :> g[x]]", "g[f[a, b]]"),
        ("SetAttributes[f, {Flat, Orderless}]; Replace[f[a, b, c], f[b, x_] :> g[x]]", "g[f[a, c]]"),
        ("SetAttributes[f, {Flat, Orderless, OneIdentity}]; Replace[f[a, b], f[b, x_] :> g[x]]", "g[a]"),
        ("Replace[a + b + c, b + x_ :> {x}]", "{a + c}"),
        ("Replace[2 + a + b, n_Integer + x_ :> {n, x}]", "{2, a + b}"),
        ("Replace[a b c, x_ b :> {x}]", "{a*c}"),
        ("MatchQ[a + b, b + a]", "True"),
        ("MatchQ[a + b + c, x_ + y_]", "True"),
        ("MatchQ[a + a b, x_ + x_ y_]", "True"),
        ("Cases[{a + b, a b, a^2}, _Plus]", "{a + b}"),
        ("MatchQ[a + 2 b, x_Symbol + n_Integer y_]", "True"),
        ("Replace[x^2 + y^2, u_^2 + v_^2 :> {u, v}]", "{x, y}"),
        ("MatchQ[f[g[2], g[1]], f[g[x_], g[y_]] /; x > y]", "True"),
        ("SetAttributes[f, Orderless]; MatchQ[f[g[2], g[1]], f[g[x_], g[y_]] /; x > y]", "True"),
        ("SetAttributes[f, Orderless]; MatchQ[f[a, b, a], f[x_, x_, y_]]", "True"),
    ],
)
def test_flat_and_orderless(code, expected):
    assert value_of(code) == expected
