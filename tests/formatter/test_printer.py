"""Precedence of numbers inside other expressions."""

import pytest

from wlnet.expression import Complex, expr, rational, symbol
from wlnet.formatter import format_expression

x = symbol("Global`x")


@pytest.mark.parametrize(
    "number, first, last",
    [
        (Complex(0, rational(-1, 2)), "(-1/2*I) + x", "x - (-1/2*I)"),
        (Complex(0, rational(1, 2)), "I/2 + x", "x - I/2"),
        (Complex(0, 1), "I + x", "x - I"),
        (Complex(0, -1), "-I + x", "x - -I"),
        (Complex(0, 2), "2*I + x", "x - 2*I"),
        (Complex(0, -2), "(-2*I) + x", "x - (-2*I)"),
        (Complex(0, rational(-3, 2)), "(-3*I)/2 + x", "x - (-3*I)/2"),
    ],
)
def test_imaginary_numbers_in_a_sum(number, first, last):
    assert format_expression(expr("Plus", number, x), "InputForm") == first
    assert format_expression(expr("Subtract", x, number), "InputForm") == last
