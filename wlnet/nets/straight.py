"""Inference straight through a net all of whose inputs are known, one layer after another.

This is the usual case, and finds what `infer` finds with less work: every layer gets its inputs' types from the layers before,
so that nothing has to be told to anybody else.  Where a type stays open, or a layer refuses, the whole net is left to `infer`,
whose messages know both sides.
"""

from collections.abc import Callable
from typing import TypeVar

from .array_values import DISABLED, Shared
from .container import Container
from .errors import NetFailure
from .layer import Layer
from .layer_types import LayerTypes
from .net import Net
from .types import ATOM, REAL, Port, Tensor, has_coder, tensor_of
from .unification import Clash, Element, Inference, Integers, PortVariables, Shape, known_size, root

N = TypeVar("N", bound=Net)


class _Open(Exception):
    """Something does not follow from the inputs alone."""


class _OneLayer(Inference):
    """An inference in which one layer runs at a time: news are news to that layer or to nobody."""

    def __init__(self, call: "Callable | None"):
        super().__init__(call, only_reals=True)
        self.has_news = False
        self.known: dict = {}  # what the layers so far have found, so that a layer like them need not find it again

    def tell(self, watchers: list, news: "Shape | Element | None" = None) -> None:
        if news is None or self.runs in (news.read, self.sizes_read):
            self.has_news = True

    def settle(self, rule: LayerTypes) -> None:
        """Let a layer relate its types until it finds no more."""
        self.has_news = True
        while self.has_news:
            self.runs += 1
            self.has_news = False
            rule.run()
        if self.doubtful or self.hesitant:  # what it does then depends on the rest of the net
            raise _Open


def straight(net: N, inputs: "dict | None", outputs: "dict | None", call: "Callable | None" = None) -> N | None:
    """The net with all types, where they follow from those of its inputs; None where that is not so.

    ``inputs``, ``outputs``: types or coders given for ports of the net.
    """
    sources = {}
    for name, declared in net.inputs.items():
        own = tensor_of(declared)
        tensor = _joined(own, inputs[name]) if inputs is not None and name in inputs else own
        if tensor is None or not tensor.is_settled:
            return None
        sources[name] = tensor
    try:
        changes, results = _types(_OneLayer(call), net, sources)
        for name, port in (outputs or {}).items():
            _check(tensor_of(port), results[name])
    except (_Open, NetFailure, Integers):
        return None
    for key, given in (("inputs", inputs), ("outputs", outputs)):
        coded = {n: p.with_type(changes[key][n]) for n, p in (given or {}).items() if has_coder(p)}
        if coded:
            changes[key] = {**changes[key], **coded}
    return _changed(net, changes)


def _joined(declared: Tensor, given: Port) -> Tensor | None:
    """The type of an input with a declared type and a given one; numbers without a word about them are reals."""
    tensor = tensor_of(given)
    if tensor.element == ATOM and not has_coder(given):
        tensor = Tensor(tensor.dims)
    return tensor if _is_open(declared) or declared == tensor else None


def _is_open(tensor: Tensor) -> bool:
    return tensor.dims is None and tensor.element == ATOM


def _check(declared: Tensor, tensor: Tensor) -> None:
    """Go on where a type that is found is one that was declared for the same port."""
    if declared is tensor:
        return
    if declared.element != REAL and declared.element != ATOM:
        raise _Open
    if declared.dims is not None and declared.dims != tensor.dims:
        if len(declared.dims) != len(tensor.dims) or any([d is not None and d != n for d, n in zip(declared.dims, tensor.dims)]):
            raise _Open


def _types(solver: _OneLayer, net: Net, sources: dict) -> tuple[dict, dict]:
    """(the attributes of the net that inference changes, the types of its outputs), from the types of its inputs."""
    if isinstance(net, Container):
        return _container_types(solver, net, sources)
    key = _likeness(net, sources)
    known = None if key is None else solver.known.get(key)
    if known is None:
        known = _layer_types(solver, net, sources)
        if key is not None:
            solver.known[key] = known
    return known


def _likeness(layer: Net, sources: dict) -> "tuple | None":
    """What fixes all types of a layer that has none of its own yet; None where that is more than parameters and inputs."""
    if not layer.is_new or layer.nets:
        return None
    for value in layer.arrays.values():
        if value is not None and value is not DISABLED:
            return None
    try:
        key = type(layer), *sources.items(), *layer.values.values(), *layer.outputs.items(), *layer.array_types
        hash(key)
    except TypeError:  # a parameter that is a dict
        return None
    return key


