"""Expressions as operator text.

A `Printer` expands one node at a time into *pieces* and works them off an explicit stack, so that depth costs no Python
recursion.  A piece is a string (text), an int (a place where a line may be broken, with the indentation the next line
would have), or a tuple ``(expression, limit, depth)``: print this operand, in parentheses if it binds less tightly than
``limit``.  The ints are dropped unless somebody lays the text out over lines (layout.py).  A `Block` (blocks.py) is
text of several lines that stands beside the rest.
"""

from ..expression import (
    Association,
    Atom,
    BigReal,
    ByteArray,
    Complex,
    Expr,
    NumericArray,
    PackedArray,
    Rational,
    S,
    Symbol,
    elements,
    is_list,
)
from . import numerals
from .blocks import join_pieces
from .numerals import integer_text, is_negative, negated
from .spellings import (
    AND,
    ATOM,
    BLANKS,
    CALL,
    COMPARISON,
    COMPOUND,
    FUNCTION,
    NOT,
    OPTIONAL,
    OR,
    PATTERN,
    PATTERN_TEST,
    PLUS,
    POWER,
    SET,
    SIGN,
    SPAN,
    TIMES,
    spellings,
)

_REAL_NUMBERS = frozenset((int, float, Rational, BigReal))
_NUMBERS = frozenset((int, float, complex, Rational, Complex, BigReal))
_HALF, _MINUS_HALF = Rational(1, 2), Rational(-1, 2)
_RULES = (S.Rule, S.RuleDelayed)


def default_name(sym: Symbol) -> str:
    """Short names for System` and Global`, full names for every other context."""
    return sym.name if sym.context in ("System`", "Global`") else sym.full_name


_HANDLERS: dict = {}  # printing rules of each class of printer, made once


class Printer:
    """InputForm: the base of all forms.  Other forms override how leaves and a few heads print."""

    times = "*"
    quotes = True

    def __init__(self, symbol_name=None):
        self.symbol_name = symbol_name or default_name
        kind = type(self)
        handlers = _HANDLERS.get(kind)
        if handlers is None:
            handlers = _HANDLERS[kind] = self.make_handlers()
        self.handlers = handlers

    def make_handlers(self) -> dict:
        """Printing rules by head; a rule returns pieces, or None for the plain ``head[args]``."""
        return _input_handlers()

    # -- driving -----------------------------------------------------------------------------------------------------

    def text(self, x) -> str:
        """The whole text on one line."""
        return join_pieces(self.pieces(x))

    def pieces(self, x) -> list:
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

    def expand(self, x, limit: int, depth: int):
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
        if kind in _NUMBERS:
            return self.number(x, limit)
        if kind is PackedArray:
            return self.packed(x, depth)
        return self.atom(x, limit, depth)

    # -- leaves ------------------------------------------------------------------------------------------------------

    def string(self, text: str) -> str:
        return numerals.quoted(text) if self.quotes else text

    def real(self, x: float) -> str:
        return numerals.full_real(x)

    def big_real(self, x: BigReal) -> str:
        return numerals.full_big_real(x)

    def plain_number(self, x) -> str:
        """A real or integer without parentheses."""
        kind = type(x)
        if kind is int:
            return integer_text(x)
        if kind is float:
            return self.real(x)
        if kind is BigReal:
            return self.big_real(x)
        return f"{integer_text(x.numerator)}/{integer_text(x.denominator)}"

    def number(self, x, limit: int) -> str:
        kind = type(x)
        if kind in _REAL_NUMBERS:
            text = self.plain_number(x)
            own = PLUS if text[0] == "-" else TIMES if kind is Rational else ATOM
        elif kind is complex:
            text, own = self._sum(x.real, x.imag), PLUS
        else:
            text, own = self.complex_number(x)
        return f"({text})" if own < limit else text

    def complex_number(self, x: Complex):
        """Text and precedence of an exact complex number."""
        if type(x.re) is not int or x.re != 0:
            return self._sum(x.re, x.im), PLUS
        return self.imaginary(x.im)

    def imaginary(self, im):
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
            sign, im = " - ", negated(im)
        else:
            sign = " + "
        return self.plain_number(re) + sign + self.imaginary(im)[0]

    # -- lists and calls ---------------------------------------------------------------------------------------------

    def packed(self, x: PackedArray, depth: int):
        return self.packed_text(x.array)

    def packed_text(self, array) -> str:
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

    def atom(self, x: Atom, limit: int, depth: int):
        if type(x) is Association:
            return self.association(x, limit, depth)
        if type(x) is NumericArray and x.array.ndim:
            return ["NumericArray[", depth + 1, *self.array(x.array, depth + 1), ", ", depth + 1, self.string(x.type_name), "]"]
        return self.expand(x.to_expression(), limit, depth)

    def array(self, array, depth: int) -> list:
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

    def association(self, x: Association, limit: int, depth: int):
        return ["<|", *self.sequence(x.rules(), depth), "|>"]

    def sequence(self, args, depth: int) -> list:
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


