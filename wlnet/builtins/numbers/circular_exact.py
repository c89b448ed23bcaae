"""Exact rules of the circular functions: values at multiples of Pi, symmetries, periods, functions of inverse functions."""

from ...evaluator import Evaluator
from ...expression import Complex, Expr, Expression, Rational, S, Symbol, rational
from ...expression.arithmetic import add, denominator, multiply, negate, numerator
from ..kit.formulas import fill, read_formula
from ..kit.scalars import HALF
from ..kit.terms import (
    INFINITY,
    MINUS_INFINITY,
    imaginary_factor,
    is_infinite,
    is_negative,
    make_minus,
    make_power,
    make_times,
    opposite,
    pi_multiple,
)

ODD = frozenset(
    [S[n] for n in ("Sin Tan Cot Csc Sinh Tanh Coth Csch ArcSin ArcTan ArcSinh ArcTanh ArcCot ArcCsc ArcCoth ArcCsch").split()]
)


_EVEN = frozenset((S.Cos, S.Sec, S.Cosh, S.Sech))


EXACT_REALS = frozenset((int, Rational))


# Values at multiples of Pi: sine at n Pi/60, 0 <= n <= 30, where roots express it.
_SINES = {
    0: "0",
    5: "(-1 + Sqrt[3])/(2 Sqrt[2])",
    6: "(-1 + Sqrt[5])/4",
    10: "1/2",
    12: "Sqrt[5/8 - Sqrt[5]/8]",
    15: "1/Sqrt[2]",
    18: "(1 + Sqrt[5])/4",
    20: "Sqrt[3]/2",
    24: "Sqrt[5/8 + Sqrt[5]/8]",
    25: "(1 + Sqrt[3])/(2 Sqrt[2])",
    30: "1",
}


_TANGENTS = {
    0: "0",
    5: "2 - Sqrt[3]",
    6: "Sqrt[1 - 2/Sqrt[5]]",
    10: "1/Sqrt[3]",
    12: "Sqrt[5 - 2 Sqrt[5]]",
    15: "1",
    18: "Sqrt[1 + 2/Sqrt[5]]",
    20: "Sqrt[3]",
    24: "Sqrt[5 + 2 Sqrt[5]]",
    25: "2 + Sqrt[3]",
    30: "ComplexInfinity",
}


_SECANTS = {
    0: "1",
    5: "Sqrt[2] (-1 + Sqrt[3])",
    10: "2/Sqrt[3]",
    15: "Sqrt[2]",
    20: "2",
    12: "-1 + Sqrt[5]",
    24: "1 + Sqrt[5]",
    6: "Sqrt[2 - 2/Sqrt[5]]",
    18: "Sqrt[2 + 2/Sqrt[5]]",
    25: "Sqrt[2] (1 + Sqrt[3])",
    30: "ComplexInfinity",
}


_parsed: dict = {}


def value_of(ev: Evaluator, text: str) -> Expression:
    """The value of one of the texts above."""
    value = _parsed.get(text)
    if value is None:
        value = _parsed[text] = ev.evaluate(read_formula(ev, text))
    return value


def trigonometric(ev: Evaluator, head: Symbol, x: Expression) -> Expression | None:
    """Sin, Cos, Tan, Cot, Sec, Csc of an exact or symbolic argument; None if nothing applies."""
    q = pi_multiple(x)
    if q is not None:
        return _at_pi_multiple(ev, head, q, x)
    if is_infinite(x):
        return _at_infinity(head, x)
    if is_negative(x):
        return mirrored(head, x)
    if type(x) is Expr:
        if x.head is S.Plus:
            value = _shifted(head, x)
            if value is not None:
                return value
        value = of_inverse(ev, head, x)
        if value is not None:
            return value
    y = imaginary_factor(x)
    return None if y is None else of_imaginary(head, y)


def mirrored(head: Symbol, x: Expression) -> Expression | None:
    """f[-x] by f[x], where f is even or odd; else None."""
    if head in _EVEN:
        return Expr(head, (opposite(x),))
    return make_minus(Expr(head, (opposite(x),))) if head in ODD else None


def _at_infinity(head, x):
    if not x.args:
        return S.Indeterminate
    if x.args[0] in (1, -1):
        below = MINUS_INFINITY
        limits = (
            [(-1, 1)] if head in (S.Sin, S.Cos) else [(below, INFINITY)] if head in (S.Tan, S.Cot) else [(below, -1), (1, INFINITY)]
        )
        return Expr(S.Interval, tuple([Expr(S.List, pair) for pair in limits]))
    return None


def _at_pi_multiple(ev, head, q, x):
    """The value at q Pi by the first quadrant; other multiples are moved between 0 and Pi/4."""
    n, d = numerator(q), denominator(q)
    turns, rest = divmod(n, 2 * d)
    q = rational(rest, d)  # 0 <= q < 2
    sign_ = 1
    if head in (S.Tan, S.Cot):
        q = rational(numerator(q) % denominator(q), denominator(q))
        if numerator(q) * 2 > denominator(q):
            q, sign_ = add(1, negate(q)), -1
    elif head in (S.Sin, S.Csc):
        if numerator(q) >= denominator(q):
            q, sign_ = add(q, -1), -1
        if numerator(q) * 2 > denominator(q):
            q = add(1, negate(q))
    else:
        if numerator(q) >= denominator(q):
            q = add(2, negate(q))
        if numerator(q) * 2 > denominator(q):
            q, sign_ = add(1, negate(q)), -1
    value = _first_quadrant(ev, head, q)
    if value is None:
        value, moved = _reduced_call(head, q, S.Degree if x is S.Degree or x.args[-1] is S.Degree else S.Pi)
        if not moved and sign_ == 1 and pi_multiple(x) == q:
            return None
    return value if sign_ == 1 else make_minus(value)


def _first_quadrant(ev, head, q):
    # the tables go in steps of Pi/60, which all angles with square roots have; 30 of them make a right angle
    n = multiply(q, 60)
    if type(n) is not int:
        return None
    table, place = {
        S.Sin: (_SINES, n),
        S.Cos: (_SINES, 30 - n),
        S.Tan: (_TANGENTS, n),
        S.Cot: (_TANGENTS, 30 - n),
        S.Sec: (_SECANTS, n),
        S.Csc: (_SECANTS, 30 - n),
    }[head]
    text = table.get(place)
    return None if text is None else value_of(ev, text)


_COFUNCTION = {S.Sin: S.Cos, S.Cos: S.Sin, S.Tan: S.Cot, S.Cot: S.Tan, S.Sec: S.Csc, S.Csc: S.Sec}


def _reduced_call(head, q, unit):
    """The function at q Pi, 0 < q < 1/2, as one between 0 and Pi/4, and whether that is another function."""
    moved = numerator(q) * 4 > denominator(q)
    if moved:
        head, q = _COFUNCTION[head], add(HALF, negate(q))
    return Expr(head, (make_times(multiply(q, 180) if unit is S.Degree else q, unit),)), moved


def _shifted(head, x):
    """A sum with a multiple of Pi/2 among its terms."""
    for i, a in enumerate(x.args):
        q = pi_multiple(a) if type(a) is not int else None
        if q is None:
            continue
        turns = multiply(q, 2)
        quarter = (2 * numerator(turns) + denominator(turns)) // (2 * denominator(turns))  # the nearest one
        left = add(q, multiply(HALF, -quarter))
        if quarter == 0 or left == rational(-1, 4):
            continue
        quarter %= 4
        rest = x.args[:i] + x.args[i + 1 :]
        y = Expr(S.Plus, (make_times(left, S.Pi), *rest))
        if head in (S.Tan, S.Cot):
            return Expr(head, (y,)) if quarter % 2 == 0 else make_minus(Expr(_COFUNCTION[head], (y,)))
        name, sign_ = _quarter_turn(head, quarter)
        value = Expr(name, (y,))
        return value if sign_ == 1 else make_minus(value)
    return None


def _quarter_turn(head, quarter: int):
    """head[y + quarter Pi/2] as (function, sign)."""
    if quarter == 2:
        return head, -1
    if quarter == 0:
        return head, 1
    sine_like = head in (S.Sin, S.Csc)
    return _COFUNCTION[head], (1 if sine_like else -1) if quarter == 1 else (-1 if sine_like else 1)


_HYPERBOLIC = {
    S.Sin: (S.Sinh, Complex(0, 1)),
    S.Cos: (S.Cosh, 1),
    S.Tan: (S.Tanh, Complex(0, 1)),
    S.Cot: (S.Coth, Complex(0, -1)),
    S.Sec: (S.Sech, 1),
    S.Csc: (S.Csch, Complex(0, -1)),
}


