"""Where a sample lies: means, medians, the commonest values."""

import numpy as np

from ...evaluator import Evaluator, builtin, declare_symbols
from ...expression import (
    Expr,
    Expression,
    MessageError,
    S,
    elements,
    has_head,
    identity_key,
    is_list,
    length,
    make_list,
    rational,
    to_array,
)
from ..kit.arrays import finite
from ..kit.scalars import (
    add,
    divide,
    dot,
    machine_array,
    power,
    real_value,
    square_root,
    total,
)
from .distribution_functions import moment_of, quantile_of
from .distributions import is_distribution
from .samples import RECTANGULAR, columns_of, columnwise, numeric_sorted, of_distribution, sample_of

declare_symbols("WeightedData")


@builtin("Mean", attributes="ReadProtected", messages=RECTANGULAR)
def mean(ev: Evaluator, x: Expression) -> Expression:
    """Mean[{x1, x2, …}] gives the arithmetic mean; of a matrix, the means of its columns.
    Mean[dist] gives the mean of a distribution."""
    data = sample_of(x)
    if data is None:
        return _weighted_mean(ev, x) if has_head(x, S.WeightedData) else of_distribution(ev, x, "mean", "Mean")
    if not length(data):
        raise MessageError("rectt", 1, Expr(S.Mean, (x,)))
    array = machine_array(ev, data, real=True)
    if array is not None:
        return finite(array.mean(axis=0))
    items = elements(data)
    if any([is_list(e) for e in items]) and columns_of(data) is None:
        raise MessageError("rectt", 1, Expr(S.Mean, (x,)))
    return divide(ev, total(ev, items), len(items))


def _weighted_mean(ev, x):
    if len(x.args) != 2 or not is_list(x.args[0]) or length(x.args[0]) != length(x.args[1]):
        return None
    values, weights = elements(x.args[0]), elements(x.args[1])
    return divide(ev, dot(ev, values, weights), total(ev, weights))


@builtin("Median", messages=RECTANGULAR)
def median(ev: Evaluator, x: Expression) -> Expression | None:
    """Median[{x1, x2, …}] gives the middle value, or the mean of the two middle values; columnwise for a matrix.
    Median[dist] gives the median of a distribution."""
    data = sample_of(x)
    if data is None:
        if has_head(x, S.UniformDistribution):
            return moment_of(ev, x, "mean")
        return quantile_of(ev, x, rational(1, 2)) if is_distribution(x) else None
    if not length(data):
        raise MessageError("rectt", 1, Expr(S.Median, (x,)))
    array = to_array(data)
    if array is not None and array.dtype.kind == "f":  # beside exact numbers, the middle one may be exact
        return finite(np.median(array, axis=0))
    result = columnwise(ev, data, median_of)
    if result is None:
        raise MessageError("rectn", Expr(S.Median, (x,)))
    return result


