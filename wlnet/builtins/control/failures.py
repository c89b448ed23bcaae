"""Failure and Success objects, and Enclose with the Confirm family."""

from ...evaluator import Evaluator, application, builtin
from ...evaluator.control import Control
from ...evaluator.messages import Frame
from ...expression import Association, Expr, Expression, MessageError, S, Symbol, elements, has_head, is_list, make_list
from ..definitions.messages import message_names
from .control import failure_q

_PROPERTIES = ("HeldMessageTemplate", "Message", "MessageName", "MessageTemplate", "StyledMessage", "Tag")


# --- Failure --------------------------------------------------------------------------------------------------------


def failure(tag: str, template: str, **data) -> Expr:
    """A Failure object with a message template and further data."""
    return Expr(S.Failure, (tag, Association.from_items([("MessageTemplate", template), *data.items()])))


@builtin("Failure")
def failure_(ev: Evaluator, args: tuple) -> Expression | None:
    """Failure["tag", <|…|>] stands for what went wrong; Failure[…]["key"] gives a part of its data."""
    return None


@builtin("Success")
def success(ev: Evaluator, args: tuple) -> Expression | None:
    """Success["tag", <|…|>] stands for something that went well."""
    return None


@application("Failure", "Success")
def property_of(ev: Evaluator, head: Expr, args: tuple) -> Expression | None:
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
    value = data.get(name)
    if value is not None:
        return value
    if name == "MessageTemplate" or name == "HeldMessageTemplate":
        # Failure[…]["x"] never fails itself
        return Expr(S.Missing, ("NotAvailable", name))
    return Expr(S.Missing, ("NotAvailable", name))


def message_text(ev: Evaluator, data: Association) -> str:
    """The message of a failure: its template with the parameters put in."""
    template = data.get("MessageTemplate", "")
    if has_head(template, S.MessageName) or type(template) is Symbol:
        template = ev.evaluate(template)
    if type(template) is not str:
        template = ev.format(template, "OutputForm")
    parameters = data.get("MessageParameters", data)
    if is_list(parameters):
        return ev.fill(template, tuple(elements(parameters)))
    if type(parameters) is not Association:
        return template
    for key, value in parameters.items():
        if type(key) is str:
            # named slots first; numbered ones are filled below like those of a message
            template = template.replace(f"`{key}`", ev.format(value, "OutputForm"))
    return ev.fill(template, tuple(parameters.values()))


# --- Enclose and Confirm --------------------------------------------------------------------------------------------


class Unconfirmed(Control):
    """A confirmation failed: leaves the innermost Enclose with this failure and handler."""

    def __init__(self, failed: Expr, tag, handler=None):
        super().__init__()
        self.failed = failed
        self.tag = tag
        self.handler = handler


class Enclosing:
    """How many calls of Enclose surround what a session evaluates now."""

    def __init__(self) -> None:
        self.depth = 0


@builtin("Enclose", attributes="HoldFirst ReadProtected")
def enclose(ev: Evaluator, expression: Expression, handler: Expression = None, tag: Expression = None) -> Expression | None:
    """Enclose[expr] evaluates expr and gives a Failure if a Confirm in it fails.
    Enclose[expr, f] gives f of that failure; Enclose[expr, "prop"] a property of it."""
    depth = ev.depth
    enclosing = ev.own(Enclosing)
    enclosing.depth += 1
    try:
        return ev.evaluate(expression)
    except Unconfirmed as stopped:
        # a tagged confirmation is for the Enclose with this tag
        if tag is not None and stopped.tag is not None and not ev.matches(stopped.tag, tag):
            raise
        ev.depth = depth
        failed = stopped.failed
        if stopped.handler is not None:
            return ev.call(stopped.handler, failed)
    finally:
        enclosing.depth -= 1
    if handler is None:
        return failed
    if type(handler) is str:
        return property_of(ev, failed, (handler,))
    return Expr(handler, (failed,))


def _fail(kind: str, template: str, parameters: tuple, value, information, function, tag, **data):
    """Leave the enclosing Enclose with the failure of a confirmation."""
    # a Failure of the user's own takes the place of ours
    if information is not None and has_head(information, S.Failure):
        raise Unconfirmed(information, tag, function)
    # only Confirm shows the information as its message
    if type(information) is str and kind == "Confirm":
        template, parameters = information, ()
    raise Unconfirmed(
        failure(
            "ConfirmationFailed",
            template,
            MessageParameters=make_list(parameters),
            ConfirmationType=kind,
            Expression=value,
            Information=S.Null if information is None else information,
            **data,
        ),
        tag,
        function,
    )


