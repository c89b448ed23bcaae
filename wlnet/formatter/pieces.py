"""Pieces: what printing rules are made of and `Printer` works off its stack, so that depth costs no Python recursion.

A piece is a string (text), an int (a place where a line may be broken, with the indentation the next line would have), or
a tuple ``(expression, limit, depth)``: print this operand, in parentheses if it binds less tightly than ``limit``.  The
ints are dropped unless somebody lays the text out over lines (layout.py).  A `Block` (blocks.py) is text of several lines
that stands beside the rest.
"""


def grouped(pieces: list, own: int, limit: int, depth: int) -> list:
    """The pieces, in parentheses if they bind less tightly than limit."""
    return ["(", depth + 1, *pieces, ")"] if own < limit else pieces


def joined(operands: tuple | list, limit: int, text: str, depth: int) -> list:
    """Operands with an operator between them; a line may be broken after each operator."""
    inside = depth + 1
    pieces: list = []
    for x in operands:
        pieces.append((x, limit, inside))
        pieces.append(text)
        pieces.append(inside)
    del pieces[-2:]
    return pieces
