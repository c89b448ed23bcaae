"""Ways out of a sandbox, each door by name: none leads out, and the message names the door, the place and what opens it."""

import gc
import os

import h5py
import numpy as np
import PIL.EpsImagePlugin
import pytest

from wlnet import Session


@pytest.fixture
def work(tmp_path, monkeypatch):
    """A working folder with a file, links that lead out of it, and a secret beside it."""
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "key.txt").write_text("SECRET\n1\n")
    (tmp_path / "secret" / "net.wlnet").write_text("SECRET")
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "own.txt").write_text("own\n")
    os.symlink(tmp_path / "secret", folder / "link")
    os.symlink(tmp_path / "secret" / "key.txt", folder / "linked.txt")
    (folder / "tree").mkdir()
    os.symlink(tmp_path / "secret", folder / "tree" / "inner")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(tmp_path / "secret"))
    monkeypatch.setenv("CANARY", "SECRET")
    return folder


def listing(folder) -> dict:
    """Path -> contents of everything under a folder."""
    return {str(p): p.read_bytes() if p.is_file() else None for p in sorted(folder.rglob("*"))}


NET = 'LinearLayer[1, "Input" -> 1]'
DATA = "{{1.} -> {1.}}"
# Every door, tried at a place OUT that may not be reached; the symbol that refuses.
ESCAPES = [
    ("Run", 'Run["touch OUT/new"]'),
    ("RunProcess", 'RunProcess[{"touch", "OUT/new"}]'),
    ("Import", 'Import["!cat OUT/key.txt", "Text"]'),
    ("ReadList", 'ReadList["!cat OUT/key.txt", String]'),
    ("ReadLine", 'ReadLine["!cat OUT/key.txt"]'),
    ("ReadString", 'ReadString["!cat OUT/key.txt"]'),
    ("OpenRead", 'OpenRead["!cat OUT/key.txt"]'),
    ("Put", 'Put[1, "OUT/new"]'),
    ("Put", '1 >> "OUT/new"'),
    ("PutAppend", 'PutAppend[1, "OUT/key.txt"]'),
    ("Export", 'Export["OUT/new.json", {1}]'),
    ("Export", f'Export["OUT/new.wlnet", NetInitialize[{NET}]]'),
    ("Save", 'x = 1; Save["OUT/new", x]'),
    ("OpenWrite", 'OpenWrite["OUT/new"]'),
    ("OpenAppend", 'OpenAppend["OUT/key.txt"]'),
    ("WriteString", 'WriteString["OUT/new", "x"]'),
    ("WriteLine", 'WriteLine["OUT/new", "x"]'),
    ("Write", 'Write["OUT/new", x]'),
    ("BinaryWrite", 'BinaryWrite["OUT/new", 1]'),
    ("CreateFile", 'CreateFile["OUT/new"]'),
    ("DeleteFile", 'DeleteFile["OUT/key.txt"]'),
    ("CopyFile", 'CopyFile["OUT/key.txt", "copy.txt"]'),
    ("CopyFile", 'CopyFile["own.txt", "OUT/new"]'),
    ("RenameFile", 'RenameFile["OUT/key.txt", "stolen.txt"]'),
    ("RenameFile", 'RenameFile["own.txt", "OUT/new"]'),
    ("CopyDirectory", 'CopyDirectory["OUT", "copy"]'),
    ("CopyDirectory", 'CopyDirectory["tree", "OUT/new"]'),
    ("RenameDirectory", 'RenameDirectory["tree", "OUT/new"]'),
    ("CreateDirectory", 'CreateDirectory["OUT/new"]'),
    ("DeleteDirectory", 'DeleteDirectory["OUT", DeleteContents -> True]'),
    ("SetDirectory", 'SetDirectory["OUT"]'),
    ("Import", 'Import["OUT/key.txt", "Text"]'),
    ("Import", 'Import["OUT/net.wlnet", "ArrayAssociation"]'),
    ("Import", 'Import[File["OUT/key.txt"], "Text"]'),
    ("Import", 'Import[URL["file://OUT/key.txt"], "Text"]'),
    ("Get", 'Get["OUT/key.txt"]'),
    ("Get", 'Get["key.txt", Path -> "OUT"]'),
    ("Get", '$Path = {"OUT"}; Get["key.txt"]'),
    ("Get", 'Needs["key`", "OUT/key.txt"]'),
    ("OpenRead", 'OpenRead["OUT/key.txt"]'),
    ("ReadList", 'ReadList["OUT/key.txt"]'),
    ("ReadString", 'ReadString["OUT/key.txt"]'),
    ("ReadByteArray", 'ReadByteArray["OUT/key.txt"]'),
    ("BinaryReadList", 'BinaryReadList["OUT/key.txt"]'),
    ("FindList", 'FindList["OUT/key.txt", "S"]'),
    ("FileNames", 'FileNames["*", "OUT"]'),
    ("FindFile", 'FindFile["OUT/key.txt"]'),
    ("FileExistsQ", 'FileExistsQ["OUT/key.txt"]'),
    ("DirectoryQ", 'DirectoryQ["OUT"]'),
    ("FileType", 'FileType["OUT/key.txt"]'),
    ("FileByteCount", 'FileByteCount["OUT/key.txt"]'),
    ("FileSize", 'FileSize["OUT/key.txt"]'),
    ("FileDate", 'FileDate["OUT/key.txt"]'),
    ("FileHash", 'FileHash["OUT/key.txt"]'),
    ("FileFormat", 'FileFormat["OUT/key.txt"]'),
    ("AbsoluteFileName", 'AbsoluteFileName["OUT/key.txt"]'),
    ("NetEncoder", 'NetEncoder[{"SubwordTokens", File["OUT/key.txt"]}]'),
    ("Import", 'NetEncoder["Image"][File["OUT/key.txt"]]'),
    ("NetTrain", f'NetTrain[{NET}, {DATA}, TrainingProgressCheckpointing -> {{"Directory", "OUT/new"}}, MaxTrainingRounds -> 1]'),
    ("NetTrain", f'NetTrain[{NET}, {DATA}, TrainingProgressCheckpointing -> {{"File", "OUT/new.wlnet"}}, MaxTrainingRounds -> 1]'),
    ("NetTrain", f'NetTrain[{NET}, {DATA}, TrainingProgressReporting -> File["OUT/new.csv"], MaxTrainingRounds -> 1]'),
    ("Environment", 'Environment["CANARY"]'),
    ("GetEnvironment", 'GetEnvironment["CANARY"]'),
    ("GetEnvironment", "GetEnvironment[]"),
    ("SetEnvironment", 'SetEnvironment["CANARY" -> "x"]'),
    ("$HomeDirectory", "$HomeDirectory"),
    ("$UserName", "$UserName"),
    ("$MachineName", "$MachineName"),
    ("$UserBaseDirectory", "$UserBaseDirectory"),
    ("$CacheBaseDirectory", "$CacheBaseDirectory"),
    ("SetDirectory", "SetDirectory[]"),
    ("General", 'Import["~/key.txt", "Text"]'),
    ("General", 'FileNames["*", "~"]'),
    ("General", 'ExpandFileName["~/key.txt"]'),
    ("Import", 'Import["http://127.0.0.1/", "Text"]'),
]


