"""net[data, …] and coder[data]: what the arguments mean, and the options of evaluation."""

import numpy as np

from ...coders.coder import NetCoder
from ...evaluator import handles
from ...expression import Association, Expr, NumericArray, S, elements, has_head, is_list, make_list, numeric_by
from ...nets.arrays import array_positions
from ...nets.association import interior_states
from ...nets.errors import NetFailure
from ...nets.infer import infer
from ...nets.net import Net
from ...nets.tree import ARRAY, INPUT, INTERIOR, LAYER, OUTPUT, STATE, Place, leaves, part_at, places, resolve, steps_of
from ...nets.types import has_coder
from ...running.application import apply, keep_direct
from ...running.data import read_port, read_tensor, to_wolfram
from ...running.plans import Request, outputs_request
from ..statistics.random_ import generator_for
from .calls import refuse, split_options
from .positions import position_expression, read_states, state_key
from .settings import settings_of


def apply_net(ev, net: Net, args: tuple):
    """The value of net[args…]."""
    if len(args) == 1:
        direct = net.cache.get("direct")
        value = None if direct is None else direct.value(args[0], ev.call)
        if value is not None:
            return value
    positional, options = split_options(args, is_property)
    if len(positional) > 2:
        refuse("netform", f"data and a property expected besides options, but {len(positional)} arguments were given")
    settings = settings_of(ev, options, net.head)
    data, states, seeds, net = data_of(ev, net, positional)
    request = request_of(ev, net, positional[1] if len(positional) > 1 else S.All, tuple(seeds))
    value = request.shown(apply(net, data, request, settings, ev.call, states, seeds))
    if len(args) == 1:
        keep_direct(net, settings, args[0])
    return value


def is_property(i: int, x) -> bool:
    """Is the rule, in second place, a property of a decoder and no option?"""
    return i == 1 and has_head(x, S.Rule) and type(x.args[0]) is str


# --- data -----------------------------------------------------------------------------------------------------------------------


def data_of(ev, net: Net, positional: list):
    """(port -> data, (path, name) -> given state, output port -> given gradient, the net with its inputs counted)."""
    x = positional[0] if positional else None
    many = net.is_open or getattr(net, "variadic", False) or getattr(net, "spreads", False)
    if many and type(x) is NumericArray and x.array.ndim:
        x = make_list([NumericArray(a) for a in x.array])
    if net.is_open and not net.inputs:
        if not (type(x) is Association and len(x) or x is not None and is_list(x) and elements(x)):
            refuse("netport", "a list or an association with data for the input ports expected")
    if not positional:
        if net.inputs:
            refuse("netform", f"the net has {len(net.inputs)} input ports: give data for them")
        return {}, {}, {}, net
    if type(x) is Association and _names_ports(net, x):
        data, states, seeds = {}, {}, {}
        for key, value in x.items():
            if has_head(key, S.NetPortGradient):
                seeds[key.args[0]] = value
            elif has_head(key, S.NetPort):
                _port_data(net, key, value, data, states)
            elif key not in net.inputs and key in net.states:
                states[(), key] = value
            else:
                data[key] = value
        if net.is_open:
            net = net.with_inputs([k for k in data if k not in net.inputs])
        for name in seeds:
            if name not in net.outputs:
                refuse("netport", f'there is no output port "{name}"')
        return data, states, seeds, net
    if many and is_list(x):
        items = elements(x)
        if net.is_open and not net.inputs:
            net = net.with_inputs(["Input"] if len(items) == 1 else [f"Input{i + 1}" for i in range(len(items))])
            if any([net.output_tensor(n).dims is not None for n in net.outputs]):  # they tell of the inputs
                net = infer(net, call=ev.call)
        if len(items) == len(net.inputs):
            return dict(zip(net.inputs, items)), {}, {}, net
    if len(net.inputs) != 1:
        refuse(
            "netport",
            "an association with data for the input ports " + ", ".join([f'"{p}"' for p in net.inputs]) + " expected",
        )
    return {next(iter(net.inputs)): x}, {}, {}, net


