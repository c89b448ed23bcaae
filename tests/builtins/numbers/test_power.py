"""Power: of numbers, of powers and products, of E and logarithms."""

import pytest
from asking import messages_of, text_of, value_of


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("I^2", "-1"),
        ("(1 + I)^-2", "-1/2*I"),
        ("2^-3", "1/8"),
        ("(2/3)^-3", "27/8"),
        ("(1/2)^n", "2^(-n)"),
        ("(a b)^2", "a^2*b^2"),
        ("(x^2)^3", "x^6"),
        ("(x^(1/2))^(1/3)", "x^(1/6)"),
        ("(-8)^(1/3)", "2*(-1)^(1/3)"),
        ("(-1)^(5/3)", "-(-1)^(2/3)"),
        ("12^(1/2)", "2*Sqrt[3]"),
        ("E^(I Pi)", "-1"),
        ("E^(I Pi/2)", "I"),
        ("E^(5 I Pi/3)", "E^((-1/3*I)*Pi)"),
        ("E^Log[x]", "x"),
        ("E^(2 Log[x])", "x^2"),
        ("E^(x + Log[y])", "E^x*y"),
        ("2^Log[2, x]", "x"),
        ("1.5^3", "3.375"),
        ("(-2.)^0.5", "8.659560562354934*^-17 + 1.4142135623730951*I"),
        (
            "{Sqrt[3 (1 + Sqrt[5])], Sqrt[12 (1 + Sqrt[3])], Sqrt[2 x], (16 (1 + Sqrt[5]))^(1/3)}",
            "{Sqrt[3*(1 + Sqrt[5])], 2*Sqrt[3*(1 + Sqrt[3])], Sqrt[2]*Sqrt[x], 2*(2*(1 + Sqrt[5]))^(1/3)}",
        ),
        ("Abs[N[(48 (1 + Sqrt[5]))^(-3/2)] - (48. (1 + Sqrt[5]))^(-3/2)] < 10^-15", "True"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    ("code", "value", "messages"),
    [
        ("3^(10^12)", "Overflow[]", ["General::ovfl"]),
        ("2^(-10^12)", "Underflow[]", ["General::unfl"]),
        ("(2/3)^(10^12)", "Underflow[]", ["General::unfl"]),
        ("(2/3)^(-10^12)", "Overflow[]", ["General::ovfl"]),
        ("(-3/2)^(10^12)", "Overflow[]", ["General::ovfl"]),
    ],
)
def test_messages(code, value, messages):
    assert value_of(code) == value
    assert messages_of(code) == messages


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("3.^0.1 === ({3., 5.}^0.1)[[1]]", "True"),
        ("Map[#^1.7 &, Range[0.1, 9., 0.1]] === Range[0.1, 9., 0.1]^1.7", "True"),
        ("Table[x^-2.3, {x, 0.1, 9., 0.1}] === Map[Power[#, -2.3] &, Range[0.1, 9., 0.1]]", "True"),
        ("Table[x^400.5, {x, 1., 40.}][[-1]] > 10^600", "True"),
    ],
)
def test_machine_powers_agree_in_lists(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, expected", [
    ("{E^Log[x], E^(2 Log[x]), E^(2 a Log[x]), E^(-Log[x]), E^(a + Log[x]), E^(2 + 3 Log[x])}", "{x, x^2, x^(2*a), x^(-1), E^a*x, E^2*x^3}"),
    ("{E^(I Pi), E^(I Pi/2), E^(-I Pi/2), E^(2 I Pi), E^(3 I Pi/2), E^(5 I Pi)}", "{-1, I, -I, 1, -I, -1}"),
    ("{1^-3, (-1)^-3, (-1)^-4, 2^-2, (-2)^-3, 1^x, 1^(2/3), Quiet[1^Infinity]}", "{1, -1, 1, 1/4, -1/8, 1, 1, Indeterminate}"),
    ("{(2 x)^2, (2 x)^(1/2), (x y)^3, (x^2)^3, (x^2)^(1/2), (4 x)^(1/2), (-4 x)^(1/2)}", "{4*x^2, Sqrt[2]*Sqrt[x], x^3*y^3, x^6, Sqrt[x^2], 2*Sqrt[x], 2*Sqrt[-x]}"),
])  # fmt: skip
def test_exponentials_units_and_products(code, expected):
    assert text_of(code) == expected
