"""Packed bytes unpacked piece by piece, so that a small file cannot fill memory and an abort is answered in between."""

import bz2
import os
import zlib
from typing import IO

from ..expression import MessageError, S

PIECE = 1 << 20  # bytes: some milliseconds of work
GZIP, ZLIB = 31, 15  # the "wbits" by which zlib tells the two headers apart
_WITHOUT_SYSCONF = 2 << 30  # bytes; where the system does not tell how much memory it has


def memory_limit() -> int:
    """The most bytes that one file may unpack to: a quarter of the machine's memory, as expressions take more than bytes."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 4
    except (AttributeError, ValueError, OSError):
        return _WITHOUT_SYSCONF


def inflate(data: bytes, header: int = ZLIB, limit: int | None = None) -> bytes:
    """The bytes that zlib or gzip packed, several gzip members one after the other included.

    Raises ValueError for damaged data and General::nomem beyond the limit.
    """
    out = bytearray()
    limit = memory_limit() if limit is None else limit
    while data:
        unpacker = zlib.decompressobj(header)
        try:
            while not unpacker.eof:
                piece = unpacker.decompress(data, PIECE)
                data = unpacker.unconsumed_tail
                if not piece and not unpacker.eof and not data:
                    raise ValueError("the data end too early")
                _add(out, piece, limit)
        except zlib.error as error:
            raise ValueError(str(error)) from None
        data = unpacker.unused_data if header == GZIP else b""
        if data and not data.startswith(b"\x1f\x8b"):  # padding behind the last member
            break
    return bytes(out)


def unpack_bzip2(data: bytes, limit: int | None = None) -> bytes:
    """The bytes that bzip2 packed; raises as `inflate` does."""
    out = bytearray()
    limit = memory_limit() if limit is None else limit
    while data:
        unpacker = bz2.BZ2Decompressor()
        try:
            while not unpacker.eof:
                if unpacker.needs_input and not data:
                    raise ValueError("the data end too early")
                piece = unpacker.decompress(data, PIECE)
                data = b""
                _add(out, piece, limit)
        except OSError as error:
            raise ValueError(str(error)) from None
        data = unpacker.unused_data if unpacker.unused_data.startswith(b"BZh") else b""
    return bytes(out)


def read_file(file: IO[bytes]) -> bytes:
    """All bytes of a file that is unpacked as it is read; General::nomem beyond the limit."""
    limit = memory_limit()
    data = file.read(limit + 1)
    _check_size(len(data), limit)
    return data


def _add(out: bytearray, piece: bytes, limit: int) -> None:
    _check_size(len(out) + len(piece), limit)
    out += piece


def _check_size(size: int, limit: int) -> None:
    if size > limit:
        raise MessageError("nomem", symbol=S.General, result=S["$Failed"])
