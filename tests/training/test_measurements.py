"""NetMeasurements against the definitions, worked out by hand on four examples of three classes and on a line."""

import numpy as np
import pytest
from asking import answer_of, array_of, refusal, text_of

# the net gives its input; the classes decided on are a, b, b, c, the right ones a, b, c, c
NET = (
    'net = NetChain[{ElementwiseLayer[# &]}, "Input" -> 3, "Output" -> NetDecoder[{"Class", {"a", "b", "c"}}]]; '
    'data = {{0.8, 0.1, 0.1} -> "a", {0.2, 0.7, 0.1} -> "b", {0.1, 0.6, 0.3} -> "c", {0, 0.1, 0.9} -> "c"}; '
)
CLASSES = [
    ('"Accuracy"', "0.75"),
    ('"Accuracy" -> 2', "1."),
    ('"ErrorRate"', "0.25"),
    ('"ErrorRate" -> 2', "0."),
    ('"ConfusionMatrix"', "{{1, 0, 0}, {0, 1, 0}, {0, 1, 1}}"),
    ('"Precision"', '<|"a" -> 1., "b" -> 0.5, "c" -> 1.|>'),
    ('"Recall"', '<|"a" -> 1., "b" -> 1., "c" -> 0.5|>'),
    ('"FScore" -> 1', "Values: {1., 0.666667, 0.666667}"),
    ('"F1Score"', "Values: {1., 0.666667, 0.666667}"),
    ('"FScore" -> 2', "Values: {1., 0.833333, 0.555556}"),
    ('"Specificity"', "Values: {1., 0.666667, 1.}"),
    ('"FalsePositiveRate"', "Values: {0., 0.333333, 0.}"),
    ('"FalseNegativeRate"', "Values: {0., 0., 0.5}"),
    ('"FalseDiscoveryRate"', "Values: {0., 0.5, 0.}"),
    ('"FalseOmissionRate"', "Values: {0., 0., 0.333333}"),
    ('"NegativePredictiveValue"', "Values: {1., 1., 0.666667}"),
    ('"TruePositiveNumber"', '<|"a" -> 1, "b" -> 1, "c" -> 1|>'),
    ('"FalsePositiveNumber"', '<|"a" -> 0, "b" -> 1, "c" -> 0|>'),
    ('"FalseNegativeNumber"', '<|"a" -> 0, "b" -> 0, "c" -> 1|>'),
    ('"TrueNegativeNumber"', '<|"a" -> 3, "b" -> 2, "c" -> 2|>'),
    ('"MatthewsCorrelationCoefficient"', "Values: {1., 0.57735, 0.57735}"),
    ('"CohenKappa"', "0.636364"),
    ('"ScottPi"', "0.619048"),
    ('"AreaUnderROCCurve"', "Values: {1., 1., 1.}"),
    ('"Entropy"', str(-np.log([0.8, 0.7, 0.3, 0.9]).mean())),
    ('"Perplexity"', str(np.exp(-np.log([0.8, 0.7, 0.3, 0.9]).mean()))),
    ('<|"Measurement" -> "Precision", "ClassAveraging" -> "Macro"|>', "0.833333"),
    ('<|"Measurement" -> "Precision", "ClassAveraging" -> "Micro"|>', "0.75"),
]


@pytest.mark.parametrize("measurement, expected", CLASSES)
def test_of_classes(measurement, expected):
    code = NET + f"NetMeasurements[net, data, {measurement}]"
    if expected.startswith("Values: "):
        found = array_of(f"Values[{code.removeprefix(NET)}]".join([NET, ""]))
        assert found == pytest.approx(array_of(expected.removeprefix("Values: ")), rel=1e-5)
    elif expected[0].isdigit():
        assert array_of(code) == pytest.approx(float(expected), rel=1e-5)
    else:
        assert text_of(code) == expected


NUMBERS = [  # outputs 1, 2, 3, 5; targets 1, 2, 4, 3
    ("MeanSquare", 1.25),
    ("MeanDeviation", 0.75),
    ("StandardDeviation", 1.25**0.5),
    ("RSquared", 0),
    ("Loss", 1.25),
    ("FractionVarianceUnexplained", 1),
    ("IntersectionOverUnion", 1),
]


@pytest.mark.parametrize("name, expected", NUMBERS)
def test_of_numbers(name, expected):
    code = f'NetMeasurements[ElementwiseLayer[# &, "Input" -> "Real"], {{1., 2, 3, 5}} -> {{1, 2, 4, 3}}, "{name}"]'
    assert array_of(code) == pytest.approx(expected, abs=1e-6)


