"""TeXForm: expressions as TeX sets them in mathematics, the way TraditionalForm writes them."""

from ..expression import (
    Complex,
    Expr,
    Expression,
    Number,
    PackedArray,
    Rational,
    S,
    Symbol,
    elements,
    from_identity_key,
    identity_key,
    is_list,
    negate,
)
from ..expression.arithmetic import nearest_float
from ..expression.order import canonical_sort
from . import numerals
from .arithmetic_rules import without_sign
from .pieces import grouped
from .printer import Printer, print_first
from .spellings import ALTERNATIVES, AND, CALL, COMPARISON, FUNCTION, NOT, OR, PLUS, POWER, SET, TIMES

_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau "
    "upsilon phi chi psi omega"
).split()
_LETTERS = (
    {chr(0x3B1 + i): f"\\{name} " for i, name in enumerate(_GREEK)}
    | {chr(0x391 + i): f"\\{name.capitalize()} " for i, name in enumerate(_GREEK)}
    | {
        "\u03f5": "\\epsilon ",
        "\u03b5": "\\varepsilon ",
        "\u03c6": "\\varphi ",
        "\u03d5": "\\phi ",
        "\u03d1": "\\vartheta ",
        "\u2202": "\\partial ",
        "\u2207": "\\nabla ",
        "\u210f": "\\hbar ",
        "\u2113": "\\ell ",
    }
)
_CONSTANTS = {
    S.Infinity: "\\infty ",
    S.E: "e",
    S.I: "i",
    S.Pi: "\\pi ",
    S.Degree: "{}^{\\circ}",
    S.EulerGamma: "\\gamma ",
    S.GoldenRatio: "\\phi ",
    S.Reals: "\\mathbb{R}",
    S.Integers: "\\mathbb{Z}",
    S.Complexes: "\\mathbb{C}",
    S.Rationals: "\\mathbb{Q}",
    S.Primes: "\\mathbb{P}",
    S.Indeterminate: "\\text{Indeterminate}",
}
_FUNCTIONS = {
    S[name]: "\\" + name.lower() + " "
    for name in ("Sin Cos Tan Cot Sec Csc Sinh Cosh Tanh Coth Log Max Min Det Exp Arg GCD").split()
} | {
    S.Gamma: "\\Gamma ",
    S.Zeta: "\\zeta ",
    S.Re: "\\Re",
    S.Im: "\\Im",
    S.Sign: "\\text{sgn}",
    S.Erf: "\\text{erf}",
    S.Erfc: "\\text{erfc}",
    S.DiracDelta: "\\delta ",
    S.HeavisideTheta: "\\theta ",
    S.EulerPhi: "\\phi ",
    S.PolyLog: "\\text{Li}",
    S.Tr: "\\text{Tr}",
}
_INVERSES = {
    S["Arc" + name]: "\\" + name.lower() + " " for name in ("Sin Cos Tan Cot Sec Csc Sinh Cosh Tanh Coth Sech Csch").split()
}
_INDEXED = {
    S.BesselJ: "J",
    S.BesselY: "Y",
    S.BesselI: "I",
    S.BesselK: "K",
    S.LegendreP: "P",
    S.HermiteH: "H",
    S.ChebyshevT: "T",
    S.ChebyshevU: "U",
    S.LaguerreL: "L",
    S.Fibonacci: "F",
    S.BernoulliB: "B",
    S.HarmonicNumber: "H",
}
_FENCES = {
    S.Abs: ("\\left| ", "\\right| "),
    S.Norm: ("\\left\\| ", "\\right\\| "),
    S.Floor: ("\\left\\lfloor ", "\\right\\rfloor "),
    S.Ceiling: ("\\left\\lceil ", "\\right\\rceil "),
}
_ACCENTS = {
    S.OverBar: "bar",
    S.OverHat: "hat",
    S.OverTilde: "tilde",
    S.OverVector: "vec",
    S.OverDot: "dot",
    S.UnderBar: "underline",
}
_INFIX = {
    S.Rule: ("\\to ", 120),
    S.RuleDelayed: (":\\to ", 120),
    S.Equal: ("=", COMPARISON),
    S.Unequal: ("\\neq ", COMPARISON),
    S.Less: ("<", COMPARISON),
    S.LessEqual: ("\\leq ", COMPARISON),
    S.Greater: (">", COMPARISON),
    S.GreaterEqual: ("\\geq ", COMPARISON),
    S.And: ("\\land ", AND),
    S.Or: ("\\lor ", OR),
    S.Xor: ("\\veebar ", 212),
    S.Implies: ("\\Rightarrow ", 200),
    S.Equivalent: ("\\Leftrightarrow ", 205),
    S.Element: ("\\in ", 250),
    S.NotElement: ("\\notin ", 250),
    S.Union: ("\\cup ", 300),
    S.Intersection: ("\\cap ", 305),
    S.Subset: ("\\subset ", 250),
    S.Dot: (".", 490),
    S.Cross: ("\\times ", 500),
    S.CircleTimes: ("\\otimes ", 420),
    S.CirclePlus: ("\\oplus ", 330),
    S.PlusMinus: ("\\pm ", PLUS),
    S.MinusPlus: ("\\mp ", PLUS),
    S.Mod: (" \\bmod ", TIMES),
    S.Set: ("=", SET),
    S.Alternatives: ("|", ALTERNATIVES),
    S.RightArrow: ("\\rightarrow ", 270),
    S.Times: (" ", TIMES),
}
_BIG = {S.Sum: "\\sum ", S.Product: "\\prod "}


