"""What net[data, property] asks for: NetPort, NetPortGradient, decoder properties, as a request for a run.  (ref/NetPort)"""

from ...evaluator import Evaluator
from ...expression import Expr, Expression, S, elements, has_head, is_immediate_rule, is_list
from ...nets.arrays import array_positions
from ...nets.description import interior_states
from ...nets.net import Net
from ...nets.tree import ARRAY, INPUT, INTERIOR, LAYER, OUTPUT, STATE, Place, leaves, part_at, places, resolve, steps_of
from ...nets.type_expressions import position_expression
from ...nets.types import has_coder
from ...running.plans import Request, outputs_request, remember
from .arguments import refuse


def request_of(ev: Evaluator, net: Net, prop: Expression, seeded: tuple = ()) -> Request:
    """What a net is asked for by its second argument; ``seeded``: the output ports whose gradients are given."""
    if prop is S.All and not seeded:
        return outputs_request(net)
    if type(prop) is not Expr:
        return _read_request(ev, net, prop, seeded)
    # who asks for the values of a layer mostly asks for them again and again
    requests = net.cache.setdefault("requests", {})
    request = requests.get((prop, seeded))
    if request is None:
        request = _read_request(ev, net, prop, seeded)
        remember(requests, (prop, seeded), request)
    return request


def _read_request(ev: Evaluator, net: Net, prop: Expression, seeded: tuple) -> Request:
    # a list of anything else is one property, such as {"TopProbabilities", 3}
    wishes = elements(prop) if is_list(prop) else (prop,)
    if wishes and all([has_head(wish, S.NetPort) or has_head(wish, S.NetPortGradient) for wish in wishes]):
        named = [pair for wish in wishes for pair in _wished(net, wish)]
        # net[x, NetPort["a"]] is the value by itself, net[x, {NetPort["a"]}] an association
        keys = None if named and named[0][0] is prop else tuple([key for key, _ in named])
        return Request(tuple([place for _, place in named]), keys, None, seeded)
    if seeded:
        refuse("netform", "a gradient given for an output port needs NetPortGradient[…] as property")
    # None gives what the decoder would have been given
    if prop is S.None_:
        return outputs_request(net, dict.fromkeys(net.outputs, S.None_))
    if is_immediate_rule(prop) and type(prop.args[0]) is str and prop.args[0] in net.outputs:
        name, decoded_as = prop.args
        if not has_coder(net.outputs[name]) and decoded_as is not S.None_:
            refuse("netport", f'output port "{name}" has no decoder')
        return outputs_request(net, {name: decoded_as})
    if type(prop) is str and prop in net.outputs:
        return Request((resolve(net, (prop,), as_port=True),))
    decoded = [name for name, port in net.outputs.items() if has_coder(port)]
    if len(decoded) != 1:
        refuse(
            "netport",
            f"the property {ev.format(prop, 'InputForm')} needs a net with exactly one decoder, but this net has {len(decoded)}",
        )
    return outputs_request(net, {decoded[0]: prop})


def _wished(net: Net, wish: Expr) -> list:
    """(key to show it under, place) of everything that NetPort[…] or NetPortGradient[…] asks for."""
    steps = steps_of(wish)
    if not steps:
        refuse("netport", "a layer, a port or a path to one expected in NetPort[…] or NetPortGradient[…]")
    if steps == (S.All,):
        return _all_gradients(net) if wish.head is S.NetPortGradient else _all_ports(net)
    if steps == (S.All, "States"):
        states = [((), name) for name in net.states] + interior_states(net)
        positions = [(*path, name) for path, name in states]
        # the keys are those that NetStateObject and NetPort[All, "States"] as input take
        return [(position_expression(position), resolve(net, position)) for position in positions]
    chosen = [
        _gradient_place(place) if wish.head is S.NetPortGradient else port_of(place) for place in places(net, steps, as_port=True)
    ]
    if len(chosen) == 1 or any([has_head(step, S.NetArray) for step in steps]):  # shared: the same array at all places
        return [(wish, chosen[0])]
    return [(Expr(wish.head, (position_expression(place.position),)), place) for place in chosen]


def port_of(place: Place, kinds: tuple = (OUTPUT, STATE, INTERIOR)) -> Place:
    """The port that stands at a place, of one of these kinds; where a layer does, the layer's only output."""
    if place.kind == LAYER:
        outputs = place.inside.outputs
        if len(outputs) != 1:
            refuse("netport", f"{place} has {len(outputs)} output ports: say which")
        return part_at(place, next(iter(outputs)), as_port=True)
    if place.kind in kinds:
        return place
    if place.kind == INPUT:
        refuse("netport", f"{place} is an input port; only output ports have values to ask for")
    refuse("netport", f"{place} is no output port")


def _gradient_place(place: Place) -> Place:
    if place.kind == INPUT and not place.path:
        if place.owner.input_tensor(place.name).is_integer:
            refuse("netgrad", f'input port "{place.name}" takes integers: there is no gradient')
    elif place.kind != ARRAY:
        refuse("netport", f"{place} is no input port of the net and no array to take a gradient of")
    return place


def _all_ports(net: Net) -> list:
    """(key, place) of the outputs of all layers inside."""
    # without the outputs of the net itself, which are those of some layer inside
    positions = [(*path, name) for path, layer in leaves(net) if path for name in layer.outputs]
    return [(Expr(S.NetPort, (position_expression(p),)), resolve(net, p, as_port=True)) for p in positions]


def _all_gradients(net: Net) -> list:
    """(key, place) of all real inputs and all arrays."""
    inputs = [(name,) for name in net.inputs if not net.input_tensor(name).is_integer]
    return [
        (position[0] if len(position) == 1 else position_expression(position), resolve(net, position, as_port=True))
        for position in (*inputs, *array_positions(net))
    ]
