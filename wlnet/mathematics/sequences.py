"""Comparing sequences."""

from collections.abc import Callable


def edit_count(x: list, y: list, same: Callable, swaps: bool = False) -> int:
    """The least number of deletions, insertions and substitutions, and (``swaps``) of exchanges of neighbours, that turn x
    into y; ``same(a, b)`` tells equal elements."""
    before: list = []
    previous = list(range(len(y) + 1))
    for i, a in enumerate(x, 1):
        row = [i]
        for j, b in enumerate(y, 1):
            cost = 0 if same(a, b) else 1
            best = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + cost)
            if swaps and cost and i > 1 and j > 1 and same(a, y[j - 2]) and same(x[i - 2], b):
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before, previous = previous, row
    return previous[-1]
