"""NetExtract, NetReplacePart and the other functions that take nets apart and put them together."""

from ..evaluator import builtin, substitute
from ..expression import Association, Expr, MessageError, NumericArray, S, elements, has_head, is_list, make_list
from ..nets.build import forgotten, infer, leaves, make_chain, make_graph, replace_at, without_coders
from ..nets.container import Chain, Container, Graph
from ..nets.inference import InferenceError
from ..nets.net import DISABLED, Net, Shared, array_value
from ..nets.types import Coder, Length, Tensor, has_coder, tensor_of
from .layer_symbols import guarded, is_option, numbers, read_array, refuse, split_options
from .net_application import _child
from .nets import enable_nets, node_name, read_port, to_net


def _net_argument(x, position: int = 1) -> Net:
    if not isinstance(x, Net):
        refuse("netarg", f"Argument {position}", "a net or a layer", x)
    return x


# --- extraction ---------------------------------------------------------------------------------------------------------


@builtin("NetExtract", operator="first")
def net_extract(ev, net, spec):
    """NetExtract[net, {layer, "param"}] extracts an array or parameter of a layer.
    NetExtract[net, layer] extracts a layer; NetExtract[net, "port"] a port's type or coder; NetExtract[net, All] everything."""

    def work():
        if is_list(spec) and elements(spec) and all([is_list(s) for s in elements(spec)]):
            return make_list([extract(ev, net, elements(s)) for s in elements(spec)])
        return extract(ev, net, elements(spec) if is_list(spec) else (spec,))

    return guarded(ev, "NetExtract", work)


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
            refuse("netport", f"there is no part {_words(path[: i + 1])}")
    enable_nets(ev)
    return x


def _words(path) -> str:
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
    name = _child(children, str(step)) if type(step) is int else step
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


def _step(x) -> str:
    """A part for a message."""
    return repr(x) if type(x) is str else str(x)


def _port_part(net, step):
    port = net.inputs.get(step) or net.outputs.get(step) or getattr(net, "states", {}).get(step)
    if port is None:
        shown = [*net.children, *getattr(net, "arrays", ()), *net.inputs, *net.outputs]
        refuse("netport", f"there is no part {_step(step)}; there are " + ", ".join([f'"{n}"' for n in shown]))
    return port if has_coder(port) else port_words(port)


def port_words(t: Tensor):
    """A port's type as a user would specify it: "Real", 3, {2, "Varying"}, …"""
    from ..nets.types import Index

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


# --- replacement ----------------------------------------------------------------------------------------------------------


@builtin("NetReplacePart")
def net_replace_part(ev, net, rules):
    """NetReplacePart[net, part -> new] gives the net with a layer, an array, a port or a coder replaced.
    NetReplacePart[net, {part1 -> new1, …}] replaces several parts."""

    def work():
        found = elements(rules) if is_list(rules) else (rules,)
        if not all([is_option(r) for r in found]):
            refuse("netarg", "Argument 2", "a rule or a list of rules", rules)
        result, ports = net, set()
        for r in found:
            if isinstance(result, Net) and type(r.args[0]) is str and _is_port(result, r.args[0]):
                ports.add(r.args[0])
            result = _replaced(ev, result, r.args[0], r.args[1])
        return _inferred(result, ports) if isinstance(result, Net) else result

    return guarded(ev, "NetReplacePart", work)


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
        except InferenceError:
            if not changed:
                raise
            continue
        if all([_varies_as(made, net, n) for n in changed]):
            return made
    return infer(forgotten(net, changed))


def _varies_as(made, asked, name) -> bool:
    """Is the port's length still variable where that was asked for?"""
    given, found = [tensor_of(n.inputs.get(name) or n.outputs[name]).dims for n in (asked, made)]
    return (
        given is None
        or found is not None
        and not any([type(a) is Length and type(b) is int for a, b in zip(given, found)])
    )


def _replaced(ev, net, spec, new):
    if isinstance(net, Coder):
        return _coder_with(ev, net, spec, new)
    _net_argument(net)
    if has_head(spec, S.NetArray):
        return _with_shared(net, spec.args[0], numbers(new, "The new value"))
    path = [spec] if not is_list(spec) else list(elements(spec))
    if has_head(spec, S.NetPort):
        path = [a for x in spec.args for a in (elements(x) if is_list(x) else (x,))]
    if not path:
        refuse("netarg", "A part", "a layer, an array, a port or a path to one", spec)
    where, current = [], net
    for step in path[:-1]:
        name = _child(current.children, str(step))
        if name not in current.children:
            refuse("netport", f"there is no part {_words(path)}")
        where.append(name)
        current = current.children[name]
    return replace_at(net, tuple(where), _with_part(ev, current, path[-1], new))


