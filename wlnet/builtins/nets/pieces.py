"""Nets from pieces of nets: NetTake, NetDrop, NetJoin, NetAppend, NetInsert, NetDelete."""

from collections.abc import Sequence

from ...evaluator import Evaluator, builtin
from ...expression import Association, Expression, S, elements, has_head, is_list, is_rule
from ...nets.assembly import make_chain, make_graph
from ...nets.container import Chain, Container, Graph
from ...nets.errors import NetFailure
from ...nets.infer import forgotten, infer
from ...nets.net import Net
from ...nets.tree import absent, layer_name, steps_of, whole, words
from ...nets.types import Length, has_coder, tensor_of
from .arguments import net_argument, positional_and_options, refuse
from .read_nets import node_name, to_net
from .read_ports import read_port


def renumbered(items: list) -> dict:
    """Nodes by name; names that are numbers are counted anew."""
    # "2/1" is a number too: NetFlatten makes such names of numbers
    numbered = all([n.replace("/", "").isdigit() for n, _ in items])
    return {str(i + 1) if numbered else n: net for i, (n, net) in enumerate(items)}


# --- parts of chains and graphs ---------------------------------------------------------------------------------------------


def position(net: Container, x: Expression) -> int:
    """The index of a node given by number, negative number or name."""
    name = layer_name(net, x)
    if name is None:
        raise absent(words((x,)), whole(net), "layer")
    return list(net.nodes).index(name)


def chain_argument(x: Expression) -> Container:
    """An argument that must be a chain or graph."""
    net = net_argument(x)
    if not isinstance(net, Container):
        refuse("netarg", "Argument 1", "a NetChain or NetGraph", x)
    return net


def rebuilt(nodes: list, inputs: dict | None = None, outputs: dict | None = None) -> Chain:
    """The chain of (name, net) pairs, with the coders of ports at its ends."""
    return make_chain(
        renumbered(nodes),
        # bare types are left out: with other layers at the ends the sizes may be others
        coded(inputs or {}),
        coded(outputs or {}),
    )


def _with_outer(ev, net, options):
    """The net with "port" -> shape options applied; whatever coder such a port had before is gone."""
    ports = {name: x for name, x in options}
    for name in ports:
        if name not in net.inputs and name not in net.outputs:
            refuse("netopt", f'"{name}"', "this function", "the ports of the net")
    if not ports:
        return infer(net, call=ev.call)
    inputs = {n: _port(ev, p, ports.get(n), "input") for n, p in net.inputs.items()}
    outputs = {n: _port(ev, p, ports.get(n), "output") for n, p in net.outputs.items()}
    return refitted(ev, net.replace(inputs=inputs, outputs=outputs), set(ports))


def _port(ev, old, spec, side: str):
    """The type of a port after an option: without one as before, None for no coder, else what it says."""
    if spec is None:
        return old
    return (None if spec is S.None_ else read_port(ev, spec, side)) or tensor_of(old)


def refitted(ev: Evaluator, net: Net, changed: set) -> Net:
    """The net with all types; where new types of ports contradict old ones, these are inferred anew."""
    inputs, outputs = changed & set(net.inputs), changed & set(net.outputs)
    # what the user asked for stays as long as possible, the rest is forgotten step by step until everything fits
    all_ports = [*net.inputs, *net.outputs]
    one_side = [*(net.inputs if inputs else ()), *(net.outputs if outputs else ())]
    for attempt in (lambda: net, lambda: forgotten(net, all_ports), lambda: forgotten(net, one_side)):
        try:
            inferred = infer(attempt(), call=ev.call)
        except NetFailure:
            if not changed:
                raise
            continue
        # "Varying" was asked for: a length fixed by old types does not count as an answer
        if all([_varies_as(inferred, net, n) for n in changed]):
            return inferred
    return infer(forgotten(net, changed), call=ev.call)


def _varies_as(inferred: Net, asked: Net, name: str) -> bool:
    """Is the port's length still variable where that was asked for?"""
    before, after = [tensor_of(n.inputs.get(name) or n.outputs[name]).dims for n in (asked, inferred)]
    return before is None or after is not None and not any([type(a) is Length and type(b) is int for a, b in zip(before, after)])


@builtin("NetTake")
def net_take(ev: Evaluator, args: tuple) -> Expression:
    """NetTake[net, end] gives the part of a net up to a layer; NetTake[net, {start, end}] from one layer to another."""
    positional, options = positional_and_options(args)
    if len(positional) != 2:
        refuse("netform", "a net and a layer, or {start, end}, expected")
    net, spec = chain_argument(positional[0]), positional[1]
    bounds = elements(spec) if is_list(spec) else (None, spec)
    if len(bounds) != 2:
        refuse("netarg", "Argument 2", "a layer or {start, end}", spec)
    taken = _take_chain(net, *bounds) if isinstance(net, Chain) else _take_graph(net, *bounds)
    return _with_outer(ev, taken, options)


