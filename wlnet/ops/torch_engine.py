"""The torch engine: the traced graph of graph.py run on torch tensors, differentiated by torch.

    plan = torch_engine.compile([y], wrt=["Weights"], device="cuda")

``compile`` and the plan take and give what those of plan.py do; feeds may be tensors, and ``run_tensors`` and
``gradient_tensors`` give tensors.  One row an op in ``TABLE``: ``function(node, *tensors)`` gives the output, or a
tuple of all outputs (None for those that only the NumPy engine's gradients use).
"""

import math
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

import numpy as np
import torch
from torch.nn import functional as F

from .graph import BOOL, FLOAT32, FLOAT64, INT64, Node, OpsError, OutOfRange, Value
from .kernels.sequences import ctc
from .kernels.statistics import visible
from .plan import ordered, targets_of

_TYPES = {FLOAT32: torch.float32, FLOAT64: torch.float64, INT64: torch.int64, BOOL: torch.bool}


class TorchPlan:
    """A graph to be run with torch on one device."""

    def __init__(self, outputs, names=(), targets=None, cotangents=False, device="cpu"):
        self.outputs, self.names = list(outputs), list(names)
        self.targets = self.outputs if targets is None else targets
        self.with_cotangents = cotangents
        self.device = torch.device(device)
        self.nodes = ordered(self.outputs + [v for v in self.targets if v not in self.outputs])
        self.constants = {}
        self.sources = {}
        for node in self.nodes:
            if node.op in ("input", "array"):
                self.sources.setdefault(node.params["name"], node.outputs[0])

    def run(self, feeds: dict, rng: "np.random.Generator | None" = None, call: Callable | None = None) -> list:
        """The outputs as NumPy arrays."""
        return [_array(t) for t in self.run_tensors(feeds, rng, call)]

    def run_tensors(self, feeds: dict, rng: "np.random.Generator | None" = None, call: Callable | None = None) -> list:
        """The outputs as tensors on the device."""
        with torch.no_grad():
            values = self._compute(self._tensors(feeds), rng, call)
        return [values[v] for v in self.outputs]

    def gradients(
        self, feeds: dict, rng: "np.random.Generator | None" = None, cotangents: list | None = None, call: Callable | None = None
    ) -> tuple:
        """(outputs, {name: gradient}) as NumPy arrays; see ``Plan.gradients``."""
        outputs, gradients = self.gradient_tensors(feeds, rng, cotangents, call)
        return [_array(t) for t in outputs], {n: _array(t) for n, t in gradients.items()}

    def gradient_tensors(
        self, feeds: dict, rng: "np.random.Generator | None" = None, cotangents: list | None = None, call: Callable | None = None
    ) -> tuple:
        """(outputs, {name: gradient}) as tensors on the device."""
        if cotangents is not None and not self.with_cotangents:
            raise OpsError("gradients", "the plan was not compiled for given cotangents")
        tensors = self._tensors(feeds)
        leaves = {n: tensors[n].detach().requires_grad_() for n in self.names if n in tensors and tensors[n].is_floating_point()}
        values = self._compute({**tensors, **leaves}, rng, call)
        weights = cotangents if cotangents is not None else [None] * len(self.targets)
        pairs = [
            (values[v], torch.ones_like(values[v]) if c is None else self._tensor(c, v.dtype))
            for v, c in zip(self.targets, weights, strict=True)
            if v.is_float and values[v].requires_grad
        ]
        cotangents_of: Sequence = [None] * len(leaves)
        if pairs and leaves:
            ends, seeds = [p[0] for p in pairs], [p[1] for p in pairs]
            cotangents_of = torch.autograd.grad(ends, list(leaves.values()), seeds, allow_unused=True)
        gradients = {n: torch.zeros_like(t) if g is None else g for (n, t), g in zip(leaves.items(), cotangents_of, strict=True)}
        for name in self.names:
            if name not in gradients:
                gradients[name] = torch.zeros(np.shape(feeds[name]), dtype=_TYPES[self.targets[0].dtype], device=self.device)
        return [values[v].detach() for v in self.outputs], {n: gradients[n] for n in self.names}

    def _tensors(self, feeds):
        tensors = {}
        for name, value in self.sources.items():
            if name not in feeds:
                raise OpsError("run", f"no array was fed for {name}")
            tensors[name] = self._tensor(feeds[name], value.dtype)
            if tuple(tensors[name].shape) != value.shape:
                raise OpsError("run", f"{name} has shape {tuple(tensors[name].shape)} where {value.shape} was planned")
        return tensors

    def _tensor(self, array, dtype):
        if not isinstance(array, torch.Tensor):
            array = np.asarray(array, order="C")
            array = torch.from_numpy(array if array.flags.writeable else array.copy())
        return array.to(self.device, _TYPES[dtype])

    def _compute(self, tensors, rng, call):
        run = _Run(self.device, rng, call)
        values = {}
        for node in self.nodes:
            op = node.op
            if op in ("input", "array"):
                values[node.outputs[0]] = tensors[node.params["name"]]
                continue
            if op == "constant":
                values[node.outputs[0]] = self._constant(node)
                continue
            function = TABLE.get(op)
            if function is None:
                raise OpsError(op, "the torch engine has no expression for this op")
            arguments = [values[v] for v in node.inputs]
            try:
                result = function(run, node, *arguments) if op in _RUN else function(node, *arguments)
            except (IndexError, RuntimeError) as error:
                raise OpsError(op, str(error).split("\n")[0]) from None
            results = result if isinstance(result, tuple) else (result,)
            values.update(zip(node.outputs, results, strict=False))
        return values

    def _constant(self, node):
        if node not in self.constants:
            self.constants[node] = self._tensor(np.array(node.params["array"]), node.outputs[0].dtype)
        return self.constants[node]


class _Run:
    """The device and the random numbers of one run."""

    def __init__(self, device, rng, call):
        self.device, self.rng, self.call = device, rng, call
        self.generator = None

    def numbers(self, op: str) -> np.random.Generator:
        """The NumPy generator given to the plan."""
        if self.rng is None:
            raise OpsError(op, "random numbers are needed, but no generator was given to the plan")
        return self.rng

    def mask(self, op: str, probability: float, shape: tuple) -> torch.Tensor:
        """Logical values that are true with this probability (to 2^-53), from torch's generator seeded by the plan's."""
        if self.generator is None:
            self.generator = torch.Generator(self.device)
            # torch takes seeds of 63 bits
            self.generator.manual_seed(int(self.numbers(op).integers(0, 1 << 63)))
        return torch.rand(shape, generator=self.generator, dtype=torch.float64, device=self.device) < probability


def _array(tensor):
    return tensor.detach().cpu().numpy()


def compile(
    outputs: Value | list[Value],
    wrt: Sequence[Hashable] | None = None,
    loss: Value | Iterable[Value] | None = None,
    cotangents: bool = False,
    device: str = "cpu",
) -> TorchPlan:
    """A torch plan for the outputs; the arguments are those of ``plan.compile``."""
    outputs = [outputs] if isinstance(outputs, Value) else list(outputs)
    return TorchPlan(outputs, wrt or (), targets_of(outputs, loss), cotangents, device)


# ------------------------------------------------------------------------------------------------ the table

TABLE: dict[str, Callable] = {}
_RUN: set[str] = set()  # ops whose function gets the run (device, random numbers) first


def _row(*names, run: bool = False):
    def register(function: Callable) -> Callable:
        for name in names:
            TABLE[name] = function
            if run:
                _RUN.add(name)
        return function

    return register


def _plain(**functions):
    for name, function in functions.items():
        TABLE[name] = lambda node, *arguments, _function=function: _function(*arguments)


