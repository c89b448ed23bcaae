"""Adaptive integration."""

import math

import pytest

from wlnet.mathematics.quadrature import adaptive_integral


@pytest.mark.parametrize("f, a, b, value", [
    (lambda x: 1.0, 2, 5, 3), (lambda x: x**13, 0, 1, 1 / 14), (lambda x: x**22, -1, 1, 2 / 23), (math.exp, 0, 1, math.e - 1),
    (math.sin, 0, math.pi, 2), (lambda x: 1 / x, 1, 1000, math.log(1000)), (lambda x: math.exp(-x * x), -8, 8, math.sqrt(math.pi)),
    (lambda x: math.sqrt(x), 0, 1, 2 / 3), (lambda x: abs(x - 0.3), 0, 1, 0.29), (lambda x: 1 + math.sin(50 * x), 0, 1, 1 + (1 - math.cos(50)) / 50),
    (lambda x: x, 1, 0, -0.5), (lambda x: x, 3, 3, 0), (lambda x: 0.0, 0, 1, 0), (lambda x: 1 / math.sqrt(x), 0, 1, 2),
    (lambda x: 1 / (1 + 1e4 * x * x), -1, 1, math.atan(100) / 50),
])  # fmt: skip
def test_integrals_with_their_error_estimates(f, a, b, value):
    integral, error = adaptive_integral(f, a, b)
    assert integral == pytest.approx(value, rel=1e-9, abs=1e-13)
    assert abs(integral - value) <= 10 * error + 1e-13 * abs(value) + 1e-14
    assert error <= 1e-10 * abs(integral) + 1e-14


def test_polynomials_of_degree_22_take_one_interval():
    """The rule of 15 nodes is exact for them, and the 7-point rule inside it up to degree 13."""
    for degree, calls in ((13, 15), (22, 15)):
        points: list = []
        integral, _ = adaptive_integral(lambda x, d=degree, p=points: p.append(x) or x**d, 0, 1, tolerance=1e-2)
        assert integral == pytest.approx(1 / (degree + 1), rel=1e-14)
        assert len(points) == calls and min(points) > 0 and max(points) < 1


def test_a_looser_tolerance_takes_fewer_points():
    def count(tolerance):
        points: list = []
        adaptive_integral(lambda x: points.append(x) or math.sqrt(x), 0, 1, tolerance)
        return len(points)

    assert 15 <= count(1e-3) < count(1e-6) < count(1e-10)


def test_not_a_number_is_searched_for_and_given_up():
    integral, error = adaptive_integral(lambda x: math.nan, 0, 1)
    assert math.isnan(integral) or math.isnan(error)
