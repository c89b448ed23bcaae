"""A session: reader, evaluator and formatter put together, with history and the public Python API."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from . import builtins
from .conversion import to_expression, to_python
from .evaluator import Abort, BreakLoop, ContinueLoop, Control, Evaluator, ExitSession, Invocation, Services, ThrowValue
from .evaluator.format_rules import with_formats
from .evaluator.interrupts import Deadline
from .expression import (
    TYPE_CHECKING,
    Association,
    Atom,
    Expr,
    Expression,
    ReadError,
    S,
    Symbol,
    has_head,
    is_list,
    rule,
    symbol,
    to_array,
)
from .formatter import format_expression
from .outside import Outside, Sandbox, sandbox_of
from .reader import END, Reader, describe
from .work import Work

if TYPE_CHECKING:
    from typing import Any, NoReturn

_ANY_TIME = nullcontext()
_PRE, _POST, _PRE_PRINT, _HISTORY_LENGTH = (symbol(n) for n in ("$Pre", "$Post", "$PrePrint", "$HistoryLength"))


class Session:
    """An interpreter of its own: definitions, history, messages, random state and limits.

    ``Session().evaluate("1 + 1")`` gives a Python value; ``evaluate_to_string`` gives what the prompt would show.
    Messages of the last input are in ``messages``; ``on_message(f)`` calls f(symbol, tag, text) for each new one;
    ``on_output(f)`` calls f(text) for what Print writes.  ``set_value("x", array)`` and ``call("f", array)`` bring
    Python values and NumPy arrays in.

    Threads may share a session: its calls are done one after the other, each as a whole, so that a call waits until the
    others have ended, and ``messages`` are those of the call that ended last.  Sessions of different threads work at the
    same time.  A session cannot be copied or pickled, its values can.

    ``Session(sandbox=True)`` starts no programs, asks for no environment, and reads and writes only in the working folder;
    ``sandbox=["data", …]`` lets it read in these folders too.
    """

    def __init__(self, sandbox: bool | list[str] | Sandbox = False) -> None:
        self._work = Work()
        self._evaluating = False  # does that evaluate an input, or anything else that is bounded as one?
        self._writers: list[Callable[[str], object]] = []
        self.evaluator = Evaluator(SessionServices(self))
        self.evaluator.own(Invocation)  # it notes when the session began
        self._sandbox: Sandbox | None = None
        self._deadline: Deadline | None = None  # of the input that is evaluated in the sandbox
        if sandbox:
            self._sandbox = self.evaluator.own(Outside).permissions.sandbox = sandbox_of(sandbox)

    # --- the public API -----------------------------------------------------------------------------------------

    def evaluate(self, text: str) -> "Any":
        """Evaluate Wolfram text and give the value of its last expression as a Python value.

        Integers, reals, strings, lists (as Python lists or NumPy arrays), associations (as dicts), True, False and Null
        (None) become Python objects; nets and coders become functions of Python values and NumPy arrays (`Applicable`);
        every other value is returned as an expression.
        """
        return self.together(lambda: self._to_python(self._read_and_evaluate(text)))

    def call(self, function: "Any", *arguments: object) -> "Any":
        """function[arguments…] for Python values: ``session.call("Total", array)``, ``session.call(net, array)``.

        The function is Wolfram text or an expression that `evaluate` gave, such as a net; arguments and result are
        converted as in `evaluate`.
        """
        args = tuple([to_expression(a) for a in arguments])
        return self.together(lambda: self._to_python(self.evaluate_input(Expr(self._function(function), args))))

    def _function(self, function: "Any") -> Expression:
        return self._read_and_evaluate(function) if type(function) is str else to_expression(function)

    def _to_python(self, value: Expression) -> "Any":
        if isinstance(value, Atom) and type(value) is not Association:
            if self.evaluator.application_of(type(value)) is not None:
                return Applicable(self, value)
        if type(value) is not Expr and type(value) is not Association:  # nothing is nested in it
            return to_python(value)
        return self.guarded(lambda: to_python(value), failed=value)

    def set_value(self, name: str, value: object) -> None:
        """Give a symbol a value, which may be a Python value or a NumPy array."""
        expression = to_expression(value)
        self.together(lambda: self._set(name, expression))

    def _set(self, name: str, expression: Expression) -> None:
        ev = self.evaluator
        d = ev.definition(ev.resolve(name))
        d.own = expression
        ev.own_value_changed(d)

    def evaluate_to_string(self, text: str, form: str = "PageForm") -> str:
        """What the prompt shows after ``Out[n]=``, empty for Null; in OutputForm what ``wlnet -code`` prints."""
        return _text(self.together(lambda: self._value_shown(text, form)))

    def _value_shown(self, text: str, form: str) -> str:
        value = self.before_printing(self.run(text))
        if form == "PageForm":
            return "" if value is S.Null else self.show(value)
        return self.show(value, "CodeForm" if form == "OutputForm" else form)

    def run(self, text: str) -> Expression:
        """Evaluate every expression of a text as one input each; the value of the last one as an expression.

        A syntax error gives its message and $Failed.  ExitSession is raised for Exit and Quit.
        """
        return self.together(lambda: self._read_and_evaluate(text))

    def _read_and_evaluate(self, text: str) -> Expression:
        try:
            stream = self.open_text(text)
        except ReadError as error:
            return self._syntax_error(error)
        value = S.Null
        while True:
            try:
                e = stream.next()
            except ReadError as error:
                return self._syntax_error(error)
            if e is stream.end:
                return value
            value = self.evaluate_input(e)

    def evaluate_input(self, e: Expression) -> Expression:
        """Evaluate one expression as the next numbered input: history, messages, aborts and uncaught throws."""
        if threading.get_ident() != self._work.thread_id:
            return self._work.run(lambda: self.evaluate_input(e), S["$Aborted"])
        ev = self.evaluator
        ev.messages.start_input()
        ev.inputs[ev.line] = e
        is_quiet = _ends_quietly(e)
        outer, self._evaluating = self._evaluating, True
        depth, frames = ev.depth, len(ev.messages.frames)
        try:
            with _ANY_TIME if outer or self._sandbox is None else self._limit():
                value = ev.evaluate(self._prepared(Expr(e.head, e.args[:-1]) if is_quiet else e))
                if type(value) is Expr and value.head is S.Return and len(value.args) < 2 and not has_head(e, S.Return):
                    # no function is left that Return could leave: it ends the input
                    value = value.args[0] if value.args else S.Null
                post = self._setting(_POST)
                if post is not None:
                    value = ev.evaluate(Expr(post, (value,)))
        except Exception as error:
            if outer:  # it is part of another evaluation
                raise
            is_quiet = False
            value = self._end_of(error, depth)
        finally:
            self._evaluating = outer
            ev.depth = depth
            del ev.messages.frames[frames:]
        ev.outputs[ev.line] = value
        ev.line += 1
        if ev.definitions.taken_back and not outer:
            ev.definitions.release_again()
        self._forget_history(ev)
        return S.Null if is_quiet else value

    def _prepared(self, e: Expression) -> Expression:
        """An input as $Pre wants it, where the user has set that."""
        pre = self._setting(_PRE)
        return e if pre is None else Expr(pre, (e,))

    def _setting(self, sym: Symbol) -> Expression:
        """The value of a variable if anybody has mentioned it; nothing is loaded for the question."""
        d = self.evaluator.definitions.get(sym)
        return None if d is None else d.own

    def _forget_history(self, ev: Evaluator) -> None:
        """Keep no more inputs and results than $HistoryLength says."""
        length = self._setting(_HISTORY_LENGTH)
        if type(length) is int and length >= 0:
            for table in (ev.inputs, ev.outputs):
                for n in [n for n in table if n < ev.line - length]:
                    del table[n]

    def before_printing(self, value: Expression) -> Expression:
        """The value as $PrePrint changes it before it is shown, where the user has set that."""
        hook = self._setting(_PRE_PRINT)
        return value if hook is None else self.guarded(lambda: self.evaluator.evaluate(Expr(hook, (value,))))

    @property
    def messages(self) -> list[tuple[str, str, str]]:
        """(symbol name, tag, text) of the messages of the last input."""
        return [(s.name, tag, text) for s, tag, text in self.evaluator.messages.emitted]

    def on_message(self, listener: Callable[[Symbol, str, str], object]) -> None:
        """Call listener(symbol, tag, text) for every message from now on."""
        self.evaluator.messages.listeners.append(listener)

    def on_output(self, writer: Callable[[str], object]) -> None:
        """Call writer(text) for everything Print and its relatives write from now on."""
        self._writers.append(writer)

    def __reduce_ex__(self, _protocol: object) -> "NoReturn":
        raise TypeError("a session cannot be copied or pickled; its values can")

    def interrupt(self) -> None:
        """Abort the running evaluation, from another thread or a signal's handler; the session goes on."""
        self._work.interrupt()

    # --- services -----------------------------------------------------------------------------------------------

    def open_text(self, text: str, name: "str | None" = None) -> "TextStream":
        """The expressions of a text one by one, each read in the contexts of the moment."""
        return TextStream(self.evaluator, text, name)

    def format(self, x: Expression, form: str, width: "int | None" = None) -> str:
        """The text of a value in one of the formatter's forms, with symbols spelled as the context path allows."""
        if self.evaluator.has_formats:  # somebody has made definitions for Format
            shown = with_formats(self.evaluator, x, form)
            if shown is not x:
                x, form = shown, "PrintForm" if form == "CodeForm" else form
        if form == "MessageForm":
            text = format_expression(x, "OutputForm", symbol_name=self._symbol_name)
            # some five lines: a longer text would push away the message it stands in
            return text if len(text) <= 400 else f"{text[:190]} <<{len(text) - 380}>> {text[-190:]}"
        return format_expression(x, form, symbol_name=self._symbol_name, width=width)

    def show(self, value: Expression, form: str = "PageForm") -> str:
        """`format` with the same protection against deep nesting as evaluation."""
        return _text(self.guarded(lambda: self.format(value, form), failed="$Failed"))

    def _symbol_name(self, sym: Symbol) -> str:
        context = sym.context
        if (
            context == "System`"
            or context == "Global`"
            or context == self.evaluator.context
            or context in self.evaluator.context_path
        ):
            return sym.name
        return sym.full_name

    def write(self, text: str) -> None:
        """Send a text to the writers: what Print and its relatives do."""
        for writer in self._writers:
            writer(text)

    def _syntax_error(self, error: ReadError) -> Symbol:
        log = self.evaluator.messages
        log.start_input()
        log.deliver(S.Syntax, error.tag, describe(error))
        return S["$Failed"]

    # --- how an evaluation ends -----------------------------------------------------------------------------------

    def guarded(self, work: Callable[[], "Any"], failed: "Any" = None) -> "Any":
        """work() with a large stack; aborts, uncaught throws and exhausted memory become values.

        Inside an evaluation it is part of that, and so is its end.
        """
        return self._work.run(lambda: self._bounded(work, failed, True), S["$Aborted"])

    def together(self, work: Callable[[], "Any"]) -> "Any":
        """work(), which evaluates several inputs, each bounded by itself."""
        return self._work.run(lambda: self._bounded(work, None, False), S["$Aborted"])

    def _bounded(self, work: Callable[[], "Any"], failed: "Any", evaluating: bool) -> "Any":
        """work() on this thread, and between inputs what stands for its value where an exception ends it."""
        ev = self.evaluator
        outer, self._evaluating = self._evaluating, evaluating
        depth, frames = ev.depth, len(ev.messages.frames)
        try:
            with _ANY_TIME if outer or not evaluating or self._sandbox is None else self._limit():
                return work()
        except Exception as error:
            if outer:
                raise
            return self._end_of(error, depth, failed)
        finally:
            self._evaluating = outer
            ev.depth = depth
            del ev.messages.frames[frames:]

    def _limit(self) -> "AbstractContextManager":
        """What ends an evaluation in a sandbox that has a limit of time."""
        seconds = self._sandbox.seconds if self._sandbox else None
        if seconds is None:
            return _ANY_TIME
        self._deadline = Deadline(seconds)
        return self._deadline

    def _end_of(self, error: Exception, depth: int, failed: "Any" = None) -> "Any":
        """What an evaluation gives that ended in an exception, after its message; ``failed``: a value for all failures."""
        ev = self.evaluator
        ev.depth = depth
        if isinstance(error, ExitSession):
            raise error
        if isinstance(error, Abort):
            error.answered = True
            if error.owner is not None and error.owner is self._deadline and self._sandbox:
                what = f"evaluate one input for longer than {self._sandbox.seconds:g} seconds"
                ev.message("General", "sandbox", what, self._sandbox.how_to_wait)
            return S["$Aborted"]
        if isinstance(error, ThrowValue):
            thrown = Expr(S.Throw, (error.value,) if error.tag is None else (error.value, error.tag))
            ev.message("Throw", "nocatch", thrown)
            return Expr(S.Hold, (thrown,))
        if isinstance(error, Control):  # Break[] and Continue[] outside a loop
            name = {BreakLoop: S.Break, ContinueLoop: S.Continue}.get(type(error), S.Return)
            return Expr(S.Hold, (Expr(name, ()),))
        if isinstance(error, RecursionError):
            ev.message(S["$RecursionLimit"], "reclim", ev.recursion_limit)
            return S["$Aborted"] if failed is None else failed
        if isinstance(error, MemoryError):
            ev.message("General", "nomem")
            return S["$Aborted"] if failed is None else failed
        if ev.raises:
            raise error
        # a bug of ours must not end the session; the text asks for a report
        ev.message("General", "unknownerr", "the session", f"{type(error).__name__}: {error}")
        return S["$Failed"] if failed is None else failed


class SessionServices(Services):
    """What a session gives its evaluator: all builtins, its reader and formatter, and its writers."""

    load = staticmethod(builtins.load)
    load_handlers = staticmethod(builtins.load_handlers)
    is_builtin_name = staticmethod(builtins.is_known)

    def __init__(self, session: Session) -> None:
        self._session = session

    def open_text(self, text: str, name: "str | None" = None) -> "TextStream":
        return self._session.open_text(text, name)

    def format(self, x: Expression, form: str, width: "int | None" = None) -> str:
        return self._session.format(x, form, width)

    def write(self, text: str) -> None:
        self._session.write(text)


class Applicable:
    """A net, encoder or decoder as a Python function: ``net(array)``, ``net(array, NetEvaluationMode="Train")``.

    Lists of numbers in the result become NumPy arrays, whatever their length.  ``expression`` is the value itself,
    whose attributes can be read here too; the session that made it evaluates the calls.
    """

    def __init__(self, session: Session, expression: Atom) -> None:
        self.session = session
        self.expression = expression

    def __call__(self, *arguments: object, **options: object) -> "Any":
        args = [to_expression(a) for a in arguments]
        args += [rule(S[name], to_expression(value)) for name, value in options.items()]
        return self.session.together(lambda: self._value(Expr(self.expression, tuple(args))))

    def _value(self, call: Expr) -> "Any":
        value = self.session.evaluate_input(call)
        array = to_array(value) if is_list(value) else None
        return self.session._to_python(value) if array is None else array

    def __getattr__(self, name: str) -> "Any":
        # the special methods of Python belong to this class, and while a copy is being made there is no expression yet
        if name.startswith("__") or name == "expression":
            raise AttributeError(name)
        return getattr(self.expression, name)

    def __copy__(self) -> "Applicable":
        return Applicable(self.session, self.expression)

    def __deepcopy__(self, _memo: dict) -> "Applicable":
        return Applicable(self.session, self.expression)  # expressions never change

    def __reduce__(self) -> tuple:
        return _revived, (self.expression,)

    def __eq__(self, other: object) -> bool:
        return self.expression == (other.expression if type(other) is Applicable else other)

    def __hash__(self) -> int:
        return hash(self.expression)

    def __repr__(self) -> str:
        return self.session.show(self.expression)


