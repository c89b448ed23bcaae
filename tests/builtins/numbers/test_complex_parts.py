"""Size, sign, angle and parts of numbers, and the steps made of them."""

import pytest
from asking import text_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("{Abs[-3], Abs[0], Abs[2], Abs[-2/3], Abs[-2.5], Abs[0.]}", "{3, 0, 2, 2/3, 2.5, 0.}"),
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
        ("{Re[3], Re[2/3 - I], Re[1.5 + 2 I], Re[4 I], Re[Pi]}", "{3, 2/3, 1.5, 0, Pi}"),
        ("{Im[3], Im[2/3 - I], Im[1.5 + 2 I], Im[4 I], Im[Pi]}", "{0, -1, 2., 4, 0}"),
        (
            "{Re[Infinity], Im[Infinity], Re[DirectedInfinity[-I]], Im[DirectedInfinity[-I]], Re[-Infinity]}",
            "{Infinity, 0, 0, -Infinity, -Infinity}",
        ),
        ("{Re[ComplexInfinity], Im[ComplexInfinity], Re[Indeterminate]}", "{Indeterminate, Indeterminate, Indeterminate}"),
        ("{Re[x], Re[x + 3 - 2 I], Im[x + 3 - 2 I], Re[x + y]}", "{Re[x], 3 + Re[x], -2 + Im[x], Re[x + y]}"),
        ("{Re[2 x], Im[2 x], Re[I x], Im[I x], Re[-3 I x], Im[-3 I x]}", "{2*Re[x], 2*Im[x], -Im[x], Re[x], 3*Im[x], -3*Re[x]}"),
        (
            "{Re[Abs[x]], Im[Abs[x]], Im[Re[x]^2], Re[Conjugate[x]], Im[Conjugate[x]], Re[x Abs[y]]}",
            "{Abs[x], 0, 0, Re[x], -Im[x], Abs[y]*Re[x]}",
        ),
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
            "{Conjugate[Conjugate[x]], Conjugate[x^2], Conjugate[E^x], Conjugate[Abs[x]], Conjugate[Sqrt[x]]}",
            "{x, Conjugate[x]^2, E^Conjugate[x], Abs[x], Conjugate[Sqrt[x]]}",
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
        ("{Ramp[-2], Ramp[0], Ramp[3], Ramp[2.5], Ramp[Pi - 4], Ramp[Pi - 3], Ramp[x]}", "{0, 0, 3, 2.5, 0, -3 + Pi, Ramp[x]}"),
        ("Ramp[{{-1., 2.5}, {0., -3.}}]", "{{0., 2.5}, {0., 0.}}"),
        ("Ramp[Range[-2, 2]]", "{0, 0, 0, 1, 2}"),
        ("{UnitStep[-1], UnitStep[0], UnitStep[1], UnitStep[-0.001], UnitStep[0.], UnitStep[Pi - 4]}", "{0, 1, 1, 0, 1, 0}"),
        ("{UnitStep[1, -1], UnitStep[1, 0], UnitStep[x, -1], UnitStep[x], UnitStep[2, 3, 4]}", "{0, 1, 0, UnitStep[x], 1}"),
        ("UnitStep[{-0.5, 0., 3.}]", "{0, 1, 1}"),
        ("UnitStep[{1, -1}, {1, 1}]", "{1, 0}"),
        (
            "{HeavisideTheta[-1], HeavisideTheta[0], HeavisideTheta[2.5], HeavisideTheta[1, -1], HeavisideTheta[1, 2]}",
            "{0, HeavisideTheta[0], 1, 0, 1}",
        ),
        ("HeavisideTheta[{-0.5, 3.}]", "{0, 1}"),
        (
            "{DiracDelta[1], DiracDelta[-2.5], DiracDelta[0], DiracDelta[x], DiracDelta[x, 1], DiracDelta[{1., 2.}]}",
            "{0, 0, DiracDelta[0], DiracDelta[x], 0, {0, 0}}",
        ),
        (
            "{Unitize[0], Unitize[0.], Unitize[-2], Unitize[0.1], Unitize[I], Unitize[Pi], Unitize[x], Unitize[Infinity]}",
            "{0, 0, 1, 1, 1, 1, Unitize[x], 1}",
        ),
        ("{Unitize[0.1, 0.2], Unitize[-0.1, 0.2], Unitize[0.3, 0.2], Unitize[-0.3, 0.2]}", "{0, 0, 1, 1}"),
        ("{Unitize[{0., 0.5}], Unitize[{0.1, 0.5}, 0.2]}", "{{0, 1}, {0, 1}}"),
        (
            "{KroneckerDelta[1, 1], KroneckerDelta[1, 2], KroneckerDelta[0], KroneckerDelta[3], KroneckerDelta[2, 2, 2], "
            "KroneckerDelta[2, 2, 3], KroneckerDelta[1, 1.], KroneckerDelta[x, x], KroneckerDelta[x, y]}",
            "{1, 0, 1, 0, 1, 0, 1, 1, KroneckerDelta[x, y]}",
        ),
        ("{KroneckerDelta[x, x, y], KroneckerDelta[x, 1, 2]}", "{KroneckerDelta[x, x, y], 0}"),
        (
            "{DiscreteDelta[0], DiscreteDelta[0, 0], DiscreteDelta[0, 1], DiscreteDelta[x, 1], DiscreteDelta[x], DiscreteDelta[0.]}",
            "{1, 1, 0, 0, DiscreteDelta[x], 1}",
        ),
        (
            "{UnitBox[0], UnitBox[1/2], UnitBox[-1/2], UnitBox[0.6], UnitBox[-0.6], UnitBox[0.1, 0.7], UnitBox[0.1, 0.2], UnitBox[x]}",
            "{1, 1, 1, 0, 0, 0, 1, UnitBox[x]}",
        ),
        ("UnitBox[{0.2, -0.7}]", "{1, 0}"),
        (
            "{UnitTriangle[0], UnitTriangle[1/2], UnitTriangle[-1/4], UnitTriangle[1], UnitTriangle[-2], UnitTriangle[1/2, 1/2], "
            "UnitTriangle[x]}",
            "{1, 1/2, 3/4, 0, 0, 1/4, UnitTriangle[x]}",
        ),
        ("UnitTriangle[{0.25, -1.5}]", "{0.75, 0}"),
        (
            "{SquareWave[0], SquareWave[1/4], SquareWave[1/2], SquareWave[0.75], SquareWave[1], SquareWave[-1/4], SquareWave[x]}",
            "{1, 1, -1, -1, 1, -1, SquareWave[x]}",
        ),
        ("SquareWave[{0.25, 0.75}]", "{1, -1}"),
    ],
)
def test_steps(code, expected):
    assert text_of(code) == expected
