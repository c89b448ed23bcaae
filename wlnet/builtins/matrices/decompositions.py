"""Eigenvalues and matrix decompositions: exact over quadratic fields, symbolic for small cases, else NumPy."""

from fractions import Fraction

import numpy as np

from ...evaluator import Evaluator, builtin
from ...expression import (
    NUMBERS,
    Expr,
    Expression,
    MessageError,
    S,
    elements,
    from_array,
    has_head,
    is_list,
    length,
    make_list,
    same,
)
from ...expression.arithmetic import nearest_float
from ...mathematics import exact_matrices as exact
from ...mathematics.aside import aside, decomposing
from ...mathematics.precise import nearest_root
from ..kit.scalars import add, conjugate, divide, dot, holds_inexact, is_zero, multiply, numeric, subtract, total
from .rows import SQUARE, field_value, inexact_matrix, matrix_rows, rectangular_rows, rows_expression, square_rows

MESSAGES = {**SQUARE, "takeeigen": "Cannot take eigenvalues `1` through `2` out of the total of `3` eigenvalues."}
EIGEN_OPTIONS = {"Cubics": S.False_, "Quartics": S.False_, "Method": S.Automatic, "ZeroTest": S.Automatic}


# --- numeric --------------------------------------------------------------------------------------------------------


def _numeric_system(array):
    """(eigenvalues, eigenvectors as rows) by decreasing absolute value."""
    symmetric = array.shape == array.T.shape and np.array_equal(array, array.conj().T)
    values, vectors = aside(decomposing(array), np.linalg.eigh if symmetric else np.linalg.eig, array)
    # 12 digits: rounding must not part conjugates, whose absolute values are equal
    order = np.argsort(-np.round(np.abs(values), 12), kind="stable")
    return values[order], vectors.T[order]


def _tidy(array):
    """A complex array whose imaginary parts all vanish as a real one."""
    if array.dtype.kind == "c" and not array.imag.any():
        array = array.real
    return from_array(array + 0.0)


def _mixed(values):
    """Eigenvalues where only some are real: those print as reals."""
    if values.dtype.kind == "c" and values.imag.any():
        return make_list([float(z.real) if z.imag == 0 else complex(z) for z in values])
    return _tidy(values)


# --- exact ----------------------------------------------------------------------------------------------------------


def _exact_values(ev, rows: list):
    """Eigenvalues of rows as [(expression, field element or None)]; None if they have no closed form."""
    n = len(rows)
    field = exact.from_expressions(rows)
    if _is_triangular(ev, rows):
        diagonal = [rows[i][i] for i in range(n)]
        return _ordered(ev, [(d, field[i][i] if field else None) for i, d in enumerate(diagonal)])
    if field is not None and all([type(x) is Fraction for row in field for x in row]):
        roots, rest = exact.polynomial_roots(exact.characteristic_coefficients(field))
        if rest == [1]:
            return _ordered(ev, [(field_value(ev, r), r) for r in roots])
        return _ordered(ev, [(field_value(ev, r), r) for r in roots] + [(root, None) for root in _root_objects(rest)])
    if n == 2:
        return _ordered(ev, [(v, None) for v in _quadratic_values(ev, rows)])
    return None


def _is_triangular(ev, rows) -> bool:
    n = len(rows)
    lower = all([is_zero(ev, rows[i][j]) for i in range(n) for j in range(i + 1, n)])
    return lower or all([is_zero(ev, rows[j][i]) for i in range(n) for j in range(i + 1, n)])


