"""NetRename: other names for layers and ports."""

from ...evaluator import Evaluator, builtin
from ...expression import Expression, S, elements, has_head, is_list, is_rule
from ...nets.container import Container
from .arguments import refuse
from .pieces import chain_argument, position


@builtin("NetRename")
def net_rename(ev: Evaluator, net: Expression, rules: Expression, levels: Expression = 1) -> Expression:
    """NetRename[net, "old" -> "new"] renames a layer; NetRename[net, {rule1, …}] several; NetRename[net, f] applies f.
    NetRename[net, rules, levelspec] renames at levels n, {n} or {n1, n2} of nested nets; 1 is the outermost."""
    container = chain_argument(net)
    if levels != 1:
        return _renamed_at(ev, container, rules, *_level_bounds(levels))
    items = elements(rules) if is_list(rules) else (rules,)
    names, ports = {}, {}
    if all([is_rule(r) for r in items]):
        for r in items:
            old, new = r.args
            if has_head(old, S.NetPort) and has_head(new, S.NetPort):
                ports[old.args[0]] = new.args[0]
            else:
                names[list(container.nodes)[position(container, old)]] = str(new)
    else:
        # no rules: a function of the name
        names = {n: ev.call(rules, n) for n in container.nodes}
    return _renamed(container, names, ports)


def _level_bounds(levels) -> tuple:
    """First and last level of a level specification."""
    ends = elements(levels) if is_list(levels) else (1, levels)
    ends = ends * 2 if len(ends) == 1 else ends
    # deeper than nets are nested
    bounds = [1 << 30 if n in (S.Infinity, S.All) or has_head(n, S.DirectedInfinity) else n for n in ends]
    if len(bounds) != 2 or not all([type(n) is int and n > 0 for n in bounds]):
        refuse("netarg", "Argument 3", "a level n, {n} or {n1, n2}", levels)
    return tuple(bounds)


def _renamed_at(ev, net, rules, low: int, high: int, level: int = 1):
    """The net with layers renamed at some levels; names that a level does not have are passed over."""
    if level < high:
        net = net.replace(
            nodes={
                n: _renamed_at(ev, c, rules, low, high, level + 1) if isinstance(c, Container) else c for n, c in net.nodes.items()
            }
        )
    if level < low:
        return net
    items = elements(rules) if is_list(rules) else (rules,)
    if all([is_rule(r) for r in items]):
        names = {str(r.args[0]): str(r.args[1]) for r in items if str(r.args[0]) in net.nodes}
    else:
        names = {n: ev.call(rules, n) for n in net.nodes}
    return _renamed(net, names, {})


def _renamed(net, names, ports):
    nodes = {names.get(n, n): c for n, c in net.nodes.items()}
    # two layers of one name would be one
    if len(nodes) != len(net.nodes) or not all([type(n) is str for n in nodes]):
        refuse("netform", "the new names must be different strings")

    def end(e: tuple) -> tuple:
        return (None, ports.get(e[1], e[1])) if e[0] is None else (names.get(e[0], e[0]), e[1])

    inputs = {ports.get(n, n): p for n, p in net.inputs.items()}
    outputs = {ports.get(n, n): p for n, p in net.outputs.items()}
    if len(inputs) != len(net.inputs) or len(outputs) != len(net.outputs):
        refuse("netform", "the new port names must be different")
    edges = {end(d): end(s) for d, s in net.edges.items()}
    return net.replace(nodes=nodes, edges=edges, inputs=inputs, outputs=outputs)