def grouped(pieces: list, own: int, limit: int, depth: int) -> list:
    """The pieces, in parentheses if they bind less tightly than limit."""
    return ["(", depth + 1, *pieces, ")"] if own < limit else pieces


def joined(operands, limit: int, text: str, depth: int) -> list:
    """Operands with an operator between them; a line may be broken after each operator."""
    inside = depth + 1
    pieces: list = []
    for x in operands:
        pieces.append((x, limit, inside))
        pieces.append(text)
        pieces.append(inside)
    del pieces[-2:]
    return pieces


# -- operators from the table ----------------------------------------------------------------------------------------


def print_operator(printer: Printer, e: Expr, limit: int, depth: int):
    """Any operator of the table, by the number of its arguments."""
    kinds = spellings()[e.head]
    count = len(e.args)
    if count == 1:
        if "prefix" in kinds:
            row = kinds["prefix"]
            pieces = [row.text, (e.args[0], row.precedence + 1, depth + 1)]
        elif "postfix" in kinds:
            row = kinds["postfix"]
            bound = ATOM + 1 if row.text[0] == "." and _ends_in_number(e.args[0]) else row.precedence + 1
            pieces = [(e.args[0], bound, depth + 1), row.text]
        else:
            return None
        return grouped(pieces, row.precedence, limit, depth)
    row = kinds.get("infix")
    if row is None or count == 0:
        return None
    precedence = row.precedence
    if row.grouping in ("flat", "compare"):
        return grouped(joined(e.args, precedence + 1, row.text, depth), precedence, limit, depth)
    if count != 2:
        return None
    left = precedence if row.grouping == "left" else precedence + 1
    right = precedence if row.grouping == "right" else precedence + 1
    pieces = [(e.args[0], left, depth + 1), row.text, depth + 1, (e.args[1], right, depth + 1)]
    return grouped(pieces, precedence, limit, depth)


def _ends_in_number(x) -> bool:
    """Is the last thing printed a number, which a following point would belong to?"""
    while type(x) is Expr and x.args and (x.head in spellings() or x.head in _ARITHMETIC):
        x = x.args[-1]
    return type(x) in _NUMBERS


_ARITHMETIC = (S.Plus, S.Times, S.Power, S.Minus, S.Subtract, S.Divide, S.Optional, S.Pattern, S.PatternTest)


def print_not(printer: Printer, e: Expr, limit: int, depth: int):
    """InputForm sets a blank before the sign: `` !a``."""
    if len(e.args) != 1:
        return None
    return grouped([" !", (e.args[0], NOT + 1, depth + 1)], NOT, limit, depth)


def print_or(printer: Printer, e: Expr, limit: int, depth: int):
    """``(a && b) || c``: a conjunction inside a disjunction is put in parentheses, as Wolfram does."""
    if len(e.args) < 2:
        return None
    return grouped(joined(e.args, AND + 1, " || ", depth), OR, limit, depth)


# -- arithmetic ------------------------------------------------------------------------------------------------------


def print_plus(printer: Printer, e: Expr, limit: int, depth: int):
    if len(e.args) < 2:
        return None
    inside = depth + 1
    first = e.args[0]
    pieces: list = [printer.plain_number(first) if type(first) in _REAL_NUMBERS else (first, PLUS + 1, inside)]
    for term in e.args[1:]:
        positive = without_sign(term)
        if positive is None:
            pieces += [" + ", inside, (term, PLUS + 1, inside)]
        else:
            pieces += [" - ", inside, (positive, PLUS + 1, inside)]
    return grouped(pieces, PLUS, limit, depth)


def without_sign(term):
    """-term if term prints with a leading minus sign, else None."""
    kind = type(term)
    if kind in _REAL_NUMBERS:
        return negated(term) if is_negative(term) else None
    if kind is Complex:
        return negated(term) if type(term.re) is int and term.re == 0 and is_negative(term.im) else None
    if kind is not Expr or term.head is not S.Times or len(term.args) < 2 or type(term.args[0]) not in _NUMBERS:
        return None
    coefficient = without_sign(term.args[0])
    if coefficient is None:
        return None
    if type(coefficient) is int and coefficient == 1:
        return term.args[1] if len(term.args) == 2 else Expr(S.Times, term.args[1:])
    return Expr(S.Times, (coefficient, *term.args[1:]))


_CONSTANTS = frozenset((S.Pi, S.E, S.Degree, S.GoldenRatio, S.EulerGamma, S.Catalan, S.Glaisher, S.Khinchin))


def with_joined_roots(args: tuple) -> tuple:
    """Roots of positive numbers and constants with the same exponent, up to its sign, as one: Sqrt[2]/Sqrt[Pi] prints
    as Sqrt[2/Pi], though it is a product."""
    roots: dict = {}
    for i, x in enumerate(args):
        if (
            type(x) is Expr
            and x.head is S.Power
            and len(x.args) == 2
            and type(x.args[1]) is Rational
            and (x.args[0] in _CONSTANTS or type(x.args[0]) in (int, Rational) and x.args[0].numerator > 0)
        ):
            size = negated(x.args[1]) if is_negative(x.args[1]) else x.args[1]
            roots.setdefault(size, []).append(i)
    joined = [(size, places) for size, places in roots.items() if len(places) > 1]
    if not joined:
        return args
    out = list(args)
    for size, places in joined:
        signs = [1 if args[i].args[1] == size else -1 for i in places]
        if -1 in signs and 1 not in signs:
            signs, size = [1] * len(signs), negated(size)
        factors = [args[i].args[0] if s == 1 else Expr(S.Power, (args[i].args[0], -1)) for i, s in zip(places, signs)]
        out[places[-1]] = Expr(S.Power, (Expr(S.Times, tuple(factors)), size))
        for i in places[:-1]:
            out[i] = None
    return tuple([x for x in out if x is not None])


def print_times(printer: Printer, e: Expr, limit: int, depth: int):
    args = e.args
    if len(args) < 2:
        return None
    joined = with_joined_roots(args)
    if len(joined) == 1:
        return [(joined[0], limit, depth)]
    args = joined
    first = args[0]
    if type(args[1]) not in _NUMBERS:
        if type(first) is int and first == -1:
            rest = _rest(args)
            if type(rest) is Expr and rest.head is S.Times:
                pieces: list = ["-(", *product(printer, rest.args, depth + 1), ")"]
            else:
                pieces = ["-", (rest, SIGN + 1 if _is_sum(rest) else TIMES + 1, depth + 1)]
            return grouped(pieces, TIMES, limit, depth)
        if type(first) is Complex and first == _MINUS_I and all([denominator_of(x) is not None for x in args[1:]]):
            return grouped(["-(", *product(printer, (_PLUS_I, *args[1:]), depth + 1), ")"], TIMES, limit, depth)
        if type(first) is Rational and first.numerator == -1:
            coefficient = printer.plain_number(first) + printer.times
            pieces = [coefficient, depth + 1, *_after_fraction(printer, args[1:], depth)]
            return grouped(pieces, TIMES, limit, depth)
    return grouped(product(printer, args, depth), TIMES, limit, depth)


_PLUS_I, _MINUS_I = Complex(0, 1), Complex(0, -1)


def _rest(args):
    return args[1] if len(args) == 2 else Expr(S.Times, args[1:])


def _is_sum(x) -> bool:
    return type(x) is Expr and x.head is S.Plus


def _after_fraction(printer: Printer, args, depth: int) -> list:
    """What follows ``-1/2*``: a fraction as it is, a product in parentheses."""
    if len(args) > 1 and not any([denominator_of(x) is not None for x in args]):
        return ["(", *product(printer, args, depth + 1), ")"]
    return product(printer, args, depth)


def denominator_of(x):
    """The base and positive exponent of a power that belongs below a fraction bar, else None."""
    if type(x) is not Expr or x.head is not S.Power or len(x.args) != 2:
        return None
    base, exponent = x.args
    if type(base) is Rational or type(exponent) is complex:
        return None
    positive = without_sign(exponent)
    if positive is None:
        return None
    if type(positive) is int and positive == 1:
        return base
    return Expr(S.Power, (base, positive))


def product(printer: Printer, args, depth: int) -> list:
    """Factors as a product or as a fraction."""
    above: list = []
    below: list = []
    for i, x in enumerate(args):
        if i == 0 and type(x) is Rational:
            if x.numerator != 1:
                above.append(x.numerator)
            below.append(x.denominator)
            continue
        denominator = denominator_of(x)
        if denominator is None:
            above.append(x)
        else:
            below.append(denominator)
    if not below:
        return _factors(printer, above, depth)
    inside = depth + 1
    if len(above) > 1:
        pieces: list = ["(", *_factors(printer, above, inside), ")"]
    elif above:
        pieces = _factors(printer, above, depth)
    else:
        pieces = ["1"]
    pieces += ["/", inside]
    if len(below) > 1:
        pieces += ["(", inside + 1, *_factors(printer, below, inside), ")"]
    else:
        pieces.append((below[0], TIMES + 1, inside))
    return pieces


def _factors(printer: Printer, factors: list, depth: int) -> list:
    """Factors with times signs; only the first may carry a bare minus sign or be a bare fraction of I."""
    inside = depth + 1
    first = factors[0]
    if type(first) in _REAL_NUMBERS and type(first) is not Rational:
        pieces: list = [printer.plain_number(first)]
    elif type(first) is Complex and type(first.re) is int and first.re == 0 and _bare_imaginary(first.im):
        pieces = [printer.imaginary(first.im)[0]]
    else:
        pieces = [(first, TIMES + 1, inside)]
    for x in factors[1:]:
        pieces += [printer.times, inside, (x, TIMES + 1, inside)]
    return pieces


def _bare_imaginary(im) -> bool:
    """``I*x``, ``-I*x`` and ``I/2*x`` need no parentheses, ``(2*I)*x`` does."""
    return type(im) is int and im in (1, -1) or type(im) is Rational and im.numerator > 0


def print_power(printer: Printer, e: Expr, limit: int, depth: int):
    if len(e.args) != 2:
        return None
    base, exponent = e.args
    if type(exponent) is Rational:
        if exponent == _HALF:
            return ["Sqrt[", depth + 1, (base, 0, depth + 1), "]"]
        if exponent == _MINUS_HALF:
            return grouped(["1/Sqrt[", depth + 1, (base, 0, depth + 1), "]"], TIMES, limit, depth)
    pieces = [(base, POWER + 1, depth + 1), "^", (exponent, POWER, depth + 1)]
    return grouped(pieces, POWER, limit, depth)


def print_minus(printer: Printer, e: Expr, limit: int, depth: int):
    if len(e.args) != 1:
        return None
    return grouped(["-", (e.args[0], SIGN + 1, depth + 1)], SIGN, limit, depth)


def print_subtract(printer: Printer, e: Expr, limit: int, depth: int):
    if len(e.args) != 2:
        return None
    pieces = [(e.args[0], PLUS, depth + 1), " - ", depth + 1, (e.args[1], PLUS + 1, depth + 1)]
    return grouped(pieces, PLUS, limit, depth)


def print_divide(printer: Printer, e: Expr, limit: int, depth: int):
    if len(e.args) != 2:
        return None
    pieces = [(e.args[0], TIMES + 1, depth + 1), "/", depth + 1, (e.args[1], TIMES + 1, depth + 1)]
    return grouped(pieces, TIMES, limit, depth)


def print_infinity(printer: Printer, e: Expr, limit: int, depth: int):
    if not e.args:
        return ["ComplexInfinity"]
    if len(e.args) == 1 and type(e.args[0]) is int:
        if e.args[0] == 1:
            return ["Infinity"]
        if e.args[0] == -1:
            return ["(-Infinity)" if limit > PLUS else "-Infinity"]
    return None


# -- brackets --------------------------------------------------------------------------------------------------------


def print_list(printer: Printer, e: Expr, limit: int, depth: int):
    return ["{", *printer.sequence(e.args, depth), "}"]


def print_association(printer: Printer, e: Expr, limit: int, depth: int):
    if any([type(x) is not Expr or x.head not in _RULES or len(x.args) != 2 for x in e.args]):
        return None
    return ["<|", *printer.sequence(e.args, depth), "|>"]


def print_part(printer: Printer, e: Expr, limit: int, depth: int):
    if len(e.args) < 2:
        return None
    pieces: list = [(e.args[0], CALL, depth + 1), "[["]
    for i, x in enumerate(e.args[1:]):
        if i:
            pieces += [",", depth + 1]
        pieces.append((x, 0, depth + 1))
    pieces.append("]]")
    return pieces


# -- functions, slots, patterns --------------------------------------------------------------------------------------


def print_function(printer: Printer, e: Expr, limit: int, depth: int):
    if len(e.args) != 1:
        return None
    return grouped([(e.args[0], FUNCTION + 1, depth + 1), " & "], FUNCTION, limit, depth)


def print_slot(printer: Printer, e: Expr, limit: int, depth: int):
    return _numbered(e, "#", names=True)


def print_slot_sequence(printer: Printer, e: Expr, limit: int, depth: int):
    return _numbered(e, "##", names=False)


def _numbered(e: Expr, mark: str, names: bool):
    if len(e.args) != 1:
        return None
    x = e.args[0]
    if type(x) is int and x >= 0:
        return [f"{mark}{x}"]
    if names and type(x) is str and x.isascii() and x.isidentifier() and "_" not in x:
        return [mark + x]
    return None


def print_out(printer: Printer, e: Expr, limit: int, depth: int):
    if not e.args:
        return ["%"]
    if len(e.args) == 1 and type(e.args[0]) is int and e.args[0] > 0:
        return [f"%{e.args[0]}"]
    return None


def blank_text(printer: Printer, x):
    """``_``, ``__h``, …: the text of a blank that can follow a pattern name, else None."""
    if type(x) is not Expr or type(x.head) is not Symbol or x.head not in BLANKS or len(x.args) > 1:
        return None
    if not x.args:
        return BLANKS[x.head]
    if type(x.args[0]) is not Symbol:
        return None
    return BLANKS[x.head] + printer.symbol_name(x.args[0])


def print_blank(printer: Printer, e: Expr, limit: int, depth: int):
    text = blank_text(printer, e)
    if text is None:
        return None
    return [f"({text})" if COMPARISON < limit <= POWER + 1 else text]  # in arithmetic and comparisons only


def pattern_text(printer: Printer, x):
    """``x_``, ``x__h``: the text of a named blank, else None."""
    if type(x) is not Expr or x.head is not S.Pattern or len(x.args) != 2 or type(x.args[0]) is not Symbol:
        return None
    blank = blank_text(printer, x.args[1])
    return None if blank is None else printer.symbol_name(x.args[0]) + blank


def print_pattern(printer: Printer, e: Expr, limit: int, depth: int):
    if len(e.args) != 2 or type(e.args[0]) is not Symbol:
        return None
    text = pattern_text(printer, e)
    if text is not None:
        # a named blank stands bare between | but is put in parentheses by anything tighter
        return [f"({text})" if limit > PATTERN + 11 else text]
    pieces = [printer.symbol_name(e.args[0]) + ":", (e.args[1], PATTERN + 1, depth + 1)]
    return grouped(pieces, PATTERN, limit, depth)


def print_optional(printer: Printer, e: Expr, limit: int, depth: int):
    if len(e.args) == 1:
        text = pattern_text(printer, e.args[0]) or blank_text(printer, e.args[0])
        if text is None or text[-1] != "_" or text.endswith("__"):
            return None  # x_h. would be read as the beginning of a Dot
        return [f"({text}.)" if limit > PATTERN + 11 else text + "."]
    if len(e.args) != 2 or type(e.args[0]) is Symbol:
        return None
    text = pattern_text(printer, e.args[0])
    left = text if text is not None else (e.args[0], OPTIONAL + 1, depth + 1)
    return grouped([left, ":", (e.args[1], OPTIONAL + 1, depth + 1)], OPTIONAL, limit, depth)


def print_pattern_test(printer: Printer, e: Expr, limit: int, depth: int):
    if len(e.args) != 2:
        return None
    pattern, test = e.args
    pieces: list = [(pattern, PATTERN_TEST + 1, depth + 1), "?"]
    if type(test) is Expr and test.head is not S.List:
        pieces += ["(", (test, 0, depth + 1), ")"]  # p?f[x] would be read as (p?f)[x]
    else:
        pieces.append((test, PATTERN_TEST + 1, depth + 1))
    return grouped(pieces, PATTERN_TEST, limit, depth)


def print_span(printer: Printer, e: Expr, limit: int, depth: int):
    if len(e.args) not in (2, 3):
        return None
    return grouped(joined(e.args, SPAN + 1, " ;; ", depth), SPAN, limit, depth)


def print_compound(printer: Printer, e: Expr, limit: int, depth: int):
    if len(e.args) < 2:
        return None
    if e.args[-1] is S.Null:
        pieces = [*joined(e.args[:-1], COMPOUND + 1, "; ", depth), "; "]
    else:
        pieces = joined(e.args, COMPOUND + 1, "; ", depth)
    return grouped(pieces, COMPOUND, limit, depth)


def print_message_name(printer: Printer, e: Expr, limit: int, depth: int):
    if (
        len(e.args) < 2
        or type(e.args[0]) is not Symbol
        or any([type(x) is not str or not x.isascii() or not x.isalnum() for x in e.args[1:]])
    ):
        return None
    return ["::".join([printer.symbol_name(e.args[0]), *e.args[1:]])]


def _tag_rule(text: str):
    def print_tag_rule(printer: Printer, e: Expr, limit: int, depth: int):
        if len(e.args) != 3 or type(e.args[0]) is not Symbol:
            return None
        inside = depth + 1
        pieces = [
            (e.args[0], SET + 1, inside),
            " /: ",
            inside,
            (e.args[1], SET + 1, inside),
            text,
            inside,
            (e.args[2], SET, inside),
        ]
        return grouped(pieces, SET, limit, depth)

    return print_tag_rule


_INPUT_HANDLERS: dict = {}


def _input_handlers() -> dict:
    """Printing rules of InputForm: the operator table, then the heads with rules of their own."""
    if not _INPUT_HANDLERS:
        _INPUT_HANDLERS.update(dict.fromkeys(spellings(), print_operator))
        _INPUT_HANDLERS.update(
            {
                S.Not: print_not,
                S.Or: print_or,
                S.Plus: print_plus,
                S.Times: print_times,
                S.Power: print_power,
                S.Minus: print_minus,
                S.Subtract: print_subtract,
                S.Divide: print_divide,
                S.DirectedInfinity: print_infinity,
                S.List: print_list,
                S.Association: print_association,
                S.Part: print_part,
                S.Function: print_function,
                S.Slot: print_slot,
                S.SlotSequence: print_slot_sequence,
                S.Out: print_out,
                S.Blank: print_blank,
                S.BlankSequence: print_blank,
                S.BlankNullSequence: print_blank,
                S.Pattern: print_pattern,
                S.Optional: print_optional,
                S.PatternTest: print_pattern_test,
                S.Span: print_span,
                S.CompoundExpression: print_compound,
                S.MessageName: print_message_name,
                S.TagSet: _tag_rule(" = "),
                S.TagSetDelayed: _tag_rule(" := "),
            }
        )
    return _INPUT_HANDLERS


# -- the other one-line forms ------------------------------------------------------------------------------------------


class FullPrinter(Printer):
    """FullForm: every compound expression as head[args]."""

    def make_handlers(self) -> dict:
        return {}

    def number(self, x, limit: int) -> str:
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

    def packed(self, x: PackedArray, depth: int):
        return self.call(Expr(S.List, tuple(x.elements())), depth)

    def association(self, x: Association, limit: int, depth: int):
        return self.call(x.to_expression(), depth)


