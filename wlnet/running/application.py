"""Applying a net to data: examples and batches in, port values or decoded results out.

Whether data is one example or a batch is decided by the rank of the port (or by its encoder); a port of unknown rank takes
the data as one example.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from ..expression import Expr, Expression, NumericArray, PackedArray, make_list, numeric_by, to_array, to_numbers
from ..nets.errors import NetFailure
from ..nets.net import Net
from ..nets.tree import INPUT, OUTPUT, Place, net_at
from ..nets.types import ATOM, REAL, Coder, Tensor, describe, has_coder, tensor_of
from .data import Examples, read_port, stack_examples, to_wolfram, write
from .plans import GRADIENTS, Prepared, Request, Settings, batch_limit, compute, groups, outputs_request, prepare

# --- data in ------------------------------------------------------------------------------------------------------------------


def read_data(net: Net, data: dict, call: Callable) -> tuple:
    """(port -> Examples, is it a batch, number of examples, were numeric arrays given)."""
    _check_ports(net, data)
    examples = {name: read_port(name, _assumed(net, name, port), data[name], call) for name, port in net.inputs.items()}
    flags = {e.is_batch for e in examples.values()}
    # a port of unknown rank took its data as one example; beside a batch it may be one too
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
    # numeric arrays in, numeric arrays out, if all data came so
    numeric = bool(examples) and all([e.as_numeric_array for e in examples.values()])
    return examples, flags == {True}, counts.pop() if counts else 1, numeric


def _check_ports(net: Net, data: dict) -> None:
    if data.keys() == net.inputs.keys():
        return
    ports = "the input ports are " + ", ".join([f'"{p}"' for p in net.inputs])
    for name in net.inputs:
        if name not in data:
            raise NetFailure("netport", f'no data was given for input port "{name}"; {ports}')
    unknown = next(name for name in data if name not in net.inputs)
    raise NetFailure("netport", f'there is no input port "{unknown}"; {ports}')


def _as_batch(e: Examples, port: "Tensor | Coder", examples: dict) -> Examples:
    """The data of a port of unknown rank beside a batch for another port: a batch too if it has as many elements."""
    count = next(len(other) for other in examples.values() if other.is_batch)
    known = e.is_batch or type(port) is not Tensor or port.dims is not None
    if known or isinstance(e.arrays, list) or e.arrays.ndim < 2 or e.arrays.shape[1] != count:
        return e
    return Examples(e.arrays[0], True, e.as_numeric_array)


def _assumed(net: Net, name: str, port: "Tensor | Coder") -> "Tensor | Coder":
    """The port's type, or what the net takes data for a port of unknown rank to be."""
    if type(port) is Tensor and port.dims is None:
        return net.assumed_input(name) or port
    return port


def _seed(net: Net, name: str, x: Expression, is_batch: bool, call: Callable) -> np.ndarray:
    """The gradient given for an output port, with batch axis."""
    array = to_numbers(x, numeric_by(call), real=True)
    if array is None:
        raise NetFailure("netdata", f'the gradient given for output port "{name}" must be an array of numbers')
    tensor = tensor_of(net.outputs[name])
    if tensor.is_fixed and array.shape[int(is_batch) :] != tensor.dims:
        raise NetFailure("netdata", f'the gradient given for output port "{name}" must be {describe(tensor)}')
    return array if is_batch else array[None]


def _state_array(net: Net, path: tuple, name: str, x: Expression, is_batch: bool, count: int, call: Callable) -> np.ndarray:
    """A given state with batch axis; a value for a single example is that of all."""
    array = to_numbers(x, numeric_by(call), real=True)
    if array is None:
        raise NetFailure("netdata", f'the state "{name}" must be an array of numbers')
    # else it is one state, for all examples the same
    by_example = is_batch and array.ndim > 1 and len(array) == count
    shape = array.shape[1:] if by_example else array.shape
    tensor = net_at(net, path).states[name]
    if tensor.is_fixed and shape != tensor.dims:
        raise NetFailure(
            "netdata",
            f'the state "{name}" must be {describe(tensor)}, but was given {describe(Tensor(shape, REAL))}',
        )
    return array if by_example else np.repeat(array[None], count, 0)


# --- running in parts -----------------------------------------------------------------------------------------------------------


def run_examples(
    net: Net,
    examples: dict,
    count: int,
    settings: Settings,
    request: Request,
    states: "dict | None" = None,
    seeds: "dict | None" = None,
) -> tuple:
    """(values, gradients) of a request, for all examples.

    Values, and gradients of inputs, are each one stacked array or a list of arrays; those of arrays are sums over the examples.
    """
    limit = batch_limit(settings)
    stacked = all([isinstance(e.arrays, np.ndarray) for e in examples.values()])
    # the common case: no copies
    if stacked and count <= limit:
        feeds = {name: e.arrays for name, e in examples.items()}
        return compute(net, feeds, settings, request, states, seeds)
    if stacked:
        parts = [list(range(i, min(i + limit, count))) for i in range(0, count, limit)]
    else:
        # examples of one shape run together, whatever their order
        shapes = [tuple([e.arrays[i].shape for e in examples.values()]) for i in range(count)]
        parts = [g[i : i + limit] for g in groups(shapes).values() for i in range(0, len(g), limit)]
    values: list = [[None] * count for _ in request.values]
    # arrays are shared by all examples: their gradients add up over the parts
    gradients: list = [[None] * count if where.kind == INPUT else 0 for where in request.gradients]
    for part in parts:
        feeds = {name: _pick(e.arrays, part) for name, e in examples.items()}
        part_states = {k: v[part] for k, v in (states or {}).items()}
        part_seeds = {k: v[part] for k, v in (seeds or {}).items()}
        part_values, part_gradients = compute(net, feeds, settings, request, part_states, part_seeds)
        for rows, array in zip(values, part_values):
            _place_rows(rows, part, array)
        for i, array in enumerate(part_gradients):
            if type(gradients[i]) is list:
                _place_rows(gradients[i], part, array)
            else:
                gradients[i] = gradients[i] + array
    return [stack_examples(v) if v else v for v in values], gradients


