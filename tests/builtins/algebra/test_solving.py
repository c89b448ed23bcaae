"""Equations and inequalities: exact solutions, domains, systems, numerical roots."""

import pytest
from asking import messages_of, value_of

from wlnet import Session


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Solve[x^2 - 3 x + 2 == 0, x]", "{{x -> 1}, {x -> 2}}"),
        ("Solve[a x + b == 0, x]", "{{x -> -(b/a)}}"),
        ("Solve[x^2 == 2, x]", "{{x -> -Sqrt[2]}, {x -> Sqrt[2]}}"),
        ("Solve[x^2 + 1 == 0, x]", "{{x -> -I}, {x -> I}}"),
        ("Solve[x^2 - x - 1 == 0, x]", "{{x -> (1 - Sqrt[5])/2}, {x -> (1 + Sqrt[5])/2}}"),
        ("Solve[(x - 1)^2 == 0, x]", "{{x -> 1}, {x -> 1}}"),
        ("Solve[2 x == 1]", "{{x -> 1/2}}"),
        ("Solve[1/x == 2, x]", "{{x -> 1/2}}"),
        ("Solve[x == x + 1, x]", "{}"),
        ("Solve[True, x]", "{{}}"),
        ("Solve[False, x]", "{}"),
        ("Solve[x^3 == 8, x, Reals]", "{{x -> 2}}"),
        ("Solve[x^4 == 16, x, Integers]", "{{x -> -2}, {x -> 2}}"),
        ("Solve[x^2 == 2, x, Integers]", "{}"),
        ("Solve[x^2 + 1 == 0, x, Reals]", "{}"),
        ("Solve[4 x^2 == 9, x]", "{{x -> -3/2}, {x -> 3/2}}"),
        ("Solve[x^4 - 5 x^2 + 4 == 0, x]", "{{x -> -2}, {x -> -1}, {x -> 1}, {x -> 2}}"),
        ("Solve[-x^2 + 5 x - 6 == 0, x]", "{{x -> 2}, {x -> 3}}"),
        ("Solve[x^2 == 4 && x > 0, x]", "{{x -> 2}}"),
        ("Solve[y == 2 x, x]", "{{x -> y/2}}"),
        ("Solve[f[x] == 2, f[x]]", "{{f[x] -> 2}}"),
        ("Solve[{x, 2 y} == {3, 4}, {x, y}]", "{{x -> 3, y -> 2}}"),
        ("Solve[E^x == 5, x, Reals]", "{{x -> Log[5]}}"),
        ("Solve[Log[x] == 2, x]", "{{x -> E^2}}"),
        ("Solve[Sqrt[x] == 3, x]", "{{x -> 9}}"),
        ("Length[Solve[x^5 - x - 1 == 0, x]]", "5"),
        ("x /. Solve[x^3 - 6 x^2 + 11 x - 6 == 0, x]", "{1, 2, 3}"),
        ("Length[Solve[x^4 + x + 1 == 0, x]]", "4"),
        ("Union[Expand[x^3 /. Solve[x^3 == -8, x]]]", "{-8}"),
    ],
)
def test_one_unknown(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Solve[{x + y == 3, x - y == 1}, {x, y}]", "{{x -> 2, y -> 1}}"),
        ("Solve[x + y == 3 && x - y == 1, {x, y}]", "{{x -> 2, y -> 1}}"),
        ("Solve[{x + y == 1, x + y == 2}, {x, y}]", "{}"),
        ("Sort[Solve[{x^2 + y^2 == 25, x + y == 7}, {x, y}]]", "{{x -> 3, y -> 4}, {x -> 4, y -> 3}}"),
        ("Solve[{2 x == 1, y == 2}, {x, y}, Integers]", "{}"),
        ("Solve[{x y == 6, y == 2}, {x, y}]", "{{x -> 3, y -> 2}}"),
        ("Solve[{a x + y == 1, y == 0}, {x, y}]", "{{x -> a^(-1), y -> 0}}"),
        ("Solve[x == y == 2, {x, y}]", "{{x -> 2, y -> 2}}"),
        ("Solve[{x + y + z == 6, y + z == 5, z == 3}, {x, y, z}]", "{{x -> 1, y -> 2, z -> 3}}"),
    ],
)
def test_systems(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "polynomial", ["x^3 - 2 x + 5", "x^3 + 3 x^2 - 7", "x^6 - 3 x^3 + 2", "2 x^4 - 3 x^2 + 1", "x^3 - I", "x^4 - 10 x^2 + 1"]
)
def test_solutions_make_the_equation_true(polynomial):
    code = f"Max[Abs[N[{polynomial} /. Solve[{polynomial} == 0, x]]]] < 10^-12"
    assert value_of(code) == "True"


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Reduce[x^2 < 4, x]", "-2 < x < 2"),
        ("Reduce[x^2 <= 4, x]", "-2 <= x <= 2"),
        ("Reduce[x^2 > 4, x]", "x < -2 || x > 2"),
        ("Reduce[x^2 >= 4, x]", "x <= -2 || x >= 2"),
        ("Reduce[x^2 < 0, x]", "False"),
        ("Reduce[x^2 + 1 > 0, x]", "True"),
        ("Reduce[2 x + 1 > 5, x]", "x > 2"),
        ("Reduce[1 - x >= 0, x]", "x <= 1"),
        ("Reduce[x^2 <= 0, x]", "x == 0"),
        ("Reduce[(x - 1)^2 <= 0, x]", "x == 1"),
        ("Reduce[(x - 1)^2 (x - 3) < 0, x]", "x < 1 || 1 < x < 3"),
        ("Reduce[x^2 == 4, x]", "x == -2 || x == 2"),
        ("Reduce[x^2 == -1, x, Reals]", "False"),
        ("Reduce[x + y == 3 && x - y == 1, {x, y}]", "x == 2 && y == 1"),
        ("Reduce[True, x]", "True"),
        ("Reduce[x == x + 1, x]", "False"),
        ("Reduce[x^3 - x > 0, x]", "-1 < x < 0 || x > 1"),
    ],
)
def test_reduce(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Roots[x^2 == 4, x]", "x == -2 || x == 2"),
        ("Roots[x == 3, x]", "x == 3"),
        ("{ToRules[x == 1 || x == 2]}", "{{x -> 1}, {x -> 2}}"),
        ("{ToRules[x == 1 && y == 2]}", "{{x -> 1, y -> 2}}"),
        ("ToRules[x > 1]", "ToRules[x > 1]"),
        ("Eliminate[{x == 2 + y, y == z}, y] /. {{x -> 2 + z}, {x -> z}}", "{True, False}"),
        ("CountRoots[x^3 - x, x]", "3"),
        ("CountRoots[x^2 + 1, x]", "0"),
        ("CountRoots[(x - 1) (x^2 + x + 1), x]", "1"),
    ],
)
def test_forms_of_results(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("x /. NSolve[x^2 == 2, x]", [-(2**0.5), 2**0.5]),
        ("x /. NSolve[x^3 - x + 1 == 0, x, Reals]", [-1.324717957244746]),
        ("x /. NSolve[1/x == 4, x]", [0.25]),
        ("x /. NSolve[{x + y == 3, x - y == 1}, {x, y}]", [2]),
        ("Im[x /. NSolve[x^2 == -4, x]]", [-2, 2]),
        ("x /. NSolve[x^2 == 2., x]", [-(2**0.5), 2**0.5]),
        ("x /. Solve[x^2 == 2.25, x]", [-1.5, 1.5]),
    ],
)
def test_numbers(code, expected):
    assert list(Session().evaluate(code)) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(
    "code, messages",
    [
        ("Solve[Sin[x] == x, x]", ["Solve::nsmet"]),
        ("Solve[x == 1, 2]", ["Solve::ivar"]),
        ("Reduce[Sin[x] == x, x]", ["Reduce::nsmet"]),
        ("NSolve[Sin[x] == x, x]", ["NSolve::nsmet"]),
        ("NSolve[x == 1, 3]", ["NSolve::ivar"]),
        ("Solve[x == 1, x, Nonsense -> 1]", ["Solve::optx"]),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages
