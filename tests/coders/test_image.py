"""The image coder: size, color, layout, normalisation, and back."""

import numpy as np
import pytest
from asking import array_of, refusal, text_of

IMAGE = "i = Image[{{{0, .5, 1}, {1, 0, 0}}, {{0, 1, 0}, {0, 0, 1}}}]; "


@pytest.mark.parametrize(
    "code, text",
    [
        ('Dimensions[NetEncoder["Image"][i]]', "{3, 128, 128}"),
        ('Dimensions[NetEncoder[{"Image", {5, 4}}][i]]', "{3, 4, 5}"),
        ('Dimensions[NetEncoder[{"Image", {5, 4}, Interleaving -> True}][i]]', "{4, 5, 3}"),
        ('Dimensions[NetEncoder[{"Image", {5, 4}, "DataTransposed" -> True}][i]]', "{3, 5, 4}"),
        ('Dimensions[NetEncoder[{"Image", 4, ColorSpace -> "Grayscale"}][i]]', "{1, 4, 4}"),
        ('Dimensions[NetEncoder[{"Image", 4}][{i, i}]]', "{2, 3, 4, 4}"),
        ('NetEncoder[{"Image", {2, 2}}][i][[2]]', "{{0.5, 0.}, {1., 0.}}"),
        ('NetEncoder[{"Image", {2, 2}, "MeanImage" -> .5}][i][[2]]', "{{0., -0.5}, {0.5, -0.5}}"),
        ('NetEncoder[{"Image", {2, 2}, "MeanImage" -> {0, .5, 0}, "VarianceImage" -> .25}][i][[2]]', "{{0., -1.}, {1., -1.}}"),
        ('NetEncoder[{"Image", {2, 2}, "MeanImage" -> i}][i] // Flatten // Union', "{0.}"),
        ('ImageData[NetDecoder["Image"][NetEncoder[{"Image", {2, 2}}][i]]] == ImageData[i]', "True"),
        (
            'ImageData[NetDecoder[NetEncoder[{"Image", {2, 2}, "MeanImage" -> .25, "VarianceImage" -> .25, Interleaving -> True}]][NetEncoder[{"Image", {2, 2}, "MeanImage" -> .25, "VarianceImage" -> .25, Interleaving -> True}][i]]] == ImageData[i]',
            "True",
        ),
        ('e = NetEncoder[{"Image", {2, 3}}]; e === ToExpression[ToString[e, InputForm]]', "True"),
        (
            'd = DropoutLayer["Input" -> NetEncoder[{"Image", {2, 2}}], "Output" -> "Image"]; ImageData[d[i]] == ImageData[i]',
            "True",
        ),
    ],
)
def test_values(code, text):
    assert text_of(IMAGE + code) == text


def test_fit_pads_and_fill_crops():
    wide = "i = Image[ConstantArray[1., {2, 4}]]; "
    fit = array_of(wide + 'NetEncoder[{"Image", 4, Method -> "Fit", ColorSpace -> "Grayscale"}][i]')[0]
    assert np.array_equal(fit[:, 0], [0, 1, 1, 0]) and fit.shape == (4, 4)
    assert array_of(wide + 'NetEncoder[{"Image", 4, Method -> "Fill", ColorSpace -> "Grayscale"}][i]').min() == 1


@pytest.mark.parametrize(
    "code, part",
    [
        ('NetEncoder["Image"][7]', "expects an image, but was given"),
        ('NetEncoder[{"Image", -1}]', "width, height"),
        ('NetEncoder[{"Image", ColorSpace -> "Foo"}]', "Grayscale"),
        ('NetEncoder[{"Image", "MeanImage" -> "x"}]', "MeanImage"),
        ('NetDecoder["Image"][{1, 2}]', "array"),
        ('NetDecoder["Image"][ConstantArray[1, {3, 2, 2}], "Foo"]', "no properties"),
        ('NetEncoder[{"Image", 4, "MeanImage" -> Image[{{1., 2.}}]}][Image[{{1., 0.}}]]', "4 by 4 pixels"),
    ],
)
def test_refusals(code, part):
    assert part in refusal(code)[1]


@pytest.mark.parametrize(
    "method, alignment, size, image, row",
    [
        ("Fit", "Left", "{3, 1}", "{{1}}", "{1., 0., 0.}"),
        ("Fit", "Center", "{3, 1}", "{{1}}", "{0., 1., 0.}"),
        ("Fit", "Right", "{3, 1}", "{{1}}", "{0., 0., 1.}"),
        ("Fill", "Left", "{1, 1}", "{{0, 0.5, 1}}", "{0.}"),
        ("Fill", "Center", "{1, 1}", "{{0, 0.5, 1}}", "{0.5}"),
        ("Fill", "Right", "{1, 1}", "{{0, 0.5, 1}}", "{1.}"),
    ],
)
def test_alignment(method, alignment, size, image, row):
    encoder = f'NetEncoder[{{"Image", {size}, "Grayscale", Method -> "{method}", Alignment -> {alignment}}}]'
    assert text_of(f"{encoder}[Image[{image}]]") == f"{{{{{row}}}}}"


@pytest.mark.parametrize("alignment, column", [("Top", "{1., 0., 0.}"), ("Center", "{0., 1., 0.}"), ("Bottom", "{0., 0., 1.}")])
def test_alignment_of_wide_images(alignment, column):
    encoder = f'NetEncoder[{{"Image", {{1, 3}}, "Grayscale", Method -> "Fit", Alignment -> {alignment}}}]'
    assert text_of(f"Flatten[{encoder}[Image[{{{{1}}}}]]]") == column