def _with_part(ev, net, step, new):
    name = _child(net.children, str(step)) if type(step) is int else step
    if name in net.children:
        made = without_coders(to_net(ev, new))
        old = net.children[name]
        if list(made.inputs) != list(old.inputs) or list(made.outputs) != list(old.outputs):
            refuse(
                "netform",
                "the new layer must have the ports of the old one: "
                + ", ".join([f'"{n}"' for n in (*old.inputs, *old.outputs)]),
            )
        return replace_at(net, (name,), made)
    if step in net.inputs or step in net.outputs:
        return _with_port(ev, net, step, new)
    if step in getattr(net, "arrays", ()):
        spec = net.array_spec(step)
        value = read_array(spec, new)
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
                    f'the new value of the array "{step}" must have dimensions '
                    f"{_sizes(dims)}, but has {_sizes(found.shape)}",
                )
        if type(old) is Shared and type(value) is not Shared:
            value = Shared(old.name, value)
        return net.replace(arrays={**net.arrays, step: value})
    for p in getattr(net, "parameters", ()):
        if step in (p.name, p.option):
            from .layer_symbols import _read

            values = {**net.values, p.name: _read(ev, p, new, f'"{step}"')}
            fresh = type(net)(values, net.arrays, net.nets)
            fresh.inputs = {
                **fresh.inputs,
                **{n: t for n, t in net.inputs.items() if n in fresh.inputs and has_coder(t)},
            }
            return fresh
    refuse("netport", f"there is no part {_step(step)}")


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
    from ..nets.run import array_positions, with_arrays

    keys = [
        k
        for k, (layer, n) in array_positions(net).items()
        if type(layer.arrays[n]) is Shared and layer.arrays[n].name == name
    ]
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

    def work():
        found = elements(rules) if is_list(rules) else (rules,)
        _net_argument(net)
        matchers = [(ev.matcher(r.args[0]), r.args[0], r.args[1]) for r in found if is_option(r)]
        if not matchers:
            return None
        hits: list = []
        result = _replace_layers(ev, net, matchers, hits, options["FlattenInPlace"] is S.True_)
        if not hits:
            ev.message("NetReplace", "nomatch", found[0].args[0] if found else rules)
            return net
        return result

    return guarded(ev, "NetReplace", work)


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
    return make_chain(_renumbered(list(children.items())), inputs, outputs)


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


def _renumbered(items: list) -> dict:
    """Nodes by name; names that are numbers are counted anew."""
    numbered = all([n.replace("/", "").isdigit() for n, _ in items])
    return {str(i + 1) if numbered else n: net for i, (n, net) in enumerate(items)}


# --- parts of chains and graphs ---------------------------------------------------------------------------------------------


def _position(net, x) -> int:
    """The index of a node given by number, negative number or name."""
    names = list(net.nodes)
    name = _child(net.nodes, str(x)) if type(x) is int else x
    if name not in names:
        refuse("netport", f"there is no layer {x if type(x) is int else repr(str(x))}")
    return names.index(name)


def _chain_argument(x) -> Container:
    net = _net_argument(x)
    if not isinstance(net, Container):
        refuse("netarg", "Argument 1", "a NetChain or NetGraph", x)
    return net


def _rebuilt(nodes: list, inputs=None, outputs=None) -> Chain:
    return make_chain(
        _renumbered(nodes),
        {n: p for n, p in (inputs or {}).items() if has_coder(p)} or None,
        {n: p for n, p in (outputs or {}).items() if has_coder(p)} or None,
    )


def _with_outer(ev, net, options):
    """The net with "port" -> shape options applied."""
    inputs, outputs = {}, {}
    for name, x in options:
        if name in net.inputs:
            inputs[name] = tensor_of(net.inputs[name]) if x is S.None_ else read_port(ev, x, "input")
        elif name in net.outputs:
            outputs[name] = tensor_of(net.outputs[name]) if x is S.None_ else read_port(ev, x, "output")
        else:
            refuse("netopt", f'"{name}"', "this function", "the ports of the net")
    return infer(
        net, {k: v for k, v in inputs.items() if v is not None}, {k: v for k, v in outputs.items() if v is not None}
    )


