"""Failure and Success objects, and Enclose with the Confirm family."""

from ..evaluator import builtin, declare_symbol
from ..evaluator.control import Control
from ..evaluator.messages import Frame
from ..expression import Association, Expr, MessageError, S, Symbol, has_head, is_list, make_list
from .control import failure_q

_PROPERTIES = ("HeldMessageTemplate", "Message", "MessageName", "MessageTemplate", "StyledMessage", "Tag")


# --- Failure --------------------------------------------------------------------------------------------------------

def failure(tag: str, template: str, **data) -> Expr:
    """A Failure object with a message template and further data."""
    return Expr(S.Failure, (tag, Association.from_items([("MessageTemplate", template), *data.items()])))


@builtin("Failure")
def failure_(ev, args):
    """Failure["tag", <|…|>] stands for what went wrong; Failure[…]["key"] gives a part of its data."""
    ev.applications.setdefault(S.Failure, property_of)
    return None


@builtin("Success")
def success(ev, args):
    """Success["tag", <|…|>] stands for something that went well."""
    ev.applications.setdefault(S.Success, property_of)
    return None


def property_of(ev, head: Expr, args: tuple):
    """Failure[tag, data][property]."""
    if len(args) != 1 or not head.args:
        return None
    data = head.args[1] if len(head.args) > 1 and type(head.args[1]) is Association else Association({})
    name = args[0]
    if name == "Properties":
        return make_list(sorted({*_PROPERTIES, *[k for k in data.keys() if type(k) is str]}))
    if name == "Tag":
        return head.args[0]
    if name in ("Message", "StyledMessage"):
        return message_text(ev, data)
    found = data.get(name)
    if found is not None:
        return found
    if name == "MessageTemplate" or name == "HeldMessageTemplate":
        return Expr(S.Missing, ("NotAvailable", name))
    return Expr(S.Missing, ("NotAvailable", name))


def message_text(ev, data: Association) -> str:
    """The message of a failure: its template with the parameters put in."""
    template = data.get("MessageTemplate", "")
    if has_head(template, S.MessageName) or type(template) is Symbol:
        template = ev.evaluate(template)
    if type(template) is not str:
        template = ev.format(template, "OutputForm")
    parameters = data.get("MessageParameters", data)
    if is_list(parameters):
        from ..expression import elements
        return ev.fill(template, tuple(elements(parameters)))
    if type(parameters) is not Association:
        return template
    for key, value in parameters.items():
        if type(key) is str:
            template = template.replace(f"`{key}`", ev.format(value, "OutputForm"))
    return ev.fill(template, tuple(parameters.values()))


# --- Enclose and Confirm --------------------------------------------------------------------------------------------

class Unconfirmed(Control):
    """A confirmation failed: leaves the innermost Enclose with this failure and handler."""

    def __init__(self, found: Expr, tag, handler=None):
        super().__init__()
        self.found = found
        self.tag = tag
        self.handler = handler


_USAGE = {"nocatch": "There is no Enclose around `1`."}
declare_symbol("ConfirmationFailed")


@builtin("Enclose", attributes="HoldFirst")
def enclose(ev, expression, handler=None, tag=None):
    """Enclose[expr] evaluates expr and gives a Failure if a Confirm in it fails.
    Enclose[expr, f] gives f of that failure; Enclose[expr, "prop"] a property of it."""
    depth = ev.depth
    ev.state["enclosing"] = ev.state.get("enclosing", 0) + 1
    try:
        return ev.evaluate(expression)
    except Unconfirmed as stopped:
        if tag is not None and stopped.tag is not None and not ev.matches(stopped.tag, tag):
            raise
        ev.depth = depth
        found = stopped.found
        if stopped.handler is not None:
            return ev.call(stopped.handler, found)
    finally:
        ev.state["enclosing"] -= 1
    if handler is None:
        return found
    if type(handler) is str:
        return property_of(ev, found, (handler,))
    return Expr(handler, (found,))


