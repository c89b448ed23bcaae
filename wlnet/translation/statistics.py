"""Handlers of sums and statistics, products of vectors and matrices, distances."""

import math
from typing import TYPE_CHECKING

import numpy as np

from .. import ops
from ..expression import S
from ..expression.arithmetic import nearest_float
from .aggregates import AGGREGATES, MORE_AGGREGATES, quantile
from .arrays import array_at_least, axis_of_level, integer, not_empty, part_of, partitioned, reals_at_least
from .table import Untranslatable, handler, items_of

if TYPE_CHECKING:
    from ..ops.graph import Value
    from .translator import Translator


# --- reductions ------------------------------------------------------------------------------------------------------


@handler("Total")
def _total(t, args):
    x = array_at_least(t, args[0])
    return ops.reduce_sum(x, _levels(args[1] if len(args) > 1 else 1, x.ndim - 1))


def _levels(spec, rank: int) -> tuple:
    """Axes of a level specification: n for levels 1 to n, {n}, {n1, n2}, Infinity."""
    if spec == float("inf") or spec is S.All:
        return tuple(range(1, rank + 1))
    if type(spec) is list:
        low, high = (spec * 2)[:2]
        high = -1 if high == float("inf") else high
        return tuple(range(axis_of_level(integer(low), rank), axis_of_level(integer(high), rank) + 1))
    n = integer(spec)
    return tuple(range(1, min(n, rank) + 1 if n > 0 else axis_of_level(n, rank) + 1))


def _declare_statistic(name, function):
    @handler(name)
    def statistic(t: "Translator", args: list) -> "Value":
        return function(reals_at_least(t, args[0]), (1,))


for _each, _function in {**AGGREGATES, **MORE_AGGREGATES}.items():
    if _each not in ("Min", "Max", "Total", "Times"):
        _declare_statistic(_each, _function)


@handler("MinMax")
def _min_max(t, args):
    x = reals_at_least(t, args[0])
    axes = tuple(range(1, x.ndim))
    return t.stack([ops.reduce_min(x, axes), ops.reduce_max(x, axes)])


@handler("Accumulate")
def _accumulate(t, args):
    return ops.cumsum(array_at_least(t, args[0]), 1)


@handler("Differences")
def _differences(t, args):
    x = array_at_least(t, args[0])
    for _ in range(integer(args[1]) if len(args) > 1 else 1):
        x = ops.slice_(x, (slice(None), slice(1, None))) - ops.slice_(x, (slice(None), slice(None, -1)))
    return not_empty(x)


@handler("Ratios")
def _ratios(t, args):
    x = reals_at_least(t, args[0])
    return ops.slice_(x, (slice(None), slice(1, None))) / ops.slice_(x, (slice(None), slice(None, -1)))


@handler("MovingAverage")
def _moving_average(t, args):
    return ops.reduce_mean(t.real(partitioned(t, [args[0], args[1], 1])), (2,))


@handler("Standardize")
def _standardize(t, args):
    x = reals_at_least(t, args[0])
    return (x - ops.reduce_mean(x, (1,), True)) / ops.standard_deviation(x, (1,), True)


def _root(x):
    """The square root, whose derivative at 0 is taken as 0."""
    positive = ops.greater(x, 0.0)
    return ops.where(positive, ops.sqrt(ops.where(positive, x, 1.0)), 0.0)


@handler("Norm")
def _norm(t, args):
    x = t.real(args[0])
    p = args[1] if len(args) > 1 else 2
    if x.ndim == 1:
        return ops.absolute(x)
    if x.ndim > 2 and p != "Frobenius":
        raise Untranslatable('of matrices only the norm "Frobenius" can be computed')
    axes = tuple(range(1, x.ndim))
    if p in (2, "Frobenius"):
        return _root(ops.reduce_sum(ops.square(x), axes))
    if p == float("inf"):
        return ops.reduce_max(ops.absolute(x), axes)
    total = ops.reduce_sum(ops.absolute(x) if p == 1 else ops.power(ops.absolute(x), nearest_float(p)), axes)
    return total if p == 1 else ops.power(total, 1 / p)


@handler("Normalize")
def _normalize(t, args):
    x = t.real(args[0])
    size = _norm(t, [x]) if len(args) == 1 else t.real(t.apply(args[1], [x]))
    size = ops.reshape(size, (size.shape[0], *[1] * (x.ndim - 1)))
    return x / (ops.where(ops.equal(size, 0.0), 1.0, size) if len(args) == 1 else size)


# --- products --------------------------------------------------------------------------------------------------------


