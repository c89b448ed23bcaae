"""One table of small graphs that covers every op: how to build it, its inputs, and the same in plain NumPy."""

import math
from dataclasses import dataclass
from functools import reduce

import numpy as np

from wlnet import ops


@dataclass
class Case:
    """A graph ``build(*values)`` over ``arrays``, and ``reference(*arrays)``, which gives what it should give."""

    name: str
    build: object
    reference: object
    arrays: list
    tolerance: float = 1e-6
    constant: tuple = ()  # positions of inputs that no gradient flows into
    large: bool = False  # too large for differences: gradients are compared with torch's only

    def values(self, dtype=np.float64):
        """Inputs of the graph, named x0, x1, ..."""
        return [ops.input(f"x{i}", a.shape, dtype if a.dtype.kind == "f" else a.dtype) for i, a in enumerate(self.arrays)]

    def feeds(self):
        """Arrays by name."""
        return {f"x{i}": a for i, a in enumerate(self.arrays)}

    def outputs(self, dtype=np.float64):
        """The traced outputs as a list."""
        result = self.build(*self.values(dtype))
        return list(result) if isinstance(result, tuple) else [result]


CASES = []


def case(name, build, reference, *arrays, **options):
    """Add a row."""
    CASES.append(Case(name, build, reference, list(arrays), **options))


def real(*shape, low=-1.0, high=1.0, seed=0):
    """Real numbers in an interval, no two equal and none at 0."""
    count = math.prod(shape)
    rng = np.random.default_rng(seed + count + len(shape))
    spread = (np.arange(count) + rng.uniform(0.2, 0.8, count)) / max(count, 1)
    return (low + (high - low) * rng.permutation(spread)).reshape(shape)


def whole(*entries, shape=None):
    """Integers."""
    array = np.array(entries, np.int64)
    return array if shape is None else array.reshape(shape)


def sigmoid(x):
    """1 / (1 + exp(-x))."""
    return 1 / (1 + np.exp(-x))


def _unary():
    erf = np.vectorize(math.erf, otypes=[float])
    gamma = np.vectorize(math.gamma, otypes=[float])
    euler = 0.5772156649015329
    table = [
        ("exp", np.exp, (-2, 2)),
        ("log", np.log, (0.2, 3)),
        ("log1p", np.log1p, (-0.5, 3)),
        ("expm1", np.expm1, (-2, 2)),
        ("sqrt", np.sqrt, (0.2, 3)),
        ("cbrt", np.cbrt, (-3, 3)),
        ("reciprocal", lambda x: 1 / x, (0.3, 3)),
        ("sin", np.sin, (-3, 3)),
        ("cos", np.cos, (-3, 3)),
        ("tan", np.tan, (-1.2, 1.2)),
        ("asin", np.arcsin, (-0.9, 0.9)),
        ("acos", np.arccos, (-0.9, 0.9)),
        ("atan", np.arctan, (-3, 3)),
        ("sinh", np.sinh, (-2, 2)),
        ("cosh", np.cosh, (-2, 2)),
        ("tanh", np.tanh, (-3, 3)),
        ("asinh", np.arcsinh, (-3, 3)),
        ("acosh", np.arccosh, (1.2, 3)),
        ("atanh", np.arctanh, (-0.9, 0.9)),
        ("sigmoid", sigmoid, (-5, 5)),
        ("softplus", lambda x: np.log1p(np.exp(x)), (-5, 5)),
        ("erf", erf, (-3, 3)),
        ("erfc", lambda x: 1 - erf(x), (-3, 3)),
        ("gamma", gamma, (0.3, 4)),
        ("gamma", gamma, (-1.9, -1.1)),
        ("lgamma", lambda x: np.log(np.abs(gamma(x))), (0.3, 4)),
        ("gelu", lambda x: 0.5 * x * (1 + erf(x / math.sqrt(2))), (-4, 4)),
        ("silu", lambda x: x * sigmoid(x), (-4, 4)),
        ("mish", lambda x: x * np.tanh(np.log1p(np.exp(x))), (-4, 4)),
        ("negative", np.negative, (-1, 1)),
        ("absolute", np.abs, (-1, 1)),
        ("sign", np.sign, (-1, 1)),
        ("floor", np.floor, (-3, 3)),
        ("ceil", np.ceil, (-3, 3)),
        ("rint", np.rint, (-3, 3)),
        ("trunc", np.trunc, (-3, 3)),
        ("square", np.square, (-2, 2)),
        ("relu", lambda x: np.maximum(x, 0), (-1, 1)),
        ("selu", lambda x: np.where(x > 0, 1.0507009873554805 * x, 1.758099340847161 * np.expm1(x)), (-3, 3)),
    ]
    for name, reference, (low, high) in table:
        case(name, getattr(ops, name), reference, real(3, 4, low=low, high=high))
    case("erfinv", lambda x: ops.erf(ops.erfinv(x)), lambda x: x, real(3, 4, low=-0.95, high=0.95))
    case("erfcinv", lambda x: ops.erfc(ops.erfcinv(x)), lambda x: x, real(3, 4, low=0.05, high=1.95))
    # digamma(1/2) = -euler - 2 log 2, with the recurrence digamma(x + 1) = digamma(x) + 1 / x; likewise for the other
    # two
    half = np.array([0.5, 1.5, 2.5])
    steps = np.array([0, 1, 2])
    case(
        "digamma",
        ops.digamma,
        lambda x: -euler - 2 * math.log(2) + np.array([sum(1 / (0.5 + k) for k in range(n)) for n in steps]),
        half,
    )
    case(
        "trigamma",
        ops.trigamma,
        lambda x: math.pi**2 / 2 - np.array([sum((0.5 + k) ** -2 for k in range(n)) for n in steps]),
        half,
    )
    case(
        "digamma of negative numbers",
        lambda x: ops.digamma(x) - ops.digamma(1 - x),
        lambda x: -math.pi / np.tan(math.pi * x),
        real(5, low=-1.9, high=-1.1),
    )
    case(
        "elu",
        lambda x: ops.elu(x, 0.7, 1.5),
        lambda x: 1.5 * np.where(x > 0, x, 0.7 * np.expm1(x)),
        real(3, 4, low=-3, high=3),
    )
    case("elu of slope 1", ops.elu, lambda x: np.where(x > 0, x, np.expm1(x)), real(3, 4, low=-3, high=3))
    case(
        "leaky_relu",
        lambda x, s: ops.leaky_relu(x, s),
        lambda x, s: np.where(x >= 0, x, s * x),
        real(3, 4),
        real(4, low=0.1),
    )
    case("clip", lambda x: ops.clip(x, -0.5, 0.25), lambda x: np.clip(x, -0.5, 0.25), real(3, 4))
    case("cast", lambda x: ops.cast(ops.cast(x * 3, "int64"), "float64"), lambda x: np.trunc(3 * x), real(3, 4))
    case("cast of logical", lambda x: ops.cast(x > 0, "float64") * x, lambda x: np.maximum(x, 0), real(3, 4))
    case("stop_gradient", lambda x: ops.stop_gradient(x) + 0 * x, lambda x: x, whole(1, 2).astype(float))


