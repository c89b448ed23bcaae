"""Values changed in place, where one variable alone holds them: results are collected in time that grows as the work.

Everybody who holds a value of the language holds a reference to it, so the count of references says whether anybody
else could see the change: another variable, a closure, a list around it, a loop that goes through it, a view in NumPy.
How many references one holder makes differs between Pythons; it is measured here once, by the code that counts later.
"""

import sys

from ..expression import TYPE_CHECKING, Association, Expr, Expression, PackedArray, S, Symbol, identity_key

if TYPE_CHECKING:
    from .definitions import Definition
    from .evaluator import Evaluator


def _many(_value: object) -> int:
    """The count where Python does not count: nothing is changed in place."""
    return sys.maxsize


_references = getattr(sys, "getrefcount", _many)


def _own_references(d) -> int:
    value = d.own
    return _references(value)


def _item_references(container, i) -> int:
    value = container[i]
    return _references(value)


def _data_references(a: Association) -> int:
    value = a.data
    return _references(value)


def _array_references(x: PackedArray) -> int:
    value = x.array
    return _references(value)


class _Probe:
    """Holds one value, as a definition does."""

    __slots__ = ("own", "data", "array")

    def __init__(self):
        self.own, self.data, self.array = Association({}), {}, _Held()


class _Held:
    pass


_ONE_OWN = _own_references(_Probe())
_ONE_ITEM = _item_references([_Held()], 0)
_ONE_DATA = _data_references(_Probe())  # type: ignore[arg-type] - it has what is counted
_ONE_ARRAY = _array_references(_Probe())  # type: ignore[arg-type]
_COUNTS = _ONE_OWN < sys.maxsize


def put_own_key(ev: "Evaluator", d: "Definition", keys: list, value: Expression, to_end: bool = False) -> bool:
    """d.own[k1, k2, …] = value in place; False, and nothing done, where d alone does not hold the association."""
    return _COUNTS and type(d.own) is Association and _own_references(d) == _ONE_OWN and _put(ev, d.own, keys, value, to_end)


def put_slot_key(ev: "Evaluator", frame: list, i: int, key: Expression, value: Expression) -> bool:
    """frame[i][key] = value in place; False, and nothing done, where the frame alone does not hold the association."""
    return (
        _COUNTS
        and type(frame[i]) is Association
        and _item_references(frame, i) == _ONE_ITEM
        and _put(ev, frame[i], [key], value, False)
    )


def _put(ev, a: Association, keys: list, value, to_end: bool) -> bool:
    """Put a value into an association that has one holder; those within must have one holder too."""
    levels = [a]
    for key in keys[:-1]:
        key = identity_key(key)
        inside = a.data.get(key)
        if type(inside) is not Association or key in a.delayed:
            return False
        del inside  # it would count as a holder
        if _data_references(a) != _ONE_DATA or _item_references(a.data, key) != _ONE_ITEM:
            return False
        a = a.data[key]
        levels.append(a)
    key = identity_key(keys[-1])
    if _data_references(a) != _ONE_DATA or key in a.delayed:
        return False
    if to_end:
        a.data.pop(key, None)
    a.data[key] = value
    stays = is_final(ev, value)
    for a in levels:
        _note_change(ev, a, stays, keys, value)
    return True


def _note_change(ev, a: Association, stays: bool, keys: list, value) -> None:
    """What was remembered of the association before it changed."""
    a._hash = None
    if not stays or a.stamp != ev.clock:
        a.stamp = 0
        a.symbols = None
    elif a.symbols is not None:
        a.symbols = more_symbols(ev, a.symbols, (*keys, value))


def put_own_number(d: "Definition", where: tuple, value: Expression) -> bool:
    """d.own[[i, j, …]] = value in place for a packed array; False, and nothing done, where that cannot be."""
    x = d.own
    if type(x) is not PackedArray or not _COUNTS:
        return False
    del x  # it would count as a holder
    if _own_references(d) != _ONE_OWN or _array_references(d.own) != _ONE_ARRAY:
        return False
    x = d.own
    array = x.array
    kind = array.dtype.kind
    if kind == "i":
        fits = type(value) is int and -_MACHINE_LIMIT <= value < _MACHINE_LIMIT
    else:
        fits = kind == "f" and type(value) is float
    # an array that is a view shows its numbers to whoever owns them
    if not fits or array.base is not None or not array.flags.owndata or not array.flags.writeable:
        return False
    if len(where) != array.ndim:
        return False
    position = []
    for i, n in zip(where, array.shape):
        if type(i) is not int or not i or not -n <= i <= n:
            return False
        position.append(i - 1 if i > 0 else i)
    array[tuple(position)] = value
    x._hash = None
    return True


_MACHINE_LIMIT = 2**63  # integers of packed arrays have 64 bits


# --- what stays final ----------------------------------------------------------------------------------------------


def is_final(ev: "Evaluator", value: Expression) -> bool:
    """Is an evaluated value that becomes an element final as far as is known, so that it need not be looked at again?"""
    kind = type(value)
    if kind in _SYMBOL_FREE:
        return True
    if kind is Symbol:
        d = ev.definitions[value]
        return d.own is None and not d.own_rules and value is not S.Nothing
    if kind is Expr:
        return value.stamp == ev.clock and value.head not in _NOT_FINAL
    return kind is Association and value.stamp == ev.clock


def keep_final(ev: "Evaluator", old: Expr, new: Expr, value: Expression) -> None:
    """A final list with one element more, or another one, is final where the element is."""
    if old.stamp == ev.clock and is_final(ev, value):
        new.stamp = ev.clock
        if old.symbols is not None:
            new.symbols = more_symbols(ev, old.symbols, (value,))


def more_symbols(ev: "Evaluator", symbols: tuple, values: tuple) -> tuple:
    """The symbols of an expression that these values have come into."""
    for value in values:
        if type(value) not in _SYMBOL_FREE:
            for sym in ev.symbols_of(value):
                if sym not in symbols:
                    symbols = (*symbols, sym)
    return symbols


_SYMBOL_FREE = frozenset((int, float, str, complex, PackedArray))
_NOT_FINAL = frozenset((S.Sequence, S.Unevaluated, S.Splice, S.Nothing))
