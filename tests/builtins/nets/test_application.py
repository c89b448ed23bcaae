"""net[data, property] and coder[data]: what the arguments mean. (What comes out: tests/running/test_application.py)"""

import pytest
from asking import refusal, text_of

NET = 'n = LinearLayer["Weights" -> {{1, 2}, {3, 4}}, "Biases" -> {0, 1}, "Input" -> 2]; s = ThreadingLayer[#a - 2 #b &]; g = NetGraph[{ElementwiseLayer[2 # &], ElementwiseLayer[3 # &]}, {NetPort["x"] -> 1 -> NetPort["u"], NetPort["x"] -> 2 -> NetPort["v"]}]; '
CLASS = 'c = NetChain[{ElementwiseLayer[# &]}, "Input" -> 2, "Output" -> NetDecoder[{"Class", {"a", "b"}}]]; '


@pytest.mark.parametrize(
    "code, text",
    [
        ("n[{1, 2}]", "{5., 12.}"),
        ("n[{{1, 2}, {0, 0}}]", "{{5., 12.}, {0., 1.}}"),
        ('n[<|"Input" -> {1, 2}|>]', "{5., 12.}"),
        ('s[<|"a" -> {1, 2}, "b" -> {1, 1}|>]', "{-1., 0.}"),
        ('g[<|"x" -> {1, 2}|>]', '<|"u" -> {2., 4.}, "v" -> {3., 6.}|>'),
        ("g[{1, 2}]", '<|"u" -> {2., 4.}, "v" -> {3., 6.}|>'),
        ('g[{1, 2}, "v"]', "{3., 6.}"),
        ("g[{1, 2}, None]", '<|"u" -> {2., 4.}, "v" -> {3., 6.}|>'),
        ('g[{1, 2}, NetPort["u"]]', "{2., 4.}"),
        ("TotalLayer[][{{1, 2}, {3, 4}}]", "{4., 6.}"),
        ('NumericArrayQ[n[NumericArray[{1, 2}, "Real32"]]]', "True"),
        ('Normal[n[NumericArray[{1, 2}, "Real32"]]]', "{5., 12.}"),
        ('x = NumericArray[{1, 2}, "Real32"]; {n[x] === n[x], Normal[n[x]]}', "{True, {5., 12.}}"),
        ("n[{{1, 2}}]", "{{5., 12.}}"),
        ("n[{}]", "{}"),
        ('NetArrayLayer["Array" -> {1, 2}][]', "{1., 2.}"),
        ("c[{0.25, 0.75}]", '"b"'),
        ('c[{0.25, 0.75}, "Probabilities"]', '<|"a" -> 0.25, "b" -> 0.75|>'),
        ('c[{0.25, 0.75}, "TopProbabilities" -> 1]', '{"b" -> 0.75}'),
        ("c[{0.25, 0.75}, None]", "{0.25, 0.75}"),
        ('c[{0.25, 0.75}, "Output" -> "Probabilities"]', '<|"a" -> 0.25, "b" -> 0.75|>'),
        ("c[{{0.25, 0.75}, {1, 0}}]", '{"b", "a"}'),
        ("c[{0.25, 0.75}, All]", '"b"'),
    ],
)
def test_data_and_properties(code, text):
    assert text_of(NET + CLASS + code) == text


@pytest.mark.parametrize(
    "code, text",
    [
        ('n[{1, 2}, NetPortGradient["Input"]]', "{4., 6.}"),
        ('n[{1, 2}, NetPortGradient["Weights"]]', "{{1., 2.}, {1., 2.}}"),
        ('n[<|"Input" -> {1, 2}, NetPortGradient["Output"] -> {1, 0}|>, NetPortGradient["Input"]]', "{1., 2.}"),
        ("Keys[n[{1, 2}, NetPortGradient[All]]]", '{"Input", "Weights", "Biases"}'),
        ('n[{1, 2}, {NetPort["Output"], NetPortGradient["Biases"]}] // Values', "{{5., 12.}, {1., 1.}}"),
        ('NetChain[{n, Ramp}][{1, 2}, NetPortGradient[{1, "Biases"}]]', "{1., 1.}"),
        ('NetChain[{n, Ramp}][{1, 2}, NetPortGradient[{-2, "Biases"}]]', "{1., 1.}"),
    ],
)
def test_gradients(code, text):
    assert text_of(NET + code) == text


@pytest.mark.parametrize(
    "code, tag, part",
    [
        ("n[]", "netform", "1 input ports: give data"),
        ("n[1, 2, 3]", "netform", "data and a property"),
        ('n[<|"Foo" -> {1, 2}|>]', "net", "Input"),
        ('s[<|"a" -> {1, 2}|>]', "net", "b"),
        ("s[3]", "netport", '"a", "b"'),
        ('n[<|"Input" -> {1, 2}, NetPortGradient["Output"] -> {1, 0}|>]', "netform", "NetPortGradient"),
        ('n[<|"Input" -> {1, 2}, NetPortGradient["Foo"] -> {1, 0}|>, NetPortGradient["Input"]]', "netport", '"Foo"'),
        ('n[{1, 2}, "Foo"]', "netport", "exactly one decoder"),
        ('n[{1, 2}, "Output" -> "Probabilities"]', "netport", "no decoder"),
        ('n[{1, 2}, NetPortGradient["Foo"]]', "netport", '"Foo"'),
        ('n[{1, 2}, NetPortGradient[{5, "Weights"}]]', "netport", "5"),
        ('NetChain[{EmbeddingLayer[2, 3]}][{1, 2}, NetPortGradient["Input"]]', "netgrad", "takes integers"),
        ("CatenateLayer[][x]", "netport", "a list or an association"),
    ],
)
def test_refusals(code, tag, part):
    message = refusal(NET + code)
    assert message.name.split("::")[1].startswith(tag) and part in message.text


@pytest.mark.parametrize(
    "code, text",
    [
        ('NetEncoder["Boolean"][True]', "1"),
        ('NetDecoder["Boolean"][{0.2, 0.7}]', "{False, True}"),
        ('NetDecoder["Boolean"][0.75, "Probability"]', "0.75"),
        ('NetDecoder[{"Class", {"a", "b"}}][{0.5, 0.5}, None]', "{0.5, 0.5}"),
        ('NetEncoder[{"Function", f, {1}}] // Head', "NetEncoder"),
        ('NetEncoder[{"Function", {2 #} &, {1}}][3]', "{6.}"),
    ],
)
def test_coders(code, text):
    assert text_of(code) == text
