"""Taking nets apart and putting them together."""

import pytest
from asking import answer_of, refusal, text_of

SAME = "same[a_, b_] := Max[Abs[a - b]] < 10^-6; "
CHAIN = (
    SAME + 'n = NetInitialize[NetChain[<|"a" -> 3, "b" -> Tanh, "c" -> 2, "d" -> DropoutLayer[]|>, "Input" -> 2]]; x = {.1, .2}; '
)
GRAPH = (
    SAME
    + 'n = NetInitialize[NetGraph[<|"a" -> 3, "b" -> Tanh, "c" -> 2|>, {"a" -> "b" -> "c", "a" -> NetPort["mid"]}, "Input" -> 2]]; x = {.1, .2}; '
)


@pytest.mark.parametrize(
    "code, text",
    [
        (CHAIN + 'Normal[n[["a", "Biases"]]]', "{0., 0., 0.}"),
        (CHAIN + "Head[n[[1]]]", "LinearLayer"),
        (CHAIN + "Keys[NetExtract[n, All]]", '{"a", "b", "c", "d"}'),
        (CHAIN + 'NetExtract[n, "Input"]', "2"),
        (CHAIN + 'n[[-1, "DropoutProbability"]]', "0.5"),
        ('LinearLayer[2][["Weights"]]', "Automatic"),
        ('NetExtract[LinearLayer[2, "Biases" -> None], "Biases"]', "None"),
        (CHAIN + "Keys[n]", '{"a", "b", "c", "d"}'),
        (CHAIN + "Length[n]", "4"),
        ("Normal[NetChain[{Ramp, 2}]][[2]] === LinearLayer[2]", "True"),
        ('NetEncoder[{"Image", {10, 20}}][["ImageSize"]]', "{10, 20}"),
        ('Length[NetEncoder["Characters"][["Alphabet"]]]', "97"),
        (CHAIN + 'NetExtract[n, {{"a", "Biases"}, {"c", "Biases"}}][[2]] // Normal', "{0., 0.}"),
        (
            CHAIN + "Map[Keys, {Most[n], Rest[n], Take[n, -2], Drop[n, 3], n[[2 ;; 3]], n[[{1, 2}]]}]",
            '{{"a", "b", "c"}, {"b", "c", "d"}, {"c", "d"}, {"d"}, {"b", "c"}, {"a", "b"}}',
        ),
        ('Keys[Information[NetRename[NetChain[<|"a" -> <|"x" -> Ramp|>|>], ToUpperCase, {2}], "Layers"]]', '{{"a", "X"}}'),
        ('Keys[Information[NetRename[NetChain[<|"a" -> <|"a" -> Ramp|>|>], "a" -> "b", Infinity], "Layers"]]', '{{"b", "b"}}'),
        ('Length[NetFlatten[NetMapOperator[{{Ramp, Tanh}, Ramp}]][["Net"]]]', "3"),
        ("Dimensions[LinearLayer[2]]", "{}"),
        (
            'Information[NetDelete[NetGraph[{GatedRecurrentLayer[2]}, {NetPort["s"] -> NetPort[1, "State"]}], NetPort["s"]], "InputPortNames"]',
            '{"Input"}',
        ),
        (CHAIN + 'Keys[NetDrop[n, {"b"}]]', '{"a", "c", "d"}'),
    ],
)
def test_extraction(code, text):
    assert text_of(code) == text


