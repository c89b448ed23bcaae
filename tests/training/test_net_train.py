"""NetTrain: small problems are solved, every option does what it says, wrong input gives messages."""

import pytest
from asking import array_of, refusal, text_of

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
