"""NumPy kernels of softmax, cross-entropy and normalisation: a few passes over blocks of rows that stay in the cache.

Row sums are products with a vector of ones, which BLAS does several times faster than a reduction over short rows.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

import numpy as np

from ..graph import Node, count
from ..workers import BLOCK, block_length, fixed_length, fixed_parts, parts_for, ranges, run_blocks, workers
from .shaping import check_positions
from .table import Builder, dense_order, kernel, layout

_LONG = 1024  # elements of rows that broadcasting does not slow down
_SHORT = 16  # elements of runs that are worth gathering
_NARROW = 32  # columns that are not worth a thread
_SMALL = 2048  # elements for which looking whether a shift is needed costs more than the shift
_SAFE_SUMS = 1e-26, 1e30  # sums of exponentials that neither overflow nor lose digits


def row_blocks(rows: int, columns: int) -> list:
    """Slices of rows with about a block of elements each, the same for any number of threads: BLAS sums them."""
    step = max(1, fixed_length(rows * columns) // max(columns, 1))
    return [slice(i, min(i + step, rows)) for i in range(0, rows, step)]


def emit_rows(b: Builder, body: Callable, arrays: list, scratch_columns: Sequence = (), numbered: bool = False) -> None:
    """Record ``body(*blocks, *scratch)`` over blocks of rows of matrices (or vectors) with equal numbers of rows.

    ``scratch_columns`` lists the widths of temporaries, None for a vector; ``numbered`` passes the number of the block
    before them.
    """
    rows = len(arrays[0])
    columns = max([a.shape[1] for a in arrays if a is not None and a.ndim > 1], default=1)
    cuts = row_blocks(rows, columns)
    blocks = [tuple([a[c] if a is not None else None for a in arrays]) for c in cuts]
    if numbered:
        blocks = [(*block, i) for i, block in enumerate(blocks)]
    parts = parts_for(rows * columns, len(blocks))
    longest = cuts[0].stop if cuts else 0
    lent = []
    for _ in range(parts):
        lent.append([b.scratch((longest,) if w is None else (longest, w), arrays[0].dtype) for w in scratch_columns])
    if parts == 1:
        b.emit(run_blocks, body, blocks, lent[0])
    else:
        b.emit(workers.share, run_blocks, [(body, blocks[i:j], lent[k]) for k, (i, j) in enumerate(ranges(len(blocks), parts))])


def _rows(b, array):
    """A (rows, last axis) matrix of the elements."""
    array = b.contiguous(array)
    return array.reshape(-1, array.shape[-1])


def are_safe(sums: np.ndarray) -> bool:
    """Whether sums of exponentials of unshifted numbers neither overflow nor lose digits."""
    return _SAFE_SUMS[0] < np.minimum.reduce(sums) and np.maximum.reduce(sums) < _SAFE_SUMS[1]


def exponentials(y: np.ndarray, x: np.ndarray, sums: np.ndarray, ones: np.ndarray) -> None:
    """y = exp(x - c) with a shift c per row or none, sums = its row sums, never zero.

    Safe for all finite x and rows with -inf entries.  y may not be x.
    """
    if y.size > _SMALL:
        np.exp(x, y)
        np.matmul(y, ones, sums)
        if are_safe(sums):
            return
    np.subtract(x, peaks(x), y)
    np.exp(y, y)
    np.matmul(y, ones, sums)
    np.maximum(sums, _least(sums.dtype)[1], out=sums)


def peaks(x: np.ndarray) -> np.ndarray:
    """The largest entry of each row (rows, 1); of a row of -inf the lowest number, so that its exponentials are 0."""
    return np.maximum.reduce(x, axis=1, keepdims=True, initial=_least(x.dtype)[0])


@cache
def _least(dtype):
    """The lowest number of a type, and the smallest above zero."""
    limits = np.finfo(dtype)
    return limits.min, np.asarray(limits.tiny)


@kernel("softmax")
def softmax(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """exp(x) / sum(exp(x)) over the last axis; rows that are absent entirely give zeros."""
    x = _rows(b, ins[0])
    out = outs[0].reshape(x.shape)
    if len(x) == 1:
        b.emit(_softmax_of_row, out[0], x[0])
        return
    ones = np.ones(x.shape[1], x.dtype)

    def body(y: np.ndarray, x: np.ndarray, sums: np.ndarray, wide: np.ndarray) -> None:
        exponentials(y, x, sums, ones)
        if y.size <= _SMALL:
            np.divide(y, sums[:, None], y)
        else:
            np.reciprocal(sums, sums)
            multiply_rows(y, sums, y, wide)

    emit_with_spread(b, body, [out, x], [None])


def _softmax_of_row(y, x):
    np.subtract(x, np.maximum.reduce(x, initial=_least(x.dtype)[0]), y)
    np.exp(y, y)
    np.divide(y, max(np.add.reduce(y), _least(x.dtype)[1]), y)


def emit_with_spread(b: Builder, body: Callable, arrays: list, scratch_columns: Sequence = ()) -> None:
    """``emit_rows`` with a last temporary ``wide`` for ``spread``."""
    columns = arrays[0].shape[1]
    if columns > _LONG:
        emit_rows(b, partial(body, wide=None), arrays, scratch_columns)
    else:
        emit_rows(b, body, arrays, [*scratch_columns, columns])


def spread(vector: np.ndarray, wide: np.ndarray) -> np.ndarray:
    """One number a row for combining with a matrix: copied into ``wide``, which for short rows is faster than NumPy's
    broadcasting, or broadcast where ``wide`` is None.
    """
    if wide is None:
        return vector[:, None]
    np.copyto(wide, vector[:, None])
    return wide


def multiply_rows(x: np.ndarray, factors: np.ndarray, out: np.ndarray, wide: np.ndarray) -> None:
    """out = x * factors[:, None]."""
    np.multiply(x, spread(factors, wide), out)


@kernel("softmax_gradient")
def softmax_gradient(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """y * (cotangent - sum(cotangent * y))."""
    cotangent, y = [_rows(b, a) for a in ins]
    out = outs[0].reshape(y.shape)

    def body(out: np.ndarray, cotangent: np.ndarray, y: np.ndarray, wide: np.ndarray) -> None:
        np.subtract(cotangent, spread(row_products(cotangent, y), wide), out)
        np.multiply(out, y, out)

    emit_with_spread(b, body, [out, cotangent, y])


@kernel("log_softmax")
def log_softmax(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """x - log(sum(exp(x))), shifted by the largest entry."""
    x = _rows(b, ins[0])
    out = outs[0].reshape(x.shape)
    ones = np.ones(x.shape[1], x.dtype)

    def body(y: np.ndarray, x: np.ndarray, sums: np.ndarray) -> None:
        peak = x.max(axis=1)
        np.subtract(x, peak[:, None], y)
        np.exp(y, y)
        np.matmul(y, ones, sums)
        np.log(sums, sums)
        np.add(sums, peak, sums)
        np.subtract(x, sums[:, None], y)

    emit_rows(b, body, [out, x], [None])


@kernel("log_softmax_gradient")
def log_softmax_gradient(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """cotangent - exp(y) * sum(cotangent)."""
    cotangent, y = [_rows(b, a) for a in ins]
    out = outs[0].reshape(y.shape)
    ones = np.ones(y.shape[1], y.dtype)

    def body(out: np.ndarray, cotangent: np.ndarray, y: np.ndarray, sums: np.ndarray) -> None:
        np.matmul(cotangent, ones, sums)
        np.exp(y, out)
        np.multiply(out, sums[:, None], out)
        np.subtract(cotangent, out, out)

    emit_rows(b, body, [out, cotangent, y], [None])


@kernel("softmax_cross_entropy")
def softmax_cross_entropy(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """log-sum-exp minus the target's logit; for the gradient also the exponentials and their sums."""
    x = _rows(b, ins[0])
    loss, saved, totals = outs
    rows = len(x)
    ones = np.ones(x.shape[1], x.dtype)
    loss = b.scratch((rows,), x.dtype) if loss is None else loss.reshape(-1)
    totals = b.scratch((rows,), x.dtype) if totals is None else totals.reshape(-1)
    labels = b.contiguous(ins[1]).reshape(-1)
    b.emit(check_positions, "cross_entropy_index", labels, x.shape[1])
    if not rows:
        return
    numbers = np.arange(rows)
    y = None if saved is None else saved.reshape(x.shape)

    def measure(x: np.ndarray, sums: np.ndarray, y: np.ndarray) -> None:
        np.exp(x, y)
        np.matmul(y, ones, sums)

    def finish() -> None:
        if are_safe(totals):
            np.log(totals, loss)
        else:
            for part in row_blocks(*x.shape):
                _log_sums(x[part], np.empty_like(x[part]) if y is None else y[part], totals[part], loss[part], ones)
        np.subtract(loss, x[numbers, labels], loss)

    if y is None:
        emit_rows(b, measure, [x, totals], [x.shape[1]])
    else:
        emit_rows(b, measure, [x, totals, y])
    b.emit(finish)


