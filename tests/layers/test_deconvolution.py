"""DeconvolutionLayer: the transpose of ConvolutionLayer, so <conv[x], y> = <x, deconv[y]> with the same weights."""

import numpy as np
import pytest
from asking import array_of, refusal, text_of

rng = np.random.default_rng(6)


@pytest.mark.parametrize(
    "n, m, size, kernel, options",
    [
        (2, 3, (7,), (3,), '"Stride" -> 2'),
        (4, 2, (6, 5), (2, 3), 'PaddingSize -> {{1, 0}, {1, 1}}, "Dilation" -> {1, 2}, "ChannelGroups" -> 2'),
        (1, 2, (3, 4, 3), (2, 2, 2), ""),
    ],
)
def test_transpose_of_convolution(n, m, size, kernel, options):
    groups = 2 if "ChannelGroups" in options else 1
    x, w = rng.standard_normal((m, *size)), rng.standard_normal((n, m // groups, *kernel))
    more = ", " + options if options else ""
    y = array_of(f'ConvolutionLayer["Weights" -> w, "Biases" -> None{more}][x]', w=w, x=x)
    cotangent = rng.standard_normal(y.shape)
    back = array_of(f'DeconvolutionLayer["Weights" -> w, "Biases" -> None{more}][y]', w=w, y=cotangent)
    assert back.shape == x.shape
    assert np.isclose((y * cotangent).sum(), (x * back).sum(), rtol=1e-4)


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            'DeconvolutionLayer[1, {2}, "Weights" -> {{{1, 2}}}, "Biases" -> {5}, "Stride" -> 2][{{1, 2, 3}}]',
            "{{6., 7., 7., 9., 8., 11.}}",
        ),
        (
            'DeconvolutionLayer[1, {3}, "Weights" -> {{{1, 2, 3}}}, "Biases" -> None, "Stride" -> 2, PaddingSize -> '
            '"Same"][{{1, 2, 3}}]',
            "{{1., 2., 5., 4., 9., 6.}}",
        ),
        (
            'DeconvolutionLayer[1, {2}, "Weights" -> {{{1, 2}}}, "Biases" -> {1}, "Stride" -> 3, PaddingSize -> "Same"][{{1, 2}}]',
            "{{2., 3., 1., 3., 5., 1.}}",
        ),
        ('NetExtract[DeconvolutionLayer[3, 4, "Stride" -> 2, PaddingSize -> 1, "Input" -> {2, 5, 6}], "Output"]', "{3, 10, 12}"),
        (
            'NetExtract[DeconvolutionLayer[3, {4, 4}, "Stride" -> 2, PaddingSize -> 1, "Output" -> {3, 10, 12}], '
            '"Input"][[2 ;; 3]]',
            "{5, 6}",
        ),
        ('NetExtract[DeconvolutionLayer[4, {2}, "ChannelGroups" -> 2, "Input" -> {6, 3}], "Weights"]', "Automatic"),
        (
            'Dimensions[NetExtract[NetInitialize[DeconvolutionLayer[4, {2}, "ChannelGroups" -> 2, "Input" -> {6, 3}]], "Weights"]]',
            "{6, 2, 2}",
        ),
    ],
)
def test_values(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, part",
    [
        ('DeconvolutionLayer[2, {2}, PaddingSize -> 3, "Input" -> {1, 4}]', "after cropping 3 and 3"),
        ('DeconvolutionLayer[2, {2}, "Stride" -> 2, "Output" -> {2, 5}]', "no input has an output of size 5"),
        ('DeconvolutionLayer[2, {2}, "ChannelGroups" -> 3]', "multiple of ChannelGroups"),
        ('DeconvolutionLayer[2, {2}, "Dimensionality" -> 2]', "KernelSize is for 1"),
    ],
)
def test_messages(code, part):
    assert part in refusal(code).text


def test_the_stride_may_stand_after_the_kernel():
    assert text_of('DeconvolutionLayer[1, {2}, 2, "Weights" -> {{{1, 2}}}, "Biases" -> None][{{1, 2}}]') == "{{1., 2., 2., 4.}}"
    assert text_of('ConvolutionLayer[1, {2}, 2, "Weights" -> {{{1, 2}}}, "Biases" -> None][{{1, 2, 3, 4}}]') == "{{5., 11.}}"
