"""Losses: what is minimised.  A net and its losses become one graph, whose inputs are the ports data is given for.

The graph has the net as node "Net" and the loss layers attached to it as "Loss" (or "Loss1", …).  The target of an
output port is given under that port's name.  Automatic losses follow what comes last before the port.
(ref/LossFunction)
"""

from collections.abc import Callable

from ..coders.boolean import BooleanDecoder
from ..coders.classes import ClassDecoder
from ..expression import S
from ..nets.container import Container, Graph, open_type
from ..nets.errors import NetFailure
from ..nets.infer import infer, make_layer
from ..nets.layer import Layer
from ..nets.layer_index import load_layer
from ..nets.net import Net
from ..nets.tree import net_at, without_coders
from ..nets.types import Coder, has_coder

NET = "Net"
LOSS_TYPES = frozenset(("MeanSquaredLoss", "MeanAbsoluteLoss", "CrossEntropyLoss", "ContrastiveLoss", "CTCLoss"))


class LossSpec:
    """One loss: the output port it is or is computed from (None: the only one), its layer or None, its weight."""

    __slots__ = ("port", "layer", "scale")

    def __init__(self, port=None, layer=None, scale: float = 1.0):
        self.port, self.layer, self.scale = port, layer, scale


class Term:
    """A summand of the loss: the graph's output port, its weight, the net's output port and the loss layer."""

    __slots__ = ("output", "scale", "port", "layer")

    def __init__(self, output: str, scale: float, port: str, layer):
        self.output, self.scale, self.port, self.layer = output, scale, port, layer

    @property
    def layer_type(self) -> str:
        """The type name of the loss layer; "" where the net's output is the loss and no layer is known to give it."""
        return "" if self.layer is None else self.layer.type_name


class Target:
    """A training port that is no input of the net: the output port it belongs to, and the encoder of the loss's port."""

    __slots__ = ("port", "coder")

    def __init__(self, port: str, coder=None):
        self.port, self.coder = port, coder


class TrainingGraph:
    """The graph that is trained, its loss terms, and its targets: data port -> Target."""

    def __init__(self, graph: Graph, terms: list, targets: dict):
        self.graph, self.terms, self.targets = graph, terms, targets

    @property
    def inputs(self) -> list:
        """The names of the ports that need data."""
        return list(self.graph.inputs)


def last_layer(net: Net, port: str) -> Layer | None:
    """The layer that computes an output port, through chains, graphs and maps; None where an input is handed on."""
    place = last_place(net, port)
    net = net_at(net, place or ())
    if place is not None and net.children and net.type_name in ("NetMap", "NetMapThread", "TimeDistributed"):
        inner = next(iter(net.children.values()))
        return last_layer(inner, next(iter(inner.outputs)))
    return net if place is not None and isinstance(net, Layer) else None


def last_place(net: Net, port: str) -> "tuple | None":
    """The path of the layer that computes an output port; None where an input is handed on."""
    path = []
    while isinstance(net, Container):
        node, port = net.edges[None, port]
        if node is None:
            return None
        path.append(node)
        net = net.nodes[node]
    return tuple(path)


def loss_ports(net: Net) -> list:
    """The output ports that are losses already: computed by a loss layer, or called "Loss…"."""
    ports = []
    for name in net.outputs:
        layer = last_layer(net, name)
        if name.startswith("Loss") or layer is not None and layer.type_name in LOSS_TYPES:
            ports.append(name)
    return ports


def ends_with_softmax(net: Net, port: str) -> bool:
    """Does the port give probabilities of classes?"""
    layer = last_layer(net, port)
    return layer is not None and layer.type_name == "Softmax"


def ends_with_sigmoid(net: Net, port: str) -> bool:
    """Does the port give single probabilities?"""
    layer = last_layer(net, port)
    return layer is not None and layer.type_name == "Elementwise" and layer.function in (S.LogisticSigmoid, "Sigmoid")


def automatic_loss(net: Net, port: str, target_is_vector: bool) -> Net:
    """The loss layer for an output port; ``target_is_vector``: are its targets arrays of the output's shape?"""
    decoder = net.outputs[port]
    layer = last_layer(net, port)
    kind = decoder.name if has_coder(decoder) else None
    if kind == "CTCBeamSearch":
        return _layer("CTCLossLayer")
    if layer is not None and layer.type_name == "NetPairEmbedding":
        return _layer("ContrastiveLossLayer", Margin=0.5)
    multilabel = kind == "Class" and decoder.multilabel
    if ends_with_sigmoid(net, port) or kind == "Boolean" or multilabel:
        return _layer("CrossEntropyLossLayer", LossType="Binary")
    if ends_with_softmax(net, port) or kind == "Class":
        return _layer("CrossEntropyLossLayer", LossType="Probabilities" if target_is_vector else "Index")
    return _layer("MeanSquaredLossLayer")


def _layer(name: str, **values):
    return make_layer(load_layer(name), values)


