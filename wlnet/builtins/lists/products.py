"""Outer and Inner."""

from ...evaluator import Evaluator, builtin
from ...expression import Association, Expr, Expression, MessageError, PackedArray, S, head_of, length
from ...expression.compounds import is_compound, is_infinity, items_of, with_items
from ..kit.levels import EVERY_LEVEL
from .arrays import move_level_last

# --- Outer, Inner, Array --------------------------------------------------------------------------------------------


@builtin("Outer", messages={"ipnfm": "Positive integer or Infinity expected at position `1` in `2`."})
def outer(ev: Evaluator, args: tuple) -> Expression | None:
    """Outer[f, list1, list2, …] forms all combinations of the elements: f of each.
    Outer[f, list1, list2, …, n] takes parts on level n as elements; Outer[f, list1, list2, …, n1, n2, …] on level ni."""
    if not args:
        return None
    f, rest = args[0], list(args[1:])
    depths: list = []
    while rest and (type(rest[-1]) is int or is_infinity(rest[-1])):
        depths.insert(0, EVERY_LEVEL if type(rest[-1]) is not int else rest[-1])
        rest.pop()
    if any([d < 1 for d in depths]):
        raise MessageError("ipnfm", len(args), Expr(S.Outer, args))
    if not rest:
        return Expr(f, ())
    if any([not is_compound(x) for x in rest]):
        raise MessageError("normal", [not is_compound(x) for x in rest].index(True) + 2, Expr(S.Outer, args))
    if len(depths) == 1:
        depths = depths * len(rest)
    depths = (depths + [EVERY_LEVEL] * len(rest))[: len(rest)]
    heads = {_outer_head(x) for x in rest}
    if len(heads) > 1:
        raise MessageError("heads", rest[0], rest[1])
    if len(rest) == 2 and f is S.Times:
        product = _packed_outer(rest, depths)
        if product is not None:
            return product
    head = heads.pop()

    def walk(k: int, x: Expression, depth: int, chosen: tuple) -> Expression:
        if depth and is_compound(x) and _outer_head(x) == head:
            return with_items(x, [walk(k, a, depth - 1, chosen) for a in items_of(x)])
        chosen = (*chosen, x)
        if k + 1 == len(rest):
            return Expr(f, chosen)
        # the next list is gone through once for every element of this one
        return walk(k + 1, rest[k + 1], depths[k + 1], chosen)

    return walk(0, rest[0], depths[0], ())


def _outer_head(x):
    # Outer takes associations for the lists of their values
    return S.List if type(x) is Association else head_of(x)


def _packed_outer(rest, depths):
    """Outer[Times, a, b] of packed arrays, where no product can overflow."""
    a, b = rest
    if type(a) is not PackedArray or type(b) is not PackedArray or min(depths) < EVERY_LEVEL:
        return None
    import numpy as np  # slow; whoever has a packed array has paid for it

    x, y = a.array, b.array
    if x.dtype.kind == "i" and y.dtype.kind == "i":
        # NumPy's products wrap around without a word; one bit is left below int64
        if int(np.abs(x).max(initial=0)) * int(np.abs(y).max(initial=0)) >= 2**62:
            return None
    elif "i" in (x.dtype.kind, y.dtype.kind):
        return None
    product = np.multiply.outer(x, y)
    if product.dtype.kind != "i" and not np.isfinite(product).all():
        return None
    return PackedArray(product)


@builtin("Inner", messages={"incom": "Length `1` of dimension `2` in `3` is incommensurate with length `4` of dimension 1 in `5`."})
def inner(
    ev: Evaluator, f: Expression, a: Expression, b: Expression, g: Expression = S.Plus, n: Expression = None
) -> Expression | None:
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
    # deep arrays: Inner contracts the last level of one with the first of the other
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