def _binary():
    pairs = [((3, 4), (3, 4)), ((3, 1, 4), (2, 1)), ((4,), (3, 4)), ((), (2, 3)), ((1, 4), (3, 1))]
    table = [
        ("add", np.add),
        ("subtract", np.subtract),
        ("multiply", np.multiply),
        ("divide", np.divide),
        ("minimum", np.minimum),
        ("maximum", np.maximum),
        ("atan2", np.arctan2),
        ("hypot", np.hypot),
    ]
    for name, reference in table:
        for a, b in pairs:
            case(f"{name} {a} {b}", getattr(ops, name), reference, real(*a), real(*b, low=0.5, high=2, seed=5))
    case("power", ops.power, np.power, real(3, 4, low=0.5, high=2), real(4, low=-2, high=2))
    for exponent in (2, 0.5, -1, 1, 3, 1.5):
        case(
            f"power {exponent}",
            lambda x, n=exponent: ops.power(x, n),
            lambda x, n=exponent: x**n,
            real(3, 2, low=0.5, high=2),
        )
    case("power of 2", lambda x: 2**x, lambda x: 2**x, real(3))
    case("mod", ops.mod, np.mod, real(3, 4, low=-3, high=3), real(4, low=0.7, high=1.3))
    for name in ("equal", "not_equal", "less", "less_equal", "greater", "greater_equal"):
        case(name, getattr(ops, name), getattr(np, name), whole(1, 2, 3), whole(2, 2, 2))
    truth = np.array([True, True, False, False]), np.array([True, False, True, False])
    for name in ("and", "or", "xor"):
        case(f"logical_{name}", getattr(ops, f"logical_{name}"), getattr(np, f"logical_{name}"), *truth)
    case("logical_not", ops.logical_not, np.logical_not, truth[0])
    case(
        "where",
        lambda x, a, b: ops.where(x > 0, a, b),
        lambda x, a, b: np.where(x > 0, a, b),
        real(3, 4),
        real(4, seed=2),
        real(3, 1, seed=3),
    )
    case(
        "operators",
        lambda x, y: (1 - x) * y / 2 + (-x) ** 2 - 3 / y,
        lambda x, y: (1 - x) * y / 2 + x**2 - 3 / y,
        real(2, 3),
        real(2, 3, low=1, high=2),
    )
    case("integers", lambda x: x * 2 + 1, lambda x: x * 2 + 1, whole(1, 2, 3))


