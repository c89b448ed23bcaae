"""Text of several lines: side by side on one baseline, one below the other, in columns."""

import pytest

from wlnet.formatter.blocks import Block, aligned, beside, block_of, join_pieces, stacked, table

TALL = Block(["1", "22", "3"], 1)


def test_a_text_stands_level_by_its_middle_line():
    assert [block_of(text).baseline for text in ("a", "a\nb", "a\nb\nc", "a\nb\nc\nd")] == [0, 0, 1, 1]
    assert block_of("a\nbcd").width == 3 and Block([]).width == 0


def test_side_by_side():
    assert beside(["x = ", TALL, "."]).text == "    1\nx = 22.\n    3"
    assert beside(["x", TALL]).baseline == 1
    assert beside([Block(["a", "b"], 1), Block(["c", "d"], 0)]).text == "a\nbc\n d"
    assert beside([]).lines == [""]


def test_pieces_with_and_without_blocks():
    assert join_pieces(["a", 3, "b"]) == "ab"
    assert join_pieces(["a", 3, TALL]) == " 1\na22\n 3"


def test_one_below_the_other():
    blocks = [Block(["a"]), Block(["bbb", "c"])]
    assert stacked(blocks).lines == ["a  ", "bbb", "c  "] and stacked(blocks).baseline == 1
    assert stacked(blocks, 1).text == "a\n\nbbb\nc"
    assert stacked(blocks, 0, "Right").lines == ["  a", "bbb", "  c"]
    assert stacked([]).lines == []


@pytest.mark.parametrize("way, text", [("Left", "ab   "), ("Right", "   ab"), ("Center", " ab  ")])
def test_alignment(way, text):
    assert aligned("ab", 5, way) == text


def rows(*texts):
    """Rows of blocks."""
    return [[block_of(t) for t in row] for row in texts]


@pytest.mark.parametrize(
    "cells, options, text",
    [
        ((("a", "bb"), ("ccc", "d")), {}, "a     bb\n\nccc   d"),
        ((("a", "bb"), ("ccc", "d")), {"row_gap": 0, "column_gap": 1}, "a   bb\nccc d"),
        ((("a", "bb"), ("ccc", "d")), {"row_gap": 0, "alignments": ["Right"]}, "  a   bb\nccc    d"),
        ((("a", "bb"), ("ccc", "d")), {"row_gap": 0, "alignments": ["Right", "Left"]}, "  a   bb\nccc   d"),
        ((("a",), ("b", "c")), {"row_gap": 0}, "a\nb   c"),
        ((("1.5",), ("22.25",), ("3",)), {"row_gap": 0, "alignments": ["."]}, " 1.5\n22.25\n 3"),
        ((("a\nb", "c"),), {}, "a   c\nb"),
    ],
)
def test_tables(cells, options, text):
    assert table(rows(*cells), **options).text == text