def _fail(ev, kind: str, call: Expr, template: str, information, function, tag, **data):
    """Leave the enclosing Enclose; outside of one, give a message and the failure."""
    if information is not None and has_head(information, S.Failure):
        found = information
    else:
        data = {**data, "ConfirmationType": kind}
        if information is not None and information is not S.Null:
            data["Information"] = information
        found = failure("ConfirmationFailed", template, **data)
    if not ev.state.get("enclosing"):
        raise MessageError("nocatch", call, symbol=S[kind], result=found)
    raise Unconfirmed(found, tag, function)


def _failed(ev, x) -> bool:
    return failure_q(ev, x) is S.True_ or has_head(x, S.Missing)


@builtin("Confirm", messages=_USAGE)
def confirm(ev, x, information=None, function=None, tag=None):
    """Confirm[expr] gives expr unless it is a failure; then the enclosing Enclose ends with a Failure.
    Confirm[expr, info, f] adds information and gives f of the failure."""
    if not _failed(ev, x):
        return x
    return _fail(ev, "Confirm", Expr(S.Confirm, (x,)), "`Expression` encountered.", information, function, tag,
                 Expression=x)


@builtin("ConfirmBy", messages=_USAGE)
def confirm_by(ev, x, test, information=None, function=None, tag=None):
    """ConfirmBy[expr, f] gives expr if f[expr] is True; else the enclosing Enclose ends with a Failure."""
    if ev.test(test, x):
        return x
    return _fail(ev, "ConfirmBy", Expr(S.ConfirmBy, (x, test)), "`Function`[`Input`] did not return True.",
                 information, function, tag, Expression=x, Input=x, Function=test)


@builtin("ConfirmMatch", messages=_USAGE)
def confirm_match(ev, x, form, information=None, function=None, tag=None):
    """ConfirmMatch[expr, form] gives expr if it matches form; else the enclosing Enclose ends with a Failure."""
    if ev.matches(x, form):
        return x
    return _fail(ev, "ConfirmMatch", Expr(S.ConfirmMatch, (x, form)), "`Expression` does not match `Pattern`.",
                 information, function, tag, Expression=x, Pattern=form)


@builtin("ConfirmAssert", attributes="HoldFirst", messages=_USAGE)
def confirm_assert(ev, test, information=None, function=None, tag=None):
    """ConfirmAssert[test] gives Null if test is True; else the enclosing Enclose ends with a Failure."""
    if ev.evaluate(test) is S.True_:
        return S.Null
    return _fail(ev, "ConfirmAssert", Expr(S.ConfirmAssert, (test,)), "Assertion `Test` failed.", information,
                 function, tag, Test=Expr(S.HoldForm, (test,)), Expression=Expr(S.HoldForm, (test,)))


@builtin("ConfirmQuiet", attributes="HoldAll", messages=_USAGE)
def confirm_quiet(ev, expression, names=S.All, information=None, function=None, tag=None):
    """ConfirmQuiet[expr] gives the value of expr if no messages were issued; else the enclosing Enclose ends with a
    Failure."""
    from .messages import message_names
    frames = ev.messages.frames
    frame = Frame(False, message_names(ev, names))
    size = len(frames)
    frames.append(Frame(True))
    frames.append(frame)
    try:
        value = ev.evaluate(expression)
    finally:
        del frames[size:]
    if not frame.caught:
        return value
    information = None if information is None else ev.evaluate(information)
    sym, name = frame.caught[0]
    return _fail(ev, "ConfirmQuiet", Expr(S.ConfirmQuiet, (expression,)), "Unexpected message `MessageName` issued.",
                 information, function, tag, Expression=value,
                 MessageName=Expr(S.HoldForm, (Expr(S.MessageName, (sym, name)),)))


@builtin("Assert", attributes="HoldAll", messages={
    "asrtf": "Assertion `1` failed.", "asrtfl": "Assertion `1` in `2` failed.",
    "asrttf": "Assertion test `1` evaluated to `2` that is neither True nor False."})
def assert_(ev, test, tag=None):
    """Assert[test] gives a message if test is not True."""
    value = ev.evaluate(test)
    if value is S.False_:
        raise MessageError("asrtf", test, result=S.Null)
    if value is not S.True_:
        raise MessageError("asrttf", test, value, result=S.Null)
    return S.Null
