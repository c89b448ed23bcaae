"""Inference over a whole net: sizes and element types of every port and array."""

import gc
from collections.abc import Callable, Collection
from typing import Any, TypeVar

from .array_values import DISABLED, Shared
from .container import open_type
from .errors import NetFailure, place
from .layer import Layer
from .layer_types import LayerTypes
from .net import Net
from .straight import straight
from .types import REAL, Tensor, has_coder, tensor_of
from .unification import Inference, Integers, PortVariables, root

N = TypeVar("N", bound=Net)
L = TypeVar("L", bound=Layer)


class _Ports:
    """The variables of one net's ports (and states), kept until the types are read off.

    ``is_closed``: nothing of the net but its ports takes part, because all its types are known.
    """

    __slots__ = ("inputs", "outputs", "states", "arrays", "children", "is_closed")

    def __init__(self, inputs: dict, outputs: dict, states: dict, arrays: dict, children: dict, is_closed: bool = False):
        self.inputs, self.outputs, self.states = inputs, outputs, states
        self.arrays, self.children, self.is_closed = arrays, children, is_closed


def infer(net: N, inputs: "dict | None" = None, outputs: "dict | None" = None, call: "Callable | None" = None) -> N:
    """The net with all types that follow from what is known, and from types or coders given for ports.

    ``call(f, *args)`` evaluates code in a session, for layers whose shapes only their code can tell.

    Raises `NetFailure`.
    """
    net = net.declared
    if net.is_settled and _are_types(net.inputs, inputs) and _are_types(net.outputs, outputs):
        return _with_coders(net, inputs, outputs)  # all that is given is known
    collects = gc.isenabled()
    gc.disable()  # of many layers there are many objects and no cycles: to look through all again and again takes quadratic time
    try:
        return _all_types(_with_ports(net, inputs, outputs), inputs, outputs, call)
    finally:
        if collects:
            gc.enable()


def _all_types(net: N, inputs: "dict | None", outputs: "dict | None", call: "Callable | None") -> N:
    known = straight(net, inputs, outputs, call)
    if known is not None:
        return known
    if _has_new_parts(net):
        try:
            return _inferred(net, inputs, outputs, Inference(call, only_reals=True))
        except (NetFailure, Integers):  # then what each layer tells of itself comes first: messages are about that
            net = net.replace(
                nodes={n: _alone(c, call) if isinstance(c, Layer) and c.is_new else c for n, c in net.children.items()}
            )
    return _inferred(net, inputs, outputs, Inference(call))


def _has_new_parts(net: Net) -> bool:
    return net.is_container and any([child.is_new for child in net.children.values()])


def _alone(layer: Layer, call: "Callable | None") -> Layer:
    """A layer of a container with what it tells of itself; inputs that came with connections tell nothing yet."""
    if not layer.variadic or layer.initial_inputs():
        return infer(layer, call=call)
    return infer(layer.replace(inputs={}), call=call).with_inputs(list(layer.inputs))


def _inferred(net: N, inputs: "dict | None", outputs: "dict | None", solver: Inference, closes: bool = True) -> N:
    """The net with all types; ``closes``: the inside of parts whose types are known takes no part."""
    ports = _add(solver, net, (), {}, closes, is_part=False)
    _give(solver, ports.inputs, inputs, "input")
    _give(solver, ports.outputs, outputs, "output")
    solver.solve()
    if _settle(solver, ports, inputs, outputs):
        solver.go_on()
    if not _still_real(ports):
        return _inferred(net, inputs, outputs, Inference(solver.call), closes=False)
    net = _resolved(solver, _with_coders(net, inputs, outputs), ports)
    solver.close()
    return net


def _still_real(ports: _Ports) -> bool:
    """Have the ports of closed parts kept their elements?  An operator may turn reals into integers."""
    for child in ports.children.values():
        if not _still_real(child):
            return False
    if ports.is_closed:
        for group in (ports.inputs, ports.outputs, ports.states):
            for port in group.values():
                if root(port.element).kind != REAL:
                    return False
    return True


def _are_types(ports: dict, asked: "dict | None") -> bool:
    """Are these the types that the ports have?"""
    return not asked or all([n in ports and tensor_of(ports[n]) == tensor_of(p) for n, p in asked.items()])


def _with_coders(net: N, inputs: "dict | None", outputs: "dict | None") -> N:
    """The net with the coders among the types given for its ports."""
    coded_in = {n: p for n, p in (inputs or {}).items() if has_coder(p)}
    coded_out = {n: p for n, p in (outputs or {}).items() if has_coder(p)}
    if not coded_in and not coded_out:
        return net
    return net.replace(inputs=net.inputs | coded_in, outputs=net.outputs | coded_out, is_inferred=net.is_inferred)


def _with_ports(net: N, inputs: "dict | None", outputs: "dict | None") -> N:
    """The net with the ports that are given and that it, taking any number of them, does not have yet."""
    more_in = {name: open_type() for name in inputs or () if name not in net.inputs}
    more_out = {name: open_type() for name in outputs or () if name not in net.outputs}
    if not more_in and not more_out:
        return net
    return net.replace(inputs={**net.inputs, **more_in}, outputs={**net.outputs, **more_out})


# --- types to variables --------------------------------------------------------------------------------------------------


def _add(solver: Inference, net: Net, path: tuple, shared: dict, closes: bool, is_part: bool = True) -> _Ports:
    """The net's variables, its rules and flows; ``shared``: name -> variables of the first array of that name."""
    lengths: dict = {}
    port = solver.port

    def variables(group: dict) -> dict:
        return {n: port(p, n, lengths) if type(p) is Tensor else port(p.type, n, lengths, True) for n, p in group.items()}

    if is_part and closes and net.is_settled:
        return _Ports(variables(net.inputs), variables(net.outputs), variables(net.states), {}, {}, is_closed=True)
    children = {name: _add(solver, child, (*path, name), shared, closes) for name, child in net.children.items()}
    states = variables(net.states) if net.states else {}
    arrays = variables(net.array_types) if net.array_types else {}
    ports = _Ports(variables(net.inputs), variables(net.outputs), states, arrays, children)
    if net.is_container:
        _connect_nodes(solver, net, path, ports)
    else:
        for name, value in net.arrays.items():
            if type(value) is Shared:
                first = shared.setdefault(value.name, ports.arrays[name])
                if first is not ports.arrays[name]:
                    solver.connect(first, ports.arrays[name], _shared_text(value.name))
        LayerTypes(solver, net, path, ports.inputs, ports.outputs, ports.arrays, ports.states, children).take_part()
    return ports


def _shared_text(name: str) -> Callable[[str, str], str]:
    return lambda a, b: f"the shared array {name!r} is {a} in one place and {b} in another"


def _connect_nodes(solver: Inference, net: Net, path: tuple, ports: _Ports) -> None:
    for (node, port), (source, source_port) in net.edges.items():
        if source is None:
            origin = ports.inputs[source_port]
        else:
            child = ports.children[source]
            origin = _port(child, child.outputs, source_port, (*path, source))
        if node is None:
            destination = ports.outputs[port]
        else:
            child = ports.children[node]
            destination = _port(child, child.inputs, port, (*path, node))
        solver.connect(origin, destination, _edge_text(path, source, source_port, node, port))


def _port(child: _Ports, ports: dict, name: str, path: tuple) -> PortVariables:
    """A port that a connection ends at; a layer put in place of another may have no such port."""
    port = ports.get(name) or child.states.get(name)
    if port is None:
        raise NetFailure("netform", f'there is no port "{name}" that the connection needs', path)
    return port


def _edge_text(path: tuple, source, source_port: str, node, port: str) -> Callable[[str, str], str]:
    def text(a: str, b: str) -> str:
        sending = f"output of {place(path + (source,))}" if source is not None else f'input port "{source_port}"'
        receiving = f"input of {place(path + (node,))}" if node is not None else f'output port "{port}"'
        return f"{sending} ({a}) does not fit {receiving} ({b})"

    return text


def _give(solver: Inference, ports: dict, asked: "dict | None", side: str) -> None:
    """Join types or coders that a user gives to the ports of these names."""
    lengths: dict = {}
    for name, port in (asked or {}).items():
        solver.give(ports[name], solver.port(tensor_of(port), name, lengths, has_coder(port)), side)


