"""Table and Do: nested iterators, their variables, ways out of a loop."""

import pytest
from asking import answer_of, value_of


@pytest.mark.parametrize("code, expected", [
    ("Table[f[i], {i, 3}]", "{f[1], f[2], f[3]}"), ("Table[{i, j}, {i, 2}, {j, 3}]", "{{{1, 1}, {1, 2}, {1, 3}}, {{2, 1}, {2, 2}, {2, 3}}}"),
    ("Table[10 i + j, {i, 3}, {j, i}]", "{{11}, {21, 22}, {31, 32, 33}}"), ("Table[i, {i, 2}, {2}]", "{{1, 1}, {2, 2}}"),
    ("Table[i j k, {i, 2}, {j, 2}, {k, 2}]", "{{{1, 2}, {2, 4}}, {{2, 4}, {4, 8}}}"), ("Table[f[i], {i, {a, b}}, {j, 2}]", "{{f[a], f[a]}, {f[b], f[b]}}"),
    ("Table[x^i, {i, 0, 2}]", "{1, x, x^2}"), ("Table[If[OddQ[i], Nothing, i], {i, 4}]", "{2, 4}"),  ("Table[Splice[{i, 0}], {i, 2}]", "{1, 0, 2, 0}"),
    ("Table[i, {i, 2}, {i, 3}]", "{{1, 2, 3}, {1, 2, 3}}"), ("Table[Nothing, 3]", "{}"), ("Table[{}, 2]", "{{}, {}}"), ("Table[i, {i, 2}, {j, 0}]", "{{}, {}}"),
    # a variable is local as in Block, and its value comes back
    ("i = 7; {Table[i, {i, 2}], i}", "{{1, 2}, 7}"), ("{Table[i, {i, 2}], i}", "{{1, 2}, i}"), ("g := i^2; Table[g, {i, 3}]", "{1, 4, 9}"),
    ("i = 7; Do[i, {i, 2}]; i", "7"), ("i = 7; Catch[Table[Throw[i], {i, 2}]]", "1"),
    ("i = 7; Catch[Do[If[j > 1, Throw[i]], {i, 3}, {j, i}]]; i", "7"), ("Table[i = i + 10; i, {i, 3}]", "{11, 12, 13}"),
    ("l = {}; Do[AppendTo[l, i]; i = 100, {i, 3}]; l", "{1, 2, 3}"), ("n = 3; Table[n = 1; i, {i, n}]", "{1, 2, 3}"),
    # large ones, also vectorised
    ("Total[Table[i^2, {i, 100}]]", "338350"), ("Table[Sin[i] + 1., {i, 0., 4., 0.1}] === Map[Sin[#] + 1. &, Range[0., 4., 0.1]]", "True"),
    ("Table[i + j, {i, 40}, {j, 3}][[40]]", "{41, 42, 43}"), ("Table[i^j, {i, 40}, {j, 12}][[40, 12]]", "16777216000000000000"),
    ("Table[i 2^60, {i, 40}][[-1]]", "46116860184273879040"), ("Table[Mod[i, 3], {i, -20, 20}] === Mod[Range[-20, 20], 3]", "True"),
    ("Table[1/i, {i, 40}][[3]]", "1/3"), ("Table[If[i > 20, i, -i], {i, 40}][[{20, 21}]]", "{-20, 21}"), ("Table[x i, {i, 40}][[2]]", "2*x"),
    ("x = 3; Table[x i, {i, 40}][[2]]", "6"), ("Table[{i, i^2}, {i, 40}][[7]]", "{7, 49}"), ("Table[i, {i, 40}, {j, i, i + 1}][[40]]", "{40, 40}"),
    ("Table[i/j, {i, 40}, {j, 2}][[3]]", "{3, 3/2}"), ("Table[0.5 i, {i, 40}, {j, 40}][[3, 4]]", "1.5"), ("Table[i, {i, 0.5, 40}][[3]]", "2.5"),
    # Do
    ("s = 0; Do[s += i, {i, 10}]; s", "55"), ("Do[i, {i, 3}]", "Null"), ("s = {}; Do[AppendTo[s, {i, j}], {i, 2}, {j, i, 2}]; s", "{{1, 1}, {1, 2}, {2, 2}}"),
    ("s = {}; Do[AppendTo[s, i], {i, {a, b}}]; s", "{a, b}"), ("s = 0; Do[s++, {2}, {3}]; s", "6"), ("s = 0; Do[s += i j, {i, 3}, {j, {1, 10}}]; s", "66"),
    # ways out
    ("s = {}; Do[If[i == 3, Break[]]; AppendTo[s, i], {i, 5}]; s", "{1, 2}"), ("s = {}; Do[If[i == 3, Continue[]]; AppendTo[s, i], {i, 5}]; s", "{1, 2, 4, 5}"),
    ("Do[If[i == 3, Return[i^2]], {i, 5}]", "9"), ("Do[If[i == 3, Return[]], {i, 5}]", "Null"), ("f[] := (Do[If[i == 3, Return[i]], {i, 5}]; 0); f[]", "0"),
    ("f[] := Module[{}, Do[If[i == 3, Return[i, Module]], {i, 5}]; 0]; f[]", "3"), ("s = {}; Do[If[j == 2, Break[]]; AppendTo[s, {i, j}], {i, 2}, {j, 3}]; s", "{{1, 1}}"),
    ("i = 9; Do[If[i == 2, Break[]], {i, 5}]; i", "9"), ("Attributes /@ {Table, Do}", "{{HoldAll, Protected}, {HoldAll, Protected}}"),
])  # fmt: skip
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, expected", [
    ("Do[]", ("Do[]", ["Do::argmu"])), ("Table[i, {i, 2}, {j, x}]", ("Table[i, {i, 2}, {j, x}]", ["Table::iterb"])),
    ("Do[i, {i, 2}, {j, x}]", ("Do[i, {i, 2}, {j, x}]", ["Do::iterb"])),
])  # fmt: skip
def test_mistakes_are_reported_and_leave_the_call(code, expected):
    assert answer_of(code) == expected