_plain(
    exp=torch.exp,
    log=torch.log,
    log1p=torch.log1p,
    expm1=torch.expm1,
    sqrt=torch.sqrt,
    reciprocal=torch.reciprocal,
    cbrt=lambda x: torch.sign(x) * torch.pow(torch.abs(x), 1 / 3),
    sin=torch.sin,
    cos=torch.cos,
    tan=torch.tan,
    asin=torch.asin,
    acos=torch.acos,
    atan=torch.atan,
    sinh=torch.sinh,
    cosh=torch.cosh,
    tanh=torch.tanh,
    asinh=torch.asinh,
    acosh=torch.acosh,
    atanh=torch.atanh,
    sigmoid=torch.sigmoid,
    softplus=lambda x: torch.logaddexp(x, torch.zeros_like(x)),
    erf=torch.erf,
    erfc=torch.erfc,
    erfinv=torch.erfinv,
    erfcinv=lambda x: torch.special.ndtri(x / 2) * -math.sqrt(0.5),
    gamma=lambda x: torch.exp(torch.lgamma(x)) * torch.where((x > 0) | (torch.floor(x) % 2 == 0), 1, -1),
    lgamma=torch.lgamma,
    digamma=torch.digamma,
    trigamma=lambda x: torch.special.polygamma(1, x),
    gelu=F.gelu,
    silu=F.silu,
    mish=F.mish,
    negative=torch.neg,
    absolute=torch.abs,
    sign=torch.sign,
    floor=torch.floor,
    ceil=torch.ceil,
    rint=torch.round,
    trunc=torch.trunc,
    square=torch.square,
    relu=F.relu,
    add=torch.add,
    subtract=torch.sub,
    multiply=torch.mul,
    divide=torch.div,
    power=torch.pow,
    mod=torch.remainder,
    atan2=torch.atan2,
    minimum=lambda a, b: torch.where(a <= b, a, b),
    maximum=lambda a, b: torch.where(a >= b, a, b),
    equal=torch.eq,
    not_equal=torch.ne,
    less=torch.lt,
    less_equal=torch.le,
    greater=torch.gt,
    greater_equal=torch.ge,
    logical_and=torch.logical_and,
    logical_or=torch.logical_or,
    logical_xor=torch.logical_xor,
    logical_not=torch.logical_not,
    where=torch.where,
    stop_gradient=torch.Tensor.detach,
    log_softmax=lambda x: torch.log_softmax(x, -1),
    inverse=torch.linalg.inv,
    determinant=torch.linalg.det,
)


@_row("elu")
def _elu(node, x):
    return F.elu(x, node.params["alpha"]) * node.params["scale"]


@_row("clip")
def _clip(node, x):
    return torch.clamp(x, node.params["low"], node.params["high"])


@_row("cast")
def _cast(node, x):
    return x.to(_TYPES[node.outputs[0].dtype])


@_row("scale_gradient")
def _scale_gradient(node, x):
    y = x.view_as(x)
    if y.requires_grad:
        y.register_hook(lambda g: g * node.params["factor"])
    return y


@_row("reshape")
def _reshape(node, x):
    return x.reshape(node.outputs[0].shape)


@_row("transpose")
def _transpose(node, x):
    return x.permute(node.params["axes"])


@_row("slice")
def _slice(node, x):
    axis = 0
    for part in node.params["index"]:
        if isinstance(part, slice):
            start, stop, step = part.indices(x.shape[axis])
            if step > 0:
                x = x[(slice(None),) * axis + (slice(start, max(stop, start), step),)]
            else:
                x = x.index_select(axis, torch.arange(start, stop, step, device=x.device))
            axis += 1
        else:
            x = x.select(axis, part)
    return x


@_row("broadcast_to")
def _broadcast_to(node, x):
    return x.expand(node.outputs[0].shape)


@_row("concat")
def _concat(node, *parts):
    return torch.cat(parts, node.params["axis"])


