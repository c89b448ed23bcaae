"""Looking at definitions and taking them away: values, attributes, protection, options."""

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
    "code, expected",
    [
        ("Attributes[Plus]", "{Flat, Listable, NumericFunction, OneIdentity, Orderless, Protected}"),
        ("Attributes[f]", "{}"),
        ("SetAttributes[f, {Listable, HoldAll}]; Attributes[f]", "{HoldAll, Listable}"),
        ("SetAttributes[f, Flat]; SetAttributes[f, Listable]; Attributes[f]", "{Flat, Listable}"),
        ("SetAttributes[{f, g}, Flat]; {Attributes[f], Attributes[g]}", "{{Flat}, {Flat}}"),
        ("SetAttributes[f, {Flat, Listable}]; ClearAttributes[f, Flat]; Attributes[f]", "{Listable}"),
        ("Attributes[f] = {Orderless}; f[b, a]", "f[a, b]"),
        ("Attributes[f] = Listable; f[{1, 2}]", "{f[1], f[2]}"),
        ("Attributes[f] = {Flat}; Attributes[f] = {}; Attributes[f]", "{}"),
        ('Attributes["Plus"] === Attributes[Plus]', "True"),
        ("Attributes[{f, Hold}]", "{{}, {HoldAll, Protected}}"),
        ("x = 1; Attributes[x]", "{}"),
        ("SetAttributes[f, HoldAll]; f[1 + 1]", "f[1 + 1]"),
        ("f[{1}]; SetAttributes[f, Listable]; f[{1}]", "{f[1]}"),
        ("Protect[f]", '{"f"}'),
        ("Protect[f]; Protect[f]", "{}"),
        ("Protect[f]; f[1] = 2; f[1]", "f[1]"),
        ("Protect[f]; Unprotect[f]", '{"f"}'),
        ("Unprotect[f]", "{}"),
        ("Protect[x]; x = 1; x", "x"),
        ("Protect[f]; Unprotect[f]; f[1] = 2; f[1]", "2"),
        ("Protect[f, g]", '{"f", "g"}'),
        ('ab1; ab2; Protect["ab*"]', '{"ab1", "ab2"}'),
        ("Protect[f]; Attributes[f]", "{Protected}"),
    ],
)
def test_attributes(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Options[f] = {a -> 1, b -> 2}; Options[f]", "{a -> 1, b -> 2}"),
        ("Options[f] = {a -> 1, b -> 2}; Options[f, b]", "{b -> 2}"),
        ("Options[f] = {a -> 1}; SetOptions[f, a -> 3]; Options[f]", "{a -> 3}"),
        ('Options[f] = {"a" -> 1}; Options[f, "a"]', '{"a" -> 1}'),
        ("Options[f[x, a -> 3]]", "{a -> 3}"),
        ("Options[x]", "{}"),
        ("Options[f] = {a -> 1, b -> 2}; Options[f, {b, a}]", "{b -> 2, a -> 1}"),
        ("Options[f] = {a -> 1}; OptionValue[f, a]", "1"),
        ("Options[f] = {a -> 1}; OptionValue[f, {a -> 5}, a]", "5"),
        ("Options[f] = {a -> 1, b -> 2}; OptionValue[f, {a -> 5}, {a, b}]", "{5, 2}"),
        ('Options[f] = {a -> 1}; f[OptionsPattern[]] := OptionValue[a]; {f[], f[a -> 2], f["a" -> 3]}', "{1, 2, 3}"),
        ("Options[f] = {a :> x}; x = 4; OptionValue[f, a]", "4"),
        ("Options[f] = {a -> 1}; OptionValue[f, {}, a, Hold]", "Hold[1]"),
        ("OptionValue[{a -> 1}, a]", "1"),
        ("FilterRules[{a -> 1, b -> 2, c -> 3}, {a, c}]", "{a -> 1, c -> 3}"),
        ("FilterRules[{a -> 1, b -> 2}, b]", "{b -> 2}"),
        ("FilterRules[{a -> 1, b -> 2}, Except[a]]", "{b -> 2}"),
        ("Options[g] = {b -> 0}; FilterRules[{a -> 1, b -> 2}, Options[g]]", "{b -> 2}"),
        ("FilterRules[<|a -> 1, b -> 2|>, a]", "<|a -> 1|>"),
        ('FilterRules[{"a" -> 1}, a]', '{"a" -> 1}'),
        ("FilterRules[5, a]", "FilterRules[5, a]"),
        ("OptionQ[a -> 1]", "True"),
        ("OptionQ[{a -> 1, {b :> 2}}]", "True"),
        ("OptionQ[{}]", "True"),
        ("OptionQ[a]", "False"),
        ("OptionQ[{a -> 1, 2}]", "False"),
        ("SetOptions[FindRoot, MaxIterations -> 7]; Options[FindRoot, MaxIterations]", "{MaxIterations -> 7}"),
    ],
)
def test_options(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ("Clear[Plus]", ["Clear::wrsym"]),
        ("ClearAll[Plus]", ["ClearAll::wrsym"]),
        ("Remove[Plus]", ["Remove::wrsym"]),
        ("Attributes[5]", ["Attributes::ssle"]),
        ("SetAttributes[f, Nonsense]", ["Attributes::attnf"]),
        ("Options[f] = {a -> 1}; SetOptions[f, b -> 1]", ["SetOptions::optnf"]),
        ("Options[f] = {a -> 1}; Options[f, b]", ["Options::optnf"]),
        ("Options[f] = {a -> 1}; OptionValue[f, b]", ["OptionValue::optnf"]),
        ("SetAttributes[True, Flat]", ["SetAttributes::locked"]),
        ("Unprotect[True]", ["Unprotect::locked"]),
        ("Options[f] = 5", ["Set::vrule"]),
        ("DownValues[f] = {1}", ["Set::vrule"]),
        ("Protect[True]", ["Protect::locked"]),
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
        ("Attributes", "{HoldAll, Listable, Protected}"),
        ("SetAttributes", "{HoldFirst, Protected}"),
        ("Protect", "{HoldAll, Protected}"),
        ("Unprotect", "{HoldAll, Protected}"),
        ("ValueQ", "{HoldFirst, Protected}"),
        ("ClearAttributes", "{HoldFirst, Protected}"),
        ("Messages", "{HoldAll, Protected}"),
    ],
)
def test_held_arguments(name, attributes):
    assert value_of(f"Attributes[{name}]") == attributes
