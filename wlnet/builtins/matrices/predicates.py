"""What a matrix is: symmetric, diagonal, orthogonal, positive definite."""

import numpy as np

from ...evaluator import Evaluator, builtin
from ...expression import (
    Expression,
    S,
    boolean,
    same,
)
from ..kit.scalars import (
    conjugate,
    dot,
    is_zero,
    negate,
    numbers_of,
    subtract,
)
from .rows import matrix_rows

_ORTHONORMAL = 1e-10  # rounding in products of machine numbers
_SEMIDEFINITE = -1e-12  # an eigenvalue 0 comes out this low


def _entries_agree(ev, x, partner) -> bool:
    rows = matrix_rows(x)
    if rows is None or len(rows) != len(rows[0]):
        return False
    return all([same(rows[i][j], partner(rows[j][i])) for i in range(len(rows)) for j in range(i + 1)])


@builtin("SymmetricMatrixQ", options={"SameTest": S.Automatic, "Tolerance": S.Automatic})
def symmetric_matrix_q(ev: Evaluator, m: Expression, options: dict) -> Expression:
    """SymmetricMatrixQ[m] tells whether m equals its transpose."""
    return boolean(_entries_agree(ev, m, lambda e: e))


@builtin("AntisymmetricMatrixQ", options={"SameTest": S.Automatic, "Tolerance": S.Automatic})
def antisymmetric_matrix_q(ev: Evaluator, m: Expression, options: dict) -> Expression:
    """AntisymmetricMatrixQ[m] tells whether m is minus its transpose."""
    return boolean(_entries_agree(ev, m, lambda e: negate(ev, e)))


@builtin("HermitianMatrixQ", options={"SameTest": S.Automatic, "Tolerance": S.Automatic})
def hermitian_matrix_q(ev: Evaluator, m: Expression, options: dict) -> Expression:
    """HermitianMatrixQ[m] tells whether m equals its conjugate transpose."""
    return boolean(_entries_agree(ev, m, lambda e: conjugate(ev, e)))


@builtin("SquareMatrixQ")
def square_matrix_q(ev: Evaluator, m: Expression) -> Expression:
    """SquareMatrixQ[m] tells whether m is a square matrix."""
    rows = matrix_rows(m)
    return boolean(rows is not None and len(rows) == len(rows[0]))


def _zero_outside(ev, m, keep, k) -> bool:
    rows = matrix_rows(m)
    return (
        rows is not None
        and type(k) is int
        and all([keep(j - i, k) or is_zero(ev, e) for i, row in enumerate(rows) for j, e in enumerate(row)])
    )


@builtin("DiagonalMatrixQ", options={"Tolerance": S.Automatic})
def diagonal_matrix_q(ev: Evaluator, m: Expression, k: Expression = 0, options: dict = None) -> Expression:
    """DiagonalMatrixQ[m] tells whether all elements off the diagonal are 0; DiagonalMatrixQ[m, k] off the k-th one."""
    return boolean(_zero_outside(ev, m, lambda d, k: d == k, k))


@builtin("UpperTriangularMatrixQ", options={"Tolerance": S.Automatic})
def upper_triangular_matrix_q(ev: Evaluator, m: Expression, k: Expression = 0, options: dict = None) -> Expression:
    """UpperTriangularMatrixQ[m] tells whether all elements below the diagonal are 0."""
    return boolean(_zero_outside(ev, m, lambda d, k: d >= k, k))


@builtin("LowerTriangularMatrixQ", options={"Tolerance": S.Automatic})
def lower_triangular_matrix_q(ev: Evaluator, m: Expression, k: Expression = 0, options: dict = None) -> Expression:
    """LowerTriangularMatrixQ[m] tells whether all elements above the diagonal are 0."""
    return boolean(_zero_outside(ev, m, lambda d, k: d <= k, k))


@builtin("OrthogonalMatrixQ", options={"SameTest": S.Automatic, "Tolerance": S.Automatic})
def orthogonal_matrix_q(ev: Evaluator, m: Expression, options: dict) -> Expression:
    """OrthogonalMatrixQ[m] tells whether the rows (or columns) of m are orthonormal."""
    return boolean(_orthonormal(ev, m, lambda e: e))


@builtin("UnitaryMatrixQ", options={"SameTest": S.Automatic, "Tolerance": S.Automatic})
def unitary_matrix_q(ev: Evaluator, m: Expression, options: dict) -> Expression:
    """UnitaryMatrixQ[m] tells whether the conjugate transpose of m is its inverse."""
    return boolean(_orthonormal(ev, m, lambda e: conjugate(ev, e)))


def _orthonormal(ev, m, partner) -> bool:
    rows = matrix_rows(m)
    if rows is None:
        return False
    if len(rows) > len(rows[0]):
        rows = [list(c) for c in zip(*rows)]
    for i, a in enumerate(rows):
        for j, b in enumerate(rows[: i + 1]):
            value = subtract(ev, dot(ev, a, [partner(e) for e in b]), int(i == j))
            if not is_zero(ev, value) and not (type(value) in (float, complex) and abs(value) < _ORTHONORMAL):
                return False
    return True


@builtin("PositiveDefiniteMatrixQ", options={"Tolerance": S.Automatic})
def positive_definite_matrix_q(ev: Evaluator, m: Expression, options: dict) -> Expression:
    """PositiveDefiniteMatrixQ[m] tells whether the Hermitian part of m has positive eigenvalues only."""
    array = numbers_of(ev, m) if matrix_rows(m) is not None else None
    if array is None or array.shape[0] != array.shape[1]:
        return S.False_
    return boolean(bool((np.linalg.eigvalsh((array + array.conj().T) / 2) > 0).all()))


@builtin("PositiveSemidefiniteMatrixQ", options={"Tolerance": S.Automatic})
def positive_semidefinite_matrix_q(ev: Evaluator, m: Expression, options: dict) -> Expression:
    """PositiveSemidefiniteMatrixQ[m] tells whether the Hermitian part of m has no negative eigenvalue."""
    array = numbers_of(ev, m) if matrix_rows(m) is not None else None
    if array is None or array.shape[0] != array.shape[1]:
        return S.False_
    return boolean(bool((np.linalg.eigvalsh((array + array.conj().T) / 2) > _SEMIDEFINITE).all()))
