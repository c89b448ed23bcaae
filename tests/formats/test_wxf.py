"""WXF byte for byte: tokens as the published format has them."""

import pytest

from wlnet.expression import Association, Expr, MessageError, S, make_list, symbol
from wlnet.formats.wxf import deserialize, serialize


@pytest.mark.parametrize(
    "value, body",
    [
        (1, b"C\x01"),
        (-1, b"C\xff"),
        (200, b"j\xc8\x00"),
        (127, b"C\x7f"),
        (128, b"j\x80\x00"),
        (-128, b"C\x80"),
        (-129, b"j\x7f\xff"),
        (32767, b"j\xff\x7f"),
        (32768, b"i\x00\x80\x00\x00"),
        (70000, b"ip\x11\x01\x00"),
        (1 << 40, b"L\x00\x00\x00\x00\x00\x01\x00\x00"),
        (10**20, b"I\x15100000000000000000000"),
        (1.0, b"r\x00\x00\x00\x00\x00\x00\xf0?"),
        ("ab", b"S\x02ab"),
        ("é", b"S\x02\xc3\xa9"),
        (S.Plus, b"s\x04Plus"),
        (symbol("Global`x"), b"s\x08Global`x"),
        (make_list((1, "a")), b"f\x02s\x04ListC\x01S\x01a"),
        (Association.from_items([("k", 1)]), b"A\x01-S\x01kC\x01"),
        (Expr(Expr(S.f, (1,)), ()), b"f\x00f\x01s\x01fC\x01"),
    ],
)
def test_tokens(value, body):
    assert serialize(value) == b"8:" + body
    assert deserialize(b"8:" + body, symbol) == value
    assert deserialize(serialize(value, True), symbol) == value


def test_packed_arrays_use_the_smallest_integers():
    import numpy as np

    from wlnet.expression import PackedArray

    data = serialize(PackedArray(np.arange(100)))
    assert data[2:6] == b"\xc1\x00\x01\x64"
    assert deserialize(data, symbol) == PackedArray(np.arange(100))


@pytest.mark.parametrize(
    "low, high, code",
    [
        (-128, 127, 0),
        (0, 128, 1),
        (-129, 0, 1),
        (-(2**15), 2**15 - 1, 1),
        (0, 2**15, 2),
        (-(2**15) - 1, 0, 2),
        (-(2**31), 2**31 - 1, 2),
        (0, 2**31, 3),
        (-(2**31) - 1, 0, 3),
    ],
)
def test_packed_integers_at_the_bounds_of_their_types(low, high, code):
    """The codes 0 to 3 stand for 8, 16, 32 and 64 bits; one bit too few turns 128 into -128."""
    import numpy as np

    from wlnet.expression import PackedArray

    packed = PackedArray(np.array([low, high]))
    data = serialize(packed)
    assert data[3] == code
    assert deserialize(data, symbol) == packed


def test_depth_costs_no_stack():
    x = 1
    for _ in range(50_000):
        x = make_list((x,))
    assert deserialize(serialize(x), symbol) == x


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"8",
        b"9:C\x01",
        b"8:",
        b"8:C",
        b"8:f\x05s",
        b"8:Q\x01",
        b"8C:junk",
        b"8:A\x01xx",
        b"8:\xc1\x77\x01\x01",
        b"8:S\xff\xff\xff\xff\x0f",
    ],
)
def test_other_bytes_are_refused(data):
    with pytest.raises(MessageError):
        deserialize(data, symbol)


def test_delayed_entries_stay_delayed():
    x, y = symbol("Global`x"), symbol("Global`y")
    association = Association({x: 1, y: 2}, frozenset((y,)))
    data = serialize(association)
    assert data == b"8:A\x02-s\x08Global`xC\x01:s\x08Global`yC\x02"
    assert deserialize(data, symbol) == association
