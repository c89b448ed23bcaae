"""Matrix products, convolutions, pooling and spatial resampling.  Axes: B batch, C channels, S space, I in, O out."""

from collections.abc import Sequence

import numpy as np

from .elementwise import add, multiply
from .graph import (
    BOOL,
    OpsError,
    Value,
    broadcast_shape,
    constant,
    count,
    lift,
    lift_float,
    make,
    promote,
)
from .shaping import move_axis, reshape, transpose


def matmul(a: Value, b: Value, transpose_a: bool = False, transpose_b: bool = False) -> Value:
    """The matrix product over the last two axes (rank 2 at least), leading axes broadcast."""
    a, b = _floats([a, b])
    if a.ndim < 2 or b.ndim < 2:
        raise OpsError("matmul", f"matrices expected, not shapes {a.shape} and {b.shape}")
    rows, inner = a.shape[-2:][::-1] if transpose_a else a.shape[-2:]
    inner_b, columns = b.shape[-2:][::-1] if transpose_b else b.shape[-2:]
    if inner != inner_b:
        raise OpsError("matmul", f"shapes {a.shape} and {b.shape} do not fit: {inner} against {inner_b}")
    lead = broadcast_shape("matmul", a.shape[:-2], b.shape[:-2])
    return make("matmul", (a, b), lead + (rows, columns), a.dtype, {"ta": bool(transpose_a), "tb": bool(transpose_b)})


def linear(x: Value, weights: Value, biases: Value | None = None) -> Value:
    """x (..., I) times weights (O, I) transposed plus biases (O,) -> (..., O)."""
    values = _floats([x, weights] if biases is None else [x, weights, biases])
    x, w = values[:2]
    if w.ndim != 2 or x.ndim < 1 or x.shape[-1] != w.shape[1]:
        raise OpsError("linear", f"weights of shape {w.shape} do not fit an input of shape {x.shape}")
    if biases is not None and values[2].shape != (w.shape[0],):
        raise OpsError("linear", f"biases of shape {values[2].shape} do not fit weights of shape {w.shape}")
    return make("linear", tuple(values), x.shape[:-1] + (w.shape[0],), x.dtype)


