"""Information[net, prop]."""

import pytest
from asking import refusal, text_of

NET = 'n = NetChain[{EmbeddingLayer[2, 5], GatedRecurrentLayer[3], SequenceLastLayer[], LinearLayer[2]}, "Input" -> "Varying"]; '


@pytest.mark.parametrize(
    "prop, text",
    [
        ("ArraysCount", "12"),
        ("ArraysTotalElementCount", "72"),
        ("ArraysTotalByteCount", "288"),
        ("LayersCount", "4"),
        ("LayerTypeCounts", "<|EmbeddingLayer -> 1, GatedRecurrentLayer -> 1, SequenceLastLayer -> 1, LinearLayer -> 1|>"),
        ("InputPortNames", '{"Input"}'),
        ("OutputPorts", '<|"Output" -> 2|>'),
        ("InputPorts", '<|"Input" -> {"Varying", Restricted["Integer", 5]}|>'),
        ("RecurrentStatesCount", "1"),
        ("RecurrentStatesList", '{{2, "State"}}'),
        ("SharedArraysCount", "0"),
    ],
)
def test_properties(prop, text):
    code = NET.replace('"Input" -> "Varying"', '"Input" -> {"Varying", Restricted["Integer", 5]}')
    assert text_of(code + f'Information[n, "{prop}"]') == text


def test_positions():
    code = NET.replace(', "Input" -> "Varying"', "") + 'Take[Information[n, "ArraysDimensions"], -2]'
    assert text_of(code) == '<|{4, "Weights"} -> {2, 3}, {4, "Biases"} -> {2}|>'
    assert (
        text_of('Information[LinearLayer[2, "Input" -> 3], "ArraysDimensions"]') == '<|{"Weights"} -> {2, 3}, {"Biases"} -> {2}|>'
    )


def test_every_listed_property_can_be_asked():
    names = text_of('Information[DropoutLayer[], "Properties"]')
    for name in names.strip("{}").replace('"', "").split(", "):
        assert text_of(f'Information[LinearLayer[2, "Input" -> 3], "{name}"]')


def test_the_old_name_and_the_report():
    assert text_of('NetInformation[LinearLayer[2, "Input" -> 3], "ArraysCount"]') == "2"
    assert text_of("Head[Information[DropoutLayer[]]]") == "InformationData"


def test_multipliers_multiply():
    code = (
        'Information[NetChain[{LinearLayer[2, LearningRateMultipliers -> {"Biases" -> 3}], LinearLayer[2]}, "Input" -> 2, '
        'LearningRateMultipliers -> {1 -> 2, _ -> None}], "ArraysLearningRateMultipliers"]'
    )
    assert text_of(code) == '<|{1, "Weights"} -> 2, {1, "Biases"} -> 6, {2, "Weights"} -> 0, {2, "Biases"} -> 0|>'


def test_the_graph_of_layers_has_the_connections_of_the_net():
    code = (
        'n = NetGraph[<|"a" -> {2, Ramp}, "b" -> Tanh, "p" -> Plus|>, {"a" -> "b", {"a", "b"} -> "p"}, "Input" -> 3]; '
        'List @@@ EdgeList[Information[n, "LayersGraph"]]'
    )
    assert text_of(code) == '{{{"a", 1}, {"a", 2}}, {{"a", 2}, {"b"}}, {{"a", 2}, {"p"}}, {{"b"}, {"p"}}}'


def test_the_topology_does_not_depend_on_numbers():
    hashes = 'Information[#, "TopologyHash"] & /@ {NetChain[{2, Ramp}], NetInitialize[NetChain[{3, Tanh}, "Input" -> 2]], NetChain[{2, 3}]}'
    assert text_of(f"SameQ @@@ Partition[{hashes}, 2, 1]") == "{True, False}"


@pytest.mark.parametrize(
    "code, text",
    [
        ('Information[LinearLayer[2, "Input" -> 3], "ArraysByteCounts"]', '<|{"Weights"} -> 24, {"Biases"} -> 8|>'),
        ('Information[LinearLayer[2, "Input" -> 3], "ArraysElementCounts"]', '<|{"Weights"} -> 6, {"Biases"} -> 2|>'),
        ('Information[LinearLayer[2], "ArraysByteCounts"]', '<|{"Weights"} -> Automatic, {"Biases"} -> 8|>'),
        (
            'l = LinearLayer[2, "Input" -> 2, "Weights" -> NetArray["w"], "Biases" -> None]; Information[NetChain[{l, l}], "ArraysTotalElementCount"]',
            "4",
        ),
        ('Information[LinearLayer[2]][[1, {"ObjectType", "Type"}]] // Values', '{"NetLayer", LinearLayer}'),
        ('Information[NetChain[{2}]][[1, {"ObjectType", "Type"}]] // Values', '{"Net", NetChain}'),
        ('Information[NetChain[{2, Ramp}, "Input" -> 3], {"LayersCount", "ArraysCount"}]', "{2, 2}"),
    ],
)
def test_counts(code, text):
    assert text_of(code) == text


def test_an_unknown_property():
    assert "ArraysCount" in refusal('Information[DropoutLayer[], "Foo"]')[1]


def test_the_report_of_a_coder():
    report = (
        '<|"ObjectType" -> "NetDecoder", "Type" -> "Class", "Labels" -> {"a"}, "InputDepth" -> 1, "Multilabel" -> False, '
        '"Input" -> 1|>'
    )
    assert text_of('First[Information[NetDecoder[{"Class", {"a"}}]]]') == report
