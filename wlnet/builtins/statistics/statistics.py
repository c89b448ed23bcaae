"""Descriptive statistics: exact on exact input, symbolic where it makes sense, NumPy on packed arrays."""

from math import ceil, floor, log2, log10

import numpy as np

from ...evaluator import builtin, declare_symbols
from ...expression import (
    NUMBERS,
    Association,
    Expr,
    MessageError,
    PackedArray,
    S,
    elements,
    from_array,
    has_head,
    identity_key,
    is_list,
    length,
    make_list,
    rational,
    same,
    to_array,
)
from ...expression.compounds import is_infinity
from ..kit.scalars import (
    add,
    conjugate,
    divide,
    dot,
    is_zero,
    machine_array,
    multiply,
    numeric,
    power,
    real_value,
    square_root,
    subtract,
    total,
)
from .distributions import is_distribution, moment_of, quantile_of

declare_symbols("WeightedData")

RECTANGULAR = {
    "rectt": "Rectangular array expected at position `1` in `2`.",
    "vectmat1": "The argument `1` is expected to be a nonempty vector or matrix of numbers.",
    "rectn": "A rectangular array of real numbers is expected at position 1 in `1`.",
    "shlen": "The argument `1` should have at least two elements.",
}


# --- data -----------------------------------------------------------------------------------------------------------


def sample_of(x):
    """The list behind a data argument: a list, the values of an association; None for anything else."""
    if type(x) is Association:
        return make_list(x.values())
    return x if is_list(x) else None


def columns_of(data):
    """The columns of a matrix (each a list of elements), or None if data is no list of equally long lists."""
    rows = elements(data)
    if not rows or not is_list(rows[0]):
        return None
    width = length(rows[0])
    if any([not is_list(r) or length(r) != width for r in rows]):
        return None
    rows = [elements(r) for r in rows]
    return [[r[i] for r in rows] for i in range(width)]


def is_vector(data) -> bool:
    """Is data a nonempty list without lists among its elements?"""
    if type(data) is PackedArray:
        return data.array.ndim == 1
    return bool(length(data)) and not any([is_list(e) for e in elements(data)])


def finite(array):
    """The array as an expression if all of it is finite, else None."""
    return from_array(array) if np.isfinite(array).all() else None


def columnwise(ev, data, statistic):
    """statistic(ev, vector) of a vector, or the list of those of the columns of a matrix or deeper array; else None."""
    if is_vector(data):
        return statistic(ev, data)
    columns = columns_of(data)
    if columns is None:
        return None
    results = [columnwise(ev, make_list(c), statistic) for c in columns]
    return None if None in results else make_list(results)


def numeric_sorted(ev, items):
    """The items by increasing value, or None if one of them is not a real number."""
    kinds = set(map(type, items))
    if kinds <= {int, float}:
        return sorted(items)
    values = []
    for item in items:
        if is_infinity(item):
            values.append(float("inf"))
            continue
        if has_head(item, S.DirectedInfinity):
            values.append(float("inf") if item.args == (1,) else float("-inf"))
            continue
        value = real_value(ev, item)
        if value is None:
            return None
        values.append(value)
    return [items[i] for i in sorted(range(len(items)), key=values.__getitem__)]


# --- location -------------------------------------------------------------------------------------------------------


@builtin("Mean", attributes="ReadProtected", messages=RECTANGULAR)
def mean(ev, x):
    """Mean[{x1, x2, …}] gives the arithmetic mean; of a matrix, the means of its columns.
    Mean[dist] gives the mean of a distribution."""
    data = sample_of(x)
    if data is None:
        return _weighted_mean(ev, x) if has_head(x, S.WeightedData) else _of_distribution(ev, x, "mean", "Mean")
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


def _of_distribution(ev, x, name: str, symbol_name: str):
    if is_distribution(x):
        return moment_of(ev, x, name)
    if type(x) in NUMBERS:
        ev.message(symbol_name, "rectt", 1, Expr(S[symbol_name], (x,)))
    return None


