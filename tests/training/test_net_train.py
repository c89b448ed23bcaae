"""NetTrain: small problems are solved, every option does what it says, wrong input gives messages."""

import numpy as np
import pytest
from asking import answer_of, array_of, refusal, text_of

from wlnet import Session

LINE = 'd = {1. -> 2, 2 -> 4, 3 -> 6, 4 -> 8}; n = LinearLayer[{}, "Weights" -> {{1}}, "Biases" -> {0}, "Input" -> "Real"]; '
PLAIN = 'Method -> {"SGD", "Momentum" -> 0}, LearningRate -> 0.1, MaxTrainingRounds -> 1'


def trained(options: str, array: str = "Weights", start: str = LINE):
    """An array after training the line."""
    return array_of(f'{start}Normal[NetExtract[NetTrain[n, d, {options}], "{array}"]]')


# --- problems ----------------------------------------------------------------------------------------------------------


def test_linear_regression_reaches_the_exact_solution():
    code = "net = NetTrain[LinearLayer[], {1 -> 3, 2 -> 5, 3 -> 7, 4 -> 9}, MaxTrainingRounds -> 2000, LearningRate -> 0.05]; "
    assert array_of(code + "net[{10, 20}]") == pytest.approx([21, 41], abs=1e-3)


def test_xor():
    code = """data = {{0, 0} -> {0}, {0, 1} -> {1}, {1, 0} -> {1}, {1, 1} -> {0}};
        NetTrain[NetChain[{8, Tanh, 1}], data, MaxTrainingRounds -> 500, LearningRate -> 0.05][Keys[data]]"""
    assert array_of(code).ravel() == pytest.approx([0, 1, 1, 0], abs=1e-3)


CLASSES = """SeedRandom[1]; centres = <|"a" -> {0, 0}, "b" -> {3, 0}, "c" -> {0, 3}|>;
    data = Flatten[KeyValueMap[Function[{k, c}, Table[c + RandomReal[{-1, 1}, 2] -> k, 20]], centres]];
    net = NetTrain[NetChain[{LinearLayer[], SoftmaxLayer[]}, "Output" -> NetDecoder[{"Class", {"a", "b", "c"}}]], data,
        MaxTrainingRounds -> 60, LearningRate -> 0.05]; """


def test_three_classes():
    assert text_of(CLASSES + "net[{{0, 0}, {3, 0}, {0, 3}}]") == '{"a", "b", "c"}'
    assert array_of(CLASSES + 'NetMeasurements[net, data, "Accuracy"]') > 0.95


def test_classes_of_labels_are_found():
    code = (
        "net = NetTrain[NetChain[{LinearLayer[], SoftmaxLayer[]}], {{1, 0} -> z, {0, 1} -> x}, MaxTrainingRounds -> 100, "
        "LearningRate -> 0.1]; "
    )
    assert text_of(code + "net[{{1, 0}, {0, 1}}]") == "{z, x}"
    assert text_of(code + 'NetExtract[net, "Output"][["Labels"]]') == "{x, z}"


def test_true_and_false():
    code = (
        "NetTrain[NetChain[{LinearLayer[], LogisticSigmoid}], {{1, 0} -> True, {0, 1} -> False}, MaxTrainingRounds -> 100, "
        "LearningRate -> 0.1][{{1, 0}, {0, 1}}]"
    )
    assert text_of(code) == "{True, False}"


def test_sequences_of_different_lengths():
    code = """NetTrain[NetChain[{EmbeddingLayer[4], GatedRecurrentLayer[6], SequenceLastLayer[], LinearLayer[], SoftmaxLayer[]},
        "Input" -> NetEncoder["Characters"], "Output" -> NetDecoder[{"Class", {1, 2}}]],
        {"aaa" -> 1, "aa" -> 1, "bb" -> 2, "bbbb" -> 2, "aaaaa" -> 1, "b" -> 2}, MaxTrainingRounds -> 60,
        LearningRate -> 0.05][{"aaaa", "bbb"}]"""
    assert text_of(code) == "{1, 2}"


def test_sequences_of_labels():
    code = """NetTrain[NetMapOperator[NetChain[{LinearLayer[], SoftmaxLayer[]}]], {{{0, 1}, {1, 0}} -> {"a", "b"},
        {{1, 0}} -> {"b"}}, MaxTrainingRounds -> 100, LearningRate -> 0.1][{{0, 1}, {1, 0}, {1, 0}}]"""
    assert text_of(code) == '{"a", "b", "b"}'


