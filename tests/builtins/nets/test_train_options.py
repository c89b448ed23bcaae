"""NetTrain: every option does what it says."""

import numpy as np
import pytest
from asking import answer_of, array_of, refusal, text_of

LINE = 'd = {1. -> 2, 2 -> 4, 3 -> 6, 4 -> 8}; n = LinearLayer[{}, "Weights" -> {{1}}, "Biases" -> {0}, "Input" -> "Real"]; '
PLAIN = 'Method -> {"SGD", "Momentum" -> 0}, LearningRate -> 0.1, MaxTrainingRounds -> 1'


def trained(options: str, array: str = "Weights", start: str = LINE):
    """An array after training the line."""
    return array_of(f'{start}Normal[NetExtract[NetTrain[n, d, {options}], "{array}"]]')


# The gradient of the mean squared error of the line at w = 1, b = 0 is -15 for w and -5 for b.

STEPS = [
    (PLAIN, 1 + 1.5),
    (PLAIN + ", LearningRateMultipliers -> 2", 1 + 3),
    (PLAIN + ", LearningRateMultipliers -> -1", 1 - 1.5),
    (PLAIN + ', LearningRateMultipliers -> {"Weights" -> 0.5}', 1 + 0.75),
    (PLAIN + ', WorkingPrecision -> "Real64"', 2.5),
    ('Method -> {"SGD", "Momentum" -> 0, "GradientClipping" -> 1}, LearningRate -> 0.1, MaxTrainingRounds -> 1', 1.1),
    ('Method -> {"SGD", "Momentum" -> 0, "GradientClipping" -> {-2, 3}}, LearningRate -> 0.1, MaxTrainingRounds -> 1', 1.2),
    ('Method -> {"SGD", "Momentum" -> 0, "GradientClipping" -> {"Biases" -> 1}}, LearningRate -> 0.1, MaxTrainingRounds -> 1', 2.5),
    ('Method -> {"SGD", "Momentum" -> 0, "L2Regularization" -> 2}, LearningRate -> 0.1, MaxTrainingRounds -> 1', 2.3),
    ('Method -> {"SGD", "Momentum" -> 0, "WeightClipping" -> 2}, LearningRate -> 0.1, MaxTrainingRounds -> 1', 2),
    ('Method -> {"SGD", "Momentum" -> 0, "LearningRate" -> 0.1}, MaxTrainingRounds -> 1', 2.5),
    ('Method -> {"SGD", "Momentum" -> 0, "LearningRateSchedule" -> (0.5 &)}, LearningRate -> 0.1, MaxTrainingRounds -> 1', 1.75),
    ('Method -> "SignSGD", LearningRate -> 0.1, MaxTrainingRounds -> 1', 1.1),
    ('Method -> "ADAM", LearningRate -> 0.1, MaxTrainingRounds -> 1', 1.1),
    ('Method -> {"RMSProp", "Beta" -> 0.75, "Momentum" -> 0}, LearningRate -> 0.1, MaxTrainingRounds -> 1', 1.2),
    ('MaxTrainingRounds -> Quantity[1, "Batches"], LearningRate -> 0.1', 1.1),
]


@pytest.mark.parametrize("options, expected", STEPS)
def test_one_step(options, expected):
    assert trained(options) == pytest.approx(np.array([[expected]]), rel=1e-5)


@pytest.mark.parametrize("multipliers", ["0", "None", '{"Weights" -> 0}', '{"Biases" -> 1, _ -> None}'])
def test_frozen_arrays(multipliers):
    assert trained(f"MaxTrainingRounds -> 5, LearningRateMultipliers -> {multipliers}") == 1


def test_multipliers_of_a_layer_count_too():
    code = """n = NetChain[{LinearLayer[2, "Input" -> 2, LearningRateMultipliers -> 0], LinearLayer[2]}] // NetInitialize;
        t = NetTrain[n, {{1, 2} -> {3, 4}}, MaxTrainingRounds -> 3];
        NetExtract[n, {#, "Weights"}] === NetExtract[t, {#, "Weights"}] & /@ {1, 2}"""
    assert text_of(code) == "{True, False}"


