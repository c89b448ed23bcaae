"""Handlers of functions on whole arrays: reductions, products, structure, higher-order functions.

Array values have the batch as axis 0, so level k of an array is axis k.
"""

import math

import numpy as np

from .. import ops
from ..expression import Expr, S, Symbol, elements, has_head, is_list
from ..ops import Value
from .aggregates import AGGREGATES, MORE_AGGREGATES, merged, quantile
from .translate import HANDLERS, NET_PATH, Closure, Scope, Untranslatable, form, handler, slots_of

_SORTED_COLUMNS = 64


# --- lists -----------------------------------------------------------------------------------------------------------

def items_of(t, x) -> list:
    """The elements of an array or list at level 1."""
    if type(x) is dict:
        return list(x.values())
    if type(x) is list:
        return x
    if not isinstance(x, Value) or x.ndim < 2:
        raise Untranslatable("a list is expected, not a number")
    return [ops.slice_(x, (slice(None), i)) for i in range(x.shape[1])]


def _array(t, x, rank: int = 1) -> Value:
    """x as an array of real numbers with at least this rank."""
    x = t.array_of(x)
    if x.ndim <= rank - 1 + (rank > 0):
        raise Untranslatable(f"an array of rank {rank} or more is expected, but this one has rank {x.ndim - 1}")
    return ops.cast(x, ops.INT64) if x.dtype is ops.BOOL else x


def _reals(t, x, rank: int = 1) -> Value:
    return t.real(_array(t, x, rank))


def _integer(x, what: str = "an integer") -> int:
    if type(x) is float and x.is_integer():
        return int(x)
    if type(x) is not int:
        raise Untranslatable(f"{what} that does not depend on the input is expected")
    return x


def _integers(x) -> list:
    """A list of integers from an integer, a list, or a constant array."""
    if type(x) is list:
        return [_integer(n) for n in x]
    if isinstance(x, Value) and x.op == "constant" and x.ndim == 2:
        return [int(n) for n in x.params["array"][0]]
    return [_integer(x)]


def _level(n: int, rank: int) -> int:
    """A level as an axis."""
    axis = n if n > 0 else rank + 1 + n
    if not 1 <= axis <= rank:
        raise Untranslatable(f"an array of rank {rank} has no level {n}")
    return axis


@handler("Length")
def _length(t, args):
    x = args[0]
    return len(x) if type(x) in (list, dict) else x.shape[1] if isinstance(x, Value) and x.ndim > 1 else 0


@handler("Dimensions")
def _dimensions(t, args):
    x = args[0]
    if not t.is_array(x):
        return []
    dims = list(t.array_of(x).shape[1:])
    return dims[:args[1]] if len(args) > 1 else dims


@handler("ArrayDepth", "TensorRank")
def _depth(t, args):
    return len(_dimensions(t, args[:1]))


@handler("Range")
def _range(t, args):
    numbers = [a if type(a) in (int, float) else _integer(a) for a in args]
    low, high, step = (1, numbers[0], 1) if len(numbers) == 1 else (*numbers, 1)[:3]
    return [low + i * step for i in range(int(math.floor((high - low) / step + 1e-9)) + 1)]


@handler("ConstantArray")
def _constant_array(t, args):
    value, dims = t.array_of(args[0]), _integers(args[1])
    wide = ops.reshape(value, (value.shape[0], *[1] * len(dims), *value.shape[1:]))
    return ops.broadcast_to(wide, (value.shape[0], *dims, *value.shape[1:]))


@handler("IdentityMatrix")
def _identity_matrix(t, args):
    return t.lift(np.eye(*_integers(args[0])))


@handler("DiagonalMatrix")
def _diagonal_matrix(t, args):
    x = _array(t, args[0])
    return ops.expand_dims(x, x.ndim) * ops.constant(np.eye(x.shape[1]), x.dtype)


@handler("UnitVector")
def _unit_vector(t, args):
    n, k = (2, args[0]) if len(args) == 1 else args
    return t.lift(np.eye(_integer(n))[_integer(k) - 1])


@handler("Subdivide")
def _subdivide(t, args):
    low, high, n = {1: (0, 1, args[0]), 2: (0, args[0], args[-1]), 3: (*args,)}[len(args)]
    share = t.lift(np.arange(_integer(n) + 1) / n)
    low, high = t.real(low), t.real(high)
    return ops.expand_dims(low, 1) + ops.expand_dims(high - low, 1) * share


# --- parts -----------------------------------------------------------------------------------------------------------

