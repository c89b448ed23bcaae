"""Mathematical constants: their digits, at machine precision and beyond, and what they are."""

import mpmath
import pytest
from asking import text_of

from wlnet import Session

VALUES = {
    "Pi": mpmath.pi,
    "E": mpmath.e,
    "Degree": mpmath.degree,
    "GoldenRatio": mpmath.phi,
    "EulerGamma": mpmath.euler,
    "Catalan": mpmath.catalan,
    "Glaisher": mpmath.glaisher,
    "Khinchin": mpmath.khinchin,
    "GoldenAngle": lambda: (3 - mpmath.sqrt(5)) * mpmath.pi,
    "MachinePrecision": lambda: 53 * mpmath.log10(2),
}


@pytest.mark.parametrize("name", VALUES)
def test_digits(name):
    assert Session().evaluate(f"N[{name}]") == pytest.approx(float(+VALUES[name]()), rel=3e-16)
    with mpmath.workdps(50):
        expected = mpmath.nstr(VALUES[name](), 38)
    assert text_of(f"N[{name}, 40]").startswith(expected[:37])


@pytest.mark.parametrize("name", [n for n in VALUES if n != "MachinePrecision"])
def test_they_are_numeric_constants(name):
    assert (
        text_of(f"{{NumericQ[{name}], NumberQ[{name}], Head[{name}], Attributes[{name}], Positive[{name}]}}")
        == "{True, False, Symbol, {Constant, Protected, ReadProtected}, True}"
    )


@pytest.mark.parametrize(
    "code, expected",
    [
        ("1. + $MachineEpsilon - 1. === $MachineEpsilon", "True"),
        ("1. + $MachineEpsilon/2 === 1.", "True"),
        ("$MachineEpsilon == 2^-52", "True"),
        ("$MaxMachineNumber == (2 - 2^-52) 2^1023", "True"),
        ("$MinMachineNumber == 2^-1022", "True"),
        ("MachineNumberQ[$MaxMachineNumber]", "True"),
        ("$MachinePrecision == N[MachinePrecision]", "True"),
        ("Precision[1.] === MachinePrecision", "True"),
        ("{D[Pi x, x], D[E, x]}", "{Pi, 0}"),
        ("{180 Degree == Pi, GoldenRatio^2 == GoldenRatio + 1, GoldenAngle == 2 Pi/GoldenRatio^2}", "{True, True, True}"),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("N[Degree]", "0.017453292519943295"),
    ],
)
def test_single_values(code, expected):
    assert text_of(code) == expected
