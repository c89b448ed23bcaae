"""Entries of display forms as texts and blocks."""

from ..expression import TYPE_CHECKING, Expression
from .blocks import Block, block_of

if TYPE_CHECKING:
    from .printer import Printer


def cell_text(printer: "Printer", x: Expression) -> str:
    """One entry of a display form: strings bare whatever the surrounding form does with them."""
    return x if type(x) is str else printer.text(x)


def cell(printer: "Printer", x: Expression) -> Block:
    """One entry of a display form as a block."""
    return block_of(cell_text(printer, x))


def piece_of(block: Block) -> Block | str:
    """A block as a piece; plain text where it has one line."""
    return block if len(block.lines) > 1 else block.lines[0] if block.lines else ""


def block_piece(text: str) -> Block | str:
    """A text as a piece; a block where it has several lines."""
    return block_of(text) if "\n" in text else text
