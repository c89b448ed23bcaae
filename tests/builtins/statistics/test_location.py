"""Means, medians, the commonest values."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("Mean[{1, 2, 4}]", "7/3"),
        ("Mean[{a, b}]", "(a + b)/2"),
        ("Mean[<|x -> 1, y -> 2|>]", "3/2"),
        ("Mean[{{1, 2}, {3, 5}}]", "{2, 7/2}"),
        ("Mean[{}]", "Mean[{}]"),
        ("Median[{5, 1, 3}]", "3"),
        ("Median[{1, 2, 3, 10}]", "5/2"),
        ("Median[{Pi, 1, E}]", "E"),
        ("Median[{{1, 9}, {3, 7}, {2, 8}}]", "{2, 8}"),
        ("HarmonicMean[{1, 2, 4}]", "12/7"),
        ("GeometricMean[{2, 8}]", "4"),
        ("RootMeanSquare[{3, 4}]", "5/Sqrt[2]"),
        ("TrimmedMean[{1, 2, 3, 100}, 1/4]", "5/2"),
        ("Commonest[{b, a, b, a, c}]", "{b, a}"),
        ("Commonest[{b, a, b, a, c}, 1]", "{b}"),
        ("Median[{a, 1}]", "Median[{a, 1}]"),
        ("ContraharmonicMean[{1, 2, 3}]", "7/3"),
        ("WinsorizedMean[{1, 2, 3, 100}, 1/4]", "5/2"),
        ("Mean[WeightedData[{1, 2}, {3, 1}]]", "5/4"),
        ("Commonest[{a, b}, UpTo[5]]", "{a, b}"),
        ("Precision[Mean[{1.5`20, 2}]] > 20", "True"),
    ],
)
def test_exact(code, expected):
    assert value_of(code, "OutputForm") == expected
