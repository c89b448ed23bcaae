"""Options: defaults, values inside functions, filtering."""

import pytest
from asking import messages_of, value_of


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
        ("Options[h] = {a -> 1}; g[OptionsPattern[]] := OptionValue[h, a]; {g[a -> 7], g[a -> 7], g[]}", "{7, 7, 1}"),
        ("Options[g] = {a -> 1}; g[OptionsPattern[]] := OptionValue[g, a]; {g[a -> 7], g[]}", "{7, 1}"),
        ("Options[g] = {a -> 1}; g[x_, o : OptionsPattern[]] := OptionValue[g, {o}, a]; {g[1, a -> 7], g[2]}", "{7, 1}"),
        ("Options[g] = {a -> 1}; g[o_] := OptionValue[o, a]; g[{a -> 3}]", "3"),
        ("Options[g] = {a -> 1}; g[OptionsPattern[]] := OptionValue[Automatic, Automatic, a, Hold]; g[a :> 1 + 1]", "Hold[1 + 1]"),
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
def test_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ("Options[f] = {a -> 1}; SetOptions[f, b -> 1]", ["SetOptions::optnf"]),
        ("Options[f] = {a -> 1}; Options[f, b]", ["Options::optnf"]),
        ("Options[f] = {a -> 1}; OptionValue[f, b]", ["OptionValue::optnf"]),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages
