"""Quantiles, quartiles, ranked elements."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("Quantile[{10, 20, 30, 40}, 1/2]", "20"),
        ("Quantile[{10, 20, 30, 40}, {0, 1}]", "{10, 40}"),
        ("Quantile[{1, 2, 3, 4}, 1/2, {{1/2, 0}, {0, 1}}]", "5/2"),
        ("Quantile[{1, 2}, 2]", "Quantile[{1, 2}, 2]"),
        ("Quartiles[{1, 2, 3, 4, 5, 6, 7}]", "{9/4, 4, 23/4}"),
        ("InterquartileRange[{1, 2, 3, 4, 5, 6, 7}]", "7/2"),
        ("RankedMin[{5, 1, 3}, 2]", "3"),
        ("RankedMax[{5, 1, 3}, 1]", "5"),
        ("QuartileDeviation[{1, 2, 3, 4, 5, 6, 7}]", "7/4"),
        ("RankedMin[{5, 1, 3}, -1]", "5"),
        ("RankedMax[{5, 1, 3}, -1]", "1"),
        ("Quantile[{{1, 9}, {2, 8}, {3, 7}}, 1/2]", "{2, 8}"),
        ("{Quantile[{1, 2, 3}, 0.5], Quantile[{1, 2, 3, 4}, 0.5]}", "{2, 2}"),
    ],
)
def test_exact(code, expected):
    assert value_of(code, "OutputForm") == expected
