"""Adaptive integration."""

import math

import pytest

from wlnet.mathematics.quadrature import adaptive_integral, infinite_sum, integral


@pytest.mark.parametrize("f, a, b, value", [
    (lambda x: 1.0, 2, 5, 3), (lambda x: x**13, 0, 1, 1 / 14), (lambda x: x**22, -1, 1, 2 / 23), (math.exp, 0, 1, math.e - 1),
    (math.sin, 0, math.pi, 2), (lambda x: 1 / x, 1, 1000, math.log(1000)), (lambda x: math.exp(-x * x), -8, 8, math.sqrt(math.pi)),
    (lambda x: math.sqrt(x), 0, 1, 2 / 3), (lambda x: abs(x - 0.3), 0, 1, 0.29), (lambda x: 1 + math.sin(50 * x), 0, 1, 1 + (1 - math.cos(50)) / 50),
    (lambda x: x, 1, 0, -0.5), (lambda x: x, 3, 3, 0), (lambda x: 0.0, 0, 1, 0), (lambda x: 1 / math.sqrt(x), 0, 1, 2),
    (lambda x: 1 / (1 + 1e4 * x * x), -1, 1, math.atan(100) / 50),
])  # fmt: skip
def test_integrals_with_their_error_estimates(f, a, b, value):
    total, error = adaptive_integral(f, a, b)
    assert total == pytest.approx(value, rel=1e-9, abs=1e-13)
    assert abs(total - value) <= 10 * error + 1e-13 * abs(value) + 1e-14
    assert error <= 1e-10 * abs(total) + 1e-14


def test_polynomials_of_degree_22_take_one_interval():
    """The rule of 15 nodes is exact for them, and the 7-point rule inside it up to degree 13."""
    for degree, calls in ((13, 15), (22, 15)):
        points: list = []
        total, _ = adaptive_integral(lambda x, d=degree, p=points: p.append(x) or x**d, 0, 1, tolerance=1e-2)
        assert total == pytest.approx(1 / (degree + 1), rel=1e-14)
        assert len(points) == calls and min(points) > 0 and max(points) < 1


def test_a_looser_tolerance_takes_fewer_points():
    def count(tolerance):
        points: list = []
        adaptive_integral(lambda x: points.append(x) or math.sqrt(x), 0, 1, tolerance)
        return len(points)

    assert 15 <= count(1e-3) < count(1e-6) < count(1e-10)


def test_not_a_number_is_searched_for_and_given_up():
    total, error = adaptive_integral(lambda x: math.nan, 0, 1)
    assert math.isnan(total) or math.isnan(error)


@pytest.mark.parametrize(
    ("f", "a", "b", "value"),
    [
        (lambda x: math.exp(-x * x), -math.inf, math.inf, math.sqrt(math.pi)),
        (lambda x: math.exp(-x), 0, math.inf, 1),
        (lambda x: 1 / (1 + x * x), -math.inf, 0, math.pi / 2),
        (lambda x: 1 / (1 + x * x), 0, -math.inf, -math.pi / 2),
        (lambda x: x**-0.75, 0, 1, 4),
        (lambda x: math.log(x), 0, 1, -1),
    ],
)
def test_infinite_ends_and_poles_at_ends(f, a, b, value):
    total, error = integral(f, a, b)
    assert total == pytest.approx(value, rel=1e-6) and error < 1e-5


@pytest.mark.parametrize(
    ("f", "low", "value"),
    [
        (lambda k: k**-2, 1, math.pi**2 / 6),
        (lambda k: 2.0**-k, 0, 2),
        (lambda k: (-1) ** int(k) / k, 1, -math.log(2)),
        (lambda k: (-1) ** int(k) / (2 * k + 1), 0, math.pi / 4),
    ],
)
def test_infinite_sums(f, low, value):
    assert infinite_sum(f, low) == pytest.approx(value, rel=1e-11)


def test_slow_tails_reach_the_infinite_end_itself():
    """Nodes close to an infinite end become the end by rounding; that was a division by zero."""
    assert infinite_sum(lambda k: k**-1.5, 1) == pytest.approx(2.612375348685488, rel=1e-7)
    assert integral(lambda x: x**-1.5, 1, math.inf)[0] == pytest.approx(2, rel=1e-7)
