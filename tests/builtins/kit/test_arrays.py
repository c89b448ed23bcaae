"""Arrays as results: what is not finite is left to the exact rules."""

import numpy as np
import pytest

from wlnet.builtins.kit.arrays import finite
from wlnet.expression import to_array


def test_finite_arrays_are_expressions():
    assert to_array(finite(np.array([1.0, -2.5]))).tolist() == [1.0, -2.5]
    assert to_array(finite(np.array([[1, 2], [3, 4]]))).tolist() == [[1, 2], [3, 4]]
    assert finite(np.array([1e308, 0.0])) is not None


@pytest.mark.parametrize("x", [np.inf, -np.inf, np.nan, complex(0, np.inf)])
def test_others_are_not(x):
    assert finite(np.array([1.0, x])) is None
