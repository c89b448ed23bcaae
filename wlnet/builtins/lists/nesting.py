"""Nest, FixedPoint, Fold and their relatives: a function applied again and again."""

from collections.abc import Sequence

from ...evaluator import Evaluator, application, builtin
from ...evaluator.lists import final_list
from ...expression import Association, Expr, Expression, MessageError, S, elements, is_list, length, make_list, same
from ...expression.compounds import count_limit, is_infinity, items_of, with_items
from ..kit.each import caller, holds
from ..kit.levels import EVERY_LEVEL

# --- Nest, FixedPoint, NestWhile ------------------------------------------------------------------------------------


@builtin(
    "Nest",
    operator="first",
    operator_arity=2,
    messages={"intnm": "Non-negative machine-sized integer expected at position 3 in `1`."},
)
def nest(ev: Evaluator, f: Expression, x: Expression, n: Expression = None) -> Expression | None:
    """Nest[f, expr, n] applies f n times to expr.
    Nest[f, n] is an operator form."""
    if n is None:
        return None
    if type(n) is not int or n < 0:
        raise MessageError("intnm", Expr(S.Nest, (f, x, n)))
    call = caller(ev, f, 1)
    for _ in range(n):
        x = call(x)
    return x


@application("Nest")
def _nest_operator(ev, operator, args):
    if len(operator.args) != 2 or len(args) != 1:
        return None
    return Expr(S.Nest, (operator.args[0], args[0], operator.args[1]))


@builtin("NestList", messages={"intnm": "Non-negative machine-sized integer expected at position 3 in `1`."})
def nest_list(ev: Evaluator, f: Expression, x: Expression, n: Expression) -> Expression:
    """NestList[f, expr, n] lists expr, f[expr], f[f[expr]], … up to n applications."""
    if type(n) is not int or n < 0:
        raise MessageError("intnm", Expr(S.NestList, (f, x, n)))
    call = caller(ev, f, 1)
    out = [x]
    for _ in range(n):
        x = call(x)
        out.append(x)
    return final_list(ev, out)


def _nest_while(ev, f, x, test, window, limit, extra, keep: bool):
    """The values of NestWhile: all of them where ``keep``, else those that the window and ``extra`` need."""
    if window is S.All:
        low, high = 1, EVERY_LEVEL
    elif type(window) is int and window >= 0:
        low = high = window
    elif is_list(window) and length(window) == 2:
        low, high = elements(window)
        high = EVERY_LEVEL if is_infinity(high) else high
        if type(low) is not int or type(high) is not int:
            return None
    else:
        return None
    limit = EVERY_LEVEL if is_infinity(limit) else count_limit(limit)
    if limit is None or type(extra) is not int:
        return None
    call = caller(ev, f, 1)
    evaluate, true = ev.evaluate, S.True_
    values = [x]
    # the common form needs the last value only: no history is kept
    if low == high == 1 and not keep and extra >= 0:
        check = caller(ev, test, 1)
        steps = 0
        while steps < limit and check(x) is true:
            x = call(x)
            steps += 1
        for _ in range(extra):
            x = call(x)
        return [x]
    steps = 0
    # Wolfram begins to test when there are mmin results
    while steps < low - 1 and steps < limit:
        values.append(call(values[-1]))
        steps += 1
    if low <= len(values):
        while steps < limit:
            if low == high == 1:
                seen = (values[-1],)
            else:
                seen = tuple(values[-min(high, len(values)) :]) if high else ()
            if evaluate(Expr(test, seen)) is not true:
                break
            values.append(call(values[-1]))
            steps += 1
    for _ in range(extra):
        values.append(call(values[-1]))
    if extra < 0:
        # Wolfram: a negative n goes back as many steps
        values = values[:extra] if -extra < len(values) else [] if keep else values[:1]
    return values


@builtin("NestWhile")
def nest_while(
    ev: Evaluator,
    f: Expression,
    x: Expression,
    test: Expression,
    window: Expression = 1,
    limit: Expression = S.Infinity,
    extra: Expression = 0,
) -> Expression:
    """NestWhile[f, expr, test] applies f to expr as long as test gives True.
    NestWhile[f, expr, test, m] gives the m last results to test; All gives all of them, {mmin, m} from mmin to m.
    NestWhile[f, expr, test, m, max] applies f at most max times, NestWhile[f, expr, test, m, max, n] n times more."""
    values = _nest_while(ev, f, x, test, window, limit, extra, False)
    return None if values is None else values[-1]


@builtin("NestWhileList")
def nest_while_list(
    ev: Evaluator,
    f: Expression,
    x: Expression,
    test: Expression,
    window: Expression = 1,
    limit: Expression = S.Infinity,
    extra: Expression = 0,
) -> Expression:
    """NestWhileList[f, expr, test] lists expr, f[expr], … as long as test gives True.
    It takes the other arguments of NestWhile."""
    values = _nest_while(ev, f, x, test, window, limit, extra, True)
    return None if values is None else final_list(ev, values)


def _fixed_point(ev, f, x, limit, options, keep: bool):
    limit = EVERY_LEVEL if limit is None or is_infinity(limit) else count_limit(limit)
    if limit is None:
        return None
    call = caller(ev, f, 1)
    test = options["SameTest"]
    equal = same if test is S.Automatic else holds(ev, test)
    values = [x]
    steps = 0
    while steps < limit:
        new = call(x)
        steps += 1
        if keep:
            values.append(new)
        if equal(x, new) or type(x) is float and type(new) is float and _close(x, new):
            x = new
            break
        x = new
    return values if keep else x


