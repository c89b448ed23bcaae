"""Times: numbers of every kind, equal bases, roots of exact numbers."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("6/4", "3/2"),
        ("(1 + 2 I)(3 - I)", "5 + 5*I"),
        ("1/(1 + I)", "1/2 - I/2"),
        ("0 x", "0"),
        ("0 * 1.5", "0."),
        ("Times[]", "1"),
        ("x x", "x^2"),
        ("x^a x^b", "x^(a + b)"),
        ("x/x", "1"),
        ("a b c/b", "a*c"),
        ("-(a + b)", "-a - b"),
        ("2 (a + b)", "2*(a + b)"),
        ("-1/2 (a + b)", "(-a - b)/2"),
        ("2 2^x", "2^(1 + x)"),
        ("Sqrt[8]", "2*Sqrt[2]"),
        ("Sqrt[2]/2", "1/Sqrt[2]"),
        ("Sqrt[6]/2", "Sqrt[3/2]"),
        ("Sqrt[2] Sqrt[3]", "Sqrt[6]"),
        ("2^(1/3) 2^(1/2)", "2^(5/6)"),
        ("2. Pi", "6.283185307179586"),
        ("10.^300 10.^300 // Head", "Real"),
        ("{{1, 2}, {3, 4}} {10, 100}", "{{10, 20}, {300, 400}}"),
        ("x^3 (x^2 - 1)", "x^3*(-1 + x^2)"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected
