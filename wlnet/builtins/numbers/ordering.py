"""The order of two values, and whether an exact one vanishes: by machine numbers first, by more digits where these are close."""

from ...evaluator import Evaluator
from ...expression import COMPLEXES, NUMBERS, REALS, BigReal, Expr, Expression, S, Symbol, elements, has_head, is_list
from ...expression.arithmetic import compare, is_zero, nearest_float, parts, precision_of, subtract
from ...expression.numbers import Real
from ..kit.scalars import expand, holds_inexact
from ..kit.terms import is_infinite, is_numeric
from .quantity_arithmetic import QUANTITY, comparable_magnitudes

INTERVAL = S.Interval
TOLERANCE = 2.0**-46  # machine reals that differ in their last seven binary digits count as equal


def order(ev: Evaluator, a: Expression, b: Expression) -> "int | None":
    """-1, 0 or 1 for real numbers, numeric expressions and infinities; None where the order is not known."""
    kind, other = type(a), type(b)
    if kind is int and other is int:
        return (a > b) - (a < b)
    if kind in REALS and other in REALS:
        return order_reals(a, b)
    if kind is Expr and (a.head is QUANTITY or a.head is INTERVAL) or other is Expr and b.head is INTERVAL:
        return _order_measured(ev, a, b)
    if is_infinite(a) or is_infinite(b):
        return _order_infinite(ev, a, b)
    if kind in NUMBERS and other in NUMBERS or not is_numeric(ev, a) or not is_numeric(ev, b):
        return None
    return _order_numeric(ev, a, b)


def _order_measured(ev, a, b) -> "int | None":
    """Quantities in one unit, and intervals that have no point in common."""
    if type(a) is Expr and a.head is QUANTITY:
        magnitudes = comparable_magnitudes(ev, a, b)
        return None if magnitudes is None else order(ev, *magnitudes)
    (low, high), (other_low, other_high) = _ends(a), _ends(b)
    if low is None or other_low is None:
        return None
    if order(ev, high, other_low) == -1:
        return -1
    return 1 if order(ev, other_high, low) == -1 else None


def _ends(x: Expression) -> tuple:
    """The lowest and the highest number of an interval, whose ranges stand in order; a number is both."""
    if not has_head(x, INTERVAL):
        return x, x
    if not x.args or not all([is_list(a) and len(elements(a)) == 2 for a in x.args]):
        return None, None
    return elements(x.args[0])[0], elements(x.args[-1])[1]


def order_reals(a: Real, b: Real) -> int:
    """-1, 0 or 1 as a is less than, equal to or greater than b, approximate numbers within their tolerance."""
    result = compare(a, b)
    if result and (type(a) is float or type(b) is float):
        x, y = nearest_float(a), nearest_float(b)
        tolerance = max([TOLERANCE, *[10**-v.precision for v in (a, b) if type(v) is BigReal]])
        if abs(x - y) <= tolerance * max(abs(x), abs(y)) < float("inf") and x * y > 0:
            return 0
    elif result and BigReal in (type(a), type(b)) and _agree(a, b):
        return 0
    return result


def _agree(a, b) -> bool:
    """Do two reals agree to the digits that they have?"""
    difference = subtract(a, b)
    return is_zero(difference) or precision_of(difference) < 0.5


def _order_infinite(ev, a, b) -> "int | None":
    x, y = _infinite_sign(a), _infinite_sign(b)
    if x is None or y is None:
        return None
    if x == 0 and not _is_real_valued(ev, a) or y == 0 and not _is_real_valued(ev, b):
        return None
    return (x > y) - (x < y)


def _infinite_sign(x) -> "int | None":
    if not is_infinite(x):
        return 0
    return x.args[0] if x.args and x.args[0] in (1, -1) else None


def _is_real_valued(ev, x) -> bool:
    if type(x) in REALS:
        return True
    return is_numeric(ev, x) and type(ev.evaluate(Expr(S.N, (x,)))) in REALS


def _order_numeric(ev, a, b) -> "int | None":
    """Exact numeric expressions by their values: machine numbers first, more digits where these are close."""
    x, y = numeric_value(ev, a), numeric_value(ev, b)
    if type(x) not in REALS or type(y) not in REALS:
        return None
    # machine values are right to 10^-15 of their size and some: this far apart, their order is known
    if type(x) is float and type(y) is float and abs(x - y) > 1e-9 * (abs(x) + abs(y)):
        return (x > y) - (x < y)
    if holds_inexact(a) or holds_inexact(b):
        return order_reals(x, y)
    difference = ev.evaluate(Expr(S.Plus, (a, Expr(S.Times, (-1, b)))))
    if difference == 0 and type(difference) is int or is_provably_zero(ev, difference):
        return 0
    value = precise_value(ev, difference)
    if type(value) in REALS and not is_zero(value) and precision_of(value) > 2:
        return compare(value, 0)
    return None


def numeric_value(ev: Evaluator, x: Expression) -> Expression:
    """N[x] for anything but a number."""
    return x if type(x) in NUMBERS else ev.evaluate(Expr(S.N, (x,)))


def precise_value(ev: Evaluator, x: Expression) -> Expression:
    """x to about 40 digits."""
    return ev.evaluate(Expr(S.N, (x, 40)))


def is_provably_zero(ev: Evaluator, x: Expression) -> bool:
    """Does the exact expression vanish after expansion, or in its first forty digits?"""
    expanded = expand(ev, x)
    if type(expanded) is int:
        return expanded == 0
    value = precise_value(ev, x)
    if type(value) in COMPLEXES:
        return all([_vanishes(p) for p in parts(value)])
    return type(value) in REALS and _vanishes(value)


def _vanishes(value) -> bool:
    if type(value) is float:
        return abs(value) < 1e-13  # some units of the last place of terms near 1 that cancel
    if type(value) is BigReal:
        return is_zero(value) or value.value.adjusted() < -37  # nothing but rounding of forty digits
    return is_zero(value)


def sign_of(ev: Evaluator, x: Expression) -> "int | None":
    """-1, 0 or 1 for a real numeric value or a real infinity, else None."""
    if type(x) in REALS or is_infinite(x) or type(x) in (Expr, Symbol) and is_numeric(ev, x):
        return order(ev, x, 0)
    return None
