"""HDF5 files: our own reader and the library in its process give what h5py gives."""

import io
import signal
import subprocess
import time
from threading import Timer

import h5py
import numpy as np
import pytest

from wlnet import Session
from wlnet.formats import hdf5_apart
from wlnet.formats.hdf5 import Elsewhere, Hdf5, Unreadable, Unsupported
from wlnet.formats.hdf5_apart import Hdf5Apart


def plain(file):
    file["a"] = np.arange(6.0).reshape(2, 3)
    file["g/b"] = np.arange(4, dtype="uint8")
    file["g/h/c"] = 2.5
    file.attrs["about"] = "text"
    file.attrs["numbers"] = [1, 2]


def types(file):
    for kind in "<i1 >i2 <u4 >u8 <f2 >f4 <f8".split():
        file[kind.strip("<>") + ("b" if ">" in kind else "")] = np.array([1, 2, 3], kind)


def texts(file):
    file["fixed"] = np.array([b"ab", b"cde"])
    file["free"] = ["é", "long " * 20]
    file["one"] = "a text"
    file["blanks"] = np.array([b"ab "])
    for name, padding in ((b"padded", h5py.h5t.STR_SPACEPAD), (b"terminated", h5py.h5t.STR_NULLTERM)):
        kind = h5py.h5t.C_S1.copy()
        kind.set_size(4)
        kind.set_strpad(padding)
        space = h5py.h5s.create_simple((2,))
        h5py.h5d.create(file.id, name, kind, space).write(h5py.h5s.ALL, h5py.h5s.ALL, np.array([b"a", b"bcd"], "S4"))


def packed(file):
    x = np.arange(1000.0).reshape(20, 50)
    file.create_dataset("a", data=x, compression="gzip", shuffle=True, fletcher32=True, chunks=(7, 9))
    file.create_dataset("b", data=x.astype("i2"), chunks=(20, 50))


def links(file):
    file["a"] = [1, 2]
    file["again"] = file["a"]
    file["soft"] = h5py.SoftLink("/a")
    file["g/back"] = h5py.SoftLink("/")


def never_written(file):
    file.create_dataset("a", (3, 2), "f8")
    file.create_dataset("b", (30, 20), "i4", chunks=(10, 10))[0, 0] = 5


def filled(file):
    file.create_dataset("a", (3,), "f4", fillvalue=7.0)
    file.create_dataset("b", (30,), "i4", chunks=(10,), fillvalue=3)


def sparse(file):
    file.create_dataset("a", (1000, 1000), "f8", chunks=(10, 10))


def fast(file):
    file.create_dataset("a", data=np.arange(100.0), compression="lzf")


def truths(file):
    file["a"] = np.array([True, False])


def many(file):
    for i in range(40):
        file[f"x{i:03}"] = i


OWN = [plain, types, texts, packed, links, never_written]
APART = [filled, sparse, fast, truths]


def made(make, **options) -> bytes:
    out = io.BytesIO()
    with h5py.File(out, "w", **options) as file:
        make(file)
    return out.getvalue()


def as_h5py_gives(data: bytes) -> dict:
    values: dict = {}
    with h5py.File(io.BytesIO(data), "r") as file:
        file.visititems(lambda name, x: values.update({"/" + name: x[()]}) if isinstance(x, h5py.Dataset) else None)
    return values


def alike(x, y) -> bool:
    x, y = np.asarray(x), np.asarray(y)
    texts = [[t.decode() if type(t) is bytes else t for t in a.ravel().tolist()] for a in (x, y)]
    return x.shape == y.shape and texts[0] == texts[1]


@pytest.mark.parametrize("make", [plain, texts, *APART])
def test_the_library_in_its_process_gives_what_it_gives_here(make):
    data = made(make)
    file = Hdf5Apart(data)
    values = as_h5py_gives(data)
    assert file.datasets == list(values)
    for path, value in values.items():
        assert file.shape(path) == np.shape(value) and alike(file.value(path), value)


@pytest.mark.parametrize("make", OWN + [many])
def test_our_reader_gives_what_the_library_gives(make):
    data = made(make)
    ours, values = Hdf5(data), as_h5py_gives(data)
    theirs = Hdf5Apart(data)
    assert ours.datasets == list(values) and ours.groups == theirs.groups
    for path, value in values.items():
        assert ours.shape(path) == np.shape(value) and alike(ours.value(path), value)
    assert ours.attributes.keys() == theirs.attributes.keys()
    assert all([alike(ours.attributes[name], value) for name, value in theirs.attributes.items()])


@pytest.mark.parametrize("make", APART)
def test_what_is_more_than_our_reader_knows_is_left_to_the_library(make):
    with pytest.raises(Unsupported):
        file = Hdf5(made(make))
        for path in file.datasets:
            file.value(path)


@pytest.mark.parametrize("make", OWN + APART + [many])
@pytest.mark.parametrize("version", ["earliest", "latest"])
def test_import_gives_what_the_library_gives(make, version, tmp_path):
    (tmp_path / "a.h5").write_bytes(made(make, libver=version))
    values = as_h5py_gives((tmp_path / "a.h5").read_bytes())
    session = Session()
    assert list(session.evaluate(f'Import["{tmp_path}/a.h5"]')) == list(values)
    for path, value in list(values.items())[:3]:  # each import may start a process
        given = session.evaluate(f'Import["{tmp_path}/a.h5", {{"Datasets", "{path}"}}]')
        assert alike(getattr(given, "array", given), value), path
    assert not session.messages


def elsewhere(file):
    layout = h5py.VirtualLayout(shape=(1,), dtype="f8")
    layout[:] = h5py.VirtualSource("other.h5", "x", shape=(1,))
    file.create_virtual_dataset("v", layout)


def test_data_in_other_files_are_not_read():
    with pytest.raises(Elsewhere):
        Hdf5Apart(made(elsewhere)).value("/v")


def test_a_library_that_never_returns_is_ended(monkeypatch):
    real = subprocess.Popen
    monkeypatch.setattr(
        subprocess, "Popen", lambda command, **options: real([command[0], "-c", "import time; time.sleep(100)"], **options)
    )
    monkeypatch.setattr(hdf5_apart, "_SECONDS", 0.3)
    start = time.monotonic()
    with pytest.raises(Unreadable):
        Hdf5Apart(b"")
    assert time.monotonic() - start < 20


def test_a_library_that_crashes_ends_no_session(monkeypatch):
    real = subprocess.Popen
    code = f"import os; os.kill(os.getpid(), {int(signal.SIGSEGV)})"
    monkeypatch.setattr(subprocess, "Popen", lambda command, **options: real([command[0], "-c", code], **options))
    with pytest.raises(Unreadable):
        Hdf5Apart(b"")


def test_an_abort_ends_the_library(monkeypatch, tmp_path):
    real = subprocess.Popen
    processes = []

    def start(command, **options):
        processes.append(real([command[0], "-c", "import time; time.sleep(100)"], **options))
        return processes[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    (tmp_path / "a.h5").write_bytes(made(filled))
    session = Session()
    Timer(0.5, session.interrupt).start()
    begin = time.monotonic()
    assert session.evaluate_to_string(f'Import["{tmp_path}/a.h5", "Data"]') == "$Aborted"
    assert time.monotonic() - begin < 20 and processes[0].returncode == -signal.SIGKILL
