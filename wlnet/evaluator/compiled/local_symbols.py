"""The symbols that Module variables become, x$1, and how they go when nothing refers to them any more."""

from sys import getrefcount

from ...expression import TYPE_CHECKING, Expression, PackedArray, Rational, Symbol

if TYPE_CHECKING:
    from ..evaluator import Evaluator

_SYMBOL_FREE = frozenset((int, float, str, PackedArray, Rational, complex))


def fresh_local(sym: Symbol, number: int) -> Symbol:
    """A new symbol x$number in the context of x, also where x was renamed x$."""
    return Symbol(f"{sym.name.rstrip('$') or sym.name}${number}", sym.context)


def release_locals(ev: "Evaluator", local: list, result: Expression) -> None:
    """Drop the definitions of locals that cannot be reached from the result: atoms hold no symbols."""
    if type(result) not in _SYMBOL_FREE:
        return
    while local:
        new = local.pop()
        d = ev.definitions[new]
        # References that are ours: the local name, the table's key, the definition, the argument of getrefcount.
        if d.down is None and d.up is None and d.sub is None and getrefcount(new) <= 4:
            del ev.definitions[new]
