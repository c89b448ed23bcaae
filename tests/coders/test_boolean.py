"""The Boolean coder."""

import pytest
from asking import refusal, text_of


@pytest.mark.parametrize(
    "code, text",
    [
        ('NetEncoder["Boolean"][True]', "1"),
        ('NetEncoder["Boolean"][{True, False}]', "{1, 0}"),
        ('NetEncoder[{"Boolean", "Dimensions" -> {2}}][{True, False}]', "{1, 0}"),
        ('NetDecoder["Boolean"][0.7]', "True"),
        ('NetDecoder["Boolean"][{0.5, 0.49}]', "{True, False}"),
        ('NetDecoder["Boolean"][0.25, "Probability"]', "0.25"),
        ('NetDecoder["Boolean"][0.25, "Probabilities"]', "<|True -> 0.25, False -> 0.75|>"),
        ('Abs[NetDecoder["Boolean"][0.5, "Entropy"] - Log[2.]] < 10^-12', "True"),
        ('NetDecoder[{"Boolean", "InputDepth" -> 1}][{0.2, 0.8}]', "{False, True}"),
        ('NetDecoder[NetEncoder["Boolean"]] === NetDecoder["Boolean"]', "True"),
    ],
)
def test_values(code, text):
    assert text_of(code) == text


@pytest.mark.parametrize(
    "code, part",
    [
        ('NetEncoder["Boolean"][2]', "expects True or False"),
        ('NetEncoder["Boolean"]["x"]', "the string"),
        ('NetDecoder["Boolean"][0.5, "Foo"]', "Probability"),
        ('NetDecoder["Boolean"]["x"]', "the string"),
    ],
)
def test_refusals(code, part):
    assert part in refusal(code)[1]
