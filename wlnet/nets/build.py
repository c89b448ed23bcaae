"""Putting nets together: inference over all parts at once, chains, graphs."""

from ..layers.layer import Layer
from .container import Chain, Container, Graph, open_type, topological
from .inference import Inference, InferenceError, LayerTypes, root
from .net import Net, Shared
from .types import REAL, Tensor, has_coder, tensor_of


class _Ports:
    """The variables of one net's ports (and states), kept until the types are read off."""

    __slots__ = ("inputs", "outputs", "states", "arrays", "children")

    def __init__(self, inputs, outputs, states, arrays, children):
        self.inputs, self.outputs, self.states = inputs, outputs, states
        self.arrays, self.children = arrays, children


def infer(net: Net, inputs: "dict | None" = None, outputs: "dict | None" = None) -> Net:
    """The net with all types that follow from what is known, and from types or coders given for ports.

    Raises `InferenceError`.
    """
    net = _with_ports(net, inputs, outputs)
    solver = Inference()
    shared: dict = {}
    ports = _add(solver, net, (), shared)
    _give(solver, ports.inputs, inputs, "input")
    _give(solver, ports.outputs, outputs, "output")
    solver.solve()
    if _settle(ports, inputs, outputs):
        solver.solve()
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


def _settle(ports: _Ports, inputs, outputs) -> bool:
    """Ports whose shape was given hold real numbers where nothing says otherwise."""
    changed = False
    for group, given in ((ports.inputs, inputs), (ports.outputs, outputs)):
        for name in given or ():
            element = root(group[name].element)
            if element.kind is None and not has_coder(given[name]):
                element.kind = REAL
                changed = True
    return changed


def _add(solver: Inference, net: Net, path: tuple, shared: dict) -> _Ports:
    lengths: dict = {}

    def variables(group):
        return {name: solver.port(tensor_of(p), name, lengths, has_coder(p)) for name, p in group.items()}

    if isinstance(net, Layer):
        return _add_layer(solver, net, path, shared, variables)
    return _add_container(solver, net, path, shared, variables)


def _add_layer(solver, net, path, shared, variables) -> _Ports:
    children = {name: _add(solver, child, (*path, name), shared) for name, child in net.nets.items()}
    ports = _Ports(
        variables(net.inputs), variables(net.outputs), variables(net.states), variables(net.array_types), children
    )
    for name, value in net.arrays.items():
        if type(value) is Shared:
            other = shared.setdefault(value.name, ports.arrays[name])
            if other is not ports.arrays[name]:
                solver.connect(other, ports.arrays[name], _shared_text(value.name))
    types = LayerTypes(solver, net, path, ports.inputs, ports.outputs, ports.arrays, ports.states, children)
    solver.rules.append((net, types))
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


def place(path: tuple) -> str:
    """Where in a net: layer 2, layer "name", layer "a" of … (for messages)."""
    words = [f"layer {p}" if str(p).isdigit() else f'layer "{p}"' for p in path]
    return " in ".join(reversed(words)) if words else "the net"


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
        return {
            n: p if n in kept else _fresh_coder(p) if has_coder(p) else fresh.get(n, open_type())
            for n, p in group.items()
        }

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
    """A layer with its types inferred.  Raises `InferenceError`."""
    net = cls(values, arrays, nets)
    if multipliers is not None:
        net.multipliers = multipliers
    if inputs and net.variadic and not net.inputs:
        net = net.with_inputs(list(inputs))
    if outputs and not net.outputs:
        net = net.replace(outputs=dict.fromkeys(outputs, open_type()))
    return infer(net, inputs, outputs)


# --- chains and graphs --------------------------------------------------------------------------------------------------


def without_coders(net: Net) -> Net:
    """The net with bare types in place of its coders."""
    if not net.has_coders:
        return net
    return net.replace(
        inputs={n: tensor_of(p) for n, p in net.inputs.items()},
        outputs={n: tensor_of(p) for n, p in net.outputs.items()},
    )


def make_chain(nodes: dict, inputs=None, outputs=None) -> Chain:
    """A chain of named nets; ``inputs``/``outputs``: types or coders given for outer ports.  Raises `InferenceError`."""
    names = list(nodes)
    if not names:
        raise InferenceError("a chain needs at least one layer")
    edges: dict = {}
    bare = {}
    for i, name in enumerate(names):
        net = _counted(nodes[name], 1) if i else nodes[name]
        bare[name] = without_coders(net)
        if i + 1 < len(names) and len(net.outputs) != 1:
            raise InferenceError(
                f"{place((name,))} has {len(net.outputs)} output ports; a layer inside a chain must have exactly one",
                (name,),
            )
        if i and len(net.inputs) != 1:
            raise InferenceError(
                f"{place((name,))} has {len(net.inputs)} input ports; a layer inside a chain must have exactly one",
                (name,),
            )
        if i:
            edges[name, next(iter(net.inputs))] = (names[i - 1], next(iter(bare[names[i - 1]].outputs)))
    first, last = nodes[names[0]], nodes[names[-1]]
    bare[names[0]] = without_coders(first)  # a layer with any number of inputs waits for its connections
    for port in first.inputs:
        edges[names[0], port] = (None, port)
    for port in last.outputs:
        edges[None, port] = (names[-1], port)
    outer_in = {p: t if has_coder(t) else open_type() for p, t in first.inputs.items()}
    outer_out = {p: t if has_coder(t) else open_type() for p, t in last.outputs.items()}
    edges = {d: edges[d] for d in _edge_order(names, bare, edges)}
    _check_ports(outer_in, inputs, "input")
    _check_ports(outer_out, outputs, "output")
    return infer(Chain(bare, edges, outer_in, outer_out), inputs, outputs)


