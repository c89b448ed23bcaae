"""Bins: counts, lists and edges for histograms."""

from math import floor

import numpy as np

from ...evaluator import Evaluator, builtin
from ...expression import (
    Expression,
    S,
    elements,
    is_list,
    length,
    make_list,
    rational,
)
from ...mathematics.samples import bin_indices, bin_width
from ..kit.scalars import (
    divide,
    multiply,
    real_value,
    subtract,
)
from .samples import is_vector, sample_of


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
    places = bin_indices(*[np.array([real_value(ev, e) for e in part]) for part in (items, edges)])
    bins: list = [[] for _ in range(len(edges) - 1)]
    for item, i in zip(items, places):
        if 0 <= i < len(bins):
            bins[i].append(item)
    return bins


@builtin("BinCounts")
def bin_counts(ev: Evaluator, x: Expression, spec: Expression = None) -> Expression:
    """BinCounts[list, dx] counts the elements in successive bins of width dx.
    BinCounts[list, {min, max, dx}] chooses the range; BinCounts[list, {{b1, b2, …}}] the edges of the bins."""
    return _bin(ev, x, spec, len)


@builtin("BinLists")
def bin_lists(ev: Evaluator, x: Expression, spec: Expression = None) -> Expression:
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
def histogram_list(ev: Evaluator, x: Expression, spec: Expression = None, height: Expression = None) -> Expression | None:
    """HistogramList[list] gives {{b0, b1, …}, {n1, n2, …}}: edges of bins and the counts in them.
    HistogramList[list, n] asks for about n bins; other specifications as in BinCounts."""
    data = sample_of(x)
    if data is None or not length(data):
        return None
    items = [e for e in elements(data) if real_value(ev, e) is not None]
    if spec is None or spec is S.Automatic or type(spec) is int:
        edges = _round_edges(ev, items, spec if type(spec) is int else None)
    elif is_list(spec):
        edges = _bin_edges(ev, spec, items)
    else:
        return None
    if edges is None or any([real_value(ev, e) is None for e in edges]):
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


def _round_edges(ev, items, count):
    """Edges at multiples of a round width: for about this many bins, or of a width that suits the data."""
    if not items:
        return None
    values = np.array([real_value(ev, e) for e in items])
    width = bin_width(values, count)
    start, stop = floor(values.min() / float(width)), floor(values.max() / float(width)) + 1
    return [rational(i * width.numerator, width.denominator) for i in range(start, stop + 1)]