_PICTURES = {
    S.Graphics: "-Graphics-",
    S.Graphics3D: "-Graphics3D-",
    S.Image: "-Image-",
    S.Image3D: "-Image3D-",
    S.Audio: "-Audio-",
    S.Graph: "-Graph-",
    S.GraphicsBox: "-Graphics-",
}


_DRAWN = frozenset(_PICTURES) - {S.Image, S.Image3D, S.Audio}  # those are atoms; a call that stayed one is a mistake


def print_picture(printer: Printer, e: Expr, limit: int, depth: int):
    return [_PICTURES[e.head]] if e.args else None


def print_sequence_form(printer: Printer, e: Expr, limit: int, depth: int):
    return [(x, 0, depth + 1) for x in e.args]


def print_row(printer: Printer, e: Expr, limit: int, depth: int):
    """Row[list, separator] is the elements one after the other."""
    if not 1 <= len(e.args) <= 2 or not is_list(e.args[0]):
        return None
    pieces: list = []
    for x in elements(e.args[0]):
        pieces.extend([(y, 0, depth + 1) for y in e.args[1:]] if pieces else ())
        pieces.append((x, 0, depth + 1))
    return pieces


def print_first(printer: Printer, e: Expr, limit: int, depth: int):
    """Style[expr, …] and Format[expr] are printed as expr."""
    return [(e.args[0], limit, depth)] if e.args else None


def print_minus_signs(printer: Printer, e: Expr, limit: int, depth: int):
    """Minus with a wrong number of arguments shows them between signs of their own."""
    if len(e.args) < 2:
        return print_minus(printer, e, limit, depth)
    return grouped(joined(e.args, PLUS + 1, " \N{MINUS SIGN} ", depth), PLUS, limit, depth)


def print_earlier(printer: Printer, e: Expr, limit: int, depth: int):
    """Out[-2] is %%; a result asked for by its number is spelled out."""
    if not e.args:
        return ["%"]
    n = e.args[0]
    return ["%" * -n] if len(e.args) == 1 and type(n) is int and -100 < n < 0 else None


def print_quoted(printer: Printer, e: Expr, limit: int, depth: int):
    """FullForm[expr] keeps the quotes of strings."""
    if len(e.args) != 1:
        return None
    return ["FullForm[", _QuotingCodePrinter(printer.symbol_name).text(e.args[0]), "]"]


class CodePrinter(Printer):
    """CodeForm: InputForm with bare strings and short texts for pictures and data objects."""

    quotes = False
    # heads that wolframscript prints without their operator
    spelled_out = (S.Span, S.Out, S.MessageName, S.StringJoin, S.StringExpression)

    def make_handlers(self) -> dict:
        handlers = dict(_input_handlers())
        for head in self.spelled_out:
            del handlers[head]
        handlers.update(dict.fromkeys(_DRAWN, print_picture))
        handlers.update(
            {
                S.SequenceForm: print_sequence_form,
                S.Row: print_row,
                S.Style: print_first,
                S.Format: print_first,
                S.Minus: print_minus_signs,
                S.Out: print_earlier,
                S.FullForm: print_quoted,
            }
        )
        return handlers

    def text(self, x) -> str:
        """A sequence that is the whole result is shown as Print shows its arguments."""
        if type(x) is Expr and x.head is S.Sequence:
            return "".join([self.text(y) for y in x.args])
        return super().text(x)

    def real(self, x: float) -> str:
        return "0." if x == 0 else super().real(x)  # without the sign that zero may carry

    def atom(self, x: Atom, limit: int, depth: int):
        short = short_atom(x)
        return short if short is not None else super().atom(x, limit, depth)


class _QuotingCodePrinter(CodePrinter):
    quotes = True


def short_atom(x: Atom):
    """The short text of a data object where its content is not shown, else None."""
    kind = type(x)
    if kind is Association:
        return None
    if kind is NumericArray:
        return f"NumericArray[<{','.join([str(n) for n in x.array.shape])}>, {x.type_name}]"
    if kind is ByteArray:
        return f"ByteArray[<{len(x.data)}>]"
    described = getattr(x, "short_text", None)
    if described is not None:
        return described()
    if x.head in _PICTURES:
        return _PICTURES[x.head]
    if getattr(x, "elided", False):
        return f"{x.head.name}[<>]"
    return None
