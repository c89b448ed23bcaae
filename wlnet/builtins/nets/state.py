"""NetStateObject: a net that remembers its recurrent states from call to call.  (ref/NetStateObject)"""

from ...evaluator import Evaluator, builtin, handles
from ...expression import Association, Atom, Expr, Expression, S, elements, make_list
from ...nets.container import Container
from ...nets.description import interior_states
from ...nets.net import Net
from ...nets.tree import net_at, resolve
from ...nets.type_expressions import position_expression
from ...nets.types import tensor_of
from ...running.application import apply
from ...running.plans import Request
from .application import data_of, is_property, read_states
from .arguments import positional_and_options, refuse
from .evaluation_options import settings_of
from .requests import request_of


class NetState(Atom):
    """A net and its present states: (path, name) -> value; the only net object that changes."""

    head = S.NetStateObject
    elided = True

    def __init__(self, net: Net, states: dict):
        self.net = net
        self.states = states

    def to_expression(self) -> Expr:
        return Expr(S.NetStateObject, (self.net, states_association(self.states)))

    # it changes: two objects with equal states now may differ later
    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return id(self)


def states_of(net: Net) -> list:
    """(path, name) of the states that can be set from outside."""
    # the states of a single layer are its own, those of a net belong to layers inside
    return interior_states(net) if isinstance(net, Container) or not net.states else [((), n) for n in net.states]


def states_association(states: dict) -> Association:
    """States by position, {layer, "State"} -> value."""
    return Association.from_items([(position_expression((*path, name)), x) for (path, name), x in states.items()])


@builtin("NetStateObject")
def net_state_object(ev: Evaluator, net: Expression, seed: Expression = None) -> Expression:
    """NetStateObject[net] creates an object that applies net and keeps its recurrent states from one call to the next.
    NetStateObject[net, seed] starts from given states."""
    if not isinstance(net, Net):
        refuse("netarg", "Argument 1", "a net or a layer", net)
    if not states_of(net):
        refuse("netform", "the net has no recurrent states that could be kept")
    return NetState(net, read_states(net, seed) if seed is not None else {})


def apply_state(ev: Evaluator, state: NetState, args: tuple) -> Expression:
    """Apply the net from the present states and keep the new ones."""
    net, keys = state.net, states_of(state.net)
    positional, options = positional_and_options(args, is_property)
    if not 1 <= len(positional) <= 2:
        refuse(
            "netform",
            f"data, and perhaps a property, expected besides options, but {len(positional)} arguments were given",
        )
    settings = settings_of(ev, options, S.NetStateObject)
    data, states, seeds, net = data_of(ev, net, positional[:1])
    asked = request_of(ev, net, positional[1] if len(positional) > 1 else S.All, tuple(seeds))
    places = tuple([resolve(net, (*path, name), as_port=True) for path, name in keys])
    request = Request(asked.places + places, asked.keys, asked.properties, asked.seeded)
    # states given with the data come before the kept ones
    values = apply(net, data, request, settings, ev.call, {**state.states, **states}, seeds)
    new_states = values[len(asked.places) :]
    if all([elements(x) for x in new_states]):  # an empty batch leaves the states as they are
        state.states = dict(zip(keys, new_states))
    return asked.shown(values[: len(asked.places)])


def _operand(ev, call: Expr, args: tuple):
    """NetExtract[object, "States"] and "Net"."""
    if call.head not in (S.NetExtract, S.Part) or len(args) != 2 or type(args[0]) is not NetState:
        return None
    state = args[0]
    if args[1] == "Net":
        return state.net
    if args[1] != "States":
        return None
    # states that nothing has set yet begin with zeros
    zeros = {place: _zeros(state.net, place) for place in states_of(state.net)}
    return states_association({**zeros, **state.states})


def _zeros(net, place):
    path, name = place
    return make_list([0.0] * tensor_of(net_at(net, path).states[name]).dims[0])


handles(NetState, _operand, apply_state)