class TeXPrinter(Printer):
    """TeXForm: sums, fractions, powers, roots, functions, integrals, lists, matrices and cases."""

    times = " "

    def make_handlers(self) -> dict:
        input_form = super().make_handlers()
        same = (S.Minus, S.Subtract, S.Blank, S.BlankSequence, S.BlankNullSequence, S.Pattern)
        handlers = {h: input_form[h] for h in same}
        handlers |= dict.fromkeys(_INFIX, _infix) | dict.fromkeys(_FENCES, _fenced) | dict.fromkeys(_ACCENTS, _accented)
        handlers |= dict.fromkeys(_INVERSES, _inverse) | dict.fromkeys(_INDEXED, _indexed) | dict.fromkeys(_BIG, _big)
        return handlers | {
            S.Plus: _plus,
            S.Times: _times,
            S.Divide: _divide,
            S.Power: _power,
            S.Sqrt: _sqrt,
            S.Not: _not,
            S.Factorial: _after("!"),
            S.Factorial2: _after("!!"),
            S.Conjugate: _after("^*"),
            S.Transpose: _after("^T"),
            S.List: _list,
            S.MatrixForm: _matrix_form,
            S.TableForm: _matrix_form,
            S.HoldForm: print_first,
            S.Style: print_first,
            S.Row: _row,
            S.DirectedInfinity: _infinity,
            S.Subscript: _script("_"),
            S.Superscript: _script("^"),
            S.Subsuperscript: _two_scripts,
            S.Binomial: _binomial,
            S.Integrate: _integral,
            S.D: _partial,
            S.Limit: _limit,
            S.Piecewise: _cases,
            S.Function: _function,
            S.Slot: _slot,
        }

    def text(self, x: Expression) -> str:
        text = super().text(x)
        return text.rstrip() if text.endswith(tuple(_LETTERS.values()) + ("\\infty ",)) else text

    def string(self, text: str) -> str:
        return f"\\text{{{text}}}"

    def real(self, x: float) -> str:
        mantissa, mark, exponent = numerals.short_real(x).partition("*^")
        return f"{mantissa}\\times 10^{{{exponent}}}" if mark else mantissa

    def number(self, x: Number, limit: int) -> str:
        if type(x) is Rational:
            sign = "-" if x.numerator < 0 else ""
            return f"{sign}\\frac{{{abs(x.numerator)}}}{{{x.denominator}}}"
        if type(x) in (complex, Complex):
            re, im = (x.real, x.imag) if type(x) is complex else (x.re, x.im)
            return self._complex(re, im, limit)
        return super().number(x, limit)

    def _complex(self, re, im, limit: int) -> str:
        negative = numerals.is_negative(im)
        size = negate(im) if negative else im
        part = "i" if size == 1 and type(size) is int else f"{self.number(size, TIMES + 1)} i"
        if re == 0 and type(re) is int:
            return "-" + part if negative else part
        text = f"{self.number(re, 0)}{'-' if negative else '+'}{part}"
        return f"({text})" if PLUS < limit else text

    def expand(self, x: Expression, limit: int, depth: int) -> list | str:
        if type(x) is Symbol:
            return self._symbol(x)
        if type(x) is PackedArray:
            x = x.unpack()
        return super().expand(x, limit, depth)

    def _symbol(self, sym: Symbol) -> str:
        if sym in _CONSTANTS:
            return _CONSTANTS[sym]
        name = self.symbol_name(sym)
        if all([c in _LETTERS for c in name]):
            return "".join([_LETTERS[c] for c in name])
        return name if len(name) == 1 else f"\\text{{{name}}}"

    def sequence(self, args: tuple | list, depth: int) -> list:
        pieces: list = []
        for x in args:
            pieces += [",", (x, 0, depth + 1)] if pieces else [(x, 0, depth + 1)]
        return pieces

    def call(self, e: Expr, depth: int) -> list:
        derivative = _derivative(self, e, depth)
        if derivative is not None:
            return derivative
        head = _FUNCTIONS.get(e.head) if type(e.head) is Symbol else None
        return [head or (e.head, CALL, depth), "(", *self.sequence(e.args, depth), ")"]


