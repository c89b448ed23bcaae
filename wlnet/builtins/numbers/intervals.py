"""Interval: ranges of real numbers, their arithmetic and what lies in them."""

from collections.abc import Callable

from ...evaluator import Evaluator, builtin
from ...expression import Expr, Expression, Rational, S, boolean, elements, has_head, is_list, make_list
from ..kit.terms import INFINITY, MINUS_INFINITY, is_infinite, is_numeric
from .ordering import INTERVAL, order

Span = tuple[Expression, Expression]


def spans_of(ev: Evaluator, x: Expression) -> list[Span] | None:
    """The ranges (low, high) of an interval, or of a real number as one; None for anything else."""
    if has_head(x, INTERVAL):
        if all([is_list(a) and len(elements(a)) == 2 for a in x.args]):
            return [tuple(elements(a)) for a in x.args]
        return None
    return [(x, x)] if is_numeric(ev, x) or is_infinite(x) and x.args in ((1,), (-1,)) else None


def _joined(ev: Evaluator, spans: list) -> list | None:
    """The ranges in order, those that touch as one; None where an order is not known."""
    placed: list = []
    for low, high in spans:
        turned = order(ev, low, high)
        if turned is None:
            return None
        if turned > 0:
            low, high = high, low
        place = 0
        for i, (other, _) in enumerate(placed):
            compared = order(ev, other, low)
            if compared is None:
                return None
            if compared < 0:
                place = i + 1
        placed.insert(place, (low, high))
    out: list = []
    for low, high in placed:
        touches = order(ev, low, out[-1][1]) if out else 1
        if touches is None:
            return None
        if touches <= 0:
            out[-1] = out[-1][0], _extreme(ev, (out[-1][1], high), 1)
        else:
            out.append((low, high))
    return out


def _extreme(ev: Evaluator, ends: tuple, direction: int) -> Expression:
    best = ends[0]
    for x in ends[1:]:
        if (order(ev, x, best) or 0) * direction > 0:
            best = x
    return best


def _interval(ev: Evaluator, spans: list) -> Expr | None:
    joined = _joined(ev, spans)
    return None if joined is None else Expr(INTERVAL, tuple([make_list(s) for s in joined]))


@builtin("Interval")
def interval(ev: Evaluator, args: tuple) -> Expression | None:
    """Interval[{min, max}] represents the values between min and max; Interval[{min1, max1}, …] several ranges."""
    spans = []
    for a in args:
        pair = tuple(elements(a)) if is_list(a) else (a, a)
        if len(pair) != 2:
            return None
        spans.append(pair)
    new = _interval(ev, spans)
    return None if new is None or new.args == args else new


def _combined(ev: Evaluator, args: tuple, ends: Callable) -> Expression | None:
    """The interval of a function of two, over all arguments that are intervals or numbers; others stay beside it."""
    known, others = [], []
    for a in args:
        spans = spans_of(ev, a)
        if spans is None:
            others.append(a)
        else:
            known.append(spans)
    if len(known) < 2:
        return None
    total = known[0]
    for spans in known[1:]:
        total = [ends(ev, x, y) for x in total for y in spans]
    new = _interval(ev, total)
    return new if new is None or not others else (others, new)


def interval_sum(ev: Evaluator, args: tuple) -> Expression | None:
    """A sum with intervals in it, these and the numbers beside them put together."""
    return _with_others(S.Plus, _combined(ev, args, _sum_ends))


def interval_product(ev: Evaluator, args: tuple) -> Expression | None:
    """A product with intervals in it, these and the numbers beside them put together."""
    return _with_others(S.Times, _combined(ev, args, _product_ends))


def _with_others(head, combined):
    if type(combined) is not tuple:
        return combined
    others, new = combined
    return Expr(head, (new, *others))


def _sum_ends(ev: Evaluator, x: Span, y: Span) -> Span:
    return ev.evaluate(Expr(S.Plus, (x[0], y[0]))), ev.evaluate(Expr(S.Plus, (x[1], y[1])))


def _product_ends(ev: Evaluator, x: Span, y: Span) -> Span:
    products = tuple([ev.evaluate(Expr(S.Times, (a, b))) for a in x for b in y])
    return _extreme(ev, products, -1), _extreme(ev, products, 1)