@handler("Part")
def _part(t, args):
    x = args[0]
    for i, spec in enumerate(args[1:]):
        x = _part_at(t, x, spec, args[i + 2:])
        if not _keeps_level(spec):
            continue
        return _under(t, x, args[i + 2:])
    return x


def _keeps_level(spec) -> bool:
    return type(spec) in (list, Expr, Symbol) or isinstance(spec, Value) and spec.ndim > 1


def _part_at(t, x, spec, rest):
    if type(x) is dict:
        return _entry(x, spec)
    if type(x) is list and type(spec) is int:
        return x[_position(spec, len(x))]
    return _select(t, x if isinstance(x, Value) else t.array_of(x), spec, 1)


def _under(t, x, rest):
    """The remaining parts, taken in the levels behind the first, which stays."""
    if not rest:
        return x
    x = t.array_of(x)
    axis = 2
    for spec in rest:
        x = _select(t, x, spec, axis)
        axis += _keeps_level(spec)
    return x


def _entry(x: dict, key):
    key = key.args[0] if type(key) is Expr and key.head is S.Key else key
    if type(key) is int and key not in x:
        return list(x.values())[_position(key, len(x))]
    if key not in x:
        raise Untranslatable(f"there is no key {key!r}")
    return x[key]


def _position(n: int, length: int) -> int:
    if not 1 <= abs(n) <= length:
        raise Untranslatable(f"part {n} of {length} elements does not exist")
    return n - 1 if n > 0 else length + n


def _select(t, x: Value, spec, axis: int) -> Value:
    """x[[…, spec, …]] at one level."""
    if axis >= x.ndim:
        raise Untranslatable("it has fewer levels than parts are taken of")
    n, lead = x.shape[axis], (slice(None),) * axis
    if type(spec) is int:
        return ops.slice_(x, (*lead, _position(spec, n)))
    if spec is S.All:
        return x
    if type(spec) is Expr and spec.head is S.Span:
        return ops.slice_(x, (*lead, _span(spec, n)))
    if type(spec) is list and all([type(k) is int for k in spec]):
        return ops.gather(x, ops.constant([_position(k, n) for k in spec], ops.INT64), axis)
    if type(spec) in (list, float):
        spec = t.array_of(spec)
    if isinstance(spec, Value):
        return _gathered(t, x, spec, axis)
    raise Untranslatable("parts are integers, spans, lists of integers and All")


def _gathered(t, x: Value, spec: Value, axis: int) -> Value:
    """Parts at positions that the input gives: one of every example."""
    if axis != 1:
        moved = ops.move_axis(x, axis, 1)
        found = _gathered(t, moved, spec, 1)
        return found if spec.ndim == 1 else ops.move_axis(found, 1, axis)
    x, spec = t.one_batch([x, ops.cast(spec, ops.INT64)])
    positions = ops.where(ops.greater(spec, 0), spec - 1, spec)
    return ops.gather_nd(x, ops.expand_dims(positions, spec.ndim))


def _span(spec: Expr, n: int) -> slice:
    low, high, step = (*spec.args, 1)[:3] if len(spec.args) == 2 else spec.args
    low = 1 if low is S.All else _integer(low)
    high = n if high is S.All else _integer(high)
    low, high = low + n + 1 if low < 0 else low, high + n + 1 if high < 0 else high
    step = _integer(step)
    if step > 0:
        found = slice(low - 1, high, step)
    else:
        found = slice(low - 1, high - 2 if high > 1 else None, step)
    if not 1 <= low <= n + 1 or not 0 <= high <= n or not len(range(*found.indices(n))):
        raise Untranslatable(f"the span from {low} to {high} of {n} elements is empty or does not exist")
    return found


@handler("Extract")
def _extract(t, args):
    x, position = args
    if isinstance(position, Value) and position.ndim > 1:
        x, position = t.one_batch([t.array_of(x), ops.cast(position, ops.INT64)])
        return ops.gather_nd(x, ops.where(ops.greater(position, 0), position - 1, position))
    if type(position) is list and position and type(position[0]) is list:
        return [_part(t, [x, *p]) for p in position]
    return _part(t, [x, *(position if type(position) is list else [position])])


def _declare_end(name, spec):
    @handler(name)
    def end(t, args):
        x = args[0]
        if type(x) is list:
            return x[spec]
        x = _array(t, x)
        return ops.slice_(x, (slice(None), spec))


for _each, _spec in (("First", 0), ("Last", -1), ("Most", slice(None, -1)), ("Rest", slice(1, None))):
    _declare_end(_each, _spec)


