"""Functional programming: applying, mapping, nesting, folding and combining functions."""

from ...evaluator import builtin, declare_symbol
from ...evaluator.lists import final, final_list
from ...evaluator.parts import Missed, get_part, sequence_range
from ...expression import (
    Association,
    Expr,
    MessageError,
    PackedArray,
    S,
    boolean,
    dimensions,
    elements,
    from_array,
    has_head,
    head_of,
    is_list,
    length,
    make_list,
    same,
)
from ...expression.compounds import count_limit, is_compound, is_infinity, items_of, select_items, with_items
from ..kit.each import apply_each, caller, holds, test_each
from ..kit.levels import INFINITY, Levels, levels, transform, transform_indexed, visit
from .arrays import move_level_last
from .lists import safe_total
from .positions import change_at, position_list

_LEVEL_ONE = Levels(1, 1)


def _level_options(options) -> bool:
    return options["Heads"] is S.True_


def _is_one(spec) -> bool:
    """Is this the plain level specification {1} or 1?"""
    return spec is None or spec == 1 and type(spec) is int or is_list(spec) and elements(spec) in ((1,), [1])


# --- Apply and Map --------------------------------------------------------------------------------------------------


@builtin("Apply", options={"Heads": S.False_}, operator="last")
def apply_(ev, f, x, spec=None, options=None):
    """Apply[f, expr] or f @@ expr replaces the head of expr by f.
    Apply[f, expr, levelspec] replaces the heads on these levels; f @@@ expr is Apply[f, expr, {1}].
    Apply[f] is an operator form."""
    if spec is None:
        items = items_of(x)
        return x if items is None else Expr(f, tuple(items))
    wanted = levels(spec)

    def change(part):
        items = items_of(part)
        return part if items is None else Expr(f, tuple(items))

    return transform(x, wanted, _level_options(options), change)[0]


@builtin("MapApply", operator="last")
def map_apply(ev, f, x):
    """MapApply[f, expr] or f @@@ expr replaces the heads on level 1 of expr by f.
    MapApply[f] is an operator form."""
    if f is S.Plus and type(x) is PackedArray and x.array.ndim == 2:
        sums = _row_sums(ev, x)
        if sums is not None:
            return sums
    items = items_of(x)
    if items is None:
        return x
    return with_items(x, [a if items_of(a) is None else Expr(f, tuple(items_of(a))) for a in items])


@builtin("Map", options={"Heads": S.False_}, operator="last")
def map_(ev, f, x, spec=None, options=None):
    """Map[f, expr] or f /@ expr applies f to each part of expr.
    Map[f, expr, levelspec] applies f to the parts on these levels.
    Map[f] is an operator form."""
    heads = _level_options(options)
    if _is_one(spec) and not heads:
        return map_parts(ev, f, x)
    wanted = levels(spec) if spec is not None else _LEVEL_ONE
    if type(x) is PackedArray and wanted.low == wanted.high == x.array.ndim and not heads:
        flat = apply_each(ev, f, PackedArray(x.array.reshape(-1)))
        if type(flat) is PackedArray:
            return PackedArray(flat.array.reshape(x.array.shape))
    return transform(x, wanted, heads, lambda part: Expr(f, (part,)))[0]


def _row_sums(ev, x: PackedArray):
    """The sums of the rows of a packed array of rank 2 or more, or None where an integer could overflow."""
    array = x.array
    if array.ndim < 2 or array.dtype.kind == "c" or not safe_total(array):
        return None
    import numpy as np

    sums = array.sum(axis=1)
    return from_array(sums) if np.isfinite(sums).all() else None


def map_parts(ev, f, x):
    """f applied to each part of x (level 1), evaluated where x is a list or an association."""
    kind = type(x)
    if kind is PackedArray and f is S.Total and not ev.definitions[f].down:
        sums = _row_sums(ev, x)
        if sums is not None:
            return sums
    if kind is PackedArray:
        result = apply_each(ev, f, x)
        return result if type(result) is PackedArray else final_list(ev, result)
    if kind is Association:
        return Association(dict(zip(x.data, apply_each(ev, f, x.values()))))
    if kind is not Expr:
        return x
    if x.head is S.List:
        return final_list(ev, apply_each(ev, f, x.args))
    return Expr(x.head, tuple([Expr(f, (a,)) for a in x.args]))


