"""Nets as trees: the parts of a net and where they stand, all its layers, a net with one part exchanged.

A part is named by a path of steps, as NetExtract takes it: names and numbers of layers (negative ones from the end), arrays,
ports, parameters (strings or symbols), parts of a port's coder.  All, spans, _ and a | b stand for several parts, and
NetArray["name"] for the arrays of that name.
"""

from collections.abc import Iterator
from typing import Any

from ..expression import Expr, Expression, S, Symbol, elements, has_head, integer_text, is_list
from .array_values import Shared
from .container import Container
from .errors import NetFailure, place
from .layer import Layer
from .net import Net
from .types import Coder, has_coder, tensor_of

# What a part is.  INTERIOR is a value inside a layer that can be asked for like an output port.
WHOLE, LAYER, ARRAY, PARAMETER, MULTIPLIERS, DERIVED = "whole", "layer", "array", "parameter", "multipliers", "derived"
INPUT, OUTPUT, STATE, INTERIOR = "input", "output", "state", "interior"

LISTED = 20  # names in a message: the parts of most layers and nets; all names of a large net would fill the screen


class Place:
    """Where a part of a net or coder stands.

    ``owner``: the net or coder that has the part; ``kind``: LAYER, ARRAY, …; ``name``: how the owner calls it; ``outer``: the
    place of the owner itself, None where that is the whole.
    """

    __slots__ = ("outer", "owner", "kind", "name")
    owner: Any  # which of Net and Coder it is follows from the kind

    def __init__(self, outer: "Place | None", owner: "Net | Coder", kind: str, name: str = ""):
        self.outer, self.owner, self.kind, self.name = outer, owner, kind, name

    @property
    def path(self) -> tuple:
        """The names of the layers (and of a port, where the part is one of its coder) around the part, outermost first."""
        return () if self.outer is None else self.outer.position

    @property
    def position(self) -> tuple:
        """The path and the part's own name."""
        return () if self.kind == WHOLE else (*self.path, self.name)

    @property
    def inside(self) -> "Net | Coder | None":
        """The net or coder that stands here and has parts itself; None where there is none."""
        value = None
        if self.kind == WHOLE:
            value = self.owner
        elif self.kind == LAYER:
            value = self.owner.children[self.name]
        elif self.kind == INPUT:
            value = self.owner.inputs[self.name]
        elif self.kind == OUTPUT:
            value = self.owner.outputs[self.name]
        elif self.kind == PARAMETER:
            value = self.owner.values[self.name]
        elif self.kind == DERIVED and self.name == "Net":
            value = self.owner.equivalent_net()
        return value if isinstance(value, (Net, Coder)) else None

    def put(self, new: Any) -> Any:
        """The whole with this part exchanged; types are not inferred anew."""
        if self.kind == WHOLE:
            return new
        changed = _with(self.owner, self.kind, self.name, new)
        return changed if self.outer is None else self.outer.put(changed)

    def __str__(self) -> str:
        if self.kind == WHOLE:
            return "the net" if isinstance(self.owner, Net) else "the coder"
        if self.kind == LAYER:
            return place(self.position)
        return f'"{self.name}" of {self.outer or ("the net" if isinstance(self.owner, Net) else "the coder")}'


def whole(net: "Net | Coder") -> Place:
    """The place of a net or coder in itself."""
    return Place(None, net, WHOLE)


# --- paths --------------------------------------------------------------------------------------------------------------


def steps_of(spec: Expression) -> tuple:
    """The steps of a path that is given as one step, as a list, or as NetPort[…]."""
    if is_list(spec):
        return tuple(elements(spec))
    if has_head(spec, S.NetPort) or has_head(spec, S.NetPortGradient):
        return tuple([step for x in spec.args for step in (elements(x) if is_list(x) else (x,))])
    return (spec,)


def resolve(net: "Net | Coder", steps: tuple, as_port: bool = False) -> Place:
    """The place of the one part at a path; ``as_port``: a port comes before a layer of its name.

    Raises `NetFailure` where there is no such part, or where the steps stand for several.
    """
    several = places(net, steps, as_port)
    if len(several) > 1 and not any([has_head(step, S.NetArray) for step in steps]):
        raise NetFailure("netport", f"one part of the net expected, but {words(steps)} are {len(several)}")
    return several[0]


def places(net: "Net | Coder", steps: tuple, as_port: bool = False) -> list[Place]:
    """The places of all parts that a path stands for, one at least; raises `NetFailure` where there is none."""
    return _walk(whole(net), steps, as_port)


