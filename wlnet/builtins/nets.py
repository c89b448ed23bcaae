"""NetChain, NetGraph, NetInitialize, coders, ports; and what net[data] means."""

from ..coders import coder_class, coder_names
from ..evaluator import builtin, declare_symbols
from ..expression import (
    Association,
    Expr,
    MessageError,
    S,
    Symbol,
    elements,
    from_array,
    has_head,
    is_list,
)
from ..layers.host import host
from ..nets import association as net_association
from ..nets.build import assembled_graph, infer, make_chain, make_graph
from ..nets.net import Net
from ..nets.parameters import Invalid
from ..nets.types import ATOM, INTEGER, REAL, Coder, Index, Length, Tensor
from .layer_symbols import FAILED, guarded, is_option, refuse, split_options
from .operands import enable, handles

declare_symbols(
    "NetPort NetPortGradient NetEvaluationMode WorkingPrecision TargetDevice BatchSize LearningRateMultipliers "
    "Restricted RepeatingElement NetArray NetSharedArray NetPath PaddingSize TextElement"
)

EVALUATION_OPTIONS = {
    "BatchSize": S.Automatic,
    "NetEvaluationMode": "Test",
    "RandomSeeding": S.Automatic,
    "TargetDevice": "CPU",
    "WorkingPrecision": "Real32",
}


# --- connecting nets to a session --------------------------------------------------------------------------------------

_connected: set = set()


def enable_nets(ev) -> None:
    """Let the session's functions know nets and coders: application, Options, Normal, Part, …"""
    from ..coders.coder import DECODERS, ENCODERS
    from ..layers.layer import LAYERS
    from ..nets.container import Chain, Graph
    from . import numeric_arrays  # noqa: F401  arrays come out of nets as such
    from .net_access import coder_operand, net_operand
    from .net_application import apply_coder, apply_net

    for cls in (Chain, Graph, *LAYERS.values()):
        if cls not in _connected:
            _connected.add(cls)
            handles(cls, net_operand, apply_net)
    for cls in (*ENCODERS.values(), *DECODERS.values()):
        if cls not in _connected:
            _connected.add(cls)
            handles(cls, coder_operand, apply_coder)
    enable(ev)
    host.call = lambda f, *arrays: _numbers_of(ev.call(f, *[from_array(a) if a.ndim else a.item() for a in arrays]))


def _numbers_of(x):
    """The array of real numbers that a result is, or None."""
    from ..nets.application import to_numbers

    found = to_numbers(x)
    return found if found is not None and found.dtype.kind in "iufb" else None


def read_net(ev, assoc: Association) -> Net:
    """The net that a Wolfram association describes; raises the message of a malformed one."""
    try:
        return net_association.association_to_net(assoc, lambda x: read_coder(ev, x))
    except (net_association.Malformed, AttributeError, TypeError, KeyError) as error:
        text = str(error) if isinstance(error, net_association.Malformed) else "its keys or values have the wrong form"
        refuse("netform", f"The association does not describe a net: {text}")


def to_net(ev, x) -> Net:
    """A net, or what is short for one: n is LinearLayer[n], a list of such is a chain, one of numbers only
    LinearLayer[{n1, n2, …}], a function is an ElementwiseLayer."""
    if isinstance(x, Net):
        return x
    if is_list(x) and elements(x) and all([type(n) is int for n in elements(x)]):
        return to_net(ev, ev.call(S.LinearLayer, x))
    if is_list(x) or type(x) is Association:
        return make_chain(_nodes(ev, x))
    if type(x) is int:
        made = ev.call(S.LinearLayer, x)
    elif x is FAILED:  # its own message has been given
        refuse("netarg", "Each part of a net", "a layer, a net, an integer, a list or a function", x)
    elif x in _THREADED if type(x) is Symbol else False:
        made = ev.call(S.ThreadingLayer, x)
    elif type(x) is Symbol or type(x) is Expr and x.head in _FUNCTIONS:
        made = ev.call(_layer_of_function(x), x)
    else:
        refuse("netarg", "Each part of a net", "a layer, a net, an integer, a list or a function", x)
    if not isinstance(made, Net):
        raise MessageError(
            "netarg", "Each part of a net", "a layer, a net, an integer, a list or a function", x, result=FAILED
        )
    return made


