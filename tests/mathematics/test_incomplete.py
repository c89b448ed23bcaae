"""Incomplete gamma and beta functions against an independent library and their own inverses."""

import mpmath
import pytest

from wlnet.mathematics.incomplete import (
    beta_regularized,
    gamma_lower,
    gamma_upper,
    increasing_root,
    inverse_erf,
    inverse_erfc,
    inverse_gamma_lower,
    normal_quantile,
)


@pytest.mark.parametrize("a, x", [(0.5, 0.2), (3.0, 2.5), (3.0, 7.0), (20.0, 35.0), (100.0, 90.0), (1e-3, 1e-5)])
def test_incomplete_gamma(a, x):
    assert gamma_lower(a, x) == pytest.approx(float(mpmath.gammainc(a, 0, x, regularized=True)), rel=1e-13)
    assert gamma_upper(a, x) == pytest.approx(float(mpmath.gammainc(a, x, mpmath.inf, regularized=True)), rel=1e-12)


@pytest.mark.parametrize("x, a, b", [(0.3, 2, 3), (0.9, 0.5, 0.5), (0.01, 10, 2), (0.999, 30, 0.2)])
def test_incomplete_beta(x, a, b):
    assert beta_regularized(x, a, b) == pytest.approx(float(mpmath.betainc(a, b, 0, x, regularized=True)), rel=1e-12)


@pytest.mark.parametrize("p", [1e-9, 0.2, 0.5, 0.99, 1 - 1e-9])
def test_inverses(p):
    assert gamma_lower(2.5, inverse_gamma_lower(2.5, p)) == pytest.approx(p, rel=1e-9)
    root = increasing_root(lambda x: beta_regularized(x, 2.0, 5.0), p, 0.0, 1.0)
    assert beta_regularized(root, 2.0, 5.0) == pytest.approx(p, rel=1e-9)


@pytest.mark.parametrize(
    "a, x", [(2.0, 3.0 - 1e-9), (2.0, 3.0 + 1e-9), (50.0, 51.0), (0.3, 1.3), (1e-8, 0.5), (1.0, 700.0), (5.0, 1e-12)]
)
def test_both_halves_of_the_gamma_function_add_to_one(a, x):
    assert gamma_lower(a, x) + gamma_upper(a, x) == pytest.approx(1, rel=1e-14)
    assert gamma_upper(a, x) == pytest.approx(float(mpmath.gammainc(a, x, mpmath.inf, regularized=True)), rel=1e-11, abs=1e-14)


def test_edges():
    assert gamma_lower(2.0, 0.0) == gamma_lower(2.0, -1.0) == 0 and gamma_upper(2.0, 0.0) == gamma_upper(2.0, -1.0) == 1
    assert (
        beta_regularized(0.0, 2, 3) == beta_regularized(-1.0, 2, 3) == 0
        and beta_regularized(1.0, 2, 3) == beta_regularized(2.0, 2, 3) == 1
    )
    assert inverse_gamma_lower(2.5, 0.0) == 0 and inverse_gamma_lower(1.0, 0.5) == pytest.approx(0.6931471805599453, rel=1e-15)
    assert inverse_gamma_lower(2.0, 0.999999999) > 20 and normal_quantile(0.5) == 0


@pytest.mark.parametrize(
    "x, a, b", [(0.25, 3.0, 1.0), (0.5, 2.0, 2.0), (0.4, 2.0, 3.0), (0.400001, 2.0, 3.0), (1e-9, 0.5, 100.0), (0.7, 200.0, 80.0)]
)
def test_more_of_the_incomplete_beta_function(x, a, b):
    assert beta_regularized(x, a, b) == pytest.approx(float(mpmath.betainc(a, b, 0, x, regularized=True)), rel=1e-11)
    if x > 1e-3:  # 1 - x keeps its digits
        assert beta_regularized(x, a, b) == pytest.approx(1 - beta_regularized(1 - x, b, a), rel=1e-11, abs=1e-14)


@pytest.mark.parametrize("x", [1e-30, 1e-12, 3e-8, 2e-5, 0.1, 0.4999, 0.5, 0.5001, 0.9, 0.99999, 1 - 1e-9, 1 - 1e-15])
def test_inverse_error_functions_keep_all_digits(x):
    with mpmath.workdps(80):
        for f, y, value in (
            (inverse_erf, x, mpmath.erfinv(x)),
            (inverse_erf, -x, -mpmath.erfinv(x)),
            (inverse_erfc, x, mpmath.erfinv(1 - mpmath.mpf(x))),
            (inverse_erfc, 1 + x, mpmath.erfinv(1 - mpmath.mpf(1 + x))),
        ):
            assert f(y) == pytest.approx(float(value), rel=2e-15, abs=0), (f, y)


@pytest.mark.parametrize("p, z", [(0.975, 1.959963984540054), (0.5, 0.0), (0.158655253931457, -1.0), (1e-9, -5.997807015007687)])
def test_normal_quantile(p, z):
    assert normal_quantile(p) == pytest.approx(z, rel=1e-12, abs=1e-12)