def _shaping():
    x = real(2, 3, 4)
    case("reshape", lambda x: ops.reshape(x, (4, -1)), lambda x: x.reshape(4, 6), x)
    case(
        "transpose then reshape",
        lambda x: ops.reshape(ops.transpose(x, (2, 0, 1)), (4, 6)),
        lambda x: x.transpose(2, 0, 1).reshape(4, 6),
        x,
    )
    case("transpose", ops.transpose, np.transpose, x)
    case("move_axis", lambda x: ops.move_axis(x, 0, 2), lambda x: np.moveaxis(x, 0, 2), x)
    case("swap_axes", lambda x: ops.swap_axes(x, 0, -1), lambda x: np.swapaxes(x, 0, -1), x)
    case("expand, squeeze", lambda x: ops.squeeze(ops.expand_dims(x, 1), 1), lambda x: x, x)
    for index in (
        (1,),
        (slice(None), slice(1, 3)),
        (slice(None, None, -1), 0, slice(None, None, 2)),
        (Ellipsis, -1),
        (slice(1, 1),),
        (slice(None), slice(2, 0, -1)),
    ):
        case(f"slice {index}", lambda x, i=index: ops.slice_(x, i), lambda x, i=index: x[i], x)
    case("slices that overlap", lambda x: x[0] * x[1] + x[1], lambda x: x[0] * x[1] + x[1], x)
    case("flip", lambda x: ops.flip(x, (0, 2)), lambda x: np.flip(x, (0, 2)), x)
    case("broadcast_to", lambda x: ops.broadcast_to(x, (2, 3, 4)), lambda x: np.broadcast_to(x, (2, 3, 4)), real(3, 1))
    case("repeat", lambda x: ops.repeat(x, 3, 1), lambda x: np.repeat(x[:, None], 3, 1), real(2, 4))
    case(
        "concat",
        lambda x, y: ops.concat([x, y, x], 1),
        lambda x, y: np.concatenate([x, y, x], 1),
        real(2, 3),
        real(2, 1),
    )
    case("stack", lambda x, y: ops.stack([x, y], -1), lambda x, y: np.stack([x, y], -1), real(2, 3), real(2, 3, seed=1))
    case("split", lambda x: ops.multiply(*ops.split(x, [2, 2], 1)), lambda x: x[:, :2] * x[:, 2:], real(3, 4))
    case(
        "pad",
        lambda x: ops.pad(x, [(1, 2), (0, 1)], value=3.0),
        lambda x: np.pad(x, [(1, 2), (0, 1)], constant_values=3),
        real(2, 3),
    )
    case(
        "pad edge",
        lambda x: ops.pad(x, [(1, 2), (2, 0)], "edge"),
        lambda x: np.pad(x, [(1, 2), (2, 0)], "edge"),
        real(2, 3),
    )
    case(
        "pad reflect",
        lambda x: ops.pad(x, [(4, 5), (2, 0)], "reflect"),
        lambda x: np.pad(x, [(4, 5), (2, 0)], "reflect"),
        real(3, 3),
    )
    case("gather", lambda x, i: ops.gather(x, i), lambda x, i: x[i], real(5, 3), whole(4, 0, 0, 2, shape=(2, 2)))
    case("gather of many", lambda x, i: ops.gather(x, i), lambda x, i: x[i], real(3, 2), whole(*([1] * 20 + [2] * 3)))
    case("gather along 1", lambda x, i: ops.gather(x, i, 1), lambda x, i: np.take(x, i, 1), real(2, 5, 3), whole(4, 0, 4))
    case(
        "scatter_add",
        lambda i, u: ops.scatter_add((5, 2), i, u),
        lambda i, u: _scattered((5, 2), i, u),
        whole(1, 1, 4),
        real(3, 2),
    )
    case(
        "scatter_add of numbers",
        lambda i, u: ops.scatter_add((5,), i, u),
        lambda i, u: _scattered((5,), i, u),
        whole(1, 1, 4),
        real(3),
    )
    case(
        "gather_nd",
        ops.gather_nd,
        lambda x, i: np.stack([x[b][tuple(np.moveaxis(i[b], -1, 0))] for b in range(2)]),
        real(2, 3, 4, 2),
        whole(0, 1, 2, -1, 1, 1, 1, 1, shape=(2, 2, 2)),
    )
    case(
        "take_along",
        lambda x, i: ops.take_along(x, i, 1),
        lambda x, i: np.take_along_axis(x, i, 1),
        real(2, 4),
        whole(0, 0, 3, 1, 2, 1, shape=(2, 3)),
    )
    case("one_hot", lambda i: ops.one_hot(i, 4), lambda i: np.eye(4)[i], whole(3, 0, 1))
    case("sort", lambda x: ops.sort(x, 0), lambda x: np.sort(x, 0), real(4, 3))
    case("argsort", lambda x: ops.argsort(x, 1), lambda x: np.argsort(x, 1), real(4, 3))
    case(
        "argsort down",
        lambda x: ops.argsort(x, descending=True),
        lambda x: whole(1, 2, 3, 0),
        np.array([1.0, 2.0, 2.0, 2.0]),
    )
    case("argmax", lambda x: ops.argmax(x, 1), lambda x: np.argmax(x, 1), real(4, 3))
    case("argmin", lambda x: ops.argmin(x, 0), lambda x: np.argmin(x, 0), real(4, 3))
    case("top_k", lambda x: ops.top_k(x, 2)[0], lambda x: -np.sort(-x, -1)[..., :2], real(3, 5))
    case("cumsum", lambda x: ops.cumsum(x, 1), lambda x: np.cumsum(x, 1), real(2, 4))
    case(
        "cumsum from the end",
        lambda x: ops.cumsum(x, 0, reverse=True),
        lambda x: np.cumsum(x[::-1], 0)[::-1],
        real(3, 4),
    )
    for name, reference in (("sum", np.sum), ("mean", np.mean), ("max", np.max), ("min", np.min), ("prod", np.prod)):
        for axes in (None, 0, (1, 2), (0, 2), -1):
            case(
                f"reduce_{name} {axes}",
                lambda x, f="reduce_" + name, a=axes: getattr(ops, f)(x, a),
                lambda x, f=reference, a=axes: f(x, axis=a),
                real(3, 2, 4),
            )
        case(
            f"reduce_{name} kept",
            lambda x, f="reduce_" + name: getattr(ops, f)(x, (0, 1), True),
            lambda x, f=reference: f(x, axis=(0, 1), keepdims=True),
            real(3, 2, 4),
        )
    case(
        "reduce_prod with a 0",
        lambda x: ops.reduce_prod(x, 1),
        lambda x: np.prod(x, 1),
        np.array([[1.0, 0.0, 2.0], [3.0, 1.5, 1.0]]),
    )
    case(
        "reduce_any, reduce_all",
        lambda x: (ops.reduce_any(x, 1), ops.reduce_all(x, 1)),
        lambda x: (x.any(1), x.all(1)),
        np.array([[True, False], [True, True], [False, False]]),
    )
    case("variance", lambda x: ops.variance(x, 1), lambda x: np.var(x, 1, ddof=1), real(3, 4))
    case(
        "standard_deviation",
        lambda x: ops.standard_deviation(x, (0, 2), unbiased=False),
        lambda x: np.std(x, (0, 2)),
        real(3, 2, 4),
    )
    case("diagonal", ops.diagonal, lambda x: np.diagonal(x, axis1=1, axis2=2), real(2, 3, 4))
    lengths = whole(1, 3)
    case("sequence_mask", lambda n: ops.sequence_mask(n, 3), lambda n: np.arange(3) < n[:, None], lengths)
    case(
        "sequence_last",
        lambda x, n: ops.sequence_last(x, n),
        lambda x, n: np.stack([x[0, 0], x[1, 2]]),
        real(2, 3, 2),
        lengths,
    )
    case("sequence_last without lengths", ops.sequence_last, lambda x: x[:, -1], real(2, 3, 2))
    case(
        "sequence_reverse",
        ops.sequence_reverse,
        lambda x, n: np.stack([x[0, [0, 1, 2]], x[1, ::-1]]),
        real(2, 3, 2),
        lengths,
    )


