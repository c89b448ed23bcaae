"""Arrays in files: what a header claims is believed as far as the file has bytes for it."""

import io
import time
import zipfile

import numpy as np
import pytest

from wlnet import Session

HEADER = "{{'descr': '{}', 'fortran_order': False, 'shape': {}, }}"


def npy(kind: str, shape: str, data: bytes, version: tuple = (1, 0)) -> bytes:
    header = HEADER.format(kind, shape).ljust(117) + "\n"
    size = len(header).to_bytes(2 if version == (1, 0) else 4, "little")
    return np.lib.format.magic(*version) + size + header.encode() + data


@pytest.mark.parametrize(
    "data",
    [
        npy("<f8", "(100000000000, 100)", b"12345678"),
        npy("<f8", "(2,)", b"12345678"),
        npy("<f8", "(-1,)", b"12345678"),
        npy("|O", "(1,)", b"12345678"),
        npy("<f8", "(1,)", b"12345678", (9, 0)),
        npy("<f8", "(2, 3", b""),
        b"",
    ],
)
def test_arrays_that_claim_more_than_they_have(data, tmp_path):
    (tmp_path / "a.npy").write_bytes(data)
    with zipfile.ZipFile(tmp_path / "a.npz", "w") as archive:
        archive.writestr("a.npy", data)
    start = time.monotonic()
    for name in ("a.npy", "a.npz"):
        session = Session()
        assert session.evaluate_to_string(f'Import["{tmp_path}/{name}"]') == "$Failed"
        assert [m[:2] for m in session.messages] == [("Import", "fmterr")]
    assert time.monotonic() - start < 20


@pytest.mark.parametrize("version", [(1, 0), (2, 0)])
def test_whole_arrays(version, tmp_path):
    (tmp_path / "a.npy").write_bytes(npy(">i4", "(2, 1)", bytes([0, 0, 0, 1, 0, 0, 1, 0]), version))
    session = Session()
    assert session.evaluate_to_string(f'Normal[Import["{tmp_path}/a.npy"]]') == "{{1}, {256}}"
    assert session.evaluate_to_string(f'Import["{tmp_path}/a.npy", "Data"]') == "{{1}, {256}}"


def test_archives_of_arrays(tmp_path):
    np.savez_compressed(tmp_path / "a.npz", a=np.arange(3), b=np.zeros((0, 2)), c=np.array(2.5))
    session = Session()
    assert session.evaluate_to_string(f'Import["{tmp_path}/a.npz", "Names"]') == '{"a", "b", "c"}'
    assert session.evaluate_to_string(f'Normal[Import["{tmp_path}/a.npz"]["a"]]') == "{0, 1, 2}"
    assert session.evaluate_to_string(f'Import["{tmp_path}/a.npz"]["c"]') == "2.5"


def test_an_array_that_unpacks_to_more_than_memory_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("wlnet.formats.unpacking.memory_limit", lambda: 10_000)
    out = io.BytesIO()
    np.savez_compressed(out, a=np.zeros(100_000))
    (tmp_path / "a.npz").write_bytes(out.getvalue())
    session = Session()
    session.run(f'Import["{tmp_path}/a.npz"];')
    assert [m[:2] for m in session.messages] == [("General", "nomem")]
