"""Products, inverses, equations and the makers of matrices: exact, symbolic or by NumPy."""

import numpy as np

from ...evaluator import builtin, declare_symbols
from ...expression import (
    BigReal,
    Complex,
    Expr,
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
    same,
    to_array,
    to_numbers,
)
from ...expression.compounds import is_infinity
from ...mathematics import exact_matrices as exact
from ..kit.scalars import (
    HALF,
    conjugate,
    divide,
    dot,
    expand,
    holds_inexact,
    is_zero,
    machine_array,
    multiply,
    negate,
    numbers_of,
    numeric,
    power,
    simplify_by,
    subtract,
    total,
)

declare_symbols("Modulus ZeroTest Tolerance TargetStructure")

SQUARE = {
    "matsq": "Argument `1` at position `2` is not a nonempty square matrix.",
    "matrix": "Argument `1` at position `2` is not a nonempty rectangular matrix.",
    "sing": "Matrix `1` is singular.",
}


# --- reading matrices -----------------------------------------------------------------------------------------------


def matrix_rows(x) -> "list | None":
    """The rows of a nonempty rectangular matrix of scalars as lists of elements, else None."""
    if not is_list(x) or len(dimensions(x)) != 2 or 0 in dimensions(x):
        return None
    return [list(elements(row)) for row in elements(x)]


def square_rows(head, x, position: int = 1) -> list:
    """The rows of a square matrix; the message matsq for anything else."""
    rows = matrix_rows(x)
    if rows is None or len(rows) != len(rows[0]):
        raise MessageError("matsq", x, position, symbol=head)
    return rows


def inexact_matrix(ev, x):
    """x as an array of machine numbers if its parts are numeric and one is inexact, of whatever precision; else None."""
    return machine_array(ev, x, big=True)


def matrix_expression(ev, rows):
    """Rows of field elements as an expression."""
    return make_list([make_list([exact.to_expression(ev, e) for e in row]) for row in rows])


def rows_expression(rows):
    """Rows of expressions as an expression."""
    return make_list([make_list(row) for row in rows])


# --- products -------------------------------------------------------------------------------------------------------


@builtin(
    "Dot",
    attributes="Flat OneIdentity",
    minimum=1,
    messages={"dotsh": "Tensors `1` and `2` have incompatible shapes.", "rect": "Nonrectangular tensor encountered."},
)
def dot_(ev, args):
    """a . b . c or Dot[a, b, c] gives products of vectors, matrices and tensors."""
    if len(args) == 1:
        return args[0]
    out = []
    for i, a in enumerate(args):
        if out and is_list(a) and is_list(out[-1]):
            product = contract(ev, out[-1], a)
            if product is not None:
                if len(out) == 1 and i == len(args) - 1:
                    return product
                out[-1] = product
                continue
        out.append(a)
    return None if len(out) == len(args) else Expr(S.Dot, tuple(out))


def contract(ev, a, b):
    """The sum over the last index of a and the first of b; None after a message if they do not fit."""
    dims, others = dimensions(a), dimensions(b)
    if dims[-1] != others[0]:
        ev.message("Dot", "dotsh", a, b)
        return None
    x, y = to_array(a), to_array(b)
    if x is None or y is None or x.dtype.kind != y.dtype.kind:
        if holds_inexact(a, big=False) or holds_inexact(b, big=False):
            x, y = numbers_of(ev, a), numbers_of(ev, b)
    if x is not None and y is not None and x.shape == dims and y.shape == others:
        product = _array_product(x, y)
        if product is not None:
            return product
    return _contract(ev, a, b)


def _array_product(x, y):
    """The product of two arrays of machine numbers, None where it leaves the range of the type."""
    if x.dtype.kind == y.dtype.kind == "i":
        bound = int(np.abs(x).max()) * int(np.abs(y).max()) * x.shape[-1]
        if bound >= 1 << 62 or min(x.min(), y.min()) == np.iinfo(np.int64).min:
            return None
    with np.errstate(all="ignore"):
        product = np.tensordot(x, y, axes=1)
    return from_array(product) if product.dtype.kind == "i" or np.isfinite(product).all() else None


def _contract(ev, a, b):
    items = elements(a)
    if items and is_list(items[0]):
        return make_list([_contract(ev, row, b) for row in items])
    others = elements(b)
    if others and is_list(others[0]) and not any([length(o) != length(others[0]) for o in others]):
        columns = zip(*[elements(o) for o in others])
        if not is_list(elements(others[0])[0] if length(others[0]) else 0):
            return make_list([dot(ev, items, column) for column in columns])
        return total(ev, [ev.call(S.Times, x, o) for x, o in zip(items, others)])
    return dot(ev, items, others)


