"""Expressions as operator text: InputForm, which the other forms are made from, and FullForm."""

from ..expression import (
    NUMBERS,
    REALS,
    TYPE_CHECKING,
    Association,
    Atom,
    BigReal,
    Complex,
    Expr,
    Expression,
    Number,
    NumericArray,
    PackedArray,
    Rational,
    Real,
    S,
    Symbol,
    integer_text,
    negate,
)
from . import numerals
from .blocks import join_pieces
from .numerals import is_negative
from .rules import input_rules
from .spellings import ATOM, CALL, PLUS, SIGN, TIMES

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np


def default_name(sym: Symbol) -> str:
    """Short names for System` and Global`, full names for every other context."""
    return repr(sym)


_HANDLERS: dict = {}  # printing rules of each class of printer, made once: most are merged from two tables


class Printer:
    """InputForm: the base of all forms.  Other forms override how leaves and a few heads print."""

    times = "*"
    quotes = True

    def __init__(self, symbol_name: "Callable[[Symbol], str] | None" = None):
        self.symbol_name = symbol_name or default_name
        kind = type(self)
        handlers = _HANDLERS.get(kind)
        if handlers is None:
            handlers = _HANDLERS[kind] = self.make_handlers()
        self.handlers = handlers

    def make_handlers(self) -> dict:
        """Printing rules by head; a rule returns pieces, or None for the plain ``head[args]``."""
        return input_rules()

    # -- driving -----------------------------------------------------------------------------------------------------

    def text(self, x: Expression) -> str:
        """The whole text on one line."""
        return join_pieces(self.pieces(x))

    def pieces(self, x: Expression) -> list:
        """Text and break marks in reading order."""
        out: list = []
        stack: list = [(x, 0, 0)]
        while stack:
            piece = stack.pop()
            if type(piece) is tuple:
                expanded = self.expand(*piece)
                if type(expanded) is str:
                    out.append(expanded)
                else:
                    expanded.reverse()
                    stack.extend(expanded)
            else:
                out.append(piece)
        return out

    def expand(self, x: Expression, limit: int, depth: int) -> list | str:
        """Pieces (or plain text) of one operand that must bind at least as tightly as limit."""
        kind = type(x)
        if kind is Expr:
            handler = self.handlers.get(x.head) if type(x.head) is Symbol else None
            if handler is not None:
                pieces = handler(self, x, limit, depth)
                if pieces is not None:
                    return pieces
            return self.call(x, depth)
        if kind is str:
            return self.string(x)
        if kind is Symbol:
            return self.symbol_name(x)
        if kind in NUMBERS:
            return self.number(x, limit)
        if kind is PackedArray:
            return self.packed(x, depth)
        return self.atom(x, limit, depth)

    # -- leaves ------------------------------------------------------------------------------------------------------

    def string(self, text: str) -> str:
        """A string, in quotes where the form has them."""
        return numerals.quoted(text) if self.quotes else text

    def real(self, x: float) -> str:
        """A machine real."""
        return numerals.full_real(x)

    def big_real(self, x: BigReal) -> str:
        """A real of arbitrary precision."""
        return numerals.full_big_real(x)

    def plain_number(self, x: Real) -> str:
        """A real or integer without parentheses."""
        kind = type(x)
        if kind is int:
            return integer_text(x)
        if kind is float:
            return self.real(x)
        if kind is BigReal:
            return self.big_real(x)
        return f"{integer_text(x.numerator)}/{integer_text(x.denominator)}"

    def number(self, x: Number, limit: int) -> str:
        """Any number, in parentheses where its sign or bar binds less tightly than limit."""
        kind = type(x)
        if kind in REALS:
            text = self.plain_number(x)
            own = PLUS if text[0] == "-" else TIMES if kind is Rational else ATOM
        elif kind is complex:
            text, own = self._sum(x.real, x.imag), PLUS
        else:
            text, own = self.complex_number(x)
        return f"({text})" if own < limit else text

    def complex_number(self, x: Complex) -> tuple[str, int]:
        """Text and precedence of an exact complex number."""
        if type(x.re) is not int or x.re != 0:
            return self._sum(x.re, x.im), PLUS
        return self.imaginary(x.im)

    def imaginary(self, im: Real) -> tuple[str, int]:
        """Text and precedence of im*I."""
        unit = self.times + "I"
        if type(im) is int:
            if im in (1, -1):
                return ("I", ATOM) if im == 1 else ("-I", SIGN)
            return integer_text(im) + unit, PLUS if im < 0 else TIMES
        if type(im) is Rational:
            if im.numerator == 1:
                return f"I/{integer_text(im.denominator)}", TIMES
            if im.numerator == -1:
                return f"-1/{integer_text(im.denominator)}{unit}", PLUS
            return f"({integer_text(im.numerator)}{unit})/{integer_text(im.denominator)}", TIMES
        return self.plain_number(im) + unit, PLUS if is_negative(im) else TIMES

    def _sum(self, re, im) -> str:
        if is_negative(im):
            sign, im = " - ", negate(im)
        else:
            sign = " + "
        return self.plain_number(re) + sign + self.imaginary(im)[0]

    # -- lists and calls ---------------------------------------------------------------------------------------------

    def packed(self, x: PackedArray, depth: int) -> list | str:
        """A packed list."""
        return self.packed_text(x.array)

    def packed_text(self, array: "np.ndarray") -> str:
        """A packed list at once, without going through expressions."""
        if array.ndim > 1:
            return "{" + ", ".join([self.packed_text(row) for row in array]) + "}"
        kind = array.dtype.kind
        if kind in "iu":
            return "{" + ", ".join([str(v) for v in array.tolist()]) + "}"
        real = self.real
        if kind == "f":
            return "{" + ", ".join([real(v) for v in array.tolist()]) + "}"
        return "{" + ", ".join([self._sum(v.real, v.imag) for v in array.tolist()]) + "}"

    def atom(self, x: Atom, limit: int, depth: int) -> list | str:
        """Any other atom, as the expression it stands for."""
        if type(x) is Association:
            return self.association(x, limit, depth)
        if type(x) is NumericArray and x.array.ndim:
            return ["NumericArray[", depth + 1, *self.array(x.array, depth + 1), ", ", depth + 1, self.string(x.type_name), "]"]
        return self.expand(x.to_expression(), limit, depth)

    def array(self, array: "np.ndarray", depth: int) -> list:
        """Pieces of a nested list of numbers, straight from the array."""
        pieces: list = ["{"]
        if array.ndim == 1:
            inside = depth + 1
            for text in self.packed_text(array)[1:-1].split(", "):
                pieces += [text, ", ", inside]
        else:
            for row in array:
                pieces += [*self.array(row, depth + 1), ", ", depth + 1]
        if len(pieces) > 1:
            del pieces[-2:]
        pieces.append("}")
        return pieces

    def association(self, x: Association, limit: int, depth: int) -> list:
        """``<|key -> value|>``."""
        return ["<|", *self.sequence(x.rules(), depth), "|>"]

    def sequence(self, args: tuple | list, depth: int) -> list:
        """Comma-separated operands inside brackets that belong to a node of this depth."""
        inside = depth + 1
        pieces: list = []
        for x in args:
            kind = type(x)
            pieces.append(self.string(x) if kind is str else self.symbol_name(x) if kind is Symbol else (x, 0, inside))
            pieces.append(", ")
            pieces.append(inside)
        del pieces[-2:]
        return pieces

    def call(self, e: Expr, depth: int) -> list:
        """head[args]."""
        head = self.symbol_name(e.head) if type(e.head) is Symbol else (e.head, CALL, depth)
        if not e.args:
            return [head, "[]"]
        return [head, "[", depth + 1, *self.sequence(e.args, depth), "]"]


class FullPrinter(Printer):
    """FullForm: every compound expression as head[args]."""

    def make_handlers(self) -> dict:
        return {}

    def number(self, x: Number, limit: int) -> str:
        kind = type(x)
        if kind is Rational:
            text = f"Rational[{integer_text(x.numerator)}, {integer_text(x.denominator)}]"
        elif kind is complex:
            text = f"Complex[{self.real(x.real)}, {self.real(x.imag)}]"
        elif kind is Complex:
            text = f"Complex[{self.number(x.re, 0)}, {self.number(x.im, 0)}]"
        else:
            text = self.plain_number(x)
        return text

    def real(self, x: float) -> str:
        digits, star, exponent = super().real(x).partition("*")
        return f"{digits}`{star}{exponent}"

    def packed(self, x: PackedArray, depth: int) -> list | str:
        return self.call(Expr(S.List, tuple(x.elements())), depth)

    def association(self, x: Association, limit: int, depth: int) -> list:
        return self.call(x.to_expression(), depth)


def print_first(printer: Printer, e: Expr, limit: int, depth: int) -> list | None:
    """Wrappers that do not show, like Style[expr, …], are printed as expr."""
    return [(e.args[0], limit, depth)] if e.args else None
