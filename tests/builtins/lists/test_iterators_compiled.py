"""Table and Do inside of compiled bodies, whose bounds and body read arguments and local variables."""

import pytest
from asking import answer_of, value_of


@pytest.mark.parametrize("body, expected", [
    # n = 5, l = {3, 1, 2}, x is free
    ("Table[i n, {i, 3}]", "{5, 10, 15}"), ("Table[i, {i, n}]", "{1, 2, 3, 4, 5}"), ("Table[i, {i, n, n + 2}]", "{5, 6, 7}"), ("Table[n, {2}]", "{5, 5}"),
    ("Table[n, 2]", "{5, 5}"), ("Table[0, n]", "{0, 0, 0, 0, 0}"), ("Table[0, {n}]", "{0, 0, 0, 0, 0}"), ("Table[i, {i, n, 1, -2}]", "{5, 3, 1}"),
    ("Table[i + n, {i, l}]", "{8, 6, 7}"), ("Table[{i, j}, {i, l}, {j, i}]", "{{{3, 1}, {3, 2}, {3, 3}}, {{1, 1}}, {{2, 1}, {2, 2}}}"),
    ("Table[n i + j, {i, 2}, {j, 2}]", "{{6, 7}, {11, 12}}"), ("Table[If[i > n, Nothing, i], {i, 7}]", "{1, 2, 3, 4, 5}"), ("Table[x + n, {2}]", "{5 + x, 5 + x}"),
    ("Table[Table[n, {i}], {i, 3}]", "{{5}, {5, 5}, {5, 5, 5}}"), ("Table[Break[]; n, {3}]", "{}"), ("Total[Table[n i, {i, 100}]]", "25250"),
    ("Table[n i, {i, 40}][[40]]", "200"), ("Table[n i + j, {i, 40}, {j, 2}][[40]]", "{201, 202}"), ("Table[n i j, {i, 40}, {j, i}][[3]]", "{15, 30, 45}"),
    ("Table[n/i, {i, 40}][[2]]", "5/2"), ("Table[l[[1]] i, {i, 40}][[2]]", "6"), ("Table[1. n i, {i, 40}][[2]]", "10."), ("Table[2^60 n i, {i, 40}][[2]]", "11529215046068469760"),
    # variables of a Module, also as iterators
    ("Module[{s = 0}, Do[s += i n, {i, 3}]; s]", "30"), ("Module[{i = 9}, {Table[i n, {i, 2}], i}]", "{{5, 10}, 9}"), ("Module[{i = 9}, Do[i n, {i, 2}]; i]", "9"),
    ("Module[{s = {}}, Do[AppendTo[s, {i, j}], {i, 2}, {j, n - 1, n}]; s]", "{{1, 4}, {1, 5}, {2, 4}, {2, 5}}"), ("Module[{k = 2}, Table[k + i, {i, k}]]", "{3, 4}"),
    ("Module[{s = 0}, Do[If[i > n, Break[]]; s++, {i, 100}]; s]", "5"), ("Module[{s = 0}, Do[If[OddQ[i], Continue[]]; s += i, {i, n}]; s]", "6"),
    ("Module[{s = 0}, Do[s = i; If[i == n, Return[0]], {i, 100}]; s]", "5"), ("Do[If[i == n, Return[i^2]], {i, 100}]", "25"), ("Do[If[i == n, Return[]], {i, 100}]", "Null"),
    ("Module[{s = 0}, Do[s += i j, {i, n}, {j, i}]; s]", "140"), ("Module[{s = 0}, Do[s += n, {3}]; s]", "15"), ("Module[{s = 0}, Do[s += n, 3]; s]", "15"),
    ("Module[{i = x}, g := i; {Table[i + n, {i, 2}], g}]", "{{6, 7}, x}"), ("Module[{i}, g[] := i^2; Table[g[] + n, {i, 3}]]", "{6, 9, 14}"),
    ("Module[{s = {}}, Do[AppendTo[s, i], {i, {a, b, n}}]; s]", "{a, b, 5}"), ("Module[{m = n}, Do[m = 2 m, {i, m}]; m]", "160"),
    ("Module[{i = 9}, Catch[Do[If[i == 3, Throw[i]], {i, n}]]; i]", "9"), ("Module[{c = 0}, Do[Do[c += 1, {j, i}], {i, n}]; c]", "15"),
    ("Module[{t = Table[i^2, {i, n}]}, Do[t[[i]] = -t[[i]], {i, 2, n}]; t]", "{1, -4, -9, -16, -25}"),
    ("Block[{i = 4}, {Table[i, {i, 2}], i n}]", "{{1, 2}, 20}"), ("Table[#, {i, 2}] &[n]", "{5, 5}"), ("Map[Table[# i, {i, 2}] &, l]", "{{3, 6}, {1, 2}, {2, 4}}"),
    ("Sum[n i, {i, 3}]", "30"), ("Table[Sum[i j, {j, n}], {i, 2}]", "{15, 30}"), ("With[{k = n}, Table[i k, {i, 2}]]", "{5, 10}"),
])  # fmt: skip
def test_bodies(body, expected):
    assert value_of(f"f[n_, l_] := {body}; f[5, {{3, 1, 2}}]") == expected
    assert value_of(f"f[n_, l_] := {body}; Do[f[2, {{1}}], {{3}}]; f[5, {{3, 1, 2}}]") == expected


@pytest.mark.parametrize("body, expected", [
    ("Table[i, {i, n}]", "Table[i, {i, y}]"), ("Do[n, {i, n}]", "Do[y, {i, y}]"), ("Table[n, {i, 2}, {j, n}]", "Table[y, {i, 2}, {j, y}]"),
    ("Do[n, {i, 2}, {j, n}]", "Do[y, {i, 2}, {j, y}]"), ("Table[n, n]", "Table[y, y]"), ("Table[n, {i, 1, n, 2}]", "Table[y, {i, 1, y, 2}]"),
])  # fmt: skip
def test_malformed_iterators_leave_the_call_as_it_was(body, expected):
    text, messages = answer_of(f"f[n_] := {body}; f[y]")
    assert (text, set(messages)) == (expected, {f"{body.split('[')[0]}::iterb"})
    assert value_of(f"f[n_] := {body}; Quiet[f[y]]") == expected
