"""Handlers of functions of functions and of iterators: Map, Fold, Nest, Table, …"""

import math
from typing import TYPE_CHECKING

from .. import ops
from ..expression import Expr, S, Symbol, elements, has_head, is_list
from ..expression.compounds import mentions
from ..ops import Value
from .aggregates import merged
from .arrays import array_at_least, axis_of_level, entry_of, integer, integers, partitioned, range_of, with_replaced
from .table import HANDLERS, NET_PATH, Closure, Scope, Untranslatable, form, handler, items_of, slots_of

if TYPE_CHECKING:
    from .translator import Translator


# --- functions of functions ------------------------------------------------------------------------------------------


def _captures(f) -> bool:
    """Does a function use values of the place it was written in?"""
    if type(f) is not Closure:
        return type(f) not in (Symbol, str) and not has_head(f, NET_PATH)
    if f.scope.slots and len(f.function.args) > 1 and f.function.args[0] is not S.Null and slots_of(f.function.args[1]):
        return True
    held = {n for n, v in f.scope.names.items() if isinstance(v, (Value, list, dict)) or isinstance(v, Closure) and _captures(v)}
    return bool(held) and mentions(f.function, held)


def _all_at_once(t, f, arrays: list):
    """f of corresponding elements of arrays at level 1, taken as further examples; None if that cannot be done."""
    if _captures(f) or any([not isinstance(a, Value) or a.ndim < 2 for a in arrays]):
        return None
    arrays = t.one_batch(arrays)
    batch, n = arrays[0].shape[:2]
    if any([a.shape[1] != n for a in arrays]):
        raise Untranslatable("the lists have different lengths")
    with t.examples(batch * n):
        result = t.apply(f, [ops.reshape(a, (batch * n, *a.shape[2:])) for a in arrays])
    if type(result) is dict or type(result) is Closure:
        return None
    result = t.array_of(result)
    result = ops.broadcast_to(result, (batch * n, *result.shape[1:]))
    return ops.reshape(result, (batch, n, *result.shape[1:]))


@handler("Map")
def _map(t, args):
    f, x = args[:2]
    level = args[2] if len(args) > 2 else [1]
    if type(x) is dict and level == [1]:
        return {k: t.apply(f, [v]) for k, v in x.items()}
    if type(level) is list and len(level) == 1:
        return _map_at(t, f, x, integer(level[0]))
    for n in range(integer(level), 0, -1):
        x = _map_at(t, f, x, n)
    return x


def _map_at(t, f, x, depth: int):
    if depth < 0:
        depth = t.array_of(x).ndim + depth
    if depth == 0:
        return t.apply(f, [x])
    if depth > 1:
        x = t.array_of(x)
        flat = ops.reshape(x, (x.shape[0], math.prod(x.shape[1 : depth + 1]), *x.shape[depth + 1 :]))
        result = t.array_of(_map_at(t, f, flat, 1))
        return ops.reshape(result, (result.shape[0], *x.shape[1 : depth + 1], *result.shape[2:]))
    whole = _all_at_once(t, f, [x])
    return whole if whole is not None else [t.apply(f, [a]) for a in items_of(t, x)]


@handler("MapIndexed")
def _map_indexed(t, args):
    return [t.apply(args[0], [a, [i]]) for i, a in enumerate(items_of(t, args[1]), 1)]


@handler("MapThread")
def _map_thread(t, args):
    f, lists = args[0], items_of(t, args[1])
    for _ in range((integer(args[2]) if len(args) > 2 else 1) - 1):
        inner = f
        rows = [items_of(t, x) for x in lists]
        return [_map_thread(t, [inner, list(row), args[2] - 1]) for row in zip(*rows)]
    whole = _all_at_once(t, f, lists)
    if whole is not None:
        return whole
    rows = [items_of(t, x) for x in lists]
    if len({len(r) for r in rows}) > 1:
        raise Untranslatable("the lists have different lengths")
    return [t.apply(f, list(row)) for row in zip(*rows)]


@handler("Apply")
def _apply(t, args):
    if len(args) > 2:
        return _map_apply(t, args[:2])
    return t.apply(args[0], list(items_of(t, args[1])))


@handler("MapApply")
def _map_apply(t, args):
    return [t.apply(args[0], list(items_of(t, row))) for row in items_of(t, args[1])]


@handler("Nest")
def _nest(t, args):
    f, x, n = args
    for _ in range(integer(n)):
        x = t.apply(f, [x])
    return x


@handler("NestList")
def _nest_list(t, args):
    f, x, n = args
    iterates = [x]
    for _ in range(integer(n)):
        iterates.append(t.apply(f, [iterates[-1]]))
    return iterates


def _folded(t, args) -> list:
    f = args[0]
    items = list(items_of(t, args[-1]))
    accumulated = [args[1]] if len(args) > 2 else [items.pop(0)]
    for a in items:
        accumulated.append(t.apply(f, [accumulated[-1], a]))
    return accumulated


@handler("Fold")
def _fold(t, args):
    return _folded(t, args)[-1]


@handler("FoldList")
def _fold_list(t, args):
    return _folded(t, args)


@handler("Array")
def _array_of_function(t, args):
    f, dims = args[0], integers(args[1])
    first = integers(args[2])[0] if len(args) > 2 else 1

    def rows(prefix: list, rest: list) -> list:
        return [rows([*prefix, i], rest[1:]) if len(rest) > 1 else t.apply(f, [*prefix, i]) for i in range(first, first + rest[0])]

    return rows([], dims)


@handler("Keys")
def _keys(t, args):
    return list(args[0])


@handler("Values")
def _values(t, args):
    return list(args[0].values())


@handler("Lookup")
def _lookup(t, args):
    key = args[1]
    return [entry_of(args[0], k) for k in key] if type(key) is list else entry_of(args[0], key)


@handler("KeyTake")
def _key_take(t, args):
    return {k: args[0][k] for k in args[1]}


@handler("Association")
def _association(t, args):
    return {r.args[0]: r.args[1] for r in args}


@handler("MapAt")
def _map_at_position(t, args):
    f, x, position = args
    if type(x) is dict:
        return {**x, position: t.apply(f, [x[position]])}
    for n in position if type(position) is list else [position]:
        x = with_replaced(t, x, n[0] if type(n) is list else n, lambda v: t.apply(f, [v]))
    return x


@handler("BlockMap")
def _block_map(t, args):
    return _map(t, [args[0], partitioned(t, args[1:])])


@handler("MovingMap")
def _moving_map(t, args):
    return _map(t, [args[0], partitioned(t, [args[1], integer(args[2]) + 1, 1])])


@handler("ArrayReduce")
def _array_reduce(t, args):
    f, x, levels = args
    x = array_at_least(t, x)
    axes = [axis_of_level(n, x.ndim - 1) for n in integers(levels)]
    x = merged(x, axes)
    rest = x.shape[1:-1]
    flat = ops.reshape(x, (x.shape[0], math.prod(rest), x.shape[-1]))
    result = t.array_of(_map_at(t, f, flat, 1))
    return ops.reshape(result, (result.shape[0], *rest, *result.shape[2:]))


# --- iterators -------------------------------------------------------------------------------------------------------


def _iterations(t, spec, scope: Scope):
    """(name or None, the values it takes) of an iterator."""
    parts = list(elements(spec)) if is_list(spec) else [spec]
    if len(parts) == 1:
        return None, range(integer(t.value(parts[0], scope)))
    bounds = [t.value(p, scope) for p in parts[1:]]
    if len(bounds) == 1 and (type(bounds[0]) is list or isinstance(bounds[0], Value)):
        return parts[0], items_of(t, bounds[0])
    return parts[0], range_of(t, bounds)


def _looped(t, body, specs, scope: Scope):
    if not specs:
        return t.value(body, scope)
    name, values = _iterations(t, specs[0], scope)
    return [_looped(t, body, specs[1:], scope if name is None else Scope(scope.slots, {**scope.names, name: v})) for v in values]


@form("Table", "ParallelTable")
def _table(t, x, scope):
    return _looped(t, x.args[0], x.args[1:], scope)


def _declare_sum(name, head):
    @form(name)
    def summed(t: "Translator", x: Expr, scope: Scope) -> Value:
        terms = _looped(t, x.args[0], x.args[1:], scope)
        for _ in x.args[2:]:
            terms = [v for row in terms for v in row]
        return HANDLERS[head](t, terms)


_declare_sum("Sum", S.Plus)
_declare_sum("Product", S.Times)


@form("Do")
def _do(t, x, scope):
    def repeat(specs: tuple) -> None:
        if not specs:
            t.value(x.args[0], scope)
            return
        name, values = _iterations(t, specs[0], scope)
        for v in values:
            if name is not None:
                scope.names[name] = v
            repeat(specs[1:])

    repeat(x.args[1:])
    return S.Null
