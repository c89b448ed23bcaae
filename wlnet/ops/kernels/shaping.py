"""NumPy kernels and views of the ops that move, order, join and reduce elements."""

from collections.abc import Sequence

import numpy as np

from ..graph import Node, OutOfRange
from .table import Builder, clear, kernel, view

_FILLED = 1 << 24  # elements that are filled at a time, in some 20 ms: Ctrl-C must not wait for all of a wide border


@view("reshape")
def reshape(node: Node, array: np.ndarray) -> np.ndarray | None:
    """A view where the strides allow one."""
    shape = node.outputs[0].shape
    if array.flags.c_contiguous or array.size == 0:
        return array.reshape(shape)
    result = array.reshape(shape)
    return result if np.may_share_memory(result, array) else None


@view("transpose")
def transpose(node: Node, array: np.ndarray) -> np.ndarray:
    """The axes permuted."""
    return array.transpose(node.params["axes"])


@view("slice")
def slice_(node: Node, array: np.ndarray) -> np.ndarray:
    """Basic indexing."""
    return array[node.params["index"] + (Ellipsis,)]


@view("broadcast_to")
def broadcast_to(node: Node, array: np.ndarray) -> np.ndarray:
    """Strides of zero."""
    return np.broadcast_to(array, node.outputs[0].shape)


