"""Ops that move elements: shape changes, slices, joins, padding, indexing, ordering, reductions and running sums."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from .elementwise import divide, multiply, sqrt, square, subtract
from .graph import (
    FLOAT32,
    INT64,
    OpsError,
    Value,
    broadcast_shape,
    constant,
    count,
    dtype_of,
    lift,
    make,
    normal_axes,
    normal_axis,
    promote,
)


def reshape(x: Value, shape: tuple) -> Value:
    """x in row-major order with another shape; one entry may be -1."""
    x, shape = lift(x), tuple(shape)
    if -1 in shape:
        known = count([n for n in shape if n != -1])
        missing = x.size // known if known else 0
        shape = tuple([missing if n == -1 else n for n in shape])
    if shape == x.shape:
        return x
    if count(shape) != x.size:
        raise OpsError("reshape", f"{x.shape} has {x.size} elements, {shape} has {count(shape)}")
    if x.op == "reshape":
        x = x.inputs[0]
        if x.shape == shape:
            return x
    return make("reshape", (x,), shape, x.dtype)


def expand_dims(x: Value, axis: int) -> Value:
    """x with a new axis of length 1 at position ``axis`` of the result."""
    x = lift(x)
    axis = normal_axis("expand_dims", axis, x.ndim + 1)
    return reshape(x, x.shape[:axis] + (1,) + x.shape[axis:])


def squeeze(x: Value, axis: int) -> Value:
    """x without its axis ``axis``, which has length 1."""
    x = lift(x)
    axis = normal_axis("squeeze", axis, x.ndim)
    return reshape(x, x.shape[:axis] + x.shape[axis + 1 :])


def flatten(x: Value, start: int = 1) -> Value:
    """x with all axes from ``start`` on merged into one; the batch axis stays by default."""
    x = lift(x)
    return reshape(x, x.shape[:start] + (count(x.shape[start:]),))


def transpose(x: Value, axes: Sequence | None = None) -> Value:
    """Result axis i is axis ``axes[i]`` of x; reversed order without ``axes``."""
    x = lift(x)
    axes = tuple(range(x.ndim))[::-1] if axes is None else tuple([normal_axis("transpose", a, x.ndim) for a in axes])
    if sorted(axes) != list(range(x.ndim)):
        raise OpsError("transpose", f"{axes} is not a permutation of {x.ndim} axes")
    if axes == tuple(range(x.ndim)):
        return x
    return make("transpose", (x,), tuple([x.shape[a] for a in axes]), x.dtype, {"axes": axes})


def swap_axes(x: Value, a: int, b: int) -> Value:
    """x with two axes exchanged."""
    x = lift(x)
    axes = list(range(x.ndim))
    a, b = normal_axis("swap_axes", a, x.ndim), normal_axis("swap_axes", b, x.ndim)
    axes[a], axes[b] = b, a
    return transpose(x, axes)


def move_axis(x: Value, source: int, target: int) -> Value:
    """x with axis ``source`` moved to position ``target``."""
    x = lift(x)
    source, target = normal_axis("move_axis", source, x.ndim), normal_axis("move_axis", target, x.ndim)
    axes = [i for i in range(x.ndim) if i != source]
    axes.insert(target, source)
    return transpose(x, axes)


def slice_(x: Value, index: int | tuple) -> Value:
    """x[index]: a tuple of integers (the axis goes) and Python slices (steps may be negative), as in NumPy."""
    x = lift(x)
    index = index if isinstance(index, tuple) else (index,)
    if Ellipsis in index:
        at = index.index(Ellipsis)
        index = index[:at] + (slice(None),) * (x.ndim - len(index) + 1) + index[at + 1 :]
    if len(index) > x.ndim:
        raise OpsError("slice", f"{len(index)} positions given for an array of rank {x.ndim}")
    shape: list = []
    full: list = []
    for axis, n in enumerate(x.shape):
        part = index[axis] if axis < len(index) else slice(None)
        if isinstance(part, slice):
            full.append(part)
            shape.append(len(range(*part.indices(n))))
        else:
            part = int(part)
            if not -n <= part < n:
                raise OpsError("slice", f"position {part} does not exist in axis {axis} of {x.shape}")
            full.append(part)
    if tuple(shape) == x.shape and all([part == slice(None) for part in full]):
        return x
    return make("slice", (x,), tuple(shape), x.dtype, {"index": tuple(full)})


setattr(Value, "__getitem__", slice_)  # noqa: B010  a type checker knows it from graph.py


def flip(x: Value, axes: int | tuple) -> Value:
    """x with the order of elements reversed along the axes."""
    x = lift(x)
    axes = normal_axes("flip", axes, x.ndim)
    return slice_(x, tuple([slice(None, None, -1 if a in axes else None) for a in range(x.ndim)]))


def broadcast_to(x: Value, shape: tuple) -> Value:
    """x repeated to ``shape`` by NumPy's rule (no memory is used)."""
    x, shape = lift(x), tuple(shape)
    if shape == x.shape:
        return x
    if broadcast_shape("broadcast_to", x.shape, shape) != shape:
        raise OpsError("broadcast_to", f"{x.shape} cannot become {shape}")
    return make("broadcast_to", (x,), shape, x.dtype)


