"""Nets, arrays and other large objects as documentation pages show them: laid out over lines, the middle left out."""

from ..expression import TYPE_CHECKING, Association, Atom, Expr, NumericArray, S, Symbol
from .layout import lay_out
from .printer import Printer

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE_WIDTH = 100  # the longest laid-out line on the reference pages
LONGEST, HEAD, TAIL = 500, 248, 247  # characters that the reference pages show of a long net: 500 with " ... " in the middle
_SHOWN_ROWS = 64  # rows of an array that can reach into what is shown of its beginning or end


class LongPrinter(Printer):
    """InputForm with associations written out as Association[…]."""

    def make_handlers(self) -> dict:
        handlers = dict(super().make_handlers())
        del handlers[S.Association]
        return handlers

    def atom(self, x: Atom, limit: int, depth: int) -> list | str:
        if type(x) is NumericArray:
            x = NumericArray(_without_middle(x.array))
        return super().atom(x, limit, depth)

    def association(self, x: Association, limit: int, depth: int) -> list:
        return self.call(Expr(S.Association, tuple(x.rules())), depth)


def page_text(x: Atom, symbol_name: "Callable[[Symbol], str] | None" = None) -> str:
    """The text a page shows for a data object: its InputForm over lines, shortened in the middle if it is long."""
    shown = x if type(x) is NumericArray else x.to_expression()
    return elide(lay_out(LongPrinter(symbol_name).pieces(shown), PAGE_WIDTH))


def _without_middle(array):
    """The array with the rows left out that `elide` would drop anyway, so that a large one costs nothing."""
    if array.ndim == 0 or array.size <= 4 * _SHOWN_ROWS:
        return array
    import numpy as np  # slow; whoever has an array has paid for it

    if array.shape[0] > 2 * _SHOWN_ROWS:
        array = np.concatenate([array[:_SHOWN_ROWS], array[-_SHOWN_ROWS:]])
    if array.ndim > 1 and array[0].size > 4 * _SHOWN_ROWS:
        array = np.stack([_without_middle(row) for row in array])
    return array


def elide(text: str) -> str:
    """The text, or its beginning and end where it is longer than a page shows."""
    if len(text) <= LONGEST:
        return text
    return f"{text[:HEAD]} ... {text[-TAIL:]}"
