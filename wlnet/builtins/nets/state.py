"""NetStateObject: a net that remembers its recurrent states from call to call.  (ref/NetStateObject)"""

from ...evaluator import builtin, handles
from ...expression import Association, Atom, Expr, S, make_list
from ...nets.association import interior_states
from ...nets.container import Container
from ...nets.net import Net
from ...nets.types import tensor_of
from .calls import refuse, split_options


class NetState(Atom):
    """A net and its present states: (path, name) -> value; the only net object that changes."""

    head = S.NetStateObject
    elided = True

    def __init__(self, net: Net, states: dict):
        self.net = net
        self.states = states

    def to_expression(self) -> Expr:
        return Expr(S.NetStateObject, (self.net, states_association(self.states)))

    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return id(self)


def states_of(net: Net) -> list:
    """(path, name) of the states that can be set from outside."""
    return interior_states(net) if isinstance(net, Container) or not net.states else [((), n) for n in net.states]


def states_association(states: dict) -> Association:
    """States by position, {layer, "State"} -> value."""
    return Association.from_items(
        [(make_list([int(p) if p.isdigit() else p for p in (*path, name)]), x) for (path, name), x in states.items()]
    )


@builtin("NetStateObject")
def net_state_object(ev, net, seed=None):
    """NetStateObject[net] creates an object that applies net and keeps its recurrent states from one call to the next.
    NetStateObject[net, seed] starts from given states."""
    from .positions import read_states

    if not isinstance(net, Net):
        refuse("netarg", "Argument 1", "a net or a layer", net)
    if not states_of(net):
        refuse("netform", "the net has no recurrent states that could be kept")
    return NetState(net, read_states(seed) if seed is not None else {})


def _apply_state(ev, state: NetState, args: tuple):
    return _apply(ev, state, args)


def _apply(ev, state: NetState, args: tuple):
    """Apply the net from the present states and keep the new ones."""
    from ...running.application import Wanted, apply
    from .application import data_of, is_property, wanted_of
    from .settings import settings_of

    net, places = state.net, states_of(state.net)
    positional, options = split_options(args, is_property)
    if not 1 <= len(positional) <= 2:
        refuse(
            "netform",
            f"data, and perhaps a property, expected besides options, but {len(positional)} arguments were given",
        )
    settings = settings_of(ev, options, S.NetStateObject)
    data, given, seeds, net = data_of(ev, net, positional[:1])
    asked = wanted_of(ev, net, positional[1]) if len(positional) > 1 else Wanted({})
    shown = asked.items if asked.items is not None else [("output", (), name) for name in net.outputs]
    items = [*shown, *[("state", path, name) for path, name in places]]
    wanted = Wanted(asked.properties, items, list(range(len(items))))
    start = {**state_values(state.states), **(given or {})}
    found = list(apply(net, data, wanted, settings, ev.call, start, seeds).values())
    state.states = dict(zip(places, found[len(shown) :]))
    keys = asked.keys if asked.items is not None else list(net.outputs)
    single = asked.single if asked.items is not None else len(shown) == 1
    return found[0] if single else Association.from_items(zip(keys, found))


def state_values(states: dict) -> dict:
    """States as the application of a net takes them: path as a tuple of names."""
    return {(tuple([str(p) for p in path]), name): x for (path, name), x in states.items()}


def _operand(ev, call: Expr, args: tuple):
    """NetExtract[object, "States"] and "Net"."""
    if call.head not in (S.NetExtract, S.Part) or len(args) != 2 or type(args[0]) is not NetState:
        return None
    state = args[0]
    if args[1] == "Net":
        return state.net
    if args[1] != "States":
        return None
    zeros = {place: _zeros(state.net, place) for place in states_of(state.net)}
    return states_association({**zeros, **state.states})


def _zeros(net, place):
    path, name = place
    for step in path:
        net = net.children[step]
    return make_list([0.0] * tensor_of(net.states[name]).dims[0])


handles(NetState, _operand, _apply_state)
