"""Pattern matching: what matches, what the names are bound to, in which order possibilities are tried."""

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
        ("MatchQ[{1, 1}, {x_, x_}]", "True"),
        ("MatchQ[{1, 2}, {x_, x_}]", "False"),
        ("MatchQ[{1, 1.}, {x_, x_}]", "False"),
        ("MatchQ[f[a, f[a]], f[x_, f[x_]]]", "True"),
        ("Replace[{1, 2}, {x_, y_} :> {y, x}]", "{2, 1}"),
        ("Replace[f[1, 2, 3], f[x__] :> {x}]", "{1, 2, 3}"),
        ("Replace[f[], f[x___] :> {x}]", "{}"),
        ("Replace[f[], f[x__] :> {x}]", "f[]"),
        ("Replace[f[1, 2, 3, 4], f[x__, y__] :> {{x}, {y}}]", "{{1}, {2, 3, 4}}"),
        ("Replace[f[1, 2, 3, 4], f[x___, y__] :> {{x}, {y}}]", "{{}, {1, 2, 3, 4}}"),
        ("Replace[f[1, 2, 3], f[x__, x__] :> {x}]", "f[1, 2, 3]"),
        ("Replace[f[1, 2, 1, 2], f[x__, x__] :> {x}]", "{1, 2}"),
        ("Replace[f[1, 2, 3, 4], f[x_, y___] :> g[y, x]]", "g[2, 3, 4, 1]"),
        ("Replace[{a, b, c, b, d}, {x___, b, y___} :> {{x}, {y}}]", "{{a}, {c, b, d}}"),
        ("Replace[f[x], h_[y_] :> {h, y}]", "{f, x}"),
        ("Replace[5, x : _Integer :> x + 1]", "6"),
        ("Replace[f[1, 2], x : f[__] :> Length[x]]", "2"),
    ],
)
def test_names(code, expected):
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
        ("MatchQ[#, a | b] & /@ {a, b, c}", "{True, True, False}"),
        ('Cases[{1, a, "s", 2.}, _Integer | _String]', '{1, "s"}'),
        ("Replace[{1, 2}, {x_, 3} | {x_, 2} :> x]", "1"),
        ("MatchQ[f[1, a], f[(1 | 2), (a | b)]]", "True"),
        ("MatchQ[#, Except[1]] & /@ {1, 2}", "{False, True}"),
        ("Cases[{1, 2, a, 3.}, Except[2, _Integer]]", "{1}"),
        ("MatchQ[f[a, 1, b], f[Except[_Integer] ..]]", "False"),
        ("MatchQ[{1, 2, a}, {(_Integer | _Symbol) ..}]", "True"),
        ("MatchQ[{a, b}, {x_ | x_, y_} /; y === b]", "True"),
        ("Replace[f[1, 2, 3], f[(a__ | b__), 3] :> {a}]", "{1, 2}"),
    ],
)
def test_alternatives_and_except(code, expected):
    assert value_of(code) == expected


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


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Replace[f[1, 2], f[x__] :> g[x, h[x]]]", "g[1, 2, h[1, 2]]"),
        ("Replace[f[1, 2], f[x__] :> (x -> 1)]", "Sequence[1, 2] -> 1"),
        ("Replace[f[1], f[x_] :> <|k -> x|>]", "<|k -> 1|>"),
        ("Replace[f[a], f[x_] :> <|x -> x|>]", "<|a -> a|>"),
        ("Replace[f[1, 2], f[x__] :> <|k -> {x}|>]", "<|k -> {1, 2}|>"),
        ("Replace[f[g], f[x_] :> x[1][x]]", "g[1][g]"),
    ],
)
def test_substitution(code, expected):
    assert value_of(code) == expected


@pytest.mark.xfail(strict=True, reason="a condition on the right side is tried with the first match only")
@pytest.mark.parametrize(
    "code, expected",
    [
        ("f[{___, x_, y_, ___}] := {x, y} /; x > y; f[{1, 3, 2}]", "{3, 2}"),
        ("{1, 3, 2} /. {___, x_, y_, ___} :> {x, y} /; x > y", "{3, 2}"),
        ("SetAttributes[f, Flat]; f[x_, y_] := g[x] /; x === y; f[a, b, b, c]", "f[a, g[b], c]"),
    ],
)
def test_a_condition_on_the_right_side_takes_part_in_the_choice(code, expected):
    assert value_of(code) == expected