_FUNCTIONS = frozenset((S.Function, S.Composition, S.RightComposition, S.Map, S.Apply))


def _layer_of_function(f) -> Symbol:
    """The layer that a function stands for: of numbers, of several numbers, or of whole arrays."""
    from ..layers.translate import arguments_of, is_scalar_code, load

    load()
    if not is_scalar_code(f):
        return S.FunctionLayer
    return S.ThreadingLayer if len(arguments_of(f)[0]) > 1 else S.ElementwiseLayer


_THREADED = frozenset((S.Plus, S.Times, S.Subtract, S.Divide, S.Power, S.Min, S.Max, S.Mod))


def _numbered(ev, items) -> dict:
    return {str(i + 1): to_net(ev, x) for i, x in enumerate(items)}


def node_name(x) -> str:
    """The name of a layer in a chain or graph, given as a string or number."""
    if type(x) is str:
        return x
    if type(x) is int:
        return str(x)
    refuse("netarg", "The name of a layer", "a string", x)


def _nodes(ev, x) -> dict:
    if type(x) is Association:
        return {node_name(k): to_net(ev, v) for k, v in x.items()}
    if is_list(x):
        items = elements(x)
        if items and all([is_option(i) for i in items]):
            return {node_name(i.args[0]): to_net(ev, i.args[1]) for i in items}
        return _numbered(ev, items)
    refuse("netarg", "Argument 1", "a list or an association of layers", x)


# --- ports ----------------------------------------------------------------------------------------------------------------


def read_port(ev, x, side: str):
    """The type or coder that a port specification means; None for Automatic.  (ref/NetChain "Possible forms for shape")"""
    if x is S.Automatic:
        return None
    if isinstance(x, Coder):
        wanted = S.NetEncoder if side == "input" else S.NetDecoder
        if x.head is not wanted:
            refuse("netarg", f"The {side} port", f"a shape or a {wanted.name}", x)
        return x
    if isinstance(x, Tensor):
        return x
    simple = _simple_shape(x)
    if simple is not None:
        return simple
    if is_list(x) and len(elements(x)) > 1 and isinstance(elements(x)[-1], Coder):
        return _mapped_coder(ev, elements(x), side, x)
    if type(x) is str or is_list(x) and elements(x) and type(elements(x)[0]) is str:
        head = S.NetEncoder if side == "input" else S.NetDecoder
        name = x if type(x) is str else elements(x)[0]
        if coder_class(head.name, name) is not None:
            return make_coder(ev, head.name, x)
    refuse(
        "netarg",
        f"The {side} port",
        'a shape such as n, {n1, n2, …}, "Real", "Integer" or "Varying", or a '
        + ("NetEncoder" if side == "input" else "NetDecoder"),
        x,
    )


def _mapped_coder(ev, items, side: str, x):
    """The coder for arrays of what another coder takes: {"Varying", NetEncoder[…]}."""
    from ..coders.mapped import MappedDecoder, MappedEncoder

    coder, cls = read_port(ev, items[-1], side), MappedEncoder if side == "input" else MappedDecoder
    for size in [_size(d) for d in reversed(items[:-1])]:
        if size is None:
            refuse("netarg", f"The {side} port", "a list of sizes, with a coder at its end", x)
        coder = cls({"Coder": coder, "Length": size if type(size) is int else S.Automatic})
    return coder


