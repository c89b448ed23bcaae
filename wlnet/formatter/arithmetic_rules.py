"""How sums, products, powers and infinities print."""

from ..expression import NUMBERS, REALS, TYPE_CHECKING, Complex, Expr, Expression, Rational, S, negate
from .numerals import is_negative
from .pieces import grouped
from .spellings import PLUS, POWER, SIGN, TIMES

if TYPE_CHECKING:
    from .printer import Printer

_HALF, _MINUS_HALF = Rational(1, 2), Rational(-1, 2)
_PLUS_I, _MINUS_I = Complex(0, 1), Complex(0, -1)
_CONSTANTS = frozenset((S.Pi, S.E, S.Degree, S.GoldenRatio, S.EulerGamma, S.Catalan, S.Glaisher, S.Khinchin))


def print_plus(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """``a + b - c``: the sign of a term stands between the terms."""
    if len(e.args) < 2:
        return None
    inside = depth + 1
    first = e.args[0]
    pieces: list = [printer.plain_number(first) if type(first) in REALS else (first, PLUS + 1, inside)]
    for term in e.args[1:]:
        positive = without_sign(term)
        if positive is None:
            pieces += [" + ", inside, (term, PLUS + 1, inside)]
        else:
            pieces += [" - ", inside, (positive, PLUS + 1, inside)]
    return grouped(pieces, PLUS, limit, depth)


def without_sign(term: Expression) -> Expression | None:
    """-term if term prints with a leading minus sign, else None."""
    kind = type(term)
    if kind in REALS:
        return negate(term) if is_negative(term) else None
    if kind is Complex:
        return negate(term) if type(term.re) is int and term.re == 0 and is_negative(term.im) else None
    if kind is not Expr or term.head is not S.Times or len(term.args) < 2 or type(term.args[0]) not in NUMBERS:
        return None
    coefficient = without_sign(term.args[0])
    if coefficient is None:
        return None
    if type(coefficient) is int and coefficient == 1:
        return term.args[1] if len(term.args) == 2 else Expr(S.Times, term.args[1:])
    return Expr(S.Times, (coefficient, *term.args[1:]))


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
            size = negate(x.args[1]) if is_negative(x.args[1]) else x.args[1]
            roots.setdefault(size, []).append(i)
    shared = [(size, places) for size, places in roots.items() if len(places) > 1]
    if not shared:
        return args
    factors_left = list(args)
    for size, places in shared:
        signs = [1 if args[i].args[1] == size else -1 for i in places]
        if -1 in signs and 1 not in signs:
            signs, size = [1] * len(signs), negate(size)
        factors = [args[i].args[0] if s == 1 else Expr(S.Power, (args[i].args[0], -1)) for i, s in zip(places, signs)]
        factors_left[places[-1]] = Expr(S.Power, (Expr(S.Times, tuple(factors)), size))
        for i in places[:-1]:
            factors_left[i] = None
    return tuple([x for x in factors_left if x is not None])


def print_times(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """``-(a*b)/c``: one minus sign before everything, factors with negative exponents below one fraction bar."""
    if len(e.args) < 2:
        return None
    args = with_joined_roots(e.args)
    if len(args) == 1:
        return [(args[0], limit, depth)]
    first = args[0]
    if type(args[1]) not in NUMBERS:
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


def _rest(args):
    return args[1] if len(args) == 2 else Expr(S.Times, args[1:])


def _is_sum(x) -> bool:
    return type(x) is Expr and x.head is S.Plus


def _after_fraction(printer: "Printer", args, depth: int) -> list:
    """What follows ``-1/2*``: a fraction as it is, a product in parentheses."""
    if len(args) > 1 and not any([denominator_of(x) is not None for x in args]):
        return ["(", *product(printer, args, depth + 1), ")"]
    return product(printer, args, depth)


def denominator_of(x: Expression) -> Expression | None:
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


def product(printer: "Printer", args: tuple, depth: int) -> list:
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


def _factors(printer: "Printer", factors: list, depth: int) -> list:
    """Factors with times signs; only the first may carry a bare minus sign or be a bare fraction of I."""
    inside = depth + 1
    first = factors[0]
    if type(first) in REALS and type(first) is not Rational:
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


def print_power(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """``base^exponent``, ``Sqrt[x]`` and ``1/Sqrt[x]``."""
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


def print_minus(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """``-a``, of Minus[a]."""
    if len(e.args) != 1:
        return None
    return grouped(["-", (e.args[0], SIGN + 1, depth + 1)], SIGN, limit, depth)


def print_subtract(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """``a - b``, of Subtract[a, b]."""
    if len(e.args) != 2:
        return None
    pieces = [(e.args[0], PLUS, depth + 1), " - ", depth + 1, (e.args[1], PLUS + 1, depth + 1)]
    return grouped(pieces, PLUS, limit, depth)


def print_divide(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """``a/b``, of Divide[a, b]."""
    if len(e.args) != 2:
        return None
    pieces = [(e.args[0], TIMES + 1, depth + 1), "/", depth + 1, (e.args[1], TIMES + 1, depth + 1)]
    return grouped(pieces, TIMES, limit, depth)


def print_infinity(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """Infinity, -Infinity and ComplexInfinity by their names."""
    if not e.args:
        return ["ComplexInfinity"]
    if len(e.args) == 1 and type(e.args[0]) is int:
        if e.args[0] == 1:
            return ["Infinity"]
        if e.args[0] == -1:
            return ["(-Infinity)" if limit > PLUS else "-Infinity"]
    return None
