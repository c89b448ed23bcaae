"""Writing to streams and files."""

import pytest
from asking import messages_of

from wlnet import Session


@pytest.mark.parametrize(
    "code, messages",
    [
        ('WriteString[OutputStream["x", 99], "a"]', ["WriteString::openx"]),
        ('Put[1, "/no such/file"]', ["Put::noopen"]),
        ("WriteString[3, 4]", ["WriteString::stream"]),
    ],
)
def test_more_messages(code, messages):
    assert messages_of(code) == messages


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


def test_what_is_shown():
    session = Session()
    shown: list = []
    session.on_output(shown.append)
    assert session.evaluate('Print["a", 1.5, x]; Echo[3, "three"]') == 3
    session.run('EchoFunction[f][2]; WriteString["stdout", "raw"]; WriteString[$Output, "!"]; PrintTemporary["gone"]')
    assert shown == ["a1.5x\n", ">> three 3\n", ">> f[2]\n", "raw", "!"]
