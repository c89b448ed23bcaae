"""ContrastiveLossLayer: True pushes apart."""

import pytest
from asking import refusal, text_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ('ContrastiveLossLayer[][<|"Input" -> 0.25, "Target" -> True|>]', "0.25"),
        ('ContrastiveLossLayer[][<|"Input" -> 2, "Target" -> True|>]', "0."),
        ('ContrastiveLossLayer[3][<|"Input" -> 2, "Target" -> True|>]', "1."),
        ('ContrastiveLossLayer[][<|"Input" -> {0.25, 0.5}, "Target" -> {False, True}|>]', "{0.25, 0.}"),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, part",
    [
        ("ContrastiveLossLayer[-1]", "positive"),
        ('ContrastiveLossLayer[][<|"Input" -> 1, "Target" -> "x"|>]', "Target"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text