@builtin(
    "Cross",
    messages={
        "nonn1": "The arguments are expected to be vectors of equal length, and the number of "
        "arguments is expected to be one less than their length."
    },
)
def cross(ev, args):
    """Cross[a, b] gives the vector product of two vectors in 3 dimensions.
    Cross[{x, y}] gives the perpendicular {-y, x}; n - 1 vectors in n dimensions work alike."""
    n = len(args) + 1
    if n < 2 or any([not is_list(a) or len(dimensions(a)) != 1 or length(a) != n for a in args]):
        if args and all([is_list(a) for a in args]):
            raise MessageError("nonn1")
        return None
    rows = [list(elements(a)) for a in args]
    if n == 3:
        (a, b, c), (d, e, f) = rows
        pairs = ((b, f, c, e), (c, d, a, f), (a, e, b, d))
        return make_list([_cross_term(ev, *p) for p in pairs])
    parts = []
    for column in range(n):
        minor = [row[:column] + row[column + 1 :] for row in rows]
        value = determinant(ev, minor)
        parts.append(value if (n - 1 + column) % 2 == 0 else negate(ev, value))
    return make_list(parts)


def _cross_term(ev, p, q, r, s):
    """p q - r s."""
    return ev.evaluate(Expr(S.Plus, (multiply(ev, p, q), Expr(S.Times, (-1, multiply(ev, r, s))))))


@builtin("KroneckerProduct", minimum=2)
def kronecker_product(ev, args):
    """KroneckerProduct[m1, m2, …] gives the Kronecker product of matrices (or vectors)."""
    if not args or any([not is_list(a) or len(dimensions(a)) not in (1, 2) for a in args]):
        return None
    result = args[0]
    for other in args[1:]:
        result = _kronecker(ev, result, other)
    return result


def _kronecker(ev, a, b):
    if len(dimensions(a)) == 1 and len(dimensions(b)) == 1:
        return make_list([make_list([multiply(ev, x, y) for y in elements(b)]) for x in elements(a)])
    left = matrix_rows(a) or [[e] for e in elements(a)]
    right = matrix_rows(b) or [[e] for e in elements(b)]
    return rows_expression([[multiply(ev, x, y) for x in row for y in other] for row in left for other in right])


@builtin("Tr", messages={"normal": "Nonatomic expression expected at position `1` in `2`."})
def trace(ev, x, f=S.Plus, levels=None):
    """Tr[m] gives the trace, the sum of the diagonal elements.
    Tr[m, f] combines them with f instead of Plus; Tr[m, f, n] goes down to level n."""
    if not is_list(x):
        return None
    depth = len(dimensions(x))
    if levels is not None:
        if type(levels) is not int or levels < 1:
            return None
        depth = min(depth, levels)
    items = []
    for i in range(min(dimensions(x)[:depth])):
        item = x
        for _ in range(depth):
            item = elements(item)[i]
        items.append(item)
    return total(ev, items) if f is S.Plus and items else ev.evaluate(Expr(f, tuple(items)))


# --- determinants and inverses --------------------------------------------------------------------------------------


@builtin("Det", options={"Modulus": 0}, messages=SQUARE)
def det(ev, m, options):
    """Det[m] gives the determinant of a square matrix."""
    rows = square_rows(S.Det, m)
    array = inexact_matrix(ev, m)
    if array is not None:
        if len(rows) > 2:
            value = from_array(np.linalg.det(array))
            return value if np.isfinite(value) else None
    elif _has_big_reals(m):
        return determinant(ev, rows)
    value = determinant(ev, rows)
    modulus = options["Modulus"]
    return ev.call(S.Mod, value, modulus) if type(modulus) is int and modulus else value


def _has_big_reals(m) -> bool:
    return any([type(e) is BigReal for row in elements(m) for e in elements(row)])


def determinant(ev, rows: list):
    """The determinant of rows of expressions: by elimination over number fields, else by expansion."""
    if not rows:
        return 1
    field = exact.from_expressions(rows)
    if field is not None:
        return exact.to_expression(ev, exact.determinant(field))
    if len(rows) == 1:
        return rows[0][0]
    minors: dict = {}
    value = _laplace(ev, rows, 0, tuple(range(len(rows))), minors)
    return expand(ev, value) if len(rows) > 1 else value