def _layer_types(solver: _OneLayer, layer: Net, sources: dict) -> tuple[dict, dict]:
    if layer.nets:
        raise _Open
    for value in layer.arrays.values():
        if type(value) is Shared:  # its type is that of other arrays too
            raise _Open
    lengths: dict = {}
    inputs = {n: _input(solver, p, n, sources[n], lengths) for n, p in layer.inputs.items()}
    outputs = {n: _variables(solver, p, n, lengths) for n, p in layer.outputs.items()}
    arrays = {n: _variables(solver, p, n, lengths) for n, p in layer.array_types.items()} if layer.array_types else {}
    states = {n: _variables(solver, p, n, lengths) for n, p in layer.states.items()} if layer.states else {}
    solver.settle(LayerTypes(solver, layer, (), inputs, outputs, arrays, states, {}))
    results = {n: _settled(v) for n, v in outputs.items()}
    changes: dict = {"inputs": _ports(layer.inputs, sources), "outputs": _ports(layer.outputs, results)}
    if states:
        changes["states"] = {n: _settled(v) for n, v in states.items()}
    if arrays:
        changes["array_types"] = {n: _settled(v, REAL) for n, v in arrays.items()}
    return changes, results


def _container_types(solver: _OneLayer, net: Container, sources: dict) -> tuple[dict, dict]:
    tensors: dict = {(None, n): t for n, t in sources.items()}
    edges, nodes = net.edges, net.nodes
    changed = dict(nodes)  # in the order of the nodes, whatever the order of the work
    for name in net.order():
        child = nodes[name]
        own = {}
        for port in child.inputs:
            source = tensors.get(edges.get((name, port)))
            if source is None:  # it is a state
                raise _Open
            own[port] = source
        if child.is_settled:
            for port, tensor in own.items():
                _check(tensor_of(child.inputs[port]), tensor)
            results = child.outputs
        else:
            changes, results = _types(solver, child, own)
            changed[name] = _changed(child, changes)
        for port, tensor in results.items():
            tensors[name, port] = tensor
    for node, port in edges:
        if node is not None and port not in nodes[node].inputs:  # a state that is set
            raise _Open
    results = {}
    for port, declared in net.outputs.items():
        tensor = tensors.get(edges[None, port])
        if tensor is None:
            raise _Open
        _check(tensor_of(declared), tensor)
        results[port] = tensor
    for port, declared in net.inputs.items():
        _check(tensor_of(declared), sources[port])
    return {"inputs": _ports(net.inputs, sources), "outputs": _ports(net.outputs, results), "nodes": changed}, results


def _changed(net: N, changes: dict) -> N:
    if net.is_new or any([getattr(net, name) != value for name, value in changes.items()]):
        net = net.replace(**changes)
        if isinstance(net, Layer):
            net = net.completed()
    net.is_new, net.is_inferred = False, True
    return net


def _ports(ports: dict, tensors: dict) -> dict:
    """The ports of a net with the types that were found, each with its coder."""
    return {n: tensors[n] if type(p) is Tensor else p.with_type(tensors[n]) for n, p in ports.items()}


# --- one layer -----------------------------------------------------------------------------------------------------------


def _variables(solver: _OneLayer, port: Port, name: str, lengths: dict) -> PortVariables:
    tensor = tensor_of(port)
    if tensor.dims is None and tensor.element == ATOM:
        return PortVariables(Shape(), Element(), name)
    return solver.port(tensor, name, lengths, has_coder(port))


def _input(solver: _OneLayer, port: Port, name: str, tensor: Tensor, lengths: dict) -> PortVariables:
    """The variables of an input of this type."""
    shape = Shape(list(tensor.dims))
    shape.type = tensor
    declared = tensor_of(port)
    if declared is not tensor and not _is_open(declared):
        wanted = solver.port(declared, name, lengths, has_coder(port))
        try:
            solver.unify_shapes(shape, wanted.shape)
        except Clash:
            raise _Open from None
    return PortVariables(shape, Element(REAL), name, tensor)


def _settled(port: PortVariables, kind: "str | None" = None) -> Tensor:
    """The type of a port, of reals if nothing is left open."""
    if port.start is not None:
        return port.start
    if (kind or root(port.element).kind) != REAL:
        raise _Open
    shape = root(port.shape)
    if shape.type is None:
        if shape.sizes is None:
            raise _Open
        dims = []
        for size in shape.sizes:
            n = size if type(size) is int else known_size(size)
            if type(n) is not int:
                raise _Open
            dims.append(n)
        shape.type = Tensor(dims)
    return shape.type
