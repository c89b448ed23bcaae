"""Functions of one number in a layer give what the language gives."""

import numpy as np
import pytest
from asking import array_of

from wlnet.translation.scalars import UNARY

POINTS = (0.3, 0.9, 1.6, 3.5, -0.7, -2.2)


@pytest.mark.parametrize("name", sorted(set(UNARY) - {"Minus"}))
def test_functions_of_one_number(name):
    """Where the language gives a real number; a layer computes with 32 bits."""
    function = {"PolyGamma": "PolyGamma[0, #] &"}.get(name, name)
    compared = 0
    for point in POINTS:
        real = f"v = Quiet[N[({function})[{point}]]]; Boole[MatchQ[v, _Real | _Integer]]"
        if array_of(real):
            layer, language = array_of(f"{{ElementwiseLayer[{name}][{point}], N[({function})[{point}]]}}")
            assert layer == pytest.approx(language, rel=5e-5, abs=3e-6), point
            compared += 1
    assert compared


@pytest.mark.parametrize(
    "name, value",
    [("Sinc", 1), ("UnitStep", 1), ("ArcCot", np.pi / 2), ("Sign", 0), ("Ramp", 0), ("Unitize", 0), ("KroneckerDelta", 1)],
)
def test_at_zero(name, value):
    assert array_of(f"ElementwiseLayer[{name}][0]") == pytest.approx(value, rel=1e-6)
