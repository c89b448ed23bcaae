"""NumPy kernels of convolutions, on the layout (C, S..., N) in memory: channels outermost, examples innermost.

With the batch innermost a row of a window is one long run of memory, so columns are copied fast, and pooling, biases
and ramps that follow work on the same layout (an output is a permuted view of it).  Columns are made in blocks of
output rows that fit the cache and multiplied by the weights as stored.  A small batch keeps each example's own layout
instead: there the rows of the image are the runs.
"""

from collections.abc import Sequence

import numpy as np
from numpy.lib.stride_tricks import as_strided

from ..graph import Node, count
from ..workers import parts_for, parts_of_products, ranges, workers
from . import winograd
from .elementwise import emit_ufunc
from .table import Builder, clear, kernel, layout

_COLUMN_ELEMENTS = 1 << 17  # floats of columns per block: half a megabyte, half of a second-level cache
_LEAST_POSITIONS = 192  # columns per product below which BLAS loses speed
_LEAST_IN_RUNS = 1 << 20  # numbers copied in long runs below which a second thread does not pay
_SMALL_BATCH = 8  # below, both orders take the same time; from here on the batch inside is some 15 % faster


def _batch_inside(n: int) -> bool:
    """Whether a batch of n examples is kept innermost in memory; also an empty one, which cannot be gone through."""
    return n >= _SMALL_BATCH or n == 0


@layout("conv", "conv_transpose")
def batch_last(node: Node, ins: Sequence) -> tuple | None:
    """Memory order (C, S..., B) for large batches."""
    rank = len(node.outputs[0].shape)
    return (*range(1, rank), 0) if _batch_inside(node.outputs[0].shape[0]) else None


def _channel_first(array, batched: bool):
    """Views of a (B, C, S...) array as (C, S..., N): one with N = B, or one per example with N = 1."""
    if batched:
        return [np.moveaxis(array, 0, -1)]
    return [example[..., None] for example in array]


def _prepared(b, x, padding, batched, phases=1):
    """(C, S..., N) arrays of x with zeros around, in plain memory order.

    With ``phases`` = s > 1 the last spatial axis becomes two, (s, positions / s): what a window of stride s meets is
    one run of memory.
    """
    views = _channel_first(x, batched)
    plain = all([pair == (0, 0) for pair in padding])
    if plain and phases == 1 and views[0].flags.c_contiguous:
        return views
    if phases > 1:
        return _in_phases(b, x, views, padding, phases)
    space = tuple([n + max(p[0], 0) + max(p[1], 0) for n, p in zip(x.shape[2:], padding, strict=True)])
    n = views[0].shape[-1]
    wide = b.scratch((len(views), x.shape[1]) + space + (n,), x.dtype)
    if not plain:
        b.emit(clear, wide)
    inner = (slice(None),) + tuple([slice(max(p[0], 0), max(p[0], 0) + n) for n, p in zip(x.shape[2:], padding, strict=True)])
    crop = (slice(None),) + tuple([slice(max(-p[0], 0), m - max(-p[1], 0)) for m, p in zip(space, padding, strict=True)])
    _emit_copies(b, [(target[inner], source) for target, source in zip(wide, views, strict=True)])
    return [target[crop] for target in wide]


