"""A net as its Wolfram association; association.py reads it back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..expression import Association, Expr, Expression, NumericArray, S, make_list, rule
from .array_values import DISABLED, Shared
from .type_expressions import NET_PATH, VERSION, port_to_expr, position_expression, tensor_to_expr

if TYPE_CHECKING:
    import numpy as np

    from .net import Net


def _rules(items) -> Association:
    return Association.from_items(items)


# --- nets to associations -------------------------------------------------------------------------------------------------


def net_to_expression(net: "Net", array: "Callable[[np.ndarray], Expression] | None" = None) -> Expr:
    """The net as Head[association, metadata]; ``array(numbers)`` writes an array (default: a NumericArray)."""
    metadata = _rules([("Version", VERSION), ("Unstable", S.False_)])
    return Expr(net.head, (net_to_association(net, array or _numeric_array), metadata))


def _numeric_array(numbers: "np.ndarray") -> Expression:
    return NumericArray(numbers) if numbers.ndim else numbers.item()


def net_to_association(net: "Net", array: "Callable[[np.ndarray], Expression]" = _numeric_array) -> Association:
    """The association that describes a net."""
    if net.is_container:
        return _container_to_association(net, array)
    items = [("Type", net.type_name), ("Arrays", _rules([(n, _array_to_expr(net, n, array)) for n in net.arrays]))]
    values = [(p.name, p.kind.write(net.values[p.name])) for p in net.parameters if p.name in net.values]
    values += [(n, net_to_association(c, array)) for n, c in net.nets.items()]
    values += list(net.derived().items())
    items.append(("Parameters", _rules(values)))
    items.append(("Inputs", _ports(net.inputs)))
    items.append(("Outputs", _ports(net.outputs)))
    if net.states:
        items.append(("States", _ports(net.states)))
    if net.multipliers is not None:
        items.append(("LearningRateMultipliers", net.multipliers))
    return _rules(items)


def _ports(group: dict) -> Association:
    return _rules([(name, port_to_expr(p)) for name, p in group.items()])


def _array_to_expr(net, name, array):
    value = net.arrays[name]
    if value is DISABLED:
        return S.None_
    if type(value) is Shared:
        numbers = tensor_to_expr(net.array_types[name]) if value.array is None else array(value.array)
        return Expr(S.NetArray, (_rules([("Name", value.name), ("Array", numbers)]),))
    return tensor_to_expr(net.array_types[name]) if value is None else array(value)


def _container_to_association(net: "Net", array) -> Association:
    items = [
        ("Type", net.type_name),
        ("Nodes", _rules([(n, net_to_association(c, array)) for n, c in net.nodes.items()])),
        ("Edges", make_list([rule(_path(net, d, "Inputs"), _path(net, s, "Outputs")) for d, s in net.edges.items()])),
        ("Inputs", _ports(net.inputs)),
        ("Outputs", _ports(net.outputs)),
    ]
    interior = interior_states(net)
    if interior:
        paths = [Expr(NET_PATH, (*_node_path(net, path), "States", name)) for path, name in interior]
        items.append(("InteriorStates", _rules(zip([position_expression((*p, n)) for p, n in interior], paths, strict=True))))
    if net.multipliers is not None:
        items.append(("LearningRateMultipliers", net.multipliers))
    return _rules(items)


def _node_path(net, path) -> list:
    out: list = []
    current = net
    for step in path:
        out += ["Nodes" if current.is_container else "Parameters", step]
        current = current.children[step]
    return out


def interior_states(net: "Net", path: tuple = ()) -> list:
    """(path, state name) of all states inside a net that no edge feeds.

    The states of a layer that is itself the net of an operator belong to the operator, under a name of its choice.
    """
    states = []
    for name, child in net.children.items() if not net.hides_states else ():
        for state in child.states:
            if net.is_container and (name, state) not in net.edges:
                states.append(((*path, name), state))
        states += interior_states(child, (*path, name))
    return states


def _path(net: "Net", end: tuple, side: str) -> Expr:
    """NetPath of a destination (side "Inputs" inside a node) or of a source ("Outputs" of a node)."""
    node, port = end
    if node is None:
        return Expr(NET_PATH, ("Outputs" if side == "Inputs" else "Inputs", port))
    child = net.nodes[node]
    group = "States" if port in child.states else side
    return Expr(NET_PATH, ("Nodes", node, group, port))
