"""Numeric and byte arrays as values; the one way from data to arrays of numbers."""

from decimal import Decimal

import numpy as np
import pytest

from wlnet import Session
from wlnet.expression import (
    Association,
    BigReal,
    ByteArray,
    Complex,
    NumericArray,
    PackedArray,
    S,
    expr,
    make_list,
    rational,
    same,
    symbol,
)
from wlnet.expression.arrays import NUMERIC_TYPES, numeric_by, rows_of_numbers, to_numbers
from wlnet.expression.packed import nested_list
from wlnet.expression.sparse import SparseArray

x = symbol("Global`x")
NUMERIC = numeric_by(Session().evaluator.call)


@pytest.mark.parametrize("name, dtype", NUMERIC_TYPES.items())
def test_types_of_numeric_arrays(name, dtype):
    array = NumericArray(np.zeros((2, 3), dtype=dtype))
    assert array.type_name == name and array.length() == 2 and array.to_expression().args[1] == name


def test_numeric_arrays_are_equal_by_type_and_elements():
    a = NumericArray(np.arange(3))
    assert same(a, NumericArray(np.arange(3))) and hash(a) == hash(NumericArray(np.arange(3)))
    assert a != NumericArray(np.arange(3, dtype="int32")) and a != NumericArray(np.arange(4)) and a != PackedArray(np.arange(3))
    assert NumericArray(np.array(5)).length() == 0


def test_byte_arrays():
    a = ByteArray(b"\x01\x02\x03")
    assert a == ByteArray(b"\x01\x02\x03") and a != ByteArray(b"\x01") and hash(a) == hash(ByteArray(b"\x01\x02\x03"))
    assert a.length() == 3 and a.to_expression() == expr("ByteArray", "AQID") and a.head is S.ByteArray


@pytest.mark.parametrize(
    "value, numbers, kind",
    [
        (3, 3, "i"),
        (2.5, 2.5, "f"),
        (1j, 1j, "c"),
        (rational(1, 4), 0.25, "f"),
        (Complex(1, rational(1, 2)), 1 + 0.5j, "c"),
        (BigReal(Decimal("1.5"), 30.0), 1.5, "f"),
        (2**70, float(2**70), "f"),
        (2**63 - 1, 2**63 - 1, "i"),
        (make_list((1, 2)), [1, 2], "i"),
        (make_list((1, 2.5)), [1.0, 2.5], "f"),
        (make_list((1, rational(1, 2))), [1.0, 0.5], "f"),
        (make_list((1, 2**70)), [1.0, float(2**70)], "f"),
        (make_list((1, 1j)), [1 + 0j, 1j], "c"),
        (nested_list([[1, 2], [3, 4]]), [[1, 2], [3, 4]], "i"),
        (PackedArray(np.arange(3)), [0, 1, 2], "i"),
        (make_list((PackedArray(np.arange(2)), make_list((5, 6.5)))), [[0, 1], [5, 6.5]], "f"),
        (NumericArray(np.array([1, 2], dtype="uint8")), [1, 2], "u"),
        (make_list((NumericArray(np.array([1.5])), make_list((2,)))), [[1.5], [2.0]], "f"),
        (SparseArray((3,), 0, {(2,): 5}), [0, 5, 0], "i"),
        (SparseArray((2, 2), 0, {(1, 2): rational(1, 2)}), [[0, 0.5], [0, 0]], "f"),
        (SparseArray((2,), 1.5, {}), [1.5, 1.5], "f"),
        (make_list((SparseArray((2,), 0, {(1,): 5}), make_list((1, 2)))), [[5, 0], [1, 2]], "i"),
    ],
)
def test_numbers_of_all_kinds(value, numbers, kind):
    array = to_numbers(value)
    assert array.tolist() == numbers and array.dtype.kind == kind


@pytest.mark.parametrize(
    "value",
    [
        x,
        "a",
        make_list(()),
        make_list((1, x)),
        make_list((1, "a")),
        nested_list([[1, 2], [3]]),
        make_list((make_list((1,)), 2)),
        expr("f", 1),
        Association.from_items([(x, 1)]),
        10**400,
        make_list((1.5, 10**400)),
        make_list((make_list(()),)),
        SparseArray((2,), x, {}),
        rational(10**400, 3),
        S.Pi,
    ],
)
def test_what_is_no_array_of_numbers(value):
    assert to_numbers(value) is None


def test_exact_numbers_count_where_somebody_can_evaluate():
    root = expr("Power", 2, rational(1, 2))
    assert to_numbers(make_list((root, 1)), NUMERIC).tolist() == pytest.approx([2**0.5, 1])
    assert to_numbers(S.Pi, NUMERIC) == pytest.approx(np.pi) and to_numbers(x, NUMERIC) is None
    assert to_numbers(SparseArray((2,), S.Pi, {(1,): 1}), NUMERIC).tolist() == pytest.approx([1, np.pi])
    assert to_numbers(make_list((S.Pi, x)), NUMERIC) is None


def test_complex_numbers_may_be_refused():
    assert to_numbers(make_list((1, 1j)), real=True) is None and to_numbers(1j, real=True) is None
    assert to_numbers(make_list((1, 2)), real=True).tolist() == [1, 2]


def test_rows_of_different_lengths():
    rows = rows_of_numbers(make_list((make_list((1, 2)), make_list((3.5,)), 4)))
    assert [r.tolist() for r in rows] == [[1, 2], [3.5], 4]
    assert rows_of_numbers(make_list((make_list((1, 2)), x))) is None and rows_of_numbers(make_list(())) == []
