"""Module variables in frame slots and ordinary symbols: how compiled code reads, promotes and stores them."""

from ...expression import TYPE_CHECKING, Expression, Symbol
from ..attributes import TEMPORARY
from ..own_variables import WATCHERS
from .buffers import Buffer
from .local_symbols import fresh_local

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..definitions import Definition
    from ..evaluator import Evaluator
    from .compiler import Compiler


def whole(ev: "Evaluator", frame: list, i: int) -> Expression:
    """The value of a Module variable as the evaluator knows it: a buffer is frozen to the list that it holds."""
    v = frame[i]
    if type(v) is Buffer:
        v = frame[i] = v.freeze(ev)
    return v


def promoted(ev: "Evaluator", frame: list, name: Symbol, i: int, j: int) -> Symbol:
    """The symbol that a Module variable has become, because the evaluator must see it: it carries the value now."""
    sym = frame[j]
    if sym is None:
        ev.module_number += 1
        sym = frame[j] = fresh_local(name, ev.module_number)
        d = ev.definition(sym)
        d.attributes = TEMPORARY
        d.own = whole(ev, frame, i)
        frame[i] = None
    return sym


def global_store(ev: "Evaluator", d: "Definition") -> "Callable | None":
    """``store(v)`` for an ordinary symbol; None for protected, watched or conditional ones."""
    if d.attributes & ~TEMPORARY or d.builtin is not None or d.symbol in WATCHERS or d.own_rules:
        return None
    touch = ev.touch

    def store(v):
        if d.own is None:
            touch(d)  # only the step from no value to a value can change what was final before
        d.own = v

    return store


def slot_store(c: "Compiler", place: tuple) -> "Callable":
    """``store(frame, v)`` for a Module variable in this slot, or in the symbol that it has become."""
    i, j = place
    ev = c.ev

    def store(frame, v):
        if frame[j] is not None:  # the symbol itself has been seen: it carries the value
            d = ev.definitions[frame[j]]
            if d.own is None:
                ev.touch(d)
            d.own = v
        else:
            frame[i] = v

    return store
