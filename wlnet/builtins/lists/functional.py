"""Functional programming: applying, mapping, nesting, folding and combining functions."""

from ...evaluator import Evaluator, application, builtin, declare_symbol
from ...evaluator.lists import final, final_list
from ...evaluator.parts import Missed, get_part, sequence_range
from ...expression import (
    Association,
    Expr,
    Expression,
    MessageError,
    PackedArray,
    S,
    dimensions,
    elements,
    from_array,
    head_of,
    is_list,
    length,
    make_list,
)
from ...expression.compounds import is_compound, items_of, with_items
from ..kit.each import apply_each, caller
from ..kit.levels import Levels, levels, transform, transform_indexed, visit
from .arrays import move_level_last
from .positions import change_at, position_list
from .totals import safe_total

_LEVEL_ONE = Levels(1, 1)


def _level_options(options) -> bool:
    return options["Heads"] is S.True_


def _is_one(spec) -> bool:
    """Is this the plain level specification {1} or 1?"""
    return spec is None or spec == 1 and type(spec) is int or is_list(spec) and elements(spec) in ((1,), [1])


# --- Apply and Map --------------------------------------------------------------------------------------------------


@builtin("Apply", options={"Heads": S.False_}, operator="last")
def apply_(ev: Evaluator, f: Expression, x: Expression, spec: Expression = None, options: dict = None) -> Expression | None:
    """Apply[f, expr] or f @@ expr replaces the head of expr by f.
    Apply[f, expr, levelspec] replaces the heads on these levels; f @@@ expr is Apply[f, expr, {1}].
    Apply[f] is an operator form."""
    if spec is None:
        items = items_of(x)
        return x if items is None else Expr(f, tuple(items))
    depths = levels(spec)

    def change(part: Expression) -> Expression:
        items = items_of(part)
        return part if items is None else Expr(f, tuple(items))

    return transform(x, depths, _level_options(options), change)[0]


@builtin("MapApply", operator="last")
def map_apply(ev: Evaluator, f: Expression, x: Expression) -> Expression:
    """MapApply[f, expr] or f @@@ expr replaces the heads on level 1 of expr by f.
    MapApply[f] is an operator form."""
    if f is S.Plus and type(x) is PackedArray and x.array.ndim == 2:
        # Plus @@@ of a matrix is common in numeric programs and needs no expressions at all
        sums = _row_sums(ev, x)
        if sums is not None:
            return sums
    items = items_of(x)
    if items is None:
        return x
    return with_items(x, [a if items_of(a) is None else Expr(f, tuple(items_of(a))) for a in items])


@builtin("Map", options={"Heads": S.False_}, operator="last")
def map_(ev: Evaluator, f: Expression, x: Expression, spec: Expression = None, options: dict = None) -> Expression | None:
    """Map[f, expr] or f /@ expr applies f to each part of expr.
    Map[f, expr, levelspec] applies f to the parts on these levels.
    Map[f] is an operator form."""
    heads = _level_options(options)
    if _is_one(spec) and not heads:
        return map_parts(ev, f, x)
    depths = levels(spec) if spec is not None else _LEVEL_ONE
    if type(x) is PackedArray and depths.low == depths.high == x.array.ndim and not heads:
        # on the innermost level the rows do not matter: one vector is mapped at once
        flat = apply_each(ev, f, PackedArray(x.array.reshape(-1)))
        if type(flat) is PackedArray:
            return PackedArray(flat.array.reshape(x.array.shape))
    return transform(x, depths, heads, lambda part: Expr(f, (part,)))[0]


def _row_sums(ev, x: PackedArray):
    """The sums of the rows of a packed array of rank 2 or more, or None where an integer could overflow."""
    array = x.array
    if array.ndim < 2 or array.dtype.kind == "c" or not safe_total(array):
        return None
    import numpy as np  # slow; whoever has a packed array has paid for it

    sums = array.sum(axis=1)
    # an overflow to infinity is left to Plus, which gives its message
    return from_array(sums) if np.isfinite(sums).all() else None