def _laplace(ev, rows, top: int, columns: tuple, minors: dict):
    """The determinant of the rows from `top` on in these columns, expanded along the top row."""
    if len(columns) == 1:
        return rows[top][columns[0]]
    found = minors.get(columns)
    if found is not None:
        return found
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
def inverse_(ev, m, options):
    """Inverse[m] gives the inverse of a square matrix."""
    rows = square_rows(S.Inverse, m)
    array = inexact_matrix(ev, m)
    if array is not None:
        try:
            result = _small_inverse(array) if len(array) == 2 else np.linalg.inv(array)
        except np.linalg.LinAlgError:
            raise MessageError("sing", m) from None
        if not np.isfinite(result).all():
            raise MessageError("sing", m)
        if np.linalg.cond(array) > 1e16:
            ev.message("Inverse", "luc", m)
        return from_array(result)
    inverted = inverse_rows(ev, rows)
    if inverted is None:
        raise MessageError("sing", m)
    return inverted


def _small_inverse(a):
    """The inverse of a 2 x 2 array by cofactors, which keeps simple numbers simple."""
    value = a[0, 0] * a[1, 1] - a[0, 1] * a[1, 0]
    if value == 0:
        raise np.linalg.LinAlgError
    return np.array([[a[1, 1], -a[0, 1]], [-a[1, 0], a[0, 0]]]) / value + 0.0


def inverse_rows(ev, rows: list):
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
def adjugate(ev, m):
    """Adjugate[m] gives the transposed matrix of cofactors."""
    return rows_expression(_adjugate(ev, square_rows(S.Adjugate, m)))


@builtin("Minors")
def minors(ev, m, k=None):
    """Minors[m] gives the minors of a square matrix; Minors[m, k] those of k rows and columns."""
    from itertools import combinations

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
def pseudo_inverse(ev, m, options):
    """PseudoInverse[m] gives the Moore-Penrose inverse of a rectangular matrix."""
    rows = matrix_rows(m)
    if rows is None:
        raise MessageError("matrix", m, 1)
    array = inexact_matrix(ev, m)
    if array is not None:
        return from_array(np.linalg.pinv(array))
    field = exact.from_expressions(rows)
    if field is not None:
        return matrix_expression(ev, exact.pseudo_inverse(field))
    return inverse_rows(ev, rows) if len(rows) == len(rows[0]) else None


@builtin("MatrixPower", messages=SQUARE)
def matrix_power(ev, m, n, v=None):
    """MatrixPower[m, n] gives the n-th power of a square matrix, for negative n of its inverse.
    MatrixPower[m, n, v] applies it to the vector v."""
    rows = square_rows(S.MatrixPower, m)
    if type(n) is Rational:
        return _exact_function(ev, rows, lambda x: power(ev, x, n))
    if type(n) is not int:
        return None
    if n < 0:
        m = ev.call(S.Inverse, m)
        if not is_list(m):
            raise MessageError("sing", rows_expression(rows))
        n = -n
    result = None
    while n:
        if n & 1:
            result = m if result is None else _expanded_product(ev, result, m)
        n >>= 1
        if n:
            m = _expanded_product(ev, m, m)
    if result is None:
        result = identity(len(rows), 1.0 if inexact_matrix(ev, m) is not None else 1)
    return result if v is None else ev.call(S.Dot, result, v)


def _expanded_product(ev, a, b):
    product = contract(ev, a, b)
    if inexact_matrix(ev, product) is not None:
        return product
    return rows_expression([[expand(ev, e) for e in elements(row)] for row in elements(product)])


@builtin("MatrixExp", messages=SQUARE)
def matrix_exp(ev, m, v=None):
    """MatrixExp[m] gives the exponential of a square matrix; MatrixExp[m, v] applied to the vector v."""
    rows = square_rows(S.MatrixExp, m)
    array = inexact_matrix(ev, m)
    if array is not None:
        result = from_array(_array_exponential(array))
    else:
        result = (
            _nilpotent_exponential(ev, rows)
            or _rotation_exponential(ev, rows)
            or _exact_function(ev, rows, lambda x: ev.evaluate(Expr(S.Power, (S.E, x))))
        )
    return result if result is None or v is None else ev.call(S.Dot, result, v)


def _array_exponential(a):
    """Scaling and squaring with the Taylor series: the scaled norm is below 1/2, so 18 terms give full precision."""
    norm = np.abs(a).sum(axis=1).max()
    squarings = max(0, int(np.ceil(np.log2(norm))) + 1) if norm > 0 else 0
    a = a / 2.0**squarings
    term = np.eye(len(a), dtype=a.dtype)
    result = term.copy()
    for k in range(1, 19):
        term = term @ a / k
        result = result + term
    for _ in range(squarings):
        result = result @ result
    return result


