"""ReshapeLayer: row-major order in another shape."""

import pytest
from asking import refusal, shape_of, text_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("ReshapeLayer[{2, 3}][Range[6]]", "{{1., 2., 3.}, {4., 5., 6.}}"),
        ("ReshapeLayer[{2, 3}][{{{1}, {2}}, {{3}, {4}}, {{5}, {6}}}]", "{{1., 2., 3.}, {4., 5., 6.}}"),
        ("ReshapeLayer[{}][{7}]", "7."),
        ("ReshapeLayer[{1, 1}][7]", "{{7.}}"),
        ("ReshapeLayer[{Inherited, 1, 2, Automatic}][{{1, 2, 3, 4}}]", "{{{{1., 2.}, {3., 4.}}}}"),
        ("ReshapeLayer[{All, 1}][{{1, 2}}]", "{{{1.}, {2.}}}"),
        ("ReshapeLayer[{Automatic, 2}][Range[4]]", "{{1., 2.}, {3., 4.}}"),
        (
            'ReshapeLayer["ReferenceShape"][<|"Input" -> {1, 2, 3, 4}, "ReferenceShape" -> {{0, 0}, {0, 0}}|>]',
            "{{1., 2.}, {3., 4.}}",
        ),
        ('ReshapeLayer[{Automatic}, "Input" -> {"Varying", 2}][{{{1, 2}}, {{1, 2}, {3, 4}}}]', "{{1., 2.}, {1., 2., 3., 4.}}"),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, port, expected",
    [
        ('ReshapeLayer[{2, Automatic}, "Input" -> {3, 4}]', "Output", "{2, 6}"),
        ('ReshapeLayer[{6}, "Input" -> {Automatic, 3}]', "Input", "{2, 3}"),
    ],
)
def test_inferred(code, port, expected):
    assert shape_of(code, port) == expected


@pytest.mark.parametrize(
    "code, part",
    [
        ("ReshapeLayer[{2, 2}][Range[5]]", "{5} cannot be reshaped"),
        ("ReshapeLayer[{Automatic, Automatic}]", "at most one"),
        ("ReshapeLayer[]", "missing"),
        ("ReshapeLayer[{2, Automatic}][{1, 2, 3}]", "cannot be"),
        ("ReshapeLayer[{1, Inherited}][{1, 2}]", "no dimension 2"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text
