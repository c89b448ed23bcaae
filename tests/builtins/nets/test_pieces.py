"""NetTake, NetDrop, NetAppend, NetPrepend, NetJoin, NetInsert, NetDelete: names, numbers, ports, refusals."""

import pytest
from asking import refusal, text_of

CHAIN = 'n = NetChain[<|"a" -> 3, "b" -> Tanh, "c" -> 2|>, "Input" -> 4]; m = NetChain[{3, Tanh, 2}, "Input" -> 4]; '
GRAPH = 'g = NetGraph[<|"a" -> 3, "b" -> Tanh, "c" -> 2, "d" -> Ramp|>, {"a" -> "b" -> "c", "a" -> "d"}, "Input" -> 4]; '
CODED = 'k = NetChain[{FlattenLayer[], 2, SoftmaxLayer[]}, "Input" -> NetEncoder[{"Image", {2, 2}, "Grayscale"}], "Output" -> NetDecoder[{"Class", {"x", "y"}}]]; h[p_] := Head[p]; '


@pytest.mark.parametrize(
    "code, text",
    [
        ('Keys[NetTake[n, "b"]]', '{"a", "b"}'),
        ("Keys[NetTake[n, 2]]", '{"a", "b"}'),
        ('Keys[NetTake[n, {"b", "c"}]]', '{"b", "c"}'),
        ("Keys[NetTake[n, {2, -1}]]", '{"b", "c"}'),
        ("Keys[NetTake[n, {2, 2}]]", '{"b"}'),
        ("Keys[NetTake[m, {2, 3}]]", '{"1", "2"}'),
        ("Keys[NetTake[n, -2]]", '{"a", "b"}'),
        ('NetTake[n, 1, "Output" -> NetDecoder["Class"]][["Output"]] // Head', "NetDecoder"),
        ("Keys[NetDrop[n, 1]]", '{"b", "c"}'),
        ("Keys[NetDrop[n, -2]]", '{"a"}'),
        ("Keys[NetDrop[n, {2}]]", '{"a", "c"}'),
        ('Keys[NetDrop[n, {"a", "b"}]]', '{"c"}'),
        ("Keys[NetDrop[m, 1]]", '{"1", "2"}'),
        ("Keys[NetDrop[n, {-1}]]", '{"a", "b"}'),
        ("Keys[NetAppend[n, Ramp]]", '{"a", "b", "c", "4"}'),
        ("Keys[NetAppend[m, Ramp]]", '{"1", "2", "3", "4"}'),
        ('Keys[NetAppend[m, "z" -> Ramp]]', '{"1", "2", "3", "z"}'),
        ("Length[NetAppend[n, {Ramp, 5}]]", "5"),
        ('Keys[NetAppend[n, <|"x" -> Ramp, "y" -> 5|>]]', '{"a", "b", "c", "x", "y"}'),
        ('NetAppend[n, 5][["Output"]]', "5"),
        ("Length[NetAppend[LinearLayer[2], Ramp]]", "2"),
        ('NetAppend[n, 2, "Output" -> NetDecoder[{"Class", {1, 2}}]][["Output"]] // Head', "NetDecoder"),
        ("Keys[NetPrepend[m, Ramp]]", '{"1", "2", "3", "4"}'),
        ('Keys[NetPrepend[n, "z" -> Ramp]]', '{"z", "a", "b", "c"}'),
        ("Head[NetPrepend[m, Ramp][[1]]]", "ElementwiseLayer"),
        ('NetPrepend[LinearLayer[2, "Input" -> 3], 3, "Input" -> 9][["Input"]]', "9"),
        ("Keys[NetJoin[m, NetChain[{3, Tanh, 4}]]]", '{"1", "2", "3", "4", "5", "6"}'),
        ("Length[NetJoin[NetChain[{Ramp}], Tanh, NetChain[{Ramp, Tanh}]]]", "4"),
        ('Keys[NetJoin[NetChain[<|"a" -> Ramp|>], NetChain[<|"a" -> Ramp|>]]]', '{"a", "aa"}'),
        ('Keys[NetInsert[n, "z" -> Ramp, "b"]]', '{"a", "z", "b", "c"}'),
        ("Keys[NetInsert[m, Ramp, 1]]", '{"1", "2", "3", "4"}'),
        ("Head[NetInsert[m, Ramp, 1][[1]]]", "ElementwiseLayer"),
        ('Keys[NetInsert[n, "z" -> Ramp, 4]]', '{"a", "b", "c", "z"}'),
        ('Keys[NetInsert[n, "z" -> Ramp, -1]]', '{"a", "b", "c", "z"}'),
        ('Keys[NetDelete[n, "b"]]', '{"a", "c"}'),
        ("Keys[NetDelete[n, {1, 2}]]", '{"c"}'),
        ("Keys[NetDelete[m, 2]]", '{"1", "2"}'),
        ("Keys[NetDelete[n, -1]]", '{"a", "b"}'),
    ],
)
def test_chains(code, text):
    assert text_of(CHAIN + code) == text


