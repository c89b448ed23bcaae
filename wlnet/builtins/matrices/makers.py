"""Matrices from little: identity, diagonal, triangular, Toeplitz, rotations."""

import numpy as np

from ...evaluator import Evaluator, builtin
from ...expression import (
    Complex,
    Expr,
    Expression,
    MessageError,
    PackedArray,
    Rational,
    S,
    dimensions,
    elements,
    from_array,
    is_list,
    length,
    make_list,
    pack,
    to_array,
    to_numbers,
)
from ...mathematics.machine_matrices import signature_tensor
from ..kit.scalars import (
    divide,
    negate,
    power,
    subtract,
)
from .rows import rows_expression

_PACKED_FROM = 1024  # elements: smaller matrices are faster as tuples
_LARGEST_SIGNATURE = 8  # dimensions: 8^8 elements fill 128 MB


def identity(n: int, one: int | float = 1, width: "int | None" = None) -> Expression:
    """The n x width identity matrix with `one` on the diagonal."""
    width = n if width is None else width
    if n * width >= _PACKED_FROM:
        array = np.zeros((n, width), dtype="int64" if type(one) is int else "float64")
        np.fill_diagonal(array, 1)
        return PackedArray(array)
    zero = 0 if type(one) is int else 0.0
    return rows_expression([[one if i == j else zero for j in range(width)] for i in range(n)])


@builtin(
    "IdentityMatrix",
    options={"WorkingPrecision": S.Infinity, "TargetStructure": S.Automatic},
    messages={"intpm": "Positive machine-sized integer or a list of two of them expected at position 1 in `1`."},
)
def identity_matrix(ev: Evaluator, n: Expression, structure: Expression = None, options: dict = None) -> Expression:
    """IdentityMatrix[n] gives the n x n identity matrix; IdentityMatrix[{m, n}] the m x n one.
    IdentityMatrix[n, SparseArray] gives it as a sparse array."""
    sizes = elements(n) if is_list(n) else (n, n)
    if n == 0 and type(n) is int:
        return make_list([])
    if len(sizes) != 2 or not all([type(s) is int and s > 0 for s in sizes]):
        raise MessageError("intpm", Expr(S.IdentityMatrix, (n,)))
    one = 1.0 if options["WorkingPrecision"] is S.MachinePrecision else 1
    result = identity(sizes[0], one, sizes[1])
    return result if structure is None else ev.call(structure, result)


@builtin("DiagonalMatrix", options={"TargetStructure": S.Automatic})
def diagonal_matrix(
    ev: Evaluator, x: Expression, k: Expression = 0, size: Expression = None, options: dict = None
) -> Expression | None:
    """DiagonalMatrix[list] gives a matrix with these elements on the diagonal.
    DiagonalMatrix[list, k] puts them on the k-th diagonal; DiagonalMatrix[list, k, n] or {m, n} pads the matrix."""
    if not is_list(x) or type(k) is not int or any([is_list(e) for e in elements(x)[:1]]):
        return None
    items = elements(x)
    if not items:
        return make_list([])
    n = len(items)
    height, width = n + max(0, -k), n + max(0, k)
    square = max(height, width)
    height = width = square
    if size is not None:
        sizes = elements(size) if is_list(size) else (size, size)
        if len(sizes) != 2 or not all([type(s) is int and s > 0 for s in sizes]):
            return None
        height, width = sizes
    zero = 0
    array = to_array(x)
    if any([type(e) in (float, complex) for e in items]) and all(
        [type(e) in (int, float, complex, Rational, Complex) for e in items]
    ):
        # Machine numbers make the whole matrix a machine matrix.
        array = to_numbers(x)
        zero = 0.0
        items = array.tolist()
    rows = [[zero] * width for _ in range(height)]
    for i, e in enumerate(items):
        r, c = i + max(0, -k), i + max(0, k)
        if r < height and c < width:
            rows[r][c] = e
    result = rows_expression(rows)
    return pack(result) if array is not None else result


@builtin("LowerTriangularize")
def lower_triangularize(ev: Evaluator, m: Expression, k: Expression = 0) -> Expression:
    """LowerTriangularize[m] sets the elements above the diagonal to 0; LowerTriangularize[m, k] above the k-th."""
    return _triangle(m, k, lambda i, j, k: j - i <= k, np.tril)


@builtin("UpperTriangularize")
def upper_triangularize(ev: Evaluator, m: Expression, k: Expression = 0) -> Expression:
    """UpperTriangularize[m] sets the elements below the diagonal to 0; UpperTriangularize[m, k] below the k-th."""
    return _triangle(m, k, lambda i, j, k: j - i >= k, np.triu)


