"""Local and global minima and maxima."""

import pytest
from asking import array_of, messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("FindMinimum[(x - 2)^2 + 1, {x, 0}]", [1, 2]),
        ("FindMaximum[3 - (x - 2)^2, {x, 0}]", [3, 2]),
        ("FindMinimum[(x - 1)^2 + (y + 2)^2, {{x, 0}, {y, 0}}]", [0, 1, -2]),
        ("FindMinimum[x^2 + y^2 + (z - 1)^2 + 5, {x, y, z}]", [5, 0, 0, 1]),
        ("FindMinimum[Cos[x], {x, 3}]", [-1, 3.141592653589793]),
        ("NMinimize[x^4 - 3 x^2 - x, x]", [-3.513905, 1.300840]),
        ("NMaximize[-(x - 3)^2 + 2, x]", [2, 3]),
        ("NMinimize[{(x^2 - 1)^2, x >= 0}, x]", [0, 1]),
        ("NMinimize[{(x^2 - 1)^2, x < 0 && x > -3}, x]", [0, -1]),
        ("NMaximize[{-(x^2 - 1)^2, 0 <= x <= 2}, x]", [0, 1]),
        ("NMinimize[{x^2 + y^2, x + y == 2}, {x, y}]", [2, 1, 1]),
        ("FindMinimum[x^2 + 1, x]", [1, 0]),
        ("FindMinimum[x^2 + (y - 1)^2, {x, y}]", [0, 0, 1]),
        ("x = 7; FindMinimum[(x - 2)^2 + 1, {x, 0}]", [1, 2]),
        ("a = 5.; FindMinimum[(x - 2)^2, {x, a}]", [0, 2]),
        ("FindMinimum[{x^2 + 1}, {x, 3}]", [1, 0]),
        ("FindMinimum[{x^2, x > 1}, x]", [1, 1]),
        ("FindMinimum[{x^2 + y^2, x + y == 2}, {{x, 0}, {y, 3}}]", [2, 1, 1]),
        ("FindMaximum[{x + y, x^2 + y^2 <= 2}, {x, y}]", [2, 1, 1]),
        ("f = {(x - 2)^2, x > 3}; FindMinimum[f, {x, 1}]", [1, 3]),
    ],
)
def test_extrema(code, expected):
    value, *point = array_of(f"r = ({code}); Flatten[{{r[[1]], r[[2, All, 2]]}}]")
    assert value == pytest.approx(expected[0], abs=1e-4)
    assert point == pytest.approx(expected[1:], abs=2e-4)


@pytest.mark.parametrize(
    "code, expected", [("FindArgMin[(x - 2)^2, {x, 0}]", [2]), ("FindArgMin[(x - 2)^2 + (y - 3)^2, {{x, 0}, {y, 0}}]", [2, 3])]
)
def test_positions(code, expected):
    assert array_of(code) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(
    "code, messages",
    [
        ("FindMinimum[x^2, {3, 1}]", ["FindMinimum::fdss"]),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages


@pytest.mark.parametrize(
    "name",
    [
        "FindMinimum",
        "FindMaximum",
        "FindArgMin",
        "NMinimize",
        "NMaximize",
    ],
)
def test_expressions_are_held(name):
    assert value_of(f"Attributes[{name}]") == "{HoldAll, Protected}"
