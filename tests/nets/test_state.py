"""NetStateObject: states kept from call to call."""

import pytest
from nets_session import refusal, value

LAYER = 'l = NetInitialize[{name}[3, "Input" -> {{"Varying", 2}}]]; x = {{{{1, 2}}, {{3, 4}}, {{5, 6}}, {{7, 8}}}}; o = NetStateObject[l]; '


@pytest.mark.parametrize("name", ["BasicRecurrentLayer", "GatedRecurrentLayer", "LongShortTermMemoryLayer"])
@pytest.mark.parametrize("code", [
    "Join[o[Take[x, 2]], o[Drop[x, 2]]] == l[x]", 'o[x]; NetExtract[o, "States"] == l[x, NetPort[All, "States"]]',
    'o[Take[x, 2]]; NetStateObject[l, NetExtract[o, "States"]][Drop[x, 2]] == Drop[l[x], 2]',
    'Union[Flatten[Values[NetExtract[o, "States"]]]] == {0.}', 'NetExtract[o, "Net"] === l',
])
def test_states_go_on(name, code):
    assert value(LAYER.format(name=name) + code) == "True"


def test_states_inside_a_chain():
    code = 'n = NetInitialize[NetChain[{EmbeddingLayer[2, 4], GatedRecurrentLayer[3], LinearLayer[1, "Input" -> {2, 3}]}]]; ' \
           'o = NetStateObject[n]; a = o[{1, 2}]; b = o[{1, 2}]; {a == n[{1, 2}], a == b, Keys[NetExtract[o, "States"]]}'
    assert value(code) == "{True, False, {{2, \"State\"}}}"


@pytest.mark.parametrize("code, part", [
    ("NetStateObject[LinearLayer[2]]", "no recurrent states"), ("NetStateObject[7]", "a net or a layer"),
    (LAYER.format(name="GatedRecurrentLayer") + "NetStateObject[l, 3]", "association of states")])
def test_refusals(code, part):
    assert part in refusal(code)[1]
