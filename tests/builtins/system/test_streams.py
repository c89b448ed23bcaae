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


@pytest.mark.parametrize(
    "code, expected",
    [
        ('s = StringToStream["abc"]; {Read[s, {Character, Character}], StreamPosition[s]}', '{{"a", "b"}, 2}'),
        ('ReadList[StringToStream["a b\\nc"], Record]', '{"a b", "c"}'),
        ('ReadList[StringToStream["1.5 2"], Real]', "{1.5, 2.}"),
        ('ReadList[StringToStream["1e3 2"], Number]', "{1000., 2}"),
        ('ReadList[StringToStream["ab"], Character]', '{"a", "b"}'),
        ('ReadList[StringToStream["AB"], Byte, 1]', "{65}"),
        ('ReadList[StringToStream["1 + 1\\n2 + 2"]]', "{2, 4}"),
        ('ReadList[StringToStream["1 + 1"], Hold[Expression]]', "{Hold[1 + 1]}"),
        ('ReadList[StringToStream[""], Word]', "{}"),
        ('ReadString[StringToStream[""]]', "EndOfFile"),
        ('s = StringToStream["a b"]; Skip[s, Word]; ReadString[s]', '" b"'),
        ('s = StringToStream["a\\nb\\nc"]; Skip[s, Record, 2]; ReadLine[s]', '"c"'),
        ('s = StringToStream["xay\\nzz\\nbay"]; FindList[s, "ay"]', '{"xay", "bay"}'),
        ('FindList[StringToStream["xay\\nbay"], "ay", 1]', '{"xay"}'),
        ('Find[StringToStream["a\\nB"], "b", IgnoreCase -> True]', '"B"'),
        ('Find[StringToStream["cat\\na b"], "a", AnchoredSearch -> True]', '"a b"'),
        ('s = StringToStream["abc"]; ReadString[s]; SetStreamPosition[s, 0]; ReadString[s]', '"abc"'),
        ('s = StringToStream["abc"]; SetStreamPosition[s, -1]; ReadString[s]', '"c"'),
        ('Normal[ReadByteArray[StringToStream["AB"]]]', "{65, 66}"),
        ('s = StringToStream["abc"]; SetStreamPosition[s, Infinity]; StreamPosition[s]', "3"),
        ("Length[Streams[]] >= 2", "True"),
        ('s = StringToStream["x"]; MemberQ[Streams[], s]', "True"),
        ('s = StringToStream["x"]; Close[s]; MemberQ[Streams[], s]', "False"),
        ('BinaryRead[StringToStream["AB"], {"Byte", "Character8"}]', '{65, "B"}'),
        ('BinaryRead[StringToStream[""]]', "EndOfFile"),
        ('BinaryReadList[StringToStream["ABC"], "Byte", 2]', "{65, 66}"),
        ('BinaryReadList[ByteArrayToStream[ByteArray[{255, 255}]], "Integer16"]', "{-1}"),
        ('BinaryReadList[ByteArrayToStream[ByteArray[{0, 0, 128, 63}]], "Real32"]', "{1.}"),
        ('BinaryReadList[ByteArrayToStream[ByteArray[{200}]], "Integer8"]', "{-56}"),
        ('Head[StringToStream["a"]]', "InputStream"),
        ('s = StringToStream["1\\n2"]; Read[s, Number]; Read[s, Number]; Read[s, Number]', "EndOfFile"),
    ],
)
def test_more_reading(code, expected):
    assert value_of(code) == expected


def test_files_are_written_read_and_closed(tmp_path):
    session = Session()
    session.run(f'SetDirectory["{tmp_path}"]; WriteString["a.txt", "one\\n"]; WriteLine["a.txt", "two"]; Close["a.txt"]')
    assert (tmp_path / "a.txt").read_text() == "one\ntwo\n"
    assert session.evaluate('ReadList["a.txt", String]') == ["one", "two"]
    assert session.evaluate('s = OpenRead["a.txt"]; {ReadLine[s], ReadLine[s], ToString[ReadLine[s]], Close[s]}') == [
        "one",
        "two",
        "EndOfFile",
        "a.txt",
    ]
    session.run(
        's = OpenWrite["b.bin"]; BinaryWrite[s, 258, "Integer16", ByteOrdering -> 1]; BinaryWrite[s, "ab"]; BinaryWrite[s, 1.5, "Real64"]; Close[s]'
    )
    assert (tmp_path / "b.bin").read_bytes() == b"\x01\x02ab" + b"\0\0\0\0\0\0\xf8?"
    session.run('1 + x >> "c.m"; 2 >>> "c.m"')
    assert (tmp_path / "c.m").read_text() == "1 + x\n2\n"
    session.run('3 >> "c.m"')
    assert session.evaluate('{<< "c.m", FilePrint["c.m"]}')[0] == 3
    session.run('s = OpenWrite["d.txt", CharacterEncoding -> "ISO8859-1"]; WriteString[s, "\\[EAcute]"]; Close[s]')
    assert (tmp_path / "d.txt").read_bytes() == b"\xe9"
    assert session.evaluate('Read[OpenRead["d.txt", CharacterEncoding -> "ISO8859-1"], String]') == "é"


@pytest.mark.parametrize(
    "code, messages",
    [
        ('s = StringToStream["x"]; Close[s]; ReadLine[s]', ["ReadLine::openx"]),
        ('WriteString[OutputStream["x", 99], "a"]', ["WriteString::openx"]),
        ('BinaryWrite["/no such/file", 1]', ["BinaryWrite::noopen"]),
        ('Put[1, "/no such/file"]', ["Put::noopen"]),
        ('OpenWrite["/no such/file"]', ["OpenWrite::noopen"]),
        ("WriteString[3, 4]", ["WriteString::stream"]),
        ('ReadList["/no such thing"]', ["ReadList::noopen"]),
    ],
)
def test_more_messages(code, messages):
    assert messages_of(code) == messages
