"""The interactive session: In[n]:= and Out[n]=, line by line where there is no terminal."""

import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from types import FrameType

from wlnet import __version__
from wlnet.evaluator import ExitSession, Invocation
from wlnet.evaluator.interrupts import may_raise
from wlnet.expression import S
from wlnet.outside import Sandbox
from wlnet.reader import is_complete
from wlnet.session import Session

from .cells import Cells
from .last_resort import LastResort
from .screen import INTERRUPTED, Screen

BANNER = (
    f"wlnet {__version__}, an open interpreter for Wolfram Language neural networks\n"
    "?Name explains a symbol, Tab completes, Ctrl-C aborts, Ctrl-D leaves\n"
)


class Prompt(Cells):
    """A session whose inputs come from a person, or from a pipe: then no line is left blank where nothing is shown."""

    def __init__(self, screen: Screen, piped: bool = False, sandbox: "Sandbox | bool" = False):
        super().__init__(Session(sandbox))
        self.screen = screen
        self.piped = piped
        self.session.evaluator.own(Invocation).interactive = not piped
        self.failed = False
        self._reading = False  # is an input awaited, so that Ctrl-C is for whoever awaits it?
        self._may_leave = True  # may its wait be left at any moment?
        self.last_resort = LastResort()

    def write(self, text: str) -> None:
        """Text to the screen, at once."""
        self.screen.write(text)
        self.screen.flush()

    def _printed(self, text: str) -> None:
        self.write(text)

    def _message(self, symbol, tag: str, text: str) -> None:
        self.write(f"\n{symbol.name}::{tag}: {text}\n")

    @property
    def label(self) -> str:
        """What stands before the next input."""
        return f"In[{self.session.evaluator.line}]:= "

    def answer(self, text: str) -> None:
        """Evaluate an input and show its output."""
        if text.strip() in ("Quit", "Exit"):  # these work without brackets at Wolfram's prompt too
            raise ExitSession
        cell = self.run(text)
        self.failed = self.failed or cell.failed_to_read
        shown = cell.shown()
        if self.piped:
            text = f"{shown}\n\n" if shown else ""
        else:
            text = f"\n{shown}\n\n" if shown else "\n"
        # a long text can be interrupted on its own
        if self.session.guarded(lambda: self.write(text)) is S["$Aborted"]:
            self.write("\n$Aborted\n\n")

    # --- Ctrl-C -----------------------------------------------------------------------------------------------------

    def interrupt(self, _signal: int, frame: "FrameType | None") -> None:
        """Ctrl-C at any moment: it drops what is being typed, or ends what the session is doing, and nothing else."""
        if self._reading:
            if self._may_leave and may_raise(frame):  # not while the line editor is being loaded
                self._reading = False
                raise KeyboardInterrupt
            return
        self.last_resort.answer()
        self.session.interrupt()

    def reading(self, read: Callable, may_leave: bool = True) -> str | None:
        """read(), which waits for a text and may be left by a KeyboardInterrupt, as nothing else may.

        ``may_leave``: raises the signal's handler it?  Not in a line editor that takes Ctrl-C for a key: what little it
        does before and after that must not be left in the middle.
        """
        self._may_leave = may_leave
        signal.signal(signal.SIGINT, self.interrupt)  # line editors leave Python's own behind
        try:
            self._reading = True
            return read()
        finally:
            self._reading = False
            self.last_resort.begin()

    def is_complete(self, text: str) -> bool:
        """Can the text be evaluated?  Ctrl-C says that it can, so that nobody is asked for more."""
        return self.session.guarded(lambda: is_complete(text)) is not False


def run_prompt(screen: Screen, sandbox: "Sandbox | bool" = False) -> int:
    """Talk until the end of the input or Exit; the exit status."""
    before = signal.getsignal(signal.SIGINT)
    prompt = Prompt(screen, piped=not sys.stdin.isatty(), sandbox=sandbox)
    try:
        return _talk(prompt)
    except ExitSession as leaving:
        # an exit status is a byte
        return leaving.code & 0xFF
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        prompt.last_resort.end()
        signal.signal(signal.SIGINT, before)


def _talk(prompt: Prompt) -> int:
    if prompt.piped:
        read = partial(_piped_input, prompt)
    else:
        prompt.write(BANNER + "\n")
        # such a terminal understands no movements of the cursor
        if os.environ.get("TERM") in ("dumb", None) or not sys.stdout.isatty():
            read = partial(_typed_input, prompt)
        else:
            from .terminal import editor  # prompt_toolkit takes as long to import as all the rest

            read = partial(prompt.reading, editor(prompt), may_leave=False)
    while True:
        try:
            text = read()
        except EOFError:
            break
        except KeyboardInterrupt:
            if prompt.piped:
                raise
            continue
        if text.strip():
            prompt.answer(text)
    # a person has seen the errors; a script that pipes wants to know
    return 1 if prompt.failed and prompt.piped else 0


def _piped_input(prompt: Prompt) -> str:
    """The next complete input that comes through a pipe."""
    lines: list = []
    size = checked = 0
    while line := prompt.reading(sys.stdin.readline):
        lines.append(line)
        size += len(line)
        if size > 10_000 and size < 1.02 * checked:  # looking at a long input for each of its lines takes too long
            continue
        # 10,000 characters are looked at in no time; beyond, an input must have grown by 2 % to be looked at again
        checked = size
        text = "".join(lines)
        if prompt.is_complete(text):
            return text
    if not lines:
        raise EOFError
    # an unfinished input at the end: evaluating it gives the message about it
    return "".join(lines)


def _typed_input(prompt: Prompt) -> str:
    """An input from a terminal that can do nothing but lines."""
    lines: list = []
    try:
        while not lines or not prompt.is_complete("\n".join(lines)):
            lines.append(prompt.reading(partial(input, " " * len(prompt.label) if lines else prompt.label)))
        return "\n".join(lines)
    except (EOFError, KeyboardInterrupt):
        prompt.write("\n")
        raise