@builtin("NetTake")
def net_take(ev, args):
    """NetTake[net, end] gives the part of a net up to a layer; NetTake[net, {start, end}] from one layer to another."""

    def work():
        positional, options = split_options(args)
        if len(positional) != 2:
            refuse("netform", "a net and a layer, or {start, end}, expected")
        net, spec = _chain_argument(positional[0]), positional[1]
        bounds = elements(spec) if is_list(spec) else (None, spec)
        if len(bounds) != 2:
            refuse("netarg", "Argument 2", "a layer or {start, end}", spec)
        taken = _take_chain(net, *bounds) if isinstance(net, Chain) else _take_graph(net, *bounds)
        return _with_outer(ev, taken, options)

    return guarded(ev, "NetTake", work)


def _take_chain(net, start, end):
    items = list(net.nodes.items())
    first = 0 if start is None else _position(net, start)
    last = _position(net, end)
    if last < first:
        refuse("netform", "the last layer must not come before the first one")
    return _rebuilt(
        items[first : last + 1], net.inputs if first == 0 else None, net.outputs if last == len(items) - 1 else None
    )


def piece_of(net, names):
    """The chain of some layers of a chain, with the coders at the ends that stay."""
    if not isinstance(net, Chain):
        refuse("netarg", "Argument 1", "a NetChain", net)
    all_names = list(net.nodes)
    return _rebuilt(
        [(n, net.nodes[n]) for n in names],
        net.inputs if names[0] == all_names[0] else None,
        net.outputs if names[-1] == all_names[-1] else None,
    )


def _take_graph(net, start, end):
    """The nodes that ``end`` needs (and that ``start`` reaches), with the edges between them."""
    names = list(net.nodes)
    parts = [a for x in end.args for a in (elements(x) if is_list(x) else (x,))] if has_head(end, S.NetPort) else [end]
    if len(parts) == 1 and parts[0] in net.outputs and parts[0] not in names:
        targets = [net.edges[None, parts[0]]]
    else:
        node = names[_position(net, parts[0])]
        ports = [parts[1]] if len(parts) > 1 else list(net.nodes[node].outputs)
        targets = [(node, p) for p in ports]
    needed: set = set()
    stack = [t[0] for t in targets if t[0] is not None]
    while stack:
        node = stack.pop()
        if node not in needed:
            needed.add(node)
            stack += [s[0] for (d, _), s in net.edges.items() if d == node and s[0] is not None]
    if start is not None:
        reached = {names[_position(net, start)]}
        for node in net.order():
            if any([d == node and s[0] in reached for (d, _), s in net.edges.items()]):
                reached.add(node)
        needed &= reached
    nodes = {n: net.nodes[n] for n in names if n in needed}
    connections = [
        (s if s[0] is None or s[0] in needed else None, (d, p)) for (d, p), s in net.edges.items() if d in needed
    ]
    connections = [c for c in connections if c[0] is not None]
    single = len(targets) == 1
    for node, port in targets:
        shown = next(
            (p for (d, p), s in net.edges.items() if d is None and s == (node, port)), "Output" if single else port
        )
        connections.append(((node, port), (None, shown)))
    wanted = set(targets)
    muted = [((n, p), None) for n in nodes for p in net.nodes[n].outputs if (n, p) not in wanted]
    inputs = {s[1]: net.inputs[s[1]] for s, _ in connections if s[0] is None and has_coder(net.inputs[s[1]])}
    return make_graph(nodes, connections + muted, inputs or None)


@builtin("NetDrop")
def net_drop(ev, args):
    """NetDrop[net, n] removes the first n layers, NetDrop[net, -n] the last n; NetDrop[net, {start, end}] those between."""

    def work():
        positional, options = split_options(args)
        if len(positional) != 2:
            refuse("netform", "a net and a number of layers, or {start, end}, expected")
        net, spec = _chain_argument(positional[0]), positional[1]
        items = list(net.nodes.items())
        if type(spec) is int:
            first, last = (0, spec) if spec > 0 else (len(items) + spec, len(items))
        elif is_list(spec) and 1 <= len(elements(spec)) <= 2:
            first, last = _position(net, elements(spec)[0]), _position(net, elements(spec)[-1]) + 1
        else:
            refuse("netarg", "Argument 2", "an integer or {start, end}", spec)
        kept = items[:first] + items[last:]
        if not kept or abs(last - first) > len(items):
            refuse("netform", "at least one layer must remain")
        made = _rebuilt(kept, net.inputs if first > 0 else None, net.outputs if last < len(items) else None)
        return _with_outer(ev, made, options)

    return guarded(ev, "NetDrop", work)


