"""Softmax, cross-entropy and normalisation, in their stable forms: shifted softmax, log-sum-exp."""

from .elementwise import log, log1p, maximum, multiply, negative, reciprocal, sqrt, subtract
from .graph import (
    FLOAT32,
    INT64,
    OpsError,
    Value,
    constant,
    count,
    lift,
    lift_float,
    make,
    make_many,
    normal_axes,
    normal_axis,
    promote,
)
from .products import check_mask, scale_shift
from .shaping import expand_dims, move_axis, reduce_sum, reshape, squeeze, take_along


def softmax(x: Value, axis: int = -1, lengths: Value | None = None) -> Value:
    """exp(x) / sum(exp(x)) along ``axis``; positions at or beyond an example's length count as absent and give 0."""
    x = lift_float(x)
    axis = normal_axis("softmax", axis, x.ndim)
    if x.shape[axis] == 0:
        return x
    if lengths is not None:
        x = _masked_lengths(x, axis, lengths)
    if axis != x.ndim - 1:
        last = move_axis(x, axis, x.ndim - 1)
        return move_axis(make("softmax", (last,), last.shape, x.dtype), x.ndim - 1, axis)
    return make("softmax", (x,), x.shape, x.dtype)


def _masked_lengths(x, axis, lengths):
    from_end = (lengths.shape[0],) + (1,) * (axis - 1) + (1,) + (1,) * (x.ndim - axis - 1)
    positions = reshape(constant(list(range(x.shape[axis])), INT64), (x.shape[axis],) + (1,) * (x.ndim - axis - 1))
    present = positions < reshape(lengths, from_end)
    return make("where", (present, x, constant(float("-inf"), x.dtype)), x.shape, x.dtype)


def log_softmax(x: Value, axis: int = -1) -> Value:
    """The logarithm of softmax, without underflow."""
    x = lift_float(x)
    axis = normal_axis("log_softmax", axis, x.ndim)
    if axis != x.ndim - 1:
        last = move_axis(x, axis, x.ndim - 1)
        return move_axis(make("log_softmax", (last,), last.shape, x.dtype), x.ndim - 1, axis)
    return make("log_softmax", (x,), x.shape, x.dtype)


def log_sum_exp(x: Value, axis: int = -1) -> Value:
    """log(sum(exp(x))) along ``axis``."""
    x = lift_float(x)
    axis = normal_axis("log_sum_exp", axis, x.ndim)
    peak = make("reduce_max", (x,), x.shape[:axis] + (1,) + x.shape[axis + 1 :], x.dtype, {"axes": (axis,), "keepdims": True})
    peak = make("stop_gradient", (peak,), peak.shape, peak.dtype)
    shifted = subtract(x, peak)
    total = reduce_sum(make("exp", (shifted,), shifted.shape, x.dtype), axis, True)
    return squeeze(log(total) + peak, axis)


def _smallest(dtype):
    # Probabilities below this are taken as this, so that a probability of 0 gives a large loss and not infinity.
    return 1e-30 if dtype is FLOAT32 else 1e-300


def cross_entropy_index(probabilities: Value, target: Value) -> Value:
    """-log p[target]: probabilities (..., c), target integers (...) counted from 0 -> (...).

    When the probabilities come from ``softmax`` over the last axis both are fused and the logits are used.
    """
    p, target = lift_float(probabilities), lift(target)
    if target.dtype is not INT64:
        target = make("cast", (target,), target.shape, INT64)
    if target.shape != p.shape[:-1]:
        raise OpsError("cross_entropy_index", f"targets of shape {target.shape} do not fit probabilities {p.shape}")
    if p.op == "softmax":
        return softmax_cross_entropy(p.inputs[0], target)
    chosen = squeeze(take_along(p, expand_dims(target, target.ndim), -1), -1)
    return negative(log(maximum(chosen, _smallest(p.dtype))))


def softmax_cross_entropy(logits: Value, target: Value) -> Value:
    """log-sum-exp(logits) - logits[target]: logits (..., c), target integers (...) counted from 0 -> (...)."""
    logits, target = lift_float(logits), lift(target)
    if target.dtype is not INT64:
        target = make("cast", (target,), target.shape, INT64)
    lead = (logits.shape[:-1], logits.dtype)
    specs = [lead, (logits.shape, logits.dtype), lead]
    return make_many("softmax_cross_entropy", (logits, target), specs)[0]


