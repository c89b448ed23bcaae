"""Quantiles, quartiles and ranked elements."""

from ...evaluator import Evaluator, builtin
from ...expression import Expr, Expression, MessageError, S, elements, is_list, length, make_list, rational, same
from ..kit.scalars import add, divide, multiply, real_value, subtract
from .distribution_functions import quantile_of
from .distributions import is_distribution
from .samples import RECTANGULAR, columns_of, is_vector, numeric_sorted, sample_of


@builtin(
    "Quantile",
    messages={"nquan": "The quantile specification `1` should be a number or a list of numbers between 0 and 1.", **RECTANGULAR},
)
def quantile(ev: Evaluator, x: Expression, q: Expression, parameters: Expression = None) -> Expression | None:
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
        values = [_quantile(ev, items, p, a, b, c, d) for p in probabilities]
        return make_list(values) if is_list(q) else values[0]
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
    if c == 1 and d == 0 and type(c) is int and type(d) is int:
        return second  # an element of the data itself, whatever kind of number q is
    weight = add(ev, c, multiply(ev, d, fraction))
    if type(weight) is int and weight in (0, 1):
        return second if weight else first
    return add(ev, first, multiply(ev, subtract(ev, second, first), weight))


@builtin("Quartiles")
def quartiles(ev: Evaluator, x: Expression, parameters: Expression = None) -> Expression | None:
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
def interquartile_range(ev: Evaluator, x: Expression, parameters: Expression = None) -> Expression:
    """InterquartileRange[list] gives the difference of the upper and lower quartiles."""
    return _quartile_range(ev, x, parameters, lambda ev, low, high: subtract(ev, high, low))


@builtin("QuartileDeviation")
def quartile_deviation(ev: Evaluator, x: Expression, parameters: Expression = None) -> Expression:
    """QuartileDeviation[list] gives half the interquartile range."""
    return _quartile_range(ev, x, parameters, lambda ev, low, high: divide(ev, subtract(ev, high, low), 2))


def _quartile_range(ev, x, parameters, combine):
    values = quartiles(ev, x, parameters)
    if values is None:
        return None
    rows = elements(values)
    if is_list(rows[0]):
        return make_list([combine(ev, elements(r)[0], elements(r)[2]) for r in rows])
    return combine(ev, rows[0], rows[2])


@builtin("RankedMin", messages={"rank": "The rank `1` is not an integer between 1 and the length of the list."})
def ranked_min(ev: Evaluator, x: Expression, n: Expression) -> Expression:
    """RankedMin[list, n] gives the n-th smallest element; a negative n counts from the largest."""
    return _ranked(ev, x, n, 1)


@builtin("RankedMax", messages={"rank": "The rank `1` is not an integer between 1 and the length of the list."})
def ranked_max(ev: Evaluator, x: Expression, n: Expression) -> Expression:
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
