"""Lists of evaluated items, and associations as functions."""

from ..expression import (
    PACKED_FROM,
    TYPE_CHECKING,
    Association,
    Expr,
    Expression,
    PackedArray,
    Rational,
    S,
    Symbol,
    has_head,
    is_list,
    pack,
)

if TYPE_CHECKING:
    from .evaluator import Evaluator


def apply_association(ev: "Evaluator", a: Association, keys: tuple) -> Expression | None:
    """assoc[key1, key2, …]: the value of key1 applied to the other keys."""
    if not keys:
        return None
    key = keys[0]
    if has_head(key, S.Key) and len(key.args) == 1:
        key = key.args[0]
    value = a.get(key)
    if value is None:
        return Expr(S.Missing, ("KeyAbsent", key))
    return value if len(keys) == 1 else Expr(value, keys[1:])


_NOT_FINAL = frozenset((S.Sequence, S.Unevaluated, S.Splice))


def final_list(ev: "Evaluator", items: list | tuple, are_final: bool = False) -> Expr | PackedArray:
    """A List of evaluated items (``are_final``: known as final): packed where possible, final where all of them are."""
    if len(items) >= PACKED_FROM:
        first = items[0]
        if type(first) is PackedArray:
            stacked = stack_rows(items)
            if stacked is not None:
                return stacked
        elif type(first) in _MACHINE or is_list(first):
            packed = pack(Expr(S.List, tuple(items)))
            if type(packed) is PackedArray:
                return packed
    elif items and type(items[0]) is PackedArray:
        stacked = stack_rows(items)
        if stacked is not None:
            return stacked
    result = Expr(S.List, tuple(items))
    clock = ev.clock
    if are_final or _ALWAYS_FINAL.issuperset(map(type, items)):
        result.stamp = clock
        return result
    for a in items:
        kind = type(a)
        if kind is Expr:
            if a.stamp != clock or a.head in _NOT_FINAL:
                return result
        elif kind is Symbol:
            if a is S.Nothing or ev.definitions[a].own is not None:
                return result
        elif kind is Association and a.stamp != clock:
            return result
    result.stamp = clock
    return result


_ALWAYS_FINAL = frozenset((int, float, complex, str, PackedArray, Rational))
_MACHINE = frozenset((int, float, complex))


def stack_rows(rows: list | tuple) -> PackedArray | None:
    """Packed rows of one shape and type as one packed array, else None."""
    shape, dtype = rows[0].array.shape, rows[0].array.dtype
    for r in rows:
        if type(r) is not PackedArray or r.array.shape != shape or r.array.dtype != dtype:
            return None
    import numpy as np  # slow; whoever has packed rows has paid for it

    return PackedArray(np.stack([r.array for r in rows]))


def final(ev: "Evaluator", x: Expression, items: list | tuple) -> Expression:
    """The evaluated items with the head or keys of x; heads other than List are left to the evaluator."""
    if type(x) is Association:
        return Association(dict(zip(x.data, items)))
    if type(x) is PackedArray or x.head is S.List:
        return final_list(ev, items)
    return Expr(x.head, tuple(items))
