"""Sparse, numeric and byte arrays."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("SparseArray[{2 -> 7}, 3]", "SparseArray[Automatic, {3}, 0, {1, {{0, 1}, {{2}}}, {7}}]"),
        ("SparseArray[Automatic, {3}, 0, {1, {{0, 1}, {{2}}}, {7}}] // Normal", "{0, 7, 0}"),
        ("Normal[SparseArray[{{1, 1} -> a, {2, 3} -> b}]]", "{{a, 0, 0}, {0, 0, b}}"),
        ("Normal[SparseArray[{{1, 2}, {2, 1}} -> {a, b}, {2, 2}]]", "{{0, a}, {b, 0}}"),
        ("Normal[SparseArray[{{i_, i_} :> i^2}, {3, 3}]]", "{{1, 0, 0}, {0, 4, 0}, {0, 0, 9}}"),
        ("Normal[SparseArray[Band[{1, 2}] -> 5, {3, 3}]]", "{{0, 5, 0}, {0, 0, 5}, {0, 0, 0}}"),
        ("Normal[SparseArray[{1 -> 2}, 3, x]]", "{2, x, x}"),
        ("Normal[SparseArray[{}, 2]]", "{0, 0}"),
        ("SparseArray[{4 -> 1}, 3]", "SparseArray[{4 -> 1}, 3]"),
        ("ArrayRules[SparseArray[{2 -> 7}, 3]]", "{{2} -> 7, {_} -> 0}"),
        ("Normal[2 SparseArray[{1 -> 3}, 2] + SparseArray[{2 -> 1}, 2]]", "{6, 1}"),
        ("{1, 2} + SparseArray[{1 -> 3}, 2]", "{4, 2}"),
        ("Total[SparseArray[{1 -> 3, 2 -> 4}, 9]]", "7"),
        ("SparseArray[{1 -> 3, 2 -> 4}, 3][[2]]", "4"),
        ("Head[SparseArray[{{1, 2}, {3, 4}}][[1]]]", "SparseArray"),
        ("SparseArray[{1 -> 3}, 2] === SparseArray[{3, 0}]", "True"),
        ("Head[SparseArray[{1}]]", "SparseArray"),
        ("Dimensions[SparseArray[{{1, 5} -> 1}]]", "{1, 5}"),
        ("AtomQ[SparseArray[{1}]]", "True"),
        ("Normal[Transpose[SparseArray[{{1, 2} -> 5}, {2, 2}]]]", "{{0, 0}, {5, 0}}"),
        ("Normal[SparseArray[{{1, 2}, {3, 4}}] . SparseArray[{{0, 1}, {1, 0}}]]", "{{2, 1}, {4, 3}}"),
        ('Normal[NumericArray[{1, 2}, "Real32"]]', "{1., 2.}"),
        ("NumericArrayType[NumericArray[{300}]]", "UnsignedInteger16"),
        ("NumericArrayType[NumericArray[{-1}]]", "Integer8"),
        ("NumericArrayType[NumericArray[{1.5}]]", "Real64"),
        ('Normal[NumericArray[{1.4, 300}, "UnsignedInteger8", "ClipAndRound"]]', "{1, 255}"),
        ('NumericArrayQ[NumericArray[{300}, "Integer8"]]', "False"),
        ("Dimensions[NumericArray[{{1, 2, 3}}]]", "{1, 3}"),
        ("NumericArray[{1, 2}][[2]]", "2"),
        ("Length[ByteArray[{1, 2, 3}]]", "3"),
        ("Normal[Join[ByteArray[{1}], ByteArray[{2}]]]", "{1, 2}"),
        ('ByteArray[{1, 2}] === ByteArray["AQI="]', "True"),
        ("ByteArray[{1, 2, 3}][[2]]", "2"),
        ("ByteArray[{256}]", "ByteArray[{256}]"),
        ("Normal[Reverse[ByteArray[{1, 2}]]]", "{2, 1}"),
    ],
)
def test_results(code, expected):
    assert value_of(code, "OutputForm") == expected


@pytest.mark.parametrize(
    "operation",
    [
        "Total[s]",
        "s + 1",
        "s^2",
        "s . s",
        "Max[s]",
        "Reverse[s]",
        "Norm[s]",
        "Map[f, s]",
        "Join[s, s]",
        "s[[2 ;; 3]]",
        "Length[s]",
        "Sin[s]",
    ],
)
def test_sparse_and_dense_arrays_agree(operation):
    sparse = value_of(f"s = SparseArray[{{2 -> 5, 4 -> 7}}, 5]; Normal[{operation}]", "OutputForm")
    assert sparse == value_of(f"s = {{0, 5, 0, 7, 0}}; {operation}", "OutputForm")