def _as_nodes(ev, x) -> list:
    """(name or None, net) for what NetAppend and its relatives add."""
    if type(x) is Association:
        return [(node_name(k), to_net(ev, v)) for k, v in x.items()]
    if is_list(x):
        return [pair for item in elements(x) for pair in _as_nodes(ev, item)]
    if is_option(x):
        return [(node_name(x.args[0]), to_net(ev, x.args[1]))]
    return [(None, to_net(ev, x))]


def _named(items: list) -> dict:
    """Unnamed nodes are numbered; if no node has a name of its own all are numbered anew."""
    if all([n is None or n.isdigit() for n, _ in items]):
        return {str(i + 1): net for i, (_, net) in enumerate(items)}
    found: dict = {}
    for i, (n, net) in enumerate(items):
        name = n if n is not None else str(i + 1)
        while name in found:
            name = name + "a"
        found[name] = net
    return found


def _chain_items(net) -> list:
    return list(net.nodes.items()) if isinstance(net, Chain) else [(None, net)]


def _joined(ev, head, args, combine):
    def work():
        positional, options = split_options(args, lambda i, x: i == 1)
        if len(positional) < 2:
            refuse("netform", "a net and a layer expected")
        return combine(positional, options)

    return guarded(ev, head, work)


@builtin("NetAppend")
def net_append(ev, args):
    """NetAppend[net, layer] appends a layer at the end of a net; NetAppend[net, "name" -> layer] gives it a name."""

    def combine(positional, options):
        net = _net_argument(positional[0])
        items = [*_chain_items(net), *_as_nodes(ev, positional[1])]
        return _with_outer(ev, make_chain(_named(items), _coded(net.inputs)), options)

    return _joined(ev, "NetAppend", args, combine)


@builtin("NetPrepend")
def net_prepend(ev, args):
    """NetPrepend[net, layer] puts a layer before a net; NetPrepend[net, "name" -> layer] gives it a name."""

    def combine(positional, options):
        net = _net_argument(positional[0])
        items = [*_as_nodes(ev, positional[1]), *_chain_items(net)]
        return _with_outer(ev, make_chain(_named(items), None, _coded(net.outputs)), options)

    return _joined(ev, "NetPrepend", args, combine)


def _coded(ports: dict):
    return {n: p for n, p in ports.items() if has_coder(p)} or None


@builtin("NetJoin")
def net_join(ev, args):
    """NetJoin[net1, net2, …] joins nets into one chain."""

    def combine(positional, options):
        nets = [to_net(ev, x) for x in positional]
        items = [item for net in nets for item in _chain_items(net)]
        return _with_outer(ev, make_chain(_named(items), _coded(nets[0].inputs), _coded(nets[-1].outputs)), options)

    def work():
        positional, options = split_options(args)
        if not positional:
            refuse("netform", "at least one net expected")
        return combine(positional, options)

    return guarded(ev, "NetJoin", work)


@builtin("NetInsert")
def net_insert(ev, net, new, where):
    """NetInsert[net, layer, n] inserts a layer before position n of a chain; "name" -> layer gives it a name."""

    def work():
        chain = _chain_argument(net)
        items = list(chain.nodes.items())
        at = len(items) if where == len(items) + 1 or where == -1 else _position(chain, where)
        return make_chain(
            _named([*items[:at], *_as_nodes(ev, new), *items[at:]]), _coded(chain.inputs), _coded(chain.outputs)
        )

    return guarded(ev, "NetInsert", work)


