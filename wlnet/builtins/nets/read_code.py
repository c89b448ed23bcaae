"""Functions given to layers: the session's own definitions are put in, so that the layer holds all it needs.

A symbol with a value becomes its value, one defined by f[x_, y_] := … a pure function, a layer inside becomes the
layer, and what no operation of a net computes but depends on no argument is evaluated once.  All of it is evaluated by a
`PureEvaluator`: reading code may compute, and do nothing else.
"""

from typing import Any

from ...evaluator import Evaluator, substitute
from ...expression import (
    Association,
    Expr,
    Expression,
    NumericArray,
    S,
    Symbol,
    elements,
    fresh_symbol,
    has_head,
    is_list,
    make_list,
)
from ...nets.errors import NetFailure
from ...nets.layer import Array
from ...nets.layer_index import index
from ...nets.net import Net
from ...nets.parameters import Kind, Parameter, Validated
from ...translation.table import CODE_HEADS, FORMS, HANDLERS, Untranslatable
from ...translation.translator import arguments_of
from .arguments import refuse
from .pure_evaluator import Impure, PureEvaluator, impurity
from .read_arrays import read_array, read_shared, read_value, shared_entries

_LOCALS = frozenset(("With", "Module", "Block"))
_ITERATED = frozenset(("Table", "Sum", "Product", "Do"))
_ARRAY_HEADS = (S.List, S.Real, S.Association)
_ENDLESS = "it calls itself"
_OF_FORM = frozenset(
    S[name] for name in "Head Chop ToString Precision Accuracy Depth LeafCount Switch Replace ReplaceAll Cases Count".split()
)
_NETS = frozenset(("NetChain", "NetGraph", "NetInitialize"))


def read_code(ev: Evaluator, kind: Kind, x: Expression) -> Any:
    """The function that a layer gets for the argument x; a message names the part that cannot be translated."""
    # Ramp and its like have no definitions, and most layers are given one of them
    if type(x) is Symbol and x.context == "System`":
        try:
            return kind.read_code(x)
        except Untranslatable:
            pass  # told below
    pure = PureEvaluator(ev, definitions_of=ev)
    try:
        try:
            return kind.read_code(closed(pure, x))
        except Untranslatable as error:
            endless = error.reason == _ENDLESS
            # of numbers: evaluated on symbols, rules and Simplify may leave what has a translation
            code = _evaluated(pure, kind, x) if kind.scalar and not endless and not _asks_for_form(x) else None
            if code is None:
                impure = impurity(error.part)
                refuse("netcode", x if error.part is None else error.part, error.reason if impure is None else impure.reason)
            return code
    except Impure as error:
        refuse("netcode", error.call, error.reason)


def _asks_for_form(x: Expression) -> bool:
    """Does code mention a function that gives something else for a symbol than for the number that takes its place?"""
    stack = [x]
    while stack:
        e = stack.pop()
        if type(e) is Symbol and (e in _OF_FORM or e.name[-1] == "Q" and e.context == "System`"):
            return True
        if type(e) is Expr:
            stack.append(e.head)
            stack.extend(e.args)
    return False


def _evaluated(ev, kind, x):
    """A function of numbers as its value on symbols, where the code itself has no translation but the value has."""
    if type(x) is str:
        return None
    names, named = arguments_of(x)
    symbols = [fresh_symbol("x") for _ in names] or [fresh_symbol("x")]
    arguments = [Association.from_items(list(zip(names, symbols)))] if named else symbols
    value = ev.call(x, *arguments)
    slots = {s: Expr(S.Slot, (names[i] if named else i + 1,)) for i, s in enumerate(symbols)}
    try:
        return kind.read_code(closed(ev, Expr(S.Function, (substitute(value, slots),))))
    except Untranslatable:
        return None


def closed(ev: Evaluator, e: Expression, bound: frozenset = frozenset(), inside: frozenset = frozenset()) -> Expression:
    """Code with the session's definitions put in; ``bound`` names are local, ``inside`` are being put in already."""
    kind = type(e)
    if kind is Symbol:
        return e if e in bound else _symbol(ev, e, bound, inside)
    if kind is Association:
        return Association.from_items([(k, closed(ev, v, bound, inside)) for k, v in e.items()])
    if kind is not Expr:
        return e
    name = e.head.name if type(e.head) is Symbol else ""
    if name in index() or name in _NETS:
        net = ev.evaluate(e)
        if not isinstance(net, Net):
            raise Untranslatable("it gives no layer", e)
        return net
    if name == "NetArray":
        return _net_array(ev, ev.evaluate(e))
    # a declaration of an argument: its second part is a type, not code
    if name == "Typed":
        return e
    # Range[3] or N[Pi] inside code is the same for all data
    if name and _is_foreign(e.head, bound) and not _depends(e, bound):
        value = ev.evaluate(e)
        # it stays unevaluated: the translator names it in its message
        return e if type(value) is Expr and value.head is e.head else value
    # a name that is local here hides the session's symbol of that name
    bound = bound | _names(e, name)
    head = closed(ev, e.head, bound, inside) if not _is_known(e.head) else e.head
    return Expr(head, tuple([closed(ev, a, bound, inside) for a in e.args]))


