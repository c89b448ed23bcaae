"""NumPy kernels of the random ops and of calls out of the graph.

Masks are cut from the raw 64-bit words of the generator, eight entries a word: a byte below the threshold's leading
byte is true, above it false, and the one byte in 256 that equals it is decided by another 32 bits.  So every
probability is met to 2^-40 at the price of a byte an entry.
"""

from collections.abc import Sequence

import numpy as np

from ..graph import Node, OpsError
from ..workers import workers
from .elementwise import emit_passes, flat_views
from .table import Builder, kernel, number

_CHUNK = 1 << 17  # entries of a mask made at a time: words, comparison and numbers stay in the cache


class _Mask:
    """How to make logical values that are true with a given probability."""

    def __init__(self, probability: float):
        # 40 bits: an octet for every entry, and 32 bits more for those where it decides nothing
        threshold = round(probability * (1 << 40))
        high = min(threshold >> 32, 255)
        self.low = threshold - (high << 32)
        self.edge = np.uint8(high)

    def words(self, bits: np.random.BitGenerator, n: int) -> np.ndarray:
        """The raw words for n entries: one octet each, then halves of words for ties.

        Ties are 1 in 256; twice as many halves are drawn, and more for few entries.
        """
        spare = n // 256 + 32 if self.low else 0
        return bits.random_raw((n + 7) // 8 + spare)

    def fill(self, mask: np.ndarray, words: np.ndarray) -> None:
        """Fill a contiguous vector of logical values."""
        n = mask.size
        octets = words.view(np.uint8)[:n]
        np.less(octets, self.edge, mask)
        if self.low:
            ties = np.flatnonzero(octets == self.edge)
            halves = words[(n + 7) // 8 :].view(np.uint32)
            if ties.size > halves.size:
                halves = np.resize(halves, ties.size)
            mask[ties] = halves[: ties.size] < self.low


def fill_mask(bits: np.random.BitGenerator, probability: float, mask: np.ndarray) -> None:
    """Fill a contiguous vector of logical values, each true with this probability; ``bits`` is a NumPy bit generator."""
    maker = _Mask(probability)
    for start in range(0, mask.size, _CHUNK):
        part = mask[start : start + _CHUNK]
        maker.fill(part, maker.words(bits, part.size))


def _bits(state, op):
    if state.rng is None:
        raise OpsError(op, "random numbers are needed, but no generator was given to the plan")
    return state.rng.bit_generator


def _emit_mask(node, mask, probability, b):
    state, op = b.state, node.op
    b.emit(lambda: fill_mask(_bits(state, op), probability, mask))


@kernel("bernoulli")
def bernoulli(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """A mask, cast if numbers are wanted."""
    out = outs[0].reshape(-1)
    mask = out if out.dtype == np.bool_ else b.scratch(out.shape, np.bool_)
    _emit_mask(node, mask, node.params["p"], b)
    if mask is not out:
        b.emit(np.copyto, out, mask)


def _mask_of(outs, x, b):
    """The node's mask output, or scratch where nobody wants it."""
    if outs[1] is not None:
        return outs[1]
    return b.scratch(x.size, np.bool_).reshape(x.shape) if outs[0] is None else _memory_like(outs[0], b)


def _memory_like(out, b):
    order = np.argsort([-s for s in out.strides], kind="stable")
    shape = tuple([out.shape[a] for a in order])
    return b.scratch(shape, np.bool_).transpose(np.argsort(order))


def _emit_masked(node, ins, outs, b, body):
    """Record chunk by chunk: a mask, and ``body(out, mask, x)`` while it is in the cache.

    The words are drawn in order by one thread, so that results do not depend on the number of threads.
    """
    mask = _mask_of(outs, ins[0], b)
    flat = flat_views(b, [mask] if outs[0] is None else [mask, outs[0]], [] if outs[0] is None else ins)
    n = mask.size
    chunks = [tuple([a[i : i + _CHUNK] for a in flat]) for i in range(0, n, _CHUNK)]
    maker, state, op = _Mask(1.0 - node.params["p"]), b.state, node.op

    def produce(i: int) -> np.ndarray | None:
        return maker.words(_bits(state, op), chunks[i][0].size)

    def consume(i: int, words: np.ndarray) -> None:
        mask, *arrays = chunks[i]
        maker.fill(mask, words)
        if arrays:
            body(arrays[0], mask, arrays[1])

    if len(chunks) == 1:
        b.emit(lambda: consume(0, produce(0)))
    elif chunks:
        b.emit(workers.stream, produce, consume, len(chunks))


@kernel("dropout", inplace=True)
def dropout(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """x * mask / (1 - p)."""
    scale = number(1.0 / (1.0 - node.params["p"]), ins[0])

    def in_place(out: np.ndarray, mask: np.ndarray, x: np.ndarray) -> None:
        np.multiply(x, mask, out)
        np.multiply(out, scale, out)

    def body(out: np.ndarray, mask: np.ndarray, x: np.ndarray) -> None:
        np.copyto(out, mask)  # and a product of numbers: two thirds of the time of a product with logical values
        np.multiply(out, x, out)
        np.multiply(out, scale, out)

    shared = outs[0] is not None and np.may_share_memory(outs[0], ins[0])
    _emit_masked(node, ins, outs, b, in_place if shared else body)


@kernel("alpha_dropout", inplace=True)
def alpha_dropout(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """(scale x + shift - dropped) mask + dropped."""
    kind, p = ins[0].dtype.type, node.params
    scale, shift, dropped = kind(p["scale"]), kind(p["shift"] - p["dropped"]), kind(p["dropped"])

    def body(out: np.ndarray, mask: np.ndarray, x: np.ndarray) -> None:
        np.multiply(x, scale, out)
        np.add(out, shift, out)
        np.multiply(out, mask, out)
        np.add(out, dropped, out)

    _emit_masked(node, ins, outs, b, body)


@kernel("dropout_gradient", inplace=True)
def dropout_gradient(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """cotangent * mask * scale, of both kinds of dropout."""
    scale = number(node.params.get("scale", 1.0 / (1.0 - node.params["p"])), ins[0])

    def body(out: np.ndarray, cotangent: np.ndarray, mask: np.ndarray) -> None:
        np.multiply(cotangent, mask, out)
        np.multiply(out, scale, out)

    emit_passes(b, body, outs, ins, 0)


def _shaped(op, result, out):
    result = np.asarray(result)
    if result.shape != out.shape:
        raise OpsError(op, f"a result of shape {out.shape} was promised, not {result.shape}")
    np.copyto(out, result, casting="unsafe")


@kernel("random_array")
def random_array(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """What the sampler draws."""
    state, sampler, shape = b.state, node.params["sampler"], node.outputs[0].shape

    def run() -> None:
        _bits(state, node.op)
        _shaped(node.op, sampler(state.rng, shape, *ins), outs[0])

    b.emit(run)


@kernel("external")
def external(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """A Python callable; it gets copies, so it may keep or change what it gets."""
    state, function, calls = b.state, node.params["function"], node.params["calls"]

    def run() -> None:
        arrays = [np.array(a) for a in ins]
        _shaped(node.op, function(state.call, *arrays) if calls else function(*arrays), outs[0])

    b.emit(run)


@kernel("external_gradient")
def external_gradient(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """The callable's own gradient; None stands for zeros."""
    state, function, calls = b.state, node.params["function"], node.params["calls"]
    cotangent, result, *arrays = ins

    def run() -> None:
        first = (state.call,) if calls else ()
        gradients = function(*first, [np.array(a) for a in arrays], np.array(cotangent), np.array(result))
        for out, array in zip(outs, gradients, strict=True):
            if out is not None and array is None:
                out.fill(0)
            elif out is not None:
                _shaped(node.op, array, out)

    b.emit(run)
