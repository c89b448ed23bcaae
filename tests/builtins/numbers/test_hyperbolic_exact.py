"""Exact values and identities of the hyperbolic functions."""

import math

import mpmath
import pytest
from asking import text_of

from wlnet import Session

HYPERBOLIC = ("Sinh", "Cosh", "Tanh", "Coth", "Sech", "Csch")


def machine(name: str):
    """mpmath's function of a Wolfram name, as one of Python numbers."""
    function = getattr(mpmath, name.lower().replace("arc", "a"))
    return lambda x: complex(function(x))


@pytest.mark.parametrize("name", HYPERBOLIC)
def test_imaginary_quarter_turns_come_out_of_sums(name):
    session = Session()
    function = machine(name)
    for k in range(-3, 4):
        assert session.evaluate(f"value = {name}[x + {k} I Pi/2]; FreeQ[value, Pi]") is True, k
        value = complex(session.evaluate("N[value /. x -> 3/10]"))
        assert value == pytest.approx(function(0.3 + 1j * k * math.pi / 2), rel=1e-12), k


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{Sinh[Infinity], Sinh[-Infinity], Cosh[-Infinity], Tanh[-Infinity], Coth[Infinity], Sech[Infinity], Csch[-Infinity]}",
            "{Infinity, -Infinity, Infinity, -1, 1, 0, 0}",
        ),
        ("{Sinh[0], Cosh[0], Tanh[0], Coth[0], Sech[0], Csch[0]}", "{0, 1, 0, ComplexInfinity, 1, ComplexInfinity}"),
        (
            "{Sin[Infinity], Cos[-Infinity], Tan[ComplexInfinity], Sinh[Indeterminate], Sin[Indeterminate]}",
            "{Interval[{-1, 1}], Interval[{-1, 1}], Indeterminate, Indeterminate, Indeterminate}",
        ),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected
