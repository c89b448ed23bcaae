"""ExtractLayer as Extract."""

import pytest
from asking import refusal, shape_of, text_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ('ExtractLayer[][<|"Input" -> {5, 6, 7}, "Position" -> {2}|>]', "6."),
        ('ExtractLayer[][<|"Input" -> {5, 6, 7}, "Position" -> 2|>]', "6."),
        ('ExtractLayer[][<|"Input" -> {5, 6, 7}, "Position" -> {{1}, {-1}}|>]', "{5., 7.}"),
        ('ExtractLayer[][<|"Input" -> {{1, 2}, {3, 4}}, "Position" -> {2, 1}|>]', "3."),
        ('ExtractLayer[][<|"Input" -> {{1, 2}, {3, 4}}, "Position" -> {2}|>]', "{3., 4.}"),
        ('ExtractLayer[][<|"Input" -> {{1, 2}, {3, 4}}, "Position" -> {{{1, 2}}, {{2, 2}}}|>]', "{{2.}, {4.}}"),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, port, expected",
    [
        ('ExtractLayer["Input" -> {2, 3, 4}, "Position" -> {5, 2}]', "Output", "{5, 4}"),
    ],
)
def test_inferred(code, port, expected):
    assert shape_of(code, port) == expected


@pytest.mark.parametrize(
    "code, part",
    [
        ('ExtractLayer[][<|"Input" -> {1, 2}, "Position" -> {1, 1}|>]', "2 integers does not fit"),
        ('ExtractLayer[][<|"Input" -> {1, 2}, "Position" -> {7}|>]', "the integer 7 is no position at a level of length 2"),
        ('ExtractLayer[][<|"Input" -> {1, 2}, "Position" -> {0}|>]', "no position"),
        ('ExtractLayer[][<|"Input" -> {1, 2}, "Position" -> {1.5}|>]', "not integers"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text
