"""MeanSquaredLossLayer and MeanAbsoluteLossLayer."""

import pytest
from asking import refusal, shape_of, text_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ('MeanSquaredLossLayer[][<|"Input" -> {1, 2, 3}, "Target" -> {1, 0, 0}|>] - 13/3. // Chop[#, 10^-5] &', "0"),
        ('MeanSquaredLossLayer[][<|"Input" -> 5, "Target" -> 2|>]', "9."),
        ('MeanAbsoluteLossLayer[][<|"Input" -> {{1, 2}, {3, 4}}, "Target" -> {{0, 0}, {0, 0}}|>]', "2.5"),
        ('MeanAbsoluteLossLayer["Input" -> 2][<|"Input" -> {{1, 2}, {3, 4}}, "Target" -> {{0, 0}, {0, 0}}|>]', "{1.5, 3.5}"),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, port, expected",
    [
        ('MeanSquaredLossLayer["Target" -> {2, 3}]', "Input", "{2, 3}"),
    ],
)
def test_inferred(code, port, expected):
    assert shape_of(code, port) == expected


@pytest.mark.parametrize(
    "code, part",
    [
        ('MeanSquaredLossLayer[][<|"Input" -> {1, 2}, "Target" -> {1}|>]', "same dimensions"),
        ('MeanSquaredLossLayer[][<|"Input" -> {1, 2}|>]', "Target"),
        ("MeanSquaredLossLayer[][{1, 2}]", "association"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text
