"""What functions do with data atoms (sparse and numeric arrays, byte arrays, images, datasets) as arguments."""

from collections.abc import Callable

from ...evaluator import Evaluator
from ...evaluator.attributes import LISTABLE
from ...expression import Expr, Expression, S, Symbol


def is_elementwise(ev: Evaluator, head: Expression) -> bool:
    """Does this head work element by element?"""
    return type(head) is Symbol and bool(ev.definitions[head].attributes & LISTABLE)


def with_lists(ev: Evaluator, call: Expr, args: tuple, kind: type, to_list: Callable) -> Expression:
    """The call evaluated with every atom of this kind replaced by its list."""
    return ev.evaluate(Expr(call.head, tuple([to_list(a) if type(a) is kind else a for a in args])))


# Functions of the structure or the numbers of a whole array: they see the list that an array atom stands for.
MEASURES = frozenset(
    S[name]
    for name in (
        "Dimensions Length ArrayDepth TensorRank ArrayQ VectorQ MatrixQ Max Min MinMax Norm Det Inverse LinearSolve Tr "
        "Eigenvalues Eigenvectors Eigensystem SingularValueList SingularValueDecomposition PseudoInverse MatrixRank "
        "NullSpace RowReduce Mean Median Variance StandardDeviation Quantile Covariance Correlation Equal Unequal Normal "
        "First Last MatrixPower MatrixExp SymmetricMatrixQ SquareMatrixQ HermitianMatrixQ DiagonalMatrixQ "
        "PositiveDefiniteMatrixQ Accumulate Differences Histogram ListPlot ListLinePlot MatrixPlot ArrayPlot AllTrue "
        "AnyTrue NoneTrue EuclideanDistance SquaredEuclideanDistance ManhattanDistance CosineDistance Commonest Counts "
        "Tally Sort Ordering Union Total Fold FoldList Scan Select Table"
    ).split()
)

# Functions that rearrange an array: the result is of the atom's own kind again.
REARRANGEMENTS = frozenset(
    S[name]
    for name in (
        "Transpose ConjugateTranspose Diagonal Join Take Drop Reverse RotateLeft RotateRight ArrayReshape ArrayFlatten "
        "Flatten PadRight PadLeft ArrayPad Partition Most Rest KroneckerProduct LowerTriangularize UpperTriangularize "
        "Append Prepend Part Total Delete Insert ReplacePart Catenate Riffle"
    ).split()
)
