"""From a net to a graph of ops: one example's shapes known, the batch as axis 0 of everything that comes from a port."""

from collections.abc import Callable, Hashable
from typing import NoReturn

import numpy as np

from .. import ops
from ..nets.array_values import Shared
from ..nets.container import Container
from ..nets.errors import NetFailure
from ..nets.layer import Layer
from ..nets.net import Net
from ..nets.types import Tensor
from ..ops import OpsError
from ..ops.graph import Value


class Context:
    """What a layer's ``forward`` may ask for: its arrays, the mode, the batch size; and how it runs nets inside it."""

    __slots__ = ("trace", "path", "layer")

    def __init__(self, trace: "Trace", path: tuple, layer: Layer):
        self.trace = trace
        self.path = path
        self.layer = layer

    @property
    def training(self) -> bool:
        """Is the net evaluated as in training?"""
        return self.trace.training

    @property
    def dtype(self) -> np.dtype:
        """The real element type of this run."""
        return self.trace.dtype

    @property
    def batch(self) -> int:
        """The number of examples."""
        return self.trace.batch

    def array(self, name: str) -> Value:
        """The layer's array as a value (without batch axis)."""
        return self.trace.array(self.layer, self.path, name)

    def has_array(self, name: str) -> bool:
        """Is the array in use (not switched off with None)?"""
        return name in self.layer.array_types

    def batched(self, value: Value) -> Value:
        """A value without batch axis, repeated for every example."""
        return ops.broadcast_to(ops.expand_dims(value, 0), (self.batch, *value.shape))

    def constant(self, number: float, shape: tuple) -> Value:
        """An array of one number, without batch axis."""
        return ops.constant(number, self.dtype) if not shape else ops.broadcast_to(ops.constant(number, self.dtype), shape)

    @property
    def call(self) -> "Callable | None":
        """``call(f, *args)`` evaluates code in the session that runs the net; None where no session does."""
        return self.trace.call

    def run(self, name: str, ins: dict, batch: "int | None" = None) -> dict:
        """Run the net of this name inside the layer (``layer.nets``) on inputs with batch axis.

        ``batch``: their number of examples, where it is not the layer's own because levels were folded into the batch.
        """
        return self.trace.inner_run(self.layer.nets[name], ins, (*self.path, name), batch or self.batch)

    def update(self, name: str, value: Value) -> None:
        """In training: the array's value after this step (moving statistics)."""
        self.trace.updates[self.trace.key(self.layer, self.path, name)] = value

    def tell(self, name: str, value: Value) -> None:
        """Make a value inside the layer readable as NetPort[{…, name}]."""
        self.trace.met(self.path, name, value)

    def fail(self, text: str) -> NoReturn:
        """Refuse the data; the message names the layer."""
        raise NetFailure("netdata", text, self.path)


class Trace:
    """One graph being made.

    ``ports``: (path, port name) -> value of every output and input met on the way; ``states``: final states by (path, name).
    """

    def __init__(
        self,
        batch: int,
        training: bool = False,
        dtype: np.dtype = ops.FLOAT32,
        states: "dict | None" = None,
        call: "Callable | None" = None,
    ):
        self.batch = batch
        self.training = training
        self.dtype = dtype
        self.call = call
        self.arrays: dict = {}  # key -> value
        self.array_owners: dict = {}  # key -> (layer path, array name)
        self.updates: dict = {}
        self.ports: dict = {}
        self.states: dict = {}
        self.initial_states = states or {}  # (path, name) -> value
        self.outer_batch = batch

    @staticmethod
    def key(layer: Layer, path: tuple, name: str) -> Hashable:
        """What an array is fed under: its path, or its name where it is shared."""
        value = layer.arrays[name]
        return ("shared", value.name) if type(value) is Shared else (*path, name)

    def array(self, layer: Layer, path: tuple, name: str) -> Value:
        """An array of the layer at a path; a shared one is the same value in all layers."""
        key = self.key(layer, path, name)
        value = self.arrays.get(key)
        if value is None:
            value = self.arrays[key] = ops.array(key, layer.array_types[name].dims, self.dtype)
            self.array_owners[key] = (path, name)
        return value

    def inner_run(self, net: Net, ins: dict, path: tuple, batch: int) -> dict:
        """Outputs of a net inside a layer, from inputs with this number of examples in the batch axis."""
        outside, self.batch = self.batch, batch
        try:
            fitting = {name: self._fitting(value, net, name) for name, value in ins.items()}
            return self.run(net, fitting, path)
        finally:
            self.batch = outside

    def run(self, net: Net, ins: dict, path: tuple = ()) -> dict:
        """Outputs of a net (and the final states of a layer) from its inputs."""
        # an input may be asked for as well, by measurements
        for name, value in ins.items():
            self.met(path, name, value)
        if isinstance(net, Layer):
            outs = self._layer(net, ins, path)
        elif isinstance(net, Container):
            outs = self._container(net, ins, path)
        for name, value in outs.items():
            self.met(path, name, value)
        return outs

    def met(self, path: tuple, name: str, value: Value) -> None:
        """Keep the value of a port, to be asked for."""
        if self.batch == self.outer_batch:  # else levels were folded into the batch: no value of one port
            self.ports[path, name] = value

    def _layer(self, layer: Layer, ins: dict, path: tuple) -> dict:
        ctx = Context(self, path, layer)
        states = layer.states
        # a copy: the caller's inputs are those of the net around
        if states:
            ins = dict(ins)
            for name, tensor in states.items():
                if name not in ins:
                    ins[name] = self._initial_state(path, name, tensor)
        try:
            outs = layer.forward_ports(ctx, ins)
        except OpsError as error:
            raise NetFailure("netdata", error.text, path) from error
        for name in states:
            self.states[path, name] = outs[name]
        return outs

    def _initial_state(self, path: tuple, name: str, tensor: Tensor) -> Value:
        """The state given from outside, else zeros."""
        state = self.initial_states.get((path, name))
        if state is not None:
            return state
        if tensor.dims is None or not all([type(d) is int for d in tensor.dims]):
            raise NetFailure("netdata", f'the dimensions of the state "{name}" are not known; give the shape of its port', path)
        return ops.zeros((self.batch, *tensor.dims), self.dtype)

    def _container(self, net: Container, ins: dict, path: tuple) -> dict:
        values = {(None, name): value for name, value in ins.items()}  # by (node, port), as edges name their ends
        for node in net.order():
            child = net.nodes[node]
            child_ins = {}
            for port in (*child.inputs, *child.states):
                source = net.edges.get((node, port))
                if source is not None:
                    child_ins[port] = self._fitting(values[source], child, port)
            for name, value in self.run(child, child_ins, (*path, node)).items():
                values[node, name] = value
        return {name: values[net.edges[None, name]] for name in net.outputs}

    def _fitting(self, value: Value, child: Net, port: str) -> Value:
        """The value in the element type that the port wants."""
        tensor = child.input_tensor(port) if port in child.inputs else None
        if tensor is not None and tensor.is_integer and value.is_float:
            return ops.cast(value, ops.INT64)
        return value