def _taken(spec, n: int, drops: bool) -> slice:
    """The slice that Take takes, or the one that Drop leaves out."""
    if spec is S.All:
        return slice(0, n)
    if type(spec) is list:
        low, high, step = (spec * 2)[:2] + [1] if len(spec) == 1 else (*spec, 1)[:3]
        low, high = [_integer(k) for k in (low, high)]
        low, high = [k + n + 1 if k < 0 else k for k in (low, high)]
        _position(low, n), _position(high, n)
        return slice(low - 1, high, _integer(step))
    k = _integer(spec)
    if abs(k) > n:
        raise Untranslatable(f"{'dropping' if drops else 'taking'} {abs(k)} of {n} elements is impossible")
    return slice(0, k) if k >= 0 else slice(n + k, n)


@handler("Take")
def _take(t, args):
    x = t.array_of(args[0]) if len(args) > 2 or isinstance(args[0], Value) else args[0]
    if type(x) is list:
        return x[_taken(args[1], len(x), False)]
    index = [slice(None)]
    for axis, spec in enumerate(args[1:], 1):
        index.append(_taken(spec, x.shape[axis], False))
    return _not_empty(ops.slice_(x, tuple(index)))


def _not_empty(x: Value) -> Value:
    if not x.size:
        raise Untranslatable("empty arrays are not allowed in nets")
    return x


@handler("Drop")
def _drop(t, args):
    x = t.array_of(args[0])
    for axis, spec in enumerate(args[1:], 1):
        n = x.shape[axis]
        gone = set(range(n)[_taken(spec, n, True)])
        kept = [i for i in range(n) if i not in gone]
        if not kept:
            raise Untranslatable("empty arrays are not allowed in nets")
        whole = kept == list(range(kept[0], kept[-1] + 1))
        x = ops.slice_(x, (*(slice(None),) * axis, slice(kept[0], kept[-1] + 1))) if whole \
            else ops.gather(x, ops.constant(kept, ops.INT64), axis)
    return x


# --- structure -------------------------------------------------------------------------------------------------------

@handler("Reverse")
def _reverse(t, args):
    if type(args[0]) is list and len(args) == 1:
        return args[0][::-1]
    x = _array(t, args[0])
    levels = _integers(args[1]) if len(args) > 1 else [1]
    return ops.flip(x, tuple([_level(n, x.ndim - 1) for n in levels]))


def _rotated(t, args, sign):
    x = _array(t, args[0])
    shifts = _integers(args[1]) if len(args) > 1 else [1]
    for axis, k in enumerate(shifts, 1):
        n = x.shape[axis]
        order = [(i + sign * k) % n for i in range(n)]
        x = ops.gather(x, ops.constant(order, ops.INT64), axis)
    return x


@handler("RotateLeft")
def _rotate_left(t, args):
    return _rotated(t, args, 1)


@handler("RotateRight")
def _rotate_right(t, args):
    return _rotated(t, args, -1)


@handler("Transpose", "ConjugateTranspose")
def _transpose(t, args):
    x = _array(t, args[0], 2 if len(args) == 1 else 1)
    if len(args) == 1:
        return ops.swap_axes(x, 1, 2)
    spec = args[1]
    if type(spec) is Expr and spec.head is S.TwoWayRule:
        return ops.swap_axes(x, *[_level(_integer(n), x.ndim - 1) for n in spec.args])
    target = _integers(spec)
    target = [*target, *range(len(target) + 1, x.ndim)]
    axes = [0] * x.ndim
    for source, place in enumerate(target, 1):
        axes[place] = source
    return ops.transpose(x, axes)


@handler("Flatten")
def _flatten(t, args):
    x = args[0]
    if type(x) is list:
        x = _ragged(t, x)
    x = _array(t, x)
    if len(args) == 1 or args[1] == float("inf"):
        return ops.flatten(x)
    spec = args[1]
    if type(spec) is list:
        groups = spec if type(spec[0]) is list else [spec]
        rest = [n for n in range(1, x.ndim) if n not in sum(groups, [])]
        groups = [*groups, *[[n] for n in rest]]
        moved = ops.transpose(x, (0, *sum(groups, [])))
        return ops.reshape(moved, (x.shape[0], *[math.prod([x.shape[n] for n in g]) for g in groups]))
    n = min(_integer(spec), x.ndim - 2)
    return ops.reshape(x, (x.shape[0], math.prod(x.shape[1:n + 2]), *x.shape[n + 2:]))


