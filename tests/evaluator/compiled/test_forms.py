"""The forms that closures know, against the evaluator: every body with arguments of all kinds, and statements by value."""

import pytest
from asking import text_of, value_of

BODIES = [
    *(
        "x + y",
        "x - y",
        "y - x",
        "x + 1",
        "1 + x",
        "x - 3",
        "x + y + 1",
        "x + y + x y",
        "y + x^2 + 0.5",
        "x + 2^60",
        "x^2 + x + 0.3",
    ),
    *("x y", "2 x", "x 0.5", "-x", "x y 3", "x y (x + y)", "x/y", "x/3", "3/x", "(x + 1)/y"),
    *("x^2", "(x + y)^2", "x^3", "(x - y)^5", "x^y", "2^x", "x^-1", "x^(1/2)", "(x + 1)^y"),
    *("Mod[x, y]", "Quotient[x, y]", "Mod[x, 3]", "Quotient[x, -2]", "EvenQ[x]", "OddQ[x]", "EvenQ[x + y]", "OddQ[x y]"),
    *("x < y", "x <= y", "x > 2", "x >= y", "x == y", "x != y", "x == 2", "x != 2", "x < 1/2", "x === y", "x =!= y", "x >= 2"),
    *("!(x > y)", "!x", "x > 1 && y > 1", "x > 1 || y > 1", "x && y", "x || y", "x > 1 && y", "x > y && y > 1 && x > 2"),
    *("If[x > y, x, y]", "If[x > y, x]", "If[x, 1, 2, 3]", "If[x > y, 1, 2, 3]", "Which[x > y, 1, x == y, 2]"),
    *("Which[x > y, 1, True, 3]", "x; y", "{x, y, x + y}", "{x, {y}}", "<|x -> y|>", "<|a -> x, b -> {y}|>"),
    *("Switch[x, 1, one, _Integer, int, _Real, real, _, other]", "Switch[x, a | 2, y]", "StringJoin[x, y]", "x <> y <> x"),
    *("Abs[x]", "Floor[x]", "Min[x, y]", "Sin[x]", "Plus[x]", "N[x]", "Round[x/2]", "Sqrt[x y]"),
]
# Integers, also beyond 64 bits and beyond the reals, signs and zeros, reals at both ends, and everything that is no number.
ARGUMENTS = [
    *("1, 2", "2, 1", "3, 3", "-7, 3", "7, -3", "0, 5", "5, 0", "2^70, 3", "3, 2^70", "1.5, 2", "2, 1.5", "2., 2", "0., 1.5"),
    *("-2.5, 0.", "1/2, 3", "1/2, 0.5", "0.5, 1/2", "a, 2", "2, a", "I, 2", "1.*^200, 1.*^200", "1.*^-200, 1.*^-200"),
    *(
        "10^400, 1.5",
        "True, False",
        "False, True",
        "Infinity, 1",
        '"s", "t"',
        "{1, 2}, 3",
        "1, 1 + 1.*^-15",
        "Pi, 3",
        "{}, {}",
        "0.7, 0.1",
    ),
]


@pytest.mark.parametrize("body", BODIES)
def test_closures_and_evaluator_agree(body):
    """`value_of` compares; the first call is not compiled, the others are."""
    calls = ", ".join([f"f[{arguments}]" for arguments in ARGUMENTS])
    value_of(f"f[x_, y_] := {body}; f[1, 1]; {{{calls}}}")


@pytest.mark.parametrize("body", BODIES)
def test_closures_of_pure_functions_and_evaluator_agree(body):
    pairs = ", ".join([f"{{{arguments}}}" for arguments in ARGUMENTS])
    value_of(f"MapThread[Function[{{x, y}}, {{{body}}}], Transpose[{{{pairs}}}]]")


