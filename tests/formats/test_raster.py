"""Pictures: what a header claims is believed as far as the file, or the memory, has room for it."""

import struct
import warnings
import zlib

import pytest
from PIL import Image

from wlnet import Session
from wlnet.formats.raster import _opened


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int) -> bytes:
    """A picture that has hardly a pixel of those it claims."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b"")


def messages_of_import(path) -> list:
    session = Session()
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # Pillow's doubts would be shown to the user
        session.run(f'Import["{path}"];')
    return [m[:2] for m in session.messages]


@pytest.mark.parametrize("width, height", [(5_000, 2_000), (10_000, 10_000), (30_000, 30_000)])
def test_pictures_that_claim_more_pixels_than_their_bytes_can_mean(width, height, tmp_path):
    (tmp_path / "a.png").write_bytes(png(width, height))
    assert messages_of_import(tmp_path / "a.png") == [("Import", "fmterr")]
    with pytest.raises((ValueError, Image.DecompressionBombError), match="pixels"):  # before Pillow makes room for them
        _opened(png(width, height))


@pytest.mark.parametrize(
    "ending, options", [("png", {}), ("gif", {}), ("tiff", {"compression": "group4"}), ("pcx", {}), ("bmp", {})]
)
def test_blank_pages_are_read(ending, options, tmp_path):
    Image.new("1", (3_000, 3_000)).save(tmp_path / f"a.{ending}", **options)
    session = Session()
    assert session.evaluate_to_string(f'ImageDimensions[Import["{tmp_path}/a.{ending}"]]') == "{3000, 3000}"


def test_pictures_larger_than_memory_are_refused(tmp_path, monkeypatch):
    Image.new("L", (100, 100)).save(tmp_path / "a.png")
    assert messages_of_import(tmp_path / "a.png") == []
    monkeypatch.setattr("wlnet.formats.raster.memory_limit", lambda: 50_000)
    assert messages_of_import(tmp_path / "a.png") == [("General", "nomem")]
