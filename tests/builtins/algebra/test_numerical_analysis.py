"""Roots, integrals, sums and extrema found numerically."""

import pytest
from asking import array_of, messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("x /. FindRoot[Cos[x] == x, {x, 1}]", 0.7390851332151607),
        ("x /. FindRoot[x^2 - 2, {x, 1}]", 2**0.5),
        ("x /. FindRoot[x^2 == 2, {x, -1}]", -(2**0.5)),
        ("x /. FindRoot[Abs[x] - 3, {x, 1, 2}]", 3),
        ("f[t_] := t^3 - 5; x /. FindRoot[f[x], {x, 1, 2}]", 5 ** (1 / 3)),
        ("x /. FindRoot[x^2 + 1, {x, I/2 + 0.1}]", None),
        ("{x, y} /. FindRoot[{x + y == 3, x y == 2}, {{x, 0.5}, {y, 2.5}}]", [1, 2]),
        ("{x, y} /. FindRoot[{x^2 + y^2 == 25, y == x + 1}, {x, 2}, {y, 5}]", [3, 4]),
        ("x /. FindRoot[E^x - 2, {x, 0}]", 0.6931471805599453),
        ("x = 5; FindRoot[y^2 == 4, {y, 1}][[1, 2]]", 2),
    ],
)
def test_find_root(code, expected):
    if expected is None:
        assert value_of(f"Abs[({code}) - I] < 10^-8") == "True"
    else:
        assert array_of(code) == pytest.approx(expected, abs=1e-10)


@pytest.mark.parametrize(
    "code, expected",
    [
        ("NIntegrate[Exp[-x^2], {x, -Infinity, Infinity}]", 1.772453850905516),
        ("NIntegrate[x y, {x, 0, 1}, {y, 0, x}]", 0.125),
        ("NIntegrate[x^2, {x, 0, 3}]", 9),
        ("NIntegrate[x^2, {x, 3, 0}]", -9),
        ("NIntegrate[1/x^2, {x, 1, Infinity}]", 1),
        ("NIntegrate[E^x, {x, -Infinity, 0}]", 1),
        ("NIntegrate[1/Sqrt[x], {x, 0, 1}]", 2),
        ("NIntegrate[Abs[x], {x, -1, 0, 2}]", 2.5),
        ("NIntegrate[Sin[x], {x, 0, Pi}]", 2),
        ("NIntegrate[Log[x], {x, 0, 1}]", -1),
        ("NIntegrate[x^2 + y, {x, 0, 1}, {y, 0, 2}]", 8 / 3),
        ("NIntegrate[Sin[100 x]^2, {x, 0, Pi}]", 1.5707963267948966),
        ("f[t_] := t^3; NIntegrate[f[x], {x, 0, 2}]", 4),
        ("NIntegrate[1/(1 + x^2), {x, -Infinity, Infinity}]", 3.141592653589793),
        ("NIntegrate[x, {x, 0, a}] /. a -> 2", None),
    ],
)
def test_nintegrate(code, expected):
    if expected is None:
        assert value_of(code.replace(" /. a -> 2", "; 1")) == "1"
    else:
        assert array_of(code) == pytest.approx(expected, rel=1e-8)


@pytest.mark.parametrize(
    "code, expected",
    [
        ("NSum[1/n^2, {n, 1, Infinity}]", 1.6449340668482264),
        ("NSum[(-1)^n/n, {n, 1, Infinity}]", -0.6931471805599453),
        ("NSum[1/2^n, {n, 0, Infinity}]", 2),
        ("NProduct[1 + 1/2^n, {n, 0, 30}]", 4.768462058062743),
        ("NSum[n, {n, 1, 10}]", 55),
        ("NSum[1/n!, {n, 0, 20}]", 2.718281828459045),
        ("Round[NProduct[1 - 1/n^2, {n, 2, Infinity}], 10^-6]", 0.5),
        ("NProduct[n, {n, 1, 5}]", 120),
        ("NSum[1/n^3, {n, 4, Infinity}]", 1.2020569031595942 - 1 - 1 / 8 - 1 / 27),
    ],
)
def test_nsum(code, expected):
    assert array_of(code) == pytest.approx(expected, rel=1e-9)


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
    ],
)
def test_extrema(code, expected):
    value, *point = array_of(f"With[{{r = {code}}}, Flatten[{{r[[1]], r[[2, All, 2]]}}]]")
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
        ("FindRoot[x, x]", ["FindRoot::fdss"]),
        ("FindRoot[x, {x, a}]", ["FindRoot::fdss"]),
        ("NIntegrate[a x, {x, 0, 1}]", ["NIntegrate::inumr"]),
        ("NIntegrate[x, {x, 0}]", ["NIntegrate::ilim"]),
        ("FindMinimum[x^2, {3, 1}]", ["FindMinimum::fdss"]),
        ("NSum[1/n^2, {n, 1, Infinity}, Nonsense -> 1]", ["NSum::optx"]),
        ("FindRoot[x^2 == 2, {x, 1}, MaxIterations -> 50]", []),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages


@pytest.mark.parametrize(
    "name", ["FindRoot", "NIntegrate", "NSum", "NProduct", "FindMinimum", "FindMaximum", "FindArgMin", "NMinimize", "NMaximize"]
)
def test_expressions_are_held(name):
    assert value_of(f"Attributes[{name}]") == "{HoldAll, Protected}"