def _quadratic_values(ev, rows):
    """(t -+ Sqrt[t^2 - 4 d])/2 for a 2 x 2 matrix."""
    (a, b), (c, d) = rows
    if same(a, d) and same(b, c):
        return [subtract(ev, a, b), add(ev, a, b)]
    discriminant = ev.call(
        S.Expand, Expr(S.Plus, (Expr(S.Power, (a, 2)), Expr(S.Times, (4, b, c)), Expr(S.Times, (-2, a, d)), Expr(S.Power, (d, 2))))
    )
    root = ev.call(S.Sqrt, discriminant)
    if numeric(ev, root) is None and has_head(discriminant, S.Expand):
        root = ev.call(S.Sqrt, discriminant.args[0])
    trace = add(ev, a, d)
    return [divide(ev, subtract(ev, trace, root), 2), divide(ev, add(ev, trace, root), 2)]


def _root_objects(coefficients: list) -> list:
    """Root[poly &, k, 0] for each root of an integer polynomial without closed form."""
    slot = Expr(S.Slot, (1,))
    terms = []
    for i, c in enumerate(coefficients):
        if c:
            x = slot if i == 1 else Expr(S.Power, (slot, i))
            terms.append(c if i == 0 else x if c == 1 else Expr(S.Times, (c, x)))
    body = Expr(S.Function, (Expr(S.Plus, tuple(terms)),))
    return [Expr(S.Root, (body, k, 0)) for k in range(1, len(coefficients))]


def sorted_roots(coefficients: list) -> list:
    """The numerical roots in the order of Root: real ones ascending, then complex pairs by real part."""
    roots = np.roots([nearest_float(c) for c in reversed(coefficients)])
    # rounding leaves an imaginary part of about 10^-15 of the size to real roots that stand alone
    real = sorted(z.real for z in roots if abs(z.imag) < 1e-9 * max(1.0, abs(z)))
    others = sorted(
        (z for z in roots if abs(z.imag) >= 1e-9 * max(1.0, abs(z))),
        # 9 digits: conjugates, equal but for rounding, stay together
        key=lambda z: (round(z.real, 9), round(abs(z.imag), 9), z.imag),
    )
    return [complex(z) for z in [*real, *others]]


@builtin("Root", attributes="NHoldRest")
def root_(ev: Evaluator, f: Expression, k: Expression, flag: Expression = None) -> Expression | None:
    """Root[f, k] stands for the k-th root of the polynomial equation f[x] == 0; Root[f, k, 0] is its exact form.
    Where f has approximate numbers it is the approximate root."""
    if not holds_inexact(f):
        return None
    root = Expr(S.Root, (f, k))
    near, digits = root_value(ev, root), ev.call(S.Precision, f)
    if near is None or type(digits) is not float:
        return near
    coefficients = _root_coefficients(ev, root)
    return nearest_root(coefficients, near, digits) if all([type(c) in NUMBERS for c in coefficients]) else near


def _root_coefficients(ev, root) -> list:
    """The coefficients of the polynomial of a Root from the constant up; [] where it is none."""
    x = S["\uf817"]
    coefficients = ev.call(S.CoefficientList, Expr(root.args[0], (x,)), x)
    return list(elements(coefficients)) if is_list(coefficients) and len(elements(coefficients)) > 1 else []


def root_value(ev: Evaluator, root: Expression) -> Expression:
    """The numerical value of Root[f, k, 0], or None."""
    values = [numeric(ev, c) for c in _root_coefficients(ev, root)]
    if not values or None in values:
        return None
    roots = sorted_roots(values)
    k = root.args[1]
    if type(k) is not int or not 1 <= k <= len(roots):
        return None
    z = roots[k - 1]
    return z.real if z.imag == 0 else z


def _ordered(ev, pairs: list) -> list:
    """By decreasing absolute value; equal ones with the negative real or the positive imaginary part first."""
    keys = []
    for value, _ in pairs:
        z = root_value(ev, value) if has_head(value, S.Root) else numeric(ev, value)
        if z is None:
            return pairs
        z = complex(z)
        # 10 digits: absolute values that are equal must not differ by rounding
        keys.append((-round(abs(z), 10), -round(z.imag, 10) if z.imag else 0.0, round(z.real, 10)))
    return [pairs[i] for i in sorted(range(len(pairs)), key=keys.__getitem__)]


