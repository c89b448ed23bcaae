"""Functions given to layers take the session's definitions with them."""

import pytest
from asking import refusal, text_of

from wlnet import Session


@pytest.mark.parametrize(
    "setup, code, text",
    [
        ("k = 3; ", "ElementwiseLayer[k # &][{1, 4}]", "{3., 12.}"),
        ("f[x_] := x^2; ", "ElementwiseLayer[f][{1, 4}]", "{1., 16.}"),
        ("f[x_] := x^2; ", "ElementwiseLayer[f[#] + 1 &][{1, 4}]", "{2., 17.}"),
        ("k = 2; f[x_] := k x; ", "l = ElementwiseLayer[f]; k = 100; l[{1, 4}]", "{2., 8.}"),
        ("f[x_] := g[x] + 1; g[y_] := 2 y; ", "ElementwiseLayer[f][{1, 4}]", "{3., 9.}"),
        ("f = #^2 &; ", "ElementwiseLayer[f][{1, 4}]", "{1., 16.}"),
        ("", "ElementwiseLayer[Function[x, 2 x]][{1, 4}]", "{2., 8.}"),
        ("x = 5; ", "ElementwiseLayer[Function[x, 2 x]][{1, 4}]", "{2., 8.}"),
        ("", "ElementwiseLayer[# Prime[3] &][{1, 4}]", "{5., 20.}"),
        ("k = 2; ", "ElementwiseLayer[# Binomial[4, k] &][{1, 4}]", "{6., 24.}"),
        ("x = 7; ", "ElementwiseLayer[With[{x = 2}, # x] &][{1, 4}]", "{2., 8.}"),
        ("f[x_, y_] := x - y; ", "ThreadingLayer[f][{{1, 4}, {1, 1}}]", "{0., 3.}"),
        ("k = 3; ", "FunctionLayer[Total[#] + k &][{1, 4}]", "8."),
        ("f[x_List] := Total[x]; ", "FunctionLayer[f][{1, 4}]", "5."),
        ("", 'FunctionLayer[Ramp[#a] - #b &][<|"a" -> {-1., 2}, "b" -> {1., 1}|>]', "{-1., 1.}"),
        ('l = LinearLayer["Weights" -> {{2}}, "Biases" -> {1}]; ', "FunctionLayer[l[#] + 1 &][{3}]", "{8.}"),
        ("k = {10, 20}; ", "FunctionLayer[# + k &][{1, 4}]", "{11., 24.}"),
        ("i = 9; ", "FunctionLayer[Sum[i #, {i, 3}] &][{1, 4}]", "{6., 24.}"),
        ("f[x_Real] := 2 x; ", "ElementwiseLayer[f][{1, 4}]", "{2., 8.}"),
        ("f[0] = 1; f[x_] := 2 x; ", "ElementwiseLayer[f][{1, 4}]", "{2., 8.}"),
        ("g = f; f[x_] := 3 x; ", "ElementwiseLayer[g][{1, 4}]", "{3., 12.}"),
        ("", "ElementwiseLayer[If[# > 2, 0, #] &][{1, 4}]", "{1., 0.}"),
    ],
)
def test_definitions_go_into_the_layer(setup, code, text):
    assert text_of(setup + code) == text


@pytest.mark.parametrize(
    "code, part",
    [
        ("ElementwiseLayer[foo]", "foo"),
        ("f[x_] := f[x - 1]; ElementwiseLayer[f]", "it calls itself"),
        ("f[0] = 1; f[x_] := x; ElementwiseLayer[f[#] + Zeta[#] &]", "single definition"),
        ("f[x_?EvenQ] := x; ElementwiseLayer[f]", "plain names"),
        ("f[x_] := x /; x > 0; ElementwiseLayer[f]", "single definition"),
        ("f[0] = 1; f[x_] := Total[x]; FunctionLayer[f]", "single definition"),
        ("f[x_String] := x; FunctionLayer[f]", "plain names"),
        ("FunctionLayer[LinearLayer[x][#] &]", "LinearLayer"),
        ("FunctionLayer[StringLength[#] &]", "StringLength"),
    ],
)
def test_what_cannot_be_translated_is_named(code, part):
    session, texts = Session(), []  # a layer inside may tell of itself before
    session.on_message(lambda symbol, tag, text: texts.append(text))
    assert session.evaluate_to_string(code) == "$Failed"
    assert part in texts[-1]


def test_the_message_is_of_the_layer():
    assert refusal("ElementwiseLayer[foo]").name == "ElementwiseLayer::netcode"
