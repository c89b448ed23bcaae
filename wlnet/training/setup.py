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
from ..nets.types import ATOM, Index, Tensor, has_coder, tensor_of
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
    coders = _coders(net, columns, first)
    try:
        net, training, ports, arrays = _at_once(net, specs, first, columns, coders, call)
    except NetFailure:  # the first step that fails alone tells best what does not fit
        net, training, ports, arrays = _by_steps(net, specs, first, columns, coders, call)
    setup = Setup(net, training, ports, call, dtype)
    setup.examples = setup._examples(arrays)
    if fills:
        training.graph = initialise(training.graph, Method(), rng)
    setup.ports = {k: p if has_coder(p) else training.graph.input_tensor(k) for k, p in ports.items()}
    return setup


def _at_once(net, specs, first, columns, coders, call) -> tuple:
    """(net with coders, training graph, port of each column, arrays of each column), all types inferred together."""
    coded = _with_ports(net, *coders)
    training = assembled(coded, specs, lambda port: _is_vector(coded, port, first, columns, call))
    ports = {k: coded.inputs[k] for k in training.inputs if k in coded.inputs}
    arrays = {k: read_column(k, p, columns[k], call) for k, p in ports.items()}
    training.graph = infer(training.graph, {k: column_type(p, arrays[k]) for k, p in ports.items()}, call=call)
    if coded is not net:
        inner = training.graph.nodes[NET]
        net = _with_ports(net, *[_coded(side, types) for side, types in zip(coders, (inner.inputs, inner.outputs))])
    # how targets are read depends on the losses' types
    ports = {k: _port(net, training, k, columns[k], call) for k in training.inputs}
    arrays = {k: arrays[k] if k in arrays else read_column(k, ports[k], columns[k], call) for k in training.inputs}
    if not all([_is_known(training.graph, k, ports[k], arrays[k]) for k in training.inputs]):
        training.graph = _inferred(training.graph, ports, arrays, call)
    return net, training, ports, arrays


def _by_steps(net, specs, first, columns, coders, call) -> tuple:
    """The same, where each step knows the types that follow from those before."""
    if coders[0] or coders[1]:
        try:
            net = infer(net, coders[0], coders[1], call)
        except NetFailure as error:
            raise error.with_tag("netdata", "the data does not fit the net: ") from None
    training = build(net, specs, lambda port: _is_vector(net, port, first, columns, call), call)
    ports = {k: _port(net, training, k, columns[k], call) for k in training.inputs}
    arrays = {k: read_column(k, ports[k], columns[k], call) for k in training.inputs}
    training.graph = _inferred(training.graph, ports, arrays, call)
    return net, training, ports, arrays


def _coders(net, columns, first) -> tuple[dict, dict]:
    """The coders that images and labels ask for, of inputs and of outputs."""
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
    return inputs, outputs


def _with_ports(net, inputs: dict, outputs: dict) -> Net:
    """The net with these coders; types are not inferred anew."""
    return net.replace(inputs=net.inputs | inputs, outputs=net.outputs | outputs) if inputs or outputs else net


def _is_known(graph, key, port, arrays) -> bool:
    """Do the arrays of a port tell nothing that the graph does not know?"""
    known, told = graph.input_tensor(key), _data_type(graph, key, port, arrays)
    return known.dims == told.dims and told.element in (known.element, ATOM)


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
    try:
        return infer(graph, {k: _data_type(graph, k, port, arrays[k]) for k, port in ports.items()}, call=call)
    except NetFailure as error:
        raise error.with_tag("netdata", "the training data does not fit the net: ") from None


def _data_type(graph, key, port, arrays) -> Tensor:
    tensor = column_type(port, arrays)
    if graph.input_tensor(key).is_integer and not has_coder(port):
        tensor = Tensor(tensor.dims, _range(graph.input_tensor(key).element, arrays))
    return tensor


def _range(element: Index, arrays) -> Index:
    """The integers of a port; up to the largest of the data where nothing says how many there are."""
    if element.high is not None or element.low is None:
        return element
    parts = [arrays] if isinstance(arrays, np.ndarray) else arrays
    return Index(element.low, max([int(a.max()) for a in parts if a.size], default=element.low))


__all__ = ["Setup", "prepare"]
