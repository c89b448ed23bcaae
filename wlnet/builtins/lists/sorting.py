"""Sorting: Sort, Ordering, the largest and smallest elements, in canonical order or by ordering functions."""

from collections.abc import Callable, Sequence
from functools import cmp_to_key

from ...evaluator import Evaluator, builtin
from ...evaluator.lists import final_list
from ...expression import (
    Association,
    Expr,
    Expression,
    MessageError,
    PackedArray,
    Rational,
    S,
    elements,
    from_array,
    has_head,
    is_list,
    length,
    make_list,
)
from ...expression.arithmetic import nearest_float
from ...expression.compounds import is_compound, is_infinity, items_of, select_items
from ...expression.order import compare, string_keys
from ..kit.each import apply_each, caller
from ..kit.terms import size_range

_KEY = cmp_to_key(compare)


def ordering_sign(v: Expression) -> int:
    """What an ordering function says of (a, b): -1 in order, 1 out of order, 0 equal."""
    if v is S.False_:
        return 1
    if type(v) is int:
        return (v < 0) - (v > 0)
    return -1


def canonical_indices(items: Sequence) -> list:
    """Indices that put the items in canonical order, equal ones as they stand."""
    kinds = {type(a) for a in items}
    # not for both together: 1 and 1. are equal in value but have an order
    if kinds == {int} or kinds == {float}:
        return sorted(range(len(items)), key=items.__getitem__)
    keys = string_keys(items) if kinds == {str} else [_KEY(a) for a in items]
    return sorted(range(len(items)), key=keys.__getitem__)


def sorted_indices(ev: Evaluator, items: Sequence, function: Expression | None = None) -> list:
    """Indices that sort the items by an ordering function (merge sort), or canonically without one."""
    if function is None:
        return canonical_indices(items)
    # numbers need no calls, unless somebody has defined Less anew
    if function in _NUMERIC_ORDERS and {type(a) for a in items} in ({int}, {float}) and ev.definitions[function].down is None:
        reverse = function is S.Greater or function is S.GreaterEqual
        strict = function is S.Less or function is S.Greater
        # equal elements are not Less: Sort turns them around, as merging with Less would
        order = range(len(items) - 1, -1, -1) if strict else range(len(items))
        if reverse:
            # negated and not reversed: equal elements keep their order
            return sorted(order, key=lambda i: -items[i])
        return sorted(order, key=items.__getitem__)
    call = caller(ev, function, 2)

    def before(i: int, j: int) -> bool:
        return ordering_sign(call(items[i], items[j])) <= 0

    return merge_sorted(list(range(len(items))), before)


_NUMERIC_ORDERS = frozenset((S.Less, S.Greater, S.LessEqual, S.GreaterEqual))


def merge_sorted(order: list, before: Callable) -> list:
    """Merge sort that keeps a pair as it is where ``before`` holds; it never calls back through C."""
    n = len(order)
    width = 1
    while width < n:
        merged: list = []
        for start in range(0, n, 2 * width):
            left, right = order[start : start + width], order[start + width : start + 2 * width]
            i = j = 0
            while i < len(left) and j < len(right):
                if before(left[i], right[j]):
                    merged.append(left[i])
                    i += 1
                else:
                    merged.append(right[j])
                    j += 1
            merged.extend(left[i:])
            merged.extend(right[j:])
        order = merged
        width *= 2
    return order


def _packed_sorted(x: PackedArray):
    if x.array.ndim == 1 and x.array.dtype.kind in "if":
        import numpy as np  # slow; whoever has a packed array has paid for it

        from ...mathematics.aside import aside  # imports NumPy too

        return PackedArray(aside(x.array.size * x.array.size.bit_length(), np.sort, x.array, kind="stable"))
    return None


@builtin("Sort", messages={"sortp": "The ordering function of `1` is not valid."})
def sort(ev: Evaluator, x: Expression, function: Expression = None) -> Expression | None:
    """Sort[list] sorts the elements of list into canonical order.
    Sort[list, p] uses the ordering function p, which says whether two elements are in order."""
    if not is_compound(x):
        raise MessageError("normal", 1, Expr(S.Sort, (x,)))
    if function is None and type(x) is PackedArray:
        result = _packed_sorted(x)
        if result is not None:
            return result
    items = items_of(x)
    order = sorted_indices(ev, items, function)
    if order == list(range(len(items))):
        return x
    return select_items(x, order)


@builtin("ReverseSort")
def reverse_sort(ev: Evaluator, x: Expression, function: Expression = None) -> Expression | None:
    """ReverseSort[list] sorts the elements of list into reverse canonical order.
    ReverseSort[list, p] uses the reverse of the ordering function p."""
    if not is_compound(x):
        return None
    items = items_of(x)
    return select_items(x, list(reversed(sorted_indices(ev, items, function))))


