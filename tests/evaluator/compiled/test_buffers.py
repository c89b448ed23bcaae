"""Buffers: what they read, what they take, and what they leave to the evaluator."""

import numpy as np
import pytest

from wlnet import Session
from wlnet.evaluator.compiled.buffers import Buffer, element_at
from wlnet.expression import Expr, PackedArray, expr, make_list, symbol

x = symbol("Global`x")
LIST = make_list((1, make_list((2, make_list((3,)))), x))
MATRIX = PackedArray(np.arange(12).reshape(3, 4))
REALS = PackedArray(np.arange(5.0))


@pytest.mark.parametrize(
    "value, where, element",
    [
        (LIST, (1,), 1),
        (LIST, (3,), x),
        (LIST, (-1,), x),
        (LIST, (-3,), 1),
        (LIST, (2, 1), 2),
        (LIST, (2, 2, 1), 3),
        (LIST, (2, -1, -1), 3),
        (MATRIX, (1, 1), 0),
        (MATRIX, (3, 4), 11),
        (MATRIX, (-1, -4), 8),
        (REALS, (5,), 4.0),
        (REALS, (-5,), 0.0),
    ],
)
def test_elements_are_read(value, where, element):
    for found in (Buffer.of(value).read(where), element_at(value, where)):
        assert found == element and type(found) is type(element)


@pytest.mark.parametrize(
    "value, where",
    [
        (LIST, (0,)),
        (LIST, (4,)),
        (LIST, (-4,)),
        (LIST, (1.0,)),
        (LIST, (x,)),
        (LIST, (1, 1)),
        (LIST, (2, 3)),
        (LIST, (2, 0)),
        (MATRIX, (4, 1)),
        (MATRIX, (1, 5)),
        (MATRIX, (-4, 1)),
        (MATRIX, (0, 1)),
        (MATRIX, (1,)),
        (MATRIX, (1, 1, 1)),
        (REALS, (6,)),
        (REALS, (0,)),
        (REALS, (1, 1)),
    ],
)
def test_places_that_do_not_exist_are_left_to_the_evaluator(value, where):
    assert Buffer.of(value).read(where) is None
    assert element_at(value, where) is None
    assert not Buffer.of(value).write(where, 7) or value is LIST and where == (1, 1)


@pytest.mark.parametrize(
    "value, where, new, written",
    [
        (LIST, (2, 1), x, True),
        (LIST, (-1,), expr("f", 1), True),
        (LIST, (2, 2, 1), "s", True),
        (LIST, (1, 1), 5, False),
        (MATRIX, (2, 3), 99, True),
        (MATRIX, (2, 3), 2**63 - 1, True),
        (MATRIX, (2, 3), -(2**63), True),
        (MATRIX, (2, 3), 2**63, False),
        (MATRIX, (2, 3), -(2**63) - 1, False),
        (MATRIX, (2, 3), 1.5, False),
        (MATRIX, (2, 3), x, False),
        (REALS, (2,), 2.5, True),
        (REALS, (2,), 2, False),
        (REALS, (2,), "s", False),
    ],
)
def test_writing(value, where, new, written):
    """A packed array takes what keeps its type; its owner never changes."""
    buffer = Buffer.of(value)
    before = buffer.freeze(Session().evaluator)
    buffer = Buffer.of(value)
    assert buffer.write(where, new) is written
    frozen = buffer.freeze(Session().evaluator)
    assert (frozen == before) is not written
    if written:
        assert element_at(frozen, where) == new
    assert Buffer.of(value).freeze(Session().evaluator) == before


@pytest.mark.parametrize("value", [1, x, expr("f", 1), "s"])
def test_only_lists_are_held(value):
    assert Buffer.of(value) is None


def test_rows_of_a_frozen_buffer_are_lists_again():
    buffer = Buffer.of(make_list((MATRIX, 1)))
    assert buffer.write((1, 1, 1), 100) and buffer.write((2,), make_list((x,)))
    frozen = buffer.freeze(Session().evaluator)
    assert type(frozen) is Expr and type(frozen.args[0]) is PackedArray and frozen.args[0].array[0, 0] == 100
    assert MATRIX.array[0, 0] == 0