@handler("Dot")
def _dot(t, args):
    result = reals_at_least(t, args[0])
    for other in args[1:]:
        other = reals_at_least(t, other)
        if result.ndim < 2:
            raise Untranslatable("a number has no dot product")
        if result.shape[-1] != other.shape[1]:
            left, right = list(result.shape[1:]), list(other.shape[1:])
            raise Untranslatable(f"arrays of dimensions {left} and {right} have no dot product")
        result = _product(result, other)
    return result


def _product(a, b):
    if b.shape[0] == 1 and a.shape[0] > 1:
        return ops.dot(a, ops.squeeze(b, 0), True, False)
    if a.shape[0] == b.shape[0]:
        return ops.dot(a, b)
    left, right = a.shape[1:-1], b.shape[2:]
    first = ops.reshape(a, (a.shape[0], math.prod(left), a.shape[-1]))
    product = ops.matmul(first, ops.reshape(b, (b.shape[0], b.shape[1], math.prod(right))))
    return ops.reshape(product, (product.shape[0], *left, *right))


@handler("Det")
def _det(t, args):
    return ops.determinant(_square(t, args[0]))


@handler("Inverse")
def _inverse(t, args):
    return ops.inverse(_square(t, args[0]))


def _square(t, x):
    x = reals_at_least(t, x, 2)
    if x.ndim != 3 or x.shape[1] != x.shape[2]:
        raise Untranslatable(f"a square matrix is expected, but the dimensions are {list(x.shape[1:])}")
    return x


@handler("LinearSolve")
def _linear_solve(t, args):
    return _dot(t, [_inverse(t, args[:1]), args[1]])


@handler("MatrixPower")
def _matrix_power(t, args):
    x, n = _square(t, args[0]), integer(args[1])
    x = ops.inverse(x) if n < 0 else x
    result = t.lift(np.eye(x.shape[1]))
    for _ in range(abs(n)):
        result = _dot(t, [result, x])
    return result


@handler("Tr")
def _trace(t, args):
    x = array_at_least(t, args[0])
    return ops.reduce_sum(x if x.ndim == 2 else ops.diagonal(x), (1,))


@handler("Cross")
def _cross(t, args):
    a, b = [reals_at_least(t, x) for x in args]
    (a1, a2, a3), (b1, b2, b3) = [items_of(t, x) for x in (a, b)]
    return t.stack([a2 * b3 - a3 * b2, a3 * b1 - a1 * b3, a1 * b2 - a2 * b1])


@handler("Outer")
def _outer(t, args):
    f, arrays = args[0], [t.array_of(a) for a in args[1:]]
    total = sum([a.ndim - 1 for a in arrays])
    wide, before = [], 0
    for a in arrays:
        own = a.ndim - 1
        wide.append(ops.reshape(a, (a.shape[0], *[1] * before, *a.shape[1:], *[1] * (total - before - own))))
        before += own
    pads, t.pads = t.pads, True
    try:
        return t.array_of(t.apply(f, wide))
    finally:
        t.pads = pads


@handler("Inner")
def _inner(t, args):
    if not 3 <= len(args) <= 4:
        raise Untranslatable("Inner needs a function, two arrays and perhaps a second function")
    f, g = args[0], args[3] if len(args) > 3 else S.Plus
    a, b = [array_at_least(t, x) for x in args[1:3]]
    if a.shape[-1] != b.shape[1]:
        raise Untranslatable(
            f"the last level of the first array has size {a.shape[-1]}, but the first level of the second {b.shape[1]}"
        )
    terms = [_outer(t, [f, ops.slice_(a, (..., i)), ops.slice_(b, (slice(None), i))]) for i in range(b.shape[1])]
    return t.apply(g, terms)


@handler("KroneckerProduct")
def _kronecker(t, args):
    a, b = [reals_at_least(t, x) for x in args]
    if a.ndim < 3 and b.ndim < 3:
        return _outer(t, [S.Times, a, b])
    rows, columns = [x if x.ndim > 2 else ops.reshape(x, (*x.shape, 1)) for x in (a, b)]  # vectors are columns
    (n, m), (p, q) = rows.shape[1:], columns.shape[1:]
    wide = ops.reshape(rows, (rows.shape[0], n, 1, m, 1)) * ops.reshape(columns, (columns.shape[0], 1, p, 1, q))
    return ops.reshape(wide, (wide.shape[0], n * p, m * q))


def _correlated(t, kernel, x):
    kernel, x = t.one_batch([reals_at_least(t, kernel), reals_at_least(t, x)])
    n = kernel.shape[1]
    if n > x.shape[1] or kernel.ndim != 2 or x.ndim != 2:
        raise Untranslatable("a kernel and a list that is not shorter are expected")
    return ops.reduce_sum(partitioned(t, [x, n, 1]) * ops.expand_dims(kernel, 1), (2,))


@handler("ListCorrelate")
def _list_correlate(t, args):
    return _correlated(t, *args)


