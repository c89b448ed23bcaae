"""AppendLayer and PrependLayer."""

import pytest
from asking import refusal, shape_of, text_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ('AppendLayer[][<|"Input" -> {1, 2}, "Element" -> 3|>]', "{1., 2., 3.}"),
        ('PrependLayer[][<|"Input" -> {1, 2}, "Element" -> 3|>]', "{3., 1., 2.}"),
        ('AppendLayer[][<|"Input" -> {{1, 2}}, "Element" -> {3, 4}|>]', "{{1., 2.}, {3., 4.}}"),
        (
            'PrependLayer["Input" -> {"Varying", 1}][<|"Input" -> {{{1}}, {{2}, {3}}}, "Element" -> {{0}, {9}}|>]',
            "{{{0.}, {1.}}, {{9.}, {2.}, {3.}}}",
        ),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, port, expected",
    [
        ('AppendLayer["Input" -> {2, 3}]', "Output", "{3, 3}"),
        ('AppendLayer["Output" -> {3, 4}]', "Input", "{2, 4}"),
        ('PrependLayer["Output" -> {3, 4}]', "Element", "4"),
    ],
)
def test_inferred(code, port, expected):
    assert shape_of(code, port) == expected


@pytest.mark.parametrize(
    "code, part",
    [
        ('AppendLayer[][<|"Input" -> {{1, 2}}, "Element" -> {3}|>]', "1×2"),
        ('AppendLayer[][<|"Input" -> 1, "Element" -> 3|>]', "is a number"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text
