"""Products of vectors, matrices and tensors; traces."""

from ...evaluator import Evaluator, builtin
from ...expression import Expr, Expression, MessageError, S, dimensions, elements, from_array, is_list, length, make_list, to_array
from ...mathematics.machine_matrices import array_product
from ..kit.scalars import dot, holds_inexact, multiply, negate, numbers_of, total
from .determinants import determinant
from .rows import matrix_rows, rows_expression


@builtin(
    "Dot",
    attributes="Flat OneIdentity",
    minimum=1,
    messages={"dotsh": "Tensors `1` and `2` have incompatible shapes.", "rect": "Nonrectangular tensor encountered."},
)
def dot_(ev: Evaluator, args: tuple) -> Expression | None:
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


def contract(ev: Evaluator, a: Expression, b: Expression) -> Expression | None:
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
        product = array_product(x, y)
        if product is not None:
            return from_array(product)
    return _contract(ev, a, b)


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
def cross(ev: Evaluator, args: tuple) -> Expression | None:
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
def kronecker_product(ev: Evaluator, args: tuple) -> Expression | None:
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
def trace(ev: Evaluator, x: Expression, f: Expression = S.Plus, levels: Expression = None) -> Expression | None:
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
