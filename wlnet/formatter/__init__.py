"""Expressions as text: InputForm, FullForm, OutputForm, CodeForm (what ``wlnet -code`` shows), PageForm (Out[n]=)."""

from .blocks import Block, join_pieces
from .code_forms import CFormPrinter, FortranPrinter, TeXPrinter
from .layout import lay_out
from .printer import CodePrinter, FullPrinter, Printer, default_name
from .wrappers import OutputPrinter, PagePrinter, PrintPrinter, fill_template

__all__ = ["FORMS", "format_expression", "string_form"]

FORMS = {
    "InputForm": Printer, "FullForm": FullPrinter, "CodeForm": CodePrinter, "OutputForm": OutputPrinter,
    "PageForm": PagePrinter, "PrintForm": PrintPrinter, "CForm": CFormPrinter, "FortranForm": FortranPrinter,
    "TeXForm": TeXPrinter,
}


def format_expression(x, form: str = "InputForm", *, symbol_name=None, width: int | None = None) -> str:
    """The text of any expression in one of FORMS.

    ``symbol_name(symbol) -> str`` decides which contexts are shown; by default all but System` and Global`.  With a
    width, the text is laid out over lines as Wolfram does when it writes to a file or a terminal.
    """
    printer = FORMS[form](symbol_name or default_name)
    if width is None:
        return printer.text(x)
    pieces = printer.pieces(x)
    return join_pieces(pieces) if any([type(p) is Block for p in pieces]) else lay_out(pieces, width)


def string_form(template: str, args, form: str = "OutputForm", *, symbol_name=None) -> str:
    """The template with `` `1` `` or ``` `` ``` replaced by the arguments in the given form."""
    return fill_template(template, [format_expression(x, form, symbol_name=symbol_name) for x in args])
