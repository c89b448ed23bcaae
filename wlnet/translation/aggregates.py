"""Statistics over axes, as AggregationLayer and code in FunctionLayer name them: ``AGGREGATES[name](x, axes)``."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .. import ops

if TYPE_CHECKING:
    from ..ops.graph import Value


def merged(x: "Value", axes: Sequence) -> "Value":
    """x with the given axes merged into one, the last."""
    rest = [a for a in range(x.ndim) if a not in axes]
    moved = ops.transpose(x, (*rest, *axes))
    return ops.reshape(moved, (*[x.shape[a] for a in rest], ops.graph.count([x.shape[a] for a in axes])))


def median(x: "Value", axes: tuple) -> "Value":
    """The middle element, or the mean of the two middle ones."""
    ordered = ops.sort(merged(x, axes), -1)
    n = ordered.shape[-1]
    return (_at(ordered, (n - 1) // 2) + _at(ordered, n // 2)) * 0.5


def _at(x, i):
    return ops.slice_(x, (..., i))


def quantile(x: "Value", axes: tuple, q: float, a: float = 0.5, b: float = 0.0, c: float = 0.0, d: float = 1.0) -> "Value":
    """Wolfram's Quantile[x, q, {{a, b}, {c, d}}]; these defaults are those of Quartiles."""
    ordered = ops.sort(merged(x, axes), -1)
    n = ordered.shape[-1]
    place = a + (n + b) * q
    low = min(max(math.floor(place), 1), n)
    high = min(max(math.ceil(place), 1), n)
    first = _at(ordered, low - 1)
    share = c + d * (place - math.floor(place))
    return first if low == high or share == 0 else first + (_at(ordered, high - 1) - first) * share


def interquartile_range(x: "Value", axes: tuple) -> "Value":
    """The distance of the quartiles."""
    return quantile(x, axes, 0.75) - quantile(x, axes, 0.25)


def mean_deviation(x: "Value", axes: tuple) -> "Value":
    """The mean distance from the mean."""
    return ops.reduce_mean(ops.absolute(x - ops.reduce_mean(x, axes, True)), axes)


def median_deviation(x: "Value", axes: tuple) -> "Value":
    """The median distance from the median."""
    rows = merged(x, axes)
    last = rows.ndim - 1
    centre = ops.expand_dims(median(rows, (last,)), last)
    return median(ops.absolute(rows - centre), (last,))


def root_mean_square(x: "Value", axes: tuple) -> "Value":
    """The root of the mean of squares."""
    return ops.sqrt(ops.reduce_mean(ops.square(x), axes))


def geometric_mean(x: "Value", axes: tuple) -> "Value":
    """The exponential of the mean logarithm."""
    return ops.exp(ops.reduce_mean(ops.log(x), axes))


def harmonic_mean(x: "Value", axes: tuple) -> "Value":
    """The reciprocal of the mean reciprocal."""
    return ops.reciprocal(ops.reduce_mean(ops.reciprocal(x), axes))


AGGREGATES = {
    "Mean": ops.reduce_mean,
    "Min": ops.reduce_min,
    "Max": ops.reduce_max,
    "Total": ops.reduce_sum,
    "Times": ops.reduce_prod,
    "Median": median,
    "Variance": ops.variance,
    "StandardDeviation": ops.standard_deviation,
    "MeanDeviation": mean_deviation,
    "InterquartileRange": interquartile_range,
}
MORE_AGGREGATES = {
    "MedianDeviation": median_deviation,
    "RootMeanSquare": root_mean_square,
    "GeometricMean": geometric_mean,
    "HarmonicMean": harmonic_mean,
}
