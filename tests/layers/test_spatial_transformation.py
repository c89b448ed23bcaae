"""SpatialTransformationLayer: identity, zoom, shift, skew; the convention of its docstring."""

import numpy as np
import pytest
from asking import array_of, refusal, text_of

X = "{{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}}"


def transformed(parameters, size="{3, 3}"):
    return text_of(f'SpatialTransformationLayer[{size}][<|"Input" -> {X}, "Parameters" -> {parameters}|>]')


@pytest.mark.parametrize(
    "parameters, expected",
    [
        ("{1, 0, 0, 0, 1, 0}", "{{{1., 2., 3.}, {4., 5., 6.}, {7., 8., 9.}}}"),
        ("{0.5, 0, 0, 0, 0.5, 0}", "{{{3., 3.5, 4.}, {4.5, 5., 5.5}, {6., 6.5, 7.}}}"),
        ("{1, 0, 1, 0, 1, 0}", "{{{2., 3., 0.}, {5., 6., 0.}, {8., 9., 0.}}}"),
        ("{1, 0, 0, 0, 1, 1}", "{{{4., 5., 6.}, {7., 8., 9.}, {0., 0., 0.}}}"),
        ("{-1, 0, 0, 0, 1, 0}", "{{{3., 2., 1.}, {6., 5., 4.}, {9., 8., 7.}}}"),
        ("{0, 1, 0, 1, 0, 0}", "{{{1., 4., 7.}, {2., 5., 8.}, {3., 6., 9.}}}"),
    ],
)
def test_parameters(parameters, expected):
    assert transformed(parameters) == expected


def test_other_size_and_batch():
    assert transformed("{1, 0, 0, 0, 1, 0}", "{2, 2}") == "{{{1., 3.}, {7., 9.}}}"
    both = array_of(
        f'SpatialTransformationLayer[{{2, 2}}][<|"Input" -> {{{X}, 2 {X}}}, "Parameters" -> '
        "{{1, 0, 0, 0, 1, 0}, {0.5, 0, 0, 0, 0.5, 0}}|>]"
    )
    np.testing.assert_allclose(both, [[[[1, 3], [7, 9]]], [[[6, 8], [12, 14]]]])


@pytest.mark.parametrize(
    "code, part",
    [
        ("SpatialTransformationLayer[3]", "{h, w}"),
        ("SpatialTransformationLayer[{3, 3, 3}]", "{h, w}"),
        ('SpatialTransformationLayer[{3, 3}, "Input" -> {3, 3}]', "an array of rank 3"),
        (f'SpatialTransformationLayer[{{2, 2}}][<|"Input" -> {X}, "Parameters" -> {{1, 0, 0}}|>]', "vector of length 6"),
        (f"SpatialTransformationLayer[{{2, 2}}][{X}]", '"Parameters"'),
    ],
)
def test_messages(code, part):
    assert part in refusal(code).text
