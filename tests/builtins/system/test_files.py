"""File names and the file system."""

import pytest
from asking import messages_of, value_of

from wlnet import Session


@pytest.mark.parametrize(
    "code, expected",
    [
        ('FileBaseName["x/data.tar.gz"]', '"data.tar"'),
        ('FileBaseName["plain"]', '"plain"'),
        ('FileExtension["data.tar.gz"]', '"gz"'),
        ('FileExtension["plain"]', '""'),
        ('FileNameTake["/u/v/w.txt"]', '"w.txt"'),
        ('FileNameTake["/u/v/w.txt", -2]', '"v/w.txt"'),
        ('FileNameTake["u/v/w", 2]', '"u/v"'),
        ('FileNameDrop["u/v/w", 1]', '"v/w"'),
        ('FileNameDrop["u/v/w"]', '"u/v"'),
        ('FileNameJoin[{"u", "v", "w.m"}]', '"u/v/w.m"'),
        ('FileNameJoin[{"/u/", "v"}]', '"/u/v"'),
        ('FileNameSplit["/u/v"]', '{"", "u", "v"}'),
        ('FileNameDepth["/u/v"]', "2"),
        ('DirectoryName["/u/v/w.m"]', '"/u/v/"'),
        ('DirectoryName["/u/v/w.m", 2]', '"/u/"'),
        ('DirectoryName["w.m"]', '""'),
        ('ParentDirectory["/u/v"]', '"/u"'),
        ('FileExistsQ["/"]', "True"),
        ('FileExistsQ["/no such thing"]', "False"),
        ('DirectoryQ["/"]', "True"),
        ('FileType["/"]', "Directory"),
        ('FileType["/no such thing"]', "None"),
        ('FileNameTake[File["u/v"]]', '"v"'),
        ('ToFileName[{"u", "v"}, "w"]', '"u/v/w"'),
    ],
)
def test_names(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ('SetDirectory["/no such thing"]', ["SetDirectory::cdir"]),
        ("ResetDirectory[]", ["ResetDirectory::dtop"]),
        ('DeleteFile["/no such thing"]', ["DeleteFile::fdnfnd"]),
        ("FileExistsQ[3]", ["FileExistsQ::fstr"]),
        ('FileByteCount["/no such thing"]', ["FileByteCount::nffil"]),
        ('CopyFile["/nowhere", "x"]', ["CopyFile::fdnfnd"]),
    ],
)
def test_messages(code, expected):
    assert messages_of(code) == expected


def test_files_come_and_go(tmp_path):
    session = Session()
    evaluate = session.evaluate
    assert evaluate(f'SetDirectory["{tmp_path}"]') == str(tmp_path)
    assert evaluate('CreateFile["a.txt"]') == str(tmp_path / "a.txt")
    assert evaluate('Export["b.txt", "hello"]; {FileByteCount["b.txt"], FileType["b.txt"] === File}') == [5, True]
    assert evaluate('CreateDirectory["d/e"]; CopyFile["b.txt", "d"]; FileNames["*.txt", "", Infinity]') == [
        "a.txt",
        "b.txt",
        "d/b.txt",
    ]
    assert evaluate('FileNames[{"a*", "d"}]') == ["a.txt", "d"]
    assert evaluate('RenameFile["b.txt", "c.txt"]; {FileExistsQ["b.txt"], FileExistsQ["c.txt"]}') == [False, True]
    assert str(evaluate('CopyFile["c.txt", "a.txt"]')) == "$Failed"
    assert evaluate('CopyFile["c.txt", "a.txt", OverwriteTarget -> True]; ReadString["a.txt"]') == "hello"
    assert str(evaluate('DeleteDirectory["d"]')) == "$Failed"
    evaluate('DeleteDirectory["d", DeleteContents -> True]; DeleteFile[{"a.txt", "c.txt"}]')
    assert evaluate("FileNames[]") == []
    assert evaluate("ResetDirectory[]; Directory[]") != str(tmp_path)
    assert not list(tmp_path.iterdir())


def test_hash_of_a_file(tmp_path):
    (tmp_path / "x").write_bytes(b"abc")
    code = f'FileHash["{tmp_path}/x", "SHA256", "HexString"] === Hash["abc", "SHA256", "HexString"]'
    assert Session().evaluate(code) is True
