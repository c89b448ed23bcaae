"""AggregationLayer, SummationLayer and SoftmaxLayer against the language."""

import numpy as np
import pytest
from asking import array_of, refusal, shape_of, text_of

DATA = np.random.default_rng(5).uniform(-2, 2, (3, 4, 5))


@pytest.mark.parametrize("f", "Mean Min Max Total Times Median Variance StandardDeviation MeanDeviation InterquartileRange".split())
@pytest.mark.parametrize(
    "levels, merged",
    [
        ("", "Flatten /@ d"),
        (", 1", "Transpose[Flatten[d, {{1}, {2, 3}}]]"),
        (", {1, 3}", "Flatten[d, {{2}, {1, 3}}]"),
        (", -1", "Flatten[d, {{1, 2}, {3}}]"),
        (", 1;;3", "{Flatten[d]}"),
    ],
)
def test_aggregates(f, levels, merged):
    result = array_of(f"Flatten[{{AggregationLayer[{f}{levels}][d]}}]", d=DATA)
    function = {"Times": "Apply[Times]"}.get(f, f)
    np.testing.assert_allclose(result, array_of(f"Map[{function}, {merged}]", d=DATA), rtol=2e-5, atol=2e-6)


@pytest.mark.parametrize(
    "code, expected",
    [
        ("AggregationLayer[Max][{{1, 2}, {3, 4}}]", "{2., 4.}"),
        ("AggregationLayer[Total, {1}][{1, 2, 3}]", "6."),
        ("SummationLayer[][{{1, 2}, {3, 4}}]", "10."),
        ('SummationLayer["Input" -> 2][{{1, 2}, {3, 4}}]', "{3., 7.}"),
        ("SoftmaxLayer[][{1, 1}]", "{0.5, 0.5}"),
        ("SoftmaxLayer[1][{{1, 2}, {1, 2}}]", "{{0.5, 0.5}, {0.5, 0.5}}"),
        ("Total[SoftmaxLayer[2][RandomReal[1, {2, 3, 4}]], {2}] // Round // Flatten // Union", "{1}"),
        ('SoftmaxLayer["Input" -> {"Varying"}][{{0}, {0, 0}}]', "{{1.}, {0.5, 0.5}}"),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


def test_softmax_is_the_documented_formula():
    np.testing.assert_allclose(
        array_of("SoftmaxLayer[][v]", v=DATA[0, 0]), array_of("Normalize[Exp[v], Total]", v=DATA[0, 0]), rtol=1e-5
    )


@pytest.mark.parametrize(
    "code, port, expected",
    [
        ('AggregationLayer[Mean, "Input" -> {3, 4, 5}]', "Output", "3"),
        ('AggregationLayer[Mean, 2, "Input" -> {3, 4, 5}]', "Output", "{3, 5}"),
        ('AggregationLayer[Mean, {1, 2}, "Input" -> {3, 4}]', "Output", '"Real"'),
        ('SoftmaxLayer["Output" -> {2, 3}]', "Input", "{2, 3}"),
    ],
)
def test_inferred(code, port, expected):
    assert shape_of(code, port) == expected


@pytest.mark.parametrize(
    "code, part",
    [
        ("AggregationLayer[Sin]", "InterquartileRange"),
        ("AggregationLayer[Mean][{1, 2}]", "rank 1"),
        ("AggregationLayer[Mean, 3][{{1, 2}}]", "rank 2"),
        ("SoftmaxLayer[0]", "other than 0"),
        ("SoftmaxLayer[2][{1, 2}]", "2 levels"),
        ('SummationLayer[]["a"]', "the string"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text