def test_moving_averages_are_updated():
    code = """NetTrain[NetChain[{BatchNormalizationLayer[], LinearLayer[{}]}, "Input" -> 1], {{1} -> 1, {3} -> 2},
        MaxTrainingRounds -> 2, LearningRateMultipliers -> m] // NetExtract[#, {1, "MovingMean"}] & // Normal"""
    assert array_of(code.replace("-> m", "-> Automatic")) == pytest.approx([2 * (1 - 0.9**2)], rel=1e-5)
    assert array_of(code.replace("-> m", "-> {1 -> None}")) == [0]


def test_images_get_an_encoder():
    code = """images = Table[Image[RandomReal[1, {6, 8}]], 4];
        net = NetTrain[NetChain[{FlattenLayer[], LinearLayer[], SoftmaxLayer[]}], images -> {"a", "b", "a", "b"},
        MaxTrainingRounds -> 1]; {Dimensions[NetExtract[net, "Input"][images[[1]]]], MemberQ[{"a", "b"}, net[images[[1]]]]}"""
    assert text_of(code) == "{{1, 6, 8}, True}"


def test_large_data_is_encoded_when_it_is_needed(monkeypatch):
    from wlnet.training import data

    code = """images = Table[Image[ConstantArray[x, {3, 3}]], {x, 0.1, 0.8, 0.1}];
        NetTrain[NetChain[{FlattenLayer[], LinearLayer[{}]}, "Input" -> NetEncoder[{"Image", {3, 3}, "Grayscale"}]],
        Thread[images -> Range[8]], {"RoundLossList", "ValidationLossList"}, MaxTrainingRounds -> 3, BatchSize -> 3,
        ValidationSet -> Scaled[0.25]]"""
    expected = text_of(code)
    monkeypatch.setattr(data, "MOST_ENCODED", 0)
    made = []
    monkeypatch.setattr(data.EncodedLater, "__len__", lambda self: made.append(1) or len(self.items))
    assert text_of(code) == expected
    assert made


def test_shared_arrays_are_trained_once():
    code = """l = LinearLayer[2, "Weights" -> NetArray["w"], "Biases" -> None, "Input" -> 2];
        net = NetTrain[NetChain[{l, l}], {{1, 2} -> {2, 1}}, MaxTrainingRounds -> 20];
        NetExtract[net, {1, "Weights"}] === NetExtract[net, {2, "Weights"}]"""
    assert text_of(code) == "True"


# --- the forms of data ---------------------------------------------------------------------------------------------------

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


# --- losses ----------------------------------------------------------------------------------------------------------------

LOSSES = [  # of the net that gives its input, 4, for the target 6
    ("Automatic", 4),
    ("MeanAbsoluteLossLayer[]", 2),
    ('"Output" -> MeanAbsoluteLossLayer[]', 2),
    ("MeanAbsoluteLossLayer[] -> Scaled[3]", 6),
    ('"Output" -> MeanAbsoluteLossLayer[] -> Scaled[-3]', -6),
    ("{MeanAbsoluteLossLayer[], MeanSquaredLossLayer[]}", 6),
    ('{"Output", MeanAbsoluteLossLayer[]}', 6),
    ("ThreadingLayer[(#1 - #2)^4 &]", 16),
    ("NetChain[{MeanSquaredLossLayer[], ElementwiseLayer[Sqrt]}]", 2),
    ('{"Output", MeanSquaredLossLayer[] -> Scaled[0.5]}', 6),
]


@pytest.mark.parametrize("loss, expected", LOSSES)
def test_loss_functions(loss, expected):
    net = 'LinearLayer[{}, "Weights" -> {{1}}, "Biases" -> {0}, "Input" -> "Real"]'
    code = f'NetTrain[{net}, {{4 -> 6}}, "RoundLoss", LossFunction -> {loss}, MaxTrainingRounds -> 1]'
    assert array_of(code) == pytest.approx(expected)
    if not loss.startswith("{"):
        old = f'NetTrain[{net}, {{4 -> 6}}, {loss}, "RoundLoss", MaxTrainingRounds -> 1]'
        assert array_of(old) == pytest.approx(expected)


@pytest.mark.parametrize("loss, expected", [('"Output"', 4), ("ElementwiseLayer[#^2 &]", 16)])
def test_losses_without_targets(loss, expected):
    net = 'LinearLayer[{}, "Weights" -> {{1}}, "Biases" -> {0}, "Input" -> "Real"]'
    code = f'NetTrain[{net}, {{4}}, "RoundLoss", LossFunction -> {loss}, MaxTrainingRounds -> 1]'
    assert array_of(code) == pytest.approx(expected)
    assert "need no targets" in refusal(code.replace("{4}", "{4 -> 6}"))[1]


