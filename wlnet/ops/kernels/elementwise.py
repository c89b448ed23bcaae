"""NumPy kernels of the elementwise ops: one ufunc, or several passes over blocks that stay in the cache."""

import math
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np

from .. import special
from ..graph import Node
from ..workers import LONGEST, block_length, parts_for, ranges, run_blocks, workers
from .table import KERNELS, Builder, dense_order, kernel, layout, number, view

_ELSEWHERE = set(KERNELS)  # ops of modules imported before this one
_UNARY = {
    "exp": np.exp,
    "log": np.log,
    "log1p": np.log1p,
    "expm1": np.expm1,
    "sqrt": np.sqrt,
    "cbrt": np.cbrt,
    "reciprocal": np.reciprocal,
    "sin": np.sin,
    "cos": np.cos,
    "tan": np.tan,
    "asin": np.arcsin,
    "acos": np.arccos,
    "atan": np.arctan,
    "sinh": np.sinh,
    "cosh": np.cosh,
    "tanh": np.tanh,
    "asinh": np.arcsinh,
    "acosh": np.arccosh,
    "atanh": np.arctanh,
    "negative": np.negative,
    "absolute": np.absolute,
    "sign": np.sign,
    "floor": np.floor,
    "ceil": np.ceil,
    "rint": np.rint,
    "trunc": np.trunc,
    "square": np.square,
    "logical_not": np.logical_not,
}
_BINARY = {
    "add": np.add,
    "subtract": np.subtract,
    "multiply": np.multiply,
    "divide": np.divide,
    "power": np.power,
    "minimum": np.minimum,
    "maximum": np.maximum,
    "atan2": np.arctan2,
    "equal": np.equal,
    "not_equal": np.not_equal,
    "less": np.less,
    "less_equal": np.less_equal,
    "greater": np.greater,
    "greater_equal": np.greater_equal,
    "logical_and": np.logical_and,
    "logical_or": np.logical_or,
    "logical_xor": np.logical_xor,
}
_SPECIAL = {
    "erf": special.erf,
    "erfc": special.erfc,
    "erfinv": special.erfinv,
    "erfcinv": special.erfcinv,
    "gamma": special.gamma,
    "lgamma": special.lgamma,
    "digamma": special.digamma,
    "trigamma": special.trigamma,
    "tetragamma": special.tetragamma,
}


def emit_ufunc(b: Builder, function: Callable, ins: Sequence, out: np.ndarray) -> None:
    """Record ``function(*ins, out)``, over parts on several threads when the arrays are large."""
    parts = parts_for(out.size, out.size)
    if parts == 1:
        b.emit(function, *ins, out=out)
        return
    order = dense_order(out)
    if order is not None:
        out = out.transpose(order)
        ins = [
            a.transpose(order)
            if a.ndim == out.ndim
            else np.broadcast_to(a, _unordered(out, order)).transpose(order)
            if a.ndim
            else a
            for a in ins
        ]
    axis = next((i for i, n in enumerate(out.shape) if n >= parts), None)
    if axis is None:
        b.emit(function, *ins, out=out)
        return
    pieces = []
    lead = (slice(None),) * axis
    for start, stop in ranges(out.shape[axis], parts):
        index = lead + (slice(start, stop),)
        cut = []
        for a in ins:
            own = axis - (out.ndim - a.ndim)
            cut.append(a[(slice(None),) * own + (slice(start, stop),)] if own >= 0 and a.shape[own] != 1 else a)
        pieces.append((function, cut, out[index]))
    b.emit(workers.share, _apply, pieces)


def _apply(function, ins, out):
    function(*ins, out=out)


def _unordered(out, order):
    shape = [0] * out.ndim
    for i, axis in enumerate(order):
        shape[axis] = out.shape[i]
    return tuple(shape)


def flat_views(b: Builder, outs: Sequence, ins: Sequence) -> list:
    """One-dimensional views of arrays of one shape, in the memory order of the first output; copies where needed."""
    order = dense_order(outs[0])
    result = []
    for position, array in enumerate((*outs, *ins)):
        moved = array if order is None else array.transpose(order)
        if not moved.flags.c_contiguous:
            if position < len(outs):
                raise ValueError("outputs of one op must share their memory order")
            moved = b.contiguous(moved)
        result.append(moved.reshape(-1))
    return result


