"""NetExtract, net[[…]] and Normal: parts by name, number, symbol, All, span and list, of nets and of coders."""

import pytest
from asking import refusal, text_of

CHAIN = 'n = NetInitialize[NetChain[<|"a" -> 3, "b" -> Tanh, "c" -> 2|>, "Input" -> 2]]; '
NESTED = "n = NetChain[{{Ramp, Tanh}, {Tanh, Ramp}}]; "
SHARED = 'l = LinearLayer[2, "Weights" -> NetArray[<|"Name" -> "w", "Array" -> {{1, 2}, {3, 4}}|>]]; n = NetChain[{Ramp, {l}, l}]; '
CODED = 'n = NetChain[{FlattenLayer[]}, "Input" -> NetEncoder[{"Image", {2, 3}}]]; '


@pytest.mark.parametrize(
    "code, text",
    [
        (CHAIN + 'NetExtract[n, -1] === n[[3]] === NetExtract[n, "c"] === NetExtract[n, Key["c"]]', "True"),
        (
            CHAIN + 'Map[Normal, NetExtract[n, {All, "Biases"}]]',
            '<|"a" -> {0., 0., 0.}, "b" -> Missing["PartAbsent", "Biases"], "c" -> {0., 0.}|>',
        ),
        (CHAIN + 'n[[All, "Weights"]] === NetExtract[n, {All, "Weights"}]', "True"),
        (CHAIN + 'Map[Normal, n[[2 ;;, "Biases"]]]', '<|"b" -> Missing["PartAbsent", "Biases"], "c" -> {0., 0.}|>'),
        (CHAIN + 'Keys[NetExtract[n, {"a" | "c", "Biases"}]]', '{"a", "c"}'),
        (
            CHAIN + "Map[Keys, {NetExtract[n, 2 ;; -1], NetExtract[n, ;; 2], n[[1 ;; 3 ;; 2]], n[[{3, 1}]]}]",
            '{{"b", "c"}, {"a", "b"}, {"a", "c"}, {"c", "a"}}',
        ),
        (NESTED + 'n[[All, 1]] === <|"1" -> n[[1, 1]], "2" -> n[[2, 1]]|>', "True"),
        (SHARED + 'Normal[NetExtract[n, NetArray["w"]]]', "{{1., 2.}, {3., 4.}}"),
        (SHARED + 'Normal[n[[2, NetArray["w"]]]]', "{{1., 2.}, {3., 4.}}"),
        ('NetExtract[ParametricRampLayer[{}, "Slope" -> 0.5], "Slope"]', "0.5"),
        ('NetExtract[DropoutLayer[0.5], {{Method}, {"DropoutProbability"}}]', '{"Dropout", 0.5}'),
        ("NetExtract[ConvolutionLayer[2, 3], Interleaving]", "False"),
        ("NetExtract[{Ramp, LinearLayer[2, LearningRateMultipliers -> 0]}[[2]], LearningRateMultipliers]", "0"),
        (CHAIN + "NetExtract[n, {1, LearningRateMultipliers}]", "Automatic"),
        ('NetExtract[NetEncoder["Image"], ColorSpace]', '"RGB"'),
        ('NetExtract[NetDecoder[{"Class", {"a", "b"}}], All]["Labels"]', '{"a", "b"}'),
        ('e = NetEncoder[{"Image", {2, 3}}]; Normal[e] === NetExtract[e, All] && Normal[e]["ImageSize"] === {2, 3}', "True"),
        ('l = DropoutLayer[0.5]; Normal[l] === NetExtract[l, All] && Normal[l]["DropoutProbability"] === 0.5', "True"),
        (CODED + 'NetExtract[n, {"Input", "ImageSize"}]', "{2, 3}"),
    ],
)
def test_parts(code, text):
    assert text_of(code) == text


@pytest.mark.parametrize(
    "code, text",
    [
        (CHAIN + 'NetExtract[n, {All, "Foo"}]', 'there is no part {All, "Foo"} in the net'),
        (CHAIN + 'n[[2, "Weights"]]', 'there is no part "Weights" in layer "b"; there are "Function", "Input", "Output"'),
        (CHAIN + "n[[2 ;; 5]]", "there is no layer 5 in the net"),
        (CHAIN + "n[[0]]", "there is no part 0 in the net"),
        (CHAIN + 'n[["Input", 1]]', 'there is no part 1 in "Input" of the net, which has no parts'),
        (CODED + 'n[["Input", "Foo"]]', 'there is no part "Foo" in "Input" of the net; there are "ImageSize"'),
        (SHARED + 'NetExtract[n, NetArray["v"]]', 'there is no shared array "v" in the net'),
        ('NetExtract[NetEncoder["Boolean"], "Foo"]', 'there is no part "Foo" in the coder'),
        ("NetExtract[7, 1]", "a net, a layer or a coder"),
        ("n = NetChain[Table[Ramp, 30]]; n[[31]]", '"20", …'),
    ],
)
def test_parts_that_do_not_exist(code, text):
    assert text in refusal(code).text