def _net_array(ev, e: Expr) -> Expr:
    """NetArray[<|"Name" -> …, "Array" -> …, "Dimensions" -> …|>], every entry filled in; numbers as a NumericArray."""
    shared = read_shared(ev, e)
    numbers = S.Automatic if shared.array is None else NumericArray(shared.array)
    entries = {"Name": shared.name, "Array": numbers, "Dimensions": shared_entries(e)["Dimensions"]}
    return Expr(S.NetArray, (Association.from_items(entries.items()),))


def _is_known(head) -> bool:
    return type(head) is Symbol and (head in HANDLERS or head in FORMS or head.name in CODE_HEADS)


def _is_foreign(head: Symbol, bound) -> bool:
    return head not in bound and not _is_known(head) and head.context == "System`"


def _symbol(ev, e: Symbol, bound, inside):
    # values of system symbols are not definitions of the user
    if e.context == "System`":
        return e
    definition = ev.definitions[e]
    # put in once more it would never end
    if e in inside:
        raise Untranslatable(_ENDLESS, e)
    if definition.own is not None:
        return closed(ev, definition.own, bound, inside | {e})
    if definition.down:
        return closed(ev, _as_function(e, definition.down.all()), bound, inside | {e})
    return e


def _as_function(e: Symbol, rules: list) -> Expr:
    """Function[{x, y}, …] for the one definition e[x_, y_] := …"""
    rule = rules[0]
    names = [_plain_name(a) for a in rule.lhs.args] if type(rule.lhs) is Expr else [None]
    # the choice between several rules depends on the arguments, which are not known before the net runs
    if len(rules) > 1 or None in names or has_head(rule.rhs, S.Condition):
        raise Untranslatable("inside a net a function needs a single definition whose arguments are plain names", e)
    return Expr(S.Function, (make_list(names), rule.rhs))


def _plain_name(pattern) -> "Symbol | None":
    """x for x_, x_List and other blanks that arrays and numbers match."""
    if not has_head(pattern, S.Pattern) or len(pattern.args) != 2 or not has_head(pattern.args[1], S.Blank):
        return None
    kinds = pattern.args[1].args
    return pattern.args[0] if not kinds or kinds[0] in _ARRAY_HEADS else None


def _names(e: Expr, name: str) -> frozenset:
    """The symbols that a function, a scoping construct or an iterator makes local."""
    specs: list = []
    if name == "Function" and len(e.args) > 1:
        specs = list(elements(e.args[0])) if is_list(e.args[0]) else [e.args[0]]
    elif name in _LOCALS and e.args and is_list(e.args[0]):
        specs = list(elements(e.args[0]))
    elif name in _ITERATED:
        specs = [elements(a)[0] for a in e.args[1:] if is_list(a) and elements(a)]
    return frozenset(
        [
            s.args[0] if type(s) is Expr and s.args else s
            for s in specs
            if type(s) is Symbol or type(s) is Expr and s.args and type(s.args[0]) is Symbol
        ]
    )


def _depends(e, bound) -> bool:
    """Does code mention an argument or a local name?"""
    waiting = [e]
    while waiting:
        x = waiting.pop()
        if type(x) is Symbol and x in bound:
            return True
        if type(x) is Expr:
            if x.head is S.Slot or x.head is S.SlotSequence:
                return True
            waiting.extend((x.head, *x.args))
    return False


def read(ev: Evaluator, p: Parameter, x: Expression, where: str) -> Any:
    """The value of a layer's parameter; ``where`` names it in the message for a value it cannot have."""
    try:
        kind = p.kind.kind if type(p.kind) is Validated else p.kind
        if kind.is_code:
            return read_code(ev, kind, x)
        value = read_value(ev, p.kind, x)
        if type(value) is dict and kind.holds_arrays:
            return {name: read_array(ev, Array(name, optional=True), array) for name, array in value.items()}
        return value
    except NetFailure as error:
        refuse("netarg", f"The value of {where}", error.text, x)
