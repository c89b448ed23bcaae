"""What a distribution is: every family has its symbol, parameters left out have defaults, wrong ones a message."""

import pytest
from asking import messages_of, value_of
from distribution_examples import EXAMPLES, NO_MOMENTS

from wlnet.mathematics.distribution_table import FAMILIES


def test_every_family_has_an_example():
    assert set(EXAMPLES) | NO_MOMENTS == set(FAMILIES)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("UniformDistribution[]", "UniformDistribution[{0, 1}]"),
        ("LaplaceDistribution[]", "LaplaceDistribution[0, 1]"),
        ("NormalDistribution[]", "NormalDistribution[0, 1]"),
        ("TriangularDistribution[]", "TriangularDistribution[{0, 1}]"),
        ("BernoulliDistribution[]", "BernoulliDistribution[1/2]"),
        ("StudentTDistribution[]", "StudentTDistribution[]"),
    ],
)
def test_parameters_left_out(code, expected):
    assert value_of(code, "OutputForm") == expected


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("PDF[NormalDistribution[0, -1], 0]", "NormalDistribution::posprm"),
        ("CDF[BinomialDistribution[3, 2], 1]", "BinomialDistribution::probprm"),
    ],
)
def test_wrong_parameters(code, message):
    assert value_of(code, "InputForm") == code
    assert messages_of(code) == [message]
