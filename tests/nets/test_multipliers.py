"""LearningRateMultipliers and other settings by part: what they cover, how they multiply, what is refused."""

import pytest
from asking import refusal, text_of

CHAIN = 'n = NetChain[<|"a" -> LinearLayer[2, "Biases" -> None], "b" -> Ramp, "c" -> LinearLayer[1, "Biases" -> None]|>, "Input" -> 2{}]; '
SGD = 'NetTrain[n, {{{{1, 2}} -> {{3}}}}, MaxTrainingRounds -> 1, Method -> {{"SGD", "{option}" -> {rules}}}]'


def of(setting: str) -> str:
    """The multipliers of the two arrays of a chain with this setting."""
    return text_of(
        CHAIN.format(f", LearningRateMultipliers -> {setting}") + 'Values[Information[n, "ArraysLearningRateMultipliers"]]'
    )


@pytest.mark.parametrize(
    "setting, multipliers",
    [
        ("Automatic", "{1, 1}"),
        ("1/2", "{0.5, 0.5}"),
        ("None", "{0, 0}"),
        ("-1 -> 0", "{1, 0}"),
        ("{1 -> 2, _ -> None}", "{2, 0}"),
        ("{_ -> 3, 1 -> 2}", "{3, 3}"),
        ("{-3 ;; -2 -> 2}", "{2, 1}"),
        ("{2 ;; -> 2}", "{1, 2}"),
        ('{"c" | "b" -> 2}', "{1, 2}"),
        ('{{All, "Weights"} -> 2, _ -> 5}', "{2, 2}"),
        ("{_LinearLayer -> 2}", "{2, 2}"),
        ("{_ElementwiseLayer -> 2}", "{1, 1}"),
        ('{{"a", "Weights"} -> 0}', "{0, 1}"),
    ],
)
def test_rules(setting, multipliers):
    assert of(setting) == multipliers


@pytest.mark.parametrize(
    "code, multipliers",
    [
        ('NetMapOperator[LinearLayer[2, "Biases" -> None], LearningRateMultipliers -> 0]', "{0}"),
        ('NetMapOperator[LinearLayer[2], LearningRateMultipliers -> {{"Net", "Biases"} -> 0}]', "{1, 0}"),
        ('AttentionLayer["Bilinear", LearningRateMultipliers -> 0]', "{0}"),
        (
            'NetChain[{NetMapOperator[LinearLayer[2, "Biases" -> None], LearningRateMultipliers -> 3]}, LearningRateMultipliers -> 2]',
            "{6}",
        ),
        (
            'NetFoldOperator[NetGraph[{CatenateLayer[], LinearLayer[2, "Biases" -> None]}, {{NetPort["Input"], NetPort["State"]} -> 1 -> 2}], LearningRateMultipliers -> None]',
            "{0}",
        ),
    ],
)
def test_settings_of_operators_hold_for_the_nets_inside(code, multipliers):
    assert text_of(f'Values[Information[{code}, "ArraysLearningRateMultipliers"]]') == multipliers


def test_a_frozen_operator_does_not_move():
    code = (
        "n = NetInitialize[NetChain[{NetMapOperator[LinearLayer[2], LearningRateMultipliers -> 0], FlattenLayer[], LinearLayer[1]}, "
        '"Input" -> {3, 2}]]; t = NetTrain[n, {{{1, 2}, {3, 4}, {5, 6}} -> {1}}, MaxTrainingRounds -> 3]; '
        '{t[[1]] === n[[1]], t[[3, "Biases"]] === n[[3, "Biases"]]}'
    )
    assert text_of(code) == "{True, False}"


@pytest.mark.parametrize(
    "code, text",
    [
        ('LinearLayer[2, LearningRateMultipliers -> {"Wights" -> 0}]', 'there is no part "Wights" in the net; there are "Weights"'),
        ("NetChain[{2, Ramp}, LearningRateMultipliers -> {7 -> 0}]", "there is no part 7 in the net"),
        ('NetGraph[{2, Ramp}, {1 -> 2}, LearningRateMultipliers -> {"a" -> 0}]', 'there is no part "a" in the net'),
        ('NetChain[{2, Ramp}, LearningRateMultipliers -> {"Input" -> 0}]', 'the part "Input" is no array, layer or net'),
        ('LinearLayer[2, LearningRateMultipliers -> "foo"]', "a number, None, Automatic, or rules from parts"),
        ('LinearLayer[2, LearningRateMultipliers -> {"Weights" -> x}]', "a number, None, Automatic, or rules from parts"),
        ('NetMapOperator[2, LearningRateMultipliers -> {"Foo" -> 0}]', 'there is no part "Foo" in the net; there are "Net"'),
        (
            CHAIN.format("") + "NetTrain[n, {{1, 2} -> {3}}, LearningRateMultipliers -> {4 -> 0}]",
            "LearningRateMultipliers: there is no part 4",
        ),
        (
            CHAIN.format("") + "NetTrain[n, {{1, 2} -> {3}}, TrainingUpdateSchedule -> {-4}]",
            "TrainingUpdateSchedule: there is no part -4",
        ),
        (CHAIN.format("") + SGD.format(option="GradientClipping", rules='{"z" -> 1}'), 'GradientClipping: there is no part "z"'),
        (
            CHAIN.format("") + SGD.format(option="WeightClipping", rules="{{1, 2} -> 1}"),
            "WeightClipping: there is no part 2 in layer",
        ),
        (CHAIN.format("") + SGD.format(option="L2Regularization", rules="{0 -> 1}"), "L2Regularization: there is no part 0"),
    ],
)
def test_parts_that_do_not_exist(code, text):
    assert text in refusal(code).text


TRAINED = CHAIN.format("") + "n = NetInitialize[n]; t = NetTrain[n, {{1, 2} -> {3}}, MaxTrainingRounds -> 2, "


@pytest.mark.parametrize(
    "options, moved",
    [
        ("LearningRateMultipliers -> {-1 -> 0}", "{True, False}"),
        ("LearningRateMultipliers -> {-3 ;; -2 -> None}", "{False, True}"),
        ("TrainingUpdateSchedule -> {-1}", "{False, True}"),
        ('TrainingUpdateSchedule -> {{All, "Weights"}}', "{True, True}"),
    ],
)
def test_settings_of_training_take_the_parts_of_net_extract(options, moved):
    code = '{t[["a", "Weights"]] =!= n[["a", "Weights"]], t[["c", "Weights"]] =!= n[["c", "Weights"]]}'
    assert text_of(TRAINED + options + "]; " + code) == moved


def test_clipped_by_a_negative_number():
    options = 'Method -> {"SGD", "WeightClipping" -> {-1 -> 0.001, _ -> 100}}]; '
    code = 'Max[Abs[Normal[t[["c", "Weights"]]]]] <= .0011 < Max[Abs[Normal[t[["a", "Weights"]]]]]'
    assert text_of(TRAINED + options + code) == "True"
