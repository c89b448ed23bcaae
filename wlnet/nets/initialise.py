"""Initial numbers for arrays.  Kaiming and Xavier (normal or uniform), Orthogonal, Random, Identity; biases 0.

Variances: Kaiming 2 / fan-in (He et al. 2015), Xavier 2 / (fan-in + fan-out) (Glorot and Bengio 2010).  (ref/NetInitialize)
"""

from typing import TypeVar

import numpy as np

from .array_values import Shared, array_value
from .arrays import array_positions, with_arrays
from .errors import NetFailure, place
from .layer import Array
from .net import Net

N = TypeVar("N", bound=Net)

BLOCK = 2**16  # numbers drawn at a time: they stay in the cache, and a large array needs no memory for a second one


class Method:
    """An initialisation method: name, distribution ("Normal", "Uniform") and samplers for weights and biases.

    ``weights(rng, shape)`` draws the weights of "Random" or the noise of "Identity"; ``biases`` draws biases, None is zeros.
    """

    __slots__ = ("name", "distribution", "weights", "biases")

    def __init__(self, name="Kaiming", distribution="Normal", weights=None, biases=None):
        self.name, self.distribution, self.weights, self.biases = name, distribution, weights, biases


def initialise(net: N, method: Method, rng: np.random.Generator, everything: bool = False) -> N:
    """The net with numbers in all arrays that have none (or in all of them)."""
    values: dict = {}
    shared: dict = {}
    for key, (layer, name) in array_positions(net).items():
        old = layer.arrays[name]
        if array_value(old) is not None and not everything:
            continue
        if type(old) is Shared and old.name in shared:
            values[key] = shared[old.name]
            continue
        dims = layer.array_types[name].dims
        if dims is None or not all([type(d) is int for d in dims]):
            raise NetFailure(
                "netinit",
                f'cannot initialize the array "{name}" of {place(key[:-1])}: its dimensions are not '
                f'known; give the shape of the net\'s input, e.g. with "Input" -> n',
            )
        values[key] = fresh_array(layer.array_spec(name), dims, method, rng)
        if type(old) is Shared:
            shared[old.name] = values[key]
    return with_arrays(net, values)


def fresh_array(spec: Array, shape: tuple, method: Method, rng: np.random.Generator) -> np.ndarray:
    """One array drawn by the method."""
    if callable(spec.init):
        return np.asarray(spec.init(shape), np.float32)
    if spec.init == "biases":
        return np.zeros(shape, np.float32) if method.biases is None else method.biases(rng, shape).astype(np.float32)
    if spec.init != "weights":
        return np.full(shape, spec.init, np.float32)
    return _WEIGHTS[method.name](spec, shape, method, rng).astype(np.float32, copy=False)


def _scaled(variance, distribution, shape, rng):
    if distribution == "Uniform":
        bound = np.sqrt(3 * variance)
        return rng.uniform(-bound, bound, shape)
    return _normal(rng, shape, np.sqrt(variance))


def _normal(rng, shape, deviation):
    numbers = np.empty(shape, np.float32)
    flat, block = numbers.reshape(-1), np.empty(min(numbers.size, BLOCK))
    for start in range(0, numbers.size, BLOCK):
        part = block[: numbers.size - start]
        rng.standard_normal(out=part)
        part *= deviation
        flat[start : start + len(part)] = part
    return numbers


def _kaiming(spec, shape, method, rng):
    fan_in, _ = spec.fans(shape)
    return _scaled(2 / max(fan_in, 1), method.distribution, shape, rng)


def _xavier(spec, shape, method, rng):
    fan_in, fan_out = spec.fans(shape)
    return _scaled(2 / max(fan_in + fan_out, 1), method.distribution, shape, rng)


def _orthogonal(spec, shape, method, rng):
    if len(shape) < 2:
        return _kaiming(spec, shape, method, rng)
    rows, columns = shape[0], int(np.prod(shape[1:]))
    tall = rng.standard_normal((max(rows, columns), min(rows, columns)))
    q, r = np.linalg.qr(tall)
    q = q * np.sign(np.diagonal(r))
    return (q if rows >= columns else q.T).reshape(shape)


def _random(spec, shape, method, rng):
    return rng.standard_normal(shape) if method.weights is None else method.weights(rng, shape)


def _identity(spec, shape, method, rng):
    # 0.01: ref/NetInitialize
    noise = rng.standard_normal(shape) * 0.01 if method.weights is None else method.weights(rng, shape)
    if len(shape) < 2:
        return noise
    out = noise.copy()
    centre = tuple([(n - 1) // 2 for n in shape[2:]])
    for i in range(min(shape[0], shape[1])):
        out[(i, i, *centre)] += 1
    return out


_WEIGHTS = {"Kaiming": _kaiming, "Xavier": _xavier, "Orthogonal": _orthogonal, "Random": _random, "Identity": _identity}
METHODS = tuple(_WEIGHTS)
