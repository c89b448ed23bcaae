"""Distributions: formulas against numerical integration, samples against the formulas."""

import numpy as np
import pytest
from asking import value_of

from wlnet import Session
from wlnet.mathematics.distribution_table import FAMILIES

EXAMPLES = {
    "NormalDistribution": "1, 2",
    "UniformDistribution": "{-1, 3}",
    "ExponentialDistribution": "2",
    "GammaDistribution": "3, 2",
    "ChiSquareDistribution": "4",
    "ChiDistribution": "3",
    "ErlangDistribution": "3, 2",
    "InverseGammaDistribution": "5, 2",
    "LogGammaDistribution": "2, 1/6, 1",
    "ExpGammaDistribution": "2, 1, 0",
    "MaxwellDistribution": "2",
    "RayleighDistribution": "2",
    "HalfNormalDistribution": "2",
    "WeibullDistribution": "2, 3",
    "NakagamiDistribution": "2, 3",
    "StudentTDistribution": "7",
    "FRatioDistribution": "5, 12",
    "BetaDistribution": "2, 3",
    "LogNormalDistribution": "0, 1/3",
    "LaplaceDistribution": "1, 2",
    "LogisticDistribution": "1, 2",
    "GumbelDistribution": "1, 2",
    "ExtremeValueDistribution": "1, 2",
    "ParetoDistribution": "1, 6",
    "TriangularDistribution": "{0, 4}, 1",
    "BernoulliDistribution": "1/3",
    "BinomialDistribution": "9, 1/4",
    "NegativeBinomialDistribution": "3, 1/2",
    "GeometricDistribution": "1/4",
    "PoissonDistribution": "5/2",
    "DiscreteUniformDistribution": "{2, 7}",
}
NO_MOMENTS = {"CauchyDistribution"}


def test_every_family_has_an_example():
    assert set(EXAMPLES) | NO_MOMENTS == set(FAMILIES)


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_samples_follow_the_formulas(name):
    session = Session()
    session.evaluate(f"SeedRandom[1]; d = {name}[{EXAMPLES[name]}]")
    mean, variance = session.evaluate("N[Mean[d]]"), session.evaluate("N[Variance[d]]")
    values = np.array(session.evaluate("RandomVariate[d, 20000]"), dtype=float)
    spread = variance**0.5
    assert abs(values.mean() - mean) < 5 * spread / 20000**0.5
    assert abs(values.var() / variance - 1) < 0.25


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
    "code, expected",
    [
        ("UniformDistribution[]", "UniformDistribution[{0, 1}]"),
        ("LaplaceDistribution[]", "LaplaceDistribution[0, 1]"),
        ("Mean[NormalDistribution[m, s]]", "m"),
        ("Variance[NormalDistribution[m, s]]", "s^2"),
        ("StandardDeviation[NormalDistribution[m, s]]", "s"),
        ("Mean[ExponentialDistribution[k]]", "k^(-1)"),
        ("PDF[PoissonDistribution[2], 1.5]", "0"),
        ("PDF[UniformDistribution[{0, 4}], 3]", "1/4"),
        ("PDF[NormalDistribution[0, 1], {0, 0}]", "{1/Sqrt[2*Pi], 1/Sqrt[2*Pi]}"),
        ("CDF[UniformDistribution[{0, 4}], 3]", "3/4"),
        ("CDF[BernoulliDistribution[1/3], 0]", "2/3"),
        ("Quantile[UniformDistribution[{2, 6}], 1/4]", "3"),
        ("Median[NormalDistribution[3, 2]]", "3"),
        ("LogLikelihood[ExponentialDistribution[2], {1, 3}]", "-8 + 2*Log[2]"),
        ("PDF[7, x]", "PDF[7, x]"),
        ("PDF[NormalDistribution[0, -1], 0]", "PDF[NormalDistribution[0, -1], 0]"),
        ("Probability[x < 2, x \\[Distributed] UniformDistribution[{0, 4}]]", "1/2"),
        ("Expectation[x^2, x \\[Distributed] NormalDistribution[m, s]]", "m^2 + s^2"),
        ("Mean[MultinormalDistribution[{1, 2}, {{1, 0}, {0, 1}}]]", "{1, 2}"),
    ],
)
def test_results(code, expected):
    assert value_of(code, "OutputForm") == expected


def test_multinormal_samples():
    session = Session()
    session.evaluate("SeedRandom[2]")
    values = np.array(session.evaluate("RandomVariate[MultinormalDistribution[{1, -2}, {{2, 1}, {1, 3}}], 20000]"))
    assert np.allclose(values.mean(axis=0), [1, -2], atol=0.06)
    assert np.allclose(np.cov(values, rowvar=False), [[2, 1], [1, 3]], atol=0.12)


def test_truncated_samples():
    values = np.array(Session().evaluate("RandomVariate[TruncatedDistribution[{-1, 1}, NormalDistribution[]], 5000]"))
    assert abs(values).max() <= 1 and abs(values.var() - 0.2912) < 0.03