def test_same_seed_same_result():
    code = """data = Table[{x, x^2} -> Sin[x], {x, 0., 1, 0.1}];
        w[seed_] := NetExtract[NetTrain[NetChain[{4, DropoutLayer[], Tanh, LinearLayer[{}]}], data, MaxTrainingRounds -> 3,
        BatchSize -> 3, RandomSeeding -> seed], {1, "Weights"}]; {w[1] === w[1], w[1] === w[2], w["a"] === w["a"],
        w[Automatic] === w[Automatic]}"""
    assert text_of(code) == "{True, False, True, False}"


def test_groups_of_lengths_give_the_gradient_of_the_whole_batch():
    """A batch of sequences of two lengths, and the same examples in two steps' worth of hand-made losses."""
    code = """net = NetInitialize[NetChain[{LongShortTermMemoryLayer[2], SequenceLastLayer[], LinearLayer[{}]},
        "Input" -> {"Varying", 1}]]; data = {{{1}} -> 1, {{2}, {1}} -> 0, {{3}} -> 2};
        one[d_] := NetExtract[NetTrain[net, d, Method -> {"SGD", "Momentum" -> 0}, LearningRate -> 1, MaxTrainingRounds -> 1,
            BatchSize -> 3], {3, "Weights"}] // Normal;
        start = Normal[NetExtract[net, {3, "Weights"}]];
        one[data] - start - ((one[data[[{1, 3}]]] - start) 2 + (one[data[[{2}]]] - start)) / 3"""
    assert np.abs(array_of(code)).max() < 1e-6


def test_batches_of_a_round():
    code = """net = NetChain[{SequenceLastLayer[], LinearLayer[{}]}, "Input" -> {"Varying", 1}];
        NetTrain[net, Table[Table[{1.}, Mod[i, 4] + 1] -> 1, {i, 23}], {"BatchesPerRound", "TotalBatches", "ExamplesProcessed",
        "RoundPositions"}, BatchSize -> 5, MaxTrainingRounds -> 2]"""
    assert text_of(code) == "{5, 10, 46, {5, 10}}"


def test_validation_returns_the_best_round():
    """With a rate too large every round is worse than the first."""
    code = """r = NetTrain[n, d, All, MaxTrainingRounds -> 4, LearningRate -> 1, Method -> {"SGD", "Momentum" -> 0},
        ValidationSet -> d]; v = r["ValidationLossList"];
        {r["BestValidationRound"], Length[v], Ordering[v, 1][[1]], Abs[NetMeasurements[r["TrainedNet"], d, "Loss"] - Min[v]] < 10^-3}"""
    assert text_of(LINE + code) == "{1, 4, 1, True}"


def test_validation_of_a_share():
    code = (
        'NetTrain[LinearLayer[{}], Table[x -> x, {x, 10.}], {"TrainingExamples", "ValidationExamples"}, '
        "MaxTrainingRounds -> 1, ValidationSet -> Scaled[0.3]]"
    )
    assert text_of(code) == "{7, 3}"


def test_validation_interval():
    code = 'NetTrain[n, d, "ValidationPositions", MaxTrainingRounds -> 7, ValidationSet -> {d, "Interval" -> 3}]'
    assert text_of(LINE + code) == "{3, 6, 7}"


STOPS = [
    ('"Loss"', 2),
    ('<|"Criterion" -> "Loss", "Patience" -> 2|>', 4),
    ('<|"Criterion" -> "Loss", "InitialPatience" -> 5|>', 6),
    ('<|"Criterion" -> Function[#Round >= 3]|>', 3),
    ('"StandardDeviation"', 2),
    ("None", 8),
    ('<|"Criterion" -> "RSquared"|>', 2),
    ('<|"AbsoluteChange" -> 1|>', 2),
    ('<|"Criterion" -> "Loss", "RelativeChange" -> Quantity[5, "Percent"]|>', 2),
]


