"""Subsets, tuples, permutations and partitions of integers."""

from itertools import combinations, islice, product
from math import comb

from ...evaluator import Evaluator, builtin
from ...evaluator.lists import final_list
from ...evaluator.parts import Missed, sequence_range
from ...expression import Expr, Expression, MessageError, PackedArray, S, elements, has_head, head_of, is_list, length, make_list
from ...expression.compounds import is_compound, items_of
from ..kit.terms import size_range
from .arrays import nested
from .sets import classes

_LIMIT = 10_000_000  # results beyond this many are refused for lack of memory


@builtin(
    "Subsets",
    messages={"nninfseq": "Position 2 of `1` must be All, Infinity, a non-negative integer, or a list of up to three of them."},
)
def subsets(ev: Evaluator, x: Expression, spec: Expression = None, selection: Expression = None) -> Expression | None:
    """Subsets[list] lists all subsets of list, by size.
    Subsets[list, n] lists those with at most n elements, Subsets[list, {n}] with exactly n, {nmin, nmax} between.
    Subsets[list, nspec, s] takes the first s of them, or those of a sequence specification s."""
    if not is_compound(x):
        return None
    items = items_of(x)
    head = head_of(x)
    sizes = size_range(spec, len(items))
    if sizes is None:
        raise MessageError("nninfseq", Expr(S.Subsets, (x, spec)))
    chosen = _all_subsets(items, sizes)
    if selection is not None:
        chosen = _selected(chosen, selection, _count_subsets(len(items), sizes))
        if chosen is None:
            return None
    return final_list(ev, [final_list(ev, s) if head is S.List else Expr(head, s) for s in chosen])


def _all_subsets(items, sizes):
    for k in sizes:
        yield from combinations(items, k)


def _count_subsets(n: int, sizes) -> int:
    return sum([comb(n, k) for k in sizes])


def _selected(candidates, selection, total: int) -> "list | None":
    """The first n, or the elements of a sequence specification, of an iterator."""
    if selection is S.All:
        return list(candidates)
    if has_head(selection, S.UpTo) or type(selection) is int and selection > total:
        selection = min(selection if type(selection) is int else selection.args[0], total)
    try:
        indices = sequence_range(selection, total, None)
    except Missed:
        return None
    if not len(indices):
        return []
    low, high = min(indices), max(indices)
    # of millions of subsets only the span that was asked for is ever made
    window = list(islice(candidates, low, high + 1))
    return [window[i - low] for i in indices]


@builtin("Tuples", messages={"ilsmn": "Single or list of non-negative machine-sized integers expected at position `1` of `2`."})
def tuples(ev: Evaluator, x: Expression, n: Expression = None) -> Expression | None:
    """Tuples[list, n] lists all n-tuples of elements of list; Tuples[list, {n1, n2, …}] all arrays of elements.
    Tuples[{list1, list2, …}] lists all tuples with the ith element from listi."""
    if not is_compound(x):
        return None
    if n is None:
        rows = items_of(x)
        if not all([is_compound(r) for r in rows]):
            return None
        head = head_of(x)
        rows_of_items = list(product(*[items_of(r) for r in rows]))
        return final_list(ev, [final_list(ev, t) if head is S.List else Expr(head, t) for t in rows_of_items])
    dims = list(elements(n)) if is_list(n) else [n]
    if not all([type(k) is int and k >= 0 for k in dims]):
        raise MessageError("ilsmn", 2, Expr(S.Tuples, (x, n)))
    size = 1
    for k in dims:
        size *= k
    items = items_of(x)
    if len(items) ** size > _LIMIT:
        raise MemoryError
    head = head_of(x)
    if type(x) is PackedArray and x.array.ndim == 1 and len(dims) == 1 and size:
        import numpy as np  # slow; whoever has a packed array has paid for it

        # "ij" lets the last column run fastest, as Wolfram orders tuples
        columns = np.meshgrid(*[x.array] * size, indexing="ij")
        return PackedArray(np.stack([c.reshape(-1) for c in columns], axis=1))
    rows_of_items = product(items, repeat=size)
    if len(dims) == 1:
        return final_list(ev, [final_list(ev, t) if head is S.List else Expr(head, t) for t in rows_of_items])
    return final_list(ev, [nested(ev, t, dims, head) for t in rows_of_items])


