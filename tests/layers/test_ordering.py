"""OrderingLayer as Ordering."""

import pytest
from asking import refusal, shape_of, text_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("OrderingLayer[][{3, 1, 2}]", "{2, 3, 1}"),
        ("OrderingLayer[2][{3, 1, 2}]", "{2, 3}"),
        ("OrderingLayer[-2][{3, 1, 2}]", "{3, 1}"),
        ("OrderingLayer[All][{1, 1, 0}]", "{3, 1, 2}"),
        ('OrderingLayer["Input" -> "Varying"][{{2, 1}, {3, 1, 2}}]', "{{2, 1}, {2, 3, 1}}"),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, port, expected",
    [
        ('OrderingLayer[2, "Input" -> 5]', "Output", '{2, Restricted["Integer", 5]}'),
    ],
)
def test_inferred(code, port, expected):
    assert shape_of(code, port) == expected


@pytest.mark.parametrize(
    "code, part",
    [
        ("OrderingLayer[0]", "other than 0"),
        ("OrderingLayer[4][{1, 2}]", "4 positions"),
        ("OrderingLayer[][{{{1}}}]", "vector"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text