@pytest.mark.parametrize(
    "code",
    [
        CHAIN + 'same[NetTake[n, "a"][x], n[x, NetPort["a"]]]',
        CHAIN + "same[NetTake[n, {2, 3}][NetTake[n, 1][x]], n[x]]",
        CHAIN + "same[NetDrop[n, 1][NetTake[n, 1][x]], n[x]]",
        CHAIN + "NetDrop[n, -1][x] == n[x]",
        CHAIN + "NetDrop[n, {4, 4}][x] == n[x]",
        CHAIN + "NetJoin[NetTake[n, 2], NetDrop[n, 2]][x] == n[x]",
        CHAIN + "same[NetAppend[n, Tanh][x], Tanh[n[x]]]",
        CHAIN + 'Keys[NetAppend[n, "e" -> Tanh]] == {"a", "b", "c", "d", "e"}',
        CHAIN + "same[NetPrepend[n, ElementwiseLayer[2 # &]][x], n[2 x]]",
        CHAIN + 'NetDelete[n, "d"][x] == n[x]',
        CHAIN + 'Keys[NetRename[n, "a" -> "first"]][[1]] == "first"',
        CHAIN + "NetRename[n, ToUpperCase][x] == n[x]",
        CHAIN + "same[NetInsert[n, Tanh, 4][x], Tanh[NetTake[n, 3][x]]]",
        CHAIN + 'same[NetReplacePart[n, {"c", "Biases"} -> {5, 6}][x] - n[x], {5, 6}]',
        CHAIN + 'NetReplacePart[n, "b" -> ElementwiseLayer[0 # &]][x] == {0, 0}',
        CHAIN + 'Normal[NetReplacePart[n, "a" -> LinearLayer[3]][["a", "Weights"]]] === Automatic',
        CHAIN + "NetReplace[n, _ElementwiseLayer -> ElementwiseLayer[0 # &]][x] == {0, 0}",
        CHAIN + "Length[NetReplace[n, _DropoutLayer -> Nothing]] == 3",
        CHAIN
        + "NetReplace[n, t_ElementwiseLayer :> {t, t}][x] != n[x] && Length[NetReplace[n, t_ElementwiseLayer :> {t, t}]] == 5",
        CHAIN + 'NetReplace[n, l_LinearLayer :> NetReplacePart[l, "Biases" -> None]][["c", "Biases"]] === None',
        CHAIN + "same[NetFlatten[NetChain[{n, Tanh}]][x], Tanh[n[x]]] && Length[NetFlatten[NetChain[{n, Tanh}]]] == 5",
        CHAIN + "same[NetFlatten[NetGraph[{n, Tanh}, {1 -> 2}]][x], Tanh[n[x]]]",
        CHAIN + 'NetInsertSharedArrays[n][x] == n[x] && Information[NetInsertSharedArrays[n], "SharedArraysCount"] == 4',
        GRAPH + 'NetTake[n, "b"][x] == n[x, NetPort["b"]]',
        GRAPH + 'NetTake[n, NetPort["mid"]][x] == n[x]["mid"]',
        GRAPH + 'NetRename[n, NetPort["mid"] -> NetPort["half"]][x]["half"] == n[x]["mid"]',
        GRAPH + 'NetDelete[n, "b"][x]["mid"] == n[x]["mid"]',
        GRAPH + 'NetDelete[n, NetPort["mid"]][x] == n[x]["Output"]',
        CHAIN + "NetFlatten[NetMapOperator[{n, Tanh}]][{x}] == NetMapOperator[{n, Tanh}][{x}]",
        CHAIN + "NetJoin[n, Tanh][x] == NetAppend[n, Tanh][x]",
        'e = NetEncoder["Image"]; l = DropoutLayer["Input" -> e]; NetReplacePart[l, "Input" -> None][["Input"]] == {3, 128, 128}',
        'NetReplacePart[NetEncoder["Image"], "ImageSize" -> {3, 4}][["ImageSize"]] == {3, 4}',
    ],
)
def test_the_result_computes_what_the_parts_compute(code):
    assert text_of(code) == "True"


@pytest.mark.parametrize(
    "code, part",
    [
        (CHAIN + 'NetExtract[n, {1, "Foo"}]', 'there is no part "Foo" in layer "a"'),
        (CHAIN + "n[[9]]", "there is no part 9"),
        (CHAIN + 'NetReplacePart[n, {"a", "Biases"} -> {1, 2}]', "must have dimensions {3}, but has {2}"),
        (CHAIN + 'NetReplacePart[n, "a" -> LinearLayer[4]]', "does not fit"),
        (CHAIN + "NetTake[n, 9]", "there is no layer 9"),
        (CHAIN + "NetTake[n, {3, 1}]", "must not come before"),
        ("NetTake[7, 1]", "a net or a layer"),
        (CHAIN + 'NetRename[n, "a" -> "b"]', "different"),
        (CHAIN + 'NetAppend[n, LinearLayer[2, "Input" -> 7]]', "does not fit"),
        ('NetDelete[NetGraph[{Ramp}, {}], NetPort["Output"]]', "at least one output"),
        (CHAIN + 'NetDelete[n, NetPort["x"]]', "x is no output"),
        (CHAIN + "NetRename[n, f, foo]", "a level n"),
        ("Most[NetChain[{2}]]", "at least one layer must remain"),
        ("Rest[NetGraph[{2, 3}, {1 -> 2}]]", "should be a NetChain"),
        (CHAIN + "n[[foo]]", "there is no part foo"),
        (CHAIN + "Take[n, 9]", "Cannot take positions 1 through 9"),
        (CHAIN + "NetDrop[n, 4]", "at least one layer must remain"),
    ],
)
def test_refusals(code, part):
    assert part in refusal(code)[1]


def test_no_match_returns_the_net():
    text, names = answer_of(CHAIN + "NetReplace[n, _ConvolutionLayer -> Ramp] === n")
    assert text == "True" and names == ["NetReplace::nomatch"]