def _simple_shape(x) -> "Tensor | None":
    if type(x) is int:
        return Tensor((x,), ATOM) if x > 0 else None
    if type(x) is str:
        return {
            "Real": Tensor(()),
            "Scalar": Tensor(()),
            "Integer": Tensor((), INTEGER),
            "Varying": Tensor((Length(),), ATOM),
        }.get(x)
    if has_head(x, S.Restricted):
        element = _restricted(x)
        return None if element is None else Tensor((), element)
    if has_head(x, S.RepeatingElement) and len(x.args) == 1:
        element = REAL if x.args[0] == "Real" else _restricted(x.args[0])
        return None if element is None else Tensor((Length(),), element)
    if not is_list(x):
        return None
    items, element = list(elements(x)), ATOM
    if items and (has_head(items[-1], S.Restricted) or items[-1] in ("Integer", "Real")):
        last = items.pop()
        element = _restricted(last) if has_head(last, S.Restricted) else INTEGER if last == "Integer" else REAL
    dims = [_size(d) for d in items]
    return (
        Tensor([None if d == "open" else d for d in dims], element)
        if None not in dims and element is not None
        else None
    )


def _size(d):
    if type(d) is int and d > 0:
        return d
    if type(d) is str and d == "Varying":
        return Length()
    return "open" if d is S.Automatic else None


def _restricted(x) -> "Index | None":
    if x == "Integer" or x is S.Integer:
        return INTEGER
    if not has_head(x, S.Restricted) or len(x.args) != 2 or x.args[0] not in ("Integer", S.Integer):
        return None
    bounds = x.args[1]
    if type(bounds) is int:
        return Index(1, bounds)
    if is_list(bounds) and len(elements(bounds)) == 2 and all([type(b) is int for b in elements(bounds)]):
        return Index(*elements(bounds))
    if bounds is S.Infinity or is_list(bounds) and type(elements(bounds)[0]) is int:
        return Index(1 if bounds is S.Infinity else elements(bounds)[0], None)
    return None


def _split_ports(ev, ports: dict, inputs, outputs, head) -> tuple:
    """Types for input and output ports out of "port" -> shape options."""
    found_in, found_out = {}, {}
    for name, x in ports.items():
        if name in inputs:
            found_in[name] = read_port(ev, x, "input")
        elif name in outputs:
            found_out[name] = read_port(ev, x, "output")
        else:
            refuse("netopt", f'"{name}"', head, "the ports " + ", ".join([f'"{p}"' for p in (*inputs, *outputs)]))
    return {n: p for n, p in found_in.items() if p is not None}, {n: p for n, p in found_out.items() if p is not None}


def _separate(options: list, head) -> tuple:
    ports, multipliers = {}, None
    for name, x in options:
        if name == "LearningRateMultipliers":
            multipliers = None if x is S.Automatic else x
        elif type(name) is str:
            ports[name] = x
        else:
            refuse("optx", name, head)
    return ports, multipliers


# --- chains and graphs ------------------------------------------------------------------------------------------------------


@builtin("NetChain", options={"LearningRateMultipliers": S.Automatic, "Input": S.Automatic, "Output": S.Automatic})
def net_chain(ev, args):
    """NetChain[{layer1, layer2, …}] specifies a net in which the output of each layer is the input of the next.
    NetChain[<|"name1" -> layer1, …|>] names the layers."""
    enable_nets(ev)
    return guarded(ev, "NetChain", lambda: _chain(ev, args))


def _chain(ev, args):
    if args and type(args[0]) is Association and type(args[0].get("Type")) is str:
        return read_net(ev, args[0])
    positional, options = split_options(args, lambda i, x: i == 0 and is_list(x))
    if len(positional) != 1:
        refuse("netform", f"one list or association of layers expected, but {len(positional)} arguments were given")
    ports, multipliers = _separate(options, S.NetChain)
    nodes = _nodes(ev, positional[0])
    if not nodes:
        refuse("netform", "a chain needs at least one layer")
    first, last = next(iter(nodes.values())), list(nodes.values())[-1]
    given_in, given_out = _split_ports(ev, ports, first.inputs or ["Input"], last.outputs, S.NetChain)
    chain = make_chain(nodes, given_in, given_out)
    enable_nets(ev)
    return chain if multipliers is None else chain.replace(multipliers=multipliers)


