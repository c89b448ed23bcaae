"""How a session was called: by whom, with what, since when."""

import time
from collections.abc import Callable


class Invocation:
    """What the front end tells of the way a session runs; builtins ask ``ev.own(Invocation)``."""

    def __init__(self) -> None:
        self.start = time.time()
        self.interactive = False  # does somebody sit before it?
        self.script_command_line: list[str] = []  # the name of the script and its arguments
        self.script_input: Callable[[], str] | None = None  # gives the standard input, or its current line
        self.interrupts_used = 0  # of those that the front end has sent: they ended a training, which gave its net all the same
        self.input_file = ""  # absolute name of the file that is being read
