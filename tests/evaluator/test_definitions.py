"""Definitions: values removed, and the order in which they are shown."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("f[1] = 2; f[x_] := 3; f[1] =.; {f[1], f[2]}", "{3, 3}"),
        ("f[1] = 2; f[x_] := 3; f[x_] =.; {f[1], f[2]}", "{2, f[2]}"),
        ("f[1] = 2; f[x_] := 3; f[y_] =.; {f[1], f[2]}", "{2, f[2]}"),
        ("f[1, 2] = 3; f[1, 2] =.; f[1, 2]", "f[1, 2]"),
        ("f[{1}] = 3; f[{2}] = 4; f[{1}] =.; {f[{1}], f[{2}]}", "{f[{1}], 4}"),
        ("f[1] = 2; Clear[f]; f[1]", "f[1]"),
        ("x = 5; x =.; x", "x"),
        ("x = 5; Clear[x]; x", "x"),
        ("f[1] = 2; SetAttributes[f, Flat]; Clear[f]; Attributes[f]", "{Flat}"),
        ("f[1] = 2; SetAttributes[f, Flat]; ClearAll[f]; {f[1], Attributes[f]}", "{f[1], {}}"),
        ("Options[f] = {a -> 1}; Clear[f]; Options[f]", "{a -> 1}"),
    ],
)
def test_rules_are_removed(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "f[x_] := 1; f[1] = 2; f[x_Integer] := 3; DownValues[f][[All, 1]]",
            "{HoldPattern[f[1]], HoldPattern[f[x_Integer]], HoldPattern[f[x_]]}",
        ),
        ("f[b] = 1; f[a] = 2; DownValues[f][[All, 2]]", "{1, 2}"),
        ("g /: f[g] = 1; g /: f[g[x_]] := 2; UpValues[g][[All, 2]]", "{1, 2}"),
        ("f[1][2] = 3; f[x_][y_] := 4; SubValues[f][[All, 2]]", "{3, 4}"),
        ("N[c] = 3.5; NValues[c][[All, 2]]", "{3.5}"),
        ("x := 1; OwnValues[x]", "{HoldPattern[x] :> 1}"),
        ("f[x_, y_] := 1; f[{x_}, y_] := 2; f[1, y_] := 3; DownValues[f][[All, 2]]", "{3, 2, 1}"),
        ("f[{x_}, y_] := 1; f[1, y_] := 2; DownValues[f][[All, 2]]", "{2, 1}"),
    ],
)
def test_the_order_of_all_values(code, expected):
    assert value_of(code) == expected


def test_clear_all_removes_options():
    assert value_of("Options[f] = {a -> 1}; ClearAll[f]; Options[f]") == "{}"
    assert value_of("Options[f] = {a -> 1}; Clear[f]; Options[f]") == "{a -> 1}"
    assert messages_of("Options[f] = {a -> 1}; ClearAll[f]; SetOptions[f, a -> 2]") == ["SetOptions::optnf"]