def _nilpotent_exponential(ev, rows):
    """The finite exponential series of a matrix some power of which vanishes, else None."""
    n = len(rows)
    field = exact.from_expressions(rows)
    if field is None:
        return None
    identity_field = [[x * 0 + int(i == j) for j, x in enumerate(row)] for i, row in enumerate(field)]
    result, term = identity_field, identity_field
    for k in range(1, n + 1):
        term = [[x / k for x in row] for row in exact.multiply(term, field)]
        result = [[x + y for x, y in zip(a, b)] for a, b in zip(result, term)]
    return None if any([x for row in term for x in row]) else matrix_expression(ev, result)


def _rotation_exponential(ev, rows):
    """The exponential of {{a, -b}, {b, a}}: E^a times a rotation by b; else None."""
    if len(rows) != 2 or not same(rows[0][0], rows[1][1]) or not same(rows[0][1], negate(ev, rows[1][0])):
        return None
    a, b = rows[0][0], rows[1][0]
    c, s, scale = ev.call(S.Cos, b), ev.call(S.Sin, b), ev.evaluate(Expr(S.Power, (S.E, a)))
    return rows_expression([[multiply(ev, scale, x) for x in row] for row in ((c, negate(ev, s)), (s, c))])


def _exact_function(ev, rows, f):
    """f of an exact matrix that is diagonal or diagonalisable: V f(D) V^-1."""
    n = len(rows)
    if all([same(rows[i][j], 0) for i in range(n) for j in range(n) if i != j]):
        return rows_expression([[f(rows[i][i]) if i == j else 0 for j in range(n)] for i in range(n)])
    system = ev.call(S.Eigensystem, rows_expression(rows))
    if not is_list(system):
        return None
    values, vectors = elements(system)
    v = ev.call(S.Transpose, vectors)
    inverted = inverse_rows(ev, matrix_rows(v))
    if inverted is None:
        return None
    d = rows_expression([[f(elements(values)[i]) if i == j else 0 for j in range(n)] for i in range(n)])
    product = ev.evaluate(Expr(S.Dot, (v, d, inverted)))
    return rows_expression([[simplify_by(ev, "Together", e) for e in elements(row)] for row in elements(product)])


@builtin("MatrixFunction", messages=SQUARE)
def matrix_function(ev, f, m):
    """MatrixFunction[f, m] gives the function f of a diagonalisable square matrix."""
    return _exact_function(ev, square_rows(S.MatrixFunction, m), lambda x: ev.call(f, x))


@builtin("CharacteristicPolynomial", messages=SQUARE)
def characteristic_polynomial(ev, m, x):
    """CharacteristicPolynomial[m, x] gives Det[m - x IdentityMatrix[n]]."""
    rows = square_rows(S.CharacteristicPolynomial, m)
    n = len(rows)
    field = exact.from_expressions(rows)
    if field is not None:
        coefficients = exact.characteristic_coefficients(field)
        sign = -1 if n % 2 else 1
        terms = [Expr(S.Times, (exact.to_expression(ev, sign * c), Expr(S.Power, (x, i)))) for i, c in enumerate(coefficients)]
        return ev.evaluate(Expr(S.Plus, tuple(terms)))
    shifted = [[subtract(ev, e, x) if i == j else e for j, e in enumerate(row)] for i, row in enumerate(rows)]
    return determinant(ev, shifted)


# --- systems of equations -------------------------------------------------------------------------------------------


@builtin(
    "RowReduce", options={"Modulus": 0, "Method": S.Automatic, "Tolerance": S.Automatic, "ZeroTest": S.Automatic}, messages=SQUARE
)
def row_reduce(ev, m, options):
    """RowReduce[m] gives the reduced row echelon form."""
    rows = matrix_rows(m)
    if rows is None:
        raise MessageError("matrix", m, 1)
    array = inexact_matrix(ev, m)
    if array is not None:
        return from_array(_reduce_array(array.astype(complex if array.dtype.kind == "c" else float))[0])
    return rows_expression(_reduced(ev, rows)[0])


def _reduced(ev, rows: list) -> tuple[list, list]:
    """(reduced rows of expressions, pivot columns)."""
    field = exact.from_expressions(rows)
    if field is not None:
        reduced, pivots = exact.reduce_rows(field)
        return [[exact.to_expression(ev, e) for e in row] for row in reduced], pivots
    return _reduce_symbolic(ev, rows)