@_row("pad")
def _pad(node, x):
    return F.pad(x, [n for pair in reversed(node.params["widths"]) for n in pair], value=node.params["value"])


def _checked(op, indices, n):
    if indices.numel() and (int(indices.min()) < 0 or int(indices.max()) >= n):
        wrong = indices[(indices < 0) | (indices >= n)].flatten()[0]
        raise OutOfRange(op, int(wrong), n)
    return indices


@_row("gather")
def _gather(node, x, indices):
    axis = node.params["axis"]
    _checked("gather", indices, x.shape[axis])
    return x.index_select(axis, indices.reshape(-1)).reshape(node.outputs[0].shape)


@_row("scatter_add")
def _scatter_add(node, indices, updates):
    shape, axis = node.outputs[0].shape, node.params["axis"]
    _checked("scatter_add", indices, shape[axis])
    flat = updates.reshape(shape[:axis] + (indices.numel(),) + shape[axis + 1 :])
    return torch.zeros(shape, dtype=updates.dtype, device=updates.device).index_add(axis, indices.reshape(-1), flat)


@_row("gather_nd")
def _gather_nd(node, x, indices):
    depth = indices.shape[-1]
    rows = torch.arange(indices.shape[0], device=x.device).reshape((-1,) + (1,) * (indices.ndim - 2))
    for level in range(depth):
        n = x.shape[1 + level]
        at = indices[..., level]
        rows = rows * n + _checked("gather_nd", torch.where(at < 0, at + n, at), n)
    flat = x.reshape((-1,) + tuple(x.shape[1 + depth :]))
    return flat.index_select(0, rows.expand(indices.shape[:-1]).reshape(-1)).reshape(node.outputs[0].shape)


@_row("take_along")
def _take_along(node, x, indices):
    axis = node.params["axis"]
    return torch.gather(x, axis, _checked("take_along", indices, x.shape[axis]))


@_row("one_hot")
def _one_hot(node, indices):
    n = node.outputs[0].shape[-1]
    hot = _checked("one_hot", indices, n)[..., None] == torch.arange(n, device=indices.device)
    return hot.to(_TYPES[node.outputs[0].dtype])


@_row("argsort")
def _argsort(node, x):
    return torch.argsort(x, dim=node.params["axis"], descending=node.params["descending"], stable=True)


@_row("argmax", "argmin")
def _argmax(node, x):
    axis = node.params["axis"]
    return torch.argsort(x, dim=axis, descending=node.op == "argmax", stable=True).select(axis, 0)


@_row("cumsum")
def _cumsum(node, x):
    axis = node.params["axis"]
    if node.params["reverse"]:
        return torch.flip(torch.cumsum(torch.flip(x, (axis,)), axis), (axis,))
    return torch.cumsum(x, axis)


@_row("reduce_sum", "reduce_mean", "reduce_max", "reduce_min", "reduce_prod")
def _reduce(node, x):
    axes, keepdims = node.params["axes"], node.params["keepdims"]
    if node.op == "reduce_prod":
        for axis in reversed(axes):
            x = torch.prod(x, axis, keepdim=keepdims)
        return x
    functions = {"reduce_sum": torch.sum, "reduce_mean": torch.mean, "reduce_max": torch.amax, "reduce_min": torch.amin}
    return functions[node.op](x, axes, keepdim=keepdims)


@_row("sequence_reverse")
def _sequence_reverse(node, x, lengths):
    steps, limit = torch.arange(x.shape[1], device=x.device), lengths[:, None]
    at = torch.where(steps < limit, limit - 1 - steps, steps)
    return x[torch.arange(x.shape[0], device=x.device)[:, None], at]


@_row("softmax")
def _softmax(node, x):
    absent = torch.isneginf(x).all(-1, keepdim=True) if x.shape[-1] else None
    if absent is None or not bool(absent.any()):
        return torch.softmax(x, -1)
    return torch.where(absent, 0, torch.softmax(torch.where(absent, 0, x), -1))