def attempt(code: str) -> tuple:
    """(what is shown and printed, messages) of code in a sandbox of the working folder."""
    session, printed, messages = Session(sandbox=True), [], []
    session.on_output(printed.append)
    session.on_message(lambda s, tag, text: messages.append((s.name, tag, text)))
    shown = session.evaluate_to_string(code)
    return "".join(printed) + shown, messages


def ways(work) -> list:
    """Spellings of the folder beside the working folder."""
    secret = str(work.parent / "secret")
    return [secret, "../secret", "link", f"{work}/tree/../../secret", "/proc/self/cwd/../secret", "tree/inner"]


@pytest.mark.parametrize("door, code", ESCAPES)
def test_escape(work, door, code):
    before = listing(work.parent)
    # a command and a file: address have one spelling that means the place
    for place in ways(work) if "OUT" in code and "file:" not in code else [str(work.parent / "secret")]:
        said, messages = attempt(code.replace("OUT", place))
        assert "SECRET" not in said, place
        assert [m for m in messages if m[1] == "sandbox" and m[0] == door], (place, messages)
        assert not [m for m in messages if m[1] == "unknownerr"]
        assert listing(work.parent) == before, place
        if "SetDirectory" not in code:
            assert "$Failed" in said, (place, said)


@pytest.mark.parametrize(
    "code",
    [
        'Import["linked.txt", "Text"]',
        'Get["linked.txt"]',
        'Put[1, "linked.txt"]',
        'WriteString["linked.txt", "x"]',
        'CopyDirectory["tree", "copy"]',
        'CopyFile["linked.txt", "copy.txt"]',
        'CopyFile["own.txt", "linked.txt", OverwriteTarget -> True]',
        'DeleteDirectory["link", DeleteContents -> True]',
        'FileNames["*", "link"]',
        'SetDirectory["tree"]; Import["inner/key.txt", "Text"]',
        'SetDirectory["tree"]; SetDirectory[".."]; SetDirectory[".."]; Import["secret/key.txt", "Text"]',
        'SetDirectory["tree"]; Put[1, "../../secret/new"]',
        'Import[FileNameJoin[{"..", "secret", "key.txt"}], "Text"]',
        'DumpSave["../secret/new", x]',
        'StartProcess[{"touch", "../secret/new"}]',
        'StringTemplate["<* Run[\\"touch ../secret/new\\"] *>"][]',
        'ToExpression["Run[\\"touch ../secret/new\\"]"]',
        'Uncompress[Compress[Unevaluated[Run["touch ../secret/new"]]]]',
        'f = Compile[{x}, Run["touch ../secret/new"]; x]; f[1.]',
        'ParallelMap[Run, {"touch ../secret/new"}]',
        'ElementwiseLayer[(Run["touch ../secret/new"]; #) &]',
        'NetTrain[LinearLayer[1], {{1.} -> {1.}}, TrainingProgressFunction -> (Put[1, "../secret/new"] &), MaxTrainingRounds -> 1]',
    ],
)
def test_ways_around(work, code):
    before = listing(work.parent / "secret")
    said, messages = attempt(code)
    assert "SECRET" not in said and "unknownerr" not in [tag for _, tag, _ in messages]
    assert listing(work.parent / "secret") == before
    # what the copy took along is not the secret
    assert b"SECRET" not in b"".join([data or b"" for path, data in listing(work).items() if "link" not in path])


