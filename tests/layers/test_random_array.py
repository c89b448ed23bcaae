"""RandomArrayLayer draws from the distributions of the language."""

import numpy as np
import pytest
from asking import array_of, refusal, shape_of, text_of

DISTRIBUTIONS = [
    "NormalDistribution[1, 2]",
    "UniformDistribution[{2, 5}]",
    "GammaDistribution[3, 2]",
    "ExponentialDistribution[2]",
    "PoissonDistribution[4]",
    "MaxwellDistribution[2]",
    "RayleighDistribution[2]",
    "ChiDistribution[3]",
    "HalfNormalDistribution[2]",
    "WeibullDistribution[2, 3]",
    "NakagamiDistribution[2, 3]",
    "ChiSquareDistribution[3]",
    "ErlangDistribution[3, 2]",
    "LogGammaDistribution[2, 0.1, 1]",
    "ExpGammaDistribution[2, 3, 1]",
    "InverseGammaDistribution[5, 2]",
    "BernoulliDistribution[0.3]",
    "BinomialDistribution[10, 0.3]",
    "NegativeBinomialDistribution[5, 0.4]",
    "DiscreteUniformDistribution[{1, 6}]",
]


@pytest.mark.parametrize("dist", DISTRIBUTIONS)
def test_moments(dist):
    drawn = array_of(f'RandomArrayLayer[{dist}, "Output" -> 20000][RandomSeeding -> 5]')
    mean, variance = array_of(f"N[{{Mean[{dist}], Variance[{dist}]}}]")
    error = np.sqrt(variance / len(drawn))
    assert abs(drawn.mean() - mean) < 5 * error
    assert 0.85 < drawn.var() / variance < 1.2


def test_parameters_are_taken_elementwise():
    drawn = array_of('RandomArrayLayer[NormalDistribution[#m, #s] &][<|"m" -> {0, 100}, "s" -> {0.001, 0.001}|>]')
    np.testing.assert_allclose(drawn, [0, 100], atol=0.01)
    drawn = array_of("RandomArrayLayer[BinomialDistribution[#1, 1] &][{3, 7}]")
    assert drawn.tolist() == [3, 7]


@pytest.mark.parametrize(
    "code, expected",
    [
        ("NumberQ[RandomArrayLayer[NormalDistribution[]][]]", "True"),
        ('Length[RandomArrayLayer[NormalDistribution, "Output" -> 4][]]', "4"),
        ("r = RandomArrayLayer[NormalDistribution[0, 1]]; r[RandomSeeding -> 3] == r[RandomSeeding -> 3]", "True"),
        ("RandomArrayLayer[PoissonDistribution[2]][] === RandomArrayLayer[NormalDistribution[0, 1]][]", "False"),
        ('Dimensions[RandomArrayLayer[UniformDistribution[], "Output" -> {2, 3}][]]', "{2, 3}"),
        (
            'Dimensions[NetGraph[{RandomArrayLayer[NormalDistribution[0, 1]], Plus}, {{NetPort["Input"], 1} -> 2}, '
            '"Input" -> 3][{{1, 2, 3}, {4, 5, 6}}]]',
            "{2, 3}",
        ),
        ("RandomArrayLayer[NormalDistribution[#1, #2] &][{{1, 2}, {0, 0}}]", "{1., 2.}"),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


def test_output_has_the_shape_of_the_input():
    assert shape_of('RandomArrayLayer[PoissonDistribution[#] &, "Input" -> {2, 3}]', "Output") == "{2, 3}"


@pytest.mark.parametrize(
    "code, part",
    [
        ("RandomArrayLayer[BetaDistribution[1, 2]]", "BetaDistribution"),
        ("RandomArrayLayer[Total]", "NormalDistribution"),
        ("RandomArrayLayer[NormalDistribution[1, 2, 3]][]", "2 parameters"),
        ("RandomArrayLayer[3]", "distribution"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text
