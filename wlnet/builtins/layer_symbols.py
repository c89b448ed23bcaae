"""Layer symbols as builtins: arguments to parameters, options, arrays and port types, then a layer.

Every layer file (wlnet/layers) declares its own; here is what they share.  A wrong argument gives a message that names the
parameter, what was expected and what arrived, and $Failed.
"""

from ..evaluator.attributes import PROTECTED
from ..evaluator.registry import BUILTINS, Builtin
from ..expression import (
    Association,
    Expr,
    MessageError,
    NumericArray,
    S,
    Symbol,
    elements,
    is_list,
    to_numeric_array,
)
from ..layers import load_layer
from ..layers.layer import OBSOLETE
from ..nets.inference import InferenceError
from ..nets.net import DISABLED, Shared
from ..nets.parameters import Invalid, Validated
from ..nets.types import has_coder

FAILED = S["$Failed"]
MOST_PORTS = 10_000  # of a layer that takes any number of inputs


def declare_layer(name: str) -> None:
    """Make the builtin of a layer symbol."""
    sym = S[name]
    if sym in BUILTINS:
        return
    cls = load_layer(name)
    entry = BUILTINS[sym] = Builtin(sym)
    entry.function = _constructor(cls, name)
    entry.takes_tuple, entry.minimum, entry.maximum = True, 0, 1 << 30
    entry.attributes = PROTECTED
    entry.options = dict(default_options(cls))
    entry._usage = cls.usage or cls.__doc__ or ""


def default_options(cls) -> list:
    """(name, default) of the options to construct the layer."""
    found = [(a.name, S.Automatic) for a in cls.array_specs]
    found += [
        (p.option, p.kind.write(p.default) if not _is_single_name(p) else p.default[0])
        for p in cls.parameters
        if p.option is not None
    ]
    if cls.array_specs or getattr(cls, "takes_multipliers", False):
        found.append(("LearningRateMultipliers", S.Automatic))
    if cls.variadic:
        found.append(("InputPorts", S.Automatic))
    if cls.default_outputs:
        found.append(("OutputPorts", S.Automatic))
    found += [(name, S.Automatic) for name in (*cls.input_ports, *cls.output_ports)]
    return [(n, v.args[0] if type(v) is Expr and v.head.name == "ValidatedParameter" else v) for n, v in found]


def _is_single_name(p) -> bool:
    return type(p.default) is tuple and len(p.default) == 1 and type(p.default[0]) is str


def _constructor(cls, name: str):
    def construct(ev, args):
        from .nets import enable_nets

        enable_nets(ev)
        return guarded(ev, name, lambda: make(ev, cls, args, OBSOLETE.get(name)))

    return construct


def guarded(ev, name: str, work):
    """work(), with a net's failures turned into messages of this symbol and $Failed."""
    try:
        return work()
    except Invalid as error:
        ev.message(name, "netform", error.expected)
    except InferenceError as error:
        from ..nets.build import place

        where = f"{place(error.path)}: " if error.path else ""
        ev.message(name, "netshape", where + error.text)
    except Exception as error:
        from ..nets.run import NetError  # not before: a net applied to one small input would pay for it
        from ..nets.trace import TraceError

        if not isinstance(error, (NetError, TraceError)):
            raise
        ev.message(name, getattr(error, "tag", "netdata"), error.text)
    return FAILED


def refuse(tag: str, *args):
    """Raise the message of the symbol being called, with the result $Failed."""
    raise MessageError(tag, *args, result=FAILED)


def is_option(x) -> bool:
    """Is x a rule?"""
    return type(x) is Expr and (x.head is S.Rule or x.head is S.RuleDelayed)


def split_options(args: tuple, is_positional=None) -> tuple:
    """(positional arguments, [(option name, value)])."""
    positional: list = []
    options: list = []
    for i, x in enumerate(args):
        if type(x) is not Expr:
            positional.append(x)
        elif is_option(x) and not (is_positional and is_positional(i, x)):
            options.append((option_name(x.args[0]), x.args[1]))
        elif (
            x.head is S.List
            and x.args
            and is_option(x.args[0])
            and all([is_option(a) for a in x.args])
            and not (is_positional and is_positional(i, x))
        ):
            options.extend([(option_name(a.args[0]), a.args[1]) for a in x.args])
        else:
            positional.append(x)
    return positional, options


def option_name(x):
    """The name of an option given as symbol or string."""
    return x.name if type(x) is Symbol else x


def make(ev, cls, args: tuple, presets: "dict | None" = None):
    """The layer that Head[args…] means; ``presets``: parameters by attribute that an obsolete head fixes."""
    if args and type(args[0]) is Association and "Type" in args[0]:
        from .nets import read_net

        return read_net(ev, args[0])
    positional, options = split_options(args, getattr(cls, "is_positional", None))
    nets: dict = {}
    from ..nets.build import without_coders

    values = {p.name: presets[p.attribute] for p in cls.parameters if p.attribute in presets} if presets else {}
    shape = positional.pop(0) if cls.positional_port and positional else S.Automatic
    values |= _positional(ev, cls, positional, nets)
    arrays: dict = {}
    ports: dict = dict(cls.default_coders)
    if cls.positional_port:
        ports[cls.positional_port] = shape
    coded, nets = nets, {name: without_coders(net) for name, net in nets.items()}
    outputs: dict = {}
    multipliers = None
    by_option = {p.option: p for p in cls.parameters if p.option is not None}
    for name, x in options:
        if name in by_option:
            p = by_option[name]
            values[p.name] = _read(ev, p, x, f"the option {name}")
        elif name == "LearningRateMultipliers":
            multipliers = None if x is S.Automatic else x
        elif name in ("InputPorts", "Inputs") and cls.variadic:
            ports.update(input_ports(x))
        elif name == "OutputPorts" and cls.default_outputs:
            outputs.update(input_ports(x, "Output"))
        elif any([a.name == name for a in cls.array_specs]):
            arrays[name] = read_array(next(a for a in cls.array_specs if a.name == name), x)
        elif type(name) is str:
            ports[name] = x
        else:
            refuse("netopt", name, cls.head, _known(cls))
    for p in cls.parameters:
        values.setdefault(p.name, p.default)
    cls.prepare(values, nets, arrays)
    for name, coder in _coders_of_nets(cls(values, arrays, nets), coded):
        ports.setdefault(name, coder)
    return _with_ports(ev, cls, values, arrays, nets, ports, multipliers, outputs)


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
    from ..coders.mapped import MappedDecoder, MappedEncoder

    cls = MappedEncoder if coder.head is S.NetEncoder else MappedDecoder
    for _ in range(levels):
        coder = cls({"Coder": coder, "Length": length or S.Automatic})
    return coder


