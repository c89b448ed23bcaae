"""The interactive session: In[n]:= and Out[n]=, line by line where there is no terminal."""

import os
import signal
import sys
from collections.abc import Callable
from functools import partial

from wlnet import __version__
from wlnet.evaluator import ExitSession, Invocation
from wlnet.expression import S
from wlnet.outside import Sandbox
from wlnet.reader import is_complete
from wlnet.session import Session

from .cells import Cells
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
        self._unheeded = 0  # times that Ctrl-C has been pressed since an input was awaited

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

    def interrupt(self, _signal: int, _frame: object) -> None:
        """Ctrl-C at any moment: it drops what is being typed, or ends what the session is doing, and nothing else."""
        if self._reading:
            self._reading = False
            raise KeyboardInterrupt
        self._unheeded += 1
        if self._unheeded > 2:
            self.screen.give_up(INTERRUPTED)
        self.session.interrupt()

    def next_input(self, read: Callable) -> str | None:
        """read(), which gives the text of an input; None at the end of all.  Ctrl-C begins the input anew."""
        while True:
            try:
                signal.signal(signal.SIGINT, self.interrupt)  # line editors leave Python's own behind
                self._unheeded = 0
                self._reading = True
                text = read()
                self._reading = False
                return text
            except EOFError:
                self._reading = False
                return None
            except KeyboardInterrupt:
                self._reading = False
                if self.piped:
                    raise


def run_prompt(screen: Screen, sandbox: "Sandbox | bool" = False) -> int:
    """Talk until the end of the input or Exit; the exit status."""
    before = signal.getsignal(signal.SIGINT)
    try:
        return _talk(Prompt(screen, piped=not sys.stdin.isatty(), sandbox=sandbox))
    except ExitSession as leaving:
        # an exit status is a byte
        return leaving.code & 0xFF
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        signal.signal(signal.SIGINT, before)


def _talk(prompt: Prompt) -> int:
    if prompt.piped:
        read = partial(next, _piped_inputs(sys.stdin), None)
    else:
        prompt.write(BANNER + "\n")
        # such a terminal understands no movements of the cursor
        if os.environ.get("TERM") in ("dumb", None) or not sys.stdout.isatty():
            read = partial(_typed_input, prompt)
        else:
            from .terminal import editor  # prompt_toolkit takes as long to import as all the rest

            read = editor(prompt)
    while (text := prompt.next_input(read)) is not None:
        if text.strip():
            prompt.answer(text)
    # a person has seen the errors; a script that pipes wants to know
    return 1 if prompt.failed and prompt.piped else 0


def _piped_inputs(stream):
    """Complete inputs as they come through a pipe."""
    lines: list = []
    size = checked = 0
    for line in stream:
        lines.append(line)
        size += len(line)
        if size > 10_000 and size < 1.02 * checked:  # looking at a long input for each of its lines takes too long
            continue
        # 10,000 characters are looked at in no time; beyond, an input must have grown by 2 % to be looked at again
        checked = size
        text = "".join(lines)
        if is_complete(text):
            yield text
            lines, size, checked = [], 0, 0
    if lines:
        # an unfinished input at the end: evaluating it gives the message about it
        yield "".join(lines)


def _typed_input(prompt: Prompt) -> str:
    """An input from a terminal that can do nothing but lines."""
    try:
        lines = [input(prompt.label)]
        while not is_complete("\n".join(lines)):
            lines.append(input(" " * len(prompt.label)))
        return "\n".join(lines)
    except (EOFError, KeyboardInterrupt):
        prompt.write("\n")
        raise
