"""NetExtract, NetReplacePart and the other functions that take nets apart and put them together."""

from typing import Any

from ...evaluator import Evaluator, builtin, substitute
from ...expression import Expr, Expression, MessageError, S, elements, is_list, is_rule
from ...nets.array_values import DISABLED, Shared, array_value
from ...nets.arrays import array_positions
from ...nets.assembly import make_chain
from ...nets.container import Chain, Container
from ...nets.infer import infer
from ...nets.layer import Layer
from ...nets.multipliers import check_multipliers
from ...nets.net import Net
from ...nets.tree import (
    ARRAY,
    INPUT,
    LAYER,
    MULTIPLIERS,
    OUTPUT,
    PARAMETER,
    Place,
    net_at,
    places,
    replace_at,
    steps_of,
    without_coders,
)
from ...nets.types import Coder, Tensor, has_coder, tensor_of
from .arguments import net_argument, refuse
from .pieces import refitted, renumbered
from .read_arrays import read_array, read_value
from .read_code import read
from .read_nets import to_net
from .read_ports import read_port

# --- replacement ----------------------------------------------------------------------------------------------------------


@builtin("NetReplacePart")
def net_replace_part(ev: Evaluator, net: Expression, rules: Expression) -> Expression:
    """NetReplacePart[net, part -> new] gives the net with a layer, an array, a port or a coder replaced.
    NetReplacePart[net, {part1 -> new1, …}] replaces several parts."""
    replacements = elements(rules) if is_list(rules) else (rules,)
    if not all([is_rule(r) for r in replacements]):
        refuse("netarg", "Argument 2", "a rule or a list of rules", rules)
    if not isinstance(net, (Net, Coder)):
        refuse("netarg", "Argument 1", "a net or a layer", net)
    result, ports, types_stay = net, set(), True
    for part, new in [r.args for r in replacements]:
        steps = steps_of(part)
        if not steps:
            refuse("netarg", "A part", "a layer, an array, a port or a path to one", part)
        for i in range(len(places(result, steps))):  # a part may be another one after the one before was replaced
            place = places(result, steps)[i]
            value = read_part(ev, place, new)
            ports |= _outer_port(place)
            types_stay = types_stay and _keeps_types(place, value)
            result = place.put(value)
    return refitted(ev, result, ports) if isinstance(result, Net) and not types_stay else result


def _outer_port(place: Place) -> set:
    """The name of the whole net's port that is at a place, or whose coder is; none elsewhere."""
    while place.outer is not None:
        place = place.outer
    return {place.name} if place.kind in (INPUT, OUTPUT) else set()


def _keeps_types(place: Place, value) -> bool:
    """Are all types after this replacement the same as before?"""
    if place.kind != ARRAY:
        return place.kind == MULTIPLIERS
    types = place.owner.array_types
    return value is not DISABLED and place.name in types and types[place.name].is_fixed


def read_part(ev: Evaluator, place: Place, new: Expression) -> Any:
    """What a part becomes when ``new`` is put there: a net, an array, the type of a port, the value of a parameter."""
    owner, name = place.owner, place.name
    if place.kind == LAYER:
        return _new_layer(owner.children[name], without_coders(to_net(ev, new)))
    if place.kind in (INPUT, OUTPUT):
        port = owner.inputs[name] if place.kind == INPUT else owner.outputs[name]
        port = tensor_of(port) if new is S.None_ else read_port(ev, new, "input" if place.kind == INPUT else "output")
        if port is None and isinstance(owner, Layer):  # what a layer of this kind takes at least
            port = (owner.initial_inputs() if place.kind == INPUT else owner.initial_outputs()).get(name)
        return Tensor(None, "Atom") if port is None else port
    if place.kind == ARRAY:
        return _new_array(owner, name, read_array(ev, owner.array_spec(name), new))
    if place.kind == PARAMETER:
        parameter = next(p for p in owner.parameters if p.name == name)
        return read_value(ev, parameter.kind, new) if isinstance(owner, Coder) else read(ev, parameter, new, f'"{name}"')
    if place.kind == MULTIPLIERS:
        multipliers = None if new is S.Automatic else new
        check_multipliers(owner.replace(multipliers=multipliers))
        return multipliers
    refuse("netport", f"{place} cannot be replaced")


def _new_layer(old: Net, new: Net) -> Net:
    if list(new.inputs) != list(old.inputs) or list(new.outputs) != list(old.outputs):
        refuse(
            "netform",
            "the new layer must have the ports of the old one: " + ", ".join([f'"{n}"' for n in (*old.inputs, *old.outputs)]),
        )
    return new