def _exact_vectors(ev, rows: list, values: list):
    """For each eigenvalue one eigenvector (rows of expressions): null spaces in order, zeros where they fall short."""
    n = len(rows)
    field = exact.from_expressions(rows)
    out = []
    i = 0
    while i < len(values):
        value, element = values[i]
        count = 1
        while i + count < len(values) and same(values[i + count][0], value):
            count += 1
        basis = None
        if field is not None and element is not None:
            shifted = [[x - element if r == c else x + 0 * element for c, x in enumerate(row)] for r, row in enumerate(field)]
            basis = [[field_value(ev, x) for x in v] for v in exact.null_space(shifted)]
        else:
            basis = _symbolic_null_space(ev, rows, value)
        if basis is None:
            return None
        basis = basis[:count]
        out.extend(basis + [[0] * n] * (count - len(basis)))
        i += count
    return out


def _symbolic_null_space(ev, rows, value):
    if len(rows) == 2:
        (a, b), (c, d) = rows
        # (value - d)/c : 1 solves the second row; c = 0 leaves the first one.
        if not is_zero(ev, c):
            return [[_single(ev, divide(ev, subtract(ev, value, d), c)), 1]]
        if is_zero(ev, subtract(ev, value, a)):
            return [[1, 0]] if not is_zero(ev, b) or not same(a, d) else [[0, 1], [1, 0]]
        return [[_single(ev, divide(ev, b, subtract(ev, value, a))), 1]]
    shifted = [[subtract(ev, x, value) if r == c else x for c, x in enumerate(row)] for r, row in enumerate(rows)]
    basis = ev.call(S.NullSpace, rows_expression(shifted))
    return [list(elements(v)) for v in elements(basis)] if is_list(basis) else None


def _single(ev, x):
    together = ev.call(S.Together, x)
    return x if has_head(together, S.Together) else together


def _count(ev, head, m, k, n: int):
    """The slice of eigenvalues that the second argument asks for."""
    if k is None or k is S.All:
        return slice(None)
    if has_head(k, S.UpTo) and len(k.args) == 1 and type(k.args[0]) is int:
        return slice(0, k.args[0])
    if type(k) is not int or k == 0:
        raise MessageError("takeeigen", 1, k, n, symbol=head)
    if abs(k) > n:
        raise MessageError("takeeigen", 1, abs(k), n, symbol=head)
    return slice(0, k) if k > 0 else slice(n + k, n)


def _system(ev, head, m, k, with_vectors: bool):
    """(eigenvalues, eigenvectors) as expressions, cut to k; (None, None) if there is no closed form."""
    if is_list(m) and length(m) == 2 and is_list(elements(m)[0]) and matrix_rows(elements(m)[0]) is not None:
        return _generalized(ev, head, m, k)
    rows = square_rows(head, m)
    part = _count(ev, head, m, k, len(rows))
    array = inexact_matrix(ev, m)
    if array is not None:
        values, vectors = _numeric_system(array)
        return _mixed(values[part]), _tidy(vectors[part])
    values = _exact_values(ev, rows)
    if values is None:
        return None, None
    vectors = None
    if with_vectors:
        vectors = _exact_vectors(ev, rows, values)
        if vectors is None:
            return None, None
        vectors = rows_expression(vectors[part])
    return make_list([v for v, _ in values[part]]), vectors


def _generalized(ev, head, m, k):
    """Generalised eigenvalues of {m, a}: numeric matrices with an invertible a."""
    a, b = [inexact_matrix(ev, ev.call(S.N, x)) for x in elements(m)]
    if a is None or b is None or a.shape != b.shape or a.shape[0] != a.shape[1]:
        raise MessageError("matsq", m, 1, symbol=head)
    values, vectors = _numeric_system(np.linalg.solve(b, a))
    part = _count(ev, head, m, k, len(a))
    return _mixed(values[part]), _tidy(vectors[part])


