"""Entries of display forms."""

from formatter.hand_made import plus, x, y

from wlnet.expression import make_list
from wlnet.formatter.blocks import Block
from wlnet.formatter.cells import block_piece, cell, cell_text, piece_of
from wlnet.formatter.printer import Printer

printer = Printer(lambda s: s.name)


def test_strings_stand_bare_only_as_whole_entries():
    assert cell_text(printer, "a b") == "a b"
    assert cell_text(printer, make_list(["a b"])) == '{"a b"}'
    assert cell_text(printer, plus(x, y)) == "x + y"


def test_an_entry_of_several_lines_is_a_block():
    block = cell(printer, "one\nlonger")
    assert block.lines == ["one", "longer"] and cell(printer, "one").lines == ["one"]


def test_pieces_of_one_line_are_text():
    several = Block(["a", "b"], 0)
    assert piece_of(several) is several
    assert piece_of(Block(["a"], 0)) == "a" and piece_of(Block([], 0)) == ""
    assert block_piece("one") == "one" and block_piece("one\ntwo").lines == ["one", "two"]
