"""Steps and boxes."""

import pytest
from asking import text_of


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
        (
            "{UnitStep[x, y], UnitStep[1, x], UnitStep[-1, x], UnitStep[x, Pi, y]}",
            "{UnitStep[x, y], UnitStep[x], 0, UnitStep[x, y]}",
        ),
    ],
)
def test_steps(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("UnitStep[{-1, 0, 1}]", "{0, 1, 1}"),
        ("Ramp[{-1, 2}]", "{0, 2}"),
        ("KroneckerDelta[1, 1]", "1"),
        ("KroneckerDelta[x, y]", "KroneckerDelta[x, y]"),
        ("HeavisideTheta[-2]", "0"),
        ("UnitBox[0.3]", "1"),
        ("Unitize[{0, 0.5}]", "{0, 1}"),
    ],
)
def test_single_values(code, expected):
    assert text_of(code) == expected