@builtin("NetGraph", options={"LearningRateMultipliers": S.Automatic})
def net_graph(ev, args):
    """NetGraph[{layer1, layer2, …}, {m1 -> n1, m2 -> n2, …}] specifies a net in which the output of layer m is connected to
    the input of layer n.
    NetGraph[<|"name1" -> layer1, …|>, {"a" -> "b", …}] names the layers.
    NetGraph[net] converts a layer or chain to a graph."""
    enable_nets(ev)
    return guarded(ev, "NetGraph", lambda: _graph(ev, args))


def _graph(ev, args):
    if args and type(args[0]) is Association and type(args[0].get("Type")) is str:
        return read_net(ev, args[0])
    positional, options = split_options(args, lambda i, x: i < 2 and not is_option(x))
    ports, multipliers = _separate(options, S.NetGraph)
    if len(positional) == 1 and isinstance(positional[0], Net):
        graph = to_graph(positional[0])
        given_in, given_out = _split_ports(ev, ports, graph.inputs, graph.outputs, S.NetGraph)
        return infer(graph, given_in, given_out)
    if len(positional) != 2:
        refuse("netform", f"layers and a list of connections expected, but {len(positional)} arguments were given")
    if not is_list(positional[1]):
        refuse("netarg", "Argument 2", "a list of connections m -> n", positional[1])
    nodes = _nodes(ev, positional[0])
    if not nodes:
        refuse("netform", "a graph needs at least one layer")
    outputs = {n: list(net.outputs) for n, net in nodes.items()}  # ports deep inside add to them
    connections = [pair for e in elements(positional[1]) for pair in _connections(e, nodes)]
    connections = [
        ((n, outputs[n][0]) if port is None and len(outputs.get(n, ())) == 1 else (n, port), end)
        for (n, port), end in connections
    ]
    bare = assembled_graph(nodes, connections)
    graph = infer(bare, *_split_ports(ev, ports, bare.inputs, bare.outputs, S.NetGraph))
    enable_nets(ev)
    return graph if multipliers is None else graph.replace(multipliers=multipliers)


def to_graph(net: Net) -> Net:
    """A layer or chain as a graph."""
    from ..nets.container import Chain, Graph

    if isinstance(net, Graph):
        return net
    if isinstance(net, Chain):
        return Graph(net.nodes, net.edges, net.inputs, net.outputs)
    return make_graph({"1": net}, [])


def _connections(e, nodes) -> list:
    """(source, destination) pairs of an edge a -> b -> c, {a, b} -> c, a -> {b, c}; sources may be edges themselves."""
    if not is_option(e):
        refuse("netarg", "A connection", "a rule such as m -> n", e)
    pairs = []
    while is_option(e):
        left, right = e.args
        target = right.args[0] if is_option(right) else right
        for source in elements(left) if is_list(left) else (left,):
            while is_option(source):  # {x -> a, b} -> c: x feeds a, and a feeds c
                pairs += _connections(Expr(S.Rule, (source.args[0], _first_of(source.args[1]))), nodes)
                source = source.args[1]
            for destination in elements(target) if is_list(target) else (target,):
                pairs.append((_end(source, nodes, "source"), _end(destination, nodes, "destination")))
        e = right
    return pairs


def _first_of(x):
    return x.args[0] if is_option(x) else x


def _end(x, nodes, side: str):
    if x is S.None_ and side == "destination":
        return None
    if type(x) is int or type(x) is str:
        return _resolve_node(x, nodes), None
    if has_head(x, S.NetPort) and x.args:
        parts: list = []
        for a in x.args:
            parts.extend(elements(a) if is_list(a) else (a,))
        if len(parts) == 1:
            return (
                (None, parts[0])
                if type(parts[0]) is str and not is_list(x.args[0])
                else (_resolve_node(parts[0], nodes), None)
            )
        if len(parts) == 2:
            return _resolve_node(parts[0], nodes), parts[1]
        if parts:
            return _deep_end(parts, nodes, side)
    refuse("netarg", f"The {side} of a connection", "a layer number or name, or NetPort[…]", x)


