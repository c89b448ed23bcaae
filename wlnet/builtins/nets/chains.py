"""NetChain, NetGraph, NetInitialize, coders, ports; and what net[data] means."""

from ...evaluator import Evaluator, builtin, declare_symbols
from ...expression import Association, Expr, Expression, S, elements, has_head, integer_text, is_list, is_rule
from ...nets.assembly import assembled_graph, make_chain, make_graph, with_exposed
from ...nets.container import Chain, Graph
from ...nets.infer import infer
from ...nets.multipliers import check_multipliers
from ...nets.net import Net
from ...nets.tree import layer_name, resolve, steps_of
from .arguments import positional_and_options, refuse
from .read_nets import read_net, read_nodes
from .read_ports import separate, split_ports

declare_symbols(
    "NetPort NetPortGradient NetEvaluationMode WorkingPrecision TargetDevice BatchSize LearningRateMultipliers "
    "Restricted RepeatingElement NetArray NetSharedArray NetPath PaddingSize TextElement"
)


# --- chains and graphs ------------------------------------------------------------------------------------------------------


@builtin("NetChain", options={"LearningRateMultipliers": S.Automatic, "Input": S.Automatic, "Output": S.Automatic})
def net_chain(ev: Evaluator, args: tuple) -> Expression:
    """NetChain[{layer1, layer2, …}] specifies a net in which the output of each layer is the input of the next.
    NetChain[<|"name1" -> layer1, …|>] names the layers."""
    # as a net prints, or as a file has it; a layer of the name "Type" would be a net, not a string
    if args and type(args[0]) is Association and type(args[0].get("Type")) is str:
        return read_net(ev, args[0])
    positional, options = positional_and_options(args, lambda i, x: i == 0 and is_list(x))
    if len(positional) != 1:
        refuse("netform", f"one list or association of layers expected, but {len(positional)} arguments were given")
    ports, multipliers = separate(options, S.NetChain)
    nodes = read_nodes(ev, positional[0])
    if not nodes:
        refuse("netform", "a chain needs at least one layer")
    first, last = next(iter(nodes.values())).declared, list(nodes.values())[-1].declared
    # a first layer that still waits for its inputs gets one, called "Input"
    given_in, given_out = split_ports(ev, ports, first.inputs or ["Input"], last.outputs, S.NetChain)
    chain = make_chain(nodes, given_in, given_out, ev.call)
    return chain if multipliers is None else check_multipliers(chain.replace(multipliers=multipliers))


@builtin("NetGraph", options={"LearningRateMultipliers": S.Automatic})
def net_graph(ev: Evaluator, args: tuple) -> Expression:
    """NetGraph[{layer1, layer2, …}, {m1 -> n1, m2 -> n2, …}] specifies a net in which the output of layer m is connected to
    the input of layer n.
    NetGraph[<|"name1" -> layer1, …|>, {"a" -> "b", …}] names the layers.
    NetGraph[net] converts a layer or chain to a graph."""
    if args and type(args[0]) is Association and type(args[0].get("Type")) is str:
        return read_net(ev, args[0])
    # {a -> b} as second argument are connections, although it looks like a list of options
    positional, options = positional_and_options(args, lambda i, x: i < 2 and not is_rule(x))
    ports, multipliers = separate(options, S.NetGraph)
    if len(positional) == 1 and isinstance(positional[0], Net):
        graph = to_graph(positional[0])
        given_in, given_out = split_ports(ev, ports, graph.inputs, graph.outputs, S.NetGraph)
        return infer(graph, given_in, given_out, ev.call)
    if len(positional) != 2:
        refuse("netform", f"layers and a list of connections expected, but {len(positional)} arguments were given")
    if not is_list(positional[1]):
        refuse("netarg", "Argument 2", "a list of connections m -> n", positional[1])
    nodes = read_nodes(ev, positional[0])
    if not nodes:
        refuse("netform", "a graph needs at least one layer")
    outputs = {n: list(net.outputs) for n, net in nodes.items()}  # ports deep inside add to them
    # read one after another: each may add a port to a net inside, which the next may need
    connections = [pair for e in elements(positional[1]) for pair in _connections(e, nodes)]
    connections = [
        ((n, outputs[n][0]) if port is None and len(outputs.get(n, ())) == 1 else (n, port), end) for (n, port), end in connections
    ]
    bare = assembled_graph(nodes, connections)
    graph = infer(bare, *split_ports(ev, ports, bare.inputs, bare.outputs, S.NetGraph), ev.call)
    return graph if multipliers is None else check_multipliers(graph.replace(multipliers=multipliers))


def to_graph(net: Net) -> Net:
    """A layer or chain as a graph."""
    if isinstance(net, Graph):
        return net
    if isinstance(net, Chain):
        return Graph(net.nodes, net.edges, net.inputs, net.outputs)
    return make_graph({"1": net}, [])


def _connections(e, nodes) -> list:
    """(source, destination) pairs of an edge a -> b -> c, {a, b} -> c, a -> {b, c}; sources may be edges themselves."""
    if not is_rule(e):
        refuse("netarg", "A connection", "a rule such as m -> n", e)
    pairs = []
    while is_rule(e):
        left, right = e.args
        target = right.args[0] if is_rule(right) else right
        for source in elements(left) if is_list(left) else (left,):
            while is_rule(source):  # {x -> a, b} -> c: x feeds a, and a feeds c
                pairs += _connections(Expr(S.Rule, (source.args[0], _first_of(source.args[1]))), nodes)
                source = source.args[1]
            for destination in elements(target) if is_list(target) else (target,):
                pairs.append((_end(source, nodes, "source"), _end(destination, nodes, "destination")))
        e = right
    return pairs


def _first_of(x):
    return x.args[0] if is_rule(x) else x


def _end(x, nodes: dict, side: str):
    """(layer, port or None) of an end of a connection; (None, port) is a port of the graph itself."""
    # a -> None: the output is not used, and so is no output of the graph
    if x is S.None_ and side == "destination":
        return None
    if type(x) is int or type(x) is str:
        return _node_name(x, nodes), None
    if has_head(x, S.NetPort) and x.args:
        steps = steps_of(x)
        if len(steps) == 1:
            # NetPort["x"] is a port of the graph, NetPort[{"x"}] the only port of the layer x
            return (None, steps[0]) if type(steps[0]) is str and not is_list(x.args[0]) else (_node_name(steps[0], nodes), None)
        if len(steps) == 2:
            return _node_name(steps[0], nodes), steps[1]
        if steps:
            return _deep_end(steps, nodes, side)
    refuse("netarg", f"The {side} of a connection", "a layer number or name, or NetPort[…]", x)


def _deep_end(steps: tuple, nodes: dict, side: str) -> tuple:
    """An end inside a nested net, which gets a port for it."""
    name, *path = resolve(_unconnected(nodes), steps[:-1]).position
    nodes[name], port = with_exposed(nodes[name], tuple(path), steps[-1], side == "source")
    return name, port


def _node_name(x, nodes: dict) -> str:
    """The name of a node, which need not exist."""
    name = layer_name(_unconnected(nodes), x)
    return name if name is not None else integer_text(x) if type(x) is int else str(x)


def _unconnected(nodes: dict) -> Graph:
    return Graph(nodes, {}, {}, {})
