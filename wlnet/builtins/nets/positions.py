"""NetPort and other positions in nets, as calls and options name them."""

from ...expression import Association, Expr, S, elements, has_head, is_list
from ...nets.net import Net
from .calls import refuse


def read_states(x) -> dict:
    """(path, name) -> value of an association of states by position."""
    if type(x) is not Association:
        refuse("netarg", 'The value of NetPort[All, "States"]', "an association of states", x)
    found = {}
    for where, state in x.items():
        path = [str(p) for p in (elements(where) if is_list(where) else key_parts(where))]
        found[tuple(path[:-1]), path[-1]] = state
    return found


def key_parts(x) -> list:
    """The parts of NetPort[…] or a bare part, as strings (numbers of layers included)."""
    parts: list = []
    for a in x.args if type(x) is Expr and has_head(x, S.NetPort) or type(x) is Expr and x.head is S.NetPortGradient else (x,):
        parts.extend(elements(a) if is_list(a) else (a,))
    if not parts:
        refuse("netport", "a layer, a port or a path to one expected in NetPort[…] or NetPortGradient[…]")
    return [str(p) if type(p) is int else p for p in parts]


def place_of(net: Net, x: Expr) -> tuple:
    """(path, name, is it an array) of what NetPort[…] means: an output of the net or of a part, or an array of a layer."""
    parts = key_parts(x)
    if len(parts) == 1 and parts[0] in net.outputs:
        return (), parts[0], False
    path, current = [], net
    for i, step in enumerate(parts):
        step = child_at(current.children, step)
        if step in current.children:
            path.append(step)
            current = current.children[step]
        elif i == len(parts) - 1:
            if step in getattr(current, "array_types", ()):
                return tuple(path), step, True
            if step in current.outputs or step in current.inputs:
                return tuple(path), step, False
            refuse("netport", f'{path_text(path)} has no output port or array "{step}"')
        else:
            refuse("netport", f'there is no layer "{step}" in {path_text(path)}')
    if len(current.outputs) != 1:
        refuse("netport", f"{path_text(path)} has {len(current.outputs)} output ports: say which")
    return tuple(path), next(iter(current.outputs)), False


def child_at(children: dict, step: str) -> str:
    """The name of a child given by name, number or negative number."""
    if step in children or type(step) is not str or not step.lstrip("-").isdigit():
        return step
    n, names = int(step), list(children)
    if 0 < n <= len(names):
        return names[n - 1]
    return names[n] if -len(names) <= n < 0 else step


def path_text(path) -> str:
    from ...nets.errors import place

    return place(tuple(path))
