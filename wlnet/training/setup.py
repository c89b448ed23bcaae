"""From a net and data to what can be trained: coders attached, losses chosen, shapes inferred, arrays initialised."""

from collections.abc import Callable
from typing import Any

import numpy as np

from ..coders.classes import ClassEncoder
from ..nets.container import Graph
from ..nets.errors import NetFailure
from ..nets.infer import infer
from ..nets.initialise import Method, initialise
from ..nets.net import Net
from ..nets.types import Index, Tensor, has_coder, tensor_of
from .data import (
    Examples,
    Raw,
    assigned,
    column_type,
    image_encoder,
    labels_of,
    read_column,
    target_port,
    typed,
    value_rank,
)
from .losses import NET, LossSpec, TrainingGraph, assembled, build, default_decoder, loss_specs


class Setup:
    """A net ready to be trained.

    ``net``: with its coders; ``training``: the graph with losses; ``ports``: how data for each port of the graph is
    read; ``examples``: the training data.
    """

    def __init__(self, net: Net, training: TrainingGraph, ports: dict, call: Callable | None, dtype: Any):
        self.net, self.training, self.ports, self.call, self.dtype = net, training, ports, call, dtype
        self.examples = Examples({})  # until they are read

    @property
    def graph(self) -> Graph:
        """The graph that is trained."""
        return self.training.graph

    def read(self, raw: Raw) -> Examples:
        """More data of the same kind (for validation, from a generator)."""
        inputs = list(self.net.inputs)
        columns = assigned(raw, inputs, [k for k in self.training.inputs if k not in inputs])
        return self._examples({k: read_column(k, self.ports[k], c, self.call) for k, c in columns.items()})

    def _examples(self, arrays: dict) -> Examples:
        return Examples({k: typed(a, np.int64 if self.graph.input_tensor(k).is_integer else self.dtype) for k, a in arrays.items()})

    def trained_net(self, graph: Graph) -> Net:
        """The net inside a graph with these losses, with its coders."""
        inner = graph.nodes[NET]
        return inner.replace(inputs=_coded(self.net.inputs, inner.inputs), outputs=_coded(self.net.outputs, inner.outputs))


def _coded(ports: dict, types: dict) -> dict:
    return {n: p.with_type(tensor_of(types[n])) if has_coder(p) else types[n] for n, p in ports.items()}


def prepare(
    net: Net,
    raw: Raw,
    losses: "list[LossSpec] | None",
    call: Callable | None,
    rng: np.random.Generator,
    dtype: Any,
    fills: bool = True,
) -> Setup:
    """Everything before the first step; ``fills``: initialise arrays that have no numbers.  Raises `NetFailure`."""
    specs = loss_specs(net, losses)
    first = assembled(net, specs, lambda port: False)
    inputs = list(net.inputs)
    columns = assigned(raw, inputs, [k for k in first.inputs if k not in inputs])
    net = _with_coders(net, columns, first, specs, call)
    training = build(net, specs, lambda port: _is_vector(net, port, first, columns, call), call)
    ports = {k: _port(net, training, k, columns[k], call) for k in training.inputs}
    arrays = {k: read_column(k, ports[k], columns[k], call) for k in training.inputs}
    setup = Setup(net, training, ports, call, dtype)
    training.graph = _inferred(training.graph, ports, arrays, call)
    setup.examples = setup._examples(arrays)
    if fills:
        training.graph = initialise(training.graph, Method(), rng)
    setup.ports = {k: p if has_coder(p) else training.graph.input_tensor(k) for k, p in ports.items()}
    return setup


def _with_coders(net, columns, first, specs, call) -> Net:
    """The net with the coders that images and labels ask for."""
    inputs, outputs = {}, {}
    for name, port in net.inputs.items():
        encoder = None if has_coder(port) else image_encoder(port, columns[name])
        if encoder is not None:
            inputs[name] = encoder
    for key, target in first.targets.items():
        labels, depth = labels_of(columns[key])
        decoder = default_decoder(net, target.port, labels, depth)
        if decoder is not None:
            outputs[target.port] = decoder
    if not inputs and not outputs:
        return net
    try:
        return infer(net, inputs, outputs, call)
    except NetFailure as error:
        raise error.with_tag("netdata", "the data does not fit the net: ") from None


def _is_vector(net, port, first, columns, call) -> bool:
    """Are the targets of this output arrays of its own shape (and not classes, one level less)?"""
    key = next((k for k, t in first.targets.items() if t.port == port), None)
    rank = None if key is None else value_rank(columns[key], call)
    if rank is None:
        return False
    own = net.output_tensor(port).rank
    return rank >= 1 if own is None else rank == own


def _port(net, training, key, column, call):
    if key in net.inputs:
        return net.inputs[key]
    target, tensor = training.targets[key], training.graph.input_tensor(key)
    port = target_port(tensor, net.outputs.get(target.port), target.coder, column, call)
    if isinstance(port, ClassEncoder) and port.form == "Index" and not tensor.is_integer and tensor.rank != 0:
        return ClassEncoder({**port.values, "OutputForm": "UnitVector"})  # a loss that compares vectors
    return port


def _inferred(graph, ports: dict, arrays: dict, call):
    types = {}
    for key, port in ports.items():
        tensor = column_type(port, arrays[key])
        if graph.input_tensor(key).is_integer and not has_coder(port):
            tensor = Tensor(tensor.dims, _range(graph.input_tensor(key).element, arrays[key]))
        types[key] = tensor
    try:
        return infer(graph, types, call=call)
    except NetFailure as error:
        raise error.with_tag("netdata", "the training data does not fit the net: ") from None


def _range(element: Index, arrays) -> Index:
    """The integers of a port; up to the largest of the data where nothing says how many there are."""
    if element.high is not None or element.low is None:
        return element
    parts = [arrays] if isinstance(arrays, np.ndarray) else arrays
    return Index(element.low, max([int(a.max()) for a in parts if a.size], default=element.low))


__all__ = ["Setup", "prepare"]