def _reduce_array(a) -> tuple:
    """Gauss-Jordan elimination with partial pivoting of a float array."""
    a = a.copy()
    tolerance = max(a.shape) * np.finfo(float).eps * max(np.abs(a).max(), 1e-300)
    pivots = []
    top = 0
    for column in range(a.shape[1]):
        if top == len(a):
            break
        best = top + int(np.abs(a[top:, column]).argmax())
        if abs(a[best, column]) <= tolerance:
            a[top:, column] = 0
            continue
        a[[top, best]] = a[[best, top]]
        a[top] /= a[top, column]
        for i in range(len(a)):
            if i != top:
                a[i] -= a[i, column] * a[top]
        pivots.append(column)
        top += 1
    return a + 0.0, pivots


def _reduce_symbolic(ev, rows: list) -> tuple[list, list]:
    rows = [list(r) for r in rows]
    pivots: list = []
    top = 0
    for column in range(len(rows[0])):
        found = [i for i in range(top, len(rows)) if not is_zero(ev, rows[i][column])]
        if not found:
            continue
        rows[top], rows[found[0]] = rows[found[0]], rows[top]
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


@builtin(
    "NullSpace", options={"Modulus": 0, "Method": S.Automatic, "Tolerance": S.Automatic, "ZeroTest": S.Automatic}, messages=SQUARE
)
def null_space(ev, m, options):
    """NullSpace[m] gives a basis of the vectors v with m . v = 0."""
    rows = matrix_rows(m)
    if rows is None:
        raise MessageError("matrix", m, 1)
    array = inexact_matrix(ev, m)
    if array is not None:
        _, s, vh = np.linalg.svd(array)
        rank = int((s > s.max() * max(array.shape) * np.finfo(float).eps).sum())
        return make_list([]) if rank == vh.shape[0] else from_array(vh[rank:].conj())
    field = exact.from_expressions(rows)
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


@builtin(
    "MatrixRank", options={"Modulus": 0, "Method": S.Automatic, "Tolerance": S.Automatic, "ZeroTest": S.Automatic}, messages=SQUARE
)
def matrix_rank(ev, m, options):
    """MatrixRank[m] gives the number of linearly independent rows."""
    rows = matrix_rows(m)
    if rows is None:
        raise MessageError("matrix", m, 1)
    array = inexact_matrix(ev, m)
    if array is not None:
        return int(np.linalg.matrix_rank(array))
    return len(_reduced(ev, rows)[1])


@builtin(
    "LinearSolve",
    options={"Method": S.Automatic, "Modulus": 0, "ZeroTest": S.Automatic},
    messages={
        **SQUARE,
        "nosol": "Linear equation encountered that has no solution.",
        "lslc": "Coefficient matrix and target vector(s) or matrix do not have the same dimensions.",
    },
)
def linear_solve(ev, m, b=None, options=None):
    """LinearSolve[m, b] gives a solution x of m . x == b; b is a vector or a matrix.
    LinearSolve[m] gives a function that solves for any b."""
    rows = matrix_rows(m)
    if rows is None:
        raise MessageError("matrix", m, 1)
    if b is None:
        return Expr(S.LinearSolveFunction, (make_list([len(rows), len(rows[0])]), m))
    if not is_list(b) or length(b) != len(rows):
        raise MessageError("lslc")
    if holds_inexact(m) or holds_inexact(b):
        array, target = numbers_of(ev, m), numbers_of(ev, b)
        if array is not None and target is not None:
            return _solve_arrays(array, target)
    return _solve_exact(ev, rows, b)


def _solve_arrays(a, b):
    if a.shape[0] == a.shape[1]:
        try:
            x = np.linalg.solve(a, b)
            if np.isfinite(x).all() and np.linalg.cond(a) < 1e15:
                return from_array(x)
        except np.linalg.LinAlgError:
            pass
    x = np.linalg.lstsq(a, b, rcond=None)[0]
    if not np.allclose(a @ x, b, rtol=1e-8, atol=1e-10):
        raise MessageError("nosol")
    return from_array(x)


def _solve_exact(ev, rows, b):
    """Row reduction of m joined with b; free variables are 0."""
    matrix = is_list(elements(b)[0])
    right = [list(elements(r)) for r in elements(b)] if matrix else [[e] for e in elements(b)]
    width = len(rows[0])
    if len(rows) == width and exact.from_expressions([row + r for row, r in zip(rows, right)]) is None:
        solution = _cramer(ev, rows, right)
        if solution is not None:
            return rows_expression(solution) if matrix else make_list([r[0] for r in solution])
    reduced, pivots = _reduced(ev, [row + r for row, r in zip(rows, right)])
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
def linear_solve_function(ev, args):
    """LinearSolveFunction[dims, m] stands for the solver of m . x == b; apply it to b."""
    ev.applications[S.LinearSolveFunction] = apply_linear_solve
    return None


