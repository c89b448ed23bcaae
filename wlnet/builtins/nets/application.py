"""net[data, …] and coder[data]: what the arguments mean, and the options of evaluation."""

from ...coders.coder import NetCoder
from ...evaluator import handles
from ...expression import Association, Expr, NumericArray, PackedArray, S, elements, has_head, is_list, make_list, numeric_by
from ...nets.net import Net
from .calls import refuse, split_options
from .positions import child_at, key_parts, path_text, read_states
from .settings import settings_of

_ARRAYS = (NumericArray, PackedArray)


def apply_net(ev, net: Net, args: tuple):
    """The value of net[args…]."""
    direct = net.cache.get("direct")
    if direct is not None and len(args) == 1 and type(args[0]) in _ARRAYS and direct.takes(args[0].array):
        return direct.value(args[0])
    return _apply(ev, net, args)


def _apply(ev, net: Net, args: tuple):
    from ...running.application import Wanted, apply, keep_direct

    positional, options = split_options(args, is_property)
    if len(positional) > 2:
        refuse("netform", f"data and a property expected besides options, but {len(positional)} arguments were given")
    settings = settings_of(ev, options, net.head)
    data, states, seeds, net = data_of(ev, net, positional)
    if len(positional) > 1:
        wanted = wanted_of(ev, net, positional[1])
    else:
        wanted = Wanted({})
    if seeds and wanted.items is None:
        refuse("netform", "a gradient given for an output port needs NetPortGradient[…] as property")
    value = apply(net, data, wanted, settings, ev.call, states, seeds)
    if len(args) == 1 and type(args[0]) in _ARRAYS:
        keep_direct(net, settings)
    return value


def is_property(i: int, x) -> bool:
    """Is the rule, in second place, a property of a decoder and no option?"""
    return i == 1 and has_head(x, S.Rule) and type(x.args[0]) is str


def data_of(ev, net: Net, positional: list):
    """(port -> data, given states, given output gradients, the net with its inputs counted)."""
    x = positional[0] if positional else None
    many = net.is_open or getattr(net, "variadic", False) or getattr(net, "spreads", False)
    if many and type(x) is NumericArray and x.array.ndim:
        x = make_list([NumericArray(a) for a in x.array])
    if net.is_open and not net.inputs:
        if not (type(x) is Association and len(x) or x is not None and is_list(x) and elements(x)):
            refuse("netport", "a list or an association with data for the input ports expected")
    if not positional:
        if net.inputs:
            refuse("netform", f"the net has {len(net.inputs)} input ports: give data for them")
        return {}, None, None, net
    if type(x) is Association and _names_ports(net, x):
        data, states, seeds = {}, {}, {}
        for key, value in x.items():
            if has_head(key, S.NetPortGradient):
                seeds[key.args[0]] = value
            elif has_head(key, S.NetPort):
                _port_data(net, key, value, data, states)
            elif key not in net.inputs and key in getattr(net, "states", ()):
                states[(), key] = value
            else:
                data[key] = value
        if net.is_open:
            net = net.with_inputs([k for k in data if k not in net.inputs])
        for name in seeds:
            if name not in net.outputs:
                refuse("netport", f'there is no output port "{name}"')
        return data, states, seeds, net
    if many and is_list(x):
        items = elements(x)
        if net.is_open and not net.inputs:
            net = net.with_inputs(["Input"] if len(items) == 1 else [f"Input{i + 1}" for i in range(len(items))])
            if any([net.output_tensor(n).dims is not None for n in net.outputs]):  # they tell of the inputs
                from ...nets.infer import infer

                net = infer(net)
        if len(items) == len(net.inputs):
            return dict(zip(net.inputs, items)), None, None, net
    if len(net.inputs) != 1:
        refuse(
            "netport",
            "an association with data for the input ports " + ", ".join([f'"{p}"' for p in net.inputs]) + " expected",
        )
    return {next(iter(net.inputs)): x}, None, None, net


def _names_ports(net: Net, x: Association) -> bool:
    return all([type(k) is str or has_head(k, S.NetPort) or has_head(k, S.NetPortGradient) for k in x.keys()]) and (
        any([k in net.inputs for k in x.keys() if type(k) is str])
        or len(net.inputs) != 1
        or not any([type(k) is str for k in x.keys()])
        or type(next(iter(net.inputs.values()))).__name__ == "Tensor"
    )


def _port_data(net, key: Expr, value, data: dict, states: dict) -> None:
    """Data given under NetPort[…]: a port by name, all states, or one state."""
    if key.args[:1] == (S.All,) and key.args[1:] == ("States",):
        states.update(read_states(value))
        return
    path = key_parts(key)
    if len(path) == 1 and path[0] not in getattr(net, "states", ()):
        data[path[0]] = value
    else:
        states[tuple(path[:-1]), path[-1]] = value


# --- properties -----------------------------------------------------------------------------------------------------------------


def wanted_of(ev, net: Net, prop):
    """What the second argument of a net asks for."""
    from ...running.application import Wanted

    if prop is S.None_:
        return Wanted(dict.fromkeys(net.outputs, S.None_))
    if has_head(prop, S.NetPort) or has_head(prop, S.NetPortGradient):
        items, keys, single = _items(net, prop)
        return Wanted({}, items, keys, single)
    if is_list(prop) and elements(prop) and all([has_head(p, S.NetPort) or has_head(p, S.NetPortGradient) for p in elements(prop)]):
        items, keys = [], []
        for p in elements(prop):
            more, names, single = _items(net, p)
            items += more
            keys += [p] if single else names
        return Wanted({}, items, keys)
    if has_head(prop, S.Rule) and type(prop.args[0]) is str and prop.args[0] in net.outputs:
        _need_decoder(net, prop.args[0], prop.args[1])
        return Wanted({prop.args[0]: prop.args[1]})
    if type(prop) is str and prop in net.outputs:
        return Wanted({}, [("output", (), prop)], [prop], True)
    coded = [name for name, port in net.outputs.items() if type(port).__name__ != "Tensor"]
    if prop is S.All:
        return Wanted({})
    if len(coded) != 1:
        refuse(
            "netport",
            f"the property {ev.format(prop, 'InputForm')} needs a net with exactly one decoder, but this net has {len(coded)}",
        )
    return Wanted({coded[0]: prop})


def _need_decoder(net, name, prop):
    if type(net.outputs[name]).__name__ == "Tensor" and prop is not S.None_:
        refuse("netport", f'output port "{name}" has no decoder')


def _items(net: Net, x: Expr) -> tuple:
    """(request items, keys to show them under, is it a single value) of NetPort[…] or NetPortGradient[…]."""
    if x.head is S.NetPortGradient:
        return _gradient_items(net, x)
    if x.args == (S.All, "States"):
        found = _all_states(net)
        return (
            [("state", path, name) for path, name in found],
            [make_list([int(p) if p.isdigit() else p for p in (*path, name)]) for path, name in found],
            False,
        )
    if x.args == (S.All,):
        from ...nets.tree import leaves

        found = [(path, name) for path, layer in leaves(net) if path for name in layer.outputs]
        return (
            [("port", path, name) for path, name in found],
            [Expr(S.NetPort, (make_list([int(p) if p.isdigit() else p for p in (*path, name)]),)) for path, name in found],
            False,
        )
    parts = key_parts(x)
    if len(parts) == 1 and parts[0] in net.outputs:
        return [("output", (), parts[0])], [x], True
    path, current = [], net
    for i, step in enumerate(parts):
        children = current.children
        step = child_at(children, step)
        if step in children:
            path.append(step)
            current = children[step]
            continue
        if i == len(parts) - 1:
            return _end_item(current, tuple(path), step, x)
        refuse("netport", f'there is no layer "{step}" in {path_text(path)}')
    if len(current.outputs) != 1:
        refuse("netport", f"{path_text(path)} has {len(current.outputs)} output ports: say which")
    return [("port", tuple(path), next(iter(current.outputs)))], [x], True


def _end_item(net, path, port, x):
    if port in net.outputs:
        return [("port", path, port)], [x], True
    if port in getattr(net, "states", ()):
        return [("state", path, port)], [x], True
    if port in net.inputs:
        refuse("netport", f'"{port}" of {path_text(path)} is an input port; only output ports have values to ask for')
    if port == "AttentionWeights":
        return [("port", path, port)], [x], True
    refuse(
        "netport",
        f'{path_text(path)} has no output port "{port}"; it has '
        + ", ".join([f'"{p}"' for p in (*net.outputs, *getattr(net, "states", ()))]),
    )


def _all_states(net) -> list:
    from ...nets.association import interior_states

    return [((), name) for name in getattr(net, "states", ())] + interior_states(net)


def _gradient_items(net: Net, x: Expr):
    from ...nets.arrays import array_positions

    if x.args == (S.All,):
        items = [("input gradient", (), n) for n, p in net.inputs.items() if not net.input_tensor(n).is_integer]
        keys: list = [i[2] for i in items]
        for key in array_positions(net):
            items.append(("array gradient", key[:-1], key[-1]))
            keys.append(make_list([int(p) if p.isdigit() else p for p in key]) if len(key) > 1 else key[0])
        return items, keys, False
    parts = key_parts(x)
    if len(parts) == 1 and parts[0] in net.inputs:
        if net.input_tensor(parts[0]).is_integer:
            refuse("netgrad", f'input port "{parts[0]}" takes integers: there is no gradient')
        return [("input gradient", (), parts[0])], [x], True
    path, current = [], net
    for step in parts[:-1]:
        step = child_at(current.children, step)
        if step not in current.children:
            refuse("netport", f'there is no layer "{step}" in {path_text(path)}')
        path.append(step)
        current = current.children[step]
    if parts[-1] not in getattr(current, "array_types", ()):
        refuse("netport", f'{path_text(path)} has no input port or array "{parts[-1]}" to take a gradient of')
    return [("array gradient", tuple(path), parts[-1])], [x], True


# --- coders -----------------------------------------------------------------------------------------------------------------------


def apply_coder(ev, coder, args: tuple):
    """The value of coder[args…]."""
    import numpy as np

    from ...nets.errors import NetFailure
    from ...running.data import read_port, read_tensor, to_wolfram

    if not args:
        refuse("netform", "data expected")
    if coder.head is S.NetEncoder:
        if len(args) > 1:
            refuse("netform", "one argument expected")
        found = read_port("Input", coder, args[0], ev.call)
        if found.is_batch:
            return make_list([to_wolfram(np.asarray(a)) for a in found.arrays])
        return to_wolfram(np.asarray(found.arrays[0]))
    prop = args[1] if len(args) > 1 else None
    try:
        examples = read_tensor("Output", coder.type, args[0], numeric_by(ev.call))
    except NetFailure as error:
        raise NetFailure("netdata", error.text.replace('port "Output"', "the decoder")) from None
    if prop is S.None_:
        return args[0]
    from ..statistics.random_ import generator_for

    decoded = coder.decode_batch(examples.arrays, prop, ev.call, lambda: generator_for(ev, S.Inherited))
    return make_list(decoded) if examples.is_batch else decoded[0]


handles(Net, application=apply_net)
handles(NetCoder, application=apply_coder)
