"""Syntax errors: where they are and how to tell the user."""

from ..expression import TYPE_CHECKING, ReadError

if TYPE_CHECKING:
    from .source import SourceText

# Syntax:: tags and what they say; {token} is the text at the spot.
TEXTS = {
    "sntxf": "{token} was not expected",
    "sntxi": "the expression is incomplete; more input is needed",
    "sntoct": "the octal character code {token} is not valid",
    "snthex": "the hexadecimal character code {token} is not valid",
    "sntufn": "{token} is not the name of a character",
    "stresc": "{token} is not a string escape",
    "bktmcp": "{token} does not close the bracket that is open here",
    "bktmop": "{token} closes a bracket that was never opened",
    "badnum": "{token} is not a number",
}
LONGEST_LINE = 160  # characters of the source line that are shown around the spot


def read_error(tag: str, source: "SourceText", position: int, token: str = "", incomplete: bool = False) -> ReadError:
    """The error at a position of a prepared `SourceText`."""
    line, column, text = source.locate(position)
    return ReadError(tag, token, line, column, text, incomplete)


def describe(error: ReadError) -> str:
    """Line, column, what stands there, then the source line with a caret under the spot."""
    spot = f'"{error.token}"' if error.token else "the end of the input"
    what = TEXTS[error.tag].format(token=spot)
    line, column = error.source_line, error.column
    if len(line) > LONGEST_LINE:  # a window around the spot
        start = max(0, min(column - 1 - LONGEST_LINE // 2, len(line) - LONGEST_LINE))
        line, column = line[start : start + LONGEST_LINE], column - start
    caret = "".join(["\t" if c == "\t" else " " for c in line[: column - 1]]) + "^"
    return f"line {error.line}, column {error.column}: {what}.\n{line}\n{caret}"
