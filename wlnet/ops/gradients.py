"""Reverse mode: one table of rules, one row per op.

A rule gets the cotangent ``c`` of the op's output and gives the cotangents of its inputs in terms of ops.  ``UNARY``
rows are ``(c, x, y)`` for y = op(x); ``BINARY`` rows are one function ``(c, a, b, y)`` per operand, whose broadcasting
is undone here once; ``GENERAL`` rows get the node and the cotangents of all its outputs and list one cotangent per
input.  ``None`` means no gradient.  Conventions at kinks are those of elementwise.py.
"""

import math

from . import elementwise as e
from . import products, shaping
from .graph import OpsError, Value, count, make, make_many

_TWO_OVER_ROOT_PI = 2 / math.sqrt(math.pi)


def gradient(targets: list, seeds: list, sources: list) -> list:
    """For each source the cotangent that the seeds (one per target, None for no contribution) cause, or None."""
    reached = _reached(sources)
    parts: dict = {}
    for value, seed in zip(targets, seeds, strict=True):
        if seed is not None:
            parts.setdefault(value, []).append(seed)
    ends = set(sources)
    gradients = {}
    for node in _backwards(targets, reached):
        cotangents = tuple([_total(value, parts.pop(value, None)) for value in node.outputs])
        for value, cotangent in zip(node.outputs, cotangents, strict=True):
            if value in ends:
                gradients[value] = cotangent
        if node.inputs and any([c is not None for c in cotangents]):
            _push(node, cotangents, reached, parts)
    return [gradients.get(value) for value in sources]


def _reached(sources):
    """A memo, value -> whether it depends on a source."""
    return dict.fromkeys(sources, True)


def _backwards(targets, reached):
    """The nodes between the sources and the targets, last first; completes ``reached``."""
    seen, waiting = set(), [v.node for v in targets]
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting.extend([v.node for v in node.inputs])
    order = sorted(seen, key=lambda node: node.serial)
    for node in order:
        depends = any([v.dtype.kind == "f" and reached.get(v, False) for v in node.inputs])
        for value in node.outputs:
            if value not in reached:
                reached[value] = depends
    order.reverse()
    return [node for node in order if any([reached[v] for v in node.outputs])]


class _Part:
    """A cotangent that belongs to a slice of a value."""

    __slots__ = ("index", "cotangent")

    def __init__(self, index, cotangent):
        self.index = index
        self.cotangent = cotangent


def _total(value, contributions):
    if not contributions:
        return None
    slices = [c for c in contributions if isinstance(c, _Part)]
    whole = [c for c in contributions if not isinstance(c, _Part)]
    if slices:
        params = {"indices": tuple([s.index for s in slices])}
        whole.append(make("slice_gradient", tuple([s.cotangent for s in slices]), value.shape, value.dtype, params))
    total = whole[0]
    for other in whole[1:]:
        total = e.add(total, other)
    return total


def _push(node, cotangents, reached, parts):
    """Add what the node's inputs receive to ``parts``."""
    op = node.op
    if op in UNARY:
        x = node.inputs[0]
        if cotangents[0] is not None and reached.get(x):
            contribution = UNARY[op](cotangents[0], x, node.outputs[0])
            _add(parts, x, contribution)
    elif op in BINARY:
        a, b = node.inputs
        for x, rule in zip(node.inputs, BINARY[op], strict=True):
            if reached.get(x) and rule is not None:
                _add(parts, x, _unbroadcast(rule(cotangents[0], a, b, node.outputs[0]), x.shape))
    elif op in GENERAL:
        for x, contribution in zip(node.inputs, GENERAL[op](node, cotangents), strict=True):
            if contribution is not None and reached.get(x) and x.is_float:
                _add(parts, x, contribution)
    elif op not in WITHOUT:
        raise OpsError(op, "no gradient is known for this op")


def _add(parts, x, contribution):
    if contribution is not None:
        parts.setdefault(x, []).append(contribution)


def _unbroadcast(c: Value, shape) -> Value:
    """The sum of ``c`` over the axes along which an array of this shape was repeated."""
    if c.shape == shape:
        return c
    extra = c.ndim - len(shape)
    axes = tuple(range(extra)) + tuple([i + extra for i, n in enumerate(shape) if n == 1 and c.shape[i + extra] != 1])
    return shaping.reshape(shaping.reduce_sum(c, axes), shape)


def _like(op, c, *others, **params):
    return make(op, (c, *others), c.shape, c.dtype, params)


