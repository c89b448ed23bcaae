"""Roots by Newton's method and by secants."""

import math

import pytest

from wlnet.mathematics.root_finding import root_near


@pytest.mark.parametrize(
    ("f", "slope", "start", "root"),
    [
        (lambda x: x * x - 2, lambda x: 2 * x, 1.0, math.sqrt(2)),
        (math.cos, lambda x: -math.sin(x), 1.0, math.pi / 2),
        (lambda x: math.exp(x) - 5, math.exp, -3.0, math.log(5)),
        (lambda x: x * x, lambda x: 2 * x, 1.0, 0),
        (lambda x: x, lambda x: 1, 0.0, 0),
        (lambda x: x * x + 1, lambda x: 2 * x, 1 + 1j, 1j),
    ],
)
def test_roots(f, slope, start, root):
    assert abs(root_near(f, start, None, slope)[0] - root) < 1e-7
    x, converged = root_near(f, start, start + 0.1, None)
    assert abs(x - root) < 1e-6 and converged


def test_no_root_is_said():
    x, converged = root_near(lambda x: x * x + 1, 0.7, None, lambda x: 2 * x)
    assert not converged


def test_a_point_without_slope_is_left():
    assert root_near(lambda x: x * x - 1, 0.0, None, lambda x: 2 * x)[0] == pytest.approx(1)
