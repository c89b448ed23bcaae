"""Bins and their counts."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("BinCounts[{1, 2, 3, 5, 8}, {0, 10, 5}]", "{3, 2}"),
        ("BinLists[{1, 2, 6}, {{0, 2, 7}}]", "{{1}, {2, 6}}"),
        ("HistogramList[{1, 2, 3}, {0, 4, 2}]", "{{0, 2, 4}, {1, 2}}"),
        ("HistogramList[Range[10], 5]", "{{0, 2, 4, 6, 8, 10, 12}, {1, 2, 2, 2, 2, 1}}"),
        ('HistogramList[{1, 2, 3, 4}, {{0, 2, 5}}, "Probability"]', "{{0, 2, 5}, {1/4, 3/4}}"),
        ("HistogramList[{a, b}]", "HistogramList[{a, b}]"),
    ],
)
def test_exact(code, expected):
    assert value_of(code, "OutputForm") == expected
