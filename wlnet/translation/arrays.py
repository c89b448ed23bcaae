"""Handlers of functions that take arrays apart and put them together.

Array values have the batch as axis 0, so level k of an array is axis k.
"""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from .. import ops
from ..expression import Expr, S, Symbol
from ..expression.arithmetic import nearest_float
from ..ops import Value
from .table import Untranslatable, handler, items_of

if TYPE_CHECKING:
    from .translator import Translator


_SORTED_COLUMNS = 64  # each takes a sort and a gather of the whole batch


def array_at_least(t: "Translator", x: object, rank: int = 1) -> Value:
    """x as an array of real numbers with at least this rank."""
    x = t.array_of(x)
    if x.ndim <= rank - 1 + (rank > 0):
        raise Untranslatable(f"an array of rank {rank} or more is expected, but this one has rank {x.ndim - 1}")
    return ops.cast(x, ops.INT64) if x.dtype is ops.BOOL else x


def reals_at_least(t: "Translator", x: object, rank: int = 1) -> Value:
    """x as an array of reals of at least this rank, the batch not counted."""
    return t.real(array_at_least(t, x, rank))


def integer(x: int, what: str = "an integer") -> int:
    """x as an integer that is known when the net is made; raises Untranslatable."""
    if type(x) is float and x.is_integer():
        return int(x)
    if type(x) is not int:
        raise Untranslatable(f"{what} that does not depend on the input is expected")
    return x


def integers(x: int | list) -> list:
    """A list of integers from an integer, a list, or a constant array."""
    if isinstance(x, list):
        return [integer(n) for n in x]
    if isinstance(x, Value) and x.op == "constant" and x.ndim == 2:
        return [int(n) for n in x.params["array"][0]]
    return [integer(x)]


def axis_of_level(n: int, rank: int) -> int:
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
    return dims[: args[1]] if len(args) > 1 else dims


@handler("ArrayDepth", "TensorRank")
def _depth(t, args):
    return len(_dimensions(t, args[:1]))


@handler("Range")
def range_of(t: "Translator", args: list) -> list:
    """Range of numbers, as a list."""
    numbers = [a if type(a) in (int, float) else integer(a) for a in args]
    low, high, step = (1, numbers[0], 1) if len(numbers) == 1 else (*numbers, 1)[:3]
    # 1e-9: a bound that rounding missed counts as reached, as in the evaluator's Range
    return [low + i * step for i in range(int(math.floor((high - low) / step + 1e-9)) + 1)]


@handler("ConstantArray")
def _constant_array(t, args):
    value, dims = t.array_of(args[0]), integers(args[1])
    wide = ops.reshape(value, (value.shape[0], *[1] * len(dims), *value.shape[1:]))
    return ops.broadcast_to(wide, (value.shape[0], *dims, *value.shape[1:]))


@handler("IdentityMatrix")
def _identity_matrix(t, args):
    return t.lift(np.eye(*integers(args[0])))


@handler("DiagonalMatrix")
def _diagonal_matrix(t, args):
    x = array_at_least(t, args[0])
    return ops.expand_dims(x, x.ndim) * ops.constant(np.eye(x.shape[1]), x.dtype)


@handler("UnitVector")
def _unit_vector(t, args):
    n, k = (2, args[0]) if len(args) == 1 else args
    return t.lift(np.eye(integer(n))[integer(k) - 1])


@handler("Subdivide")
def _subdivide(t, args):
    low, high, n = {1: (0, 1, args[0]), 2: (0, args[0], args[-1]), 3: (*args,)}[len(args)]
    share = t.lift(np.arange(integer(n) + 1) / n)
    low, high = t.real(low), t.real(high)
    return ops.expand_dims(low, 1) + ops.expand_dims(high - low, 1) * share


# --- parts -----------------------------------------------------------------------------------------------------------


@handler("Part")
def part_of(t: "Translator", args: list) -> Value | None:
    """x[[spec1, spec2, …]]."""
    x = args[0]
    for i, spec in enumerate(args[1:]):
        x = _part_at(t, x, spec, args[i + 2 :])
        if not _keeps_level(spec):
            continue
        return _under(t, x, args[i + 2 :])
    return x


def _keeps_level(spec) -> bool:
    return type(spec) in (list, Expr, Symbol) or isinstance(spec, Value) and spec.ndim > 1


def _part_at(t, x, spec, rest):
    if type(x) is dict:
        return entry_of(x, spec)
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


def entry_of(x: dict, key):
    """The entry of an association at a key or a position."""
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
        parts = _gathered(t, moved, spec, 1)
        return parts if spec.ndim == 1 else ops.move_axis(parts, 1, axis)
    x, spec = t.one_batch([x, ops.cast(spec, ops.INT64)])
    positions = ops.where(ops.greater(spec, 0), spec - 1, spec)
    return ops.gather_nd(x, ops.expand_dims(positions, spec.ndim))


