"""The smallest matchers, and how bindings are made and undone."""

from decimal import Decimal

import numpy as np
import pytest

from wlnet.evaluator.patterns.matchers import always, bind, head_test, literal, number_expression, undo
from wlnet.expression import Association, BigReal, Complex, S, expr, from_array, make_list, rational, symbol

x, y = symbol("Global`x"), symbol("Global`y")


def test_a_name_is_bound_once():
    bindings: dict = {}
    assert bind(bindings, x, 1) and bind(bindings, x, 1) and not bind(bindings, x, 1.0)
    assert bindings == {x: 1}


def test_undone_bindings_are_those_added_last():
    bindings = {x: 1}
    bind(bindings, y, 2)
    undo(bindings, 1)
    assert bindings == {x: 1}


@pytest.mark.parametrize(
    "head, value, fits",
    [
        (S.Integer, 1, True),
        (S.Integer, 1.0, False),
        (S.Real, 1.0, True),
        (S.Real, BigReal(Decimal(1), 20.0), True),
        (S.Real, 1, False),
        (S.Complex, 1j, True),
        (S.Complex, Complex(1, 2), True),
        (S.Rational, rational(1, 2), True),
        (S.String, "s", True),
        (S.Symbol, x, True),
        (S.List, from_array(np.arange(50)), True),
        (S.Association, Association({}), True),
        (x, expr(x, 1), True),
        (x, expr(y, 1), False),
        (expr(x, 1), expr(expr(x, 1), 2), True),
    ],
)
def test_typed_blanks(head, value, fits):
    assert head_test(head)(value, {}) is fits


def test_literals_are_compared_as_same():
    assert literal(1)(1, {}) and not literal(1)(1.0, {}) and literal(x)(x, {}) and always(x, {})
    assert literal(make_list([1, 2]))(make_list([1, 2]), {}) and not literal("a")(x, {})


def test_numbers_as_the_calls_that_write_them():
    assert number_expression(rational(3, 4)) == expr("Rational", 3, 4)
    assert number_expression(Complex(1, 2)) == expr("Complex", 1, 2) and number_expression(1.5 + 2j) == expr("Complex", 1.5, 2.0)
    assert number_expression(7) == 7
