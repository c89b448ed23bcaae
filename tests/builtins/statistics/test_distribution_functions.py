"""Densities, distribution functions and quantiles against each other, and moments as formulas."""

import numpy as np
import pytest
from asking import value_of
from distribution_examples import EXAMPLES

from wlnet import Session
from wlnet.mathematics.distribution_table import FAMILIES


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_density_integrates_to_the_distribution_function(name):
    session = Session()
    session.evaluate(f"d = {name}[{EXAMPLES[name]}]")
    if FAMILIES[name].discrete:
        points = range(-2, 12)
        mass = np.array([session.evaluate(f"N[PDF[d, {k}]]") for k in points])
        assert mass.min() >= 0
        assert np.cumsum(mass)[[3, 6, 9]] == pytest.approx(
            [session.evaluate(f"N[CDF[d, {points[i]}]]") for i in (3, 6, 9)], abs=1e-9
        )
        return
    low, high = 1.3, 1.9
    grid = np.linspace(low, high, 201)
    values = np.array(session.evaluate("PDF[d, {" + ", ".join(map(str, grid)) + "}]"), dtype=float)
    weights = np.ones(201) * 2
    weights[1::2] = 4
    weights[[0, -1]] = 1
    area = (weights * values).sum() * (grid[1] - grid[0]) / 3
    assert area == pytest.approx(session.evaluate(f"N[CDF[d, {high}] - CDF[d, {low}]]"), abs=1e-5)


@pytest.mark.parametrize("name", sorted(set(EXAMPLES) - {"StudentTDistribution", "FRatioDistribution", "TriangularDistribution"}))
def test_quantile_inverts_the_distribution_function(name):
    session = Session()
    session.evaluate(f"d = {name}[{EXAMPLES[name]}]")
    for q in (0.1, 0.5, 0.83):
        x = session.evaluate(f"N[Quantile[d, {q}]]")
        if FAMILIES[name].discrete:
            assert session.evaluate(f"N[CDF[d, {round(x)}]]") >= q
            assert session.evaluate(f"N[CDF[d, {round(x) - 1}]]") < q
        else:
            assert session.evaluate(f"N[CDF[d, {x!r}]]") == pytest.approx(q, abs=1e-7)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("Mean[NormalDistribution[m, s]]", "m"),
        ("Variance[NormalDistribution[m, s]]", "s^2"),
        ("StandardDeviation[NormalDistribution[m, s]]", "s"),
        ("Mean[ExponentialDistribution[k]]", "k^(-1)"),
        ("Skewness[PoissonDistribution[k]]", "1/Sqrt[k]"),
        ("Kurtosis[NormalDistribution[m, s]]", "3"),
        ("Mean[MultinormalDistribution[{1, 2}, {{1, 0}, {0, 1}}]]", "{1, 2}"),
        ("Variance[MultinormalDistribution[{{4, 1}, {1, 9}}]]", "{4, 9}"),
        ("Mean[MultinomialDistribution[5, {1/5, 4/5}]]", "{1, 4}"),
        ("Mean[EmpiricalDistribution[{1, 2, 6}]]", "3"),
        ("Variance[EmpiricalDistribution[{1, 3}]]", "1"),
        ("Mean[MixtureDistribution[{1, 3}, {NormalDistribution[0, 1], NormalDistribution[4, 1]}]]", "3"),
        ("Mean[ProductDistribution[NormalDistribution[1, 1], UniformDistribution[{0, 4}]]]", "{1, 2}"),
        ("Mean[UniformDistribution[{{0, 2}, {1, 5}}]]", "{1, 3}"),
        ("PDF[PoissonDistribution[2], 1.5]", "0"),
        ("PDF[UniformDistribution[{0, 4}], 3]", "1/4"),
        ("PDF[NormalDistribution[0, 1], {0, 0}]", "{1/Sqrt[2*Pi], 1/Sqrt[2*Pi]}"),
        ("PDF[NormalDistribution[0, 1], Infinity]", "0"),
        ("PDF[EmpiricalDistribution[{1, 2, 2}], 2]", "2/3"),
        ("CDF[EmpiricalDistribution[{1, 2, 2}], {0, 1, 2}]", "{0, 1/3, 1}"),
        ("PDF[TruncatedDistribution[{0, 1}, UniformDistribution[{0, 4}]], 1/2]", "1"),
        ("CDF[TruncatedDistribution[{0, 1}, UniformDistribution[{0, 4}]], {-1, 1/2, 3}]", "{0, 1/2, 1}"),
        ("PDF[ProductDistribution[UniformDistribution[{0, 2}], UniformDistribution[{0, 4}]], {1, 1}]", "1/8"),
        ("CDF[UniformDistribution[{0, 4}], 3]", "3/4"),
        ("CDF[NormalDistribution[0, 1], -Infinity]", "0"),
        ("CDF[NormalDistribution[0, 1], Infinity]", "1"),
        ("CDF[BernoulliDistribution[1/3], 0]", "2/3"),
        ("Quantile[UniformDistribution[{2, 6}], 1/4]", "3"),
        ("Quantile[UniformDistribution[{2, 6}], {0, 1}]", "{2, 6}"),
        ("Quantile[PoissonDistribution[2], 1]", "Infinity"),
        ("Median[NormalDistribution[3, 2]]", "3"),
        ("PDF[7, x]", "PDF[7, x]"),
    ],
)
def test_results(code, expected):
    assert value_of(code, "OutputForm") == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("PDF[PoissonDistribution[2], 1/2]", "0"),
        ("PDF[BinomialDistribution[3, 1/2], {1/2, 1}]", "{0, 3/8}"),
        ("PDF[GeometricDistribution[1/3], 0.5]", "0"),
        ("PDF[BernoulliDistribution[1/3], 0.5`20]", "0"),
        ("PDF[DiscreteUniformDistribution[{1, 6}], 2.]", "1/6"),
    ],
)
def test_discrete_densities_between_the_integers(code, expected):
    assert value_of(code) == expected
