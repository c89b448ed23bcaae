"""Color spaces, channels and levels of images."""

import pytest
from asking import messages_of, value_of

SETUP = "i = Image[{{0, 1/4, 1/2}, {3/4, 1, 0}}]; c = Image[{{{1, 0, 0}, {0, 1, 0}}, {{0, 0, 1}, {1, 1, 1}}}]; a = Image[{{{0.5, 0.25}}}]; "


@pytest.mark.parametrize(
    "code, expected",
    [
        ("ImageData[ColorNegate[i]][[1]]", "{1., 0.75, 0.5}"),
        ("ImageData[ColorNegate[c]][[1, 1]]", "{0., 1., 1.}"),
        ('ImageChannels[ColorConvert[c, "Grayscale"]]', "1"),
        ('Round[ImageData[ColorConvert[c, "Grayscale"]], 0.001]', "{{0.299, 0.587}, {0.114, 1.}}"),
        ('ImageData[ColorConvert[c, "HSB"]][[2, 2]]', "{0., 0., 1.}"),
        ('ImageColorSpace[ColorConvert[c, "HSB"]]', '"HSB"'),
        ('ColorConvert[c, GrayLevel] === ColorConvert[c, "Grayscale"]', "True"),
        ('ImageChannels[ColorConvert[c, "CMYK"]]', "4"),
        ('ColorConvert[c, "RGB"] === c', "True"),
        ('ImageData[ColorConvert[i, "RGB"]][[1, 2]]', "{0.25, 0.25, 0.25}"),
        ('ColorConvert[{i, i}, "RGB"] // Length', "2"),
        ('Max[Abs[ImageData[ColorConvert[ColorConvert[c, "LAB"], "RGB"]] - ImageData[c]]] < 0.001', "True"),
        ('Max[Abs[ImageData[ColorConvert[ColorConvert[c, "XYZ"], "RGB"]] - ImageData[c]]] < 0.001', "True"),
        ('ImageChannels[ColorConvert[Image[{{{1, 0, 0, 0.5}}}], "Grayscale"]]', "2"),
        ("Length[ColorSeparate[c]]", "3"),
        ("ImageData[ColorSeparate[c][[2]]]", "{{0., 1.}, {0., 1.}}"),
        ("ColorSeparate[i] === {i}", "True"),
        ('Length[ColorSeparate[c, "HSB"]]', "3"),
        ("ColorCombine[ColorSeparate[c]] === c", "True"),
        ('ImageColorSpace[ColorCombine[{i, i, i}, "HSB"]]', '"HSB"'),
        ("Head[ColorCombine[{i, Image[{{1}}]}]]", "ColorCombine"),
        ("ImageData[AlphaChannel[a]]", "{{0.25}}"),
        ("ImageData[AlphaChannel[i]]", "{{1., 1., 1.}, {1., 1., 1.}}"),
        ("ImageData[RemoveAlphaChannel[a]]", "{{0.5}}"),
        ("ImageData[RemoveAlphaChannel[a, White]]", "{{0.875}}"),
        ("RemoveAlphaChannel[i] === i", "True"),
        ("ImageData[RemoveAlphaChannel[Image[{{{1, 0, 0, 0.5}}}], Blue]]", "{{{0.5, 0., 0.5}}}"),
        ("ImageData[ImageAdjust[Image[{{0.25, 0.5, 0.75}}]]]", "{{0., 0.5, 1.}}"),
        ("ImageAdjust[ConstantImage[0.5, {2, 2}]] === ConstantImage[0.5, {2, 2}]", "True"),
        ("ImageData[ImageAdjust[Image[{{0.25, 0.5, 0.75}}], 1]]", "{{0., 0.5, 1.}}"),
        ("ImageData[ImageAdjust[Image[{{0.25, 0.5}}], {0, 0.5}]]", "{{0.375, 0.75}}"),
        ("ImageData[ImageAdjust[Image[{{0.25, 0.5}}], {0, 0, 2}]]", "{{0.0625, 0.25}}"),
        ("ImageData[Binarize[i, 0.4]]", "{{0., 0., 1.}, {1., 1., 0.}}"),
        ("ImageType[Binarize[i]]", '"Bit"'),
        ("ImageData[Binarize[Image[{{0.1, 0.2, 0.8, 0.9}}]]]", "{{0., 0., 1., 1.}}"),
        ("ImageData[Binarize[i, {0.25, 0.5}]]", "{{0., 1., 1.}, {0., 0., 0.}}"),
        ("ImageData[Binarize[i, 0.25]]", "{{0., 0., 1.}, {1., 1., 0.}}"),
        ("ImageChannels[Binarize[c]]", "1"),
        ("ImageData[Binarize[c, 0.2]]", "{{1., 1.}, {0., 1.}}"),
    ],
)
def test_values(code, expected):
    assert value_of(SETUP + code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ('ColorConvert[Image[{{1}}], "Nonsense"]', ["ColorConvert::imgcs"]),
        ("ColorSeparate[x]", ["ColorSeparate::imginv"]),
        ("Binarize[x]", ["Binarize::imginv"]),
        ("ColorCombine[{x}]", ["ColorCombine::imginv"]),
        ("ImageAdjust[x]", ["ImageAdjust::imginv"]),
        ("AlphaChannel[x]", ["AlphaChannel::imginv"]),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages
