"""Inference over a whole net: sizes and element types of every port and array."""

from .container import open_type
from .errors import place
from .layer import Layer
from .layer_types import LayerTypes
from .net import Net, Shared
from .types import REAL, Tensor, has_coder, tensor_of
from .unification import Inference, root


class _Ports:
    """The variables of one net's ports (and states), kept until the types are read off."""

    __slots__ = ("inputs", "outputs", "states", "arrays", "children")

    def __init__(self, inputs, outputs, states, arrays, children):
        self.inputs, self.outputs, self.states = inputs, outputs, states
        self.arrays, self.children = arrays, children


def infer(net: Net, inputs: "dict | None" = None, outputs: "dict | None" = None) -> Net:
    """The net with all types that follow from what is known, and from types or coders given for ports.

    Raises `NetFailure`.
    """
    net = _with_ports(net, inputs, outputs)
    solver = Inference()
    shared: dict = {}
    ports = _add(solver, net, (), shared)
    _give(solver, ports.inputs, inputs, "input")
    _give(solver, ports.outputs, outputs, "output")
    solver.solve()
    if _settle(solver, ports, inputs, outputs):
        solver.go_on()
    net = net.replace(
        inputs={**net.inputs, **{n: p for n, p in (inputs or {}).items() if has_coder(p)}},
        outputs={**net.outputs, **{n: p for n, p in (outputs or {}).items() if has_coder(p)}},
    )
    return _resolved(solver, net, ports)


def _with_ports(net: Net, inputs, outputs) -> Net:
    """The net with the ports that are given and that it, taking any number of them, does not have yet."""
    more_in = {name: open_type() for name in inputs or () if name not in net.inputs}
    more_out = {name: open_type() for name in outputs or () if name not in net.outputs}
    if not more_in and not more_out:
        return net
    return net.replace(inputs={**net.inputs, **more_in}, outputs={**net.outputs, **more_out})


def _give(solver: Inference, ports: dict, given: "dict | None", side: str) -> None:
    """Join given types or coders to the ports of these names."""
    lengths: dict = {}
    for name, port in (given or {}).items():
        solver.give(ports[name], solver.port(tensor_of(port), name, lengths, has_coder(port)), side)


def _settle(solver: Inference, ports: _Ports, inputs, outputs) -> bool:
    """Ports whose shape was given hold real numbers where nothing says otherwise; was one left open?"""
    is_new = False
    for group, asked in ((ports.inputs, inputs), (ports.outputs, outputs)):
        for name, port in (asked or {}).items():
            element = root(group[name].element)
            if element.kind is None and not has_coder(port):
                solver.set_kind(element, REAL)
                is_new = True
    return is_new


def _add(solver: Inference, net: Net, path: tuple, shared: dict) -> _Ports:
    lengths: dict = {}

    def variables(group):
        return {name: solver.port(tensor_of(p), name, lengths, has_coder(p)) for name, p in group.items()}

    if isinstance(net, Layer):
        return _add_layer(solver, net, path, shared, variables)
    return _add_container(solver, net, path, shared, variables)


def _add_layer(solver, net, path, shared, variables) -> _Ports:
    children = {name: _add(solver, child, (*path, name), shared) for name, child in net.nets.items()}
    ports = _Ports(variables(net.inputs), variables(net.outputs), variables(net.states), variables(net.array_types), children)
    for name, value in net.arrays.items():
        if type(value) is Shared:
            other = shared.setdefault(value.name, ports.arrays[name])
            if other is not ports.arrays[name]:
                solver.connect(other, ports.arrays[name], _shared_text(value.name))
    LayerTypes(solver, net, path, ports.inputs, ports.outputs, ports.arrays, ports.states, children)
    return ports


def _shared_text(name):
    return lambda a, b: f"the shared array {name!r} is {a} in one place and {b} in another"


def _add_container(solver, net, path, shared, variables) -> _Ports:
    children = {name: _add(solver, child, (*path, name), shared) for name, child in net.nodes.items()}
    ports = _Ports(variables(net.inputs), variables(net.outputs), {}, {}, children)
    for (node, port), (source, source_port) in net.edges.items():
        if node is None:
            destination = ports.outputs[port]
        else:
            found = children[node].inputs.get(port)
            destination = found if found is not None else children[node].states[port]
        if source is None:
            origin = ports.inputs[source_port]
        else:
            found = children[source].outputs.get(source_port)
            origin = found if found is not None else children[source].states[source_port]
        solver.connect(origin, destination, _edge_text(path, source, source_port, node, port))
    return ports


def _edge_text(path, source, source_port, node, port):
    def text(a: str, b: str) -> str:
        sending = f"output of {place(path + (source,))}" if source is not None else f'input port "{source_port}"'
        receiving = f"input of {place(path + (node,))}" if node is not None else f'output port "{port}"'
        return f"{sending} ({a}) does not fit {receiving} ({b})"

    return text


def _resolved(solver: Inference, net: Net, ports: _Ports) -> Net:
    changes = {
        "inputs": _types(solver, net.inputs, ports.inputs),
        "outputs": _types(solver, net.outputs, ports.outputs),
    }
    if isinstance(net, Layer):
        changes["states"] = _types(solver, net.states, ports.states)
        changes["array_types"] = {n: Tensor(solver.type_of(v).dims, REAL) for n, v in ports.arrays.items()}
        changes["nets"] = {n: _resolved(solver, c, ports.children[n]) for n, c in net.nets.items()}
    else:
        changes["nodes"] = {n: _resolved(solver, c, ports.children[n]) for n, c in net.nodes.items()}
    if all([getattr(net, k) == v for k, v in changes.items()]):
        return net
    changed = net.replace(**changes)
    return changed.settled() if isinstance(net, Layer) else changed


def _types(solver, given: dict, found: dict) -> dict:
    out = {}
    for name, port in given.items():
        tensor = solver.type_of(found[name])
        out[name] = port.with_type(tensor) if has_coder(port) else tensor
    return out


def forgotten(net: Net, kept=()) -> Net:
    """The net with only those types that its arguments and arrays fix, and those of its ports named in ``kept``."""

    def types(group, fresh):
        return {n: p if n in kept else _fresh_coder(p) if has_coder(p) else fresh.get(n, open_type()) for n, p in group.items()}

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


def make_layer(cls, values: dict, arrays=None, nets=None, inputs=None, outputs=None, multipliers=None) -> Layer:
    """A layer with its types inferred.  Raises `NetFailure`."""
    net = cls(values, arrays, nets)
    if multipliers is not None:
        net.multipliers = multipliers
    if inputs and net.variadic and not net.inputs:
        net = net.with_inputs(list(inputs))
    if outputs and not net.outputs:
        net = net.replace(outputs=dict.fromkeys(outputs, open_type()))
    return infer(net, inputs, outputs)
