"""Compiled bodies: local variables, loops and assignments give in closures what the evaluator gives."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        # Module variables that the evaluator sees in the middle of compiled code keep their values.
        (
            "f[n_] := Module[{k = n, s = 0}, While[k != 1, k = If[EvenQ[k], Quotient[k, 2], 3 k + 1]; s++]; s]; f /@ {6, 7}",
            "{8, 16}",
        ),
        ("f[n_] := Module[{x = n}, g[y_] := x + y; x = x + 1; {g[1], x}]; f[3]", "{5, 4}"),
        ("f[n_] := Module[{x = n}, If[undecided, x++, x]; x++; x]; f[3]", "4"),
        ("f[n_] := Module[{x = n}, Scan[(x = x + #) &, {1, 2, 3}]; x++; ++x]; f[10]", "18"),
        ("h[n_] := Module[{x = n}, Function[y, x + y][3] + x]; h[2]", "7"),
        ("Map[Module[{t = #}, t = t + 1; Hold[#] /. # -> t; t*#] &, {1, 2}]", "{2, 6}"),
        ("f[n_] := Module[{c = 0, inc}, inc[] := c++; Do[inc[], {n}]; c += 10; c]; {f[3], f[2]}", "{13, 12}"),
        ("f[n_] := Module[{x}, Hold[x]; x = n; x = x + 1]; f[4]", "5"),
        ("p = Table[# + 1 &, {2}]; Map[p[[1]], {1, 2}]", "{2, 3}"),
    ],
)
def test_module_variables_in_compiled_code(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "f[n_] := Module[{p = Table[True, {n}]}, p[[2]] = False; q = p; p[[1]] = False; {p, q}]; f[3]",
            "{{False, False, True}, {True, False, True}}",
        ),
        ("f[n_] := Module[{a = Range[n]}, a[[2]] = 7; a[[-1]] = 2^70; a[[1]] += 1/2; a]; f[3]", "{3/2, 7, 1180591620717411303424}"),
        (
            "f[n_] := Module[{a = Range[n], b}, b = a; a[[1]] = 100; a[[2]]++; b[[1]] = -1; {a[[1]], a[[2]], b[[1]], Total[a]}];"
            "f[40]",
            "{100, 3, -1, 920}",
        ),
        (
            "f[n_] := Module[{d = Table[i*j, {i, n}, {j, n}]}, d[[2, 3]] = x; d[[1, 1]] = y; d[[3]] = 0; {d, d[[2, 3]], d[[1]]}];"
            "f[3]",
            "{{{y, 2, 3}, {2, 4, x}, 0}, x, {y, 2, 3}}",
        ),
        ("f[n_] := Module[{d = Table[1. i, {i, n}]}, Do[d[[i]] = d[[i - 1]] + d[[i]], {i, 2, n}]; d[[-1]]]; f[50]", "1275."),
        ("f[n_] := Module[{l = {1, {2, {3}}}}, l[[2, 2, 1]] = n; l[[2, 1]]++; l]; f[9]", "{1, {3, {9}}}"),
        ("f[n_] := Module[{l = {1, 2, 3}}, l[[1 ;; 2]] = 0; l[[{3}]] = {n}; l[[2]] = Nothing; l]; f[9]", "{0, 9}"),
        ("f[n_] := Module[{l = {1, 2}}, g[] := l; l[[1]] = n; {g[], l}]; f[9]", "{{9, 2}, {9, 2}}"),
        ("f[n_] := Module[{l = {x, 2}}, x = 5; l[[2]] = n; x = 6; l]; f[9]", "{5, 9}"),
        (
            'f[n_] := Module[{a = <||>}, Do[a[k] = k^2, {k, n}]; a[2] = 0; a["s"] = 1.; a]; f[3]',
            '<|1 -> 1, 2 -> 0, 3 -> 9, "s" -> 1.|>',
        ),
        ("f[n_] := Module[{a}, a[0] = 1; a[k_] := k*a[k - 1]; a[n]]; f[5]", "120"),
        ("l = Range[3]; m = l; Do[l[[i]] = i^2 + 1; l[[i]]++, {i, 3}]; {l, m}", "{{3, 6, 11}, {1, 2, 3}}"),
    ],
)
def test_parts_of_variables(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("f[n_] := Table[i*n + j, {i, 2}, {j, i}]; f[10]", "{{11}, {21, 22}}"),
        ("f[n_] := Module[{i = 5, t}, t = Table[i^2, {i, n}]; {t, i}]; f[3]", "{{1, 4, 9}, 5}"),
        ("f[n_] := Module[{i}, g[] := i; Do[If[g[] > 2, Return[i*100]], {i, n}]]; f[4]", "300"),
        ("i = 7; f[n_] := (Do[If[i == 3, Break[]]; s += i, {i, n}]; {s, i}); s = 0; f[9]", "{3, 7}"),
        ("f[n_] := Table[n, 2]; f[3]", "{3, 3}"),
        ("f[n_] := Table[k + n, {k, {a, 2}}]; f[3]", "{3 + a, 5}"),
        ("f[n_] := Table[If[k == 2, Nothing, k n], {k, 3}]; f[3]", "{3, 9}"),
        ("f[n_] := Table[k + n, {k, z}]; f[3]", "Table[k + 3, {k, z}]"),
        ("f[n_] := Table[k^2 n + 0.5, {k, 40}][[40]]; {f[3], f[2^70]}", "{4800.5, 1.888946593147858*^24}"),
        ("f[n_] := Table[Table[k*j*n, {j, 33}][[k]], {k, 2}]; f[3]", "{3, 12}"),
        ("h[] := i; f[n_] := Table[h[] + n, {i, 2}]; f[3]", "{4, 5}"),
        ("Map[Table[# + j, {j, 2}] &, {10, 20}]", "{{11, 12}, {21, 22}}"),
        ("f[n_] := Module[{s = 0}, Do[s += i*j, {i, n}, {j, i}]; s]; f[4]", "65"),
        ("f[n_] := Module[{s = {}}, Do[If[i == 2, Continue[]]; AppendTo[s, i + n], {i, 3}]; s]; f[4]", "{5, 7}"),
    ],
)
def test_loops_in_functions(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("f[n_] := With[{k = n^2}, k + n]; f[3]", "12"),
        ("f[n_] := With[{k = n}, Map[# + k &, {1, k}]]; f[3]", "{4, 6}"),
        ("f[n_] := With[{k = n}, Hold[k, #] &]; f[3][4]", "Hold[3, 4]"),
        ("Map[With[{k = #}, {k, k + #}] &, {1, 2}]", "{{1, 2}, {2, 4}}"),
        ("f[n_] := With[{k = Sequence[n, 2]}, {k}]; f[1]", "{1, 2}"),
        ("f[n_] := With[{n = 5}, n]; f[1]", "With[{1 = 5}, 1]"),
        ("f[n_] := With[{k = n}, Module[{k = 2}, k]]; f[1]", "2"),
        ("f[n_] := With[{k = n}, If[k > 0, f[k - 1], done]]; f[100]", "done"),
        ("Do[x = With[{k = i}, Function[y, y*k]], {i, 2}]; x[5]", "10"),
        ("Map[Function[r, Map[Function[c, r*c], {1, 2}]], {1, 2}]", "{{1, 2}, {2, 4}}"),
        ("f[n_, g_] := Map[g[#, n] &, {1, 2}]; {f[3, Plus], f[x, List]}", "{{4, 5}, {{1, x}, {2, x}}}"),
        ("f[n_] := Table[Function[m, m + n + j], {j, 2}]; Map[#[10] &, f[5]]", "{15 + j, 15 + j}"),
        ("f[n_] := Map[(# -> n) &, {1, 2}]; Association[f[7]]", "<|1 -> 7, 2 -> 7|>"),
        ("Map[Function[{a}, Select[{1, 2, 3}, # > a &]], {1, 2}]", "{{2, 3}, {3}}"),
        ('f[a_] := <|"k" -> a, a -> 2.|>; {f[1], f[1][1], f["k"]}', '{<|"k" -> 1, 1 -> 2.|>, 2., <|"k" -> 2.|>}'),
        (
            "a = <|1 -> x|>; f[k_] := a[k]; x = 3; {f[1], f[2], a = <|2 -> 5|>; f[2], a = (# + 1 &); f[2]}",
            '{3, Missing["KeyAbsent", 2], 5, 3}',
        ),
        (
            'f[k_] := Switch[k, 1, a, _Integer, b, "s" | t, c]; t = 9; {f[1], f[2], f["s"], f[9], f[x]}',
            '{a, b, c, b, Switch[x, 1, a, _Integer, b, "s" | t, c]}',
        ),
        ("f[x_] := 2./x + x/3 + 1/x; {f[4.], f[0.1]}", "{2.083333333333333, 30.03333333333333}"),
        ("Map[# > 1/3 &, {0.3, 1/2, 0.5, 1/3.}]", "{False, True, True, False}"),
        ('ToUpperCase[{"a", {"b"}, x}]', '{"A", {"B"}, ToUpperCase[x]}'),
    ],
)
def test_values_in_functions(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "body",
    [
        "x + y",
        "x - y",
        "x*y",
        "2.5*x*y",
        "x > y",
        "y < x",
        "Map[# + y &, {x}]",
        "Module[{s = x}, s += y; s]",
        "Module[{s = y}, s *= x; s]",
        "x/y",
        "Max[x, y]",
    ],
)
def test_integers_beyond_the_reals(body):
    assert "$Failed" not in value_of(f"f[x_, y_] := {body}; f[1, 2.]; {{f[10^400, 2.5], f[2.5, 10^400]}}")
