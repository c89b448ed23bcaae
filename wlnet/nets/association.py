"""The one pair of functions that maps a net to its Wolfram association and back.

    Head[<|"Type" -> …, "Arrays" -> …, "Parameters" -> …, "Inputs" -> …, "Outputs" -> …|>, <|"Version" -> …, "Unstable" -> …|>]

Printing, reading back, files and equality of texts all go through it.
"""

from ..expression import (
    Association,
    Expr,
    NumericArray,
    S,
    elements,
    full_form,
    has_head,
    make_list,
    rule,
    to_numbers,
)
from .container import Chain, Container, Graph
from .errors import NetFailure
from .net import DISABLED, Net, Shared
from .type_expressions import NET_PATH, VERSION, expr_to_tensor, name_of, port_to_expr, position_expression, tensor_to_expr
from .types import Coder


def _assoc(**items) -> Association:
    return Association.from_items(items.items())


def _rules(items) -> Association:
    return Association.from_items(items)


# --- nets to associations -------------------------------------------------------------------------------------------------


def net_to_expression(net: Net, array=None) -> Expr:
    """The net as Head[association, metadata]; ``array(numbers)`` writes an array (default: a NumericArray)."""
    metadata = _rules([("Version", VERSION), ("Unstable", S.False_)])
    return Expr(net.head, (net_to_association(net, array or _numeric_array), metadata))


def _numeric_array(numbers):
    return NumericArray(numbers) if numbers.ndim else numbers.item()


def net_to_association(net: Net, array=_numeric_array) -> Association:
    """The association that describes a net."""
    if isinstance(net, Container):
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


def _container_to_association(net: Container, array) -> Association:
    items = [
        ("Type", net.type_name),
        ("Nodes", _rules([(n, net_to_association(c, array)) for n, c in net.nodes.items()])),
        ("Edges", make_list([rule(_path(net, d, "Inputs"), _path(net, s, "Outputs")) for d, s in net.edges.items()])),
        ("Inputs", _ports(net.inputs)),
        ("Outputs", _ports(net.outputs)),
    ]
    interior = interior_states(net)
    if interior:
        items.append(
            (
                "InteriorStates",
                _rules(
                    [
                        (
                            position_expression((*path, name)),
                            Expr(NET_PATH, (*_node_path(net, path), "States", name)),
                        )
                        for path, name in interior
                    ]
                ),
            )
        )
    if net.multipliers is not None:
        items.append(("LearningRateMultipliers", net.multipliers))
    return _rules(items)


def _node_path(net, path) -> list:
    out: list = []
    current = net
    for step in path:
        out += ["Nodes" if isinstance(current, Container) else "Parameters", step]
        current = current.children[step]
    return out


def interior_states(net: Net, path: tuple = ()) -> list:
    """(path, state name) of all states inside a net that no edge feeds.

    The states of a layer that is itself the net of an operator belong to the operator, under a name of its choice.
    """
    found = []
    for name, child in net.children.items() if not net.hides_states else ():
        for state in child.states:
            if isinstance(net, Container) and (name, state) not in net.edges:
                found.append(((*path, name), state))
        found += interior_states(child, (*path, name))
    return found


def _path(net: Container, end: tuple, side: str) -> Expr:
    """NetPath of a destination (side "Inputs" inside a node) or of a source ("Outputs" of a node)."""
    node, port = end
    if node is None:
        return Expr(NET_PATH, ("Outputs" if side == "Inputs" else "Inputs", port))
    child = net.nodes[node]
    group = "States" if port in child.states else side
    return Expr(NET_PATH, ("Nodes", node, group, port))


# --- associations to nets ---------------------------------------------------------------------------------------------------


def association_to_net(assoc, read_coder, numeric=None) -> Net:
    """The net that an association describes.

    ``read_coder(expr)`` gives the coder of a NetEncoder or NetDecoder expression, ``numeric(expr)`` the value of an exact
    number in an array (see `to_numbers`).  Raises `NetFailure`.
    """
    if type(assoc) is not Association or type(assoc.get("Type")) is not str:
        raise NetFailure("netform", f'an association with the key "Type" and a name there expected, not {_shortened(assoc)}')
    kind = assoc.get("Type")
    if kind in ("Chain", "Graph"):
        return _container_from(assoc, kind, read_coder, numeric)
    from .layer_index import layer_class  # the layer's module is imported when its type is met

    cls = layer_class(kind)
    if cls is None:
        raise NetFailure("netform", f'unknown layer type "{kind}"')
    return _layer_from(cls, assoc, read_coder, numeric)


