"""Closures for x[[i]], x[[i]] = v, x[[i]]++, assoc[key] = v and their relatives.

Assignments are forms of Set, Increment, … by the head of the left side, where x is a Module variable or a plain symbol;
whatever is unusual when the code runs goes to the evaluator with the indices and the new value already found.
A list in a Module variable whose elements are assigned is held in a *buffer*, which is written in place; whoever reads
the variable as a whole freezes it to a list again (`whole`).
"""

from ...expression import TYPE_CHECKING, Association, Expr, Expression, PackedArray, S, Symbol
from .. import parts
from ..in_place import put_own_key, put_own_number, put_slot_key
from .buffers import Buffer, element_at
from .scope import SELF
from .variables import global_store, promoted, whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from .compiler import Compiler
    from .scope import Scope


_LISTS = frozenset((Expr, PackedArray, Association))
_NOT_VALUES = frozenset((S.Sequence, S.Unevaluated, S.Condition))  # the evaluator knows what assigning them means
_HARMLESS = frozenset((S.Plus, S.Times, S.Mod, S.Quotient, S.Slot))  # evaluating it twice is evaluating it once


class _Variable:
    """A Module variable or a global symbol as the container of parts: ``read(frame)``, ``write(frame, value)``."""

    __slots__ = ("read", "write", "name")

    def __init__(self, c: "Compiler", symbol: Symbol, scope: "Scope"):
        ev = c.ev
        place = scope.assigned.get(symbol)
        if place is not None:
            i, j = place

            def write(frame, value):
                frame[i] = value

            self.read = lambda frame: whole(ev, frame, i)
            self.write = write
            self.name = lambda frame: promoted(ev, frame, symbol, i, j)
        else:
            d = ev.definitions[symbol]

            def write_global(frame, value):
                d.own = value

            self.read = lambda frame: d.own
            self.write = write_global
            self.name = lambda frame: symbol


def _variable(c: "Compiler", symbol, scope) -> "_Variable | None":
    if type(symbol) is not Symbol or symbol in scope.names:
        return None
    if symbol not in scope.assigned and global_store(c.ev, c.ev.definitions[symbol]) is None:
        return None
    return _Variable(c, symbol, scope)


def set_part(c: "Compiler", target: Expr, new: Expression, scope: "Scope") -> "Callable | None":
    """x[[i, …]] = v."""
    variable = _variable(c, target.args[0], scope) if len(target.args) > 1 else None
    if variable is None:
        return None
    value, indices = c.node(new, scope), c.arguments(target.args[1:], scope)
    ev, read, write, name = c.ev, variable.read, variable.write, variable.name
    slot = scope.assigned.get(target.args[0], (None,))[0]
    d = ev.definitions[target.args[0]] if slot is None else None

    def assign(frame):
        v = value(frame)
        where = tuple([index(frame) for index in indices])
        unusual = type(v) is Expr and v.head in _NOT_VALUES
        if slot is not None and not unusual:
            x = frame[slot]
            if type(x) is not Buffer:
                x = Buffer.of(x)
            if x is not None:
                frame[slot] = x
                if x.write(where, v):
                    return v
        if d is not None and not unusual and put_own_number(d, where, v):
            return v
        x = read(frame)
        if type(x) not in _LISTS or unusual:
            return ev.evaluate(Expr(S.Set, (Expr(S.Part, (name(frame), *where)), v)))
        changed = parts.set_part(ev, ev.evaluate(x), where, v)
        if changed is not None:
            write(frame, changed)
        return v

    return assign


def change_part(
    c: "Compiler", head: Symbol, target: Expr, amount: "Callable", scope: "Scope", operation: "Callable", gives_old: bool
) -> "Callable | None":
    """x[[i, …]] += v, x[[i, …]]++ and relatives on machine numbers."""
    variable = _variable(c, target.args[0], scope) if len(target.args) > 1 else None
    if variable is None or not all([_is_harmless(a) for a in target.args[1:]]):
        return None
    indices = c.arguments(target.args[1:], scope)
    ev, read, write, name = c.ev, variable.read, variable.write, variable.name

    def change(frame):
        y = amount(frame)
        where = tuple([index(frame) for index in indices])
        x = read(frame)
        if type(x) in _LISTS:
            x = ev.evaluate(x)
            old = ev.evaluate(Expr(S.Part, (x, *where)))
            if type(old) is int and type(y) is int:
                new = operation(old, y)
                changed = parts.set_part(ev, x, where, new)
                if changed is not None:
                    write(frame, changed)
                    return old if gives_old else new
        place = Expr(S.Part, (name(frame), *where))
        return ev.evaluate(Expr(head, (place,) if head in _UNARY else (place, y)))

    return change


_UNARY = frozenset((S.Increment, S.Decrement, S.PreIncrement, S.PreDecrement))


def _is_harmless(e) -> bool:
    return type(e) is not Expr or e.head in _HARMLESS and all([_is_harmless(a) for a in e.args])


def set_key(c: "Compiler", target: Expr, new: Expression, scope: "Scope") -> "Callable | None":
    """f[key] = v: a new entry where f is an association by then, a definition otherwise."""
    variable = _variable(c, target.head, scope) if len(target.args) == 1 else None
    if variable is None:
        return None
    value, key = c.node(new, scope), c.node(target.args[0], scope)
    put_in = c.filled(target, scope)
    ev, read, write = c.ev, variable.read, variable.write
    slot = scope.assigned.get(target.head, (None,))[0]
    d = ev.definitions[target.head]

    def assign(frame):
        v = value(frame)
        if type(read(frame)) is Association and (type(v) is not Expr or v.head not in _NOT_VALUES):
            k = key(frame)
            if type(k) is not Expr or k.head not in (S.Key, S.Sequence):
                if put_own_key(ev, d, [k], v) if slot is None else put_slot_key(ev, frame, slot, k, v):
                    return v
                x = read(frame)
                if type(x) is Association:
                    write(frame, x.with_item(k, v))
                    return v
        return ev.evaluate(Expr(S.Set, (target if put_in is None else put_in(frame), v)))

    return assign


def part(c: "Compiler", e: Expr, args: tuple, scope: "Scope", tail: bool) -> "Callable | None":
    """x[[i, …]] with integers as positions in a list."""
    if len(args) < 2:
        return None
    a, b = c.node(args[0], scope), c.node(args[1], scope)
    evaluate = c.ev.evaluate
    slot = scope.assigned.get(args[0], (None,))[0] if type(args[0]) is Symbol else None
    if len(args) > 2:
        return _deep_part(c, a, c.arguments(args[1:], scope), slot)

    def call(frame):
        if slot is not None and type(frame[slot]) is Buffer:
            i = b(frame)
            v = frame[slot].read((i,))
            if v is not None:
                return v if type(v) in SELF else evaluate(v)
            return evaluate(Expr(S.Part, (a(frame), i)))
        x = a(frame)
        i = b(frame)
        if type(i) is int and i:
            if type(x) is Expr:
                if -len(x.args) <= i <= len(x.args):
                    v = x.args[i - 1 if i > 0 else i]
                    return v if type(v) in SELF else evaluate(v)
            elif type(x) is PackedArray and x.array.ndim == 1 and -len(x.array) <= i <= len(x.array):
                return x.array.item(i - 1 if i > 0 else i)
        return evaluate(Expr(S.Part, (x, i)))

    return call


def _deep_part(c: "Compiler", a, indices: list, slot):
    """x[[i, j, …]]."""
    evaluate = c.ev.evaluate

    def call(frame):
        x = frame[slot] if slot is not None else None
        if type(x) is not Buffer:
            x = a(frame)
        where = tuple([index(frame) for index in indices])
        v = element_at(x, where) if type(x) is not Buffer else x.read(where)
        if v is None:
            return evaluate(Expr(S.Part, (a(frame) if type(x) is Buffer else x, *where)))
        return v if type(v) in SELF else evaluate(v)

    return call