def _deep_end(parts: list, nodes: dict, side: str) -> tuple:
    """An end inside a nested net, which gets a port for it."""
    from ..nets.build import with_exposed

    name, path = _resolve_node(parts[0], nodes), []
    inside = nodes.get(name)
    for step in parts[1:-1]:
        path.append(_resolve_node(step, inside.children if inside is not None else {}))
        inside = inside.children.get(path[-1]) if inside is not None else None
    if inside is None:
        refuse("netport", "there is no layer {" + ", ".join([str(p) for p in parts[:-1]]) + "}")
    nodes[name], port = with_exposed(nodes[name], tuple(path), parts[-1], side == "source")
    return name, port


def _resolve_node(x, nodes) -> str:
    name = str(x)
    if type(x) is int and name not in nodes and 0 < x <= len(nodes):
        return list(nodes)[x - 1]
    if type(x) is int and x < 0 and -x <= len(nodes):
        return list(nodes)[x]
    return name


# --- coders ----------------------------------------------------------------------------------------------------------------


@builtin("NetEncoder")
def net_encoder(ev, args):
    """NetEncoder["name"] or NetEncoder[{"name", …}] represents an encoder that turns data into arrays.
    NetEncoder[…][x] encodes x."""
    return guarded(ev, "NetEncoder", lambda: read_coder(ev, Expr(S.NetEncoder, args)))


@builtin("NetDecoder")
def net_decoder(ev, args):
    """NetDecoder["name"] or NetDecoder[{"name", …}] represents a decoder that turns arrays into data.
    NetDecoder[…][array] decodes an array."""
    return guarded(ev, "NetDecoder", lambda: read_coder(ev, Expr(S.NetDecoder, args)))


def read_coder(ev, x: Expr):
    """The coder of NetEncoder[…] or NetDecoder[…]: as written by a user, or as it prints."""
    head, args = x.head.name, x.args
    if len(args) == 1 and isinstance(args[0], Coder):
        converted = (
            args[0]
            if args[0].head is x.head
            else args[0].to_decoder()
            if head == "NetDecoder"
            else args[0].to_encoder()
        )
        if converted is None:
            refuse("netform", f"a {args[0].head.name} of this kind cannot be turned into a {head}")
        return converted
    if len(args) == 3 and type(args[0]) is str and type(args[1]) is Association:
        return _printed_coder(ev, head, *args)
    if not args:
        refuse("netform", "the name of a coder expected")
    positional, options = split_options(args[1:])
    if positional:
        refuse("netform", "the name of a coder and its parameters belong into one list")
    return make_coder(ev, head, args[0], options)


def make_coder(ev, head: str, spec, more=()):
    """The coder of a name, or of a list of name and parameters."""
    parts = list(elements(spec)) if is_list(spec) else [spec]
    name = parts[0] if parts else None
    cls = coder_class(head, name) if type(name) is str else None
    if cls is None:
        refuse("netarg", f"The name of a {head}", "one of " + ", ".join([f'"{n}"' for n in coder_names(head)]), name)
    if not cls.supported:
        cls.prepare({})
    positional, options = split_options(tuple(parts[1:]), getattr(cls, "is_positional", None))
    declared = sorted([p for p in cls.parameters if p.position is not None], key=lambda p: p.position)
    if len(positional) > len(declared):
        refuse("netform", f'at most {len(declared)} parameters expected after the name "{name}"')
    values = {}
    by_option = {p.option: p for p in cls.parameters if p.option is not None}
    try:
        for p, x in zip(declared, positional):
            values[p.name] = _coder_parameter(p, x, head, name)
        for p in declared[len(positional) :]:
            if p.required:
                raise Invalid(f'{p.kind.expected} expected after the name "{name}"')
        for key, x in (*options, *more):
            p = by_option.get(key)
            if p is None:
                refuse("netopt", key, f'{head} "{name}"', ", ".join([f'"{o}"' for o in by_option]) or "no options")
            values[p.name] = _coder_parameter(p, x, head, name)
        for p in cls.parameters:
            values.setdefault(p.name, p.default)
        cls.prepare(values)
    except Invalid as error:
        raise Invalid(f'{head} "{name}": {error.expected}') from None
    coder = cls(values)
    enable_nets(ev)
    return coder


