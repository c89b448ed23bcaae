"""Escapes in a text and in strings, and the way back from positions to the text as it was written."""

import pytest

from wlnet.reader.source import SourceText, unescape


@pytest.mark.parametrize(
    "original, text",
    [
        (r"a\[Alpha]b", "aαb"),
        (r"\:03b1\[Beta]", "αβ"),
        (r"\|01d7d9", "\U0001d7d9"),
        (r"\.e9", "é"),
        (r"\351", "é"),
        (r"\101x", "Ax"),
        ("a\\\nb", "ab"),
        ("a\\\r\nb", "ab"),
        (r"\[Nope]", r"\[Nope]"),
        (r"\[RawDoubleQuote]", r"\[RawDoubleQuote]"),
        (r"\.22", r"\.22"),
        (r"\\[Alpha]", r"\\[Alpha]"),
        (r"\:d800", r"\:d800"),
        ("no escapes", "no escapes"),
        (r"\.4", r"\.4"),
    ],
)
def test_escapes_become_characters(original, text):
    """Not those of ASCII punctuation, which could end a string, nor unknown names, which may stand in a comment."""
    assert SourceText(original).text == text


def test_positions_lead_back():
    source = SourceText("x\\[Alpha]y\\:03b2z\\\nw")
    assert source.text == "xαyβzw"
    assert [source.original_position(i) for i in range(7)] == [0, 1, 9, 10, 16, 19, 20]


@pytest.mark.parametrize(
    "position, place",
    [
        (0, (1, 1, "ab")),
        (1, (1, 2, "ab")),
        (2, (1, 3, "ab")),
        (3, (2, 1, "cde")),
        (5, (2, 3, "cde")),
        (7, (3, 1, "")),
        (99, (3, 1, "")),
    ],
)
def test_lines_and_columns(position, place):
    source = SourceText("ab\ncde\n")
    assert source.locate(position) == place
    assert source.line(position) == place[0]


def test_a_carriage_return_is_no_part_of_the_line():
    assert SourceText("ab\r\ncd").locate(0) == (1, 1, "ab")
    assert SourceText("ab\r\ncd").locate(4) == (2, 1, "cd")


@pytest.mark.parametrize(
    "body, text",
    [
        (r"a\nb\tc\rd\be\ff", "a\nb\tc\rd\be\ff"),
        (r"\"", '"'),
        (r"\\", "\\"),
        (r"\\n", "\\n"),
        (r"\[Alpha]\:03b1\.41\101", "ααAA"),
        (r"\<a\>", "a"),
        (r"\(x\)", r"\(x\)"),
        (r"\!\*\^\_\@\&\%\+\`\/", r"\!\*\^\_\@\&\%\+\`\/"),
        (r"\.22", '"'),
        (r"\[RawDoubleQuote]", '"'),
        (r"\\\\", "\\\\"),
    ],
)
def test_strings(body, text):
    assert unescape(body, SourceText(body), 0) == text


@pytest.mark.parametrize(
    "body, tag, found, column",
    [
        (r"ab\q", "stresc", r"\q", 3),
        (r"\[Nope]x", "sntufn", r"\[Nope]", 1),
        (r"\[x", "sntufn", r"\[", 1),
        (r"\:zz", "stresc", r"\:", 1),
        (r"\9", "stresc", r"\9", 1),
        (r"a\.zz", "stresc", r"\.", 2),
    ],
)
def test_wrong_escapes_in_strings_stay_and_are_told(body, tag, found, column):
    source = SourceText(body)
    assert unescape(body, source, 0) == body
    (doubt,) = source.doubts
    assert (doubt.tag, doubt.token, doubt.column) == (tag, found, column)
