"""Parts of complex numbers."""

import pytest
from asking import text_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("{Re[3], Re[2/3 - I], Re[1.5 + 2 I], Re[4 I], Re[Pi]}", "{3, 2/3, 1.5, 0, Pi}"),
        (
            "{Conjugate[3^I], Conjugate[2^x], Conjugate[E^x], Conjugate[Pi^(2 I)]}",
            "{3^(-I), 2^Conjugate[x], E^Conjugate[x], Pi^(-2*I)}",
        ),
        ("{Im[3], Im[2/3 - I], Im[1.5 + 2 I], Im[4 I], Im[Pi]}", "{0, -1, 2., 4, 0}"),
        (
            "{Re[Infinity], Im[Infinity], Re[DirectedInfinity[-I]], Im[DirectedInfinity[-I]], Re[-Infinity]}",
            "{Infinity, 0, 0, -Infinity, -Infinity}",
        ),
        ("{Re[ComplexInfinity], Im[ComplexInfinity], Re[Indeterminate]}", "{Indeterminate, Indeterminate, Indeterminate}"),
        ("{Re[x], Re[x + 3 - 2 I], Im[x + 3 - 2 I], Re[x + y]}", "{Re[x], 3 + Re[x], -2 + Im[x], Re[x + y]}"),
        ("{Re[2 x], Im[2 x], Re[I x], Im[I x], Re[-3 I x], Im[-3 I x]}", "{2*Re[x], 2*Im[x], -Im[x], Re[x], 3*Im[x], -3*Re[x]}"),
        ("{Re[E^(2 I)], Im[E^(2 I)], Re[E^(1 + I)], Re[2^I], Im[2^I]}", "{Cos[2], Sin[2], E*Cos[1], Cos[Log[2]], Sin[Log[2]]}"),
        ("{Re[(-1)^(1/3)], Im[(-1)^(1/3)], Im[Sqrt[2] I]}", "{1/2, Sqrt[3]/2, Sqrt[2]}"),
        ("{Re[Range[3]], Im[Range[3]], Re[{1., I}], Im[{1., I}]}", "{{1, 2, 3}, {0, 0, 0}, {1., 0}, {0, 1}}"),
        ("{Re[#], Im[#]} & @ Developer`ToPackedArray[{1. + 2. I, 3. I}]", "{{1., 0.}, {2., 3.}}"),
        ("{ReIm[3 - 4 I], ReIm[{1, I}], ReIm[x]}", "{{3, -4}, {{1, 0}, {0, 1}}, {Re[x], Im[x]}}"),
        ("ReIm[Developer`ToPackedArray[{1. + 2. I, 3. I}]]", "{{1., 2.}, {0., 3.}}"),
        ("{Conjugate[1 + 2 I], Conjugate[2.5], Conjugate[1. - I], Conjugate[Pi]}", "{1 - 2*I, 2.5, 1. + 1.*I, Pi}"),
        (
            "{Conjugate[x], Conjugate[x + I], Conjugate[I x], Conjugate[x y], Conjugate[2 x y]}",
            "{Conjugate[x], -I + Conjugate[x], -I*Conjugate[x], Conjugate[x*y], 2*Conjugate[x*y]}",
        ),
        (
            "{Conjugate[DirectedInfinity[I]], Conjugate[-Infinity], Conjugate[ComplexInfinity]}",
            "{DirectedInfinity[-I], -Infinity, ComplexInfinity}",
        ),
        ("Conjugate[Developer`ToPackedArray[{1. + 2. I, -3. - I}]]", "{1. - 2.*I, -3. + 1.*I}"),
    ],
)
def test_parts(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Re[x + 2 I]", "Re[x]"),
        ("Im[3 - 2 I]", "-2"),
        ("Conjugate[x + I y]", "Conjugate[x] - I*Conjugate[y]"),
        ("ReIm[2 + 3 I]", "{2, 3}"),
    ],
)
def test_single_values(code, expected):
    assert text_of(code) == expected
