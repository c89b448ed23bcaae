"""Running a net on arrays: shapes checked or inferred, plans made once and kept, batches grouped by length."""

from collections.abc import Callable, Hashable
from functools import partial
from typing import Any

import numpy as np

from .. import ops
from ..expression import Association, Expression
from ..nets.array_values import array_value
from ..nets.arrays import check_initialized
from ..nets.errors import NetFailure
from ..nets.infer import infer
from ..nets.net import Net
from ..nets.tree import ARRAY, INPUT, OUTPUT, STATE, Place, net_at
from ..nets.types import Length, Tensor, describe, describe_shape, tensor_of
from ..ops.elementwise import real
from ..ops.graph import Value
from .trace import Trace

_REMEMBERED = 64  # plans of a net: more shapes of data than that seldom come again, and each plan holds its buffers
_BATCH = 128  # examples at a time unless BatchSize says so: dense nets gain up to here, others up to 16; more only takes memory
_RANDOM_OPS = frozenset(("bernoulli", "dropout", "alpha_dropout", "random_array"))
_NOTHING: dict = {}


class Settings:
    """How a net is run: mode, precision, engine, batch size; ``generator()`` gives a NumPy Generator when needed.

    ``call(f, *args)`` gives the value of f[args…] in the session that runs the net: some layers hold code to evaluate.
    """

    __slots__ = ("training", "dtype", "engine", "batch_size", "generator", "call")

    def __init__(
        self,
        training: bool = False,
        dtype: np.dtype = ops.FLOAT32,
        engine: str = "numpy",
        batch_size: "int | None" = None,
        generator: "Callable[[], np.random.Generator]" = np.random.default_rng,
        call: "Callable | None" = None,
    ):
        self.training, self.dtype, self.engine = training, dtype, engine
        self.batch_size, self.generator, self.call = batch_size, generator, call


class Prepared:
    """A traced net for one batch size and shape: its plan, what to feed, the plan's names of the gradients asked for."""

    __slots__ = ("plan", "arrays", "is_random", "names")

    def __init__(self, plan: Any, arrays: dict, is_random: bool, names: list):
        self.plan, self.arrays, self.is_random, self.names = plan, arrays, is_random, names


class Request:
    """What a net is asked for: values of ports and states, gradients of inputs and arrays.

    ``places``: where they stand in the net (an INPUT or ARRAY asks for its gradient).  ``keys``: what each is shown under,
    None where the only one is shown by itself.  ``properties``: output port -> what its decoder shall give.  ``seeded``:
    output ports whose own gradients are given.
    """

    __slots__ = ("places", "keys", "properties", "seeded", "values", "gradients", "plan_key")

    def __init__(self, places: tuple, keys: "tuple | None" = None, properties: "dict | None" = None, seeded: tuple = ()):
        self.places, self.keys, self.properties, self.seeded = places, keys, properties or _NOTHING, seeded
        self.values = [p for p in places if p.kind not in GRADIENTS]
        self.gradients = [p for p in places if p.kind in GRADIENTS]
        self.plan_key: Hashable = (*[(p.kind, p.position) for p in places], seeded)

    def shown(self, results: list) -> Expression:
        """The results for the places as a call of the net gives them: one by itself, several by key."""
        return results[0] if self.keys is None else Association.from_items(zip(self.keys, results))


GRADIENTS = frozenset((INPUT, ARRAY))


def outputs_request(net: Net, properties: "dict | None" = None) -> Request:
    """The request for all output ports; the one without properties of decoders is kept with the net."""
    request = None if properties else net.cache.get("outputs request")
    if request is None:
        names = tuple(net.outputs)
        keys = None if len(names) == 1 else names
        request = Request(tuple([Place(None, net, OUTPUT, name) for name in names]), keys, properties)
        if not properties:
            net.cache["outputs request"] = request
    return request


# --- shapes -----------------------------------------------------------------------------------------------------------


def check_shape(port: str, tensor: Tensor, shape: tuple) -> None:
    """Complain if an example of this shape does not fit the port."""
    dims = tensor.dims
    if dims is None:
        return
    if len(dims) != len(shape) or any([type(d) is int and d != n for d, n in zip(dims, shape)]):
        raise NetFailure("netdata", f'port "{port}" expects {describe(tensor)}, but was given {describe_shape(shape)}')


def specialise(net: Net, shapes: dict, call: "Callable | None" = None) -> Net:
    """The net with its open input sizes set to those of data; kept with the net.  Raises `NetFailure`."""
    if all([t.dims is not None and None not in t.dims for t in map(tensor_of, net.inputs.values())]):
        return net
    specialised = net.cache.setdefault("specialised", {})
    key = tuple(shapes.items())
    special = specialised.get(key)
    if special is None:
        inputs = {}
        for name, shape in shapes.items():
            tensor = net.input_tensor(name)
            dims = shape if tensor.dims is None else [n if d is None else d for d, n in zip(tensor.dims, shape)]
            inputs[name] = Tensor(dims, tensor.element)
        try:
            special = infer(net, inputs, call=call)
        except NetFailure as error:
            raise error.with_tag("netdata", "the data does not fit: ") from None
        remember(specialised, key, special)
    return special


def remember(store: dict, key: Hashable, value: Any) -> None:
    """Keep a value in a store of limited size; the oldest one goes."""
    if len(store) >= _REMEMBERED:
        store.pop(next(iter(store)))
    store[key] = value


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
    plans = net.cache.setdefault("plans", {})
    key = (
        batch,
        tuple(shapes.values()),
        settings.training,
        settings.dtype,
        settings.engine,
        request.plan_key,
        tuple(states),
    )
    prepared = plans.get(key)
    if prepared is None:
        prepared = _prepare(specialise(net, shapes, settings.call), batch, shapes, settings, request, states)
        remember(plans, key, prepared)
    return prepared


def _prepare(net: Net, batch: int, shapes: dict, settings: Settings, request: Request, states: dict) -> Prepared:
    check_initialized(net)
    check_lengths(net, shapes)
    inputs = {}
    for name, shape in shapes.items():
        kind = ops.INT64 if net.input_tensor(name).is_integer else settings.dtype
        inputs[name] = ops.input(("in", name), (batch, *shape), kind)
    initial = {key: ops.input(("state", *key), (batch, *shape), settings.dtype) for key, shape in states.items()}
    # the batch size is part of the plan: its buffers are laid out once
    trace = Trace(batch, settings.training, settings.dtype, initial, settings.call)
    try:
        outs = trace.run(net, inputs)
    except NetFailure as error:
        # types fitted before: what fails now is due to the shapes of this data
        raise error.with_tag("netdata", path=error.path) from None
    values = [_value(net, trace, outs, where) for where in request.values]
    names = [_gradient_name(trace, where) for where in request.gradients]
    try:
        plan = _compile(values, names, outs, request, settings)
    except ops.OpsError as error:
        raise NetFailure("netdata", error.text) from None
    # not ascontiguousarray, which would make a vector of a number
    arrays = {
        key: np.asarray(array_value(net_at(net, path).arrays[name]), settings.dtype, order="C")
        for key, (path, name) in trace.array_owners.items()
    }
    is_random = any([node.op in _RANDOM_OPS for node in plan.nodes])
    return Prepared(plan, arrays, is_random, names)


def _compile(values: list, names: list, outs: dict, request: Request, settings: Settings) -> Any:
    compiler: Callable = ops.compile
    if settings.engine != "numpy":  # "torch", or "torch:" and a device of it
        from ..ops import torch_engine  # imports torch, which takes seconds

        compiler = partial(torch_engine.compile, device=settings.engine[len("torch:") :] or "cpu")
    if not names:
        return compiler(values)
    targets = [outs[name] for name in request.seeded] or [v for v in outs.values() if v.is_float]
    if not targets:
        raise NetFailure("netgrad", "the net has no real output to take a gradient of")
    # a shared array may be asked for at several places
    wrt = list(dict.fromkeys(names))
    return compiler(values, wrt=wrt, loss=targets, cotangents=bool(request.seeded))


def _value(net: Net, trace: Trace, outs: dict, where: Place) -> Value:
    path, name = where.path, where.name
    if where.kind == OUTPUT and not path:
        value = outs[name]
        if net.output_tensor(name).is_integer:
            return value if not value.is_float else ops.cast(value, ops.INT64)
        return real(value, trace.dtype)
    value = trace.states.get((path, name)) if where.kind == STATE else trace.ports.get((path, name))
    if value is None:
        raise NetFailure("netport", f"{where} has no value of its own for each example")
    return value


def _gradient_name(trace: Trace, where: Place) -> Hashable:
    if where.kind == INPUT:
        return ("in", where.name)
    key = trace.key(where.owner, where.path, where.name)
    if key not in trace.arrays:
        raise NetFailure("netgrad", f"{where} takes no part in the computation")
    return key


def compute(
    net: Net,
    feeds: dict,
    settings: Settings,
    request: "Request | None" = None,
    states: "dict | None" = None,
    seeds: "dict | None" = None,
) -> tuple:
    """Run a batch of equally shaped examples.

    ``feeds``: port -> array (batch, …); ``states``: (path, name) -> array (batch, …); ``seeds``: the given gradients of output
    ports.  Returns the arrays of ``request.values`` and those of ``request.gradients``.  Raises `NetFailure`.
    """
    request = request or outputs_request(net)
    states = states or _NOTHING
    batch = 1
    # a net without inputs runs once, or as often as states are given
    for array in feeds.values():
        batch = array.shape[0]
        break
    else:
        for array in states.values():
            batch = array.shape[0]
    shapes = {name: array.shape[1:] for name, array in feeds.items()}
    prepared = prepare(net, batch, shapes, settings, request, {k: v.shape[1:] for k, v in states.items()})
    arrays = dict(prepared.arrays)
    for name, array in feeds.items():
        arrays["in", name] = array
    for key, array in states.items():
        arrays[("state", *key)] = array
    generator = settings.generator() if prepared.is_random else None
    try:
        if not prepared.names:
            return prepared.plan.run(arrays, generator, settings.call), []
        cotangents = [seeds[name] for name in request.seeded] if request.seeded and seeds else None
        values, gradients = prepared.plan.gradients(arrays, generator, cotangents, settings.call)
    except ops.OutOfRange as error:  # positions count from 1 outside, and negative ones from the end
        integer = f"the integer {error.position + 1}" if error.position >= 0 else "an integer"
        raise NetFailure("netdata", f"{integer} is no position at a level of length {error.size}") from None
    except ops.OpsError as error:
        raise NetFailure("netdata", error.text) from None
    return values, [gradients[name] for name in prepared.names]


def groups(shapes: list) -> dict:
    """Positions of examples by shape (a tuple of shapes, one per port)."""
    positions: dict = {}
    for i, key in enumerate(shapes):
        positions.setdefault(key, []).append(i)
    return positions


def batch_limit(settings: Settings) -> int:
    """How many examples are run at a time."""
    return settings.batch_size or _BATCH