# -- sums, products, powers --------------------------------------------------------------------------------------------


def _plus(printer, e, limit, depth):
    """Terms by decreasing degree, numbers last, as TraditionalForm has them."""
    if len(e.args) < 2:
        return None
    pieces: list = []
    for term in _traditional_order(e.args):
        positive = without_sign(term)
        if pieces or positive is not None:
            pieces.append("+" if positive is None else "-")
        pieces.append((term if positive is None else positive, PLUS + 1, depth))
    return grouped(pieces, PLUS, limit, depth)


def _traditional_order(terms) -> list:
    degrees = [_degrees(term) for term in terms]
    bases = {base for exponents in degrees for base in exponents}
    variables = [identity_key(v) for v in canonical_sort(tuple([from_identity_key(key) for key in bases]))]
    keys = [(not exponents, [-exponents.get(v, 0) for v in variables]) for exponents in degrees]
    return [terms[i] for i in sorted(range(len(terms)), key=keys.__getitem__)]


def _degrees(term) -> dict:
    """Exponents of what a term is a product of, numbers and constants left out."""
    exponents: dict = {}
    for factor in term.args if type(term) is Expr and term.head is S.Times else (term,):
        base, exponent = factor, 1
        if type(factor) is Expr and factor.head is S.Power and type(factor.args[-1]) in (int, Rational):
            base, exponent = factor.args[0], nearest_float(factor.args[1])
        if type(base) is Expr or type(base) is Symbol and base not in _CONSTANTS:
            key = identity_key(base)
            exponents[key] = exponents.get(key, 0) + exponent
    return exponents


def _times(printer, e, limit, depth):
    above, below, sign = [], [], ""
    for x in e.args:
        if type(x) is int and x == -1 and not above:
            sign = "-"
        elif type(x) is Rational:
            sign = "-" if x.numerator < 0 else sign
            if abs(x.numerator) != 1:
                above.append(abs(x.numerator))
            below.append(x.denominator)
        elif _has_negative_exponent(x):
            exponent = negate(x.args[1])
            below.append(x.args[0] if exponent == 1 else Expr(S.Power, (x.args[0], exponent)))
        else:
            above.append(x)
    factors = _factors(above, depth) if above else ["1"]
    if below:
        factors = ["\\frac{", *factors, "}{", *_factors(below, depth), "}"]
    return grouped([sign, *factors], PLUS if sign else TIMES, limit, depth)


def _has_negative_exponent(x) -> bool:
    return (
        type(x) is Expr
        and x.head is S.Power
        and len(x.args) == 2
        and x.args[0] is not S.E
        and type(x.args[1]) in (int, Rational)
        and numerals.is_negative(x.args[1])
    )


def _factors(factors: list, depth: int) -> list:
    """A product, the sums at its end."""
    sums = [type(x) is Expr and x.head is S.Plus for x in factors]
    ordered = [x for x, late in zip(factors, sums) if not late] + [x for x, late in zip(factors, sums) if late]
    pieces: list = []
    for x in ordered:
        bound = TIMES + 1 if len(factors) > 1 else 0
        pieces += [" ", (x, bound, depth)] if pieces else [(x, bound, depth)]
    return pieces


def _divide(printer, e, limit, depth):
    if len(e.args) != 2:
        return None
    return ["\\frac{", (e.args[0], 0, depth), "}{", (e.args[1], 0, depth), "}"]