def _shortened(x: object) -> str:
    """What stands in the place of something else, in a message: its text, or the "Type" of an association."""
    if type(x) is Association and "Type" in x:
        x = x.get("Type")
    text = full_form(x)
    return text if len(text) <= 60 else text[:57] + "…"  # 60: a message stays on one line


def _layer_from(cls, assoc, read_coder, numeric) -> Net:
    given = assoc.get("Parameters", Association({}))
    values, nets = {}, {}
    for p in cls.parameters:
        x = given.get(p.name)
        try:
            values[p.name] = p.default if x is None else p.kind.read(x)
        except NetFailure as error:
            place = f'parameter "{p.name}" of a layer of type "{cls.type_name}"'
            raise NetFailure("netform", f"{place} must be {error.text}, not {_shortened(x)}") from None
    for name, x in given.items():
        if type(x) is Association and type(x.get("Type")) is str:
            nets[name] = association_to_net(x, read_coder, numeric)
    found, types = {}, {}
    for name, x in assoc.get("Arrays", Association({})).items():
        found[name], types[name] = _read_array(x, numeric)
    net = cls(values, found, nets)
    for name, t in types.items():
        if t is not None and name in net.array_types:
            net.array_types[name] = t
    return _with_ports(net, assoc, read_coder)


def _with_ports(net: Net, assoc, read_coder) -> Net:
    changes: dict = {}
    for attribute, key in (("inputs", "Inputs"), ("outputs", "Outputs"), ("states", "States")):
        group = assoc.get(key)
        if type(group) is Association:
            changes[attribute] = {n: _read_port(x, read_coder) for n, x in group.items()}
    multipliers = assoc.get("LearningRateMultipliers")
    if multipliers is not None:
        changes["multipliers"] = multipliers
    return net.replace(**changes)


def _read_port(x, read_coder):
    if has_head(x, S.NetEncoder) or has_head(x, S.NetDecoder):
        return x if isinstance(x, Coder) else read_coder(x)
    return expr_to_tensor(x)


def _read_array(x, numeric):
    """(value, type or None) of an entry of "Arrays"."""
    if x is S.None_:
        return DISABLED, None
    if has_head(x, S.NetArray) and len(x.args) == 1 and type(x.args[0]) is Association:
        value, kind = _read_array(x.args[0].get("Array", S.Automatic), numeric)
        return Shared(x.args[0].get("Name"), value), kind
    if type(x) is Expr and name_of(x.head) == "TensorT":
        return None, expr_to_tensor(x)
    if x is S.Automatic:
        return None, None
    numbers = to_numbers(x, numeric, real=True)
    if numbers is None:
        raise NetFailure("netform", "an array of real numbers expected")
    return numbers.astype("float32"), None


def _container_from(assoc, kind, read_coder, numeric) -> Net:
    nodes = {n: association_to_net(x, read_coder, numeric) for n, x in assoc.get("Nodes").items()}
    edges: dict = {}
    for e in elements(assoc.get("Edges")):
        if not has_head(e, S.Rule):
            raise NetFailure("netform", "an edge must be a rule between NetPath expressions")
        edges[_read_path(e.args[0])] = _read_path(e.args[1])
    cls = Chain if kind == "Chain" else Graph
    return _with_ports(cls(nodes, edges, {}, {}), assoc, read_coder)


def _read_path(x) -> tuple:
    if type(x) is not Expr or name_of(x.head) != "NetPath":
        raise NetFailure("netform", "NetPath[…] expected in an edge")
    parts = list(x.args)
    if len(parts) == 2:
        return None, parts[1]
    if len(parts) == 4 and parts[0] == "Nodes":
        return str(parts[1]), parts[3]
    raise NetFailure("netform", "a NetPath of two or four parts expected in an edge")
