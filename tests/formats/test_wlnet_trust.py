"""Nets in files never run anything, and damaged files give a message."""

import io
import random
import struct
import zlib

import h5py
import numpy as np
import pytest

from wlnet import Session
from wlnet.expression import Expr, S
from wlnet.formats.compressed import compress
from wlnet.formats.hdf5 import Hdf5, Unreadable

RUN = 'Run["touch MARK"]'


def file_with(session: Session, path, code: str) -> None:
    """A file whose "Network" is the code, unevaluated."""
    tree = session.evaluator.read(code)[0]
    with h5py.File(path, "w") as file:
        for name, text in (("Network", compress(tree)), ("Metadata", compress(Expr(S.List, ()))), ("Version", "14.3.0")):
            file.create_dataset(name, data=text, dtype=h5py.string_dtype("ascii"))
        file.create_dataset("Unstable", data=np.int64(0))
        file.create_group("Arrays")


PORTS = '"Inputs" -> <|"Input" -> TensorT[{2}, RealT]|>, "Outputs" -> <|"Output" -> TensorT[{2}, RealT]|>'


@pytest.mark.parametrize(
    "network",
    [
        f'<|"Type" -> ({RUN}; "Ramp")|>',
        f'<|"Type" -> "Elementwise", "Arrays" -> <||>, "Parameters" -> <|"Function" -> (({RUN}; #) &)|>, {PORTS}|>',
        f'<|"Type" -> "Function", "Arrays" -> <||>, "Parameters" -> <|"Function" -> (({RUN}; #) &)|>, {PORTS}|>',
        f'<|"Type" -> "Dropout", "Arrays" -> <||>, "Parameters" -> <|"DropoutProbability" -> {RUN}|>, {PORTS}|>',
        f'<|"Type" -> "Linear", "Arrays" -> <|"Weights" -> {RUN}, "Biases" -> None|>, "Parameters" -> <||>, {PORTS}|>',
        f'<|"Type" -> "Chain", "Nodes" -> {RUN}, "Edges" -> {{}}, {PORTS}|>',
        f'<|"Type" -> "Ramp", "Arrays" -> <||>, "Parameters" -> <||>, "Inputs" -> <|"Input" -> {RUN}|>, "Outputs" -> <||>|>',
        f'<|"Type" -> "Softmax", "Inputs" -> <|"Input" -> NetEncoder[{RUN}, <||>, TensorT[{{2}}, RealT]]|>|>',
        f"{RUN}",
    ],
)
def test_loading_runs_nothing(tmp_path, monkeypatch, network):
    monkeypatch.chdir(tmp_path)
    session = Session()
    file_with(session, tmp_path / "net.wlnet", network)
    for element in ("", ', "UninitializedNet"', ', "ArrayAssociation"', ', "ArrayList"', ', "WLVersion"'):
        session.run(f'Import["net.wlnet"{element}]')
    assert not (tmp_path / "MARK").exists()


def test_what_does_not_belong_is_named(tmp_path):
    session = Session()
    path = tmp_path / "net.wlnet"
    file_with(
        session, path, f'<|"Type" -> "Dropout", "Arrays" -> <||>, "Parameters" -> <|"DropoutProbability" -> {RUN}|>, {PORTS}|>'
    )
    assert session.evaluate_to_string(f'Import["{path}"]') == "$Failed"
    assert "Run[" in session.messages[0][2]


def test_damaged_files_give_a_message(tmp_path):
    """Every change of a byte, cut or swap gives a net or a message, never an error of ours."""
    session = Session()
    path = tmp_path / "net.wlnet"
    session.run(f'Export["{path}", NetInitialize[NetChain[{{3, Ramp, 2}}, "Input" -> 2]]]')
    whole = path.read_bytes()
    random.seed(1)
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(random.choice((1, 1, 1, 4))):
            data[random.randrange(len(data))] = random.choice((0, 1, 127, 128, 255, random.randrange(256)))
        if random.random() < 0.1:
            del data[random.randrange(len(data)) :]
        path.write_bytes(data)
        session.run(f'Import["{path}"]')
        assert not [m for m in session.messages if m[1] == "unknownerr"], bytes(data)


def test_the_reader_agrees_with_the_library():
    numbers = np.arange(5000.0).reshape(50, 100)
    out = io.BytesIO()
    with h5py.File(out, "w") as file:
        file.create_dataset("chunks", data=numbers, chunks=(7, 13), compression="gzip", shuffle=True, fletcher32=True)
        file["text"], file["count"], file["big"] = "hello", np.int64(-3), np.arange(6, dtype=">i2").reshape(2, 3)
        file.create_dataset("fixed", data=np.array([b"ab", b"c"]))
        file.create_dataset("empty", shape=(0, 3), dtype="f4")
        file.create_dataset("unwritten", shape=(4,), dtype="f4")
        group = file.create_group("Arrays")
        for i in range(300):  # enough for a tree of several levels
            group[str(i)] = np.full(2, i, np.float32)
    ours = Hdf5(out.getvalue())
    assert (ours["chunks"] == numbers).all() and ours["text"] == "hello" and ours["count"] == -3
    assert ours["big"].tolist() == [[0, 1, 2], [3, 4, 5]] and ours["fixed"].tolist() == ["ab", "c"]
    assert ours["empty"].shape == (0, 3) and ours["unwritten"].tolist() == [0, 0, 0, 0]
    assert sorted(ours.names("Arrays"), key=int) == [str(i) for i in range(300)] and ours["Arrays/299"].tolist() == [299, 299]
    assert "Arrays/300" not in ours and "nothing" not in ours and ours.names("nothing") == []


def test_the_newer_form_of_files_is_read():
    out = io.BytesIO()
    with h5py.File(out, "w", libver="latest") as file:
        file["text"] = "x"
        file.create_group("Arrays")["1"] = np.ones(3, np.float32)
    ours = Hdf5(out.getvalue())
    assert ours["text"] == "x" and ours["Arrays/1"].tolist() == [1, 1, 1]


def test_claims_are_checked_before_memory_is_taken():
    out = io.BytesIO()
    with h5py.File(out, "w") as file:
        file.create_dataset("a", shape=(10**6, 10**6), dtype="f8", chunks=(100, 100))
    with pytest.raises(Unreadable):
        Hdf5(out.getvalue())["a"]


@pytest.mark.parametrize(
    "data", [b"", b"\x89HDF\r\n\x1a\n", b"\x89HDF\r\n\x1a\n" + bytes(100), zlib.compress(b"x"), struct.pack("<q", 5)]
)
def test_no_file_at_all(data):
    with pytest.raises(Unreadable):
        Hdf5(data)
