"""Elementary functions of machine numbers and of many digits, against their definitions; cuts, edges, infinite arguments."""

import mpmath
import pytest
from asking import value_of
from function_names import ELEMENTARY

from wlnet import Session

POINTS = (0.3, -0.7, 2.5, -3.1, 0.9999, 12.5)


COMPLEX_POINTS = (0.3 + 0.4j, -1.2 + 0.7j, 2.5 - 1.5j, -0.4 - 2.1j)


OWN = {
    "Log2": lambda z: mpmath.log(z, 2),
    "Log10": mpmath.log10,
    "Log1p": lambda z: mpmath.log(1 + z),
    "Sinc": mpmath.sinc,
    "Haversine": lambda z: mpmath.sin(z / 2) ** 2,
    "LogisticSigmoid": lambda z: 1 / (1 + mpmath.exp(-z)),
    "InverseHaversine": lambda z: 2 * mpmath.asin(mpmath.sqrt(z)),
    "Gudermannian": lambda z: 2 * mpmath.atan(mpmath.tanh(z / 2)),
    "InverseGudermannian": lambda z: 2 * mpmath.atanh(mpmath.tan(z / 2)),
    "Sqrt": mpmath.sqrt,
}


CUT_BELOW = ("ArcSin", "ArcCos", "ArcTanh", "ArcCoth", "InverseHaversine", "InverseGudermannian")


def reference(name: str, z):
    """The value by mpmath; on a cut along the positive axis Wolfram's is the limit from below, mpmath's from above."""
    function = OWN.get(name) or getattr(mpmath, name.lower().replace("arc", "a").replace("log", "ln"))
    return complex(function(mpmath.mpmathify(z)))


@pytest.mark.parametrize(
    "code, expected",
    [
        ("ArcCos[0.5]", "1.0471975511965979"),
        ("Exp[0.3] === E^{0.3, 1.}[[1]]", "True"),
        ("Exp[Range[0., 4., 0.1]] === Map[Exp, Range[0., 4., 0.1]]", "True"),
        ("1.1^10", "2.5937424601000023"),
        ("{1.05, 2.}^40 === {1.05^40, 2.^40}", "True"),
        ("(1. + 2. I)^3", "-11. - 2.*I"),
        ("ArcTanh[1.]", "Indeterminate"),
        ("Sec[Infinity]", "Interval[{-Infinity, -1}, {1, Infinity}]"),
        ("Sin[Degree]", "Sin[Degree]"),
        ("Sin[80 Degree]", "Cos[10*Degree]"),
        ("Cos[100 Degree]", "-Sin[10*Degree]"),
        ("HarmonicNumber[0.]", "0."),
        ("Binomial[2., 10]", "0."),
        ("HarmonicNumber[Infinity]", "Infinity"),
        ("Head[ArcCos[1.5`20]]", "Complex"),
        ("Exp[-10.^30]", "Underflow[]"),
    ],
)
def test_machine_digits_and_limits(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Mod[7, ComplexInfinity]", "7"),
        ("Quotient[7, -Infinity]", "0"),
        ("Quotient[-Infinity, E]", "-Infinity"),
        ("FractionalPart[-Infinity]", "Interval[{-1, 0}]"),
        ("Clip[Indeterminate]", "Indeterminate"),
        ("Arg[3 y]", "Arg[y]"),
        ("Arg[-y]", "Arg[-y]"),
        ("Sign[I^Sqrt[3]]", "I^Sqrt[3]"),
        ("Infinity^E", "Infinity"),
        ("Infinity^(-Pi)", "0"),
        ("0^Sqrt[2]", "0"),
        ("0^(-E)", "ComplexInfinity"),
        ("Binomial[E, -2]", "0"),
        ("Head[Binomial[Pi, 2.]]", "Real"),
        ("Sinc[ComplexInfinity]", "Indeterminate"),
        ("Total[Sqrt[3]]", "Sqrt[3]"),
        ("Precision[{1., 2`7}]", "7."),
        ("Precision[{1., 2`17}]", "MachinePrecision"),
        ("Norm[{1, {2, 3}}]", "Norm[{1, {2, 3}}]"),
    ],
)
def test_infinite_and_odd_arguments(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("name", [*ELEMENTARY, *OWN])
def test_machine_numbers(name):
    """Real and complex numbers, in packed lists and alone, against an independent library."""
    session = Session()
    for z in (*POINTS, *COMPLEX_POINTS):
        text = f"{z.real} + {z.imag} I" if isinstance(z, complex) else str(z)
        value = session.evaluate(f"N[{name}[{text}]]")
        expected = reference(name, z)
        if not isinstance(z, complex) and expected.imag != 0 and name in (*CUT_BELOW, "ArcSec", "ArcCsc"):
            assert complex(value).real == pytest.approx(expected.real, abs=1e-12), z
            assert abs(complex(value).imag) == pytest.approx(abs(expected.imag), abs=1e-12), z
        else:
            assert complex(value) == pytest.approx(expected, rel=1e-12, abs=1e-12), z
            assert isinstance(value, complex) or expected.imag == 0


@pytest.mark.parametrize(
    "call, side",
    [
        ("ArcSin[2{}]", "-"),
        ("ArcSin[-2{}]", "+"),
        ("ArcCos[2{}]", "-"),
        ("ArcCos[-2{}]", "+"),
        ("ArcTanh[2{}]", "-"),
        ("ArcTanh[-2{}]", "+"),
        ("ArcCosh[-2{}]", "+"),
        ("ArcCosh[0.5{}]", "+"),
        ("Log[-2{}]", "+"),
        ("Sqrt[-2{}]", "+"),
    ],
)
def test_sides_of_the_cuts(call, side):
    """On a cut the value is the limit from one side."""
    session = Session()
    on_it = complex(session.evaluate(call.format(".") if "0.5" not in call else call.format("")))
    beside = complex(session.evaluate("N[" + call.format(f" {side} 10^-12 I").replace("0.5", "1/2") + "]"))
    assert on_it == pytest.approx(beside, abs=1e-10) and abs(on_it.imag) > 0.1


@pytest.mark.parametrize(
    "name, digits", [(n, 40) for n in ("Sin", "Tan", "Exp", "Log", "ArcTan", "Sinh", "ArcSinh", "Cot", "ArcSec", "Coth")]
)
def test_many_digits(name, digits):
    with mpmath.workdps(60):
        function = getattr(mpmath, name.lower().replace("arc", "a").replace("log", "ln"))
        expected = mpmath.nstr(function(mpmath.mpf(7) / 5), digits - 2)
    assert value_of(f"N[{name}[7/5], {digits}]").startswith(expected[: digits - 4])


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{Head[Exp[710.]], Exp[-800.] > 0, Exp[800.] Exp[-800.] == 1, Head[Sinh[800.]], Head[Cosh[-800.]]}",
            "{Real, True, True, Real, Real}",
        ),
        (
            "{Precision[Exp[1000.]] < 16, Precision[Exp[2`20]] > 19, Exp[0.], Log[0.], Log[1.]}",
            "{True, True, 1., Indeterminate, 0.}",
        ),
        (
            "{Log[2, 8.], Log[10, 1000.], Log[2., 8], Log[3, 9.], Log10[0.01], Log2[0.25], Log[0.5, 8.]}",
            "{3., 3., 3., 2., -2., -2., -3.}",
        ),
        ("{Log1p[1.*^-20], Log1p[0.], Log1p[x], Log1p[0]}", "{1.*^-20, 0., Log[1 + x], 0}"),
        (
            "{Sinc[0.], Sinc[0.5], ArcTan[1., 1], ArcTan[-1., 0], ArcTan[0., -2.], ArcTan[-1., -1.]}",
            "{1., 0.958851077208406, 0.7853981633974483, 3.141592653589793, -1.5707963267948966, -2.356194490192345}",
        ),
        (
            "{ArcTan[p[{1., -1.}], 1.], ArcTan[p[{1., -1.}], p[{0., -1.}]], Log[2, p[{8., 2.}]], Log[10, p[{100., 0.1}]], Log2[p[{8., 2.}]], Log10[p[{10., 0.1}]]}",
            "{{0.7853981633974483, 2.356194490192345}, {0., -2.356194490192345}, {3., 1.}, {2., -1.}, {3., 1.}, {1., -1.}}",
        ),
        (
            "{LogisticSigmoid[0.], LogisticSigmoid[40.], LogisticSigmoid[-1000.], LogisticSigmoid[p[{0., -1000., 1000.}]]}",
            "{0.5, 1., 0., {0.5, 0., 1.}}",
        ),
        (
            "{ArcCsch[0.], ArcSec[0.], ArcCot[0.], ArcCot[p[{0., 1.}]], Csc[0.], Coth[0.]} // Quiet",
            "{ComplexInfinity, ComplexInfinity, 1.5707963267948966, {1.5707963267948966, 0.7853981633974483}, ComplexInfinity, ComplexInfinity}",
        ),
        ("{ArcTanh[1.], ArcTan[1. I], Sin[1`20] == Sin[1], Sqrt[p[{4., 9.}]]}", "{Indeterminate, Indeterminate, True, {2., 3.}}"),
    ],
)
def test_edges_of_machine_numbers(code, expected):
    assert value_of("p = Developer`ToPackedArray; " + code) == expected
