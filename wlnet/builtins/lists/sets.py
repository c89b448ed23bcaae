"""Lists as sets: unions, duplicates, groups of equal elements."""

from collections.abc import Sequence

from ...evaluator import Evaluator, builtin
from ...evaluator.lists import final_list
from ...expression import (
    Association,
    Expr,
    Expression,
    MessageError,
    PackedArray,
    S,
    elements,
    from_array,
    head_of,
    identity_key,
    identity_keys,
    is_list,
    is_rule,
    make_list,
)
from ...expression.compounds import association_of_rules, is_compound, items_of, select_items
from ..kit.each import HEADS, apply_each, holds
from .sorting import canonical_indices


def distinct_indices(ev: Evaluator, items: Sequence, test: Expression | None = None) -> list:
    """The indices of the first of each class of equal items."""
    if test is None or test is S.Automatic or test is S.SameQ:
        seen: set = set()
        out = []
        for i, a in enumerate(items):
            key = identity_key(a)
            if key not in seen:
                seen.add(key)
                out.append(i)
        return out
    equal = holds(ev, test)
    firsts: list = []
    for i, a in enumerate(items):
        # any function may be the test, so every pair has to be asked
        for j in firsts:
            if equal(items[j], a):
                break
        else:
            firsts.append(i)
    return firsts


def classes(ev: Evaluator, items: Sequence, test: Expression | None = None) -> list:
    """Lists of indices of equal items, in order of first appearance."""
    if test is None or test is S.SameQ:
        by_key: dict = {}
        for i, a in enumerate(items):
            by_key.setdefault(identity_key(a), []).append(i)
        return list(by_key.values())
    equal = holds(ev, test)
    groups: list = []
    for i, a in enumerate(items):
        # the first of a group speaks for it, as in Wolfram's Gather
        for g in groups:
            if equal(items[g[0]], a):
                g.append(i)
                break
        else:
            groups.append([i])
    return groups


def _check(owner: str, args: tuple):
    """The common head of compound arguments; MessageError otherwise."""
    for i, a in enumerate(args, 1):
        if not is_compound(a):
            raise MessageError("normal", i, Expr(S[owner], args))
    head = head_of(args[0])
    for i, a in enumerate(args[1:], 2):
        # Union[f[a], {b}] has no common head to give its result
        if head_of(a) != head:
            raise MessageError("heads2", Expr(S[owner], args), i, head_of(a), head)
    return head


def _sorted_set(ev, head, items, test):
    items = [items[i] for i in canonical_indices(items)]
    # sorted first: of elements a SameTest takes for equal, the first in order stands for all
    return _with_head(ev, head, [items[i] for i in distinct_indices(ev, items, test)])


def _members(x: Expression) -> Sequence:
    """What a set has as its elements: parts, of an association its rules."""
    return x.rules() if type(x) is Association else items_of(x)


def _with_head(ev, head, items):
    if head is S.Association and all([is_rule(item) for item in items]):  # Association[2] is none
        return association_of_rules(items)
    return final_list(ev, items) if head is S.List else Expr(head, tuple(items))


@builtin("Union", attributes="Flat OneIdentity ReadProtected", options={"SameTest": S.Automatic}, messages=HEADS)
def union(ev: Evaluator, args: tuple, options: dict) -> Expression | None:
    """Union[list1, list2, …] gives the sorted distinct elements of the lists.
    Union[…, SameTest -> f] takes elements as equal for which f gives True."""
    if not args:
        return make_list(())
    head = _check("Union", args)
    if (
        len(args) == 1
        and type(args[0]) is PackedArray
        and args[0].array.ndim == 1
        and options["SameTest"] is S.Automatic
        and args[0].array.dtype.kind in "if"
    ):
        import numpy as np  # slow; whoever has a packed array has paid for it

        # sorting numbers needs no canonical order of expressions
        return from_array(np.unique(args[0].array))
    return _sorted_set(ev, head, [a for x in args for a in _members(x)], options["SameTest"])


