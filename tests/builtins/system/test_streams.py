"""Streams: reading and writing piece by piece."""

import pytest
from asking import messages_of, value_of

from wlnet import Session


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            's = StringToStream["1 2.5 word"]; {Read[s, Number], Read[s, Number], Read[s, Word], Read[s, Word]}',
            '{1, 2.5, "word", EndOfFile}',
        ),
        (
            's = StringToStream["ab\\ncd"]; {Read[s, Character], Read[s, Byte], ReadLine[s], ReadLine[s], ReadLine[s]}',
            '{"a", 98, "", "cd", EndOfFile}',
        ),
        ('s = StringToStream["{1, 2}\\nf[x]"]; {Read[s], Read[s], Read[s]}', "{{1, 2}, f[x], EndOfFile}"),
        ('ReadList[StringToStream["1 2\\n3 4"], Number]', "{1, 2, 3, 4}"),
        ('ReadList[StringToStream["1 2\\n3 4"], Number, RecordLists -> True]', "{{1, 2}, {3, 4}}"),
        ('ReadList[StringToStream["1 2\\n3 4"], {Number, Number}]', "{{1, 2}, {3, 4}}"),
        ('ReadList[StringToStream["a,b;c\\nd"], Word, WordSeparators -> {",", ";"}]', '{"a", "b", "c", "d"}'),
        (
            'ReadList[StringToStream["a,,b\\nd"], Word, WordSeparators -> ",", NullWords -> True, RecordLists -> True]',
            '{{"a", "", "b"}, {"d"}}',
        ),
        ('ReadList[StringToStream["a|b|"], Record, RecordSeparators -> "|"]', '{"a", "b"}'),
        ('ReadList[StringToStream["a+b"], Word, TokenWords -> {"+"}]', '{"a", "+", "b"}'),
        ('ReadList["!echo a b", Word]', '{"a", "b"}'),
        ('Import["!echo a", "Text"]', '"a\\n"'),
        ('ReadList[StringToStream["a b c"], Word, 2]', '{"a", "b"}'),
        ('ReadString[StringToStream["xyz"]]', '"xyz"'),
        ('s = StringToStream["a;b"]; {ReadString[s, ";"], ReadString[s]}', '{"a", "b"}'),
        ('s = StringToStream["one\\ntwo\\nthree"]; {Find[s, "t"], Find[s, "t"], Find[s, "t"]}', '{"two", "three", EndOfFile}'),
        ('s = StringToStream["abcdef"]; SetStreamPosition[s, 3]; {StreamPosition[s], ReadString[s]}', '{3, "def"}'),
        ('s = StringToStream["a b c"]; Skip[s, Word, 2]; Read[s, Word]', '"c"'),
        ('s = StringToStream["x"]; Close[s]', '"String"'),
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
        ("Close[3]", ["Close::stream"]),
        ('OpenRead["/no such thing"]', ["OpenRead::noopen"]),
        ('ReadLine[InputStream["x", 99]]', ["ReadLine::openx"]),
        ('Read[StringToStream["a"], "Nonsense"]', ["Read::readf"]),
        ('BinaryRead[StringToStream["a"], "Nonsense"]', ["BinaryRead::bfmt"]),
    ],
)
def test_messages(code, expected):
    assert messages_of(code) == expected


def test_writing(tmp_path):
    session = Session()
    session.run(
        f'SetDirectory["{tmp_path}"]; s = OpenWrite["t.txt"]; WriteString[s, "a", "b\\n"];'
        ' Write[s, x + 1, "q"];'
        ' WriteLine[s, "end"]; Close[s]'
    )
    assert (tmp_path / "t.txt").read_text() == 'ab\n1 + x"q"\nend\n'
    session.run('s = OpenAppend["t.txt"]; BinaryWrite[s, {65, 66}]; BinaryWrite[s, 3, "Integer16"]; Close[s]')
    assert (tmp_path / "t.txt").read_bytes().endswith(b"end\nAB\x03\x00")
    session.run('Put[f[x_] := x, {1, 2}, "p.m"]; PutAppend["s", "p.m"]')
    assert (tmp_path / "p.m").read_text() == 'Null\n{1, 2}\n"s"\n'
    assert session.evaluate('<< "p.m"') == "s"
    assert sorted([p.name for p in tmp_path.iterdir()]) == ["p.m", "t.txt"]


def test_what_is_shown():
    session = Session()
    shown: list = []
    session.on_output(shown.append)
    assert session.evaluate('Print["a", 1.5, x]; Echo[3, "three"]') == 3
    session.run('EchoFunction[f][2]; WriteString["stdout", "raw"]; WriteString[$Output, "!"]; PrintTemporary["gone"]')
    assert shown == ["a1.5x\n", ">> three 3\n", ">> f[2]\n", "raw", "!"]


@pytest.mark.parametrize("kind", ["{}", "f[]", "3"])
def test_types_without_parts_are_refused_and_do_not_read_for_ever(kind):
    assert messages_of(f'ReadList[StringToStream["a"], {kind}]') == ["Read::readf"]