def map_parts(ev: Evaluator, f: Expression, x: Expression) -> Expression | None:
    """f applied to each part of x (level 1), evaluated where x is a list or an association."""
    kind = type(x)
    # a user's own definition for Total must be seen
    if kind is PackedArray and f is S.Total and not ev.definitions[f].down:
        sums = _row_sums(ev, x)
        if sums is not None:
            return sums
    if kind is PackedArray:
        result = apply_each(ev, f, x)
        return result if type(result) is PackedArray else final_list(ev, result)
    if kind is Association:
        if x.delayed:
            # what is delayed stays so
            return Association(
                {k: Expr(f, (v,)) if k in x.delayed else ev.evaluate(Expr(f, (v,))) for k, v in x.data.items()}, x.delayed
            )
        return Association(dict(zip(x.data, apply_each(ev, f, x.values()))))
    if kind is not Expr:
        return x
    if x.head is S.List:
        return final_list(ev, apply_each(ev, f, x.args))
    # under another head, which may hold its arguments, nothing is evaluated here
    return Expr(x.head, tuple([Expr(f, (a,)) for a in x.args]))


@builtin("ParallelMap", options={"Method": S.Automatic, "DistributedContexts": S.Automatic}, operator="last")
def parallel_map(ev: Evaluator, f: Expression, x: Expression, spec: Expression = None, options: dict = None) -> Expression:
    """ParallelMap[f, expr] gives Map[f, expr]; wlnet works on one kernel."""
    return Expr(S.Map, (f, x) if spec is None else (f, x, spec))


@builtin("Scan", options={"Heads": S.False_}, operator="last")
def scan(ev: Evaluator, f: Expression, x: Expression, spec: Expression = None, options: dict = None) -> Expression:
    """Scan[f, expr] evaluates f[part] for each part of expr and gives Null.
    Scan[f, expr, levelspec] visits the parts on these levels.
    Scan[f] is an operator form."""
    call = caller(ev, f, 1)
    heads = _level_options(options)
    if _is_one(spec) and not heads:
        for a in items_of(x) or ():
            result = call(a)
            # Return leaves the Scan, as documented for it; Map has no such rule
            if type(result) is Expr and result.head is S.Return:
                return result.args[0] if result.args else S.Null
    else:
        visit(x, levels(spec) if spec is not None else _LEVEL_ONE, heads, call)
    return S.Null


@builtin("MapIndexed", options={"Heads": S.False_}, operator="last")
def map_indexed(ev: Evaluator, f: Expression, x: Expression, spec: Expression = None, options: dict = None) -> Expression:
    """MapIndexed[f, expr] applies f to each part of expr and its position: f[part, {i}].
    MapIndexed[f, expr, levelspec] does so on these levels.
    MapIndexed[f] is an operator form."""
    heads = _level_options(options)
    if _is_one(spec) and not heads:
        items = items_of(x)
        if items is None:
            return x
        if type(x) is Association:
            # in an association the position of a value is its key
            indices = [Expr(S.Key, (k,)) for k in x.keys()]
        else:
            indices = range(1, len(items) + 1)
        if type(x) is Expr and x.head is not S.List:
            return Expr(x.head, tuple([Expr(f, (a, make_list((i,)))) for i, a in enumerate(items, 1)]))
        call = caller(ev, f, 2)
        if type(x) is Association:
            return final(ev, x, [call(a, make_list((i,))) for i, a in zip(indices, items)])
        return final(ev, x, [call(a, final_list(ev, (i,))) for i, a in zip(indices, items)])
    depths = levels(spec) if spec is not None else _LEVEL_ONE
    return transform_indexed(x, depths, heads, lambda part, at: Expr(f, (part, make_list(at))))[0]


@builtin(
    "MapThread",
    operator="last",
    messages={
        "mptd": "Object `1` at position {2, `2`} in `3` has only `4` of required `5` dimensions.",
        "mptc": "Incompatible dimensions of objects at positions {2, `1`} and {2, `2`} of `3`; dimensions are `4` and `5`.",
    },
)
def map_thread(ev: Evaluator, f: Expression, lists: Expression, depth: Expression = 1) -> Expression | None:
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
    # the order of keys may differ, the keys may not
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
        # two lists are the common case; a call with a fixed number of arguments costs less than *row
        if len(columns) == 2:
            return final_list(ev, [apply(a, b) for a, b in zip(columns[0], columns[1])])
        return final_list(ev, [apply(*row) for row in zip(*columns)])
    return make_list([_thread_rows(ev, f, list(row), depth - 1, call) for row in zip(*columns)])