def loss_specs(net: Net, asked: "list[LossSpec] | None") -> list:
    """The losses of a net: those asked for, else its own loss ports, else one for every output."""
    if asked is not None:
        return [_completed(net, spec) for spec in asked]
    own = loss_ports(net)
    return [LossSpec(port) for port in own] if own else [LossSpec(port, S.Automatic) for port in net.outputs]


def _completed(net: Net, spec: LossSpec) -> LossSpec:
    listed = ", ".join([f'"{p}"' for p in net.outputs])
    if spec.port is None:
        candidates = [p for p in net.outputs if p not in loss_ports(net)] or list(net.outputs)
        if len(candidates) != 1:
            raise NetFailure(
                "netloss", f'the net has the output ports {listed}: say which one the loss function is for, as in "port" -> loss'
            )
        return LossSpec(candidates[0], spec.layer, spec.scale)
    if spec.port not in net.outputs:
        raise NetFailure(
            "netloss", f'the loss function needs the output port "{spec.port}", but the output ports of the net are {listed}'
        )
    return spec


def target_name(net: Net, port: str) -> str:
    """The name under which the targets of an output port are given."""
    return port if port not in net.inputs else "Target" if "Target" not in net.inputs else f"{port}Target"


def build(net: Net, specs: list, target_is_vector: Callable[[str], bool], call: Callable | None = None) -> TrainingGraph:
    """The net with its losses attached; ``target_is_vector(port)`` tells about the targets.  Raises `NetFailure`."""
    training = assembled(net, specs, target_is_vector)
    try:
        training.graph = infer(training.graph, call=call)
    except NetFailure as error:
        raise error.with_tag("netloss", "the loss function does not fit the net: ") from None
    return training


def assembled(net: Net, specs: list, target_is_vector: Callable[[str], bool]) -> TrainingGraph:
    """The same with types that are not inferred yet."""
    bare = without_coders(net)
    nodes: dict = {NET: bare}
    edges: dict = {(NET, p): (None, p) for p in net.inputs}
    inputs = {p: open_type() for p in net.inputs}
    terms: list = []
    targets: dict = {}
    outputs: dict = {}
    attached = [s for s in specs if s.layer is not None]
    for spec in specs:
        if spec.layer is None:
            name = _fresh(spec.port, outputs)
            edges[None, name] = (NET, spec.port)
            terms.append(Term(name, spec.scale, spec.port, last_layer(net, spec.port)))
            outputs[name] = open_type()
            continue
        layer = automatic_loss(net, spec.port, target_is_vector(spec.port)) if spec.layer is S.Automatic else spec.layer
        node = "Loss" if len(attached) == 1 else f"Loss{attached.index(spec) + 1}"
        layer = _opened(layer.declared)
        nodes[node] = without_coders(layer)
        for name in layer.inputs:
            edges[node, name] = _source(net, spec.port, name, layer, inputs, targets)
        for name in nodes[node].outputs:
            outer = _fresh(node if len(nodes[node].outputs) == 1 else name, outputs)
            edges[None, outer] = (node, name)
            terms.append(Term(outer, spec.scale, spec.port, _loss_layer(layer, name)))
            outputs[outer] = open_type()
    return TrainingGraph(Graph(nodes, edges, inputs, outputs), terms, targets)


def _loss_layer(net, port):
    return last_layer(net, port) or net


def _opened(layer: Net) -> Net:
    return layer.with_inputs(["Input", "Target"]) if layer.is_open and not layer.inputs else layer


def _source(net, port, name, layer, inputs, targets):
    """Where an input of a loss layer comes from: the net's output, the targets, or further data."""
    names = list(layer.inputs)
    named = "Input" in names  # else the first two inputs are the net's output and the target
    if name == ("Input" if named else names[0]):
        return NET, port
    is_target = name == ("Target" if named else names[1])
    key = target_name(net, port) if is_target else name
    inputs.setdefault(key, open_type())
    targets.setdefault(key, Target(port, layer.inputs[name] if has_coder(layer.inputs[name]) else None))
    return None, key


def _fresh(name: str, taken: dict) -> str:
    if name not in taken:
        return name
    number = 2
    while f"{name}{number}" in taken:
        number += 1
    return f"{name}{number}"


def default_decoder(net: Net, port: str, labels: "tuple | None", depth: int) -> Coder | None:
    """The decoder that targets which are no numbers ask for, or None; ``labels`` in order, ``depth`` levels deep."""
    if labels is None or has_coder(net.outputs[port]):
        return None
    if set(labels) <= {S.True_, S.False_} and ends_with_sigmoid(net, port):
        return BooleanDecoder({"InputDepth": depth})
    if ends_with_softmax(net, port):
        return ClassDecoder({"Labels": tuple(labels), "InputDepth": depth + 1, "Multilabel": False})
    return None


__all__ = [
    "NET",
    "LossSpec",
    "Target",
    "Term",
    "TrainingGraph",
    "assembled",
    "automatic_loss",
    "build",
    "default_decoder",
    "last_layer",
    "last_place",
    "loss_ports",
    "loss_specs",
    "target_name",
]
