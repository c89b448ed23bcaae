"""A net from its Wolfram association; description.py writes it, and the two are the one pair of functions for that.

    Head[<|"Type" -> …, "Arrays" -> …, "Parameters" -> …, "Inputs" -> …, "Outputs" -> …|>, <|"Version" -> …, "Unstable" -> …|>]

Printing, reading back, files and equality of texts all go through it.
"""

from collections.abc import Callable

from ..expression import Association, Expr, Expression, S, elements, full_form, has_head, is_immediate_rule, to_numbers
from .array_values import DISABLED, Shared
from .container import Chain, Graph
from .errors import NetFailure
from .layer_index import layer_class
from .net import Net
from .type_expressions import expr_to_tensor, name_of
from .types import Coder


def association_to_net(
    assoc: Expression, read_coder: Callable[[Expr], Coder], numeric: "Callable[[Expression], Expression] | None" = None
) -> Net:
    """The net that an association describes.

    ``read_coder(expr)`` gives the coder of a NetEncoder or NetDecoder expression, ``numeric(expr)`` the value of an exact
    number in an array (see `to_numbers`).  Raises `NetFailure`.
    """
    if type(assoc) is not Association or type(assoc.get("Type")) is not str:
        raise NetFailure("netform", f'an association with the key "Type" and a name there expected, not {_shortened(assoc)}')
    kind = assoc.get("Type")
    if kind in ("Chain", "Graph"):
        return _container_from(assoc, kind, read_coder, numeric)
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
    parameters = assoc.get("Parameters", Association({}))
    values, nets = {}, {}
    for p in cls.parameters:
        x = parameters.get(p.name)
        try:
            values[p.name] = p.default if x is None else p.kind.read(x)
        except NetFailure as error:
            place = f'parameter "{p.name}" of a layer of type "{cls.type_name}"'
            raise NetFailure("netform", f"{place} must be {error.text}, not {_shortened(x)}") from None
    for name, x in parameters.items():
        if type(x) is Association and type(x.get("Type")) is str:
            nets[name] = association_to_net(x, read_coder, numeric)
    arrays, types = {}, {}
    for name, x in assoc.get("Arrays", Association({})).items():
        arrays[name], types[name] = _read_array(x, numeric)
    net = cls(values, arrays, nets)
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
        if not is_immediate_rule(e):
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
