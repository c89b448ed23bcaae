"""NetTrain: the forms of training data, generators, what is refused."""

import pytest
from asking import refusal, text_of

FORMS = [
    "{1. -> 2, 2 -> 4}",
    "{1., 2} -> {2, 4}",
    '{<|"Input" -> 1., "Output" -> 2|>, <|"Input" -> 2, "Output" -> 4|>}',
    '<|"Input" -> {1., 2}, "Output" -> {2, 4}|>',
    'Dataset[{<|"Input" -> 1., "Output" -> 2|>, <|"Input" -> 2, "Output" -> 4|>}]',
    "{1 -> 2, Sqrt[4] -> 4}",
    'NumericArray[{1, 2}, "UnsignedInteger8"] -> {2, 4}',
    '<|"Input" -> {1, 2}, "Target" -> {2, 4}|>',
    "Function[{1. -> 2, 2 -> 4}]",
    '{Function[{1. -> 2, 2 -> 4}], "RoundLength" -> 2}',
    "f",
]


@pytest.mark.parametrize("form", FORMS)
def test_forms_of_data(form):
    code = (
        f'f[_] := {{1, 2}} -> {{2, 4}}; n = LinearLayer[{{}}, "Weights" -> {{{{1}}}}, "Biases" -> {{0}}, "Input" -> "Real"]; '
        f'NetTrain[n, {form}, {{"RoundLossList", "BatchesPerRound"}}, MaxTrainingRounds -> 2, BatchSize -> 2]'
    )
    assert text_of(code).startswith("{{2.5, 2.4")


def test_generator_is_told_where_it_is():
    code = """seen = {}; f = Function[a, AppendTo[seen, a]; {1 -> 2}];
        NetTrain[LinearLayer[{}], {f, "RoundLength" -> 4}, MaxTrainingRounds -> 2, BatchSize -> 2];
        Values /@ KeyTake[seen, {"Round", "Batch", "AbsoluteBatch", "BatchSize"}]"""
    assert text_of(code) == "{{1, 1, 1, 2}, {1, 2, 2, 2}, {2, 1, 3, 2}, {2, 2, 4, 2}}"


REFUSALS = [
    (
        'NetTrain[LinearLayer[1, "Input" -> 2], {{1, 2} -> {3}, {1, 2, 3} -> {4}}]',
        "netdata",
        'port "Input" expects a vector of length 2, but was given a vector of length 3',
    ),
    ('NetTrain[LinearLayer[1, "Input" -> 2], {"a" -> {3}}]', "netdata", 'example 1 is the string "a"'),
    ("NetTrain[LinearLayer[1], {{1, 2} -> 1}]", "netdata", 'port "Output" expects a vector of length 1, but was given a number'),
    ('NetTrain[LinearLayer[1], <|"Input" -> {{1, 2}}|>]', "netdata", 'no values for output port "Output"'),
    ('NetTrain[LinearLayer[1], <|"Input" -> {{1}, {2}}, "Output" -> {{1}}|>]', "netdata", '2 for "Input", 1 for "Output"'),
    (
        'NetTrain[LinearLayer[1], {<|"Input" -> {1}, "Output" -> {1}|>, <|"Input" -> {1}|>}]',
        "netdata",
        'example 2 has no value for port "Output"',
    ),
    (
        'NetTrain[NetChain[{2, SoftmaxLayer[]}, "Output" -> NetDecoder[{"Class", {"a", "b"}}]], {{1} -> "c"}]',
        "netdata",
        'port "Output"',
    ),
    ("NetTrain[NetChain[{2, SoftmaxLayer[]}], {{1.} -> 3}]", "netdata", "an integer between 1 and 2"),
    ("NetTrain[LinearLayer[1], {}]", "netarg", "The training data should be"),
    ("NetTrain[LinearLayer[1], 17]", "netarg", "The training data should be"),
    ('NetTrain[LinearLayer[1], "MNIST"]', "netdata", "would have to be downloaded"),
    ("NetTrain[17.5, {1 -> 2}]", "netarg", "Each part of a net"),
    ('NetTrain[LinearLayer[{}], {Function[{1 -> 2}], "RoundLength" -> 0}]', "netarg", "a positive integer n"),
    ('NetTrain[LinearLayer[{}], {Function[{1 -> 2}], "Foo" -> 1}]', "netarg", '"RoundLength"'),
    ("NetTrain[LinearLayer[{}], Function[{}]]", "generr", "gave {} instead of rules"),
    ('NetTrain[LinearLayer[{}], {1 -> 2}, "Foo"]', "netprop", "Foo is not a property"),
    ("NetTrain[LinearLayer[{}], {1 -> 2}, Foo -> 1]", "optx", "Unknown option Foo"),
    ("NetTrain[LinearLayer[{}], {1 -> 2}, BatchSize -> 0]", "netarg", "BatchSize"),
    ("NetTrain[LinearLayer[{}], {1 -> 2}, MaxTrainingRounds -> -1]", "netarg", "MaxTrainingRounds"),
    ('NetTrain[LinearLayer[{}], {1 -> 2}, TimeGoal -> "long"]', "netarg", "TimeGoal"),
    ("NetTrain[LinearLayer[{}], {1 -> 2}, LearningRate -> 0]", "netarg", "LearningRate"),
    ('NetTrain[LinearLayer[{}], {1 -> 2}, Method -> "Newton"]', "netarg", "Method"),
    ('NetTrain[LinearLayer[{}], {1 -> 2}, Method -> {"SGD", "Beta1" -> 1}]', "netopt", "Beta1"),
    ('NetTrain[LinearLayer[{}], {1 -> 2}, Method -> {"SGD", "Momentum" -> 1}]', "netarg", "Momentum"),
    ('NetTrain[LinearLayer[{}], {1 -> 2}, LossFunction -> "Lost"]', "netloss", "output ports of the net"),
    ("NetTrain[LinearLayer[{}], {1 -> 2}, LossFunction -> 3.5]", "netarg", "LossFunction"),
    ('NetTrain[LinearLayer[{}], {1 -> 2}, LearningRateMultipliers -> "x"]', "netarg", "LearningRateMultipliers"),
    ('NetTrain[LinearLayer[{}], {1 -> 2}, WorkingPrecision -> "Mixed"]', "unsup", "Mixed"),
    ("NetTrain[LinearLayer[{}], {1 -> 2}, ValidationSet -> Scaled[2]]", "netarg", "ValidationSet"),
    ('NetTrain[LinearLayer[{}], {1 -> 2}, TrainingProgressMeasurements -> "Beauty"]', "netarg", "A measurement"),
    ('NetTrain[LinearLayer[{}], {1 -> 2}, TrainingProgressMeasurements -> "Accuracy"]', "netmeas", "CrossEntropyLossLayer"),
    ('NetTrain[LinearLayer[{}], {1 -> 2}, TrainingProgressReporting -> "Panel"]', "unsup", "notebook"),
    (
        'NetTrain[LinearLayer[{}], {1 -> 2}, TrainingUpdateSchedule -> {"x"}]',
        "netport",
        'TrainingUpdateSchedule: there is no part "x"',
    ),
    ('NetTrain[LinearLayer[{}], {1 -> 2}, TrainingStoppingCriterion -> "Accuracy"]', "netarg", "TrainingStoppingCriterion"),
]


@pytest.mark.parametrize("code, tag, text", REFUSALS)
def test_refusals(code, tag, text):
    name, found = refusal(code)
    assert name == f"NetTrain::{tag}"
    assert text in found
