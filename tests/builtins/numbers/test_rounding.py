"""Rounding of exact and approximate numbers."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "number, nearest",
    [
        ("1/2", 0),
        ("3/2", 2),
        ("5/2", 2),
        ("7/2", 4),
        ("-1/2", 0),
        ("-3/2", -2),
        ("-5/2", -2),
        ("2.5", 2),
        ("3.5", 4),
        ("2.5`20", 2),
        ("5/2 + 7/2*I", "2 + 4*I"),
        ("8/3", 3),
        ("7/3", 2),
        ("-8/3", -3),
    ],
)
def test_round_takes_halves_to_the_even_integer(number, nearest):
    assert value_of(f"Round[{number}]") == str(nearest)


def test_round_to_a_multiple_takes_halves_to_the_even_multiple():
    assert value_of("{Round[5, 2], Round[3, 2], Round[-5, 2], Round[1/4, 1/2], Round[3/4, 1/2]}") == "{4, 4, -4, 0, 1}"
