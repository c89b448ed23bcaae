"""CForm, FortranForm and TeXForm: expressions as other languages write them."""

from ..expression import Complex, Expr, Rational, S, Symbol, elements, is_list
from . import numerals
from .printer import Printer, grouped, integer_text, without_sign
from .spellings import AND, ATOM, CALL, OR, PLUS, POWER, TIMES

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


# --- TeX --------------------------------------------------------------------------------------------------------------

_GREEK = frozenset(("Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Pi Rho Sigma Tau Phi Chi "
                    "Psi Omega").split())
_FUNCTIONS = {name: "\\" + name.lower() for name in ("Sin", "Cos", "Tan", "Cot", "Sec", "Csc", "Sinh", "Cosh", "Tanh",
                                                   "Log", "Max", "Min", "Det", "Exp")}
_CONSTANTS = {"Infinity": "\\infty", "E": "e", "I": "i", "Pi": "\\pi", "ComplexInfinity": "\\tilde{\\infty }"}


class TeXPrinter(Printer):
    """TeXForm: sums, products, fractions, powers, roots, functions, lists and matrices."""

    times = " "

    def make_handlers(self) -> dict:
        known = super().make_handlers()
        handlers = {h: known[h] for h in (S.Minus, S.Subtract, S.Blank)}
        handlers |= {
            S.Plus: _tex_plus, S.Times: _tex_times, S.Power: _tex_power, S.List: _tex_list, S.MatrixForm: _tex_matrix,
            S.DirectedInfinity: lambda printer, e, limit, depth: ["\\infty" if e.args == (1,) else "-\\infty"],
            S.Rule: _infix("\\to ", 120), S.Equal: _infix("=", 290), S.Unequal: _infix("\\neq ", 290),
            S.Less: _infix("<", 290), S.LessEqual: _infix("\\leq ", 290), S.Greater: _infix(">", 290),
            S.GreaterEqual: _infix("\\geq ", 290), S.And: _infix("\\land ", AND), S.Or: _infix("\\lor ", OR),
            S.Subscript: _tex_script("_"), S.Superscript: _tex_script("^"), S.HoldForm: _tex_inside,
            S.Abs: lambda printer, e, limit, depth: ["\\left| ", (e.args[0], 0, depth), "\\right| "],
        }
        return handlers

    def string(self, text: str) -> str:
        return f"\\text{{{text}}}"

    def real(self, x: float) -> str:
        mantissa, mark, exponent = numerals.short_real(x).partition("*^")
        return f"{mantissa}\\times 10^{{{exponent}}}" if mark else mantissa

    def number(self, x, limit: int) -> str:
        if type(x) is Rational:
            sign = "-" if x.numerator < 0 else ""
            return f"{sign}\\frac{{{abs(x.numerator)}}}{{{x.denominator}}}"
        return super().number(x, limit)

    def expand(self, x, limit: int, depth: int):
        if type(x) is Symbol:
            return self._symbol(x)
        return super().expand(x, limit, depth)

    def _symbol(self, sym: Symbol) -> str:
        name = self.symbol_name(sym)
        if name in _CONSTANTS:
            return _CONSTANTS[name]
        if len(name) > 1 and name.capitalize() in _GREEK:
            return "\\" + name
        return name if len(name) == 1 else f"\\text{{{name}}}"

    def sequence(self, args, depth: int) -> list:
        pieces: list = []
        for x in args:
            pieces += [",", (x, 0, depth + 1)] if pieces else [(x, 0, depth + 1)]
        return pieces

    def packed(self, x, depth: int):
        return self.expand(x.unpack(), 0, depth)

    def call(self, e: Expr, depth: int) -> list:
        if type(e.head) is Symbol and e.head.name in _FUNCTIONS and len(e.args) == 1:
            head = _FUNCTIONS[e.head.name] + " "
        else:
            head = (e.head, CALL, depth)
        return [head, "(", *self.sequence(e.args, depth), ")"]


def _tex_inside(printer, e, limit, depth):
    return [(e.args[0], limit, depth)] if e.args else None


def _tex_plus(printer, e, limit, depth):
    """Terms from the last to the first, as TraditionalForm has them: polynomials by decreasing degree."""
    if len(e.args) < 2:
        return None
    pieces: list = [(e.args[-1], PLUS + 1, depth)]
    for term in reversed(e.args[:-1]):
        positive = without_sign(term)
        pieces += ["+" if positive is None else "-", (term if positive is None else positive, PLUS + 1, depth)]
    return grouped(pieces, PLUS, limit, depth)


def _tex_times(printer, e, limit, depth):
    above, below, sign = [], [], ""
    for x in e.args:
        if type(x) is int and x == -1 and not above:
            sign = "-"
        elif type(x) is Rational:
            sign = "-" if x.numerator < 0 else sign
            if abs(x.numerator) != 1:
                above.append(abs(x.numerator))
            below.append(x.denominator)
        elif type(x) is Expr and x.head is S.Power and len(x.args) == 2 and type(x.args[1]) in (int, Rational) \
                and numerals.is_negative(x.args[1]):
            exponent = numerals.negated(x.args[1])
            below.append(x.args[0] if exponent == 1 else Expr(S.Power, (x.args[0], exponent)))
        else:
            above.append(x)
    factors = _tex_factors(above, depth) if above else ["1"]
    if below:
        factors = ["\\frac{", *factors, "}{", *_tex_factors(below, depth), "}"]
    return grouped([sign, *factors], PLUS if sign else TIMES, limit, depth)


def _tex_factors(factors: list, depth: int) -> list:
    pieces: list = []
    for x in factors:
        bound = TIMES + 1 if len(factors) > 1 else 0
        pieces += [" ", (x, bound, depth)] if pieces else [(x, bound, depth)]
    return pieces


def _tex_power(printer, e, limit, depth):
    if len(e.args) != 2:
        return None
    base, exponent = e.args
    if exponent == Rational(1, 2):
        return ["\\sqrt{", (base, 0, depth), "}"]
    if type(exponent) in (int, Rational) and numerals.is_negative(exponent):
        return _tex_times(printer, Expr(S.Times, (e,)), limit, depth)
    simple = type(exponent) is int and 0 <= exponent < 10 or type(exponent) is Symbol and len(exponent.name) == 1
    marks = ("", "") if simple else ("{", "}")
    return grouped([(base, POWER + 1, depth), "^" + marks[0], (exponent, 0, depth), marks[1]], POWER, limit, depth)


def _tex_list(printer, e, limit, depth):
    return ["\\{", *printer.sequence(e.args, depth), "\\}"]


def _tex_matrix(printer, e, limit, depth):
    """Rows between \\left( and \\right)."""
    x = e.args[0] if e.args else None
    if not is_list(x):
        return None
    rows = [elements(row) if is_list(row) else [row] for row in elements(x)]
    pieces: list = ["\\left(\n\\begin{array}{" + "c" * max([len(r) for r in rows], default=0) + "}\n"]
    for row in rows:
        for i, y in enumerate(row):
            pieces += [" & ", (y, 0, depth)] if i else [" ", (y, 0, depth)]
        pieces.append(" \\\\\n")
    return [*pieces, "\\end{array}\n\\right)"]


def _tex_script(mark: str):
    def print_script(printer, e, limit, depth):
        if len(e.args) < 2:
            return None
        return [(e.args[0], POWER + 1, depth), mark + "{", *printer.sequence(e.args[1:], depth), "}"]
    return print_script
