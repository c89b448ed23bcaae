"""PartLayer as Part."""

import pytest
from asking import refusal, shape_of, text_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("PartLayer[2][{1, 2, 3}]", "2."),
        ("PartLayer[-1][{{1, 2}, {3, 4}}]", "{3., 4.}"),
        ("PartLayer[2 ;; 3][{1, 2, 3}]", "{2., 3.}"),
        ("PartLayer[1 ;; -1 ;; 2][{1, 2, 3, 4, 5}]", "{1., 3., 5.}"),
        ("PartLayer[-1 ;; 1 ;; -1][{1, 2, 3}]", "{3., 2., 1.}"),
        ("PartLayer[All][{1, 2}]", "{1., 2.}"),
        ("PartLayer[2 ;;][{1, 2, 3}]", "{2., 3.}"),
        ("PartLayer[{All, 1}][{{1, 2}, {3, 4}}]", "{1., 3.}"),
        ("PartLayer[{2, 1 ;; 1}][{{1, 2}, {3, 4}}]", "{3.}"),
        ('PartLayer[1, "Input" -> {"Varying", 2}][{{{1, 2}, {3, 4}}, {{5, 6}}}]', "{{1., 2.}, {5., 6.}}"),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, port, expected",
    [
        ('PartLayer[{1, 2 ;; 3}, "Input" -> {2, 5, 4}]', "Output", "{2, 4}"),
        ('PartLayer[{1, 1 ;; 2}, "Output" -> {2, 4}]', "Input", "{Automatic, Automatic, 4}"),
    ],
)
def test_inferred(code, port, expected):
    assert shape_of(code, port) == expected


@pytest.mark.parametrize(
    "code, part",
    [
        ("PartLayer[3 ;; 1]", "not empty"),
        ("PartLayer[0]", "nonzero"),
        ("PartLayer[5][{1, 2}]", "part 5"),
        ("PartLayer[{1, 1}][{1, 2}]", "at least 2 levels"),
        ("PartLayer[2 ;; 4][{1, 2, 3}]", "2;;4"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text
