"""Integrals against numerical derivatives and sums."""

import pytest
from asking import array_of, value_of

# The functions whose antiderivatives a table gives, and squares of some, with a point where they are real and smooth.
FUNCTIONS = """Sin Cos Tan Cot Sec Csc Sinh Cosh Tanh Coth Sech Log ArcSin ArcCos ArcTan ArcSinh ArcTanh Erf Erfc
LogisticSigmoid UnitStep Ramp""".split()
SQUARES = "Sin Cos Sec Csc Tan Cot Sinh Cosh Sech Tanh Log".split()
INTEGRANDS = [f"{f}[x]" for f in FUNCTIONS] + [f"{f}[x]^2" for f in SQUARES] + [
    "x^3", "1/x", "x^(3/2)", "2^x", "E^(-2 x)", "1/(1 + x^2)", "1/(1 - x^2)", "x/(1 + x)^2", "x E^x", "x^2 Sin[x]",
    "Sin[3 x - 1]", "Tanh[2 x + 1]", "x E^(x^2)", "Sin[x] Cos[x]", "(x^2 + 1)/(x (x + 2))"]


@pytest.mark.parametrize("integrand", INTEGRANDS)
@pytest.mark.parametrize("point", [0.3, 0.8])
def test_the_derivative_of_the_integral_is_the_integrand(integrand, point):
    code = (f"F = Integrate[{integrand}, x]; at[t_] := N[F /. x -> t]; h = 10.^-4; "
            f"{{Re[(at[{point} + h] - at[{point} - h])/(2 h)], {integrand} /. x -> {point}}}")
    slope, height = array_of(code)
    assert slope == pytest.approx(height, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("code, expected", [
    ("Integrate[Tanh[x], x]", "Log[Cosh[x]]"), ("Integrate[Tanh[x], {x, 0, 1}]", "Log[Cosh[1]]"),
])
def test_exact_value(code, expected):
    assert value_of(code) == expected
