"""Circular functions, their inverses, and what is made of them."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Sin[Pi/6]", "1/2"),
        ("Sin[Pi/12]", "(-1 + Sqrt[3])/(2*Sqrt[2])"),
        ("Cos[2 Pi/7]", "Sin[(3*Pi)/14]"),
        ("Tan[3 Pi/4]", "-1"),
        ("Cos[100 Pi]", "1"),
        ("Sin[30 Degree]", "1/2"),
        ("Csc[Pi/2]", "1"),
        ("Sec[Pi/3]", "2"),
        ("Tan[Pi/2]", "ComplexInfinity"),
        ("Sin[-x]", "-Sin[x]"),
        ("Cos[-x]", "Cos[x]"),
        ("Sin[b - a]", "-Sin[a - b]"),
        ("Sin[x + Pi]", "-Sin[x]"),
        ("Cos[x + Pi/2]", "-Sin[x]"),
        ("Sin[a + Pi/3]", "Cos[a - Pi/6]"),
        ("Tan[Pi/2 + x]", "-Cot[x]"),
        ("Sin[ArcCos[x]]", "Sqrt[1 - x^2]"),
        ("Tan[ArcSin[x]]", "x/Sqrt[1 - x^2]"),
        ("Cos[ArcSin[3/5]]", "4/5"),
        ("ArcSin[1/2]", "Pi/6"),
        ("ArcCos[-Sqrt[3]/2]", "(5*Pi)/6"),
        ("ArcTan[1]", "Pi/4"),
        ("ArcTan[-x]", "-ArcTan[x]"),
        ("ArcTan[-1, -1]", "(-3*Pi)/4"),
        ("ArcTan[0, 1]", "Pi/2"),
        ("ArcCot[1]", "Pi/4"),
        ("ArcSec[2]", "Pi/3"),
        ("Sin[Infinity]", "Interval[{-1, 1}]"),
        ("Sin[ComplexInfinity]", "Indeterminate"),
        ("ArcSin[2.]", "1.5707963267948966 - 1.3169578969248166*I"),
        ("Sinc[0]", "1"),
        ("Haversine[Pi]", "1"),
        ("Gudermannian[0]", "0"),
        ("N[Sin[1], 30]", "0.8414709848078965066525023216302989996225630607983710656728`30."),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected
