"""Error functions, regularized gamma and beta functions and their inverses."""

import mpmath
import pytest
from asking import text_of, value_of

from wlnet import Session


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


@pytest.mark.parametrize("call, expected", [
    ("Erf[0.5]", lambda m: m.erf(0.5)), ("Erf[-2.5]", lambda m: m.erf(-2.5)), ("Erf[0.5, 1.5]", lambda m: m.erf(1.5) - m.erf(0.5)),
    ("Erfc[0.5]", lambda m: m.erfc(0.5)), ("Erfc[5.]", lambda m: m.erfc(5)), ("Erfc[-0.5]", lambda m: m.erfc(-0.5)),
    ("InverseErf[0.5]", lambda m: m.erfinv(0.5)), ("InverseErf[-0.3]", lambda m: m.erfinv(-0.3)), ("InverseErf[1.*^-9]", lambda m: m.erfinv(1e-9)),
    ("InverseErfc[0.5]", lambda m: m.erfinv(0.5)), ("InverseErfc[1.7]", lambda m: m.erfinv(-0.7)),
    ("GammaRegularized[2.5, 1.5]", lambda m: m.gammainc(2.5, 1.5, regularized=True)),
    ("GammaRegularized[3, 1.5]", lambda m: m.gammainc(3, 1.5, regularized=True)),
    ("GammaRegularized[2.5, 0.5, 1.5]", lambda m: m.gammainc(2.5, 0.5, 1.5, regularized=True)),
    ("BetaRegularized[0.3, 2, 3.5]", lambda m: m.betainc(2, 3.5, 0, 0.3, regularized=True)),
    ("GammaRegularized[2.5, InverseGammaRegularized[2.5, 0.3]]", lambda m: m.mpf("0.3")),
    ("GammaRegularized[2.5, 0, InverseGammaRegularized[2.5, 0, 0.3]]", lambda m: m.mpf("0.3")),
    ("BetaRegularized[InverseBetaRegularized[0.3, 2, 3.5], 2, 3.5]", lambda m: m.mpf("0.3")),
    ("InverseGammaRegularized[1, 0.25]", lambda m: m.log(4)), ("InverseBetaRegularized[0.25, 1, 1]", lambda m: m.mpf("0.25")),
])  # fmt: skip
def test_machine_numbers(call, expected):
    assert Session().evaluate(call) == pytest.approx(float(expected(mpmath)), rel=1e-12)


@pytest.mark.parametrize("code, expected", [
    ("{Erf[0], Erf[Infinity], Erf[-Infinity], Erf[x], Erf[-x], Erf[-2], Erf[-1/2], Erf[-2 x], Erf[x, y], Erf[0, x]}",
     "{0, 1, -1, Erf[x], -Erf[x], -Erf[2], -Erf[1/2], -Erf[2*x], -Erf[x] + Erf[y], Erf[x]}"),
    ("{Erfc[0], Erfc[Infinity], Erfc[-Infinity], Erfc[x], Erfc[{0, x}]}", "{1, 0, 2, Erfc[x], {1, Erfc[x]}}"),
    ("{InverseErf[0], InverseErf[1], InverseErf[-1], InverseErf[x], InverseErf[2.], InverseErfc[0], InverseErfc[1], InverseErfc[2], InverseErfc[x], InverseErfc[3.]}",
     "{0, Infinity, -Infinity, InverseErf[x], InverseErf[2.], Infinity, 0, -Infinity, InverseErfc[x], InverseErfc[3.]}"),
    ("{GammaRegularized[1, x], GammaRegularized[2, x], GammaRegularized[3, 0], GammaRegularized[1/2, 0], GammaRegularized[1, 0, x], GammaRegularized[a, x]}",
     "{E^(-x), (1 + x)/E^x, 1, 1, 1 - E^(-x), GammaRegularized[a, x]}"),
    ("{GammaRegularized[-1., 2.], InverseGammaRegularized[2, x], InverseGammaRegularized[-1., 0.5], InverseGammaRegularized[2., 1.5]}",
     "{GammaRegularized[-1., 2.], InverseGammaRegularized[2, x], InverseGammaRegularized[-1., 0.5], InverseGammaRegularized[2., 1.5]}"),
    ("{BetaRegularized[0, a, b], BetaRegularized[1, a, b], BetaRegularized[1/3, 1, 1], BetaRegularized[1/2, 2, 3], BetaRegularized[1/4, 2, 1], BetaRegularized[x, a, b]}",
     "{0, 1, 1/3, 11/16, 1/16, BetaRegularized[x, a, b]}"),
    ("{InverseBetaRegularized[0, a, b], InverseBetaRegularized[1, a, b], InverseBetaRegularized[x, 2, 3], BetaRegularized[1.5, 2, 3], BetaRegularized[0.5, -2, 3]}",
     "{0, 1, InverseBetaRegularized[x, 2, 3], BetaRegularized[1.5, 2, 3], BetaRegularized[0.5, -2, 3]}"),
])  # fmt: skip
def test_value(code, expected):
    assert text_of(code) == expected
