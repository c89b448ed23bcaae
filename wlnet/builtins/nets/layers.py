"""Layer symbols as builtins: arguments to parameters, options, arrays and port types, then a layer.

Every layer file (wlnet/layers) declares its own; here is what they share.  A wrong argument gives a message that names the
parameter, what was expected and what arrived, and $Failed.
"""

from typing import Any

from ...coders.mapped import MappedDecoder, MappedEncoder
from ...evaluator import Evaluator, declare_symbols
from ...evaluator.attributes import PROTECTED
from ...evaluator.registry import BUILTINS, Builtin
from ...expression import Association, Expr, Expression, S, elements, is_list, is_rule
from ...nets.infer import finish_layer
from ...nets.layer import Layer
from ...nets.layer_index import OBSOLETE, load_layer
from ...nets.multipliers import check_multipliers
from ...nets.tree import without_coders
from ...nets.types import ATOM, Tensor, has_coder
from .arguments import positional_and_options, refuse
from .read_arrays import read_array
from .read_code import read
from .read_nets import read_net, to_net
from .read_ports import read_port

declare_symbols("InputPorts OutputPorts")

MOST_PORTS = 10_000  # of a layer that takes any number of inputs: a typing slip should not fill the memory with names


def declare_layer(name: str) -> None:
    """Make the builtin of a layer symbol."""
    sym = S[name]
    if sym in BUILTINS:
        return
    cls = load_layer(name)
    entry = BUILTINS[sym] = Builtin(sym)
    entry.function = _constructor(cls, name)
    entry.takes_tuple, entry.minimum, entry.maximum = True, 0, 1 << 30  # the constructor counts its arguments itself
    entry.attributes = PROTECTED
    entry.options = dict(default_options(cls))
    entry._usage = cls.usage or cls.__doc__ or ""


def default_options(cls) -> list:
    """(name, default) of the options to construct the layer."""
    options = [(a.name, S.Automatic) for a in cls.array_specs]
    options += [
        # Options[layer] shows "Output" where the net has {"Output"}
        (p.option, p.kind.write(p.default) if not _is_single_name(p) else p.default[0])
        for p in cls.parameters
        if p.option is not None
    ]
    if cls.array_specs or cls.takes_multipliers:
        options.append(("LearningRateMultipliers", S.Automatic))
    if cls.variadic:
        options.append(("InputPorts", S.Automatic))
    if cls.default_outputs:
        options.append(("OutputPorts", S.Automatic))
    options += [(name, S.Automatic) for name in (*cls.input_ports, *cls.output_ports)]
    return [(n, v.args[0] if type(v) is Expr and v.head.name == "ValidatedParameter" else v) for n, v in options]


def _is_single_name(p) -> bool:
    return type(p.default) is tuple and len(p.default) == 1 and type(p.default[0]) is str


def _constructor(cls, name: str):
    def construct(ev: Evaluator, args: tuple) -> Expression:
        return make(ev, cls, args, OBSOLETE.get(name))

    return construct


def make(ev: Evaluator, cls: type[Layer], args: tuple, presets: "dict | None" = None) -> Any:
    """The layer that Head[args…] means; ``presets``: parameters by attribute that an obsolete head fixes."""
    if args and type(args[0]) is Association and "Type" in args[0]:
        return read_net(ev, args[0])
    positional, options = positional_and_options(args, cls.is_positional)
    coded: dict = {}  # nets with their coders
    values = {p.name: presets[p.attribute] for p in cls.parameters if p.attribute in presets} if presets else {}
    # ConstantArrayLayer[{2, 3}]: the first argument is the shape of a port
    shape = positional.pop(0) if cls.positional_port and positional else S.Automatic
    values |= _positional(ev, cls, positional, coded)
    arrays: dict = {}
    ports: dict = dict(cls.default_coders)
    if cls.positional_port:
        ports[cls.positional_port] = shape
    # a coder stands at the outside of a net only: those of nets inside move to the operator's own ports
    nets = {name: without_coders(net) for name, net in coded.items()}
    outputs: dict = {}
    multipliers = None
    for name, x in options:
        if name in cls.by_option:
            p = cls.by_option[name]
            values[p.name] = read(ev, p, x, f"the option {name}")
        elif name == "LearningRateMultipliers":
            multipliers = None if x is S.Automatic else x
        elif name in ("InputPorts", "Inputs") and cls.variadic:
            ports.update(input_ports(x))
        elif name == "OutputPorts" and cls.default_outputs:
            outputs.update(input_ports(x, "Output"))
        elif any([a.name == name for a in cls.array_specs]):
            arrays[name] = read_array(ev, next(a for a in cls.array_specs if a.name == name), x)
        # any other string may be a port; _with_ports refuses those that are none
        elif type(name) is str:
            ports[name] = x
        else:
            refuse("netopt", name, cls.head, _known(cls))
    for p in cls.parameters:
        values.setdefault(p.name, p.default)
    cls.prepare(values, nets, arrays)
    layer = cls(values, arrays, nets)
    layer.multipliers = multipliers
    if coded:  # setdefault: a coder given for the port itself is the one that counts
        for name, coder in _coders_of_nets(layer, coded):
            ports.setdefault(name, coder)
    return check_multipliers(_with_ports(ev, layer, ports, outputs))


