"""Descriptive statistics: exact values, symbolic results, packed against unpacked data."""

import numpy as np
import pytest
from asking import value_of

from wlnet import Session


@pytest.mark.parametrize(
    "code, expected",
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
        ("Variance[{1, 2, 3, 4}]", "5/3"),
        ("Variance[{7}]", "Variance[{7}]"),
        ("StandardDeviation[{2, 4}]", "Sqrt[2]"),
        ("Quantile[{10, 20, 30, 40}, 1/2]", "20"),
        ("Quantile[{10, 20, 30, 40}, {0, 1}]", "{10, 40}"),
        ("Quantile[{1, 2, 3, 4}, 1/2, {{1/2, 0}, {0, 1}}]", "5/2"),
        ("Quantile[{1, 2}, 2]", "Quantile[{1, 2}, 2]"),
        ("Quartiles[{1, 2, 3, 4, 5, 6, 7}]", "{9/4, 4, 23/4}"),
        ("InterquartileRange[{1, 2, 3, 4, 5, 6, 7}]", "7/2"),
        ("Covariance[{1, 2, 3}, {2, 4, 7}]", "5/2"),
        ("Correlation[{1, 2, 3}, {2, 4, 6}]", "1"),
        ("Correlation[{1, 2, 3}, {3, 2, 1}]", "-1"),
        ("Kurtosis[{1, 2, 3}]", "3/2"),
        ("CentralMoment[{1, 2, 3}, 2]", "2/3"),
        ("Moment[{1, 2, 3}, 2]", "14/3"),
        ("HarmonicMean[{1, 2, 4}]", "12/7"),
        ("GeometricMean[{2, 8}]", "4"),
        ("RootMeanSquare[{3, 4}]", "5/Sqrt[2]"),
        ("MeanDeviation[{1, 2, 6}]", "2"),
        ("MedianDeviation[{1, 2, 6}]", "1"),
        ("TrimmedMean[{1, 2, 3, 100}, 1/4]", "5/2"),
        ("Commonest[{b, a, b, a, c}]", "{b, a}"),
        ("Commonest[{b, a, b, a, c}, 1]", "{b}"),
        ("MovingAverage[{1, 2, 3, 5}, 2]", "{3/2, 5/2, 4}"),
        ("MovingAverage[{a, b, c}, {1, 3}]", "{(a + 3*b)/4, (b + 3*c)/4}"),
        ("MovingMedian[{1, 9, 2, 3}, 3]", "{2, 3}"),
        ("Standardize[{1, 2, 3}]", "{-1, 0, 1}"),
        ("BinCounts[{1, 2, 3, 5, 8}, {0, 10, 5}]", "{3, 2}"),
        ("BinLists[{1, 2, 6}, {{0, 2, 7}}]", "{{1}, {2, 6}}"),
        ("HistogramList[{1, 2, 3}, {0, 4, 2}]", "{{0, 2, 4}, {1, 2}}"),
        ("RankedMin[{5, 1, 3}, 2]", "3"),
        ("RankedMax[{5, 1, 3}, 1]", "5"),
        ("Median[{a, 1}]", "Median[{a, 1}]"),
    ],
)
def test_exact(code, expected):
    assert value_of(code, "OutputForm") == expected


@pytest.mark.parametrize(
    "name",
    [
        "Mean",
        "Median",
        "Variance",
        "StandardDeviation",
        "Kurtosis",
        "Skewness",
        "RootMeanSquare",
        "MeanDeviation",
        "InterquartileRange",
    ],
)
def test_packed_and_exact_data_agree(name):
    packed = Session().evaluate(f"{name}[N[Mod[Range[60]^2, 17]]]")
    exact = Session().evaluate(f"N[{name}[Mod[Range[60]^2, 17]]]")
    assert packed == pytest.approx(exact, rel=1e-12)


def test_matrices_go_by_columns():
    session = Session()
    data = np.array(session.evaluate("data = RandomReal[1, {40, 3}]"))
    assert np.allclose(session.evaluate("Variance[data]"), data.var(axis=0, ddof=1))
    assert np.allclose(session.evaluate("Covariance[data]"), np.cov(data, rowvar=False))
    assert np.allclose(session.evaluate("Correlation[data]"), np.corrcoef(data, rowvar=False))
    assert np.allclose(session.evaluate("Standardize[data]"), (data - data.mean(0)) / data.std(0, ddof=1))


@pytest.mark.parametrize(
    "code, expected",
    [
        ('EditDistance["sitting", "kitten"]', "3"),
        ("HammingDistance[{a, b, c}, {a, x, c}]", "1"),
        ("EuclideanDistance[{1, 2}, {4, 6}]", "5"),
        ("ManhattanDistance[{1, 2}, {4, 6}]", "7"),
        ("ChessboardDistance[{1, 2}, {4, 6}]", "4"),
        ("SquaredEuclideanDistance[{1, 2}, {4, 6}]", "25"),
        ("CosineDistance[{1, 0}, {0, 2}]", "1"),
        ("EuclideanDistance[{1}, {1, 2}]", "EuclideanDistance[{1}, {1, 2}]"),
        ("EuclideanDistance[3, -4]", "7"),
        ('DamerauLevenshteinDistance["ab", "ba"]', "1"),
    ],
)
def test_distances(code, expected):
    assert value_of(code, "OutputForm") == expected
