"""NetTrain: its properties, results and defaults."""

import pytest
from asking import answer_of, refusal, text_of

LINE = 'd = {1. -> 2, 2 -> 4, 3 -> 6, 4 -> 8}; n = LinearLayer[{}, "Weights" -> {{1}}, "Biases" -> {0}, "Input" -> "Real"]; '


def test_results_object():
    code = LINE + "r = NetTrain[n, d, All, MaxTrainingRounds -> 3]; "
    assert (
        text_of(code + '{Head[r], r["TotalRounds"], Length[r["RoundLossList"]], r[{"BatchSize", "OptimizationMethod"}]}')
        == '{NetTrainResultsObject, 3, 3, {4, "ADAM"}}'
    )
    assert text_of(code + 'AllTrue[r["Properties"], FreeQ[r[#], $Failed] &]') == "True"
    assert text_of(code + 'Length[r["Properties"]] > 30') == "True"
    assert (
        text_of(LINE + 'Head /@ NetTrain[n, d, {"ResultsObject", "FinalNet"}, MaxTrainingRounds -> 1]')
        == "{NetTrainResultsObject, LinearLayer}"
    )
    text, names = answer_of(code + 'r["Foo"]')
    assert (text, names) == ("$Failed", ["NetTrain::netprop"])


def test_rounds_that_fit_into_the_automatic_time():
    """Nothing says how long: 10 000 quick rounds at most."""
    from wlnet.training import loop

    assert loop.MOST_AUTOMATIC_ROUNDS == 10_000
    code = (
        'NetTrain[n, d, {"TotalRounds", "ReasonTrainingStopped"}, TrainingProgressFunction -> Function[If[#Round >= 200, '
        '"StopTraining"]]]'
    )
    assert text_of(LINE + code) == '{200, "Manual"}'


def test_defaults_of_the_session_are_used():
    assert text_of(LINE + 'SetOptions[NetTrain, MaxTrainingRounds -> 2]; NetTrain[n, d, "TotalRounds"]') == "2"


@pytest.mark.parametrize(
    "code, text",
    [
        ("Head[NetTrain[n, d, MaxTrainingRounds -> 1]]", "LinearLayer"),
        ('NetTrain[n, d, "TotalRounds", MaxTrainingRounds -> 2]', "2"),
        ('NetTrain[n, d, {"TotalRounds", "BatchSize"}, MaxTrainingRounds -> 2]', "{2, 4}"),
        ('NetTrain[n, d, Automatic, "TotalRounds", MaxTrainingRounds -> 2]', "2"),
        ('NetTrain[n, d, MeanAbsoluteLossLayer[], "RoundLoss", MaxTrainingRounds -> 1]', "2.5"),
        ('NetTrain[n, d, "Output" -> MeanAbsoluteLossLayer[], "RoundLoss", MaxTrainingRounds -> 1]', "2.5"),
        ('NetTrain[n, d, "Output" -> MeanAbsoluteLossLayer[], {"RoundLoss"}, MaxTrainingRounds -> 1]', "{2.5}"),
        ('Length[NetTrain[n, d, "Properties", MaxTrainingRounds -> 1]] > 30', "True"),
        ('Head[NetTrain[n, d, "ResultsObject", MaxTrainingRounds -> 1]]', "NetTrainResultsObject"),
        ('r = NetTrain[n, d, All, MaxTrainingRounds -> 1]; MatchQ[r["NetTrainInputForm"], HoldForm[_NetTrain]]', "True"),
        ('r = NetTrain[n, d, All, MaxTrainingRounds -> 1]; r["TrainedNet"] === r["FinalNet"]', "True"),
        ("Head[NetTrain[3, {{1.} -> {1, 2, 3}}, MaxTrainingRounds -> 1]]", "LinearLayer"),
        ("Head[NetTrain[{3, Ramp}, {{1.} -> {1, 2, 3}}, MaxTrainingRounds -> 1]]", "NetChain"),
        ("Options[NetTrain, MaxTrainingRounds]", "{MaxTrainingRounds -> Automatic}"),
        ("Length[Options[NetTrain]]", "18"),
        ('NetTrain[n, d, "TotalRounds", {MaxTrainingRounds -> 1, BatchSize -> 2}]', "1"),
        ('NetTrain[n, d, "OptimizationMethod", Method -> "SGD", MaxTrainingRounds -> 1]', '"SGD"'),
    ],
)
def test_calls(code, text):
    assert text_of(LINE + code) == text


@pytest.mark.parametrize(
    "code, tag, part",
    [
        ("NetTrain[n]", "netform", "a net and training data"),
        ('NetTrain[n, d, "TotalRounds", "BatchSize"]', "net", ""),
        ('NetTrain[n, d, {"TotalRounds", "Foo"}, MaxTrainingRounds -> 1]', "netprop", "Foo"),
        ('NetTrain[n, d, MeanAbsoluteLossLayer[], "TotalRounds", "BatchSize"]', "netform", ""),
        ('NetTrain["x", d]', "netarg", "a net"),
    ],
)
def test_refusals(code, tag, part):
    message = refusal(LINE + code)
    assert message.name.startswith(f"NetTrain::{tag}") and part in message.text


def test_results_refuse_more_than_one_argument():
    assert answer_of(LINE + 'r = NetTrain[n, d, All, MaxTrainingRounds -> 1]; r["TotalRounds", 2]')[0] == "$Failed"
