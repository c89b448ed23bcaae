"""Minima of functions whose minima are known, and common roots."""

import math

import numpy as np
import pytest

from wlnet.mathematics.optimisation import global_minimum, minimum_near, root_of_system


def rosenbrock(x, y):
    return (1 - x) ** 2 + 100 * (y - x * x) ** 2


@pytest.mark.parametrize(
    ("f", "start", "point"),
    [
        (lambda x: (x - 3) ** 2, [0], [3]),
        (lambda x: math.cosh(x - 1), [5], [1]),
        (rosenbrock, [-1.2, 1], [1, 1]),
        (lambda x, y, z: x * x + 2 * y * y + 3 * z * z + x * y - z, [1, 1, 1], [0, 0, 1 / 6]),
        (lambda x: x**4 - 2 * x * x, [0.1], [1]),
        (lambda x: x**4 - 2 * x * x, [-0.1], [-1]),
    ],
)
def test_local_minima(f, start, point):
    np.testing.assert_allclose(minimum_near(f, start), point, atol=1e-5)


def test_global_minimum_and_constraints():
    value, (x,) = global_minimum(lambda x: x**4 - 2 * x * x + 0.3 * x, [], 1)
    assert x == pytest.approx(-1.0365, abs=1e-3) and value == pytest.approx(-1.3055, abs=1e-3)
    value, point = global_minimum(lambda x, y: x + y, [lambda x, y: x * x + y * y - 1], 2)
    assert value == pytest.approx(-math.sqrt(2), abs=1e-3)
    assert global_minimum(lambda x: x, [lambda x: 1 + x * x], 1) is None


def test_common_roots():
    functions = [lambda x, y: x * x + y * y - 5, lambda x, y: x * y - 2]
    slopes = [[lambda x, y: 2 * x, lambda x, y: 2 * y], [lambda x, y: y, lambda x, y: x]]
    point, converged = root_of_system(functions, slopes, [1.5, 0.5])
    assert converged and point == pytest.approx([2, 1])
    assert not root_of_system([lambda x: x * x + 1], [[lambda x: 2 * x]], [0.7])[1]