@builtin("Thread", messages={"tdlen": "Objects of unequal length in `1` cannot be combined."})
def thread(ev: Evaluator, x: Expression, head: Expression = S.List, spec: Expression = None) -> Expression | None:
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
        # associations are no lists here, unless Thread is asked for them by name
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


@builtin(
    "Array",
    messages={
        "plen": "`1` and `2` should have the same length.",
        "ilsmn": "Single or list of non-negative machine-sized integers expected at position `1` of `2`.",
    },
)
def array_(
    ev: Evaluator, f: Expression, counts: Expression, origin: Expression = 1, head: Expression = S.List
) -> Expression | None:
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

    def level(k: int, chosen: tuple) -> Expression:
        if k == len(axes):
            return Expr(f, chosen)
        return Expr(head, tuple([level(k + 1, (*chosen, i)) for i in axes[k]]))

    return level(0, ())


def _origins(ev, dims, origin, nested: bool) -> "list | None":
    """The indices of every axis of Array."""
    if not is_list(origin):
        return [_steps(ev, n, origin) for n in dims]
    parts = elements(origin)
    # Array[f, n, {a, b}]: for a plain n the list is an interval, for {n} it is the origins
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
    # one point has no step to the next
    if n <= 1:
        return [a] * n
    step = ev.evaluate(Expr(S.Divide, (Expr(S.Subtract, (b, a)), n - 1)))
    return [ev.evaluate(Expr(S.Plus, (a, Expr(S.Times, (i, step))))) for i in range(n)]


@builtin("SubsetMap")
def subset_map(ev: Evaluator, f: Expression, x: Expression, spec: Expression = None) -> Expression | None:
    """SubsetMap[f, list, {i, j, …}] replaces the elements at these positions by those of f[{ei, ej, …}].
    SubsetMap[f, pos] is an operator form."""
    if not is_list(spec) or not is_compound(x):
        return None
    positions = [p for s in elements(spec) for p in (position_list(s) if is_list(s) else [(s,)])]
    values = ev.evaluate(Expr(f, (make_list([get_part(ev, x, p) for p in positions]),)))
    # Wolfram needs as many values as positions
    if not is_list(values) or length(values) != len(positions):
        return None
    try:
        for p, v in zip(positions, elements(values)):
            # v=v: each function keeps the value of its own turn
            x = change_at(x, p, lambda old, v=v: v)
    except Missed as missed:
        raise MessageError("partw", *missed.arguments) from None
    return x


@application("SubsetMap")
def _subset_map_operator(ev, operator: Expr, args: tuple):
    return Expr(S.SubsetMap, (operator.args[0], *args, operator.args[1])) if len(operator.args) == 2 else None


@builtin("ArrayFilter")
def array_filter(ev: Evaluator, f: Expression, x: Expression, radius: Expression) -> Expression | None:
    """ArrayFilter[f, list, r] applies f to the elements within r of each element, repeating the ends."""
    if not is_list(x) or type(radius) is not int or radius < 0:
        return None
    items = list(elements(x))
    n = len(items)
    rows = [make_list([items[min(max(j, 0), n - 1)] for j in range(i - radius, i + radius + 1)]) for i in range(n)]
    return final_list(ev, apply_each(ev, f, rows))


@builtin("BlockMap")
def block_map(ev: Evaluator, f: Expression, x: Expression, size: Expression, offset: Expression = None) -> Expression:
    """BlockMap[f, list, n] applies f to the parts of Partition[list, n].
    BlockMap[f, list, n, d] uses offset d."""
    parts = Expr(S.Partition, (x, size) if offset is None else (x, size, offset))
    return Expr(S.Map, (f, parts))


@builtin("ArrayReduce")
def array_reduce(ev: Evaluator, f: Expression, x: Expression, level: Expression) -> Expression | None:
    """ArrayReduce[f, array, n] applies f along dimension n of the array."""
    if not is_list(x) or type(level) is not int:
        return None
    moved = move_level_last(x, level)
    rank = len(dimensions(x))
    return Expr(S.Map, (f, moved, make_list((rank - 1,))))


declare_symbol("Heads", usage="Heads is an option that says whether heads of expressions are included.")