@_row("masked_softmax")
def _masked_softmax(node, scores, lengths=None):
    hidden = None
    rows, keys = scores.shape[-2:]
    if node.params["causal"]:
        hidden = torch.from_numpy(~visible(rows, keys, node.params["window"])).to(scores.device)
    if lengths is not None:
        beyond = torch.arange(keys, device=scores.device) >= lengths.reshape((-1,) + (1,) * (scores.ndim - 1))
        hidden = beyond if hidden is None else hidden | beyond
    return _softmax(node, scores.masked_fill(hidden, -math.inf))


@_row("softmax_cross_entropy")
def _softmax_cross_entropy(node, logits, target):
    _checked("cross_entropy_index", target, logits.shape[-1])
    return torch.logsumexp(logits, -1) - torch.gather(logits, -1, target[..., None])[..., 0]


@_row("normalise")
def _normalise(node, x):
    p = node.params
    if p["centred"]:
        x = x - x.mean(p["axes"], keepdim=True)
    return x / torch.sqrt(torch.square(x).sum(p["axes"], keepdim=True) / p["divisor"] + p["epsilon"])


@_row("layer_norm")
def _layer_norm(node, x, scale, bias):
    return F.layer_norm(x, x.shape[-1:], scale, bias, node.params["epsilon"])


@_row("batch_norm")
def _batch_norm(node, x, scale, bias):
    axis = node.params["axis"]
    others = [a for a in range(x.ndim) if a != axis]
    shape = [1] * x.ndim
    shape[axis] = -1
    mean = x.mean(others)
    variance = torch.square(x - mean.reshape(shape)).mean(others)
    factor = scale / torch.sqrt(variance + node.params["epsilon"])
    y = (x - mean.reshape(shape)) * factor.reshape(shape) + bias.reshape(shape)
    return y, mean.detach(), variance.detach()


@_row("matmul")
def _matmul(node, a, b):
    return torch.matmul(a.mT if node.params["ta"] else a, b.mT if node.params["tb"] else b)


@_row("linear")
def _linear(node, x, weights, biases=None):
    return F.linear(x, weights, biases)


def _spatial_padding(x, padding, value=0.0):
    flat = [n for pair in reversed(padding) for n in pair]
    return F.pad(x, flat, value=value) if any(flat) else x


@_row("conv")
def _conv(node, x, weights, biases=None):
    p = node.params
    function = (F.conv1d, F.conv2d, F.conv3d)[weights.ndim - 3]
    return function(_spatial_padding(x, p["padding"]), weights, biases, p["stride"], 0, p["dilation"], p["groups"])


@_row("conv_transpose")
def _conv_transpose(node, x, weights, biases=None):
    p = node.params
    function = (F.conv_transpose1d, F.conv_transpose2d, F.conv_transpose3d)[weights.ndim - 3]
    whole = function(x, weights, None, p["stride"], 0, 0, p["groups"], p["dilation"])
    crop = [(-q[0], q[0] + m - n) for q, m, n in zip(p["padding"], node.outputs[0].shape[2:], whole.shape[2:], strict=True)]
    whole = _spatial_padding(whole, crop)
    return whole if biases is None else whole + biases.reshape((-1,) + (1,) * (weights.ndim - 2))


@_row("pool")
def _pool(node, x):
    p = node.params
    rank = x.ndim - 3
    if p["function"] == "max":
        x = _spatial_padding(x, p["padding"], torch.finfo(x.dtype).min)
        return (F.max_pool1d, F.max_pool2d, F.max_pool3d)[rank](x, p["kernel"], p["stride"])
    x = _spatial_padding(x, p["padding"])
    mean = (F.avg_pool1d, F.avg_pool2d, F.avg_pool3d)[rank](x, p["kernel"], p["stride"])
    return mean if p["function"] == "mean" else mean * math.prod(p["kernel"])


