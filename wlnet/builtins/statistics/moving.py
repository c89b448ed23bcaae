"""Moving averages and other running values; standardised data."""

from ...evaluator import Evaluator, builtin
from ...expression import Expr, Expression, S, elements, is_list, length, make_list
from ..kit.scalars import divide, multiply, subtract, total
from .samples import columns_of, is_vector, sample_of


@builtin("MovingAverage")
def moving_average(ev: Evaluator, x: Expression, window: Expression) -> Expression | None:
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
def moving_median(ev: Evaluator, x: Expression, window: Expression) -> Expression:
    """MovingMedian[list, r] gives the medians of r successive elements."""
    return _moving(ev, x, window, S.Median)


@builtin("MovingMap")
def moving_map(ev: Evaluator, f: Expression, x: Expression, window: Expression) -> Expression | None:
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
def exponential_moving_average(ev: Evaluator, x: Expression, alpha: Expression) -> Expression | None:
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
def standardize(ev: Evaluator, x: Expression, center: Expression = None, scale: Expression = None) -> Expression | None:
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
