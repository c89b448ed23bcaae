"""Totals, accumulations, differences and correlations of lists."""

from math import fsum, isfinite
from typing import TYPE_CHECKING

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
    dimensions,
    elements,
    from_array,
    has_head,
    is_list,
    length,
    make_list,
)
from ...expression.compounds import is_compound, is_infinity, items_of, with_items
from ..kit.each import caller
from ..kit.levels import depth_of
from ..kit.terms import is_numeric
from .flattening import flattened
from .lists import like

if TYPE_CHECKING:
    import numpy as np


# --- sums and differences -------------------------------------------------------------------------------------------


def safe_total(array: "np.ndarray") -> bool:
    """Can the integers of this array be summed in 64 bits whatever the order?"""
    if array.dtype.kind != "i" or not array.size:
        return True
    # even if every element had the largest magnitude, the sum stays within int64
    return max(abs(int(array.max())), abs(int(array.min()))) * array.size < 2**63


@builtin(
    "Total",
    options={"AllowedHeads": S.Automatic, "Method": S.Automatic},
    messages={"tllen": "Lists of unequal length in `1` cannot be added."},
)
def total(ev: Evaluator, x: Expression, spec: Expression = None, options: dict = None) -> Expression | None:
    """Total[list] adds the elements of list.
    Total[list, n] adds all elements down to level n, Total[list, {n}] those on level n only.
    Total[list, {n1, n2}] adds levels n1 to n2."""
    if is_numeric(ev, x):
        return x
    if type(x) is Expr and x.head is not S.List:
        inner = _with_allowed_head(x, options["AllowedHeads"])
        if inner is None:
            return None
        x = inner
    elif not is_compound(x):
        return None
    compensated = options["Method"] == "CompensatedSummation"
    if spec is None:
        return _compensated_sum(ev, x) if compensated else _sum(ev, x, x)
    low, high = _total_levels(x, spec)
    if compensated and low == 1 and high == 1:
        return _compensated_sum(ev, x)
    return _total(ev, x, low, high, 1, x)


def _with_allowed_head(x: Expr, allowed: Expression) -> Expr | None:
    """x as a list of what Total may add; None where its head is not allowed."""
    if allowed in (S.All, S.Inherited) or x.head in (elements(allowed) if is_list(allowed) else (allowed,)):
        return make_list(x.args)
    return None


def _compensated_sum(ev: Evaluator, x: Expression) -> Expression:
    """The sum with one rounding: of machine numbers, also in the columns of lists; of others the plain one."""
    items = items_of(x)
    if items and all([is_list(a) for a in items]):
        if len({length(a) for a in items}) > 1:
            raise MessageError("tllen", x)
        return make_list([_compensated_sum(ev, make_list(column)) for column in zip(*[elements(a) for a in items])])
    if any([type(a) is float for a in items]) and all([type(a) in (int, float, Rational) for a in items]):
        result = _mixed_sum(items)
        if result is not None:
            return result
    return _sum(ev, x, x)


def _total_levels(x, spec) -> tuple:
    bounds = elements(spec) if is_list(spec) else (1, spec)
    if len(bounds) == 1:
        bounds = (bounds[0], bounds[0])
    # levels from below count from the deepest list
    rank = depth_of(x) - 1
    out = []
    for b in bounds:
        if is_infinity(b):
            b = rank
        if type(b) is not int or len(bounds) != 2:
            raise MessageError("level", spec)
        out.append(b if b >= 0 else rank + 1 + b)
    return out[0], out[1]


def _total(ev, x, low: int, high: int, level: int, whole):
    if high < level:
        return x
    if level < low:
        if not is_compound(x):
            return x
        items = items_of(x)
        return with_items(x, [_total(ev, a, low, high, level + 1, whole) for a in items]) if items else 0
    if not is_compound(x):
        return x
    if type(x) is PackedArray:
        deep = min(high - low, x.array.ndim - 1)
        return _sum(ev, PackedArray(x.array.reshape(-1, *x.array.shape[deep + 1 :])) if deep else x, whole)
    return _sum(ev, make_list(flattened(x, high - low, S.List)), whole)


def _mixed_sum(items) -> "float | None":
    """The correctly rounded sum of exact and machine numbers; None beyond the range of doubles."""
    try:
        result = fsum([float(a) for a in items])
    except (OverflowError, ValueError):
        return None
    return result if isfinite(result) else None


def _sum(ev, x, whole):
    if type(x) is PackedArray:
        array = x.array
        # Python's integers cannot overflow, so nothing needs to be checked
        if array.ndim == 1 and array.dtype.kind == "i" and len(array) <= _SHORT:
            return sum(array.tolist())
        if not safe_total(array):
            return sum(array.tolist()) if array.ndim == 1 else Expr(S.Plus, tuple(x.elements()))
        result = array.sum(axis=0)
        import numpy as np  # slow; whoever has a packed array has paid for it

        if array.dtype.kind == "i" or np.isfinite(result).all():
            return from_array(result)
        return Expr(S.Plus, tuple(x.elements()))
    items = items_of(x)
    kinds = {type(a) for a in items}
    if kinds == {int}:
        return sum(items)
    # exact and machine numbers: one rounding at the end, whatever the order
    if float in kinds and len(kinds) > 1 and kinds <= {int, float, Rational}:
        result = _mixed_sum(items)
        if result is not None:
            return result
    if len({length(a) for a in items if is_list(a)}) > 1:
        raise MessageError("tllen", whole)
    return Expr(S.Plus, tuple(items))