@builtin("Permutations")
def permutations(ev: Evaluator, x: Expression, spec: Expression = None) -> Expression | None:
    """Permutations[list] lists all arrangements of the elements of list, equal elements taken once.
    Permutations[list, n] lists those of at most n elements, Permutations[list, {n}] of exactly n."""
    if not is_compound(x):
        return None
    items = items_of(x)
    head = head_of(x)
    sizes = [len(items)] if spec is None else size_range(spec, len(items))
    if sizes is None:
        return None
    groups = classes(ev, items)
    # equal elements get one number, so their exchange is no new arrangement
    symbols = [0] * len(items)
    for k, g in enumerate(groups):
        for i in g:
            symbols[i] = k
    out = []
    for size in sizes:
        out.extend(_arrangements(symbols, [items[g[0]] for g in groups], size))
    return final_list(ev, [final_list(ev, p) if head is S.List else Expr(head, tuple(p)) for p in out])


def _arrangements(symbols: list, values: list, size: int) -> list:
    """Distinct arrangements of a multiset, in the order of the positions of the elements."""
    left = [symbols.count(k) for k in range(len(values))]
    out: list = []
    chosen: list = []

    def extend() -> None:
        if len(chosen) == size:
            out.append(list(chosen))
            return
        for k, count in enumerate(left):
            if count:
                left[k] -= 1
                # one list is changed and changed back; a copy for every branch would cost more than the arrangement
                chosen.append(values[k])
                extend()
                chosen.pop()
                left[k] += 1

    extend()
    return out


@builtin("IntegerPartitions")
def integer_partitions(
    ev: Evaluator, n: Expression, sizes: Expression = None, parts: Expression = None, count: Expression = None
) -> Expression | None:
    """IntegerPartitions[n] lists all ways to write n as a sum of positive integers, largest first.
    IntegerPartitions[n, k] uses at most k summands, {k} exactly k; IntegerPartitions[n, k, {s1, s2, …}] only the si.
    IntegerPartitions[n, kspec, sspec, m] gives the first m."""
    if type(n) is not int:
        return None
    if n < 0:
        return make_list(())
    allowed = list(range(n, 0, -1))
    if parts is not None and parts is not S.All:
        if not is_list(parts) or not all([type(p) is int and p > 0 for p in elements(parts)]):
            return None
        allowed = sorted({p for p in elements(parts)}, reverse=True)
    lengths = None if sizes is None or sizes is S.All else size_range(sizes, n)
    if sizes is not None and sizes is not S.All and lengths is None:
        return None
    allowed_sizes = None if lengths is None else set(lengths)
    # n ones are the longest sum there is
    most = n if lengths is None else max(lengths, default=0)
    out: list = []

    def extend(rest: int, start: int, chosen: list) -> None:
        if rest == 0:
            if allowed_sizes is None or len(chosen) in allowed_sizes:
                out.append(make_list(chosen))
            return
        if len(chosen) == most:
            return
        for i in range(start, len(allowed)):
            p = allowed[i]
            if p <= rest:
                extend(rest - p, i, [*chosen, p])

    extend(n, 0, [])
    if type(count) is int:
        out = out[:count] if count >= 0 else out[count:]
    return make_list(out)


@builtin("FrobeniusSolve")
def frobenius_solve(ev: Evaluator, coefficients: Expression, n: Expression, count: Expression = None) -> Expression | None:
    """FrobeniusSolve[{a1, …, an}, b] lists the non-negative integer solutions of a1 x1 + … + an xn == b."""
    if not is_list(coefficients) or type(n) is not int or not length(coefficients):
        return None
    factors = list(elements(coefficients))
    if not all([type(a) is int and a > 0 for a in factors]):
        return None
    out: list = []

    def extend(k: int, rest: int, chosen: list) -> None:
        if k == len(factors) - 1:
            if rest % factors[k] == 0:
                out.append(make_list([*chosen, rest // factors[k]]))
            return
        for v in range(rest // factors[k] + 1):
            extend(k + 1, rest - v * factors[k], [*chosen, v])

    extend(0, n, [])
    return make_list(out[:count] if type(count) is int else out)