def _power(printer, e, limit, depth):
    if len(e.args) != 2:
        return None
    base, exponent = e.args
    if type(exponent) is Rational and abs(exponent.numerator) == 1 and base is not S.E:
        root = "" if exponent.denominator == 2 else f"[{exponent.denominator}]"
        pieces = [f"\\sqrt{root}{{", (base, 0, depth), "}"]
        return pieces if exponent.numerator == 1 else ["\\frac{1}{", *pieces, "}"]
    if _has_negative_exponent(e):
        return _times(printer, Expr(S.Times, (e,)), limit, depth)
    raised = _raised(printer, exponent, depth)
    if type(base) is Expr and type(base.head) is Symbol and base.head in _FUNCTIONS and type(exponent) is int:
        return [_FUNCTIONS[base.head], *raised, "(", *printer.sequence(base.args, depth), ")"]
    return grouped([(base, POWER + 1, depth), *raised], POWER, limit, depth)


def _raised(printer, exponent, depth: int, mark: str = "^") -> list:
    """An exponent or index, in braces unless it is one character."""
    if type(exponent) is Rational:
        return [f"{mark}{{{exponent.numerator}/{exponent.denominator}}}"]
    simple = (
        type(exponent) is int
        and 0 <= exponent < 10
        or type(exponent) is Symbol
        and len(exponent.name) == 1
        and exponent.name.isascii()
    )
    return [mark, (exponent, 0, depth)] if simple else [mark + "{", (exponent, 0, depth), "}"]


def _sqrt(printer, e, limit, depth):
    return ["\\sqrt{", (e.args[0], 0, depth), "}"] if len(e.args) == 1 else None


# -- operators and functions -------------------------------------------------------------------------------------------


def _infix(printer, e, limit, depth):
    if len(e.args) < 2:
        return None
    text, own = _INFIX[e.head]
    pieces: list = [(e.args[0], own + 1, depth)]
    for x in e.args[1:]:
        pieces += [text, (x, own + 1, depth)]
    return grouped(pieces, own, limit, depth)


def _not(printer, e, limit, depth):
    return grouped(["\\neg ", (e.args[0], NOT + 1, depth)], NOT, limit, depth) if len(e.args) == 1 else None


def _after(text: str):
    def print_after(printer, e, limit, depth):
        return [(e.args[0], POWER + 1, depth), text] if len(e.args) == 1 else None

    return print_after


def _fenced(printer, e, limit, depth):
    left, right = _FENCES[e.head]
    return [left, (e.args[0], 0, depth), right] if len(e.args) == 1 else None


def _accented(printer, e, limit, depth):
    return [f"\\{_ACCENTS[e.head]}{{", (e.args[0], 0, depth), "}"] if len(e.args) == 1 else None


def _inverse(printer, e, limit, depth):
    return [_INVERSES[e.head] + "^{-1}(", *printer.sequence(e.args, depth), ")"]


def _indexed(printer, e, limit, depth):
    if not e.args:
        return None
    index = [_INDEXED[e.head], *_raised(printer, e.args[0], depth, "_")]
    return [*index, "(", *printer.sequence(e.args[1:], depth), ")"] if len(e.args) > 1 else index


def _binomial(printer, e, limit, depth):
    return ["\\binom{", (e.args[0], 0, depth), "}{", (e.args[1], 0, depth), "}"] if len(e.args) == 2 else None


def _script(mark: str):
    def print_script(printer, e, limit, depth):
        if len(e.args) < 2:
            return None
        index = (
            _raised(printer, e.args[1], depth, mark)
            if len(e.args) == 2
            else [mark + "{", *printer.sequence(e.args[1:], depth), "}"]
        )
        return [(e.args[0], POWER + 1, depth), *index]

    return print_script


def _two_scripts(printer, e, limit, depth):
    if len(e.args) != 3:
        return None
    base, below, above = e.args
    return [(base, POWER + 1, depth), *_raised(printer, below, depth, "_"), *_raised(printer, above, depth)]


def _infinity(printer, e, limit, depth):
    if not e.args:
        return ["\\tilde{\\infty }"]
    direction = e.args[0]
    if direction in (1, -1):
        return grouped(["-" if direction == -1 else "", "\\infty "], PLUS if direction == -1 else TIMES, limit, depth)
    return [(direction, TIMES + 1, depth), " \\infty "]


def _function(printer, e, limit, depth):
    return [(e.args[0], FUNCTION, depth), "\\&"] if len(e.args) == 1 else None


def _slot(printer, e, limit, depth):
    return [f"\\text{{$\\#${e.args[0]}}}"] if len(e.args) == 1 and type(e.args[0]) in (int, str) else None


# -- calculus ----------------------------------------------------------------------------------------------------------


