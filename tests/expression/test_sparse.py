"""Sparse arrays: entries in order of position, rows and columns, the array they stand for."""

import pytest

from wlnet.expression import S, make_list, same, symbol
from wlnet.expression.packed import nested_list
from wlnet.expression.sparse import SparseArray

x = symbol("Global`x")
A = SparseArray((3, 4), 0, {(3, 1): 5, (1, 4): x, (1, 2): 7})


def test_entries_stand_in_order_of_position():
    assert list(A.entries) == [(1, 2), (1, 4), (3, 1)]
    assert A.length() == 3 and A.row_pointers() == [0, 2, 2, 3] and A.column_indices() == [(2,), (4,), (1,)]


def test_the_array_it_stands_for():
    assert A.to_list() == make_list((make_list((0, 7, 0, x)), make_list((0, 0, 0, 0)), make_list((5, 0, 0, 0))))
    vector = SparseArray((3,), x, {(2,): 1})
    assert vector.to_list() == make_list((x, 1, x)) and vector.row_pointers() == [0, 1] and vector.column_indices() == [(2,)]
    cube = SparseArray((2, 1, 2), 0, {(2, 1, 2): 9})
    assert cube.to_list() == nested_list([[[0, 0]], [[0, 9]]]) and cube.column_indices() == [(1, 2)]


def test_its_printed_form():
    e = SparseArray((3,), 0, {(2,): 7}).to_expression()
    assert e.head is S.SparseArray and e.args[0] is S.Automatic
    assert repr(e) == "SparseArray[Automatic, List[3], 0, List[1, List[List[0, 1], List[List[2]]], List[7]]]"


def test_equality_is_by_content_whatever_the_order_of_entries():
    a = SparseArray((2, 3), 0, {(2, 1): 5, (1, 3): 7})
    b = SparseArray((2, 3), 0, {(1, 3): 7, (2, 1): 5})
    assert same(a, b) and hash(a) == hash(b)


@pytest.mark.parametrize(
    "other",
    [
        SparseArray((2, 4), 0, {(1, 3): 7}),
        SparseArray((2, 3), 0.0, {(1, 3): 7}),
        SparseArray((2, 3), 0, {(1, 3): 7.0}),
        SparseArray((2, 3), 0, {(1, 2): 7}),
        SparseArray((2, 3), 0, {}),
    ],
)
def test_what_makes_them_differ(other):
    assert not same(SparseArray((2, 3), 0, {(1, 3): 7}), other)


def test_more_pointers_than_memory_are_refused():
    with pytest.raises(MemoryError):
        SparseArray((10**9, 10**9), 0, {(1, 1): 1}).row_pointers()