def _ragged(t, x: list):
    """A list whose parts may differ in shape, as one vector."""
    try:
        return t.array_of(x)
    except Untranslatable:
        parts = t.one_batch([ops.reshape(p, (p.shape[0], -1)) for p in [t.array_of(a) for a in x]])
        return ops.concat(parts, 1)


@handler("ArrayReshape")
def _array_reshape(t, args):
    x, dims = ops.flatten(_array(t, args[0])), _integers(args[1])
    size = math.prod(dims)
    if x.shape[1] > size:
        x = ops.slice_(x, (slice(None), slice(0, size)))
    elif x.shape[1] < size:
        x = ops.pad(x, ((0, 0), (0, size - x.shape[1])), value=args[2] if len(args) > 2 else 0.0)
    return ops.reshape(x, (x.shape[0], *dims))


@handler("Join")
def _join(t, args):
    if type(args[-1]) is int:
        return _joined(t, args[:-1], args[-1])
    if all([type(a) is dict for a in args]):
        return {k: v for a in args for k, v in a.items()}
    return _joined(t, args, 1)


def _joined(t, parts, level):
    if all([type(p) is list for p in parts]) and level == 1:
        return [a for p in parts for a in p]
    parts = t.one_batch([_array(t, p) for p in parts])
    return ops.concat(parts, _level(level, parts[0].ndim - 1))


@handler("Catenate")
def _catenate(t, args):
    return _joined(t, items_of(t, args[0]), 1)


@handler("Append")
def _append(t, args):
    if type(args[0]) is list:
        return [*args[0], args[1]]
    return _joined(t, [args[0], t.stack([t.array_of(args[1])])], 1)


@handler("Prepend")
def _prepend(t, args):
    if type(args[0]) is list:
        return [args[1], *args[0]]
    return _joined(t, [t.stack([t.array_of(args[1])]), args[0]], 1)


@handler("Partition")
def _partition(t, args):
    x, n = _array(t, args[0]), _integer(args[1])
    d = _integer(args[2]) if len(args) > 2 else n
    starts = range(0, x.shape[1] - n + 1, d)
    if not starts:
        raise Untranslatable(f"{x.shape[1]} elements have no part of length {n}")
    if d == n:
        used = ops.slice_(x, (slice(None), slice(0, n * len(starts))))
        return ops.reshape(used, (x.shape[0], len(starts), n, *x.shape[2:]))
    return ops.gather(x, ops.constant([[s + i for i in range(n)] for s in starts], ops.INT64), 1)


@handler("ArrayPad")
def _array_pad(t, args):
    x = _array(t, args[0])
    spec, value = args[1], args[2] if len(args) > 2 else 0
    rank = x.ndim - 1
    if type(spec) is not list:
        spec = [[spec, spec]] * rank
    elif type(spec[0]) is not list:
        spec = [[spec[0], spec[-1]]] * rank
    else:
        spec = [[p[0], p[-1]] for p in spec]
    mode = {"Fixed": "edge", "Reflected": "reflect"}.get(value, "constant")
    widths = ((0, 0), *[(_integer(p[0]), _integer(p[1])) for p in spec])
    return ops.pad(x, widths, mode, float(value) if mode == "constant" else 0.0)


def _padded(t, args, left: bool):
    x, n = _array(t, args[0]), _integer(args[1])
    value = float(args[2]) if len(args) > 2 else 0.0
    more = n - x.shape[1]
    if more < 0:
        return ops.slice_(x, (slice(None), slice(-more, None) if left else slice(0, n)))
    widths = [(0, 0)] * x.ndim
    widths[1] = (more, 0) if left else (0, more)
    return ops.pad(x, widths, value=value)


@handler("PadLeft")
def _pad_left(t, args):
    return _padded(t, args, True)


@handler("PadRight")
def _pad_right(t, args):
    return _padded(t, args, False)


@handler("Diagonal")
def _diagonal(t, args):
    return ops.diagonal(_array(t, args[0], 2))


# --- order -----------------------------------------------------------------------------------------------------------

@handler("Sort")
def _sort(t, args):
    x = _array(t, args[0])
    if x.ndim == 2:
        return ops.sort(x, 1)
    flat = ops.reshape(x, (*x.shape[:2], -1))  # arrays are ordered by their first elements, then by their second, …
    if flat.shape[2] > _SORTED_COLUMNS:
        raise Untranslatable(f"arrays of more than {_SORTED_COLUMNS} elements cannot be sorted")
    for column in range(flat.shape[2] - 1, -1, -1):
        order = ops.argsort(ops.slice_(flat, (slice(None), slice(None), column)), 1)
        flat = ops.gather_nd(flat, ops.expand_dims(order, 2))
    return ops.reshape(flat, x.shape)