UNARY = {
    "exp": lambda c, x, y: c * y,
    "log": lambda c, x, y: c / x,
    "log1p": lambda c, x, y: c / (x + 1),
    "expm1": lambda c, x, y: c * (y + 1),
    "sqrt": lambda c, x, y: c * 0.5 / y,
    "cbrt": lambda c, x, y: c / (3 * e.square(y)),
    "reciprocal": lambda c, x, y: -(c * e.square(y)),
    "sin": lambda c, x, y: c * e.cos(x),
    "cos": lambda c, x, y: -(c * e.sin(x)),
    "tan": lambda c, x, y: c * (1 + e.square(y)),
    "asin": lambda c, x, y: c / e.sqrt(1 - e.square(x)),
    "acos": lambda c, x, y: -(c / e.sqrt(1 - e.square(x))),
    "atan": lambda c, x, y: c / (1 + e.square(x)),
    "sinh": lambda c, x, y: c * e.cosh(x),
    "cosh": lambda c, x, y: c * e.sinh(x),
    "tanh": lambda c, x, y: _like("tanh_gradient", c, y),
    "asinh": lambda c, x, y: c / e.sqrt(1 + e.square(x)),
    "acosh": lambda c, x, y: c / e.sqrt(e.square(x) - 1),
    "atanh": lambda c, x, y: c / (1 - e.square(x)),
    "sigmoid": lambda c, x, y: _like("sigmoid_gradient", c, y),
    "softplus": lambda c, x, y: c * e.sigmoid(x),
    "erf": lambda c, x, y: c * (_TWO_OVER_ROOT_PI * e.exp(-e.square(x))),
    "erfc": lambda c, x, y: c * (-_TWO_OVER_ROOT_PI * e.exp(-e.square(x))),
    "erfinv": lambda c, x, y: c * (e.exp(e.square(y)) * (1 / _TWO_OVER_ROOT_PI)),
    "erfcinv": lambda c, x, y: c * (e.exp(e.square(y)) * (-1 / _TWO_OVER_ROOT_PI)),
    "gamma": lambda c, x, y: c * (y * e.digamma(x)),
    "lgamma": lambda c, x, y: c * e.digamma(x),
    "digamma": lambda c, x, y: c * e.trigamma(x),
    "trigamma": lambda c, x, y: c * make("tetragamma", (x,), x.shape, x.dtype),
    "gelu": lambda c, x, y: c * y.node.outputs[1],
    "silu": lambda c, x, y: c * y.node.outputs[1],
    "mish": lambda c, x, y: c * y.node.outputs[1],
    "negative": lambda c, x, y: -c,
    "absolute": lambda c, x, y: c * e.sign(x),
    "square": lambda c, x, y: c * (2 * x),
    "relu": lambda c, x, y: _like("relu_gradient", c, y),
    "elu": lambda c, x, y: _like("elu_gradient", c, y, **y.params),
    "clip": lambda c, x, y: _like("clip_gradient", c, x, **y.params),
    "cast": lambda c, x, y: e.cast(c, x.dtype),
    "scale_gradient": lambda c, x, y: c * y.params["factor"],
    "reshape": lambda c, x, y: shaping.reshape(c, x.shape),
    "transpose": lambda c, x, y: shaping.transpose(c, _inverse(y.params["axes"])),
    "slice": lambda c, x, y: _Part(y.params["index"], c),
    "broadcast_to": lambda c, x, y: _unbroadcast(c, x.shape),
    "pad": lambda c, x, y: shaping.slice_(
        c, tuple([slice(b, b + n) for n, (b, _) in zip(x.shape, y.params["widths"], strict=True)])
    ),
    "cumsum": lambda c, x, y: shaping.cumsum(c, y.params["axis"], not y.params["reverse"]),
    "reduce_sum": lambda c, x, y: shaping.broadcast_to(_kept(c, x, y), x.shape),
    "reduce_mean": lambda c, x, y: shaping.broadcast_to(_kept(c, x, y) * (y.size / max(x.size, 1)), x.shape),
    "reduce_max": lambda c, x, y: _shared(c, x, y),
    "reduce_min": lambda c, x, y: _shared(c, x, y),
    "reduce_prod": lambda c, x, y: make("prod_gradient", (c, x), x.shape, x.dtype, {"axes": y.params["axes"]}),
    "softmax": lambda c, x, y: _like("softmax_gradient", c, y),
    "log_softmax": lambda c, x, y: _like("log_softmax_gradient", c, y),
    "inverse": lambda c, x, y: -products.matmul(products.matmul(y, c, transpose_a=True), y, transpose_b=True),
    "determinant": lambda c, x, y: make("determinant_gradient", (c, x), x.shape, x.dtype),
    "pool": lambda c, x, y: make("pool_gradient", (c, x, y) if y.params["function"] == "max" else (c,), x.shape, x.dtype, y.params),
}