def _edge_order(names, nodes, edges):
    order = [(n, p) for n in names for p in nodes[n].inputs if (n, p) in edges]
    return order + [d for d in edges if d[0] is None]


def _check_ports(present: dict, given, side: str) -> None:
    for name in given or ():
        if name not in present:
            raise InferenceError(
                f'there is no {side} port "{name}"; the {side} ports are ' + ", ".join([f'"{p}"' for p in present])
            )


def _counted(net: Net, count: int) -> Net:
    """An open net with as many inputs as there are connections."""
    if not net.is_open or count <= len(net.inputs):
        return net
    missing = count - len(net.inputs)
    if missing == 1 and "Input" not in net.inputs:
        return net.with_inputs(["Input"])
    free = [f"Input{i + 1}" for i in range(count) if f"Input{i + 1}" not in net.inputs]
    return net.with_inputs(free[:missing])


def make_graph(nodes: dict, connections: list, inputs=None, outputs=None) -> Graph:
    """A graph of named nets, with types or coders given for outer ports.  Raises `InferenceError`."""
    graph = assembled_graph(nodes, connections)
    _check_ports(graph.inputs, inputs, "input")
    _check_ports(graph.outputs, outputs, "output")
    return infer(graph, inputs, outputs)


def assembled_graph(nodes: dict, connections: list) -> Graph:
    """A graph whose types are not inferred yet.

    ``connections``: (source, destination) pairs of (node, port); node None is the graph itself, port None means the only
    output, or the next input that is still free; destination None mutes an output.  Raises `InferenceError`.
    """
    connections = [(source, _by_name(nodes, destination)) for source, destination in connections]
    counts: dict = {}
    for _, destination in connections:
        if destination is not None and destination[0] is not None and destination[1] is None:
            counts[destination[0]] = counts.get(destination[0], 0) + 1
    waiting = [n for n, net in nodes.items() if net.is_open and n not in counts]
    if len(waiting) > 1:  # only one part can wait for connections of the whole
        counts.update(dict.fromkeys(waiting, 1))
    sized = {n: _counted(net, counts.get(n, 0)) for n, net in nodes.items()}
    bare = {n: without_coders(net) for n, net in sized.items()}
    edges, used, muted, named_out = _edges(bare, connections)
    coders_in, coders_out = {}, {}
    free_in = [(n, p) for n, net in bare.items() for p in net.inputs if (n, p) not in edges]
    for n, p in free_in:  # free inputs of one name are one input of the graph
        edges[n, p] = (None, p)
    free_out = [(n, p) for n, net in bare.items() for p in net.outputs if (n, p) not in used and (n, p) not in muted]
    out_names = _port_names([p for _, p in free_out], set(named_out))
    for (n, p), name in zip(free_out, out_names):
        edges[None, name] = (n, p)
    for (node, port), (source, source_port) in edges.items():  # the coder of a node's own port moves outwards
        if source is None and node is not None and has_coder(sized[node].inputs.get(port, open_type())):
            coders_in.setdefault(source_port, sized[node].inputs[port])
        if node is None and source is not None and has_coder(sized[source].outputs.get(source_port, open_type())):
            coders_out.setdefault(port, sized[source].outputs[source_port])
    outer_in = {name: coders_in.get(name, open_type()) for name in _outer_inputs(bare, edges)}
    outer_out = {p: coders_out.get(p, open_type()) for n, p in edges if n is None}
    try:
        topological(bare, edges)
    except ValueError as error:
        raise InferenceError(f"the connections form a cycle through {place((error.args[0],))}") from None
    if not outer_out:
        raise InferenceError("a graph needs at least one output")
    edges = {d: edges[d] for d in _edge_order(list(bare), bare, edges)} | edges
    return Graph(bare, edges, outer_in, outer_out)