def _in_phases(b, x, views, padding, phases):
    width, (before, after) = x.shape[-1], padding[-1]
    runs = -(-(width + max(before, 0) + max(after, 0)) // phases)
    space = tuple([n + max(p[0], 0) + max(p[1], 0) for n, p in zip(x.shape[2:-1], padding[:-1], strict=True)])
    n = views[0].shape[-1]
    wide = b.scratch((len(views), x.shape[1]) + space + (phases, runs, n), x.dtype)
    b.emit(clear, wide)
    lead = (slice(None),)
    inner = lead + tuple([slice(max(p[0], 0), max(p[0], 0) + m) for m, p in zip(x.shape[2:-1], padding[:-1], strict=True)])
    pairs = []
    for target, source in zip(wide, views, strict=True):
        for phase in range(phases):
            first = (phase - before) % phases  # the first element of the input in this phase
            part = source[..., first::phases, :]
            start = (first + before) // phases
            if part.shape[-2]:
                pairs.append((target[(*inner, phase, slice(start, start + part.shape[-2]))], part))
    _emit_copies(b, pairs)
    return list(wide)


def _emit_copies(b, pairs):
    """Record the copies target <- source, on several threads when large."""
    size = sum([target.size for target, _ in pairs])
    runs = all([array.strides[-1] == array.itemsize for pair in pairs for array in pair])
    parts = 1 if runs and size < _LEAST_IN_RUNS else parts_for(size, size)
    jobs = [[] for _ in range(parts)]
    for target, source in pairs:
        axis = next((i for i, n in enumerate(target.shape) if n >= parts), None)
        lead = (slice(None),) * (axis or 0)
        cuts = ranges(target.shape[axis], parts) if axis is not None else [(None, None)]
        for job, (start, stop) in zip(jobs, cuts, strict=False):
            job.append((target[(*lead, slice(start, stop))], source[(*lead, slice(start, stop))]))
    _emit_parts(b, _copy, [(job,) for job in jobs if job])


def _copy(pairs):
    for target, source in pairs:
        np.copyto(target, source)


class _Geometry:
    """The windows of a convolution over prepared arrays (C, S..., N)."""

    def __init__(self, channels, kernel_sizes, stride, dilation, space, n, elements=_COLUMN_ELEMENTS):
        self.kernel, self.stride, self.dilation, self.space, self.n = kernel_sizes, stride, dilation, space, n
        self.depth = channels * count(kernel_sizes)
        per_row = count(space[1:]) * n
        rows = max(elements // max(self.depth * per_row, 1), -(-_LEAST_POSITIONS // max(per_row, 1)), 1)
        self.blocks = [(i, min(i + rows, space[0])) for i in range(0, space[0], rows)]
        self.rows = min(rows, space[0])
        self.phases = stride[-1]
        self.trivial = all([k == 1 for k in kernel_sizes]) and all([s == 1 for s in stride])

    def tap(self, offset: tuple, start: int, stop: int) -> tuple:
        """The index into (C, S..., N) of what the kernel position ``offset`` meets for output rows start .. stop."""
        index = [slice(None)]
        for axis, (o, s, d) in enumerate(zip(offset, self.stride, self.dilation, strict=True)):
            low, high = (start, stop) if axis == 0 else (0, self.space[axis])
            if axis == len(self.space) - 1 and self.phases > 1:
                first = (o * d) // s
                index += [(o * d) % s, slice(first + low, first + high)]
                continue
            index.append(slice(o * d + low * s, o * d + (high - 1) * s + 1, s))
        return tuple(index)


def _column_copies(geometry, x, columns, start, stop):
    """Pairs (target, source) that fill ``columns`` (C, K..., rows, S'..., N) for output rows start .. stop.

    There is one for all positions of the kernel, or with phases one for each along the last axis.
    """
    last, along = geometry.kernel[-1], slice(None)
    if geometry.phases == 1:
        return [
            (
                columns[(along, *[along] * len(geometry.kernel), slice(0, stop - start))],
                _windows(geometry, x, geometry.kernel, (0,) * len(geometry.kernel), start, stop),
            )
        ]
    kernel = (*geometry.kernel[:-1], 1)
    return [
        (
            columns[(along, *[along] * (len(kernel) - 1), slice(o, o + 1), slice(0, stop - start))],
            _windows(geometry, x, kernel, (*[0] * (len(kernel) - 1), o), start, stop),
        )
        for o in range(last)
    ]


def _windows(geometry, x, kernel, first, start, stop):
    """The view (C, kernel..., rows, S'..., N) of what kernel positions from ``first`` on meet."""
    corner = x[geometry.tap(first, start, stop)]
    steps = list(x.strides[1 : 1 + len(kernel)])
    shape = corner.shape[:1] + tuple(kernel) + corner.shape[1:]
    strides = [d * n for d, n in zip(geometry.dilation, steps, strict=True)]
    return as_strided(corner, shape, (corner.strides[0], *strides, *corner.strides[1:]), writeable=False)


def _column_taps(geometry, x, columns, start, stop):
    """Pairs (rows of x, ``columns``), one a position of the kernel, that meet in output rows start .. stop."""
    pairs = []
    for offset in np.ndindex(*geometry.kernel):
        source = columns[(slice(None), *offset, slice(0, stop - start))]
        pairs.append((x[geometry.tap(offset, start, stop)], source))
    return pairs


def _columns_buffer(b, geometry, channels, dtype):
    return b.scratch((channels,) + geometry.kernel + (geometry.rows,) + geometry.space[1:] + (geometry.n,), dtype)


def _block_plans(b, geometry, channels, x, parts):
    """For each of some threads, per block: (copies, column matrix, start, stop)."""
    if geometry.trivial and x.flags.c_contiguous:
        lines = x.reshape(channels, geometry.space[0], -1)
        return [[((), lines[:, start:stop].reshape(channels, -1), start, stop)] for start, stop in ranges(geometry.space[0], parts)]
    plans = []
    buffer = None
    for first, last in ranges(len(geometry.blocks), parts):
        if buffer is None or workers.threads > 1:  # one thread has one buffer, which stays in its cache
            buffer = _columns_buffer(b, geometry, channels, x.dtype).reshape(-1)
        plan = []
        for start, stop in geometry.blocks[first:last]:
            columns = _columns(buffer, geometry, channels, start, stop)
            copies = _column_copies(geometry, x, columns, start, stop)
            plan.append((copies, columns.reshape(geometry.depth, -1), start, stop))
        plans.append(plan)
    return plans


def _columns(buffer, geometry, channels, start, stop):
    shape = (channels,) + geometry.kernel + (stop - start,) + geometry.space[1:] + (geometry.n,)
    return buffer[: count(shape)].reshape(shape)


def _parts(geometry, outputs):
    positions = count(geometry.space) * geometry.n
    return parts_of_products(outputs * geometry.depth * positions, geometry.space[0] if geometry.trivial else len(geometry.blocks))


def _emit_parts(b, function, parts):
    """Record ``function(*part)`` for every part, at the same time if there are several threads."""
    if len(parts) > 1 and workers.threads > 1:
        b.emit(workers.share, function, parts)
        return
    for part in parts:
        b.emit(function, *part)


def _forward(steps):
    for copies, weights, columns, out, biases in steps:
        for target, source in copies:
            np.copyto(target, source)
        np.matmul(weights, columns, out)
        if biases is not None:
            np.add(out, biases, out)


@kernel("conv")
def conv(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """Columns in blocks, then a product with the weights; depthwise kernels accumulate tap by tap."""
    x, weights, *biases = ins
    p = node.params
    convolve(b, x, b.contiguous(weights), outs[0], p["stride"], p["dilation"], p["padding"], p["groups"], *biases)


def _add_biases(b, out, biases):
    emit_ufunc(b, np.add, [out, biases.reshape((-1,) + (1,) * (out.ndim - 2))], out)


def convolve(
    b: Builder,
    x: np.ndarray,
    weights: np.ndarray,
    out: np.ndarray,
    stride: tuple,
    dilation: tuple,
    padding: tuple,
    groups: int,
    biases: np.ndarray | None = None,
) -> None:
    """Record the cross-correlation of x (B, C, S...) with weights (O, C/g, K...), plus biases, into ``out`` (B, O,
    S'...).
    """
    batched = _batch_inside(x.shape[0])
    targets = _channel_first(out, batched)
    if batched and winograd.fits(weights, stride, dilation, padding, groups) and x.size:
        covering = winograd.extended(x.shape, targets[0], padding)
        winograd.emit(b, _in_phases(b, x, _channel_first(x, True), covering, 2)[0], weights, targets[0])
        if biases is not None:
            _add_biases(b, out, biases)
        return
    prepared = _prepared(b, x, padding, batched, stride[-1])
    per_group, wide = weights.shape[1], weights.shape[0] // groups
    space = out.shape[2:]
    for source, target in zip(prepared, targets, strict=True):
        n = source.shape[-1]
        geometry = _Geometry(per_group, weights.shape[2:], stride, dilation, space, n)
        if per_group == 1 and groups > 1:
            _depthwise(b, geometry, source, weights, target, wide, biases)
            continue
        for g in range(groups):
            part = source[g * per_group : (g + 1) * per_group] if groups > 1 else source
            matrix = weights[g * wide : (g + 1) * wide].reshape(wide, -1)
            own = biases[g * wide : (g + 1) * wide, None] if biases is not None else None
            flat = target[g * wide : (g + 1) * wide].reshape(wide, space[0], -1)
            plans = _block_plans(b, geometry, per_group, part, _parts(geometry, wide))
            if np.may_share_memory(flat[:, :1].reshape(wide, -1), out):
                _emit_parts(
                    b,
                    _forward,
                    [
                        (
                            [
                                (copies, matrix, columns, flat[:, start:stop].reshape(wide, -1), own)
                                for copies, columns, start, stop in plan
                            ],
                        )
                        for plan in plans
                    ],
                )
            else:
                _through_scratch(b, plans, matrix, flat, own)


def _through_scratch(b, plans, matrix, flat, biases):
    """The same when blocks of the output are not matrices in memory: each product goes through scratch."""
    for copies, columns, start, stop in [block for plan in plans for block in plan]:
        target = flat[:, start:stop]
        temporary = b.scratch((len(matrix), columns.shape[1]), flat.dtype)
        b.emit(_forward, [(copies, matrix, columns, temporary, biases)])
        b.emit(np.copyto, target, temporary.reshape(target.shape))


def _depthwise(b, geometry, source, weights, target, wide, biases):
    """out[c m] = sum over taps of w[c m, tap] * x[c, tap], plus biases.

    It goes channel by channel, so that each channel's data stay in the cache.
    """
    taps = list(np.ndindex(*geometry.kernel))
    views = [source[geometry.tap(offset, 0, geometry.space[0])] for offset in taps]
    flat = weights.reshape(weights.shape[0], -1)
    shares = ranges(len(target), parts_for(target.size, len(target)))
    parts = [(low, high, b.scratch(target.shape[1:], target.dtype)) for low, high in shares]

    def run(low: int, high: int, temporary: np.ndarray) -> None:
        for o in range(low, high):
            c, out = o // wide, target[o]
            np.multiply(views[0][c], flat[o, 0], out)
            for t in range(1, len(taps)):
                np.multiply(views[t][c], flat[o, t], temporary)
                np.add(out, temporary, out)
            if biases is not None:
                np.add(out, biases[o], out)

    _emit_parts(b, run, parts)


@kernel("conv_transpose")
def conv_transpose(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """The gradient of a convolution in its input.

    For stride 1 it is a convolution with turned weights, else columns are added back.
    """
    y, weights, *biases = ins
    out, p = outs[0], node.params
    stride, dilation, padding, groups = p["stride"], p["dilation"], p["padding"], p["groups"]
    # A convolution with turned weights visits every element of the output, which may be many more than the input's, and
    # copies columns of all of y's channels, where adding back passes over the output's: cheap when these are few.
    # 1.5: with 32 channels and 1.6 times as many positions both take the same time, with 2.25 times half of it
    few = 2 * weights.shape[1] * groups < weights.shape[0]
    if all([s == 1 for s in stride]) and count(out.shape[2:]) <= 1.5 * count(y.shape[2:]) and not few:
        extents = [d * (k - 1) for d, k in zip(dilation, weights.shape[2:], strict=True)]
        full = tuple([(e - q[0], m - n + q[0]) for e, q, n, m in zip(extents, padding, y.shape[2:], out.shape[2:], strict=True)])
        turned = _turned(b, weights, groups)
        convolve(b, y, turned, out, stride, dilation, full, groups)
    else:
        _add_back(b, y, weights, out, stride, dilation, padding, groups)
    if biases:
        _add_biases(b, out, biases[0])


def _turned(b, weights, groups):
    """Weights (O, C/g, K...) with the kernel turned around and in- and outputs exchanged: (C, O/g, K...)."""
    rank = weights.ndim - 2
    per, wide = weights.shape[1], weights.shape[0] // groups
    turned = b.scratch((groups * per, wide) + weights.shape[2:], weights.dtype)
    flipped = weights[(slice(None), slice(None)) + (slice(None, None, -1),) * rank]
    _emit_copies(b, [(turned[g * per : (g + 1) * per], flipped[g * wide : (g + 1) * wide].swapaxes(0, 1)) for g in range(groups)])
    return turned


def _add_back(b, y, weights, out, stride, dilation, padding, groups):
    """Columns weights^T y, each tap added to where it came from."""
    batched = _batch_inside(y.shape[0])
    weights = b.contiguous(weights)
    per, wide = weights.shape[1], weights.shape[0] // groups
    sources = _prepared(b, y, ((0, 0),) * (y.ndim - 2), batched)
    extents = [s * (n - 1) + d * (k - 1) + 1 for s, n, d, k in zip(stride, y.shape[2:], dilation, weights.shape[2:], strict=True)]
    space = tuple([max(e, q[0] + m) for e, q, m in zip(extents, padding, out.shape[2:], strict=True)])
    for source, target in zip(sources, _channel_first(out, batched), strict=True):
        n = source.shape[-1]
        phases = stride[-1]
        runs = -(-space[-1] // phases)
        shape = space[:-1] + ((phases, runs) if phases > 1 else (runs,)) + (n,)
        whole = b.scratch((groups * per,) + shape, out.dtype)
        b.emit(clear, whole)
        # Blocks are longer for threads, which hand on the interpreter at every addition, and so on one thread: their
        # lengths decide in which order a place is added to
        geometry = _Geometry(per, weights.shape[2:], stride, dilation, y.shape[2:], n, 4 * _COLUMN_ELEMENTS)
        columns = geometry.depth * count(geometry.space) * n
        parts = parts_of_products(wide * columns, len(geometry.blocks))
        # Neighbouring blocks of rows add to the same places: threads take channels of the result or, where it is small
        # beside the columns, blocks, each adding to memory of its own
        by_channel = parts == 1 or (per >= parts and 4 * per * count(shape) > columns)
        shares = ranges(per, parts) if by_channel else [(0, per)] * parts
        blocks = [geometry.blocks] * parts if by_channel else [geometry.blocks[i:j] for i, j in ranges(len(geometry.blocks), parts)]
        buffers = [_columns_buffer(b, geometry, high - low, out.dtype).reshape(-1) for low, high in shares]
        reaches = [] if by_channel else [_reach(geometry, some, shape[0]) for some in blocks[1:]]
        own = [b.scratch((per, high - low, *shape[1:]), out.dtype) for low, high, _ in reaches]
        first_rows = [0, *[first for *_, first in reaches]] if reaches else [0] * parts
        for g in range(groups):
            total = whole[g * per : (g + 1) * per]
            for extra in own:
                b.emit(clear, extra)
            matrix = weights[g * wide : (g + 1) * wide].reshape(wide, per, -1)
            flat = source[g * wide : (g + 1) * wide].reshape(wide, y.shape[2], -1)
            into = [total[low:high] for low, high in shares] if by_channel else [total, *own]
            _emit_parts(
                b,
                _add_columns,
                [
                    (matrix[:, low:high].reshape(wide, -1).T, _added_blocks(geometry, flat, place, buffer, some, first))
                    for (low, high), place, buffer, some, first in zip(shares, into, buffers, blocks, first_rows, strict=True)
                ],
            )
            for extra, (low, high, _) in zip(own, reaches, strict=True):
                b.emit(np.add, total[:, low:high], extra, total[:, low:high])
        _emit_crop(b, target, whole, padding, phases)


def _reach(geometry, blocks, height):
    """(low, high, first): blocks of rows that begin with row ``first`` add to the positions low .. high of the first axis."""
    if len(geometry.space) == 1 and geometry.phases > 1:  # that axis is the phases, of which all blocks meet all
        return 0, height, 0
    first, last = blocks[0][0], blocks[-1][1] - 1
    low, high = [row * geometry.stride[0] for row in (first, last)]
    return low, high + geometry.dilation[0] * (geometry.kernel[0] - 1) + 1, first


def _added_blocks(geometry, flat, into, buffer, blocks, first):
    """For blocks of rows: (rows of the cotangent ``flat``, column matrix, pairs of the additions to ``into``).

    ``into`` begins where the window of row ``first`` does.
    """
    steps = []
    for start, stop in blocks:
        columns = _columns(buffer, geometry, len(into), start, stop)
        rows = flat[:, start:stop].reshape(len(flat), -1)
        steps.append((rows, columns.reshape(-1, rows.shape[1]), _column_taps(geometry, into, columns, start - first, stop - first)))
    return steps


def _emit_crop(b, target, whole, padding, phases):
    """Copy what is not padding from ``whole`` (C, S..., N), its last spatial axis in phases if there are several."""
    space = target.shape[1:-1]
    crop = (slice(None),) + tuple([slice(q[0], q[0] + m) for q, m in zip(padding[:-1], space[:-1], strict=False)])
    before, width = padding[-1][0], space[-1]
    if phases == 1:
        _emit_copies(b, [(target, whole[(*crop, slice(before, before + width))])])
        return
    pairs = []
    for phase in range(phases):
        first = (phase - before) % phases
        part = target[..., first::phases, :]
        start = (first + before) // phases
        if part.shape[-2]:
            pairs.append((part, whole[(*crop, phase, slice(start, start + part.shape[-2]))]))
    _emit_copies(b, pairs)


def _add_columns(matrix, steps):
    for rows, columns, pairs in steps:
        np.matmul(matrix, rows, columns)
        for target, source in pairs:
            np.add(target, source, target)


@kernel("conv_weight_gradient")
def conv_weight_gradient(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """Sum over blocks of cotangent times columns transposed."""
    x, cotangent = ins
    p, out = node.params, outs[0]
    groups = p["groups"]
    batched = _batch_inside(x.shape[0])
    sources = _prepared(b, x, p["padding"], batched, p["stride"][-1])
    cotangents = _prepared(b, cotangent, ((0, 0),) * (x.ndim - 2), batched)
    per, wide = out.shape[1], out.shape[0] // groups
    space = cotangent.shape[2:]
    b.emit(out.fill, 0)
    for source, rows in zip(sources, cotangents, strict=True):
        geometry = _Geometry(per, out.shape[2:], p["stride"], p["dilation"], space, source.shape[-1])
        if per == 1 and groups > 1:
            _depthwise_weights(b, geometry, source, rows, out, wide)
            continue
        for g in range(groups):
            part = source[g * per : (g + 1) * per] if groups > 1 else source
            flat = rows[g * wide : (g + 1) * wide].reshape(wide, space[0], -1)
            target = out[g * wide : (g + 1) * wide].reshape(wide, -1)
            plans = _block_plans(b, geometry, per, part, _parts(geometry, wide))
            sums = [target, *[b.scratch(target.shape, out.dtype) for _ in plans[1:]]]
            products = [b.scratch(target.shape, out.dtype) for _ in plans]
            for total in sums[1:]:
                b.emit(total.fill, 0)
            _emit_parts(
                b,
                _accumulate,
                [
                    (
                        [(copies, flat[:, start:stop].reshape(wide, -1), columns.T) for copies, columns, start, stop in plan],
                        total,
                        product,
                    )
                    for plan, total, product in zip(plans, sums, products, strict=True)
                ],
            )
            for total in sums[1:]:
                b.emit(np.add, target, total, target)


def _accumulate(steps, total, product):
    for copies, rows, columns in steps:
        for into, source in copies:
            np.copyto(into, source)
        np.dot(rows, columns, product)  # np.matmul keeps the interpreter for results of up to 500 numbers
        np.add(total, product, total)


def _depthwise_weights(b, geometry, source, rows, out, wide):
    """w[c m, tap] += sum of cotangent * shifted input, channel by channel."""
    taps = list(np.ndindex(*geometry.kernel))
    views = [source[geometry.tap(offset, 0, geometry.space[0])] for offset in taps]
    flat = out.reshape(out.shape[0], -1)
    shares = ranges(len(rows), parts_for(rows.size, len(rows)))

    def run(low: int, high: int, temporary: np.ndarray) -> None:
        line = temporary.reshape(-1)
        for o in range(low, high):
            slopes = rows[o].reshape(-1)
            for t in range(len(taps)):
                np.copyto(temporary, views[t][o // wide])
                flat[o, t] += np.dot(line, slopes)

    _emit_parts(b, run, [(low, high, b.scratch(rows.shape[1:], out.dtype)) for low, high in shares])
