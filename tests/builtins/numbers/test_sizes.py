"""Size, sign and angle of numbers."""

import pytest
from asking import text_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("{Abs[-3], Abs[0], Abs[2], Abs[-2/3], Abs[-2.5], Abs[0.]}", "{3, 0, 2, 2/3, 2.5, 0.}"),
        ("{Abs[2^(I t)], Abs[2^I], Abs[Pi^I], Abs[2^x], Abs[E^(I x)]}", "{2^(-Im[t]), 1, 1, 2^Re[x], E^(-Im[x])}"),
        ("{Sign[2^I], Sign[2^(1 + I)], Arg[2^I], Arg[3^(7 I)]}", "{2^I, 2^I, Log[2], -2*Pi + 7*Log[3]}"),
        ("{Abs[3 + 4 I], Abs[1 - I], Abs[3. - 4. I], Abs[-I]}", "{5, Sqrt[2], 5., 1}"),
        (
            "{Abs[-Infinity], Abs[ComplexInfinity], Abs[DirectedInfinity[I]], Abs[Indeterminate]}",
            "{Infinity, Infinity, Infinity, Indeterminate}",
        ),
        ("{Abs[Pi], Abs[3 - Pi], Abs[E - 3], Abs[Sqrt[2] - 1]}", "{Pi, -3 + Pi, 3 - E, -1 + Sqrt[2]}"),
        ("{Abs[x], Abs[-x], Abs[-2 x], Abs[I x], Abs[Pi x], Abs[x/3]}", "{Abs[x], Abs[x], 2*Abs[x], Abs[x], Pi*Abs[x], Abs[x]/3}"),
        ("{Abs[x^2], Abs[x^-3], Abs[Abs[x]], Abs[Conjugate[x]], Abs[E^x]}", "{Abs[x]^2, Abs[x]^(-3), Abs[x], Abs[x], E^Re[x]}"),
        ("{Abs[E^(3 I)], Abs[(-1)^(1/3)], Abs[2 E^(1 + I)], Abs[Sqrt[2] + I Sqrt[7]]}", "{1, 1, 2*E, 3}"),
        ("Abs[{-1, {2, -3.5}}]", "{1, {2, 3.5}}"),
        ("Abs[{-2^63, 1}]", "{9223372036854775808, 1}"),
        ("Abs[Developer`ToPackedArray[{3. + 4. I, -2. I}]]", "{5., 2.}"),
        (
            "{RealAbs[-3], RealAbs[2.5], RealAbs[1 - Pi], RealAbs[0], RealAbs[x], RealAbs[I]}",
            "{3, 2.5, -1 + Pi, 0, RealAbs[x], RealAbs[I]}",
        ),
    ],
)
def test_size(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("{Sign[-2], Sign[0], Sign[7], Sign[-2/3], Sign[2.5], Sign[0.]}", "{-1, 0, 1, -1, 1, 0}"),
        ("{Sign[3 + 4 I], Sign[-I], Sign[2. I]}", "{3/5 + (4*I)/5, -I, 0. + 1.*I}"),
        (
            "{Sign[Infinity], Sign[-Infinity], Sign[DirectedInfinity[I]], Sign[ComplexInfinity], Sign[Indeterminate]}",
            "{1, -1, I, Indeterminate, Indeterminate}",
        ),
        ("{Sign[Pi - 4], Sign[Pi - 3], Sign[Sqrt[2] + Sqrt[3] - Sqrt[5 + 2 Sqrt[6]]]}", "{-1, 1, 0}"),
        ("{Sign[x], Sign[-2 x], Sign[x/2], Sign[I x], Sign[x^2]}", "{Sign[x], -Sign[x], Sign[x], I*Sign[x], Sign[x]^2}"),
        ("Sign[Range[-2, 2]]", "{-1, 0, 1}[[{1, 1, 2, 3, 3}]]"),
        ("Sign[{-0.5, 0., 3.}]", "{-1, 0, 1}"),
        ("{RealSign[-2.5], RealSign[0], RealSign[Pi], RealSign[x], RealSign[I]}", "{-1, 0, 1, RealSign[x], RealSign[I]}"),
        ("RealSign[{-0.5, 0., 3.}]", "{-1, 0, 1}"),
        ("{Arg[5], Arg[0], Arg[-5], Arg[-2/3], Arg[I], Arg[-I]}", "{0, 0, Pi, Pi, Pi/2, -1/2*Pi}"),
        ("{Arg[1 + I], Arg[-1 - I], Arg[-1 + I], Arg[3 + 4 I]}", "{Pi/4, (-3*Pi)/4, (3*Pi)/4, ArcTan[4/3]}"),
        ("{Arg[1. + 1. I], Arg[-1. I]}", "{0.7853981633974483, -1.5707963267948966}"),
        ("{Arg[Infinity], Arg[-Infinity], Arg[DirectedInfinity[I]]}", "{0, Pi, Pi/2}"),
        ("{Arg[Pi], Arg[3 - Pi], Arg[(-1)^(1/3)], Arg[E^(2 I)], Arg[E^(4 I)]}", "{0, Pi, Pi/3, 2, 4 - 2*Pi}"),
        ("{Arg[x], Arg[2 x], Arg[-x]}", "{Arg[x], Arg[x], Arg[-x]}"),
        ("Arg[Developer`ToPackedArray[{1. I, 2. + 0. I}]]", "{1.5707963267948966, 0.}"),
        ("Arg[Range[0, 3]]", "{0, 0, 0, 0}"),
        ("AbsArg[{2, -3, 2 I}]", "{{2, 0}, {3, Pi}, {2, Pi/2}}"),
    ],
)
def test_sign_and_angle(code, expected):
    assert text_of(f"{code} === {expected}") == "True"


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{Re[Abs[x]], Im[Abs[x]], Im[Re[x]^2], Re[Conjugate[x]], Im[Conjugate[x]], Re[x Abs[y]]}",
            "{Abs[x], 0, 0, Re[x], -Im[x], Abs[y]*Re[x]}",
        ),
        (
            "{Conjugate[Conjugate[x]], Conjugate[x^2], Conjugate[E^x], Conjugate[Abs[x]], Conjugate[Sqrt[x]]}",
            "{x, Conjugate[x]^2, E^Conjugate[x], Abs[x], Conjugate[Sqrt[x]]}",
        ),
    ],
)
def test_parts(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Abs[-2 x]", "2*Abs[x]"),
        ("Abs[3 + 4 I]", "5"),
        ("Sign[-2.5]", "-1"),
        ("Sign[3 + 4 I]", "3/5 + (4*I)/5"),
        ("Arg[-1]", "Pi"),
        ("Arg[1 + I]", "Pi/4"),
    ],
)
def test_single_values(code, expected):
    assert text_of(code) == expected
