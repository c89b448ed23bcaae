"""NetExtract, NetReplacePart and the other functions that take nets apart and put them together."""

from ...evaluator import builtin, substitute
from ...expression import Expr, MessageError, S, elements, has_head, is_list
from ...nets.assembly import make_chain
from ...nets.container import Chain, Container
from ...nets.errors import NetFailure
from ...nets.infer import forgotten, infer
from ...nets.net import Net, Shared, array_value
from ...nets.tree import replace_at, without_coders
from ...nets.types import Coder, Length, Tensor, has_coder, tensor_of
from .array_options import numbers, read_array
from .calls import is_option, refuse
from .extract import child_of, layer_words, net_argument
from .pieces import renumbered
from .positions import child_at
from .read_nets import to_net
from .read_ports import read_port

# --- replacement ----------------------------------------------------------------------------------------------------------


@builtin("NetReplacePart")
def net_replace_part(ev, net, rules):
    """NetReplacePart[net, part -> new] gives the net with a layer, an array, a port or a coder replaced.
    NetReplacePart[net, {part1 -> new1, …}] replaces several parts."""
    found = elements(rules) if is_list(rules) else (rules,)
    if not all([is_option(r) for r in found]):
        refuse("netarg", "Argument 2", "a rule or a list of rules", rules)
    result, ports = net, set()
    for r in found:
        if isinstance(result, Net) and type(r.args[0]) is str and _is_port(result, r.args[0]):
            ports.add(r.args[0])
        result = _replaced(ev, result, r.args[0], r.args[1])
    return _inferred(result, ports) if isinstance(result, Net) else result


def _is_port(net, name) -> bool:
    return name not in net.children and (name in net.inputs or name in net.outputs)


def _inferred(net, changed: set):
    """The net with all types; where new types of ports contradict old ones, these are inferred anew."""
    inputs, outputs = changed & set(net.inputs), changed & set(net.outputs)
    kept = [*net.inputs, *net.outputs]
    one_side = [*(net.inputs if inputs else ()), *(net.outputs if outputs else ())]
    for attempt in (lambda: net, lambda: forgotten(net, kept), lambda: forgotten(net, one_side)):
        try:
            made = infer(attempt())
        except NetFailure:
            if not changed:
                raise
            continue
        if all([_varies_as(made, net, n) for n in changed]):
            return made
    return infer(forgotten(net, changed))


def _varies_as(made, asked, name) -> bool:
    """Is the port's length still variable where that was asked for?"""
    given, found = [tensor_of(n.inputs.get(name) or n.outputs[name]).dims for n in (asked, made)]
    return given is None or found is not None and not any([type(a) is Length and type(b) is int for a, b in zip(given, found)])


def _replaced(ev, net, spec, new):
    if isinstance(net, Coder):
        return _coder_with(ev, net, spec, new)
    net_argument(net)
    if has_head(spec, S.NetArray):
        return _with_shared(net, spec.args[0], numbers(ev, new, "The new value"))
    path = [spec] if not is_list(spec) else list(elements(spec))
    if has_head(spec, S.NetPort):
        path = [a for x in spec.args for a in (elements(x) if is_list(x) else (x,))]
    if not path:
        refuse("netarg", "A part", "a layer, an array, a port or a path to one", spec)
    where, current = [], net
    for step in path[:-1]:
        name = child_at(current.children, str(step))
        if name not in current.children:
            refuse("netport", f"there is no part {layer_words(path)}")
        where.append(name)
        current = current.children[name]
    return replace_at(net, tuple(where), _with_part(ev, current, path[-1], new))


def _with_part(ev, net, step, new):
    name = child_at(net.children, str(step)) if type(step) is int else step
    if name in net.children:
        made = without_coders(to_net(ev, new))
        old = net.children[name]
        if list(made.inputs) != list(old.inputs) or list(made.outputs) != list(old.outputs):
            refuse(
                "netform",
                "the new layer must have the ports of the old one: " + ", ".join([f'"{n}"' for n in (*old.inputs, *old.outputs)]),
            )
        return replace_at(net, (name,), made)
    if step in net.inputs or step in net.outputs:
        return _with_port(ev, net, step, new)
    if step in getattr(net, "arrays", ()):
        spec = net.array_spec(step)
        value = read_array(ev, spec, new)
        old = net.arrays[step]
        found = array_value(value)
        if found is not None and type(found) is not str and net.array_types.get(step) is not None:
            dims = net.array_types[step].dims
            if (
                dims is not None
                and len(dims) == found.ndim
                and any([type(d) is int and d != n for d, n in zip(dims, found.shape)])
                or dims is not None
                and len(dims) != found.ndim
            ):
                refuse(
                    "netform",
                    f'the new value of the array "{step}" must have dimensions {_sizes(dims)}, but has {_sizes(found.shape)}',
                )
        if type(old) is Shared and type(value) is not Shared:
            value = Shared(old.name, value)
        return net.replace(arrays={**net.arrays, step: value})
    for p in getattr(net, "parameters", ()):
        if step in (p.name, p.option):
            from .code import read

            values = {**net.values, p.name: read(ev, p, new, f'"{step}"')}
            fresh = type(net)(values, net.arrays, net.nets)
            fresh.inputs = {
                **fresh.inputs,
                **{n: t for n, t in net.inputs.items() if n in fresh.inputs and has_coder(t)},
            }
            return fresh
    refuse("netport", f"there is no part {child_of(step)}")