def test_of_probabilities():
    code = (
        'NetMeasurements[ElementwiseLayer[LogisticSigmoid, "Input" -> "Real", "Output" -> NetDecoder["Boolean"]], '
        '{-1. -> False, 2 -> True, 3 -> False}, {"Accuracy", "ConfusionMatrix", "Recall"}]'
    )
    assert text_of(code) == "{0.6666666666666666, {{1, 1}, {0, 1}}, <|False -> 0.5, True -> 1.|>}"


def test_lists_ports_arrays_and_information():
    net = (
        'net = NetChain[{LinearLayer["Weights" -> {{3, 4}}, "Biases" -> {1}, "Input" -> 2], Ramp}]; data = {{1, 1} -> {8}, '
        "{2, 1} -> {11}}; "
    )
    assert text_of(net + 'NetMeasurements[net, data, {"MeanSquare", "ArraysCount"}]') == "{0., 2}"
    assert array_of(net + 'NetMeasurements[net, data, NetPort["Output"]]') == pytest.approx([9.5])
    assert array_of(net + 'NetMeasurements[net, data, NetPort[{1, "Output"}]]') == pytest.approx([9.5])
    assert array_of(net + 'NetMeasurements[net, data, NetPort[{1, "Weights"}]]') == pytest.approx(12.5**0.5)
    found = array_of(net + 'NetMeasurements[net, data, <|"Measurement" -> NetPort["Output"], "Aggregation" -> None|>]')
    assert found.tolist() == [[8], [11]]


def test_sequences_of_labels_are_counted_one_by_one():
    code = (
        'NetMeasurements[NetMapOperator[ElementwiseLayer[# &, "Input" -> 2], "Output" -> NetDecoder[{"Class", {"a", "b"}, '
        '"InputDepth" -> 2}]], {{{1., 0}} -> {"a"}, {{0, 1.}, {0, 1.}, {1, 0}} -> {"b", "a", "a"}}, "Accuracy"]'
    )
    assert array_of(code) == pytest.approx(0.75)


def test_losses_inside_the_net():
    code = """net = NetGraph[{ElementwiseLayer[# &, "Input" -> 2], CrossEntropyLossLayer["Index"]}, {1 -> NetPort[{2, "Input"}],
        NetPort["t"] -> NetPort[{2, "Target"}]}]; NetMeasurements[net, <|"Input" -> {{0.9, 0.1}, {0.8, 0.2}}, "t" -> {1, 2}|>,
        {"Accuracy", "ConfusionMatrix"}]"""
    assert text_of(code) == "{0.5, {{1, 0}, {1, 0}}}"


@pytest.mark.parametrize(
    "code, tag, text",
    [
        ('NetMeasurements[NetChain[{2, SoftmaxLayer[]}, "Input" -> 1], {{1} -> 1}, "Accuracy"]', "uninit", "not initialized"),
        (NET + 'NetMeasurements[net, data, "Beauty"]', "netarg", "A measurement should be"),
        (NET + 'NetMeasurements[net, data, "RSquared" -> 2]', "netarg", "A measurement should be"),
        (NET + 'NetMeasurements[net, data, <|"Measurement" -> "Recall", "ClassAveraging" -> 7|>]', "netarg", "ClassAveraging"),
        (NET + 'NetMeasurements[net, data, "RSquared"]', "netmeas", "numeric targets"),
        (NET + "NetMeasurements[net, data, NetPort[7]]", "netport", "there is no part 7"),
        (NET + 'NetMeasurements[net, data, "Accuracy", Foo -> 1]', "optx", "Unknown option"),
        ('NetMeasurements[5, {1 -> 2}, "Loss"]', "netarg", "Argument 1"),
    ],
)
def test_refusals(code, tag, text):
    name, found = refusal(code)
    assert name == f"NetMeasurements::{tag}"
    assert text in found


def test_measured_in_training():
    code = """r = NetTrain[NetChain[{LinearLayer[3], SoftmaxLayer[]}, "Input" -> 2, "Output" -> NetDecoder["Class"]],
        {{0, 1} -> 2, {1, 0} -> 3}, All, MaxTrainingRounds -> 2, TrainingProgressMeasurements -> {"Accuracy",
        <|"Measurement" -> "Precision", "ClassAveraging" -> "Macro", "Key" -> "P"|>, NetPort[{1, "Weights"}]},
        ValidationSet -> {{1, 1} -> 1}]; {Keys[r["RoundMeasurements"]], Length /@ r[{"RoundMeasurementsLists",
        "BatchMeasurementsLists", "ValidationMeasurementsLists"}]}"""
    assert text_of(code) == '{{"Accuracy", "P", NetPort[{1, "Weights"}]}, {2, 2, 2}}'


def test_plots_are_graphics():
    text, names = answer_of(NET + 'Head /@ NetMeasurements[net, data, {"ConfusionMatrixPlot", "ROCCurvePlot"}]')
    assert not names
    assert text == "{Graphics, Graphics}"
