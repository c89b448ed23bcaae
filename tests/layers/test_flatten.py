"""FlattenLayer as Flatten."""

import pytest
from asking import refusal, shape_of, text_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("FlattenLayer[][{{1, 2}, {3, 4}}]", "{1., 2., 3., 4.}"),
        ("FlattenLayer[][5]", "{5.}"),
        ("FlattenLayer[0][{{1, 2}, {3, 4}}]", "{{1., 2.}, {3., 4.}}"),
        ("FlattenLayer[1][{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}]", "{{1., 2.}, {3., 4.}, {5., 6.}, {7., 8.}}"),
        ("FlattenLayer[-1][{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}]", "{{1., 2., 3., 4.}, {5., 6., 7., 8.}}"),
        ("FlattenLayer[{{2}, {1}}][{{1, 2, 3}, {4, 5, 6}}]", "{{1., 4.}, {2., 5.}, {3., 6.}}"),
        ("FlattenLayer[{{3, 1}}][{{{1, 2}}, {{3, 4}}}]", "{{1.}, {3.}, {2.}, {4.}}"),
        ('FlattenLayer["Input" -> {2, 2}][{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}]', "{{1., 2., 3., 4.}, {5., 6., 7., 8.}}"),
        ('FlattenLayer["Input" -> {"Varying", 2}][{{{1, 2}}, {{1, 2}, {3, 4}}}]', "{{1., 2.}, {1., 2., 3., 4.}}"),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, port, expected",
    [
        ('FlattenLayer["Input" -> {2, 3, 4}]', "Output", "24"),
        ('FlattenLayer[1, "Output" -> {6, 4}]', "Input", "{Automatic, Automatic, 4}"),
        ('FlattenLayer["Input" -> {Automatic, 3}, "Output" -> 6]', "Input", "{2, 3}"),
    ],
)
def test_inferred(code, port, expected):
    assert shape_of(code, port) == expected


@pytest.mark.parametrize(
    "code, part",
    [
        ("FlattenLayer[2][{1, 2}]", "at least 3 levels"),
        ("FlattenLayer[1][{1, 2}]", "at least 2 levels, but has 1"),
        ("FlattenLayer[2][{{1, 2}, {3, 4}}]", "at least 3 levels, but has 2"),
        ("FlattenLayer[-2][{{1, 2}, {3, 4}}]", "at least 3 levels, but has 2"),
        ("FlattenLayer[x]", "Infinity"),
        ("FlattenLayer[{{1}, {1}}]", "distinct"),
        ("FlattenLayer[{{3}}][{{1}}]", "at least 3 levels, but has 2"),
        ("FlattenLayer[][{sym, 1}]", "not numbers"),
        ('FlattenLayer["Input" -> {2, 3}, "Output" -> 5]', "6"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text
