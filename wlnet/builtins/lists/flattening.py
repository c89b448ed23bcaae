"""Flatten and FlattenAt."""

from ...evaluator import Evaluator, builtin
from ...evaluator.lists import final_list
from ...evaluator.parts import Missed
from ...expression import Association, Expr, Expression, MessageError, PackedArray, S, elements, head_of, is_list
from ...expression.compounds import is_compound, is_infinity, items_of
from ..kit.levels import EVERY_LEVEL
from .lists import like
from .positions import change_at, position_list

# --- flattening -----------------------------------------------------------------------------------------------------


@builtin(
    "Flatten",
    options={"Heads": S.False_},
    messages={
        "flpi": "Levels to be flattened together in `1` should be lists of positive integers.",
        "flrep": "Level `1` specified in `2` should not be repeated.",
        "fldep": "Level `1` specified in `2` exceeds the levels, `3`, which can be flattened together in `4`.",
        "flev": "Level to be flattened in `1` should be a non-negative integer or Infinity.",
    },
)
def flatten(
    ev: Evaluator, x: Expression, spec: Expression = None, head: Expression = None, options: dict = None
) -> Expression | None:
    """Flatten[list] removes all inner braces.
    Flatten[list, n] flattens to level n; Flatten[list, n, h] expressions with head h.
    Flatten[list, {{s11, s12, …}, {s21, …}, …}] combines the levels sij to level i."""
    if not is_compound(x):
        raise MessageError("normal", 1, Expr(S.Flatten, (x,)))
    if type(x) is Association:
        return None
    if spec is not None and is_list(spec):
        return _flatten_levels(ev, x, spec)
    if spec is None or is_infinity(spec):
        limit = EVERY_LEVEL
    elif type(spec) is int and spec >= 0:
        limit = spec
    else:
        raise MessageError("flpi", spec)
    head = x.head if head is None else head
    if type(x) is PackedArray and head is S.List:
        # reshaping a packed array moves no number
        array = x.array
        if limit >= array.ndim - 1:
            return PackedArray(array.reshape(-1)) if array.ndim > 1 else x
        return PackedArray(array.reshape(-1, *array.shape[limit + 1 :])) if limit else x
    return like(ev, x, flattened(x, limit, head))


def flattened(x: Expression, limit: int, head: Expression) -> list:
    """The parts of x with parts of the same head put in line, down to a level."""
    out: list = []
    simple = head is S.List
    # a stack of our own: lists may be nested deeper than Python calls
    stack = [(a, limit) for a in reversed(items_of(x))]
    while stack:
        a, left = stack.pop()
        kind = type(a)
        if left and kind is Expr and (a.head is head or not simple and a.head == head):
            stack.extend([(b, left - 1) for b in reversed(a.args)])
        elif left and kind is PackedArray and simple:
            array = a.array
            if left >= array.ndim:
                out.extend(array.reshape(-1).tolist())
            else:
                out.extend(PackedArray(array.reshape(-1, *array.shape[left:])).elements())
        else:
            out.append(a)
    return out


def _flatten_levels(ev, x, spec):
    groups = [list(elements(g)) if is_list(g) else [g] for g in elements(spec)]
    plain = [k for g in groups for k in g]
    if not all([type(k) is int and k > 0 for k in plain]) or not plain:
        raise MessageError("flpi", spec)
    for k in plain:
        if plain.count(k) > 1:
            raise MessageError("flrep", k, spec)
    if groups and not any([is_list(g) for g in elements(spec)]):
        # {1, 2} without inner braces means one group
        groups = [plain]
    deepest = max(plain)
    # levels that are not named keep their order behind the named ones
    groups.extend([[k] for k in range(1, deepest) if k not in plain])
    entries = [((), x)]
    for level in range(1, deepest + 1):
        below = []
        for at, e in entries:
            if not is_compound(e) or head_of(e) != head_of(x):
                raise MessageError("fldep", deepest, spec, level - 1, x)
            below.extend([((*at, i), a) for i, a in enumerate(items_of(e))])
        entries = below
    return _regroup(ev, head_of(x), [([tuple([at[k - 1] for k in g]) for g in groups], e) for at, e in entries])


def _regroup(ev, head, entries):
    """Nested expression of (path of keys, element) entries, ordered by keys on every level."""
    if entries and not entries[0][0]:
        return entries[0][1]
    rows: dict = {}
    for path, e in entries:
        rows.setdefault(path[0], []).append((path[1:], e))
    items = [_regroup(ev, head, rows[k]) for k in sorted(rows)]
    return final_list(ev, items) if head is S.List else Expr(head, tuple(items))


@builtin("FlattenAt", operator="first")
def flatten_at(ev: Evaluator, x: Expression, spec: Expression) -> Expression:
    """FlattenAt[list, n] puts the parts of the nth element in line.
    FlattenAt[list, {i, j, …}] and FlattenAt[list, {pos1, pos2, …}] work deeper and at several positions."""

    def splice(part: Expr) -> Expression:
        # the evaluator puts a Sequence in line
        return Expr(S.Sequence, tuple(items_of(part))) if is_compound(part) else part

    try:
        # the deepest first: flattening an outer part would move the positions inside
        for p in sorted(position_list(spec), key=len, reverse=True):
            x = change_at(x, p, splice)
    except Missed as missed:
        raise MessageError("partw", *missed.arguments) from None
    return x