@builtin("Median", messages=RECTANGULAR)
def median(ev, x):
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
    result = columnwise(ev, data, _median)
    if result is None:
        raise MessageError("rectn", Expr(S.Median, (x,)))
    return result


def _median(ev, data):
    items = numeric_sorted(ev, elements(data))
    if items is None:
        return None
    n = len(items)
    if n % 2:
        return items[n // 2]
    return divide(ev, add(ev, items[n // 2 - 1], items[n // 2]), 2)


@builtin("GeometricMean")
def geometric_mean(ev, x):
    """GeometricMean[{x1, x2, …}] gives the n-th root of the product of the values."""
    data = sample_of(x)
    if data is None or not length(data):
        return None
    array = machine_array(ev, data, real=True)
    if array is not None and (array > 0).all():
        return finite(np.exp(np.log(array).mean(axis=0)))
    return columnwise(ev, data, lambda ev, v: power(ev, ev.evaluate(Expr(S.Times, tuple(elements(v)))), rational(1, length(v))))


@builtin("HarmonicMean")
def harmonic_mean(ev, x):
    """HarmonicMean[{x1, x2, …}] gives n divided by the sum of the reciprocals."""
    data = sample_of(x)
    if data is None or not length(data):
        return None
    return columnwise(ev, data, lambda ev, v: divide(ev, length(v), total(ev, [power(ev, e, -1) for e in elements(v)])))


@builtin("RootMeanSquare")
def root_mean_square(ev, x):
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
def contraharmonic_mean(ev, x):
    """ContraharmonicMean[{x1, x2, …}] gives the sum of the squares divided by the sum."""
    data = sample_of(x)
    if data is None or not length(data):
        return None
    return columnwise(ev, data, lambda ev, v: divide(ev, total(ev, [power(ev, e, 2) for e in elements(v)]), total(ev, elements(v))))


def _trimmed(ev, x, fraction):
    """The sorted items with the smallest and largest fractions of them cut off: (kept, low count, high count)."""
    low, high = elements(fraction) if is_list(fraction) else (fraction, fraction)
    low, high = real_value(ev, low), real_value(ev, high)
    items = numeric_sorted(ev, elements(x))
    if items is None or low is None or high is None or low < 0 or high < 0 or low + high >= 1:
        return None
    n = len(items)
    low, high = int(low * n), int(high * n)
    return items, low, n - high


_TWENTIETH = rational(1, 20)


@builtin("TrimmedMean")
def trimmed_mean(ev, x, fraction=_TWENTIETH):
    """TrimmedMean[list, f] gives the mean after dropping the fraction f of smallest and of largest values.
    TrimmedMean[list, {f1, f2}] drops f1 of the smallest and f2 of the largest."""
    data = sample_of(x)
    if data is None or not length(data):
        return None

    def one(ev, v):
        found = _trimmed(ev, v, fraction)
        return None if found is None else mean(ev, make_list(found[0][found[1] : found[2]]))

    return columnwise(ev, data, one)


@builtin("WinsorizedMean")
def winsorized_mean(ev, x, fraction=_TWENTIETH):
    """WinsorizedMean[list, f] gives the mean after replacing the extreme values by the nearest kept ones."""
    data = sample_of(x)
    if data is None or not length(data):
        return None

    def one(ev, v):
        found = _trimmed(ev, v, fraction)
        if found is None:
            return None
        items, low, high = found
        kept = [items[low]] * low + items[low:high] + [items[high - 1]] * (len(items) - high)
        return mean(ev, make_list(kept))

    return columnwise(ev, data, one)


@builtin(
    "Commonest",
    messages={
        "dstlms": "The requested number of elements `1` is greater than the number of "
        "distinct elements `2`. Only `2` elements will be returned."
    },
)
def commonest(ev, x, count=None):
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


# --- spread and shape -----------------------------------------------------------------------------------------------


def _deviations(ev, items):
    """The items less their mean."""
    center = divide(ev, total(ev, items), len(items))
    return [subtract(ev, e, center) for e in items]


def _variance(ev, data):
    """The unbiased variance of a vector."""
    items = list(elements(data))
    return _covariance(ev, items, items)


@builtin("Variance", messages=RECTANGULAR)
def variance(ev, x):
    """Variance[{x1, x2, …}] gives the unbiased sample variance; of a matrix, those of its columns.
    Variance[dist] gives the variance of a distribution."""
    data = sample_of(x)
    if data is None:
        return _of_distribution(ev, x, "variance", "Variance")
    return _spread(ev, x, data, _variance, lambda a: a.var(axis=0, ddof=1), S.Variance)


@builtin("StandardDeviation", messages=RECTANGULAR)
def standard_deviation(ev, x):
    """StandardDeviation[{x1, x2, …}] gives the square root of the variance; columnwise for a matrix.
    StandardDeviation[dist] gives the standard deviation of a distribution."""
    data = sample_of(x)
    if data is None:
        value = _of_distribution(ev, x, "variance", "StandardDeviation")
        return None if value is None else _root_of_variance(ev, value)
    return _spread(
        ev, x, data, lambda ev, v: square_root(ev, _variance(ev, v)), lambda a: a.std(axis=0, ddof=1), S.StandardDeviation
    )


def _root_of_variance(ev, value):
    """Sqrt of a variance formula: parameters of scale are positive, so that Sqrt[s^2] is s."""
    if is_list(value):
        return make_list([_root_of_variance(ev, v) for v in elements(value)])
    if has_head(value, S.Piecewise) and value.args and is_list(value.args[0]):
        cases = [make_list([_root_of_variance(ev, v), *rest]) for v, *rest in [elements(case) for case in elements(value.args[0])]]
        return Expr(S.Piecewise, (make_list(cases), *value.args[1:]))
    factors = value.args if has_head(value, S.Times) else (value,)
    outside, inside = [], []
    for f in factors:
        if has_head(f, S.Power) and type(f.args[1]) is int and f.args[1] % 2 == 0:
            outside.append(Expr(S.Power, (f.args[0], f.args[1] // 2)))
        else:
            inside.append(f)
    return ev.evaluate(Expr(S.Times, (*outside, Expr(S.Sqrt, (Expr(S.Times, tuple(inside)),)))))


def _spread(ev, x, data, exact, fast, head):
    if length(data) < 2:
        if length(data) == 1:
            raise MessageError("shlen", x)
        raise MessageError("rectt", 1, Expr(head, (x,)))
    array = machine_array(ev, data, real=True)
    if array is not None:
        return finite(fast(array))
    result = columnwise(ev, data, exact)
    if result is None:
        raise MessageError("rectt", 1, Expr(head, (x,)))
    return result


@builtin("MeanDeviation")
def mean_deviation(ev, x):
    """MeanDeviation[{x1, x2, …}] gives the mean absolute deviation from the mean."""
    return _mean_of_deviations(ev, x, lambda ev, v: divide(ev, total(ev, elements(v)), length(v)))


@builtin("MedianDeviation")
def median_deviation(ev, x):
    """MedianDeviation[{x1, x2, …}] gives the median absolute deviation from the median."""
    data = sample_of(x)
    if data is None or not length(data):
        return None

    def one(ev, v):
        center = _median(ev, v)
        if center is None:
            return None
        return _median(ev, make_list([ev.call(S.Abs, subtract(ev, e, center)) for e in elements(v)]))

    return columnwise(ev, data, one)


def _mean_of_deviations(ev, x, center):
    data = sample_of(x)
    if data is None or not length(data):
        return None

    def one(ev, v):
        c = center(ev, v)
        return divide(ev, total(ev, [ev.call(S.Abs, subtract(ev, e, c)) for e in elements(v)]), length(v))

    return columnwise(ev, data, one)


def _central_moment(ev, items, r):
    return divide(ev, total(ev, [power(ev, d, r) for d in _deviations(ev, items)]), len(items))


@builtin("Moment")
def moment(ev, x, r):
    """Moment[list, r] gives the r-th raw moment, the mean of the r-th powers.
    Moment[dist, r] that of a distribution, for r up to 2."""
    data = sample_of(x)
    if data is None:
        if is_distribution(x) and r in (1, 2):
            m, v = moment_of(ev, x, "mean"), moment_of(ev, x, "variance")
            if m is None or v is None:
                return None
            return m if r == 1 else ev.call(S.Plus, power(ev, m, 2), v)
        return None
    if not length(data):
        return None
    return columnwise(ev, data, lambda ev, v: divide(ev, total(ev, [power(ev, e, r) for e in elements(v)]), length(v)))


@builtin("CentralMoment")
def central_moment(ev, x, r):
    """CentralMoment[list, r] gives the mean of the r-th powers of the deviations from the mean."""
    data = sample_of(x)
    if data is None:
        if is_distribution(x) and r in (1, 2):
            return 0 if r == 1 else moment_of(ev, x, "variance")
        return None
    if not length(data):
        return None
    return columnwise(ev, data, lambda ev, v: _central_moment(ev, elements(v), r))


@builtin("Skewness")
def skewness(ev, x):
    """Skewness[list] gives the third central moment over the 3/2 power of the second.
    Skewness[dist] that of a distribution."""
    return _shape(ev, x, "skewness", 3, rational(3, 2))


@builtin("Kurtosis")
def kurtosis(ev, x):
    """Kurtosis[list] gives the fourth central moment over the square of the second.
    Kurtosis[dist] that of a distribution."""
    return _shape(ev, x, "kurtosis", 4, 2)


def _shape(ev, x, name: str, order: int, exponent):
    data = sample_of(x)
    if data is None:
        return moment_of(ev, x, name) if is_distribution(x) else None
    if not length(data):
        return None
    return columnwise(
        ev,
        data,
        lambda ev, v: divide(ev, _central_moment(ev, elements(v), order), power(ev, _central_moment(ev, elements(v), 2), exponent)),
    )


# --- order statistics -----------------------------------------------------------------------------------------------


@builtin(
    "Quantile",
    messages={"nquan": "The quantile specification `1` should be a number or a list of numbers between 0 and 1.", **RECTANGULAR},
)
def quantile(ev, x, q, parameters=None):
    """Quantile[list, q] gives the q-th quantile; a list of q gives a list.
    Quantile[list, q, {{a, b}, {c, d}}] interpolates with these parameters.
    Quantile[dist, q] gives the quantile of a distribution."""
    data = sample_of(x)
    if data is None:
        return quantile_of(ev, x, q) if is_distribution(x) else None
    if not length(data):
        raise MessageError("rectt", 1, Expr(S.Quantile, (x, q)))
    if parameters is None:
        (a, b), (c, d) = (0, 0), (1, 0)
    else:
        rows = elements(parameters)
        if len(rows) != 2 or any([length(r) != 2 for r in rows]):
            return None
        (a, b), (c, d) = elements(rows[0]), elements(rows[1])
        if None in [real_value(ev, v) for v in (a, b, c, d)]:
            return None
    probabilities = elements(q) if is_list(q) else (q,)
    for p in probabilities:
        value = real_value(ev, p)
        if value is None or not 0 <= value <= 1:
            raise MessageError("nquan", q)
    if is_vector(data):
        items = numeric_sorted(ev, elements(data))
        if items is None:
            return None
        found = [_quantile(ev, items, p, a, b, c, d) for p in probabilities]
        return make_list(found) if is_list(q) else found[0]
    columns = columns_of(data)
    if columns is None:
        return None
    results = [quantile(ev, make_list(column), q, parameters) for column in columns]
    return None if None in results else make_list(results)


def _quantile(ev, items: list, q, a, b, c, d):
    """The q-th quantile of sorted items in Wolfram's four-parameter family."""
    n = len(items)
    x = add(ev, a, multiply(ev, add(ev, n, b), q))
    value = real_value(ev, x)
    low = ev.call(S.Floor, x)
    fraction = subtract(ev, x, low)
    first, second = items[min(max(low, 1), n) - 1], items[min(max(low + (value != low), 1), n) - 1]
    if same(first, second):
        return first
    weight = add(ev, c, multiply(ev, d, fraction))
    if type(weight) is int and weight in (0, 1):
        return second if weight else first
    return add(ev, first, multiply(ev, subtract(ev, second, first), weight))


@builtin("Quartiles")
def quartiles(ev, x, parameters=None):
    """Quartiles[list] gives the 1/4, 1/2 and 3/4 quantiles, interpolated linearly.
    Quartiles[list, {{a, b}, {c, d}}] uses these quantile parameters."""
    points = make_list([rational(1, 4), rational(1, 2), rational(3, 4)])
    if is_distribution(x):
        return quantile_of(ev, x, points)
    if sample_of(x) is None or not length(sample_of(x)):
        return None
    return quantile(ev, x, points, _QUARTILES if parameters is None else parameters)


_QUARTILES = make_list([make_list([rational(1, 2), 0]), make_list([0, 1])])


@builtin("InterquartileRange")
def interquartile_range(ev, x, parameters=None):
    """InterquartileRange[list] gives the difference of the upper and lower quartiles."""
    return _quartile_range(ev, x, parameters, lambda ev, low, high: subtract(ev, high, low))


@builtin("QuartileDeviation")
def quartile_deviation(ev, x, parameters=None):
    """QuartileDeviation[list] gives half the interquartile range."""
    return _quartile_range(ev, x, parameters, lambda ev, low, high: divide(ev, subtract(ev, high, low), 2))


def _quartile_range(ev, x, parameters, combine):
    found = quartiles(ev, x, parameters)
    if found is None:
        return None
    rows = elements(found)
    if is_list(rows[0]):
        return make_list([combine(ev, elements(r)[0], elements(r)[2]) for r in rows])
    return combine(ev, rows[0], rows[2])


@builtin("RankedMin", messages={"rank": "The rank `1` is not an integer between 1 and the length of the list."})
def ranked_min(ev, x, n):
    """RankedMin[list, n] gives the n-th smallest element; a negative n counts from the largest."""
    return _ranked(ev, x, n, 1)


@builtin("RankedMax", messages={"rank": "The rank `1` is not an integer between 1 and the length of the list."})
def ranked_max(ev, x, n):
    """RankedMax[list, n] gives the n-th largest element; a negative n counts from the smallest."""
    return _ranked(ev, x, n, -1)


def _ranked(ev, x, n, direction: int):
    data = sample_of(x)
    if data is None or type(n) is not int:
        return None
    items = numeric_sorted(ev, elements(data))
    if items is None:
        return None
    if not 1 <= abs(n) <= len(items):
        raise MessageError("rank", n)
    if (n > 0) == (direction > 0):
        return items[abs(n) - 1]
    return items[-abs(n)]


# --- two samples ----------------------------------------------------------------------------------------------------


@builtin("Covariance", messages={"shlen": "The arguments `1` and `2` should have the same length of at least two."})
def covariance(ev, x, y=None):
    """Covariance[v, w] gives the covariance of two lists.
    Covariance[m] gives the covariance matrix of the columns; Covariance[m1, m2] that between the columns of both."""
    return _pairwise(ev, x, y, _covariance, np.cov, S.Covariance)


@builtin("Correlation", messages={"shlen": "The arguments `1` and `2` should have the same length of at least two."})
def correlation(ev, x, y=None):
    """Correlation[v, w] gives the correlation of two lists.
    Correlation[m] gives the correlation matrix of the columns; Correlation[m1, m2] that between both."""
    return _pairwise(ev, x, y, _correlation, np.corrcoef, S.Correlation)


def _is_numeric(ev, items) -> bool:
    return all([numeric(ev, e) is not None for e in items])


def _scaled_covariance(ev, a, b):
    """(sum, scale): the covariance of two vectors is sum/scale.

    Of symbols it is written with the elements of b conjugated and those of a collected, n = 2 in factored form.
    """
    n = len(a)
    if _is_numeric(ev, a) and _is_numeric(ev, b):
        products = [multiply(ev, p, conjugate(ev, q)) for p, q in zip(_deviations(ev, a), _deviations(ev, b))]
        return total(ev, products), n - 1
    if n == 2:
        conjugates = [ev.call(S.Conjugate, e) for e in b]
        return multiply(ev, subtract(ev, *a), subtract(ev, *conjugates)), 2
    terms = []
    for i, e in enumerate(b):
        weights = ev.evaluate(Expr(S.Plus, tuple([Expr(S.Times, (n - 1 if i == j else -1, other)) for j, other in enumerate(a)])))
        terms.append(Expr(S.Times, (weights, Expr(S.Conjugate, (e,)))))
    return ev.evaluate(Expr(S.Plus, tuple(terms))), n * (n - 1)


def _covariance(ev, a, b):
    return divide(ev, *_scaled_covariance(ev, a, b))


def _correlation(ev, a, b):
    """The correlation of two vectors; None where one of them is constant."""
    variances = [_scaled_covariance(ev, v, v)[0] for v in (a, b)]
    if any([is_zero(ev, v) for v in variances]):
        return None
    if same(make_list(a), make_list(b)):
        return 1.0 if any([type(e) is float for e in a]) else 1
    top = _scaled_covariance(ev, a, b)[0]
    if _is_numeric(ev, a) and _is_numeric(ev, b):
        return divide(ev, top, square_root(ev, multiply(ev, *variances)))
    return ev.evaluate(Expr(S.Times, (top, *[Expr(S.Power, (v, rational(-1, 2))) for v in variances])))


def _pairwise(ev, x, y, statistic, fast, head):
    if is_distribution(x) and y is None and has_head(x, S.MultinormalDistribution):
        return x.args[-1] if head is S.Covariance else None
    x = sample_of(x)
    y = sample_of(y) if y is not None else None
    if x is None or length(x) < 2 or y is not None and length(y) != length(x):
        return None
    if is_vector(x) and (y is None or is_vector(y)):
        if y is None:
            return statistic(ev, list(elements(x)), list(elements(x)))
        return statistic(ev, list(elements(x)), list(elements(y)))
    if y is None:
        array = machine_array(ev, x, real=True)
        if array is not None and array.ndim == 2:
            return finite(np.atleast_2d(fast(array, rowvar=False)))
    columns = columns_of(x) if not is_vector(x) else [list(elements(x))]
    others = columns if y is None else columns_of(y) if not is_vector(y) else [list(elements(y))]
    if columns is None or others is None:
        return None
    rows = [[statistic(ev, a, b) for b in others] for a in columns]
    return None if any([None in row for row in rows]) else make_list([make_list(row) for row in rows])


@builtin("SpearmanRho")
def spearman_rho(ev, x, y):
    """SpearmanRho[v, w] gives Spearman's rank correlation of two lists."""
    if not is_list(x) or not is_list(y) or length(x) != length(y) or length(x) < 2:
        return None
    a, b = _ranks(ev, elements(x)), _ranks(ev, elements(y))
    return None if a is None or b is None else _correlation(ev, a, b)


def _ranks(ev, items):
    """Ranks from 1, ties sharing their mean rank."""
    values = [real_value(ev, e) for e in items]
    if None in values:
        return None
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0] * len(values)
    start = 0
    while start < len(order):
        stop = start
        while stop < len(order) and values[order[stop]] == values[order[start]]:
            stop += 1
        for i in order[start:stop]:
            ranks[i] = rational(start + 1 + stop, 2)
        start = stop
    return ranks


# --- running and standardised data ----------------------------------------------------------------------------------


@builtin("MovingAverage")
def moving_average(ev, x, window):
    """MovingAverage[list, r] gives the means of r successive elements.
    MovingAverage[list, {w1, w2, …}] weighted ones."""
    data = sample_of(x)
    if data is None:
        return None
    items = elements(data)
    if is_list(window):
        weights = elements(window)
    elif type(window) is int and 1 <= window:
        weights = [1] * window
    else:
        return None
    r = len(weights)
    if not 1 <= r <= len(items):
        return None
    scale = total(ev, weights)
    out = []
    for i in range(len(items) - r + 1):
        if is_list(window):
            sums = total(ev, [multiply(ev, w, e) for w, e in zip(weights, items[i : i + r])])
        else:
            sums = total(ev, items[i : i + r])
        out.append(divide(ev, sums, scale))
    return make_list(out)


@builtin("MovingMedian")
def moving_median(ev, x, window):
    """MovingMedian[list, r] gives the medians of r successive elements."""
    return _moving(ev, x, window, S.Median)


@builtin("MovingMap")
def moving_map(ev, f, x, window):
    """MovingMap[f, list, n] applies f to the windows of n + 1 successive elements."""
    if type(window) is not int:
        return None
    return _moving(ev, x, window + 1, f)


def _moving(ev, x, window, f):
    data = sample_of(x)
    if data is None or type(window) is not int or not 1 <= window <= length(data):
        return None
    items = elements(data)
    return make_list([ev.call(f, make_list(items[i : i + window])) for i in range(len(items) - window + 1)])


@builtin("ExponentialMovingAverage")
def exponential_moving_average(ev, x, alpha):
    """ExponentialMovingAverage[list, a] gives running values y + a (x - y)."""
    data = sample_of(x)
    if data is None or not length(data):
        return None
    items = elements(data)
    out = [items[0]]
    for e in items[1:]:
        previous = out[-1]
        out.append(ev.evaluate(Expr(S.Plus, (previous, Expr(S.Times, (alpha, subtract(ev, e, previous)))))))
    return make_list(out)


@builtin("Standardize")
def standardize(ev, x, center=None, scale=None):
    """Standardize[list] shifts and scales the data to mean 0 and standard deviation 1; columnwise for a matrix.
    Standardize[list, f1, f2] uses f1[data] as the centre and f2[data] as the scale."""
    data = sample_of(x)
    if data is None or not length(data):
        return None
    if center is None and scale is None:
        if length(data) < 2:
            return None
        center, scale = S.Mean, S.StandardDeviation
    if is_vector(data):
        shifted = ev.call(S.Subtract, data, Expr(center, (data,)))
        return shifted if scale is None else ev.call(S.Divide, shifted, Expr(scale, (data,)))
    columns = columns_of(data)
    if columns is None:
        return None
    done = [standardize(ev, make_list(c), center, scale) for c in columns]
    return None if None in done else ev.call(S.Transpose, make_list(done))


# --- binning --------------------------------------------------------------------------------------------------------


def _bin_edges(ev, spec, items):
    """Edges of the bins of a specification dx, {dx}, {min, max, dx} or {{b1, b2, …}}."""
    spec = 1 if spec is None else spec
    if is_list(spec):
        parts = elements(spec)
        if len(parts) == 1 and is_list(parts[0]):
            return list(elements(parts[0]))
        if len(parts) == 3:
            return list(elements(ev.call(S.Range, *parts)))
        spec = parts[0] if len(parts) == 1 else None
    step = real_value(ev, spec) if spec is not None else None
    if step is None or step <= 0 or not items:
        return None
    values = [real_value(ev, e) for e in items]
    low = ev.call(S.Ceiling, divide(ev, items[values.index(min(values))], spec)) - 1
    high = ev.call(S.Floor, divide(ev, items[values.index(max(values))], spec)) + 1
    return [multiply(ev, i, spec) for i in range(low, high + 1)]


def _binned(ev, items, edges):
    """The items of each bin [b_i, b_(i+1))."""
    bounds = np.array([real_value(ev, e) for e in edges])
    values = np.array([real_value(ev, e) for e in items])
    index = np.searchsorted(bounds, values, side="right") - 1
    bins: list = [[] for _ in range(len(edges) - 1)]
    for item, i in zip(items, index.tolist()):
        if 0 <= i < len(bins):
            bins[i].append(item)
    return bins


@builtin("BinCounts")
def bin_counts(ev, x, spec=None):
    """BinCounts[list, dx] counts the elements in successive bins of width dx.
    BinCounts[list, {min, max, dx}] chooses the range; BinCounts[list, {{b1, b2, …}}] the edges of the bins."""
    return _bin(ev, x, spec, len)


@builtin("BinLists")
def bin_lists(ev, x, spec=None):
    """BinLists[list, dx] gives the lists of elements in successive bins of width dx.
    BinLists[list, {min, max, dx}] and BinLists[list, {{b1, b2, …}}] choose the bins."""
    return _bin(ev, x, spec, make_list)


def _bin(ev, x, spec, summary):
    data = sample_of(x)
    if data is None or not is_vector(data) and length(data):
        return None
    items = [e for e in elements(data) if real_value(ev, e) is not None]
    edges = _bin_edges(ev, spec, items)
    if edges is None or any([real_value(ev, e) is None for e in edges]):
        return make_list([]) if not items else None
    return make_list([summary(b) for b in _binned(ev, items, edges)])


@builtin("HistogramList")
def histogram_list(ev, x, spec=None, height=None):
    """HistogramList[list] gives {{b0, b1, …}, {n1, n2, …}}: edges of bins and the counts in them.
    HistogramList[list, n] asks for about n bins; other specifications as in BinCounts."""
    data = sample_of(x)
    if data is None or not length(data):
        return None
    items = [e for e in elements(data) if real_value(ev, e) is not None]
    if spec is None or spec is S.Automatic or type(spec) is int:
        edges = _nice_edges(ev, items, spec if type(spec) is int else None)
    elif is_list(spec):
        edges = _bin_edges(ev, spec, items)
    else:
        return None
    if edges is None:
        return None
    counts = [len(b) for b in _binned(ev, items, edges)]
    if height == "Probability" or height == "PDF":
        n = sum(counts)
        counts = [divide(ev, c, n) for c in counts]
        if height == "PDF":
            counts = [divide(ev, c, subtract(ev, edges[i + 1], edges[i])) for i, c in enumerate(counts)]
    elif height not in (None, "Count"):
        return None
    return make_list([make_list(edges), make_list(counts)])


def _nice_edges(ev, items, count):
    """Edges at multiples of 1, 2 or 5 times a power of ten: about as many bins as asked for, or the width of the
    Freedman-Diaconis rule."""
    values = np.array([real_value(ev, e) for e in items])
    low, high = float(values.min()), float(values.max())
    n = len(values)
    spread = float(np.quantile(values, 0.75, method="hazen") - np.quantile(values, 0.25, method="hazen"))
    if count and count > 0:
        raw = (high - low) / count
    else:
        raw = 2 * spread / n ** (1 / 3) or (high - low) / ceil(log2(n) + 1)
    raw = raw or 1.0
    exponent = floor(log10(raw))
    step = min([m * 10.0**exponent for m in (1, 2, 5, 10)], key=lambda s: abs(log10(s / raw)))
    width = rational(round(step * 10 ** max(0, -exponent)), 10 ** max(0, -exponent))
    start, stop = floor(low / step), floor(high / step) + 1
    return [multiply(ev, i, width) for i in range(start, stop + 1)]
