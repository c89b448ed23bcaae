"""Taking expressions apart and putting them together again, and applying functions to many parts at once.

Lists may be packed, associations stand for their values; everything here treats the three alike.  All repeated calls
of user functions go through `apply_each`, `test_each` and `caller`, so compiled and vectorised code is used everywhere.
"""

from collections.abc import Callable, Sequence

from ...evaluator import Evaluator
from ...evaluator.compiled.vectorise import VECTOR_FROM, vector_map
from ...expression import Expression, PackedArray, S, Symbol


def apply_each(ev: Evaluator, f: Expression, items: Sequence | PackedArray) -> "list | PackedArray":
    """f[x] for every x of items (a sequence or a packed list), evaluated; packed where a vectorised body did it."""
    if type(items) is PackedArray:
        if ev.vectorising and len(items) >= VECTOR_FROM:
            result = vector_map(ev, f, items)
            if result is not None:
                return result
        items = items.elements()
    call = ev.function(f, 1)
    return [call(x) for x in items]


def test_each(ev: Evaluator, criterion: Expression, items: Sequence | PackedArray) -> list:
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


def caller(ev: Evaluator, f: Expression, arity: int) -> Callable:
    """A Python function of ``arity`` evaluated arguments that gives the value of f[…]."""
    return ev.function(f, arity)


def holds(ev: Evaluator, test: Expression) -> Callable:
    """``holds(a, b)``: is test[a, b] True?  For SameTest and ordering functions."""
    call = ev.function(test, 2)
    true = S.True_
    return lambda a, b: call(a, b) is true


def _untouched(ev, name: Symbol) -> bool:
    d = ev.definitions[name]
    return d.function is not None and not d.down and d.own is None


_NATIVE_TESTS = {
    S.EvenQ: lambda x: x % 2 == 0,
    S.OddQ: lambda x: x % 2 == 1,
    S.IntegerQ: lambda x: True,
    S.NumberQ: lambda x: True,
    S.Positive: lambda x: x > 0,
    S.Negative: lambda x: x < 0,
    S.NonNegative: lambda x: x >= 0,
}


HEADS = {"heads2": "Heads `4` and `3` at positions 1 and `2` of `1` are expected to be the same."}
