"""Roots by Newton and secants."""

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
    "code, messages",
    [
        ("FindRoot[x, x]", ["FindRoot::fdss"]),
        ("FindRoot[x, {x, a}]", ["FindRoot::fdss"]),
        ("FindRoot[x^2 == 2, {x, 1}, MaxIterations -> 50]", []),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages


@pytest.mark.parametrize(
    "name",
    [
        "FindRoot",
    ],
)
def test_expressions_are_held(name):
    assert value_of(f"Attributes[{name}]") == "{HoldAll, Protected}"


@pytest.mark.parametrize(
    "code, expected",
    [
        ("eq = (x^2 == 2); Round[x /. FindRoot[eq, {x, 1}], 0.001]", "1.414"),
        ("g[t_] := t^2 == 2; Round[x /. FindRoot[g[x], {x, 1}], 0.001]", "1.414"),
        ("x = 3; Round[FindRoot[x^2 == 2, {x, 1}][[1, 2]], 0.001]", "1.414"),
        ("eqs = {x + y == 3, x - y == 1}; Round[{x, y} /. FindRoot[eqs, {{x, 1}, {y, 1}}]]", "{2, 1}"),
    ],
)
def test_held_equations_are_evaluated_while_the_variables_are_symbols(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("FindRoot[{f[x], g[y]}, {{x, 1}, {y, 1}}]", ["FindRoot::cvmit"]),
    ],
)
def test_a_system_without_numbers_ends_with_a_message(code, expected):
    assert messages_of(code) == expected
