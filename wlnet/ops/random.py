"""Random ops, drawn anew at every run from the generator given to ``plan.run``, and calls out of the graph."""

import math
from collections.abc import Callable, Sequence

import numpy as np

from .elementwise import SELU_ALPHA, SELU_SCALE, multiply
from .graph import BOOL, FLOAT32, OpsError, Value, dtype_of, lift, lift_float, make, make_many

ALPHA_PRIME = -SELU_SCALE * SELU_ALPHA  # what selu comes close to for very negative numbers


def _probability(op, p):
    if not 0.0 <= p <= 1.0:
        raise OpsError(op, f"a probability between 0 and 1 expected, not {p}")
    return float(p)


def bernoulli(probability: float, shape: tuple, dtype: object = BOOL) -> Value:
    """Independent draws that are true (1) with this probability, which is met to 2^-40."""
    return make("bernoulli", (), tuple(shape), dtype_of(dtype), {"p": _probability("bernoulli", probability)})


def dropout(x: Value, probability: float) -> Value:
    """Zero each entry with this probability and multiply the rest by 1 / (1 - probability)."""
    return dropout_with_mask(x, probability)[0]


def dropout_with_mask(x: Value, probability: float) -> tuple:
    """``dropout`` and the logical mask that is true where entries were kept."""
    x, p = lift_float(x), _probability("dropout", probability)
    if p == 0.0:
        return x, _constant_mask(x, True)
    if p == 1.0:
        return multiply(x, 0.0), _constant_mask(x, False)
    return make_many("dropout", (x,), [(x.shape, x.dtype), (x.shape, BOOL)], {"p": p})


def _constant_mask(x, value):
    data = np.broadcast_to(np.bool_(value), x.shape)
    return make("constant", (), x.shape, BOOL, {"array": data, "source": data, "weak": False})


def alpha_dropout(x: Value, probability: float) -> Value:
    """Set entries to alpha' = -1.7581 with this probability, then rescale to keep mean 0 and variance 1 (SELU nets)."""
    return alpha_dropout_with_mask(x, probability)[0]


def alpha_dropout_with_mask(x: Value, probability: float) -> tuple:
    """``alpha_dropout`` and the logical mask of kept entries.

    With q = 1 - p: a = (q + alpha'^2 q p)^(-1/2), b = -a p alpha'; kept x -> a x + b, dropped -> a alpha' + b.
    """
    x, p = lift_float(x), _probability("alpha_dropout", probability)
    if p == 0.0:
        return x, _constant_mask(x, True)
    q = 1.0 - p
    if q == 0.0:
        return multiply(x, 0.0), _constant_mask(x, False)
    a = 1.0 / math.sqrt(q + ALPHA_PRIME * ALPHA_PRIME * q * p)
    b = -a * p * ALPHA_PRIME
    params = {"p": p, "scale": a, "shift": b, "dropped": a * ALPHA_PRIME + b}
    return make_many("alpha_dropout", (x,), [(x.shape, x.dtype), (x.shape, BOOL)], params)


def random_array(sampler: Callable, shape: tuple, parameters: Sequence = (), dtype: object = FLOAT32) -> Value:
    """An array drawn by ``sampler(rng, shape, *parameter_arrays)``, rng being a NumPy Generator; without gradient."""
    inputs = tuple([lift(x) for x in parameters])
    return make("random_array", inputs, tuple(shape), dtype_of(dtype), {"sampler": sampler})


def external(
    function: Callable, inputs: list, shape: tuple, dtype: object = FLOAT32, gradient: Callable | None = None, calls: bool = False
) -> Value:
    """``function(*arrays)``, a Python callable, as an op.

    ``gradient(arrays, cotangent, result)`` gives one array per input, None for no gradient; without it none flows.
    ``calls``: both get, as their first argument, what the plan is run with as ``call``.
    """
    values = tuple([lift(x) for x in inputs])
    params = {"function": function, "gradient": gradient, "calls": calls}
    return make("external", values, tuple(shape), dtype_of(dtype), params)