def by_values(ev: Evaluator, items: Sequence, functions: Sequence) -> list:
    """The values to sort by: one function gives [f[x]], a list of functions several per element."""
    columns = [list(_plain(apply_each(ev, f, items))) for f in functions]
    return [list(row) for row in zip(*columns)] if columns else [[] for _ in items]


def _plain(values):
    return values.elements() if type(values) is PackedArray else values


def indices_by(ev: Evaluator, x: Expression, f: Expression, function: Expression | None = None) -> list:
    """Indices that sort the items of x by f (or a list of functions); ties of a single f in canonical order."""
    items = items_of(x)
    if is_list(f):
        functions = elements(f)
        rows = by_values(ev, items, functions)
        if function is None:
            keys = [[_KEY(v) for v in row] for row in rows]
            return sorted(range(len(items)), key=keys.__getitem__)
        order = list(range(len(items)))
        # stable sorts from the last function to the first: the first decides
        for k in range(len(functions) - 1, -1, -1):
            order = _stable_by(ev, order, [row[k] for row in rows], function)
        return order
    values = list(_plain(apply_each(ev, f, x if type(x) is PackedArray else items)))
    if function is not None:
        return _stable_by(ev, list(range(len(items))), values, function)
    kinds = {type(v) for v in values}
    first = string_keys(values) if kinds == {str} else values
    if kinds not in ({int}, {float}, {str}):
        first = [_KEY(v) for v in values]
    # all different: no tie asks for the canonical order of the elements
    if len({v for v in values if type(v) is int}) == len(values):
        return sorted(range(len(items)), key=values.__getitem__)
    keys = [(a, _KEY(b)) for a, b in zip(first, items)]
    return sorted(range(len(items)), key=keys.__getitem__)


def _stable_by(ev, order: list, values: list, function) -> list:
    call = caller(ev, function, 2)

    def before(i: int, j: int) -> bool:
        a, b = values[i], values[j]
        if ordering_sign(call(a, b)) <= 0:
            return True
        return ordering_sign(call(b, a)) > 0  # neither is in order: leave them as they are

    return merge_sorted(order, before)


@builtin("SortBy", operator="first")
def sort_by(ev: Evaluator, x: Expression, f: Expression, function: Expression = None) -> Expression:
    """SortBy[list, f] sorts the elements of list by the values of f.
    SortBy[list, {f1, f2, …}] uses f2 where f1 does not decide, and so on; SortBy[list, f, p] compares with p.
    SortBy[f] is an operator form."""
    if not is_compound(x):
        raise MessageError("normal", 1, Expr(S.SortBy, (x, f)))
    return select_items(x, indices_by(ev, x, f, function))


@builtin("ReverseSortBy", operator="first")
def reverse_sort_by(ev: Evaluator, x: Expression, f: Expression, function: Expression = None) -> Expression | None:
    """ReverseSortBy[list, f] sorts the elements of list by the values of f, largest first.
    ReverseSortBy[f] is an operator form."""
    if not is_compound(x):
        return None
    return select_items(x, list(reversed(indices_by(ev, x, f, function))))


@builtin("Ordering", messages={"seqs": "Sequence specification expected at position 2 in `1`."})
def ordering(ev: Evaluator, x: Expression, count: Expression = S.All, function: Expression = None) -> Expression | None:
    """Ordering[list] gives the positions that sort list.
    Ordering[list, n] gives the first n of them, Ordering[list, -n] the last n.
    Ordering[list, n, p] uses the ordering function p."""
    if not is_compound(x):
        return None
    if function is None and type(x) is PackedArray and x.array.ndim == 1 and x.array.dtype.kind in "if":
        import numpy as np  # slow; whoever has a packed array has paid for it

        order = np.argsort(x.array, kind="stable") + 1
        if count is S.All:
            return from_array(order)
        order = order.tolist()
    else:
        order = [i + 1 for i in sorted_indices(ev, items_of(x), function)]
    if has_head(count, S.UpTo) and len(count.args) == 1 and type(count.args[0]) is int:
        count = min(count.args[0], len(order))
    if count is S.All or is_infinity(count):
        return make_list(order)
    # only UpTo may ask for more than there are
    if type(count) is not int or abs(count) > len(order):
        return None
    return make_list(order[:count] if count >= 0 else order[count:])


@builtin("PositionLargest")
def position_largest(ev: Evaluator, x: Expression, n: Expression = None) -> Expression:
    """PositionLargest[list] gives the positions of the largest element.
    PositionLargest[list, n] gives the positions of the n largest elements."""
    return _positions_extreme(ev, x, n, -1)


