"""Leaving an evaluation early: the exceptions behind Throw, Break, Abort and the limits."""

from ..expression import Expression, WolframError


class Control(WolframError):
    """Base of the non-local exits that Wolfram code can make."""


class ThrowValue(Control):
    """Throw[value, tag]; tag is None without a tag."""

    def __init__(self, value: Expression, tag: Expression | None = None):
        super().__init__()
        self.value = value
        self.tag = tag


class BreakLoop(Control):
    """Break[]."""


class ContinueLoop(Control):
    """Continue[]."""


class Abort(Control):
    """Abort[], Ctrl-C, or a limit of time or memory that is over (``owner`` is that limit).

    Whoever catches it and goes on says so in ``answered``: an interrupt that is swallowed by mistake is raised again.
    """

    answered = False

    def __init__(self, owner: object = None):
        super().__init__()
        self.owner = owner


class ExitSession(Control):
    """Exit[code] and Quit[code]."""

    def __init__(self, code: int = 0):
        super().__init__(code)
        self.code = code
