"""NetExtract: layers, arrays, ports and parameters of a net."""

from ...evaluator import builtin
from ...expression import Association, Expr, NumericArray, S, elements, has_head, is_list, make_list
from ...nets.container import Container
from ...nets.net import DISABLED, Net, Shared, array_value
from ...nets.tree import leaves
from ...nets.types import Coder, Length, Tensor, has_coder
from .calls import refuse
from .positions import child_at


def net_argument(x, position: int = 1) -> Net:
    if not isinstance(x, Net):
        refuse("netarg", f"Argument {position}", "a net or a layer", x)
    return x


# --- extraction ---------------------------------------------------------------------------------------------------------


@builtin("NetExtract", operator="first")
def net_extract(ev, net, spec):
    """NetExtract[net, {layer, "param"}] extracts an array or parameter of a layer.
    NetExtract[net, layer] extracts a layer; NetExtract[net, "port"] a port's type or coder; NetExtract[net, All] everything."""
    if is_list(spec) and elements(spec) and all([is_list(s) for s in elements(spec)]):
        return make_list([extract(ev, net, elements(s)) for s in elements(spec)])
    return extract(ev, net, elements(spec) if is_list(spec) else (spec,))


def extract(ev, x, path):
    """The part of a net or coder at a path of names and numbers."""
    if not isinstance(x, (Net, Coder)):
        refuse("netarg", "Argument 1", "a net, a layer or a coder", x)
    for i, step in enumerate(path):
        if isinstance(x, Coder):
            x = _coder_part(x, step)
        elif isinstance(x, Net):
            x = _net_part(ev, x, step)
        else:
            refuse("netport", f"there is no part {layer_words(path[: i + 1])}")
    return x


def layer_words(path) -> str:
    return "{" + ", ".join([f'"{p}"' if type(p) is str else str(p) for p in path]) + "}"


def _coder_part(coder, step):
    for p in coder.parameters:
        if step in (p.name, p.option):
            return p.kind.write(coder.values[p.name])
    found = coder.property(step) if hasattr(coder, "property") else None
    if found is None:
        refuse(
            "netport",
            f'there is no parameter "{step}"; there are ' + ", ".join([f'"{p.name}"' for p in coder.parameters]),
        )
    return found


def _net_part(ev, net, step):
    if step is S.All:
        return _everything(net)
    if has_head(step, S.NetArray) and step.args:
        return _shared_value(net, step.args[0])
    if hasattr(step, "head") and has_head(step, S.Key):
        step = step.args[0]
    children = net.children
    name = child_at(children, str(step)) if type(step) is int else step
    if name in children:
        return children[name]
    if isinstance(net, Container):
        return _port_part(net, step)
    if step in net.arrays:
        return _array_part(net.arrays[step])
    for p in net.parameters:
        if step in (p.name, p.option):
            return p.kind.show(net.values[p.name])
    if step == "LearningRateMultipliers":
        return S.Automatic if net.multipliers is None else net.multipliers
    if step == "Net" and hasattr(net, "equivalent_net"):
        return net.equivalent_net()
    derived = net.derived()
    return derived[step] if step in derived else _port_part(net, step)


def _array_part(value):
    if value is DISABLED:
        return S.None_
    found = array_value(value)
    return S.Automatic if found is None else NumericArray(found)


def child_of(x) -> str:
    """A part for a message."""
    return repr(x) if type(x) is str else str(x)


def _port_part(net, step):
    port = net.inputs.get(step) or net.outputs.get(step) or getattr(net, "states", {}).get(step)
    if port is None:
        shown = [*net.children, *getattr(net, "arrays", ()), *net.inputs, *net.outputs]
        refuse("netport", f"there is no part {child_of(step)}; there are " + ", ".join([f'"{n}"' for n in shown]))
    return port if has_coder(port) else port_words(port)


def port_words(t: Tensor):
    """A port's type as a user would specify it: "Real", 3, {2, "Varying"}, …"""
    from ...nets.types import Index

    if type(t.element) is Index:
        low, high = t.element.low, t.element.high
        if low is None:
            element = "Integer"
        elif high is None:
            element = Expr(S.Restricted, ("Integer", make_list([low, S.Infinity])))
        else:
            element = Expr(S.Restricted, ("Integer", high if low == 1 else make_list([low, high])))
    else:
        element = None
    if t.dims is None:
        return S.Automatic
    if not t.dims:
        return "Real" if element is None else element
    dims = [d if type(d) is int else "Varying" if type(d) is Length else S.Automatic for d in t.dims]
    if len(dims) == 1 and element is None:
        return dims[0]
    return make_list(dims if element is None else [*dims, element])


def _everything(net):
    if isinstance(net, Container):
        return Association.from_items(net.children.items())
    items = [(n, _array_part(v)) for n, v in net.arrays.items()]
    items += [(p.name, p.kind.show(net.values[p.name])) for p in net.parameters]
    return Association.from_items([*items, *net.children.items()])


def _shared_value(net, name):
    for _, layer in leaves(net):
        for value in layer.arrays.values():
            if type(value) is Shared and value.name == name:
                return _array_part(value)
    refuse("netport", f'there is no shared array "{name}"')
