"""Ranks and bins of machine numbers."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlnet.mathematics.samples import bin_indices, bin_width, ranks

VALUES = st.lists(st.integers(-5, 5), min_size=1, max_size=8)


@given(VALUES)
def test_ranks_are_mean_places_of_equal_values(values):
    for value, rank in zip(values, ranks(values)):
        below, equal = sum([v < value for v in values]), values.count(value)
        assert rank == below + Fraction(equal + 1, 2)


@pytest.mark.parametrize(
    ("values", "count", "expected"),
    [
        (range(11), 5, 2),
        (range(11), 10, 1),
        (range(101), None, 20),
        ([0, 0.01], 2, Fraction(1, 200)),
        ([3, 3, 3], None, 1),
        ([1e9, 3e9], 1, 2 * 10**9),
    ],
)
def test_widths_of_bins_are_round(values, count, expected):
    assert bin_width(np.array(values, float), count) == expected


def test_bins_are_closed_below_and_open_above():
    assert bin_indices(np.array([-1.0, 0, 0.5, 1, 2, 9]), np.array([0.0, 1, 2])) == [-1, 0, 0, 1, 2, 2]
