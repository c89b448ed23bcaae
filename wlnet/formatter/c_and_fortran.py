"""CForm and FortranForm: expressions as other languages write them."""

from ..expression import Complex, Expr, Number, PackedArray, Rational, S, Symbol
from ..expression.arithmetic import nearest_float
from . import numerals
from .pieces import grouped
from .printer import Printer
from .spellings import AND, ATOM, CALL, COMPARISON, OR, POWER, SET, TIMES


class CFormPrinter(Printer):
    """CForm: operators and calls as in C; functions keep their Wolfram names, which a header can define."""

    complex_name = "Complex"

    def make_handlers(self) -> dict:
        rules = super().make_handlers()
        return {h: rules[h] for h in (S.Minus, S.Subtract, S.Divide)} | {
            S.Plus: _c_plus(rules[S.Plus]),
            S.Times: _c_times(rules[S.Times], rules[S.Divide]),
            S.Power: _c_power,
            S.Equal: _infix(" == ", COMPARISON),
            S.Unequal: _infix(" != ", COMPARISON),
            S.Less: _infix(" < ", COMPARISON),
            S.LessEqual: _infix(" <= ", COMPARISON),
            S.Greater: _infix(" > ", COMPARISON),
            S.GreaterEqual: _infix(" >= ", COMPARISON),
            S.And: _infix(" && ", AND),
            S.Or: _infix(" || ", OR),
            S.Not: _prefix("!"),
            S.Set: _infix(" = ", SET),
        }

    def real(self, x: float) -> str:
        return numerals.full_real(x).replace("*^", "e")

    def number(self, x: Number, limit: int) -> str:
        if type(x) is Rational:
            return super().number(nearest_float(x), limit)
        if type(x) in (complex, Complex):
            re, im = (x.real, x.imag) if type(x) is complex else (x.re, x.im)
            return f"{self.complex_name}({self.number(re, 0)},{self.number(im, 0)})"
        return super().number(x, limit)

    def packed(self, x: PackedArray, depth: int) -> list:
        return self.call(Expr(S.List, tuple(x.elements())), depth)

    def call(self, e: Expr, depth: int) -> list:
        head = self.symbol_name(e.head) if type(e.head) is Symbol else (e.head, CALL, depth)
        pieces: list = [head, "("]
        for i, x in enumerate(e.args):
            pieces += [",", (x, 0, depth + 1)] if i else [(x, 0, depth + 1)]
        return [*pieces, ")"]


class FortranPrinter(CFormPrinter):
    """FortranForm: powers with **, comparisons and logic between points."""

    complex_name = ""

    def make_handlers(self) -> dict:
        return super().make_handlers() | {
            S.Power: _fortran_power,
            S.And: _infix(".and.", AND),
            S.Or: _infix(".or.", OR),
            S.Equal: _infix(".eq.", COMPARISON),
            S.Unequal: _infix(".ne.", COMPARISON),
            S.Less: _infix(".lt.", COMPARISON),
            S.LessEqual: _infix(".le.", COMPARISON),
            S.Greater: _infix(".gt.", COMPARISON),
            S.GreaterEqual: _infix(".ge.", COMPARISON),
            S.Not: _prefix(".not."),
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


def _prefix(text: str):
    def print_prefix(printer, e, limit, depth):
        return [text, (e.args[0], ATOM, depth)] if len(e.args) == 1 else None

    return print_prefix


def _c_plus(print_plus):
    def print_sum(printer, e, limit, depth):
        terms = [nearest_float(x) if type(x) is Rational else x for x in e.args]
        return print_plus(printer, Expr(S.Plus, tuple(terms)), limit, depth)

    return print_sum


def _c_times(print_times, print_divide):
    """A fraction as factor divides by a real number: x/2 would be an integer's division in C."""

    def print_product(printer, e, limit, depth):
        factor = e.args[0] if e.args else None
        if type(factor) is not Rational:
            return print_times(printer, e, limit, depth)
        above = e.args[1:] if factor.numerator == 1 else (factor.numerator, *e.args[1:])
        above = above[0] if len(above) == 1 else Expr(S.Times, above)
        return print_divide(printer, Expr(S.Divide, (above, nearest_float(factor.denominator))), limit, depth)

    return print_product


def _reciprocal(e: Expr, depth: int, limit: int):
    """1/x and 1/Sqrt(x) are quotients."""
    base, exponent = e.args
    if exponent == -1:
        return grouped(["1/", (base, TIMES + 1, depth)], TIMES, limit, depth)
    if exponent == Rational(-1, 2):
        return grouped(["1/Sqrt(", (base, 0, depth), ")"], TIMES, limit, depth)
    return ["Sqrt(", (base, 0, depth), ")"] if exponent == Rational(1, 2) else None


def _c_power(printer, e, limit, depth):
    if len(e.args) != 2:
        return None
    return _reciprocal(e, depth, limit) or ["Power(", (e.args[0], 0, depth), ",", (e.args[1], 0, depth), ")"]


def _fortran_power(printer, e, limit, depth):
    if len(e.args) != 2:
        return None
    power = [(e.args[0], POWER + 1, depth), "**", (e.args[1], POWER + 1, depth)]
    return _reciprocal(e, depth, limit) or grouped(power, POWER, limit, depth)
