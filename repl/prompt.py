"""The interactive session: In[n]:= and Out[n]=, line by line where there is no terminal."""

import os
import sys

from wlnet import __version__
from wlnet.evaluator import ExitSession, Invocation
from wlnet.outside import Sandbox
from wlnet.reader import is_complete
from wlnet.session import Session

from .cells import Cells

BANNER = (
    f"wlnet {__version__}, an open interpreter for Wolfram Language neural networks\n"
    "?Name explains a symbol, Tab completes, Ctrl-C aborts, Ctrl-D leaves\n"
)


class Prompt(Cells):
    """A session whose inputs come from a person, or from a pipe: then no line is left blank where nothing is shown."""

    def __init__(self, write, piped: bool = False, sandbox: "Sandbox | bool" = False):
        super().__init__(Session(sandbox))
        self.write = write
        self.piped = piped
        self.session.evaluator.own(Invocation).interactive = not piped
        self.failed = False

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
            self.write(f"{shown}\n\n" if shown else "")
        else:
            self.write(f"\n{shown}\n\n" if shown else "\n")


def run_prompt(sandbox: "Sandbox | bool" = False) -> int:
    """Talk until the end of the input or Exit; the exit status."""
    if not sys.stdin.isatty():
        return _talk(_piped_inputs(sys.stdin), Prompt(_write, piped=True, sandbox=sandbox))
    sys.stdout.write(BANNER + "\n")
    # such a terminal understands no movements of the cursor
    if os.environ.get("TERM") in ("dumb", None) or not sys.stdout.isatty():
        prompt = Prompt(_write, sandbox=sandbox)
        return _talk(_typed_inputs(prompt), prompt)
    from .terminal import terminal_inputs  # prompt_toolkit takes as long to import as all the rest

    prompt = Prompt(_write, sandbox=sandbox)
    return _talk(terminal_inputs(prompt), prompt)


def _write(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of a pipe has gone
        raise ExitSession(1) from None


def _talk(inputs, prompt: Prompt) -> int:
    try:
        for text in inputs:
            if text.strip():
                prompt.answer(text)
    except ExitSession as leaving:
        # an exit status is a byte
        return leaving.code & 0xFF
    except KeyboardInterrupt:
        # 128 + SIGINT, as shells have it
        return 130
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


def _typed_inputs(prompt: Prompt):
    """Inputs from a terminal that can do nothing but lines."""
    while True:
        lines: list = []
        try:
            lines.append(input(prompt.label))
            while not is_complete("\n".join(lines)):
                lines.append(input(" " * len(prompt.label)))
        except EOFError:
            sys.stdout.write("\n")
            return
        except KeyboardInterrupt:
            sys.stdout.write("\n")
            continue
        yield "\n".join(lines)