@handler("ReverseSort")
def _reverse_sort(t, args):
    return ops.flip(_sort(t, args), 1)


@handler("Ordering")
def _ordering(t, args):
    x = _array(t, args[0])
    order = ops.argsort(x, 1) + 1
    if len(args) < 2 or args[1] is S.All:
        return order
    n = _integer(args[1])
    return ops.slice_(order, (slice(None), slice(0, n) if n > 0 else slice(None, n - 1, -1)))


def _declare_ranked(name, largest):
    @handler(name)
    def ranked(t, args):
        return ops.top_k(_array(t, args[0]), _integer(args[1]), 1, largest)[0]


_declare_ranked("TakeLargest", True)
_declare_ranked("TakeSmallest", False)


# --- reductions ------------------------------------------------------------------------------------------------------

@handler("Total")
def _total(t, args):
    x = _array(t, args[0])
    return ops.reduce_sum(x, _levels(args[1] if len(args) > 1 else 1, x.ndim - 1))


def _levels(spec, rank: int) -> tuple:
    """Axes of a level specification: n for levels 1 to n, {n}, {n1, n2}, Infinity."""
    if spec == float("inf") or spec is S.All:
        return tuple(range(1, rank + 1))
    if type(spec) is list:
        low, high = (spec * 2)[:2]
        high = -1 if high == float("inf") else high
        return tuple(range(_level(_integer(low), rank), _level(_integer(high), rank) + 1))
    n = _integer(spec)
    return tuple(range(1, min(n, rank) + 1 if n > 0 else _level(n, rank) + 1))


def _declare_statistic(name, function):
    @handler(name)
    def statistic(t, args):
        return function(_reals(t, args[0]), (1,))


for _each, _function in {**AGGREGATES, **MORE_AGGREGATES}.items():
    if _each not in ("Min", "Max", "Total", "Times"):
        _declare_statistic(_each, _function)


@handler("MinMax")
def _min_max(t, args):
    x = _reals(t, args[0])
    axes = tuple(range(1, x.ndim))
    return t.stack([ops.reduce_min(x, axes), ops.reduce_max(x, axes)])


@handler("Accumulate")
def _accumulate(t, args):
    return ops.cumsum(_array(t, args[0]), 1)


@handler("Differences")
def _differences(t, args):
    x = _array(t, args[0])
    for _ in range(_integer(args[1]) if len(args) > 1 else 1):
        x = ops.slice_(x, (slice(None), slice(1, None))) - ops.slice_(x, (slice(None), slice(None, -1)))
    return _not_empty(x)


@handler("Ratios")
def _ratios(t, args):
    x = _reals(t, args[0])
    return ops.slice_(x, (slice(None), slice(1, None))) / ops.slice_(x, (slice(None), slice(None, -1)))


@handler("MovingAverage")
def _moving_average(t, args):
    return ops.reduce_mean(t.real(_partition(t, [args[0], args[1], 1])), (2,))


@handler("Standardize")
def _standardize(t, args):
    x = _reals(t, args[0])
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
        raise Untranslatable("of matrices only the norm \"Frobenius\" can be computed")
    axes = tuple(range(1, x.ndim))
    if p in (2, "Frobenius"):
        return _root(ops.reduce_sum(ops.square(x), axes))
    if p == float("inf"):
        return ops.reduce_max(ops.absolute(x), axes)
    total = ops.reduce_sum(ops.absolute(x) if p == 1 else ops.power(ops.absolute(x), float(p)), axes)
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
    result = _reals(t, args[0])
    for other in args[1:]:
        other = _reals(t, other)
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
    x = _reals(t, x, 2)
    if x.ndim != 3 or x.shape[1] != x.shape[2]:
        raise Untranslatable(f"a square matrix is expected, but the dimensions are {list(x.shape[1:])}")
    return x


@handler("LinearSolve")
def _linear_solve(t, args):
    return _dot(t, [_inverse(t, args[:1]), args[1]])


@handler("MatrixPower")
def _matrix_power(t, args):
    x, n = _square(t, args[0]), _integer(args[1])
    x = ops.inverse(x) if n < 0 else x
    result = t.lift(np.eye(x.shape[1]))
    for _ in range(abs(n)):
        result = _dot(t, [result, x])
    return result


@handler("Tr")
def _trace(t, args):
    x = _array(t, args[0])
    return ops.reduce_sum(x if x.ndim == 2 else ops.diagonal(x), (1,))