@builtin("Eigenvalues", options=EIGEN_OPTIONS, messages=MESSAGES)
def eigenvalues(ev: Evaluator, m: Expression, k: Expression = None, options: dict = None) -> Expression:
    """Eigenvalues[m] gives the eigenvalues of a square matrix by decreasing absolute value.
    Eigenvalues[m, k] gives the first k, for negative k the last ones."""
    return _system(ev, S.Eigenvalues, m, k, False)[0]


@builtin("Eigenvectors", options=EIGEN_OPTIONS, messages=MESSAGES)
def eigenvectors(ev: Evaluator, m: Expression, k: Expression = None, options: dict = None) -> Expression:
    """Eigenvectors[m] gives the eigenvectors, in the order of Eigenvalues.
    Eigenvectors[m, k] gives the first k."""
    return _system(ev, S.Eigenvectors, m, k, True)[1]


@builtin("Eigensystem", options=EIGEN_OPTIONS, messages=MESSAGES)
def eigensystem(ev: Evaluator, m: Expression, k: Expression = None, options: dict = None) -> Expression | None:
    """Eigensystem[m] gives {eigenvalues, eigenvectors}.
    Eigensystem[m, k] gives those of the first k eigenvalues."""
    values, vectors = _system(ev, S.Eigensystem, m, k, True)
    return None if values is None or vectors is None else make_list([values, vectors])


# --- singular values ------------------------------------------------------------------------------------------------


def _gram(ev, rows):
    """The conjugate transpose of rows times rows."""
    columns = [list(c) for c in zip(*rows)]
    return [[dot(ev, [conjugate(ev, x) for x in a], b) for b in columns] for a in columns]


@builtin("SingularValueList", options={"Tolerance": S.Automatic}, messages=MESSAGES)
def singular_value_list(ev: Evaluator, m: Expression, k: Expression = None, options: dict = None) -> Expression | None:
    """SingularValueList[m] gives the nonzero singular values by decreasing size.
    SingularValueList[m, k] gives the first k."""
    rows = rectangular_rows(m)
    array = inexact_matrix(ev, m)
    if array is not None:
        values = aside(decomposing(array), np.linalg.svd, array, compute_uv=False)
        # what is below is rounding of 0: NumPy's own bound for ranks
        values = values[values > values.max() * max(array.shape) * np.finfo(float).eps] if values.size else values
        values = list(elements(from_array(values)))
    else:
        # m* m and m m* have the same nonzero eigenvalues: the smaller of them is quicker
        small = rows if len(rows[0]) <= len(rows) else [[conjugate(ev, x) for x in c] for c in zip(*rows)]
        squares = _exact_values(ev, _gram(ev, small))
        if squares is None:
            return None
        values = [ev.call(S.Sqrt, v) for v, _ in squares if not is_zero(ev, v)]
    return make_list(values[_count(ev, S.SingularValueList, m, k, len(values))])


@builtin("SingularValueDecomposition", options={"Tolerance": S.Automatic}, messages=MESSAGES)
def singular_value_decomposition(ev: Evaluator, m: Expression, k: Expression = None, options: dict = None) -> Expression | None:
    """SingularValueDecomposition[m] gives {u, w, v} with m == u . w . ConjugateTranspose[v], w diagonal.
    SingularValueDecomposition[m, k] gives the part of the k largest singular values, UpTo[k] of at most k."""
    rows = rectangular_rows(m)
    array = inexact_matrix(ev, m)
    if array is None:
        parts = _exact_svd(ev, rows)
        if parts is None:
            array = inexact_matrix(ev, ev.call(S.N, m))
            if array is None:
                return None
    if array is not None:
        u, s, vh = aside(decomposing(array), np.linalg.svd, array)
        w = np.zeros(array.shape)
        np.fill_diagonal(w, s)
        u, w, v = u, w, vh.conj().T
        if k is not None:
            n = _count(ev, S.SingularValueDecomposition, m, k, len(s)).stop
            u, w, v = u[:, :n], w[:n, :n], v[:, :n]
        return make_list([from_array(u), from_array(w), from_array(v)])
    u, w, v = parts
    if k is not None:
        n = _count(ev, S.SingularValueDecomposition, m, k, min(len(rows), len(rows[0]))).stop
        u, w, v = [r[:n] for r in u], [r[:n] for r in w[:n]], [r[:n] for r in v]
    return make_list([rows_expression(u), rows_expression(w), rows_expression(v)])


