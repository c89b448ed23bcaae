"""Successive expressions of a text."""

import gc

from ..expression import TYPE_CHECKING, Expr, Expression, ReadError, S, Symbol
from .driver import parse
from .lexer import Lexer

if TYPE_CHECKING:
    from collections.abc import Callable

END = object()


class Reader:
    """A stream of the top-level expressions of a text.

    They are read one by one, because evaluating one may change the contexts in which the next one's names are looked
    up.  ``line`` and ``column`` tell where the expression that was read last starts; ``name`` is the file's.
    """

    def __init__(self, text: str, name: str | None = None):
        self.name = name
        self._lexer = Lexer(text, _read_boxes)
        self._start = 0

    def next(self, resolve: "Callable[[str], Symbol]") -> Expression:
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

    def doubts(self) -> list[ReadError]:
        """What the last expression holds that could not be read and was left as it is written; told once."""
        doubts, self._lexer.source.doubts = self._lexer.source.doubts, []
        return doubts

    @property
    def line(self) -> int:
        """The line, from 1, where the last expression starts."""
        return self._lexer.source.line(self._start)

    @property
    def column(self) -> int:
        """The column, from 1, where the last expression starts."""
        return self._lexer.source.locate(self._start)[1]

    @property
    def span(self) -> tuple[int, int]:
        """Start and end of the last expression in the text as it was given; trailing blanks belong to it."""
        source = self._lexer.source
        return source.original_position(self._start), source.original_position(self._lexer.position)


def read_all(text: str, resolve: "Callable[[str], Symbol]") -> list:
    """All expressions of a text."""
    reader = Reader(text)
    expressions: list = []
    while True:
        expression = reader.next(resolve)
        if expression is END:
            return expressions
        expressions.append(expression)


def read(text: str, resolve: "Callable[[str], Symbol]") -> Expression:
    """The text as one expression: Null if there is none, a CompoundExpression if there are several lines."""
    expressions = read_all(text, resolve)
    if len(expressions) == 1:
        return expressions[0]
    return Expr(S.CompoundExpression, tuple(expressions)) if expressions else S.Null


def expression_of_boxes(box: Expression, resolve: "Callable[[str], Symbol]") -> Expression:
    """The expression, not evaluated, that boxes stand for.  Raises ReadError."""
    from .boxes import input_text  # start-up: few texts have boxes

    text, parts = input_text(box)
    return read(text, lambda name: parts[name] if name in parts else resolve(name))


def _read_boxes(lexer, position: int, resolve) -> tuple:
    r"""The box of a ``\( … \)``, or what the boxes of a ``\!\( … \)`` stand for, and where it ends."""
    from .boxes import read_linear_syntax  # start-up: few texts have boxes

    box, interpreted, end = read_linear_syntax(lexer, position, resolve)
    return expression_of_boxes(box, resolve) if interpreted else box, end


def is_complete(text: str) -> bool:
    """Is more text useless?  True for complete expressions and for mistakes that no continuation could mend."""
    try:
        read_all(text, _no_name)
    except ReadError as error:
        return not error.incomplete
    return True


def _no_name(_name: str) -> Symbol:
    """For reading without a session: names do not matter, so nothing is interned."""
    return S.Null
