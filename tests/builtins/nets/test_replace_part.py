"""NetReplacePart: the parts that NetExtract gives, exchanged."""

import pytest
from asking import refusal, text_of

CHAIN = 'n = NetInitialize[NetChain[<|"a" -> 3, "b" -> Tanh, "c" -> 2|>, "Input" -> 2]]; '
CODED = (
    'n = NetChain[{FlattenLayer[], 2, SoftmaxLayer[]}, "Input" -> NetEncoder[{"Image", {4, 5}}], '
    '"Output" -> NetDecoder[{"Class", {"x", "y"}}]]; '
)
SHARED = (
    'l = LinearLayer[2, "Weights" -> NetArray["w"], "Biases" -> None]; n = NetInitialize[NetChain[{l, Ramp, l}, "Input" -> 2]]; '
)


@pytest.mark.parametrize(
    "code, text",
    [
        (CODED + 'NetReplacePart[n, {"Input", "ImageSize"} -> {2, 3}][[1, "Output"]]', "18"),
        (CODED + 'NetReplacePart[n, {"Input", ColorSpace} -> "Grayscale"][[1, "Output"]]', "20"),
        (CODED + 'NetReplacePart[n, {"Output", "Labels"} -> {1, 2}][["Output", "Labels"]]', "{1, 2}"),
        (CODED + 'NetReplacePart[n, {2 -> 3, {"Output", "Labels"} -> {1, 2, 3}}][["Output", "Labels"]]', "{1, 2, 3}"),
        ('NetReplacePart[NetEncoder["Image"], ColorSpace -> "Grayscale"][["ColorSpace"]]', '"Grayscale"'),
        ("NetReplacePart[PaddingLayer[{{1, 1}}], Padding -> 2][{5}]", "{2., 5., 2.}"),
        (CHAIN + "NetReplacePart[n, {1, LearningRateMultipliers} -> 0][[1, LearningRateMultipliers]]", "0"),
        (CHAIN + 'NetReplacePart[n, LearningRateMultipliers -> {"a" -> 0}][[LearningRateMultipliers]]', '{"a" -> 0}'),
        (
            CHAIN
            + "l = NetReplacePart[NetReplacePart[n, {1, LearningRateMultipliers} -> 0], {1, LearningRateMultipliers} -> Automatic]; l === n",
            "True",
        ),
        (
            CHAIN + "Keys[NetReplacePart[n, -2 -> Ramp]] == Keys[n] && NetReplacePart[n, -2 -> Ramp][[2]][{-1, 0, 1}] == {0, 0, 1}",
            "True",
        ),
        (
            CHAIN + 'NetReplacePart[n, {All, "Biases"} -> None][[All, "Biases"]]',
            '<|"a" -> None, "b" -> Missing["PartAbsent", "Biases"], "c" -> None|>',
        ),
        (CHAIN + 'x = {.1, .2}; NetReplacePart[n, {-1, "Biases"} -> None][x] == n[x]', "True"),
        (
            CHAIN + 'NetReplacePart[NetReplacePart[n, {1, "Biases"} -> None], {1, "Biases"} -> {1, 2, 3}][[1]][{0, 0}]',
            "{1., 2., 3.}",
        ),
        (SHARED + 'NetReplacePart[n, NetArray["w"] -> {{1, 1}, {0, 1}}][{1, 2}]', "{5., 2.}"),
        (SHARED + 'NetReplacePart[n, {3, "Weights"} -> {{1, 1}, {0, 1}}][[3, NetArray["w"]]] // Normal', "{{1., 1.}, {0., 1.}}"),
    ],
)
def test_replaced_parts(code, text):
    assert text_of(code) == text


@pytest.mark.parametrize(
    "code, text",
    [
        (CHAIN + 'NetReplacePart[n, {All, "Foo"} -> None]', 'there is no part {All, "Foo"}'),
        (CHAIN + "NetReplacePart[n, 4 -> Ramp]", "there is no part 4 in the net"),
        (
            CHAIN + 'NetReplacePart[n, {1, LearningRateMultipliers} -> {"Foo" -> 0}]',
            'LearningRateMultipliers: there is no part "Foo"',
        ),
        (CHAIN + 'NetReplacePart[n, {1, LearningRateMultipliers} -> "Foo"]', "a number, None, Automatic, or rules"),
        (CODED + 'NetReplacePart[n, {"Input", "Foo"} -> 1]', 'there is no part "Foo" in "Input" of the net'),
        ('NetReplacePart[GatedRecurrentLayer[2], "State" -> 3]', '"State" of the net cannot be replaced'),
        (CODED + 'NetReplacePart[n, {"Output", "Labels"} -> {1, 2, 3}]', "must have the same dimensions"),
        ("NetReplacePart[Ramp, 1 -> 2]", "a net or a layer"),
        (CHAIN + "NetReplacePart[n, {} -> 2]", "a path to one"),
    ],
)
def test_parts_that_cannot_be_replaced(code, text):
    assert text in refusal(code).text
