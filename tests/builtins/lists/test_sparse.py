"""Sparse, numeric and byte arrays."""

import pytest
from asking import answer_of, messages_of, value_of


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
        ("Normal[SparseArray[{i_} /; i > 2 :> i, 5]]", "{0, 0, 3, 4, 5}"),
        ("SparseArray[{1 -> 2}, 3] * {5, 2, 3}", "SparseArray[Automatic, {3}, 0, {1, {{0, 1}, {{1}}}, {10}}]"),
        ("SparseArray[{1 -> 2}, 3] + {1, 2, 3}", "{3, 2, 3}"),
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


@pytest.mark.parametrize("code, expected", [
    ("{Normal[SparseArray[{1 -> a, 3 -> b}]], Normal[SparseArray[{{1, 2} -> a, {2, 1} -> b}]], Normal[SparseArray[{{1, 1} -> a}, {2, 2}]], Normal[SparseArray[{1 -> a}, 3, z]], Normal[SparseArray[{}, {2, 2}]], Normal[SparseArray[2 -> a, 3]], Normal[SparseArray[{1 -> a, 1 -> b}, 2]]}",
     "{{a, 0, b}, {{0, a}, {b, 0}}, {{a, 0}, {0, 0}}, {a, z, z}, {{0, 0}, {0, 0}}, {0, a, 0}, {a, 0}}"),
    ("{Normal[SparseArray[{i_, i_} -> 1, {2, 2}]], Normal[SparseArray[{i_, j_} /; i < j :> i + j, {2, 3}]], Normal[SparseArray[i_?OddQ :> i^2, 4]], Normal[SparseArray[{{1, 1} -> x, {_, _} -> 2}, {2, 2}]], Normal[SparseArray[{_, 2} -> 7, {2, 2}]]}",
     "{{{1, 0}, {0, 1}}, {{0, 3, 4}, {0, 0, 5}}, {1, 0, 9, 0}, {{x, 2}, {2, 2}}, {{0, 7}, {0, 7}}}"),
    ("{Normal[SparseArray[Band[{1, 1}] -> 3, {2, 3}]], Normal[SparseArray[Band[{2, 1}] -> {a, b}, {3, 3}]], Normal[SparseArray[Band[{1, 1}, {2, 2}] -> 1, {3, 3}]], Normal[SparseArray[Band[{1, 1}] -> {a, b}]], Normal[SparseArray[Band[{1, 1}, {-1, -1}] -> 4, {2, 2}]]}",
     "{{{3, 0, 0}, {0, 3, 0}}, {{0, 0, 0}, {a, 0, 0}, {0, b, 0}}, {{1, 0, 0}, {0, 1, 0}, {0, 0, 0}}, {{a, 0}, {0, b}}, {{4, 0}, {0, 4}}}"),
    ("{Normal[SparseArray[{1, 0, 2}]], SparseArray[{1, 0, 2}][\"NonzeroPositions\"], SparseArray[{0., 1.}][\"NonzeroValues\"], Normal[SparseArray[SparseArray[{1, 2}], 3]], SparseArray[{1, 1, 2}, 3, 1][\"NonzeroPositions\"], SparseArray[{{1, 2} -> a}] === SparseArray[{{0, a}}]}",
     "{{1, 0, 2}, {{1}, {3}}, {1.}, {1, 2, 0}, {{3}}, True}"),
    ('{s["NonzeroValues"], s["NonzeroPositions"], s["Background"], s["ImplicitValue"], s["Density"], s["Dimensions"], s["ExplicitLength"], s["ColumnIndices"], s["RowPointers"], s["AdjacencyLists"], s["ExplicitValues"], s["Nonsense"] === s["Nonsense"]}',
     "{{a, b}, {{1, 2}, {2, 3}}, 0, 0, 0.3333333333333333, {2, 3}, 2, {{2}, {3}}, {0, 1, 2}, {{2}, {3}}, {a, b}, True}"),
    ("{ArrayRules[s], ArrayRules[{0, 5}], ArrayRules[{1, 1, 2}, 1], ArrayRules[SparseArray[{}, 2]]}", "{{{1, 2} -> a, {2, 3} -> b, {_, _} -> 0}, {{2} -> 5, {_} -> 0}, {{3} -> 2, {_} -> 1}, {{_} -> 0}}"),
    ("{Dimensions[s], Length[s], Depth[s], s[[1, 2]], Normal[s[[1]]], Normal[s[[All, 2]]], Head[s[[1]]], ArrayDepth[s], AtomQ[s], MatrixQ[s], Normal[First[s]], s[[2, 1]]}", "{{2, 3}, 2, 3, a, {0, a, 0}, {a, 0}, SparseArray, 2, True, True, {0, a, 0}, 0}"),
    ("{Normal[s + 1], Normal[2 s], Normal[s + s], Normal[s^2], (s + 1)[\"Background\"], Normal[s {{1, 2, 3}, {4, 5, 6}}], Head[s + 1], Normal[SparseArray[{1 -> 2}, 2] SparseArray[{2 -> 3}, 2]]}",
     "{{{1, 1 + a, 1}, {1, 1, 1 + b}}, {{0, 2*a, 0}, {0, 0, 2*b}}, {{0, 2*a, 0}, {0, 0, 2*b}}, {{0, a^2, 0}, {0, 0, b^2}}, 1, {{0, 2*a, 0}, {0, 0, 6*b}}, SparseArray, {0, 0}}"),
    ("{Normal[Transpose[s]], Normal[s . {1, 2, 3}], Normal[Map[f, SparseArray[{1 -> a}, 2]]], Normal[Total[s]], Total[s, 2], Normal[Join[SparseArray[{1}], SparseArray[{0, 2}]]], Normal[Flatten[s]], Normal[Reverse[s]], Normal[Outer[Times, {1, 2}, SparseArray[{2 -> 3}, 2]]], Max[SparseArray[{1 -> 5}, 3]]}",
     "{{{0, 0}, {a, 0}, {0, b}}, {2*a, 3*b}, {f[a], f[0]}, {0, a, b}, a + b, {1, 0, 2}, {0, a, 0, 0, 0, b}, {{0, 0, b}, {0, a, 0}}, {{0, 3}, {0, 6}}, 5}"),
])  # fmt: skip
def test_more_values(code, expected):
    assert value_of("s = SparseArray[{{1, 2} -> a, {2, 3} -> b}, {2, 3}]; " + code) == expected