@builtin("ParallelMap", options={"Method": S.Automatic, "DistributedContexts": S.Automatic}, operator="last")
def parallel_map(ev, f, x, spec=None, options=None):
    """ParallelMap[f, expr] gives Map[f, expr]; wlnet works on one kernel."""
    return Expr(S.Map, (f, x) if spec is None else (f, x, spec))


@builtin("Scan", options={"Heads": S.False_}, operator="last")
def scan(ev, f, x, spec=None, options=None):
    """Scan[f, expr] evaluates f[part] for each part of expr and gives Null.
    Scan[f, expr, levelspec] visits the parts on these levels.
    Scan[f] is an operator form."""
    call = caller(ev, f, 1)
    heads = _level_options(options)
    if _is_one(spec) and not heads:
        for a in items_of(x) or ():
            result = call(a)
            if type(result) is Expr and result.head is S.Return:
                return result.args[0] if result.args else S.Null
    else:
        visit(x, levels(spec) if spec is not None else _LEVEL_ONE, heads, call)
    return S.Null


@builtin("MapIndexed", options={"Heads": S.False_}, operator="last")
def map_indexed(ev, f, x, spec=None, options=None):
    """MapIndexed[f, expr] applies f to each part of expr and its position: f[part, {i}].
    MapIndexed[f, expr, levelspec] does so on these levels.
    MapIndexed[f] is an operator form."""
    heads = _level_options(options)
    if _is_one(spec) and not heads:
        items = items_of(x)
        if items is None:
            return x
        if type(x) is Association:
            indices = [Expr(S.Key, (k,)) for k in x.keys()]
        else:
            indices = range(1, len(items) + 1)
        if type(x) is Expr and x.head is not S.List:
            return Expr(x.head, tuple([Expr(f, (a, make_list((i,)))) for i, a in enumerate(items, 1)]))
        call = caller(ev, f, 2)
        if type(x) is Association:
            return final(ev, x, [call(a, make_list((i,))) for i, a in zip(indices, items)])
        return final(ev, x, [call(a, final_list(ev, (i,))) for i, a in zip(indices, items)])
    wanted = levels(spec) if spec is not None else _LEVEL_ONE
    return transform_indexed(x, wanted, heads, lambda part, at: Expr(f, (part, make_list(at))))[0]


@builtin(
    "MapThread",
    operator="last",
    messages={
        "mptd": "Object `1` at position {2, `2`} in `3` has only `4` of required `5` dimensions.",
        "mptc": "Incompatible dimensions of objects at positions {2, `1`} and {2, `2`} of `3`; dimensions are `4` and `5`.",
    },
)
def map_thread(ev, f, lists, depth=1):
    """MapThread[f, {{a1, a2, …}, {b1, b2, …}, …}] gives {f[a1, b1, …], f[a2, b2, …], …}.
    MapThread[f, {array1, array2, …}, n] works on level n.
    MapThread[f] is an operator form."""
    if not is_list(lists) or type(depth) is not int or depth < 0:
        return None
    rows = list(elements(lists))
    if not rows:
        return Expr(S.List, ())
    if depth == 0:
        return Expr(f, tuple(rows))
    call = Expr(S.MapThread, (f, lists))
    if all([type(r) is Association for r in rows]):
        return _map_thread_keys(f, rows)
    return _thread_rows(ev, f, rows, depth, call)


def _map_thread_keys(f, rows):
    keys = list(rows[0].data)
    if any([set(r.data) != set(keys) for r in rows]):
        return None
    return Association({k: Expr(f, tuple([r.data[k] for r in rows])) for k in keys})


def _thread_rows(ev, f, rows, depth: int, call):
    for k, r in enumerate(rows, 1):
        if not is_list(r):
            raise MessageError("mptd", r, k, call, 0, depth)
        if length(r) != length(rows[0]):
            raise MessageError("mptc", 1, k, call, make_list((length(rows[0]),)), make_list((length(r),)))
    columns = [elements(r) for r in rows]
    if depth == 1:
        if len(columns) == 1:
            return final_list(ev, apply_each(ev, f, columns[0]))
        apply = caller(ev, f, len(columns))
        if len(columns) == 2:
            return final_list(ev, [apply(a, b) for a, b in zip(columns[0], columns[1])])
        return final_list(ev, [apply(*row) for row in zip(*columns)])
    return make_list([_thread_rows(ev, f, list(row), depth - 1, call) for row in zip(*columns)])


# --- Nest, FixedPoint, NestWhile ------------------------------------------------------------------------------------