@kernel("slice_gradient")
def slice_gradient(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """Zeros to which the cotangents of slices are added at their places."""
    out, indices = outs[0], node.params["indices"]
    pieces = [out[index + (Ellipsis,)] for index in indices]
    if len(pieces) == 1 and pieces[0].size == out.size:
        b.emit(np.copyto, pieces[0], ins[0])
    elif tiles(out.shape, indices):
        for piece, part in zip(pieces, ins, strict=True):
            b.emit(np.copyto, piece, part)
    else:
        b.emit(out.fill, 0)
        for piece, part in zip(pieces, ins, strict=True):
            b.emit(np.add, piece, part, piece)


def tiles(shape: tuple, indices: tuple) -> bool:
    """Whether the indexed parts cover an array of this shape, each element once."""
    hits = np.zeros(shape, np.uint8)
    for index in indices:
        hits[index] += 1
    return bool((hits == 1).all())


@kernel("concat")
def concat(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """Each part copied to its place."""
    lead = (slice(None),) * node.params["axis"]
    start = 0
    for part in ins:
        stop = start + part.shape[node.params["axis"]]
        b.emit(np.copyto, outs[0][lead + (slice(start, stop),)], part)
        start = stop


@kernel("pad")
def pad(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """The borders filled, the middle copied."""
    out, widths = outs[0], node.params["widths"]
    middle = []
    for axis, (before, after) in enumerate(widths):
        n = out.shape[axis]
        lead = (slice(None),) * axis
        step = max(_FILLED * n // max(out.size, 1), 1)
        for first, last in ((0, before), (n - after, n)):
            for i in range(first, last, step):
                b.emit(out[lead + (slice(i, min(i + step, last)),)].fill, node.params["value"])
        middle.append(slice(before, n - after))
    b.emit(np.copyto, out[tuple(middle)], ins[0])


def check_positions(op: str, indices: np.ndarray, n: int) -> None:
    """Raise OutOfRange unless all integers lie in 0 .. n - 1."""
    if indices.size and (indices.min() < 0 or indices.max() >= n):
        wrong = indices[(indices < 0) | (indices >= n)].flat[0]
        raise OutOfRange(op, int(wrong), n)


@kernel("gather")
def gather(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """np.take, after a check of the positions."""
    array, indices = ins
    axis = node.params["axis"]
    b.emit(check_positions, node.op, indices, array.shape[axis])
    b.emit(np.take, array, indices, axis, outs[0], "clip")


# Passes over the repeats against one reduceat: rows of 16 numbers are as fast from 4 repeats on, rows of 128 slower to 32.
_FEW_REPEATS = 8


def add_rows(out: np.ndarray, rows: np.ndarray, updates: np.ndarray) -> None:
    """out[rows[i]] += updates[i] for zeros ``out`` (n, d) and updates (m, d).

    The positions are sorted; where none is frequent the first of each run, then the second, ... are added at once,
    else runs are summed.
    """
    if not len(rows):
        return
    if updates.shape[1] == 1:
        out[:, 0] = np.bincount(rows, updates[:, 0], len(out))
        return
    # radix for short integers
    order = np.argsort(rows.astype(np.uint16) if len(out) <= 1 << 16 else rows, kind="stable")
    ranked = rows[order]
    starts = np.flatnonzero(np.concatenate(([True], ranked[1:] != ranked[:-1])))
    lengths = np.diff(starts, append=len(ranked))
    longest = int(lengths.max())
    if longest > _FEW_REPEATS:
        out[ranked[starts]] = np.add.reduceat(updates.take(order, 0), starts, axis=0)
        return
    out[ranked[starts]] = updates.take(order[starts], 0)  # twice as fast as an index
    for repeat in range(1, longest):
        places = starts[lengths > repeat] + repeat
        out[ranked[places]] += updates.take(order[places], 0)


@kernel("scatter_add")
def scatter_add(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """Zeros, to which runs of equal positions are added."""
    indices, updates = ins
    out, axis = outs[0], node.params["axis"]
    depth = indices.ndim
    axes = tuple(range(axis, axis + depth)) + tuple(range(axis)) + tuple(range(axis + depth, updates.ndim))

    def run() -> None:
        check_positions(node.op, indices, out.shape[axis])
        clear(out)
        flat = updates.transpose(axes).reshape(indices.size, -1)
        target = np.moveaxis(out, axis, 0)
        if target.flags.c_contiguous:
            add_rows(target.reshape(out.shape[axis], -1), indices.reshape(-1), flat)
        else:
            sums = np.zeros((out.shape[axis], flat.shape[1]), out.dtype)
            add_rows(sums, indices.reshape(-1), flat)
            target[...] = sums.reshape(target.shape)

    b.emit(run)


def _linear_positions(op, indices, sizes):
    """(B, ..., s) positions -> flat row numbers over (B, *sizes); negatives count from the end."""
    rows = np.arange(indices.shape[0]).reshape((-1,) + (1,) * (indices.ndim - 2))
    for level, n in enumerate(sizes):
        at = indices[..., level]
        at = np.where(at < 0, at + n, at)
        check_positions(op, at, n)
        rows = rows * n + at
    return np.broadcast_to(rows, indices.shape[:-1])


@kernel("gather_nd")
def gather_nd(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """Rows picked by flat position."""
    array, indices = ins
    depth = indices.shape[-1]

    def run() -> None:
        rows = _linear_positions(node.op, indices, array.shape[1 : 1 + depth])
        flat = array.reshape((-1,) + array.shape[1 + depth :])
        np.take(flat, rows, 0, outs[0], "clip")

    b.emit(run)


@kernel("scatter_nd")
def scatter_nd(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """The transpose of gather_nd: zeros to which updates are added."""
    indices, updates = ins
    out, depth = outs[0], indices.shape[-1]

    def run() -> None:
        rows = _linear_positions(node.op, indices, out.shape[1 : 1 + depth]).reshape(-1)
        out.fill(0)
        count = int(np.prod(out.shape[: 1 + depth]))
        add_rows(out.reshape(count, -1), rows, updates.reshape(len(rows), -1))

    b.emit(run)


@kernel("take_along")
def take_along(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """np.take_along_axis, after a check."""
    array, indices = ins
    axis = node.params["axis"]

    def run() -> None:
        check_positions(node.op, indices, array.shape[axis])
        outs[0][...] = np.take_along_axis(array, indices, axis)

    b.emit(run)


@kernel("scatter_along")
def scatter_along(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """The transpose of take_along: zeros to which updates are added."""
    indices, updates = ins
    out, axis = outs[0], node.params["axis"]
    size = out.shape[axis]

    def run() -> None:
        at = np.moveaxis(indices, axis, -1)
        rows = (np.arange(at.size // max(at.shape[-1], 1)).reshape(at.shape[:-1] + (1,)) * size + at).reshape(-1)
        sums = np.bincount(rows, np.moveaxis(updates, axis, -1).reshape(-1), out.size)
        moved = np.moveaxis(out, axis, -1)
        moved[...] = sums.reshape(moved.shape)

    b.emit(run)


@kernel("one_hot")
def one_hot(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """Zeros, then a one per row."""
    indices, out = ins[0], outs[0]
    flat = out.reshape(-1)
    n = out.shape[-1]
    offsets = np.arange(indices.size) * n

    def run() -> None:
        check_positions(node.op, indices, n)
        flat.fill(0)
        flat[offsets + indices.reshape(-1)] = 1

    b.emit(run)


@kernel("argsort")
def argsort(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """A stable sort; descending order sorts the reversed array so that equal elements keep their order."""
    array, axis = ins[0], node.params["axis"]

    def run() -> None:
        if not node.params["descending"]:
            outs[0][...] = np.argsort(array, axis, kind="stable")
        else:
            flipped = np.flip(np.argsort(np.flip(array, axis), axis, kind="stable"), axis)
            np.subtract(array.shape[axis] - 1, flipped, outs[0])

    b.emit(run)


@kernel("argmax", "argmin")
def argmax(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """The first best position."""
    b.emit(np.argmax if node.op == "argmax" else np.argmin, ins[0], node.params["axis"], outs[0])


@kernel("cumsum")
def cumsum(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """Running sums, of reversed views when from the end."""
    axis = node.params["axis"]
    source, target = ins[0], outs[0]
    if node.params["reverse"]:
        source, target = np.flip(source, axis), np.flip(target, axis)
    b.emit(np.add.accumulate, source, axis, out=target)


# Elements up to which sums are products with ones: BLAS is 1.7 to 30 times as fast as NumPy's sum, which for larger arrays
# catches up (rows of 256: six times as fast from 2^23 elements on).
_LARGEST_BY_PRODUCT = 1 << 22
_LEAST_BY_PRODUCT = 4  # elements of a row
_REDUCTIONS = {"reduce_sum": np.add, "reduce_max": np.maximum, "reduce_min": np.minimum, "reduce_prod": np.multiply}


@kernel("reduce_max", "reduce_min", "reduce_prod")
def reduce(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """One ufunc reduction."""
    b.emit(_REDUCTIONS[node.op].reduce, ins[0], node.params["axes"], out=outs[0], keepdims=node.params["keepdims"])


@kernel("reduce_sum", "reduce_mean")
def reduce_sum(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """Sums: of leading or trailing axes of plain arrays as products with a vector of ones, else by np.add."""
    array, out, axes = ins[0], outs[0], node.params["axes"]
    n = 1
    for axis in axes:
        n *= array.shape[axis]
    factor = 1.0 / n if node.op == "reduce_mean" and n else 1.0
    rank = array.ndim
    if node.op == "reduce_mean" and n == 0:
        b.emit(out.fill, np.nan)
    elif array.dtype.kind == "f" and array.flags.c_contiguous and n > 1 and 0 < out.size and array.size <= _LARGEST_BY_PRODUCT:
        ones = np.full(n, factor, array.dtype)
        flat = out.reshape(-1)
        if axes == tuple(range(rank - len(axes), rank)) and n >= _LEAST_BY_PRODUCT:
            b.emit(np.matmul, array.reshape(-1, n), ones, flat)
            return
        if axes == tuple(range(len(axes))) and out.size > 1:
            b.emit(np.matmul, ones, array.reshape(n, -1), flat)
            return
        _plain_sum(node, array, out, factor, b)
    else:
        _plain_sum(node, array, out, factor, b)


def _plain_sum(node, array, out, factor, b):
    b.emit(np.add.reduce, array, node.params["axes"], out=out, keepdims=node.params["keepdims"])
    if factor != 1.0:
        b.emit(np.multiply, out, out.dtype.type(factor), out)


@kernel("prod_gradient")
def prod_gradient(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """cotangent * product of all other factors, from running products on both sides (right when factors are 0)."""
    cotangent, array = ins
    axes = node.params["axes"]
    rest = tuple([a for a in range(array.ndim) if a not in axes])
    order = rest + axes

    def run() -> None:
        moved = array.transpose(order)
        flat = moved.reshape(moved.shape[: len(rest)] + (-1,))
        before = np.ones_like(flat)
        np.cumprod(flat[..., :-1], axis=-1, out=before[..., 1:])
        after = np.ones_like(flat)
        np.cumprod(flat[..., :0:-1], axis=-1, out=after[..., -2::-1])
        gradient = before * after * cotangent.reshape(flat.shape[:-1] + (1,))
        outs[0].transpose(order)[...] = gradient.reshape(moved.shape)

    b.emit(run)


@kernel("sequence_reverse")
def sequence_reverse(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """Rows gathered in reversed order within each length; the rest stays."""
    array, lengths = ins
    steps = np.arange(array.shape[1])
    rows = np.arange(array.shape[0])[:, None]

    def run() -> None:
        limit = lengths[:, None]
        outs[0][...] = array[rows, np.where(steps < limit, limit - 1 - steps, steps)]

    b.emit(run)
