"""Algorithms on samples of machine numbers: ranks, and bins of round width."""

from fractions import Fraction
from math import ceil, floor, log2, log10

import numpy as np

_STEPS = (1, 2, 5, 10)  # the widths of bins that read well, times a power of ten


def ranks(values: list) -> list:
    """The ranks of the values from 1 on, equal ones sharing the mean of their ranks, as fractions."""
    order = sorted(range(len(values)), key=values.__getitem__)
    result: list = [0] * len(values)
    start = 0
    while start < len(order):
        stop = start
        while stop < len(order) and values[order[stop]] == values[order[start]]:
            stop += 1
        for i in order[start:stop]:
            result[i] = Fraction(start + 1 + stop, 2)
        start = stop
    return result


def bin_width(values: np.ndarray, count: "int | None" = None) -> Fraction:
    """The width of bins, 1, 2 or 5 times a power of ten: near what gives so many bins, else near the width of the
    Freedman-Diaconis rule, 2 IQR/n^(1/3), or of Sturges' rule where half of the values agree."""
    extent = float(values.max() - values.min())
    if count and count > 0:
        width = extent / count
    else:
        quartiles = np.quantile(values, (0.25, 0.75), method="hazen")
        width = 2 * float(quartiles[1] - quartiles[0]) / len(values) ** (1 / 3) or extent / ceil(log2(len(values)) + 1)
    width = width or 1.0
    exponent = floor(log10(width))
    step = min(_STEPS, key=lambda s: abs(log10(s * 10.0**exponent / width)))
    return step * Fraction(10) ** exponent


def bin_indices(values: np.ndarray, edges: np.ndarray) -> list:
    """For each value the number from 0 on of the bin [edge, next edge) that holds it, -1 or the number of bins outside."""
    return (np.searchsorted(edges, values, side="right") - 1).tolist()
