"""Specifications of measurements: names, arguments, ports, associations of settings; what is refused."""

import pytest
from asking import refusal, text_of

NET = 'n = NetChain[{ElementwiseLayer[# &]}, "Input" -> 2, "Output" -> NetDecoder[{"Class", {"a", "b"}}]]; d = {{0.8, 0.2} -> "a", {0.3, 0.7} -> "a", {0.1, 0.9} -> "b"}; m[x_] := NetMeasurements[n, d, x]; '


@pytest.mark.parametrize(
    "spec, text",
    [
        ('"Accuracy" -> 2', "1."),
        ('"ErrorRate" -> 2', "0."),
        ('<|"Measurement" -> "Recall", "ClassAveraging" -> None|>', '<|"a" -> 0.5, "b" -> 1.|>'),
        ('<|"Measurement" -> "Recall", "ClassAveraging" -> "Macro"|>', "0.75"),
        ('<|"Measurement" -> "Precision", "ClassAveraging" -> "Macro"|>', "0.75"),
        ('<|"Measurement" -> "Recall"|>', '<|"a" -> 0.5, "b" -> 1.|>'),
        ('{"Recall", "Precision"}', '{<|"a" -> 0.5, "b" -> 1.|>, <|"a" -> 1., "b" -> 0.5|>}'),
        ('<|"Measurement" -> "Recall", "Key" -> "k"|>', '<|"a" -> 0.5, "b" -> 1.|>'),
    ],
)
def test_forms(spec, text):
    assert text_of(NET + f"m[{spec}]") == text


def test_keys_name_the_results_of_training():
    code = 'r = NetTrain[NetChain[{2, SoftmaxLayer[]}, "Output" -> NetDecoder[{"Class", {"a", "b"}}]], {{0, 1} -> "a", {1, 0} -> "b"}, All, MaxTrainingRounds -> 1, TrainingProgressMeasurements -> {"Accuracy", <|"Measurement" -> "Recall", "ClassAveraging" -> "Macro", "Key" -> "k"|>}]; Keys[r["RoundMeasurements"]]'
    assert text_of(code) == '{"Accuracy", "k"}'


@pytest.mark.parametrize(
    "spec, tag, part",
    [
        ('"Beauty"', "netarg", "A measurement"),
        ("7", "netarg", "A measurement"),
        ('"Recall" -> 2', "netarg", "A measurement"),
        ('"Accuracy" -> 0', "netarg", "a positive number"),
        ('"Accuracy" -> "x"', "netarg", "a positive number"),
        ('<|"Measurement" -> "Recall", "ClassAveraging" -> "Foo"|>', "netarg", '"Macro", "Micro" or None'),
        ('<|"Measurement" -> NetPort[1], "Aggregation" -> "Foo"|>', "netarg", '"Aggregation"'),
        ('<|"Measurement" -> "Recall", "Foo" -> 1|>', "unsup", '"Foo"'),
        ("Function[1]", "unsup", "a function as measurement"),
        ("NetPort[9]", "netport", "9"),
    ],
)
def test_refusals(spec, tag, part):
    message = refusal(NET + f"m[{spec}]")
    assert message.name == f"NetMeasurements::{tag}" and part in message.text
