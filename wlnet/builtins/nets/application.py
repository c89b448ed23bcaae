"""net[data, …] and coder[data]: what the arguments mean."""

import numpy as np

from ...coders.coder import NetCoder
from ...evaluator import Evaluator, handles
from ...expression import (
    Association,
    Expr,
    Expression,
    NumericArray,
    S,
    elements,
    has_head,
    is_immediate_rule,
    is_list,
    make_list,
    numeric_by,
)
from ...nets.errors import NetFailure
from ...nets.infer import infer
from ...nets.net import Net
from ...nets.tree import STATE, resolve, steps_of
from ...nets.types import has_coder
from ...running.application import apply, keep_direct
from ...running.data import read_port, read_tensor, to_wolfram
from ..statistics.random_ import generator_for
from .arguments import positional_and_options, refuse
from .evaluation_options import settings_of
from .requests import request_of


def apply_net(ev: Evaluator, net: Net, args: tuple) -> Expression:
    """The value of net[args…]."""
    if len(args) == 1:
        # the plan of the last single example, asked first: small nets are mostly applied to one vector after another
        direct = net.cache.get("direct")
        value = None if direct is None else direct.value(args[0], ev.call)
        if value is not None:
            return value
    positional, options = positional_and_options(args, is_property)
    # NetEvaluationMode and its kin are options: what else is there is data and one property
    if len(positional) > 2:
        refuse("netform", f"data and a property expected besides options, but {len(positional)} arguments were given")
    settings = settings_of(ev, options, net.head)
    data, states, seeds, net = data_of(ev, net, positional)
    request = request_of(ev, net, positional[1] if len(positional) > 1 else S.All, tuple(seeds))
    value = request.shown(apply(net, data, request, settings, ev.call, states, seeds))
    if len(args) == 1:
        keep_direct(net, settings, args[0])
    return value


def is_property(i: int, x: Expression) -> bool:
    """Is the rule, in second place, a property of a decoder and no option?"""
    return i == 1 and is_immediate_rule(x) and type(x.args[0]) is str


# --- data -----------------------------------------------------------------------------------------------------------------------


def data_of(ev: Evaluator, net: Net, positional: list) -> tuple[dict, dict, dict, Net]:
    """(port -> data, (path, name) -> given state, output port -> given gradient, the net with its inputs counted)."""
    x = positional[0] if positional else None
    # such a net takes a list of data as one for each of its inputs
    many = net.is_open or net.variadic or net.spreads
    # the rows stay numeric arrays, so that the result is one too
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
        # the keys tell how many inputs there are, and their names
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
    # an encoder may take associations as data: the keys tell which is meant
    return all([type(k) is str or has_head(k, S.NetPort) or has_head(k, S.NetPortGradient) for k in x.keys()]) and (
        any([k in net.inputs for k in x.keys() if type(k) is str])
        or len(net.inputs) != 1
        or not any([type(k) is str for k in x.keys()])
        or not has_coder(next(iter(net.inputs.values())))
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


def read_states(net: Net, x: Expression) -> dict:
    """(path, name) -> value of an association of states by position."""
    if type(x) is not Association:
        refuse("netarg", 'The value of NetPort[All, "States"]', "an association of states", x)
    return {state_key(net, steps_of(where)): state for where, state in x.items()}


def state_key(net: Net, steps: tuple) -> tuple:
    """(path, name) of the state at a path."""
    place = resolve(net, steps, as_port=True)
    if place.kind != STATE:
        refuse("netport", f"{place} is no state")
    return place.path, place.name


# --- coders -----------------------------------------------------------------------------------------------------------------------


def apply_coder(ev: Evaluator, coder: NetCoder, args: tuple) -> Expression:
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
        # a decoder by itself has no ports: its user should not read of one
        raise NetFailure("netdata", error.text.replace('port "Output"', "the decoder")) from None
    if prop is S.None_:
        return args[0]
    # a decoder that samples draws from the random state of the session, as RandomChoice does
    decoded = coder.decode_batch(examples.arrays, prop, ev.call, lambda: generator_for(ev, S.Inherited))
    return make_list(decoded) if examples.is_batch else decoded[0]


handles(Net, application=apply_net)
handles(NetCoder, application=apply_coder)
