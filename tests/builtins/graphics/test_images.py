"""Images as data: made, looked at, used as arguments."""

import pytest
from asking import messages_of, value_of

SETUP = "i = Image[{{0, 1/4, 1/2}, {3/4, 1, 0}}]; c = Image[{{{1, 0, 0}, {0, 1, 0}}, {{0, 0, 1}, {1, 1, 1}}}]; "


@pytest.mark.parametrize(
    "code, expected",
    [
        ("ImageDimensions[i]", "{3, 2}"),
        ("ImageChannels[i]", "1"),
        ("ImageChannels[c]", "3"),
        ("ImageType[i]", '"Real32"'),
        ("ImageData[i]", "{{0., 0.25, 0.5}, {0.75, 1., 0.}}"),
        ('ImageData[i, "Byte"]', "{{0, 64, 128}, {191, 255, 0}}"),
        ('ImageData[i, "Bit16"][[2]]', "{49151, 65535, 0}"),
        ('ImageData[i, "Real32"][[1, 2]]', "0.25"),
        ("ImageColorSpace[c]", '"RGB"'),
        ("ImageColorSpace[i]", '"Grayscale"'),
        ("ImageColorSpace[Image[{{{1, 2}}}]]", '"Grayscale"'),
        ("ImageQ[i]", "True"),
        ("ImageQ[1]", "False"),
        ("AtomQ[i]", "True"),
        ("ImageAspectRatio[i]", "2/3"),
        ("Dimensions[ImageData[c, Interleaving -> False]]", "{3, 2, 2}"),
        ("ImageData[c][[1, 2]]", "{0., 1., 0.}"),
        ("ImageData[c, Interleaving -> False][[2]]", "{{0., 1.}, {0., 1.}}"),
        ('ImageType[Image[i, "Byte"]]', '"Byte"'),
        ('ImageData[Image[i, "Byte"], "Byte"][[1]]', "{0, 64, 128}"),
        ('ImageData[Image[{{0, 255}}, "Byte"]]', "{{0., 1.}}"),
        ('ImageData[Image[{{0, 1}}, "Bit"]]', "{{0., 1.}}"),
        ('ImageType[Image[{{0, 1}}, "Real"]]', '"Real32"'),
        ('ImageData[Image[{{1.6, -3, 300}}, "Byte"], "Byte"]', "{{2, 0, 255}}"),
        ('Image[Image[{{0.5}}], ColorSpace -> "XYZ"] // ImageColorSpace', '"XYZ"'),
        ("Image[{{{1, 2}}, {{3, 4}}, {{5, 6}}}, Interleaving -> False] // ImageChannels", "3"),
        ('ImageType[Image[NumericArray[{{0, 255}}, "UnsignedInteger8"]]]', '"Byte"'),
        ('Image[NumericArray[{{0, 255}}, "UnsignedInteger8"]] === Image[{{0, 255}}, "Byte"]', "True"),
        ('ImageType[Image[NumericArray[{{0.5}}, "Real64"]]]', '"Real64"'),
        ("Image[{{{0.5}}}] === Image[{{0.5}}]", "True"),
        ("ImageData[Image[{{Sqrt[1/4]}}]]", "{{0.5}}"),
        ("Image[5]", "Image[5]"),
        ("ImageDimensions[5]", "ImageDimensions[5]"),
        ("i === Image[{{0, 1/4, 1/2}, {3/4, 1, 0}}]", "True"),
        ("i === Image[{{0, 1/4, 1/2}, {3/4, 1, 1}}]", "False"),
    ],
)
def test_making_and_looking(code, expected):
    assert value_of(SETUP + code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("ImageData[ConstantImage[0.5, {2, 1}]]", "{{0.5, 0.5}}"),
        ("ImageDimensions[ConstantImage[0.5, 3]]", "{3, 3}"),
        ("ImageDimensions[ConstantImage[0.5]]", "{150, 150}"),
        ("ImageData[ConstantImage[Red, {1, 1}]]", "{{{1., 0., 0.}}}"),
        ("ImageData[ConstantImage[{1, 0.5, 0}, {1, 1}]]", "{{{1., 0.5, 0.}}}"),
        ('ImageType[ConstantImage[1, {1, 1}, "Byte"]]', '"Byte"'),
        ("ImageColorSpace[ConstantImage[GrayLevel[0.5], {1, 1}]]", '"Grayscale"'),
        ("ImageChannels[ConstantImage[RGBColor[1, 0, 0, 0.5], {1, 1}]]", "4"),
        ("ImageDimensions[RandomImage[1, {4, 3}]]", "{4, 3}"),
        ('ImageChannels[RandomImage[1, {4, 3}, ColorSpace -> "RGB"]]', "3"),
        ("0.2 < Mean[Flatten[ImageData[RandomImage[{0.2, 0.4}]]]] < 0.4", "True"),
        ("0.45 < Mean[Flatten[ImageData[RandomImage[]]]] < 0.55", "True"),
        ("Max[ImageData[RandomImage[0.5]]] <= 0.5", "True"),
        ("Union[Flatten[ImageData[RandomImage[BernoulliDistribution[1/2], {9, 9}]]]]", "{0., 1.}"),
        ("SeedRandom[1]; a = RandomImage[1, 5]; SeedRandom[1]; a === RandomImage[1, 5]", "True"),
    ],
)
def test_constant_and_random_images(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ('ImageMeasurements[i, "Max"]', "1."),
        ('ImageMeasurements[i, "Min"]', "0."),
        ('ImageMeasurements[i, "Total"]', "2.5"),
        ('ImageMeasurements[i, "Mean"]', "0.4166666666666667"),
        ('ImageMeasurements[c, "Max"]', "{1., 1., 1.}"),
        ('ImageMeasurements[c, "Total"]', "{2., 2., 2.}"),
        ('ImageMeasurements[c, "MeanIntensity"]', "0.5"),
        ('ImageMeasurements[i, {"Dimensions", "Channels", "SampleDepth", "ColorSpace"}]', '{{3, 2}, 1, "Real32", "Grayscale"}'),
        ('ImageMeasurements[i, "StandardDeviation"] == StandardDeviation[Flatten[ImageData[i]]]', "True"),
        ("PixelValue[i, {1, 1}]", "0.75"),
        ("PixelValue[i, {3, 2}]", "0.5"),
        ("PixelValue[i, {{1, 2}, {2, 1}}]", "{0., 1.}"),
        ("ImageValue[i, {0.5, 0.5}]", "0.75"),
        ("ImageValue[i, {1.5, 1.5}]", "0.25"),
        ("PixelValue[i, {9, 9}]", "PixelValue[i, {9, 9}]"),
        ("PixelValue[i, {1, 0}]", "PixelValue[i, {1, 0}]"),
        ("PixelValue[c, {2, 2}]", "{0., 1., 0.}"),
    ],
)
def test_measurements_and_pixels(code, expected):
    if expected.startswith("PixelValue"):
        assert value_of(SETUP + f"Head[{code}]") == "PixelValue"
    else:
        assert value_of(SETUP + code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("ImageData[2 i][[1]]", "{0., 0.5, 1.}"),
        ("ImageData[i + 0.25][[1]]", "{0.25, 0.5, 0.75}"),
        ("ImageData[i^2][[1]]", "{0., 0.0625, 0.25}"),
        ("ImageData[i + i][[1]]", "{0., 0.5, 1.}"),
        ("ImageData[i i][[2]]", "{0.5625, 1., 0.}"),
        ("ImageData[Sqrt[i]][[1, 2]]", "0.5"),
        ("Options[i, ColorSpace]", '{ColorSpace -> "Grayscale"}'),
        ("Options[c, Interleaving]", "{Interleaving -> True}"),
        ("Dimensions[i]", "{}"),
        ("ImageQ[i + c]", "False"),
        ("ImageQ[i + {1}]", "False"),
        ("ImageQ[f[i]]", "False"),
    ],
)
def test_images_as_arguments(code, expected):
    assert value_of(SETUP + code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ("ImageDimensions[5]", ["ImageDimensions::imginv"]),
        ("Image[5]", ["Image::imgarray"]),
        ("Image[{1, 2}]", ["Image::imgarray"]),
        ("Image[{{I}}]", ["Image::imgarray"]),
        ("Image[{{}}]", ["Image::imgarray"]),
        ('Image[{{1}}, "Nonsense"]', ["Image::imgtype"]),
        ("ConstantImage[1, x]", ["ConstantImage::imgdims"]),
        ("ConstantImage[1, {0, 1}]", ["ConstantImage::imgdims"]),
        ('ConstantImage[1, 2, "Nonsense"]', ["ConstantImage::imgtype"]),
        ("RandomImage[1, x]", ["RandomImage::imgdims"]),
        ('ImageData[Image[{{1}}], "Nonsense"]', ["ImageData::imgtype"]),
        ("ImageChannels[x]", ["ImageChannels::imginv"]),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages
