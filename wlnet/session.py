"""A session: reader, evaluator and formatter put together, with history and the public Python API."""

import sys
import threading

from . import builtins as _builtins
from .builtins.system.session_values import WATCHERS
from .conversion import to_expression, to_python
from .evaluating_thread import PYTHON_RECURSION_LIMIT, STACK_SIZE, with_room
from .evaluator import Abort, Control, Evaluator, ExitSession, Invocation, ThrowValue
from .evaluator.interrupts import interrupt
from .expression import Association, Atom, Expr, ReadError, S, Symbol, is_list, rule, symbol, to_array

_PRE, _POST, _PRE_PRINT, _HISTORY_LENGTH = (symbol(n) for n in ("$Pre", "$Post", "$PrePrint", "$HistoryLength"))


class Session:
    """An interpreter of its own: definitions, history, messages, random state and limits.

    ``Session().evaluate("1 + 1")`` gives a Python value; ``evaluate_to_string`` gives what the prompt would show.
    Messages of the last input are in ``messages``; ``on_message(f)`` calls f(symbol, tag, text) for each new one;
    ``on_output(f)`` calls f(text) for what Print writes.  ``set_value("x", array)`` and ``call("f", array)`` bring
    Python values and NumPy arrays in.
    """

    def __init__(self):
        ev = self.evaluator = Evaluator(_builtins.load, _builtins.load_handlers)
        ev.is_builtin_name = _is_builtin_name
        ev.read = self.read_all
        ev.format = self.format
        ev.open_text = self.open_text
        ev.write = self._write
        ev.own(Invocation)  # which notes the time
        self._writers: list = []
        ev.watchers.update(WATCHERS)

    # --- the public API -----------------------------------------------------------------------------------------

    def evaluate(self, text: str):
        """Evaluate Wolfram text and give the value of its last expression as a Python value.

        Integers, reals, strings, lists (as Python lists or NumPy arrays), associations (as dicts), True, False and Null
        (None) become Python objects; nets and coders become functions of Python values and NumPy arrays (`Applicable`);
        every other value is returned as an expression.
        """
        return self._to_python(self.run(text))

    def call(self, function, *arguments):
        """function[arguments…] for Python values: ``session.call("Total", array)``, ``session.call(net, array)``.

        The function is Wolfram text or an expression that `evaluate` gave, such as a net; arguments and result are
        converted as in `evaluate`.
        """
        head = self.run(function) if type(function) is str else to_expression(function)
        return self._to_python(self.evaluate_input(Expr(head, tuple([to_expression(a) for a in arguments]))))

    def _to_python(self, value):
        if isinstance(value, Atom) and type(value) is not Association:
            if self.evaluator.application_of(type(value)) is not None:
                return Applicable(self, value)
        return self.guarded(lambda: to_python(value), failed=value)

    def set_value(self, name: str, value) -> None:
        """Give a symbol a value, which may be a Python value or a NumPy array."""
        ev = self.evaluator
        d = ev.definition(ev.resolve(name))
        d.own = to_expression(value)
        ev.own_value_changed(d)

    def evaluate_to_string(self, text: str, form: str = "PageForm") -> str:
        """What the prompt shows after ``Out[n]=``, empty for Null; in OutputForm what ``wlnet -code`` prints."""
        shown = self.together(lambda: self._value_shown(text, form))
        return shown if type(shown) is str else "$Aborted"

    def _value_shown(self, text: str, form: str) -> str:
        value = self.before_printing(self.run(text))
        if form == "PageForm":
            return "" if value is S.Null else self.show(value)
        return self.show(value, "CodeForm" if form == "OutputForm" else form)

    def run(self, text: str):
        """Evaluate every expression of a text as one input each; the value of the last one as an expression.

        A syntax error gives its message and $Failed.  ExitSession is raised for Exit and Quit.
        """
        return self.together(lambda: self._read_and_evaluate(text))

    def together(self, work):
        """work(), which evaluates several inputs: one evaluating thread serves them all, each bounded by itself."""
        return self.guarded(lambda: self._together(work))

    def _together(self, work):
        outer, self._reading = self._reading, True
        try:
            return work()
        finally:
            self._reading = outer

    def _read_and_evaluate(self, text: str):
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

    def evaluate_input(self, e):
        """Evaluate one expression as the next numbered input: history, messages, aborts and uncaught throws."""
        ev = self.evaluator
        ev.messages.start_input()
        ev.inputs[ev.line] = e
        quiet = _ends_quietly(e)
        finished = []

        def work():
            value = self._between(ev, Expr(e.head, e.args[:-1]) if quiet else e)
            finished.append(True)
            return value

        value = ev.outputs[ev.line] = self.guarded(work)
        ev.line += 1
        self._forget_history(ev)
        return S.Null if quiet and finished else value

    def _between(self, ev, e):
        """The value of an input, with $Pre and $Post applied where the user has set them."""
        pre, post = self._set_value(_PRE), self._set_value(_POST)
        value = ev.evaluate(e if pre is None else Expr(pre, (e,)))
        return value if post is None else ev.evaluate(Expr(post, (value,)))

    def _set_value(self, sym: Symbol):
        """The value of a variable if anybody has mentioned it; nothing is loaded for the question."""
        d = self.evaluator.definitions.get(sym)
        return None if d is None else d.own

    def _forget_history(self, ev) -> None:
        """Keep no more inputs and results than $HistoryLength says."""
        kept = self._set_value(_HISTORY_LENGTH)
        if type(kept) is int and kept >= 0:
            for table in (ev.inputs, ev.outputs):
                for n in [n for n in table if n < ev.line - kept]:
                    del table[n]

    def before_printing(self, value):
        """The value as $PrePrint changes it before it is shown, where the user has set that."""
        hook = self._set_value(_PRE_PRINT)
        return value if hook is None else self.guarded(lambda: self.evaluator.evaluate(Expr(hook, (value,))))

    @property
    def messages(self) -> list:
        """(symbol name, tag, text) of the messages of the last input."""
        return [(s.name, tag, text) for s, tag, text in self.evaluator.messages.emitted]

    def on_message(self, listener) -> None:
        """Call listener(symbol, tag, text) for every message from now on."""
        self.evaluator.messages.listeners.append(listener)

    def on_output(self, writer) -> None:
        """Call writer(text) for everything Print and its relatives write from now on."""
        self._writers.append(writer)

    def interrupt(self) -> None:
        """Abort the running evaluation from another thread; the session goes on."""
        thread_id = self._thread_id
        if thread_id is not None:
            interrupt(thread_id)

    # --- services -----------------------------------------------------------------------------------------------

    def read_all(self, text: str) -> list:
        """All expressions of a text, read in the current contexts."""
        stream = self.open_text(text)
        found = []
        while (e := stream.next()) is not stream.end:
            found.append(e)
        return found

    def open_text(self, text: str, name: "str | None" = None) -> "TextStream":
        """The expressions of a text one by one, each read in the contexts of the moment."""
        return TextStream(self.evaluator, text, name)

    def format(self, x, form: str, width: "int | None" = None) -> str:
        """The text of a value in one of the formatter's forms, with symbols spelled as the context path allows."""
        from .formatter import format_expression

        if self.evaluator.has_formats:  # somebody has made definitions for Format
            from .builtins.strings.forms import with_formats

            shown = with_formats(self.evaluator, x, form)
            if shown is not x:
                x, form = shown, "PrintForm" if form == "CodeForm" else form
        if form == "MessageForm":
            text = format_expression(x, "OutputForm", symbol_name=self._symbol_name)
            return text if len(text) <= 400 else f"{text[:190]} <<{len(text) - 380}>> {text[-190:]}"
        return format_expression(x, form, symbol_name=self._symbol_name, width=width)

    def show(self, value, form: str = "PageForm") -> str:
        """`format` with the same protection against deep nesting as evaluation."""
        return self.guarded(lambda: self.format(value, form), failed="$Failed")

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

    def _write(self, text: str) -> None:
        for writer in self._writers:
            writer(text)

    def _syntax_error(self, error: ReadError):
        from .reader import describe

        ev = self.evaluator
        ev.messages.start_input()
        from .evaluator.messages import _deliver

        _deliver(ev.messages, S.Syntax, error.tag, describe(error))
        return S["$Failed"]

    # --- the evaluating thread ------------------------------------------------------------------------------------

    _thread_id: "int | None" = None
    _reading = False  # is that thread between the inputs of a text?

    def guarded(self, work, failed=None):
        """work() on a thread with a large stack; aborts, uncaught throws and exhausted memory become values."""
        if threading.get_ident() == self._thread_id:
            return self._next_input(work, failed) if self._reading else work()
        outcome: list = []

        def body():
            try:
                outcome.append(with_room(lambda: self._bounded(work, failed)))
            except Abort:  # a second interrupt, while the first was being dealt with
                pass

        previous = threading.stack_size(STACK_SIZE)
        try:
            thread = threading.Thread(target=body, name="wlnet", daemon=True)
            thread.start()
        finally:
            threading.stack_size(previous)
        while thread.is_alive():
            try:
                thread.join()
            except KeyboardInterrupt:
                self.interrupt()
        self._thread_id = None
        result = outcome[0] if outcome else S["$Aborted"]  # interrupted in its last steps
        if isinstance(result, BaseException):
            raise result
        return result

    def _next_input(self, work, failed):
        """work() as one of several inputs that share this thread."""
        self._reading = False
        try:
            result = self._bounded(work, failed)
        finally:
            self._reading = True
        if isinstance(result, BaseException):
            raise result
        return result

    def _bounded(self, work, failed):
        self._thread_id = threading.get_ident()
        if sys.getrecursionlimit() < PYTHON_RECURSION_LIMIT:
            sys.setrecursionlimit(PYTHON_RECURSION_LIMIT)
        ev = self.evaluator
        depth, frames = ev.depth, len(ev.messages.frames)
        try:
            return work()
        except ExitSession as leaving:
            return leaving
        except Abort:
            return S["$Aborted"]
        except ThrowValue as thrown:
            ev.depth = depth
            held = Expr(S.Throw, (thrown.value,) if thrown.tag is None else (thrown.value, thrown.tag))
            ev.message("Throw", "nocatch", held)
            return Expr(S.Hold, (held,))
        except Control as control:  # Break[] and Continue[] outside a loop
            name = {"BreakLoop": S.Break, "ContinueLoop": S.Continue}.get(type(control).__name__, S.Return)
            return Expr(S.Hold, (Expr(name, ()),))
        except RecursionError:
            ev.depth = depth
            ev.message(S["$RecursionLimit"], "reclim", ev.recursion_limit)
            return S["$Aborted"] if failed is None else failed
        except MemoryError:
            ev.message("General", "nomem")
            return S["$Aborted"] if failed is None else failed
        except Exception as error:  # a bug of ours must not end the session; the text asks for a report
            if ev.raises:
                return error
            ev.depth = depth
            ev.message("General", "unknownerr", "the session", f"{type(error).__name__}: {error}")
            return S["$Failed"] if failed is None else failed
        finally:
            ev.depth = depth
            del ev.messages.frames[frames:]