@builtin(
    "Nest",
    operator="first",
    operator_arity=2,
    messages={"intnm": "Non-negative machine-sized integer expected at position 3 in `1`."},
)
def nest(ev, f, x, n=None):
    """Nest[f, expr, n] applies f n times to expr.
    Nest[f, n] is an operator form."""
    if n is None:
        ev.applications[S.Nest] = _nest_operator
        return None
    if type(n) is not int or n < 0:
        raise MessageError("intnm", Expr(S.Nest, (f, x, n)))
    call = caller(ev, f, 1)
    for _ in range(n):
        x = call(x)
    return x


def _nest_operator(ev, operator, args):
    if len(operator.args) != 2 or len(args) != 1:
        return None
    return Expr(S.Nest, (operator.args[0], args[0], operator.args[1]))


@builtin("NestList", messages={"intnm": "Non-negative machine-sized integer expected at position 3 in `1`."})
def nest_list(ev, f, x, n):
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
        low, high = 1, INFINITY
    elif type(window) is int and window >= 0:
        low = high = window
    elif is_list(window) and length(window) == 2:
        low, high = elements(window)
        high = INFINITY if is_infinity(high) else high
        if type(low) is not int or type(high) is not int:
            return None
    else:
        return None
    limit = INFINITY if is_infinity(limit) else count_limit(limit)
    if limit is None or type(extra) is not int:
        return None
    call = caller(ev, f, 1)
    evaluate, true = ev.evaluate, S.True_
    values = [x]
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
        values = values[:extra] if -extra < len(values) else [] if keep else values[:1]
    return values


@builtin("NestWhile")
def nest_while(ev, f, x, test, window=1, limit=S.Infinity, extra=0):
    """NestWhile[f, expr, test] applies f to expr as long as test gives True.
    NestWhile[f, expr, test, m] gives the m last results to test; All gives all of them, {mmin, m} from mmin to m.
    NestWhile[f, expr, test, m, max] applies f at most max times, NestWhile[f, expr, test, m, max, n] n times more."""
    values = _nest_while(ev, f, x, test, window, limit, extra, False)
    return None if values is None else values[-1]


@builtin("NestWhileList")
def nest_while_list(ev, f, x, test, window=1, limit=S.Infinity, extra=0):
    """NestWhileList[f, expr, test] lists expr, f[expr], … as long as test gives True.
    It takes the other arguments of NestWhile."""
    values = _nest_while(ev, f, x, test, window, limit, extra, True)
    return None if values is None else final_list(ev, values)


def _fixed_point(ev, f, x, limit, options, keep: bool):
    limit = INFINITY if limit is None or is_infinity(limit) else count_limit(limit)
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
    return a == b or abs(a - b) <= 2.3e-16 * max(abs(a), abs(b))


@builtin("FixedPoint", options={"SameTest": S.Automatic}, operator="last")
def fixed_point(ev, f, x, limit=None, options=None):
    """FixedPoint[f, expr] applies f until the result no longer changes.
    FixedPoint[f, expr, n] stops after n steps.
    FixedPoint[f] is an operator form."""
    return _fixed_point(ev, f, x, limit, options, False)


@builtin("FixedPointList", options={"SameTest": S.Automatic}, operator="last")
def fixed_point_list(ev, f, x, limit=None, options=None):
    """FixedPointList[f, expr] lists expr, f[expr], … until the result no longer changes.
    FixedPointList[f, expr, n] stops after n steps."""
    values = _fixed_point(ev, f, x, limit, options, True)
    return None if values is None else final_list(ev, values)


# --- Fold -----------------------------------------------------------------------------------------------------------


def fold_each(ev, f, start, items, keep: bool = False):
    """f[…f[f[start, x1], x2]…]; a list of all intermediate values (start first) where ``keep``."""
    call = caller(ev, f, 2)
    value = start
    if not keep:
        for x in items:
            value = call(value, x)
        return value
    out = [value]
    for x in items:
        value = call(value, x)
        out.append(value)
    return out


@builtin("Fold", operator="last")
def fold(ev, f, x, items=None):
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
def fold_list(ev, f, x, items=None):
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
def fold_pair(ev, f, x, items, g=S.First):
    """FoldPair[f, y, {a1, a2, …}] folds f, which gives pairs {x, y}: y is passed on and the last x is the result.
    FoldPair[f, y, list, g] gives g of the last pair."""
    pairs = _pairs(ev, f, x, items)
    return None if not pairs else Expr(g, (pairs[-1],))


@builtin("FoldPairList")
def fold_pair_list(ev, f, x, items, g=S.First):
    """FoldPairList[f, y, {a1, a2, …}] lists the x of the pairs {x, y} that f gives; y is passed on.
    FoldPairList[f, y, list, g] lists g of the pairs."""
    pairs = _pairs(ev, f, x, items)
    return None if pairs is None else make_list([Expr(g, (p,)) for p in pairs])


def _pairs(ev, f, y, items) -> "list | None":
    parts = items_of(items)
    if parts is None:
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
def fold_while(ev, f, x, items, test):
    """FoldWhile[f, x, {a1, a2, …}, test] folds as long as test gives True for the result."""
    values = _fold_while(ev, f, x, items, test)
    return None if values is None else values[-1]


@builtin("FoldWhileList")
def fold_while_list(ev, f, x, items, test):
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


# --- composing functions --------------------------------------------------------------------------------------------


@builtin("Composition", attributes="Flat OneIdentity")
def composition(ev, args):
    """Composition[f, g, h] or f @* g @* h is the function x ↦ f[g[h[x]]]."""
    ev.applications[S.Composition] = _apply_composition
    kept = tuple([a for a in args if a is not S.Identity])
    return _shortened(S.Composition, args, kept)


@builtin("RightComposition", attributes="Flat OneIdentity")
def right_composition(ev, args):
    """RightComposition[f, g, h] or f /* g /* h is the function x ↦ h[g[f[x]]]."""
    ev.applications[S.RightComposition] = _apply_composition
    kept = tuple([a for a in args if a is not S.Identity])
    return _shortened(S.RightComposition, args, kept)


def _shortened(head, args: tuple, kept: tuple):
    if not kept:
        return S.Identity
    if len(kept) == 1:
        return kept[0]
    return None if len(kept) == len(args) else Expr(head, kept)


def _apply_composition(ev, function, args):
    functions = function.args if function.head is S.RightComposition else tuple(reversed(function.args))
    if not functions:
        return args[0] if len(args) == 1 else None
    result = Expr(functions[0], args)
    for f in functions[1:]:
        result = Expr(f, (result,))
    return result


@builtin("OperatorApplied")
def operator_applied(ev, f, spec=None):
    """OperatorApplied[f][x][y] gives f[y, x].
    OperatorApplied[f, n] takes n arguments in order, OperatorApplied[f, {i1, i2, …}] in the given order."""
    ev.applications[S.OperatorApplied] = ev.applications[S.OperatorApplied, "curried"] = _apply_curried
    return None


@builtin("CurryApplied")
def curry_applied(ev, f, spec=None):
    """CurryApplied[f, n][x1]…[xn] gives f[x1, …, xn].
    CurryApplied[f, {i1, i2, …}] gives f[xi1, xi2, …]."""
    ev.applications[S.CurryApplied] = ev.applications[S.CurryApplied, "curried"] = _apply_curried
    return None


def _apply_curried(ev, head, args):
    """One more argument for a curried function; f is called when all are there."""
    given: list = []
    while type(head) is Expr and type(head.head) is Expr:
        given[:0] = head.args
        head = head.head
    given.extend(args)
    if len(head.args) == 1 and head.head is S.CurryApplied:  # CurryApplied[n][f]
        head, given = Expr(S.CurryApplied, (given[0], head.args[0])) if given else head, given[1:]
        if len(head.args) == 1 or not given:
            return head if len(head.args) > 1 else None
    f = head.args[0]
    spec = head.args[1] if len(head.args) > 1 else make_list((2, 1))
    arity = None
    if has_head(spec, S.Rule) and len(spec.args) == 2:
        arity, spec = spec.args
    order = list(range(1, spec + 1)) if type(spec) is int else list(elements(spec)) if is_list(spec) else [None]
    options = [o for o in order if type(o) is not int]
    order = [k for k in order if type(k) is int]
    if any([not has_head(o, S.Rule) for o in options]) or any([k < 1 for k in order]):
        return None
    count = arity if type(arity) is int else max(order, default=0)
    if len(given) < count:
        return None
    result = Expr(f, tuple([given[k - 1] for k in order]) + tuple(options))
    return result if len(given) == count else Expr(result, tuple(given[count:]))


@builtin("Through")
def through(ev, x, wanted=None):
    """Through[p[f1, f2][x]] gives p[f1[x], f2[x]].
    Through[expr, h] does so only where the head is h."""
    if type(x) is not Expr:
        return None
    if not is_compound(x.head):
        return x
    head = x.head
    if wanted is not None and head_of(head) != wanted:
        return x
    return with_items(head, [Expr(f, x.args) for f in items_of(head)])


@builtin("Operate", operator_arity=1)
def operate(ev, p, x, n=1):
    """Operate[p, f[x, y]] gives p[f][x, y].
    Operate[p, expr, n] applies p on level n of the head."""
    if type(n) is not int or n < 0:
        return None
    if n == 0:
        return Expr(p, (x,))

    def at(e, k: int):
        if k == 0:
            return Expr(p, (e,))
        if type(e) is not Expr:
            return e
        return Expr(at(e.head, k - 1), e.args)

    depth, e = 0, x
    while type(e) is Expr:
        depth, e = depth + 1, e.head
    return x if depth < n else at(x, n)


@builtin("Thread", messages={"tdlen": "Objects of unequal length in `1` cannot be combined."})
def thread(ev, x, head=S.List, spec=None):
    """Thread[f[args]] threads f over the lists among its arguments.
    Thread[f[args], h] threads over arguments with head h; Thread[f[args], h, n] over the first n arguments only."""
    if type(x) is not Expr:
        return x
    chosen = range(len(x.args))
    if spec is not None and spec is not S.All:
        try:
            chosen = sequence_range(spec, len(x.args), x)
        except Missed:
            return None
        if spec is S.None_:
            return x
    columns: dict = {}
    size = None
    for i in chosen:
        a = x.args[i]
        if is_compound(a) and head_of(a) == head and type(a) is not Association or head is S.Association and type(a) is Association:
            items = items_of(a)
            if size is not None and size != len(items):
                raise MessageError("tdlen", x, result=x)
            size = len(items)
            columns[i] = items
    if size is None:
        return x
    rows = [Expr(x.head, tuple([columns[i][k] if i in columns else a for i, a in enumerate(x.args)])) for k in range(size)]
    return Expr(head, tuple(rows))


# --- Outer, Inner, Array --------------------------------------------------------------------------------------------


@builtin("Outer", messages={"ipnfm": "Positive integer or Infinity expected at position `1` in `2`."})
def outer(ev, args):
    """Outer[f, list1, list2, …] forms all combinations of the elements: f of each.
    Outer[f, list1, list2, …, n] takes parts on level n as elements; Outer[f, list1, list2, …, n1, n2, …] on level ni."""
    if not args:
        return None
    f, rest = args[0], list(args[1:])
    depths: list = []
    while rest and (type(rest[-1]) is int or is_infinity(rest[-1])):
        depths.insert(0, INFINITY if type(rest[-1]) is not int else rest[-1])
        rest.pop()
    if any([d < 1 for d in depths]):
        raise MessageError("ipnfm", len(args), Expr(S.Outer, args))
    if not rest:
        return Expr(f, ())
    if any([not is_compound(x) for x in rest]):
        raise MessageError("normal", [not is_compound(x) for x in rest].index(True) + 2, Expr(S.Outer, args))
    if len(depths) == 1:
        depths = depths * len(rest)
    depths = (depths + [INFINITY] * len(rest))[: len(rest)]
    heads = {_outer_head(x) for x in rest}
    if len(heads) > 1:
        raise MessageError("heads", rest[0], rest[1])
    if len(rest) == 2 and f is S.Times:
        product = _packed_outer(rest, depths)
        if product is not None:
            return product
    head = heads.pop()

    def walk(k: int, x, depth: int, chosen: tuple):
        if depth and is_compound(x) and _outer_head(x) == head:
            return with_items(x, [walk(k, a, depth - 1, chosen) for a in items_of(x)])
        chosen = (*chosen, x)
        if k + 1 == len(rest):
            return Expr(f, chosen)
        return walk(k + 1, rest[k + 1], depths[k + 1], chosen)

    return walk(0, rest[0], depths[0], ())


def _outer_head(x):
    return S.List if type(x) is Association else head_of(x)


def _packed_outer(rest, depths):
    """Outer[Times, a, b] of packed arrays, where no product can overflow."""
    a, b = rest
    if type(a) is not PackedArray or type(b) is not PackedArray or min(depths) < INFINITY:
        return None
    import numpy as np

    x, y = a.array, b.array
    if x.dtype.kind == "i" and y.dtype.kind == "i":
        if int(np.abs(x).max(initial=0)) * int(np.abs(y).max(initial=0)) >= 2**62:
            return None
    elif "i" in (x.dtype.kind, y.dtype.kind):
        return None
    product = np.multiply.outer(x, y)
    if product.dtype.kind != "i" and not np.isfinite(product).all():
        return None
    return PackedArray(product)


