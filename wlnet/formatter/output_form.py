"""OutputForm and PageForm: the forms people read.  Display wrappers (TableForm, NumberForm, …) take effect here."""

from ..expression import (
    TYPE_CHECKING,
    Atom,
    BigReal,
    Expr,
    Number,
    NumericArray,
    PackedArray,
    Rational,
    Real,
    S,
    elements,
    split_options,
)
from ..expression.arithmetic import nearest_float
from ..expression.templates import fill_template
from . import numerals
from .blocks import Block
from .cells import block_piece, cell_text
from .code_form import CodePrinter, print_picture
from .forms import printer_of
from .number_layout import LARGEST_BASE, base_text, layout_of
from .page import page_text
from .pieces import grouped
from .printer import FullPrinter, Printer, print_first
from .rules import print_operator
from .shortened import print_shallow, print_short, print_skeleton
from .spellings import PLUS, TIMES
from .tables import print_column, print_grid, print_invisible, print_labeled, print_row, print_spacer, print_table, script_rule

if TYPE_CHECKING:
    import numpy as np


class OutputPrinter(CodePrinter):
    """OutputForm: six digits, bare strings, a space for times, display wrappers carried out."""

    times = " "
    spelled_out = ()

    def make_handlers(self) -> dict:
        handlers = super().make_handlers()
        handlers.update(_WRAPPERS)
        handlers[S.Not] = print_operator
        return handlers

    def real(self, x: float) -> str:
        return numerals.short_real(x)

    def big_real(self, x: BigReal) -> str:
        return numerals.short_big_real(x)


class PagePrinter(Printer):
    """PageForm, the style of documentation pages: InputForm with six digits, pictures and display wrappers shown."""

    def make_handlers(self) -> dict:
        handlers = dict(super().make_handlers())
        handlers.update(_WRAPPERS)
        handlers.update(dict.fromkeys((S.Graphics, S.Graphics3D), _print_page_picture))
        handlers[S.Not] = print_operator
        return handlers

    def real(self, x: float) -> str:
        return numerals.short_real(x)

    def big_real(self, x: BigReal) -> str:
        return numerals.short_big_real(x)

    def atom(self, x: Atom, limit: int, depth: int) -> list | str:
        if type(x) is NumericArray or x.elided:
            return page_text(x, self.symbol_name)
        if x.head in (S.Image, S.Image3D):
            return "[image]"
        return super().atom(x, limit, depth)


def _print_page_picture(printer, e: Expr, limit: int, depth: int):
    return ["[image]"] if print_picture(printer, e, limit, depth) else None


# -- display wrappers --------------------------------------------------------------------------------------------------


def _full_form(printer, e, limit, depth):
    return [FullPrinter(printer.symbol_name).text(e.args[0])] if len(e.args) == 1 else None


def _input_form(printer, e, limit, depth):
    return [Printer(printer.symbol_name).text(e.args[0])] if e.args and len(split_options(e.args)[0]) == 1 else None


def _output_form(printer, e, limit, depth):
    return [block_piece(OutputPrinter(printer.symbol_name).text(e.args[0]))] if len(e.args) == 1 else None


def _coded(form: str):
    """CForm, FortranForm and TeXForm, whose modules few sessions need."""

    def print_coded(printer, e, limit, depth):
        return [printer_of(form)(printer.symbol_name).text(e.args[0])] if len(e.args) == 1 else None

    return print_coded


def _string_form(printer, e, limit, depth):
    if not e.args or type(e.args[0]) is not str:
        return None
    return [fill_template(e.args[0], [cell_text(printer, x) for x in e.args[1:]])]


def _infix(printer, e, limit, depth):
    """Infix[f[a, b], h]: the parts of the first argument with h, or ~f~, between them."""
    if not e.args or type(e.args[0]) is str or not elements(e.args[0]):
        return None
    parts = elements(e.args[0])
    mark = cell_text(printer, e.args[1]) if len(e.args) > 1 else f"~{cell_text(printer, e.args[0].head)}~"
    own = e.args[2] if len(e.args) > 2 and type(e.args[2]) is int else PLUS
    pieces: list = []
    for x in parts:
        pieces += [f" {mark.strip()} ", (x, own + 1, depth)] if pieces else [(x, own + 1, depth)]
    return grouped(pieces, own, limit, depth) if len(parts) > 1 else pieces


def _beside_head(text: str, after: bool):
    """Prefix[f[x]] as f @ x and Postfix[f[x]] as x // f; a second argument replaces the operator and head."""

    def print_beside(printer, e, limit, depth):
        if not e.args or type(e.args[0]) is not Expr or len(e.args[0].args) != 1:
            return None
        own = e.args[2] if len(e.args) > 2 and type(e.args[2]) is int else TIMES
        head = cell_text(printer, e.args[1] if len(e.args) > 1 else e.args[0].head)
        mark = "" if len(e.args) > 1 else text
        inside = (e.args[0].args[0], own + 1, depth)
        return grouped([inside, mark + head] if after else [head + mark, inside], own, limit, depth)

    return print_beside


