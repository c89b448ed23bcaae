"""BatchNormalizationLayer: evaluation, training statistics and their gradients, moving averages."""

import numpy as np
import pytest
from asking import array_of, refusal, text_of

from wlnet import Session
from wlnet.ops import FLOAT64
from wlnet.ops import compile as compile_plan
from wlnet.ops import input as port
from wlnet.running.trace import Trace

rng = np.random.default_rng(8)
ARRAYS = '"Scaling" -> {2, 0.5}, "Biases" -> {1, -1}, "MovingMean" -> {0.5, -0.5}, "MovingVariance" -> {4, 0.25}, "Epsilon" -> 0.01'


@pytest.mark.parametrize("shape, interleaving", [((2,), False), ((2, 3), False), ((2, 3, 4), False), ((3, 2), True)])
def test_evaluation(shape, interleaving):
    x = rng.standard_normal(shape)
    wide = (-1, *[1] * (0 if interleaving else len(shape) - 1))
    s, b, m, v = [np.array(a).reshape(wide) for a in ([2, 0.5], [1, -1], [0.5, -0.5], [4, 0.25])]
    found = array_of(f"BatchNormalizationLayer[{ARRAYS}, Interleaving -> {interleaving}][x]", x=x)
    np.testing.assert_allclose(found, s * (x - m) / np.sqrt(v + 0.01) + b, rtol=1e-5)


def test_training_uses_the_batch():
    x = rng.standard_normal((5, 2, 3))
    found = array_of(f'BatchNormalizationLayer[{ARRAYS}, "Input" -> {{2, 3}}][x, NetEvaluationMode -> "Train"]', x=x)
    mean, variance = x.mean((0, 2), keepdims=True), x.var((0, 2), keepdims=True)
    s, b = np.array([2, 0.5]).reshape(1, 2, 1), np.array([1, -1]).reshape(1, 2, 1)
    np.testing.assert_allclose(found, s * (x - mean) / np.sqrt(variance + 0.01) + b, rtol=1e-4, atol=1e-5)


def _updates(code, x):
    layer = Session().evaluate(code).expression
    trace = Trace(len(x), True, FLOAT64)
    trace.run(layer, {"Input": port("x", x.shape, FLOAT64)})
    values = list(trace.updates.items())
    arrays = {k: np.asarray(layer.arrays[k[-1]], float) for k in trace.arrays}
    if not values:
        return {}
    found = compile_plan([v for _, v in values]).run({"x": x, **arrays})
    return {k[-1]: np.array(a) for (k, _), a in zip(values, found, strict=True)}


def test_moving_averages():
    x = rng.standard_normal((6, 2, 3))
    found = _updates(f'BatchNormalizationLayer[{ARRAYS}, "Momentum" -> 0.7, "Input" -> {{2, 3}}]', x)
    np.testing.assert_allclose(found["MovingMean"], 0.7 * np.array([0.5, -0.5]) + 0.3 * x.mean((0, 2)))
    np.testing.assert_allclose(found["MovingVariance"], 0.7 * np.array([4, 0.25]) + 0.3 * x.var((0, 2)))


@pytest.mark.parametrize("option", ['"Momentum" -> 1', "LearningRateMultipliers -> 0"])
def test_frozen_averages(option):
    assert _updates(f'BatchNormalizationLayer[{ARRAYS}, {option}, "Input" -> {{2, 3}}]', np.ones((2, 2, 3))) == {}


def test_training_gradient_is_that_of_differences():
    code = f'BatchNormalizationLayer[{ARRAYS}, "Input" -> {{2, 3}}]'
    x, y = rng.standard_normal((4, 2, 3)), rng.standard_normal((4, 2, 3))
    how = 'NetEvaluationMode -> "Train", WorkingPrecision -> "Real64"'
    gradient = array_of(f'{code}[<|"Input" -> x, NetPortGradient["Output"] -> y|>, NetPortGradient["Input"], {how}]', x=x, y=y)
    step = rng.standard_normal(x.shape)
    up, down = [(array_of(f"{code}[x, {how}]", x=x + h * step) * y).sum() for h in (1e-5, -1e-5)]
    assert np.isclose((gradient * step).sum(), (up - down) / 2e-5, rtol=1e-5)


@pytest.mark.parametrize(
    "code, expected",
    [
        ('Normal[NetInitialize[BatchNormalizationLayer["Input" -> {2, 3}]][["Scaling"]]]', "{1., 1.}"),
        ('Normal[NetInitialize[BatchNormalizationLayer["Input" -> {2, 3}]][["MovingVariance"]]]', "{1., 1.}"),
        ('Normal[NetInitialize[BatchNormalizationLayer["Input" -> {2, 3}]][["MovingMean"]]]', "{0., 0.}"),
    ],
)
def test_initial_arrays(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, part",
    [
        ("NetInitialize[BatchNormalizationLayer[]]", "its dimensions are not known"),
        ('BatchNormalizationLayer["Input" -> {"Varying", 2}]', "Interleaving -> True"),
        ('BatchNormalizationLayer["Input" -> "Real"]', "rank 1 or more"),
        ('BatchNormalizationLayer["Momentum" -> 2]', "between 0 and 1"),
        (
            'BatchNormalizationLayer["Scaling" -> {1}, "Biases" -> {0}, "MovingMean" -> {0}, "MovingVariance" -> {-1}][{{1, 2}}]',
            "must not be negative",
        ),
        ('BatchNormalizationLayer["Scaling" -> {1, 2}, "Biases" -> {0}]', "same dimensions"),
        ('BatchNormalizationLayer["Scaling" -> None]', "array of numbers or Automatic"),
    ],
)
def test_messages(code, part):
    assert part in refusal(code).text


def test_the_default_epsilon():
    assert text_of('NetExtract[BatchNormalizationLayer["Input" -> 2], "Epsilon"]') == "0.001"
