"""net[data]: examples, batches, ports, properties, modes, gradients."""

import numpy as np
import pytest
from asking import array_of, refusal, text_of

SUM = 'LinearLayer[1, "Weights" -> {{1, 1}}, "Biases" -> {1}, "Input" -> 2]'
NET = "net = NetInitialize[NetChain[{EmbeddingLayer[3, 5], BasicRecurrentLayer[4], SequenceLastLayer[], LinearLayer[2]}]]; "


@pytest.mark.parametrize(
    "data, result",
    [
        ("{1, 2}", "{4.}"),
        ("{{1, 2}, {3, 4}}", "{{4.}, {8.}}"),
        ("{1/2, 1}", "{2.5}"),
        ("{}", "{}"),
        ('<|"Input" -> {1, 2}|>', "{4.}"),
        ('<|"Input" -> {{1, 2}}|>', "{{4.}}"),
        ('NumericArray[{1, 2}, "Real32"]', 'NumericArray[{4.}, "Real32"]'),
        ("SparseArray[{1 -> 1, 2 -> 2}]", "{4.}"),
    ],
)
def test_one_example_or_a_batch(data, result):
    assert text_of(f"{SUM}[{data}]") == result


@pytest.mark.parametrize(
    "data, part",
    [
        ("{1, 2, 3}", "a vector of length 2, but was given a vector of length 3"),
        ("3", "but was given a number"),
        ('"abc"', 'the string "abc"'),
        ("{x, 1}", "elements that are not numbers"),
        ("x", "the symbol x"),
        ("{1. + I, 2.}", "complex"),
        ("{{{1, 2}}}", "a 1×1×2 array"),
        ("{{1, 2}, {1}}", "a vector of length 1"),
        ('<|"Foo" -> {1, 2}|>', "Input"),
    ],
)
def test_data_that_does_not_fit(data, part):
    name, text = refusal(f"{SUM}[{data}]")
    assert name.startswith("LinearLayer::net") and part in text


@pytest.mark.parametrize(
    "options, part",
    [
        ('NetEvaluationMode -> "Tset"', '"Test" or "Train"'),
        ("BatchSize -> 0", "positive integer"),
        ("WorkingPrecision -> 7", "Real32"),
        ('TargetDevice -> "TPU"', '{"GPU", n}'),
        ("Foo -> 1", "Foo"),
        ("RandomSeeding -> 1.5", "integer or a string"),
        ('TargetDevice -> {"GPU", 0}', '{"GPU", n}'),
    ],
)
def test_options_that_do_not_fit(options, part):
    assert part in refusal(f"{SUM}[{{1, 2}}, {options}]")[1]


def test_a_batch_of_sequences_equals_one_by_one():
    data = "data = {{1, 2, 3}, {5}, {4, 4}, {1, 2, 3, 4, 5}}; "
    batch = array_of(NET + data + "net[data]")
    single = array_of(NET + data + "net /@ data")
    sized = array_of(NET + data + "net[data, BatchSize -> 1]")
    assert np.allclose(batch, single, atol=1e-6) and np.allclose(batch, sized, atol=1e-6) and batch.shape == (4, 2)


def test_uninitialized_arrays_are_named():
    assert (
        'array "Weights" of layer 2 is not initialized'
        in refusal('NetChain[{DropoutLayer[], LinearLayer[2]}, "Input" -> 3][{1, 2, 3}]')[1]
    )


def test_ports_inside_a_net():
    code = (
        NET + '{Dimensions /@ net[{1, 2, 3}, {NetPort[1], NetPort[{2, "Output"}]}], net[{1, 2}, NetPort["Output"]] == net[{1, 2}], '
        'Keys[net[{1, 2}, NetPort[All, "States"]]]}'
    )
    assert text_of(code) == '{<|NetPort[1] -> {3, 3}, NetPort[{2, "Output"}] -> {3, 4}|>, True, {{2, "State"}}}'


@pytest.mark.parametrize(
    "prop, part",
    [
        ("NetPort[9]", "there is no part 9 in the net; there are"),
        ('NetPort[{1, "Input"}]', "input port"),
        ('NetPort[{2, "Foo"}]', 'there is no part "Foo" in layer 2; there are "InputWeights"'),
        ('NetPortGradient["Input"]', "takes integers"),
        ('NetPortGradient[{1, "Foo"}]', 'there is no part "Foo" in layer 1'),
        ('NetPortGradient[{2, "Output"}]', "no array to take a gradient of"),
        ('"Probabilities"', "decoder"),
    ],
)
def test_properties_that_do_not_exist(prop, part):
    assert part in refusal(NET + f"net[{{1, 2}}, {prop}]")[1]