def _sizes(dims) -> str:
    return "{" + ", ".join([str(d) if type(d) is int else "Automatic" for d in dims]) + "}"


def _with_port(ev, net, name, new):
    side, group = ("input", net.inputs) if name in net.inputs else ("output", net.outputs)
    port = tensor_of(group[name]) if new is S.None_ else read_port(ev, new, side)
    port = Tensor(None, "Atom") if port is None else port
    return net.replace(**{side + "s": {**group, name: port}})


def _coder_with(ev, coder, spec, new):
    for p in coder.parameters:
        if spec in (p.name, p.option):
            values = {**coder.values, p.name: p.kind.read(new)}
            type(coder).prepare(values)
            return type(coder)(values)
    refuse("netport", f'there is no parameter "{spec}"')


def _with_shared(net, name, value):
    from ...nets.arrays import array_positions, with_arrays

    keys = [k for k, (layer, n) in array_positions(net).items() if type(layer.arrays[n]) is Shared and layer.arrays[n].name == name]
    if not keys:
        refuse("netport", f'there is no shared array "{name}"')
    return infer(with_arrays(net, dict.fromkeys(keys, value)))


@builtin(
    "NetReplace",
    options={"FlattenInPlace": S.True_},
    messages={"nomatch": "No layer of the net matches `1`; the net is returned unchanged."},
)
def net_replace(ev, net, rules, options):
    """NetReplace[net, patt -> layer] replaces every layer that matches patt; Nothing removes it."""
    found = elements(rules) if is_list(rules) else (rules,)
    net_argument(net)
    matchers = [(ev.matcher(r.args[0]), r.args[0], r.args[1]) for r in found if is_option(r)]
    if not matchers:
        return None
    hits: list = []
    result = _replace_layers(ev, net, matchers, hits, options["FlattenInPlace"] is S.True_)
    if not hits:
        ev.message("NetReplace", "nomatch", found[0].args[0] if found else rules)
        return net
    return result


def _replace_layers(ev, net, matchers, hits, flatten):
    children: dict = {}
    for name, child in net.children.items():
        new = _replacement(ev, child, matchers)
        if new is None:
            children[name] = _replace_layers(ev, child, matchers, hits, flatten)
            continue
        hits.append(name)
        if new is S.Nothing:
            continue
        made = without_coders(to_net(ev, new))
        if flatten and isinstance(made, Chain) and isinstance(net, Chain):
            for inner, part in made.nodes.items():
                children[f"{name}/{inner}"] = part
        else:
            children[name] = made
    if not isinstance(net, Container):
        return net.replace(nets=children) if children else net
    if list(children) == list(net.nodes):
        return infer(net.replace(nodes=children)) if children != net.nodes else net
    if not isinstance(net, Chain):
        refuse("netform", "layers of a graph can be replaced, but not removed")
    inputs = {n: p for n, p in net.inputs.items() if has_coder(p)}
    outputs = {n: p for n, p in net.outputs.items() if has_coder(p)}
    return make_chain(renumbered(list(children.items())), inputs, outputs)


def _replacement(ev, child, matchers):
    """What the first rule that fits a layer makes of it, or None."""
    for matcher, pattern, value in matchers:
        if isinstance(pattern, Net):
            alike = type(child) is type(pattern) and getattr(child, "values", None) == getattr(pattern, "values", 0)
            found = {} if alike else None
        else:
            found = matcher(child)
        if found is not None:
            return ev.evaluate(substitute(value, found))
    return None


@builtin("NetInsertSharedArrays")
def net_insert_shared_arrays(ev, net, prefix=""):
    """NetInsertSharedArrays[net] turns every array of a net into a shared array with a name of its own."""
    from ...nets.arrays import array_positions

    if type(prefix) is not str:
        raise MessageError("string", 2, Expr(S.NetInsertSharedArrays, (net, prefix)), symbol=S.General)
    result = net_argument(net)
    for key, (layer, name) in array_positions(result).items():
        value = layer.arrays[name]
        if type(value) is Shared or name.startswith("Moving"):
            continue
        current = result
        for step in key[:-1]:
            current = current.children[step]
        arrays = {**current.arrays, name: Shared(prefix + "/".join(key), array_value(value))}
        result = replace_at(result, key[:-1], current.replace(arrays=arrays))
    return result
