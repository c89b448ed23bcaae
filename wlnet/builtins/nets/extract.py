"""NetExtract and net[[…]]: layers, arrays, ports and parameters of a net or coder."""

from typing import Any

from ...evaluator import Evaluator, builtin
from ...expression import Association, Expr, Expression, NumericArray, S, elements, has_head, is_list, make_list
from ...nets.array_values import DISABLED, array_value
from ...nets.container import Chain, Container
from ...nets.errors import NetFailure
from ...nets.net import Net
from ...nets.tree import (
    ARRAY,
    DERIVED,
    MULTIPLIERS,
    PARAMETER,
    Place,
    absent,
    part_at,
    parts_at,
    steps_of,
    whole,
    words,
)
from ...nets.types import Coder, Index, Length, Tensor
from .arguments import refuse
from .pieces import piece_of


@builtin("NetExtract", operator="first")
def net_extract(ev: Evaluator, net: Expression, spec: Expression) -> Expression:
    """NetExtract[net, {layer, "param"}] extracts an array or parameter of a layer.
    NetExtract[net, layer] extracts a layer; NetExtract[net, "port"] a port's type or coder; NetExtract[net, All] everything."""
    if is_list(spec) and elements(spec) and all([is_list(s) for s in elements(spec)]):
        return make_list([extract(ev, net, elements(s)) for s in elements(spec)])
    return extract(ev, net, steps_of(spec))


def extract(ev: Evaluator, x: Expression, steps: tuple) -> Expression:
    """The part of a net or coder at a path; where the path stands for several parts, a chain or an association of them."""
    if not isinstance(x, (Net, Coder)):
        refuse("netarg", "Argument 1", "a net, a layer or a coder", x)
    return _extracted(whole(x), tuple(steps))


def _extracted(here: Place, steps: tuple):
    if not steps:
        return part_value(here)
    step, rest = steps[0], steps[1:]
    # All at the end is everything there is; before other steps it is each layer
    if step is S.All and not rest and here.inside is not None:
        return everything(here.inside)
    parts = parts_at(here, step)
    if parts is None:
        return _extracted(part_at(here, step), rest)
    if has_head(step, S.NetArray):  # all these places hold the same array
        return _extracted(parts[0], rest)
    # layers of a chain that stand beside each other are a chain again; those of a graph need not be connected
    if not rest and parts and isinstance(here.inside, Chain):
        return piece_of(here.inside, [part.name for part in parts])
    return _of_each(here, parts, steps)


def _of_each(here: Place, parts: list, steps: tuple) -> Association:
    """By the name of each part: what stands at the rest of the path in it, Missing where there is no such thing."""
    rest, values = steps[1:], {}
    for part in parts:
        try:
            values[part.name] = _extracted(part, rest)
        # in {All, "Weights"} most nets have layers without weights
        except NetFailure:
            values[part.name] = Expr(S.Missing, ("PartAbsent", rest[0]))
    # then the name is a slip, not the property of some layers
    if all([has_head(value, S.Missing) for value in values.values()]):
        raise absent(words(steps), here)
    return Association.from_items(values.items())


def part_value(part: Place) -> Expression:
    """What stands at a place, as an expression."""
    owner, name = part.owner, part.name
    if part.kind == ARRAY:
        return array_expression(owner.arrays[name])
    if part.kind == PARAMETER:
        return parameter_expression(owner, name)
    if part.kind == MULTIPLIERS:
        return S.Automatic if owner.multipliers is None else owner.multipliers
    if part.inside is not None:
        return part.inside
    if part.kind == DERIVED:
        return owner.part(name) if isinstance(owner, Coder) else owner.derived()[name]
    return port_words(owner.inputs.get(name) or owner.outputs.get(name) or owner.states[name])


def parameter_expression(owner: "Net | Coder", name: str) -> Expression:
    """The value of a parameter of a layer or coder as its user would write it."""
    kind = next(p.kind for p in owner.parameters if p.name == name)
    return kind.write(owner.values[name]) if isinstance(owner, Coder) else kind.show(owner.values[name])


def array_expression(array: Any) -> Expression:
    """An array of a layer: a NumericArray, a number where it has no dimensions, Automatic or None."""
    if array is DISABLED:
        return S.None_
    numbers = array_value(array)
    if numbers is None:
        return S.Automatic
    # a NumericArray has at least one dimension
    return NumericArray(numbers) if numbers.ndim else float(numbers)


def port_words(t: Tensor) -> Expression:
    """A port's type as a user would specify it: "Real", 3, {2, "Varying"}, …"""
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


def everything(owner: "Net | Coder") -> Association:
    """The layers of a chain or graph, the arrays, parameters and nets of a layer, or the parameters of a coder."""
    if isinstance(owner, Container):
        return Association.from_items(owner.children.items())
    items = [] if isinstance(owner, Coder) else [(n, array_expression(a)) for n, a in owner.arrays.items()]
    items += [(p.name, parameter_expression(owner, p.name)) for p in owner.parameters]
    return Association.from_items(items if isinstance(owner, Coder) else [*items, *owner.nets.items()])
