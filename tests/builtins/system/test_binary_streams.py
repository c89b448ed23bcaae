"""Numbers read from and written to streams as bytes."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ('BinaryRead[StringToStream["A"]]', "65"),
        ('BinaryReadList[StringToStream["AB"], "UnsignedInteger16"]', "{16961}"),
        ('BinaryReadList[StringToStream["AB"], "UnsignedInteger16", ByteOrdering -> 1]', "{16706}"),
    ],
)
def test_reading(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ('BinaryRead[StringToStream["a"], "Nonsense"]', ["BinaryRead::bfmt"]),
    ],
)
def test_messages(code, expected):
    assert messages_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ('BinaryRead[StringToStream["AB"], {"Byte", "Character8"}]', '{65, "B"}'),
        ('BinaryRead[StringToStream[""]]', "EndOfFile"),
        ('BinaryReadList[StringToStream["ABC"], "Byte", 2]', "{65, 66}"),
        ('BinaryReadList[ByteArrayToStream[ByteArray[{255, 255}]], "Integer16"]', "{-1}"),
        ('BinaryReadList[ByteArrayToStream[ByteArray[{0, 0, 128, 63}]], "Real32"]', "{1.}"),
        ('BinaryReadList[ByteArrayToStream[ByteArray[{200}]], "Integer8"]', "{-56}"),
    ],
)
def test_more_reading(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ('BinaryWrite["/no such/file", 1]', ["BinaryWrite::noopen"]),
    ],
)
def test_more_messages(code, messages):
    assert messages_of(code) == messages
