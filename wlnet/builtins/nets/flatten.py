"""NetFlatten: nested chains and graphs put into one."""

from ...evaluator import Evaluator, builtin
from ...expression import Expression, S
from ...nets.assembly import make_graph
from ...nets.container import Chain, Container, Graph
from ...nets.net import Net
from .pieces import chain_argument, coded, rebuilt


@builtin("NetFlatten")
def net_flatten(ev: Evaluator, net: Expression, levels: Expression = S.Infinity) -> Expression:
    """NetFlatten[net] puts the layers of nested chains and graphs into one; NetFlatten[net, n] down to n levels."""
    depth = levels if type(levels) is int else 1 << 30  # deeper than nets are nested
    if isinstance(net, Net) and net.children and not isinstance(net, Container):
        return _flat_inside(net, depth)
    return _flattened(chain_argument(net), depth)


def _flat_inside(net, depth):
    """An operator whose nets are flattened; any other layer as it is."""
    if not net.children:
        return net
    return net.replace(
        nets={n: _flattened(c, depth) if isinstance(c, Container) else _flat_inside(c, depth) for n, c in net.children.items()}
    )


def _flattened(net, depth):
    if any([not isinstance(c, Container) and c.children for c in net.nodes.values()]):
        net = net.replace(nodes={n: c if isinstance(c, Container) else _flat_inside(c, depth) for n, c in net.nodes.items()})
    if depth <= 0 or not any([isinstance(c, Container) for c in net.nodes.values()]):
        return net
    children = {n: _flattened(c, depth - 1) if isinstance(c, Container) else c for n, c in net.nodes.items()}
    only_chains = isinstance(net, Chain) and all([not isinstance(c, Graph) for c in children.values()])
    if only_chains:
        items = []
        for n, c in children.items():
            items += [(f"{n}/{i}", x) for i, x in c.nodes.items()] if isinstance(c, Chain) else [(n, c)]
        # slashes in names tell where a layer came from, and keep them different
        return rebuilt(items, net.inputs, net.outputs)
    nodes: dict = {}
    for n, c in children.items():
        nodes.update({f"{n}/{i}": x for i, x in c.nodes.items()} if isinstance(c, Container) else {n: c})

    def source(s: tuple) -> tuple:
        while s[0] is not None and isinstance(children.get(s[0]), Container):
            inner = children[s[0]].edges[None, s[1]]
            if inner[0] is not None:
                return f"{s[0]}/{inner[0]}", inner[1]
            # that net hands an input on: the source is what feeds the input
            s = net.edges[s[0], inner[1]]
        return s

    edges = []
    for (node, port), s in net.edges.items():
        child = children.get(node) if node is not None else None
        if isinstance(child, Container):
            edges += [(source(s), (f"{node}/{d}", p)) for (d, p), t in child.edges.items() if t == (None, port) and d is not None]
        else:
            edges.append((source(s), (node, port)))
    for n, c in children.items():
        if isinstance(c, Container):
            edges += [
                ((f"{n}/{s[0]}", s[1]), (f"{n}/{d}", p)) for (d, p), s in c.edges.items() if s[0] is not None and d is not None
            ]
    used = {s for s, _ in edges}
    # outputs that nothing used inside must not become outputs of the whole
    muted = [((n, p), None) for n, c in nodes.items() for p in c.outputs if (n, p) not in used]
    return make_graph(nodes, edges + muted, coded(net.inputs), coded(net.outputs))