class Applicable:
    """A net, encoder or decoder as a Python function: ``net(array)``, ``net(array, NetEvaluationMode="Train")``.

    Lists of numbers in the result become NumPy arrays, whatever their length.  ``expression`` is the value itself,
    whose attributes can be read here too; the session that made it evaluates the calls.
    """

    def __init__(self, session: Session, expression: Atom):
        self.session = session
        self.expression = expression

    def __call__(self, *arguments, **options):
        args = [to_expression(a) for a in arguments]
        args += [rule(S[name], to_expression(value)) for name, value in options.items()]
        value = self.session.evaluate_input(Expr(self.expression, tuple(args)))
        array = to_array(value) if is_list(value) else None
        return self.session._to_python(value) if array is None else array

    def __getattr__(self, name):
        return getattr(self.expression, name)

    def __eq__(self, other) -> bool:
        return self.expression == (other.expression if type(other) is Applicable else other)

    def __hash__(self) -> int:
        return hash(self.expression)

    def __repr__(self) -> str:
        return self.session.show(self.expression)


class TextStream:
    """Successive expressions of a text; ``end`` is what `next` gives after the last one."""

    def __init__(self, ev, text: str, name: "str | None"):
        from .reader import END, Reader

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

    def next(self):
        return self._reader.next(self._ev.resolve)


def _ends_quietly(e) -> bool:
    """Does an input end with a semicolon?  Its value is not shown, but % has it."""
    return type(e) is Expr and e.head is S.CompoundExpression and len(e.args) > 1 and e.args[-1] is S.Null


def _is_builtin_name(name: str) -> bool:
    return _builtins.is_known(name)
