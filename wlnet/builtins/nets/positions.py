"""Positions of states and arrays in nets, as associations name them."""

from ...expression import Association, Expr, make_list
from ...nets.net import Net
from ...nets.tree import STATE, resolve, steps_of
from .calls import refuse


def position_expression(position: tuple) -> Expr:
    """{layer…, name}: layers without a name of their own by number."""
    return make_list([int(step) if step.isdigit() else step for step in position])


def read_states(net: Net, x) -> dict:
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