def test_automatic_losses():
    def loss(net, data):
        code = f'NetExtract[NetTrain[{net}, {data}, "TrainingNet", MaxTrainingRounds -> 1], "Loss"]'
        return text_of(f'With[{{l = {code}}}, {{Head[l], Quiet[NetExtract[l, "LossType"]]}}]')

    assert 'CrossEntropyLossLayer, "Index"' in loss("NetChain[{2, SoftmaxLayer[]}]", "{{1.} -> 2}")
    assert 'CrossEntropyLossLayer, "Probabilities"' in loss("NetChain[{2, SoftmaxLayer[]}]", "{{1.} -> {0.5, 0.5}}")
    assert 'CrossEntropyLossLayer, "Binary"' in loss("NetChain[{2, LogisticSigmoid}]", "{{1.} -> {0, 1}}")
    assert "MeanSquaredLossLayer" in loss("NetChain[{2, Tanh}]", "{{1.} -> {0, 1}}")
    assert "ContrastiveLossLayer" in loss("NetPairEmbeddingOperator[LinearLayer[1]]", "{{{1.}, {2}} -> True}")


def test_net_with_a_loss_port():
    code = """g = NetGraph[<|"l" -> LinearLayer[{}, "Input" -> "Real"], "loss" -> MeanSquaredLossLayer[]|>,
        {"l" -> NetPort["loss", "Input"], NetPort["Target"] -> NetPort["loss", "Target"]}];
        t = NetTrain[g, <|"Input" -> {1, 2, 3}, "Target" -> {2, 4, 6}|>, MaxTrainingRounds -> 1000, LearningRate -> 0.05];
        NetExtract[t, "l"][10]"""
    assert array_of(code) == pytest.approx(20, abs=1e-2)


def test_adversarial_training():
    code = """gan = NetGANOperator[{NetChain[{1}, "Input" -> 2], NetChain[{LinearLayer[{}], LogisticSigmoid}, "Input" -> 1]}];
        f = Function[<|"Sample" -> RandomReal[1, {#BatchSize, 1}], "Latent" -> RandomReal[1, {#BatchSize, 2}]|>];
        start = NetInitialize[gan]; t = NetTrain[start, f, MaxTrainingRounds -> 3, BatchSize -> 4,
            TrainingUpdateSchedule -> {"Discriminator"}];
        {NetExtract[t, {"Generator", 1, "Weights"}] === NetExtract[start, {"Generator", 1, "Weights"}],
         NetExtract[t, {"Discriminator", 1, "Weights"}] === NetExtract[start, {"Discriminator", 1, "Weights"}]}"""
    assert text_of(code) == "{True, False}"


# --- options -----------------------------------------------------------------------------------------------------------------
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


# --- while it runs -----------------------------------------------------------------------------------------------------------


def test_progress_function():
    code = """seen = {}; NetTrain[n, d, BatchSize -> 2, MaxTrainingRounds -> 2, TrainingProgressFunction -> {Function[
        AppendTo[seen, {#Round, #Batch, #AbsoluteBatch, Length[#BatchLossList], Keys[#Weights], Length[#BatchIndices],
        Head[#Net]}]], "Interval" -> Quantity[1, "Batches"]}]; seen"""
    rest = '{"Weights", "Biases"}, 2, LinearLayer}'
    rows = [f"{{{r}, {b}, {2 * r + b - 2}, {2 * r + b - 2}, {rest}" for r in (1, 2) for b in (1, 2)]
    assert text_of(LINE + code) == "{" + ", ".join(rows) + "}"


@pytest.mark.parametrize(
    "answer, expected",
    [
        ('"StopTraining"', '{3, "Manual"}'),
        ('"AbortTraining"', "$Aborted"),
        ("Abort[]", '{3, "Manual"}'),
    ],
)
def test_stopping_by_hand(answer, expected):
    code = (
        f'NetTrain[n, d, {{"TotalRounds", "ReasonTrainingStopped"}}, MaxTrainingRounds -> 100, '
        f"TrainingProgressFunction -> Function[If[#Round >= 3, {answer}]]]"
    )
    assert text_of(LINE + code) == expected


def test_interrupt_keeps_the_net():
    import threading

    session = Session()
    timer = threading.Timer(0.3, session.interrupt)
    timer.start()
    net = session.run("NetTrain[LinearLayer[{}], {1. -> 2, 2 -> 4}, MaxTrainingRounds -> 10^9, LearningRate -> 0.01]")
    timer.join()
    assert type(net).__name__ == "LinearLayer"
    assert session.evaluate("1 + 1") == 2


def test_time_limit_of_a_caller_is_obeyed():
    assert text_of("TimeConstrained[NetTrain[LinearLayer[{}], {1 -> 2}, MaxTrainingRounds -> 10^9], 0.2]") == "$Aborted"


