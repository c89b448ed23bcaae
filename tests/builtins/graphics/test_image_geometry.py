"""Images resized, cropped, padded, turned, cut and put together."""

import numpy as np
import pytest
from asking import array_of, messages_of, value_of

SETUP = "i = Image[{{0, 1/4, 1/2}, {3/4, 1, 0}}]; c = Image[{{{1, 0, 0}, {0, 1, 0}}, {{0, 0, 1}, {1, 1, 1}}}]; "
SQUARE = 'n = Image[{{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}}, "Byte"]; d[x_] := ImageData[x, "Byte"]; '


@pytest.mark.parametrize(
    "code, expected",
    [
        ("ImageDimensions[ImageResize[i, 6]]", "{6, 4}"),
        ("ImageDimensions[ImageResize[i, {5, 7}]]", "{5, 7}"),
        ("ImageDimensions[ImageResize[i, Scaled[2]]]", "{6, 4}"),
        ("ImageDimensions[ImageResize[i, {6}]]", "{6, 4}"),
        ("ImageDimensions[ImageResize[i, {All, 6}]]", "{9, 6}"),
        ("ImageDimensions[ImageResize[i, UpTo[2]]]", "{2, 1}"),
        ("ImageDimensions[ImageResize[i, UpTo[9]]]", "{3, 2}"),
        ("ImageResize[i, 3] === i", "True"),
        ("ImageDimensions[ImageResize[i, Tiny]]", "{100, 67}"),
        ("ImageDimensions[ImageResize[c, 8]]", "{8, 8}"),
        ("ImageChannels[ImageResize[c, 8]]", "3"),
        ('ImageData[ImageResize[Image[{{0, 1}}], {4, 2}, Resampling -> "Nearest"]]', "{{0., 0., 1., 1.}, {0., 0., 1., 1.}}"),
        ('ImageType[ImageResize[Image[{{0, 255}}, "Byte"], 4]]', '"Byte"'),
        ("ImageDimensions[Thumbnail[i]]", "{64, 43}"),
        ("ImageDimensions[Thumbnail[i, 30]]", "{30, 20}"),
        ("ImageDimensions[Thumbnail[i, Small]]", "{64, 43}"),
    ],
)
def test_sizes(code, expected):
    assert value_of(SETUP + code) == expected


def test_resizing_keeps_constants_and_bounds():
    assert np.allclose(array_of("ImageData[ImageResize[ConstantImage[0.3, {9, 5}], {4, 8}]]"), 0.3, atol=1e-6)
    values = array_of('ImageData[ImageResize[Image[{{0.2, 0.8, 0.2}}], 9, Resampling -> "Lanczos"]]')
    assert values.min() >= 0.2 - 1e-6 and values.max() <= 0.8 + 1e-6