_SHORT = 64  # up to here NumPy takes longer to begin than Python to finish


@builtin("Accumulate")
def accumulate(ev: Evaluator, x: Expression) -> Expression | None:
    """Accumulate[list] lists the successive sums of the elements of list."""
    if not is_compound(x):
        return None
    if type(x) is PackedArray and safe_total(x.array):
        import numpy as np  # slow; whoever has a packed array has paid for it

        result = np.cumsum(x.array, axis=0)
        if x.array.dtype.kind == "i" or np.isfinite(result).all():
            return PackedArray(result)
    items = items_of(x)
    if not items:
        return x
    # one at a time: each sum is the next start, and may be symbolic
    add = caller(ev, S.Plus, 2)
    out = [items[0]]
    for a in items[1:]:
        out.append(add(out[-1], a))
    if type(x) is Association:
        return with_items(x, out)
    return like(ev, x, out)


@builtin("Differences")
def differences(ev: Evaluator, x: Expression, order: Expression = 1, step: Expression = 1) -> Expression | None:
    """Differences[list] gives the successive differences of the elements.
    Differences[list, n] gives the nth differences; Differences[list, n, s] of elements s apart.
    Differences[list, {n1, n2, …}] takes them on successive levels."""
    if not is_list(x) or type(step) is not int and not is_list(step):
        return None
    orders = elements(order) if is_list(order) else (order,)
    steps = elements(step) if is_list(step) else (step,) * len(orders)
    if (
        not all([type(n) is int and n >= 0 for n in orders])
        or len(steps) != len(orders)
        or not all([type(s) is int and s > 0 for s in steps])
    ):
        return None
    return _along_levels(ev, x, orders, steps, S.Subtract)


def _along_levels(ev, x, orders, steps, operation):
    for _ in range(orders[0]):
        x = _differences(ev, x, steps[0], operation)
    if len(orders) > 1:
        x = make_list([_along_levels(ev, a, orders[1:], steps[1:], operation) for a in elements(x)])
    return x


def _differences(ev, x, s: int, operation):
    if (
        type(x) is PackedArray
        and operation is S.Subtract
        and len(x) > s
        and (x.array.dtype.kind != "i" or abs(x.array).max() < 2**62)  # differences of two such integers stay within int64
    ):
        import numpy as np  # slow; whoever has a packed array has paid for it

        result = x.array[s:] - x.array[:-s]
        if result.dtype.kind == "i" or np.isfinite(result).all():
            return from_array(result)
    items = elements(x)
    call = caller(ev, operation, 2)
    return final_list(ev, [call(b, a) for a, b in zip(items, items[s:])])


@builtin("Ratios")
def ratios(ev: Evaluator, x: Expression, order: Expression = 1) -> Expression | None:
    """Ratios[list] gives the successive ratios of the elements.
    Ratios[list, n] gives the nth iterated ratios."""
    if not is_list(x) or type(order) is not int or order < 0:
        return None
    return _along_levels(ev, x, (order,), (1,), S.Divide)


@builtin("MinMax")
def min_max(ev: Evaluator, x: Expression, padding: Expression = None) -> Expression:
    """MinMax[list] gives {Min[list], Max[list]}.
    MinMax[list, d] widens the interval by d on both sides, MinMax[list, {d1, d2}] by d1 and d2, Scaled[s] by a part."""
    low, high = ev.evaluate(Expr(S.Min, (x,))), ev.evaluate(Expr(S.Max, (x,)))
    if padding is None:
        return make_list((low, high))
    below, above = elements(padding) if is_list(padding) and length(padding) == 2 else (padding, padding)
    width = Expr(S.Subtract, (high, low))
    widths = [Expr(S.Times, (p.args[0], width)) if has_head(p, S.Scaled) else p for p in (below, above)]
    return make_list((Expr(S.Subtract, (low, widths[0])), Expr(S.Plus, (high, widths[1]))))


@builtin("ListConvolve")
def list_convolve(ev: Evaluator, kernel: Expression, x: Expression) -> Expression:
    """ListConvolve[ker, list] gives the convolution of list with ker without overhangs."""
    return _correlate(ev, tuple(reversed(elements(kernel))) if is_list(kernel) else None, x)


@builtin("ListCorrelate")
def list_correlate(ev: Evaluator, kernel: Expression, x: Expression) -> Expression:
    """ListCorrelate[ker, list] gives the correlation of list with ker without overhangs."""
    return _correlate(ev, elements(kernel) if is_list(kernel) else None, x)


def _correlate(ev, kernel, x):
    if not kernel or not is_list(x) or any([is_list(k) for k in kernel]) or len(dimensions(x)) != 1:
        return None
    items, n = elements(x), len(kernel)
    return make_list(
        [Expr(S.Plus, tuple([Expr(S.Times, (k, a)) for k, a in zip(kernel, items[i : i + n])])) for i in range(len(items) - n + 1)]
    )
