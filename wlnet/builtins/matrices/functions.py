"""Powers, exponentials and other functions of matrices."""

from ...evaluator import Evaluator, builtin
from ...expression import Expr, Expression, MessageError, Rational, S, elements, from_array, is_list, same
from ...mathematics import exact_matrices as exact
from ...mathematics import machine_matrices
from ..kit.scalars import expand, multiply, negate, power, simplify_by, subtract
from .determinants import determinant, inverse_rows
from .makers import identity
from .products import contract
from .rows import SQUARE, field_value, inexact_matrix, matrix_expression, matrix_rows, rows_expression, square_rows


@builtin("MatrixPower", messages=SQUARE)
def matrix_power(ev: Evaluator, m: Expression, n: Expression, v: Expression = None) -> Expression | None:
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
def matrix_exp(ev: Evaluator, m: Expression, v: Expression = None) -> Expression:
    """MatrixExp[m] gives the exponential of a square matrix; MatrixExp[m, v] applied to the vector v."""
    rows = square_rows(S.MatrixExp, m)
    array = inexact_matrix(ev, m)
    if array is not None:
        result = from_array(machine_matrices.exponential(array))
    else:
        result = (
            _nilpotent_exponential(ev, rows)
            or _rotation_exponential(ev, rows)
            or _exact_function(ev, rows, lambda x: ev.evaluate(Expr(S.Power, (S.E, x))))
        )
    return result if result is None or v is None else ev.call(S.Dot, result, v)


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
def matrix_function(ev: Evaluator, f: Expression, m: Expression) -> Expression:
    """MatrixFunction[f, m] gives the function f of a diagonalisable square matrix."""
    return _exact_function(ev, square_rows(S.MatrixFunction, m), lambda x: ev.call(f, x))


@builtin("CharacteristicPolynomial", messages=SQUARE)
def characteristic_polynomial(ev: Evaluator, m: Expression, x: Expression) -> Expression:
    """CharacteristicPolynomial[m, x] gives Det[m - x IdentityMatrix[n]]."""
    rows = square_rows(S.CharacteristicPolynomial, m)
    n = len(rows)
    field = exact.from_expressions(rows)
    if field is not None:
        coefficients = exact.characteristic_coefficients(field)
        sign = -1 if n % 2 else 1
        terms = [Expr(S.Times, (field_value(ev, sign * c), Expr(S.Power, (x, i)))) for i, c in enumerate(coefficients)]
        return ev.evaluate(Expr(S.Plus, tuple(terms)))
    shifted = [[subtract(ev, e, x) if i == j else e for j, e in enumerate(row)] for i, row in enumerate(rows)]
    return determinant(ev, shifted)