def _precedence_form(printer, e, limit, depth):
    """PrecedenceForm[x, n]: in parentheses as an operator of precedence n would be."""
    if len(e.args) != 2 or type(e.args[1]) is not int:
        return None
    return grouped([(e.args[0], 0, depth)], e.args[1], limit, depth)


# -- numbers in a given layout -----------------------------------------------------------------------------------------


class _NumberPrinter(OutputPrinter):
    """Numbers with chosen digits inside NumberForm and its relatives."""

    def __init__(self, symbol_name, write):
        super().__init__(symbol_name)
        self.write = write

    def real(self, x: float) -> str:
        return self.write(x)

    def big_real(self, x: BigReal) -> str:
        return self.write(x)

    def plain_number(self, x: Real) -> str:
        return self.write(x) if type(x) is int else super().plain_number(x)

    def packed_text(self, array: "np.ndarray") -> str:
        if array.ndim == 1 and array.dtype.kind in "iu":
            return "{" + ", ".join([self.write(v) for v in array.tolist()]) + "}"
        return super().packed_text(array)


def _number_form(style: str):
    def form(printer, e, limit, depth):
        positional, options = split_options(e.args)
        layout = layout_of(style, positional[1:], options) if positional else None
        if layout is None:
            return None
        return [block_piece(_NumberPrinter(printer.symbol_name, layout.write).text(positional[0]))]

    return form


class _BasePrinter(OutputPrinter):
    """Numbers in another base, the base below them on the right."""

    base = 10

    def plain_number(self, x: Real) -> str:
        return base_text(x, self.base) if type(x) in (int, float, Rational) else super().plain_number(x)

    def number(self, x: Number, limit: int) -> list | str:
        text = super().number(x, limit)
        digits = text.lstrip("-(")
        if not digits[:1].isalnum():
            return text
        return [Block([text + " " * len(str(self.base)), " " * len(text) + str(self.base)], 0)]

    def packed(self, x: PackedArray, depth: int) -> list | str:
        return self.expand(x.unpack(), 0, depth)


def _base_form(printer, e, limit, depth):
    if len(e.args) != 2 or type(e.args[1]) is not int or not 2 <= e.args[1] <= LARGEST_BASE:
        return None
    inner = _BasePrinter(printer.symbol_name)
    inner.base = e.args[1]
    return [block_piece(inner.text(e.args[0]))]


def _percent_form(printer, e, limit, depth):
    if not e.args or type(e.args[0]) not in (int, float, Rational):
        return None
    x = e.args[0]
    if type(x) is int:
        return [f"{100 * x}%"]
    digits = e.args[1] if len(e.args) > 1 and type(e.args[1]) is int else numerals.PAGE_DIGITS
    return [numerals.short_real(100 * nearest_float(x), digits).rstrip(".") + "%"]


_WRAPPERS = dict.fromkeys(
    [
        S[name]
        for name in (
            "HoldForm StandardForm TraditionalForm Style Framed Highlighted Text Tooltip DisplayForm Annotation Panel Item "
            "Pane Mouseover Interpretation Defer Button Hyperlink Legended Magnify Rotate PopupWindow StatusArea Format "
            "RawBoxes MathMLForm Deploy EventHandler ClickToCopy TextCell ExpressionCell"
        ).split()
    ],
    print_first,
)
_WRAPPERS |= {
    S.Infix: _infix,
    S.Prefix: _beside_head(" @ ", False),
    S.Postfix: _beside_head(" // ", True),
    S.PrecedenceForm: _precedence_form,
    S.Short: print_short,
    S.Shallow: print_shallow,
    S.Skeleton: print_skeleton,
    S.Labeled: print_labeled,
    S.Invisible: print_invisible,
    S.Spacer: print_spacer,
    S.Overscript: script_rule(True),
    S.Underscript: script_rule(False),
    S.FullForm: _full_form,
    S.InputForm: _input_form,
    S.OutputForm: _output_form,
    S.StringForm: _string_form,
    S.CForm: _coded("CForm"),
    S.FortranForm: _coded("FortranForm"),
    S.TeXForm: _coded("TeXForm"),
    S.Row: print_row,
    S.Column: print_column,
    S.TableForm: print_table,
    S.MatrixForm: print_table,
    S.Grid: print_grid,
    S.TextGrid: print_grid,
    S.BaseForm: _base_form,
    S.PercentForm: _percent_form,
    S.NumberForm: _number_form("number"),
    S.PaddedForm: _number_form("padded"),
    S.ScientificForm: _number_form("scientific"),
    S.EngineeringForm: _number_form("engineering"),
    S.AccountingForm: _number_form("accounting"),
    S.DecimalForm: _number_form("decimal"),
}


class PrintPrinter(OutputPrinter):
    """PrintForm, what Print shows: OutputForm, but machine reals with all their digits."""

    times = "*"

    def real(self, x: float) -> str:
        return numerals.full_real(x)
