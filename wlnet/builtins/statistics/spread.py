"""How a sample is spread and shaped: variance, deviations, moments, skewness, kurtosis."""

from ...evaluator import Evaluator, builtin
from ...expression import Expr, Expression, MessageError, S, elements, has_head, is_list, length, make_list, rational
from ..kit.arrays import finite
from ..kit.scalars import divide, machine_array, power, square_root, subtract, total
from .correlation import covariance_of, deviations
from .distribution_functions import moment_of
from .distributions import is_distribution
from .location import median_of
from .samples import RECTANGULAR, columnwise, of_distribution, sample_of


def _variance(ev, data):
    """The unbiased variance of a vector."""
    items = list(elements(data))
    return covariance_of(ev, items, items)


@builtin("Variance", messages=RECTANGULAR)
def variance(ev: Evaluator, x: Expression) -> Expression:
    """Variance[{x1, x2, …}] gives the unbiased sample variance; of a matrix, those of its columns.
    Variance[dist] gives the variance of a distribution."""
    data = sample_of(x)
    if data is None:
        return of_distribution(ev, x, "variance", "Variance")
    return _spread(ev, x, data, _variance, lambda a: a.var(axis=0, ddof=1), S.Variance)


@builtin("StandardDeviation", messages=RECTANGULAR)
def standard_deviation(ev: Evaluator, x: Expression) -> Expression | None:
    """StandardDeviation[{x1, x2, …}] gives the square root of the variance; columnwise for a matrix.
    StandardDeviation[dist] gives the standard deviation of a distribution."""
    data = sample_of(x)
    if data is None:
        value = of_distribution(ev, x, "variance", "StandardDeviation")
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
def mean_deviation(ev: Evaluator, x: Expression) -> Expression:
    """MeanDeviation[{x1, x2, …}] gives the mean absolute deviation from the mean."""
    return _mean_of_deviations(ev, x, lambda ev, v: divide(ev, total(ev, elements(v)), length(v)))


@builtin("MedianDeviation")
def median_deviation(ev: Evaluator, x: Expression) -> Expression | None:
    """MedianDeviation[{x1, x2, …}] gives the median absolute deviation from the median."""
    data = sample_of(x)
    if data is None or not length(data):
        return None

    def one(ev, v):
        center = median_of(ev, v)
        if center is None:
            return None
        return median_of(ev, make_list([ev.call(S.Abs, subtract(ev, e, center)) for e in elements(v)]))

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
    return divide(ev, total(ev, [power(ev, d, r) for d in deviations(ev, items)]), len(items))


@builtin("Moment")
def moment(ev: Evaluator, x: Expression, r: Expression) -> Expression | None:
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
def central_moment(ev: Evaluator, x: Expression, r: Expression) -> Expression | None:
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
def skewness(ev: Evaluator, x: Expression) -> Expression:
    """Skewness[list] gives the third central moment over the 3/2 power of the second.
    Skewness[dist] that of a distribution."""
    return _shape(ev, x, "skewness", 3, rational(3, 2))


@builtin("Kurtosis")
def kurtosis(ev: Evaluator, x: Expression) -> Expression:
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
