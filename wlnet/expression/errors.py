"""What can go wrong, as data.  Texts are made where messages are declared, never here."""

from .expr import Expression
from .symbols import Symbol


class WolframError(Exception):
    """Base of everything wlnet raises on purpose."""


class MessageError(WolframError):
    """A user's mistake: ``Symbol::tag`` with its arguments; the evaluator prints it and gives ``result``.

    ``symbol`` is a Symbol or None for the function being called; ``result`` is the value of the call, or None to leave
    the call unevaluated.  Arguments are expressions or Python values that the message template shows.
    """

    def __init__(self, tag: str, *args: Expression, symbol: Symbol | None = None, result: Expression | None = None):
        super().__init__(tag, *args)
        self.tag = tag
        self.arguments = args
        self.symbol = symbol
        self.result = result


class ReadError(WolframError):
    """Text that is not an expression.  ``tag`` is a Syntax:: tag; ``incomplete`` means more text could mend it."""

    def __init__(self, tag: str, token: str, line: int, column: int, source_line: str, incomplete: bool = False):
        super().__init__(tag, token, line, column)
        self.tag = tag
        self.token = token
        self.line = line
        self.column = column
        self.source_line = source_line
        self.incomplete = incomplete
