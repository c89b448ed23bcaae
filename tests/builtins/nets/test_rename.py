"""NetRename: layers at any level, ports, by rules and by functions."""

import pytest
from asking import refusal, text_of

NESTED = 'n = NetChain[<|"a" -> <|"x" -> 3, "y" -> Tanh|>, "b" -> <|"x" -> 2|>|>, "Input" -> 4]; '
GRAPH = 'g = NetGraph[<|"a" -> 3, "b" -> Ramp|>, {NetPort["in"] -> "a" -> "b" -> NetPort["out"], "a" -> NetPort["mid"]}, "in" -> 4]; layers[x_] := Keys[Information[x, "Layers"]]; '


@pytest.mark.parametrize(
    "code, text",
    [
        ('Keys[NetRename[n, "a" -> "z"]]', '{"z", "b"}'),
        ('Keys[NetRename[n, 2 -> "z"]]', '{"a", "z"}'),
        ('Keys[NetRename[n, -1 -> "z"]]', '{"a", "z"}'),
        ('Keys[NetRename[n, {"a" -> "b", "b" -> "a"}]]', '{"b", "a"}'),
        ("Keys[NetRename[n, ToUpperCase]]", '{"A", "B"}'),
        ('Keys[NetRename[n, # <> "1" &]]', '{"a1", "b1"}'),
        ('Keys[NetRename[NetChain[{Ramp, Tanh}], 1 -> "r"]]', '{"r", "2"}'),
        ('layers[NetRename[n, "x" -> "z", {2}]]', '{{"a", "z"}, {"a", "y"}, {"b", "z"}}'),
        ("layers[NetRename[n, ToUpperCase, 2]]", '{{"A", "X"}, {"A", "Y"}, {"B", "X"}}'),
        ("layers[NetRename[n, ToUpperCase, {2, Infinity}]]", '{{"a", "X"}, {"a", "Y"}, {"b", "X"}}'),
        ("layers[NetRename[n, ToUpperCase, All]]", '{{"A", "X"}, {"A", "Y"}, {"B", "X"}}'),
        ("layers[NetRename[n, ToUpperCase, {1}]]", '{{"A", "x"}, {"A", "y"}, {"B", "x"}}'),
        ('Keys[NetRename[g, "a" -> "z"]]', '{"z", "b"}'),
        ('Information[NetRename[g, NetPort["in"] -> NetPort["x"]], "InputPortNames"]', '{"x"}'),
        ('Information[NetRename[g, {NetPort["out"] -> NetPort["y"], "a" -> "q"}], "OutputPortNames"]', '{"y", "mid"}'),
        ('NetRename[g, "a" -> "z"][["mid"]]', "3"),
        ('List @@@ EdgeList[Information[NetRename[g, "b" -> "z"], "LayersGraph"]]', '{{{"a"}, {"z"}}}'),
    ],
)
def test_renaming(code, text):
    assert text_of(NESTED + GRAPH + code) == text


@pytest.mark.parametrize(
    "code",
    [
        'm = NetInitialize[g]; x = {1., -2, 3, 4}; NetRename[m, {"a" -> "b", "b" -> "a"}][x] == m[x]',
    ],
)
def test_the_values_stay(code):
    assert text_of(NESTED + GRAPH + code) == "True"


@pytest.mark.parametrize(
    "code, part",
    [
        ('NetRename[n, "a" -> "b"]', "different"),
        ('NetRename[n, "z" -> "b"]', 'there is no layer "z"'),
        ("NetRename[n, 7 &]", "different strings"),
        ('NetRename[n, "a" -> "z", 0]', "a level n"),
        ('NetRename[n, "a" -> "z", {1, 2, 3}]', "a level n"),
        ('NetRename[LinearLayer[2], "a" -> "b"]', "a NetChain or NetGraph"),
        ('NetRename[g, NetPort["out"] -> NetPort["mid"]]', "port names must be different"),
    ],
)
def test_refusals(code, part):
    assert part in refusal(NESTED + GRAPH + code).text