def input_ports(x, prefix: str = "Input") -> dict:
    """Port name -> shape specification of an InputPorts setting: a number, names, shapes, or names with shapes."""
    if x is S.Automatic:
        return {}
    items = elements(x) if is_list(x) else ()
    if type(x) is int and 0 < x <= MOST_PORTS:
        return {name: S.Automatic for name in numbered_ports(x, prefix)}
    if type(x) is Association and all([type(k) is str for k in x.keys()]):
        return dict(x.items())
    if items and all([is_option(i) and type(i.args[0]) is str for i in items]):
        return {i.args[0]: i.args[1] for i in items}
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


def _with_ports(ev, cls, values, arrays, nets, ports, multipliers, more_outputs):
    from ..nets.build import make_layer
    from ..nets.types import ATOM, Tensor
    from .nets import read_port

    probe = cls(values, arrays, nets)
    open_inputs = cls.variadic and not probe.inputs  # then every port that is not an output is an input
    inputs = {}
    outputs = {name: read_port(ev, x, "output") or Tensor(None, ATOM) for name, x in more_outputs.items()}
    present_outputs = probe.outputs or outputs or dict.fromkeys(cls.default_outputs, Tensor(None, ATOM))
    outputs = outputs if probe.outputs else dict(present_outputs)
    for name, x in ports.items():
        if open_inputs and name not in present_outputs:
            inputs[name] = read_port(ev, x, "input") or Tensor(None, ATOM)
        elif name in probe.inputs:
            inputs[name] = read_port(ev, x, "input")
        elif name in present_outputs:
            outputs[name] = read_port(ev, x, "output")
        else:
            refuse("netopt", f'"{name}"', cls.head, _known(cls, (*probe.inputs, *probe.outputs)))
    if open_inputs and not inputs:
        inputs = {name: Tensor(None, ATOM) for name in cls.default_inputs}
    present = {n: p for n, p in inputs.items() if p is not None}
    shown = {n: p for n, p in outputs.items() if p is not None}
    return make_layer(cls, values, arrays, nets, present, shown, multipliers)


def _positional(ev, cls, positional: list, nets: dict) -> dict:
    values: dict = {}
    given = len(positional)
    declared = sorted([p for p in cls.parameters if p.position is not None], key=lambda p: p.position)
    from .nets import to_net

    nets.update(cls.read_nets(positional, lambda x: to_net(ev, x)))
    taken = given - len(positional)
    if len(positional) > len(declared):
        refuse("netform", f"at most {len(declared) + taken} arguments expected besides options, but {given} were given")
    for p, x in zip(declared, positional):
        values[p.name] = _read(ev, p, x, f"argument {p.position + taken}")
    for p in declared[len(positional) :]:
        if p.required:
            refuse("netform", f"argument {p.position + taken} is missing: {p.kind.expected} expected")
    return values


def _read(ev, p, x, where: str):
    try:
        kind = p.kind.kind if type(p.kind) is Validated else p.kind
        if getattr(kind, "is_code", False):
            from .net_functions import read_code

            return read_code(ev, kind, x)
        return p.kind.read(x)
    except Invalid as error:
        refuse("netarg", f"The value of {where}", error.expected, x)


def read_array(spec, x):
    """The value of an array given as option: numbers, Automatic, None, a shared array."""
    if x is S.Automatic:
        return None
    if x is S.None_:
        if not spec.optional:
            refuse("netarg", f'The array "{spec.name}"', "an array of numbers or Automatic", x)
        return DISABLED
    if type(x) is Expr and x.head is S.NetArray:
        return read_shared(x)
    return numbers(x, f'The array "{spec.name}"')


def numbers(x, what: str):
    """A float32 array of given numbers."""
    import numpy as np

    if type(x) is NumericArray:
        array = x.array
    elif type(x) in (int, float):
        array = np.asarray(x)
    else:
        array = to_numeric_array(x) if is_list(x) else None
        if array is None and callable(getattr(x, "to_list", None)):
            array = to_numeric_array(x.to_list())
    if array is None or array.dtype.kind not in "iufb":
        refuse("netarg", what, "a full array of real numbers", x)
    return np.asarray(array, np.float32, order="C")


def read_shared(x: Expr) -> Shared:
    """NetArray["name"], NetArray[<|"Name" -> …, "Array" -> …|>] as a shared array."""
    from uuid import uuid4

    given: dict = {}
    for a in x.args:
        if type(a) is Association:
            given.update(a.items())
        elif is_option(a):
            given[a.args[0]] = a.args[1]
        elif type(a) is str:
            given["Name"] = a
    name = given.get("Name", S.Automatic)
    array = given.get("Array", S.Automatic)
    return Shared(
        str(uuid4()) if name is S.Automatic else name,
        None if array is S.Automatic else numbers(array, "The value of NetArray"),
    )