@pytest.mark.parametrize("code, message", [
    ("SparseArray[{{1, 2}, {3}}]", "SparseArray::rect"), ("SparseArray[5]", "SparseArray::list"), ("SparseArray[{3 -> 1}, 2]", "SparseArray::pos"), ("SparseArray[{1 -> 1}, 0]", "SparseArray::dims"),
    ("SparseArray[{i_, i_} -> 1]", "SparseArray::ndims"), ("SparseArray[{{1, 1} -> 1}, 2]", "SparseArray::pos"),
])  # fmt: skip
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert answer_of(code)[1] == [message]
    assert value_of(f"Quiet[Head[{code}]]") == "SparseArray"


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Normal[SparseArray[Band[{1, 2}] -> 5]]", "{{0, 5}}"),
        ("Normal[SparseArray[Band[{1, 1}] -> 1, {2, 3}]]", "{{1, 0, 0}, {0, 1, 0}}"),
        ("Normal[SparseArray[{Band[{1, 1}] -> 1, {3, 3} -> 7}]]", "{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}"),
        ("Normal[SparseArray[{{2, 4} -> 7, Band[{1, 1}] -> {1, 2, 3}}]]", "{{1, 0, 0, 0}, {0, 2, 0, 7}, {0, 0, 3, 0}}"),
        ("Normal[SparseArray[Band[{1, 1}, {3, 3}] -> x]]", "{{x, 0, 0}, {0, x, 0}, {0, 0, x}}"),
        ("Normal[Diagonal[SparseArray[Band[{1, 1}, {4, 4}] -> {x, y}, {5, 5}]]]", "{x, y, x, y, 0}"),
        ("Normal[Diagonal[SparseArray[Band[{1, 1}, {-1, -1}] -> {x, y}, {5, 5}]]]", "{x, y, x, y, x}"),
        ("Normal[SparseArray[Band[{1, 1}, {2, 3}, {0, 1}] -> 5, {2, 3}]]", "{{5, 5, 5}, {0, 0, 0}}"),
        ("Normal[SparseArray[Band[{2, 2}] -> {{1, 2}, {3, 4}}, {3, 3}]]", "{{0, 0, 0}, {0, 1, 2}, {0, 3, 4}}"),
        ("Normal[SparseArray[Band[{1, 1}] -> {{{1, 2}, {3, 4}}, {{5}}}]]", "{{1, 2, 0}, {3, 4, 0}, {0, 0, 5}}"),
        ("Normal[SparseArray[{Band[{1, 1}] -> {a, b}, Band[{1, 2}] -> {x, y}}]]", "{{a, x, 0}, {0, b, y}}"),
    ],
)
def test_bands(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("SparseArray[{i_, i_} -> 1]", ["SparseArray::ndims"]),
        ("SparseArray[{{i_, i_} -> 1, {2, 2} -> 3}]", ["SparseArray::ndims"]),
    ],
)
def test_patterns_tell_no_dimensions(code, expected):
    assert messages_of(code) == expected
