"""Python values as expressions and back."""

import numpy as np
import pytest

from wlnet import Session
from wlnet.conversion import to_expression, to_python
from wlnet.expression import Association, ByteArray, Expr, NumericArray, S, make_list

PAIRS = [
    (None, S.Null),
    (True, S.True_),
    (False, S.False_),
    (b"ab\x00", ByteArray(b"ab\x00")),
    ([1, "a", None], make_list((1, "a", S.Null))),
    ([[True], []], make_list((make_list((S.True_,)), make_list(())))),
    ({"a": b"x", 1: [None]}, Association.from_items([("a", ByteArray(b"x")), (1, make_list((S.Null,)))])),
]


@pytest.mark.parametrize("value, expression", PAIRS)
def test_there_and_back(value, expression):
    assert to_expression(value) == expression
    back = to_python(expression)
    assert back == value and type(back) is type(value)


def test_subclasses_of_python_s_types_and_tuples():
    assert type(to_expression(np.float64(1.5))) is float
    assert to_expression((1, (2,))) == to_expression([1, [2]])
    assert to_expression(bytearray(b"ab")) == ByteArray(b"ab")


def test_arrays_keep_their_type():
    small, plain = np.arange(3, dtype=np.uint8), np.linspace(0, 1, 200)
    assert type(to_expression(small)) is NumericArray and to_python(to_expression(small)).dtype == np.uint8
    assert to_expression(plain).head is S.List and list(to_python(to_expression(plain))) == list(plain)
    assert to_expression(np.array([True, False])) == make_list((S.True_, S.False_))
    with pytest.raises(TypeError, match="ndarray"):
        to_expression(np.array([1], np.float16))


def test_what_stands_for_nothing():
    with pytest.raises(TypeError, match="no expression stands for a value of type object"):
        to_expression(object())
    f = Expr(S["f"], (1,))
    assert to_python(f) is f and to_python(S.Pi) is S.Pi


def test_bytes_from_a_session():
    assert Session().evaluate("ByteArray[{1, 255}]") == b"\x01\xff"
