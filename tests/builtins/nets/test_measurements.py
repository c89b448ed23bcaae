"""NetMeasurements as called: properties of Information beside measurements, options. (Values: tests/training/test_measurements.py)"""

import pytest
from asking import answer_of, array_of, refusal, text_of

NET = 'n = ElementwiseLayer[# &, "Input" -> "Real"]; d = {1., 2, 3, 5} -> {1, 2, 4, 3}; '


@pytest.mark.parametrize(
    "code, value",
    [
        ('NetMeasurements[n, d, "Loss"]', 1.25),
        ('NetMeasurements[n, d, "Loss", LossFunction -> MeanAbsoluteLossLayer[]]', 0.75),
        ('NetMeasurements[n, d, "Loss", BatchSize -> 1]', 1.25),
        ('NetMeasurements[n, d, {"Loss", "ArraysCount", "MeanDeviation"}]', [1.25, 0, 0.75]),
        ('NetMeasurements[n, d, "ArraysCount"]', 0),
        ('NetMeasurements[n, d, {"LayersCount"}]', [1]),
        ('NetMeasurements[n, {1. -> 3}, "MeanSquare", WorkingPrecision -> "Real64"]', 4),
    ],
)
def test_values(code, value):
    assert array_of(NET + code) == pytest.approx(value)


def test_only_information_needs_no_data():
    assert text_of('NetMeasurements[LinearLayer[2, "Input" -> 3], {}, "ArraysTotalElementCount"]') == "8"


@pytest.mark.parametrize(
    "code, tag, part",
    [
        ("NetMeasurements[n, d]", "netform", "a net, data and measurements"),
        ('NetMeasurements[7, d, "Loss"]', "netarg", "a net or a layer"),
        ('NetMeasurements[n, d, "Loss", Foo -> 1]', "optx", "Foo"),
        ('NetMeasurements[n, d, "Loss", NetEvaluationMode -> "Train"]', "unsup", "as they are evaluated"),
        ('NetMeasurements[LinearLayer[1, "Input" -> 1], {{1} -> {2}}, "Loss"]', "uninit", "not initialized"),
        ('NetMeasurements[n, 5, "Loss"]', "netarg", "The training data"),
        ('NetMeasurements[n, d, "Loss", BatchSize -> 0]', "netarg", "BatchSize"),
    ],
)
def test_refusals(code, tag, part):
    message = refusal(NET + code)
    assert message.name == f"NetMeasurements::{tag}" and part in message.text


def test_the_session_keeps_defaults():
    assert answer_of(
        NET + 'SetOptions[NetMeasurements, LossFunction -> MeanAbsoluteLossLayer[]]; NetMeasurements[n, d, "Loss"]'
    ) == ("0.75", [])