@builtin("Intersection", attributes="Flat OneIdentity ReadProtected", options={"SameTest": S.Automatic}, messages=HEADS)
def intersection(ev: Evaluator, args: tuple, options: dict) -> Expression | None:
    """Intersection[list1, list2, …] gives the sorted elements that are in all lists."""
    if not args:
        return make_list(())
    head = _check("Intersection", args)
    test = options["SameTest"]
    common = list(_members(args[0]))
    for other in args[1:]:
        common = _common(ev, common, _members(other), test, True)
    return _sorted_set(ev, head, common, test)


@builtin("Complement", options={"SameTest": S.Automatic}, messages=HEADS)
def complement(ev: Evaluator, args: tuple, options: dict) -> Expression | None:
    """Complement[all, list1, list2, …] gives the sorted elements of all that are in none of the lists."""
    if not args:
        return None
    head = _check("Complement", args)
    # taken away one list after the other: no list of all others is made
    test = options["SameTest"]
    rest = list(_members(args[0]))
    for other in args[1:]:
        rest = _common(ev, rest, _members(other), test, False)
    return _sorted_set(ev, head, rest, test)


def _common(ev, items, others, test, inside: bool) -> list:
    if test is S.Automatic:
        # keys hash in one step where SameQ would compare every pair
        known = {identity_key(a) for a in others}
        return [a for a in items if (identity_key(a) in known) is inside]
    equal = holds(ev, test)
    return [a for a in items if any([equal(a, b) for b in others]) is inside]


@builtin("SymmetricDifference", attributes="Flat OneIdentity", options={"SameTest": S.Automatic}, messages=HEADS)
def symmetric_difference(ev: Evaluator, args: tuple, options: dict) -> Expression:
    """SymmetricDifference[list1, list2, …] gives the sorted elements that are in an odd number of the lists."""
    if not args:
        return make_list(())
    head = _check("SymmetricDifference", args)
    test = options["SameTest"]
    odd = list(_members(args[0]))
    for other in args[1:]:
        new = list(_members(other))
        odd = _common(ev, odd, new, test, False) + _common(ev, new, odd, test, False)
    return _sorted_set(ev, head, odd, test)


@builtin("UniqueElements", options={"SameTest": S.Automatic})
def unique_elements(ev: Evaluator, lists: Expression, test: Expression = S.SameQ, options: dict = None) -> Expression | None:
    """UniqueElements[{list1, list2, …}] gives for each list the elements that are in no other list."""
    if not is_list(lists) or not all([is_list(x) for x in elements(lists)]):
        return None
    rows = [list(elements(x)) for x in elements(lists)]
    out = []
    for k, row in enumerate(rows):
        others = [a for j, r in enumerate(rows) if j != k for a in r]
        own = _common(ev, row, others, S.Automatic if test is S.SameQ else test, False)
        out.append(make_list([own[i] for i in distinct_indices(ev, own, test)]))
    return make_list(out)


@builtin("DeleteDuplicates")
def delete_duplicates(ev: Evaluator, x: Expression, test: Expression = None) -> Expression | None:
    """DeleteDuplicates[list] gives the distinct elements of list in order of appearance.
    DeleteDuplicates[list, test] takes elements as equal for which test gives True."""
    if not is_compound(x):
        raise MessageError("normal", 1, Expr(S.DeleteDuplicates, (x,)))
    return select_items(x, distinct_indices(ev, items_of(x), test))


@builtin("DeleteDuplicatesBy", operator="first")
def delete_duplicates_by(ev: Evaluator, x: Expression, f: Expression) -> Expression | None:
    """DeleteDuplicatesBy[list, f] gives the elements with distinct values of f.
    DeleteDuplicatesBy[f] is an operator form."""
    if not is_compound(x):
        return None
    # a list of functions compares the lists of their values
    values = (
        [make_list([ev.evaluate(Expr(g, (a,))) for g in elements(f)]) for a in items_of(x)]
        if is_list(f)
        else apply_each(ev, f, items_of(x))
    )
    return select_items(x, distinct_indices(ev, items_of(values) if type(values) is PackedArray else values))


@builtin("DeleteAdjacentDuplicates")
def delete_adjacent_duplicates(ev: Evaluator, x: Expression, test: Expression = S.SameQ) -> Expression | None:
    """DeleteAdjacentDuplicates[list] drops elements that equal the one before.
    DeleteAdjacentDuplicates[list, test] compares with test."""
    if not is_compound(x):
        return None
    items, equal = items_of(x), holds(ev, test)
    return select_items(x, [i for i in range(len(items)) if i == 0 or not equal(items[i - 1], items[i])])


