"""Parallel functions give on one kernel what their serial counterparts give."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("ParallelTable[i^2, {i, 3}]", "{1, 4, 9}"),
        ("ParallelTable[i j, {i, 2}, {j, 2}]", "{{1, 2}, {2, 4}}"),
        ('ParallelTable[i, {i, 2}, Method -> "CoarsestGrained"]', "{1, 2}"),
        ("ParallelTable[i, {i, 2}, DistributedContexts -> All]", "{1, 2}"),
        ("ParallelMap[f, {1, 2}]", "{f[1], f[2]}"),
        ("ParallelMap[f, {{1}, {2}}, {2}]", "{{f[1]}, {f[2]}}"),
        ("s = 0; ParallelDo[s += i, {i, 3}]; s", "6"),
        ("ParallelSum[i, {i, 4}]", "10"),
        ("ParallelProduct[i, {i, 4}]", "24"),
        ("ParallelArray[f, 2]", "{f[1], f[2]}"),
        ("ParallelCombine[Total, {1, 2, 3}, Plus]", "6"),
        ("ParallelCombine[f, {1, 2}, Join]", "f[{1, 2}]"),
        ("ParallelTry[If[# > 1, #, $Failed] &, {1, 2, 3}]", "2"),
        ("ParallelTry[$Failed &, {1, 2}]", "$Failed"),
        ("WaitAll[ParallelSubmit[1 + 1]]", "2"),
        ("WaitAll[{ParallelSubmit[1 + 1], ParallelSubmit[2 + 2]}]", "{2, 4}"),
        ("x = 0; ParallelSubmit[x = 1]; x", "0"),
        ("x = 0; WaitAll[ParallelSubmit[x = 1]]; x", "1"),
        ("WaitNext[{ParallelSubmit[1 + 1], ParallelSubmit[2 + 2]}][[1]]", "2"),
        ("Length[Last[WaitNext[{ParallelSubmit[1], ParallelSubmit[2]}]]]", "1"),
        ("WaitAll[7]", "7"),
        ("Parallelize[Map[f, {1, 2}]]", "{f[1], f[2]}"),
        ("Parallelize[1 + 1]", "2"),
        ("DistributeDefinitions[f, g]", "{f, g}"),
        ("SetSharedVariable[x]", "Null"),
        ("CriticalSection[{lock}, 1 + 1]", "2"),
        ("$KernelCount", "0"),
        ("$KernelID", "0"),
        ("Kernels[]", "{}"),
        ("LaunchKernels[]", "{}"),
        ("LaunchKernels[2]", "{}"),
        ("CloseKernels[]", "{}"),
        ("AbortKernels[]", "{}"),
    ],
)
def test_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "names, attributes",
    [
        (
            "ParallelTable ParallelDo ParallelSum ParallelProduct ParallelSubmit DistributeDefinitions SetSharedVariable SetSharedFunction CriticalSection",
            "{HoldAll, Protected}",
        ),
        ("Parallelize ParallelEvaluate", "{HoldFirst, Protected}"),
    ],
)
def test_held_arguments(names, attributes):
    for name in names.split():
        assert value_of(f"Attributes[{name}]") == attributes, name