def repeat(x: Value, n: int, axis: int) -> Value:
    """x with a new axis of length n at ``axis``, along which it is repeated."""
    x = expand_dims(x, axis)
    axis %= x.ndim
    return broadcast_to(x, x.shape[:axis] + (n,) + x.shape[axis + 1 :])


def concat(values: list, axis: int) -> Value:
    """The values joined along an existing axis."""
    values = promote(values)
    if len(values) == 1:
        return values[0]
    first = values[0]
    axis = normal_axis("concat", axis, first.ndim)
    for x in values:
        if x.shape[:axis] + x.shape[axis + 1 :] != first.shape[:axis] + first.shape[axis + 1 :]:
            raise OpsError("concat", f"shapes {[x.shape for x in values]} differ outside axis {axis}")
    total = sum([x.shape[axis] for x in values])
    shape = first.shape[:axis] + (total,) + first.shape[axis + 1 :]
    return make("concat", tuple(values), shape, first.dtype, {"axis": axis})


def stack(values: list, axis: int = 0) -> Value:
    """The values, all of one shape, joined along a new axis."""
    return concat([expand_dims(x, axis) for x in values], axis)


def split(x: Value, sizes: list, axis: int) -> list:
    """Consecutive parts of x with the given sizes along ``axis``."""
    x = lift(x)
    axis = normal_axis("split", axis, x.ndim)
    if sum(sizes) != x.shape[axis]:
        raise OpsError("split", f"sizes {sizes} do not add up to {x.shape[axis]}")
    parts, start = [], 0
    for n in sizes:
        parts.append(slice_(x, (slice(None),) * axis + (slice(start, start + n),)))
        start += n
    return parts


def pad(x: Value, widths: Sequence, mode: str = "constant", value: float = 0.0) -> Value:
    """x with ``widths[axis] = (before, after)`` elements added: "constant" value, "edge" or "reflect" (edge not
    doubled).

    Reflection goes back and forth when the width exceeds the axis, as Wolfram's ArrayPad does.
    """
    x = lift(x)
    widths = tuple([(int(b), int(e)) for b, e in widths])
    if len(widths) != x.ndim or any([b < 0 or e < 0 for b, e in widths]):
        raise OpsError("pad", f"one pair of non-negative widths per axis of {x.shape} expected, not {widths}")
    if all([pair == (0, 0) for pair in widths]):
        return x
    if mode not in ("constant", "edge", "reflect"):
        raise OpsError("pad", f"unknown mode {mode}")
    shape = tuple([n + b + e for n, (b, e) in zip(x.shape, widths, strict=True)])
    if mode == "constant":
        return make("pad", (x,), shape, x.dtype, {"widths": widths, "value": value})
    for axis, pair in enumerate(widths):
        if pair != (0, 0):
            if x.shape[axis] == 0:
                raise OpsError("pad", f"axis {axis} of length 0 has no edge to repeat")
            x = gather(x, constant(_padded_positions(x.shape[axis], pair, mode), INT64), axis)
    return x


def _padded_positions(n, pair, mode):
    positions = np.arange(-pair[0], n + pair[1])
    if mode == "edge":
        return np.clip(positions, 0, n - 1)
    period = max(2 * (n - 1), 1)
    positions = np.mod(positions, period)
    return np.where(positions >= n, period - positions, positions)


def gather(x: Value, indices: Value, axis: int = 0) -> Value:
    """x[..., indices, ...]: the entries along ``axis`` at integer positions (counted from 0); embedding when axis is 0.

    Shape: x.shape[:axis] + indices.shape + x.shape[axis+1:].  Positions outside the axis raise OpsError at run time.
    """
    x, indices = lift(x), _integers("gather", indices)
    axis = normal_axis("gather", axis, x.ndim)
    shape = x.shape[:axis] + indices.shape + x.shape[axis + 1 :]
    return make("gather", (x, indices), shape, x.dtype, {"axis": axis})


def scatter_add(shape: tuple, indices: Value, updates: Value, axis: int = 0) -> Value:
    """Zeros of ``shape`` to which ``updates`` are added at positions along ``axis``: the transpose of ``gather``."""
    indices, updates, shape = _integers("scatter_add", indices), lift(updates), tuple(shape)
    axis = normal_axis("scatter_add", axis, len(shape))
    if updates.shape != shape[:axis] + indices.shape + shape[axis + 1 :]:
        raise OpsError("scatter_add", f"updates of shape {updates.shape} do not fit {indices.shape} in {shape}")
    return make("scatter_add", (indices, updates), shape, updates.dtype, {"axis": axis})


