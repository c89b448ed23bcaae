"""Running a net on arrays: shapes checked or inferred, plans made once and kept, batches grouped by length."""

import numpy as np

from .. import ops
from ..nets.arrays import check_initialized
from ..nets.errors import NetFailure, place
from ..nets.infer import infer
from ..nets.net import Net, array_value
from ..nets.types import Length, Tensor, describe, describe_shape, tensor_of
from ..ops.elementwise import real
from .trace import Trace

_PLANS_KEPT = 64
_RANDOM_OPS = frozenset(("bernoulli", "dropout", "alpha_dropout", "random_array"))
_NO_STATES: dict = {}


class Settings:
    """How a net is run: mode, precision, engine, batch size; ``generator()`` gives a NumPy Generator when needed."""

    __slots__ = ("training", "dtype", "engine", "batch_size", "generator")

    def __init__(self, training=False, dtype=ops.FLOAT32, engine="numpy", batch_size=None, generator=np.random.default_rng):
        self.training, self.dtype, self.engine = training, dtype, engine
        self.batch_size, self.generator = batch_size, generator


class Prepared:
    """A traced net for one batch size and shape: its plan, what to feed, the plan's names of gradients by item."""

    __slots__ = ("plan", "arrays", "is_random", "names")

    def __init__(self, plan, arrays, is_random, names):
        self.plan, self.arrays, self.is_random, self.names = plan, arrays, is_random, names


OUTPUT, PORT, STATE, ARRAY_GRADIENT, INPUT_GRADIENT = "output", "port", "state", "array gradient", "input gradient"


class Request:
    """What a run shall give: values (kind, path, name) and gradients; ``seeded`` output ports get given cotangents.

    ``into``: gradient -> contiguous array in which it is left (views of one flat buffer, for an optimiser).
    """

    __slots__ = ("values", "gradients", "seeded", "into", "key")

    def __init__(self, values: tuple, gradients: tuple = (), seeded: tuple = (), into: "dict | None" = None):
        self.values, self.gradients, self.seeded, self.into = values, gradients, seeded, into or {}
        self.key = values, gradients, seeded, tuple(map(id, self.into.values()))  # the plan keeps the arrays


def outputs_request(net: Net) -> Request:
    """All output ports."""
    found = net.cache.get("outputs request")
    if found is None:
        found = net.cache["outputs request"] = Request(tuple([(OUTPUT, (), name) for name in net.outputs]))
    return found


# --- shapes -----------------------------------------------------------------------------------------------------------


def check_shape(port: str, tensor: Tensor, shape: tuple) -> None:
    """Complain if an example of this shape does not fit the port."""
    dims = tensor.dims
    if dims is None:
        return
    if len(dims) != len(shape) or any([type(d) is int and d != n for d, n in zip(dims, shape)]):
        raise NetFailure("netdata", f'port "{port}" expects {describe(tensor)}, but was given {describe_shape(shape)}')


def specialise(net: Net, shapes: dict) -> Net:
    """The net with its open input sizes set to those of data; kept with the net.  Raises `NetFailure`."""
    if all([t.dims is not None and None not in t.dims for t in map(tensor_of, net.inputs.values())]):
        return net
    kept = net.cache.setdefault("specialised", {})
    key = tuple(shapes.items())
    found = kept.get(key)
    if found is None:
        inputs = {}
        for name, shape in shapes.items():
            tensor = net.input_tensor(name)
            dims = shape if tensor.dims is None else [n if d is None else d for d, n in zip(tensor.dims, shape)]
            inputs[name] = Tensor(dims, tensor.element)
        try:
            found = infer(net, inputs)
        except NetFailure as error:
            raise error.with_tag("netdata", "the data does not fit: ") from None
        if len(kept) >= _PLANS_KEPT:
            kept.pop(next(iter(kept)))
        kept[key] = found
    return found


def check_lengths(net: Net, shapes: dict) -> None:
    """Complain where two ports that share a variable length are given different ones."""
    seen: dict = {}
    for name, shape in shapes.items():
        for d, n in zip(net.input_tensor(name).dims or (), shape):
            if type(d) is Length:
                other = seen.setdefault(d, (name, n))
                if other[1] != n:
                    raise NetFailure(
                        "netdata",
                        f'ports "{other[0]}" and "{name}" must be given sequences of the same '
                        f"length, but the lengths are {other[1]} and {n}",
                    )


# --- plans ------------------------------------------------------------------------------------------------------------


def prepare(net: Net, batch: int, shapes: dict, settings: Settings, request: Request, states: dict) -> Prepared:
    """The plan for a batch of examples of these shapes, made once and kept with the net."""
    kept = net.cache.setdefault("plans", {})
    key = (
        batch,
        tuple(shapes.values()),
        settings.training,
        settings.dtype,
        settings.engine,
        request.key,
        tuple(states),
    )
    found = kept.get(key)
    if found is None:
        found = _prepare(specialise(net, shapes), batch, shapes, settings, request, states)
        if len(kept) >= _PLANS_KEPT:
            kept.pop(next(iter(kept)))
        kept[key] = found
    return found


def _prepare(net, batch, shapes, settings, request, states) -> Prepared:
    check_initialized(net)
    check_lengths(net, shapes)
    values = {}
    for name, shape in shapes.items():
        kind = ops.INT64 if net.input_tensor(name).is_integer else settings.dtype
        values[name] = ops.input(("in", name), (batch, *shape), kind)
    initial = {place_: ops.input(("state", *place_), (batch, *shape), settings.dtype) for place_, shape in states.items()}
    trace = Trace(batch, settings.training, settings.dtype, initial)
    try:
        outs = trace.run(net, values)
    except NetFailure as error:
        raise error.with_tag("netdata", path=error.path) from None
    wanted = [_value(net, trace, outs, item) for item in request.values]
    names = {item: _gradient_name(trace, item) for item in request.gradients}
    try:
        plan = _compile(wanted, names, outs, request, settings)
    except ops.OpsError as error:
        raise NetFailure("netdata", error.text) from None
    arrays = {k: _numbers(net, trace.array_owners[k], settings.dtype) for k in trace.arrays}
    is_random = any([node.op in _RANDOM_OPS for node in plan.nodes])
    return Prepared(plan, arrays, is_random, names)


def _compile(wanted, names, outs, request, settings):
    engine, options = ops, {}
    if settings.engine != "numpy":  # "torch", or "torch:" and a device of it
        from ..ops import torch_engine as engine

        options["device"] = settings.engine[len("torch:") :] or "cpu"
    if not request.gradients:
        return engine.compile(wanted, **options)
    targets = [outs[name] for name in request.seeded] or [v for v in outs.values() if v.is_float]
    if not targets:
        raise NetFailure("netgrad", "the net has no real output to take a gradient of")
    if request.into and settings.engine == "numpy":
        options["into"] = {names[item]: array for item, array in request.into.items()}
    wrt = list(dict.fromkeys(names.values()))
    return engine.compile(wanted, wrt=wrt, loss=targets, cotangents=bool(request.seeded), **options)


def _value(net, trace, outs, item):
    kind, path, name = item
    if kind == OUTPUT:
        value = outs[name]
        tensor = net.output_tensor(name)
        if tensor.is_integer:
            return value if not value.is_float else ops.cast(value, ops.INT64)
        return real(value, trace.dtype)
    found = trace.states.get((path, name)) if kind == STATE else trace.ports.get((path, name))
    if found is None:
        raise NetFailure("netport", f'{place(path)} has no {"state" if kind == STATE else "port"} "{name}"')
    return found


def _gradient_name(trace, item):
    kind, path, name = item
    if kind == INPUT_GRADIENT:
        return ("in", name)
    for key, owner in trace.array_owners.items():
        if owner == (path, name) or key == (*path, name):
            return key
    raise NetFailure("netport", f'{place(path)} has no array "{name}"')


def _numbers(net, owner, dtype):
    path, name = owner
    current = net
    for step in path:
        current = current.children[step]
    numbers = array_value(current.arrays[name])
    return np.asarray(numbers, dtype, order="C")  # ascontiguousarray would make a vector of a number


def compute(
    net: Net,
    feeds: dict,
    settings: Settings,
    request: "Request | None" = None,
    states: "dict | None" = None,
    seeds: "dict | None" = None,
) -> tuple:
    """Run a batch of equally shaped examples.

    ``feeds``: port -> array (batch, …); ``states``: (path, name) -> array (batch, …).  Returns (list of arrays for
    ``request.values``, dict of gradients by request item).  Raises `NetFailure`.
    """
    request = request or outputs_request(net)
    states = states or _NO_STATES
    batch = 1
    for array in feeds.values():
        batch = array.shape[0]
        break
    else:
        for array in states.values():
            batch = array.shape[0]
    shapes = {name: array.shape[1:] for name, array in feeds.items()}
    prepared = prepare(net, batch, shapes, settings, request, {k: v.shape[1:] for k, v in states.items()})
    given = dict(prepared.arrays)
    for name, array in feeds.items():
        given["in", name] = array
    for key, array in states.items():
        given[("state", *key)] = array
    generator = settings.generator() if prepared.is_random else None
    try:
        if not request.gradients:
            return prepared.plan.run(given, generator), {}
        cotangents = [seeds[name] for name in request.seeded] if request.seeded else None
        results, gradients = prepared.plan.gradients(given, generator, cotangents)
    except ops.OutOfRange as error:  # positions count from 1 outside, and negative ones from the end
        found = f"the integer {error.position + 1}" if error.position >= 0 else "an integer"
        raise NetFailure("netdata", f"{found} is no position at a level of length {error.size}") from None
    except ops.OpsError as error:
        raise NetFailure("netdata", error.text) from None
    for item, array in request.into.items():
        if gradients[prepared.names[item]] is not array:  # the engine has memory of its own
            array[...] = gradients[prepared.names[item]]
    return results, {item: gradients[name] for item, name in prepared.names.items()}


def groups(shapes: list) -> dict:
    """Positions of examples by shape (a tuple of shapes, one per port)."""
    found: dict = {}
    for i, key in enumerate(shapes):
        found.setdefault(key, []).append(i)
    return found


def batch_limit(net: Net, settings: Settings) -> int:
    """How many examples are run at a time."""
    return settings.batch_size or 128