def _triangle(m, k, keep, fast):
    if type(k) is not int or not is_list(m) or len(dimensions(m)) < 2:
        return None
    array = to_array(m)
    if array is not None and array.ndim == 2:
        return from_array(fast(array, k))
    return rows_expression(
        [[e if keep(i, j, k) else _zero_like(e) for j, e in enumerate(elements(row))] for i, row in enumerate(elements(m))]
    )


def _zero_like(e):
    return 0.0 if type(e) is float else 0


@builtin("HilbertMatrix", options={"WorkingPrecision": S.Infinity})
def hilbert_matrix(ev: Evaluator, n: Expression, options: dict) -> Expression | None:
    """HilbertMatrix[n] gives the matrix of the elements 1/(i + j - 1); HilbertMatrix[{m, n}] an m x n one."""
    sizes = elements(n) if is_list(n) else (n, n)
    if len(sizes) != 2 or not all([type(s) is int and s > 0 for s in sizes]):
        return None
    return rows_expression([[divide(ev, 1, i + j + 1) for j in range(sizes[1])] for i in range(sizes[0])])


@builtin("ToeplitzMatrix")
def toeplitz_matrix(ev: Evaluator, column: Expression, row: Expression = None) -> Expression | None:
    """ToeplitzMatrix[list] gives the symmetric matrix constant along diagonals; ToeplitzMatrix[n] that of 1, …, n.
    ToeplitzMatrix[column, row] gives both edges."""
    c, r = _edges(column, row)
    if c is None:
        return None
    return rows_expression([[c[i - j] if i >= j else r[j - i] for j in range(len(r))] for i in range(len(c))])


@builtin("HankelMatrix")
def hankel_matrix(ev: Evaluator, column: Expression, row: Expression = None) -> Expression | None:
    """HankelMatrix[list] gives the matrix constant along antidiagonals, filled with zeros; HankelMatrix[n] of 1, …, n.
    HankelMatrix[column, row] gives first column and last row."""
    c, r = _edges(column, row)
    if c is None:
        return None
    if row is None:
        r = [c[-1]] + [0] * (len(c) - 1)
    return rows_expression([[c[i + j] if i + j < len(c) else r[i + j - len(c) + 1] for j in range(len(r))] for i in range(len(c))])


def _edges(column, row):
    if type(column) is int and column > 0:
        column = make_list(range(1, column + 1))
    if not is_list(column) or not length(column) or row is not None and not is_list(row):
        return None, None
    return list(elements(column)), list(elements(column if row is None else row))


@builtin("RotationMatrix")
def rotation_matrix(ev: Evaluator, angle: Expression, axis: Expression = None) -> Expression | None:
    """RotationMatrix[t] gives the matrix of the rotation by t in the plane; RotationMatrix[t, w] about an axis in
    space."""
    c, s = ev.call(S.Cos, angle), ev.call(S.Sin, angle)
    if axis is None:
        return rows_expression([[c, negate(ev, s)], [s, c]])
    if not is_list(axis) or length(axis) != 3:
        return None
    axis = ev.call(S.Normalize, axis)
    x, y, z = elements(axis)
    skew = [[0, negate(ev, z), y], [z, 0, negate(ev, x)], [negate(ev, y), x, 0]]
    rest = subtract(ev, 1, c)
    v = (x, y, z)
    return rows_expression(
        [
            [
                ev.evaluate(Expr(S.Plus, (c if i == j else 0, Expr(S.Times, (s, skew[i][j])), Expr(S.Times, (rest, v[i], v[j])))))
                for j in range(3)
            ]
            for i in range(3)
        ]
    )


@builtin("VandermondeMatrix")
def vandermonde_matrix(ev: Evaluator, x: Expression, k: Expression = None) -> Expression | None:
    """VandermondeMatrix[{x1, x2, …}] gives the matrix of the powers x_i^(j - 1)."""
    if not is_list(x) or k is not None and type(k) is not int:
        return None
    return rows_expression([[1 if j == 0 else power(ev, e, j) for j in range(length(x) if k is None else k)] for e in elements(x)])


@builtin("LeviCivitaTensor")
def levi_civita_tensor(ev: Evaluator, n: Expression, structure: Expression = S.SparseArray) -> Expression | None:
    """LeviCivitaTensor[n] gives the totally antisymmetric tensor; LeviCivitaTensor[n, List] as a list."""
    if type(n) is not int or not 0 < n <= _LARGEST_SIGNATURE:
        return None
    tensor = from_array(signature_tensor(n))
    return tensor if structure is S.List else ev.call(structure, tensor)