def _exact_svd(ev, rows):
    """(u, w, v) as rows of expressions where the eigenvalues of m* m are rational or quadratic; else None."""
    gram = _gram(ev, rows)
    values = _exact_values(ev, gram)
    if values is None or any([has_head(v, S.Root) for v, _ in values]):
        return None
    vectors = _exact_vectors(ev, gram, values)
    if vectors is None:
        return None
    v = elements(ev.call(S.Orthogonalize, rows_expression(vectors)))
    height, width = len(rows), len(rows[0])
    w = [[0] * width for _ in range(height)]
    columns = []
    for i, (value, _) in enumerate(values):
        if is_zero(ev, value) or i >= height:
            break
        sigma = ev.call(S.Sqrt, value)
        w[i][i] = sigma
        image = [dot(ev, row, list(elements(v[i]))) for row in rows]
        columns.append(make_list([divide(ev, x, sigma) for x in image]))
    rest = height - len(columns)
    if rest:
        if columns:
            conjugated = [[conjugate(ev, x) for x in elements(c)] for c in columns]
            basis = ev.call(S.NullSpace, rows_expression(conjugated))
        else:
            basis = ev.call(S.IdentityMatrix, height)
        if not is_list(basis) or length(basis) != rest:
            return None
        columns.extend(elements(ev.call(S.Orthogonalize, basis)))
    u = [list(r) for r in zip(*[elements(c) for c in columns])]
    return u, w, [list(r) for r in zip(*[elements(x) for x in v])]


# --- factorisations -------------------------------------------------------------------------------------------------


@builtin("QRDecomposition", options={"Pivoting": S.False_}, messages=MESSAGES)
def qr_decomposition(ev: Evaluator, m: Expression, options: dict) -> Expression:
    """QRDecomposition[m] gives {q, r} with m == ConjugateTranspose[q] . r, q with orthonormal rows, r triangular."""
    rows = rectangular_rows(m)
    array = inexact_matrix(ev, m)
    if array is not None:
        q, r = aside(decomposing(array), np.linalg.qr, array)
        return make_list([from_array(q.conj().T), from_array(r)])
    columns = [make_list(c) for c in zip(*rows)]
    basis = [b for b in elements(ev.call(S.Orthogonalize, make_list(columns))) if not all([is_zero(ev, x) for x in elements(b)])]
    q = [[conjugate(ev, x) for x in elements(b)] for b in basis]
    r = [[dot(ev, a, list(elements(c))) if j >= i else 0 for j, c in enumerate(columns)] for i, a in enumerate(q)]
    return make_list([rows_expression(q), rows_expression(r)])