def _revived(expression: Atom) -> Applicable:
    """A pickled `Applicable` in this process: with a session of its own."""
    return Applicable(Session(), expression)


class TextStream:
    """Successive expressions of a text; ``end`` is what `next` gives after the last one."""

    def __init__(self, ev: Evaluator, text: str, name: "str | None") -> None:
        self.end = END
        self._ev = ev
        self._reader = Reader(text, name)

    @property
    def line(self) -> int:
        """Line of the expression that was read last."""
        return self._reader.line

    @property
    def stop(self) -> int:
        """Position in the text after the expression that was read last."""
        return self._reader.span[1]

    def next(self) -> Expression:
        """The next expression of the text, or ``end``.  Raises ReadError."""
        e = self._reader.next(self._ev.resolve)
        for doubt in self._reader.doubts():
            self._ev.messages.deliver(S.Syntax, doubt.tag, describe(doubt))
        return e


def _text(shown: "Any") -> str:
    """What stands on the screen for a text, or for the symbol that an interrupt left in its place."""
    return shown if type(shown) is str else "$Aborted"


def _ends_quietly(e: Expression) -> bool:
    """Does an input end with a semicolon?  Its value is not shown, but % has it."""
    return type(e) is Expr and e.head is S.CompoundExpression and len(e.args) > 1 and e.args[-1] is S.Null
