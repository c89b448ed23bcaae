"""Packed lists: what is packed, that they are the lists they stand for, dimensions."""

import numpy as np
import pytest

from wlnet.expression import Expr, PackedArray, S, expr, make_list, rational, same, symbol
from wlnet.expression.packed import (
    PACKED_FROM,
    dimensions,
    elements,
    finite,
    from_array,
    is_list,
    length,
    nested_list,
    pack,
    to_array,
    unpack,
)

x = symbol("Global`x")
MATRIX = PackedArray(np.arange(6).reshape(2, 3))


@pytest.mark.parametrize(
    "values, dtype",
    [
        ([1, 2], "int64"),
        ([1.0, 2.5], "float64"),
        ([1j, 2 + 1j], "complex128"),
        ([[1, 2], [3, 4]], "int64"),
        ([[[1.0]]], "float64"),
        ([2**63 - 1, -(2**63)], "int64"),
    ],
)
def test_lists_of_numbers_of_one_type_are_arrays(values, dtype):
    array = to_array(nested_list(values))
    assert array.dtype == dtype and array.tolist() == values


@pytest.mark.parametrize(
    "value",
    [
        make_list(()),
        make_list((1, 2.0)),
        make_list((1, x)),
        make_list((2**63, 1)),
        make_list((rational(1, 2),)),
        make_list((make_list((1, 2)), make_list((3,)))),
        make_list((make_list((1,)), 2)),
        make_list(("a",)),
        expr("f", 1, 2),
        make_list((make_list(()),)),
        make_list((PackedArray(np.arange(3)), PackedArray(np.arange(3.0)))),
        1,
    ],
)
def test_everything_else_is_no_array(value):
    assert to_array(value) is None


def test_packed_rows_are_stacked():
    rows = make_list((PackedArray(np.arange(3)), make_list((3, 4, 5))))
    assert to_array(rows).tolist() == [[0, 1, 2], [3, 4, 5]]


@pytest.mark.parametrize("count, packed", [(PACKED_FROM - 1, False), (PACKED_FROM, True)])
def test_from_how_many_elements_on(count, packed):
    assert (type(pack(make_list(range(count)))) is PackedArray) is packed
    assert (type(from_array(np.arange(count))) is PackedArray) is packed


def test_what_pack_leaves_alone():
    mixed = make_list([*range(40), x])
    assert pack(mixed) is mixed and pack(5) == 5
    assert unpack(MATRIX) == nested_list([[0, 1, 2], [3, 4, 5]]) and unpack(7) == 7


@pytest.mark.parametrize(
    "array, value",
    [
        (np.float64(2.5), 2.5),
        (np.int32(3), 3),
        (np.array([1, 2], dtype="uint8"), make_list((1, 2))),
        (np.array([1.5], dtype="float32"), make_list((1.5,))),
        (np.array([True, False]), make_list((S.True_, S.False_))),
        (np.bool_(True), S.True_),
        (np.array([2**64 - 1, 1], dtype="uint64"), make_list((2**64 - 1, 1))),
        (np.uint64(2**64 - 1), 2**64 - 1),
        (np.array([[1, 2]]), nested_list([[1, 2]])),
        (np.complex64(1 + 2j), 1 + 2j),
    ],
)
def test_arrays_as_expressions(array, value):
    result = from_array(array)
    assert same(result, value) and type(result) is type(value)


def test_no_expression_for_texts():
    with pytest.raises(TypeError):
        from_array(np.array(["a"]))


def test_a_packed_list_behaves_as_its_list():
    assert len(MATRIX) == 2 and length(MATRIX) == 2 and is_list(MATRIX)
    assert elements(MATRIX) == [PackedArray(np.arange(3)), PackedArray(np.arange(3, 6))]
    assert MATRIX == nested_list([[0, 1, 2], [3, 4, 5]]) and hash(MATRIX) == hash(MATRIX.unpack())
    assert MATRIX != nested_list([[0, 1, 2]]) and MATRIX != PackedArray(np.arange(6)) and MATRIX != 1
    assert PackedArray(np.array([np.nan])) == PackedArray(np.array([np.nan]))
    assert [type(v) for v in PackedArray(np.arange(2.0)).elements()] == [float, float]


@pytest.mark.parametrize(
    "value, dims",
    [
        (MATRIX, (2, 3)),
        (1, ()),
        (make_list(()), (0,)),
        (make_list((1, 2)), (2,)),
        (make_list((make_list((1, 2)), make_list((3,)))), (2,)),
        (nested_list([[[1, 2]], [[3, 4]]]), (2, 1, 2)),
        (make_list((make_list((1, 2)), expr("f", 1, 2))), (2,)),
        (expr("f", expr("f", 1), expr("f", 2)), (2, 1)),
        (make_list((MATRIX, MATRIX)), (2, 2, 3)),
        (make_list((PackedArray(np.arange(3)), PackedArray(np.arange(4)))), (2,)),
        (make_list((make_list(()), make_list(()))), (2, 0)),
        (make_list((PackedArray(np.arange(2)), make_list((x, 1)))), (2, 2)),
    ],
)
def test_dimensions(value, dims):
    assert dimensions(value) == dims


@pytest.mark.parametrize("value, count", [(1, 0), (make_list((1, 2)), 2), (expr("f"), 0), ("abc", 0)])
def test_length_of_anything(value, count):
    assert length(value) == count
    assert is_list(value) is (type(value) is Expr and value.head is S.List)


@pytest.mark.parametrize(
    "number, expression",
    [
        (1.5, 1.5),
        (2 + 1j, 2 + 1j),
        (np.inf, Expr(S.DirectedInfinity, (1,))),
        (-np.inf, Expr(S.DirectedInfinity, (-1,))),
        (np.nan, S.Indeterminate),
        (complex(np.inf, 1), Expr(S.DirectedInfinity, ())),
        (complex(1, np.nan), S.Indeterminate),
    ],
)
def test_what_stands_for_infinite_numbers(number, expression):
    assert finite(number) == expression and type(finite(number)) is type(expression)
    assert from_array(np.array(number)) == expression
    assert from_array(np.array([number] * 40)) == make_list([expression] * 40)


def test_an_infinite_number_unpacks_what_it_stands_in_and_nothing_else():
    matrix = np.ones((3, 40))
    matrix[1, 2] = np.inf
    rows = from_array(matrix).args
    assert [type(row) is PackedArray for row in rows] == [True, False, True]
    assert rows[1].args[2] == Expr(S.DirectedInfinity, (1,)) and rows[1].args[3] == 1.0