@handler("ListConvolve")
def _list_convolve(t, args):
    return _correlated(t, ops.flip(reals_at_least(t, args[0]), 1), args[1])


# --- distances -------------------------------------------------------------------------------------------------------


def _sum(x):
    return ops.reduce_sum(x, tuple(range(1, x.ndim)))


def _centred(x):
    return x - ops.reduce_mean(x, tuple(range(1, x.ndim)), True)


def _cosine_distance(u, v):
    return 1.0 - _sum(u * v) / (_root(_sum(ops.square(u))) * _root(_sum(ops.square(v))))


def _relative(a, b):
    zero = ops.equal(b, 0.0)
    return ops.where(zero, 0.0, a / ops.where(zero, 1.0, b))


def _normalized(u, v):
    u, v = _centred(u), _centred(v)
    return _sum(ops.square(u - v)) / (_sum(ops.square(u)) + _sum(ops.square(v))) * 0.5


DISTANCES = {
    "EuclideanDistance": lambda u, v: _root(_sum(ops.square(u - v))),
    "SquaredEuclideanDistance": lambda u, v: _sum(ops.square(u - v)),
    "NormalizedSquaredEuclideanDistance": _normalized,
    "ManhattanDistance": lambda u, v: _sum(ops.absolute(u - v)),
    "ChessboardDistance": lambda u, v: ops.reduce_max(ops.absolute(u - v), tuple(range(1, max(u.ndim, v.ndim)))),
    "BrayCurtisDistance": lambda u, v: _sum(ops.absolute(u - v)) / _sum(ops.absolute(u + v)),
    "CanberraDistance": lambda u, v: _sum(_relative(ops.absolute(u - v), ops.absolute(u) + ops.absolute(v))),
    "CosineDistance": _cosine_distance,
    "CorrelationDistance": lambda u, v: _cosine_distance(_centred(u), _centred(v)),
    "HammingDistance": lambda u, v: _sum(ops.cast(ops.not_equal(u, v), u.dtype)),
    "Covariance": lambda u, v: _sum(_centred(u) * _centred(v)) / float(u.shape[1] - 1),
    "Correlation": lambda u, v: 1.0 - _cosine_distance(_centred(u), _centred(v)),
}


def _declare_distance(name, function):
    @handler(name)
    def distance(t: "Translator", args: list) -> "Value":
        u, v = [t.real(a) for a in args]
        if u.shape[1:] != v.shape[1:]:
            raise Untranslatable(f"arrays of dimensions {list(u.shape[1:])} and {list(v.shape[1:])} have no distance")
        return function(u, v)


for _each, _function in DISTANCES.items():
    _declare_distance(_each, _function)


# --- more statistics and geometry ------------------------------------------------------------------------------------


def _moment(x, n: int):
    centred = x - ops.reduce_mean(x, (1,), True)
    return ops.reduce_mean(ops.power(centred, n), (1,))


@handler("CentralMoment")
def _central_moment(t, args):
    return _moment(reals_at_least(t, args[0]), integer(args[1]))


@handler("Skewness")
def _skewness(t, args):
    x = reals_at_least(t, args[0])
    return _moment(x, 3) / ops.power(_moment(x, 2), 1.5)


@handler("Kurtosis")
def _kurtosis(t, args):
    x = reals_at_least(t, args[0])
    return _moment(x, 4) / ops.square(_moment(x, 2))


@handler("Quantile")
def _quantile(t, args):
    x, q = reals_at_least(t, args[0]), args[1]
    (a, b), (c, d) = args[2] if len(args) > 2 else ((0, 0), (1, 0))
    quantiles = [quantile(x, (1,), p, a, b, c, d) for p in (q if type(q) is list else [q])]
    return quantiles if type(q) is list else quantiles[0]


@handler("Quartiles")
def _quartiles(t, args):
    x = reals_at_least(t, args[0])
    return [quantile(x, (1,), q) for q in (0.25, 0.5, 0.75)]


def _declare_rank(name, from_end):
    @handler(name)
    def ranked(t: "Translator", args: list) -> "Value":
        n = integer(args[1])
        return part_of(t, [ops.sort(array_at_least(t, args[0]), 1), -n if from_end else n])


_declare_rank("RankedMax", True)
_declare_rank("RankedMin", False)


@handler("VectorAngle")
def _vector_angle(t, args):
    u, v = [t.real(a) for a in args]
    return ops.acos(ops.clip(1.0 - _cosine_distance(u, v), -1.0, 1.0))


@handler("Projection")
def _projection(t, args):
    u, v = [t.real(a) for a in args]
    share = _sum(u * v) / _sum(ops.square(v))
    return ops.expand_dims(share, 1) * v
