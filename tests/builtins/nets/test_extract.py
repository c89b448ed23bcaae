"""NetExtract, net[[…]] and Normal: parts by name, number, symbol, All, span and list, of nets and of coders."""

import pytest
from asking import answer_of, refusal, text_of

CHAIN = 'n = NetInitialize[NetChain[<|"a" -> 3, "b" -> Tanh, "c" -> 2|>, "Input" -> 2]]; '
NESTED = "n = NetChain[{{Ramp, Tanh}, {Tanh, Ramp}}]; "
SHARED = 'l = LinearLayer[2, "Weights" -> NetArray[<|"Name" -> "w", "Array" -> {{1, 2}, {3, 4}}|>]]; n = NetChain[{Ramp, {l}, l}]; '
CODED = 'n = NetChain[{FlattenLayer[]}, "Input" -> NetEncoder[{"Image", {2, 3}}]]; '
FILLED = 'n = NetChain[<|"a" -> LinearLayer[2, "Weights" -> {{1, 2, 3}, {4, 5, 6}}, "Biases" -> {7, 8}], "b" -> DropoutLayer[0.25], "c" -> {Ramp, Tanh}|>, "Input" -> 3]; '


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
        (
            CHAIN + "Map[Head, {n[[1 ;; 2]], n[[{1}]], NetExtract[n, 1 | 3], n[[All]]}]",
            "{NetChain, NetChain, NetChain, Association}",
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


@pytest.mark.parametrize(
    "code, text",
    [
        ('Normal[NetExtract[n, {"a", "Weights"}]]', "{{1., 2., 3.}, {4., 5., 6.}}"),
        ('Normal[NetExtract[n, {1, "Biases"}]]', "{7., 8.}"),
        ('NetExtract[n, {"b", "DropoutProbability"}]', "0.25"),
        ('NetExtract[n, {-1, 2}] === NetExtract[n, {"c", 2}]', "True"),
        ('NetExtract[n, {3, 1}] === ElementwiseLayer[Ramp, "Input" -> 2]', "True"),
        ('NetExtract[n, {{"a", "Biases"}, {"b", "DropoutProbability"}}] // Last', "0.25"),
        ('NetExtract[n, "Input"]', "3"),
        ('NetExtract[n, "Output"]', "2"),
        ('NetExtract[n, {"c", "Output"}]', "2"),
        ('NetExtract[{"a", "Biases"}][n] === NetExtract[n, {"a", "Biases"}]', "True"),
        ('NetExtract[n, Key["a"]] === n[["a"]]', "True"),
        ("Keys[NetExtract[n, All]]", '{"a", "b", "c"}'),
        ('Keys[NetExtract[n, {"a", All}]]', '{"Weights", "Biases", "OutputDimensions"}'),
        ('Head[n[["a", "Weights"]]]', "NumericArray"),
        ('n[["a", "LearningRateMultipliers"]]', "Automatic"),
        ('LinearLayer[2, LearningRateMultipliers -> {"Biases" -> 0}][["LearningRateMultipliers"]]', '{"Biases" -> 0}'),
        ('LinearLayer[2, "Biases" -> None][["Biases"]]', "None"),
        ('LinearLayer[2][["Weights"]]', "Automatic"),
        ('LinearLayer[2][["OutputDimensions"]]', "{2}"),
        ('ConvolutionLayer[4, {3, 2}][["KernelSize"]]', "{3, 2}"),
        ('NetMapOperator[LinearLayer[2]][["Net"]] === LinearLayer[2]', "True"),
        (
            'NetExtract[LinearLayer[1, "Weights" -> NetArray[<|"Name" -> "w", "Array" -> {{5}}|>]], NetArray["w"]] // Normal',
            "{{5.}}",
        ),
    ],
)
def test_values(code, text):
    assert text_of(FILLED + code) == text


@pytest.mark.parametrize(
    "shape, shown",
    [
        ("3", "3"),
        ("{2, 3}", "{2, 3}"),
        ('"Real"', '"Real"'),
        ('"Integer"', '"Integer"'),
        ('"Varying"', '"Varying"'),
        ('{"Varying", 3}', '{"Varying", 3}'),
        ('Restricted["Integer", 5]', 'Restricted["Integer", 5]'),
        ('{"Varying", Restricted["Integer", {0, 3}]}', '{"Varying", Restricted["Integer", {0, 3}]}'),
        ('Restricted["Integer", {0, Infinity}]', 'Restricted["Integer", {0, Infinity}]'),
        ('{3, "Integer"}', '{3, "Integer"}'),
        ("{Automatic, 3}", "{Automatic, 3}"),
    ],
)
def test_types_of_ports_as_one_writes_them(shape, shown):
    assert text_of(f'NetExtract[PlaceholderLayer["Input" -> {shape}], "Input"]') == shown


@pytest.mark.parametrize(
    "code, text",
    [
        ('NetExtract[NetEncoder[{"Image", {10, 20}}], "ImageSize"]', "{10, 20}"),
        ('NetExtract[NetDecoder[{"Class", {"a", "b"}}], "Labels"]', '{"a", "b"}'),
        ('NetEncoder[{"Class", {"a", "b"}}][["Labels"]]', '{"a", "b"}'),
        ('NetExtract[NetChain[{2}, "Output" -> NetDecoder[{"Class", {"a", "b"}}]], {"Output", "Labels"}]', '{"a", "b"}'),
        ('Head[NetChain[{2}, "Output" -> NetDecoder[{"Class", {"a", "b"}}]][["Output"]]]', "NetDecoder"),
    ],
)
def test_parts_of_coders(code, text):
    assert text_of(code) == text


@pytest.mark.parametrize(
    "code, part",
    [
        ("NetExtract[n, 4]", "there is no part 4"),
        ('NetExtract[n, "d"]', 'there are "a", "b", "c", "Input", "Output"'),
        ('NetExtract[n, {"a", "Weight"}]', '"Weights", "Biases"'),
        ('NetExtract[n, {"a", "Weights", 1}]', 'no part 1 in "Weights" of layer "a"'),
        ("NetExtract[5, 1]", "a net, a layer or a coder"),
        ('NetExtract[n, NetArray["w"]]', 'shared array "w"'),
        ('NetExtract[NetEncoder["Boolean"], "Foo"]', 'no part "Foo" in the coder'),
        ("NetExtract[n, 0]", "there is no part 0"),
        ("NetExtract[n, -4]", "there is no part -4"),
    ],
)
def test_refusals(code, part):
    name, text = refusal(FILLED + code)
    assert name.startswith("NetExtract::net") and part in text


def test_part_gives_its_own_messages():
    assert answer_of(FILLED + "n[[4]]") == ("$Failed", ["Part::netport"])