def _settle(solver: Inference, ports: _Ports, inputs: "dict | None", outputs: "dict | None") -> bool:
    """Ports whose shape was given hold real numbers where nothing says otherwise; was one left open?"""
    was_open = False
    for group, asked in ((ports.inputs, inputs), (ports.outputs, outputs)):
        for name, port in (asked or {}).items():
            element = root(group[name].element)
            if element.kind is None and not has_coder(port):
                solver.set_kind(element, REAL)
                was_open = True
    return was_open


# --- variables to types --------------------------------------------------------------------------------------------------


def _resolved(solver: Inference, net: N, ports: _Ports) -> N:
    if ports.is_closed:
        return net
    changes = {
        "inputs": _types(solver, net.inputs, ports.inputs),
        "outputs": _types(solver, net.outputs, ports.outputs),
    }
    if net.is_container:
        changes["nodes"] = {n: _resolved(solver, c, ports.children[n]) for n, c in net.children.items()}
    else:
        if ports.states:
            changes["states"] = _types(solver, net.states, ports.states)
        if ports.arrays:
            changes["array_types"] = {n: solver.result(v, REAL) for n, v in ports.arrays.items()}
        if ports.children:
            changes["nets"] = {n: _resolved(solver, c, ports.children[n]) for n, c in net.children.items()}
    if net.is_new or any([getattr(net, name) != value for name, value in changes.items()]):
        net = net.replace(**changes)
        if isinstance(net, Layer):
            net = net.completed()
    net.is_new, net.is_inferred = False, True
    return net


def _types(solver: Inference, ports: dict, variables: dict) -> dict:
    types = {}
    for name, port in ports.items():
        tensor = solver.result(variables[name])
        types[name] = tensor if type(port) is Tensor else port.with_type(tensor)
    return types


def forgotten(net: N, ports: Collection[str] = ()) -> N:
    """The net with only those types that its arguments and arrays fix, and those of these ports of its own."""

    def types(group: dict, fresh: dict) -> dict:
        return {n: p if n in ports else _fresh_coder(p) if has_coder(p) else fresh.get(n, open_type()) for n, p in group.items()}

    if not isinstance(net, Layer):
        return net.replace(
            nodes={n: forgotten(c) for n, c in net.nodes.items()},
            inputs=types(net.inputs, {}),
            outputs=types(net.outputs, {}),
        )
    fresh = type(net)(net.values, net.arrays, {n: forgotten(c) for n, c in net.nets.items()})
    return net.replace(
        nets=fresh.nets,
        array_types=fresh.array_types,
        states=fresh.states,
        inputs=types(net.inputs, fresh.inputs),
        outputs=types(net.outputs, fresh.outputs),
    )


def _fresh_coder(coder):
    return type(coder)(coder.values)


# --- layers ------------------------------------------------------------------------------------------------------------


def make_layer(
    cls: type[L],
    values: dict,
    arrays: "dict | None" = None,
    nets: "dict | None" = None,
    inputs: "dict | None" = None,
    outputs: "dict | None" = None,
    multipliers: Any = None,
    call: "Callable | None" = None,
) -> L:
    """A layer of this class, finished.  Raises `NetFailure`."""
    layer = cls(values, arrays, nets)
    layer.multipliers = multipliers
    return finish_layer(layer, inputs, outputs, call)


def finish_layer(layer: L, inputs: "dict | None" = None, outputs: "dict | None" = None, call: "Callable | None" = None) -> L:
    """The layer with its types inferred, at once or when somebody asks for them.  Raises `NetFailure`."""
    if inputs and layer.variadic and not layer.inputs:
        layer = layer.with_inputs(list(inputs))
    if outputs and not layer.outputs:
        layer = layer.replace(outputs=dict.fromkeys(outputs, open_type()))
    if inputs or outputs or layer.nets:
        return infer(layer, inputs, outputs, call)
    for value in layer.arrays.values():
        if value is not None and value is not DISABLED:
            return infer(layer, call=call)
    return layer.waiting(infer)  # nothing was given that could contradict
