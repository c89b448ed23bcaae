"""Parts and keys of variables in compiled functions: read, assigned, changed, and what does not exist."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("f[n_] := Module[{a = Range[n]}, {a[[1]], a[[-1]], a[[2]]}]; {f[3], f[40]}", "{{1, 3, 2}, {1, 40, 2}}"),
        ("f[n_] := Module[{a = N[Range[n]]}, a[[2]] + a[[-2]]]; {f[3], f[40]}", "{4., 41.}"),
        ("f[n_] := Module[{a = {n, {n + 1, n + 2}}}, a[[2, 1]] + a[[1]]]; {f[1], f[x]}", "{3, 1 + 2*x}"),
        (
            "f[n_] := Module[{a = Table[i j, {i, n}, {j, n}]}, {a[[2, 3]], a[[2]][[1]], a[[-1, -1]]}]; {f[3], f[8][[1]]}",
            "{{6, 2, 9}, 6}",
        ),
        ("f[a_] := a[[1]]; {f[{1, 2}], f[Range[40]], f[<|k -> 5|>], f[g[7]]}", "{1, 1, 5, 7}"),
        (
            "f[a_, i_] := a[[i]]; {f[{1, 2, 3}, 2], f[{1, 2, 3}, -1], f[{1, 2, 3}, {1, 3}], f[{1, 2, 3}, 2 ;; 3], f[{1, 2}, 0]}",
            "{2, 3, {1, 3}, {2, 3}, List}",
        ),
        (
            "f[a_, i_, j_] := a[[i, j]]; {f[{{1, 2}, {3, 4}}, 2, 1], f[{{1, 2}, {3, 4}}, All, 1], f[Partition[Range[64], 8], 3, -1]}",
            "{3, {1, 3}, 24}",
        ),
    ],
)
def test_parts_of_module_variables_are_read(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "f[n_] := Module[{a = Range[n]}, a[[1]] = 9; a[[-1]] = 8; {a[[1]], a[[-1]], Length[a]}]; {f[3], f[40]}",
            "{{9, 8, 3}, {9, 8, 40}}",
        ),
        ("f[n_] := Module[{a = Range[n]}, a[[2]] = 0.5; {a[[2]], a[[3]]}]; {f[3], f[40]}", "{{0.5, 3}, {0.5, 3}}"),
        ("f[n_] := Module[{a = Range[n]}, a[[2]] = s; {a[[2]], a[[3]]}]; {f[3], f[40]}", "{{s, 3}, {s, 3}}"),
        ("f[n_] := Module[{a = Range[n]}, a[[2]] = 2^64; a[[2]]]; {f[3], f[40]}", "{18446744073709551616, 18446744073709551616}"),
        ("f[n_] := Module[{a = N[Range[n]]}, a[[2]] = 1; a[[{1, 2}]]]; {f[3], f[40]}", "{{1., 1}, {1., 1}}"),
        ("f[n_] := Module[{a = {n, {n}}}, a[[2, 1]] = 5; a[[1]] = {6}; a]; {f[1], f[x]}", "{{{6}, {5}}, {{6}, {5}}}"),
        ("f[n_] := Module[{a = {{1, 2}, {3, 4}}}, a[[All, 1]] = n; a]; {f[0], f[x]}", "{{{0, 2}, {0, 4}}, {{x, 2}, {x, 4}}}"),
        ("f[n_] := Module[{a = {{1, 2}, {3, 4}}}, a[[1]] = n; a]; {f[0], f[{7, 8}]}", "{{0, {3, 4}}, {{7, 8}, {3, 4}}}"),
        ("f[n_] := Module[{a = Range[n]}, a[[1 ;; 2]] = 0; Total[a]]; {f[3], f[40]}", "{3, 817}"),
        ("f[n_] := Module[{a = Range[n], b}, b = a; a[[1]] = 100; {a[[1]], b[[1]]}]; {f[3], f[40]}", "{{100, 1}, {100, 1}}"),
        ("f[n_] := Module[{a = Range[n]}, Do[a[[i]] = a[[i]]^2, {i, n}]; Total[a]]; {f[3], f[40]}", "{14, 22140}"),
        (
            "f[n_] := Module[{a = Table[0, {n}, {n}]}, Do[a[[i, j]] = i + 10 j, {i, n}, {j, n}]; a]; {f[2], Total[f[8], 2]}",
            "{{{11, 21}, {12, 22}}, 3168}",
        ),
        ("f[n_] := Module[{a = Range[n]}, a[[1]] = Sequence[5, 6]; a]; f[3]", "{5, 6, 2, 3}"),
        ("f[n_] := Module[{a = Range[n]}, (a[[2]] = n^2) + 1]; {f[3], f[40]}", "{10, 1601}"),
        ('f[n_] := Module[{a = <|"x" -> {1, 2}|>}, a[["x", 2]] = n; a]; {f[5], f[y]}', '{<|"x" -> {1, 5}|>, <|"x" -> {1, y}|>}'),
    ],
)
def test_parts_of_module_variables_are_assigned(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("f[n_] := Module[{a = Range[n]}, {a[[2]]++, a[[2]]}]; {f[3], f[40]}", "{{2, 3}, {2, 3}}"),
        ("f[n_] := Module[{a = Range[n]}, {++a[[2]], a[[2]]}]; {f[3], f[40]}", "{{3, 3}, {3, 3}}"),
        ("f[n_] := Module[{a = Range[n]}, {a[[2]]--, a[[2]]}]; {f[3], f[40]}", "{{2, 1}, {2, 1}}"),
        ("f[n_] := Module[{a = Range[n]}, {--a[[2]], a[[2]]}]; {f[3], f[40]}", "{{1, 1}, {1, 1}}"),
        (
            "f[n_] := Module[{a = Range[n]}, a[[2]] += 10; a[[3]] -= 1; a[[1]] *= 7; a[[{1, 2, 3}]]]; {f[3], f[40]}",
            "{{7, 12, 2}, {7, 12, 2}}",
        ),
        ("f[n_] := Module[{a = Range[n]}, a[[2]] += 0.5; a[[2]]]; {f[3], f[40]}", "{2.5, 2.5}"),
        ("f[n_] := Module[{a = Range[n]}, a[[2]] += x; a[[2]]]; {f[3], f[40]}", "{2 + x, 2 + x}"),
        (
            "f[n_] := Module[{a = {{1, 2}, {3, 4}}}, a[[2, 1]] += n; a[[1, 2]]++; a]; {f[10], f[x]}",
            "{{{1, 3}, {13, 4}}, {{1, 3}, {3 + x, 4}}}",
        ),
        ("f[n_] := Module[{a = {1.5, 2}}, a[[1]]++; a[[1]] += n; a]; {f[1], f[2.5]}", "{{3.5, 2}, {5., 2}}"),
    ],
)
def test_parts_are_changed(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("f[n_] := Module[{a = <||>}, Do[a[i] = i^2, {i, n}]; a]; {f[2], f[0]}", "{<|1 -> 1, 2 -> 4|>, <||>}"),
        (
            "f[n_] := Module[{a = <|x -> 1|>}, a[x] = n; a[y] = 2; {a, a[x]}]; {f[5], f[z]}",
            "{{<|x -> 5, y -> 2|>, 5}, {<|x -> z, y -> 2|>, z}}",
        ),
        ("f[n_] := Module[{a = <|x -> 1|>}, a[x] += n; a]; {f[5], f[z]}", "{<|x -> 6|>, <|x -> 1 + z|>}"),
        ('f[n_] := Module[{a = <||>}, a["k"] = {n}; a["k"][[1]]]; {f[5], f[z]}', "{5, z}"),
        (
            'f[n_] := Module[{a = <|x -> 1|>}, {a[x], a[q], a["x"]}]; {f[1], f[2]}',
            '{{1, Missing["KeyAbsent", q], Missing["KeyAbsent", "x"]}, {1, Missing["KeyAbsent", q], Missing["KeyAbsent", "x"]}}',
        ),
        ("f[n_] := Module[{a}, a[1] = n; a[k_] := a[k] = 2 k; {a[1], a[5], a[5]}]; {f[3], f[x]}", "{{3, 10, 10}, {x, 10, 10}}"),
        ("f[n_] := Module[{a = <||>}, a[Key[x]] = n; a]; f[2]", "<|x -> 2|>"),
    ],
)
def test_associations_are_filled(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("l = {1, 2, 3}; f[i_, v_] := (l[[i]] = v; l); {f[1, 9], f[-1, x], l}", "{{9, 2, 3}, {9, 2, x}, {9, 2, x}}"),
        ("l = {1, 2, 3}; f[i_] := l[[i]]++; {f[1], f[1], l}", "{1, 2, {3, 2, 3}}"),
        ("l = {1, 2, 3}; m = l; f[i_] := (l[[i]] = 0; {l, m}); {f[1], f[2]}", "{{{0, 2, 3}, {1, 2, 3}}, {{0, 0, 3}, {1, 2, 3}}}"),
        ("c = <||>; f[k_] := c[k] = k^2; {f[2], f[3], c}", "{4, 9, <|2 -> 4, 3 -> 9|>}"),
        ("c = <|a -> 1|>; f[k_] := c[k]; {f[a], c = <|a -> 2|>; f[a]}", "{1, 2}"),
        ("h[1] = 1; f[n_] := h[n] = n^2; {f[2], f[3], h[2], h[1]}", "{4, 9, 4, 1}"),
    ],
)
def test_globals_too(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, names",
    [
        ("f[n_] := Module[{a = {1, 2}}, a[[n]]]; f[1]; f[5]", ["Part::partw"]),
        ("f[n_] := Module[{a = {1, 2}}, a[[n]] = 3; a]; f[1]; f[5]", ["Set::partw"]),
        ("f[n_] := Module[{a = 5}, a[[n]] = 3; a]; f[1]", ["Set::partd"]),
        ("f[n_] := Module[{a}, a[[n]] = 3; a]; f[1]", ["Set::noval"]),
        ("f[n_] := Module[{a = Range[40]}, a[[n]] = 3; a[[1]]]; f[1]; f[41]", ["Set::partw"]),
        ("f[n_] := Module[{a = {{1, 2}, {3, 4}}}, a[[1, n]] = 3; a]; f[1]; f[3]", ["Set::partw"]),
    ],
)
def test_mistakes(code, names):
    assert messages_of(code) == names
