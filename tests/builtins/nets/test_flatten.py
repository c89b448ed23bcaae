"""NetFlatten: nested chains, graphs and nets of operators in one."""

import pytest
from asking import refusal, text_of

NESTED = 'n = NetChain[<|"a" -> <|"x" -> 3, "y" -> Tanh|>, "b" -> <|"x" -> 2|>|>, "Input" -> 4]; '
GRAPH = 'g = NetGraph[<|"a" -> 3, "b" -> Ramp|>, {NetPort["in"] -> "a" -> "b" -> NetPort["out"], "a" -> NetPort["mid"]}, "in" -> 4]; layers[x_] := Keys[Information[x, "Layers"]]; '


@pytest.mark.parametrize(
    "code, text",
    [
        ("Keys[NetFlatten[n]]", '{"a/x", "a/y", "b/x"}'),
        ("Keys[NetFlatten[NetChain[{{Ramp, Tanh}, Ramp}]]]", '{"1", "2", "3"}'),
        ("NetFlatten[NetChain[{Ramp, Tanh}]] === NetChain[{Ramp, Tanh}]", "True"),
        ("Length[NetFlatten[NetChain[{{{Ramp, Tanh}, Ramp}, Tanh}], 1]]", "3"),
        ("Length[NetFlatten[NetChain[{{{Ramp, Tanh}, Ramp}, Tanh}]]]", "4"),
        ("NetFlatten[NetChain[{{Ramp}}], 0] === NetChain[{{Ramp}}]", "True"),
        (
            'Keys[NetFlatten[NetGraph[<|"g" -> g, "p" -> Plus|>, {NetPort["g", "out"] -> "p", NetPort["g", "mid"] -> "p"}]]]',
            '{"g/a", "g/b", "p"}',
        ),
        ('Head[NetFlatten[n][["Output"]]]', "Integer"),
        ("NetFlatten[NetMapOperator[Ramp]] === NetMapOperator[Ramp]", "True"),
        ('Length[NetFlatten[NetChain[{NetMapOperator[{{Ramp, Tanh}, Ramp}]}]][[1, "Net"]]]', "3"),
    ],
)
def test_flattening(code, text):
    assert text_of(NESTED + GRAPH + code) == text


@pytest.mark.parametrize(
    "code",
    [
        "m = NetInitialize[n]; x = {1., 2, 3, 4}; NetFlatten[m][x] == m[x]",
        'm = NetInitialize[NetGraph[<|"g" -> g, "p" -> Plus|>, {NetPort["g", "out"] -> "p", NetPort["g", "mid"] -> "p"}]]; x = {1., -2, 3, 4}; NetFlatten[m][x] == m[x]',
        'm = NetInitialize[NetGraph[{{3, Tanh}, {2, Ramp}, NetGraph[{Tanh, Ramp}, {1 -> 2}]}, {1 -> 2 -> 3}, "Input" -> 4]]; x = {1., 2, 3, 4}; NetFlatten[m][x] == m[x]',
    ],
)
def test_the_values_stay(code):
    assert text_of(NESTED + GRAPH + code) == "True"


@pytest.mark.parametrize(
    "code, part",
    [
        ("NetFlatten[7]", "a net or a layer"),
        ("NetFlatten[LinearLayer[2]]", "a NetChain or NetGraph"),
    ],
)
def test_refusals(code, part):
    assert part in refusal(NESTED + GRAPH + code).text
