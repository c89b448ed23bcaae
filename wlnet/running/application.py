"""Applying a net to data: examples and batches in, port values or decoded results out.

Whether data is one example or a batch is decided by the rank of the port (or by its encoder); a port of unknown rank takes
the data as one example.
"""

import numpy as np

from ..expression import Association, NumericArray, make_list, numeric_by, to_numbers
from ..nets.errors import NetFailure
from ..nets.types import ATOM, REAL, Tensor, describe, has_coder, tensor_of
from .data import Examples, read_port, stack_examples, to_wolfram, write
from .plans import OUTPUT, Request, Settings, batch_limit, compute, groups, outputs_request, prepare

# --- application --------------------------------------------------------------------------------------------------------------


class Wanted:
    """What a call asks for: output properties by port, or items of a request with the keys they are shown under."""

    __slots__ = ("properties", "items", "keys", "single")

    def __init__(self, properties: dict, items: "list | None" = None, keys=None, single: bool = False):
        self.properties, self.items, self.keys, self.single = properties, items, keys, single


def read_data(net, data: dict, call) -> tuple:
    """(port -> Examples, is it a batch, number of examples, were numeric arrays given)."""
    missing = [p for p in net.inputs if p not in data]
    if missing:
        raise NetFailure(
            "netport",
            f'no data was given for input port "{missing[0]}"; the input ports are ' + ", ".join([f'"{p}"' for p in net.inputs]),
        )
    for name in data:
        if name not in net.inputs:
            raise NetFailure(
                "netport",
                f'there is no input port "{name}"; the input ports are ' + ", ".join([f'"{p}"' for p in net.inputs]),
            )
    examples = {name: read_port(name, _assumed(net, name, port), data[name], call) for name, port in net.inputs.items()}
    flags = {e.is_batch for e in examples.values()}
    if len(flags) > 1:
        examples = {name: _as_batch(e, net.inputs[name], examples) for name, e in examples.items()}
        flags = {e.is_batch for e in examples.values()}
    if len(flags) > 1:
        single = next(n for n, e in examples.items() if not e.is_batch)
        other = next(n for n, e in examples.items() if e.is_batch)
        raise NetFailure("netdata", f'port "{single}" was given one example, but port "{other}" a batch')
    counts = {len(e) for e in examples.values()}
    if len(counts) > 1:
        raise NetFailure(
            "netdata",
            "the ports were given different numbers of examples: "
            + ", ".join([f'{len(e)} for "{n}"' for n, e in examples.items()]),
        )
    numeric = bool(examples) and all([e.as_numeric_array for e in examples.values()])
    return examples, flags == {True}, counts.pop() if counts else 1, numeric


def _as_batch(e: Examples, port, examples: dict) -> Examples:
    """The data of a port of unknown rank beside a batch for another port: a batch too if it has as many elements."""
    count = next(len(other) for other in examples.values() if other.is_batch)
    known = e.is_batch or type(port) is not Tensor or port.dims is not None
    if known or e.arrays.ndim < 2 or e.arrays.shape[1] != count:
        return e
    return Examples(e.arrays[0], True, e.as_numeric_array)


def _assumed(net, name, port):
    """The port's type, or what the net takes data for a port of unknown rank to be."""
    if type(port) is Tensor and port.dims is None:
        return net.assumed_input(name) or port
    return port


def run_examples(net, examples: dict, count: int, settings: Settings, request: Request, states=None, seeds=None) -> tuple:
    """Values of the request for every example: a list, per item, of one stacked array or a list of arrays; gradients."""
    limit = batch_limit(net, settings)
    stacked = all([isinstance(e.arrays, np.ndarray) for e in examples.values()])
    if stacked and count <= limit:
        feeds = {name: e.arrays for name, e in examples.items()}
        return compute(net, feeds, settings, request, states, seeds)
    if stacked:
        parts = [list(range(i, min(i + limit, count))) for i in range(0, count, limit)]
    else:
        shapes = [tuple([e.arrays[i].shape for e in examples.values()]) for i in range(count)]
        parts = [g[i : i + limit] for g in groups(shapes).values() for i in range(0, len(g), limit)]
    values: list = [[None] * count for _ in request.values]
    gradients: dict = {}
    for part in parts:
        feeds = {name: _pick(e.arrays, part) for name, e in examples.items()}
        picked = {k: v[part] for k, v in (states or {}).items()}
        chosen = {k: v[part] for k, v in (seeds or {}).items()}
        results, found = compute(net, feeds, settings, request, picked, chosen)
        for k, array in enumerate(results):
            for position, i in enumerate(part):
                values[k][i] = array[position]
        _gather(gradients, found, part, count)
    return [stack_examples(v) if v else v for v in values], gradients


def _pick(arrays, part):
    if isinstance(arrays, np.ndarray):
        return arrays[part[0] : part[-1] + 1] if part[-1] - part[0] + 1 == len(part) else arrays[part]
    return np.stack([arrays[i] for i in part])