@builtin(
    "CholeskyDecomposition",
    messages={
        **MESSAGES,
        "posdef": "The matrix `1` is not sufficiently positive definite.",
        "herm": "The matrix `1` is not Hermitian or real and symmetric.",
    },
)
def cholesky_decomposition(ev: Evaluator, m: Expression) -> Expression:
    """CholeskyDecomposition[m] gives the upper triangular u with m == ConjugateTranspose[u] . u."""
    rows = square_rows(S.CholeskyDecomposition, m)
    n = len(rows)
    if ev.test(S.HermitianMatrixQ, m) is False:
        raise MessageError("herm", m)
    array = inexact_matrix(ev, m)
    if array is not None:
        try:
            return from_array(np.linalg.cholesky(array).conj().T)
        except np.linalg.LinAlgError:
            raise MessageError("posdef", m) from None
    lower: list = [[0] * n for _ in range(n)]
    for j in range(n):
        squares = total(ev, [multiply(ev, lower[j][k], conjugate(ev, lower[j][k])) for k in range(j)])
        pivot = subtract(ev, rows[j][j], squares)
        value = numeric(ev, pivot)
        if value is not None and (type(value) is complex or value <= 0):
            raise MessageError("posdef", m)
        lower[j][j] = ev.call(S.Sqrt, pivot)
        for i in range(j + 1, n):
            products = total(ev, [multiply(ev, lower[i][k], conjugate(ev, lower[j][k])) for k in range(j)])
            lower[i][j] = divide(ev, subtract(ev, rows[i][j], products), lower[j][j])
    return rows_expression([[conjugate(ev, lower[j][i]) for j in range(n)] for i in range(n)])


@builtin("LUDecomposition", messages=MESSAGES)
def lu_decomposition(ev: Evaluator, m: Expression) -> Expression:
    """LUDecomposition[m] gives {lu, p, c}: the combined triangular factors, the row permutation, a condition number."""
    rows = [list(r) for r in square_rows(S.LUDecomposition, m)]
    array = inexact_matrix(ev, m)
    if array is not None:
        rows = array.tolist()
    n = len(rows)
    permutation = list(range(1, n + 1))
    for k in range(n):
        candidates = [i for i in range(k, n) if not is_zero(ev, rows[i][k])]
        if not candidates:
            raise MessageError("sing", m)
        # the largest pivot keeps rounding small; exact numbers have none
        best = max(candidates, key=lambda i: abs(rows[i][k])) if array is not None else candidates[0]
        rows[k], rows[best] = rows[best], rows[k]
        permutation[k], permutation[best] = permutation[best], permutation[k]
        for i in range(k + 1, n):
            factor = rows[i][k] = divide(ev, rows[i][k], rows[k][k])
            for j in range(k + 1, n):
                rows[i][j] = subtract(ev, rows[i][j], multiply(ev, factor, rows[k][j]))
    condition = float(np.linalg.cond(array, np.inf)) if array is not None else 0
    return make_list([rows_expression(rows), make_list(permutation), condition])


@builtin("SchurDecomposition", options={"Pivoting": S.False_, "RealBlockDiagonalForm": S.True_}, messages=MESSAGES)
def schur_decomposition(ev: Evaluator, m: Expression, options: dict) -> Expression | None:
    """SchurDecomposition[m] gives {q, t} with m == q . t . ConjugateTranspose[q] for a numeric Hermitian m."""
    square_rows(S.SchurDecomposition, m)
    array = inexact_matrix(ev, m)
    if array is None or not np.array_equal(array, array.conj().T):
        ev.message("General", "unsup", S.SchurDecomposition, "a matrix that is not numeric and Hermitian")
        return None
    values, vectors = np.linalg.eigh(array)
    return make_list([from_array(vectors), from_array(np.diag(values))])


@builtin("JordanDecomposition", messages=MESSAGES)
def jordan_decomposition(ev: Evaluator, m: Expression) -> Expression | None:
    """JordanDecomposition[m] gives {s, j} with m == s . j . Inverse[s] for a diagonalisable matrix."""
    square_rows(S.JordanDecomposition, m)
    values, vectors = _system(ev, S.JordanDecomposition, m, None, True)
    if values is None or vectors is None:
        return None
    s = ev.call(S.Transpose, vectors)
    if is_zero(ev, ev.call(S.Det, s)):
        ev.message("General", "unsup", S.JordanDecomposition, "a matrix that cannot be diagonalised")
        return None
    return make_list([s, ev.call(S.DiagonalMatrix, values)])
