"""Images, colors and quantities as data."""

import numpy as np
import pytest
from asking import value_of

from wlnet import Session

SETUP = "i = Image[{{0, 1/4, 1/2}, {3/4, 1, 0}}]; c = Image[{{{1, 0, 0}, {0, 1, 0}}, {{0, 0, 1}, {1, 1, 1}}}]; "


@pytest.mark.parametrize(
    "code, expected",
    [
        ("i", "-Image-"),
        ("ImageDimensions[i]", "{3, 2}"),
        ("ImageChannels[c]", "3"),
        ("ImageType[i]", "Real32"),
        ("ImageData[i]", "{{0., 0.25, 0.5}, {0.75, 1., 0.}}"),
        ('ImageData[i, "Byte"]', "{{0, 64, 128}, {191, 255, 0}}"),
        ("ImageColorSpace[c]", "RGB"),
        ("ImageQ[i]", "True"),
        ("ImageQ[1]", "False"),
        ("AtomQ[i]", "True"),
        ("ImageData[ImageReflect[i]]", "{{0.75, 1., 0.}, {0., 0.25, 0.5}}"),
        ("ImageData[ImageReflect[i, Left -> Right]]", "{{0.5, 0.25, 0.}, {0., 1., 0.75}}"),
        ("ImageData[ImageRotate[i]]", "{{0.5, 0.}, {0.25, 1.}, {0., 0.75}}"),
        ("ImageDimensions[ImageResize[i, 6]]", "{6, 4}"),
        ("ImageDimensions[ImageResize[i, {5, 7}]]", "{5, 7}"),
        ("ImageDimensions[ImageResize[i, Scaled[2]]]", "{6, 4}"),
        ("ImageData[ImageTake[i, 1, {2, 3}]]", "{{0.25, 0.5}}"),
        ("ImageDimensions[ImageCrop[ConstantImage[1, {9, 8}], {3, 4}]]", "{3, 4}"),
        ("ImageDimensions[ImagePad[i, 2]]", "{7, 6}"),
        ("ImageData[ImagePad[i, {{1, 0}, {0, 0}}, 1]][[1]]", "{1., 0., 0.25, 0.5}"),
        ("ImageData[ColorNegate[i]][[1]]", "{1., 0.75, 0.5}"),
        ("ImageData[Binarize[i, 0.4]]", "{{0., 0., 1.}, {1., 1., 0.}}"),
        ("Dimensions[ImageData[c, Interleaving -> False]]", "{3, 2, 2}"),
        ('ImageChannels[ColorConvert[c, "Grayscale"]]', "1"),
        ('ImageData[ColorConvert[c, "HSB"]][[2, 2]]', "{0., 0., 1.}"),
        ("Length[ColorSeparate[c]]", "3"),
        ("ColorCombine[ColorSeparate[c]] === c", "True"),
        ("ImageDimensions[ImageAssemble[{{i, i}, {i, i}}]]", "{6, 4}"),
        ("Dimensions[ImagePartition[ConstantImage[0, {6, 4}], 2]]", "{2, 3}"),
        ("ImageData[2 i][[1]]", "{0., 0.5, 1.}"),
        ('ImageMeasurements[i, "Max"]', "1."),
        ('ImageType[Image[i, "Byte"]]', "Byte"),
        ("PixelValue[i, {1, 1}]", "0.75"),
        ("ImageData[ConstantImage[Red, {1, 1}]]", "{{{1., 0., 0.}}}"),
        ("ImageDimensions[5]", "ImageDimensions[5]"),
        ("Image[5]", "Image[5]"),
        ("ImageDimensions[RandomImage[1, {4, 3}]]", "{4, 3}"),
        ('ImageChannels[RandomImage[1, {4, 3}, ColorSpace -> "RGB"]]', "3"),
        ('Image[NumericArray[{{0, 255}}, "UnsignedInteger8"]] === Image[{{0, 255}}, "Byte"]', "True"),
        ('Max[Abs[ImageData[ColorConvert[ColorConvert[c, "LAB"], "RGB"]] - ImageData[c]]] < 0.001', "True"),
    ],
)
def test_images(code, expected):
    assert value_of(SETUP + code, "OutputForm") == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Red", "RGBColor[1, 0, 0]"),
        ("ColorQ[Hue[0.5]]", "True"),
        ('ColorConvert[Red, "Grayscale"]', "GrayLevel[0.299]"),
        ("ColorNegate[Red]", "RGBColor[0, 1, 1]"),
        ("Blend[{Red, Blue}]", "RGBColor[1/2, 0, 1/2]"),
        ('UnitConvert[Quantity[2, "Hours"], "Minutes"]', "Quantity[120, Minutes]"),
        ('QuantityMagnitude[Quantity[90, "Seconds"], "Minutes"]', "3/2"),
        ('Quantity[5, "min"]', "Quantity[5, Minutes]"),
    ],
)
def test_colors_and_quantities(code, expected):
    assert value_of(SETUP + code, "OutputForm") == expected


def test_smoothing_keeps_the_mean_and_resizing_constants():
    session = Session()
    session.evaluate("SeedRandom[1]; j = RandomImage[1, {40, 30}]")
    smooth = np.array(session.evaluate("ImageData[GaussianFilter[j, 3]]"))
    plain = np.array(session.evaluate("ImageData[j]"))
    assert abs(smooth.mean() - plain.mean()) < 0.01 and smooth.std() < plain.std() / 3
    assert np.allclose(session.evaluate("ImageData[ImageResize[ConstantImage[0.3, {9, 5}], {4, 8}]]"), 0.3, atol=1e-6)


@pytest.mark.parametrize(
    "code, text",
    [
        ("Dilation[{{0, 0, 0}, {0, 2, 0}, {0, 0, 0}}, {{0, 1, 0}, {1, 1, 1}, {0, 1, 0}}]", "{{0, 2, 0}, {2, 2, 2}, {0, 2, 0}}"),
        ("Dilation[{{0, 0, 0, 0}, {0, 3, 0, 0}}, {{1, 1, 0}}]", "{{0, 0, 0, 0}, {3, 3, 0, 0}}"),
        ("Erosion[{{1, 1, 1}, {1, 1, 1}, {1, 1, 0}}, {{1, 1}, {1, 1}}]", "{{1, 1, 1}, {1, 0, 0}, {1, 0, 0}}"),
        ("ImageData[Dilation[Image[{{0, 0.5}, {0, 0}}], 1]]", "{{0.5, 0.5}, {0.5, 0.5}}"),
        ("Opening[{{0, 0, 0}, {0, 1, 0}, {0, 0, 0}}, 1]", "{{0, 0, 0}, {0, 0, 0}, {0, 0, 0}}"),
        ("Dilation[{{1, 2}}, x]", "Dilation[{{1, 2}}, x]"),
    ],
)
def test_morphology(code, text):
    assert value_of(code) == text