def _gather(gradients: dict, found: dict, part: list, count: int) -> None:
    """Gradients of inputs by example, of arrays summed over the parts of a batch."""
    for item, array in found.items():
        if item[0] == "input gradient":
            rows = gradients.setdefault(item, [None] * count)
            for position, i in enumerate(part):
                rows[i] = array[position]
        elif item in gradients:
            gradients[item] = gradients[item] + array
        else:
            gradients[item] = array


def apply(net, data: dict, wanted: Wanted, settings: Settings, call, states=None, seeds=None):
    """The value of net[data…]."""
    examples, is_batch, count, numeric = read_data(net, data, call)
    if is_batch and count == 0:
        return make_list(())
    states = _state_arrays(net, states, is_batch, count, call)
    if wanted.items is not None:
        return _apply_items(net, examples, is_batch, count, numeric, wanted, settings, states, seeds, call)
    results, _ = run_examples(net, examples, count, settings, outputs_request(net), states)
    rng = settings.generator
    shown = {}
    for (name, port), arrays in zip(net.outputs.items(), results):
        shown[name] = write(port, arrays, is_batch, numeric, wanted.properties.get(name), call, rng)
    return next(iter(shown.values())) if len(shown) == 1 else Association.from_items(shown.items())


class Direct:
    """The kept way of a net applied to one array as an example of its only input port, where all ports are plain reals.

    Nothing but the plan's own work is left of `apply`, which counts where nets are applied to single small examples.
    """

    __slots__ = ("plan", "arrays", "shape", "name")

    def __init__(self, prepared, shape, name):
        self.plan, self.arrays, self.shape, self.name = prepared.plan, prepared.arrays, shape, name

    def takes(self, array) -> bool:
        """Is the array one example?"""
        return array.shape == self.shape and array.dtype.kind == "f"

    def value(self, x):
        """The value of net[x]."""
        (result,) = self.plan.run({**self.arrays, self.name: x.array[None]})
        return to_wolfram(result[0], type(x) is NumericArray)


def keep_direct(net, settings: Settings) -> None:
    """Remember the plan of a net that was applied to one array in the ordinary way."""
    if "direct" in net.cache or len(net.inputs) != 1 or len(net.outputs) != 1:
        return
    (name, given), (made,) = next(iter(net.inputs.items())), net.outputs.values()
    if has_coder(given) or has_coder(made) or not given.is_fixed or given.is_integer:
        return
    prepared = prepare(net, 1, {name: given.dims}, settings, outputs_request(net), {})
    if not prepared.is_random:
        net.cache["direct"] = Direct(prepared, given.dims, ("in", name))


def _apply_items(net, examples, is_batch, count, numeric, wanted, settings, states, seeds, call):
    values = [i for i in wanted.items if i[0] in (OUTPUT, "port", "state")]
    gradients = [i for i in wanted.items if i not in values]
    request = Request(tuple(values), tuple(gradients), tuple(seeds or ()))
    given = {name: _seed(net, name, x, is_batch, call) for name, x in (seeds or {}).items()}
    results, found = run_examples(net, examples, count, settings, request, states, given)
    shown: dict = {}
    for item, arrays in zip(values, results):
        port = net.outputs.get(item[2]) if item[0] == OUTPUT else None
        if port is None:
            port = Tensor(None, REAL)
        prop = wanted.properties.get(item[2]) if item[0] == OUTPUT else None
        shown[item] = write(port, arrays, is_batch, numeric, prop, call, settings.generator)
    for item in gradients:
        array = found[item]
        if item[0] == "input gradient":
            shown[item] = write(Tensor(None, ATOM), array, is_batch, numeric, None, call, None)
        else:
            shown[item] = to_wolfram(np.asarray(array), numeric)
    if wanted.single:
        return shown[wanted.items[0]]
    return Association.from_items([(key, shown[item]) for key, item in zip(wanted.keys, wanted.items)])


def _seed(net, name, x, is_batch, call):
    array = to_numbers(x, numeric_by(call), real=True)
    if array is None:
        raise NetFailure("netdata", f'the gradient given for output port "{name}" must be an array of numbers')
    tensor = tensor_of(net.outputs[name])
    if tensor.is_fixed and array.shape[int(is_batch) :] != tensor.dims:
        raise NetFailure("netdata", f'the gradient given for output port "{name}" must be {describe(tensor)}')
    return array if is_batch else array[None]


def _state_type(net, path, name):
    for step in path:
        net = net.children.get(step)
    return getattr(net, "states", {}).get(name)


def _state_arrays(net, states, is_batch, count, call):
    """(path, name) -> array with batch axis, from values given for single examples or batches."""
    if not states:
        return None
    found = {}
    for key, x in states.items():
        array = to_numbers(x, numeric_by(call), real=True)
        if array is None:
            raise NetFailure("netdata", f'the state "{key[1]}" must be an array of numbers')
        one = array.shape[1:] if is_batch and array.ndim > 1 and len(array) == count else array.shape
        tensor = _state_type(net, *key)
        if tensor is not None and tensor.is_fixed and one != tensor.dims:
            raise NetFailure(
                "netdata",
                f'the state "{key[1]}" must be {describe(tensor)}, but was given {describe(Tensor(one, REAL))}',
            )
        found[key] = array if is_batch and array.ndim > 1 and len(array) == count else np.repeat(array[None], count, 0)
    return found