@pytest.mark.parametrize(
    "code, text",
    [
        ('Keys[NetTake[g, "c"]]', '{"a", "b", "c"}'),
        ('Keys[NetTake[g, "d"]]', '{"a", "d"}'),
        ('Keys[NetTake[g, {"b", "c"}]]', '{"b", "c"}'),
        ('NetTake[g, {"b", "c"}][["Input"]]', "3"),
        ('Keys[NetTake[g, NetPort["Output2"]]]', '{"a", "d"}'),
        ('Information[NetTake[g, "c"], "OutputPortNames"]', '{"Output1"}'),
        ('Head[NetTake[g, "c"]]', "NetGraph"),
        ('Keys[NetDelete[g, "b"]]', '{"a", "c", "d"}'),
        ('Information[NetDelete[g, NetPort["Output2"]], "OutputPortNames"]', '{"Output1"}'),
    ],
)
def test_graphs(code, text):
    assert text_of(GRAPH + code) == text


@pytest.mark.parametrize(
    "code, text",
    [
        ('h[NetTake[k, 2][["Input"]]]', "NetEncoder"),
        ('NetTake[k, 2][["Output"]]', "2"),
        ('NetDrop[k, 1][["Input"]]', "4"),
        ('h[NetDrop[k, 1][["Output"]]]', "NetDecoder"),
        ('NetAppend[k, Ramp][["Output"]]', "2"),
        ('h[NetAppend[k, Ramp][["Input"]]]', "NetEncoder"),
        ('h[NetPrepend[k, DropoutLayer[]][["Output"]]]', "NetDecoder"),
        ('NetPrepend[k, DropoutLayer[]][["Input"]]', "{1, 2, 2}"),
        (
            'h /@ {NetJoin[k, NetChain[{2}]][["Input"]], NetJoin[NetChain[{FlattenLayer[]}, "Input" -> {1, 2, 2}], NetDrop[k, 1]][["Output"]]}',
            "{NetEncoder, NetDecoder}",
        ),
        ('h /@ {NetDelete[k, 3][["Input"]], NetDelete[k, 3][["Output"]]}', "{NetEncoder, NetDecoder}"),
        ('h[NetInsert[k, DropoutLayer[], 2][["Output"]]]', "NetDecoder"),
    ],
)
def test_coders_stay_at_ends_that_stay(code, text):
    assert text_of(CODED + code) == text


@pytest.mark.parametrize(
    "code, part",
    [
        ("NetTake[n]", "a net and a layer"),
        ('NetTake[n, "z"]', 'there is no layer "z"'),
        ("NetTake[n, {1, 2, 3}]", "a layer or {start, end}"),
        ("NetTake[LinearLayer[2], 1]", "a NetChain or NetGraph"),
        ("NetTake[n, 2, Foo -> 1]", "Foo"),
        ('NetTake[n, 2, "Foo" -> 1]', "Foo"),
        ("NetDrop[n, 3]", "at least one layer"),
        ("NetDrop[n, -3]", "at least one layer"),
        ("NetDrop[n, x]", "an integer or {start, end}"),
        ("NetAppend[n]", "a net and a layer"),
        ("NetAppend[5, Ramp]", "a net or a layer"),
        ('NetAppend[n, "what"]', "Each part of a net"),
        ("NetJoin[]", "at least one net"),
        ("NetInsert[n, Ramp, 7]", "there is no layer 7"),
        ("NetInsert[LinearLayer[2], Ramp, 1]", "a NetChain or NetGraph"),
        ("NetDelete[n, {1, 2, 3}]", "at least one layer"),
        ("NetDelete[n, 9]", "there is no layer 9"),
        ('NetDelete[n, NetPort["Output"]]', "at least one output port"),
        ('NetDelete[NetGraph[<|"p" -> Plus, "a" -> Ramp|>, {{NetPort["x"], NetPort["y"]} -> "p" -> "a"}], "p"]', "several ports"),
    ],
)
def test_refusals(code, part):
    name, text = refusal(CHAIN + code)
    assert part in text and name.split("::")[0] == code.split("[")[0]


@pytest.mark.parametrize("code", ["NetTake[c, 1, {o}]", "NetDrop[c, -1, {o}]", "NetAppend[c, 2, {o}]"])
def test_a_port_that_is_told_loses_its_coder(code):
    coded = 'c = NetChain[{3, Ramp}, "Input" -> NetEncoder["Boolean"]]; '
    port = 'Head[NetExtract[{}, "Input"]]'
    assert text_of(coded + port.format(code.format(o='"Input" -> None'))) == "Restricted"
    assert text_of(coded + port.format(code.format(o='"Input" -> NetEncoder["Scalar"]'))) == "NetEncoder"
    assert text_of(coded + port.format(code.replace(", {o}", ""))) == "NetEncoder"


def test_an_output_that_is_told_loses_its_decoder():
    coded = 'c = NetChain[{3, SoftmaxLayer[]}, "Input" -> 2, "Output" -> NetDecoder[{"Class", {1, 2, 3}}]]; '
    assert text_of(coded + 'NetExtract[NetTake[c, 2, "Output" -> None], "Output"]') == "3"
    assert text_of(coded + 'NetExtract[NetPrepend[c, Ramp, "Output" -> None], "Output"]') == "3"