def _walk(here: Place, steps: tuple, as_port: bool) -> list[Place]:
    if not steps:
        return [here]
    several = parts_at(here, steps[0])
    if several is None:
        return _walk(part_at(here, steps[0], as_port), steps[1:], as_port)
    ends = []
    for part in several:
        try:
            ends += _walk(part, steps[1:], as_port)
        except NetFailure:  # not every layer has the array or the parameter that comes next
            continue
    if not ends:
        raise absent(words(steps), here)
    return ends


def part_at(here: Place, step: Expression, as_port: bool = False) -> Place:
    """The part that one step from a place leads to; raises `NetFailure` where there is none."""
    owner = here.inside
    if type(step) is Expr and step.head is S.Key and step.args:
        step = step.args[0]
    kind, name = _kind(owner, step.name if type(step) is Symbol else step, as_port)
    if kind is None or owner is None:
        raise absent(words((step,)), here)
    return Place(None if here.kind == WHOLE else here, owner, kind, name)


def _kind(owner: "Net | Coder | None", name: Expression, as_port: bool) -> tuple:
    """(what the part of this name is, its own name), (None, …) where there is none."""
    if type(name) not in (str, int) or owner is None:
        return None, name
    if isinstance(owner, Coder):
        declared = next((p.name for p in owner.parameters if name in (p.name, p.option)), None)
        if declared is not None:
            return PARAMETER, declared
        return (DERIVED if owner.part(name) is not None else None), name
    if as_port:
        port = _port_kind(owner, name) or (INTERIOR if isinstance(owner, Layer) and name in owner.interior_ports else None)
        if port is not None:
            return port, name
    child = layer_name(owner, name)
    if child is not None:
        return LAYER, child
    if isinstance(owner, Layer):
        if name in owner.arrays:
            return ARRAY, name
        declared = next((p.name for p in owner.parameters if name in (p.name, p.option)), None)
        if declared is not None:
            return PARAMETER, declared
        if name in owner.derived() or name == "Net" and owner.equivalent_net() is not None:
            return DERIVED, name
    return (MULTIPLIERS if name == "LearningRateMultipliers" else _port_kind(owner, name)), name


def _port_kind(net: Net, name: str) -> "str | None":
    return INPUT if name in net.inputs else OUTPUT if name in net.outputs else STATE if name in net.states else None


def layer_name(net: Net, step: Expression) -> "str | None":
    """The name of the layer that a name or number means, negative numbers counted from the end; None where there is none."""
    names = net.children
    if type(step) is str:
        return step if step in names else None
    if type(step) is not int:
        return None
    if integer_text(step) in names:
        return integer_text(step)
    place_in_list = step - 1 if step > 0 else step + len(names)
    return list(names)[place_in_list] if step and 0 <= place_in_list < len(names) else None


# --- steps that stand for several parts ----------------------------------------------------------------------------------


def parts_at(here: Place, step: Expression) -> "list[Place] | None":
    """The parts that All, a span, _, a | b, a list or NetArray[…] stands for; None for a step that is one part."""
    if type(step) is str or type(step) is int:
        return None
    owner = here.inside
    outer = None if here.kind == WHOLE else here
    if has_head(step, S.NetArray) and step.args:
        return _shared(here, step.args[0])
    if has_head(step, S.Alternatives) or is_list(step):
        options = step.args if has_head(step, S.Alternatives) else elements(step)
        return [part for option in options for part in parts_at(here, option) or [part_at(here, option)]]
    if not isinstance(owner, Net):
        return None
    if step is S.All or has_head(step, S.Blank) and not step.args:
        arrays = [Place(outer, owner, ARRAY, name) for name in owner.arrays] if isinstance(owner, Layer) else []
        return arrays + [Place(outer, owner, LAYER, name) for name in owner.children]
    if has_head(step, S.Blank):
        return [Place(outer, owner, LAYER, name) for name, child in owner.children.items() if child.head is step.args[0]]
    if has_head(step, S.Span):
        return [Place(outer, owner, LAYER, name) for name in _between(here, owner, step)]
    return None


def _between(here: Place, net: Net, span: Expr) -> list[str]:
    """The names of the layers from one to another; a third argument takes every n-th."""
    names = list(net.children)
    ends = []
    for bound, default in zip(span.args, (1, -1)):
        name = layer_name(net, default if bound is S.All else bound)
        if name is None:
            raise absent(words((bound,)), here, "layer")
        ends.append(names.index(name))
    every = span.args[2] if len(span.args) > 2 else 1
    if len(ends) < 2 or type(every) is not int or every < 1:
        raise absent(words((span,)), here)
    return names[ends[0] : ends[1] + 1 : every]