@builtin("Inner", messages={"incom": "Length `1` of dimension `2` in `3` is incommensurate with length `4` of dimension 1 in `5`."})
def inner(ev, f, a, b, g=S.Plus, n=None):
    """Inner[f, list1, list2, g] is a generalised Dot: f multiplies and g adds.
    Inner[f, list1, list2, g, n] contracts index n of list1."""
    for k, x in enumerate((a, b), 2):
        if not is_compound(x):
            raise MessageError("normal", k, Expr(S.Inner, (f, a, b, g)))
    if head_of(a) != head_of(b):
        raise MessageError("heads", head_of(a), head_of(b))
    head = head_of(a)
    left = items_of(a)
    if n is not None:
        a = move_level_last(a, n)
        left = items_of(a)
    if left and all([is_compound(r) and head_of(r) == head for r in left]):
        return Expr(head, tuple([_inner(f, r, b, g, head) for r in left]))
    return _inner(f, a, b, g, head)


def _inner(f, row, b, g, head):
    items = items_of(row)
    if items and all([is_compound(r) and head_of(r) == head for r in items]):
        return Expr(head, tuple([_inner(f, r, b, g, head) for r in items]))
    others = items_of(b)
    if len(items) != len(others):
        raise MessageError("incom", len(items), 1, row, len(others), b)
    return _contract(f, items, others, g, head)


def _contract(f, items, others, g, head):
    if others and all([is_compound(o) and head_of(o) == head for o in others]) and len({length(o) for o in others}) == 1:
        columns = zip(*[items_of(o) for o in others])
        return Expr(head, tuple([_contract(f, items, c, g, head) for c in columns]))
    return Expr(g, tuple([Expr(f, (x, y)) for x, y in zip(items, others)]))


@builtin(
    "Array",
    messages={
        "plen": "`1` and `2` should have the same length.",
        "ilsmn": "Single or list of non-negative machine-sized integers expected at position `1` of `2`.",
    },
)
def array_(ev, f, counts, origin=1, head=S.List):
    """Array[f, n] gives {f[1], …, f[n]}; Array[f, {n1, n2, …}] a nested list of f[i1, i2, …].
    Array[f, n, r] starts at r; Array[f, n, {a, b}] goes from a to b in n steps.
    Array[f, dims, origin, h] uses the head h."""
    dims = list(elements(counts)) if is_list(counts) else [counts]
    if not all([type(n) is int and n >= 0 for n in dims]):
        raise MessageError("ilsmn", 2, Expr(S.Array, (f, counts)))
    axes = _origins(ev, dims, origin, is_list(counts))
    if axes is None:
        raise MessageError("plen", counts, origin)
    if head is S.List and len(axes) == 1:
        return final_list(ev, apply_each(ev, f, axes[0]))
    if head is S.List and len(axes) == 2:
        call = caller(ev, f, 2)
        return final_list(ev, [final_list(ev, [call(i, j) for j in axes[1]]) for i in axes[0]])

    def level(k: int, chosen: tuple):
        if k == len(axes):
            return Expr(f, chosen)
        return Expr(head, tuple([level(k + 1, (*chosen, i)) for i in axes[k]]))

    return level(0, ())


def _origins(ev, dims, origin, nested: bool) -> "list | None":
    """The indices of every axis of Array."""
    if not is_list(origin):
        return [_steps(ev, n, origin) for n in dims]
    parts = elements(origin)
    if not nested and len(parts) == 2:
        return [_between(ev, dims[0], parts[0], parts[1])]
    if len(parts) != len(dims):
        return None
    out = []
    for n, p in zip(dims, parts):
        if is_list(p) and length(p) == 2:
            out.append(_between(ev, n, *elements(p)))
        else:
            out.append(_steps(ev, n, p))
    return out


def _steps(ev, n: int, start):
    if type(start) is int:
        return range(start, start + n)
    return [ev.evaluate(Expr(S.Plus, (start, i))) for i in range(n)]


def _between(ev, n: int, a, b):
    if n <= 1:
        return [a] * n
    step = ev.evaluate(Expr(S.Divide, (Expr(S.Subtract, (b, a)), n - 1)))
    return [ev.evaluate(Expr(S.Plus, (a, Expr(S.Times, (i, step))))) for i in range(n)]


# --- tests over parts -----------------------------------------------------------------------------------------------


def _quantified(ev, owner, x, test, spec, decisive: bool, empty: bool):
    """AllTrue and relatives: stop at the first part whose test is ``decisive``; symbolic tests are kept."""
    if spec is None:
        parts = items_of(x) or ()
    elif type(spec) is int and spec >= 0:
        parts = []
        visit(x, Levels(spec, spec), False, parts.append)
    else:
        return None
    call = caller(ev, test, 1)
    undecided = []
    for a in parts:
        r = call(a)
        if r is boolean(decisive):
            return boolean(not empty)
        if r is not boolean(not decisive):
            undecided.append(r)
    if undecided:
        junction = S.Or if decisive else S.And
        if owner is S.NoneTrue:
            return Expr(S.Nor, tuple(undecided)) if len(undecided) > 1 else Expr(S.Not, tuple(undecided))
        return undecided[0] if len(undecided) == 1 else Expr(junction, tuple(undecided))
    return boolean(empty)


@builtin("AllTrue", operator="first")
def all_true(ev, x, test, spec=None):
    """AllTrue[{e1, e2, …}, test] is True if test gives True for every ei.
    AllTrue[expr, test, level] tests the parts on these levels.
    AllTrue[test] is an operator form."""
    return _quantified(ev, S.AllTrue, x, test, spec, False, True)


@builtin("AnyTrue", operator="first")
def any_true(ev, x, test, spec=None):
    """AnyTrue[{e1, e2, …}, test] is True if test gives True for at least one ei.
    AnyTrue[expr, test, level] tests the parts on these levels.
    AnyTrue[test] is an operator form."""
    return _quantified(ev, S.AnyTrue, x, test, spec, True, False)


@builtin("NoneTrue", operator="first")
def none_true(ev, x, test, spec=None):
    """NoneTrue[{e1, e2, …}, test] is True if test gives True for none of the ei.
    NoneTrue[expr, test, level] tests the parts on these levels.
    NoneTrue[test] is an operator form."""
    return _quantified(ev, S.NoneTrue, x, test, spec, True, True)


@builtin("Select", operator="first")
def select(ev, x, criterion, limit=None):
    """Select[list, crit] gives the elements for which crit gives True.
    Select[list, crit, n] gives the first n of them.
    Select[crit] is an operator form."""
    if not is_compound(x):
        raise MessageError("normal", 1, Expr(S.Select, (x, criterion)))
    if limit is None or is_infinity(limit):
        kept = test_each(ev, criterion, x if type(x) is PackedArray else items_of(x))
        return select_items(x, [i for i, k in enumerate(kept) if k])
    if has_head(limit, S.UpTo) and len(limit.args) == 1:
        limit = limit.args[0]
    count = count_limit(limit)
    if count is None:
        raise MessageError("innf", 3, Expr(S.Select, (x, criterion, limit)))
    call = caller(ev, criterion, 1)
    chosen: list = []
    for i, a in enumerate(items_of(x)):
        if len(chosen) >= count:
            break
        if call(a) is S.True_:
            chosen.append(i)
    return select_items(x, chosen)


@builtin("Discard", operator="first")
def discard(ev, x, criterion, limit=None):
    """Discard[list, crit] gives the elements for which crit does not give True.
    Discard[list, crit, n] leaves out the first n such elements only.
    Discard[crit] is an operator form."""
    if not is_compound(x):
        return None
    count = float("inf") if limit is None else count_limit(limit)
    if count is None:
        return None
    gone = 0
    kept = []
    for i, out in enumerate(test_each(ev, criterion, items_of(x))):
        if out and gone < count:
            gone += 1
        else:
            kept.append(i)
    return select_items(x, kept)


@builtin("SelectFirst", attributes="HoldRest", operator="first")
def select_first(ev, x, criterion, default=None):
    """SelectFirst[list, crit] gives the first element for which crit gives True, or Missing["NotFound"].
    SelectFirst[list, crit, default] gives default if there is none.
    SelectFirst[crit] is an operator form."""
    if not is_compound(x):
        return None
    call = caller(ev, ev.evaluate(criterion), 1)
    for a in items_of(x):
        if call(a) is S.True_:
            return a
    return Expr(S.Missing, ("NotFound",)) if default is None else default


def _leading(ev, x, test) -> int:
    """How many parts at the beginning satisfy the test."""
    call = caller(ev, test, 1)
    n = 0
    for a in items_of(x):
        if call(a) is not S.True_:
            break
        n += 1
    return n


