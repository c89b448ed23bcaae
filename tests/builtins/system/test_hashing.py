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


@pytest.mark.parametrize(
    "kind, code",
    [
        ("MD5", "d41d8cd98f00b204e9800998ecf8427e"),
        ("SHA", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
        ("SHA224", "d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f"),
        ("SHA256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("SHA384", "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b"),
        ("SHA3-256", "a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a"),
        ("CRC32", "00000000"),
        ("Adler32", "00000001"),
        ("SHA256SHA256", "5df6e0e2761359d30a8275058e299fcc0381534545f55cf43e41983f5d4c9456"),
    ],
)
def test_the_empty_string(kind, code):
    assert value_of(f'Hash["", "{kind}", "HexString"]') == f'"{code}"'


@pytest.mark.parametrize(
    "code, expected",
    [
        ('Hash["abc", "CRC32", "HexString"]', '"352441c2"'),
        ('Hash["abc", "CRC32", "HexStringLittleEndian"]', '"c2412435"'),
        ('Hash["abc", "CRC32", "DecimalString"]', '"891568578"'),
        ('Normal[Hash["abc", "CRC32", "ByteArray"]]', "{53, 36, 65, 194}"),
        ('Hash["abc", "CRC32", "Base64Encoding"]', '"NSRBwg=="'),
        ('FromDigits[Hash["abc", "CRC32", "Base36String"], 36] == Hash["abc", "CRC32"]', "True"),
        ('Hash[ByteArray[{97, 98, 99}], "CRC32"] == Hash["abc", "CRC32"]', "True"),
        ("IntegerQ[Hash[x]] && 0 <= Hash[x] < 2^63", "True"),
        ('Hash["1"] == Hash[1]', "False"),
        ('BaseEncode[ByteArray[{104, 105}], "Base32"]', '"NBUQ===="'),
        ('BaseEncode[ByteArray[{251, 255}], "Base64URL"]', '"-_8="'),
        ('BaseEncode["hi"]', '"aGk="'),
        ('BaseEncode[ByteArray[{1, 0}], "Base36"]', '"74"'),
        ('Normal[BaseDecode["NBUQ====", "Base32"]]', "{104, 105}"),
        ('Normal[BaseDecode["6869", "Base16"]]', "{104, 105}"),
        ('Normal[BaseDecode["-_8=", "Base64URL"]]', "{251, 255}"),
        ('Normal[BaseDecode["aG\\nk="]]', "{104, 105}"),
        ('BaseDecode[BaseEncode[ByteArray[Range[0, 255]], "Base85"], "Base85"] === ByteArray[Range[0, 255]]', "True"),
        ("BaseDecode[3]", "BaseDecode[3]"),
        ('ByteArrayToString[ByteArray[{233}], "ISO8859-1"]', '"\u00e9"'),
        ('Normal[StringToByteArray["\u00e9", "ISO8859-1"]]', "{233}"),
        ('StringToByteArray[""]', "{}"),
        ("ByteArrayToString[{}]", '""'),
        ('StringStartsQ[CreateUUID["u-"], "u-"]', "True"),
        ("CreateUUID[] === CreateUUID[]", "False"),
        ("Uncompress[Compress[1 + x], Hold]", "Hold[1 + x]"),
        ("x = 5; Uncompress[Compress[Unevaluated[x]]]", "5"),
        ("BinaryDeserialize[BinarySerialize[{1, 2}], f]", "f[{1, 2}]"),
        ('Length[BinarySerialize[Range[1000], PerformanceGoal -> "Size"]] < Length[BinarySerialize[Range[1000]]]', "True"),
        ("ByteArrayFormat[ByteArray[{1, 2}]]", '""'),
        ("Uncompress[3]", "Uncompress[3]"),
    ],
)
def test_forms(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ('Hash["abc", "Nonsense"]', ["Hash::hashtype"]),
        ('Hash["abc", "MD5", "Nonsense"]', ["Hash::hashform"]),
        ('BaseEncode["a", "Nonsense"]', ["BaseEncode::enc"]),
        ('BaseDecode["a", "Nonsense"]', ["BaseDecode::enc"]),
        ('BaseDecode["@@"]', ["BaseDecode::bad"]),
        ("ByteArrayToString[ByteArray[{255}]]", ["ByteArrayToString::invalid"]),
        ("StringToByteArray[3]", ["StringToByteArray::string"]),
        ('StringToByteArray["\u20ac", "ISO8859-1"]', ["StringToByteArray::invalid"]),
        ('Uncompress["junk"]', ["Uncompress::corrupt"]),
        ("BinaryDeserialize[ByteArray[{1, 2}]]", ["BinaryDeserialize::wxf"]),
        ("BinarySerialize[1, IncludeDefinitions -> True]", ["BinarySerialize::incdef"]),
    ],
)
def test_mistakes(code, messages):
    assert messages_of(code) == messages