def dot(a: Value, b: Value, batched_a: bool = True, batched_b: bool = True) -> Value:
    """Wolfram's Dot for each example: the last axis of a against the first (non-batch) axis of b.

    (B, ..., k) and (B, k, ...) -> (B, ..., ...).  An operand that is not batched has no axis B.
    """
    a, b = _floats([a, b])
    first = 1 if batched_b else 0
    if a.ndim <= batched_a or b.ndim <= batched_b or a.shape[-1] != b.shape[first]:
        raise OpsError("dot", f"shapes {a.shape} and {b.shape} do not fit")
    left, right = a.shape[int(batched_a) : -1], b.shape[first + 1 :]
    k = a.shape[-1]
    lead = (a.shape[0],) if batched_a else ((b.shape[0],) if batched_b else ())
    if batched_a and not batched_b:
        product = matmul(reshape(a, (a.size // max(k, 1) if k else count(a.shape[:-1]), k)), reshape(b, (k, count(right))))
    else:
        matrix_a = reshape(a, a.shape[: int(batched_a)] + (count(left), k))
        product = matmul(matrix_a, reshape(b, b.shape[:first] + (k, count(right))))
    return reshape(product, lead + left + right)


def _floats(values):
    values = promote(values)
    return values if values[0].is_float else [lift_float(x) for x in values]


def inverse(x: Value) -> Value:
    """The inverse of the matrices in the last two axes; OpsError at run time when one is singular."""
    x = lift_float(x)
    if x.ndim < 2 or x.shape[-1] != x.shape[-2]:
        raise OpsError("inverse", f"square matrices expected, not shape {x.shape}")
    return make("inverse", (x,), x.shape, x.dtype)


def determinant(x: Value) -> Value:
    """The determinant of the matrices in the last two axes."""
    x = lift_float(x)
    if x.ndim < 2 or x.shape[-1] != x.shape[-2]:
        raise OpsError("determinant", f"square matrices expected, not shape {x.shape}")
    return make("determinant", (x,), x.shape[:-2], x.dtype)


def spatial(op: str, setting: int | tuple, rank: int, least: int = 1) -> tuple:
    """One positive integer per spatial axis from a number or a sequence."""
    values = (setting,) * rank if isinstance(setting, int) else tuple([int(n) for n in setting])
    if len(values) != rank or any([n < least for n in values]):
        raise OpsError(op, f"{rank} integers of at least {least} expected, not {setting}")
    return values


def spatial_pairs(op: str, setting: "int | Sequence", rank: int) -> tuple:
    """One (before, after) pair per spatial axis from a number, a sequence of numbers or of pairs."""
    if isinstance(setting, int):
        return ((setting, setting),) * rank
    pairs = tuple([(p, p) if isinstance(p, int) else (int(p[0]), int(p[1])) for p in setting])
    if len(pairs) != rank:
        raise OpsError(op, f"{rank} pairs of widths expected, not {setting}")
    return pairs


def window_count(n: int, kernel: int, stride: int, dilation: int, pair: tuple) -> int:
    """How many windows fit: floor((n + before + after - dilation (kernel - 1) - 1) / stride) + 1."""
    return (n + pair[0] + pair[1] - dilation * (kernel - 1) - 1) // stride + 1


def conv(
    x: Value,
    weights: Value,
    biases: Value | None = None,
    stride: int | tuple = 1,
    dilation: int | tuple = 1,
    padding: int | tuple = 0,
    groups: int = 1,
) -> Value:
    """Cross-correlation: x (B, C, S...) with weights (O, C/groups, K...) plus biases (O,) -> (B, O, S'...).

    One to three spatial axes; stride and dilation per axis; padding by zeros as a number, numbers, or (before, after)
    pairs.
    """
    values = _floats([x, weights] if biases is None else [x, weights, biases])
    x, w = values[:2]
    rank = w.ndim - 2
    stride, dilation = spatial("conv", stride, rank), spatial("conv", dilation, rank)
    padding = spatial_pairs("conv", padding, rank)
    if rank not in (1, 2, 3) or x.ndim != w.ndim:
        raise OpsError("conv", f"an input of rank {w.ndim} with 1 to 3 spatial axes expected, not shape {x.shape}")
    if x.shape[1] != w.shape[1] * groups or w.shape[0] % groups:
        raise OpsError("conv", f"weights {w.shape} in {groups} groups do not fit an input of shape {x.shape}")
    space = tuple([window_count(*args) for args in zip(x.shape[2:], w.shape[2:], stride, dilation, padding, strict=True)])
    if any([n < 1 for n in space]):
        raise OpsError("conv", f"the kernel {w.shape[2:]} does not fit into an input of shape {x.shape}")
    params = {"stride": stride, "dilation": dilation, "padding": padding, "groups": groups}
    return make("conv", tuple(values), (x.shape[0], w.shape[0]) + space, x.dtype, params)


def conv_transpose(
    x: Value,
    weights: Value,
    biases: Value | None = None,
    stride: "int | tuple" = 1,
    dilation: int | tuple = 1,
    padding: "int | Sequence" = 0,
    groups: int = 1,
    output: list | None = None,
) -> Value:
    """The transpose of ``conv`` in its input: x (B, M, S...), weights (M, N/groups, K...) -> (B, N, S'...).

    S' = stride (S - 1) + dilation (K - 1) + 1 - before - after; ``padding`` crops.  ``output`` fixes S' instead, where
    several sizes of a convolution's input lead to the same size of its output.
    """
    values = _floats([x, weights] if biases is None else [x, weights, biases])
    x, w = values[:2]
    rank = w.ndim - 2
    stride, dilation = spatial("conv_transpose", stride, rank), spatial("conv_transpose", dilation, rank)
    padding = spatial_pairs("conv_transpose", padding, rank)
    if rank not in (1, 2, 3) or x.ndim != w.ndim or x.shape[1] != w.shape[0] or w.shape[0] % groups:
        raise OpsError("conv_transpose", f"weights {w.shape} in {groups} groups do not fit an input of shape {x.shape}")
    if output is None:
        output = [
            s * (n - 1) + d * (k - 1) + 1 - p[0] - p[1]
            for n, k, s, d, p in zip(x.shape[2:], w.shape[2:], stride, dilation, padding, strict=True)
        ]
    if any([n < 1 for n in output]):
        raise OpsError("conv_transpose", f"nothing is left of an input of shape {x.shape} after cropping {padding}")
    params = {"stride": stride, "dilation": dilation, "padding": padding, "groups": groups}
    return make("conv_transpose", tuple(values), (x.shape[0], w.shape[1] * groups) + tuple(output), x.dtype, params)


def conv_weight_gradient(
    x: Value, cotangent: Value, kernel: tuple, stride: tuple, dilation: tuple, padding: tuple, groups: int
) -> Value:
    """The gradient of ``conv`` in its weights: x (B, C, S...), cotangent (B, O, S'...) -> (O, C/groups, K...)."""
    params = {"stride": stride, "dilation": dilation, "padding": padding, "groups": groups}
    shape = (cotangent.shape[1], x.shape[1] // groups) + tuple(kernel)
    return make("conv_weight_gradient", (x, cotangent), shape, x.dtype, params)


def pool(x: Value, kernel: int | tuple, stride: int | tuple = 1, padding: int | tuple = 0, function: str = "max") -> Value:
    """ "max", "mean" or "total" over windows of x (B, C, S...).

    Padding counts as -infinity for max (a window of padding only gives the lowest float) and as zeros, which are
    counted, for mean.  On a tie the gradient of max goes to the first of the largest.
    """
    x = lift_float(x)
    rank = x.ndim - 2
    kernel, stride = spatial("pool", kernel, rank), spatial("pool", stride, rank)
    padding = spatial_pairs("pool", padding, rank)
    if function not in ("max", "mean", "total"):
        raise OpsError("pool", f"unknown function {function}")
    space = tuple([window_count(n, k, s, 1, p) for n, k, s, p in zip(x.shape[2:], kernel, stride, padding, strict=True)])
    if any([n < 1 for n in space]):
        raise OpsError("pool", f"the kernel {kernel} does not fit into an input of shape {x.shape}")
    params = {"kernel": kernel, "stride": stride, "padding": padding, "function": function}
    shape = x.shape[:2] + space
    if function == "max" and x.op == "relu" and all([pair == (0, 0) for pair in padding]):
        # The largest of ramps is the ramp of the largest: the same numbers and gradients with fewer ramps to compute
        first = make("pool", x.inputs, shape, x.dtype, params)
        return make("relu", (first,), shape, x.dtype)
    return make("pool", (x,), shape, x.dtype, params)


def resize(x: Value, sizes: Sequence, first_axis: int = 2, scheme: str = "point") -> Value:
    """x with the axes from ``first_axis`` on resampled linearly to ``sizes`` (None keeps an axis).

    "point" keeps both end points, "bin" keeps the centres of equal cells; beyond the centres the edge is repeated.
    """
    x = lift_float(x)
    for axis, size in enumerate(sizes, first_axis):
        if size is None or size == x.shape[axis]:
            continue
        matrix = constant(resize_matrix(x.shape[axis], size, scheme), x.dtype)
        if axis == x.ndim - 1:
            x = matmul(x, matrix, transpose_b=True)
        else:
            x = move_axis(matmul(move_axis(x, axis, x.ndim - 1), matrix, transpose_b=True), x.ndim - 1, axis)
    return x


def resize_matrix(n: int, size: int, scheme: str) -> np.ndarray:
    """The (size, n) matrix that resamples n equally spaced numbers linearly to ``size`` ones."""
    if n < 1 or size < 1:
        raise OpsError("resize", f"cannot resample an axis of length {n} to {size}")
    if scheme == "point":
        at = np.linspace(0, n - 1, size) if size > 1 else np.array([(n - 1) / 2])
    elif scheme == "bin":
        at = (np.arange(size) + 0.5) * n / size - 0.5
    else:
        raise OpsError("resize", f"unknown scheme {scheme}")
    at = np.clip(at, 0, n - 1)
    left = np.minimum(np.floor(at).astype(int), max(n - 2, 0))
    share = at - left
    matrix = np.zeros((size, n))
    matrix[np.arange(size), left] = 1 - share
    matrix[np.arange(size), np.minimum(left + 1, n - 1)] += share
    return matrix


def upsample(x: Value, factors: Sequence, first_axis: int = 2) -> Value:
    """x with each element repeated ``factors`` times along the axes from ``first_axis`` on (nearest resampling)."""
    x = lift(x)
    for axis, factor in enumerate(factors, first_axis):
        shape = x.shape
        if factor != 1:
            inner = reshape(x, shape[: axis + 1] + (1,) + shape[axis + 1 :])
            wide = make("broadcast_to", (inner,), shape[: axis + 1] + (factor,) + shape[axis + 1 :], x.dtype)
            x = reshape(wide, shape[:axis] + (shape[axis] * factor,) + shape[axis + 1 :])
    return x


def sample(x: Value, grid: Value) -> Value:
    """Bilinear samples of x (B, C, H, W) at grid (B, h, w, 2) -> (B, C, h, w); zero outside.

    Grid entries are (horizontal, vertical) in -1..1, where -1 and 1 are the centres of the edge elements.
    """
    x, grid = promote([x, grid])
    if x.ndim != 4 or grid.ndim != 4 or grid.shape[3] != 2 or grid.shape[0] != x.shape[0]:
        raise OpsError("sample", f"an input (B, C, H, W) and a grid (B, h, w, 2) expected, not {x.shape} and {grid.shape}")
    return make("sample", (x, grid), x.shape[:2] + grid.shape[1:3], x.dtype)


def affine_grid(parameters: Value, height: int, width: int) -> Value:
    """parameters (B, 6) = (a b c d e f) -> grid (B, height, width, 2) of (a u + b v + c, d v + e u + f) in u, v of
    -1..1.

    The order is that of SpatialTransformationLayer: zoom, skew, shift horizontally, then vertically as skew, zoom,
    shift.
    """
    parameters = lift_float(parameters)
    u, v = np.meshgrid(_unit_interval(width), _unit_interval(height))
    base = constant(np.stack([u.ravel(), v.ravel(), np.ones(u.size)]), parameters.dtype)
    matrix = reshape(parameters, (parameters.shape[0], 2, 3))
    grid = matmul(matrix, base)
    return reshape(transpose(grid, (0, 2, 1)), (parameters.shape[0], height, width, 2))


def _unit_interval(n):
    return np.linspace(-1, 1, n) if n > 1 else np.zeros(1)


def scale_shift(x: Value, scale: Value, shift: Value, axis: int = 1) -> Value:
    """x * scale + shift with one scale and shift for each position along ``axis``."""
    x = lift(x)
    shape = (1,) * axis + (x.shape[axis],) + (1,) * (x.ndim - axis - 1)
    return add(multiply(x, reshape(scale, shape)), reshape(shift, shape))


def check_mask(op: str, mask: Value) -> Value:
    """``mask`` if its elements are logical."""
    if mask.dtype is not BOOL:
        raise OpsError(op, f"a logical mask expected, not {mask.dtype.name}")
    return mask
