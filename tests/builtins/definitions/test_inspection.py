"""Looking at definitions and taking them away."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("f[x_] := x^2; DownValues[f]", "{HoldPattern[f[x_]] :> x^2}"),
        ("f[1] = 2; f[x_] := x; DownValues[f]", "{HoldPattern[f[1]] :> 2, HoldPattern[f[x_]] :> x}"),
        ("x = 5; OwnValues[x]", "{HoldPattern[x] :> 5}"),
        ("x := 1 + 1; OwnValues[x]", "{HoldPattern[x] :> 1 + 1}"),
        ("g /: f[g] = 1; UpValues[g]", "{HoldPattern[f[g]] :> 1}"),
        ("f[1][2] = 3; SubValues[f]", "{HoldPattern[f[1][2]] :> 3}"),
        ("f[1][2] = 3; DownValues[f]", "{}"),
        ("DownValues[f]", "{}"),
        ("OwnValues[x]", "{}"),
        ("UpValues[Plus]", "{}"),
        ("Default[f] = 0; DefaultValues[f]", "{HoldPattern[Default[f]] :> 0}"),
        ("Default[f, 2] = 7; f[x_, y_.] := {x, y}; {f[1], Default[f]}", "{{1, 7}, Default[f]}"),
        ("Default[Times]", "1"),
        ('f::a = "b"; Messages[f] === {HoldPattern[f::a] :> "b"}', "True"),
        ('DownValues["f"]', "{}"),
        ('f[1] = 1; DownValues["f"]', "{HoldPattern[f[1]] :> 1}"),
        ("FormatValues[f]", "{}"),
        ("N[f] = 2; Length[NValues[f]]", "1"),
        ("f[x_] := x; DownValues[f] = {}; f[1]", "f[1]"),
        ("DownValues[f] = {f[x_] :> x + 1}; f[1]", "2"),
        ("OwnValues[x] = {HoldPattern[x] :> 3}; x", "3"),
    ],
)
def test_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("x = 1; Clear[x]; x", "x"),
        ("f[1] = 2; f[2] = 3; Clear[f]; f[1]", "f[1]"),
        ("x = 1; y = 2; Clear[x, y]; {x, y}", "{x, y}"),
        ('x = 1; Clear["x"]; x', "x"),
        ('ab1 = 1; ab2 = 2; Clear["ab*"]; {ab1, ab2}', "{ab1, ab2}"),
        ('abc = 1; aBc = 2; Clear["a@"]; {abc, aBc}', "{abc, 2}"),
        ("SetAttributes[f, Listable]; f[1] = 1; Clear[f]; {f[1], Attributes[f]}", "{f[1], {Listable}}"),
        ("SetAttributes[f, Listable]; f[1] = 1; ClearAll[f]; {f[1], Attributes[f]}", "{f[1], {}}"),
        ('f::a = "b"; ClearAll[f]; Messages[f]', "{}"),
        ("Options[f] = {a -> 1}; Clear[f]; Options[f]", "{a -> 1}"),
        ("x = 1; Remove[x]; x", "x"),
        ('xyz = 1; Remove[xyz]; Names["xyz"]', "{}"),
        ("x = 1; Clear[Evaluate[x]]; x", "1"),
        ("{x, y} = {1, 2}; Clear[{x, y}]; x + y", "x + y"),
        ("g /: f[g] = 1; Clear[g]; ToString[f[g]]", '"f[g]"'),
        ("f[1][2] = 3; Clear[f]; f[1][2]", "f[1][2]"),
        ("Clear[x]", "Null"),
        ("x = 1; ValueQ[x]", "True"),
        ("ValueQ[x]", "False"),
        ("f[1] = 2; ValueQ[f[1]]", "True"),
        ("x := y; ValueQ[x]", "True"),
        ("ValueQ[3]", "False"),
        ("x = 1; Clear[x]; ValueQ[x]", "False"),
    ],
)
def test_clearing(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ("Clear[Plus]", ["Clear::wrsym"]),
        ("ClearAll[Plus]", ["ClearAll::wrsym"]),
        ("Remove[Plus]", ["Remove::wrsym"]),
        ("Options[f] = 5", ["Set::vrule"]),
        ("DownValues[f] = {1}", ["Set::vrule"]),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages


@pytest.mark.parametrize(
    "name, attributes",
    [
        ("Clear", "{HoldAll, Protected}"),
        ("ClearAll", "{HoldAll, Protected}"),
        ("Remove", "{HoldAll, Locked, Protected}"),
        ("DownValues", "{HoldAll, Protected}"),
        ("OwnValues", "{HoldAll, Protected}"),
        ("UpValues", "{HoldAll, Protected}"),
        ("SubValues", "{HoldAll, Protected}"),
        ("ValueQ", "{HoldFirst, Protected}"),
        ("Messages", "{HoldAll, Protected}"),
    ],
)
def test_held_arguments(name, attributes):
    assert value_of(f"Attributes[{name}]") == attributes
