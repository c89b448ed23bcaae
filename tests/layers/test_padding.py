"""PaddingLayer as ArrayPad."""

import pytest
from asking import refusal, shape_of, text_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("PaddingLayer[{{1, 2}}][{5, 6}]", "{0., 5., 6., 0., 0.}"),
        ("PaddingLayer[{{1, 2}}, Padding -> -9][{5, 6}]", "{-9., 5., 6., -9., -9.}"),
        ('PaddingLayer[{{1, 2}}, Padding -> "Fixed"][{5, 6}]', "{5., 5., 6., 6., 6.}"),
        ('PaddingLayer[{{2, 1}}, Padding -> "Reflected"][{5, 6, 7}]', "{7., 6., 5., 6., 7., 6.}"),
        ("PaddingLayer[{{1, 0}, {0, 1}}][{{1, 2}}]", "{{0., 0., 0.}, {1., 2., 0.}}"),
        ("PaddingLayer[{{1, 1}}][{{5}, {6}}]", "{{0., 5., 0.}, {0., 6., 0.}}"),
        ('PaddingLayer[{{5, 4}}, Padding -> "Reflected"][{1, 2, 3}] == ArrayPad[{1, 2, 3}, {{5, 4}}, "Reflected"]', "True"),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, port, expected",
    [
        ('PaddingLayer[{{1, 2}, {0, 3}}, "Input" -> {3, 4}]', "Output", "{6, 7}"),
        ('PaddingLayer[{{1, 2}}, "Output" -> 6]', "Input", "3"),
    ],
)
def test_inferred(code, port, expected):
    assert shape_of(code, port) == expected


@pytest.mark.parametrize(
    "code, part",
    [
        ("PaddingLayer[{1, 2}]", "pairs"),
        ('PaddingLayer[{{1, 2}}, Padding -> "x"]', "Fixed"),
        ("PaddingLayer[{{-1, 2}}]", "non-negative"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text
