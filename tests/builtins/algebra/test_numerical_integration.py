"""Integrals, sums and products by numbers."""

import pytest
from asking import array_of, messages_of, value_of


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
    "code, messages",
    [
        ("NIntegrate[a x, {x, 0, 1}]", ["NIntegrate::inumr"]),
        ("NIntegrate[x, {x, 0}]", ["NIntegrate::ilim"]),
        ("NSum[1/n^2, {n, 1, Infinity}, Nonsense -> 1]", ["NSum::optx"]),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages


@pytest.mark.parametrize(
    "name",
    [
        "NIntegrate",
        "NSum",
        "NProduct",
    ],
)
def test_expressions_are_held(name):
    assert value_of(f"Attributes[{name}]") == "{HoldAll, Protected}"
