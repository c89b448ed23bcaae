"""Running code, files and lines for the command line: values to the output, messages to the standard error."""

import os
import signal
import sys
from collections.abc import Callable, Iterable

from wlnet.evaluator import ExitSession, Invocation
from wlnet.expression import TYPE_CHECKING, ByteArray, Expr, Expression, ReadError, S, Symbol
from wlnet.reader import describe
from wlnet.session import Session

from .last_resort import LastResort
from .screen import INTERRUPTED, Screen

if TYPE_CHECKING:
    from .command_line import Command

FORMS = {"OutputForm": "CodeForm", "InputForm": "InputForm", "FullForm": "FullForm"}
TYPES = {"String": None, "Integer": S.Integer, "Real": S.Real, "Number": S.NumberQ, "Boolean": S.BooleanQ, "Expression": None}
LINES = ("Text", "String", "JSON", "RawJSON", "ExpressionJSON", "CSV", "TSV")  # formats that end with a line break
FAILURE = 1


class Script:
    """One run of the command: its session, and whether everything went well."""

    def __init__(self, command: "Command", screen: Screen):
        self.command = command
        self.session = Session(command.sandbox)
        self.screen = screen
        self.session.on_output(screen.write)
        self.session.on_message(self.write_message)
        self.invocation = self.session.evaluator.own(Invocation)
        self.invocation.script_command_line = command.script_command_line
        self.invocation.script_input = self.input
        self._input = None
        self.failed = False
        self.interrupts = 0
        self.last_resort = LastResort()

    def interrupt(self, _signal: int, _frame: object) -> None:
        """Ctrl-C: end the running evaluation; a second one ends the program, and a third one ends it whatever it does.

        A training gives the net so far, and the program goes on with that.
        """
        self.interrupts += 1
        self.last_resort.answer()
        if self.interrupts == 2:
            raise SystemExit(INTERRUPTED)
        self.session.interrupt()

    @property
    def is_interrupted(self) -> bool:
        """Shall the program end?  An interrupt that has ended a training, which gave the net so far, lets it go on."""
        return self.interrupts > self.invocation.interrupts_used

    # --- what the command asks for --------------------------------------------------------------------------------

    def run(self) -> int:
        """Run everything; the exit status."""
        previous = signal.signal(signal.SIGINT, self.interrupt)
        self.last_resort.begin()
        try:
            self.session.together(self._run)
        except ExitSession as leaving:
            # an exit status is a byte
            return leaving.code & 0xFF
        finally:
            self.last_resort.end()
            signal.signal(signal.SIGINT, previous)
        return INTERRUPTED if self.is_interrupted else FAILURE if self.failed else 0

    def _run(self) -> None:
        command = self.command
        if command.linewise:
            # with -linewise the code is for each line, so it is not run by itself
            self.run_lines(command.file)
        elif command.function is not None:
            self.apply_function(command.arguments)
        for code in () if command.linewise else command.code:
            self.run_code(code)
        if command.file is not None and not command.linewise:
            self.run_file(command.file)

    def run_code(self, code: str) -> None:
        """Evaluate the code and print the value of its last expression."""
        value = self.evaluate_text(code, None)
        if value is not None:
            self.show(value)

    def run_file(self, name: str) -> None:
        """Evaluate the expressions of a file one by one; print what -print asks for."""
        text = self.text_of(name)
        if text is None:
            return
        if name != "-":
            # $InputFileName, by which scripts find their folder
            self.invocation.input_file = os.path.abspath(name)
        if text.startswith("#!"):
            text = text[len(text.split("\n", 1)[0]) :]  # the newline stays, so that lines keep their numbers
        value = self.evaluate_text(text, name, self.show if self.command.print == "all" else None)
        if self.command.print == "last" and value is not None:
            self.show(value)

    def run_lines(self, name: "str | None") -> None:
        """Evaluate each line of a file or the standard input, or the given code or function for each."""
        command = self.command
        for line in self.lines_of(name):
            if self.is_interrupted:
                return
            if command.function is not None:
                self.apply_function([line])
            elif command.code:
                self._input = line
                for code in command.code:
                    self.run_code(code)
            elif line.strip():
                self.run_code(line)

    def apply_function(self, arguments: list) -> None:
        """The function of -function applied to arguments of the types of -signature."""
        function = self.evaluate_text(self.command.function, None)
        if function is None:
            return
        types = self.command.signature or ["String"]
        values = []
        for position, argument in enumerate(arguments):
            # the last type counts for all further arguments
            value = self.argument(argument, types[min(position, len(types) - 1)])
            if value is None:
                return
            values.append(value)
        value = self.evaluate(Expr(function, tuple(values)))
        if value is not None:
            self.show(value)

    def argument(self, text: str, kind: str) -> Expression | None:
        """An argument as a value of a type of -signature; None after a complaint."""
        if kind not in TYPES:
            self.complain(f"-signature {kind} is not supported; use one of {', '.join(TYPES)}")
            return None
        if kind == "String":
            return text
        value = self.evaluate_text(text, None)
        test = TYPES[kind]
        # a type with a head of its own is matched by it, the others have a test
        if test in (S.Integer, S.Real):
            suits = self.session.evaluate_input(Expr(S.MatchQ, (value, Expr(S.Blank, (test,)))))
        else:
            suits = S.True_ if test is None else self.session.evaluate_input(Expr(test, (value,)))
        if suits is not S.True_:
            self.complain(f"{text} is not of the type {kind}")
            return None
        return value

    # --- evaluation ---------------------------------------------------------------------------------------------

    def evaluate_text(self, text: str, name: "str | None", each: Callable | None = None) -> Expression | None:
        """Evaluate a text; the value of its last expression, or None after a syntax error or Ctrl-C."""
        stream = self.session.open_text(text, name)
        value = S.Null
        while not self.is_interrupted:
            try:
                e = stream.next()
            except ReadError as error:
                self.write_message(S.Syntax, error.tag, syntax_text(error, name))
                self.failed = True
                return None
            if e is stream.end:
                return value
            value = self.evaluate(e)
            if each is not None:
                each(value)
        return None

    def evaluate(self, e: Expression) -> Expression:
        """The value of one input; $Aborted, $Failed and an uncaught Throw count as failure."""
        if self.command.timeout is not None:
            # the language's own limit: what it stops is $Aborted, as if written by the user
            e = Expr(S.TimeConstrained, (e, self.command.timeout))
        value = self.session.evaluate_input(e)
        # a reader in a pipe sees each result when it is there
        self.screen.flush()
        uncaught = any([name == "Throw" and tag == "nocatch" for name, tag, _ in self.session.messages])
        if uncaught or value is S["$Aborted"] or value is S["$Failed"]:
            self.failed = True
        return value

    def show(self, value: Expression) -> None:
        """Print a value in the form of -format, OutputForm by default."""
        form = self.command.format or "OutputForm"
        if form in FORMS:
            self.screen.write(self.session.show(value, FORMS[form]) + "\n")
            return
        exported = self.session.evaluate_input(Expr(S.ExportByteArray, (value, form)))
        if type(exported) is not ByteArray:
            self.complain(f"the value cannot be written as {form}")
            return
        self.screen.write_bytes(exported.data + (b"\n" if form in LINES and not exported.data.endswith(b"\n") else b""))

    # --- files ----------------------------------------------------------------------------------------------------

    def text_of(self, name: str) -> "str | None":
        """The contents of a file; None after a complaint."""
        try:
            if name == "-":
                return sys.stdin.read()
            with open(name, "rb") as file:
                return decode(file.read())
        except OSError as error:
            self.complain(f"{name}: {error.strerror}")
            return None

    def input(self) -> str:
        """$ScriptInputString: the line that -linewise has come to, or all of the standard input, read when asked."""
        if self._input is None:
            self._input = "" if sys.stdin is None or sys.stdin.isatty() else sys.stdin.read()
        return self._input

    def lines_of(self, name: "str | None") -> Iterable[str]:
        """The lines of a file or of the standard input, without their ends."""
        if name is None or name == "-":
            return (line.rstrip("\r\n") for line in sys.stdin)
        return (self.text_of(name) or "").splitlines()

    def complain(self, text: str) -> None:
        self.failed = True
        self.screen.tell(f"wlnet: {text}\n")

    def write_message(self, symbol: Symbol, tag: str, text: str) -> None:
        """A message on the standard error, after what has been printed so far."""
        self.screen.tell(f"{symbol.name}::{tag}: {text}\n")


def decode(data: bytes) -> str:
    """The text of a source file: UTF-8, or ISO 8859-1 if it is not that."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return data.decode("iso8859-1").replace("\r\n", "\n")


def syntax_text(error: ReadError, name: "str | None") -> str:
    """Where and what a syntax error is, with the file's name if there is one."""
    return describe(error) if name is None else f"{name}, {describe(error)}"


def run_script(command: "Command", screen: Screen) -> int:
    """Run the code, file or lines of a parsed command; the exit status."""
    return Script(command, screen).run()
