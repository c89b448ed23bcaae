"""Functions of numbers of arbitrary precision: digits, and how many of them are right."""

from decimal import Decimal

import mpmath
import pytest

from wlnet import Session
from wlnet.expression import BigReal, Complex, Expr, S, rational
from wlnet.mathematics.precise import constant, from_mp, library, precise, precise_power, to_mp


def big(text: str, precision: float) -> BigReal:
    return BigReal(Decimal(text), precision)


def test_the_library_is_there():
    assert library() is mpmath


def test_numbers_to_and_from_the_library():
    with mpmath.workdps(30):
        assert (
            to_mp(mpmath, 3) == 3
            and to_mp(mpmath, rational(1, 3)) * 3 == 1
            and to_mp(mpmath, 0.1) == mpmath.mpf(0.1)
            and to_mp(mpmath, big("0.1", 20)) == mpmath.mpf("0.1")
        )
        assert to_mp(mpmath, Complex(1, rational(1, 2))) == mpmath.mpc(1, 0.5) and to_mp(mpmath, 1 + 2j) == mpmath.mpc(1, 2)
        third = from_mp(mpmath, mpmath.mpf(1) / 3, 20)
        assert third.precision == 20 and abs(third.value * 3 - 1) < Decimal("1e-25")
        assert (
            from_mp(mpmath, 5, 10).value == 5
            and from_mp(mpmath, mpmath.nan, 10) is S.Indeterminate
            and from_mp(mpmath, mpmath.inf, 10) == Expr(S.DirectedInfinity, (1,))
            and from_mp(mpmath, -mpmath.inf, 10) == Expr(S.DirectedInfinity, (-1,))
        )
        z = from_mp(mpmath, mpmath.mpc(1, 2), 10)
        assert (
            (z.re.value, z.im.value) == (1, 2)
            and from_mp(mpmath, mpmath.mpc(1, 0), 10).value == 1
            and from_mp(mpmath, mpmath.mpc(0, 2), 10).re == 0
        )
        assert from_mp(mpmath, mpmath.mpf(0), 10).value == 0 and from_mp(mpmath, mpmath.mpf(2), -3).precision == 0


@pytest.mark.parametrize(
    "name", ["Pi", "E", "Degree", "GoldenRatio", "GoldenAngle", "EulerGamma", "Catalan", "Glaisher", "Khinchin", "MachinePrecision"]
)
def test_constants(name):
    x = constant(name, 40)
    assert x.precision == 40 and abs(float(x.value) - Session().evaluate(f"N[{name}]")) < 1e-15
    assert abs(constant(name, 60).value - x.value) < Decimal("1e-39")


@pytest.mark.parametrize("name, args, digits", [
    ("sin", (big("1", 20),), 19.8), ("exp", (big("3", 20),), 19.5), ("exp", (big("100", 20),), 18.0), ("log", (big("3", 20),), 20.0), ("sqrt", (big("3", 20),), 20.3), ("log", (big("1.0001", 20),), 16.0), ("sin", (big("1e10", 20),), 10.0),
    ("gamma", (big("5", 25),), 24.1), ("besselj", (1, big("2", 25)), 25.6),
])  # fmt: skip
def test_the_precision_of_a_result_follows_from_the_uncertainty_of_its_arguments(name, args, digits):
    x = precise(name, args)
    assert x.precision == pytest.approx(digits, abs=0.5)
    with mpmath.workdps(50):
        exact = getattr(mpmath, name)(*[mpmath.mpf(str(a.value)) if type(a) is BigReal else a for a in args])
        assert abs(mpmath.mpf(str(x.value)) / exact - 1) < mpmath.mpf(10) ** (-x.precision)


def test_poles_and_other_functions():
    assert precise("gamma", (big("0", 20),)) == Expr(S.DirectedInfinity, ()) and precise("log", (big("0", 20),)) in (
        Expr(S.DirectedInfinity, ()),
        Expr(S.DirectedInfinity, (-1,)),
    )
    assert precise("", (big("2", 20), 3), lambda mp, a, b: a**b).value == 8


def test_powers():
    assert precise_power(big("2", 20), 10).value == 1024 and precise_power(big("2", 30), rational(1, 2)).precision > 29
    assert precise_power(2.0, big("0.5", 20)) == pytest.approx(2**0.5) and type(precise_power(10.0, 400)) is BigReal
    assert type(precise_power(big("-2", 20), rational(1, 2))) is Complex
