"""Systems of linear equations: reduced rows, null spaces, solutions."""

import numpy as np

from ...evaluator import Evaluator, application, builtin
from ...expression import (
    Expr,
    Expression,
    MessageError,
    S,
    elements,
    from_array,
    is_list,
    length,
    make_list,
)
from ...mathematics import exact_matrices as exact
from ...mathematics import machine_matrices
from ..kit.scalars import (
    divide,
    expand,
    holds_inexact,
    is_zero,
    multiply,
    negate,
    numbers_of,
    simplify_by,
    subtract,
)
from .determinants import determinant
from .rows import (
    SQUARE,
    field_value,
    inexact_matrix,
    matrix_expression,
    matrix_rows,
    modular_rows,
    rectangular_rows,
    rows_expression,
)

_OPTIONS = {"Modulus": 0, "Method": S.Automatic, "Tolerance": S.Automatic, "ZeroTest": S.Automatic}


@builtin("RowReduce", options=_OPTIONS, messages=SQUARE)
def row_reduce(ev: Evaluator, m: Expression, options: dict) -> Expression:
    """RowReduce[m] gives the reduced row echelon form."""
    rows = rectangular_rows(m)
    array = inexact_matrix(ev, m)
    if array is not None:
        return from_array(machine_matrices.reduce_rows(array))
    residues = modular_rows(ev, S.RowReduce, rows, options)
    if residues is not None:
        return matrix_expression(ev, exact.reduce_rows(residues)[0])
    return rows_expression(_reduced(ev, rows)[0])


def _reduced(ev, rows: list) -> tuple[list, list]:
    """(reduced rows of expressions, pivot columns)."""
    field = exact.from_expressions(rows)
    if field is not None:
        reduced, pivots = exact.reduce_rows(field)
        return [[field_value(ev, e) for e in row] for row in reduced], pivots
    return _reduce_symbolic(ev, rows)


def _reduce_symbolic(ev, rows: list) -> tuple[list, list]:
    rows = [list(r) for r in rows]
    pivots: list = []
    top = 0
    for column in range(len(rows[0])):
        best = next((i for i in range(top, len(rows)) if not is_zero(ev, rows[i][column])), None)
        if best is None:
            continue
        rows[top], rows[best] = rows[best], rows[top]
        pivot = rows[top][column]
        rows[top] = [_tidy(ev, divide(ev, e, pivot)) for e in rows[top]]
        for i in range(len(rows)):
            factor = rows[i][column]
            if i != top and not is_zero(ev, factor):
                rows[i] = [_tidy(ev, subtract(ev, x, multiply(ev, factor, y))) for x, y in zip(rows[i], rows[top])]
        pivots.append(column)
        top += 1
        if top == len(rows):
            break
    return rows, pivots


def _tidy(ev, x):
    """A symbolic entry as one cancelled fraction."""
    return x if type(x) is not Expr else simplify_by(ev, "Cancel", simplify_by(ev, "Together", x))


@builtin("NullSpace", options=_OPTIONS, messages=SQUARE)
def null_space(ev: Evaluator, m: Expression, options: dict) -> Expression:
    """NullSpace[m] gives a basis of the vectors v with m . v = 0."""
    rows = rectangular_rows(m)
    array = inexact_matrix(ev, m)
    if array is not None:
        basis = machine_matrices.null_space(array)
        return from_array(basis) if basis.size else make_list([])
    field = modular_rows(ev, S.NullSpace, rows, options) or exact.from_expressions(rows)
    if field is not None:
        return matrix_expression(ev, exact.null_space(field))
    reduced, pivots = _reduce_symbolic(ev, rows)
    basis = []
    width = len(rows[0])
    for free in reversed([c for c in range(width) if c not in pivots]):
        vector = [0] * width
        vector[free] = 1
        for row, column in zip(reduced, pivots):
            vector[column] = negate(ev, row[free])
        basis.append(vector)
    return rows_expression(basis)


@builtin("MatrixRank", options=_OPTIONS, messages=SQUARE)
def matrix_rank(ev: Evaluator, m: Expression, options: dict) -> Expression:
    """MatrixRank[m] gives the number of linearly independent rows."""
    rows = rectangular_rows(m)
    array = inexact_matrix(ev, m)
    if array is not None:
        return int(np.linalg.matrix_rank(array))
    residues = modular_rows(ev, S.MatrixRank, rows, options)
    return len((_reduced(ev, rows) if residues is None else exact.reduce_rows(residues))[1])


