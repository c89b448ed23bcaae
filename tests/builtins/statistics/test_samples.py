"""Samples of every kind: packed and exact data agree, matrices go by columns, associations stand for their values."""

import numpy as np
import pytest
from asking import value_of

from wlnet import Session


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


@pytest.mark.parametrize("name", ["Mean", "Median", "Variance", "Quartiles", "MeanDeviation", "Skewness", "Standardize"])
def test_associations_stand_for_their_values(name):
    assert value_of(f"{name}[<|a -> 1, b -> 5, c -> 3|>]") == value_of(f"{name}[{{1, 5, 3}}]")


@pytest.mark.parametrize("name", ["Mean", "Median", "Variance", "Quartiles"])
def test_numbers_are_no_samples(name):
    assert value_of(f"{name}[7]") == f"{name}[7]"
