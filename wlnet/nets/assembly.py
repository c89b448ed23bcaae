"""Putting nets together: inference over all parts at once, chains, graphs."""

from collections.abc import Callable

from .container import Chain, Container, Graph, open_type, topological
from .errors import NetFailure, place
from .infer import infer
from .net import Net
from .tree import absent, whole, without_coders, words
from .types import has_coder


def make_chain(nodes: dict, inputs: "dict | None" = None, outputs: "dict | None" = None, call: "Callable | None" = None) -> Chain:
    """A chain of named nets; ``inputs``/``outputs``: types or coders given for outer ports.  Raises `NetFailure`."""
    names = list(nodes)
    nodes = {name: net.declared for name, net in nodes.items()}
    if not names:
        raise NetFailure("netshape", "a chain needs at least one layer")
    edges: dict = {}
    bare = {}
    for i, name in enumerate(names):
        net = _counted(nodes[name], 1) if i else nodes[name]
        bare[name] = without_coders(net)
        if i + 1 < len(names) and len(net.outputs) != 1:
            raise NetFailure(
                "netshape",
                f"{place((name,))} has {len(net.outputs)} output ports; a layer inside a chain must have exactly one",
                (name,),
            )
        if i and len(net.inputs) != 1:
            raise NetFailure(
                "netshape",
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
    return infer(Chain(bare, edges, outer_in, outer_out), inputs, outputs, call)


def _edge_order(names, nodes, edges):
    order = [(n, p) for n in names for p in nodes[n].inputs if (n, p) in edges]
    return order + [d for d in edges if d[0] is None]


def _check_ports(present: dict, asked: "dict | None", side: str) -> None:
    for name in asked or ():
        if name not in present:
            raise NetFailure(
                "netshape", f'there is no {side} port "{name}"; the {side} ports are ' + ", ".join([f'"{p}"' for p in present])
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


def make_graph(
    nodes: dict,
    connections: list,
    inputs: "dict | None" = None,
    outputs: "dict | None" = None,
    call: "Callable | None" = None,
) -> Graph:
    """A graph of named nets, with types or coders given for outer ports.  Raises `NetFailure`."""
    graph = assembled_graph(nodes, connections)
    _check_ports(graph.inputs, inputs, "input")
    _check_ports(graph.outputs, outputs, "output")
    return infer(graph, inputs, outputs, call)


def assembled_graph(nodes: dict, connections: list) -> Graph:
    """A graph whose types are not inferred yet.

    ``connections``: (source, destination) pairs of (node, port); node None is the graph itself, port None means the only
    output, or the next input that is still free; destination None mutes an output.  Raises `NetFailure`.
    """
    nodes = {name: net.declared for name, net in nodes.items()}
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
    coders_in: dict = {}
    coders_out: dict = {}
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
        raise NetFailure("netshape", f"the connections form a cycle through {place((error.args[0],))}") from None
    if not outer_out:
        raise NetFailure("netshape", "a graph needs at least one output")
    edges = {d: edges[d] for d in _edge_order(list(bare), bare, edges)} | edges
    return Graph(bare, edges, outer_in, outer_out)


def with_exposed(net: Net, path: tuple, port: str, is_output: bool) -> tuple:
    """(the net, a port of its own) where that port is the one of the layer at this path inside."""
    if not path:
        return net, port
    if not isinstance(net, Container):
        raise NetFailure(
            "netshape", f"{place(path[:1])} is inside a {net.head.name}: only parts of chains and graphs can be connected"
        )
    child, inner = with_exposed(net.nodes[path[0]], path[1:], port, is_output)
    end = path[0], inner
    if is_output:
        _output_port(net.nodes | {path[0]: child}, *end)
        outer = next((p for (n, p), source in net.edges.items() if n is None and source == end), None)
    else:
        _input_port(net.nodes | {path[0]: child}, {}, *end)
        outer = (net.edges.get(end) or (None, None))[1] if net.edges.get(end, (0,))[0] is None else None
        if end in net.edges and outer is None:
            raise NetFailure("netshape", f"{_port_words(end)} has more than one connection")
    if outer is not None:
        return net.replace(nodes=net.nodes | {path[0]: child}), outer
    ports = net.outputs if is_output else net.inputs
    name = next(n for n in (port, *[f"{port}{i}" for i in range(2, len(ports) + 3)]) if n not in ports)
    edge = {(None, name): end} if is_output else {end: (None, name)}
    side = "outputs" if is_output else "inputs"
    all_ports = {"inputs": net.inputs, "outputs": net.outputs, side: ports | {name: open_type()}}
    return Graph(net.nodes | {path[0]: child}, net.edges | edge, **all_ports), name


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
        for p in (*net.inputs, *net.states):
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
            raise NetFailure("netshape", f"{_port_words(destination)} has more than one connection")
        edges[destination] = source
        used.add(source)
    return edges, used, muted, named_out


def _port_words(end) -> str:
    return f'output port "{end[1]}"' if end[0] is None else f'input "{end[1]}" of {place((end[0],))}'


def _node(nodes, name) -> Net:
    if name not in nodes:
        raise absent(str(name) if str(name).isdigit() else words((name,)), whole(Graph(nodes, {}, {}, {})), "layer")
    return nodes[name]


def _output_port(nodes: dict, name, port):
    net = _node(nodes, name)
    if port is None:
        if len(net.outputs) != 1:
            raise NetFailure("netshape", f"{place((name,))} has {len(net.outputs)} output ports: say which with NetPort")
        return next(iter(net.outputs))
    if port not in net.outputs and port not in net.states:
        raise NetFailure(
            "netshape",
            f'{place((name,))} has no output port "{port}"; it has ' + ", ".join([f'"{p}"' for p in (*net.outputs, *net.states)]),
        )
    return port


def _input_port(nodes: dict, edges: dict, name, port):
    net = _node(nodes, name)
    if port is None:
        for p in net.inputs:
            if (name, p) not in edges:
                return p
        raise NetFailure(
            "netshape",
            f"{place((name,))} has {len(net.inputs)} input ports, and all are connected already"
            if net.inputs
            else f"{place((name,))} has no input ports",
        )
    if port not in net.inputs and port not in net.states:
        raise NetFailure(
            "netshape",
            f'{place((name,))} has no input port "{port}"; it has ' + ", ".join([f'"{p}"' for p in (*net.inputs, *net.states)]),
        )
    return port
