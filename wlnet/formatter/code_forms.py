"""CForm and FortranForm: expressions as other languages write them."""

from ..expression import Complex, Expr, Rational, S, Symbol
from . import numerals
from .printer import Printer, grouped, integer_text
from .spellings import AND, ATOM, CALL, OR, POWER, TIMES

# --- C and Fortran ----------------------------------------------------------------------------------------------------


class CFormPrinter(Printer):
    """CForm: operators and calls as in C; functions keep their Wolfram names, which a header can define."""

    def make_handlers(self) -> dict:
        known = super().make_handlers()
        return {h: known[h] for h in (S.Plus, S.Times, S.Minus, S.Subtract, S.Divide)} | {
            S.Power: _c_power, S.Equal: _infix(" == ", 290), S.Unequal: _infix(" != ", 290), S.Less: _infix(" < ", 290),
            S.LessEqual: _infix(" <= ", 290), S.Greater: _infix(" > ", 290), S.GreaterEqual: _infix(" >= ", 290),
            S.And: _infix(" && ", AND), S.Or: _infix(" || ", OR), S.Not: _c_not, S.Set: _infix(" = ", 40),
        }

    def real(self, x: float) -> str:
        return numerals.full_real(x).replace("*^", "e")

    def number(self, x, limit: int) -> str:
        if type(x) is Rational:
            text = f"{integer_text(x.numerator)}./{integer_text(x.denominator)}."
            return f"({text})" if TIMES < limit else text
        if type(x) in (complex, Complex):
            re, im = (x.real, x.imag) if type(x) is complex else (x.re, x.im)
            return f"Complex({self.plain_number(re)},{self.plain_number(im)})"
        return super().number(x, limit)

    def packed(self, x, depth: int):
        return self.call(Expr(S.List, tuple(x.elements())), depth)

    def call(self, e: Expr, depth: int) -> list:
        head = self.symbol_name(e.head) if type(e.head) is Symbol else (e.head, CALL, depth)
        pieces: list = [head, "("]
        for i, x in enumerate(e.args):
            pieces += [",", (x, 0, depth + 1)] if i else [(x, 0, depth + 1)]
        return [*pieces, ")"]


class FortranPrinter(CFormPrinter):
    """FortranForm: powers with **."""

    def make_handlers(self) -> dict:
        return super().make_handlers() | {
            S.Power: _fortran_power, S.And: _infix(".and.", AND), S.Or: _infix(".or.", OR),
            S.Equal: _infix(".eq.", 290), S.Unequal: _infix(".ne.", 290),
        }


def _infix(text: str, own: int):
    def print_infix(printer, e, limit, depth):
        if len(e.args) < 2:
            return None
        pieces: list = [(e.args[0], own + 1, depth)]
        for x in e.args[1:]:
            pieces += [text, (x, own + 1, depth)]
        return grouped(pieces, own, limit, depth)
    return print_infix


def _c_not(printer, e, limit, depth):
    return ["!", (e.args[0], ATOM, depth)] if len(e.args) == 1 else None


def _c_power(printer, e, limit, depth):
    if len(e.args) != 2:
        return None
    base, exponent = e.args
    if exponent == Rational(1, 2):
        return ["Sqrt(", (base, 0, depth), ")"]
    if base is S.E:
        return ["Exp(", (exponent, 0, depth), ")"]
    return ["Power(", (base, 0, depth), ",", (exponent, 0, depth), ")"]


def _fortran_power(printer, e, limit, depth):
    if len(e.args) != 2:
        return None
    if e.args[1] == Rational(1, 2):
        return ["Sqrt(", (e.args[0], 0, depth), ")"]
    return grouped([(e.args[0], POWER + 1, depth), "**", (e.args[1], POWER + 1, depth)], POWER, limit, depth)
