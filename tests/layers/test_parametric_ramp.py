"""ParametricRampLayer, ConstantPlusLayer and ConstantTimesLayer."""

import pytest
from asking import refusal, shape_of, text_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ('ParametricRampLayer["Slope" -> {0.5, 2}][{-1, -1}]', "{-0.5, -2.}"),
        ('ParametricRampLayer["Slope" -> {0.5, 2}][{3, 0}]', "{3., 0.}"),
        ('ParametricRampLayer["Slope" -> 0.5, LearningRateMultipliers -> 0][{{-1, 2}, {-2, 1}}]', "{{-0.5, 2.}, {-1., 1.}}"),
        ('ParametricRampLayer[{}, "Slope" -> 0.25][-4]', "-1."),
        ('ParametricRampLayer[2, "Slope" -> {1, 0.5}][{{-1, -2}, {-3, -4}}]', "{{-1., -1.}, {-3., -2.}}"),
        ('ParametricRampLayer[1;;2, "Slope" -> {{1, 3}, {4, 2}}][{{-1, -2}, {-3, -4}}]', "{{-1., -6.}, {-12., -8.}}"),
        ('ParametricRampLayer[{2, 1}, "Slope" -> {{1, 2}, {3, 4}}][{{-1, -1}, {-1, -1}}]', "{{-1., -3.}, {-2., -4.}}"),
        ('Normal[NetExtract[NetInitialize[ParametricRampLayer["Input" -> 2]], "Slope"]] // Round[#, 0.001] &', "{0.1, 0.1}"),
        ('ConstantPlusLayer["Biases" -> {1, 2}][{1, 1}]', "{2., 3.}"),
        ('ConstantTimesLayer["Scaling" -> {1, 2}][{3, 3}]', "{3., 6.}"),
        ('NetInitialize[ConstantTimesLayer["Input" -> 2]][{3, 4}]', "{3., 4.}"),
        ('NetInitialize[ConstantPlusLayer["Input" -> {1, 2}]][{{3, 4}}]', "{{3., 4.}}"),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, port, expected",
    [
        ('ParametricRampLayer["Slope" -> {1, 2, 3}, "Input" -> {Automatic, 4}]', "Output", "{3, 4}"),
        ('ConstantPlusLayer["Biases" -> {{1, 2}}]', "Input", "{1, 2}"),
    ],
)
def test_inferred(code, port, expected):
    assert shape_of(code, port) == expected


@pytest.mark.parametrize(
    "code, part",
    [
        ("ParametricRampLayer[2][{1, 2}]", "rank 1"),
        ('ParametricRampLayer["Input" -> {"Varying", 2}]', "fixed dimensions"),
        ('ParametricRampLayer["Slope" -> {1, 2}][{1, 2, 3}]', "length 2"),
        ('ConstantPlusLayer["Biases" -> {1}][{1, 2}]', "length 1"),
        ("ParametricRampLayer[x]", "integer"),
        ('ConstantTimesLayer["Input" -> 2][{1, 2}]', "not initialized"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text
