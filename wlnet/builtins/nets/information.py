"""Information[net, prop] and NetInformation: what a net consists of.  (ref/NetInformation)"""

from ...evaluator import Evaluator, builtin
from ...expression import Association, Expr, Expression, S, is_list, make_list
from ...expression import elements as list_elements
from ...nets.array_values import Shared
from ...nets.arrays import array_positions
from ...nets.container import Container
from ...nets.multipliers import array_multipliers
from ...nets.net import Net
from ...nets.tree import leaves
from ...nets.type_expressions import position_expression
from ...nets.types import has_coder
from .arguments import refuse
from .extract import array_expression, port_words


@builtin("NetInformation")
def net_information(ev: Evaluator, net: Expression, prop: Expression = None) -> Expression:
    """NetInformation[net] gives a report about a net; NetInformation[net, prop] the value of a property."""
    return information(ev, net, prop)


def information(ev: Evaluator, net: Expression, prop: Expression = None) -> Expression:
    """The report of a net, or the value of one property, or of a list of properties."""
    if not isinstance(net, Net):
        refuse("netarg", "Argument 1", "a net or a layer", net)
    if prop is None:
        names = (
            "ArraysCount",
            "ArraysTotalElementCount",
            "InputPorts",
            "OutputPorts",
            "LayersCount",
            "LayerTypeCounts",
        )
        kind = "Net" if isinstance(net, Container) else "NetLayer"
        items = [("ObjectType", kind), ("Type", net.head), *[(n, _PROPERTIES[n](net)) for n in names]]
        return Expr(S.InformationData, (Association.from_items(items),))
    if is_list(prop):
        return make_list([information(ev, net, p) for p in list_elements(prop)])
    if prop == "Properties":
        return make_list(sorted([*_PROPERTIES, "Properties"]))
    if prop not in _PROPERTIES:
        refuse("netarg", "The property", "one of " + ", ".join([f'"{n}"' for n in sorted(_PROPERTIES)]), prop)
    return _PROPERTIES[prop](net)


def _by_position(net, value):
    return Association.from_items([(position_expression(k), value(layer, n)) for k, (layer, n) in array_positions(net).items()])


def _array(layer, name):
    return array_expression(layer.arrays[name])


def _dims(layer, name):
    dims = layer.array_types[name].dims
    return S.Automatic if dims is None else make_list([d if type(d) is int else S.Automatic for d in dims])


def _count(layer, name):
    dims = layer.array_types[name].dims
    if dims is None or not all([type(d) is int for d in dims]):
        return None
    product = 1
    for d in dims:
        product *= d
    return product


def _counted(layer, name):
    count = _count(layer, name)
    return S.Automatic if count is None else count


def _bytes(layer, name):
    count = _count(layer, name)
    return S.Automatic if count is None else 4 * count  # files and memory hold arrays as Real32


def _total(net) -> int:
    """All elements, arrays that are shared counted once."""
    seen: set = set()
    total = 0
    for layer, name in array_positions(net).values():
        value = layer.arrays[name]
        if type(value) is Shared:
            if value.name in seen:
                continue
            seen.add(value.name)
        total += _count(layer, name) or 0
    return total


def _layers(net) -> dict:
    """Position -> layer of all layers that have no layers inside."""
    return {path: layer for path, layer in leaves(net) if not layer.nets}


def _type_counts(net):
    counts: dict = {}
    for layer in _layers(net).values():
        counts[layer.head] = counts.get(layer.head, 0) + 1
    return Association.from_items(counts.items())


def _ports(group):
    return Association.from_items([(n, p if has_coder(p) else port_words(p)) for n, p in group.items()])


def _states(net) -> list:
    return [position_expression((*path, s)) for path, layer in leaves(net) for s in layer.states]


def _multipliers(net):
    return Association.from_items([(position_expression(k), v) for k, v in array_multipliers(net).items()])


def _graph_of_layers(net):
    pairs = dict.fromkeys(_connections(net, ()))
    return Expr(
        S.Graph,
        (
            make_list([position_expression(k) for k in _layers(net)]),
            make_list([Expr(S.DirectedEdge, (position_expression(a), position_expression(b))) for a, b in pairs]),
        ),
    )


def _connections(net, path: tuple) -> list:
    """(position, position) of layers inside a net of which one feeds the other."""
    pairs = []
    for name, child in net.children.items():
        pairs += _connections(child, (*path, name))
    for (node, port), (source, source_port) in net.edges.items() if isinstance(net, Container) else ():
        if node is not None and source is not None:
            pairs += [
                (a, b)
                for b in _ends(net.nodes[node], (*path, node), port, False)
                for a in _ends(net.nodes[source], (*path, source), source_port, True)
            ]
    return pairs


def _ends(net, path: tuple, port: str, making: bool) -> list:
    """The layers inside a net that make the value of its output, or take that of its input."""
    if not net.children:
        return [path]
    if not isinstance(net, Container):  # an operator: any layer of its nets
        return [(*path, *where) for where in _layers(net)]
    if making:
        node, inner = net.edges[None, port]
        return [] if node is None else _ends(net.nodes[node], (*path, node), inner, True)
    return [
        end
        for (node, inner), source in net.edges.items()
        if source == (None, port) and node is not None
        for end in _ends(net.nodes[node], (*path, node), inner, False)
    ]


def _topology(net) -> str:
    """A hash of the kinds of layers and how they are connected, whatever their sizes and numbers."""
    from hashlib import md5  # one property of 26 needs it

    text = repr([[(k, layer.type_name) for k, layer in _layers(net).items()], sorted(_connections(net, ()))])
    return md5(text.encode()).hexdigest()


def _shared_names(net) -> set:
    return {layer.arrays[n].name for layer, n in array_positions(net).values() if type(layer.arrays[n]) is Shared}


def _quantity(net):
    return Expr(S.Quantity, (4 * _total(net), "Bytes"))


_PROPERTIES = {
    "Arrays": lambda net: _by_position(net, _array),
    "ArraysByteCounts": lambda net: _by_position(net, _bytes),
    "ArraysCount": lambda net: len(array_positions(net)),
    "ArraysDimensions": lambda net: _by_position(net, _dims),
    "ArraysElementCounts": lambda net: _by_position(net, _counted),
    "ArraysLearningRateMultipliers": _multipliers,
    "ArraysList": lambda net: make_list([_array(layer, n) for layer, n in array_positions(net).values()]),
    "ArraysPositionList": lambda net: make_list([position_expression(k) for k in array_positions(net)]),
    "ArraysTotalByteCount": lambda net: 4 * _total(net),
    "ArraysTotalElementCount": _total,
    "ArraysTotalSize": _quantity,
    "FullSummaryGraphic": _graph_of_layers,
    "InputPortNames": lambda net: make_list(list(net.inputs)),
    "InputPorts": lambda net: _ports(net.inputs),
    "Layers": lambda net: Association.from_items([(position_expression(k), v) for k, v in _layers(net).items()]),
    "LayersCount": lambda net: len(_layers(net)),
    "LayersGraph": _graph_of_layers,
    "LayersList": lambda net: make_list(list(_layers(net).values())),
    "LayerTypeCounts": _type_counts,
    "OutputPortNames": lambda net: make_list(list(net.outputs)),
    "OutputPorts": lambda net: _ports(net.outputs),
    "RecurrentStatesCount": lambda net: len(_states(net)),
    "RecurrentStatesList": lambda net: make_list(_states(net)),
    "SharedArraysCount": lambda net: len(_shared_names(net)),
    "SummaryGraphic": _graph_of_layers,
    "TopologyHash": _topology,
}
