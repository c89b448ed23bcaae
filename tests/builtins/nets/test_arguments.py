"""What calls of net functions share: options by symbol, string and list; refusals that name the function called."""

import pytest
from asking import refusal, text_of


@pytest.mark.parametrize(
    "code, text",
    [
        ('LinearLayer[2, "Input" -> 3][["Input"]]', "3"),
        ('LinearLayer[2, {"Input" -> 3, "Biases" -> None}][["Biases"]]', "None"),
        ('LinearLayer[2, "Input" :> 3][["Input"]]', "3"),
        ('NetAppend[NetChain[{2}], Ramp, {"Input" -> 3}][["Input"]]', "3"),
        ("n = NetChain[{Ramp}]; n[{1, -1}, BatchSize -> 2]", "{1., 0.}"),
        ('n = NetChain[{Ramp}]; n[{1, -1}, {BatchSize -> 2, TargetDevice -> "CPU"}]', "{1., 0.}"),
        ('o = {"Input" -> 3}; LinearLayer[2, o][["Input"]]', "3"),
        ('Options[NetChain, "Input"]', '{"Input" -> Automatic}'),
        ("Attributes[NetChain]", "{Protected}"),
    ],
)
def test_options(code, text):
    assert text_of(code) == text


@pytest.mark.parametrize(
    "code, name",
    [
        ("NetChain[]", "NetChain"),
        ("NetGraph[]", "NetGraph"),
        ("NetTake[]", "NetTake"),
        ("LinearLayer[2, Foo -> 1]", "LinearLayer"),
        ("NetChain[{2}, Foo -> 1]", "NetChain"),
        ("NetChain[{Ramp}][1, 2, 3]", "NetChain"),
        ("NetExtract[1, 2]", "NetExtract"),
        ("NetEncoder[]", "NetEncoder"),
        ("NetInitialize[1]", "NetInitialize"),
        ('NetEncoder["Boolean"][1, 2]', "NetEncoder"),
        ('LinearLayer["Weights" -> {{1}}, "Biases" -> None][{1}, Foo -> 1]', "LinearLayer"),
        ("NetStateObject[1]", "NetStateObject"),
    ],
)
def test_a_refusal_names_the_function(code, name):
    assert refusal(code).name.split("::")[0] == name