@builtin(
    "LinearSolve",
    options={"Method": S.Automatic, "Modulus": 0, "ZeroTest": S.Automatic},
    messages={
        **SQUARE,
        "nosol": "Linear equation encountered that has no solution.",
        "lslc": "Coefficient matrix and target vector(s) or matrix do not have the same dimensions.",
    },
)
def linear_solve(ev: Evaluator, m: Expression, b: Expression = None, options: dict = None) -> Expression:
    """LinearSolve[m, b] gives a solution x of m . x == b; b is a vector or a matrix.
    LinearSolve[m] gives a function that solves for any b."""
    rows = rectangular_rows(m)
    if b is None:
        return Expr(S.LinearSolveFunction, (make_list([len(rows), len(rows[0])]), m))
    if not is_list(b) or length(b) != len(rows):
        raise MessageError("lslc")
    if holds_inexact(m) or holds_inexact(b):
        array, target = numbers_of(ev, m), numbers_of(ev, b)
        if array is not None and target is not None:
            solution = machine_matrices.solve(array, target)
            if solution is None:
                raise MessageError("nosol")
            return from_array(solution)
    return _solve_exact(ev, rows, b, options)


def _solve_exact(ev, rows, b, options):
    """Row reduction of m joined with b; free variables are 0."""
    matrix = is_list(elements(b)[0])
    right = [list(elements(r)) for r in elements(b)] if matrix else [[e] for e in elements(b)]
    width = len(rows[0])
    residues = modular_rows(ev, S.LinearSolve, [row + r for row, r in zip(rows, right)], options)
    if residues is None and len(rows) == width and exact.from_expressions([row + r for row, r in zip(rows, right)]) is None:
        solution = _cramer(ev, rows, right)
        if solution is not None:
            return rows_expression(solution) if matrix else make_list([r[0] for r in solution])
    if residues is None:
        reduced, pivots = _reduced(ev, [row + r for row, r in zip(rows, right)])
    else:
        field, pivots = exact.reduce_rows(residues)
        reduced = [[field_value(ev, e) for e in row] for row in field]
    if any([p >= width for p in pivots]):
        raise MessageError("nosol")
    solution = [[0] * len(right[0]) for _ in range(width)]
    for row, column in zip(reduced, pivots):
        solution[column] = row[width:]
    return rows_expression(solution) if matrix else make_list([r[0] for r in solution])


def _cramer(ev, rows, right):
    """The solution of a square symbolic system as fractions over the determinant; None if that vanishes."""
    value = determinant(ev, rows)
    if is_zero(ev, value):
        return None
    sign = -1 if len(rows) % 2 == 0 else 1  # so that the denominators come out as Wolfram writes them
    value = expand(ev, multiply(ev, sign, value))
    solution = []
    for j in range(len(rows)):
        parts = []
        for k in range(len(right[0])):
            replaced = [row[:j] + [r[k]] + row[j + 1 :] for row, r in zip(rows, right)]
            top = expand(ev, multiply(ev, sign, determinant(ev, replaced)))
            parts.append(simplify_by(ev, "Cancel", divide(ev, top, value)))
        solution.append(parts)
    return solution


@builtin("LinearSolveFunction")
def linear_solve_function(ev: Evaluator, args: tuple) -> Expression | None:
    """LinearSolveFunction[dims, m] stands for the solver of m . x == b; apply it to b."""
    return None


@application("LinearSolveFunction")
def apply_linear_solve(ev: Evaluator, function: Expr, args: tuple) -> Expression | None:
    """LinearSolveFunction[…][b]."""
    if len(args) != 1 or len(function.args) != 2:
        return None
    return ev.call(S.LinearSolve, function.args[1], args[0])


@builtin("LeastSquares", messages=SQUARE)
def least_squares(ev: Evaluator, m: Expression, b: Expression) -> Expression | None:
    """LeastSquares[m, b] gives the x that makes Norm[m . x - b] smallest."""
    rows = matrix_rows(m)
    if rows is None or not is_list(b) or length(b) != len(rows):
        return None
    if holds_inexact(m) or holds_inexact(b):
        array, target = numbers_of(ev, m), numbers_of(ev, b)
        if array is not None and target is not None:
            return from_array(np.linalg.lstsq(array, target, rcond=None)[0])
    inverted = ev.call(S.PseudoInverse, m)
    return ev.call(S.Dot, inverted, b) if is_list(inverted) else None