def _log_sums(x, y, sums, logs, ones):
    """y = exp(x - c) with a shift c per row, its row sums, and the logarithms of the sums of exp(x)."""
    shift = np.maximum.reduce(x, axis=1)
    np.subtract(x, shift[:, None], y)
    np.exp(y, y)
    np.matmul(y, ones, sums)
    np.log(sums, logs)
    np.add(logs, shift, logs)


@kernel("softmax_cross_entropy_gradient")
def softmax_cross_entropy_gradient(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """cotangent * (exponentials / their sum - 1 at the target)."""
    cotangent, saved, totals, target = ins
    saved = _rows(b, saved)
    cotangent, totals, labels = [b.contiguous(a).reshape(-1) for a in (cotangent, totals, target)]
    out, numbers = outs[0].reshape(saved.shape), np.arange(len(saved))

    def body(out: np.ndarray, saved: np.ndarray, cotangent: np.ndarray, totals: np.ndarray, wide: np.ndarray) -> None:
        multiply_rows(saved, cotangent / totals, out, wide)

    def finish() -> None:
        out[numbers, labels] -= cotangent

    emit_with_spread(b, body, [out, saved, cotangent, totals])
    b.emit(finish)


@kernel("masked_softmax")
def masked_softmax(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """Softmax over the last axis of (B, ..., q, k) with causal, window and length masks."""
    scores, out = ins[0], outs[0]
    rows, keys = scores.shape[-2:]
    masks = []
    if node.params["causal"]:
        masks.append(~visible(rows, keys, node.params["window"]))
    lead = (slice(None),) + (None,) * (scores.ndim - 1)

    def run() -> None:
        np.copyto(out, scores)
        for hidden in masks:
            np.copyto(out, -np.inf, where=hidden)
        if len(ins) > 1:
            np.copyto(out, -np.inf, where=np.arange(keys) >= ins[1][lead])
        flat = out.reshape(-1, keys)
        np.subtract(flat, peaks(flat), flat)
        np.exp(flat, flat)
        total = flat.sum(axis=1, keepdims=True)
        np.maximum(total, np.finfo(flat.dtype).tiny, out=total)
        np.divide(flat, total, flat)

    b.emit(run)


def visible(rows: int, keys: int, window: int | None) -> np.ndarray:
    """Which keys each query sees, as an array (rows, keys) of logical values.

    Key j is visible to query i if i - window < j <= i, queries aligned at the end of the keys.
    """
    i = np.arange(rows)[:, None] + (keys - rows)
    j = np.arange(keys)
    mask = j <= i
    return mask & (j > i - window) if window is not None else mask


# ------------------------------------------------------------------------------------------------ normalisation


def _aggregated(b, array, axes):
    """(rows, n) matrix with the aggregated axes last, and the axis order used."""
    rest = tuple([a for a in range(array.ndim) if a not in axes])
    order = rest + axes
    moved = array.transpose(order)
    n = 1
    for a in axes:
        n *= array.shape[a]
    return b.contiguous(moved).reshape(-1, n), order


@kernel("normalise")
def normalise(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """(x - mean) * rstd over groups of axes; the second output is rstd, for the gradient."""
    p = node.params
    x, order = _aggregated(b, ins[0], p["axes"])
    y, scale = outs
    target = b.scratch(x.shape, x.dtype) if y is None or order != tuple(range(len(order))) else y.reshape(x.shape)
    rstd = b.scratch((len(x),), x.dtype) if scale is None else scale.reshape(-1)
    kind = x.dtype.type
    mean = np.full(x.shape[1], 1.0 / max(x.shape[1], 1), x.dtype)
    divisor, epsilon = kind(1.0 / p["divisor"]), kind(p["epsilon"])
    centred = p["centred"]

    def body(y: np.ndarray, x: np.ndarray, rstd: np.ndarray, means: np.ndarray) -> None:
        if centred:
            np.matmul(x, mean, means)
            np.subtract(x, means[:, None], y)
            source = y
        else:
            source = x
        np.einsum("ij,ij->i", source, source, out=rstd)
        np.multiply(rstd, divisor, rstd)
        np.add(rstd, epsilon, rstd)
        np.sqrt(rstd, rstd)
        np.reciprocal(rstd, rstd)
        np.multiply(source, rstd[:, None], y)

    emit_rows(b, body, [target, x, rstd], [None])
    if y is not None and order != tuple(range(len(order))):
        moved = y.transpose(order)
        b.emit(np.copyto, moved, target.reshape(moved.shape))


@kernel("normalise_gradient")
def normalise_gradient(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """rstd * (c - mean(c) - y * mean(c y)), the last mean divided as the variance is."""
    p = node.params
    c, order = _aggregated(b, ins[0], p["axes"])
    y, _ = _aggregated(b, ins[1], p["axes"])
    rstd = b.contiguous(ins[2]).reshape(-1)
    plain = order == tuple(range(len(order)))
    target = outs[0].reshape(c.shape) if plain else b.scratch(c.shape, c.dtype)
    mean = np.full(c.shape[1], 1.0 / max(c.shape[1], 1), c.dtype)
    divisor = c.dtype.type(1.0 / p["divisor"])
    centred = p["centred"]

    def body(out: np.ndarray, c: np.ndarray, y: np.ndarray, rstd: np.ndarray, means: np.ndarray, products: np.ndarray) -> None:
        np.einsum("ij,ij->i", c, y, out=products)
        np.multiply(products, divisor, products)
        np.multiply(y, products[:, None], out)
        np.subtract(c, out, out)
        if centred:
            np.matmul(c, mean, means)
            np.subtract(out, means[:, None], out)
        np.multiply(out, rstd[:, None], out)

    emit_rows(b, body, [target, c, y, rstd], [None, None])
    if not plain:
        moved = outs[0].transpose(order)
        b.emit(np.copyto, moved, target.reshape(moved.shape))


@kernel("layer_norm")
def layer_norm(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """Standardised rows times scale plus bias; saves the standardised rows and 1 / sigma for the gradient."""
    x, (scale, bias) = _rows(b, ins[0]), ins[1:]
    y, saved, factors = outs
    y = b.scratch(x.shape, x.dtype) if y is None else y.reshape(x.shape)
    saved = saved.reshape(x.shape) if saved is not None else None
    rstd = b.scratch((len(x),), x.dtype) if factors is None else factors.reshape(-1)
    n, kind = x.shape[1], x.dtype.type
    mean = np.full(n, 1.0 / max(n, 1), x.dtype)
    epsilon = kind(node.params["epsilon"])
    scales, biases = _spread(b, scale, x), _spread(b, bias, x)

    def body(y: np.ndarray, x: np.ndarray, rstd: np.ndarray, saved: np.ndarray | None, means: np.ndarray, wide: np.ndarray) -> None:
        np.matmul(x, mean, means)
        np.copyto(wide, means[:, None])
        np.subtract(x, wide, y)
        np.multiply(row_products(y, y), kind(1.0 / n), rstd)
        np.add(rstd, epsilon, rstd)
        np.sqrt(rstd, rstd)
        np.reciprocal(rstd, rstd)
        hat = y if saved is None else saved
        multiply_rows(y, rstd, hat, wide)
        np.multiply(hat, scales[: len(x)], y)
        np.add(y, biases[: len(x)], y)

    emit_rows(b, body, [y, x, rstd, saved], [None, n])


def _spread(b, row, x):
    """A row repeated for a block of rows of x at every run.

    Combining whole arrays is twice as fast as broadcasting a row.
    """
    blocks = row_blocks(*x.shape)
    wide = b.scratch((blocks[0].stop if blocks else 0, x.shape[1]), x.dtype)
    b.emit(np.copyto, wide, row)
    return wide


@kernel("layer_norm_gradient")
def layer_norm_gradient(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """Gradients in x, scale and bias from the cotangent, scale, the standardised rows and 1 / sigma."""
    c, saved = _rows(b, ins[0]), _rows(b, ins[2])
    scale, rstd = ins[1], b.contiguous(ins[3]).reshape(-1)
    n = c.shape[1]
    share = c.dtype.type(1.0 / max(n, 1))
    into, for_scale, for_bias = outs
    target = b.scratch(c.shape, c.dtype) if into is None else into.reshape(c.shape)
    scales = _spread(b, scale, c)
    blocks = len(row_blocks(*c.shape))
    sums = b.scratch((2, blocks, n), c.dtype)
    ones = np.ones(row_blocks(*c.shape)[0].stop if blocks else 0, c.dtype)

    def body(
        out: np.ndarray,
        c: np.ndarray,
        hat: np.ndarray,
        rstd: np.ndarray,
        place: int,
        products: np.ndarray,
        wide: np.ndarray,
        means: np.ndarray,
        shares: np.ndarray,
    ) -> None:
        rows, i = len(c), place
        np.multiply(c, hat, products)
        np.matmul(ones[:rows], products, sums[0, i])
        np.matmul(ones[:rows], c, sums[1, i])
        np.matmul(products, scale, shares)
        np.matmul(c, scale, means)
        np.multiply(shares, share, shares)
        np.multiply(means, share, means)
        multiply_rows(hat, shares, out, wide)
        np.multiply(c, scales[:rows], products)
        np.subtract(products, out, out)
        np.copyto(wide, means[:, None])
        np.subtract(out, wide, out)
        multiply_rows(out, rstd, out, wide)

    emit_rows(b, body, [target, c, saved, rstd], [n, n, None, None], numbered=True)
    for out, part in ((for_scale, sums[0]), (for_bias, sums[1])):
        if out is not None:
            b.emit(np.add.reduce, part, 0, out=out)


def row_products(a: np.ndarray, c: np.ndarray) -> np.ndarray:
    """The sums of a * c over the last axis."""
    return np.vecdot(a, c) if hasattr(np, "vecdot") else np.einsum("...i,...i->...", a, c)


class _Channels:
    """Arrays (B, C, S...) as (N, C, S) blocks whose last axis is contiguous, or (N, C) when there is nothing but
    channels.

    Plain memory gives N = B; memory with the channels outermost, as convolutions leave it, gives N = 1.  Each thread has
    a part of the channels.  Where runs of S are short, slabs of channels are gathered in temporaries of that second kind,
    on which every pass is faster.
    """

    def __init__(self, b, x, axis):
        self.b, self.axis = b, axis
        order = dense_order(x)
        self.outermost = order is not None and order[0] == axis
        self.order = order if self.outermost else None
        channels = x.shape[axis]
        self.count = x.size // max(channels, 1)
        self.shape = (1, channels, self.count) if self.outermost else (count(x.shape[:axis]), channels, count(x.shape[axis + 1 :]))
        if self.shape[2] == 1:
            self.shape = self.shape[:2]
        deep = len(self.shape) == 3
        self.gathered = deep and self.shape[0] > 1 and self.shape[2] < _SHORT
        self.block = block_length(x.size, 2 * BLOCK)
        self.parts = fixed_parts(x.size, channels if deep else channels // _NARROW)
        if self.gathered:
            step = max(1, fixed_length(x.size) // max(self.count, 1))
            self.slabs = [slice(i, min(i + step, channels)) for i in range(0, channels, step)]
        else:
            self.slabs = [slice(i, j) for i, j in ranges(channels, self.parts)]
        length = self.count if self.gathered or not deep else self.shape[2]
        self.ones = np.ones(length, x.dtype)

    def view(self, array: np.ndarray) -> np.ndarray:
        """The array in this form; a copy unless its memory has the same order."""
        if not self.outermost:
            return self.b.contiguous(array).reshape(self.shape)
        moved = array.transpose(self.order)
        return self.b.contiguous(moved).reshape(self.shape)

    def sums(self, x: np.ndarray) -> np.ndarray:
        """The sum of each channel."""
        return row_products(x, self.ones).sum(0) if x.ndim == 3 else np.matmul(self.ones, x)

    def products(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """The sum of x * y of each channel."""
        return row_products(x, y).sum(0) if x.ndim == 3 else np.einsum("ij,ij->j", x, y)

    def wide(self, vector: np.ndarray) -> np.ndarray:
        """One number a channel, to be combined with ``view``."""
        return vector[:, None] if len(self.shape) == 3 else vector

    def pieces(self, arrays: list, vectors: Sequence) -> Iterator:
        """The arrays and the ``wide`` vectors cut into pieces that stay in the cache."""
        n, channels = arrays[0].shape[:2]
        step = max(1, self.block * n // max(arrays[0].size, 1))
        across = channels if n > 1 else max(1, self.block * channels // max(arrays[0].size, 1))
        vectors = [self.wide(v) for v in vectors]
        for i in range(0, n, step):
            for j in range(0, channels, across):
                yield [a[i : i + step, j : j + across] for a in arrays] + [v[j : j + across] for v in vectors]

    def emit(self, body: Callable, arrays: list, vectors: list) -> None:
        """Record ``body(*slabs, *vector parts)`` over slabs of channels, on threads when large.

        The first array is written, the others are read.
        """
        jobs = [tuple([a[:, part] for a in arrays] + [v[part] for v in vectors]) for part in self.slabs]
        parts = min(self.parts, len(jobs)) if workers.threads > 1 else 1
        bodies = [self._gathering(body, arrays) if self.gathered else body for _ in range(parts)]
        if parts == 1:
            self.b.emit(_run_jobs, bodies[0], jobs)
        else:
            shares = ranges(len(jobs), parts)
            self.b.emit(workers.share, _run_jobs, [(own, jobs[i:j]) for own, (i, j) in zip(bodies, shares)])

    def _gathering(self, body, arrays):
        """The body on slabs gathered in temporaries (channels, N, S)."""
        widest, n = max([part.stop - part.start for part in self.slabs], default=0), len(arrays)
        lent = [self.b.scratch((widest, self.shape[0], self.shape[2]), a.dtype) for a in arrays]

        def gathered(*job) -> None:
            slabs, own = [a.swapaxes(0, 1) for a in job[:n]], [t[: job[0].shape[1]] for t in lent]
            for slab, temporary in zip(slabs[1:], own[1:]):
                np.copyto(temporary, slab)
            body(*[t.reshape(1, len(t), -1) for t in own], *job[n:])
            np.copyto(slabs[0], own[0])

        return gathered


def _run_jobs(body, jobs):
    for job in jobs:
        body(*job)


@kernel("batch_norm")
def batch_norm(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """Per channel: measure, then one scale and one shift, all while the channel's data is in the cache."""
    x, scale, bias = ins
    y, means, variances = outs
    channels = _Channels(b, x, node.params["axis"])
    kind, n = x.dtype.type, max(channels.count, 1)
    epsilon = kind(node.params["epsilon"])
    means = b.scratch(scale.shape, x.dtype) if means is None else means
    variances = b.scratch(scale.shape, x.dtype) if variances is None else variances
    if y is None:
        y = _like(b, x, node, ins)

    def body(y: np.ndarray, x: np.ndarray, scale: np.ndarray, bias: np.ndarray, mean: np.ndarray, variance: np.ndarray) -> None:
        np.divide(channels.sums(x), n, mean)
        squares = channels.products(x, x) / n
        np.subtract(squares, mean * mean, variance)
        if np.any(squares > 16 * variance):  # the difference would lose digits
            np.subtract(x, channels.wide(mean), y)
            np.divide(channels.products(y, y), n, variance)
        factor = scale / np.sqrt(variance + epsilon)
        for into, part, factors, shifts in channels.pieces([y, x], [factor, bias - mean * factor]):
            np.multiply(part, factors, into)
            np.add(into, shifts, into)

    channels.emit(body, [channels.view(y), channels.view(x)], [scale, bias, means, variances])


@kernel("batch_norm_gradient")
def batch_norm_gradient(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """Gradients in x, scale and bias.

    dx = scale rstd (c - mean(c) - xhat mean(c xhat)), as one combination of c and x.
    """
    c, x, scale, means, variances = ins
    into, scales, biases = outs
    channels = _Channels(b, x, node.params["axis"])
    kind, n = x.dtype.type, max(channels.count, 1)
    epsilon = kind(node.params["epsilon"])
    scales = b.scratch(scale.shape, x.dtype) if scales is None else scales
    biases = b.scratch(scale.shape, x.dtype) if biases is None else biases
    if into is None:
        into = _like(b, x, node, ins)

    def body(
        out: np.ndarray,
        c: np.ndarray,
        x: np.ndarray,
        scale: np.ndarray,
        mean: np.ndarray,
        variance: np.ndarray,
        scales: np.ndarray,
        biases: np.ndarray,
    ) -> None:
        rstd = 1 / np.sqrt(variance + epsilon)
        biases[...] = channels.sums(c)
        np.multiply(channels.products(c, x) - mean * biases, rstd, scales)
        factor = scale * rstd
        slope = -rstd * scales / n
        vectors = slope, factor, factor * (biases / n + slope * mean)
        for into, cotangents, part, slopes, factors, shifts in channels.pieces([out, c, x], vectors):
            np.multiply(part, slopes, into)
            np.add(into, cotangents, into)
            np.multiply(into, factors, into)
            np.subtract(into, shifts, into)

    channels.emit(body, [channels.view(into), channels.view(c), channels.view(x)], [scale, means, variances, scales, biases])


def _like(b, x, node, ins):
    order = _channels_outermost(node, ins)
    if order is None:
        return b.scratch(x.shape, x.dtype)
    return b.scratch(tuple([x.shape[a] for a in order]), x.dtype).transpose(np.argsort(order))


@layout("batch_norm", "batch_norm_gradient")
def _channels_outermost(node, ins):
    order = dense_order(ins[0] if node.op == "batch_norm" else ins[1])
    return order if order is not None and order[0] == node.params["axis"] else None
