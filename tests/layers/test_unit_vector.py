"""UnitVectorLayer: integers to unit vectors."""

import pytest
from asking import refusal, shape_of, text_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("UnitVectorLayer[3][2]", "{0., 1., 0.}"),
        ("UnitVectorLayer[2][{1, 2}]", "{{1., 0.}, {0., 1.}}"),
        ('UnitVectorLayer["Output" -> 3][2]', "{0., 1., 0.}"),
        ('UnitVectorLayer[2, "Input" -> "Varying"][{{1}, {2, 1}}]', "{{{1., 0.}}, {{0., 1.}, {1., 0.}}}"),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, port, expected",
    [
        ('UnitVectorLayer[3, "Input" -> {2, 5}]', "Output", "{2, 5, 3}"),
        ('UnitVectorLayer["Output" -> {2, 3}]', "Input", '{2, Restricted["Integer", 3]}'),
    ],
)
def test_inferred(code, port, expected):
    assert shape_of(code, port) == expected


@pytest.mark.parametrize(
    "code, part",
    [
        ("UnitVectorLayer[3][4]", "4"),
        ("UnitVectorLayer[3][0]", "0"),
        ("UnitVectorLayer[0]", "positive"),
        ("UnitVectorLayer[][2]", "not known"),
        ('UnitVectorLayer[3, "Output" -> {2, 4}]', "3"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text
