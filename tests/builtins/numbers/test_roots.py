"""Square roots and real roots."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("Sqrt[x^2]", "Sqrt[x^2]"),
        ("Sqrt[x]^2", "x"),
        ("Sqrt[4 x]", "2*Sqrt[x]"),
        ("Sqrt[2 x]", "Sqrt[2]*Sqrt[x]"),
        ("Sqrt[-4]", "2*I"),
        ("Sqrt[3 + 4 I]", "2 + I"),
        ("CubeRoot[-8]", "-2"),
        ("Surd[-32, 5]", "-2"),
        ("Surd[8., 3]", "2."),
        ("Surd[8, -3]", "1/2"),
        ("CubeRoot[x]", "Surd[x, 3]"),
        ("Sqrt[-2.]", "0. + 1.4142135623730951*I"),
        ("Sqrt[2/Pi]", "Sqrt[2/Pi]"),
        ("1/Sqrt[2 Pi]", "1/Sqrt[2*Pi]"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    ("code", "value", "message"),
    [
        ("CubeRoot[I]", "CubeRoot[I]", "CubeRoot::preal"),
        ("Surd[I, 5]", "Surd[I, 5]", "Surd::preal"),
        ("Surd[-2, 4]", "Indeterminate", "Surd::noneg"),
    ],
)
def test_messages(code, value, message):
    assert value_of(code) == value
    assert messages_of(code) == [message]