@pytest.mark.parametrize("criterion, rounds", STOPS)
def test_stopping(criterion, rounds):
    code = (
        f'NetTrain[n, d, {{"TotalRounds", "ReasonTrainingStopped"}}, MaxTrainingRounds -> 8, ValidationSet -> d, '
        f'LearningRate -> 1, Method -> {{"SGD", "Momentum" -> 0}}, TrainingProgressMeasurements -> {{"StandardDeviation", '
        f'"RSquared"}}, TrainingStoppingCriterion -> {criterion}]'
    )
    reason = "MaxTrainingRounds" if criterion == "None" else "TrainingStoppingCriterion"
    assert text_of(LINE + code) == f'{{{rounds}, "{reason}"}}'


def test_stopping_without_validation_warns():
    text, names = answer_of(LINE + 'NetTrain[n, d, "TotalRounds", MaxTrainingRounds -> 2, TrainingStoppingCriterion -> "Loss"]')
    assert (text, names) == ("2", ["NetTrain::novalid"])


def test_update_schedule():
    code = """n = NetChain[<|"a" -> LinearLayer[1, "Input" -> 1, "Weights" -> {{1}}, "Biases" -> None], "b" -> LinearLayer[1,
        "Weights" -> {{1}}, "Biases" -> None]|>]; steps = {};
        NetTrain[n, {{1} -> {9}}, MaxTrainingRounds -> 6, TrainingUpdateSchedule -> {"a", "b" -> 2}, LearningRate -> 0.1,
        Method -> {"SGD", "Momentum" -> 0}, TrainingProgressFunction -> Function[AppendTo[steps, #WeightsVector]]];
        Map[# != 0 &, Differences[Prepend[steps, {1., 1.}]], {2}]"""
    a, b = "{True, False}", "{False, True}"
    assert text_of(code) == f"{{{a}, {b}, {b}, {a}, {b}, {b}}}"


def test_time_goal():
    code = 'NetTrain[n, d, {"TotalTrainingTime", "ReasonTrainingStopped"}, TimeGoal -> 0.1]'
    text = text_of(LINE + code)
    assert '"TimeGoal"' in text
    assert 0.1 <= float(text[1:].split(",")[0]) < 1


QUICK = "MaxTrainingRounds -> 1"


@pytest.mark.parametrize(
    "options, props, text",
    [
        ("MaxTrainingRounds -> 3", '"TotalRounds"', "3"),
        ('MaxTrainingRounds -> Quantity[2, "Rounds"]', '"TotalRounds"', "2"),
        ('MaxTrainingRounds -> Quantity[3, "Batches"], BatchSize -> 2', '"TotalBatches"', "3"),
        ('MaxTrainingRounds -> Quantity[0.05, "Seconds"]', '"ReasonTrainingStopped"', '"TimeGoal"'),
        ('TimeGoal -> Quantity[0.001, "Minutes"]', '"ReasonTrainingStopped"', '"TimeGoal"'),
        (f"BatchSize -> 3, {QUICK}", '{"BatchSize", "TotalBatches"}', "{3, 2}"),
        (f"BatchSize -> 2, {QUICK}", '{"BatchSize", "TotalBatches"}', "{2, 2}"),
        (f"LearningRate -> 0.25, {QUICK}", '"InitialLearningRate"', "0.25"),
        (f"LearningRate -> 1/4, {QUICK}", '"InitialLearningRate"', "0.25"),
        (f'Method -> "SGD", {QUICK}', '"InitialLearningRate"', "0.01"),
        (f"{QUICK}", '{"OptimizationMethod", "InitialLearningRate"}', '{"ADAM", 0.001}'),
        (f'Method -> {{Automatic, "LearningRate" -> 0.5}}, {QUICK}', '"InitialLearningRate"', "0.5"),
        (f'PerformanceGoal -> "TrainingMemory", {QUICK}', '"TotalRounds"', "1"),
        (f'PerformanceGoal -> {{"Memory", "Speed"}}, {QUICK}', '"TotalRounds"', "1"),
        (f'TargetDevice -> "CPU", WorkingPrecision -> "Real64", {QUICK}', '"TargetDevice"', '"CPU"'),
    ],
)
def test_settings(options, props, text):
    assert text_of(f"{LINE}NetTrain[n, d, {props}, {options}]") == text


