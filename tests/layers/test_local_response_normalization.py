"""LocalResponseNormalizationLayer against its formula."""

import numpy as np
import pytest
from asking import array_of, refusal


@pytest.mark.parametrize("alpha, beta, bias, window", [(1.0, 0.5, 1.0, 2), (2.0, 0.75, 0.5, 1), (0.1, 1.0, 2.0, 3)])
def test_formula(alpha, beta, bias, window):
    x = np.random.default_rng(1).standard_normal((7, 2, 3))
    expected = np.empty_like(x)
    for i in range(7):
        near = x[max(i - window, 0) : i + window + 1]
        expected[i] = x[i] / (alpha / (2 * window + 1) * (near**2).sum(0) + bias) ** beta
    found = array_of(
        f'LocalResponseNormalizationLayer["Alpha" -> {alpha}, "Beta" -> {beta}, "Bias" -> {bias}, '
        f'"ChannelWindowSize" -> {window}][x]',
        x=x,
    )
    np.testing.assert_allclose(found, expected, rtol=1e-5)


@pytest.mark.parametrize(
    "code, part",
    [
        ('LocalResponseNormalizationLayer["Input" -> {4, 2, 2}]', "at least 5 channels"),
        ('LocalResponseNormalizationLayer["Input" -> {4, 2}]', "rank 3"),
        ('LocalResponseNormalizationLayer["ChannelWindowSize" -> 0]', "a positive integer"),
        ('LocalResponseNormalizationLayer["Alpha" -> x]', "a number"),
    ],
)
def test_messages(code, part):
    assert part in refusal(code).text
