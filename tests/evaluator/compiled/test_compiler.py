"""Compiled functions: which rule fits, recursion, redefinitions, and what only the evaluator can do."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            'f[x_Integer] := int; f[x_Real] := real; f[x_String] := str; f[_] := other; f /@ {1, 2., "s", a, 1/2}',
            "{int, real, str, other, other}",
        ),
        ("f[x_?EvenQ] := even; f[x_] := odd; f /@ {1, 2, 3, 4}", "{odd, even, odd, even}"),
        ("f[x_Integer?Positive] := pos; f[x_] := other; f /@ {1, -1, 1., a}", "{pos, other, other, other}"),
        ("f[x_, x_] := same; f[x_, y_] := other; {f[1, 1], f[1, 2], f[a, a], f[1, 1.]}", "{same, other, same, other}"),
        ("f[1, y_] := one; f[x_, 2] := two; f[x_, y_] := {x, y}; {f[1, 2], f[3, 2], f[3, 4], f[1, 5]}", "{one, two, {3, 4}, one}"),
        ('f[a] := sym; f["a"] := str; f[x_] := x; {f[a], f["a"], f[b]}', "{sym, str, b}"),
        ("f[{x_, y_}] := x + y; f[x_] := x; {f[{1, 2}], f[{1}], f[3]}", "{3, {1}, 3}"),
        ("f[x_] := small /; x < 10; f[x_] := large; {f[5], f[50]}", "{small, large}"),
        ("f[x_] := mid /; x > 3 /; x < 10; f[x_] := other; {f[2], f[5], f[50]}", "{other, mid, other}"),
        ("f[x_] := 1; f[x_, y_] := 2; f[x__] := 3; {f[a], f[a, b], f[a, b, c], f[]}", "{1, 2, 3, f[]}"),
        ("f[x_: 5] := x; {f[1], f[]}", "{1, 5}"),
        ("f[x_, y___] := {x, {y}}; {f[1], f[1, 2, 3]}", "{{1, {}}, {1, {2, 3}}}"),
        ("f[x_h] := h; f[x_] := none; {f[h[1]], f[h], f[g[1]]}", "{h, none, none}"),
        ("f[x_List] := Total[x]; f[x_] := x; {f[{1, 2}], f[Range[50]], f[3]}", "{3, 1275, 3}"),
        ("f[x : (1 | 2)] := low; f[x_] := high; f /@ {1, 2, 3}", "{low, low, high}"),
        ("f[3] = three; f[x_] := x; f /@ {2, 3, 4}", "{2, three, 4}"),
        ("f[1, 2] = twelve; f[x_, y_] := {x, y}; {f[1, 2], f[2, 1]}", "{twelve, {2, 1}}"),
        ("f[x_][y_] := x + y; {f[1][2], f[1]}", "{3, f[1]}"),
    ],
)
def test_parameters_decide_which_rule_fits(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("f[0] = 1; f[n_] := n f[n - 1]; f[30]", "265252859812191058636308480000000"),
        ("f[0, a_] := a; f[n_, a_] := f[n - 1, a + n]; f[3000, 0]", "4501500"),
        ("f[n_] := If[n == 0, done, f[n - 1]]; f[500]", "done"),
        ("f[n_] := Which[n == 0, done, True, f[n - 1]]; f[500]", "done"),
        ("f[n_] := (n; If[n == 0, done, f[n - 1]]); f[500]", "done"),
        (
            "even[0] = True; odd[0] = False; even[n_] := odd[n - 1]; odd[n_] := even[n - 1]; {even[1000], odd[1000], even[7]}",
            "{True, False, False}",
        ),
        ("fib[n_] := If[n < 2, n, fib[n - 1] + fib[n - 2]]; fib[15]", "610"),
        ("f[n_] := f[n] = If[n < 2, n, f[n - 1] + f[n - 2]]; f[60]", "1548008755920"),
        ("gcd[a_, 0] := a; gcd[a_, b_] := gcd[b, Mod[a, b]]; gcd[1071, 462]", "21"),
        ("f[{}] := {}; f[{x_, r___}] := {2 x, f[{r}]}; f[{1, 2, 3}]", "{2, {4, {6, {}}}}"),
        (
            "f[l_List] := If[Length[l] < 2, l, Join[f[Select[Rest[l], # < First[l] &]], {First[l]}, f[Select[Rest[l], # >= First[l] &]]]]; f[{3, 1, 2, 3, 0}]",
            "{0, 1, 2, 3, 3}",
        ),
    ],
)
def test_recursion_and_tail_calls(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("f[x_] := 1; g[x_] := f[x]; a = {g[1], g[1]}; f[x_] := 2; {a, g[1]}", "{{1, 1}, 2}"),
        ("f[x_] := x + k; {f[1], k = 5; f[1], k = 6; f[1], k =.; f[1]}", "{1 + k, 6, 7, 1 + k}"),
        ("g[x_] := f[x]; {g[1], g[2], f[x_] := x + 1; g[1]}", "{2, 3, 2}"),
        ("f[x_] := g[x]; {f[1], f[1], SetAttributes[g, Listable]; f[{1, 2}]}", "{g[1], g[1], {g[1], g[2]}}"),
        ("f[x_] := x + 1; {f[1], f[1], Clear[f]; f[1]}", "{2, 2, f[1]}"),
        ("f[x_] := h[x]; {f[1], f[1], h = Sin; f[0], h =.; f[1]}", "{h[1], h[1], 0, h[1]}"),
        ("f[x_] := Plus[x, 1]; {f[1], Unprotect[Plus]; Plus[2, 1] = five; f[2]}", "{2, five}"),
        ("f[1] = 1; f[x_] := x; {f[2], f[2], f[2] = 7; f[2]}", "{2, 2, 7}"),
        ("f[x_] := x; {f[1], f[1], f[x_Integer] := int; f[1]}", "{1, 1, int}"),
        ("k /: f[k] = up; f[x_] := x; {f[1], f[k]}", "{1, up}"),
        ("f[x_] := {x}; {f[1], k /: f[k] = up; f[k]}", "{{1}, up}"),
    ],
)
def test_redefinitions_are_seen_at_once(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("f[x_] := Hold[x]; {f[1 + 1], f[a]}", "{Hold[2], Hold[a]}"),
        ("f[x_] := {x, Sequence[x, x]}; {f[1], f[1]}", "{{1, 1, 1}, {1, 1, 1}}"),
        ("f[x_] := g[Sequence[x, 2]]; {f[1], f[1]}", "{g[1, 2], g[1, 2]}"),
        ("f[x_] := ToString[x]; {f[1], f[a]}", '{"1", "a"}'),
        ("f[x_] := x[1]; {f[g], f[# + 1 &], f[<|1 -> one|>], f[{5}]}", "{g[1], 2, one, {5}[1]}"),
        ('f[x_] := <|"k" -> x|>["k"]; {f[1], f[a]}', "{1, a}"),
        ("f[x_] := (# + x &) /@ {1, 2}; {f[1], f[a]}", "{{2, 3}, {1 + a, 2 + a}}"),
        ("f[x_] := Function[y, x + y]; {f[1][2], f[y][2]}", "{3, 2 + y}"),
        ("f[x_] := Block[{k = x}, g[]]; g[] := k; {f[1], f[2]}", "{1, 2}"),
        ("f[x_] := x /. 1 -> 2; {f[1], f[{1, 3}]}", "{2, {2, 3}}"),
        ("f[x_] := Table[x^i, {i, 3}]; {f[2], f[a]}", "{{2, 4, 8}, {a, a^2, a^3}}"),
        ("f[x_] := D[x^2, x]; Quiet[{f[y], f[y]}]", "{2*y, 2*y}"),
        ("f[x_] := {x, y}; y = 2; {f[1], f[y], y = 3; f[y]}", "{{1, 2}, {2, 2}, {3, 3}}"),
        ("f[x_Symbol] := Hold[x]; {f[u], f[v]}", "{Hold[u], Hold[v]}"),
        ("f[x_] := x; {f[Nothing], f[Sequence[]], {f[Nothing]}}", "{f[], {}}"),
        ("f[x_, y_] := x - y; {f[Sequence[5, 3]], f @@ {5, 3}, Apply[f, {9, 1}]}", "{2, 2, 8}"),
        ("SetAttributes[f, Listable]; f[x_] := {x}; g[x_] := f[x]; {g[1], g[{1, 2}], g[{1, 2}]}", "{{1}, {{1}, {2}}, {{1}, {2}}}"),
        ("#[5] & /@ Map[Function[x, Function[y, x + y]], {y, z}]", "{5 + y, 5 + z}"),
        ("f[n_] := (If[n > 1, Return[5]]; 6); g[n_] := f[n] + 1; {g[1], g[2], g[3]}", "{7, 6, 6}"),
        (
            "SetAttributes[f, Listable]; f[x_] := {x}; g[x_] := f[x]; {g[1], Length[g[Range[40]]], Length[g[Range[40]]]}",
            "{{1}, 40, 40}",
        ),
        (
            "Map[Function[x, Function[y, x + y]], {y, z, 1, 2}]",
            "{Function[y$, y + y$], Function[y$, z + y$], Function[y$, 1 + y$], Function[y$, 2 + y$]}",
        ),
    ],
)
def test_arguments_that_the_evaluator_must_see(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Map[Function[x, Function[{x}, x + 1][x]], Range[3]]", "{2, 3, 4}"),
        ("Map[Function[x, {With[{x = 2}, x], x}], Range[3]]", "{{2, 1}, {2, 2}, {2, 3}}"),
    ],
)
def test_a_name_that_an_inner_function_hides(code, expected):
    assert value_of(code) == expected
