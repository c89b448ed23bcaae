"""CForm and FortranForm: operators, powers, fractions, numbers and calls of other languages."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, c, fortran",
    [
        ("x + y z", "x + y*z", "x + y*z"),
        ("x - y", "x - y", "x - y"),
        ("x^3", "Power(x,3)", "x**3"),
        ("(x + y)^2", "Power(x + y,2)", "(x + y)**2"),
        ("1/x", "1/x", "1/x"),
        ("1/(x + y)", "1/(x + y)", "1/(x + y)"),
        ("Sqrt[x]", "Sqrt(x)", "Sqrt(x)"),
        ("1/Sqrt[x]", "1/Sqrt(x)", "1/Sqrt(x)"),
        ("x/2", "x/2.", "x/2."),
        ("2 x/3", "(2*x)/3.", "(2*x)/3."),
        ("x + 1/2", "0.5 + x", "0.5 + x"),
        ("x/y", "x/y", "x/y"),
        ("f[x, y]", "f(x,y)", "f(x,y)"),
        ("Sin[x]^2", "Power(Sin(x),2)", "Sin(x)**2"),
        ("{1, 2}", "List(1,2)", "List(1,2)"),
        ("1.5*^10", "1.5e10", "1.5e10"),
        ("2 + 3 I", "Complex(2,3)", "(2,3)"),
        ("x == y", "x == y", "x.eq.y"),
        ("x != y", "x != y", "x.ne.y"),
        ("x < y", "x < y", "x.lt.y"),
        ("x >= y", "x >= y", "x.ge.y"),
        ("x > 1 && y <= 2", "x > 1 && y <= 2", "x.gt.1.and.y.le.2"),
        ("a || b && c", "a || b && c", "a.or.b.and.c"),
        ("!a", "!a", ".not.a"),
        ("-x", "-x", "-x"),
        ("E^x", "Power(E,x)", "E**x"),
        ("x^y^z", "Power(x,Power(y,z))", "x**(y**z)"),
        ("f[]", "f()", "f()"),
        ("(x^y)^z", "Power(Power(x,y),z)", "(x**y)**z"),
    ],
)
def test_forms(code, c, fortran):
    assert value_of(f"{{ToString[{code}, CForm], ToString[{code}, FortranForm]}}") == f'{{"{c}", "{fortran}"}}'
