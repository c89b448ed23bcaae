"""NetNestOperator: a net applied several times."""

import pytest
from asking import refusal, shape_of, text_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("NetNestOperator[ElementwiseLayer[2 # &], 3][{1, 2}]", "{8., 16.}"),
        ("NetNestOperator[ElementwiseLayer[2 # &], 0][{1, 2}]", "{1., 2.}"),
        ('NetNestOperator[LinearLayer[1, "Weights" -> {{3}}, "Biases" -> {1}], 2][{{1}, {0}}]', "{{13.}, {4.}}"),
        (
            'NetNestOperator[LinearLayer[1, "Weights" -> {{3}}, "Biases" -> {1}], 2][{1}, NetPortGradient[{"Net", "Biases"}]]',
            "{4.}",
        ),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


def test_inferred():
    assert shape_of("NetNestOperator[LinearLayer[3], 2]", "Input") == "3"


@pytest.mark.parametrize(
    "code, part",
    [
        ('NetNestOperator[LinearLayer[2, "Input" -> 3], 2]', "same dimensions"),
        ("NetNestOperator[LinearLayer[2], -1]", "non-negative"),
        ("NetNestOperator[LinearLayer[2]]", "argument 2 is missing"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text
