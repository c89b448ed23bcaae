"""NetStateObject: states kept from call to call."""

import pytest
from asking import refusal, text_of

LAYER = 'l = NetInitialize[{name}[3, "Input" -> {{"Varying", 2}}]]; x = {{{{1, 2}}, {{3, 4}}, {{5, 6}}, {{7, 8}}}}; o = NetStateObject[l]; '


@pytest.mark.parametrize("name", ["BasicRecurrentLayer", "GatedRecurrentLayer", "LongShortTermMemoryLayer"])
@pytest.mark.parametrize(
    "code",
    [
        "Join[o[Take[x, 2]], o[Drop[x, 2]]] == l[x]",
        'o[x]; NetExtract[o, "States"] == l[x, NetPort[All, "States"]]',
        'o[Take[x, 2]]; NetStateObject[l, NetExtract[o, "States"]][Drop[x, 2]] == Drop[l[x], 2]',
        'Union[Flatten[Values[NetExtract[o, "States"]]]] == {0.}',
        'NetExtract[o, "Net"] === l',
    ],
)
def test_states_go_on(name, code):
    assert text_of(LAYER.format(name=name) + code) == "True"


def test_states_inside_a_chain():
    code = (
        'n = NetInitialize[NetChain[{EmbeddingLayer[2, 4], GatedRecurrentLayer[3], LinearLayer[1, "Input" -> {2, 3}]}]]; '
        'o = NetStateObject[n]; a = o[{1, 2}]; b = o[{1, 2}]; {a == n[{1, 2}], a == b, Keys[NetExtract[o, "States"]]}'
    )
    assert text_of(code) == '{True, False, {{2, "State"}}}'


@pytest.mark.parametrize(
    "code, part",
    [
        ("NetStateObject[LinearLayer[2]]", "no recurrent states"),
        ("NetStateObject[7]", "a net or a layer"),
        (LAYER.format(name="GatedRecurrentLayer") + "NetStateObject[l, 3]", "association of states"),
    ],
)
def test_refusals(code, part):
    assert part in refusal(code)[1]


@pytest.mark.parametrize(
    "code",
    [
        'o["b", "Probabilities"] == n["ab", "Probabilities"]',
        'o["b", "RandomSample", RandomSeeding -> 1] == n["ab", "RandomSample", RandomSeeding -> 1]',
        'o["b", None] == n["ab", None]',
        'o["b", NetPort[2]] == n["ab", NetPort[2]][[2 ;;]]',
        'MemberQ[{"a", "b"}, o["b", "RandomSample" -> {"Temperature" -> 2}]]',
    ],
)
def test_properties_of_the_decoder(code):
    net = (
        "n = NetInitialize[NetChain[{UnitVectorLayer[], GatedRecurrentLayer[4], SequenceLastLayer[], 2, SoftmaxLayer[]}, "
        '"Input" -> NetEncoder[{"Characters", "ab"}], "Output" -> NetDecoder[{"Class", {"a", "b"}}]]]; o = NetStateObject[n]; o["a"]; '
    )
    assert text_of(net + code) == "True"
