"""Hyperbolic functions and their inverses."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Sin[I x]", "I*Sinh[x]"),
        ("Cosh[x + I Pi/2]", "I*Sinh[x]"),
        ("Sinh[Log[2]]", "3/4"),
        ("ArcTanh[0]", "0"),
        ("Tanh[Infinity]", "1"),
        ("ArcTanh[2.]", "0.5493061443340549 - 1.5707963267948966*I"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected
