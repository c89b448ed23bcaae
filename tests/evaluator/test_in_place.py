"""Values changed in place: nobody who holds the value from before sees the change."""

import time

import numpy as np
import pytest
from asking import value_of

from wlnet import Session


@pytest.mark.parametrize(
    "code, expected",
    [
        ("a = Range[40]; a[[2]] = 7; b = a; a[[1]] = 0; {b[[1]], a[[1]], a[[2]]}", "{1, 0, 7}"),
        ("a = N[Range[40]]; a[[2]] = 7.; b = {a}; a[[1]] = 0.; {b[[1, 1]], a[[1]]}", "{1., 0.}"),
        ("a = Partition[Range[64], 8]; a[[1, 1]] = 0; r = a[[1]]; a[[1, 2]] = 0; {r[[2]], a[[1, 2]]}", "{2, 0}"),
        ("a = Range[40]; a[[2]] = 7; f = With[{c = a}, c[[#]] &]; a[[1]] = 0; {f[1], a[[1]]}", "{1, 0}"),
        ("a = Range[40]; a[[2]] = 7; d = <|x -> a|>; a[[1]] = 0; {d[x][[1]], a[[1]]}", "{1, 0}"),
        (
            "a = Range[40]; a[[1]] = 5; h = Hash[a]; a[[1]] = 6; b = Range[40]; b[[1]] = 6; {a === b, Hash[a] === h}",
            "{True, False}",
        ),
        ("a = Range[40]; Do[a[[i]] = 0.5, {i, 2}]; a[[{1, 3}]]", "{0.5, 3}"),
        ("a = Range[40]; Do[a[[i]] = i^2; If[i == 2, b = a], {i, 4}]; {b[[3]], a[[3]]}", "{3, 9}"),
    ],
)
def test_arrays_that_somebody_else_holds_stay(code, expected):
    assert value_of(code) == expected
    assert value_of(f"run[] := ({code}); run[]") == expected
    assert value_of(f"run[] := Module[{{a, b}}, {code}]; run[]") == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("a = <||>; a[1] = 2; b = a; a[1] = 3; {b, a}", "{<|1 -> 2|>, <|1 -> 3|>}"),
        ("a = <||>; a[1] = 2; b = {a, a}; a[2] = 3; {b, a}", "{{<|1 -> 2|>, <|1 -> 2|>}, <|1 -> 2, 2 -> 3|>}"),
        ("a = <||>; Table[a[i] = i; a, {i, 2}]", "{<|1 -> 1|>, <|1 -> 1, 2 -> 2|>}"),
        ("a = <||>; Table[AssociateTo[a, i -> x], {i, 2}]", "{<|1 -> x|>, <|1 -> x, 2 -> x|>}"),
        ("a = <||>; Table[AppendTo[a, i -> x], {i, 2}]", "{<|1 -> x|>, <|1 -> x, 2 -> x|>}"),
        ("a = <|1 -> <||>|>; a[1, 2] = 3; b = a[1]; a[1, 2] = 4; {b, a}", "{<|2 -> 3|>, <|1 -> <|2 -> 4|>|>}"),
        ("a = <||>; a[1] = 2; a[3] = a; a", "<|1 -> 2, 3 -> <|1 -> 2|>|>"),
        ("a = <||>; a[1] = 2; {a, a[2] = 3, a}", "{<|1 -> 2|>, 3, <|1 -> 2, 2 -> 3|>}"),
        ("a = <|1 -> 2, 3 -> 4|>; KeyValueMap[(a[#1 + 10] = #2) &, a]; a", "<|1 -> 2, 3 -> 4, 11 -> 2, 13 -> 4|>"),
        ("a = <|1 -> 2, 3 -> 4|>; Scan[(a[# + 10] = #) &, a]; a", "<|1 -> 2, 3 -> 4, 12 -> 2, 14 -> 4|>"),
        ("a = <|1 -> 2|>; f = With[{c = a}, c[#] &]; a[1] = 5; {f[1], a[1]}", "{2, 5}"),
        ("a = <||>; a[1] = x; a; x = 5; a[2] = y; a", "<|1 -> 5, 2 -> y|>"),
        ("a = <||>; a[1] = g[x]; a; a[2] = g[y]; a; y = 5; a", "<|1 -> g[x], 2 -> g[5]|>"),
        ("a = <||>; a[1] = 2; h = Hash[a]; a[1] = 3; {Hash[a] === h, a === <|1 -> 3|>}", "{False, True}"),
        ("a = <|1 -> 2, 3 -> 4|>; a[1] = 5; b = a; AssociateTo[a, 3 -> 6]; {b[3], a[3]}", "{4, 6}"),
        ("a = <|1 :> u|>; a[1] = 5; u = 6; a", "<|1 -> 5|>"),
    ],
)
def test_associations_that_somebody_else_holds_stay(code, expected):
    assert value_of(code) == expected
    assert value_of(f"run[] := ({code}); run[]") == expected
    assert value_of(f"run[] := Module[{{a, b}}, {code}]; run[]") == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("a = {}; Do[AppendTo[a, f[i]], {i, 3}]; f[2] = 5; a", "{f[1], 5, f[3]}"),
        ("a = {f[0]}; a; AppendTo[a, x]; a; x = 5; a", "{f[0], 5}"),
        ("a = {f[0]}; a; AppendTo[a, {x, g[y]}]; a; y = 5; a", "{f[0], {x, g[5]}}"),
        ("a = {f[0]}; a; PrependTo[a, x -> y]; a; y = 5; a", "{x -> 5, f[0]}"),
        ("a = {f[0]}; a; a = Join[a, {f[x]}]; a; x = 5; a", "{f[0], f[5]}"),
        ("a = {f[0]}; a; AppendTo[a, <|1 -> x|>]; a; x = 5; a", "{f[0], <|1 -> 5|>}"),
        ("a = {}; Do[b = a; AppendTo[a, f[i]], {i, 3}]; {b, a}", "{{f[1], f[2]}, {f[1], f[2], f[3]}}"),
        ("a = {1}; AppendTo[a, Unevaluated[Sequence[2, 3]]]; Length[a]", "3"),
    ],
)
def test_lists_that_grew_follow_later_definitions(code, expected):
    assert value_of(code) == expected


def test_arrays_of_python_stay():
    session = Session()
    array = np.arange(64)
    view = np.arange(64)[:]
    session.set_value("a", array)
    session.set_value("v", view)
    session.run("a[[1]] = 50; a[[2]] = 51; v[[1]] = 50; v[[2]] = 51;")
    assert array[:2].tolist() == view[:2].tolist() == [0, 1]
    taken = session.evaluate("a")
    session.run("a[[1]] = 60")
    assert taken[0] == 50
    row = session.evaluate("m = Partition[a, 8]; m[[1, 1]] = 1; m")[0]
    session.run("m[[1, 1]] = 2")
    assert row[0] == 1


def test_a_key_costs_the_same_however_many_there_are():
    # ten times as many keys in at most 40 times the time: copying would take a hundred times as long
    def seconds(n: int) -> float:
        session = Session()
        session.run("a = <||>; a[0] = 0;")
        start = time.perf_counter()
        session.run(f"Do[a[i] = f[i], {{i, {n}}}]; Do[AssociateTo[a, -i -> f[i]], {{i, {n}}}]")
        return time.perf_counter() - start

    assert min(seconds(20000) / seconds(2000) for _ in range(3)) < 40