def with_exposed(net: Net, path: tuple, port: str, is_output: bool) -> tuple:
    """(the net, a port of its own) where that port is the one of the layer at this path inside."""
    if not path:
        return net, port
    if not isinstance(net, Container) or path[0] not in net.nodes:
        raise InferenceError(f"{place(path)} does not exist")
    child, inner = with_exposed(net.nodes[path[0]], path[1:], port, is_output)
    end = path[0], inner
    if is_output:
        _output_port(net.nodes | {path[0]: child}, *end)
        found = next((p for (n, p), source in net.edges.items() if n is None and source == end), None)
    else:
        _input_port(net.nodes | {path[0]: child}, {}, *end)
        found = (net.edges.get(end) or (None, None))[1] if net.edges.get(end, (0,))[0] is None else None
        if end in net.edges and found is None:
            raise InferenceError(f"{_port_words(end)} has more than one connection")
    if found is not None:
        return net.replace(nodes=net.nodes | {path[0]: child}), found
    ports = net.outputs if is_output else net.inputs
    name = next(n for n in (port, *[f"{port}{i}" for i in range(2, len(ports) + 3)]) if n not in ports)
    edge = {(None, name): end} if is_output else {end: (None, name)}
    side = "outputs" if is_output else "inputs"
    kept = {"inputs": net.inputs, "outputs": net.outputs, side: ports | {name: open_type()}}
    return Graph(net.nodes | {path[0]: child}, net.edges | edge, **kept), name


def _by_name(nodes: dict, destination):
    """A destination whose port is given by its place, as one by name; None is the next input of an open layer."""
    if destination is None or destination[0] not in nodes or not str(destination[1]).isdigit():
        return destination
    node, port = destination
    names = list(nodes[node].inputs)
    if port in names:
        return destination
    place_ = int(port) - 1
    if place_ < len(names):
        return node, names[place_]
    return (node, None) if nodes[node].is_open else destination


def _outer_inputs(nodes: dict, edges: dict) -> list:
    names: list = []
    for n, net in nodes.items():
        for p in (*net.inputs, *getattr(net, "states", ())):
            source = edges.get((n, p))
            if source is not None and source[0] is None and source[1] not in names:
                names.append(source[1])
    for source in edges.values():
        if source[0] is None and source[1] not in names:
            names.append(source[1])
    return names


def _port_names(ports: list, taken: set) -> list:
    """Outer names for free outputs: their own, numbered where several share one."""
    out = []
    for i, p in enumerate(ports):
        if ports.count(p) > 1 or p in taken:
            number = ports[:i].count(p) + 1
            while f"{p}{number}" in taken or f"{p}{number}" in out:
                number += 1
            out.append(f"{p}{number}")
        else:
            out.append(p)
    return out


def _edges(nodes: dict, connections: list):
    edges: dict = {}
    used: set = set()
    muted: set = set()
    named_out: list = []
    for source, destination in connections:
        if source[0] is not None:
            source = (source[0], _output_port(nodes, *source))
        if destination is None:
            muted.add(source)
            continue
        if destination[0] is not None:
            destination = (destination[0], _input_port(nodes, edges, *destination))
        else:
            named_out.append(destination[1])
        if destination in edges:
            raise InferenceError(f"{_port_words(destination)} has more than one connection")
        edges[destination] = source
        used.add(source)
    return edges, used, muted, named_out


def _port_words(end) -> str:
    return f'output port "{end[1]}"' if end[0] is None else f'input "{end[1]}" of {place((end[0],))}'


def _node(nodes, name) -> Net:
    if name not in nodes:
        raise InferenceError(f"{place((name,))} does not exist")
    return nodes[name]


def _output_port(nodes: dict, name, port):
    net = _node(nodes, name)
    if port is None:
        if len(net.outputs) != 1:
            raise InferenceError(f"{place((name,))} has {len(net.outputs)} output ports: say which with NetPort")
        return next(iter(net.outputs))
    if port not in net.outputs and port not in getattr(net, "states", ()):
        raise InferenceError(
            f'{place((name,))} has no output port "{port}"; it has '
            + ", ".join([f'"{p}"' for p in (*net.outputs, *getattr(net, "states", ()))])
        )
    return port


def _input_port(nodes: dict, edges: dict, name, port):
    net = _node(nodes, name)
    if port is None:
        for p in net.inputs:
            if (name, p) not in edges:
                return p
        raise InferenceError(
            f"{place((name,))} has {len(net.inputs)} input ports, and all are connected already"
            if net.inputs
            else f"{place((name,))} has no input ports"
        )
    if port not in net.inputs and port not in getattr(net, "states", ()):
        raise InferenceError(
            f'{place((name,))} has no input port "{port}"; it has '
            + ", ".join([f'"{p}"' for p in (*net.inputs, *getattr(net, "states", ()))])
        )
    return port


def leaves(net: Net, path: tuple = ()):
    """(path, layer) of every layer of a net, operators included before the nets inside them."""
    stack = [(path, net)]
    while stack:
        where, current = stack.pop()
        if isinstance(current, Layer):
            yield where, current
        stack.extend(reversed([((*where, name), child) for name, child in current.children.items()]))


def replace_at(net: Net, path: tuple, new: Net) -> Net:
    """The net with the part at this path exchanged; types are not inferred anew."""
    if not path:
        return new
    name, rest = path[0], path[1:]
    attribute = "nodes" if isinstance(net, Container) else "nets"
    children = dict(getattr(net, attribute))
    children[name] = replace_at(children[name], rest, new)
    return net.replace(**{attribute: children})