def _shared(here: Place, name: str) -> list[Place]:
    """The places of the shared array of this name, in all layers at a place."""
    arrays = []
    pending = [here]
    while pending:
        current = pending.pop(0)
        net = current.inside
        outer = None if current.kind == WHOLE else current
        if isinstance(net, Layer):
            arrays += [
                Place(outer, net, ARRAY, key) for key, value in net.arrays.items() if type(value) is Shared and value.name == name
            ]
        if isinstance(net, Net):
            pending += [Place(outer, net, LAYER, child) for child in net.children]
    if not arrays:
        raise NetFailure("netport", f'there is no shared array "{name}" in {here}')
    return arrays


# --- messages ------------------------------------------------------------------------------------------------------------


def absent(step: str, here: Place, noun: str = "part") -> NetFailure:
    """The failure that tells that there is no such part, and which parts there are."""
    owner = here.inside
    if owner is None:
        return NetFailure("netport", f"there is no {noun} {step} in {here}, which has no parts")
    names = names_of(owner) if noun == "part" else list(owner.children)
    listed = ", ".join([f'"{name}"' for name in names[:LISTED]]) + (", …" if len(names) > LISTED else "")
    return NetFailure("netport", f"there is no {noun} {step} in {here}" + (f"; there are {listed}" if listed else ""))


def names_of(owner: "Net | Coder") -> list[str]:
    """The names of the parts of a net or coder."""
    if isinstance(owner, Coder):
        return [p.name for p in owner.parameters]
    own = [*owner.arrays, *[p.name for p in owner.parameters if p.name[0] != "$"]] if isinstance(owner, Layer) else []
    return list(dict.fromkeys([*owner.children, *own, *owner.inputs, *owner.outputs, *owner.states]))


def words(steps: tuple) -> str:
    """A path for a message: "Weights", or {2, "Weights"}."""
    texts = [f'"{step}"' if type(step) is str else _step_text(step) for step in steps]
    return texts[0] if len(texts) == 1 else "{" + ", ".join(texts) + "}"


def _step_text(step: Expression) -> str:
    if has_head(step, S.Span):
        return ";;".join([_step_text(bound) for bound in step.args])
    return "_" if has_head(step, S.Blank) and not step.args else integer_text(step) if type(step) is int else str(step)


# --- nets with other parts -----------------------------------------------------------------------------------------------


def _with(owner: Any, kind: str, name: str, new: Any) -> Any:
    """A net or coder with one of its parts exchanged."""
    if kind == LAYER:
        attribute = "nodes" if isinstance(owner, Container) else "nets"
        return owner.replace(**{attribute: {**owner.children, name: new}})
    if kind == INPUT:
        return owner.replace(inputs={**owner.inputs, name: new})
    if kind == OUTPUT:
        return owner.replace(outputs={**owner.outputs, name: new})
    if kind == MULTIPLIERS:
        return owner.replace(multipliers=new)
    if kind == ARRAY:
        return owner.with_array(name, new)
    if isinstance(owner, Coder):
        return owner.with_value(name, new)
    fresh = type(owner)({**owner.values, name: new}, owner.arrays, owner.nets)
    fresh.multipliers = owner.multipliers
    fresh.inputs = {**fresh.inputs, **{n: t for n, t in owner.inputs.items() if n in fresh.inputs and has_coder(t)}}
    fresh.outputs = {**fresh.outputs, **{n: t for n, t in owner.outputs.items() if n in fresh.outputs and has_coder(t)}}
    return fresh


def replace_at(net: Net, path: tuple, new: Net) -> Net:
    """The net with the layer at this path exchanged; types are not inferred anew."""
    if not path:
        return new
    return _with(net, LAYER, path[0], replace_at(net.children[path[0]], path[1:], new))


def net_at(net: Net, path: tuple) -> Net:
    """The layer at a path of names, all of which exist."""
    for name in path:
        net = net.children[name]
    return net


def without_coders(net: Net) -> Net:
    """The net with bare types in place of its coders."""
    if not net.has_coders:
        return net
    return net.replace(
        inputs={n: tensor_of(p) for n, p in net.inputs.items()},
        outputs={n: tensor_of(p) for n, p in net.outputs.items()},
        is_inferred=net.is_inferred,
    )


def leaves(net: Net, path: tuple = ()) -> Iterator[tuple]:
    """(path, layer) of every layer of a net, operators included before the nets inside them."""
    stack = [(path, net)]
    while stack:
        where, current = stack.pop()
        if isinstance(current, Layer):
            yield where, current
        stack.extend(reversed([((*where, name), child) for name, child in current.children.items()]))
