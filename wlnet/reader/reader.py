"""Successive expressions of a text."""

import gc

from ..expression import Expr, ReadError, S
from .driver import parse
from .lexer import Lexer

END = object()


class Reader:
    """A stream of the top-level expressions of a text.

    They are read one by one, because evaluating one may change the contexts in which the next one's names are looked
    up.  ``line`` and ``column`` tell where the expression that was read last starts; ``name`` is the file's.
    """

    def __init__(self, text: str, name: "str | None" = None):
        self.name = name
        self._lexer = Lexer(text, _read_boxes)
        self._start = 0

    def next(self, resolve):
        """The next expression, or END.  ``resolve`` turns a name as spelled into a Symbol.  Raises ReadError.

        After an error there is nothing more to read.
        """
        lexer = self._lexer
        collecting = gc.isenabled()
        gc.disable()  # a parse makes many objects and no cycles
        try:
            if not lexer.skip_blank():
                return END
            self._start = lexer.position
            if lexer.text.startswith("?", self._start):
                return lexer.information()
            return parse(lexer, resolve)
        except ReadError:
            lexer.position = len(lexer.text)
            raise
        finally:
            if collecting:
                gc.enable()

    @property
    def line(self) -> int:
        """The line, from 1, where the last expression starts."""
        return self._lexer.source.line(self._start)

    @property
    def column(self) -> int:
        """The column, from 1, where the last expression starts."""
        return self._lexer.source.locate(self._start)[1]

    @property
    def span(self) -> tuple:
        """Start and end of the last expression in the text as it was given; trailing blanks belong to it."""
        source = self._lexer.source
        return source.original_position(self._start), source.original_position(self._lexer.position)


def read_all(text: str, resolve) -> list:
    """All expressions of a text."""
    reader = Reader(text)
    found = []
    while True:
        expression = reader.next(resolve)
        if expression is END:
            return found
        found.append(expression)


def read(text: str, resolve):
    """The text as one expression: Null if there is none, a CompoundExpression if there are several lines."""
    found = read_all(text, resolve)
    if len(found) == 1:
        return found[0]
    return Expr(S.CompoundExpression, tuple(found)) if found else S.Null


def expression_of_boxes(box, resolve):
    """The expression, not evaluated, that boxes stand for.  Raises ReadError."""
    from .boxes import input_text  # start-up: few texts have boxes

    text, known = input_text(box)
    return read(text, lambda name: known[name] if name in known else resolve(name))


def _read_boxes(lexer, position: int, resolve) -> tuple:
    r"""The box of a ``\( … \)``, or what the boxes of a ``\!\( … \)`` stand for, and where it ends."""
    from .boxes import read_linear_syntax  # start-up: few texts have boxes

    box, interpreted, end = read_linear_syntax(lexer, position, resolve)
    return expression_of_boxes(box, resolve) if interpreted else box, end


def is_complete(text: str) -> bool:
    """Is more text useless?  True for complete expressions and for mistakes that no continuation could mend."""
    try:
        read_all(text, symbol_of_any_context)
    except ReadError as error:
        return not error.incomplete
    return True


def symbol_of_any_context(_name: str):
    """For reading without a session: names do not matter, so nothing is interned."""
    return S.Null
