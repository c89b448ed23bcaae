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


class _Loose:
    """An input of the net whose type is open in part, until the one layer that takes it tells.

    ``is_given``: has somebody told its sizes, so that it holds reals where nothing says otherwise?
    """

    __slots__ = ("port", "is_given", "type")

    def __init__(self, port: PortVariables, is_given: bool):
        self.port, self.is_given = port, is_given
        self.type: Tensor | None = None  # until it is known


class _OneLayer(Inference):
    """An inference in which one layer runs at a time: news are news to that layer or to nobody."""

    def __init__(self, call: "Callable | None"):
        super().__init__(call, only_reals=True)  # between layers; for integers at inputs see `_layer_types`
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
    sources: dict = {}
    for name, declared in net.inputs.items():
        chosen = None if inputs is None else inputs.get(name)
        source = _source(tensor_of(declared), chosen, name)
        if source is None:
            return None
        sources[name] = source
    if not any([type(source) is Tensor or source.port.shape.sizes is not None for source in sources.values()]):
        return None
    try:
        changes, results = _types(_OneLayer(call), net, sources)
        for name, port in (outputs or {}).items():
            _check(tensor_of(port), results[name])
    except (_Open, NetFailure, Integers):
        return None
    for key, ports in (("inputs", inputs), ("outputs", outputs)):
        coded = {n: p.with_type(changes[key][n]) for n, p in (ports or {}).items() if has_coder(p)}
        if coded:
            changes[key] = {**changes[key], **coded}
    return _changed(net, changes)


def _source(declared: Tensor, chosen: Port | None, name: str) -> Tensor | _Loose | None:
    """What is known of an input with a declared type, and perhaps a given one; None where that is no use here."""
    tensor = declared
    if chosen is not None:
        tensor = tensor_of(chosen)
        if not _is_open(declared) and declared != tensor:
            return None
    if tensor.is_settled:
        return tensor
    if tensor.is_integer:  # a layer may take reals nevertheless
        return None
    if tensor.dims is None:
        shape = Shape()
    elif tensor.is_fixed:
        shape = Shape(list(tensor.dims))
    else:
        return None
    element = Element(None if tensor.element == ATOM else tensor.element)
    return _Loose(PortVariables(shape, element, name), chosen is not None and not has_coder(chosen))


def _known(source: Tensor | _Loose) -> Tensor:
    tensor = source.type if isinstance(source, _Loose) else source
    if tensor is None:
        raise _Open
    return tensor


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
    for source in sources.values():
        if type(source) is _Loose:
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
    loose = [source for source in sources.values() if type(source) is _Loose]
    solver.only_reals = not loose  # integers that this layer alone takes meet no reals
    lengths: dict = {}
    inputs = {n: _input(solver, p, n, sources[n], lengths) for n, p in layer.inputs.items()}
    outputs = {n: _variables(solver, p, n, lengths) for n, p in layer.outputs.items()}
    arrays = {n: _variables(solver, p, n, lengths) for n, p in layer.array_types.items()} if layer.array_types else {}
    states = {n: _variables(solver, p, n, lengths) for n, p in layer.states.items()} if layer.states else {}
    rule = LayerTypes(solver, layer, (), inputs, outputs, arrays, states, {})
    solver.settle(rule)
    if loose:
        for source in loose:
            _tighten(solver, rule, source)
        solver.only_reals = True
    types = {n: _known(source) for n, source in sources.items()}
    results = {n: _settled(v) for n, v in outputs.items()}
    changes: dict = {"inputs": _ports(layer.inputs, types), "outputs": _ports(layer.outputs, results)}
    if states:
        changes["states"] = {n: _settled(v) for n, v in states.items()}
    if arrays:
        changes["array_types"] = {n: _settled(v, REAL) for n, v in arrays.items()}
    return changes, results


def _tighten(solver: _OneLayer, rule: LayerTypes, source: _Loose) -> None:
    """Find the type of an input after the layer that takes it has told what it knows."""
    element = root(source.port.element)
    if element.kind is None:
        if not source.is_given:
            raise _Open
        solver.set_kind(element, REAL)
        solver.settle(rule)
    source.type = Tensor(_settled_sizes(root(source.port.shape)), root(source.port.element).kind)


def _container_types(solver: _OneLayer, net: Container, sources: dict) -> tuple[dict, dict]:
    edges, nodes = net.edges, net.nodes
    _share_loose(sources, edges)
    tensors: dict = {(None, n): t for n, t in sources.items()}
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
            for port, source in own.items():
                if type(source) is _Loose:  # a net all of whose types are known takes reals
                    if root(source.port.element).kind is not None:
                        raise _Open
                    sizes, source.type = root(source.port.shape).sizes, tensor_of(child.inputs[port])
                    source = source.type if sizes is None else Tensor(sizes)
                _check(tensor_of(child.inputs[port]), source)
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
        if type(tensor) is not Tensor:
            raise _Open
        _check(tensor_of(declared), tensor)
        results[port] = tensor
    types = {n: _known(source) for n, source in sources.items()}
    for port, declared in net.inputs.items():
        if type(sources[port]) is Tensor:
            _check(tensor_of(declared), types[port])
    return {"inputs": _ports(net.inputs, types), "outputs": _ports(net.outputs, results), "nodes": changed}, results


def _share_loose(sources: dict, edges: dict) -> None:
    """Inputs that several layers take are reals where their sizes were given; else these layers have to agree."""
    for name, source in sources.items():
        if type(source) is _Loose and list(edges.values()).count((None, name)) != 1:
            sizes = root(source.port.shape).sizes
            if not source.is_given or sizes is None or root(source.port.element).kind is not None:
                raise _Open
            source.type = sources[name] = Tensor(sizes)


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


def _input(solver: _OneLayer, port: Port, name: str, source: Tensor | _Loose, lengths: dict) -> PortVariables:
    """The variables of an input, whose type is known or open in part."""
    if isinstance(source, _Loose):
        variables = source.port
    else:
        shape = Shape(list(source.dims or ()))
        shape.type = source
        variables = PortVariables(shape, Element(REAL), name, source)
    declared = tensor_of(port)
    if declared is source or _is_open(declared):
        return variables
    own = solver.port(declared, name, lengths, has_coder(port))
    if own.element.kind is not None and variables.element.kind not in (None, own.element.kind):
        raise _Open
    try:
        solver.unify_shapes(variables.shape, own.shape)
    except Clash:
        raise _Open from None
    solver.unify_elements(variables.element, own.element)
    return variables


def _settled(port: PortVariables, kind: "str | None" = None) -> Tensor:
    """The type of a port, of reals if nothing is left open."""
    if port.start is not None:
        return port.start
    if (kind or root(port.element).kind) != REAL:
        raise _Open
    shape = root(port.shape)
    if shape.type is None:
        shape.type = Tensor(_settled_sizes(shape))
    return shape.type


def _settled_sizes(shape: Shape) -> list[int]:
    if shape.sizes is None:
        raise _Open
    sizes = []
    for size in shape.sizes:
        n = size if isinstance(size, int) else known_size(size)
        if not isinstance(n, int):
            raise _Open
        sizes.append(n)
    return sizes