def apply_linear_solve(ev, function, args):
    """LinearSolveFunction[…][b]."""
    if len(args) != 1 or len(function.args) != 2:
        return None
    return ev.call(S.LinearSolve, function.args[1], args[0])


@builtin("LeastSquares", messages=SQUARE)
def least_squares(ev, m, b):
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


# --- norms ----------------------------------------------------------------------------------------------------------


@builtin(
    "Norm",
    messages={
        "nvm": "The first Norm argument should be a scalar, vector or matrix.",
        "ptype": "The second argument of Norm, `1`, should be a symbol, Infinity or an integer or "
        "real number not less than 1 for vector p-norms; or 1, 2, Infinity or "
        '"Frobenius" for matrix norms.',
    },
)
def norm(ev, x, p=2):
    """Norm[v] gives the Euclidean norm of a vector, Abs[z] of a number, the largest singular value of a matrix.
    Norm[v, p] gives the p-norm; p may be Infinity, or \"Frobenius\" for a matrix."""
    if not is_list(x):
        if type(x) is str or numeric(ev, x) is None:
            if type(x) is str:
                raise MessageError("nvm")
            return None
        return ev.call(S.Abs, x)
    dims = dimensions(x)
    if len(dims) == 1 and dims[0] and not any([is_list(e) for e in elements(x)]):
        return _vector_norm(ev, x, p)
    if len(dims) == 2 and 0 not in dims:
        return _matrix_norm(ev, x, p)
    raise MessageError("nvm")


def _vector_norm(ev, x, p):
    if is_list(p) or type(p) is str and p != "Frobenius":
        raise MessageError("ptype", p)
    value = numeric(ev, p) if not is_infinity(p) and type(p) is not str else None
    if value is not None and (type(value) is complex or value < 1):
        raise MessageError("ptype", p)
    array = machine_array(ev, x)
    if array is not None and (p == 2 or p == 1 or is_infinity(p)):
        return from_array(np.linalg.norm(array, {2: 2, 1: 1}.get(p, np.inf) if type(p) is int else np.inf))
    sizes = [ev.call(S.Abs, e) for e in elements(x)]
    if is_infinity(p):
        return ev.evaluate(Expr(S.Max, tuple(sizes)))
    if p == 1 and type(p) is int:
        return total(ev, sizes)
    if p == 2 and type(p) is int or p == "Frobenius":
        return power(ev, total(ev, [power(ev, s, 2) for s in sizes]), HALF)
    return ev.evaluate(Expr(S.Power, (total(ev, [power(ev, s, p) for s in sizes]), Expr(S.Power, (p, -1)))))


def _matrix_norm(ev, x, p):
    rows = matrix_rows(x)
    sizes = [[ev.call(S.Abs, e) for e in row] for row in rows]
    if p == "Frobenius":
        return power(ev, total(ev, [power(ev, s, 2) for row in sizes for s in row]), HALF)
    if is_infinity(p):
        return ev.evaluate(Expr(S.Max, tuple([total(ev, row) for row in sizes])))
    if p == 1 and type(p) is int:
        return ev.evaluate(Expr(S.Max, tuple([total(ev, list(column)) for column in zip(*sizes)])))
    if not (type(p) is int and p == 2):
        raise MessageError("ptype", p)
    values = ev.call(S.SingularValueList, x)
    if not is_list(values):
        return None
    return elements(values)[0] if length(values) else 0


@builtin("Normalize", messages={"nvm": "Argument `1` is not a number or vector."})
def normalize(ev, x, f=S.Norm):
    """Normalize[v] gives a vector divided by its norm; a zero vector stays; a number z gives z/Abs[z].
    Normalize[v, f] uses f as the norm."""
    if f is S.Norm and type(x) is str:
        return None
    if is_list(x) and not length(x):
        return x
    if f is S.Norm and is_list(x) and len(dimensions(x)) != 1:
        raise MessageError("nvm", x)
    size = ev.call(f, x)
    if is_zero(ev, size):
        return x
    return ev.call(S.Divide, x, size)


# --- makers ---------------------------------------------------------------------------------------------------------


def identity(n: int, one=1, width: "int | None" = None):
    """The n x width identity matrix with `one` on the diagonal."""
    width = n if width is None else width
    if n * width >= 1024:
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
def identity_matrix(ev, n, structure=None, options=None):
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
def diagonal_matrix(ev, x, k=0, size=None, options=None):
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
def lower_triangularize(ev, m, k=0):
    """LowerTriangularize[m] sets the elements above the diagonal to 0; LowerTriangularize[m, k] above the k-th."""
    return _triangle(m, k, lambda i, j, k: j - i <= k, np.tril)