def _pick(arrays: "np.ndarray | list", part: list) -> np.ndarray:
    """The examples of a part of a batch; a view where they are neighbours."""
    if isinstance(arrays, np.ndarray):
        return arrays[part[0] : part[-1] + 1] if part[-1] - part[0] + 1 == len(part) else arrays[part]
    return np.stack([arrays[i] for i in part])


def _place_rows(rows: list, part: list, array: np.ndarray) -> None:
    """Put the results of a part of a batch where its examples stand in the whole."""
    for position, i in enumerate(part):
        rows[i] = array[position]


# --- application ----------------------------------------------------------------------------------------------------------------


def apply(
    net: Net,
    data: dict,
    request: Request,
    settings: Settings,
    call: Callable,
    states: "dict | None" = None,
    seeds: "dict | None" = None,
) -> list[Expression]:
    """The values of net[data…] for each place of the request, as expressions; for an empty batch an empty list each.

    ``states``: (path, name) -> given state; ``seeds``: output port -> given gradient; ``call(f, x)`` evaluates f[x].
    """
    examples, is_batch, count, numeric = read_data(net, data, call)
    if is_batch and count == 0:
        return [make_list(())] * len(request.places)
    states = {(path, name): _state_array(net, path, name, x, is_batch, count, call) for (path, name), x in (states or {}).items()}
    seeds = {name: _seed(net, name, x, is_batch, call) for name, x in (seeds or {}).items()}
    values, gradients = run_examples(net, examples, count, settings, request, states, seeds)
    next_value, next_gradient = iter(values), iter(gradients)
    results = []
    for where in request.places:
        if where.kind in GRADIENTS:
            results.append(_written_gradient(where, next(next_gradient), is_batch, numeric, call))
        else:
            results.append(_written_value(net, where, next(next_value), is_batch, numeric, request, settings, call))
    return results


def _written_value(
    net: Net, where: Place, arrays: Any, is_batch: bool, numeric: bool, request: Request, settings: Settings, call: Callable
) -> Expression:
    is_output = where.kind == OUTPUT and not where.path
    port = net.outputs[where.name] if is_output else Tensor(None, REAL)
    prop = request.properties.get(where.name) if is_output else None
    return write(port, arrays, is_batch, numeric, prop, call, settings.generator)


def _written_gradient(where: Place, array: Any, is_batch: bool, numeric: bool, call: Callable) -> Expression:
    if where.kind == INPUT:
        return write(Tensor(None, ATOM), array, is_batch, numeric, None, call, None)
    return to_wolfram(np.asarray(array), numeric)


class Direct:
    """The short way of a net applied to one array of numbers as an example of its only input port, all ports being plain reals.

    Nothing but the plan's own work is left of `apply`, which counts where nets are applied to single small examples.
    """

    __slots__ = ("plan", "arrays", "shape", "name")

    def __init__(self, prepared: Prepared, shape: tuple, name: tuple):
        self.plan, self.arrays, self.shape, self.name = prepared.plan, prepared.arrays, shape, name

    def value(self, x: Expression, call: Callable) -> Expression:
        """The value of net[x], or None where x is not one example of machine numbers."""
        array = _example(x, self.shape)
        if array is None:
            return None
        (result,) = self.plan.run({**self.arrays, self.name: array[None]}, None, call)
        return to_wolfram(result[0], type(x) is NumericArray)


def _example(x: Expression, shape: tuple) -> "np.ndarray | None":
    """The array of machine numbers in x, if it has this shape."""
    kind = type(x)
    if kind is Expr:
        item = x  # a batch would be read for nothing: the first elements tell the shape
        for size in shape:
            if type(item) is not Expr or len(item.args) != size:
                return None
            item = item.args[0] if size else None
        array = to_array(x) if type(item) is float else None
    else:
        array = x.array if kind is PackedArray or kind is NumericArray else None
    return array if array is not None and array.shape == shape and array.dtype.kind == "f" else None


def keep_direct(net: Net, settings: Settings, x: Expression) -> None:
    """Remember the plan of a net that was applied to x in the ordinary way, if x was one example."""
    if "direct" in net.cache or len(net.inputs) != 1 or len(net.outputs) != 1:
        return
    (name, source), (target,) = next(iter(net.inputs.items())), net.outputs.values()
    if has_coder(source) or has_coder(target) or not source.is_fixed or source.is_integer:
        return
    if _example(x, source.dims) is None:
        return
    prepared = prepare(net, 1, {name: source.dims}, settings, outputs_request(net), {})
    if not prepared.is_random:
        net.cache["direct"] = Direct(prepared, source.dims, ("in", name))
