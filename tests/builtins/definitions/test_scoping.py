"""Module, With, Block: local symbols, constants, values; what they leave behind; how they are left."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("x = 5; {Module[{x = 2}, x + 1], x}", "{3, 5}"),
        ("Module[{x}, x = 3; x^2]", "9"),
        ("x = 5; Module[{x = x + 1}, x]", "6"),
        ("Module[{}, 7]", "7"),
        ("Module[{x := k}, k = 3; x]", "3"),
        ("Module[{f}, f[n_] := n + 1; f[2]]", "3"),
        ("Module[{x}, x] === Module[{x}, x]", "False"),
        ('StringMatchQ[ToString[Module[{x}, x]], "x$" ~~ DigitCharacter ..]', "True"),
        ("Module[{x = 1, y = 2}, x + y]", "3"),
        ("y = 1; Module[{y = 2, z = y}, z]", "1"),
        ("Module[{x = 1}, Module[{x = 2}, x] + x]", "3"),
        ("Module[{x = 2}, Function[y, x y]][5]", "10"),
        ("Attributes[Evaluate[Module[{x}, x]]]", "{Temporary}"),
        ("g[] := Module[{n = 0}, {n++ &, n &}]; {inc, get} = g[]; inc[]; inc[]; get[]", "2"),
        ("Module[{x = 1}, Return[x, Module]; 2]", "1"),
        ("Module[{a = 1, b}, b = a; ++b; {a, b}]", "{1, 2}"),
        ("x = 7; Module[{x}, Hold[x]] === Hold[x]", "False"),
    ],
)
def test_module(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("With[{x = 2}, Hold[x + y]]", "Hold[2 + y]"),
        ("x = 5; With[{x = x + 1}, Hold[x]]", "Hold[6]"),
        ("With[{x := 1 + 1}, Hold[x]]", "Hold[1 + 1]"),
        ("With[{a = 1}, {b = a + 1}, a + b]", "3"),
        ("With[{a = 1}, {b = a + 1}, {c = 2 b}, Hold[a, b, c]]", "Hold[1, 2, 4]"),
        ("With[{x = 3}, Function[y, x + y]][4]", "7"),
        ("With[{y = 3}, Function[y, y]][4]", "4"),
        ("With[{x = y}, Function[y, x + y]][3]", "3 + y"),
        ("With[{x = 1}, Module[{x = 5}, x]]", "5"),
        ("With[{x = 2}, Return[x, With]; 3]", "2"),
        ("With[{x = a}, Block[{a = 3}, x]]", "3"),
        ("With[{}, 4]", "4"),
        ("With[{x = {1, 2}}, x[[1]]]", "1"),
        ("f[n_] := With[{m = n + 1}, m^2]; f[2]", "9"),
    ],
)
def test_with(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("x = 5; f[] := x; {Block[{x = 2}, f[]], f[]}", "{2, 5}"),
        ("SetAttributes[b, {Listable, Flat}]; {Block[{b}, Attributes[b]], Attributes[b]}", "{{}, {Flat, Listable}}"),
        ("Options[b] = {o -> 1}; b::m = text; {Block[{b}, {Options[b], Messages[b]}], Options[b]}", "{{{}, {}}, {o -> 1}}"),
        ("SetAttributes[b, Orderless]; f[] := b[2, 1]; {f[], Block[{b}, ToString[f[]]], f[]}", '{b[1, 2], "b[2, 1]", b[1, 2]}'),
        ("x = 5; Block[{x}, Hold[x] /. x -> 1]", "Hold[1]"),
        ("x = 5; Block[{x}, x]", "5"),
        ("f[1] = 2; {Block[{f}, f[1]], f[1]}", "{2, 2}"),
        ("f[1] = 2; Block[{f}, ToString[f[1]]]", '"f[1]"'),
        ("f[x_] := 1; Block[{f}, f[x_] := 2; f[0]] + f[0]", "3"),
        ("x = 1; Block[{x = x + 1}, x]", "2"),
        ("x = 1; Catch[Block[{x = 9}, Throw[2]]]; x", "1"),
        ("x = 1; CheckAbort[Block[{x = 9}, Abort[]], 0]; x", "1"),
        ("Block[{x = 1}, x++; x]", "2"),
        ("Block[{x}, x = 3]; x", "x"),
        ("Block[{$RecursionLimit = 50}, $RecursionLimit]", "50"),
        ("Block[{x := k}, k = 4; x]", "4"),
        ("Block[{x = 4}, Return[x, Block]; 2]", "4"),
        ("x = 3; Block[{x = 4}, x = 5; x] + x", "8"),
        ("u /: h[u] = 1; Block[{u}, ToString[h[u]]]", '"h[u]"'),
        ("u /: h[u] = 1; Block[{u}, 0]; h[u]", "1"),
    ],
)
def test_block(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("f[x_] := Module[{y = x^2}, y /; y > 5]; {f[1], f[3]}", "{f[1], 9}"),
        ("f[x_] := With[{y = x^2}, y /; y > 5]; {f[1], f[3]}", "{f[1], 9}"),
        ("f[x_] := Block[{y = x^2}, y /; y > 5]; {f[1], f[3]}", "{f[1], 9}"),
        ("f[x_] := Module[{y = x}, Module[{z = y + 1}, z /; z > 3]]; {f[1], f[3]}", "{f[1], 4}"),
        ("{1, 3} /. x_Integer :> Module[{y = x + 1}, y /; y > 3]", "{1, 4}"),
    ],
)
def test_conditions_inside_decide_whether_a_rule_holds(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("owner", ["Module", "Block", "With"])
@pytest.mark.parametrize(
    "variables, tag", [("5", "lvlist"), ("{5}", "lvsym"), ("{x = 1, x = 2}", "dup"), ("{f[x] = 1}", "lvset"), ("{x -> 1}", "lvsym")]
)
def test_variables_that_are_refused(owner, variables, tag):
    code = f"{owner}[{variables}, 1]"
    assert messages_of(code) == [f"{owner}::{tag}"]
    assert value_of(code) == code


def test_with_needs_values():
    assert messages_of("With[{x}, x]") == ["With::lvsym"]


@pytest.mark.parametrize("owner", ["Module", "Block", "With"])
def test_arguments_are_held(owner):
    assert value_of(f"Attributes[{owner}]") == "{HoldAll, Protected}"