CIRCULAR = {
    S.Sinh: (S.Sin, Complex(0, 1)),
    S.Cosh: (S.Cos, 1),
    S.Tanh: (S.Tan, Complex(0, 1)),
    S.Coth: (S.Cot, Complex(0, -1)),
    S.Sech: (S.Sec, 1),
    S.Csch: (S.Csc, Complex(0, -1)),
}


def of_imaginary(head: Symbol, y: Expression) -> Expression:
    """f[I y] by the hyperbolic or circular relative of f."""
    other, factor = (_HYPERBOLIC if head in _HYPERBOLIC else CIRCULAR)[head]
    call = Expr(other, (y,))
    return call if factor == 1 else make_times(factor, call)


# sine and cosine of an angle that is an inverse function at x
_ANGLES = {
    "ArcSin": ("x", "Sqrt[1 - x^2]"),
    "ArcCos": ("Sqrt[1 - x^2]", "x"),
    "ArcTan": ("x/Sqrt[1 + x^2]", "1/Sqrt[1 + x^2]"),
    "ArcCot": ("1/(Sqrt[1 + x^-2] x)", "1/Sqrt[1 + x^-2]"),
    "ArcSec": ("Sqrt[1 - x^-2]", "1/x"),
    "ArcCsc": ("1/x", "Sqrt[1 - x^-2]"),
}


_AREAS = {
    "ArcSinh": ("x", "Sqrt[1 + x^2]"),
    "ArcCosh": ("Sqrt[(-1 + x)/(1 + x)] (1 + x)", "x"),
    "ArcTanh": ("x/Sqrt[1 - x^2]", "1/Sqrt[1 - x^2]"),
}


_TANGENT_OF = {
    "ArcTan": "x",
    "ArcCot": "1/x",
    "ArcTanh": "x",
    "ArcSin": "x/Sqrt[1 - x^2]",
    "ArcCos": "Sqrt[1 - x^2]/x",
    "ArcSinh": "x/Sqrt[1 + x^2]",
    "ArcCosh": "Sqrt[(-1 + x)/(1 + x)] (1 + x)/x",
}


def of_inverse(ev: Evaluator, head: Symbol, x: Expr) -> Expression | None:
    """Sin[ArcCos[y]] and the like."""
    if len(x.args) != 1 or type(x.head) is not Symbol:
        return None
    name = head.name.lower()
    table = _AREAS if name.endswith("h") else _ANGLES
    pair = table.get(x.head.name)
    if pair is None:
        return None
    kind = name.rstrip("h") if name.endswith("h") else name
    if kind in ("tan", "cot"):
        return filled(ev, _TANGENT_OF.get(x.head.name), x.args[0], kind == "cot")
    text = pair[0] if kind in ("sin", "csc") else pair[1]
    return filled(ev, text, x.args[0], kind in ("csc", "sec"))


def filled(ev: Evaluator, text: str | None, y: Expression, inverted: bool) -> Expression | None:
    """A formula with y for its x, or one over it; None where there is no formula."""
    if text is None:
        return None
    value = fill(ev, text, x=y)
    return make_power(value, -1) if inverted else value


def mentions(x: Expression, head: Symbol) -> bool:
    """Does a head stand anywhere in an expression?"""
    stack = [x]
    while stack:
        x = stack.pop()
        if type(x) is Expr:
            if x.head is head:
                return True
            stack.extend(x.args)
    return False


def quotient_by_argument(ev: Evaluator, z: Expression) -> Expression | None:
    """Sin[z]/z where the sine has an exact value."""
    if pi_multiple(z) is None:
        return Expr(S.Sinc, (opposite(z),)) if is_negative(z) else None
    return make_times(Expr(S.Sin, (z,)), make_power(z, -1))


def by_cosine(ev: Evaluator, z: Expression) -> Expression | None:
    """Haversine: (1 - Cos[z])/2 where the cosine has an exact value."""
    value = ev.evaluate(Expr(S.Cos, (z,)))
    if mentions(value, S.Cos) or mentions(value, S.Sin):
        return Expr(S.Haversine, (opposite(z),)) if is_negative(z) else None
    return make_times(HALF, Expr(S.Plus, (1, make_minus(value))))


def if_simpler(ev: Evaluator, call: Expr, head: Symbol) -> Expression | None:
    """The value of a defining formula unless the function stays in it."""
    value = ev.evaluate(call)
    return None if mentions(value, head) else value