def gather_nd(x: Value, indices: Value) -> Value:
    """For every example b, x[b][indices[b, ..., :]]: x (B, n1..nd), indices (B, m..., s) -> (B, m..., n_{s+1}..nd).

    Negative positions count from the end.
    """
    x, indices = lift(x), _integers("gather_nd", indices)
    depth = indices.shape[-1]
    if depth > x.ndim - 1 or indices.shape[0] != x.shape[0]:
        raise OpsError("gather_nd", f"indices of shape {indices.shape} do not fit an array of shape {x.shape}")
    return make("gather_nd", (x, indices), indices.shape[:-1] + x.shape[1 + depth :], x.dtype)


def take_along(x: Value, indices: Value, axis: int) -> Value:
    """result[..., i, ...] = x[..., indices[..., i, ...], ...]: one position per place; shapes agree outside ``axis``."""
    x, indices = lift(x), _integers("take_along", indices)
    axis = normal_axis("take_along", axis, x.ndim)
    if x.shape[:axis] + x.shape[axis + 1 :] != indices.shape[:axis] + indices.shape[axis + 1 :]:
        raise OpsError("take_along", f"positions of shape {indices.shape} do not fit {x.shape} outside axis {axis}")
    return make("take_along", (x, indices), indices.shape, x.dtype, {"axis": axis})


def one_hot(indices: Value, n: int, dtype: Any = FLOAT32) -> Value:
    """A new last axis of length n with 1 at the integer position (from 0) and 0 elsewhere."""
    indices = _integers("one_hot", indices)
    return make("one_hot", (indices,), indices.shape + (int(n),), dtype_of(dtype))


def _integers(op, x):
    x = lift(x)
    if x.dtype is not INT64:
        x = make("cast", (x,), x.shape, INT64)
    return x


def argsort(x: Value, axis: int = -1, descending: bool = False) -> Value:
    """The positions (from 0) that sort x along ``axis``; equal elements keep their order."""
    x = lift(x)
    axis = normal_axis("argsort", axis, x.ndim)
    return make("argsort", (x,), x.shape, INT64, {"axis": axis, "descending": bool(descending)})


def sort(x: Value, axis: int = -1) -> Value:
    """x in increasing order along ``axis``."""
    x = lift(x)
    return take_along(x, argsort(x, axis), axis)


def argmax(x: Value, axis: int = -1) -> Value:
    """The first position (from 0) of the largest element along ``axis``, which disappears."""
    x = lift(x)
    axis = normal_axis("argmax", axis, x.ndim)
    return make("argmax", (x,), x.shape[:axis] + x.shape[axis + 1 :], INT64, {"axis": axis})


def argmin(x: Value, axis: int = -1) -> Value:
    """The first position (from 0) of the smallest element along ``axis``, which disappears."""
    x = lift(x)
    axis = normal_axis("argmin", axis, x.ndim)
    return make("argmin", (x,), x.shape[:axis] + x.shape[axis + 1 :], INT64, {"axis": axis})


def top_k(x: Value, k: int, axis: int = -1, largest: bool = True) -> tuple:
    """The k largest (or smallest) elements along ``axis`` in order, and their positions (from 0)."""
    x = lift(x)
    axis = normal_axis("top_k", axis, x.ndim)
    if not 0 <= k <= x.shape[axis]:
        raise OpsError("top_k", f"{k} elements wanted from an axis of length {x.shape[axis]}")
    order = slice_(argsort(x, axis, descending=largest), (slice(None),) * axis + (slice(0, k),))
    return take_along(x, order, axis), order


def cumsum(x: Value, axis: int = -1, reverse: bool = False) -> Value:
    """Running sums along ``axis``, from the end if ``reverse``."""
    x = lift(x)
    return make("cumsum", (x,), x.shape, x.dtype, {"axis": normal_axis("cumsum", axis, x.ndim), "reverse": reverse})


def _reduced_shape(x, axes, keepdims):
    if keepdims:
        return tuple([1 if i in axes else n for i, n in enumerate(x.shape)])
    return tuple([n for i, n in enumerate(x.shape) if i not in axes])


def _reduce(op, x, axes, keepdims, dtype=None):
    x = lift(x)
    if x.dtype.kind == "b":
        x = make("cast", (x,), x.shape, INT64)
    axes = normal_axes(op, axes, x.ndim)
    if not axes:
        return x
    shape = _reduced_shape(x, axes, keepdims)
    if op in ("reduce_max", "reduce_min") and count([x.shape[a] for a in axes]) == 0:
        raise OpsError(op, f"there is no element to choose along axes {axes} of {x.shape}")
    return make(op, (x,), shape, dtype or x.dtype, {"axes": axes, "keepdims": bool(keepdims)})


