"""Lists cut into runs and pieces: Split, SplitBy, TakeList, Pick."""

from ...evaluator import Evaluator, builtin
from ...evaluator.lists import final_list
from ...evaluator.parts import Missed, sequence_range
from ...expression import Association, Expr, Expression, MessageError, S, elements, is_list, length, make_list, same
from ...expression.compounds import is_compound, items_of, select_items, with_items
from ..kit.each import caller, holds
from .lists import like

# --- splitting and picking ------------------------------------------------------------------------------------------


def _runs(ev, x, starts):
    bounds = [*starts, length(x)]
    return like(ev, make_list(()), [select_items(x, range(a, b)) for a, b in zip(bounds, bounds[1:])])


@builtin("Split")
def split(ev: Evaluator, x: Expression, test: Expression = None) -> Expression:
    """Split[list] splits list into runs of identical elements.
    Split[list, test] puts adjacent elements together as long as test gives True."""
    if not is_compound(x):
        raise MessageError("normal", 1, Expr(S.Split, (x,)))
    items = items_of(x)
    if not items:
        return make_list(()) if type(x) is not Expr else x
    equal = same if test is None else holds(ev, test)
    starts = [0, *[i for i in range(1, len(items)) if not equal(items[i - 1], items[i])]]
    bounds = [*starts, len(items)]
    runs = [select_items(x, range(a, b)) for a, b in zip(bounds, bounds[1:])]
    return final_list(ev, runs) if not (type(x) is Expr and x.head is not S.List) else Expr(x.head, tuple(runs))


@builtin("SplitBy", operator="first")
def split_by(ev: Evaluator, x: Expression, f: Expression = None) -> Expression | None:
    """SplitBy[list, f] splits list into runs of elements with the same value of f.
    SplitBy[list, {f1, f2, …}] splits the runs again.
    SplitBy[f] is an operator form."""
    if not is_compound(x):
        return None
    # each further function splits the runs of those before
    functions = elements(f) if is_list(f) else (f,)
    return _split_by(ev, x, functions)


def _split_by(ev, x, functions):
    if not functions:
        return x
    items = items_of(x)
    if not items:
        return x
    call = caller(ev, functions[0], 1)
    values = [call(a) for a in items]
    bounds = [0, *[i for i in range(1, len(items)) if not same(values[i - 1], values[i])], len(items)]
    runs = [_split_by(ev, select_items(x, range(a, b)), functions[1:]) for a, b in zip(bounds, bounds[1:])]
    return final_list(ev, runs) if is_list(x) or type(x) is Association else Expr(x.head, tuple(runs))


@builtin("TakeList")
def take_list(ev: Evaluator, x: Expression, specs: Expression) -> Expression | None:
    """TakeList[list, {n1, n2, …}] takes n1 elements, then n2 of the rest, and so on."""
    if not is_compound(x) or not is_list(specs):
        return None
    taken = []
    left = x
    try:
        for s in elements(specs):
            indices = sequence_range(s, length(left), left)
            taken.append(select_items(left, indices))
            gone = set(indices)
            # each specification is about what the ones before have left
            left = select_items(left, [i for i in range(length(left)) if i not in gone])
    except Missed:
        return None
    return final_list(ev, taken)


@builtin("Pick", messages={"incomp": "Expressions `1` and `2` have incompatible shapes."})
def pick(ev: Evaluator, x: Expression, selector: Expression, pattern: Expression = S.True_) -> Expression | None:
    """Pick[list, sel] picks the elements of list for which the element of sel is True.
    Pick[list, sel, patt] picks those for which it matches patt."""
    matcher = ev.matcher(pattern)
    result = _pick(x, selector, matcher, Expr(S.Pick, (x, selector)))
    return Expr(S.Sequence, ()) if result is _OUT else result


_OUT = object()


def _pick(x, selector, matcher, call):
    if matcher(selector) is not None:
        return x
    items, chosen = items_of(x), items_of(selector)
    if items is None or chosen is None:
        return _OUT
    # Pick needs the same shape down to where the selector decides
    if len(items) != len(chosen):
        raise MessageError("incomp", x, selector)
    picked = []
    for i, (a, s) in enumerate(zip(items, chosen)):
        v = _pick(a, s, matcher, call)
        if v is not _OUT:
            picked.append((i, v))
    if type(x) is Association:
        keys = list(x.data)
        return Association({keys[i]: v for i, v in picked}, x.delayed)
    return with_items(x, [v for _, v in picked])
