"""Arithmetic and filters of images."""

import numpy as np
import pytest
from asking import array_of, messages_of, value_of

from wlnet import Session

SETUP = "i = Image[{{0, 1/4, 1/2}, {3/4, 1, 0}}]; c = Image[{{{1, 0, 0}, {0, 1, 0}}, {{0, 0, 1}, {1, 1, 1}}}]; p = Image[{{0, 0, 0}, {0, 1, 0}, {0, 0, 0}}]; "


@pytest.mark.parametrize(
    "code, expected",
    [
        ("ImageData[ImageAdd[i, i]][[1]]", "{0., 0.5, 1.}"),
        ("ImageData[ImageAdd[i, 0.25, 0.25]][[1]]", "{0.5, 0.75, 1.}"),
        ("ImageData[ImageSubtract[i, 0.25]][[1, 3]]", "0.25"),
        ("ImageData[ImageMultiply[i, 0.5]][[2]]", "{0.375, 0.5, 0.}"),
        ("ImageData[ImageMultiply[c, Red]][[2, 2]]", "{1., 0., 0.}"),
        ("ImageData[ImageDifference[i, ImageReflect[i]]][[1]]", "{0.75, 0.75, 0.5}"),
        ("ImageDistance[i, i]", "0."),
        ("ImageDistance[Image[{{0, 0}}], Image[{{0.75, 1}}]]", "1.25"),
        ("ImageData[ImageMultiply[c, Image[{{0.5, 0.5}, {1, 1}}]]][[1, 1]]", "{0.5, 0., 0.}"),
        ("Head[ImageAdd[i, x]]", "ImageAdd"),
        ("Head[ImageDistance[i, c]]", "ImageDistance"),
        ("ImageAdd[i] === i", "True"),
        ("ImageData[ImageApply[1 - # &, i]][[1]]", "{1., 0.75, 0.5}"),
        ("ImageData[ImageApply[Reverse, c]][[1, 1]]", "{0., 0., 1.}"),
        ("ImageChannels[ImageApply[Mean, c]]", "1"),
        ("ImageData[ImageApply[Sqrt, i]][[1, 2]]", "0.5"),
        ("ImageChannels[ImageApply[{#, #, #} &, i]]", "3"),
        ("ImageData[Blur[p, 1]][[1, 1]] == ImageData[Blur[p, 1]][[2, 2]]", "True"),
        ("Blur[p, 0] === p", "True"),
        ("Total[ImageData[ImageConvolve[p, {{0, 0, 0}, {0, 0, 1}, {0, 0, 0}}]], 2]", "1."),
        ("ImageData[ImageConvolve[p, {{0, 0, 0}, {0, 0, 1}, {0, 0, 0}}]]", "{{0., 0., 0.}, {0., 0., 1.}, {0., 0., 0.}}"),
        ("ImageData[ImageConvolve[p, {{0.5}}]][[2]]", "{0., 0.5, 0.}"),
        ("ImageData[ImageConvolve[p, {{1, 2, 4}}/8]][[2]]", "{0.125, 0.25, 0.5}"),
        ("GaussianFilter[p, {1, 0}] === p", "True"),
        ("Head[GaussianFilter[p, x]]", "GaussianFilter"),
        ("Head[Blur[p, x]]", "Blur"),
        ("Round[GaussianFilter[{1., 1., 1.}, 1], 10^-12] == {1, 1, 1}", "True"),
    ],
)
def test_values(code, expected):
    assert value_of(SETUP + code) == expected


def test_a_gaussian_filter_is_a_product_of_exponentials():
    weights = np.exp(-(np.arange(-2, 3) ** 2) / 2)  # radius 2, deviation 1
    weights /= weights.sum()
    assert np.allclose(
        array_of("ImageData[GaussianFilter[Image[ArrayPad[{{1.}}, 4]], 2]][[3 ;; 7, 3 ;; 7]]"),
        np.outer(weights, weights),
        atol=1e-6,
    )
    assert np.allclose(array_of("GaussianFilter[{0, 0, 0, 0, 1, 0, 0, 0, 0}, 2]")[2:7], weights)
    assert np.allclose(array_of("GaussianFilter[ArrayPad[{{1}}, 2], 2]"), np.outer(weights, weights), atol=1e-12)


def test_smoothing_keeps_the_mean():
    session = Session()
    session.evaluate("SeedRandom[1]; j = RandomImage[1, {40, 30}]")
    plain = array_of("ImageData[j]", session)
    for smooth in ("GaussianFilter[j, 3]", "Blur[j]"):
        values = array_of(f"ImageData[{smooth}]", session)
        assert abs(values.mean() - plain.mean()) < 0.01 and values.std() < plain.std() / 3


@pytest.mark.parametrize(
    "code, messages",
    [
        ("ImageAdd[x, 1]", ["ImageAdd::imginv"]),
        ("ImageAdd[Image[{{1}}], Image[{{1, 2}}]]", ["ImageAdd::imgdims"]),
        ("Blur[x]", ["Blur::imginv"]),
        ("ImageConvolve[x, {{1}}]", ["ImageConvolve::imginv"]),
        ("ImageApply[f, x]", ["ImageApply::imginv"]),
        ("ImageDifference[Image[{{1}}], Image[{{1, 2}}]]", ["ImageDifference::imgdims"]),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages
