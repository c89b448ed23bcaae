"""Parts of lists, associations and other expressions alike."""

from .association import Association
from .expr import Expr, Expression, identity_key
from .numbers import TYPE_CHECKING
from .packed import PackedArray, pack
from .symbols import S, Symbol

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence


def is_compound(x: Expression) -> bool:
    """Has x parts: is it an expression, a list (packed or not) or an association?"""
    kind = type(x)
    return kind is Expr or kind is PackedArray or kind is Association


def items_of(x: Expression) -> tuple | list | None:
    """The parts of a compound value (the values of an association), or None for an atom."""
    kind = type(x)
    if kind is Expr:
        return x.args
    if kind is PackedArray:
        return x.elements()
    if kind is Association:
        return x.values()
    return None


def with_items(x: Expression, items: "Iterable[Expression]") -> Expression:
    """A value with the head (or keys, when the number is the same) of x and these parts, not yet evaluated."""
    kind = type(x)
    if kind is Association:
        return Association(dict(zip(x.data, items)), x.delayed)
    if kind is PackedArray:
        return pack(Expr(S.List, tuple(items)))
    return Expr(x.head, tuple(items))


def select_items(x: Expression, indices: "Sequence[int]") -> Expression:
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
        new = args[indices.start : indices.stop]
    else:
        new = tuple([args[i] for i in indices])
    return finished(x, new)


def _index_array(indices):
    import numpy as np  # slow; whoever has a packed array has paid for it

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


def spliced(items: "Iterable[Expression]") -> list:
    """The items with those of each Sequence[…] among them put in line."""
    line: list = []
    for a in items:
        if type(a) is Expr and a.head is S.Sequence:
            line.extend(a.args)
        else:
            line.append(a)
    return line


def mentions(x: Expression, names: "Container[Symbol]") -> bool:
    """Does one of these symbols stand anywhere in x?"""
    stack = [x]
    while stack:
        x = stack.pop()
        kind = type(x)
        if kind is Symbol:
            if x in names:
                return True
        elif kind is Expr:
            stack.append(x.head)
            stack.extend(x.args)
        elif kind is Association:
            stack.extend(x.keys())
            stack.extend(x.values())
    return False


def is_infinity(x: Expression) -> bool:
    """Is x Infinity, in either of its forms?"""
    return x is S.Infinity or type(x) is Expr and x.head is S.DirectedInfinity and x.args == (1,)


def infinity_sign(x: Expression) -> int:
    """1 for Infinity, -1 for -Infinity (evaluated or not), 0 for anything else."""
    if is_infinity(x):
        return 1
    if type(x) is not Expr:
        return 0
    return -1 if x == _MINUS_INFINITY or x.head is S.Times and x.args == (-1, S.Infinity) else 0


_MINUS_INFINITY = Expr(S.DirectedInfinity, (-1,))


def count_limit(n: Expression) -> int | float | None:
    """A maximal number of results: a non-negative integer or Infinity; None for anything else."""
    if type(n) is int:
        return n if n >= 0 else None
    return float("inf") if is_infinity(n) else None


def rules_of(x: Expression) -> list | None:
    """The rules in a rule, a (nested) list of rules or an association; None for anything else."""
    kind = type(x)
    if kind is Association:
        return x.rules()
    if kind is Expr:
        if (x.head is S.Rule or x.head is S.RuleDelayed) and len(x.args) == 2:
            return [x]
        if x.head is S.List:
            rules = []
            for a in x.args:
                inner = rules_of(a)
                if inner is None:
                    return None
                rules.extend(inner)
            return rules
    return None


def as_association(x: Expression) -> Association | None:
    """x as an association: itself, or made from a list of rules or one rule; None for anything else."""
    if type(x) is Association:
        return x
    rules = rules_of(x)
    return None if rules is None else association_of_rules(rules)


def association_of_rules(rules: "Iterable[Expr]") -> Association:
    """An association of Rule and RuleDelayed expressions; later ones replace the values of earlier ones."""
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