def test_working_folder_and_temporary_files(work):
    session = Session(sandbox=True)
    assert session.evaluate('Put[1, "new.m"]; Get["new.m"]') == 1
    assert session.evaluate('Export["a/../x.json", {1}]; Import["x.json"]') == [1]
    assert session.evaluate('CreateDirectory["d"]; SetDirectory["d"]; Put[2, "y"]; ResetDirectory[]; Get["d/y"]') == 2
    assert session.evaluate('s = OpenWrite[]; WriteString[s, "abc"]; ReadString[Close[s]]') == "abc"
    temporary = session.evaluate("$TemporaryDirectory")
    assert session.evaluate("CreateFile[]").startswith(temporary) and session.evaluate("CreateTemporary[]").startswith(temporary)
    assert session.evaluate("CreateDirectory[]").startswith(temporary)
    assert os.path.isdir(temporary)
    assert Session(sandbox=True).evaluate("$TemporaryDirectory") != temporary
    del session
    gc.collect()
    assert not os.path.exists(temporary)


def test_a_name_with_a_bar_is_a_file_and_no_command(work):
    session = Session(sandbox=True)
    assert session.evaluate('s = OpenWrite["|touch new"]; WriteString[s, "x"]; Close[s]') == "|touch new"
    assert not (work / "new").exists() and (work / "|touch new").read_text() == "x"