def _scattered(shape, indices, updates):
    result = np.zeros(shape)
    np.add.at(result, indices, updates)
    return result


def _products():
    case("matmul", ops.matmul, np.matmul, real(2, 3), real(3, 4))
    case("matmul batches", ops.matmul, np.matmul, real(2, 1, 2, 3), real(4, 3, 2))
    case("matmul of a batch by a matrix", ops.matmul, np.matmul, real(2, 4, 3), real(3, 2))
    case("matmul of a column", ops.matmul, np.matmul, real(3, 1), real(1, 2))
    for ta, tb in ((True, False), (False, True), (True, True)):
        for lead in ((), (2,)):
            a, b = real(*lead, *((3, 2) if ta else (2, 3))), real(*lead, *((4, 3) if tb else (3, 4)))
            case(
                f"matmul {ta} {tb} {lead}",
                lambda x, y, ta=ta, tb=tb: ops.matmul(x, y, ta, tb),
                lambda x, y, ta=ta, tb=tb: (x.swapaxes(-1, -2) if ta else x) @ (y.swapaxes(-1, -2) if tb else y),
                a,
                b,
            )
    case(
        "matmul by a transposed matrix",
        lambda x, y: ops.matmul(x, y, transpose_b=True),
        lambda x, y: x @ y.T,
        real(2, 2, 3),
        real(4, 3),
    )
    case("linear", ops.linear, lambda x, w, b: x @ w.T + b, real(3, 4), real(2, 4), real(2))
    case("linear on rows", ops.linear, lambda x, w, b: x @ w.T + b, real(3, 2, 4), real(2, 4), real(2))
    case(
        "linear, long rows",
        ops.linear,
        lambda x, w, b: x @ w.T + b,
        real(5, 400),
        real(2, 400),
        real(2),
        tolerance=1e-5,
    )
    case("linear of a vector", ops.linear, lambda x, w, b: w @ x + b, real(4), real(2, 4), real(2))
    case("linear without biases", ops.linear, lambda x, w: x @ w.T, real(3, 4), real(2, 4))
    case("dot", ops.dot, lambda a, b: np.einsum("bijk,bklm->bijlm", a, b), real(2, 3, 2, 4), real(2, 4, 2, 3))
    case(
        "dot with an array",
        lambda a, b: ops.dot(a, b, True, False),
        lambda a, b: np.tensordot(a, b, 1),
        real(2, 3, 4),
        real(4, 2),
    )
    case(
        "dot of an array",
        lambda a, b: ops.dot(a, b, False, True),
        lambda a, b: np.stack([np.tensordot(a, y, 1) for y in b]),
        real(3, 4),
        real(2, 4, 5),
    )
    matrix = real(2, 3, 3) + 2 * np.eye(3)
    case("inverse", ops.inverse, np.linalg.inv, matrix)
    case("determinant", ops.determinant, np.linalg.det, matrix)
    for batch in (1, 9):
        case(
            f"conv {batch}",
            lambda x, w, b: ops.conv(x, w, b, stride=(2, 1), dilation=(1, 2), padding=((1, 0), (2, 1))),
            lambda x, w, b: correlate(x, w, (2, 1), (1, 2), ((1, 0), (2, 1))) + b[:, None, None],
            real(batch, 2, 4, 5),
            real(3, 2, 2, 2),
            real(3),
        )
        case(
            f"conv along one axis {batch}",
            lambda x, w: ops.conv(x, w, stride=2),
            lambda x, w: correlate(x, w, (2,), (1,), ((0, 0),)),
            real(batch, 2, 6),
            real(2, 2, 3),
        )
        case(
            f"conv in groups {batch}",
            lambda x, w: ops.conv(x, w, groups=2),
            lambda x, w: np.concatenate([correlate(x[:, :2], w[:1]), correlate(x[:, 2:], w[1:])], 1),
            real(batch, 4, 3, 3),
            real(2, 2, 2, 2),
        )
        case(
            f"conv depthwise {batch}",
            lambda x, w: ops.conv(x, w, groups=2, padding=1),
            lambda x, w: np.concatenate(
                [correlate(x[:, :1], w[:2], padding=((1, 1),) * 2), correlate(x[:, 1:], w[2:], padding=((1, 1),) * 2)], 1
            ),
            real(batch, 2, 3, 3),
            real(4, 1, 3, 3),
        )
        case(
            f"conv_transpose {batch}",
            lambda x, w, b: ops.conv_transpose(x, w, b, stride=(2, 1), padding=((1, 0), (0, 1))),
            lambda x, w, b: correlate_transpose(x, w, (2, 1), ((1, 0), (0, 1))) + b[:, None, None],
            real(batch, 2, 2, 3),
            real(2, 3, 3, 2),
            real(3),
        )
        for function in ("max", "mean", "total"):
            case(
                f"pool {function} {batch}",
                lambda x, f=function: ops.pool(x, (2, 3), (2, 1), ((1, 0), (1, 1)), f),
                lambda x, f=function: pooled(x, (2, 3), (2, 1), ((1, 0), (1, 1)), f),
                real(batch, 2, 4, 3),
            )
            case(
                f"pool {function} without overlap {batch}",
                lambda x, f=function: ops.pool(x, 2, 2, function=f),
                lambda x, f=function: pooled(x, (2, 2), (2, 2), ((0, 0),) * 2, f),
                real(batch, 2, 4, 4),
            )
    case(
        "pool after conv",
        lambda x, w: ops.pool(ops.relu(ops.conv(x, w)), 2, 2),
        lambda x, w: pooled(np.maximum(correlate(x, w), 0), (2, 2), (2, 2), ((0, 0),) * 2, "max"),
        real(8, 1, 5, 5),
        real(2, 1, 2, 2),
    )
    for height, width in ((4, 6), (5, 3)):
        for padding in (((1, 1), (1, 1)), ((0, 2), (1, 0))):
            case(
                f"conv 3x3 of many channels {height} {width} {padding}",
                lambda x, w, b, p=padding: ops.conv(x, w, b, padding=p),
                lambda x, w, b, p=padding: correlate(x, w, padding=p) + b[:, None, None],
                real(8, 32, height, width),
                real(33, 32, 3, 3),
                real(33),
                large=True,
            )
    case("conv of three axes", ops.conv, correlate, real(2, 1, 3, 3, 3), real(2, 1, 2, 2, 2))
    case("resize", lambda x: ops.resize(x, (3, 5)), lambda x: _resized(x, 3, 5), real(1, 2, 2, 3))
    case("upsample", lambda x: ops.upsample(x, (2, 3)), lambda x: x.repeat(2, 2).repeat(3, 3), real(1, 2, 2, 3))
    case(
        "scale_shift",
        ops.scale_shift,
        lambda x, a, b: x * a[:, None] + b[:, None],
        real(2, 3, 2),
        real(3),
        real(3, seed=4),
    )
    centres = np.stack(np.meshgrid([-1, 0, 1], [-1, 1]), -1)[None].astype(float)
    case("sample at the centres", ops.sample, lambda x, g: x, real(1, 2, 2, 3), centres * 0.9999 + 1e-5, tolerance=1e-3)
    case(
        "sample between",
        ops.sample,
        lambda x, g: _bilinear(x, g),
        real(2, 2, 3, 4),
        real(2, 2, 3, 2, low=-1.2, high=1.2),
    )
    case("affine_grid", lambda p: ops.affine_grid(p, 2, 3), lambda p: _grid(p, 2, 3), real(2, 6))