@builtin("UpperTriangularize")
def upper_triangularize(ev, m, k=0):
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
def hilbert_matrix(ev, n, options):
    """HilbertMatrix[n] gives the matrix of the elements 1/(i + j - 1); HilbertMatrix[{m, n}] an m x n one."""
    sizes = elements(n) if is_list(n) else (n, n)
    if len(sizes) != 2 or not all([type(s) is int and s > 0 for s in sizes]):
        return None
    return rows_expression([[divide(ev, 1, i + j + 1) for j in range(sizes[1])] for i in range(sizes[0])])


@builtin("ToeplitzMatrix")
def toeplitz_matrix(ev, column, row=None):
    """ToeplitzMatrix[list] gives the symmetric matrix constant along diagonals; ToeplitzMatrix[n] that of 1, …, n.
    ToeplitzMatrix[column, row] gives both edges."""
    c, r = _edges(column, row)
    if c is None:
        return None
    return rows_expression([[c[i - j] if i >= j else r[j - i] for j in range(len(r))] for i in range(len(c))])


@builtin("HankelMatrix")
def hankel_matrix(ev, column, row=None):
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
def rotation_matrix(ev, angle, axis=None):
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
def vandermonde_matrix(ev, x, k=None):
    """VandermondeMatrix[{x1, x2, …}] gives the matrix of the powers x_i^(j - 1)."""
    if not is_list(x) or k is not None and type(k) is not int:
        return None
    return rows_expression([[1 if j == 0 else power(ev, e, j) for j in range(length(x) if k is None else k)] for e in elements(x)])


@builtin("LeviCivitaTensor")
def levi_civita_tensor(ev, n, structure=S.SparseArray):
    """LeviCivitaTensor[n] gives the totally antisymmetric tensor; LeviCivitaTensor[n, List] as a list."""
    from itertools import permutations

    if type(n) is not int or not 0 < n < 9:
        return None
    array = np.zeros((n,) * n, dtype="int64")
    for p in permutations(range(n)):
        swaps = sum(p[i] > p[j] for i in range(n) for j in range(i + 1, n))
        array[p] = -1 if swaps % 2 else 1
    return ev.call(structure, from_array(array)) if structure is not S.List else from_array(array)


# --- Gram-Schmidt ---------------------------------------------------------------------------------------------------


@builtin("Projection")
def projection(ev, u, v, f=None):
    """Projection[u, v] gives the projection of the vector u onto v; Projection[u, v, f] with inner product f."""
    if not is_list(u) or not is_list(v) or length(u) != length(v):
        return None
    factor = _component(ev, u, v, f)
    return ev.call(S.Times, factor, v)


def _component(ev, u, v, f):
    """The multiple of v in u."""
    if f is not None:
        return divide(ev, ev.call(f, u, v), ev.call(f, v, v))
    other = [conjugate(ev, e) for e in elements(v)]
    return divide(ev, dot(ev, list(elements(u)), other), dot(ev, list(elements(v)), other))


@builtin("Orthogonalize", options={"Method": S.Automatic, "Tolerance": S.Automatic})
def orthogonalize(ev, vectors, f=None, options=None):
    """Orthogonalize[{v1, v2, …}] gives an orthonormal basis by Gram-Schmidt orthogonalisation.
    Orthogonalize[{v1, …}, f] uses f as the inner product."""
    if not is_list(vectors) or f is None and matrix_rows(vectors) is None:
        return None
    done: list = []
    out = []
    for v in elements(vectors):
        rest = v
        for w in done:
            rest = ev.call(S.Subtract, rest, Expr(S.Times, (_component(ev, rest, w, f), w)))
        size = ev.call(S.Norm, rest) if f is None else ev.call(S.Sqrt, Expr(f, (rest, rest)))
        if is_zero(ev, size) or type(size) is float and size < 1e-14:
            out.append(make_list([0] * length(v)))
            continue
        done.append(rest)
        out.append(ev.call(S.Divide, rest, size))
    return make_list(out)


# --- predicates -----------------------------------------------------------------------------------------------------


def _entries_agree(ev, x, partner) -> bool:
    rows = matrix_rows(x)
    if rows is None or len(rows) != len(rows[0]):
        return False
    return all([same(rows[i][j], partner(rows[j][i])) for i in range(len(rows)) for j in range(i + 1)])


def _truth(value: bool):
    return S.True_ if value else S.False_


@builtin("SymmetricMatrixQ", options={"SameTest": S.Automatic, "Tolerance": S.Automatic})
def symmetric_matrix_q(ev, m, options):
    """SymmetricMatrixQ[m] tells whether m equals its transpose."""
    return _truth(_entries_agree(ev, m, lambda e: e))


