"""CatenateLayer: arrays joined, of one rank or several."""

import pytest
from asking import refusal, shape_of, text_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("CatenateLayer[][{{1, 2}, {3}}]", "{1., 2., 3.}"),
        ("CatenateLayer[][{{{1, 2}}, {{3, 4}, {5, 6}}}]", "{{1., 2.}, {3., 4.}, {5., 6.}}"),
        ("CatenateLayer[2][{{{1, 2}, {3, 4}}, {{5}, {6}}}]", "{{1., 2., 5.}, {3., 4., 6.}}"),
        ("CatenateLayer[-1][{{{1, 2}, {3, 4}}, {{5}, {6}}}]", "{{1., 2., 5.}, {3., 4., 6.}}"),
        ("CatenateLayer[][{{{1, 2}, {3, 4}}, {9}}]", "{{1., 2., 9.}, {3., 4., 9.}}"),
        ("CatenateLayer[InputPorts -> {{2}, {3}}][{{1, 2}, {3, 4, 5}}]", "{1., 2., 3., 4., 5.}"),
        ('CatenateLayer[InputPorts -> {"a", "b"}][<|"a" -> {1}, "b" -> {2}|>]', "{1., 2.}"),
        (
            'NetGraph[{CatenateLayer[]}, {{NetPort["In1"], NetPort["In2"]} -> 1}, "In1" -> 2, "In2" -> 3][<|"In1" -> {1, 2}, '
            '"In2" -> {3, 4, 5}|>]',
            "{1., 2., 3., 4., 5.}",
        ),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, port, expected",
    [
        ("CatenateLayer[InputPorts -> {{2, 3}, {4, 3}}]", "Output", "{6, 3}"),
        ('CatenateLayer[InputPorts -> {2, {Automatic}}, "Output" -> 5]', "Input2", "3"),
    ],
)
def test_inferred(code, port, expected):
    assert shape_of(code, port) == expected


@pytest.mark.parametrize(
    "code, part",
    [
        ("CatenateLayer[][{{{1, 2}}, {{3}}}]", "joined"),
        ("CatenateLayer[2][{{1}, {2}}]", "at least 2 levels"),
        ("CatenateLayer[0]", "other than 0"),
        ('CatenateLayer[InputPorts -> {2, 3}, "Output" -> 4]', "5"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text


@pytest.mark.parametrize("data", ["{}", "", '"x"', "<||>"])
def test_inputs_are_asked_for(data):
    assert "a list or an association" in refusal(f"CatenateLayer[][{data}]").text


@pytest.mark.parametrize(
    "data", ['NumericArray[{{1, 2}, {3, 4}}, "Real32"]', '{NumericArray[{1, 2}, "Real32"], NumericArray[{3, 4}, "Real32"]}']
)
def test_numeric_arrays(data):
    code = f"With[{{r = CatenateLayer[][{data}]}}, {{Head[r], Normal[r]}}]"
    assert text_of(code) == "{NumericArray, {1., 2., 3., 4.}}"
