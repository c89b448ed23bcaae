"""What is written in terms of Plus, Times and Power."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("Subtract[3, 1]", "2"),
        ("Divide[6, 4]", "3/2"),
        ("Minus[x]", "-x"),
        ("Minus[1/2 + I]", "-1/2 - I"),
        ("Subtract[a, b]", "a - b"),
        ("Divide[a, b]", "a/b"),
        ("Divide[1., 3.]", "0.3333333333333333"),
        ("a ** (b ** c)", "a**b**c"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected
