"""The class coder: labels of all kinds, forms, arrays of labels, every property of the decoder."""

import numpy as np
import pytest
from asking import array_of, refusal, text_of

ABC = 'NetEncoder[{"Class", {"a", "b", "c"}}]'
DEC = 'NetDecoder[{"Class", {"dog", "cat", "rat"}}]'
P = "{0.25, 0.625, 0.125}"


@pytest.mark.parametrize(
    "code, text",
    [
        (f'{ABC}["b"]', "2"),
        (f'{ABC}[{{"c", "a"}}]', "{3, 1}"),
        (f"{ABC}[3]", "3"),  # a code passes
        ('NetEncoder[{"Class", Range[0, 9]}][7]', "8"),
        ('NetEncoder[{"Class", Range[0, 9]}][{9, 0}]', "{10, 1}"),
        ('NetEncoder[{"Class", {1, 1., "1", True, x}}][{True, 1., x, 1}]', "{4, 2, 5, 1}"),
        ('NetEncoder[{"Class", {"a", "b"}, "UnitVector"}]["b"]', "{0., 1.}"),
        ('NetEncoder[{"Class", {"a", "b"}, "IndicatorVector"}][{"b", "a"}]', "{{0., 1.}, {1., 0.}}"),
        ('NetEncoder[{"Class", {"a", "b", "c"}, "IndicatorVector", "Multilabel" -> True}][{"a", "c"}]', "{1., 0., 1.}"),
        (
            'NetEncoder[{"Class", {"a", "b", "c"}, "IndicatorVector", "Multilabel" -> True}][{{"b"}, {}}]',
            "{{0., 1., 0.}, {0., 0., 0.}}",
        ),
        ('NetEncoder[{"Class", {"a", "b"}, "Dimensions" -> {2, 2}}][{{"a", "b"}, {"b", "b"}}]', "{{1, 2}, {2, 2}}"),
        ('NetEncoder[{"Class", {"a", "b"}, "UnitVector", "Dimensions" -> {2}}][{"b", "a"}]', "{{0., 1.}, {1., 0.}}"),
        ('NetEncoder[{"Class", {"a", "b"}, "Dimensions" -> {"Varying"}}][{{"a"}, {"b", "a"}}]', "{{1}, {2, 1}}"),
        (f"{DEC}[{P}]", '"cat"'),
        (f"{DEC}[{{{P}, {{1, 0, 0}}}}]", '{"cat", "dog"}'),
        (f"{DEC}[{{0.5, 0.5, 0}}]", '"dog"'),
        (f'{DEC}[{P}, "TopDecisions" -> 2]', '{"cat", "dog"}'),
        (f'{DEC}[{P}, "TopProbabilities" -> 2]', '{"cat" -> 0.625, "dog" -> 0.25}'),
        (f'{DEC}[{P}, {{"TopProbabilities", 1}}]', '{"cat" -> 0.625}'),
        (f'{DEC}[{{0, 1, 0}}, "TopProbabilities"]', '{"cat" -> 1.}'),
        (f'{DEC}[{P}, "Probabilities"]', '<|"dog" -> 0.25, "cat" -> 0.625, "rat" -> 0.125|>'),
        (f'{DEC}[{P}, "Probability" -> "rat"]', "0.125"),
        (f'{DEC}[{{0, 1, 0}}, "Entropy"]', "0."),
        (f"{DEC}[{P}, None]", P),
        (f'{DEC}[{{0, 0, 1}}, "RandomSample"]', '"rat"'),
        (f'{DEC}[{P}, "RandomSample" -> {{"TopProbabilities" -> 1}}]', '"cat"'),
        (f'{DEC}[{P}, "RandomSample" -> {{"TotalProbabilityCutoff" -> 0.6, "Temperature" -> 2}}] === "rat"', "False"),
        (f'First[{DEC}[{P}, "Properties"]]', '"Decision"'),
        ('NetDecoder["Class"][{0.1, 0.9}]', "2"),
        ('NetDecoder["Class"][{0.5, 0.5}, "Probabilities"]', "<|1 -> 0.5, 2 -> 0.5|>"),
        ('NetDecoder[{"Class", {"a", "b"}, "InputDepth" -> 2}][{{0, 1}, {1, 0}}]', '{"b", "a"}'),
        (
            'NetDecoder[{"Class", {"a", "b"}, "InputDepth" -> 2}][{{0.5, 0.5}, {1, 0}}, "Probability" -> "b"]',
            "{0.5, 0.}",
        ),
        ('NetDecoder[{"Class", {"a", "b", "c"}, "Multilabel" -> True}][{0.9, 0.5, 0.6}]', '{"a", "c"}'),
        ('NetDecoder[{"Class", {"a", "b"}, "Multilabel" -> True}][{1, 0}, "RandomSample"]', '{"a"}'),
        (f'NetDecoder[{ABC}] === NetDecoder[{{"Class", {{"a", "b", "c"}}}}]', "True"),
        (f'NetEncoder[{DEC}]["rat"]', "3"),
        ('NetEncoder[NetDecoder[{"Class", {"a", "b"}, "InputDepth" -> 2}]][{"b", "a", "a"}]', "{2, 1, 1}"),
        (f"ToExpression[ToString[{ABC}, InputForm]] === {ABC}", "True"),
        (f"ToExpression[ToString[{DEC}, InputForm]] === {DEC}", "True"),
        (f'{DEC}[["Labels"]]', '{"dog", "cat", "rat"}'),
        (f'NetExtract[NetChain[{{LinearLayer[]}}, "Input" -> 2, "Output" -> {DEC}], {{1, "Weights"}}]', "Automatic"),
        (
            f'Dimensions[NetInitialize[NetChain[{{LinearLayer[]}}, "Input" -> 2, "Output" -> {DEC}]][[1, "Weights"]]]',
            "{3, 2}",
        ),
        (f'Dimensions[NetInitialize[NetChain[{{EmbeddingLayer[2]}}, "Input" -> {ABC}]][{{"a", "b", "c"}}]]', "{3, 2}"),
    ],
)
def test_values(code, text):
    assert text_of(code) == text


def test_entropy_in_nats():
    p = np.array([0.25, 0.625, 0.125])
    assert np.isclose(float(text_of(f'{DEC}[{P}, "Entropy"]')), -(p * np.log(p)).sum())


@pytest.mark.parametrize(
    "options, expected",
    [
        ("", [0.25, 0.625, 0.125]),
        (" -> 0.5", [0.1333333, 0.8333333, 0.0333333]),
        (' -> {"TopProbabilities" -> 2}', [2 / 7, 5 / 7, 0]),
        (' -> {"TotalProbabilityCutoff" -> 0.625}', [0, 1, 0]),
        (' -> {"TotalProbabilityCutoff" -> 0.7}', [2 / 7, 5 / 7, 0]),
    ],
)
def test_samples_follow_the_probabilities(options, expected):
    samples = f'{DEC}[ConstantArray[{P}, 2000], "RandomSample"{options}]'
    counts = array_of(f'SeedRandom[3]; Lookup[Counts[{samples}], {{"dog", "cat", "rat"}}, 0]') / 2000
    np.testing.assert_allclose(counts, expected, atol=0.05)


@pytest.mark.parametrize(
    "code, part",
    [
        (f'{ABC}["d"]', '"d" is not one of the classes "a", "b", "c"'),
        (f"{ABC}[4]", "but was given the number 4"),
        (f'{ABC}[{{"a", "z"}}]', '"z" is not one of the classes'),
        ('NetEncoder["Class"]', "distinct classes"),
        ('NetEncoder[{"Class", {"a", "a"}}]', '"Labels" of NetEncoder "Class" should be a non-empty list of distinct'),
        ('NetEncoder[{"Class", {"a"}, "Vector"}]', '"IndicatorVector"'),
        ('NetEncoder[{"Class", {"a", "b"}, "Multilabel" -> True}]', '"IndicatorVector"'),
        ('NetEncoder[{"Class", {"a", "b"}, "Dimensions" -> {2, 2}}][{{"a", "b"}, {"b"}}]', "dimensions [2, 2]"),
        ('NetEncoder[{"Class", {"a", "b"}, "Dimensions" -> {3}}][{"a", "b"}]', "dimensions [3]"),
        (f"{DEC}[{{1, 2}}]", "vector of length 3"),
        (f'{DEC}[{P}, "Best"]', "TopDecisions"),
        (f'{DEC}[{P}, "Probability" -> "cow"]', '"cow" is not one of the classes'),
        (f'{DEC}[{P}, "Probability"]', '"Probability" -> class'),
        (f'{DEC}[{P}, "TopDecisions" -> 0]', "a positive integer"),
        (f'{DEC}[{P}, "RandomSample" -> {{"Heat" -> 2}}]', "Temperature, TotalProbabilityCutoff, TopProbabilities"),
        (f'{DEC}[{P}, "RandomSample" -> -1]', "a positive number"),
        ('NetEncoder[NetDecoder["Class"]]', "cannot be turned"),
    ],
)
def test_refusals(code, part):
    assert part in refusal(code)[1]


def test_a_label_given_twice_counts_once():
    encoder = 'NetEncoder[{"Class", {"a", "b", "c"}, "IndicatorVector", "Multilabel" -> True}]'
    assert text_of(encoder + '[{"a", "a", "c"}]') == "{1., 0., 1.}"