@builtin("AntisymmetricMatrixQ", options={"SameTest": S.Automatic, "Tolerance": S.Automatic})
def antisymmetric_matrix_q(ev, m, options):
    """AntisymmetricMatrixQ[m] tells whether m is minus its transpose."""
    return _truth(_entries_agree(ev, m, lambda e: negate(ev, e)))


@builtin("HermitianMatrixQ", options={"SameTest": S.Automatic, "Tolerance": S.Automatic})
def hermitian_matrix_q(ev, m, options):
    """HermitianMatrixQ[m] tells whether m equals its conjugate transpose."""
    return _truth(_entries_agree(ev, m, lambda e: conjugate(ev, e)))


@builtin("SquareMatrixQ")
def square_matrix_q(ev, m):
    """SquareMatrixQ[m] tells whether m is a square matrix."""
    rows = matrix_rows(m)
    return _truth(rows is not None and len(rows) == len(rows[0]))


def _zero_outside(ev, m, keep, k) -> bool:
    rows = matrix_rows(m)
    return (
        rows is not None
        and type(k) is int
        and all([keep(j - i, k) or is_zero(ev, e) for i, row in enumerate(rows) for j, e in enumerate(row)])
    )


@builtin("DiagonalMatrixQ", options={"Tolerance": S.Automatic})
def diagonal_matrix_q(ev, m, k=0, options=None):
    """DiagonalMatrixQ[m] tells whether all elements off the diagonal are 0; DiagonalMatrixQ[m, k] off the k-th one."""
    return _truth(_zero_outside(ev, m, lambda d, k: d == k, k))


@builtin("UpperTriangularMatrixQ", options={"Tolerance": S.Automatic})
def upper_triangular_matrix_q(ev, m, k=0, options=None):
    """UpperTriangularMatrixQ[m] tells whether all elements below the diagonal are 0."""
    return _truth(_zero_outside(ev, m, lambda d, k: d >= k, k))


@builtin("LowerTriangularMatrixQ", options={"Tolerance": S.Automatic})
def lower_triangular_matrix_q(ev, m, k=0, options=None):
    """LowerTriangularMatrixQ[m] tells whether all elements above the diagonal are 0."""
    return _truth(_zero_outside(ev, m, lambda d, k: d <= k, k))


@builtin("OrthogonalMatrixQ", options={"SameTest": S.Automatic, "Tolerance": S.Automatic})
def orthogonal_matrix_q(ev, m, options):
    """OrthogonalMatrixQ[m] tells whether the rows (or columns) of m are orthonormal."""
    return _truth(_orthonormal(ev, m, lambda e: e))


@builtin("UnitaryMatrixQ", options={"SameTest": S.Automatic, "Tolerance": S.Automatic})
def unitary_matrix_q(ev, m, options):
    """UnitaryMatrixQ[m] tells whether the conjugate transpose of m is its inverse."""
    return _truth(_orthonormal(ev, m, lambda e: conjugate(ev, e)))


def _orthonormal(ev, m, partner) -> bool:
    rows = matrix_rows(m)
    if rows is None:
        return False
    if len(rows) > len(rows[0]):
        rows = [list(c) for c in zip(*rows)]
    for i, a in enumerate(rows):
        for j, b in enumerate(rows[: i + 1]):
            value = subtract(ev, dot(ev, a, [partner(e) for e in b]), int(i == j))
            if not is_zero(ev, value) and not (type(value) in (float, complex) and abs(value) < 1e-10):
                return False
    return True


@builtin("PositiveDefiniteMatrixQ", options={"Tolerance": S.Automatic})
def positive_definite_matrix_q(ev, m, options):
    """PositiveDefiniteMatrixQ[m] tells whether the Hermitian part of m has positive eigenvalues only."""
    array = numbers_of(ev, m) if matrix_rows(m) is not None else None
    if array is None or array.shape[0] != array.shape[1]:
        return S.False_
    return _truth(bool((np.linalg.eigvalsh((array + array.conj().T) / 2) > 0).all()))


@builtin("PositiveSemidefiniteMatrixQ", options={"Tolerance": S.Automatic})
def positive_semidefinite_matrix_q(ev, m, options):
    """PositiveSemidefiniteMatrixQ[m] tells whether the Hermitian part of m has no negative eigenvalue."""
    array = numbers_of(ev, m) if matrix_rows(m) is not None else None
    if array is None or array.shape[0] != array.shape[1]:
        return S.False_
    return _truth(bool((np.linalg.eigvalsh((array + array.conj().T) / 2) > -1e-12).all()))
