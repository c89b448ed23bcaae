"""Special functions of arrays against arbitrary precision, and what they are outside of their domains."""

import math

import mpmath
import numpy as np
import pytest

from wlnet import Session, ops

POINTS = {
    "erf": [-6, -2.5, -0.47, -1e-9, 0, 0.3, 0.46875, 0.5, 1, 3.9, 4.1, 6],
    "erfc": [-6, -1, -0.3, 0, 0.2, 0.46875, 0.5, 2, 4, 10, 25],
    "erfinv": [-0.999, -0.9, -0.3, -1e-8, 0, 0.2, 0.5, 0.9, 0.99999],
    "erfcinv": [1.999, 1.5, 1.2, 1, 0.8, 0.5, 0.1, 1e-5, 1e-30],
    "gamma": [-2.5, -0.5, 0.1, 0.5, 1, 1.5, 4, 5, 10.3, 100, 170.5],
    "lgamma": [0.1, 0.5, 1, 1.5, 2, 3.3, 12, 1000, 1e10],
    "digamma": [-1.5, 0.1, 0.5, 1, 2, 5.5, 100],
    "trigamma": [0.1, 0.5, 1, 2, 5.5, 100],
}
EXACT = {
    "erf": mpmath.erf,
    "erfc": mpmath.erfc,
    "erfinv": mpmath.erfinv,
    "erfcinv": lambda x: mpmath.erfinv(1 - mpmath.mpf(x)),
    "gamma": mpmath.gamma,
    "lgamma": mpmath.loggamma,
    "digamma": mpmath.digamma,
    "trigamma": lambda x: mpmath.polygamma(1, x),
}


IN_THE_LANGUAGE = {
    "erf": "Erf",
    "erfc": "Erfc",
    "erfinv": "InverseErf",
    "erfcinv": "InverseErfc",
    "gamma": "Gamma",
    "lgamma": "LogGamma",
    "digamma": "PolyGamma",
    "trigamma": "PolyGamma[1, #] &",
}


def values(name: str, points: list) -> list:
    """The op's values at the points, in float64."""
    x = ops.input("x", (len(points),), ops.FLOAT64)
    with np.errstate(all="ignore"):
        return ops.compile([getattr(ops, name)(x)]).run({"x": np.array(points, float)})[0].tolist()


@pytest.mark.parametrize("name", POINTS)
def test_near_the_true_values(name):
    with mpmath.workdps(60):
        for x, y in zip(POINTS[name], values(name, POINTS[name])):
            assert y == pytest.approx(float(EXACT[name](mpmath.mpf(x))), rel=4e-13, abs=1e-15), x


@pytest.mark.parametrize("name", POINTS)
def test_as_in_the_language(name):
    session = Session()
    session.set_value("points", [float(x) for x in POINTS[name]])
    y = session.evaluate(f"Map[{IN_THE_LANGUAGE[name]}, points]")
    assert values(name, POINTS[name]) == pytest.approx([float(v) for v in y], rel=4e-13, abs=1e-15)


@pytest.mark.parametrize(
    "name, x, y",
    [
        ("erfinv", 1, math.inf),
        ("erfinv", -1, -math.inf),
        ("erfinv", 1.5, math.nan),
        ("erfinv", -1.5, math.nan),
        ("erfcinv", 0, math.inf),
        ("erfcinv", 2, -math.inf),
        ("erfcinv", 2.5, math.nan),
        ("erfcinv", -0.5, math.nan),
        ("gamma", 172, math.inf),
        ("gamma", -2, math.nan),
        ("lgamma", 0, math.inf),
        ("lgamma", -3, math.inf),
        ("digamma", 0, math.nan),
        ("digamma", -2, math.nan),
        ("trigamma", -1, math.nan),
    ],
)
def test_at_and_beyond_the_ends_of_the_domain(name, x, y):
    assert values(name, [x, 0.5])[0] == pytest.approx(y, nan_ok=True)
