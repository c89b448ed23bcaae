"""Module, With and Block: what is local, for how long, and which specifications are refused."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Module[{x = 2}, x^2]", "4"),
        ("x = 5; Module[{x = 2}, x]; x", "5"),
        ("Module[{x}, x = 3; x + 1]", "4"),
        ("Module[{x = 1, y = 2}, {x, y}]", "{1, 2}"),
        ("x = 1; Module[{x = x + 1}, x]", "2"),
        ("Module[{x := y, y = 3}, x]", "y"),
        ("Module[{f}, f[n_] := n + 1; f[2]]", "3"),
        ("Module[{x}, Hold[x]] === Module[{x}, Hold[x]]", "False"),
        ('Module[{x}, SymbolName[x]] === "x"', "False"),
        ('StringMatchQ[Module[{x}, SymbolName[x]], "x$" ~~ DigitCharacter ..]', "True"),
        ("Module[{}, 5]", "5"),
        ("Module[{x = 1}, Module[{x = 2}, x] + x]", "3"),
        ("Module[{x = 1}, (x + # &)[2]]", "3"),
        ("Module[{x}, Function[x, x^2][3]]", "9"),
        ("Module[{x = 3}, Block[{y = x}, y]]", "3"),
        ("Module[{x = 1}, x = x + 1; x = x + 1; x]", "3"),
        ("f[x_] := Module[{y = x}, y++; y]; {f[1], f[1]}", "{2, 2}"),
        ("counter = Module[{n = 0}, (n++; n) &]; {counter[], counter[], counter[]}", "{1, 2, 3}"),
        ("Module[{x = 5}, Return[x, Module]; 6]", "5"),
        ("Attributes[Module]", "{HoldAll, Protected}"),
        ("Module[{a = 1}, {a, Module[{b = a}, a = 2; {a, b}]}]", "{1, {2, 1}}"),
        ("Length[Union[Table[Module[{x}, x], {5}]]]", "5"),
        ("f[x_] := Module[{y = x}, y /; y > 2]; {f[1], f[3]}", "{f[1], 3}"),
        ("Module[{a = 1}, With[{x = 5}, Return[x, Module]; 6]; 7]", "5"),
    ],
)
def test_module(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("With[{x = 2}, x^2]", "4"),
        ("With[{x = 1 + 1}, Hold[x]]", "Hold[2]"),
        ("With[{x := 1 + 1}, Hold[x]]", "Hold[1 + 1]"),
        ("x = 5; With[{x = 2}, x] + x", "7"),
        ("With[{x = a}, Hold[x + 1]]", "Hold[a + 1]"),
        ("With[{x = 1, y = 2}, Hold[x, y]]", "Hold[1, 2]"),
        ("With[{x = y, y = x}, {x, y}]", "{y, x}"),
        ("With[{x = 1}, With[{x = 2}, x]]", "2"),
        ("With[{x = 1}, With[{y = x + 1}, Hold[x, y]]]", "Hold[1, 2]"),
        ("With[{x = 1}, {y = x + 1}, Hold[x, y]]", "Hold[1, 2]"),
        ("With[{x = 1}, Function[x, x][2]]", "2"),
        ("With[{x = y}, Function[y, x + y]][1]", "1 + y"),
        ("With[{x = 1}, Module[{x = 2}, x]]", "2"),
        ("With[{}, 3]", "3"),
        ("With[{f = g}, f[1]]", "g[1]"),
        ("f[x_] := With[{y = x}, Hold[y]]; f[1 + 2]", "Hold[3]"),
        ("f[x_] := With[{y = x}, {z = y + 1}, z /; z > 2]; {f[1], f[3]}", "{f[1], 4}"),
        ("f[x_] := With[{y = x}, y /; y > 2]; {f[1], f[3]}", "{f[1], 3}"),
        ("With[{a = 1}, Module[{x = 5}, Return[x, With]; 6]; 7]", "5"),
        ("f[x_] := With[{y = x}, {z = y + 1}, {w = z + 1}, w /; w > 3]; {f[1], f[3]}", "{f[1], 5}"),
        ("f[x_] := With[{y = x}, {z = y + 1}, {z = z + 1}, z /; z > 4]; {f[1], f[3]}", "{f[1], 5}"),
    ],
)
def test_with(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("x = 5; Block[{x = 2}, x]", "2"),
        ("x = 5; Block[{x = 2}, x]; x", "5"),
        ("x = 5; Block[{x}, x]", "5"),
        ("x = 5; f[] := x; {Block[{x = 2}, f[]], f[]}", "{2, 5}"),
        ("x = 5; f[] := x; {Module[{x = 2}, f[]], f[]}", "{5, 5}"),
        ("Block[{f}, f[1] = 2; f[1]]; f[1]", "f[1]"),
        ("f[x_] := 1; {Block[{f}, f[1]], f[1]}", "{1, 1}"),
        ("f[1] = 2; Block[{f}, f[1] = 3; f[1]]", "3"),
        ("x = 1; Block[{x}, x = 2]; x", "1"),
        ("x = 1; Catch[Block[{x = 2}, Throw[x]]]; x", "1"),
        ("Block[{x = 1, y = 2}, {x, y}]", "{1, 2}"),
        ("x = 1; Block[{x = x + 1}, x]", "2"),
        ("Block[{a}, a]", "a"),
        ("a = 1; Block[{a = 2}, {a, a = 3, a}]", "{2, 3, 3}"),
        ("a = 1; Block[{a}, SetAttributes[a, Listable]; Attributes[a]]", "{Listable}"),
        ("a = 1; Block[{a}, SetAttributes[a, Listable]]; Attributes[a]", "{}"),
        ("x = 1; Block[{x = 2}, Block[{x = 3}, x] + x] + x", "6"),
        ("Block[{$RecursionLimit = 50}, $RecursionLimit]", "50"),
        ("Block[{x := 1 + 1}, x]", "2"),
        ("Block[{i = 3}, Table[i, {i, 2}]]", "{1, 2}"),
        ("f[x_] := Block[{y = x}, y /; y > 2]; {f[1], f[3]}", "{f[1], 3}"),
    ],
)
def test_block(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, names",
    [
        ("Module[x, 1]", ["Module::lvlist"]),
        ("Module[{x, x}, 1]", ["Module::dup"]),
        ("Module[{1}, 1]", ["Module::lvsym"]),
        ("Module[{f[1]}, 1]", ["Module::lvsym"]),
        ("Module[{f[1] = 2}, 1]", ["Module::lvset"]),
        ("With[x, 1]", ["With::lvlist"]),
        ("With[{x}, x]", ["With::lvsym"]),
        ("With[{x = 1, x = 2}, x]", ["With::dup"]),
        ("With[{1 = 2}, x]", ["With::lvset"]),
        ("Block[x, 1]", ["Block::lvlist"]),
        ("Block[{x, x}, 1]", ["Block::dup"]),
        ("Block[{1}, 1]", ["Block::lvsym"]),
        ("Block[{f[1] = 2}, 1]", ["Block::lvset"]),
    ],
)
def test_messages(code, names):
    assert messages_of(code) == names


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Block[{Plus}, Hold[Evaluate[1 + 1]]]", "Hold[1 + 1]"),
        ("Block[{Sin}, Sin[0]]", "0"),
        ("f[x_] := Block[{Plus}, Hold[Evaluate[x + 1]]]; {f[1], f[2], 1 + 1}", "{Hold[1 + 1], Hold[2 + 1], 2}"),
        ("Table[Block[{Sin}, Hold[Evaluate[Sin[0]]]], {2}]", "{Hold[Sin[0]], Hold[Sin[0]]}"),
        ("Block[{EvenQ}, Select[Range[20], EvenQ]]", "{}"),
        ("Block[{Plus}, Length[(# + 1 &) /@ Range[40]]]; Total[(# + 1 &) /@ Range[40]]", "860"),
    ],
)
def test_block_takes_the_meaning_of_a_builtin_away(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("f[x_] := With[{a = x}, {b = a + 1}, {c = Head[b]}, c /; c === Integer]; f[2]", "Integer"),
        ("f[_] := With[{a = 1}, {b = a + 1}, {c = Head[b]}, c /; c === Integer]; f[2]", "Integer"),
        ("f[x_] := With[{a = x}, {b = a + 1}, {c = b + a}, c /; c > 4]; {f[1], f[2]}", "{f[1], 5}"),
    ],
)
def test_constants_of_with_know_those_before_them(code, expected):
    assert value_of(code) == expected
