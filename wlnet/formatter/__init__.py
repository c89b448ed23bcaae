"""Expressions as text: InputForm, FullForm, OutputForm, CodeForm (what ``wlnet -code`` shows), PageForm (Out[n]=).

Only the forms a session uses are imported: the start of the interpreter waits for this package.
"""

from .forms import FORMS, printer_of
from .printer import default_name

__all__ = ["FORMS", "format_expression", "string_form"]


def format_expression(x, form: str = "InputForm", *, symbol_name=None, width: int | None = None) -> str:
    """The text of any expression in a form.

    ``symbol_name(symbol) -> str`` decides which contexts are shown; by default all but System` and Global`.  With a
    width, the text is laid out over lines as Wolfram does when it writes to a file or a terminal.
    """
    printer = printer_of(form)(symbol_name or default_name)
    if width is None:
        return printer.text(x)
    from .blocks import Block, join_pieces
    from .layout import lay_out

    pieces = printer.pieces(x)
    return join_pieces(pieces) if any([type(p) is Block for p in pieces]) else lay_out(pieces, width)


def string_form(template: str, args, form: str = "OutputForm", *, symbol_name=None) -> str:
    """The template with `` `1` `` or ``` `` ``` replaced by the arguments in the given form."""
    from .wrappers import fill_template

    return fill_template(template, [format_expression(x, form, symbol_name=symbol_name) for x in args])
