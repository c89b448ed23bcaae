"""Densities as functions, likelihoods, expectations and probabilities."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("PDF[UniformDistribution[{0, 4}]][{1, 5}]", "{1/4, 0}"),
        ("CDF[UniformDistribution[{0, 4}]][3]", "3/4"),
        ("SurvivalFunction[UniformDistribution[{0, 4}], 3]", "1/4"),
        ("HazardFunction[UniformDistribution[{0, 4}], 3]", "1"),
        ("InverseCDF[UniformDistribution[{0, 4}], 1/4]", "1"),
        ("LogLikelihood[ExponentialDistribution[2], {1, 3}]", "-8 + 2*Log[2]"),
        ("Likelihood[BernoulliDistribution[1/3], {1, 0}]", "2/9"),
        ("DistributionParameterQ[NormalDistribution[0, -1]]", "False"),
        ("DistributionParameterQ[NormalDistribution[m, 1]]", "True"),
        ("DistributionDomain[UniformDistribution[{0, 4}]]", "Interval[{0, 4}]"),
        ("Probability[x < 2, x \\[Distributed] UniformDistribution[{0, 4}]]", "1/2"),
        ("Probability[3 < x, x \\[Distributed] UniformDistribution[{0, 4}]]", "1/4"),
        ("Probability[x < 2, x \\[Distributed] DiscreteUniformDistribution[{1, 4}]]", "1/4"),
        ("Probability[x >= 2, x \\[Distributed] DiscreteUniformDistribution[{1, 4}]]", "3/4"),
        ("Probability[x == 1 || x == 4, x \\[Distributed] DiscreteUniformDistribution[{1, 4}]]", "1/2"),
        ("Probability[x > 2, x \\[Distributed] {1, 2, 3}]", "1/3"),
        ("Expectation[x^2, x \\[Distributed] NormalDistribution[m, s]]", "m^2 + s^2"),
        ("Expectation[f[x], x \\[Distributed] BernoulliDistribution[p]]", "(1 - p)*f[0] + p*f[1]"),
        ("Expectation[x^2, x \\[Distributed] {1, 3}]", "5"),
    ],
)
def test_results(code, expected):
    assert value_of(code, "OutputForm") == expected