def test_gradients_against_differences():
    net = 'n = NetInitialize[NetChain[{LinearLayer[3], Tanh, LinearLayer[{}]}, "Input" -> 2]]; x = {.3, -.7}; o = WorkingPrecision -> "Real64"; '
    exact = array_of(net + 'n[x, NetPortGradient["Input"], o]')
    steps = array_of(net + "Table[(n[x + .0001 UnitVector[2, i], o] - n[x - .0001 UnitVector[2, i], o])/.0002, {i, 2}]")
    assert np.allclose(exact, steps, atol=1e-6)
    weights = array_of(net + 'n[{x, 2 x}, NetPortGradient[{1, "Biases"}], o]')
    parts = array_of(net + 'n[x, NetPortGradient[{1, "Biases"}], o] + n[2 x, NetPortGradient[{1, "Biases"}], o]')
    assert np.allclose(weights, parts, atol=1e-6)


def test_a_given_output_gradient():
    code = (
        'l = LinearLayer[2, "Weights" -> {{1, 2}, {3, 4}}, "Biases" -> None]; '
        'l[<|"Input" -> {5, 6}, NetPortGradient["Output"] -> {1, 10}|>, {NetPortGradient["Input"], NetPortGradient["Weights"]}]'
    )
    assert text_of(code) == '<|NetPortGradient["Input"] -> {31., 42.}, NetPortGradient["Weights"] -> {{5., 6.}, {50., 60.}}|>'


def test_all_gradients():
    code = 'Keys[NetInitialize[NetChain[{LinearLayer[2]}, "Input" -> 3]][{1, 2, 3}, NetPortGradient[All]]]'
    assert text_of(code) == '{"Input", {1, "Weights"}, {1, "Biases"}}'


def test_a_repeated_seed_repeats_the_draw():
    code = (
        'd = DropoutLayer[.5]; x = Range[50.]; f[s_] := d[x, NetEvaluationMode -> "Train", RandomSeeding -> s]; '
        '{f[1] == f[1], f[1] == f[2], f["a"] == f["a"], BlockRandom[f[Inherited]] == BlockRandom[f[Inherited]], '
        "SeedRandom[1]; f[Automatic] == f[Automatic], f[Inherited] == f[Inherited]}"
    )
    assert text_of(code) == "{True, False, True, True, False, False}"


def test_double_precision():
    assert text_of('LinearLayer[1, "Weights" -> {{1}}, "Biases" -> None][{0.1}, WorkingPrecision -> "Real64"]') == "{0.1}"
    assert text_of('LinearLayer[1, "Weights" -> {{1}}, "Biases" -> None][{0.1}]') == "{0.10000000149011612}"


def test_coders_and_their_properties():
    code = (
        "n = NetInitialize[NetChain[{EmbeddingLayer[2], SequenceLastLayer[], LinearLayer[{}], LogisticSigmoid}, "
        '"Input" -> NetEncoder["Characters"], "Output" -> NetDecoder["Boolean"]]]; '
        '{MatchQ[n["abc"], True | False], MatchQ[n[{"a", "bcd"}], {_?BooleanQ, _?BooleanQ}], '
        '0 < n["abc", "Probability"] < 1, n["abc", None] == n["abc", "Probability"], n[{68, 69, 70}] == n["abc"]}'
    )
    assert text_of(code) == "{True, True, True, True, True}"


def test_a_single_number_is_a_number_for_numeric_arrays_too():
    assert text_of('SummationLayer[][NumericArray[{1, 2}, "Real32"]]') == "3."


@pytest.mark.parametrize(
    "code, text",
    [
        ('TotalLayer["Output" -> 2][{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}]', "{{6., 8.}, {10., 12.}}"),
        ('FunctionLayer[#a - #b &, "a" -> 2][<|"a" -> {{1, 2}, {3, 4}}, "b" -> {{1, 1}, {2, 2}}|>]', "{{0., 1.}, {1., 2.}}"),
    ],
)
def test_batches_are_told_from_what_is_known(code, text):
    assert text_of(code) == text


def test_an_output_may_be_asked_for_by_name():
    assert (
        text_of('{NetChain[{Ramp}][{1, -1}, "Output"], NetGraph[{Ramp, Tanh}, {}][{0, -1}, "Output1"]}') == "{{1., 0.}, {0., 0.}}"
    )


def test_a_gpu_that_is_not_there_is_refused():
    """With no torch the message says what to install, with no GPU that there is none."""
    name, text = refusal(f'{SUM}[{{1, 2}}, TargetDevice -> {{"GPU", 99}}]')
    assert "wlnet[torch]" in text or "PyTorch finds" in text
