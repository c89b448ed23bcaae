"""ResizeLayer against linear interpolation."""

import numpy as np
import pytest
from asking import array_of, refusal, text_of


@pytest.mark.parametrize("n, size", [(3, 5), (5, 3), (4, 4), (2, 7), (1, 3), (4, 1)])
@pytest.mark.parametrize("scheme", ["Point", "Bin"])
def test_linear(n, size, scheme):
    x = np.random.default_rng(n).standard_normal((2, n))
    if scheme == "Point":
        at = np.linspace(0, n - 1, size) if size > 1 else [(n - 1) / 2]
    else:
        at = (np.arange(size) + 0.5) * n / size - 0.5
    expected = np.stack([np.interp(at, np.arange(n), row) for row in x])
    found = array_of(f'ResizeLayer[{{{size}}}, "Scheme" -> "{scheme}"][x]', x=x)
    np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize(
    "code, expected",
    [
        ("ResizeLayer[{5}][{{1, 2, 3}}]", "{{1., 1.5, 2., 2.5, 3.}}"),
        ("ResizeLayer[{Scaled[2]}][{{1, 4}}]", "{{1., 2., 3., 4.}}"),
        ("ResizeLayer[{Scaled[1/2], All}][{{{1, 2}, {3, 4}, {5, 6}, {7, 8}}}]", "{{{1., 2.}, {7., 8.}}}"),
        ('ResizeLayer[{Scaled[2]}, Resampling -> "Nearest"][{{1, 2, 3}}]', "{{1., 1., 2., 2., 3., 3.}}"),
        ("ResizeLayer[{3}, Interleaving -> True][{{1, 10}, {3, 30}}]", "{{1., 10.}, {2., 20.}, {3., 30.}}"),
        ('NetExtract[ResizeLayer[{10, Scaled[3]}, "Input" -> {2, 4, 5}], "Output"]', "{2, 10, 15}"),
        ('NetExtract[ResizeLayer[{Scaled[3], All}, "Output" -> {2, 12, 5}], "Input"]', "{2, 4, 5}"),
        ('NetExtract[ResizeLayer[{Scaled[1/2], All}], "Dimensions"]', "{Scaled[0.5], All}"),
    ],
)
def test_values(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, part",
    [
        ("ResizeLayer[3]", "a list of positive integers, Scaled[ratio] and All"),
        ("ResizeLayer[{Scaled[-1]}]", "Scaled[ratio]"),
        ('ResizeLayer[{4}, Resampling -> "Nearest"]', "only Scaled[n] with a positive integer n"),
        ('ResizeLayer[{Scaled[1.5]}, Resampling -> "Nearest"]', "only Scaled[n] with a positive integer n"),
        ('ResizeLayer[{Scaled[2]}, Resampling -> "Nearest", "Scheme" -> "Point"]', '"Point"'),
        ('ResizeLayer[{4}, Resampling -> "Cubic"]', '"Linear", "Nearest"'),
        ('ResizeLayer[{4}, "Input" -> {1, 2, 3}]', "an array of rank 2"),
    ],
)
def test_messages(code, part):
    assert part in refusal(code).text