@handler("Cross")
def _cross(t, args):
    a, b = [_reals(t, x) for x in args]
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


@handler("KroneckerProduct")
def _kronecker(t, args):
    a, b = [_reals(t, x, 2) for x in args]
    (n, m), (p, q) = a.shape[1:], b.shape[1:]
    wide = ops.reshape(a, (a.shape[0], n, 1, m, 1)) * ops.reshape(b, (b.shape[0], 1, p, 1, q))
    return ops.reshape(wide, (wide.shape[0], n * p, m * q))


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
    def distance(t, args):
        u, v = [t.real(a) for a in args]
        if u.shape[1:] != v.shape[1:]:
            raise Untranslatable(f"arrays of dimensions {list(u.shape[1:])} and {list(v.shape[1:])} have no distance")
        return function(u, v)


for _each, _function in DISTANCES.items():
    _declare_distance(_each, _function)


# --- functions of functions ------------------------------------------------------------------------------------------

def _captures(f) -> bool:
    """Does a function use values of the place it was written in?"""
    if type(f) is not Closure:
        return type(f) not in (Symbol, str) and not has_head(f, NET_PATH)
    if f.scope.slots and len(f.function.args) > 1 and f.function.args[0] is not S.Null and slots_of(f.function.args[1]):
        return True
    held = {n for n, v in f.scope.names.items()
            if isinstance(v, (Value, list, dict)) or isinstance(v, Closure) and _captures(v)}
    return bool(held) and _mentions(f.function, held)


def _mentions(e, names) -> bool:
    waiting = [e]
    while waiting:
        x = waiting.pop()
        if type(x) is Symbol and x in names:
            return True
        if type(x) is Expr:
            waiting.extend((x.head, *x.args))
    return False


def _all_at_once(t, f, arrays: list):
    """f of corresponding elements of arrays at level 1, taken as further examples; None if that cannot be done."""
    if _captures(f) or any([not isinstance(a, Value) or a.ndim < 2 for a in arrays]):
        return None
    arrays = t.one_batch(arrays)
    batch, n = arrays[0].shape[:2]
    if any([a.shape[1] != n for a in arrays]):
        raise Untranslatable("the lists have different lengths")
    with t.examples(batch * n):
        result = t.apply(f, [ops.reshape(a, (batch * n, *a.shape[2:])) for a in arrays])
    if type(result) is dict or type(result) is Closure:
        return None
    result = t.array_of(result)
    result = ops.broadcast_to(result, (batch * n, *result.shape[1:]))
    return ops.reshape(result, (batch, n, *result.shape[1:]))


@handler("Map")
def _map(t, args):
    f, x = args[:2]
    level = args[2] if len(args) > 2 else [1]
    if type(x) is dict and level == [1]:
        return {k: t.apply(f, [v]) for k, v in x.items()}
    if type(level) is list and len(level) == 1:
        return _map_at(t, f, x, _integer(level[0]))
    for n in range(_integer(level), 0, -1):
        x = _map_at(t, f, x, n)
    return x


def _map_at(t, f, x, depth: int):
    if depth < 0:
        depth = t.array_of(x).ndim + depth
    if depth == 0:
        return t.apply(f, [x])
    if depth > 1:
        x = t.array_of(x)
        flat = ops.reshape(x, (x.shape[0], math.prod(x.shape[1:depth + 1]), *x.shape[depth + 1:]))
        result = t.array_of(_map_at(t, f, flat, 1))
        return ops.reshape(result, (result.shape[0], *x.shape[1:depth + 1], *result.shape[2:]))
    found = _all_at_once(t, f, [x])
    return found if found is not None else [t.apply(f, [a]) for a in items_of(t, x)]


@handler("MapIndexed")
def _map_indexed(t, args):
    return [t.apply(args[0], [a, [i]]) for i, a in enumerate(items_of(t, args[1]), 1)]


@handler("MapThread")
def _map_thread(t, args):
    f, lists = args[0], items_of(t, args[1])
    for _ in range((_integer(args[2]) if len(args) > 2 else 1) - 1):
        inner = f
        rows = [items_of(t, x) for x in lists]
        return [_map_thread(t, [inner, list(row), args[2] - 1]) for row in zip(*rows)]
    found = _all_at_once(t, f, lists)
    if found is not None:
        return found
    rows = [items_of(t, x) for x in lists]
    if len({len(r) for r in rows}) > 1:
        raise Untranslatable("the lists have different lengths")
    return [t.apply(f, list(row)) for row in zip(*rows)]


