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


@pytest.mark.parametrize(
    "code, expected",
    [
        ('FileNameTake["a/b/c/d", {2, 3}]', '"b/c"'),
        ('FileNameTake["a/b/c/d", {-2, -1}]', '"c/d"'),
        ('FileNameTake["a/b/c", {2}]', '"b"'),
        ('FileNameDrop["a/b/c/d", {2, 3}]', '"a/d"'),
        ('FileNameDrop["a/b/c", -2]', '"a"'),
        ('FileNameDrop["a/b", 0]', '"a/b"'),
        ('FileNameTake["/u/v", 1]', '"/"'),
        ('FileNameTake["a/b", 9]', '"a/b"'),
        ('FileNameDepth["a/b/c"]', "3"),
        ('FileNameDepth["/"]', "0"),
        ('DirectoryName["a/b/"]', '"a/"'),
        ('DirectoryName["/u/v/w/x", 3]', '"/u/"'),
        ('DirectoryName["/"]', '"/"'),
        ('ParentDirectory["/u/v/w", 2]', '"/u"'),
        ('ParentDirectory["/"]', '"/"'),
        ('FileBaseName["a/b/"]', '"b"'),
        ('FileExtension["a.b/c"]', '""'),
        ('FileExtension[".hidden"]', '""'),
        ('FileNameSplit["a//b"]', '{"a", "b"}'),
        ('FileNameSplit["/"]', '{""}'),
        ('FileNameJoin[{"a", "", "b"}]', '"a/b"'),
        ('FileNameJoin["a"]', '"a"'),
        ('FileNameJoin[{"", "a"}]', '"/a"'),
        ('ToFileName["a", "b"]', '"a/b"'),
        ('ToFileName["a"]', '"a"'),
        ('FileType["/dev/null"]', "Special"),
        ('DirectoryQ["/dev/null"]', "False"),
        ("DirectoryQ[3]", "False"),
        ('FileNames["x", "/no such dir"]', "{}"),
        ('LocalCache["a"]', 'File["a"]'),
        ('LocalCache[File["a"]]', 'File["a"]'),
        ('SetDirectory["/"]; SetDirectory["/tmp"]; {Directory[], ResetDirectory[], Directory[]}', '{"/tmp", "/", "/"}'),
        ('d = Directory[]; SetDirectory["/"]; DirectoryStack[] === {d}', "True"),
        ("SetDirectory[]; Directory[] === $HomeDirectory", "True"),
        ('FileDate["/"] === FileDate["/", "Modification"]', "True"),
        ('Head[FileDate["/"]]', "DateObject"),
        ('Head[FileSize["/"]]', "Quantity"),
        ('AbsoluteFileName["/dev/../dev"]', '"/dev"'),
        ('NotebookDirectory[] === Directory[] <> "/"', "True"),
        ("$Path", '{"."}'),
    ],
)
def test_more_names(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ("FileNameTake[x]", ["FileNameTake::fstr"]),
        ('AbsoluteFileName["/no such thing"]', ["AbsoluteFileName::fdnfnd"]),
        ('DeleteDirectory["/no such thing"]', ["DeleteDirectory::nodir"]),
        ('CreateDirectory["/"]', ["CreateDirectory::filex"]),
        ('CreateFile["/"]', ["CreateFile::filex"]),
        ('FileHash["/no such thing"]', ["FileHash::nffil"]),
        ('RenameFile["/nowhere", "x"]', ["RenameFile::fdnfnd"]),
        ('CreateFile["/dev/null/x"]', ["CreateFile::syserr"]),
        ("LocalCache[3]", ["LocalCache::unav"]),
        ('FileSize["/no such thing"]', ["FileSize::nffil"]),
        ('DeleteFile["/dev"]', ["DeleteFile::syserr"]),
    ],
)
def test_more_messages(code, messages):
    assert messages_of(code) == messages


def test_names_are_matched(tmp_path):
    for name in ("a.txt", "B.txt", "ab.m", "sub/c.txt", "sub/deep/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    session = Session()
    session.run(f'SetDirectory["{tmp_path}"]')
    for call, names in [
        ('"*.txt"', ["a.txt", "B.txt"]),
        ('"@.txt"', ["a.txt"]),
        ('"b.txt"', []),
        ('"b.txt", IgnoreCase -> True', ["B.txt"]),
        ('"a*"', ["a.txt", "ab.m"]),
        ('"*.txt", "sub"', ["sub/c.txt"]),
        ('"*.txt", {"sub", "sub/deep"}', ["sub/c.txt", "sub/deep/d.txt"]),
        ('"*.txt", "", 2', ["a.txt", "B.txt", "sub/c.txt"]),
        ('__ ~~ ".m"', ["ab.m"]),
        ('{"a.txt", "ab.m"}', ["a.txt", "ab.m"]),
        ("All", ["a.txt", "ab.m", "B.txt", "sub"]),
    ]:
        assert session.evaluate(f"FileNames[{call}]") == names, call


def test_directories_are_copied_and_renamed(tmp_path):
    session = Session()
    session.run(f'SetDirectory["{tmp_path}"]; CreateFile["d/e/f.txt"]; CopyDirectory["d", "g"]; RenameDirectory["d", "h"]')
    assert session.evaluate('FileNames["*", "", Infinity]') == ["g", "g/e", "g/e/f.txt", "h", "h/e", "h/e/f.txt"]
    session.run('DeleteDirectory["h"]')
    assert session.messages[0][:2] == ("DeleteDirectory", "dirne")
    assert str(session.evaluate('CreateDirectory["x/y", CreateIntermediateDirectories -> False]')) == "$Failed"
    assert str(session.evaluate('CreateFile["x/y", CreateIntermediateDirectories -> False]')) == "$Failed"
    assert str(session.evaluate('RenameFile["g/e/f.txt", "h/e/f.txt"]')) == "$Failed"
    assert session.evaluate('RenameFile["g/e/f.txt", "h/e/f.txt", OverwriteTarget -> True]') == str(tmp_path / "h/e/f.txt")
    assert session.evaluate('FileExistsQ /@ {CreateFile["h/e/f.txt", OverwriteTarget -> True], "g/e/f.txt"}') == [True, False]


def test_temporary_files():
    session = Session()
    for call in ("CreateFile[]", "CreateTemporary[]"):
        assert session.evaluate(
            f'f = {call}; {{FileByteCount[f], DirectoryName[f] === $TemporaryDirectory <> "/", DeleteFile[f]}}'
        ) == [0, True, None]
    assert session.evaluate("d = CreateDirectory[]; {DirectoryQ[d], FileNames[All, d], DeleteDirectory[d]}") == [True, [], None]


@pytest.mark.parametrize(
    "code, expected",
    [
        ('FileNameJoin[{"a", "b", "c"}, OperatingSystem -> "Windows"] == "a\\\\b\\\\c"', "True"),
        ('FileNameJoin[{"C:\\\\", "b/c"}, OperatingSystem -> "Windows"] == "C:\\\\b\\\\c"', "True"),
        ('FileNameJoin[{"", "a//", "b"}]', '"/a/b"'),
        ('FileNameSplit["C:\\\\a\\\\b.txt", OperatingSystem -> "Windows"]', '{"C:", "a", "b.txt"}'),
        ('FileNameTake["C:\\\\a/b.txt", OperatingSystem -> "Windows"]', '"b.txt"'),
        ('FileNameDrop["C:\\\\a/b.txt", OperatingSystem -> "Windows"] == "C:\\\\a"', "True"),
    ],
)
def test_file_names_of_windows(code, expected):
    assert value_of(code) == expected