def median_of(ev: Evaluator, data: Expression) -> Expression | None:
    """The median of a vector, or None where its elements have no order."""
    items = numeric_sorted(ev, elements(data))
    if items is None:
        return None
    n = len(items)
    if n % 2:
        return items[n // 2]
    return divide(ev, add(ev, items[n // 2 - 1], items[n // 2]), 2)


@builtin("GeometricMean")
def geometric_mean(ev: Evaluator, x: Expression) -> Expression | None:
    """GeometricMean[{x1, x2, …}] gives the n-th root of the product of the values."""
    data = sample_of(x)
    if data is None or not length(data):
        return None
    array = machine_array(ev, data, real=True)
    if array is not None and (array > 0).all():
        return finite(np.exp(np.log(array).mean(axis=0)))
    return columnwise(ev, data, lambda ev, v: power(ev, ev.evaluate(Expr(S.Times, tuple(elements(v)))), rational(1, length(v))))


@builtin("HarmonicMean")
def harmonic_mean(ev: Evaluator, x: Expression) -> Expression | None:
    """HarmonicMean[{x1, x2, …}] gives n divided by the sum of the reciprocals."""
    data = sample_of(x)
    if data is None or not length(data):
        return None
    return columnwise(ev, data, lambda ev, v: divide(ev, length(v), total(ev, [power(ev, e, -1) for e in elements(v)])))


@builtin("RootMeanSquare")
def root_mean_square(ev: Evaluator, x: Expression) -> Expression | None:
    """RootMeanSquare[{x1, x2, …}] gives the square root of the mean of the squares."""
    data = sample_of(x)
    if data is None:
        if not is_distribution(x):
            return None
        m, v = moment_of(ev, x, "mean"), moment_of(ev, x, "variance")
        return None if m is None or v is None else square_root(ev, add(ev, v, power(ev, m, 2)))
    if not length(data):
        return None
    return columnwise(
        ev, data, lambda ev, v: square_root(ev, divide(ev, total(ev, [power(ev, e, 2) for e in elements(v)]), length(v)))
    )


@builtin("ContraharmonicMean")
def contraharmonic_mean(ev: Evaluator, x: Expression) -> Expression | None:
    """ContraharmonicMean[{x1, x2, …}] gives the sum of the squares divided by the sum."""
    data = sample_of(x)
    if data is None or not length(data):
        return None
    return columnwise(ev, data, lambda ev, v: divide(ev, total(ev, [power(ev, e, 2) for e in elements(v)]), total(ev, elements(v))))


def _trimmed(ev, x, fraction):
    """(the sorted items, first, last): the items from first to before last remain where these fractions are cut off."""
    fractions = elements(fraction) if is_list(fraction) else (fraction, fraction)
    if len(fractions) != 2:
        return None
    low, high = fractions
    low, high = real_value(ev, low), real_value(ev, high)
    items = numeric_sorted(ev, elements(x))
    if items is None or low is None or high is None or low < 0 or high < 0 or low + high >= 1:
        return None
    n = len(items)
    low, high = int(low * n), int(high * n)
    return items, low, n - high


_TWENTIETH = rational(1, 20)  # the fraction that ref/TrimmedMean takes when none is given


@builtin("TrimmedMean")
def trimmed_mean(ev: Evaluator, x: Expression, fraction: Expression = _TWENTIETH) -> Expression | None:
    """TrimmedMean[list, f] gives the mean after dropping the fraction f of smallest and of largest values.
    TrimmedMean[list, {f1, f2}] drops f1 of the smallest and f2 of the largest."""
    return _trimmed_mean(ev, x, fraction, lambda items, low, high: items[low:high])


@builtin("WinsorizedMean")
def winsorized_mean(ev: Evaluator, x: Expression, fraction: Expression = _TWENTIETH) -> Expression | None:
    """WinsorizedMean[list, f] gives the mean after replacing the extreme values by the nearest of the others."""
    return _trimmed_mean(
        ev,
        x,
        fraction,
        lambda items, low, high: [items[low]] * low + items[low:high] + [items[high - 1]] * (len(items) - high),
    )


def _trimmed_mean(ev, x, fraction, change):
    """The mean of change(sorted values, start, end), start to end being the values that are neither smallest nor largest."""
    data = sample_of(x)
    if data is None or not length(data):
        return None

    def one(ev, v):
        trimmed = _trimmed(ev, v, fraction)
        return None if trimmed is None else mean(ev, make_list(change(*trimmed)))

    return columnwise(ev, data, one)


@builtin(
    "Commonest",
    messages={
        "dstlms": "The requested number of elements `1` is greater than the number of "
        "distinct elements `2`. Only `2` elements will be returned."
    },
)
def commonest(ev: Evaluator, x: Expression, count: Expression = None) -> Expression | None:
    """Commonest[list] gives the elements that occur most often.
    Commonest[list, n] gives the n most frequent ones."""
    data = sample_of(x)
    if data is None or not length(data):
        return None
    counts: dict = {}
    items = {}
    for e in elements(data):
        key = identity_key(e)
        counts[key] = counts.get(key, 0) + 1
        items.setdefault(key, e)
    if count is None:
        best = max(counts.values())
        return make_list([items[k] for k, n in counts.items() if n == best])
    if has_head(count, S.UpTo) and len(count.args) == 1:
        count = min(count.args[0], len(counts))
    if type(count) is not int or count < 0:
        return None
    if count > len(counts):
        ev.message("Commonest", "dstlms", count, len(counts))
    return make_list([items[k] for k in sorted(counts, key=lambda k: -counts[k])[:count]])