def _span(spec: Expr, n: int) -> slice:
    low, high, step = (*spec.args, 1)[:3] if len(spec.args) == 2 else spec.args
    low = 1 if low is S.All else integer(low)
    high = n if high is S.All else integer(high)
    low, high = low + n + 1 if low < 0 else low, high + n + 1 if high < 0 else high
    step = integer(step)
    if step > 0:
        span = slice(low - 1, high, step)
    else:
        span = slice(low - 1, high - 2 if high > 1 else None, step)
    if not 1 <= low <= n + 1 or not 0 <= high <= n or not len(range(*span.indices(n))):
        raise Untranslatable(f"the span from {low} to {high} of {n} elements is empty or does not exist")
    return span


@handler("Extract")
def _extract(t, args):
    x, position = args
    if isinstance(position, Value) and position.ndim > 1:
        x, position = t.one_batch([t.array_of(x), ops.cast(position, ops.INT64)])
        return ops.gather_nd(x, ops.where(ops.greater(position, 0), position - 1, position))
    if type(position) is list and position and type(position[0]) is list:
        return [part_of(t, [x, *p]) for p in position]
    return part_of(t, [x, *(position if type(position) is list else [position])])


def _declare_end(name, spec):
    @handler(name)
    def end(t: "Translator", args: list) -> object:
        x = args[0]
        if type(x) is list:
            return x[spec]
        x = array_at_least(t, x)
        return ops.slice_(x, (slice(None), spec))


for _each, _spec in (("First", 0), ("Last", -1), ("Most", slice(None, -1)), ("Rest", slice(1, None))):
    _declare_end(_each, _spec)


def _taken(spec, n: int, drops: bool) -> slice:
    """The slice that Take takes, or the one that Drop leaves out."""
    if spec is S.All:
        return slice(0, n)
    if type(spec) is list:
        low, high, step = (spec * 2)[:2] + [1] if len(spec) == 1 else (*spec, 1)[:3]
        low, high = [integer(k) for k in (low, high)]
        low, high = [k + n + 1 if k < 0 else k for k in (low, high)]
        _position(low, n), _position(high, n)
        return slice(low - 1, high, integer(step))
    k = integer(spec)
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
    return not_empty(ops.slice_(x, tuple(index)))


def not_empty(x: Value) -> Value:
    """x, unless it has no elements, which nets refuse."""
    if not x.size:
        raise Untranslatable("empty arrays are not allowed in nets")
    return x


@handler("Drop")
def _drop(t, args):
    x = t.array_of(args[0])
    for axis, spec in enumerate(args[1:], 1):
        n = x.shape[axis]
        gone = set(range(n)[_taken(spec, n, True)])
        positions = [i for i in range(n) if i not in gone]
        if not positions:
            raise Untranslatable("empty arrays are not allowed in nets")
        whole = positions == list(range(positions[0], positions[-1] + 1))
        x = (
            ops.slice_(x, (*(slice(None),) * axis, slice(positions[0], positions[-1] + 1)))
            if whole
            else ops.gather(x, ops.constant(positions, ops.INT64), axis)
        )
    return x


# --- structure -------------------------------------------------------------------------------------------------------


@handler("Reverse")
def _reverse(t, args):
    if type(args[0]) is list and len(args) == 1:
        return args[0][::-1]
    x = array_at_least(t, args[0])
    levels = integers(args[1]) if len(args) > 1 else [1]
    return ops.flip(x, tuple([axis_of_level(n, x.ndim - 1) for n in levels]))


def _rotated(t, args, sign):
    x = array_at_least(t, args[0])
    shifts = integers(args[1]) if len(args) > 1 else [1]
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
    x = array_at_least(t, args[0], 2 if len(args) == 1 else 1)
    if len(args) == 1:
        return ops.swap_axes(x, 1, 2)
    spec = args[1]
    if type(spec) is Expr and spec.head is S.TwoWayRule:
        return ops.swap_axes(x, *[axis_of_level(integer(n), x.ndim - 1) for n in spec.args])
    target = integers(spec)
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
    x = array_at_least(t, x)
    if len(args) == 1 or args[1] == float("inf"):
        return ops.flatten(x)
    spec = args[1]
    if type(spec) is list:
        groups = spec if type(spec[0]) is list else [spec]
        rest = [n for n in range(1, x.ndim) if n not in sum(groups, [])]
        groups = [*groups, *[[n] for n in rest]]
        moved = ops.transpose(x, (0, *sum(groups, [])))
        return ops.reshape(moved, (x.shape[0], *[math.prod([x.shape[n] for n in g]) for g in groups]))
    n = min(integer(spec), x.ndim - 2)
    return ops.reshape(x, (x.shape[0], math.prod(x.shape[1 : n + 2]), *x.shape[n + 2 :]))