def _derivative(printer, e, depth):
    """f'[x], or f with the numbers of derivatives in parentheses."""
    orders = e.head.head.args if type(e.head) is Expr and type(e.head.head) is Expr else ()
    if not orders or e.head.head.head is not S.Derivative or len(e.head.args) != 1:
        return None
    primes = len(orders) == 1 and orders[0] in (1, 2)
    marks = ["'" * orders[0]] if primes else ["^{(", *printer.sequence(orders, depth), ")}"]
    return [(e.head.args[0], POWER + 1, depth), *marks, "(", *printer.sequence(e.args, depth), ")"]


def _integral(printer, e, limit, depth):
    if len(e.args) < 2:
        return None
    pieces: list = []
    for variable in e.args[1:]:
        parts = elements(variable) if is_list(variable) else (variable,)
        pieces.append("\\int")
        if len(parts) == 3:
            pieces += [*_raised(printer, parts[1], depth, "_"), *_raised(printer, parts[2], depth)]
        pieces.append(" ")
    pieces.append((e.args[0], PLUS + 1, depth))
    for variable in reversed(e.args[1:]):
        pieces += [" \\, d", (elements(variable)[0] if is_list(variable) else variable, CALL, depth)]
    return grouped(pieces, PLUS, limit, depth)


def _big(printer, e, limit, depth):
    """Sums and products with their range below and above."""
    if len(e.args) < 2:
        return None
    pieces: list = []
    for spec in e.args[1:]:
        parts = elements(spec) if is_list(spec) else (spec,)
        if not parts:
            return None
        start = (1, parts[1]) if len(parts) == 2 else tuple(parts[1:3])
        pieces += [_BIG[e.head], "_{", (parts[0], 0, depth)]
        pieces += ["=", (start[0], 0, depth), "}", *_raised(printer, start[1], depth)] if start else ["}"]
        pieces.append(" ")
    return grouped([*pieces, (e.args[0], PLUS + 1, depth)], PLUS, limit, depth)


def _partial(printer, e, limit, depth):
    if len(e.args) != 2:
        return None
    variable, order = e.args[1], []
    if is_list(variable) and len(elements(variable)) == 2:
        variable, n = elements(variable)
        order = _raised(printer, n, depth)
    above = ["\\frac{\\partial ", *order, (e.args[0], TIMES, depth), "}"]
    return [*above, "{\\partial ", (variable, TIMES, depth), *order, "}"]


def _limit(printer, e, limit, depth):
    if len(e.args) < 2:
        return None
    return ["\\underset{", (e.args[1], 0, depth), "}{\\text{lim}}", (e.args[0], TIMES, depth)]


# -- lists -------------------------------------------------------------------------------------------------------------


def _list(printer, e, limit, depth):
    rows = [elements(row) for row in e.args if is_list(row)]
    if rows and len(rows) == len(e.args) and len({len(row) for row in rows}) == 1 and rows[0]:
        return _matrix(rows, depth)
    return ["\\{", *printer.sequence(e.args, depth), "\\}"]


def _matrix_form(printer, e, limit, depth):
    if not e.args or not is_list(e.args[0]):
        return print_first(printer, e, limit, depth)
    return _matrix([elements(row) if is_list(row) else (row,) for row in elements(e.args[0])], depth)


def _matrix(rows, depth: int) -> list:
    pieces: list = ["\\left(\n\\begin{array}{" + "c" * max([len(row) for row in rows], default=0) + "}\n"]
    for row in rows:
        for i, x in enumerate(row):
            pieces += [" & ", (x, 0, depth)] if i else [" ", (x, 0, depth)]
        pieces.append(" \\\\\n")
    return [*pieces, "\\end{array}\n\\right)"]


def _cases(printer, e, limit, depth):
    if not e.args or not is_list(e.args[0]):
        return None
    pieces: list = ["\\begin{cases}\n"]
    for pair in elements(e.args[0]):
        value, condition = elements(pair) if is_list(pair) and len(elements(pair)) == 2 else (pair, S.True_)
        pieces += [" ", (value, 0, depth), " & ", (condition, 0, depth), " \\\\\n"]
    return [*pieces, " ", (e.args[1] if len(e.args) > 1 else 0, 0, depth), " & \\text{True}\n\\end{cases}"]


def _row(printer, e, limit, depth):
    return [(x, 0, depth) for x in elements(e.args[0])] if e.args and is_list(e.args[0]) else None