def emit_passes(b: Builder, body: Callable, outs: Sequence, ins: Sequence, temporaries: int, dtypes: list | None = None) -> None:
    """Record ``body(*outs, *ins, *temps)`` over cache-sized blocks of arrays of one shape, on several threads when
    large.

    ``body`` must read an input before it writes an output: they may share memory.
    """
    flat = flat_views(b, outs, ins)
    n = flat[0].size
    length = min(n, block_length(n))
    kinds = dtypes or [flat[0].dtype] * temporaries
    blocks = [tuple([a[i : i + length] for a in flat]) for i in range(0, n, length)] if n else []
    parts = parts_for(n, len(blocks))
    lent = [[b.scratch((length,), kind) for kind in kinds] for _ in range(parts)]
    if parts == 1:
        if len(blocks) == 1:
            b.emit(body, *blocks[0], *lent[0])
        else:
            b.emit(run_blocks, body, blocks, lent[0])
        return
    pieces = [(body, blocks[i:j], lent[k]) for k, (i, j) in enumerate(ranges(len(blocks), parts))]
    b.emit(workers.share, run_blocks, pieces)


@cache
def repeated(number: int, dtype: Any) -> np.ndarray:
    """A block full of one number.

    NumPy's maximum of two arrays takes a quarter of the time of that of an array and a number.
    """
    return np.full(LONGEST, number, dtype)