@builtin("TakeWhile", operator="first")
def take_while(ev, x, test):
    """TakeWhile[list, crit] gives the elements at the beginning as long as crit gives True.
    TakeWhile[crit] is an operator form."""
    if not is_compound(x):
        return None
    return select_items(x, range(_leading(ev, x, test)))


@builtin("DropWhile", operator="first")
def drop_while(ev, x, test):
    """DropWhile[list, crit] leaves out the elements at the beginning as long as crit gives True.
    DropWhile[crit] is an operator form."""
    if not is_compound(x):
        return None
    return select_items(x, range(_leading(ev, x, test), length(x)))


@builtin("LengthWhile", operator="first")
def length_while(ev, x, test):
    """LengthWhile[list, crit] counts the elements at the beginning as long as crit gives True.
    LengthWhile[crit] is an operator form."""
    return _leading(ev, x, test) if is_compound(x) else None


@builtin("Construct")
def construct(ev, args):
    """Construct[f, x, y, …] gives f[x, y, …]."""
    return Expr(args[0], args[1:]) if args else None


@builtin("Comap", operator="first")
def comap(ev, functions, x):
    """Comap[{f1, f2, …}, x] gives {f1[x], f2[x], …}.
    Comap[fs] is an operator form."""
    return with_items(functions, [Expr(f, (x,)) for f in items_of(functions)]) if is_compound(functions) else None


@builtin("ComapApply", operator="first")
def comap_apply(ev, functions, x):
    """ComapApply[{f1, f2, …}, expr] gives {f1 @@ expr, f2 @@ expr, …}.
    ComapApply[fs] is an operator form."""
    if not is_compound(functions) or not is_compound(x):
        return None
    arguments = tuple(items_of(x))
    return with_items(functions, [Expr(f, arguments) for f in items_of(functions)])


@builtin("SubsetMap")
def subset_map(ev, f, x, spec=None):
    """SubsetMap[f, list, {i, j, …}] replaces the elements at these positions by those of f[{ei, ej, …}].
    SubsetMap[f, pos] is an operator form."""
    if spec is None:
        ev.applications[S.SubsetMap] = lambda ev_, operator, args: (
            Expr(S.SubsetMap, (operator.args[0], *args, operator.args[1])) if len(operator.args) == 2 else None
        )
        return None

    if not is_list(spec) or not is_compound(x):
        return None
    positions = [p for s in elements(spec) for p in (position_list(s) if is_list(s) else [(s,)])]
    values = ev.evaluate(Expr(f, (make_list([get_part(ev, x, p) for p in positions]),)))
    if not is_list(values) or length(values) != len(positions):
        return None
    try:
        for p, v in zip(positions, elements(values)):
            x = change_at(x, p, lambda old, v=v: v)
    except Missed as missed:
        raise MessageError("partw", *missed.arguments) from None
    return x


@builtin("ArrayFilter")
def array_filter(ev, f, x, radius):
    """ArrayFilter[f, list, r] applies f to the elements within r of each element, repeating the ends."""
    if not is_list(x) or type(radius) is not int or radius < 0:
        return None
    items = list(elements(x))
    n = len(items)
    rows = [make_list([items[min(max(j, 0), n - 1)] for j in range(i - radius, i + radius + 1)]) for i in range(n)]
    return final_list(ev, apply_each(ev, f, rows))


@builtin("BlockMap")
def block_map(ev, f, x, size, offset=None):
    """BlockMap[f, list, n] applies f to the parts of Partition[list, n].
    BlockMap[f, list, n, d] uses offset d."""
    parts = Expr(S.Partition, (x, size) if offset is None else (x, size, offset))
    return Expr(S.Map, (f, parts))


@builtin("ReverseApplied")
def reverse_applied(ev, f, n=2):
    """ReverseApplied[f][x1, x2, …, xn] gives f[xn, …, x2, x1]."""
    ev.applications[S.ReverseApplied] = lambda ev_, operator, args: Expr(operator.args[0], tuple(reversed(args)))
    return None


@builtin("ArrayReduce")
def array_reduce(ev, f, x, level):
    """ArrayReduce[f, array, n] applies f along dimension n of the array."""
    if not is_list(x) or type(level) is not int:
        return None
    moved = move_level_last(x, level)
    rank = len(dimensions(x))
    return Expr(S.Map, (f, moved, make_list((rank - 1,))))


declare_symbol("Heads", usage="Heads is an option that says whether heads of expressions are included.")
