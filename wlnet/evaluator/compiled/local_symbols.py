"""The symbols that Module variables become, x$1, and how they go when nothing refers to them any more."""

from sys import getrefcount

from ...expression import TYPE_CHECKING, Expr, Expression, PackedArray, Rational, Symbol

if TYPE_CHECKING:
    from ..evaluator import Evaluator

_MOST = 200  # parts of a result that are looked at: some microseconds, about what the Module itself takes
_SYMBOL_FREE = frozenset((int, float, str, PackedArray, Rational, complex))


def fresh_local(sym: Symbol, number: int) -> Symbol:
    """A new symbol x$number in the context of x, also where x was renamed x$."""
    return Symbol(f"{sym.name.rstrip('$') or sym.name}${number}", sym.context)


def release_locals(ev: "Evaluator", local: list, result: Expression) -> None:
    """Drop the definitions of locals that cannot be reached from the result: atoms hold no symbols."""
    if type(result) not in _SYMBOL_FREE and _may_mention(result, local):
        return
    while local:
        new = local.pop()
        d = ev.definitions[new]
        if d.down is not None or d.sub is not None:  # rules mention the symbol themselves
            if d.up is None:
                ev.definitions.release(new)
        # References that are ours: the local name, the table's key, the definition, the argument of getrefcount.
        elif d.up is None and getrefcount(new) <= 4:
            del ev.definitions[new]


def _may_mention(x: Expression, local: list) -> bool:
    """Is one of the symbols in x?  Also where x is too large to look for them."""
    waiting, seen = [x], 0
    while waiting:
        x = waiting.pop()
        kind = type(x)
        if kind is Expr:
            seen += len(x.args) + 1
            if seen > _MOST:
                return True
            waiting.extend(x.args)
            waiting.append(x.head)
        elif kind is Symbol:
            for sym in local:
                if sym is x:
                    return True
        elif kind not in _SYMBOL_FREE:
            return True
    return False