def correlate(x, w, stride=None, dilation=None, padding=None):
    """Convolution by its definition."""
    rank = w.ndim - 2
    stride, dilation, padding = stride or (1,) * rank, dilation or (1,) * rank, padding or ((0, 0),) * rank
    x = np.pad(x, ((0, 0), (0, 0), *padding))
    space = [(n - d * (k - 1) - 1) // s + 1 for n, k, s, d in zip(x.shape[2:], w.shape[2:], stride, dilation)]
    out = np.zeros((len(x), len(w), *space))
    for place in np.ndindex(*space):
        for tap in np.ndindex(*w.shape[2:]):
            at = tuple(p * s + t * d for p, s, t, d in zip(place, stride, tap, dilation))
            out[(..., *place)] += x[(..., *at)] @ w[(..., *tap)].T
    return out


def correlate_transpose(x, w, stride, padding):
    """Every element of x adds its multiple of the kernel."""
    full = [s * (n - 1) + k for s, n, k in zip(stride, x.shape[2:], w.shape[2:])]
    out = np.zeros((len(x), w.shape[1], *full))
    for place in np.ndindex(*x.shape[2:]):
        for tap in np.ndindex(*w.shape[2:]):
            at = tuple(p * s + t for p, s, t in zip(place, stride, tap))
            out[(..., *at)] += x[(..., *place)] @ w[(..., *tap)]
    return out[(..., *[slice(b, n - e) for (b, e), n in zip(padding, full)])]


def pooled(x, kernel, stride, padding, function):
    """Pooling by its definition."""
    fill = -np.inf if function == "max" else 0
    x = np.pad(x, ((0, 0), (0, 0), *padding), constant_values=fill)
    space = [(n - k) // s + 1 for n, k, s in zip(x.shape[2:], kernel, stride)]
    out = np.zeros((*x.shape[:2], *space))
    for place in np.ndindex(*space):
        window = x[(..., *[slice(p * s, p * s + k) for p, s, k in zip(place, stride, kernel)])]
        out[(..., *place)] = {"max": np.max, "mean": np.mean, "total": np.sum}[function](window, axis=(2, 3))
    return out


def _resized(x, height, width):
    rows, columns = [np.linspace(0, n - 1, m) for n, m in ((x.shape[2], height), (x.shape[3], width))]
    tall = np.stack([[[np.interp(rows, np.arange(x.shape[2]), c) for c in image.T] for image in e] for e in x]).swapaxes(2, 3)
    return np.stack([[[np.interp(columns, np.arange(x.shape[3]), r) for r in image] for image in e] for e in tall])


def _bilinear(x, grid):
    out = np.zeros((*x.shape[:2], *grid.shape[1:3]))
    height, width = x.shape[2:]
    for b, i, j in np.ndindex(grid.shape[:3]):
        column, row = (grid[b, i, j] + 1) * (np.array([width, height]) - 1) / 2
        for r in (math.floor(row), math.floor(row) + 1):
            for c in (math.floor(column), math.floor(column) + 1):
                if 0 <= r < height and 0 <= c < width:
                    out[b, :, i, j] += x[b, :, r, c] * (1 - abs(row - r)) * (1 - abs(column - c))
    return out


def _grid(p, height, width):
    v, u = np.meshgrid(np.linspace(-1, 1, height), np.linspace(-1, 1, width), indexing="ij")
    base = np.stack([u, v, np.ones_like(u)], -1)
    return np.stack([base @ q.reshape(2, 3).T for q in p])


def softmax(x, axis=-1):
    """By its definition, shifted."""
    e = np.exp(x - x.max(axis, keepdims=True))
    return e / e.sum(axis, keepdims=True)


def _statistics():
    x, labels = real(3, 4, low=-3, high=3), whole(3, 0, 1)
    case("softmax", ops.softmax, softmax, x)
    case("softmax of large numbers", ops.softmax, softmax, x * 400)
    case("softmax along 1", lambda x: ops.softmax(x, 1), lambda x: softmax(x, 1), real(2, 3, 4))
    case(
        "softmax with lengths",
        lambda x, n: ops.softmax(x, 1, n),
        lambda x, n: np.stack([[1, 0, 0], softmax(x[1])]),
        real(2, 3),
        whole(1, 3),
    )
    case("log_softmax", ops.log_softmax, lambda x: np.log(softmax(x)), x)
    case("log_sum_exp", lambda x: ops.log_sum_exp(x, 0), lambda x: np.log(np.exp(x).sum(0)), x)
    chosen = np.arange(3)
    case(
        "cross_entropy_index of softmax",
        lambda x, t: ops.cross_entropy_index(ops.softmax(x), t),
        lambda x, t: -np.log(softmax(x)[chosen, t]),
        x,
        labels,
    )
    case(
        "softmax_cross_entropy of large numbers",
        ops.softmax_cross_entropy,
        lambda x, t: -np.log(np.maximum(softmax(x)[chosen, t], 1e-300)),
        x * 60,
        labels,
    )
    case("cross_entropy_index", ops.cross_entropy_index, lambda x, t: -np.log(x[chosen, t]), real(3, 4, low=0.1), labels)
    case(
        "cross_entropy",
        ops.cross_entropy,
        lambda p, t: -(t * np.log(p)).sum(-1),
        real(3, 4, low=0.1),
        real(3, 4, low=0.1, seed=3),
    )
    case(
        "cross_entropy of softmax",
        lambda x, t: ops.cross_entropy(ops.softmax(x), t),
        lambda x, t: -(t * np.log(softmax(x))).sum(-1),
        x,
        real(3, 4, low=0.1, seed=3),
    )

    def binary(p, t):
        return -(t * np.log(p) + (1 - t) * np.log(1 - p))

    case(
        "binary_cross_entropy",
        ops.binary_cross_entropy,
        binary,
        real(3, low=0.1, high=0.9),
        real(3, low=0.1, high=0.9, seed=1),
    )
    case(
        "binary_cross_entropy of sigmoid",
        lambda x, t: ops.binary_cross_entropy(ops.sigmoid(x), t),
        lambda x, t: binary(sigmoid(x), t),
        real(3, low=-4, high=4),
        real(3, low=0.1, high=0.9),
    )

    def normalised(x, axes, epsilon=0.01, ddof=0):
        return (x - x.mean(axes, keepdims=True)) / np.sqrt(x.var(axes, keepdims=True, ddof=ddof) + epsilon)

    for axes in (-1, (1, 2), (0, 2), 0):
        case(
            f"normalise {axes}",
            lambda x, a=axes: ops.normalise(x, a, 0.01),
            lambda x, a=axes: normalised(x, a),
            real(2, 3, 4),
        )
    case(
        "normalise unbiased",
        lambda x: ops.normalise(x, 1, 0.01, unbiased=True),
        lambda x: normalised(x, 1, ddof=1),
        real(2, 4),
    )
    case(
        "normalise rms",
        lambda x: ops.normalise(x, 1, 0.01, "rms"),
        lambda x: x / np.sqrt((x * x).mean(1, keepdims=True) + 0.01),
        real(2, 4),
    )
    case(
        "layer_norm",
        lambda x, s, b: ops.layer_norm(x, s, b, 0.01),
        lambda x, s, b: normalised(x, -1) * s + b,
        real(2, 3, 4),
        real(4),
        real(4, seed=1),
    )
    for shape, axis in (((5, 3), 1), ((5, 3, 2, 2), 1), ((9, 2, 3), 1), ((4, 2, 3), 2)):
        others = tuple(a for a in range(len(shape)) if a != axis)
        wide = tuple(-1 if a == axis else 1 for a in range(len(shape)))
        n = shape[axis]
        case(
            f"batch_norm {shape} {axis}",
            lambda x, s, b, a=axis: ops.batch_norm(x, s, b, 0.01, a),
            lambda x, s, b, o=others, w=wide: (normalised(x, o) * s.reshape(w) + b.reshape(w), x.mean(o), x.var(o)),
            real(*shape),
            real(n),
            real(n, seed=1),
        )
    case(
        "batch_norm far from 0",
        lambda x, s, b: ops.batch_norm(x, s, b, 0.01)[0],
        lambda x, s, b: normalised(x, 0) * s + b,
        real(5, 3) + 50,
        real(3),
        real(3, seed=1),
    )
    case(
        "batch_norm with a scale of 0",
        lambda x, s, b: ops.batch_norm(x, s, b, 0.01)[0],
        lambda x, s, b: normalised(x, (0, 2, 3)) * s[:, None, None] + b[:, None, None],
        real(3, 2, 4, 5),
        np.array([0.0, 1.5]),
        real(2, seed=1),
    )
    case(
        "batch_norm after conv",
        lambda x, w, s, b: ops.batch_norm(ops.conv(x, w), s, b, 0.01)[0],
        lambda x, w, s, b: normalised(correlate(x, w), (0, 2, 3)) * s[:, None, None] + b[:, None, None],
        real(9, 1, 3, 3),
        real(2, 1, 2, 2),
        real(2),
        real(2, seed=1),
    )
    case(
        "batch_norm_evaluate",
        lambda x, s, b, m, v: ops.batch_norm_evaluate(x, s, b, m, v, 0.01),
        lambda x, s, b, m, v: (x - m[:, None]) / np.sqrt(v[:, None] + 0.01) * s[:, None] + b[:, None],
        real(2, 3, 2),
        real(3),
        real(3, seed=1),
        real(3, seed=2),
        real(3, low=0.5, seed=3),
    )
    case("masked", lambda x: ops.masked(x, x > 0, -5.0), lambda x: np.where(x > 0, x, -5), x)


def _sequences():
    for kind, gates, states in (("rnn", 1, 1), ("gru", 3, 1), ("lstm", 4, 2)):
        for options in ((), ("lengths",), ("state_mask",), ("update_mask",), ("lengths", "state_mask", "update_mask")):
            for reverse in (False, True):
                extra = {
                    "lengths": whole(3, 1),
                    "state_mask": real(2, 3, low=0.1),
                    "update_mask": real(2, 3, low=0.1, seed=1),
                }

                def build(*v, kind=kind, states=states, options=options, reverse=reverse):
                    x, wi, wh, b, *rest = v
                    return getattr(ops, kind)(x, *rest[:states], wi, wh, b, **dict(zip(options, rest[states:])), reverse=reverse)

                def reference(*v, kind=kind, states=states, options=options, reverse=reverse):
                    x, wi, wh, b, *rest = v
                    return recurrent(kind, x, rest[:states], wi, wh, b, reverse=reverse, **dict(zip(options, rest[states:])))

                case(
                    f"{kind} {options} {reverse}",
                    build,
                    reference,
                    real(2, 3, 2),
                    real(gates * 3, 2),
                    real(gates * 3, 3),
                    real(gates * 3),
                    *[real(2, 3, seed=7 + i) for i in range(states)],
                    *[extra[o] for o in options],
                    constant=tuple(range(4 + states, 4 + states + len(options))),
                )
    q, k, v = real(2, 2, 3, 4), real(2, 2, 5, 4, seed=1), real(2, 2, 5, 2, seed=2)
    for options in ({}, {"causal": True}, {"causal": True, "window": 2}):
        case(
            f"attention {options}",
            lambda q, k, v, o=options: ops.attention(q, k, v, 0.5, **o),
            lambda q, k, v, o=options: attended(q, k, v, 0.5, **o),
            q,
            k,
            v,
        )
        case(
            f"attention_weights {options}",
            lambda q, k, o=options: ops.attention_weights(q, k, 0.5, **o),
            lambda q, k, o=options: attended(q, k, np.eye(5), 0.5, **o),
            q,
            k,
        )
    case(
        "attention with lengths",
        lambda q, k, v, n: ops.attention(q, k, v, 0.5, lengths=n),
        lambda q, k, v, n: attended(q, k, v, 0.5, lengths=n),
        q,
        k,
        v,
        whole(2, 5),
    )
    case(
        "masked_softmax",
        lambda x, n: ops.masked_softmax(x, True, 2, n),
        lambda x, n: attended(x, np.eye(3), np.eye(3), 1, True, 2, n),
        real(2, 3, 3),
        whole(2, 3),
    )
    p = softmax(real(3, 5, 3, low=-1, high=1, seed=9))
    case("ctc_loss", ops.ctc_loss, alignments, p, whole(0, 1, 1, 1, 0, 1, shape=(3, 2)))
    case(
        "ctc_loss with lengths",
        lambda p, t, n, m: ops.ctc_loss(p, t, n, m),
        alignments,
        p,
        whole(0, 1, 1, 1, 0, 1, shape=(3, 2)),
        whole(5, 4, 3),
        whole(2, 1, 0),
    )


def recurrent(kind, x, states, wi, wh, b, lengths=None, state_mask=1, update_mask=1, reverse=False):
    """Example by example and step by step."""
    batch, steps, _ = x.shape
    hidden = wh.shape[1]
    masks = [np.broadcast_to(m, (batch, hidden)) for m in (state_mask, update_mask)]
    sequence, lasts = np.zeros((batch, steps, hidden)), [s.copy() for s in states]
    for n in range(batch):
        length = steps if lengths is None else lengths[n]
        s, c = states[0][n], states[-1][n]
        for t in reversed(range(length)) if reverse else range(length):
            p, q = (wi @ x[n, t] + b).reshape(-1, hidden), (wh @ (s * masks[0][n])).reshape(-1, hidden)
            u = masks[1][n]
            if kind == "rnn":
                s = np.tanh(p[0] + q[0]) * u
            elif kind == "gru":
                i, r = sigmoid(p[:2] + q[:2])
                s = (1 - i) * np.tanh(p[2] + r * q[2]) * u + i * s
            else:
                i, o, f = sigmoid(p[:3] + q[:3])
                c = f * c + i * np.tanh(p[3] + q[3]) * u
                s = o * np.tanh(c)
            sequence[n, t] = s
        lasts[0][n] = s
        if kind == "lstm":
            lasts[1][n] = c
    return (sequence, *lasts)


def attended(q, k, v, scale, causal=False, window=None, lengths=None):
    """Attention by its definition."""
    scores = scale * q @ k.swapaxes(-1, -2)
    rows, keys = scores.shape[-2:]
    i, j = np.arange(rows)[:, None] + keys - rows, np.arange(keys)
    hidden = np.zeros((rows, keys), bool)
    if causal:
        hidden = (j > i) | (j <= i - (window or keys + rows))
    if lengths is not None:
        hidden = hidden | (j >= lengths.reshape((-1,) + (1,) * (scores.ndim - 1)))
    e = np.where(hidden, 0, np.exp(scores))
    return e / np.maximum(e.sum(-1, keepdims=True), 1e-300) @ v


def alignments(p, targets, input_lengths=None, target_lengths=None):
    """-log of the sum over all paths that collapse to the target, by listing them."""
    losses = []
    for n, (probabilities, target) in enumerate(zip(p, targets)):
        steps = len(probabilities) if input_lengths is None else input_lengths[n]
        wanted = list(target if target_lengths is None else target[: target_lengths[n]])
        blank = probabilities.shape[1] - 1
        total = 0.0
        for path in np.ndindex(*(blank + 1,) * steps):
            merged = reduce(lambda found, s: found if found and found[-1] == s else [*found, s], path, [])
            if [s for s in merged if s != blank] == wanted:
                total += math.prod(probabilities[t, s] for t, s in enumerate(path))
        losses.append(-math.log(total))
    return np.array(losses)


for _add in (_unary, _binary, _shaping, _products, _statistics, _sequences):
    _add()