@pytest.mark.parametrize(
    "code, ports",
    [
        ('NetReplacePart[ConvolutionLayer[2, 3, "Input" -> {1, 8, 8}], "Input" -> {3, 10, 9}]', "{2, 8, 7}"),
        (
            'NetReplacePart[NetInitialize[NetChain[{ConvolutionLayer[2, 3], Ramp}, "Input" -> {1, 8, 8}]], '
            '"Input" -> NetEncoder[{"Image", {16, 12}, "Grayscale"}]]',
            "{2, 10, 14}",
        ),
        ('NetReplacePart[NetGraph[{Plus}, {{NetPort["a"], NetPort["b"]} -> 1}, "a" -> 2, "b" -> 2], {"a" -> 3, "b" -> 3}]', "3"),
        (CHAIN + 'NetReplacePart[n, {"c" -> LinearLayer[5], "Output" -> 5}]', "5"),
        ('NetReplacePart[NetMapOperator[LinearLayer[2], "Input" -> {4, 3}], "Input" -> {"Varying", 5}]', '{"Varying", 2}'),
    ],
)
def test_new_types_of_ports_replace_inferred_ones(code, ports):
    assert text_of(code + '[["Output"]]') == ports


def test_numbers_limit_the_types_of_ports():
    assert "Weights" in refusal('n = NetInitialize[LinearLayer[2, "Input" -> 3]]; NetReplacePart[n, "Input" -> 4]')[1]


@pytest.mark.parametrize(
    "code",
    [
        "Max[Abs[w.x - n[x]]] < 10^-6",
        "Abs[w[[1]].x - n[x][[1]]] < 10^-6",
        "Dimensions[w[[All, 1]]] == {2}",
        "Total[w, 2] == Total[Normal[w], 2]",
        "Max[w] == Max[Normal[w]]",
        'Flatten[w] === NumericArray[Flatten[Normal[w]], "Real32"]',
    ],
)
def test_extracted_arrays_work_in_functions_of_lists(code):
    net = 'n = NetInitialize[LinearLayer[2, "Input" -> 3, "Biases" -> None]]; w = NetExtract[n, "Weights"]; x = {1, 2, 3}; '
    assert text_of(net + code) == "True"


# --- the parts that NetExtract gives, exchanged ---------------------------------------------------------------------------

NAMED = 'n = NetInitialize[NetChain[<|"a" -> 3, "b" -> Tanh, "c" -> 2|>, "Input" -> 2]]; '
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
        (NAMED + "NetReplacePart[n, {1, LearningRateMultipliers} -> 0][[1, LearningRateMultipliers]]", "0"),
        (NAMED + 'NetReplacePart[n, LearningRateMultipliers -> {"a" -> 0}][[LearningRateMultipliers]]', '{"a" -> 0}'),
        (
            NAMED
            + "l = NetReplacePart[NetReplacePart[n, {1, LearningRateMultipliers} -> 0], {1, LearningRateMultipliers} -> Automatic]; l === n",
            "True",
        ),
        (
            NAMED + "Keys[NetReplacePart[n, -2 -> Ramp]] == Keys[n] && NetReplacePart[n, -2 -> Ramp][[2]][{-1, 0, 1}] == {0, 0, 1}",
            "True",
        ),
        (
            NAMED + 'NetReplacePart[n, {All, "Biases"} -> None][[All, "Biases"]]',
            '<|"a" -> None, "b" -> Missing["PartAbsent", "Biases"], "c" -> None|>',
        ),
        (NAMED + 'x = {.1, .2}; NetReplacePart[n, {-1, "Biases"} -> None][x] == n[x]', "True"),
        (
            NAMED + 'NetReplacePart[NetReplacePart[n, {1, "Biases"} -> None], {1, "Biases"} -> {1, 2, 3}][[1]][{0, 0}]',
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
        (NAMED + 'NetReplacePart[n, {All, "Foo"} -> None]', 'there is no part {All, "Foo"}'),
        (NAMED + "NetReplacePart[n, 4 -> Ramp]", "there is no part 4 in the net"),
        (
            NAMED + 'NetReplacePart[n, {1, LearningRateMultipliers} -> {"Foo" -> 0}]',
            'LearningRateMultipliers: there is no part "Foo"',
        ),
        (NAMED + 'NetReplacePart[n, {1, LearningRateMultipliers} -> "Foo"]', "a number, None, Automatic, or rules"),
        (CODED + 'NetReplacePart[n, {"Input", "Foo"} -> 1]', 'there is no part "Foo" in "Input" of the net'),
        ('NetReplacePart[GatedRecurrentLayer[2], "State" -> 3]', '"State" of the net cannot be replaced'),
        (CODED + 'NetReplacePart[n, {"Output", "Labels"} -> {1, 2, 3}]', "must have the same dimensions"),
        ("NetReplacePart[Ramp, 1 -> 2]", "a net or a layer"),
        (NAMED + "NetReplacePart[n, {} -> 2]", "a path to one"),
    ],
)
def test_parts_that_cannot_be_replaced(code, text):
    assert text in refusal(code).text
