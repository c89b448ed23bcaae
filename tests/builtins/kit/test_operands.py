"""Arrays that are atoms stand for their lists: functions measure the same and rearrange to the same."""

import pytest
from asking import text_of

from wlnet import Session
from wlnet.builtins.kit.operands import MEASURES, REARRANGEMENTS, is_elementwise, with_lists
from wlnet.expression import Expr, S, symbol
from wlnet.expression.sparse import SparseArray

MATRIX, VECTOR = "{{2., 1.}, {0., 3.}}", "{3., 0., 1., 0., 2., 7.}"
MEASURED = {  # calls with the matrix m or the vector v
    "Dimensions": "Dimensions[m]", "Length": "Length[m]", "ArrayDepth": "ArrayDepth[m]", "TensorRank": "TensorRank[m]", "ArrayQ": "ArrayQ[m]", "VectorQ": "VectorQ[v]", "MatrixQ": "MatrixQ[m]",
    "Max": "Max[m]", "Min": "Min[m]", "MinMax": "MinMax[m]", "Norm": "Norm[v]", "Det": "Det[m]", "Inverse": "Inverse[m]", "LinearSolve": "LinearSolve[m, {1, 2}]", "Tr": "Tr[m]",
    "Eigenvalues": "Eigenvalues[m]", "Eigenvectors": "Eigenvectors[m]", "Eigensystem": "Eigensystem[m]", "SingularValueList": "SingularValueList[m]", "SingularValueDecomposition": "SingularValueDecomposition[m]",
    "PseudoInverse": "PseudoInverse[m]", "MatrixRank": "MatrixRank[m]", "NullSpace": "NullSpace[m]", "RowReduce": "RowReduce[m]", "Mean": "Mean[m]", "Median": "Median[v]", "Variance": "Variance[m]",
    "StandardDeviation": "StandardDeviation[v]", "Quantile": "Quantile[v, 1/3]", "Covariance": "Covariance[m]", "Correlation": "Correlation[m]", "Equal": "m == m", "Unequal": "m != m", "Normal": "Normal[m]",
    "First": "First[v]", "Last": "Last[m]", "MatrixPower": "MatrixPower[m, 2]", "MatrixExp": "MatrixExp[m]", "SymmetricMatrixQ": "SymmetricMatrixQ[m]", "SquareMatrixQ": "SquareMatrixQ[m]",
    "HermitianMatrixQ": "HermitianMatrixQ[m]", "DiagonalMatrixQ": "DiagonalMatrixQ[m]", "PositiveDefiniteMatrixQ": "PositiveDefiniteMatrixQ[m]", "Accumulate": "Accumulate[v]", "Differences": "Differences[v]",
    "Histogram": "Histogram[v]", "ListPlot": "ListPlot[v]", "ListLinePlot": "ListLinePlot[v]", "MatrixPlot": "MatrixPlot[m]", "ArrayPlot": "ArrayPlot[m]", "AllTrue": "AllTrue[v, # >= 0 &]", "AnyTrue": "AnyTrue[v, # > 5 &]",
    "NoneTrue": "NoneTrue[v, # > 5 &]", "EuclideanDistance": "EuclideanDistance[v, {1., 2., 3., 4., 5., 6.}]", "SquaredEuclideanDistance": "SquaredEuclideanDistance[v, {1., 2., 3., 4., 5., 6.}]", "ManhattanDistance": "ManhattanDistance[v, {1., 2., 3., 4., 5., 6.}]",
    "CosineDistance": "CosineDistance[v, {1., 2., 3., 4., 5., 6.}]", "Commonest": "Commonest[v]", "Counts": "Counts[v]", "Tally": "Tally[v]", "Sort": "Sort[v]", "Ordering": "Ordering[v]", "Union": "Union[v]", "Total": "Total[v]",
    "Fold": "Fold[2 #1 + #2 &, 0, v]", "FoldList": "FoldList[Plus, v]", "Scan": "Reap[Scan[Sow, v]]", "Select": "Select[v, # > 1 &]",
}  # fmt: skip
REARRANGED = {
    "Transpose": "Transpose[m]", "ConjugateTranspose": "ConjugateTranspose[m]", "Diagonal": "Diagonal[m]", "Join": "Join[v, v]", "Take": "Take[v, {2, 4}]", "Drop": "Drop[v, 2]", "Reverse": "Reverse[v]", "RotateLeft": "RotateLeft[v, 2]",
    "RotateRight": "RotateRight[v]", "ArrayReshape": "ArrayReshape[v, {2, 3}]", "ArrayFlatten": "ArrayFlatten[ArrayReshape[v, {1, 2, 3, 1}]]", "Flatten": "Flatten[m]", "PadRight": "PadRight[v, 8]", "PadLeft": "PadLeft[v, 8]", "ArrayPad": "ArrayPad[m, 1]",
    "Partition": "Partition[v, 2]", "Most": "Most[v]", "Rest": "Rest[v]", "KroneckerProduct": "KroneckerProduct[m, m]", "LowerTriangularize": "LowerTriangularize[m]", "UpperTriangularize": "UpperTriangularize[m]",
    "Append": "Append[v, 9.]", "Prepend": "Prepend[v, 9.]", "Part": "v[[{1, 3}]]", "Total": "Total[m]", "Delete": "Delete[v, 2]", "Insert": "Insert[v, 9., 2]",
    "ReplacePart": "ReplacePart[v, 2 -> 9.]", "Catenate": "Catenate[m]", "Riffle": "Riffle[v, 0.]",
}  # fmt: skip
WRAPPERS = ["SparseArray", 'NumericArray[#, "Real64"] &', 'NumericArray[#, "Real32"] &']