def _take_chain(net, start, end):
    items = list(net.nodes.items())
    first = 0 if start is None else position(net, start)
    last = position(net, end)
    if last < first:
        refuse("netform", "the last layer must not come before the first one")
    return rebuilt(items[first : last + 1], net.inputs if first == 0 else None, net.outputs if last == len(items) - 1 else None)


def piece_of(net: Expression, names: Sequence) -> Chain:
    """The chain of some layers of a chain, with the coders at the ends that stay."""
    if not isinstance(net, Chain):
        refuse("netarg", "Argument 1", "a NetChain", net)
    all_names = list(net.nodes)
    return rebuilt(
        [(n, net.nodes[n]) for n in names],
        # a coder belongs to the layer at the end: where that is gone, the coder goes
        net.inputs if names[0] == all_names[0] else None,
        net.outputs if names[-1] == all_names[-1] else None,
    )


def _take_graph(net, start, end):
    """The nodes that ``end`` needs (and that ``start`` reaches), with the edges between them."""
    names = list(net.nodes)
    parts = steps_of(end)
    if len(parts) == 1 and parts[0] in net.outputs and parts[0] not in names:
        targets = [net.edges[None, parts[0]]]
    else:
        node = names[position(net, parts[0])]
        ports = [parts[1]] if len(parts) > 1 else list(net.nodes[node].outputs)
        targets = [(node, p) for p in ports]
    needed: set = set()
    stack = [t[0] for t in targets if t[0] is not None]
    # backwards from the end …
    while stack:
        node = stack.pop()
        if node not in needed:
            needed.add(node)
            stack += [s[0] for (d, _), s in net.edges.items() if d == node and s[0] is not None]
    # … and forwards from the start: only what lies on both ways is between them
    if start is not None:
        reached = {names[position(net, start)]}
        for node in net.order():
            if any([d == node and s[0] in reached for (d, _), s in net.edges.items()]):
                reached.add(node)
        needed &= reached
    nodes = {n: net.nodes[n] for n in names if n in needed}
    connections = [(s if s[0] is None or s[0] in needed else None, (d, p)) for (d, p), s in net.edges.items() if d in needed]
    connections = [c for c in connections if c[0] is not None]
    single = len(targets) == 1
    for node, port in targets:
        shown = next((p for (d, p), s in net.edges.items() if d is None and s == (node, port)), "Output" if single else port)
        connections.append(((node, port), (None, shown)))
    shown = set(targets)
    # what the layers left out would have used is no output of the piece
    muted = [((n, p), None) for n in nodes for p in net.nodes[n].outputs if (n, p) not in shown]
    inputs = {s[1]: net.inputs[s[1]] for s, _ in connections if s[0] is None and has_coder(net.inputs[s[1]])}
    return make_graph(nodes, connections + muted, inputs or None)


@builtin("NetDrop")
def net_drop(ev: Evaluator, args: tuple) -> Expression:
    """NetDrop[net, n] removes the first n layers, NetDrop[net, -n] the last n; NetDrop[net, {start, end}] those between."""
    positional, options = positional_and_options(args)
    if len(positional) != 2:
        refuse("netform", "a net and a number of layers, or {start, end}, expected")
    net, spec = chain_argument(positional[0]), positional[1]
    items = list(net.nodes.items())
    if type(spec) is int:
        first, last = (0, spec) if spec > 0 else (len(items) + spec, len(items))
    elif is_list(spec) and 1 <= len(elements(spec)) <= 2:
        first, last = position(net, elements(spec)[0]), position(net, elements(spec)[-1]) + 1
    else:
        refuse("netarg", "Argument 2", "an integer or {start, end}", spec)
    rest = items[:first] + items[last:]
    if not rest or abs(last - first) > len(items):
        refuse("netform", "at least one layer must remain")
    chain = rebuilt(rest, net.inputs if first > 0 else None, net.outputs if last < len(items) else None)
    return _with_outer(ev, chain, options)


def _as_nodes(ev, x) -> list:
    """(name or None, net) for what NetAppend and its relatives add."""
    if type(x) is Association:
        return [(node_name(k), to_net(ev, v)) for k, v in x.items()]
    if is_list(x):
        return [pair for item in elements(x) for pair in _as_nodes(ev, item)]
    if is_rule(x):
        return [(node_name(x.args[0]), to_net(ev, x.args[1]))]
    return [(None, to_net(ev, x))]


def _named(items: list) -> dict:
    """Unnamed nodes are numbered; if no node has a name of its own all are numbered anew."""
    # a chain without names has its layers counted from 1 whatever is put in
    if all([n is None or n.isdigit() for n, _ in items]):
        return {str(i + 1): net for i, (_, net) in enumerate(items)}
    named: dict = {}
    for i, (n, net) in enumerate(items):
        name = n if n is not None else str(i + 1)
        while name in named:
            # two nets joined may use the same names
            name = name + "a"
        named[name] = net
    return named


def _chain_items(net) -> list:
    return list(net.nodes.items()) if isinstance(net, Chain) else [(None, net)]


