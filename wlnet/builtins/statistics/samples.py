"""What a sample is: a list, the values of an association, a matrix taken by columns."""

from collections.abc import Callable, Sequence

from ...evaluator import Evaluator
from ...expression import (
    NUMBERS,
    Association,
    Expr,
    Expression,
    PackedArray,
    S,
    elements,
    is_list,
    length,
    make_list,
)
from ..kit.scalars import extended_value
from .distribution_functions import moment_of
from .distributions import is_distribution

RECTANGULAR = {
    "rectt": "Rectangular array expected at position `1` in `2`.",
    "vectmat1": "The argument `1` is expected to be a nonempty vector or matrix of numbers.",
    "rectn": "A rectangular array of real numbers is expected at position 1 in `1`.",
    "shlen": "The argument `1` should have at least two elements.",
}


def sample_of(x: Expression) -> Expression | None:
    """The list behind a data argument: a list, the values of an association; None for anything else."""
    if type(x) is Association:
        return make_list(x.values())
    return x if is_list(x) else None


def columns_of(data: Expression) -> list | None:
    """The columns of a matrix (each a list of elements), or None if data is no list of equally long lists."""
    rows = elements(data)
    if not rows or not is_list(rows[0]):
        return None
    width = length(rows[0])
    if any([not is_list(r) or length(r) != width for r in rows]):
        return None
    rows = [elements(r) for r in rows]
    return [[r[i] for r in rows] for i in range(width)]


def is_vector(data: Expression) -> bool:
    """Is data a nonempty list without lists among its elements?"""
    if type(data) is PackedArray:
        return data.array.ndim == 1
    return bool(length(data)) and not any([is_list(e) for e in elements(data)])


def columnwise(ev: Evaluator, data: Expression, statistic: Callable) -> Expression | None:
    """statistic(ev, vector) of a vector, or the list of those of the columns of a matrix or deeper array; else None."""
    if is_vector(data):
        return statistic(ev, data)
    columns = columns_of(data)
    if columns is None:
        return None
    results = [columnwise(ev, make_list(c), statistic) for c in columns]
    return None if None in results else make_list(results)


def numeric_sorted(ev: Evaluator, items: Sequence) -> list | None:
    """The items by increasing value, or None if one of them is not a real number."""
    kinds = set(map(type, items))
    if kinds <= {int, float}:
        return sorted(items)
    values = []
    for item in items:
        value = extended_value(ev, item)
        if value is None:
            return None
        values.append(value)
    return [items[i] for i in sorted(range(len(items)), key=values.__getitem__)]


def of_distribution(ev: Evaluator, x: Expression, name: str, symbol_name: str) -> Expression | None:
    """A moment of a distribution; the message rectt for a number, None for anything else."""
    if is_distribution(x):
        return moment_of(ev, x, name)
    if type(x) in NUMBERS:
        ev.message(symbol_name, "rectt", 1, Expr(S[symbol_name], (x,)))
    return None
