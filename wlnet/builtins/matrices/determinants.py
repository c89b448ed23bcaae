"""Determinants, minors and inverses."""

from itertools import combinations

import numpy as np

from ...evaluator import Evaluator, builtin
from ...expression import (
    BigReal,
    Expr,
    Expression,
    MessageError,
    S,
    elements,
    from_array,
)
from ...mathematics import exact_matrices as exact
from ...mathematics import machine_matrices
from ...mathematics.aside import aside, solving
from ..kit.scalars import (
    divide,
    expand,
    is_zero,
    negate,
    simplify_by,
    total,
)
from .rows import (
    SQUARE,
    field_value,
    inexact_matrix,
    matrix_expression,
    matrix_rows,
    modular_rows,
    rectangular_rows,
    rows_expression,
    square_rows,
)

_BADLY_CONDITIONED = 1e16  # no digit of the result is certain


@builtin("Det", options={"Modulus": 0}, messages=SQUARE)
def det(ev: Evaluator, m: Expression, options: dict) -> Expression | None:
    """Det[m] gives the determinant of a square matrix."""
    rows = square_rows(S.Det, m)
    array = inexact_matrix(ev, m)
    if array is not None:
        if len(rows) > 2:
            value = from_array(aside(solving(array), np.linalg.det, array))
            return value if np.isfinite(value) else None
    elif _has_big_reals(m):
        return determinant(ev, rows)
    value = determinant(ev, rows)
    modulus = options["Modulus"]
    return ev.call(S.Mod, value, modulus) if type(modulus) is int and modulus else value


def _has_big_reals(m) -> bool:
    return any([type(e) is BigReal for row in elements(m) for e in elements(row)])


def determinant(ev: Evaluator, rows: list) -> Expression:
    """The determinant of rows of expressions: by elimination over number fields, else by expansion."""
    if not rows:
        return 1
    field = exact.from_expressions(rows)
    if field is not None:
        return field_value(ev, exact.determinant(field))
    if len(rows) == 1:
        return rows[0][0]
    minors: dict = {}
    value = _laplace(ev, rows, 0, tuple(range(len(rows))), minors)
    return expand(ev, value) if len(rows) > 1 else value


def _laplace(ev, rows, top: int, columns: tuple, minors: dict):
    """The determinant of the rows from `top` on in these columns, expanded along the top row."""
    if len(columns) == 1:
        return rows[top][columns[0]]
    known = minors.get(columns)
    if known is not None:
        return known
    terms = []
    for i, column in enumerate(columns):
        entry = rows[top][column]
        if type(entry) is int and entry == 0:
            continue
        minor = _laplace(ev, rows, top + 1, columns[:i] + columns[i + 1 :], minors)
        terms.append(expand(ev, ev.evaluate(Expr(S.Times, (-1 if i % 2 else 1, entry, minor)))))
    result = minors[columns] = total(ev, terms)
    return result


@builtin(
    "Inverse",
    options={"Method": S.Automatic, "Modulus": 0, "ZeroTest": S.Automatic},
    messages={**SQUARE, "luc": "Result for Inverse of badly conditioned matrix `1` may contain significant numerical errors."},
)
def inverse_(ev: Evaluator, m: Expression, options: dict) -> Expression:
    """Inverse[m] gives the inverse of a square matrix."""
    rows = square_rows(S.Inverse, m)
    array = inexact_matrix(ev, m)
    if array is not None:
        try:
            result = machine_matrices.inverse(array)
        except np.linalg.LinAlgError:
            raise MessageError("sing", m) from None
        if not np.isfinite(result).all():
            raise MessageError("sing", m)
        if np.linalg.cond(array) > _BADLY_CONDITIONED:
            ev.message("Inverse", "luc", m)
        return from_array(result)
    residues = modular_rows(ev, S.Inverse, rows, options)
    if residues is not None:
        reciprocal = exact.inverse(residues)
        inverted = None if reciprocal is None else matrix_expression(ev, reciprocal)
    else:
        inverted = inverse_rows(ev, rows)
    if inverted is None:
        raise MessageError("sing", m)
    return inverted


def inverse_rows(ev: Evaluator, rows: list) -> Expression | None:
    """The inverse of rows of expressions as an expression, None if it is singular."""
    field = exact.from_expressions(rows)
    if field is not None:
        result = exact.inverse(field)
        return None if result is None else matrix_expression(ev, result)
    value = determinant(ev, rows)
    if is_zero(ev, value):
        return None
    adjugate = _adjugate(ev, rows)
    return rows_expression([[_fraction(ev, e, value) for e in row] for row in adjugate])


def _fraction(ev, a, b):
    """a/b with common factors cancelled where the session can."""
    quotient = divide(ev, a, b)
    if type(a) is Expr and a.head is S.Plus or not isinstance(b, Expr) or b.head is not S.Plus:
        return simplify_by(ev, "Cancel", quotient) if isinstance(b, Expr) and b.head is S.Times else quotient
    return quotient


def _adjugate(ev, rows: list) -> list:
    n = len(rows)
    out = [[None] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            minor = [row[:j] + row[j + 1 :] for k, row in enumerate(rows) if k != i]
            value = determinant(ev, minor)
            out[j][i] = negate(ev, value) if (i + j) % 2 else value
    return out


@builtin("Adjugate", messages=SQUARE)
def adjugate(ev: Evaluator, m: Expression) -> Expression:
    """Adjugate[m] gives the transposed matrix of cofactors."""
    return rows_expression(_adjugate(ev, square_rows(S.Adjugate, m)))


@builtin("Minors")
def minors(ev: Evaluator, m: Expression, k: Expression = None) -> Expression | None:
    """Minors[m] gives the minors of a square matrix; Minors[m, k] those of k rows and columns."""
    rows = matrix_rows(m)
    if rows is None:
        return None
    k = min(len(rows), len(rows[0])) - 1 if k is None else k
    if type(k) is not int or not 0 < k <= min(len(rows), len(rows[0])):
        return None
    return rows_expression(
        [
            [determinant(ev, [[rows[i][j] for j in js] for i in rs]) for js in combinations(range(len(rows[0])), k)]
            for rs in combinations(range(len(rows)), k)
        ]
    )


@builtin("PseudoInverse", options={"Tolerance": S.Automatic}, messages=SQUARE)
def pseudo_inverse(ev: Evaluator, m: Expression, options: dict) -> Expression | None:
    """PseudoInverse[m] gives the Moore-Penrose inverse of a rectangular matrix."""
    rows = rectangular_rows(m)
    array = inexact_matrix(ev, m)
    if array is not None:
        return from_array(np.linalg.pinv(array))
    field = exact.from_expressions(rows)
    if field is not None:
        return matrix_expression(ev, exact.pseudo_inverse(field))
    return inverse_rows(ev, rows) if len(rows) == len(rows[0]) else None