@pytest.mark.parametrize(
    "option, part",
    [
        ('MaxTrainingRounds -> Quantity[1, "Meters"]', "a Quantity of rounds, batches or time"),
        ("MaxTrainingRounds -> 1.5", "MaxTrainingRounds"),
        ("TimeGoal -> 0", "a positive number of seconds"),
        ('TimeGoal -> Quantity[1, "Rounds"]', "TimeGoal"),
        ("BatchSize -> 1.5", "BatchSize"),
        ('LearningRate -> "fast"', "LearningRate"),
        ("LearningRate -> -1", "LearningRate"),
        ('Method -> {"ADAM", "Beta1" -> 1}', "from 0 up to, but not including, 1"),
        ('Method -> {"ADAM", "Beta2" -> -0.1}', "from 0 up to"),
        ('Method -> {"ADAM", "Epsilon" -> -1}', "a positive number"),
        ('Method -> {"SGD", "Foo" -> 1}', '"Momentum"'),
        ('Method -> {"SGD", "L2Regularization" -> "x"}', "L2Regularization"),
        ('Method -> {"SGD", "GradientClipping" -> -1}', "GradientClipping"),
        ('Method -> {"SGD", "WeightClipping" -> {2, 1}}', "{min, max}"),
        ('Method -> {"SGD", "LearningRateSchedule" -> ("x" &)}', "a function that gives a number"),
        ("LearningRateMultipliers -> x", "LearningRateMultipliers"),
        ('LossFunction -> (MeanSquaredLossLayer[] -> Scaled["x"])', "Scaled[r]"),
        ("LossFunction -> (3 -> MeanSquaredLossLayer[])", "LossFunction"),
        ('TrainingUpdateSchedule -> {"Weights" -> 0}', "number of steps"),
        ('Method -> {"ADAM", "Beta1"}', "is not an option"),
        ("PerformanceGoal -> 7", "PerformanceGoal"),
        ("RandomSeeding -> 1.5", "RandomSeeding"),
        ('WorkingPrecision -> "Real16"', '"Real32" or "Real64"'),
        ('TargetDevice -> "TPU"', "TargetDevice"),
        ("ValidationSet -> Scaled[0]", "0 < f < 1"),
        ("ValidationSet -> Scaled[1]", "0 < f < 1"),
        ('TrainingStoppingCriterion -> <|"Patience" -> -1|>, ValidationSet -> d', "Patience"),
        ('TrainingStoppingCriterion -> <|"Foo" -> 1|>, ValidationSet -> d', '"Patience"'),
        ('TrainingStoppingCriterion -> "Foo", ValidationSet -> d', '"Loss"'),
    ],
)
def test_refused_settings(option, part):
    message = refusal(
        f"{LINE}NetTrain[n, d, {option}, {QUICK}]" if "MaxTraining" not in option else f"{LINE}NetTrain[n, d, {option}]"
    )
    assert message.name.startswith("NetTrain::net") and part in message.text


def test_no_goal_of_time():
    code = 'NetTrain[NetChain[{1}, "Input" -> 1], {{1.} -> {2.}}, "ReasonTrainingStopped", MaxTrainingRounds -> 2, TimeGoal -> '
    assert text_of(code + "Infinity]") == text_of(code + "Automatic]") == '"MaxTrainingRounds"'


def test_names_of_ports_options_are_system_symbols():
    assert text_of("{Context[InputPorts], Context[OutputPorts], Context[TimeGoal]}") == '{"System`", "System`", "System`"}'