@builtin("PositionSmallest")
def position_smallest(ev: Evaluator, x: Expression, n: Expression = None) -> Expression:
    """PositionSmallest[list] gives the positions of the smallest element.
    PositionSmallest[list, n] gives the positions of the n smallest elements."""
    return _positions_extreme(ev, x, n, 1)


def _positions_extreme(ev, x, n, sign: int):
    if not is_compound(x) or not length(x):
        return None
    items = items_of(x)
    keys = x.keys() if type(x) is Association else range(1, len(items) + 1)
    keys = [Expr(S.Key, (k,)) for k in keys] if type(x) is Association else list(keys)
    values = [_number(ev, a) for a in items]
    # without numbers there is no largest
    if None in values:
        return None
    order = sorted(range(len(items)), key=lambda i: sign * values[i])
    if n is None:
        order = [i for i in order if values[i] == values[order[0]]]
    elif type(n) is int and 0 <= n <= len(order):
        order = order[:n]
    else:
        return None
    return make_list([keys[i] for i in order])


# --- the largest and smallest elements ------------------------------------------------------------------------------

_TAKE = {"insuff": "There are fewer than `1` elements in `2`."}


@builtin("TakeLargest", options={"ExcludedForms": S.Automatic}, operator="first", messages=_TAKE)
def take_largest(ev: Evaluator, x: Expression, n: Expression, function: Expression = None, options: dict = None) -> Expression:
    """TakeLargest[data, n] gives the n largest elements, largest first.
    TakeLargest[data, n, p] compares with p.
    TakeLargest[n] is an operator form."""
    return _take_extreme(ev, x, n, -1, function)


@builtin("TakeSmallest", options={"ExcludedForms": S.Automatic}, operator="first", messages=_TAKE)
def take_smallest(ev: Evaluator, x: Expression, n: Expression, function: Expression = None, options: dict = None) -> Expression:
    """TakeSmallest[data, n] gives the n smallest elements, smallest first.
    TakeSmallest[data, n, p] compares with p.
    TakeSmallest[n] is an operator form."""
    return _take_extreme(ev, x, n, 1, function)


@builtin("TakeLargestBy", options={"ExcludedForms": S.Automatic}, operator="first", operator_arity=2, messages=_TAKE)
def take_largest_by(ev: Evaluator, x: Expression, f: Expression, n: Expression, options: dict = None) -> Expression:
    """TakeLargestBy[data, f, n] gives the n elements for which f is largest.
    TakeLargestBy[f, n] is an operator form."""
    return _take_extreme(ev, x, n, -1, None, f)


@builtin("TakeSmallestBy", options={"ExcludedForms": S.Automatic}, operator="first", operator_arity=2, messages=_TAKE)
def take_smallest_by(ev: Evaluator, x: Expression, f: Expression, n: Expression, options: dict = None) -> Expression:
    """TakeSmallestBy[data, f, n] gives the n elements for which f is smallest.
    TakeSmallestBy[f, n] is an operator form."""
    return _take_extreme(ev, x, n, 1, None, f)


def _take_extreme(ev, x, n, sign: int, function=None, f=None):
    if not is_compound(x):
        return None
    items = items_of(x)
    values = items if f is None else _plain(apply_each(ev, f, items))
    # ExcludedForms -> Automatic leaves out what is missing or indeterminate
    comparable = [i for i, v in enumerate(values) if not _excluded(v)]
    upto = has_head(n, S.UpTo) and len(n.args) == 1
    count = n.args[0] if upto else len(comparable) if n is S.All else n
    if upto and is_infinity(count):
        count = len(comparable)
    if type(count) is not int or count < 0:
        return None
    if count > len(comparable):
        if not upto:
            raise MessageError("insuff", count, x)
        count = len(comparable)
    if function is not None:
        order = [comparable[i] for i in sorted_indices(ev, [values[i] for i in comparable], function)]
        if sign < 0:
            order.reverse()
    else:
        numbers = [_number(ev, values[i]) for i in comparable]
        if None not in numbers:
            order = [comparable[i] for i in sorted(range(len(comparable)), key=lambda i: sign * numbers[i])]
        else:
            order = [comparable[i] for i in canonical_indices([values[i] for i in comparable])]
            if sign < 0:
                order.reverse()
    return select_items(x, order[:count])


def _excluded(v) -> bool:
    return v is S.Indeterminate or v is S.None_ or v is S.Null or has_head(v, S.Missing)


def _number(ev, v):
    """The value to compare by, or None for something that is not a real number."""
    kind = type(v)
    if kind is int or kind is float:
        return v
    if kind is Rational:
        # only to compare; the element itself stays exact
        return nearest_float(v)
    if kind is str or is_list(v):
        return None
    if is_infinity(v):
        return float("inf")
    if has_head(v, S.Quantity) and len(v.args) == 2:
        return _number(ev, v.args[0])
    value = ev.evaluate(Expr(S.N, (v,)))
    if type(value) is float:
        return value
    if has_head(value, S.DirectedInfinity) and value.args == (-1,):
        return float("-inf")
    return None


@builtin("MaximalBy", operator="first")
def maximal_by(ev: Evaluator, x: Expression, f: Expression, n: Expression = None) -> Expression:
    """MaximalBy[data, f] gives the elements for which f is largest.
    MaximalBy[data, f, n] gives the n elements with the largest values of f.
    MaximalBy[f] is an operator form."""
    return _extreme_by(ev, x, f, n, -1)


@builtin("MinimalBy", operator="first")
def minimal_by(ev: Evaluator, x: Expression, f: Expression, n: Expression = None) -> Expression:
    """MinimalBy[data, f] gives the elements for which f is smallest.
    MinimalBy[data, f, n] gives the n elements with the smallest values of f.
    MinimalBy[f] is an operator form."""
    return _extreme_by(ev, x, f, n, 1)


def _extreme_by(ev, x, f, n, sign: int):
    if not is_compound(x):
        return None
    items = items_of(x)
    if not items:
        return x
    functions = elements(f) if is_list(f) else None
    if functions is not None:
        values = [make_list(row) for row in by_values(ev, items, functions)]
    else:
        values = list(_plain(apply_each(ev, f, items)))
    numbers = [_number(ev, v) for v in values]
    if None in numbers:
        keys = [_KEY(v) for v in values]
        order = sorted(range(len(items)), key=keys.__getitem__)
        if sign < 0:
            # reverse=True keeps ties in order, which turning the list around would not
            order = sorted(range(len(items)), key=keys.__getitem__, reverse=True)
        same_as_first = [i for i in range(len(items)) if compare(values[i], values[order[0]]) == 0]
    else:
        order = sorted(range(len(items)), key=lambda i: sign * numbers[i])
        same_as_first = [i for i in range(len(items)) if numbers[i] == numbers[order[0]]]
    if n is None:
        return select_items(x, same_as_first)
    if has_head(n, S.UpTo) and len(n.args) == 1 and type(n.args[0]) is int:
        n = min(n.args[0], len(order))
    if type(n) is not int or not 0 <= n <= len(order):
        return None
    return select_items(x, order[:n])


@builtin("Signature")
def signature(ev: Evaluator, x: Expression) -> Expression | None:
    """Signature[list] gives 1 or -1 for an even or odd permutation of canonical order, 0 with repeated elements."""
    items = items_of(x)
    if items is None:
        return None
    order = canonical_indices(items)
    # equal elements stand side by side once sorted
    if any([compare(items[a], items[b]) == 0 for a, b in zip(order, order[1:])]):
        return 0
    sign, seen = 1, [False] * len(order)
    for start in range(len(order)):
        size, i = 0, start
        while not seen[i]:
            seen[i] = True
            i = order[i]
            size += 1
        # a cycle of even length is an odd permutation
        if size and size % 2 == 0:
            sign = -sign
    return sign


@builtin("LexicographicSort")
def lexicographic_sort(ev: Evaluator, x: Expression, function: Expression = None) -> Expression | None:
    """LexicographicSort[{e1, e2, …}] sorts lists and strings element by element, shorter ones first on a tie."""
    if not is_compound(x):
        return None
    items = items_of(x)

    def sign(a: Expression, b: Expression) -> int:
        if is_compound(a) and is_compound(b):
            for p, q in zip(items_of(a), items_of(b)):
                s = sign(p, q)
                if s:
                    return s
            # a list that another begins with comes before it
            return (length(a) > length(b)) - (length(a) < length(b))
        return compare(a, b) if function is None else ordering_sign(ev.evaluate(Expr(function, (a, b))))

    return select_items(x, merge_sorted(list(range(len(items))), lambda i, j: sign(items[i], items[j]) <= 0))


@builtin("Subsequences")
def subsequences(ev: Evaluator, x: Expression, spec: Expression = None) -> Expression | None:
    """Subsequences[list] gives all runs of successive elements of list, the empty one first.
    Subsequences[list, n] gives those of up to n elements, Subsequences[list, {n}] of exactly n elements."""
    if not is_compound(x):
        return None
    n = length(x)
    sizes = size_range(spec, n)
    if sizes is None:
        return None
    return final_list(ev, [select_items(x, range(i, i + k)) for k in sizes for i in range(n - k + 1 if k else 1)])