@handler("Apply")
def _apply(t, args):
    if len(args) > 2:
        return _map_apply(t, args[:2])
    return t.apply(args[0], list(items_of(t, args[1])))


@handler("MapApply")
def _map_apply(t, args):
    return [t.apply(args[0], list(items_of(t, row))) for row in items_of(t, args[1])]


@handler("Nest")
def _nest(t, args):
    f, x, n = args
    for _ in range(_integer(n)):
        x = t.apply(f, [x])
    return x


@handler("NestList")
def _nest_list(t, args):
    f, x, n = args
    found = [x]
    for _ in range(_integer(n)):
        found.append(t.apply(f, [found[-1]]))
    return found


def _folded(t, args) -> list:
    f = args[0]
    items = list(items_of(t, args[-1]))
    found = [args[1]] if len(args) > 2 else [items.pop(0)]
    for a in items:
        found.append(t.apply(f, [found[-1], a]))
    return found


@handler("Fold")
def _fold(t, args):
    return _folded(t, args)[-1]


@handler("FoldList")
def _fold_list(t, args):
    return _folded(t, args)


@handler("Array")
def _array_of_function(t, args):
    f, dims = args[0], _integers(args[1])
    first = _integers(args[2])[0] if len(args) > 2 else 1

    def rows(prefix, rest):
        return [rows([*prefix, i], rest[1:]) if len(rest) > 1 else t.apply(f, [*prefix, i])
                for i in range(first, first + rest[0])]
    return rows([], dims)


@handler("Identity")
def _same(t, args):
    return args[0]


@handler("Keys")
def _keys(t, args):
    return list(args[0])


@handler("Values")
def _values(t, args):
    return list(args[0].values())


@handler("Lookup")
def _lookup(t, args):
    key = args[1]
    return [_entry(args[0], k) for k in key] if type(key) is list else _entry(args[0], key)


@handler("KeyTake")
def _key_take(t, args):
    return {k: args[0][k] for k in args[1]}


@handler("Association")
def _association(t, args):
    return {r.args[0]: r.args[1] for r in args}


# --- iterators -------------------------------------------------------------------------------------------------------

def _iterations(t, spec, scope: Scope):
    """(name or None, the values it takes) of an iterator."""
    parts = list(elements(spec)) if is_list(spec) else [spec]
    if len(parts) == 1:
        return None, range(_integer(t.value(parts[0], scope)))
    bounds = [t.value(p, scope) for p in parts[1:]]
    if len(bounds) == 1 and (type(bounds[0]) is list or isinstance(bounds[0], Value)):
        return parts[0], items_of(t, bounds[0])
    return parts[0], _range(t, bounds)


def _looped(t, body, specs, scope: Scope):
    if not specs:
        return t.value(body, scope)
    name, values = _iterations(t, specs[0], scope)
    return [_looped(t, body, specs[1:], scope if name is None else Scope(scope.slots, {**scope.names, name: v}))
            for v in values]


@form("Table", "ParallelTable")
def _table(t, x, scope):
    return _looped(t, x.args[0], x.args[1:], scope)


def _declare_sum(name, head):
    @form(name)
    def summed(t, x, scope):
        found = _looped(t, x.args[0], x.args[1:], scope)
        for _ in x.args[2:]:
            found = [v for row in found for v in row]
        return HANDLERS[head](t, found)


_declare_sum("Sum", S.Plus)
_declare_sum("Product", S.Times)


@form("Do")
def _do(t, x, scope):
    def repeat(specs):
        if not specs:
            t.value(x.args[0], scope)
            return
        name, values = _iterations(t, specs[0], scope)
        for v in values:
            if name is not None:
                scope.names[name] = v
            repeat(specs[1:])
    repeat(x.args[1:])
    return S.Null



# --- changes at positions, pieces ----------------------------------------------------------------------------------------

def _replaced(t, x, position: int, change):
    items = list(items_of(t, x))
    place = _position(_integer(position), len(items))
    items[place] = change(items[place])
    return items


@handler("MapAt")
def _map_at_position(t, args):
    f, x, position = args
    if type(x) is dict:
        return {**x, position: t.apply(f, [x[position]])}
    for n in position if type(position) is list else [position]:
        x = _replaced(t, x, n[0] if type(n) is list else n, lambda v: t.apply(f, [v]))
    return x


@handler("ReplacePart")
def _replace_part(t, args):
    x, rules = args
    for r in rules if type(rules) is list else [rules]:
        x = _replaced(t, x, r.args[0], lambda v, new=r.args[1]: new)
    return x