@_row("sample")
def _sample(node, x, grid):
    return F.grid_sample(x, grid, "bilinear", "zeros", align_corners=True)


@_row("bernoulli", run=True)
def _bernoulli(run, node):
    return run.mask("bernoulli", node.params["p"], node.outputs[0].shape).to(_TYPES[node.outputs[0].dtype])


@_row("dropout", run=True)
def _dropout(run, node, x):
    p = node.params["p"]
    mask = run.mask("dropout", 1 - p, x.shape)
    return x * mask * (1 / (1 - p)), mask


@_row("alpha_dropout", run=True)
def _alpha_dropout(run, node, x):
    p = node.params
    mask = run.mask("alpha_dropout", 1 - p["p"], x.shape)
    return torch.where(mask, x * p["scale"] + p["shift"], p["dropped"]), mask


@_row("random_array", run=True)
def _random_array(run, node, *parameters):
    value = node.outputs[0]
    drawn = np.asarray(node.params["sampler"](run.numbers("random_array"), value.shape, *[_array(p) for p in parameters]))
    return torch.from_numpy(drawn.astype(value.dtype).reshape(value.shape)).to(run.device)


class _External(torch.autograd.Function):
    """A Python callable on NumPy arrays, with its gradient."""

    @staticmethod
    def forward(ctx: Any, first: tuple, node: Node, *tensors) -> torch.Tensor:
        value = node.outputs[0]
        arrays = [_array(t).copy() for t in tensors]
        result = np.asarray(node.params["function"](*first, *arrays))
        if result.shape != value.shape:
            raise OpsError("external", f"a result of shape {value.shape} was promised, not {result.shape}")
        ctx.first, ctx.node, ctx.arrays, ctx.result = first, node, arrays, result
        ctx.like = tensors
        return torch.from_numpy(result.astype(value.dtype)).to(tensors[0].device if tensors else "cpu")

    @staticmethod
    def backward(ctx: Any, cotangent: torch.Tensor) -> Any:
        function = ctx.node.params["gradient"]
        if function is None:
            return (None,) * (2 + len(ctx.arrays))
        gradients = function(*ctx.first, ctx.arrays, _array(cotangent), ctx.result)
        return (
            None,
            None,
            *[
                None if g is None or not t.is_floating_point() else torch.from_numpy(np.asarray(g)).to(t)
                for g, t in zip(gradients, ctx.like, strict=True)
            ],
        )


@_row("external", run=True)
def _external(run, node, *tensors):
    return _External.apply((run.call,) if node.params["calls"] else (), node, *tensors)


class _Ctc(torch.autograd.Function):
    """The NumPy kernel: torch's own gradient assumes that probabilities come from a softmax."""

    @staticmethod
    def forward(
        ctx: Any, probabilities: torch.Tensor, targets: torch.Tensor, input_lengths: np.ndarray, target_lengths: np.ndarray
    ) -> torch.Tensor:
        total, gradient = ctc(_array(probabilities).astype(np.float64), _array(targets), input_lengths, target_lengths, True)
        ctx.gradient = torch.from_numpy(gradient).to(probabilities)
        return torch.from_numpy(total).to(probabilities)

    @staticmethod
    def backward(ctx: Any, cotangent: torch.Tensor) -> Any:
        return ctx.gradient * cotangent[:, None, None], None, None, None


@_row("ctc_loss")
def _ctc_loss(node, probabilities, targets, *rest):
    optional = {n: _array(t) for n, t in zip(node.params["optional"], rest, strict=True)}
    batch, steps = probabilities.shape[:2]
    input_lengths = optional.get("input_lengths", np.full(batch, steps))
    target_lengths = optional.get("target_lengths", np.full(batch, targets.shape[1]))
    return _Ctc.apply(probabilities, targets, input_lengths, target_lengths)


