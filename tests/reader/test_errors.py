"""How a syntax error is told."""

import pytest

from wlnet.expression import ReadError, symbol
from wlnet.reader.errors import LONGEST_LINE, describe
from wlnet.reader.reader import read


def told(text: str) -> list:
    """The lines that describe what is wrong with a text."""
    with pytest.raises(ReadError) as raised:
        read(text, symbol)
    return describe(raised.value).split("\n")


@pytest.mark.parametrize(
    "text, first, line, caret",
    [
        ("a + * b", 'line 1, column 5: "*" was not expected.', "a + * b", "    ^"),
        ("x\nf[a)", 'line 2, column 4: ")" does not close the bracket that is open here.', "f[a)", "   ^"),
        ("\ta]", 'line 1, column 3: "]" closes a bracket that was never opened.', "\ta]", "\t ^"),
        ("f[a", "line 1, column 4: the expression is incomplete; more input is needed.", "f[a", "   ^"),
        (r"\[Nope]", r'line 1, column 1: "\[Nope]" is not the name of a character.', r"\[Nope]", "^"),
        ("2^^3", 'line 1, column 1: "2^^3" is not a number.', "2^^3", "^"),
    ],
)
def test_description(text, first, line, caret):
    assert told(text) == [first, line, caret]


@pytest.mark.parametrize("before, after, spot", [(0, 500, 1), (300, 500, LONGEST_LINE // 2 + 1), (500, 3, LONGEST_LINE - 3)])
def test_of_a_long_line_a_window_around_the_spot_is_shown(before, after, spot):
    first, line, caret = told("1" * before + "]" + "2" * after)
    assert first.startswith(f"line 1, column {before + 1}: ")
    assert len(line) == LONGEST_LINE and len(caret) == spot and line[spot - 1] == "]"


def test_a_line_of_just_the_longest_length_is_shown_whole():
    text = "1" * (LONGEST_LINE - 1) + "]"
    assert told(text)[1] == text