@builtin("NetDelete")
def net_delete(ev, net, which):
    """NetDelete[net, layer] removes a layer of a chain or graph; NetDelete[net, {layer1, …}] several.
    NetDelete[graph, NetPort["port"]] removes an output port, or an input port that gives states."""

    def work():
        container = _chain_argument(net)
        given = elements(which) if is_list(which) else (which,)
        if given and all([has_head(x, S.NetPort) and len(x.args) == 1 for x in given]):
            return _without_ports(container, {x.args[0] for x in given})
        names = {
            list(container.nodes)[_position(container, x)] for x in (elements(which) if is_list(which) else (which,))
        }
        if isinstance(container, Chain):
            kept = [(n, c) for n, c in container.nodes.items() if n not in names]
            if not kept:
                refuse("netform", "at least one layer must remain")
            return _rebuilt(kept, container.inputs, container.outputs)
        return _delete_from_graph(container, names)

    return guarded(ev, "NetDelete", work)


def _without_ports(net, names: set):
    """The net as a graph without some of its outputs and inputs of states."""

    def removable(port):
        ends = [(node, p) for (node, p), source in net.edges.items() if source == (None, port)]
        return port in net.outputs or ends and all([n is not None and p not in net.nodes[n].inputs for n, p in ends])

    for port in names:
        if not removable(port):
            refuse("netport", f"{port} is no output port and no input port that only gives states")
    if not set(net.outputs) - names:
        refuse("netform", "at least one output port must remain")
    edges = {
        d: s for d, s in net.edges.items() if not (d[0] is None and d[1] in names or s[0] is None and s[1] in names)
    }
    return infer(
        Graph(
            net.nodes,
            edges,
            {n: p for n, p in net.inputs.items() if n not in names},
            {n: p for n, p in net.outputs.items() if n not in names},
        )
    )


def _delete_from_graph(net: Graph, names: set):
    edges = dict(net.edges)
    for name in names:
        child = net.nodes[name]
        if len(child.inputs) != 1 or len(child.outputs) != 1:
            refuse("netform", f'the layer "{name}" has several ports and cannot be removed from the graph')
        source = edges[name, next(iter(child.inputs))]
        edges = {d: source if s == (name, next(iter(child.outputs))) else s for d, s in edges.items() if d[0] != name}
    nodes = {n: c for n, c in net.nodes.items() if n not in names}
    return make_graph(nodes, [(s, d) for d, s in edges.items()], _coded(net.inputs), _coded(net.outputs))


@builtin("NetRename")
def net_rename(ev, net, rules, levels=1):
    """NetRename[net, "old" -> "new"] renames a layer; NetRename[net, {rule1, …}] several; NetRename[net, f] applies f.
    NetRename[net, rules, levelspec] renames at levels n, {n} or {n1, n2} of nested nets; 1 is the outermost."""

    def work():
        container = _chain_argument(net)
        if levels != 1:
            return _renamed_at(ev, container, rules, *_level_bounds(levels))
        found = elements(rules) if is_list(rules) else (rules,)
        names, ports = {}, {}
        if all([is_option(r) for r in found]):
            for r in found:
                old, new = r.args
                if has_head(old, S.NetPort) and has_head(new, S.NetPort):
                    ports[old.args[0]] = new.args[0]
                else:
                    names[list(container.nodes)[_position(container, old)]] = str(new)
        else:
            names = {n: ev.call(rules, n) for n in container.nodes}
        return _renamed(container, names, ports)

    return guarded(ev, "NetRename", work)


def _level_bounds(levels) -> tuple:
    """First and last level of a level specification."""
    given = elements(levels) if is_list(levels) else (1, levels)
    given = given * 2 if len(given) == 1 else given
    bounds = [1 << 30 if n in (S.Infinity, S.All) or has_head(n, S.DirectedInfinity) else n for n in given]
    if len(bounds) != 2 or not all([type(n) is int and n > 0 for n in bounds]):
        refuse("netarg", "Argument 3", "a level n, {n} or {n1, n2}", levels)
    return tuple(bounds)


def _renamed_at(ev, net, rules, low: int, high: int, level: int = 1):
    """The net with layers renamed at some levels; names that a level does not have are passed over."""
    if level < high:
        net = net.replace(
            nodes={
                n: _renamed_at(ev, c, rules, low, high, level + 1) if isinstance(c, Container) else c
                for n, c in net.nodes.items()
            }
        )
    if level < low:
        return net
    found = elements(rules) if is_list(rules) else (rules,)
    if all([is_option(r) for r in found]):
        names = {str(r.args[0]): str(r.args[1]) for r in found if str(r.args[0]) in net.nodes}
    else:
        names = {n: ev.call(rules, n) for n in net.nodes}
    return _renamed(net, names, {})


