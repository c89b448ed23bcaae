"""Message, Quiet, Check, On and Off."""

from ...evaluator import Evaluator, builtin, declare_symbol, dynamic_value
from ...evaluator.messages import GENERAL, Frame, text_of
from ...expression import Expr, Expression, S, Symbol, elements, has_head, is_list, make_list
from ...nets.errors import MESSAGES as OF_NETS


@builtin(
    "MessageName",
    attributes="HoldFirst ReadProtected",
    messages={"messg": "Message cannot be set to `1`. It must be set to a string."},
)
def message_name(ev: Evaluator, args: tuple) -> Expression | None:
    """f::tag is a message; its value is the text of the message."""
    if len(args) < 2 or type(args[0]) is not Symbol or type(args[1]) is not str:
        return None
    d = ev.definitions[args[0]]
    if d.messages and args[1] in d.messages:
        return d.messages[args[1]]
    # usage texts are the docstrings of builtins
    if args[1] == "usage" and d.builtin is not None:
        return d.builtin.usage or None
    return text_of(ev, args[0], args[1], own=True)


@builtin(
    "Message",
    attributes="HoldFirst",
    messages={"name": "Message name `1` is not of the form symbol::name or symbol::name::language."},
)
def message(ev: Evaluator, args: tuple) -> Expression | None:
    """Message[f::tag, x1, x2, …] issues a message with the texts of x1, x2, … put into its template."""
    if not args:
        return None
    name = args[0]
    if not has_head(name, S.MessageName) or len(name.args) < 2:
        ev.message("Message", "name", name)
        return None
    sym, tag = name.args[0], name.args[1]
    # the head may be computed: Message[Head[x]::tag]
    if type(sym) is not Symbol:
        sym = ev.evaluate(sym)
    if type(sym) is Symbol:
        ev.message(sym, tag if type(tag) is str else ev.format(tag, "OutputForm"), *args[1:])
    return S.Null


def message_names(ev: Evaluator, spec: Expression) -> "frozenset | None":
    """The (symbol, tag) pairs a held list of message names means; None means every message."""
    if spec is S.All or spec is S.None_:
        return None if spec is S.All else frozenset()
    names = []
    for item in elements(spec) if is_list(spec) else (spec,):
        if has_head(item, S.MessageName) and len(item.args) >= 2:
            names.append((item.args[0], item.args[1]))
        elif type(item) is str:
            names.extend([(sym, tag) for sym, tag in GROUPS.get(item, ())])
    return frozenset(names)


GROUPS: dict = {}


def _within(ev, frame: Frame, expression):
    """The value of expression while a frame is active."""
    frames = ev.messages.frames
    frames.append(frame)
    size = len(frames)
    try:
        return ev.evaluate(expression)
    finally:
        # also frames that an abort inside has left behind
        del frames[size - 1 :]


@builtin("Quiet", attributes="HoldAll")
def quiet(ev: Evaluator, expression: Expression, names: Expression = S.All, exempt: Expression = None) -> Expression:
    """Quiet[expr] evaluates expr without printing messages.
    Quiet[expr, {f::tag, …}] silences only these; Quiet[expr, off, on] does not silence those of on."""
    on = frozenset() if exempt is None else message_names(ev, exempt)
    # Quiet[expr, off, All] silences nothing
    if on is None:
        return ev.evaluate(expression)
    return _within(ev, Frame(True, message_names(ev, names), on), expression)


@builtin("Check", attributes="HoldAll")
def check(ev: Evaluator, args: tuple) -> Expression | None:
    """Check[expr, failexpr] gives expr, or failexpr if messages were issued on the way.
    Check[expr, failexpr, {f::tag, …}] looks only for these messages."""
    if len(args) < 2:
        return None
    names = None
    if len(args) > 2:
        # several lists of names count together
        names = frozenset().union(*[message_names(ev, a) or frozenset() for a in args[2:]])
    frame = Frame(False, names)
    value = _within(ev, frame, args[0])
    return args[1] if frame.caught else value


@builtin("Off", attributes="HoldAll")
def off(ev: Evaluator, args: tuple) -> Expression:
    """Off[f::tag, …] switches messages off."""
    for name in args:
        names = message_names(ev, name)
        if names:
            ev.messages.off |= names
    return S.Null


@builtin("On", attributes="HoldAll")
def on_(ev: Evaluator, args: tuple) -> Expression:
    """On[f::tag, …] switches messages on again."""
    for name in args:
        names = message_names(ev, name)
        if names:
            ev.messages.off -= names
    return S.Null


@dynamic_value("$MessageList")
def message_list(ev: Evaluator) -> Expression:
    """$MessageList lists the messages issued by the current input."""
    return make_list([Expr(S.HoldForm, (Expr(S.MessageName, (sym, tag)),)) for sym, tag, _ in ev.messages.emitted])


declare_symbol("General", messages=GENERAL | OF_NETS, usage="General holds the messages that all functions share.")
