"""Samples follow the formulas of their distributions."""

import numpy as np
import pytest
from asking import array_of, value_of
from distribution_examples import EXAMPLES

from wlnet import Session


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_samples_follow_the_formulas(name):
    session = Session()
    session.evaluate(f"SeedRandom[1]; d = {name}[{EXAMPLES[name]}]")
    mean, variance = session.evaluate("N[Mean[d]]"), session.evaluate("N[Variance[d]]")
    values = np.array(session.evaluate("RandomVariate[d, 20000]"), dtype=float)
    spread = variance**0.5
    assert abs(values.mean() - mean) < 5 * spread / 20000**0.5
    assert abs(values.var() / variance - 1) < 0.25


def test_multinormal_samples():
    session = Session()
    session.evaluate("SeedRandom[2]")
    values = np.array(session.evaluate("RandomVariate[MultinormalDistribution[{1, -2}, {{2, 1}, {1, 3}}], 20000]"))
    assert np.allclose(values.mean(axis=0), [1, -2], atol=0.06)
    assert np.allclose(np.cov(values, rowvar=False), [[2, 1], [1, 3]], atol=0.12)


def test_truncated_samples():
    values = np.array(Session().evaluate("RandomVariate[TruncatedDistribution[{-1, 1}, NormalDistribution[]], 5000]"))
    assert abs(values).max() <= 1 and abs(values.var() - 0.2912) < 0.03


@pytest.mark.parametrize(
    ("distribution", "mean"),
    [
        ("UniformDistribution[{{0, 2}, {1, 5}}]", [1, 3]),
        ("MultinomialDistribution[10, {1/5, 4/5}]", [2, 8]),
        ("DirichletDistribution[{1, Sqrt[4], 1}]", [0.25, 0.5]),
        ("ProductDistribution[NormalDistribution[1, 1], UniformDistribution[{0, 4}]]", [1, 2]),
        ("MixtureDistribution[{1, 3}, {NormalDistribution[0, 1], NormalDistribution[4, 1]}]", 3),
        ("EmpiricalDistribution[{1, 3} -> {2, 6}]", 5),
        ("EmpiricalDistribution[{1, 2, 6}]", 3),
    ],
)
def test_means_of_composite_samples(distribution, mean):
    values = array_of(f"SeedRandom[3]; RandomVariate[{distribution}, 20000]")
    np.testing.assert_allclose(values.mean(axis=0), mean, atol=0.06)


def test_symbols_are_drawn_from_empirical_data_only():
    assert value_of("Union[RandomVariate[EmpiricalDistribution[{a, b}], 50]]") == "{a, b}"
    assert value_of("RandomVariate[NormalDistribution[m, 1]]") == "RandomVariate[NormalDistribution[m, 1]]"