@pytest.mark.parametrize(
    "code, expected",
    [
        ("d[ImageTake[n, 1, {2, 3}]]", "{{2, 3}}"),
        ("d[ImageTake[n, 2]]", "{{1, 2, 3, 4}, {5, 6, 7, 8}}"),
        ("d[ImageTake[n, -1]]", "{{9, 10, 11, 12}}"),
        ("d[ImageTake[n, {2, 3}, {4}]]", "{{8}, {12}}"),
        ("d[ImageTake[n, All, -1]]", "{{4}, {8}, {12}}"),
        ("d[ImageTake[n, {-2, -1}, 1]]", "{{5}, {9}}"),
        ("Head[ImageTake[n, 9]]", "ImageTake"),
        ("d[ImageTrim[n, {{1, 0}, {3, 2}}]]", "{{6, 7}, {10, 11}}"),
        ("d[ImageTrim[n, {{0, 0}, {1, 1}}]]", "{{9}}"),
        ("d[ImageTrim[n, {{2.5, 2.5}, {9, 9}}]]", "{{3, 4}}"),
        ("d[ImageCrop[n, {2, 1}]]", "{{6, 7}}"),
        ("d[ImageCrop[n, {2, 2}, {Left, Bottom}]]", "{{3, 4}, {7, 8}}"),
        ("d[ImageCrop[n, {2, 2}, {Right, Top}]]", "{{5, 6}, {9, 10}}"),
        ("ImageDimensions[ImageCrop[ConstantImage[1, {9, 8}], {3, 4}]]", "{3, 4}"),
        ("d[ImageCrop[n, {4, 5}, Padding -> 0]][[All, 1]]", "{0, 1, 5, 9, 0}"),
        ("ImageDimensions[ImageCrop[n, {4, 5}]]", "{4, 3}"),
        ("ImageDimensions[ImageCrop[n, 2]]", "{2, 2}"),
        ("ImageDimensions[ImageCrop[n, {All, 2}]]", "{4, 2}"),
        ("d[ImageCrop[ImagePad[n, 2]]] == d[n]", "True"),
        ("ImageCrop[ConstantImage[1, {2, 2}]] === ConstantImage[1, {2, 2}]", "True"),
        ("ImageDimensions[ImagePad[n, 2]]", "{8, 7}"),
        ("d[ImagePad[n, {{1, 0}, {0, 0}}]][[1]]", "{0, 1, 2, 3, 4}"),
        ("d[ImagePad[n, {{0, 0}, {1, 0}}]][[All, 1]]", "{1, 5, 9, 0}"),
        ("d[ImagePad[n, {{0, 1}, {0, 2}}, White]][[All, -1]]", "{255, 255, 255, 255, 255}"),
        ("d[ImagePad[n, -1]]", "{{6, 7}}"),
        ("d[ImagePad[n, {{-1, 0}, {0, -2}}]]", "{{10, 11, 12}}"),
        ('d[ImagePad[n, {{2, 0}, {0, 0}}, "Fixed"]][[1]]', "{1, 1, 1, 2, 3, 4}"),
        ('d[ImagePad[n, {{2, 0}, {0, 0}}, "Reflected"]][[1]]', "{3, 2, 1, 2, 3, 4}"),
        ('d[ImagePad[n, {{2, 0}, {0, 0}}, "Periodic"]][[1]]', "{3, 4, 1, 2, 3, 4}"),
        ('d[ImagePad[n, {{2, 0}, {0, 0}}, "Reversed"]][[1]]', "{2, 1, 1, 2, 3, 4}"),
        ("ImageData[ImagePad[Image[{{{0, 0, 0}}}], {{1, 0}, {0, 0}}, Red]]", "{{{1., 0., 0.}, {0., 0., 0.}}}"),
    ],
)
def test_parts_and_borders(code, expected):
    assert value_of(SQUARE + code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("ImageData[ImageReflect[i]]", "{{0.75, 1., 0.}, {0., 0.25, 0.5}}"),
        ("ImageReflect[i, Bottom] === ImageReflect[i]", "True"),
        ("ImageReflect[i, Top -> Bottom] === ImageReflect[i]", "True"),
        ("ImageData[ImageReflect[i, Left -> Right]]", "{{0.5, 0.25, 0.}, {0., 1., 0.75}}"),
        ("ImageReflect[i, Left] === ImageReflect[i, Right]", "True"),
        ("ImageData[ImageReflect[i, Top -> Left]]", "{{0., 0.75}, {0.25, 1.}, {0.5, 0.}}"),
        ("ImageData[ImageReflect[i, Top -> Right]]", "{{0., 0.5}, {1., 0.25}, {0.75, 0.}}"),
        ("Head[ImageReflect[i, 3]]", "ImageReflect"),
        ("ImageData[ImageRotate[i]]", "{{0.5, 0.}, {0.25, 1.}, {0., 0.75}}"),
        ("ImageRotate[i, Pi/2] === ImageRotate[i]", "True"),
        ("ImageData[ImageRotate[i, Pi]]", "{{0., 1., 0.75}, {0.5, 0.25, 0.}}"),
        ("ImageRotate[i, Left] === ImageRotate[i]", "True"),
        ("ImageRotate[i, -Pi/2] === ImageRotate[i, Right]", "True"),
        ("ImageRotate[i, 2 Pi] === i", "True"),
        ("Min[ImageDimensions[ImageRotate[ConstantImage[1, {10, 10}], Pi/4]]] > 13", "True"),
        ("ImageData[ImageRotate[ConstantImage[1, {9, 9}], Pi/4]][[1, 1]]", "0."),
        ("ImageChannels[ImageRotate[c]]", "3"),
    ],
)
def test_turning(code, expected):
    assert value_of(SETUP + code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("ImageDimensions[ImageAssemble[{{i, i}, {i, i}}]]", "{6, 4}"),
        ("ImageDimensions[ImageAssemble[{i, i}]]", "{6, 2}"),
        ("ImageData[ImageAssemble[{{i}, {ImageReflect[i]}}]][[{1, 4}]]", "{{0., 0.25, 0.5}, {0., 0.25, 0.5}}"),
        ("ImageChannels[ImageAssemble[{{ConstantImage[0.5, {2, 2}], c}}]]", "3"),
        ("Dimensions[ImagePartition[ConstantImage[0, {6, 4}], 2]]", "{2, 3}"),
        ("ImageData[ImagePartition[i, {1, 2}][[1, 3]]]", "{{0.5}, {0.}}"),
        ("Dimensions[ImagePartition[i, {2, 1}]]", "{2, 1}"),
        ("ImageAssemble[ImagePartition[i, 1]] === i", "True"),
        (
            "ImageData[ImageCompose[ConstantImage[0, {3, 3}], ConstantImage[1, {1, 1}]]]",
            "{{0., 0., 0.}, {0., 1., 0.}, {0., 0., 0.}}",
        ),
        ("ImageData[ImageCompose[ConstantImage[0, {2, 2}], ConstantImage[1, {1, 1}], {0.5, 0.5}]]", "{{0., 0.}, {1., 0.}}"),
        ("ImageData[ImageCompose[ConstantImage[0, {1, 1}], {ConstantImage[1, {1, 1}], 0.25}]]", "{{0.25}}"),
        ("ImageData[ImageCompose[ConstantImage[0, {2, 1}], ConstantImage[1, {2, 1}], {2, 0.5}]]", "{{0., 1.}}"),
        ("ImageChannels[ImageCompose[ConstantImage[0, {2, 2}], c]]", "3"),
    ],
)
def test_putting_together(code, expected):
    assert value_of(SETUP + code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ("ImageResize[Image[{{1}}], x]", ["ImageResize::imgdims"]),
        ("ImageResize[Image[{{1}}], {All, All}]", ["ImageResize::imgdims"]),
        ("ImageResize[Image[{{1}}], 0]", ["ImageResize::imgdims"]),
        ("ImageCrop[Image[{{1}}], {0, 1}]", ["ImageCrop::imgdims"]),
        ("ImagePad[Image[{{1}}], x]", ["ImagePad::imgdims"]),
        ("ImagePad[Image[{{1}}], 1, x]", ["ImagePad::imginv"]),
        ("ImagePartition[Image[{{1}}], x]", ["ImagePartition::imgdims"]),
        ("ImageAssemble[{{Image[{{1}}], Image[{{1}, {1}}]}}]", ["ImageAssemble::imgdims"]),
        ("Thumbnail[Image[{{1}}], 0]", ["Thumbnail::imgdims"]),
        ("ImageRotate[x]", ["ImageRotate::imginv"]),
        ("ImageCompose[Image[{{1}}], x]", ["ImageCompose::imginv"]),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "i = Image[{{0, 1}, {0.5, 0.25}}]; {ImageData[ImageRotate[i, Top -> Left]] == ImageData[ImageRotate[i]], ImageData[ImageRotate[i, Left -> Right]] == ImageData[ImageRotate[i, Pi]], ImageData[ImageRotate[i, Top -> Top]] == ImageData[i]}",
            "{True, True, True}",
        ),
    ],
)
def test_sides_that_come_to_other_sides(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("ImageRotate[Image[{{0, 1}}], Foo -> 1]", ["ImageRotate::optx"]),
        ("ImageRotate[Image[{{0, 1}}], Top -> Left, Background -> 0]", []),
    ],
)
def test_other_rules_are_options(code, expected):
    assert messages_of(code) == expected
