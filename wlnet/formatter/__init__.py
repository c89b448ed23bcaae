"""Expressions as text: InputForm, FullForm, OutputForm, CodeForm (what ``wlnet -code`` shows), PageForm (Out[n]=).

Only the forms a session uses are imported: the start of the interpreter waits for this package.
"""

from ..expression import TYPE_CHECKING, Expression
from .blocks import Block, join_pieces
from .forms import FORMS, printer_of
from .printer import default_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..expression import Symbol

__all__ = ["FORMS", "format_expression"]


def format_expression(
    x: Expression, form: str = "InputForm", *, symbol_name: "Callable[[Symbol], str] | None" = None, width: int | None = None
) -> str:
    """The text of any expression in a form.

    ``symbol_name(symbol) -> str`` decides which contexts are shown; by default all but System` and Global`.  With a
    width, the text is laid out over lines as Wolfram does when it writes to a file or a terminal.
    """
    printer = printer_of(form)(symbol_name or default_name)
    if width is None:
        return printer.text(x)
    from .layout import lay_out  # start-up: a plain result stands on one line

    pieces = printer.pieces(x)
    return join_pieces(pieces) if any([type(p) is Block for p in pieces]) else lay_out(pieces, width)