@pytest.mark.parametrize(
    "code, expected",
    [
        ("f[n_] := Module[{x = n}, x += 2; x]; {f[1], f[1.5], f[a], f[1/2]}", "{3, 3.5, 2 + a, 5/2}"),
        ("f[n_] := Module[{x = n}, x -= 2; x]; {f[1], f[1.5], f[a], f[1/2]}", "{-1, -0.5, -2 + a, -3/2}"),
        ("f[n_] := Module[{x = n}, x *= 2; x]; {f[1], f[1.5], f[a], f[1/2]}", "{2, 3., 2*a, 1}"),
        ("f[n_] := Module[{x = n}, x /= 2; x]; {f[1], f[4], f[1.5], f[a]}", "{1/2, 2, 0.75, a/2}"),
        ("f[n_] := Module[{x = n}, {x++, x}]; {f[1], f[1.5], f[a]}", "{{1, 2}, {1.5, 2.5}, {a, 1 + a}}"),
        ("f[n_] := Module[{x = n}, {x--, x}]; {f[1], f[1.5], f[a]}", "{{1, 0}, {1.5, 0.5}, {a, -1 + a}}"),
        ("f[n_] := Module[{x = n}, {++x, x}]; {f[1], f[1.5], f[a]}", "{{2, 2}, {2.5, 2.5}, {1 + a, 1 + a}}"),
        ("f[n_] := Module[{x = n}, {--x, x}]; {f[1], f[1.5], f[a]}", "{{0, 0}, {0.5, 0.5}, {-1 + a, -1 + a}}"),
        ("f[n_] := Module[{x = {}}, AppendTo[x, n]; AppendTo[x, 2]; x]; {f[1], f[a]}", "{{1, 2}, {a, 2}}"),
        ("f[n_] := Module[{x = {0}}, PrependTo[x, n]; PrependTo[x, 2]; x]; {f[1], f[a]}", "{{2, 1, 0}, {2, a, 0}}"),
        ("f[n_] := Module[{x, y}, x = y = n; {x, y}]; {f[1], f[a]}", "{{1, 1}, {a, a}}"),
        ("f[n_] := Module[{x = n, y = 2 n}, {x, y} = {y, x}; {x, y}]; {f[1], f[2]}", "{{2, 1}, {4, 2}}"),
        ("f[n_] := Module[{x}, x := n + 1; x]; {f[1], f[2]}", "{2, 3}"),
    ],
)
def test_assignments_to_module_variables(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("x = 1; f[n_] := (x += n; x); {f[1], f[2.5], f[a]}", "{2, 4.5, 4.5 + a}"),
        ("x = 1; f[n_] := {x++, ++x, x--, --x, x}; {f[0], f[0]}", "{{1, 3, 3, 1, 1}, {1, 3, 3, 1, 1}}"),
        ("x = 5; f[n_] := (x -= n; x *= 2; x); {f[1], f[2]}", "{8, 12}"),
        ("x = 2; f[n_] := (x = n; g[x]); g[y_] := x + y; {f[1], f[2], x}", "{2, 4, 2}"),
        ("f[n_] := (x = n; {x, Hold[x]}); {f[1], f[2], x}", "{{1, Hold[x]}, {2, Hold[x]}, 2}"),
        ("x = a; f[n_] := (x = n; {x, y}); y = {x}; {f[1], y}", "{{1, {a}}, {a}}"),
    ],
)
def test_assignments_to_global_variables(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("f[n_] := Module[{s = 0, i = 1}, While[i <= n, s += i; i++]; s]; {f[0], f[1], f[10]}", "{0, 1, 55}"),
        ("f[n_] := Module[{s = 0}, For[i = 1, i <= n, i++, s += i^2]; s]; {f[0], f[1], f[10]}", "{0, 1, 385}"),
        ("f[n_] := Module[{s = 0}, Do[s += i, {i, n}]; s]; {f[0], f[1], f[10]}", "{0, 1, 55}"),
        ("f[n_] := Module[{s = 0}, Do[s += i, {i, n, 1, -2}]; s]; {f[0], f[1], f[10]}", "{0, 1, 30}"),
        ("f[n_] := Module[{s = 0}, While[True, s++; If[s > n, Break[]]]; s]; {f[0], f[5]}", "{1, 6}"),
        ("f[n_] := Module[{s = 0}, Do[If[EvenQ[i], Continue[]]; s += i, {i, n}]; s]; {f[1], f[10]}", "{1, 25}"),
        (
            "f[n_] := Module[{s = 0}, For[i = 1, i <= n, i++, If[i == 2, Continue[]]; If[i == 5, Break[]]; s += i]; s]; {f[1], f[10]}",
            "{1, 8}",
        ),
        ("f[n_] := (Do[If[i == n, Return[i^2]], {i, 10}]); {f[3], f[11]}", "{9, Null}"),
        ("f[n_] := Module[{i = 0}, While[True, If[i > n, Return[i]]; i++]]; {f[3], f[0]}", "{4, 1}"),
        ("f[n_] := (For[i = 0, True, i++, If[i > n, Return[i]]]); {f[3], f[0]}", "{4, 1}"),
        ("f[n_] := Catch[Do[If[i == n, Throw[i]], {i, 10}]; none]; {f[3], f[11]}", "{3, none}"),
        ("f[n_] := While[n > 5, Break[]]; {f[1], f[6]}", "{Null, Null}"),
        ("f[n_] := While[undecided[n], 1]; f[1]", "Null"),
        ("f[n_] := Module[{i = 0}, While[i++ < n]; i]; {f[0], f[3]}", "{1, 4}"),
        ("f[n_] := Table[i j, {i, n}, {j, i}]; {f[1], f[3]}", "{{{1}}, {{1}, {2, 4}, {3, 6, 9}}}"),
        ("f[n_] := Sum[i^2, {i, n}]; {f[3], f[0]}", "{14, 0}"),
        ("f[n_] := Product[i, {i, n}]; {f[5], f[0]}", "{120, 1}"),
    ],
)
def test_loops(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("f[n_] := If[n > 0, pos, neg]; {f[1], f[-1], f[a]}", "{pos, neg, If[a > 0, pos, neg]}"),
        ("f[n_] := If[n > 0, pos, neg, none]; {f[1], f[-1], f[a]}", "{pos, neg, none}"),
        ("f[n_] := If[n > 0, pos]; {f[1], f[-1], f[a]}", "{pos, Null, If[a > 0, pos]}"),
        ("f[n_] := If[n, 1, 2]; {f[True], f[False], f[a]}", "{1, 2, If[a, 1, 2]}"),
        (
            "f[n_] := Which[n < 0, neg, n == 0, zero, True, pos]; {f[-1], f[0], f[1], f[a]}",
            "{neg, zero, pos, Which[a < 0, neg, a == 0, zero, True, pos]}",
        ),
        ("f[n_] := Which[n < 0, neg]; {f[-1], f[0], f[a]}", "{neg, Null, Which[a < 0, neg]}"),
        (
            'f[n_] := Switch[n, 1, one, _Integer, int, "s" | b, sb, _, other]; {f[1], f[2], f["s"], f[b], f[c]}',
            "{one, int, sb, sb, other}",
        ),
        ("f[n_] := Switch[n, 1, one]; {f[1], f[2]}", "{one, Switch[2, 1, one]}"),
        ("f[n_] := n > 0 && n < 10; {f[5], f[-5], f[15], f[a]}", "{True, False, False, a > 0 && a < 10}"),
        ("f[n_] := n < 0 || n > 10; {f[5], f[-5], f[15], f[a]}", "{False, True, True, a < 0 || a > 10}"),
        ("f[n_] := (n > 0 && (x = n; False)); {f[5], x, f[-5], x}", "{False, 5, False, 5}"),
        ("f[n_] := !(n > 0); {f[1], f[-1], f[a]}", "{False, True, a <= 0}"),
        ("f[n_] := Return[n]; {f[1], f[a]}", "{1, a}"),
        ("f[n_] := (Return[n]; 5); {f[1], f[a]}", "{1, a}"),
        ("f[n_] := If[n > 1, Return[big]; 5, 6]; {f[1], f[2]}", "{6, big}"),
        ("f[n_] := Module[{}, Return[n, Module]; 5]; {f[1], f[2]}", "{1, 2}"),
        ("f[n_] := (If[n > 1, Return[]]; 6); {f[1], f[2]}", "{6, Null}"),
        ("f[n_] := {Return[n], 2}; f[1]", "{Return[1], 2}"),
    ],
)
def test_choices(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("f[n_] := With[{k = n + 1}, k^2]; {f[1], f[a]}", "{4, (1 + a)^2}"),
        ("f[n_] := With[{k = n}, Hold[k + 1]]; {f[1], f[a]}", "{Hold[1 + 1], Hold[a + 1]}"),
        ("f[n_] := With[{k = 2 n, l = n}, {k, l}]; {f[1], f[a]}", "{{2, 1}, {2*a, a}}"),
        ("f[n_] := With[{k = n}, Map[# + k &, {1, 2}]]; {f[1], f[a]}", "{{2, 3}, {1 + a, 2 + a}}"),
        ("f[n_] := With[{k = n}, Table[k i, {i, 2}]]; {f[1], f[a]}", "{{1, 2}, {a, 2*a}}"),
        ("f[n_] := With[{k = n}, k = 5]; Quiet[{f[1], f[2]}]", "{5, 5}"),
    ],
)
def test_with_and_its_constants(code, expected):
    assert value_of(code) == expected


def test_elements_that_later_elements_change_are_evaluated_again():
    """The compiled evaluator alone: the plain one leaves them, see test_evaluator.py."""
    assert text_of("Table[{c, c = i}, {i, 2}]") == "{{1, 1}, {1, 2}}"
