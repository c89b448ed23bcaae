"""NumPy kernels of matrix products, inverses, pooling and bilinear sampling."""

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np

from ..graph import Node, OpsError
from ..workers import alone, block_length, parts_for, parts_of_products, ranges, workers
from .table import Builder, dense_order, kernel, layout


def blas_ready(b: Builder, array: np.ndarray) -> np.ndarray:
    """``array`` if BLAS can take it as it is (one of the last two strides is one element), else a copy."""
    strides = array.strides
    item = array.itemsize
    rows, columns = array.shape[-2:]
    if (strides[-1] == item and (strides[-2] >= columns * item or rows == 1)) or (
        strides[-2] == item and (strides[-1] >= rows * item or columns == 1)
    ):
        return array
    copy = b.scratch(array.shape, array.dtype)
    b.emit(np.copyto, copy, array)
    return copy


@kernel("matmul")
def matmul(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """BLAS products; a batch of left operands against one matrix is one product."""
    left, right = ins
    if node.params["ta"]:
        left = left.swapaxes(-1, -2)
    if node.params["tb"]:
        right = right.swapaxes(-1, -2)
    out = outs[0]
    if right.ndim == 2 and left.ndim > 2 and left.flags.c_contiguous:
        left = left.reshape(-1, left.shape[-1])
        out = out.reshape(-1, out.shape[-1])
    if left.ndim == right.ndim == 2 and left.shape[1] == 1:
        b.emit(np.multiply, left, right, out)  # an outer product, which BLAS does ten times slower
        return
    emit_product(b, blas_ready(b, left), blas_ready(b, right), out)


def emit_product(b: Builder, left: np.ndarray, right: np.ndarray, out: np.ndarray) -> None:
    """Record out = left @ right, large ones in pieces for the threads."""
    axis = 0 if out.ndim > 2 or len(out) >= out.shape[1] else 1
    parts = _pieces(out.size * left.shape[-1], out.shape[axis], out.ndim > 2)
    if parts == 1 or workers.threads == 1 and (out.ndim > 2 or _is_whole(left, right, axis, parts)):
        b.emit(np.matmul, left, right, out)
        return
    pieces = []
    for start, stop in ranges(out.shape[axis], parts):
        if out.ndim > 2:
            pieces.append(tuple([_examples(a, out, start, stop) for a in (left, right, out)]))
        elif axis == 0:
            pieces.append((left[start:stop], right, out[start:stop]))
        else:
            pieces.append((left, right[:, start:stop], out[:, start:stop]))
    b.emit(workers.share, np.matmul, pieces)


def _pieces(multiplications, length, is_batch=False):
    """Into how many pieces to cut a product along an axis of this length."""
    pieces = parts_of_products(multiplications, length, _LEAST_PRODUCT)
    for long in () if is_batch else _LONG_ENOUGH:
        if length < long:
            pieces //= 2
    return max(1, pieces)


def _examples(array, out, start, stop):
    """What belongs to a part of the first axis of ``out``; all of what is repeated along it."""
    repeated = array.ndim < out.ndim or len(array) != len(out)
    return array if repeated else array[start:stop]


def dot(left: np.ndarray, right: np.ndarray, out: np.ndarray) -> None:
    """out = left @ right for contiguous ``out`` of many rows, now and in pieces for the threads."""
    multiplications = left.size * right.shape[1]
    if multiplications < _LEAST_PRODUCT:  # said first: there may be thousands of steps
        np.dot(left, right, out)
    else:
        parts = _pieces(multiplications, len(left))
        if parts == 1 or workers.threads == 1 and _is_whole(left, right, 0, parts):
            np.dot(left, right, out)
        else:
            workers.share(np.matmul, [(left[i:j], right, out[i:j]) for i, j in ranges(len(left), parts)])


def _is_whole(left, right, axis, parts):
    """On one thread: does BLAS round a product of these matrices as it rounds their pieces?  Then it need not be cut."""
    if left.size + right.size > _TRIED:
        return False
    return _rounds_alike(
        *left.shape, right.shape[1], left.flags.f_contiguous, right.flags.f_contiguous, left.dtype.char, axis, parts
    )


@cache
def _rounds_alike(m, k, n, left_turned, right_turned, kind, axis, parts):
    # Most versions of OpenBLAS do, but some have special ways for smaller matrices: it is tried with numbers in which
    # any other order of the sums would show
    numbers = np.random.default_rng(1)
    left, right = [numbers.standard_normal(shape).astype(kind) for shape in ((m, k), (k, n))]
    left = np.asfortranarray(left) if left_turned else left
    right = np.asfortranarray(right) if right_turned else right
    whole = alone(np.matmul, left, right)
    for i, j in ranges((m, n)[axis], parts):
        piece = alone(np.matmul, *((left[i:j], right) if axis == 0 else (left, right[:, i:j])))
        if not np.array_equal(piece, whole[i:j] if axis == 0 else whole[:, i:j]):
            return False
    return True


# multiplications: one core needs 170 us for 2^23 of them, handing a part to a thread takes 45 us
_LEAST_PRODUCT = 1 << 23
_TRIED = 1 << 22  # elements of matrices that are tried out; on larger ones cutting costs next to nothing
# BLAS arranges the other operand anew for every piece: pieces of 64 rows or columns take a tenth longer for that, of 128
# a twentieth.  Below the first length a product is cut into two, below the second it stays whole.
_LONG_ENOUGH = 512, 128
# From 4 to 128 rows, each of 384 numbers or more, weights x is as fast or faster: twice as fast for 8 and 16 rows.  With
# fewer or more rows, or shorter ones, it loses up to a third.
_FEW_ROWS = 4, 128
_LONG_ROWS = 384
# elements of the slabs of pooling: a slab and what comes of it stay in the second-level cache; the gradient of max works on
# four arrays at a time
_SLAB = 65536
_SLAB_OF_CHOICE = _SLAB // 2


@kernel("linear")
def linear(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """One product over all rows, then the biases."""
    x, weights, *biases = ins
    out = outs[0]
    if x.ndim > 2:
        flat = x.reshape(-1, x.shape[-1])
        if not np.may_share_memory(flat, x):
            flat = b.contiguous(x).reshape(-1, x.shape[-1])
        x, out = flat, out.reshape(-1, out.shape[-1])
    elif x.ndim == 1:
        b.emit(np.matmul, weights, x, out)
        if biases:
            b.emit(np.add, out, biases[0], out)
        return
    x, weights = blas_ready(b, x), blas_ready(b, weights)
    if _FEW_ROWS[0] <= len(x) <= _FEW_ROWS[1] and x.shape[1] >= _LONG_ROWS:
        # BLAS is up to twice as fast on weights x than on x weights^T when there are few rows
        product = b.scratch((len(weights), len(x)), out.dtype)
        emit_product(b, weights, x.T, product)
        b.emit(np.add, product.T, biases[0] if biases else out.dtype.type(0), out)
        return
    emit_product(b, x, weights.T, out)
    if biases:
        b.emit(np.add, out, biases[0], out)


@kernel("inverse")
def inverse(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """LAPACK's inverse."""

    def run() -> None:
        try:
            outs[0][...] = np.linalg.inv(ins[0])
        except np.linalg.LinAlgError:
            raise OpsError("inverse", "a matrix is singular") from None

    b.emit(run)


@kernel("determinant")
def determinant(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """LAPACK's determinant."""

    def run() -> None:
        outs[0][...] = np.linalg.det(ins[0])

    b.emit(run)


@kernel("determinant_gradient")
def determinant_gradient(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """cotangent times the matrix of cofactors, from singular values, so that singular matrices have their gradient
    too.
    """
    cotangent, x = ins

    def run() -> None:
        u, s, v = np.linalg.svd(x)
        n = s.shape[-1]
        others = np.where(np.eye(n, dtype=bool), 1, s[..., None, :]).prod(-1)
        sign = np.linalg.det(u) * np.linalg.det(v)
        outs[0][...] = (cotangent * sign)[..., None, None] * np.matmul(u * others[..., None, :], v)

    b.emit(run)


def memory_order(array: np.ndarray) -> tuple:
    """The axes from the largest stride to the smallest: the order of the elements in memory."""
    strides = array.strides
    return tuple(sorted(range(array.ndim), key=lambda a: (-abs(strides[a]), a)))


def _tap_slices(offset, count, stride):
    return tuple([slice(o, o + (n - 1) * s + 1, s) for o, n, s in zip(offset, count, stride, strict=True)])


def _padded(b, x, padding, value):
    """x (B, C, S...) with padding filled in by ``value``, in x's own memory order."""
    if all([pair == (0, 0) for pair in padding]):
        return x
    shape = x.shape[:2] + tuple([n + p[0] + p[1] for n, p in zip(x.shape[2:], padding, strict=True)])
    order = memory_order(x)
    wide = b.scratch(tuple([shape[a] for a in order]), x.dtype).transpose(np.argsort(order))
    b.emit(wide.fill, value)
    b.emit(
        np.copyto,
        wide[(slice(None), slice(None)) + tuple([slice(p[0], p[0] + n) for n, p in zip(x.shape[2:], padding, strict=True)])],
        x,
    )
    return wide


def _batches(x, per_block: int, outermost: int):
    """Slices of axis ``outermost`` with about ``per_block`` elements each."""
    n = x.shape[outermost]
    step = max(1, per_block * n // max(x.size, 1))
    return [slice(i, min(i + step, n)) for i in range(0, n, step)]


def emit_slabs(b: Builder, body: Callable, arrays: list, elements: int) -> None:
    """Record ``body(*slabs)`` for cache-sized slabs along the arrays' common outermost axis of memory (B or C)."""
    axis = min(memory_order(arrays[0])[0], 1)
    slabs = []
    for part in _batches(arrays[0], block_length(arrays[0].size, elements), axis):
        index = part if axis == 0 else (slice(None), part)
        slabs.append(tuple([a[index] for a in arrays]))
    parts = parts_for(arrays[0].size, len(slabs))
    if parts == 1:
        b.emit(_run_slabs, body, slabs)
    else:
        b.emit(workers.share, _run_slabs, [(body, slabs[i:j]) for i, j in ranges(len(slabs), parts)])


def _run_slabs(body, slabs):
    for slab in slabs:
        body(*slab)


@layout("pool", "pool_gradient")
def _as_input(node, ins):
    return dense_order(ins[1] if len(ins) > 1 else ins[0])


def in_order_of(b: Builder, array: np.ndarray, model: np.ndarray) -> np.ndarray:
    """``array`` in the memory order of ``model``: itself or a copy."""
    order = memory_order(model)
    if memory_order(array) == order:
        return array
    copy = b.scratch(tuple([array.shape[a] for a in order]), array.dtype).transpose(np.argsort(order))
    b.emit(np.copyto, copy, array)
    return copy


@kernel("pool")
def pool(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """Windows by pairwise maxima (sums) of shifted strided views, one axis after the other, slab by slab."""
    params = node.params
    function = params["function"]
    kernel_sizes, strides = params["kernel"], params["stride"]
    lowest = np.finfo(outs[0].dtype).min if function == "max" else 0
    x = _padded(b, ins[0], params["padding"], lowest)
    combine = np.maximum if function == "max" else np.add
    total = 1
    for k in kernel_sizes:
        total *= k
    factor = outs[0].dtype.type(1.0 / total)

    def body(out: np.ndarray, x: np.ndarray) -> None:
        for axis, (k, s) in enumerate(zip(kernel_sizes, strides, strict=True), 2):
            last = axis == out.ndim - 1
            n = out.shape[axis]
            lead = (slice(None),) * axis
            views = [x[lead + (slice(i, i + (n - 1) * s + 1, s),)] for i in range(k)]
            if k == 1 and not last:
                x = views[0]
                continue
            target = out if last else None
            if k == 1:
                np.copyto(out, views[0])
                continue
            x = combine(views[0], views[1], out=target)
            for view in views[2:]:
                combine(x, view, out=x)
        if function == "mean":
            np.multiply(out, factor, out)

    emit_slabs(b, body, [outs[0], x], _SLAB)


@kernel("pool_gradient")
def pool_gradient(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """Max: the cotangent goes to the first largest element of each window; mean, total: to all of them."""
    params = node.params
    cotangent, x, y = ins if params["function"] == "max" else (ins[0], None, None)
    strides, padding, kernel_sizes = params["stride"], params["padding"], params["kernel"]
    cotangent = in_order_of(b, cotangent, outs[0])
    if x is not None:
        y = in_order_of(b, ins[2], x)
    space = cotangent.shape[2:]
    padded = any([p != (0, 0) for p in padding])
    target = outs[0]
    if padded:
        shape = target.shape[:2] + tuple([n + p[0] + p[1] for n, p in zip(target.shape[2:], padding, strict=True)])
        order = memory_order(target)
        target = b.scratch(tuple([shape[a] for a in order]), target.dtype).transpose(np.argsort(order))
    taps = [_tap_slices(offset, space, strides) for offset in np.ndindex(*kernel_sizes)]
    disjoint = all([s >= k for s, k in zip(strides, kernel_sizes, strict=True)])
    exact = all([s == k and s * m == n for s, k, m, n in zip(strides, kernel_sizes, space, target.shape[2:], strict=True)])
    total = 1
    for k in kernel_sizes:
        total *= k
    bits = np.dtype(f"i{target.itemsize}")
    sign = np.asarray(8 * target.itemsize - 1, bits)

    def spread(target: np.ndarray, cotangent: np.ndarray) -> None:
        if not exact:
            target.fill(0)
        if params["function"] == "mean":
            cotangent = cotangent * cotangent.dtype.type(1.0 / total)
        for tap in taps:
            view = target[(..., *tap)]
            if disjoint:
                np.copyto(view, cotangent)
            else:
                np.add(view, cotangent, view)

    def choose(target: np.ndarray, cotangent: np.ndarray, x: np.ndarray, y: np.ndarray) -> None:
        if not exact:
            target.fill(0)
        # Bits of x - y shifted by all but the sign give a mask of what is not largest; products with logical arrays
        # would take three times as long.  What a tap leaves of the cotangent, the next one divides.
        left, spare = cotangent.view(bits), np.empty_like(y)
        other = np.empty_like(y)
        part = other if disjoint else np.empty_like(y)  # a window's mask, where windows share elements
        for tap in taps:
            np.subtract(x[(..., *tap)], y, spare)
            rest = spare.view(bits)
            np.right_shift(rest, sign, rest)
            np.bitwise_and(left, rest, rest)
            view = target[(..., *tap)]
            np.bitwise_xor(left, rest, (view if disjoint else part).view(bits))
            if not disjoint:
                np.add(view, part, view)
            left, spare, other = rest, other, spare

    if params["function"] == "max":
        lowest = np.finfo(target.dtype).min
        emit_slabs(b, choose, [target, cotangent, _padded(b, x, padding, lowest), y], _SLAB_OF_CHOICE)
    else:
        emit_slabs(b, spread, [target, cotangent], _SLAB)
    if padded:
        b.emit(
            np.copyto,
            outs[0],
            target[
                (slice(None), slice(None)) + tuple([slice(p[0], p[0] + n) for n, p in zip(outs[0].shape[2:], padding, strict=True)])
            ],
        )


def _corners(grid, height, width):
    """Flat positions, shares and validity of the four neighbours of every grid point, with the shares' derivatives."""
    x = (grid[..., 0] + 1) * ((width - 1) / 2)
    y = (grid[..., 1] + 1) * ((height - 1) / 2)
    x, y = np.nan_to_num(x, nan=-2.0), np.nan_to_num(y, nan=-2.0)
    x, y = np.clip(x, -2, width + 1), np.clip(y, -2, height + 1)
    left, top = np.floor(x), np.floor(y)
    u, v = (x - left).astype(grid.dtype), (y - top).astype(grid.dtype)
    left, top = left.astype(np.int64), top.astype(np.int64)
    corners = []
    for dy, dx in ((0, 0), (0, 1), (1, 0), (1, 1)):
        column, row = left + dx, top + dy
        valid = (column >= 0) & (column < width) & (row >= 0) & (row < height)
        at = np.clip(row, 0, height - 1) * width + np.clip(column, 0, width - 1)
        share_x, share_y = (u if dx else 1 - u), (v if dy else 1 - v)
        slope_x = valid * share_y * ((width - 1) / 2) * (1 if dx else -1)
        slope_y = valid * share_x * ((height - 1) / 2) * (1 if dy else -1)
        corners.append((at, (valid * share_x * share_y).astype(grid.dtype), slope_x, slope_y))
    return corners


@kernel("sample")
def sample(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """The four neighbours weighted by their shares."""
    x, grid = ins
    batch, channels, height, width = x.shape

    def run() -> None:
        flat = x.reshape(batch, channels, height * width)
        out = outs[0].reshape(batch, channels, -1)
        out.fill(0)
        for at, share, _, _ in _corners(grid, height, width):
            for n in range(batch):
                out[n] += flat[n][:, at[n].reshape(-1)] * share[n].reshape(-1)

    b.emit(run)


@kernel("sample_gradient")
def sample_gradient(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """The gradients of ``sample`` in its input and its grid."""
    cotangent, x, grid = ins
    batch, channels, height, width = x.shape

    def run() -> None:
        flat = x.reshape(batch, channels, height * width)
        slope = cotangent.reshape(batch, channels, -1)
        into, slopes = outs
        if into is not None:
            into.fill(0)
        if slopes is not None:
            slopes.fill(0)
        for at, share, slope_x, slope_y in _corners(grid, height, width):
            for n in range(batch):
                where = at[n].reshape(-1)
                if into is not None:
                    weighted = slope[n] * share[n].reshape(-1)
                    for c in range(channels):
                        into[n, c] += np.bincount(where, weighted[c], height * width).reshape(height, width)
                if slopes is not None:
                    effect = (flat[n][:, where] * slope[n]).sum(0).reshape(grid.shape[1:3])
                    slopes[n, ..., 0] += effect * slope_x[n]
                    slopes[n, ..., 1] += effect * slope_y[n]

    b.emit(run)