def _coders_of_nets(operator, coded: dict):
    """(port, coder) for the coders that the nets of an operator had: its own ports take them over."""
    for name, net in coded.items():
        for side in ("inputs", "outputs"):
            for port, coder in getattr(net, side).items():
                outer = operator.outer_port(name, side, port) if has_coder(coder) else None
                if outer is not None:
                    yield outer[0], _mapped(coder, *outer[1:])


def _mapped(coder, levels: int, length):
    """A coder for lists of data, nested to this depth; of this length where it is fixed."""
    cls = MappedEncoder if coder.head is S.NetEncoder else MappedDecoder
    for _ in range(levels):
        coder = cls({"Coder": coder, "Length": length or S.Automatic})
    return coder


def input_ports(x: Expression, prefix: str = "Input") -> dict:
    """Port name -> shape specification of an InputPorts setting: a number, names, shapes, or names with shapes."""
    if x is S.Automatic:
        return {}
    items = elements(x) if is_list(x) else ()
    if type(x) is int and 0 < x <= MOST_PORTS:
        return {name: S.Automatic for name in numbered_ports(x, prefix)}
    if type(x) is Association and all([type(k) is str for k in x.keys()]):
        return dict(x.items())
    if items and all([is_rule(i) and type(i.args[0]) is str for i in items]):
        return {i.args[0]: i.args[1] for i in items}
    # {"Real", "Integer"} are shapes, other strings names
    if items and all([type(i) is str for i in items]) and not set(items) <= {"Real", "Integer", "Varying"}:
        return dict.fromkeys(items, S.Automatic)
    if not items:
        refuse(
            "netarg",
            f"The option {prefix}Ports",
            "Automatic, a positive integer, a list of names or shapes, or an association",
            x,
        )
    return dict(zip(numbered_ports(len(items), prefix), items))


def numbered_ports(count: int, prefix: str = "Input") -> list:
    """The names of the input ports of a layer that takes any number of arrays."""
    return [prefix] if count == 1 else [f"{prefix}{i + 1}" for i in range(count)]


def _known(cls, extra=()) -> str:
    names = [f'"{n}"' for n in dict.fromkeys((*[n for n, _ in default_options(cls)], *extra))]
    return ", ".join(names) if names else "no options"


def _with_ports(ev, layer: Layer, ports: dict, more_outputs: dict) -> Layer:
    """The layer with what is told about its ports."""
    cls = type(layer)
    if not ports and not more_outputs and not cls.variadic and layer.outputs:
        return finish_layer(layer, call=ev.call)
    open_inputs = cls.variadic and not layer.inputs  # then every port that is not an output is an input
    inputs = {}
    outputs = {name: read_port(ev, x, "output") or Tensor(None, ATOM) for name, x in more_outputs.items()}
    present_outputs = layer.outputs or outputs or dict.fromkeys(cls.default_outputs, Tensor(None, ATOM))
    outputs = outputs if layer.outputs else dict(present_outputs)
    for name, x in ports.items():
        if open_inputs and name not in present_outputs:
            inputs[name] = read_port(ev, x, "input") or Tensor(None, ATOM)
        elif name in layer.inputs:
            inputs[name] = read_port(ev, x, "input")
        elif name in present_outputs:
            outputs[name] = read_port(ev, x, "output")
        else:
            refuse("netopt", f'"{name}"', cls.head, _known(cls, (*layer.inputs, *layer.outputs)))
    if open_inputs and not inputs:
        inputs = {name: Tensor(None, ATOM) for name in cls.default_inputs}
    present = {n: p for n, p in inputs.items() if p is not None}
    shown = {n: p for n, p in outputs.items() if p is not None}
    return finish_layer(layer, present, shown, ev.call)


def _positional(ev, cls, positional: list, nets: dict) -> dict:
    values: dict = {}
    count = len(positional)
    nets.update(cls.read_nets(positional, lambda x: to_net(ev, x)))
    taken = count - len(positional)
    declared = cls.by_position
    if len(positional) > len(declared):
        refuse("netform", f"at most {len(declared) + taken} arguments expected besides options, but {count} were given")
    for p, x in zip(declared, positional):
        values[p.name] = read(ev, p, x, f"argument {p.position + taken}")
    for p in declared[len(positional) :]:
        if p.required:
            refuse("netform", f"argument {p.position + taken} is missing: {p.kind.expected} expected")
    return values
