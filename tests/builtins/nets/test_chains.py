"""NetChain and NetGraph as called: connections in all their forms. (What they compute: tests/nets/test_assembly.py)"""

import pytest
from asking import refusal, text_of

NODES = '<|"a" -> ElementwiseLayer[2 # &], "b" -> ElementwiseLayer[# + 1 &], "p" -> Plus, "t" -> Times|>'


@pytest.mark.parametrize(
    "edges, value",
    [
        ('{"a" -> "b", "b" -> "p", "a" -> "p", "p" -> "t", "a" -> "t"}', "{10., 36.}"),
        ('{"a" -> "b" -> "p", "a" -> "p" -> "t", "a" -> "t"}', "{10., 36.}"),
        ('{"a" -> "b", {"b", "a"} -> "p", {"p", "a"} -> "t"}', "{10., 36.}"),
        ('{"a" -> {"b", "p"}, "b" -> "p" -> "t", "a" -> "t"}', "{10., 36.}"),
        ("{1 -> 2, {2, 1} -> 3, {3, 1} -> 4}", "{10., 36.}"),
        ("{1 -> 2, {2, 1} -> -2, {-2, 1} -> -1}", "{10., 36.}"),
        ('{NetPort["Input"] -> "a", "a" -> "b", {"b", "a"} -> "p", {"p", "a"} -> "t" -> NetPort["Output"]}', "{10., 36.}"),
        (
            '{NetPort["a", "Output"] -> NetPort["b", "Input"], {"b", NetPort[{"a", "Output"}]} -> "p", {"p", "a"} -> "t"}',
            "{10., 36.}",
        ),
        ('{NetPort["Input"] -> "a", {NetPort["Input"] -> "b", "a"} -> "p", {"p", "a"} -> "t"}', "{8., 28.}"),
    ],
)
def test_connections(edges, value):
    assert text_of(f"NetGraph[{NODES}, {edges}][{{1, 2}}]") == value


@pytest.mark.parametrize(
    "code, text",
    [
        ('g = NetGraph[{Ramp, Tanh}, {1 -> 2, 1 -> NetPort["mid"]}]; Sort[Information[g, "OutputPortNames"]]', '{"mid", "Output"}'),
        ('Information[NetGraph[{Ramp, Tanh}, {NetPort["x"] -> 1, NetPort["y"] -> 2}], "InputPortNames"]', '{"x", "y"}'),
        ('Information[NetGraph[{Ramp, Tanh}, {1 -> 2, 1 -> None}], "OutputPortNames"]', '{"Output"}'),
        ("Head[NetGraph[LinearLayer[2]]]", "NetGraph"),
        ("Keys[NetGraph[NetChain[{Ramp, Tanh}]]]", '{"1", "2"}'),
        ("g = NetGraph[{Ramp}, {}]; NetGraph[g] === g", "True"),
        ('NetGraph[LinearLayer[2], "Input" -> 3][["Input"]]', "3"),
        ('NetChain[{Ramp}, "Input" -> Automatic][["Input"]]', "Automatic"),
        ('NetChain[<|"a" -> Ramp|>, LearningRateMultipliers -> {"a" -> 0}] // Head', "NetChain"),
        (
            'Information[NetGraph[<|"a" -> 2|>, {}, "Input" -> 3, LearningRateMultipliers -> 0], "ArraysLearningRateMultipliers"]',
            '<|{"a", "Weights"} -> 0, {"a", "Biases"} -> 0|>',
        ),
        ("Attributes[NetGraph]", "{Protected}"),
        ("Options[NetChain][[All, 1]]", '{LearningRateMultipliers, "Input", "Output"}'),
    ],
)
def test_ports_and_options(code, text):
    assert text_of(code) == text


@pytest.mark.parametrize(
    "code, part",
    [
        ("NetGraph[{Ramp}, {1}]", "a rule such as m -> n"),
        ("NetGraph[{Ramp}, {1 -> x}]", "The destination of a connection"),
        ("NetGraph[{Ramp}, {2.5 -> 1}]", "The source of a connection"),
        ("NetGraph[{Ramp, Tanh}, {1 -> 5}]", "5"),
        ('NetGraph[{Ramp}, {NetPort[{7, "Output"}] -> 1}]', "7"),
        ("NetGraph[{Ramp}]", "layers and a list of connections"),
        ("NetGraph[{Ramp}, {}, {}]", "layers and a list of connections"),
        ("NetGraph[{Ramp}, 5]", "a list of connections m -> n"),
        ("NetChain[{Ramp}, {Tanh}]", "one list or association of layers"),
        ('NetChain[{Ramp}, "Foo" -> 1]', '"Input", "Output"'),
        ('NetGraph[{Ramp}, {}, "Foo" -> 1]', '"Input", "Output"'),
    ],
)
def test_refusals(code, part):
    assert part in refusal(code).text