def _outside(ev, kind: str, args: tuple) -> "Expr | None":
    """What a confirmation gives that stands in no Enclose; None inside one."""
    if ev.own(Enclosing).depth:
        return None
    call = Expr(S[kind], tuple([a for a in args if a is not None]))
    return failure(
        "confirmnotag",
        "There is no Enclose around the call of `1`.",
        MessageParameters=make_list((S[kind],)),
        HeldInput=Expr(S.Hold, (call,)),
    )


def _failed(ev, x) -> bool:
    return failure_q(ev, x) is S.True_ or has_head(x, S.Missing)


@builtin("Confirm")
def confirm(
    ev: Evaluator, x: Expression, information: Expression = None, function: Expression = None, tag: Expression = None
) -> Expression | None:
    """Confirm[expr] gives expr unless it is a failure; then the enclosing Enclose ends with a Failure.
    Confirm[expr, info, f] adds information and gives f of the failure."""
    outside = _outside(ev, "Confirm", (x, information, function))
    if outside is not None or not _failed(ev, x):
        return outside or x
    return _fail("Confirm", "`` encountered.", (x,), x, information, function, tag)


@builtin("ConfirmBy")
def confirm_by(
    ev: Evaluator,
    x: Expression,
    test: Expression,
    information: Expression = None,
    function: Expression = None,
    tag: Expression = None,
) -> Expression | None:
    """ConfirmBy[expr, f] gives expr if f[expr] is True; else the enclosing Enclose ends with a Failure."""
    outside = _outside(ev, "ConfirmBy", (x, test, information, function))
    if outside is not None or ev.test(test, x):
        return outside or x
    return _fail("ConfirmBy", "``[``] did not return True.", (test, x), x, information, function, tag, Function=test)


@builtin("ConfirmMatch")
def confirm_match(
    ev: Evaluator,
    x: Expression,
    form: Expression,
    information: Expression = None,
    function: Expression = None,
    tag: Expression = None,
) -> Expression | None:
    """ConfirmMatch[expr, form] gives expr if it matches form; else the enclosing Enclose ends with a Failure."""
    outside = _outside(ev, "ConfirmMatch", (x, form, information, function))
    if outside is not None or ev.matches(x, form):
        return outside or x
    return _fail("ConfirmMatch", "`` does not match ``.", (x, form), x, information, function, tag, Pattern=form)


@builtin("ConfirmAssert", attributes="HoldFirst")
def confirm_assert(
    ev: Evaluator, test: Expression, information: Expression = None, function: Expression = None, tag: Expression = None
) -> Expression | None:
    """ConfirmAssert[test] gives Null if test is True; else the enclosing Enclose ends with a Failure."""
    outside = _outside(ev, "ConfirmAssert", (test, information, function))
    if outside is not None:
        return outside
    value = ev.evaluate(test)
    if value is S.True_:
        return S.Null
    return _fail(
        "ConfirmAssert",
        "Assertion `` failed.",
        (Expr(S.HoldForm, (test,)),),
        value,
        information,
        function,
        tag,
        Test=value,
        HeldTest=Expr(S.Hold, (test,)),
    )


@builtin("ConfirmQuiet", attributes="HoldAll")
def confirm_quiet(
    ev: Evaluator,
    expression: Expression,
    names: Expression = S.All,
    information: Expression = None,
    function: Expression = None,
    tag: Expression = None,
) -> Expression | None:
    """ConfirmQuiet[expr] gives the value of expr if no messages were issued; else the enclosing Enclose ends with a
    Failure."""
    outside = _outside(ev, "ConfirmQuiet", (expression,))
    if outside is not None:
        return outside
    frames = ev.messages.frames
    frame = Frame(False, message_names(ev, names))
    size = len(frames)
    # the outer frame silences, the inner one notes what was issued
    frames.append(Frame(True))
    frames.append(frame)
    try:
        value = ev.evaluate(expression)
    finally:
        del frames[size:]
    if not frame.caught:
        return value
    information = None if information is None else ev.evaluate(information)
    name = Expr(S.HoldForm, (Expr(S.MessageName, frame.caught[0]),))
    return _fail("ConfirmQuiet", "Unexpected message `` issued.", (name,), value, information, function, tag, MessageName=name)


@builtin(
    "Assert",
    attributes="HoldAll",
    messages={
        "asrtf": "Assertion `1` failed.",
        "asrtfl": "Assertion `1` in `2` failed.",
        "asrttf": "Assertion test `1` evaluated to `2` that is neither True nor False.",
    },
)
def assert_(ev: Evaluator, test: Expression, tag: Expression = None) -> Expression | None:
    """Assert[test] gives a message if test is not True."""
    value = ev.evaluate(test)
    if value is S.False_:
        raise MessageError("asrtf", test, result=S.Null)
    if value is not S.True_:
        raise MessageError("asrttf", test, value, result=S.Null)
    return S.Null