def cross_entropy(probabilities: Value, target: Value) -> Value:
    """-sum t log p over the last axis, for targets that are probabilities: (..., c), (..., c) -> (...)."""
    p, t = promote([probabilities, target])
    if p.shape != t.shape:
        raise OpsError("cross_entropy", f"targets of shape {t.shape} do not fit probabilities {p.shape}")
    if p.op == "softmax":
        logs = log_softmax(p.inputs[0])
    else:
        logs = log(maximum(p, _smallest(p.dtype)))
    return negative(reduce_sum(multiply(t, logs), -1))


def binary_cross_entropy(probabilities: Value, target: Value) -> Value:
    """-(t log p + (1 - t) log(1 - p)), elementwise; from the logits when p comes from ``sigmoid``."""
    p, t = promote([probabilities, target])
    if p.op == "sigmoid":
        logits = p.inputs[0]
        positive = make("relu", (logits,), logits.shape, logits.dtype)
        return subtract(positive, multiply(logits, t)) + log1p(_exp_minus_abs(logits))
    tiny = _smallest(p.dtype)
    other = maximum(subtract(1.0, p), tiny)
    return negative(multiply(t, log(maximum(p, tiny))) + multiply(subtract(1.0, t), log(other)))


def _exp_minus_abs(x):
    size = make("negative", (make("absolute", (x,), x.shape, x.dtype),), x.shape, x.dtype)
    return make("exp", (size,), x.shape, x.dtype)


def normalise(x: Value, axes: int | tuple, epsilon: float, method: str = "standardize", unbiased: bool = False) -> Value:
    """x with the given axes standardised together: (x - mean) / sqrt(variance + epsilon), or x / sqrt(mean(x^2) +
    epsilon) for method "rms".  Layer, instance and (after a reshape) group normalisation; multiply and add for scale
    and bias.
    """
    x = lift_float(x)
    axes = normal_axes("normalise", axes, x.ndim)
    if method not in ("standardize", "rms"):
        raise OpsError("normalise", f"unknown method {method}")
    n = count([x.shape[a] for a in axes])
    stats = tuple([1 if i in axes else s for i, s in enumerate(x.shape)])
    params = {
        "axes": axes,
        "epsilon": float(epsilon),
        "centred": method == "standardize",
        "divisor": float(max(n - 1, 1) if unbiased else n),
    }
    return make_many("normalise", (x,), [(x.shape, x.dtype), (stats, x.dtype)], params)[0]


def layer_norm(x: Value, scale: Value, bias: Value, epsilon: float) -> Value:
    """Standardise the last axis, then multiply by scale (n,) and add bias (n,): the fused common case."""
    x, scale, bias = promote([x, scale, bias])
    stats = x.shape[:-1] + (1,)
    specs = [(x.shape, x.dtype), (x.shape, x.dtype), (stats, x.dtype)]
    return make_many("layer_norm", (x, scale, bias), specs, {"epsilon": float(epsilon)})[0]


def batch_norm(x: Value, scale: Value, bias: Value, epsilon: float, axis: int = 1) -> tuple:
    """Training: standardise each channel (position along ``axis``) over all other axes, scale and shift.

    Returns the result and the batch's mean and (population) variance per channel, both without gradient, for the
    moving averages.
    """
    x, scale, bias = promote([x, scale, bias])
    axis = normal_axis("batch_norm", axis, x.ndim)
    channels = (x.shape[axis],)
    specs = [(x.shape, x.dtype), (channels, x.dtype), (channels, x.dtype)]
    return make_many("batch_norm", (x, scale, bias), specs, {"epsilon": float(epsilon), "axis": axis})


def batch_norm_evaluate(x: Value, scale: Value, bias: Value, mean: Value, variance: Value, epsilon: float, axis: int = 1) -> Value:
    """Evaluation: scale (x - mean) / sqrt(variance + epsilon) + bias per channel, as one scale and one shift."""
    factor = multiply(scale, reciprocal(sqrt(variance + epsilon)))
    return scale_shift(x, factor, subtract(bias, multiply(mean, factor)), axis)


def masked(x: Value, mask: Value, value: float) -> Value:
    """x where the logical mask holds, ``value`` elsewhere."""
    x = lift_float(x)
    return make("where", (check_mask("masked", mask), x, constant(value, x.dtype)), x.shape, x.dtype)
