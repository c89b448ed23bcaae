"""NetArrayLayer: a learned array."""

import pytest
from asking import refusal, shape_of, text_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ('NetArrayLayer["Array" -> {1, 2}][]', "{1., 2.}"),
        ('NetArrayLayer["Array" -> 3][]', "3."),
        ('Dimensions[NetInitialize[NetArrayLayer["Output" -> {2, 3}]][]]', "{2, 3}"),
        ('ConstantArrayLayer["Array" -> {1, 2}] === NetArrayLayer["Array" -> {1, 2}]', "True"),
        (
            'NetGraph[{NetArrayLayer["Array" -> {1, 2}], TotalLayer[]}, {1 -> 2, NetPort["x"] -> 2}][{{3, 3}, {4, 4}}]',
            "{{4., 5.}, {5., 6.}}",
        ),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, port, expected",
    [
        ('NetArrayLayer["Array" -> {{1, 2}}]', "Output", "{1, 2}"),
    ],
)
def test_inferred(code, port, expected):
    assert shape_of(code, port) == expected


@pytest.mark.parametrize(
    "code, part",
    [
        ("NetArrayLayer[][]", "not initialized"),
        ('NetArrayLayer["Array" -> {{1}, {2, 3}}]', "full array"),
        ('NetArrayLayer["Array" -> {1, 2}, "Output" -> 3]', "3"),
        ("NetInitialize[NetArrayLayer[]]", "dimensions"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text