def _ragged(t, x: list):
    """A list whose parts may differ in shape, as one vector."""
    try:
        return t.array_of(x)
    except Untranslatable:
        parts = t.one_batch([ops.reshape(p, (p.shape[0], -1)) for p in [t.array_of(a) for a in x]])
        return ops.concat(parts, 1)


@handler("ArrayReshape")
def _array_reshape(t, args):
    x, dims = ops.flatten(array_at_least(t, args[0])), integers(args[1])
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
    parts = t.one_batch([array_at_least(t, p) for p in parts])
    return ops.concat(parts, axis_of_level(level, parts[0].ndim - 1))


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
def partitioned(t: "Translator", args: list) -> Value:
    """Partition[x, n, d]."""
    x, n = array_at_least(t, args[0]), integer(args[1])
    d = integer(args[2]) if len(args) > 2 else n
    starts = range(0, x.shape[1] - n + 1, d)
    if not starts:
        raise Untranslatable(f"{x.shape[1]} elements have no part of length {n}")
    if d == n:
        used = ops.slice_(x, (slice(None), slice(0, n * len(starts))))
        return ops.reshape(used, (x.shape[0], len(starts), n, *x.shape[2:]))
    return ops.gather(x, ops.constant([[s + i for i in range(n)] for s in starts], ops.INT64), 1)


@handler("ArrayPad")
def _array_pad(t, args):
    x = array_at_least(t, args[0])
    spec, value = args[1], args[2] if len(args) > 2 else 0
    rank = x.ndim - 1
    if type(spec) is not list:
        spec = [[spec, spec]] * rank
    elif type(spec[0]) is not list:
        spec = [[spec[0], spec[-1]]] * rank
    else:
        spec = [[p[0], p[-1]] for p in spec]
    mode = {"Fixed": "edge", "Reflected": "reflect"}.get(value, "constant")
    widths = ((0, 0), *[(integer(p[0]), integer(p[1])) for p in spec])
    return ops.pad(x, widths, mode, nearest_float(value) if mode == "constant" else 0.0)


def _padded(t, args, left: bool):
    x, n = array_at_least(t, args[0]), integer(args[1])
    value = nearest_float(args[2]) if len(args) > 2 else 0.0
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
    return ops.diagonal(array_at_least(t, args[0], 2))


# --- order -----------------------------------------------------------------------------------------------------------


@handler("Sort")
def _sort(t, args):
    x = array_at_least(t, args[0])
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
    x = array_at_least(t, args[0])
    order = ops.argsort(x, 1) + 1
    if len(args) < 2 or args[1] is S.All:
        return order
    n = integer(args[1])
    return ops.slice_(order, (slice(None), slice(0, n) if n > 0 else slice(None, n - 1, -1)))


def _declare_ranked(name, largest):
    @handler(name)
    def ranked(t: "Translator", args: list) -> Value:
        return ops.top_k(array_at_least(t, args[0]), integer(args[1]), 1, largest)[0]


_declare_ranked("TakeLargest", True)
_declare_ranked("TakeSmallest", False)


# --- changes at positions --------------------------------------------------------------------------------------------


def with_replaced(t: "Translator", x: object, position: int, change: Callable) -> list:
    """The items with one of them changed by a function."""
    items = list(items_of(t, x))
    place = _position(integer(position), len(items))
    items[place] = change(items[place])
    return items


@handler("ReplacePart")
def _replace_part(t, args):
    x, rules = args
    for r in rules if type(rules) is list else [rules]:
        x = with_replaced(t, x, r.args[0], lambda v, new=r.args[1]: new)
    return x


@handler("Insert")
def _insert(t, args):
    x, new, n = args
    items, n = list(items_of(t, x)), integer(n)
    items.insert(n - 1 if n > 0 else len(items) + n + 1, new)
    return items


@handler("Delete")
def _delete(t, args):
    items = list(items_of(t, args[0]))
    gone = {_position(n, len(items)) for n in integers(args[1])}
    return [a for i, a in enumerate(items) if i not in gone]


@handler("Riffle")
def _riffle(t, args):
    items = list(items_of(t, args[0]))
    between = items_of(t, args[1]) if _has_levels(args[1]) else [args[1]]
    if len(between) == len(items):
        return [v for pair in zip(items, between) for v in pair]
    items_and_separators = []
    for i, a in enumerate(items):
        items_and_separators += [a] if i == len(items) - 1 else [a, between[i % len(between)]]
    return items_and_separators


def _has_levels(x) -> bool:
    return type(x) is list or isinstance(x, Value) and x.ndim > 1


def _declare_triangle(name, keep):
    @handler(name)
    def triangle(t: "Translator", args: list) -> Value:
        x = array_at_least(t, args[0], 2)
        return x * ops.constant(keep(np.ones(x.shape[1:3]), integer(args[1]) if len(args) > 1 else 0), x.dtype)


_declare_triangle("LowerTriangularize", np.tril)
_declare_triangle("UpperTriangularize", np.triu)
