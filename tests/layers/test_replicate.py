"""ReplicateLayer: copies along new levels."""

import pytest
from asking import refusal, shape_of, text_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("ReplicateLayer[2][{1, 2}]", "{{1., 2.}, {1., 2.}}"),
        ("ReplicateLayer[2, 2][{1, 2}]", "{{1., 1.}, {2., 2.}}"),
        ("ReplicateLayer[2, -1][{1, 2}]", "{{1., 1.}, {2., 2.}}"),
        ("ReplicateLayer[{2, 1}][{1, 2}]", "{{{1., 2.}}, {{1., 2.}}}"),
        ("ReplicateLayer[3][5]", "{5., 5., 5.}"),
        ('ReplicateLayer[Automatic, "Output" -> {3, 2}][{1, 2}]', "{{1., 2.}, {1., 2.}, {1., 2.}}"),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, port, expected",
    [
        ('ReplicateLayer[{2, 3}, 2, "Input" -> {4, 5}]', "Output", "{4, 2, 3, 5}"),
        ('ReplicateLayer[2, "Output" -> {2, 5}]', "Input", "5"),
    ],
)
def test_inferred(code, port, expected):
    assert shape_of(code, port) == expected


@pytest.mark.parametrize(
    "code, part",
    [
        ("ReplicateLayer[2, 3][{1, 2}]", "level 3 of an input of rank 1"),
        ("ReplicateLayer[0]", "positive"),
        ("ReplicateLayer[2, 0]", "other than 0"),
        ("ReplicateLayer[Automatic][{1, 2}]", "Automatic"),
        ("ReplicateLayer[2][{sym}]", "not numbers"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text