def reduce_sum(x: Value, axes: int | tuple | None = None, keepdims: bool = False) -> Value:
    """The sum over the axes (all without ``axes``)."""
    return _reduce("reduce_sum", x, axes, keepdims)


def reduce_mean(x: Value, axes: int | tuple | None = None, keepdims: bool = False) -> Value:
    """The mean over the axes."""
    x = lift(x)
    if not x.is_float:
        x = make("cast", (x,), x.shape, FLOAT32)
    return _reduce("reduce_mean", x, axes, keepdims)


def reduce_max(x: Value, axes: int | tuple | None = None, keepdims: bool = False) -> Value:
    """The largest element over the axes; the gradient is shared equally between ties."""
    return _reduce("reduce_max", x, axes, keepdims)


def reduce_min(x: Value, axes: int | tuple | None = None, keepdims: bool = False) -> Value:
    """The smallest element over the axes; the gradient is shared equally between ties."""
    return _reduce("reduce_min", x, axes, keepdims)


def reduce_prod(x: Value, axes: int | tuple | None = None, keepdims: bool = False) -> Value:
    """The product over the axes; the gradient is right when one factor is 0."""
    return _reduce("reduce_prod", x, axes, keepdims)


def reduce_any(x: Value, axes: int | None = None, keepdims: bool = False) -> Value:
    """Whether some element is not zero."""
    from_bool = make("cast", (lift(x),), lift(x).shape, INT64) if lift(x).dtype.kind == "b" else lift(x)
    return _not_zero(_reduce("reduce_max", make("absolute", (from_bool,), from_bool.shape, from_bool.dtype), axes, keepdims))


def reduce_all(x: Value, axes: int | None = None, keepdims: bool = False) -> Value:
    """Whether all elements are not zero."""
    from_bool = make("cast", (lift(x),), lift(x).shape, INT64) if lift(x).dtype.kind == "b" else lift(x)
    return _not_zero(_reduce("reduce_min", make("absolute", (from_bool,), from_bool.shape, from_bool.dtype), axes, keepdims))


def _not_zero(x):
    x, zero = promote([x, 0])
    return make("not_equal", (x, zero), x.shape, dtype_of(bool))


def variance(x: Value, axes: int | tuple | None = None, keepdims: bool = False, unbiased: bool = True) -> Value:
    """The variance over the axes; divided by n - 1 when ``unbiased`` (Wolfram's Variance)."""
    x = lift(x)
    axes = normal_axes("variance", axes, x.ndim)
    n = count([x.shape[a] for a in axes])
    centred = subtract(x, reduce_mean(x, axes, True))
    total = reduce_sum(square(centred), axes, keepdims)
    return divide(total, float(n - 1 if unbiased else n)) if n > unbiased else multiply(total, float("nan"))


def standard_deviation(x: Value, axes: tuple | None = None, keepdims: bool = False, unbiased: bool = True) -> Value:
    """The square root of the variance."""
    return sqrt(variance(x, axes, keepdims, unbiased))


def sequence_mask(lengths: Value, n: int) -> Value:
    """(B,) lengths -> (B, n) logical: true at the positions below the length."""
    lengths = _integers("sequence_mask", lengths)
    lengths = expand_dims(lengths, lengths.ndim)
    positions = constant(np.arange(n), INT64)
    return make("less", (positions, lengths), lengths.shape[:-1] + (n,), dtype_of(bool))


def sequence_last(x: Value, lengths: Value | None = None) -> Value:
    """x (B, T, ...) -> (B, ...): the last element, at position length - 1 of each example when ``lengths`` is given."""
    x = lift(x)
    if lengths is None:
        return slice_(x, (slice(None), -1))
    lengths = _integers("sequence_last", lengths)
    return gather_nd(x, subtract(expand_dims(lengths, 1), 1))


def sequence_reverse(x: Value, lengths: Value | None = None) -> Value:
    """x (B, T, ...) reversed along T, each example within its own length."""
    x = lift(x)
    if lengths is None:
        return flip(x, 1)
    lengths = _integers("sequence_reverse", lengths)
    return make("sequence_reverse", (x, lengths), x.shape, x.dtype)


def diagonal(x: Value) -> Value:
    """x (..., n, m) -> (..., min(n, m)): the main diagonal of the last two axes."""
    x = lift(x)
    n = min(x.shape[-2:])
    flat = reshape(x, x.shape[:-2] + (x.shape[-2] * x.shape[-1],))
    return gather(flat, constant(np.arange(n) * (x.shape[-1] + 1), INT64), flat.ndim - 1)
