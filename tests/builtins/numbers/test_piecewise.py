"""Piecewise and conditional expressions."""

import pytest
from asking import answer_of, messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Piecewise[{{1, x > 0}, {2, x < 0}}, 3]", "Piecewise[{{1, x > 0}, {2, x < 0}}, 3]"),
        ("Piecewise[{{1, x > 0}}]", "Piecewise[{{1, x > 0}}, 0]"),
        ("Piecewise[{{1, False}}]", "0"),
        ("Piecewise[{}]", "0"),
        ("Piecewise[{{1, False}, {2, False}}, d]", "d"),
        ("Piecewise[{{1, True}, {2, x > 0}}, d]", "1"),
        ("Piecewise[{{1, False}, {2, True}}, d]", "2"),
        ("Piecewise[{{1, x > 0}, {2, True}, {3, y > 0}}, d]", "Piecewise[{{1, x > 0}}, 2]"),
        ("Piecewise[{{1, x > 0}, {2, False}, {3, x < 0}}, d]", "Piecewise[{{1, x > 0}, {3, x < 0}}, d]"),
        # cases at the end that give the default anyway fall away
        ("Piecewise[{{1, x > 0}, {5, x < 0}}, 5]", "Piecewise[{{1, x > 0}}, 5]"),
        ("Piecewise[{{5, x < 0}}, 5]", "5"),
        ("Piecewise[{{1, x > 0}, {5, y > 0}, {1, x < 0}}, 5]", "Piecewise[{{1, x > 0}, {5, y > 0}, {1, x < 0}}, 5]"),
        # neighbours with the same value become one
        ("Piecewise[{{1, x > 3}, {1, x < 1}}, 0]", "Piecewise[{{1, x > 3 || x < 1}}, 0]"),
        ("Piecewise[{{1, x > 3}, {2, x < 1}}, 0]", "Piecewise[{{1, x > 3}, {2, x < 1}}, 0]"),
        # only the value that is chosen is evaluated
        ("n = 0; {Piecewise[{{n++, False}, {7, True}, {n++, True}}, n++], n}", "{7, 0}"),
        ("f[x_] := Piecewise[{{-1, x < 0}, {1, x > 0}}]; {f[2], f[-2], f[0]}", "{1, -1, 0}"),
        ("f[x_] := Piecewise[{{x^2, x < 0}, {x, 0 <= x < 1}}, 1]; f /@ {-3, 0, 1/2, 1, 7}", "{9, 0, 1/2, 1, 1}"),
        ("Piecewise[{{a, y > 0}}] /. y -> 2", "a"),
        ("Piecewise[{{a, y > 0}}] /. y -> -2", "0"),
        ("cases = {{1, x > 0}}; Piecewise[cases, 2]", "Piecewise[{{1, x > 0}}, 2]"),
        ("x = 3; Piecewise[{{x, x > 5}, {2 x, x > 1}}, 3 x]", "6"),
        ("ConditionalExpression[a, True]", "a"),
        ("ConditionalExpression[a, False]", "Undefined"),
        ("ConditionalExpression[a, x > 0]", "ConditionalExpression[a, x > 0]"),
        ("ConditionalExpression[a, x > 0] /. x -> 1", "a"),
        ("Attributes[Piecewise]", "{HoldAll, Protected}"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code", ["Piecewise[5]", "Piecewise[{{1, x > 0}, 2}]", "Piecewise[{{1, x > 0, 3}}]", "Piecewise[{1, 2}]"])
def test_what_is_no_list_of_pairs_is_reported(code):
    assert answer_of(code) == (code, ["Piecewise::pairs"])


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Piecewise[{{1, x > 0}, {2, True}}, 3]", "Piecewise[{{1, x > 0}}, 2]"),
        ("Piecewise[{{1, False}}]", "0"),
        ("Piecewise[{{1, y > 0}}] /. y -> 2", "1"),
        ("f[x_] := Piecewise[{{-1, x < 0}, {1, x > 0}}]; {f[2], f[-2], f[0]}", "{1, -1, 0}"),
    ],
)
def test_value_too(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ("Piecewise[5]", ["Piecewise::pairs"]),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages
