"""Less, Greater and their relatives; the signs of numbers."""

from ...evaluator import Evaluator, builtin
from ...expression import (
    COMPLEXES,
    Expr,
    Expression,
    S,
    Symbol,
    boolean,
    elements,
    is_list,
)
from ..kit.terms import is_infinite, is_numeric
from .ordering import numeric_value, order, sign_of

TRUE, FALSE = S.True_, S.False_


def _chain(ev, head, args, holds):
    """An inequality between neighbours; known true links are dropped, a false one decides."""
    if len(args) < 2:
        return TRUE
    known = True
    orders = []
    for a, b in zip(args, args[1:]):
        compared = order(ev, a, b)
        if compared is None and complain(ev, head, a, b):
            return None
        if compared is not None and not holds(compared):
            return FALSE
        known = known and compared is not None
        orders.append(compared)
    if known:
        return TRUE
    needed = _needed(args, orders)
    return Expr(head, needed) if len(needed) < len(args) else None


def _needed(args, orders) -> tuple:
    """A chain without the values in its middle that stand between two links known to hold."""
    known = [o is not None for o in orders]
    return tuple([a for i, a in enumerate(args) if not (0 < i < len(args) - 1 and known[i - 1] and known[i])])


def complain(ev: Evaluator, head: Symbol, a: Expression, b: Expression) -> bool:
    """Does one of two compared values have no order?  A message says so."""
    for x in (a, b):
        if type(x) in COMPLEXES:
            ev.message(head, "nord", x)
            return True
    return False


_NORD = {"nord": "Invalid comparison with `1` attempted."}


@builtin("Less", pure=True, messages=_NORD)
def less(ev: Evaluator, args: tuple) -> Expression:
    """x < y yields True if x is determined to be less than y."""
    return _chain(ev, S.Less, args, lambda o: o < 0)


@builtin("LessEqual", pure=True, messages=_NORD)
def less_equal(ev: Evaluator, args: tuple) -> Expression:
    """x <= y yields True if x is determined to be less than or equal to y."""
    return _chain(ev, S.LessEqual, args, lambda o: o <= 0)


@builtin("Greater", pure=True, messages=_NORD)
def greater(ev: Evaluator, args: tuple) -> Expression:
    """x > y yields True if x is determined to be greater than y."""
    return _chain(ev, S.Greater, args, lambda o: o > 0)


@builtin("GreaterEqual", pure=True, messages=_NORD)
def greater_equal(ev: Evaluator, args: tuple) -> Expression:
    """x >= y yields True if x is determined to be greater than or equal to y."""
    return _chain(ev, S.GreaterEqual, args, lambda o: o >= 0)


_RELATIONS = {S.Less: lambda o: o < 0, S.LessEqual: lambda o: o <= 0, S.Greater: lambda o: o > 0, S.GreaterEqual: lambda o: o >= 0}


@builtin("Inequality")
def inequality(ev: Evaluator, args: tuple) -> Expression | None:
    """Inequality[e1, r1, e2, r2, e3, …] represents the chain e1 r1 e2 r2 e3 of relations."""
    if len(args) < 3 or len(args) % 2 == 0:
        return TRUE if len(args) == 1 else None
    if _is_mixed(args[1::2]):
        return Expr(S.And, tuple([Expr(args[i + 1], (args[i], args[i + 2])) for i in range(0, len(args) - 2, 2)]))
    links = []
    for i in range(0, len(args) - 2, 2):
        link = ev.evaluate(Expr(args[i + 1], (args[i], args[i + 2])))
        if link is FALSE:
            return FALSE
        links.append(link)
    open_links = [i for i, x in enumerate(links) if x is not TRUE]
    if not open_links:
        return TRUE
    if len(open_links) == 1:
        return links[open_links[0]]
    if len(open_links) == len(links):
        relations = set(args[1::2])
        if len(relations) == 1:
            return Expr(args[1], args[::2])
        return None
    return _remaining_chains(args, open_links)