BINARY = {
    "add": (lambda c, a, b, y: c, lambda c, a, b, y: c),
    "subtract": (lambda c, a, b, y: c, lambda c, a, b, y: -c),
    "multiply": (lambda c, a, b, y: c * b, lambda c, a, b, y: c * a),
    "divide": (lambda c, a, b, y: c / b, lambda c, a, b, y: -(c * y / b)),
    "power": (
        lambda c, a, b, y: c * (b * (a ** (b - 1))),
        lambda c, a, b, y: c * e.where(e.equal(a, 0), 0.0, y * e.log(e.where(e.equal(a, 0), 1.0, a))),
    ),
    "minimum": (lambda c, a, b, y: e.where(a <= b, c, 0), lambda c, a, b, y: e.where(a <= b, 0, c)),
    "maximum": (lambda c, a, b, y: e.where(a >= b, c, 0), lambda c, a, b, y: e.where(a >= b, 0, c)),
    "mod": (lambda c, a, b, y: c, lambda c, a, b, y: -(c * e.floor(a / b))),
    "atan2": (lambda c, a, b, y: c * b / (e.square(a) + e.square(b)), lambda c, a, b, y: -(c * a / (e.square(a) + e.square(b)))),
}

# Constant between jumps, or deliberately without gradient.
WITHOUT = set(
    """
    sign floor ceil rint trunc equal not_equal less less_equal greater greater_equal logical_and logical_or logical_xor
    logical_not stop_gradient one_hot argsort argmax argmin bernoulli random_array constant input array
""".split()
)


def _inverse(axes):
    result = [0] * len(axes)
    for i, a in enumerate(axes):
        result[a] = i
    return tuple(result)


def _kept(c, x, y):
    """``c`` with the reduced axes of ``y`` as axes of length 1."""
    axes = y.params["axes"]
    return shaping.reshape(c, tuple([1 if i in axes else n for i, n in enumerate(x.shape)]))


def _shared(c, x, y):
    hits = e.cast(e.equal(x, _kept(y, x, y)), x.dtype)
    return hits * (_kept(c, x, y) / shaping.reduce_sum(hits, y.params["axes"], True))


def _where(node, cotangents):
    condition, a, b = node.inputs
    c = cotangents[0]
    return [None, _unbroadcast(e.where(condition, c, 0), a.shape), _unbroadcast(e.where(condition, 0, c), b.shape)]


def _concat(node, cotangents):
    sizes = [x.shape[node.params["axis"]] for x in node.inputs]
    return shaping.split(cotangents[0], sizes, node.params["axis"])


def _gather(node, cotangents):
    x, indices = node.inputs
    return [shaping.scatter_add(x.shape, indices, cotangents[0], node.params["axis"]), None]


def _scatter_add(node, cotangents):
    return [None, shaping.gather(cotangents[0], node.inputs[0], node.params["axis"])]


def _gather_nd(node, cotangents):
    x, indices = node.inputs
    return [make("scatter_nd", (indices, cotangents[0]), x.shape, x.dtype), None]


def _take_along(node, cotangents):
    x, indices = node.inputs
    return [make("scatter_along", (indices, cotangents[0]), x.shape, x.dtype, node.params), None]


def _sequence_reverse(node, cotangents):
    return [shaping.sequence_reverse(cotangents[0], node.inputs[1]), None]


def _matmul(node, cotangents):
    a, b = node.inputs
    c, ta, tb = cotangents[0], node.params["ta"], node.params["tb"]
    into_a = products.matmul(b, c, tb, True) if ta else products.matmul(c, b, False, not tb)
    if b.ndim == 2 and not ta and a.ndim > 2:  # one matrix for the whole batch: a sum over rows is one product
        rows = count(a.shape[:-1])
        flat_a, flat_c = shaping.reshape(a, (rows, a.shape[-1])), shaping.reshape(c, (rows, c.shape[-1]))
        into_b = products.matmul(flat_c, flat_a, True) if tb else products.matmul(flat_a, flat_c, True)
    else:
        into_b = products.matmul(c, a, True, ta) if tb else products.matmul(a, c, not ta, False)
    return [_unbroadcast(into_a, a.shape), _unbroadcast(into_b, b.shape)]


def _linear(node, cotangents):
    x, w = node.inputs[:2]
    rows = count(x.shape[:-1])
    c = shaping.reshape(cotangents[0], (rows, w.shape[0]))
    result = [shaping.reshape(products.matmul(c, w), x.shape), products.matmul(c, shaping.reshape(x, (rows, w.shape[1])), True)]
    if len(node.inputs) > 2:
        result.append(shaping.reduce_sum(c, 0))
    return result


def _bias_gradient(node, c):
    return [shaping.reduce_sum(c, (0, *range(2, c.ndim)))] if len(node.inputs) > 2 else []


def _conv(node, cotangents):
    x, w = node.inputs[:2]
    c = cotangents[0]
    into = make("conv_transpose", (c, w), x.shape, x.dtype, node.params)
    return [into, products.conv_weight_gradient(x, c, w.shape[2:], **node.params), *_bias_gradient(node, c)]