def _new_array(layer: Net, name: str, value):
    """The new value of an array, shared under the same name where the old one was."""
    numbers, kind = array_value(value), layer.array_types.get(name)
    dims = kind.dims if kind is not None else None
    if numbers is not None and value is not DISABLED and dims is not None:
        if len(dims) != numbers.ndim or any([type(d) is int and d != n for d, n in zip(dims, numbers.shape)]):
            refuse(
                "netform",
                f'the new value of the array "{name}" must have dimensions {_sizes(dims)}, but has {_sizes(numbers.shape)}',
            )
    # the other layers that share the array would else keep the old one under another name
    old = layer.arrays[name]
    return Shared(old.name, value) if type(old) is Shared and type(value) is not Shared else value


def _sizes(dims: tuple) -> str:
    return "{" + ", ".join([str(d) if type(d) is int else "Automatic" for d in dims]) + "}"


@builtin(
    "NetReplace",
    options={"FlattenInPlace": S.True_},
    messages={"nomatch": "No layer of the net matches `1`; the net is returned unchanged."},
)
def net_replace(ev: Evaluator, net: Expression, rules: Expression, options: dict) -> Expression:
    """NetReplace[net, patt -> layer] replaces every layer that matches patt; Nothing removes it."""
    items = elements(rules) if is_list(rules) else (rules,)
    net_argument(net)
    matchers = [(ev.matcher(r.args[0]), r.args[0], r.args[1]) for r in items if is_rule(r)]
    if not matchers:
        return None
    hits: list = []
    result = _replace_layers(ev, net, matchers, hits, options["FlattenInPlace"] is S.True_)
    if not hits:
        ev.message("NetReplace", "nomatch", items[0].args[0] if items else rules)
        return net
    return result


def _replace_layers(ev, net, matchers, hits, flatten):
    children: dict = {}
    for name, child in net.children.items():
        new = _replacement(ev, child, matchers)
        if new is None:
            # no rule fits the layer itself: those inside it are tried
            children[name] = _replace_layers(ev, child, matchers, hits, flatten)
            continue
        hits.append(name)
        if new is S.Nothing:
            continue
        replacement = without_coders(to_net(ev, new))
        if flatten and isinstance(replacement, Chain) and isinstance(net, Chain):
            # ref/NetReplace: a chain put into a chain becomes part of it
            for inner, part in replacement.nodes.items():
                children[f"{name}/{inner}"] = part
        else:
            children[name] = replacement
    if not isinstance(net, Container):
        return net.replace(nets=children) if children else net
    if list(children) == list(net.nodes):
        return infer(net.replace(nodes=children), call=ev.call) if children != net.nodes else net
    if not isinstance(net, Chain):
        refuse("netform", "layers of a graph can be replaced, but not removed")
    inputs = {n: p for n, p in net.inputs.items() if has_coder(p)}
    outputs = {n: p for n, p in net.outputs.items() if has_coder(p)}
    return make_chain(renumbered(list(children.items())), inputs, outputs, ev.call)


def _replacement(ev, child, matchers):
    """What the first rule that fits a layer makes of it, or None."""
    for matcher, pattern, value in matchers:
        if isinstance(pattern, Net):
            # ref/NetReplace: a literal layer matches by its parameters, whatever its sizes and arrays
            alike = type(child) is type(pattern) and not pattern.is_container and child.values == pattern.values
            bindings = {} if alike else None
        else:
            bindings = matcher(child)
        if bindings is not None:
            return ev.evaluate(substitute(value, bindings))
    return None


@builtin("NetInsertSharedArrays")
def net_insert_shared_arrays(ev: Evaluator, net: Expression, prefix: Expression = "") -> Expression:
    """NetInsertSharedArrays[net] turns every array of a net into a shared array with a name of its own."""
    if type(prefix) is not str:
        raise MessageError("string", 2, Expr(S.NetInsertSharedArrays, (net, prefix)), symbol=S.General)
    result = net_argument(net)
    for key, (layer, name) in array_positions(result).items():
        value = layer.arrays[name]
        # moving averages belong to the data that one layer sees
        if type(value) is Shared or name.startswith("Moving"):
            continue
        layer = net_at(result, key[:-1])
        result = replace_at(result, key[:-1], layer.with_array(name, Shared(prefix + "/".join(key), array_value(value))))
    return result
