"""LinearLayer: values, shapes in both directions, refusals."""

import pytest
from asking import array_of, refusal, text_of

W = '"Weights" -> {{1, 2}, {3, 4}}, "Biases" -> {5, 6}'


@pytest.mark.parametrize(
    "code, text",
    [
        (f"LinearLayer[2, {W}][{{1, 1}}]", "{8., 13.}"),
        (f"LinearLayer[{{2}}, {W}][{{{{1, 1}}, {{0, 1}}}}]", "{{8., 13.}, {7., 10.}}"),
        ('LinearLayer[2, "Weights" -> {{1, 2}, {3, 4}}, "Biases" -> None][{1, 1}]', "{3., 7.}"),
        ('LinearLayer[{}, "Weights" -> {{1, 2}}, "Biases" -> {1}][{1, 1}]', "4."),
        (f"LinearLayer[{{2, 1}}, {W}][{{1, 1}}]", "{{8.}, {13.}}"),
        ('LinearLayer[1, "Weights" -> {{1, 2, 3, 4}}, "Biases" -> None, "Input" -> {2, 2}][{{1, 1}, {1, 1}}]', "{10.}"),
        ('LinearLayer["Weights" -> {{1, 2}}, "Biases" -> {0}][{1, 1}]', "{3.}"),
        ('LinearLayer[1, "Weights" -> {{2}}, "Biases" -> {0}, "Input" -> "Real"][{3, 4}]', "{{6.}, {8.}}"),
        ('Dimensions[LinearLayer[5, "Input" -> {2, 3}][["Weights"]]]', "{}"),
        (
            'Information[LinearLayer[{4, 5}, "Input" -> {2, 3}], "ArraysDimensions"]',
            '<|{"Weights"} -> {20, 6}, {"Biases"} -> {20}|>',
        ),
        (
            'Information[LinearLayer["Input" -> 3, "Output" -> 4], "ArraysDimensions"]',
            '<|{"Weights"} -> {4, 3}, {"Biases"} -> {4}|>',
        ),
        ('LinearLayer[2, "Weights" -> ConstantArray[1., {2, 3}]][["Input"]]', "Automatic"),
        (
            "Options[LinearLayer]",
            '{"Weights" -> Automatic, "Biases" -> Automatic, LearningRateMultipliers -> Automatic, '
            '"Input" -> Automatic, "Output" -> Automatic}',
        ),
    ],
)
def test_values(code, text):
    assert text_of(code) == text


@pytest.mark.parametrize(
    "code, part",
    [
        ("LinearLayer[-1]", "positive integer"),
        ("LinearLayer[2, 3]", "at most 1 argument"),
        ("LinearLayer[2.5]", "but is 2.5"),
        ('LinearLayer[2, "Weights" -> {{1, 2}, {3}}]', "a full array"),
        ('LinearLayer[2, "Weights" -> None]', "Automatic"),
        ('LinearLayer[3, "Weights" -> {{1, 2}, {3, 4}}]', 'array "Weights"'),
        ('LinearLayer[2, "Input" -> "Varying"]', "fixed dimensions"),
        ('LinearLayer[2, "Weights" -> {{1, 2}, {3, 4}}, "Input" -> 3]', "must be a 2×3 array"),
        ('LinearLayer[2, "Input" -> 2][{1, 2}]', "not initialized"),
        ('LinearLayer[2, "Output" -> 3]', "must be"),
    ],
)
def test_refusals(code, part):
    name, text = refusal(code)
    assert name.startswith("LinearLayer::") and part in text


def test_gradients_follow_the_formula():
    code = f'l = LinearLayer[2, {W}]; g = l[{{{{7, 8}}, {{1, 2}}}}, {{NetPortGradient["Weights"], NetPortGradient["Biases"], NetPortGradient["Input"]}}]; '
    assert array_of(code + "Values[g][[1]]").tolist() == [[8, 10], [8, 10]]
    assert array_of(code + "Values[g][[2]]").tolist() == [2, 2] and array_of(code + "Values[g][[3]]").tolist() == [[4, 6]] * 2
