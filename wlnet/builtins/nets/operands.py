"""What ordinary functions give for nets and coders: Options, Normal, Length, Part, Keys, Values, First, …"""

from ...coders.coder import NetCoder
from ...evaluator import Evaluator, handles
from ...expression import Association, Expr, Expression, PackedArray, S, elements, is_list, make_list, rule
from ...nets.container import Container
from ...nets.net import Net
from .arguments import FAILED, refuse
from .evaluation_options import EVALUATION_OPTIONS
from .extract import everything, extract, port_words
from .information import information
from .pieces import piece_of


def net_operand(ev: Evaluator, call: Expr, args: tuple) -> Expression:
    """f[net, …] for functions f that know nothing of nets."""
    # None leaves the call to whoever else knows nets, and then unevaluated
    handler = _NETS.get(call.head)
    return None if handler is None else handler(ev, args)


def coder_operand(ev: Evaluator, call: Expr, args: tuple) -> Expression:
    """f[coder, …] likewise."""
    if call.head is S.Part and len(args) == 2:
        return extract(ev, args[0], args[1:])
    if call.head is S.Normal and len(args) == 1:
        return everything(args[0])
    if call.head is S.Information and len(args) == 1:
        return _report_of_coder(args[0])
    return None


def _report_of_coder(coder: NetCoder) -> Expr:
    """Information[coder]: its kind, its parameters and the type of what it makes or takes."""
    items = [("ObjectType", coder.head.name), ("Type", coder.name), *everything(coder).items()]
    items.append(("Output" if coder.head is S.NetEncoder else "Input", port_words(coder.type)))
    return Expr(S.InformationData, (Association.from_items(items),))


def _options(ev, args):
    rules = [rule(S[name], value) for name, value in EVALUATION_OPTIONS.items()]
    if len(args) == 1:
        return make_list(rules)
    return make_list([r for r in rules if r.args[0] is args[1] or r.args[0].name == args[1]])


def _normal(ev, args):
    """The layers of a chain or graph, as a list where they have no names; the arrays and parameters of a layer."""
    if len(args) != 1:
        return None
    parts = everything(args[0])
    # 1, 2, … are no names, only positions
    if isinstance(args[0], Container) and list(parts.keys()) == [str(i + 1) for i in range(len(parts))]:
        return make_list(list(parts.values()))
    return parts


def _length(ev, args):
    return len(args[0].nodes) if isinstance(args[0], Container) and len(args) == 1 else None


def _keys(ev, args):
    return make_list(list(args[0].nodes)) if isinstance(args[0], Container) and len(args) == 1 else None


def _values(ev, args):
    return make_list(list(args[0].nodes.values())) if isinstance(args[0], Container) and len(args) == 1 else None


def _node(position: int):
    def get(ev: Evaluator, args: tuple) -> Expression:
        if not isinstance(args[0], Container) or len(args) != 1:
            return None
        return list(args[0].nodes.values())[position]

    return get


def _piece(ev, head, args):
    """f[net, …] for functions f that take some elements of a list: the chain of the layers left."""
    for x in args[1:]:
        if type(x) not in (int, Expr, PackedArray) and x is not S.All:
            refuse("netarg", "Argument 2", "numbers of layers", x)
    # the function itself is applied to the names: what it means by -2, UpTo[3] or All need not be known here
    names = ev.call(head, make_list(list(args[0].nodes)), *args[1:])
    if not is_list(names):
        return FAILED
    if not elements(names):
        refuse("netform", "at least one layer must remain")
    if not all([n in args[0].nodes for n in elements(names)]):
        refuse("netarg", "Argument 2", "numbers of layers", args[1])
    return piece_of(args[0], elements(names))


def _pieces(name: str):
    return lambda ev, args: _piece(ev, S[name], args) if isinstance(args[0], Container) else None


def _part(ev, args):
    return extract(ev, args[0], args[1:])


def _information(ev, args):
    return information(ev, *args)


_NETS = {
    S.Part: _part,
    S.Information: _information,
    S.Options: _options,
    S.Normal: _normal,
    S.Length: _length,
    S.Keys: _keys,
    S.Values: _values,
    S.First: _node(0),
    S.Last: _node(-1),
    **{S[name]: _pieces(name) for name in ("Take", "Drop", "Most", "Rest")},
}


handles(Net, operand=net_operand)
handles(NetCoder, operand=coder_operand)