def test_every_name_has_a_call():
    assert set(MEASURED) == {f.name for f in MEASURES} - {"Table"} and set(REARRANGED) == {f.name for f in REARRANGEMENTS}


@pytest.mark.parametrize("wrapper", WRAPPERS)
def test_measures_are_those_of_the_list(wrapper):
    session = Session()
    session.evaluate(f"w = {wrapper}; mm = {MATRIX}; vv = {VECTOR};")
    for name, call in MEASURED.items():
        plain = text_of(f"m = mm; v = vv; N[Normal[{call}]]", session)
        assert text_of(f"m = w[mm]; v = w[vv]; N[Normal[{call}]]", session) == plain, name


@pytest.mark.parametrize("wrapper", WRAPPERS)
def test_rearrangements_are_those_of_the_list(wrapper):
    session = Session()
    session.evaluate(f"w = {wrapper}; mm = {MATRIX}; vv = {VECTOR};")
    for name, call in REARRANGED.items():
        plain = text_of(f"m = mm; v = vv; N[Normal[{call}]]", session)
        assert text_of(f"m = w[mm]; v = w[vv]; N[Normal[{call}]]", session) == plain, name


@pytest.mark.parametrize("call", [
    "Transpose[m]", "Diagonal[m]", "Join[v, v]", "Take[v, 2]", "Drop[v, 2]", "Reverse[v]", "RotateLeft[v]", "ArrayReshape[v, {2, 3}]", "Flatten[m]", "Partition[v, 2]", "Most[v]", "Rest[v]", "Append[v, 9.]",
    "v[[{1, 3}]]", "m[[1]]", "Total[m]", "Delete[v, 2]", "KroneckerProduct[m, m]",
])  # fmt: skip
def test_rearranged_arrays_keep_their_kind(call):
    session = Session()
    for wrapper, head in (("SparseArray", "SparseArray"), ('NumericArray[#, "Real32"] &', "NumericArray")):
        assert text_of(f"w = {wrapper}; m = w[{MATRIX}]; v = w[{VECTOR}]; Head[{call}]", session) == head, wrapper


def test_what_works_element_by_element():
    session = Session()
    ev = session.evaluator
    assert (
        is_elementwise(ev, S.Plus)
        and is_elementwise(ev, S.Sin)
        and not is_elementwise(ev, S.Total)
        and not is_elementwise(ev, 5)
        and not is_elementwise(ev, Expr(S.Sin, (1,)))
    )
    f = symbol("Global`f")
    assert not is_elementwise(ev, f)
    session.evaluate("SetAttributes[f, Listable]")
    assert is_elementwise(ev, f)


def test_every_atom_of_the_kind_is_replaced():
    session = Session()
    ev = session.evaluator
    s = ev.evaluate(ev.read("SparseArray[{0, 2}]")[0])
    call = Expr(S.List, (s, 5, s))
    assert with_lists(ev, call, call.args, SparseArray, SparseArray.to_list) == ev.evaluate(ev.read("{{0, 2}, 5, {0, 2}}")[0])
    assert with_lists(ev, Expr(S.Plus, ()), (s, s), SparseArray, SparseArray.to_list) == ev.evaluate(ev.read("{0, 4}")[0])
