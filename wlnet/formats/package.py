"""Wolfram Language source: packages and scripts."""

from typing import TYPE_CHECKING

from ..expression import Expr, Expression, S, elements, is_list, make_list
from . import Kind, kind
from .text import decode

if TYPE_CHECKING:
    from . import Tools


@kind("Package", "WL", "M", extensions=("wl", "m", "wls"))
class Package(Kind):
    """Wolfram Language code."""

    elements = ("Package", "Expressions", "HeldExpressions", "Plaintext", "Text")
    options = {"CharacterEncoding": "UTF8", "PageWidth": S.Infinity}

    def read(self, data: bytes, element: str, options: dict, tools: "Tools") -> Expression:
        text = decode(data, options)
        if element in ("Plaintext", "Text"):
            return text
        if text.startswith("#!"):
            # the line that names the interpreter of a script
            text = text.partition("\n")[2]
        held = tools.read(text)
        if element == "HeldExpressions":
            return make_list([Expr(S.HoldComplete, (e,)) for e in held])
        values = [tools.evaluate(e) for e in held]
        if element == "Expressions":
            return make_list(values)
        return values[-1] if values else S.Null

    def write(self, value: Expr, options: dict, tools: "Tools") -> bytes:
        items = [value]
        if is_list(value) and elements(value) and all([type(a) is Expr and a.head is S.HoldComplete for a in elements(value)]):
            # a list of held expressions becomes one expression a line
            items = [a.args[0] for a in elements(value)]
        return "".join([tools.format(x, "InputForm") + "\n" for x in items]).encode("utf-8")


@kind("NB", extensions=("nb",), readable=False, writable=False)
class Notebook(Kind):
    """Notebooks: known, so that the message can name them, and not supported."""


@kind("MX", extensions=("mx",), readable=False, writable=False)
class Dump(Kind):
    """Dumps of a session: known, so that the message can name them, and not supported."""
