"""Hashes, encodings, identifiers, expressions as strings and bytes."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ('Hash["abc", "MD5", "HexString"]', '"900150983cd24fb0d6963f7d28e17f72"'),
        ('Hash["abc", "CRC32"]', "891568578"),
        ('Hash["abc", "Adler32", "HexString"]', '"024d0127"'),
        ('Hash["abc", "SHA", "HexString"]', '"a9993e364706816aba3e25717850c26c9cd0d89d"'),
        ('Hash["abc", "SHA256", "Base64Encoding"]', '"ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="'),
        ("Hash[{1, x}] === Hash[{1, x}]", "True"),
        ("Hash[{1, x}] === Hash[{1, y}]", "False"),
        ("BaseEncode[ByteArray[{104, 105}]]", '"aGk="'),
        ('BaseEncode[ByteArray[{104, 105}], "Base16"]', '"6869"'),
        ('Normal[BaseDecode["aGk="]]', "{104, 105}"),
        ("ByteArrayToString[ByteArray[{195, 169}]]", '"\\[EAcute]"'),
        ('Normal[StringToByteArray["h\\[EAcute]"]]', "{104, 195, 169}"),
        ("StringLength[CreateUUID[]]", "36"),
        ("ByteArrayFormat[BinarySerialize[1]]", '"WXF"'),
    ],
)
def test_values(code, expected):
    assert value_of(code) == expected.replace("\\[EAcute]", "é")


VALUES = [
    "0",
    "-3",
    "2^70",
    "1.5",
    "2/3",
    "1 + 2 I",
    "1.5 - 2. I",
    "1.25`30",
    '"text"',
    '"ü \\\\ \\" quotes"',
    "x",
    "ctx`y",
    "{}",
    "f[]",
    "{1, {2, g[x]}}",
    '<|a -> 1, "b" -> {2}|>',
    "Range[50]",
    "N[Range[50]]",
    "Range[50.]/3",
    "Table[i + j, {i, 10}, {j, 10}]",
    "x_Integer ? p",
    "Hold[1 + 1]",
    "a -> b",
    "ByteArray[{1, 2, 255}]",
    'NumericArray[{{1, 2}, {3, 4}}, "Real32"]',
    "Graphics[{Disk[]}]",
    "f[x][y]",
    "Infinity",
]


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize(
    "pair",
    [
        "Uncompress[Compress[#]]",
        "BinaryDeserialize[BinarySerialize[#]]",
        'BinaryDeserialize[BinarySerialize[#, PerformanceGoal -> "Size"]]',
    ],
)
def test_values_survive(value, pair):
    from wlnet import Session

    session = Session()
    assert session.evaluate_to_string(f"v = {value}; SameQ[{pair.replace('#', 'v')}, v]") == "True"
    assert not session.messages


@pytest.mark.parametrize(
    "code, expected",
    [
        ('Uncompress["nonsense"]', ["Uncompress::corrupt"]),
        ('Uncompress["1:eJxTTMoPymRhYGA"]', ["Uncompress::corrupt"]),
        ("BinaryDeserialize[ByteArray[{1, 2, 3}]]", ["BinaryDeserialize::wxf"]),
        ('Hash["abc", "NoSuchHash"]', ["Hash::hashtype"]),
        ('BaseDecode["%%"]', ["BaseDecode::bad"]),
    ],
)
def test_messages(code, expected):
    assert messages_of(code) == expected