def _conv_transpose(node, cotangents):
    x, w = node.inputs[:2]
    c = cotangents[0]
    p = node.params
    # The convolution's own padding, unless ``output`` asked for more than it covers: then the end is padded too.
    into = make("conv", (c, w), x.shape, x.dtype, {**p, "padding": _covering(c, x, w, p)})
    return [into, products.conv_weight_gradient(c, x, w.shape[2:], **p), *_bias_gradient(node, c)]


def _covering(c, x, w, p):
    pairs = []
    for n, m, k, s, d, q in zip(c.shape[2:], x.shape[2:], w.shape[2:], p["stride"], p["dilation"], p["padding"], strict=True):
        pairs.append((q[0], max(q[1], s * (m - 1) + d * (k - 1) + 1 - n - q[0]) if s == 1 else q[1]))
    return tuple(pairs)


def _sample(node, cotangents):
    x, grid = node.inputs
    specs = [(x.shape, x.dtype), (grid.shape, grid.dtype)]
    return list(make_many("sample_gradient", (cotangents[0], x, grid), specs))


def _softmax_cross_entropy(node, cotangents):
    logits, target = node.inputs
    inputs = (cotangents[0], *node.outputs[1:], target)
    return [make("softmax_cross_entropy_gradient", inputs, logits.shape, logits.dtype), None]


def _normalise(node, cotangents):
    x = node.inputs[0]
    return [make("normalise_gradient", (cotangents[0], *node.outputs), x.shape, x.dtype, node.params)]


def _layer_norm(node, cotangents):
    x, scale, bias = node.inputs
    specs = [(v.shape, v.dtype) for v in (x, scale, bias)]
    return list(make_many("layer_norm_gradient", (cotangents[0], scale, *node.outputs[1:]), specs))


def _batch_norm(node, cotangents):
    x, scale, bias = node.inputs
    if cotangents[0] is None:  # mean and variance are for the moving averages and carry no gradient
        return [None] * 3
    specs = [(v.shape, v.dtype) for v in (x, scale, bias)]
    return list(make_many("batch_norm_gradient", (cotangents[0], x, scale, *node.outputs[1:]), specs, node.params))


def _dropout(node, cotangents):
    c = cotangents[0]
    return [make("dropout_gradient", (c, node.outputs[1]), c.shape, c.dtype, node.params)]


def _external(node, cotangents):
    function = node.params["gradient"]
    if function is None:
        return [None] * len(node.inputs)
    specs = [(x.shape, x.dtype) for x in node.inputs]
    return list(
        make_many(
            "external_gradient",
            (cotangents[0], node.outputs[0], *node.inputs),
            specs,
            {"function": function, "calls": node.params["calls"]},
        )
    )


def _recurrent(node, cotangents):
    states = 2 if node.op == "lstm" else 1
    flags = [c is not None for c in cotangents[: 1 + states]]
    inputs = [c for c in cotangents[: 1 + states] if c is not None]
    specs = [(x.shape, x.dtype) for x in node.inputs[: 4 + states]]
    params = {**node.params, "arriving": tuple(flags)}
    gradients = make_many(node.op + "_gradient", (*inputs, *node.inputs, node.outputs[0], node.outputs[-1]), specs, params)
    return list(gradients) + [None] * (len(node.inputs) - len(gradients))


def _attention(node, cotangents):
    specs = [(x.shape, x.dtype) for x in node.inputs]
    return list(make_many("attention_gradient", (cotangents[0], *node.inputs, node.outputs[1]), specs, node.params))


def _masked_softmax(node, cotangents):
    return [_like("softmax_gradient", cotangents[0], node.outputs[0])] + [None] * (len(node.inputs) - 1)


def _ctc_loss(node, cotangents):
    c = cotangents[0]
    return [node.outputs[1] * shaping.reshape(c, (c.shape[0], 1, 1))] + [None] * (len(node.inputs) - 1)


GENERAL = {
    "where": _where,
    "concat": _concat,
    "gather": _gather,
    "scatter_add": _scatter_add,
    "gather_nd": _gather_nd,
    "take_along": _take_along,
    "sequence_reverse": _sequence_reverse,
    "matmul": _matmul,
    "linear": _linear,
    "conv": _conv,
    "conv_transpose": _conv_transpose,
    "sample": _sample,
    "softmax_cross_entropy": _softmax_cross_entropy,
    "normalise": _normalise,
    "layer_norm": _layer_norm,
    "batch_norm": _batch_norm,
    "dropout": _dropout,
    "alpha_dropout": _dropout,
    "external": _external,
    "rnn": _recurrent,
    "gru": _recurrent,
    "lstm": _recurrent,
    "attention": _attention,
    "masked_softmax": _masked_softmax,
    "ctc_loss": _ctc_loss,
}