def _renamed(net, names, ports):
    nodes = {names.get(n, n): c for n, c in net.nodes.items()}
    if len(nodes) != len(net.nodes) or not all([type(n) is str for n in nodes]):
        refuse("netform", "the new names must be different strings")

    def end(e):
        return (None, ports.get(e[1], e[1])) if e[0] is None else (names.get(e[0], e[0]), e[1])

    inputs = {ports.get(n, n): p for n, p in net.inputs.items()}
    outputs = {ports.get(n, n): p for n, p in net.outputs.items()}
    if len(inputs) != len(net.inputs) or len(outputs) != len(net.outputs):
        refuse("netform", "the new port names must be different")
    edges = {end(d): end(s) for d, s in net.edges.items()}
    return net.replace(nodes=nodes, edges=edges, inputs=inputs, outputs=outputs)


@builtin("NetFlatten")
def net_flatten(ev, net, levels=S.Infinity):
    """NetFlatten[net] puts the layers of nested chains and graphs into one; NetFlatten[net, n] down to n levels."""

    def work():
        depth = levels if type(levels) is int else 1 << 30
        if isinstance(net, Net) and net.children and not isinstance(net, Container):
            return _flat_inside(net, depth)
        return _flattened(_chain_argument(net), depth)

    return guarded(ev, "NetFlatten", work)


def _flat_inside(net, depth):
    """An operator whose nets are flattened; any other layer as it is."""
    if not net.children:
        return net
    return net.replace(
        nets={
            n: _flattened(c, depth) if isinstance(c, Container) else _flat_inside(c, depth)
            for n, c in net.children.items()
        }
    )


def _flattened(net, depth):
    if any([not isinstance(c, Container) and c.children for c in net.nodes.values()]):
        net = net.replace(
            nodes={n: c if isinstance(c, Container) else _flat_inside(c, depth) for n, c in net.nodes.items()}
        )
    if depth <= 0 or not any([isinstance(c, Container) for c in net.nodes.values()]):
        return net
    children = {n: _flattened(c, depth - 1) if isinstance(c, Container) else c for n, c in net.nodes.items()}
    only_chains = isinstance(net, Chain) and all([not isinstance(c, Graph) for c in children.values()])
    if only_chains:
        items = []
        for n, c in children.items():
            items += [(f"{n}/{i}", x) for i, x in c.nodes.items()] if isinstance(c, Chain) else [(n, c)]
        return _rebuilt(items, net.inputs, net.outputs)
    nodes: dict = {}
    for n, c in children.items():
        nodes.update({f"{n}/{i}": x for i, x in c.nodes.items()} if isinstance(c, Container) else {n: c})

    def source(s):
        while s[0] is not None and isinstance(children.get(s[0]), Container):
            inner = children[s[0]].edges[None, s[1]]
            if inner[0] is not None:
                return f"{s[0]}/{inner[0]}", inner[1]
            s = net.edges[s[0], inner[1]]
        return s

    edges = []
    for (node, port), s in net.edges.items():
        child = children.get(node) if node is not None else None
        if isinstance(child, Container):
            edges += [
                (source(s), (f"{node}/{d}", p))
                for (d, p), t in child.edges.items()
                if t == (None, port) and d is not None
            ]
        else:
            edges.append((source(s), (node, port)))
    for n, c in children.items():
        if isinstance(c, Container):
            edges += [
                ((f"{n}/{s[0]}", s[1]), (f"{n}/{d}", p))
                for (d, p), s in c.edges.items()
                if s[0] is not None and d is not None
            ]
    used = {s for s, _ in edges}
    muted = [((n, p), None) for n, c in nodes.items() for p in c.outputs if (n, p) not in used]
    return make_graph(nodes, edges + muted, _coded(net.inputs), _coded(net.outputs))


@builtin("NetInsertSharedArrays")
def net_insert_shared_arrays(ev, net, prefix=""):
    """NetInsertSharedArrays[net] turns every array of a net into a shared array with a name of its own."""

    def work():
        from ..nets.run import array_positions

        if type(prefix) is not str:
            raise MessageError("string", 2, Expr(S.NetInsertSharedArrays, (net, prefix)), symbol=S.General)
        result = _net_argument(net)
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

    return guarded(ev, "NetInsertSharedArrays", work)
