"""Variance, deviations, moments, skewness, kurtosis."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("Variance[{1, 2, 3, 4}]", "5/3"),
        ("Variance[{7}]", "Variance[{7}]"),
        ("StandardDeviation[{2, 4}]", "Sqrt[2]"),
        ("Kurtosis[{1, 2, 3}]", "3/2"),
        ("CentralMoment[{1, 2, 3}, 2]", "2/3"),
        ("Moment[{1, 2, 3}, 2]", "14/3"),
        ("MeanDeviation[{1, 2, 6}]", "2"),
        ("MedianDeviation[{1, 2, 6}]", "1"),
        ("Skewness[{1, 2, 6}]", "(9*Sqrt[3/14])/7"),
        ("Variance[{{1, 2}, {3, 6}}]", "{2, 8}"),
        ("Variance[N[Range[40]]]", "136.66666666666666"),
    ],
)
def test_exact(code, expected):
    assert value_of(code, "OutputForm") == expected
