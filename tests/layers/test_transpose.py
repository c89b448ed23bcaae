"""TransposeLayer as Transpose."""

import pytest
from asking import refusal, shape_of, text_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("TransposeLayer[][{{1, 2}, {3, 4}, {5, 6}}]", "{{1., 3., 5.}, {2., 4., 6.}}"),
        ("TransposeLayer[1 <-> 3][{{{1, 2}, {3, 4}}}]", "{{{1.}, {3.}}, {{2.}, {4.}}}"),
        ("TransposeLayer[-1 <-> -2][{{{1, 2}, {3, 4}}}]", "{{{1., 3.}, {2., 4.}}}"),
        ("TransposeLayer[{1 <-> 2, 2 <-> 3}][{{{1, 2}, {3, 4}}}] == Transpose[Transpose[{{{1, 2}, {3, 4}}}], {1, 3, 2}]", "True"),
        ("TransposeLayer[{1 -> 2, 2 -> 3}][{{{1, 2}, {3, 4}}}] == TransposeLayer[{1 <-> 2, 2 <-> 3}][{{{1, 2}, {3, 4}}}]", "True"),
        ("TransposeLayer[{2, 3, 1}][{{{1, 2}, {3, 4}}}] == Transpose[{{{1, 2}, {3, 4}}}, {2, 3, 1}]", "True"),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, port, expected",
    [
        ('TransposeLayer[{2, 3, 1}, "Input" -> {2, 3, 4}]', "Output", "{4, 2, 3}"),
        ('TransposeLayer["Output" -> {3, 4}]', "Input", "{4, 3}"),
    ],
)
def test_inferred(code, port, expected):
    assert shape_of(code, port) == expected


@pytest.mark.parametrize(
    "code, part",
    [
        ("TransposeLayer[][{1, 2}]", "only 1 level"),
        ("TransposeLayer[{1, 1}]", "permutation"),
        ("TransposeLayer[2 <-> 4][{{1}}]", "only 2"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text