def test_roots_are_read_and_not_written(work):
    secret = work.parent / "secret"
    session = Session(sandbox=[str(secret)])
    assert session.evaluate(f'Import["{secret}/key.txt", "Text"]').startswith("SECRET")
    assert session.evaluate('Import["linked.txt", "Text"]').startswith("SECRET")
    assert session.evaluate('Import["~/key.txt", "Text"]').startswith("SECRET")
    assert str(session.evaluate(f'Put[1, "{secret}/new"]')) == "$Failed"
    assert "working folder" in session.messages[0][2]
    for code in (f'RenameFile["{secret}/key.txt", "stolen"]', f'RenameDirectory["{secret}", "stolen"]'):
        assert str(session.evaluate(code)) == "$Failed" and not os.path.exists("stolen") and (secret / "key.txt").exists()


def test_data_of_wlnet_can_be_read():
    code = 'FileExistsQ[FileNameJoin[{$InstallationDirectory, "builtins", "index.tsv"}]]'
    assert Session(sandbox=True).evaluate(code) is True


def test_message(work):
    _, messages = attempt('Import["/etc/passwd", "Text"]')
    assert messages == [("Import", "sandbox", 'A sandbox does not read "/etc/passwd"; Session(sandbox=["/etc"]) allows it.')]


def test_two_sessions_do_not_share_a_sandbox(work):
    inside, outside = Session(sandbox=True), Session()
    assert str(inside.evaluate('Environment["CANARY"]')) == "$Failed"
    assert outside.evaluate('Environment["CANARY"]') == "SECRET"


def test_data_of_another_file_is_not_read_through_hdf5(work):
    with h5py.File("evil.h5", "w") as file:
        file.create_dataset("external", (7,), "u1", external=[(str(work.parent / "secret" / "key.txt"), 0, 7)])
        layout = h5py.VirtualLayout(shape=(1,), dtype="f8")
        layout[:] = h5py.VirtualSource("other.h5", "x", shape=(1,))
        file.create_virtual_dataset("virtual", layout)
        file["linked"] = h5py.ExternalLink("other.h5", "/x")
    with h5py.File("other.h5", "w") as file:
        file["x"] = np.array([83.0])
    for session in (Session(sandbox=True), Session()):
        for name in ("external", "virtual", "linked"):
            assert str(session.evaluate(f'Import["evil.h5", {{"Datasets", "{name}"}}]')) == "$Failed", name
        assert "83" not in session.evaluate_to_string('Import["evil.h5", "Data"]')


def test_no_picture_starts_ghostscript(work, monkeypatch):
    def started(*_):
        raise AssertionError("Ghostscript")

    monkeypatch.setattr(PIL.EpsImagePlugin, "Ghostscript", started)
    (work / "x.png").write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\n%%EOF\n")
    for name in ("PNG", "TIFF", "JPEG"):
        assert str(Session().evaluate(f'Import["x.png", "{name}"]')) == "$Failed"


def test_pictures_do_not_follow_a_matplotlibrc(work):
    code = 'Hash[ExportByteArray[Graphics[Circle[]], "PNG"]]'
    before = Session().evaluate(code)
    import matplotlib

    with matplotlib.rc_context({"text.usetex": True, "axes.facecolor": "red", "figure.facecolor": "red"}):
        assert Session().evaluate(code) == before


def test_a_tokens_file_in_a_net_file_is_not_read(work):
    """The tokens of an encoder in a .wlnet are listed there; loading opens no other file."""
    session = Session()
    code = (
        'NetEncoder["SubwordTokens", <|"Tokens" -> File["../secret/key.txt"]|>, NeuralNetworks`TensorT[{1}, NeuralNetworks`RealT]]'
    )
    assert str(session.evaluate(code)) == "$Failed"
    assert "list of distinct strings" in session.messages[0][2]
