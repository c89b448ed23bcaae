"""Pure functions: slots, named parameters, and names of inner functions that hide outer ones."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("(# + 1 &)[5]", "6"),
        ("(#1 + #2 &)[a, b]", "a + b"),
        ("(#2 &)[a, b]", "b"),
        ("(f[##] &)[a, b, c]", "f[a, b, c]"),
        ("(f[##2] &)[a, b, c]", "f[b, c]"),
        ("(f[##3] &)[a, b]", "f[]"),
        ("({##, 0} &)[]", "{0}"),
        ("(#0[[1]] &)[x]", "0"),
        ("If[#1 <= 1, 1, #1 #0[#1 - 1]] &[5]", "120"),
        ('(#a + #b &)[<|"a" -> 1, "b" -> 2|>]', "3"),
        ('(#name &)[<|"name" -> n, "other" -> o|>]', "n"),
        ("(# &)[]", "#1"),
        ("(#3 &)[a, b]", "#3"),
        ('(#x &)[<|"y" -> 1|>]', "#x"),
        ('(#["k"] &)[<|"k" -> 7|>]', "7"),
        ("(f[#, # &] &)[a]", "f[a, #1 & ]"),
        ("(Function[#^2] /@ # &)[{1, 2}]", "{1, 4}"),
        ("(# & &)[a][b]", "b"),
        ('(<|"k" -> #|> &)[3]', '<|"k" -> 3|>'),
        ("(<|# -> 1|> &)[k]", "<|k -> 1|>"),
        ("(f[#][#2] &)[a, b]", "f[a][b]"),
        ("(#[#] &)[f]", "f[f]"),
        ("Map[# &, {a, b}]", "{a, b}"),
        ("(x = #; x) &[4]", "4"),
        ("Function[Null, Hold[#], HoldAll][1 + 1]", "Hold[1 + 1]"),
        ("Function[Null, Hold[##], HoldFirst][1 + 1, 2 + 2]", "Hold[1 + 1, 4]"),
        ("Function[Null, #, Listable][{1, 2}]", "{1, 2}"),
        ("Function[Null, {#, #2}, Listable][{1, 2}, {3, 4}]", "{{1, 3}, {2, 4}}"),
        ("(## &)[1, 2]", "Sequence[1, 2]"),
        ("{0, ## & [1, 2], 3}", "{0, 1, 2, 3}"),
        ("(f[#1, ##] &)[a, b]", "f[a, a, b]"),
        ("(#1 &)[a, b, c]", "a"),
    ],
)
def test_slots(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Function[x, x^2][3]", "9"),
        ("Function[{x, y}, x - y][5, 3]", "2"),
        ("Function[{x}, x][1, 2]", "1"),
        ("Function[{x, y}, {x, y}][1]", "Function[{x, y}, {x, y}][1]"),
        ("Function[{}, 7][]", "7"),
        ("Function[{}, 7][1]", "7"),
        ("Function[x, Hold[x], HoldAll][1 + 1]", "Hold[1 + 1]"),
        ("Function[{x, y}, {x, y}, Listable][{1, 2}, 3]", "{{1, 3}, {2, 3}}"),
        ("Function[x, Function[y, x + y]][1][2]", "3"),
        ("Function[x, Function[x, x]][1][2]", "2"),
        ("Function[x, Function[y, x + y]][y]", "Function[y$, y + y$]"),
        ("Function[x, Function[y, x + y]][y][1]", "1 + y"),
        ("Function[{x}, Function[{y}, {x, y}]][y][z]", "{y, z}"),
        ("Function[x, Module[{y = x}, y]][3]", "3"),
        ("Function[x, With[{x = 2}, x]][3]", "2"),
        ("Function[x, With[{y = x}, x + y]][3]", "6"),
        ("Function[x, Module[{x = 5}, x]][3]", "5"),
        ("Function[x, Table[x i, {i, 2}]][3]", "{3, 6}"),
        ("Function[x, # + x &][3][4]", "7"),
        ("x = 10; Function[x, x + 1][2]", "3"),
        ("Function[f, f[1]][g]", "g[1]"),
        ("Function[x, x[1]][f]", "f[1]"),
        ("x |-> x^2", "Function[x, x^2]"),
        ("(x |-> x + 1)[2]", "3"),
        ("({x, y} |-> x y)[2, 3]", "6"),
        ("Function[x, Function[y, y]][1]", "Function[y, y]"),
        ("Function[x, Function[y, y + z]][1]", "Function[y, y + z]"),
        ("#[5] & /@ Map[Function[x, Function[y, x + y]], {y, z}]", "{5 + y, 5 + z}"),
    ],
)
def test_named_parameters(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Map[#^2 &, {1, 2, 3}]", "{1, 4, 9}"),
        ("Map[#^2 &, Range[40]] === Range[40]^2", "True"),
        ("Fold[#1 + 2 #2 &, 0, {1, 2, 3}]", "12"),
        ("Nest[2 # &, 1, 5]", "32"),
        ("Sort[{3, 1, 2}, #1 > #2 &]", "{3, 2, 1}"),
        ("Select[{1, 2, 3, 4}, # > 2 &]", "{3, 4}"),
        ("Apply[#1^#2 &, {2, 3}]", "8"),
        ("MapThread[#1 - #2 &, {{5, 6}, {1, 2}}]", "{4, 4}"),
        ("Array[#1 + 10 #2 &, {2, 2}]", "{{11, 21}, {12, 22}}"),
        ("(# /. x -> 1 &)[x + y]", "1 + y"),
        ("ReplaceAll[{1, 2}, n_Integer :> (# + n &)[10]]", "{11, 12}"),
    ],
)
def test_composed_with_other_functions(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, names",
    [
        ("(#3 &)[a, b]", ["Function::slotn"]),
        ("(# &)[]", ["Function::slotn"]),
        ('(#x &)[<|"y" -> 1|>]', ["Function::slota"]),
        ("(#x &)[5]", ["Function::slota"]),
        ("Function[{x, y}, x][1]", ["Function::fpct"]),
        ("Function[1, x][2]", ["Function::flpar"]),
        ("Function[{x, 1}, x][2, 3]", ["Function::flpar"]),
        ("Function[x, x][1, 2]", []),
    ],
)
def test_messages(code, names):
    assert messages_of(code) == names


@pytest.mark.parametrize(
    "code, expected",
    [
        ("(With[{y = 1}, # + y] &)[y]", "1 + y"),
        ("(Function[y, # + y] &)[y][3]", "3 + y"),
        ("Map[Module[{y = 1}, # + y] &, {y, 2}]", "{1 + y, 3}"),
    ],
)
def test_slots_are_not_captured_by_an_inner_scope(code, expected):
    assert value_of(code) == expected