@handler("Insert")
def _insert(t, args):
    x, new, n = args
    items, n = list(items_of(t, x)), _integer(n)
    items.insert(n - 1 if n > 0 else len(items) + n + 1, new)
    return items


@handler("Delete")
def _delete(t, args):
    items = list(items_of(t, args[0]))
    gone = {_position(n, len(items)) for n in _integers(args[1])}
    return [a for i, a in enumerate(items) if i not in gone]


@handler("Riffle")
def _riffle(t, args):
    items = list(items_of(t, args[0]))
    between = items_of(t, args[1]) if _has_levels(args[1]) else [args[1]]
    if len(between) == len(items):
        return [v for pair in zip(items, between) for v in pair]
    found = []
    for i, a in enumerate(items):
        found += [a] if i == len(items) - 1 else [a, between[i % len(between)]]
    return found


def _has_levels(x) -> bool:
    return type(x) is list or isinstance(x, Value) and x.ndim > 1


@handler("BlockMap")
def _block_map(t, args):
    return _map(t, [args[0], _partition(t, args[1:])])


@handler("MovingMap")
def _moving_map(t, args):
    return _map(t, [args[0], _partition(t, [args[1], _integer(args[2]) + 1, 1])])


@handler("Inner")
def _inner(t, args):
    f, a, b, g = (*args, S.Plus)[:4]
    return t.apply(g, [t.apply(f, [u, v]) for u, v in zip(items_of(t, a), items_of(t, b))])


@handler("ArrayReduce")
def _array_reduce(t, args):
    f, x, levels = args
    x = _array(t, x)
    axes = [_level(n, x.ndim - 1) for n in _integers(levels)]
    x = merged(x, axes)
    rest = x.shape[1:-1]
    flat = ops.reshape(x, (x.shape[0], math.prod(rest), x.shape[-1]))
    result = t.array_of(_map_at(t, f, flat, 1))
    return ops.reshape(result, (result.shape[0], *rest, *result.shape[2:]))


def _declare_triangle(name, keep):
    @handler(name)
    def triangle(t, args):
        x = _array(t, args[0], 2)
        return x * ops.constant(keep(np.ones(x.shape[1:3]), _integer(args[1]) if len(args) > 1 else 0), x.dtype)


_declare_triangle("LowerTriangularize", np.tril)
_declare_triangle("UpperTriangularize", np.triu)


def _correlated(t, kernel, x):
    kernel, x = t.one_batch([_reals(t, kernel), _reals(t, x)])
    n = kernel.shape[1]
    if n > x.shape[1] or kernel.ndim != 2 or x.ndim != 2:
        raise Untranslatable("a kernel and a list that is not shorter are expected")
    return ops.reduce_sum(_partition(t, [x, n, 1]) * ops.expand_dims(kernel, 1), (2,))


@handler("ListCorrelate")
def _list_correlate(t, args):
    return _correlated(t, *args)


@handler("ListConvolve")
def _list_convolve(t, args):
    return _correlated(t, ops.flip(_reals(t, args[0]), 1), args[1])


# --- more statistics and geometry ----------------------------------------------------------------------------------------

def _moment(x, n: int):
    centred = x - ops.reduce_mean(x, (1,), True)
    return ops.reduce_mean(ops.power(centred, n), (1,))


@handler("CentralMoment")
def _central_moment(t, args):
    return _moment(_reals(t, args[0]), _integer(args[1]))


@handler("Skewness")
def _skewness(t, args):
    x = _reals(t, args[0])
    return _moment(x, 3) / ops.power(_moment(x, 2), 1.5)


@handler("Kurtosis")
def _kurtosis(t, args):
    x = _reals(t, args[0])
    return _moment(x, 4) / ops.square(_moment(x, 2))


@handler("Quantile")
def _quantile(t, args):
    x, q = _reals(t, args[0]), args[1]
    (a, b), (c, d) = args[2] if len(args) > 2 else ((0, 0), (1, 0))
    found = [quantile(x, (1,), p, a, b, c, d) for p in (q if type(q) is list else [q])]
    return found if type(q) is list else found[0]


@handler("Quartiles")
def _quartiles(t, args):
    x = _reals(t, args[0])
    return [quantile(x, (1,), q) for q in (0.25, 0.5, 0.75)]


def _declare_rank(name, from_end):
    @handler(name)
    def ranked(t, args):
        n = _integer(args[1])
        return _part(t, [ops.sort(_array(t, args[0]), 1), -n if from_end else n])


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
