"""What an evaluator asks of the house around it."""

from ..expression import TYPE_CHECKING, Expression, Symbol

if TYPE_CHECKING:
    from typing import Any


class Services:
    """The builtins, the reader, the formatter and the output that an evaluator is given when it is made.

    A session gives all of them (wlnet/session.py). These know no builtins, read nothing, and show values as Python does.
    """

    def load(self, sym: Symbol) -> None:
        """Declare a builtin symbol, if this is the name of one: import the module that does."""

    def load_handlers(self, kind: type) -> None:
        """Have the handlers of a class of atoms declared, if it has any (see atom_handlers.py)."""

    def is_builtin_name(self, name: str) -> bool:
        """Is this the name of a builtin? Those of the System` context are asked for without it."""
        return False

    def open_text(self, text: str, name: "str | None" = None) -> "Any":
        """The expressions of a text one by one, each read in the contexts of the moment.

        The result has ``next()``, which raises ReadError, ``end``, which that gives after the last one, ``line``, the number of
        the line of the last one, and ``stop``, the position in the text after it.
        """
        raise NotImplementedError("this evaluator has no reader")

    def read(self, text: str) -> list:
        """All expressions of a text.  Raises ReadError."""
        stream = self.open_text(text)
        expressions = []
        while (e := stream.next()) is not stream.end:
            expressions.append(e)
        return expressions

    def format(self, x: Expression, form: str, width: "int | None" = None) -> str:
        """The text of a value in a form: "OutputForm", "InputForm", "MessageForm", …; ``width``: characters in a line."""
        return repr(x)

    def write(self, text: str) -> None:
        """What Print and its relatives write."""