def _joined(args, combine):
    positional, options = positional_and_options(args, lambda i, x: i == 1)
    if len(positional) < 2:
        refuse("netform", "a net and a layer expected")
    return combine(positional, options)


@builtin("NetAppend")
def net_append(ev: Evaluator, args: tuple) -> Expression:
    """NetAppend[net, layer] appends a layer at the end of a net; NetAppend[net, "name" -> layer] gives it a name."""

    def combine(positional: list, options: list) -> Net:
        net = net_argument(positional[0])
        items = [*_chain_items(net), *_as_nodes(ev, positional[1])]
        return _with_outer(ev, make_chain(_named(items), coded(net.inputs)), options)

    return _joined(args, combine)


@builtin("NetPrepend")
def net_prepend(ev: Evaluator, args: tuple) -> Expression:
    """NetPrepend[net, layer] puts a layer before a net; NetPrepend[net, "name" -> layer] gives it a name."""

    def combine(positional: list, options: list) -> Net:
        net = net_argument(positional[0])
        items = [*_as_nodes(ev, positional[1]), *_chain_items(net)]
        return _with_outer(ev, make_chain(_named(items), None, coded(net.outputs)), options)

    return _joined(args, combine)


def coded(ports: dict) -> dict | None:
    """The ports that have coders; None where there are none."""
    return {n: p for n, p in ports.items() if has_coder(p)} or None


@builtin("NetJoin")
def net_join(ev: Evaluator, args: tuple) -> Expression:
    """NetJoin[net1, net2, …] joins nets into one chain."""

    def combine(positional: list, options: list) -> Net:
        nets = [to_net(ev, x) for x in positional]
        items = [item for net in nets for item in _chain_items(net)]
        return _with_outer(ev, make_chain(_named(items), coded(nets[0].inputs), coded(nets[-1].outputs)), options)

    positional, options = positional_and_options(args)
    if not positional:
        refuse("netform", "at least one net expected")
    return combine(positional, options)


@builtin("NetInsert")
def net_insert(ev: Evaluator, net: Expression, new: Expression, where: Expression) -> Expression:
    """NetInsert[net, layer, n] inserts a layer before position n of a chain; "name" -> layer gives it a name."""
    chain = chain_argument(net)
    items = list(chain.nodes.items())
    # behind the last layer there is none that could be named
    at = len(items) if where == len(items) + 1 or where == -1 else position(chain, where)
    return make_chain(_named([*items[:at], *_as_nodes(ev, new), *items[at:]]), coded(chain.inputs), coded(chain.outputs))


@builtin("NetDelete")
def net_delete(ev: Evaluator, net: Expression, which: Expression) -> Expression:
    """NetDelete[net, layer] removes a layer of a chain or graph; NetDelete[net, {layer1, …}] several.
    NetDelete[graph, NetPort["port"]] removes an output port, or an input port that gives states."""
    container = chain_argument(net)
    parts = elements(which) if is_list(which) else (which,)
    if parts and all([has_head(x, S.NetPort) and len(x.args) == 1 for x in parts]):
        return _without_ports(container, {x.args[0] for x in parts})
    names = {list(container.nodes)[position(container, x)] for x in (elements(which) if is_list(which) else (which,))}
    if isinstance(container, Chain):
        rest = [(n, c) for n, c in container.nodes.items() if n not in names]
        if not rest:
            refuse("netform", "at least one layer must remain")
        return rebuilt(rest, container.inputs, container.outputs)
    return _delete_from_graph(container, names)


def _without_ports(net, names: set):
    """The net as a graph without some of its outputs and inputs of states."""

    def removable(port: str) -> bool:
        ends = [(node, p) for (node, p), source in net.edges.items() if source == (None, port)]
        # an input of data cannot go, since its layers need the data; states begin with zeros by themselves
        return port in net.outputs or ends and all([n is not None and p not in net.nodes[n].inputs for n, p in ends])

    for port in names:
        if not removable(port):
            refuse("netport", f"{port} is no output port and no input port that only gives states")
    if not set(net.outputs) - names:
        refuse("netform", "at least one output port must remain")
    edges = {d: s for d, s in net.edges.items() if not (d[0] is None and d[1] in names or s[0] is None and s[1] in names)}
    return infer(
        Graph(
            net.nodes,
            edges,
            {n: p for n, p in net.inputs.items() if n not in names},
            {n: p for n, p in net.outputs.items() if n not in names},
        )
    )


def _delete_from_graph(net: Graph, names: set):
    edges = dict(net.edges)
    for name in names:
        child = net.nodes[name]
        if len(child.inputs) != 1 or len(child.outputs) != 1:
            refuse("netform", f'the layer "{name}" has several ports and cannot be removed from the graph')
        # what fed the layer feeds now what the layer fed
        source = edges[name, next(iter(child.inputs))]
        edges = {d: source if s == (name, next(iter(child.outputs))) else s for d, s in edges.items() if d[0] != name}
    nodes = {n: c for n, c in net.nodes.items() if n not in names}
    return make_graph(nodes, [(s, d) for d, s in edges.items()], coded(net.inputs), coded(net.outputs))