@_row("attention")
def _attention(node, query, key, value):
    p = node.params
    mask = None
    if p["causal"]:
        mask = torch.from_numpy(visible(query.shape[-2], key.shape[-2], p["window"])).to(query.device)
    return F.scaled_dot_product_attention(query, key, value, attn_mask=mask, scale=p["scale"])


# ------------------------------------------------------------------------------------------------ recurrent layers


def _step_rnn(gates, inner, state, cell, update):
    new = torch.tanh(gates[0] + inner[0])
    return (new if update is None else new * update), cell


def _step_gru(gates, inner, state, cell, update):
    i, r = torch.sigmoid(gates[0] + inner[0]), torch.sigmoid(gates[1] + inner[1])
    m = torch.tanh(gates[2] + r * inner[2])
    m = m if update is None else m * update
    return m + i * (state - m), cell


def _step_lstm(gates, inner, state, cell, update):
    i, o, f = [torch.sigmoid(gates[k] + inner[k]) for k in range(3)]
    m = torch.tanh(gates[3] + inner[3])
    m = m if update is None else m * update
    cell = f * cell + i * m
    return o * torch.tanh(cell), cell


_STEPS = {"rnn": (_step_rnn, 1), "gru": (_step_gru, 3), "lstm": (_step_lstm, 4)}


@_row("rnn", "gru", "lstm")
def _recurrent(node, x, wi, wh, biases, *rest):
    states = 2 if node.op == "lstm" else 1
    optional = dict(zip(node.params["optional"], rest[states:], strict=True))
    if not optional and x.shape[1] > 0 and x.shape[0] > 0:
        return _library_recurrent(node, x, wi, wh, biases, rest[:states])
    step, gates = _STEPS[node.op]
    state, cell = rest[0], rest[1] if states == 2 else None
    inputs = F.linear(x, wi, biases)
    lengths, mask, update = [optional.get(n) for n in ("lengths", "state_mask", "update_mask")]
    outputs = [None] * x.shape[1]
    times = range(x.shape[1])
    for t in reversed(times) if node.params["reverse"] else times:
        inner = F.linear(state if mask is None else state * mask, wh).chunk(gates, -1)
        new, new_cell = step(inputs[:, t].chunk(gates, -1), inner, state, cell, update)
        if lengths is None:
            outputs[t], state, cell = new, new, new_cell
            continue
        active = (t < lengths)[:, None]
        outputs[t] = torch.where(active, new, 0)
        state = torch.where(active, new, state)
        cell = None if cell is None else torch.where(active, new_cell, cell)
    sequence = torch.stack(outputs, 1) if outputs else x.new_zeros(node.outputs[0].shape)
    return (sequence, state) if cell is None else (sequence, state, cell)


# torch's rows of gates in terms of ours: (r, i, m) from (i, r, m), and (i, f, m, o) from (i, o, f, m)
_LIBRARY_ORDER = {"rnn": (0,), "gru": (1, 0, 2), "lstm": (0, 2, 3, 1)}


def _library_recurrent(node, x, wi, wh, biases, states):
    order = _LIBRARY_ORDER[node.op]
    wi, wh, biases = [torch.cat([w.chunk(len(order))[k] for k in order]) for w in (wi, wh, biases)]
    weights = [wi, wh, biases, torch.zeros_like(biases)]
    if node.params["reverse"]:
        x = torch.flip(x, (1,))
    tail = (weights, True, 1, 0.0, False, False, True)
    if node.op == "lstm":
        sequence, *last = torch.lstm(x, tuple([s[None].contiguous() for s in states]), *tail)
    else:
        sequence, *last = (torch.rnn_tanh if node.op == "rnn" else torch.gru)(x, states[0][None].contiguous(), *tail)
    if node.params["reverse"]:
        sequence = torch.flip(sequence, (1,))
    return (sequence, *[s[0] for s in last])
