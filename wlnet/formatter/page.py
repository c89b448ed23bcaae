"""Nets and other large objects as documentation pages show them: laid out over lines, the middle left out."""

from ..expression import Association, Atom, Expr, S
from .layout import lay_out
from .printer import Printer

PAGE_WIDTH = 100  # the longest laid-out line on the reference pages
LONGEST, HEAD, TAIL = 500, 248, 247


class LongPrinter(Printer):
    """InputForm with associations written out as Association[…]."""

    def make_handlers(self) -> dict:
        handlers = dict(super().make_handlers())
        del handlers[S.Association]
        return handlers

    def association(self, x: Association, limit: int, depth: int):
        return self.call(Expr(S.Association, tuple(x.rules())), depth)


def page_text(x: Atom, symbol_name=None) -> str:
    """The text a page shows for an object marked ``elided``."""
    return elide(lay_out(LongPrinter(symbol_name).pieces(x.to_expression()), PAGE_WIDTH))


def elide(text: str) -> str:
    """The text, or its beginning and end where it is longer than a page shows."""
    if len(text) <= LONGEST:
        return text
    return f"{text[:HEAD]} ... {text[-TAIL:]}"