def _tallied(x) -> bool:
    return is_list(x) or type(x) is Association


@builtin("Tally", messages={"list": "List expected at position `2` in `1`."})
def tally(ev: Evaluator, x: Expression, test: Expression = None) -> Expression:
    """Tally[list] lists the distinct elements with their numbers of occurrences.
    Tally[list, test] takes elements as equal for which test gives True."""
    if not is_list(x) and type(x) is not Association:
        raise MessageError("list", Expr(S.Tally, (x,)), 1)
    items = items_of(x)
    return final_list(ev, [final_list(ev, (items[g[0]], len(g))) for g in classes(ev, items, test)])


@builtin("Counts")
def counts(ev: Evaluator, x: Expression) -> Expression | None:
    """Counts[list] gives an association from the distinct elements to their numbers of occurrences."""
    if not _tallied(x):
        return None
    numbers: dict = {}
    for key in identity_keys(items_of(x)):
        cell = numbers.get(key)  # looked up once: comparing expressions takes time
        if cell is None:
            numbers[key] = [1]
        else:
            cell[0] += 1
    return Association({key: cell[0] for key, cell in numbers.items()})


@builtin("CountsBy", operator="first")
def counts_by(ev: Evaluator, x: Expression, f: Expression) -> Expression | None:
    """CountsBy[list, f] counts the elements by the values of f.
    CountsBy[f] is an operator form."""
    if not _tallied(x):
        return None
    values = apply_each(ev, f, items_of(x))
    return counts(ev, values if type(values) is PackedArray else make_list(values))


@builtin("CountDistinct")
def count_distinct(ev: Evaluator, x: Expression, test: Expression = None) -> Expression:
    """CountDistinct[list] counts the distinct elements of list."""
    return len(distinct_indices(ev, items_of(x), test)) if _tallied(x) else None


@builtin("CountDistinctBy", operator="first")
def count_distinct_by(ev: Evaluator, x: Expression, f: Expression) -> Expression | None:
    """CountDistinctBy[list, f] counts the distinct values of f.
    CountDistinctBy[f] is an operator form."""
    if not _tallied(x):
        return None
    values = apply_each(ev, f, items_of(x))
    return len(distinct_indices(ev, items_of(values) if type(values) is PackedArray else values))


@builtin("Gather")
def gather(ev: Evaluator, x: Expression, test: Expression = None) -> Expression | None:
    """Gather[list] gathers identical elements into sublists.
    Gather[list, test] takes elements as equal for which test gives True."""
    if not _tallied(x):
        return None
    return final_list(ev, [select_items(x, g) for g in classes(ev, items_of(x), test)])


@builtin("GatherBy", operator="first")
def gather_by(ev: Evaluator, x: Expression, f: Expression) -> Expression | None:
    """GatherBy[list, f] gathers elements with the same value of f into sublists.
    GatherBy[list, {f1, f2, …}] gathers in nested sublists.
    GatherBy[f] is an operator form."""
    if not _tallied(x):
        return None
    return _gather_by(ev, x, elements(f) if is_list(f) else (f,))


def _gather_by(ev, x, functions):
    if not functions:
        return x
    values = apply_each(ev, functions[0], items_of(x))
    groups = classes(ev, items_of(values) if type(values) is PackedArray else values)
    return final_list(ev, [_gather_by(ev, select_items(x, g), functions[1:]) for g in groups])


@builtin("PositionIndex")
def position_index(ev: Evaluator, x: Expression) -> Expression | None:
    """PositionIndex[list] gives an association from the distinct elements to the lists of their positions."""
    if not _tallied(x):
        return None
    places = [Expr(S.Key, (k,)) for k in x.keys()] if type(x) is Association else range(1, len(items_of(x)) + 1)
    # in an association keys take the place of positions
    keys = x.keys() if type(x) is Association else places
    positions: dict = {}
    for place, a in zip(keys, items_of(x)):
        positions.setdefault(identity_key(a), []).append(place)
    return Association({k: make_list(v) for k, v in positions.items()})
