"""Which rule comes first, and which takes the place of another."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("f[x_] := general; f[1] := one; f[_Integer] := integer; {f[1], f[2], f[a]}", "{one, integer, general}"),
        ("f[_Integer] := integer; f[x_] := general; f[1] := one; {f[1], f[2], f[a]}", "{one, integer, general}"),
        ("f[x_, y_] := two; f[x__] := many; f[] := none; {f[], f[1], f[1, 2], f[1, 2, 3]}", "{none, many, two, many}"),
        ("f[x__] := many; f[x_, y_] := two; {f[1], f[1, 2]}", "{many, two}"),
        ("f[x___] := any; f[x__] := many; f[x_] := one; {f[], f[1], f[1, 2]}", "{any, one, many}"),
        ("f[x_] := any; f[x_?EvenQ] := even; {f[1], f[2]}", "{any, even}"),
        ("f[x_] := any; f[x_] := even /; EvenQ[x]; {f[1], f[2]}", "{any, even}"),
        ("f[x_] := any; f[{x_}] := list; f[{x_, y_}] := pair; {f[1], f[{1}], f[{1, 2}]}", "{any, list, pair}"),
        ("f[{x__}] := list; f[{x_}] := single; {f[{1}], f[{1, 2}]}", "{single, list}"),
        ("f[a | b] := ab; f[x_] := any; f[a] := a1; {f[a], f[b], f[c]}", "{a1, ab, any}"),
        ("f[x_, 1] := x1; f[2, y_] := y2; f[2, 1]", "x1"),
        ("f[2, y_] := y2; f[x_, 1] := x1; f[2, 1]", "y2"),
        ("f[g[x_]] := gx; f[h_[x_]] := hx; {f[g[1]], f[k[1]]}", "{gx, hx}"),
        ("f[h_[x_]] := hx; f[g[x_]] := gx; {f[g[1]], f[k[1]]}", "{gx, hx}"),
        ("f[x_, y_] := other; f[x_, x_] := same; {f[1, 1], f[1, 2]}", "{same, other}"),
        ("f[x_, {y_}] := other; f[x_, {x_}] := same; {f[1, {1}], f[1, {2}]}", "{same, other}"),
        ("f[x_, y_, y_] := other; f[x_, x_, x_] := same; {f[1, 1, 1], f[1, 2, 2]}", "{same, other}"),
        ("f[x_, x_] := same; f[x_, y_] := other; {f[1, 1], f[1, 2]}", "{same, other}"),
    ],
)
def test_specific_rules_come_first(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("f[x_] := 1; f[y_] := 2; {f[0], Length[DownValues[f]]}", "{2, 1}"),
        ("f[1] = 2; f[1] = 3; {f[1], Length[DownValues[f]]}", "{3, 1}"),
        ("f[x_] := 1 /; x > 0; f[x_] := 2 /; x < 0; {f[1], f[-1], Length[DownValues[f]]}", "{1, 2, 2}"),
        ("f[x_] := 1 /; x > 0; f[x_] := 2 /; x > 0; {f[1], Length[DownValues[f]]}", "{2, 1}"),
        ("f[x_, y_] := 1; f[y_, x_] := 2; Length[DownValues[f]]", "1"),
        ("f[x_, y_] := 1; f[x_, x_] := 2; Length[DownValues[f]]", "2"),
        ('f["a"] = 1; f[a] = 2; {f["a"], f[a]}', "{1, 2}"),
        ("f[1] = i; f[1.] = r; {f[1], f[1.]}", "{i, r}"),
    ],
)
def test_a_new_rule_takes_the_place_of_an_equivalent_one(code, expected):
    assert value_of(code) == expected
