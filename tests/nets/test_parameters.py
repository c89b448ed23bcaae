"""Kinds of parameters: what they take, what they become, what they refuse."""

import pytest

from wlnet.expression import S, make_list, rational, symbol
from wlnet.nets.errors import NetFailure
from wlnet.nets.parameters import Boolean, Choice, Integer, Number, Sizes, probability, to_expr, to_value

x = symbol("Global`x")


@pytest.mark.parametrize(
    "kind, given, value",
    [
        (Number(), 3, 3.0),
        (Number(), rational(1, 2), 0.5),
        (Number(0), 0, 0.0),
        (Number(0, 1), 1, 1.0),
        (Number(0, open_low=True), 1e-9, 1e-9),
        (probability(), 0, 0.0),
        (probability(), 1, 1.0),
        (Integer(), -5, -5),
        (Integer(1), 1, 1),
        (Integer(1, 4), 4, 4),
        (Integer(1, also=(S.All,)), S.All, S.All),
        (Choice("a", S.Max), "a", "a"),
        (Choice("a", S.Max), S.Max, S.Max),
        (Boolean(), S.True_, True),
        (Boolean(), S.False_, False),
        (Sizes(), 3, (3,)),
        (Sizes(), make_list((2, 3)), (2, 3)),
    ],
)
def test_what_is_taken(kind, given, value):
    found = kind.read(given)
    assert found == value and type(found) is type(value)


@pytest.mark.parametrize(
    "kind, given",
    [
        (Number(), x),
        (Number(0), -1e-9),
        (Number(0, 1), 1.001),
        (Number(0, open_low=True), 0),
        (Number(), "1"),
        (probability(), -0.1),
        (probability(), 1.1),
        (Integer(), 1.0),
        (Integer(1), 0),
        (Integer(1, 4), 5),
        (Integer(), S.All),
        (Choice("a", S.Max), "b"),
        (Choice("a", S.Max), S.Min),
        (Choice("a"), symbol("Global`a")),
        (Boolean(), 1),
        (Sizes(), 0),
        (Sizes(), make_list((2, -3))),
        (Sizes(), make_list((2, 1.5))),
    ],
)
def test_what_is_refused(kind, given):
    with pytest.raises(NetFailure) as refused:
        kind.read(given)
    assert kind.expected in str(refused.value.text)


@pytest.mark.parametrize(
    "expression, value",
    [
        (3, 3),
        (rational(1, 4), 0.25),
        (S.True_, True),
        (make_list((1, make_list((2.5,)))), (1, (2.5,))),
        ("a", "a"),
        (x, x),
    ],
)
def test_expressions_as_python_values(expression, value):
    assert to_value(expression) == value


@pytest.mark.parametrize(
    "value, expression", [(True, S.True_), (False, S.False_), (None, S.None_), ((1, (2,)), make_list((1, make_list((2,))))), (5, 5)]
)
def test_python_values_as_expressions(value, expression):
    assert to_expr(value) == expression
