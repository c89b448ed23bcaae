"""SequenceIndicesLayer: 1, 2, … along a sequence."""

import pytest
from asking import refusal, shape_of, text_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("SequenceIndicesLayer[][{7, 8, 9}]", "{1, 2, 3}"),
        ('SequenceIndicesLayer["Maximum" -> 2][{7, 8, 9}]', "{1, 2, 2}"),
        ("SequenceIndicesLayer[][{{7, 8}, {9, 9}}]", "{1, 2}"),
        ('SequenceIndicesLayer["Input" -> "Varying"][{{7}, {8, 9}}]', "{{1}, {1, 2}}"),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, port, expected",
    [
        ('SequenceIndicesLayer["Input" -> {3, 2}]', "Output", '{3, Restricted["Integer", 3]}'),
    ],
)
def test_inferred(code, port, expected):
    assert shape_of(code, port) == expected


@pytest.mark.parametrize(
    "code, part",
    [
        ('SequenceIndicesLayer["Maximum" -> 0]', "positive"),
        ("SequenceIndicesLayer[][3]", "is a number"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text
