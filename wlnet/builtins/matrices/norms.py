"""Norms, projections and orthogonal bases."""

import numpy as np

from ...evaluator import Evaluator, builtin
from ...expression import (
    Expr,
    Expression,
    MessageError,
    S,
    dimensions,
    elements,
    from_array,
    is_list,
    length,
    make_list,
)
from ...expression.compounds import is_infinity
from ..kit.scalars import (
    HALF,
    conjugate,
    divide,
    dot,
    is_zero,
    machine_array,
    numeric,
    power,
    total,
)
from .rows import matrix_rows

_DEPENDENT = 1e-14  # what rounding leaves of a vector that the ones before it span


@builtin(
    "Norm",
    messages={
        "nvm": "The first Norm argument should be a scalar, vector or matrix.",
        "ptype": "The second argument of Norm, `1`, should be a symbol, Infinity or an integer or "
        "real number not less than 1 for vector p-norms; or 1, 2, Infinity or "
        '"Frobenius" for matrix norms.',
    },
)
def norm(ev: Evaluator, x: Expression, p: Expression = 2) -> Expression | None:
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
        return from_array(np.linalg.norm(array, np.inf if is_infinity(p) else int(p)))
    sizes = [ev.call(S.Abs, e) for e in elements(x)]
    if len(sizes) == 1:
        return sizes[0]
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
def normalize(ev: Evaluator, x: Expression, f: Expression = S.Norm) -> Expression | None:
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


@builtin("Projection")
def projection(ev: Evaluator, u: Expression, v: Expression, f: Expression = None) -> Expression | None:
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
def orthogonalize(ev: Evaluator, vectors: Expression, f: Expression = None, options: dict = None) -> Expression | None:
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
        if is_zero(ev, size) or type(size) is float and size < _DEPENDENT:
            out.append(make_list([0] * length(v)))
            continue
        done.append(rest)
        out.append(ev.call(S.Divide, rest, size))
    return make_list(out)
