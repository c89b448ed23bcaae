"""Packed bytes: what comes out, what is damaged, and what would be too much."""

import bz2
import gzip
import zipfile
import zlib

import pytest
from asking import text_of

from wlnet.expression import MessageError
from wlnet.formats.unpacking import GZIP, PIECE, inflate, unpack_bzip2

TEXT = bytes(range(256)) * 50
LONG = bytes(3 * PIECE + 5)


@pytest.mark.parametrize("text", [b"", TEXT, LONG])
def test_what_was_packed_comes_back(text):
    assert inflate(zlib.compress(text)) == text
    assert inflate(gzip.compress(text), GZIP) == text
    assert inflate(gzip.compress(text) + gzip.compress(b"more") + bytes(4), GZIP) == text + b"more"
    assert unpack_bzip2(bz2.compress(text) + bz2.compress(b"more")) == text + b"more"


@pytest.mark.parametrize("unpack, packed", [(inflate, zlib.compress(TEXT)), (unpack_bzip2, bz2.compress(TEXT))])
def test_damaged_bytes_are_a_value_error(unpack, packed):
    for data in (packed[:-5], packed[:3], b"x" + packed, b"nothing of the kind"):
        with pytest.raises(ValueError):
            unpack(data)


@pytest.mark.parametrize("unpack, packed", [(inflate, zlib.compress(LONG)), (unpack_bzip2, bz2.compress(LONG))])
def test_more_than_the_limit_is_refused(unpack, packed):
    assert len(unpack(packed, limit=len(LONG))) == len(LONG)
    with pytest.raises(MessageError) as refusal:
        unpack(packed, limit=len(LONG) - 1)
    assert refusal.value.tag == "nomem"


def test_a_file_inside_an_archive_is_read_by_its_own_kind(tmp_path):
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr("a.txt", "hello")
        archive.writestr("b.json", "[1, 2]")
    path = tmp_path / "z.zip"
    assert text_of(f'Import["{path}", {{"ZIP", {{"a.txt", "b.json"}}}}]') == '{"hello", {1, 2}}'