def _coder_parameter(p, x, head: str, name: str):
    try:
        return p.kind.read(x)
    except Invalid as error:
        if error.expected != p.kind.expected:  # a sentence of its own
            raise
        refuse("netarg", f'The parameter "{p.name}" of {head} "{name}"', error.expected, x)


def _printed_coder(ev, head, name, assoc, tensor):
    cls = coder_class(head, name)
    if cls is None:
        refuse("netarg", f"The name of a {head}", "one of " + ", ".join([f'"{n}"' for n in coder_names(head)]), name)
    values = {}
    for p in cls.parameters:
        x = assoc.get(p.name)
        values[p.name] = p.default if x is None else p.kind.read(x)
    cls.prepare(values)
    coder = cls(values, net_association.expr_to_tensor(tensor))
    enable_nets(ev)
    return coder


# --- initialisation ------------------------------------------------------------------------------------------------------------


@builtin("NetInitialize", options={"Method": S.Automatic, "RandomSeeding": 1234})
def net_initialize(ev, net, which=None, options=None):
    """NetInitialize[net] gives a net in which all arrays that have no values yet are initialized randomly.
    NetInitialize[net, All] initializes all arrays anew."""
    if which is not None and which is not S.All:
        return None
    return guarded(ev, "NetInitialize", lambda: _initialize(ev, net, which is S.All, options))


def _initialize(ev, net, everything, options):
    from ..nets.initialise import initialise
    from .random_ import generator_for

    if not isinstance(net, Net):
        refuse("netarg", "Argument 1", "a net or a layer", net)
    method = initial_method(ev, options["Method"])
    return initialise(net, method, generator_for(ev, options["RandomSeeding"]), everything)


def initial_method(ev, x):
    """The Method of NetInitialize: a name, or {name, suboptions…}."""
    from ..nets.initialise import METHODS, Method

    parts = list(elements(x)) if is_list(x) else [x]
    name = "Kaiming" if x is S.Automatic else parts[0] if parts else x
    if name not in METHODS:
        refuse("netarg", "The option Method", "one of " + ", ".join([f'"{m}"' for m in METHODS]), name)
    _, options = split_options(tuple(parts[1:]))
    made = Method(name)
    for key, value in options:
        if key == "Distribution" and name in ("Kaiming", "Xavier"):
            if value not in ("Normal", "Uniform"):
                refuse("netarg", 'The suboption "Distribution"', '"Normal" or "Uniform"', value)
            made.distribution = value
        elif key == "Distribution" and name == "Identity" or key == "Weights" and name == "Random":
            made.weights = _sampler(ev, value)
        elif key == "Biases" and name in ("Random", "Kaiming", "Xavier", "Identity", "Orthogonal"):
            made.biases = None if value is S.None_ else _sampler(ev, value)
        else:
            refuse(
                "netopt",
                f'"{key}"',
                f'the method "{name}"',
                'the suboptions "Distribution", "Weights", "Biases" where they apply',
            )
    return made


def _sampler(ev, x):
    """sampler(rng, shape) for a distribution, or for a number s: normal with standard deviation s."""
    from .distributions import draw, is_distribution

    if type(x) in (int, float):
        return lambda rng, shape: rng.standard_normal(shape) * float(x)
    if not is_distribution(x):
        refuse("netarg", "A distribution", "a distribution or a standard deviation", x)
    return lambda rng, shape: draw(ev, rng, x, shape)