def interval_power(ev: Evaluator, base: Expression, exponent: Expression) -> Expression | None:
    """An interval to a real power, or a number above 1 to an interval."""
    if has_head(exponent, INTERVAL):
        if has_head(base, INTERVAL) or not is_numeric(ev, base) or order(ev, base, 1) != 1:
            return None
        return _of_ends(ev, exponent, lambda x: Expr(S.Power, (base, x)))
    if type(exponent) is int and exponent < 0:
        positive = Expr(S.Power, (base, -exponent)) if exponent != -1 else base
        return _reciprocal(ev, ev.evaluate(positive))
    signs = [order(ev, low, 0) for low, _ in spans_of(ev, base) or ()]
    if None in signs or not signs:
        return None
    if type(exponent) is int and exponent % 2 or all([s >= 0 for s in signs]):
        return _of_ends(ev, base, lambda x: Expr(S.Power, (x, exponent))) if type(exponent) in (int, Rational, float) else None
    if type(exponent) is not int:
        return None
    spans: list = []
    for low, high in spans_of(ev, base) or ():
        ends = tuple([ev.evaluate(Expr(S.Power, (x, exponent))) for x in (low, high)])
        holds_zero = (order(ev, low, 0) or 0) <= 0 <= (order(ev, high, 0) or 0)
        spans.append((0 if holds_zero else _extreme(ev, ends, -1), _extreme(ev, ends, 1)))
    return _interval(ev, spans)


def _of_ends(ev: Evaluator, x: Expr, f: Callable) -> Expr | None:
    """The interval of a function that grows, by its values at the ends."""
    spans = spans_of(ev, x)
    return None if spans is None else _interval(ev, [(ev.evaluate(f(low)), ev.evaluate(f(high))) for low, high in spans])


def _reciprocal(ev: Evaluator, x: Expression) -> Expr | None:
    """1/x: around 0 both unbounded ends."""
    spans: list = []
    for low, high in spans_of(ev, x) or ():
        below, above = order(ev, low, 0), order(ev, high, 0)
        if below is None or above is None:
            return None
        inverse = [ev.evaluate(Expr(S.Power, (a, -1))) if s else None for a, s in ((low, below), (high, above))]
        if below < 0:
            spans.append((MINUS_INFINITY if above >= 0 else inverse[1], inverse[0]))
        if above > 0 and below <= 0:
            spans.append((inverse[1], INFINITY))
        elif below > 0:
            spans.append((inverse[1], inverse[0]))
    return _interval(ev, spans) if spans else None


@builtin("IntervalMemberQ", operator="last")
def interval_member_q(ev: Evaluator, x: Expression, y: Expression) -> Expression | None:
    """IntervalMemberQ[interval, x] tells whether the number or interval x lies in an interval.
    IntervalMemberQ[interval] is an operator form."""
    outer, inner = spans_of(ev, x), spans_of(ev, y)
    if outer is None or inner is None:
        return None
    inside = [[_lies_in(ev, i, o) for o in outer] for i in inner]
    if any([None in row for row in inside]):
        return None
    return boolean(all([any(row) for row in inside]))


def _lies_in(ev: Evaluator, inner: Span, outer: Span) -> bool | None:
    below, above = order(ev, outer[0], inner[0]), order(ev, inner[1], outer[1])
    return None if below is None or above is None else below <= 0 and above <= 0


@builtin("IntervalUnion")
def interval_union(ev: Evaluator, args: tuple) -> Expression | None:
    """IntervalUnion[int1, int2, …] gives the interval of all points that lie in one of the intervals."""
    spans = [spans_of(ev, a) for a in args]
    return None if None in spans else _interval(ev, [s for part in spans for s in part])


@builtin("IntervalIntersection")
def interval_intersection(ev: Evaluator, args: tuple) -> Expression | None:
    """IntervalIntersection[int1, int2, …] gives the interval of the points that lie in all of the intervals."""
    spans = [spans_of(ev, a) for a in args]
    if None in spans or not spans:
        return None
    common = spans[0]
    for part in spans[1:]:
        both = [(_extreme(ev, (a, c), 1), _extreme(ev, (b, d), -1)) for a, b in common for c, d in part]
        common = [(low, high) for low, high in both if (order(ev, low, high) or 0) <= 0]
    return _interval(ev, common)
