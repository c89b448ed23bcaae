"""What names are bound to, in which order possibilities are tried."""

import pytest
from asking import value_of


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
        ("f[{___, x_, y_, ___}] := {x, y} /; x > y; f[{1, 3, 2}]", "{3, 2}"),
        ("{1, 3, 2} /. {___, x_, y_, ___} :> {x, y} /; x > y", "{3, 2}"),
        ("f[u_ x_] := {u, x} /; NumberQ[x]; {f[5 w], f[5 w], f[w]}", "{{w, 5}, {w, 5}, f[w]}"),
        ("f[u_ + x_] := {u, x} /; NumberQ[x]; {f[5 + w], f[5 + w]}", "{{w, 5}, {w, 5}}"),
        ("Cases[{5 w, w}, u_ x_ :> {u, x} /; NumberQ[x]]", "{{w, 5}}"),
        ("5 w /. u_ x_ :> Module[{z = x}, {u, z} /; NumberQ[z]]", "{w, 5}"),
        ("SetAttributes[f, Flat]; f[x_, y_] := g[x] /; x === y; f[a, b, b, c]", "f[a, g[f[b]], c]"),
    ],
)
def test_a_condition_on_the_right_side_takes_part_in_the_choice(code, expected):
    assert value_of(code) == expected
