"""Aggregates of arrays in a layer give what the language gives, for samples of any size."""

import numpy as np
import pytest
from asking import array_of

from wlnet.translation.aggregates import AGGREGATES, MORE_AGGREGATES

ALONE = "Mean Min Max Total Times Median MeanDeviation InterquartileRange MedianDeviation RootMeanSquare GeometricMean HarmonicMean".split()


def test_every_aggregate_is_here():
    assert set(ALONE) | {"Variance", "StandardDeviation"} == set(AGGREGATES) | set(MORE_AGGREGATES)


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 8, 11])
@pytest.mark.parametrize("name", [*ALONE, "Variance", "StandardDeviation"])
def test_aggregates_of_vectors(name, size):
    if size == 1 and name not in ALONE:
        pytest.skip("one number has no variance")
    numbers = np.random.default_rng(size).uniform(0.2, 3, size)
    function = {"Times": "Apply[Times]"}.get(name, name)
    layer = array_of(f'FunctionLayer[{function}[#v] &, "v" -> {size}][v]', v=numbers)
    np.testing.assert_allclose(layer, array_of(f"({function})[v]", v=numbers), rtol=2e-5, atol=2e-6)
