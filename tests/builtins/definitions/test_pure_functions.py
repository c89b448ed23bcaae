"""Pure functions: slots, named parameters, attributes, functions inside functions."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("(#^2 &)[3]", "9"),
        ("(#1 + #2 &)[1, 2]", "3"),
        ("(# &)[1, 2]", "1"),
        ("(#2 &)[1, 2]", "2"),
        ("{##} &[1, 2, 3]", "{1, 2, 3}"),
        ("({##2} &)[1, 2, 3]", "{2, 3}"),
        ("(f[x, ##] &)[]", "f[x]"),
        ("(f[##2] &)[1]", "f[]"),
        ("If[# <= 1, 1, # #0[# - 1]] &[5]", "120"),
        ("(# &) /@ {a, b}", "{a, b}"),
        ("(7 &)[1]", "7"),
        ("(# & &)[1]", "#1 & "),
        ("((# + 1 &)[#] &)[3]", "4"),
        ("Map[# + 1 &, #] &[{1, 2}]", "{2, 3}"),
        ('(#name &)[<|"name" -> 5|>]', "5"),
        ('(#["k"] &)[<|"k" -> 3|>]', "3"),
        ('({#a, #b} &)[<|"a" -> 1, "b" -> 2|>]', "{1, 2}"),
        ("(<|a -> #|> &)[2]", "<|a -> 2|>"),
        ("(# -> #2 &)[x, y]", "x -> y"),
        ("#[2] &[f]", "f[2]"),
        ("f[#] & @ 3", "f[3]"),
        ("Function[# + 1][2]", "3"),
        ("Function[Null, #1 + #2][1, 2]", "3"),
        ("Hold[#] &[1 + 1]", "Hold[2]"),
    ],
)
def test_slots(code, expected):
    assert value_of(code).rstrip() == expected.rstrip()


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Function[x, x^2][3]", "9"),
        ("Function[{x, y}, x y][3, 4]", "12"),
        ("(x |-> x + 1)[2]", "3"),
        ("({x, y} |-> x - y)[5, 2]", "3"),
        ("Function[x, x][1, 2]", "1"),
        ("Function[{x}, x][1, 2]", "1"),
        ("Function[{}, 5][]", "5"),
        ("Function[{x, y}, {x, y}][y, x]", "{y, x}"),
        ("Function[x, Function[y, x + y]][1][2]", "3"),
        ("Function[x, Function[y, x + y]][y][2]", "2 + y"),
        ("Function[x, Function[x, x]][1][2]", "2"),
        ("x = 9; Function[x, x][1]", "1"),
        ("Function[x, x[1]][f]", "f[1]"),
        ("Function[x, Hold[x]][1 + 1]", "Hold[2]"),
        ("Function[f, f[2]][#^3 &]", "8"),
        ("Function[x, With[{y = x}, y]][3]", "3"),
        ("Function[y, With[{y = 1}, y]][3]", "1"),
        ("Function[y, Module[{y = y + 1}, y]][3]", "4"),
        ("Function[x, <|x -> x|>][k]", "<|k -> k|>"),
        ("Function[x, {x, Function[x, x]}][3]", "{3, Function[x, x]}"),
    ],
)
def test_named_parameters(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Function[x, x y]", "Function[x, x*y]"),
        ("Function[x, Function[y, x]][z]", "Function[y$, z]"),
        ("Function[x, 1 + 1]", "Function[x, 1 + 1]"),
    ],
)
def test_a_function_alone_keeps_its_body(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Function[x, Hold[x], HoldAll][1 + 1]", "Hold[1 + 1]"),
        ("Function[{x, y}, Hold[x, y], HoldFirst][1 + 1, 1 + 1]", "Hold[1 + 1, 2]"),
        ("Function[{x, y}, Hold[x, y], {HoldRest}][1 + 1, 1 + 1]", "Hold[2, 1 + 1]"),
        ("Function[x, f[x], Listable][{1, 2}]", "{f[1], f[2]}"),
        ("Function[{x, y}, f[x, y], Listable][{1, 2}, 3]", "{f[1, 3], f[2, 3]}"),
        ("Function[Null, Hold[#], HoldAll][1 + 1]", "Hold[1 + 1]"),
        ("Function[{x, y}, f[x, y], Listable][{1, 2}, {3, 4}]", "{f[1, 3], f[2, 4]}"),
        ("Function[x, {x}, {Listable, HoldAll}][{1 + 1}]", "{{2}}"),
    ],
)
def test_attributes(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ("#2 &[1]", ["Function::slotn"]),
        ('#name &[<|"other" -> 1|>]', ["Function::slota"]),
        ("#name &[5]", ["Function::slota"]),
        ("Function[{x, y}, x][1]", ["Function::fpct"]),
        ("Function[{1}, x][1]", ["Function::flpar"]),
        ("# &[]", ["Function::slotn"]),
        ("## &[]", []),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages


@pytest.mark.parametrize(
    "name, attributes",
    [("Function", "{HoldAll, Protected}"), ("Slot", "{NHoldAll, Protected}"), ("SlotSequence", "{NHoldAll, Protected}")],
)
def test_attributes_of_the_heads(name, attributes):
    assert value_of(f"Attributes[{name}]") == attributes