def _names_ports(net: Net, x: Association) -> bool:
    return all([type(k) is str or has_head(k, S.NetPort) or has_head(k, S.NetPortGradient) for k in x.keys()]) and (
        any([k in net.inputs for k in x.keys() if type(k) is str])
        or len(net.inputs) != 1
        or not any([type(k) is str for k in x.keys()])
        or type(next(iter(net.inputs.values()))).__name__ == "Tensor"
    )


def _port_data(net: Net, key: Expr, value, data: dict, states: dict) -> None:
    """Data given under NetPort[…]: a port by name, all states, or one state."""
    steps = steps_of(key)
    if steps == (S.All, "States"):
        states.update(read_states(net, value))
    elif len(steps) == 1 and steps[0] not in net.states:
        data[steps[0]] = value
    else:
        states[state_key(net, steps)] = value


# --- what is asked for ----------------------------------------------------------------------------------------------------------


def request_of(ev, net: Net, prop, seeded: tuple = ()) -> Request:
    """What a net is asked for by its second argument; ``seeded``: the output ports whose gradients are given."""
    wishes = elements(prop) if is_list(prop) else (prop,)
    if wishes and all([has_head(wish, S.NetPort) or has_head(wish, S.NetPortGradient) for wish in wishes]):
        named = [pair for wish in wishes for pair in _wished(net, wish)]
        keys = None if named and named[0][0] is prop else tuple([key for key, _ in named])
        return Request(tuple([place for _, place in named]), keys, None, seeded)
    if seeded:
        refuse("netform", "a gradient given for an output port needs NetPortGradient[…] as property")
    if prop is S.All:
        return outputs_request(net)
    if prop is S.None_:
        return outputs_request(net, dict.fromkeys(net.outputs, S.None_))
    if has_head(prop, S.Rule) and type(prop.args[0]) is str and prop.args[0] in net.outputs:
        name, wanted = prop.args
        if not has_coder(net.outputs[name]) and wanted is not S.None_:
            refuse("netport", f'output port "{name}" has no decoder')
        return outputs_request(net, {name: wanted})
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
    positions = [(*path, name) for path, layer in leaves(net) if path for name in layer.outputs]
    return [(Expr(S.NetPort, (position_expression(p),)), resolve(net, p, as_port=True)) for p in positions]


def _all_gradients(net: Net) -> list:
    """(key, place) of all real inputs and all arrays."""
    inputs = [(name,) for name in net.inputs if not net.input_tensor(name).is_integer]
    return [
        (position[0] if len(position) == 1 else position_expression(position), resolve(net, position, as_port=True))
        for position in (*inputs, *array_positions(net))
    ]


# --- coders -----------------------------------------------------------------------------------------------------------------------


def apply_coder(ev, coder, args: tuple):
    """The value of coder[args…]."""
    if not args:
        refuse("netform", "data expected")
    if coder.head is S.NetEncoder:
        if len(args) > 1:
            refuse("netform", "one argument expected")
        encoded = read_port("Input", coder, args[0], ev.call)
        arrays = [to_wolfram(np.asarray(a)) for a in encoded.arrays]
        return make_list(arrays) if encoded.is_batch else arrays[0]
    prop = args[1] if len(args) > 1 else None
    try:
        examples = read_tensor("Output", coder.type, args[0], numeric_by(ev.call))
    except NetFailure as error:
        raise NetFailure("netdata", error.text.replace('port "Output"', "the decoder")) from None
    if prop is S.None_:
        return args[0]
    decoded = coder.decode_batch(examples.arrays, prop, ev.call, lambda: generator_for(ev, S.Inherited))
    return make_list(decoded) if examples.is_batch else decoded[0]


handles(Net, application=apply_net)
handles(NetCoder, application=apply_coder)