def test_divergence():
    code = (
        LINE + 'net = NetTrain[n, d, MaxTrainingRounds -> 100, LearningRate -> 1000, Method -> "SGD"]; '
        "NumberQ[net[1]] && Abs[net[1]] < 10^30"
    )
    text, names = answer_of(code)
    assert names == ["NetTrain::arrdiv"]
    assert text == "True"


def test_nothing_is_printed_in_a_script():
    session = Session()
    lines: list = []
    session.on_output(lines.append)
    session.run("NetTrain[LinearLayer[{}], {1 -> 2}, MaxTrainingRounds -> 3]")
    assert not lines
    session.run(
        'NetTrain[LinearLayer[{}], {1 -> 2}, MaxTrainingRounds -> 3, TrainingProgressReporting -> {"Print", '
        '"Interval" -> Quantity[1, "Rounds"]}]'
    )
    assert len([line for line in lines if line.startswith("round ")]) == 3


@pytest.mark.parametrize("ending, start", [("csv", "Round,Batch"), ("tsv", "Round\tBatch"), ("json", "["), ("wl", "{<|")])
def test_report_files(ending, start, tmp_path):
    path = tmp_path / f"report.{ending}"
    text_of(f'NetTrain[LinearLayer[{{}}], {{1 -> 2}}, MaxTrainingRounds -> 3, TrainingProgressReporting -> File["{path}"]];')
    assert path.read_text().startswith(start)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


# --- results -----------------------------------------------------------------------------------------------------------------


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


DECODED = [  # decoders whose inverse encodes the targets
    (
        """NetChain[{EmbeddingLayer[8], LongShortTermMemoryLayer[8], NetMapOperator[LinearLayer[]], SoftmaxLayer[]},
        "Input" -> NetEncoder[{"Characters", {"a", "b", "c"}}], "Output" -> NetDecoder[{"Characters", {"a", "b", "c"}}]]""",
        '{"abc" -> "bca", "cb" -> "ac", "aabb" -> "bbcc"}',
    ),
    (
        """NetChain[{LongShortTermMemoryLayer[8], NetMapOperator[LinearLayer[3]], SoftmaxLayer[]}, "Input" -> {"Varying", 2},
        "Output" -> NetDecoder[{"CTCBeamSearch", {"a", "b"}}]]""",
        '{{{1, 2}, {1, 2}, {3, 4}} -> {"a"}, {{1, 2}, {-3, 4}} -> {"b", "a"}}',
    ),
    (
        """NetChain[{FlattenLayer[], LinearLayer[4], LogisticSigmoid, ReshapeLayer[{1, 2, 2}]}, "Input" -> NetEncoder[{"Image",
        {2, 2}, "Grayscale"}], "Output" -> NetDecoder[{"Image", "Grayscale"}]]""",
        "Table[With[{i = Image[ConstantArray[x, {2, 2}]]}, i -> i], {x, {0.2, 0.7}}]",
    ),
    (
        """NetChain[{LinearLayer[3], LogisticSigmoid}, "Input" -> 1,
        "Output" -> NetDecoder[{"Class", {"a", "b", "c"}, "Multilabel" -> True}]]""",
        '{{1} -> {"a"}, {-1} -> {"b", "c"}}',
    ),
]


@pytest.mark.parametrize("net, data", DECODED)
def test_decoders_encode_targets(net, data):
    code = (
        f'With[{{l = NetTrain[{net}, {data}, "RoundLossList", MaxTrainingRounds -> 40, LearningRate -> 0.05]}}, '
        "{First[l], Last[l]}]"
    )
    first, last = array_of(code)
    assert last < 0.7 * first


def test_checkpoints(tmp_path):
    path = tmp_path / "net.wl"
    code = f'NetTrain[n, d, "CheckpointingFiles", MaxTrainingRounds -> 2, TrainingProgressCheckpointing -> {{"File", "{path}"}}]'
    assert text_of(LINE + code) == f'{{"{path}"}}'
    assert text_of(f'Head[Get["{path}"]]') == "LinearLayer"
    assert [p.name for p in tmp_path.iterdir()] == ["net.wl"]


def test_defaults_of_the_session_are_used():
    assert text_of(LINE + 'SetOptions[NetTrain, MaxTrainingRounds -> 2]; NetTrain[n, d, "TotalRounds"]') == "2"


def test_progress_is_printed_at_a_prompt(monkeypatch):
    from wlnet.builtins.nets import train_progress as net_train_progress

    monkeypatch.setattr(net_train_progress, "PRINT_SECONDS", 0.2)
    session = Session()
    session.evaluator.state["interactive"] = True
    lines: list = []
    session.on_output(lines.append)
    session.run("NetTrain[LinearLayer[{}], {1. -> 2}, MaxTrainingRounds -> 10^9, TimeGoal -> 0.3]")
    assert len([line for line in lines if line.startswith("round ")]) == 1