def _close(a: float, b: float) -> bool:
    """SameQ of reals allows a difference in the last binary digit."""
    # one unit in the last place of a machine real (2^-52): SameQ would let a fixed point flicker for ever
    return a == b or abs(a - b) <= 2.3e-16 * max(abs(a), abs(b))


@builtin("FixedPoint", options={"SameTest": S.Automatic}, operator="last")
def fixed_point(ev: Evaluator, f: Expression, x: Expression, limit: Expression = None, options: dict = None) -> Expression:
    """FixedPoint[f, expr] applies f until the result no longer changes.
    FixedPoint[f, expr, n] stops after n steps.
    FixedPoint[f] is an operator form."""
    return _fixed_point(ev, f, x, limit, options, False)


@builtin("FixedPointList", options={"SameTest": S.Automatic}, operator="last")
def fixed_point_list(ev: Evaluator, f: Expression, x: Expression, limit: Expression = None, options: dict = None) -> Expression:
    """FixedPointList[f, expr] lists expr, f[expr], … until the result no longer changes.
    FixedPointList[f, expr, n] stops after n steps."""
    values = _fixed_point(ev, f, x, limit, options, True)
    return None if values is None else final_list(ev, values)


# --- Fold -----------------------------------------------------------------------------------------------------------


def fold_each(ev: Evaluator, f: Expression, start: Expression, items: Sequence, keep: bool = False) -> Expression:
    """f[…f[f[start, x1], x2]…]; a list of all intermediate values (start first) where ``keep``."""
    call = caller(ev, f, 2)
    value = start
    if not keep:
        for x in items:
            # evaluated at every step: f[f[…]] in one piece would nest as deep as the list is long
            value = call(value, x)
        return value
    out = [value]
    for x in items:
        value = call(value, x)
        out.append(value)
    return out


@builtin("Fold", operator="last")
def fold(ev: Evaluator, f: Expression, x: Expression, items: Expression = None) -> Expression | None:
    """Fold[f, x, {a, b, c, …}] gives f[…f[f[f[x, a], b], c]…].
    Fold[f, {a, b, c, …}] starts with the first element.
    Fold[f] is an operator form."""
    if items is None:
        parts = items_of(x)
        if parts is None:
            return None
        return fold_each(ev, f, parts[0], parts[1:]) if len(parts) else None
    parts = items_of(items)
    return None if parts is None else fold_each(ev, f, x, parts)


@builtin("FoldList", operator="last")
def fold_list(ev: Evaluator, f: Expression, x: Expression, items: Expression = None) -> Expression | None:
    """FoldList[f, x, {a, b, c, …}] gives {x, f[x, a], f[f[x, a], b], …}.
    FoldList[f, {a, b, c, …}] starts with the first element.
    FoldList[f] is an operator form."""
    source = x if items is None else items
    parts = items_of(source)
    if parts is None:
        return None
    if items is None:
        if not len(parts):
            return source
        values = fold_each(ev, f, parts[0], parts[1:], keep=True)
    else:
        values = fold_each(ev, f, x, parts, keep=True)
    if type(source) is Expr and source.head is not S.List:
        return Expr(source.head, tuple(values))
    if type(source) is Association and items is None:
        return with_items(source, values)
    return final_list(ev, values)


@builtin("FoldPair")
def fold_pair(ev: Evaluator, f: Expression, x: Expression, items: Expression, g: Expression = S.First) -> Expression:
    """FoldPair[f, y, {a1, a2, …}] folds f, which gives pairs {x, y}: y is passed on and the last x is the result.
    FoldPair[f, y, list, g] gives g of the last pair."""
    pairs = _pairs(ev, f, x, items)
    return None if not pairs else Expr(g, (pairs[-1],))


@builtin("FoldPairList")
def fold_pair_list(ev: Evaluator, f: Expression, x: Expression, items: Expression, g: Expression = S.First) -> Expression:
    """FoldPairList[f, y, {a1, a2, …}] lists the x of the pairs {x, y} that f gives; y is passed on.
    FoldPairList[f, y, list, g] lists g of the pairs."""
    pairs = _pairs(ev, f, x, items)
    return None if pairs is None else make_list([Expr(g, (p,)) for p in pairs])


def _pairs(ev, f, y, items) -> "list | None":
    parts = items_of(items)
    if parts is None:
        # Wolfram asks for pairs; anything else leaves the call unevaluated
        return None
    out = []
    for a in parts:
        pair = ev.evaluate(Expr(f, (y, a)))
        if not is_list(pair) or length(pair) != 2:
            return None
        out.append(pair)
        y = elements(pair)[1]
    return out


@builtin("FoldWhile")
def fold_while(ev: Evaluator, f: Expression, x: Expression, items: Expression, test: Expression) -> Expression:
    """FoldWhile[f, x, {a1, a2, …}, test] folds as long as test gives True for the result."""
    values = _fold_while(ev, f, x, items, test)
    return None if values is None else values[-1]


@builtin("FoldWhileList")
def fold_while_list(ev: Evaluator, f: Expression, x: Expression, items: Expression, test: Expression) -> Expression:
    """FoldWhileList[f, x, {a1, a2, …}, test] lists the successive results as long as test gives True."""
    values = _fold_while(ev, f, x, items, test)
    return None if values is None else final_list(ev, values)


def _fold_while(ev, f, x, items, test) -> "list | None":
    parts = items_of(items)
    if parts is None:
        return None
    call, check = caller(ev, f, 2), caller(ev, test, 1)
    values = [x]
    for a in parts:
        if check(values[-1]) is not S.True_:
            break
        values.append(call(values[-1], a))
    return values
