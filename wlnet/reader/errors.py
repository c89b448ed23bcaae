"""Syntax errors: where they are and how to tell the user."""

from ..expression import TYPE_CHECKING, ReadError

if TYPE_CHECKING:
    from .source import SourceText

# Syntax:: tags and what they say; {found} is the text at the spot.
TEXTS = {
    "sntxf": "{found} was not expected",
    "sntxi": "the expression is incomplete; more input is needed",
    "sntoct": "the octal character code {found} is not valid",
    "snthex": "the hexadecimal character code {found} is not valid",
    "sntufn": "{found} is not the name of a character",
    "stresc": "{found} is not a string escape",
    "bktmcp": "{found} does not close the bracket that is open here",
    "bktmop": "{found} closes a bracket that was never opened",
    "badnum": "{found} is not a number",
}
LONGEST_LINE = 160  # characters of the source line that are shown around the spot


def read_error(tag: str, source: "SourceText", position: int, found: str = "", incomplete: bool = False) -> ReadError:
    """The error at a position of a prepared `SourceText`."""
    line, column, text = source.locate(position)
    return ReadError(tag, found, line, column, text, incomplete)


def describe(error: ReadError) -> str:
    """Line, column, what was found, then the source line with a caret under the spot."""
    spot = f'"{error.found}"' if error.found else "the end of the input"
    what = TEXTS[error.tag].format(found=spot)
    line, column = error.source_line, error.column
    if len(line) > LONGEST_LINE:  # a window around the spot
        start = max(0, min(column - 1 - LONGEST_LINE // 2, len(line) - LONGEST_LINE))
        line, column = line[start : start + LONGEST_LINE], column - start
    caret = "".join(["\t" if c == "\t" else " " for c in line[: column - 1]]) + "^"
    return f"line {error.line}, column {error.column}: {what}.\n{line}\n{caret}"