def _is_mixed(relations) -> bool:
    """Do the relations of a chain point both ways, or ask for difference among others?"""
    rising = any([r in (S.Less, S.LessEqual) for r in relations])
    falling = any([r in (S.Greater, S.GreaterEqual) for r in relations])
    return rising and falling or S.Unequal in relations and len(set(relations)) > 1


def _remaining_chains(args, open_links: list):
    """And of the runs of links that are still open."""
    runs: list = []
    for i in open_links:
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    chains = [Expr(S.Inequality, args[2 * r[0] : 2 * r[-1] + 3]) for r in runs]
    return chains[0] if len(chains) == 1 else Expr(S.And, tuple(chains))


def _sign_test(ev, x, holds):
    if type(x) in COMPLEXES or is_infinite(x) and (not x.args or x.args[0] not in (1, -1)):
        return FALSE
    s = sign_of(ev, x)
    if s is None:
        if type(x) in (Expr, Symbol) and is_numeric(ev, x) and type(numeric_value(ev, x)) in COMPLEXES:
            return FALSE
        if type(x) is Expr and x.head is S.Abs:
            # the same for 0 and for what is more: known without the value
            return boolean(holds(1)) if holds(0) == holds(1) else None
        return FALSE if type(x) is str else None
    return boolean(holds(s))


@builtin("Positive", attributes="Listable", pure=True)
def positive(ev: Evaluator, x: Expression) -> Expression:
    """Positive[x] gives True if x is a positive number."""
    return _sign_test(ev, x, lambda s: s > 0)


@builtin("Negative", attributes="Listable", pure=True)
def negative(ev: Evaluator, x: Expression) -> Expression:
    """Negative[x] gives True if x is a negative number."""
    return _sign_test(ev, x, lambda s: s < 0)


@builtin("NonNegative", attributes="Listable", pure=True)
def non_negative(ev: Evaluator, x: Expression) -> Expression:
    """NonNegative[x] gives True if x is a non-negative number."""
    return _sign_test(ev, x, lambda s: s >= 0)


@builtin("NonPositive", attributes="Listable", pure=True)
def non_positive(ev: Evaluator, x: Expression) -> Expression:
    """NonPositive[x] gives True if x is a non-positive number."""
    return _sign_test(ev, x, lambda s: s <= 0)


@builtin("LessThan", operator="first")
def less_than(ev: Evaluator, x: Expression, y: Expression) -> Expression:
    """LessThan[y] is an operator form that yields x < y when applied to an expression x."""
    return Expr(S.Less, (x, y))


@builtin("LessEqualThan", operator="first")
def less_equal_than(ev: Evaluator, x: Expression, y: Expression) -> Expression:
    """LessEqualThan[y] is an operator form that yields x <= y when applied to an expression x."""
    return Expr(S.LessEqual, (x, y))


@builtin("GreaterThan", operator="first")
def greater_than(ev: Evaluator, x: Expression, y: Expression) -> Expression:
    """GreaterThan[y] is an operator form that yields x > y when applied to an expression x."""
    return Expr(S.Greater, (x, y))


@builtin("GreaterEqualThan", operator="first")
def greater_equal_than(ev: Evaluator, x: Expression, y: Expression) -> Expression:
    """GreaterEqualThan[y] is an operator form that yields x >= y when applied to an expression x."""
    return Expr(S.GreaterEqual, (x, y))


@builtin("Between", operator="first")
def between(ev: Evaluator, x: Expression, span: Expression) -> Expression | None:
    """Between[x, {min, max}] is equivalent to min <= x <= max.
    Between[x, {{min1, max1}, …}] tests whether any of the ranges holds; Between[range] is an operator form."""
    if not is_list(span):
        return None
    if elements(span) and is_list(elements(span)[0]):
        return Expr(S.Or, tuple([Expr(S.Between, (x, s)) for s in elements(span)]))
    return Expr(S.LessEqual, (elements(span)[0], x, elements(span)[1])) if len(elements(span)) == 2 else None