@kernel(*_UNARY, inplace=True)
def unary(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """One ufunc."""
    emit_ufunc(b, _UNARY[node.op], ins, outs[0])


@kernel(*_BINARY, inplace=True)
def binary(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """One ufunc of two arrays."""
    emit_ufunc(b, _BINARY[node.op], ins, outs[0])


@kernel(*_SPECIAL)
def special_function(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """Computed in float64 by blocks, whatever the type."""
    emit_passes(b, _special_body(_SPECIAL[node.op]), outs, ins, 0)


def _special_body(function):
    def body(out: np.ndarray, x: np.ndarray) -> None:
        out[...] = function(x)

    return body


@kernel("mod")
def mod(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """x - y floor(x / y); nan (0 for integers) when y is 0, as NumPy's remainder."""
    emit_ufunc(b, np.remainder, ins, outs[0])


@kernel("where")
def where(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """Copy one choice, then the other where the condition holds."""
    condition, first, second = ins
    b.emit(np.copyto, outs[0], second)
    b.emit(np.copyto, outs[0], first, where=condition)


@kernel("clip", inplace=True)
def clip(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """Bounded on both sides."""
    emit_ufunc(b, np.clip, [ins[0], number(node.params["low"], outs[0]), number(node.params["high"], outs[0])], outs[0])


@kernel("cast")
def cast(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """Another element type."""
    if ins[0].dtype.kind == "f" and outs[0].dtype.kind == "b":
        b.emit(np.not_equal, ins[0], 0, outs[0])
    else:
        b.emit(np.copyto, outs[0], ins[0], casting="unsafe")


@view("stop_gradient", "scale_gradient")
def same(node: Node, array: np.ndarray) -> np.ndarray:
    """The array itself."""
    return array


@kernel("relu", inplace=True)
def relu(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """max(x, 0)."""
    zeros = repeated(0, ins[0].dtype)

    def body(out: np.ndarray, x: np.ndarray) -> None:
        np.maximum(x, zeros[: len(x)], out=out)

    emit_passes(b, body, outs, ins, 0)


@kernel("relu_gradient", inplace=True)
def relu_gradient(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """The cotangent where y > 0, else 0."""

    def body(out: np.ndarray, cotangent: np.ndarray, y: np.ndarray, mask: np.ndarray) -> None:
        np.greater(y, 0, out=mask)
        np.multiply(cotangent, mask, out=out)

    emit_passes(b, body, outs, ins, 1, [np.bool_])


@kernel("clip_gradient", inplace=True)
def clip_gradient(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """The cotangent where low <= x <= high, else 0."""
    low, high = node.params["low"], node.params["high"]

    def body(out: np.ndarray, cotangent: np.ndarray, x: np.ndarray, mask: np.ndarray, other: np.ndarray) -> None:
        np.greater_equal(x, low, out=mask)
        np.less_equal(x, high, out=other)
        np.logical_and(mask, other, out=mask)
        np.multiply(cotangent, mask, out=out)

    emit_passes(b, body, outs, ins, 2, [np.bool_, np.bool_])


@kernel("sigmoid", inplace=True)
def sigmoid(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """(1 + tanh(x / 2)) / 2."""
    half = number(0.5, ins[0])

    def body(out: np.ndarray, x: np.ndarray) -> None:
        np.multiply(x, half, out=out)
        np.tanh(out, out=out)
        np.multiply(out, half, out=out)
        np.add(out, half, out=out)

    def accurate(out: np.ndarray, x: np.ndarray) -> None:
        np.negative(x, out=out)
        np.exp(out, out=out)
        np.add(out, 1.0, out=out)
        np.reciprocal(out, out=out)

    # The form by tanh is faster but loses the small values of the far left tail, which float64 users look at.
    emit_passes(b, accurate if ins[0].dtype == np.float64 else body, outs, ins, 0)


@kernel("sigmoid_gradient", inplace=True)
def sigmoid_gradient(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """cotangent * y * (1 - y)."""
    one = number(1, ins[0])

    def body(out: np.ndarray, cotangent: np.ndarray, y: np.ndarray, t: np.ndarray) -> None:
        np.subtract(one, y, out=t)
        np.multiply(t, y, out=t)
        np.multiply(t, cotangent, out=out)

    emit_passes(b, body, outs, ins, 1)


@kernel("tanh_gradient", inplace=True)
def tanh_gradient(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """cotangent * (1 - y^2)."""
    one = number(1, ins[0])

    def body(out: np.ndarray, cotangent: np.ndarray, y: np.ndarray, t: np.ndarray) -> None:
        np.multiply(y, y, out=t)
        np.subtract(one, t, out=t)
        np.multiply(t, cotangent, out=out)

    emit_passes(b, body, outs, ins, 1)


@kernel("softplus", inplace=True)
def softplus(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """max(x, 0) + log1p(exp(-|x|))."""
    zeros = repeated(0, ins[0].dtype)

    def body(out: np.ndarray, x: np.ndarray, t: np.ndarray) -> None:
        np.absolute(x, out=t)
        np.negative(t, out=t)
        np.exp(t, out=t)
        np.log1p(t, out=t)
        np.maximum(x, zeros[: len(x)], out=out)
        np.add(out, t, out=out)

    emit_passes(b, body, outs, ins, 1)


@kernel("elu", inplace=True)
def elu(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """scale * (max(x, 0) + alpha * expm1(min(x, 0)))."""
    scale, factor = number(node.params["scale"], ins[0]), number(node.params["scale"] * node.params["alpha"], ins[0])
    zeros = repeated(0, ins[0].dtype)

    def body(out: np.ndarray, x: np.ndarray, t: np.ndarray) -> None:
        np.minimum(x, zeros[: len(x)], out=t)
        np.expm1(t, out=t)
        np.multiply(t, factor, out=t)
        np.maximum(x, zeros[: len(x)], out=out)
        if scale != 1:
            np.multiply(out, scale, out=out)
        np.add(out, t, out=out)

    emit_passes(b, body, outs, ins, 1)


@kernel("elu_gradient", inplace=True)
def elu_gradient(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """cotangent * (scale where y > 0, else y + scale * alpha)."""
    scale, factor = number(node.params["scale"], ins[0]), number(node.params["scale"] * node.params["alpha"], ins[0])

    zeros = repeated(0, ins[0].dtype)

    drop = factor - scale

    def body(out: np.ndarray, cotangent: np.ndarray, y: np.ndarray, t: np.ndarray, mask: np.ndarray, step: np.ndarray) -> None:
        np.minimum(y, zeros[: len(y)], out=t)
        np.add(t, factor, out=t)
        if scale != factor:  # a masked copy would take ten times as long as this product
            np.greater(y, 0, out=mask)
            np.multiply(mask, drop, out=step)
            np.subtract(t, step, out=t)
        np.multiply(t, cotangent, out=out)

    emit_passes(b, body, outs, ins, 3, [ins[0].dtype, np.bool_, ins[0].dtype])


# cdf(x) = (1 + tanh q) / 2 with q = x (a + b s + c / (s^2 + d)), s = x^2 + h: fitted so that x cdf(x) is within 5e-7.
# A rational function of x^2 costs a division, which is one pass as a product is, where a polynomial takes four more.
_GELU_SHIFT = 9.091285
_GELU = {
    name: np.asarray(value, np.float32)
    for name, value in {
        "a": 0.5 * (2.1776291382615107 - 0.03910487870598654 * _GELU_SHIFT),
        "b": 0.5 * 0.03910487870598654,
        "c": -0.5 * 183.24036929617824,
        "d": 314.91471095548957 - _GELU_SHIFT**2,
        "h": _GELU_SHIFT,
        "half": 0.5,
        "one": 1,
        "density": 1 / math.sqrt(2 * math.pi),
    }.items()
}


@kernel("gelu")
def gelu(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """y = x cdf(x), and if asked for its derivative cdf(x) + x density(x)."""
    single = ins[0].dtype == np.float32
    _emit_with_slope(b, _gelu_single if single else _gelu_exact, outs, ins, 2 if single else 0)


def _gelu_exact(y, slope, x):
    cdf = 0.5 * special.erfc(x * -math.sqrt(0.5))
    if slope is not None:
        slope[...] = cdf + x * np.exp(-0.5 * x * x) * (1 / math.sqrt(2 * math.pi))
    np.multiply(x, cdf, out=y)


def _gelu_single(y, slope, x, s, t):
    k = _GELU
    np.multiply(x, x, s)
    if slope is not None:
        np.multiply(s, -k["half"], slope)
        np.expm1(slope, slope)  # a quarter faster than exp
        np.add(slope, k["one"], slope)
        np.multiply(slope, k["density"], slope)
        np.multiply(slope, x, slope)
    np.add(s, k["h"], s)
    np.multiply(s, s, t)
    np.add(t, k["d"], t)
    np.divide(k["c"], t, t)
    np.multiply(s, k["b"], s)
    np.add(s, k["a"], s)
    np.add(s, t, s)
    np.multiply(s, x, s)
    np.tanh(s, s)
    np.multiply(s, k["half"], s)
    np.add(s, k["half"], s)
    if slope is not None:
        np.add(slope, s, slope)
    np.multiply(x, s, y)


@kernel("silu")
def silu(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """y = x s with s = sigmoid(x), and if asked for its derivative s + y (1 - s)."""
    half, one = number(0.5, ins[0]), number(1, ins[0])

    def body(y: np.ndarray, slope: np.ndarray | None, x: np.ndarray, s: np.ndarray, t: np.ndarray) -> None:
        np.multiply(x, half, out=s)
        np.tanh(s, out=s)
        np.multiply(s, half, out=s)
        np.add(s, half, out=s)
        np.multiply(x, s, out=y)
        if slope is not None:
            np.subtract(one, s, out=t)
            np.multiply(t, y, out=t)
            np.add(t, s, out=slope)

    _emit_with_slope(b, body, outs, ins, 2)


@kernel("mish")
def mish(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """y = x tanh(softplus(x)) = x n / (n + 2) with n = e (e + 2), e = exp(x); derivative t + x sigmoid(x) (1 - t^2)."""
    one, two = number(1, ins[0]), number(2, ins[0])
    limits = repeated(20, ins[0].dtype)

    def body(y: np.ndarray, slope: np.ndarray | None, x: np.ndarray, e: np.ndarray, t: np.ndarray, s: np.ndarray) -> None:
        np.minimum(x, limits[: len(x)], out=e)  # beyond, tanh(softplus) is 1 and e^2 would overflow
        np.exp(e, out=e)
        np.add(e, two, out=t)
        np.multiply(t, e, out=t)
        np.add(t, two, out=s)
        np.divide(t, s, out=t)
        if slope is not None:
            np.add(e, one, out=s)
            np.divide(e, s, out=s)
            np.multiply(s, x, out=s)
            np.multiply(t, t, out=e)
            np.subtract(one, e, out=e)
            np.multiply(s, e, out=s)
            np.add(s, t, out=slope)
        np.multiply(x, t, out=y)

    _emit_with_slope(b, body, outs, ins, 3)


def _emit_with_slope(b, body, outs, ins, temporaries):
    y, slope = outs
    if y is None:
        y = b.scratch(ins[0].shape, ins[0].dtype)
    if slope is None:
        emit_passes(b, _without_slope(body), [y], ins, temporaries)
    else:
        emit_passes(b, body, [y, slope], ins, temporaries)


def _without_slope(body):
    def short(y: np.ndarray, x: np.ndarray, *temporaries) -> None:
        body(y, None, x, *temporaries)

    return short


def _as_first_operand(node, ins):
    """The memory order of the first operand that has the result's shape."""
    shape = node.outputs[0].shape
    for array in ins:
        if array.shape == shape:
            return dense_order(array)
    return None


layout(*[name for name in KERNELS if name not in _ELSEWHERE])(_as_first_operand)
layout("relu_gradient", "dropout", "alpha_dropout", "dropout_gradient")(_as_first_operand)
