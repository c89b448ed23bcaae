"""Taking expressions apart and putting them together again, and applying functions to many parts at once.

Lists may be packed, associations stand for their values; everything here treats the three alike.  All repeated calls
of user functions go through `apply_each`, `test_each` and `caller`, so compiled and vectorised code is used everywhere.
"""

from ..evaluator.vectorise import VECTOR_FROM, vector_map
from ..expression import (
    PACKED_FROM,
    Association,
    Expr,
    PackedArray,
    Rational,
    S,
    Symbol,
    is_list,
    pack,
)

_NOT_FINAL = frozenset((S.Sequence, S.Unevaluated, S.Splice))


def is_compound(x) -> bool:
    """Has x parts: is it an expression, a list (packed or not) or an association?"""
    kind = type(x)
    return kind is Expr or kind is PackedArray or kind is Association


def items_of(x):
    """The parts of a compound value (the values of an association), or None for an atom."""
    kind = type(x)
    if kind is Expr:
        return x.args
    if kind is PackedArray:
        return x.elements()
    if kind is Association:
        return x.values()
    return None


def with_items(x, items):
    """A value with the head (or keys, when the number is the same) of x and these parts, not yet evaluated."""
    kind = type(x)
    if kind is Association:
        return Association(dict(zip(x.data, items)), x.delayed)
    if kind is PackedArray:
        return pack(Expr(S.List, tuple(items)))
    return Expr(x.head, tuple(items))


def select_items(x, indices):
    """The value with only the parts at these (0-based, valid) indices, in this order."""
    kind = type(x)
    if kind is PackedArray:
        if not len(indices):
            return Expr(S.List, ())
        return PackedArray(x.array[_index_array(indices)])
    if kind is Association:
        entries = list(x.data.items())
        return Association(dict([entries[i] for i in indices]), x.delayed)
    args = x.args
    if type(indices) is range and indices.step == 1:
        new = args[indices.start:indices.stop]
    else:
        new = tuple([args[i] for i in indices])
    return finished(x, new)


def _index_array(indices):
    import numpy as np
    if type(indices) is range:
        stop = indices.stop if indices.stop >= 0 else None
        return slice(indices.start, stop, indices.step)
    return np.asarray(indices, dtype=np.intp)


def finished(x: Expr, items: tuple) -> Expr:
    """x with a choice of its own parts: a list of final parts is final itself."""
    result = Expr(x.head, items)
    if x.head is S.List:
        result.stamp = x.stamp
        result.symbols = x.symbols
    return result


def final_list(ev, items) -> "Expr | PackedArray":
    """A List of evaluated items: packed where possible, stamped as final where nothing is left to evaluate."""
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
    if _ALWAYS_FINAL.issuperset(map(type, items)):
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


def stack_rows(rows) -> "PackedArray | None":
    """Packed rows of one shape and type as one packed array, else None."""
    shape, dtype = rows[0].array.shape, rows[0].array.dtype
    for r in rows:
        if type(r) is not PackedArray or r.array.shape != shape or r.array.dtype != dtype:
            return None
    import numpy as np
    return PackedArray(np.stack([r.array for r in rows]))


def final(ev, x, items):
    """The evaluated items with the head or keys of x; heads other than List are left to the evaluator."""
    if type(x) is Association:
        result = Association(dict(zip(x.data, items)))
        return result
    if type(x) is PackedArray or x.head is S.List:
        return final_list(ev, items)
    return Expr(x.head, tuple(items))


def apply_each(ev, f, items) -> "list | PackedArray":
    """f[x] for every x of items (a sequence or a packed list), evaluated; packed where a vectorised body did it."""
    if type(items) is PackedArray:
        if ev.vectorising and len(items) >= VECTOR_FROM:
            result = vector_map(ev, f, items)
            if result is not None:
                return result
        items = items.elements()
    call = ev.function(f, 1)
    return [call(x) for x in items]


def test_each(ev, criterion, items) -> list:
    """For every x of items: is criterion[x] True?"""
    if type(items) is PackedArray:
        items = items.elements()
    if len(items) > 8 and type(criterion) is Symbol:
        native = _NATIVE_TESTS.get(criterion)
        if native is not None and all([type(x) is int for x in items]) and _untouched(ev, criterion):
            return [native(x) for x in items]
    call = ev.function(criterion, 1)
    true = S.True_
    return [call(x) is true for x in items]


def caller(ev, f, arity: int):
    """A Python function of ``arity`` evaluated arguments that gives the value of f[…]."""
    return ev.function(f, arity)


def holds(ev, test):
    """``holds(a, b)``: is test[a, b] True?  For SameTest and ordering functions."""
    call = ev.function(test, 2)
    true = S.True_
    return lambda a, b: call(a, b) is true


def _untouched(ev, name: Symbol) -> bool:
    d = ev.definitions[name]
    return d.builtin is not None and not d.down and d.own is None


_NATIVE_TESTS = {
    S.EvenQ: lambda x: x % 2 == 0, S.OddQ: lambda x: x % 2 == 1, S.IntegerQ: lambda x: True,
    S.NumberQ: lambda x: True, S.Positive: lambda x: x > 0, S.Negative: lambda x: x < 0,
    S.NonNegative: lambda x: x >= 0,
}


HEADS = {"heads2": "Heads `4` and `3` at positions 1 and `2` of `1` are expected to be the same."}


def is_infinity(x) -> bool:
    """Is x Infinity, in either of its forms?"""
    return x is S.Infinity or type(x) is Expr and x.head is S.DirectedInfinity and x.args == (1,)


def count_limit(n) -> "int | float | None":
    """A maximal number of results: a non-negative integer or Infinity; None for anything else."""
    if type(n) is int:
        return n if n >= 0 else None
    return float("inf") if is_infinity(n) else None


def rules_of(x) -> "list | None":
    """The rules in a rule, a (nested) list of rules or an association; None for anything else."""
    kind = type(x)
    if kind is Association:
        return x.rules()
    if kind is Expr:
        if (x.head is S.Rule or x.head is S.RuleDelayed) and len(x.args) == 2:
            return [x]
        if x.head is S.List:
            found = []
            for a in x.args:
                inner = rules_of(a)
                if inner is None:
                    return None
                found.extend(inner)
            return found
    return None


def as_association(x) -> "Association | None":
    """x as an association: itself, or made from a list of rules or one rule; None for anything else."""
    if type(x) is Association:
        return x
    rules = rules_of(x)
    return None if rules is None else association_of_rules(rules)


def association_of_rules(rules) -> Association:
    """An association of Rule and RuleDelayed expressions; later ones replace the values of earlier ones."""
    from ..expression import identity_key
    data: dict = {}
    delayed = set()
    for r in rules:
        key = identity_key(r.args[0])
        data[key] = r.args[1]
        if r.head is S.RuleDelayed:
            delayed.add(key)
        else:
            delayed.discard(key)
    return Association(data, frozenset(delayed))
