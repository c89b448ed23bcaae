"""Special functions against an independent library and their own inverses."""

import mpmath
import pytest
from asking import value_of

from wlnet.mathematics.incomplete import (
    beta_regularized,
    gamma_lower,
    gamma_upper,
    increasing_root,
    inverse_gamma_lower,
    poly_gamma,
)


@pytest.mark.parametrize("a, x", [(0.5, 0.2), (3.0, 2.5), (3.0, 7.0), (20.0, 35.0), (100.0, 90.0), (1e-3, 1e-5)])
def test_incomplete_gamma(a, x):
    assert gamma_lower(a, x) == pytest.approx(float(mpmath.gammainc(a, 0, x, regularized=True)), rel=1e-13)
    assert gamma_upper(a, x) == pytest.approx(float(mpmath.gammainc(a, x, mpmath.inf, regularized=True)), rel=1e-12)


@pytest.mark.parametrize("x, a, b", [(0.3, 2, 3), (0.9, 0.5, 0.5), (0.01, 10, 2), (0.999, 30, 0.2)])
def test_incomplete_beta(x, a, b):
    assert beta_regularized(x, a, b) == pytest.approx(float(mpmath.betainc(a, b, 0, x, regularized=True)), rel=1e-12)


@pytest.mark.parametrize("n, x", [(0, 0.5), (0, 12.0), (1, 2.0), (2, 3.3), (3, 0.7), (1, 30.0)])
def test_poly_gamma(n, x):
    assert poly_gamma(n, x) == pytest.approx(float(mpmath.polygamma(n, x)), rel=1e-12)


@pytest.mark.parametrize("p", [1e-9, 0.2, 0.5, 0.99, 1 - 1e-9])
def test_inverses(p):
    assert gamma_lower(2.5, inverse_gamma_lower(2.5, p)) == pytest.approx(p, rel=1e-9)
    root = increasing_root(lambda x: beta_regularized(x, 2.0, 5.0), p, 0.0, 1.0)
    assert beta_regularized(root, 2.0, 5.0) == pytest.approx(p, rel=1e-9)


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Erf[0]", "0"),
        ("Erf[-x]", "-Erf[x]"),
        ("Erf[Infinity]", "1"),
        ("Erfc[0]", "1"),
        ("InverseErf[0]", "0"),
        ("InverseErf[1]", "Infinity"),
        ("Erf[x]", "Erf[x]"),
        ("GammaRegularized[1, 0, x]", "1 - E^(-x)"),
        ("BetaRegularized[1/2, 2, 3]", "11/16"),
        ("Attributes[Erf]", "{Listable, NumericFunction, Protected}"),
        ("Erf[{0, x}]", "{0, Erf[x]}"),
        ("Round[1000 InverseErfc[Erfc[0.3]]]", "300"),
    ],
)
def test_results(code, expected):
    assert value_of(code, "OutputForm") == expected
