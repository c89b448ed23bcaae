"""What the reader makes of a text, without a session: its FullForm, or where and why it is wrong."""

import pytest

from wlnet.expression import ReadError, symbol
from wlnet.formatter import format_expression
from wlnet.reader.reader import read


def full_form(text: str) -> str:
    """The FullForm of the expression a text stands for; names without a context are System`'s."""
    return format_expression(read(text, symbol), "FullForm")


def mistake(text: str) -> tuple:
    """(tag, text found at the spot, column, is more input asked for?) of a text that is wrong."""
    with pytest.raises(ReadError) as raised:
        read(text, symbol)
    error = raised.value
    return error.tag, error.token, error.column, error.incomplete
