"""Data in a wrapping: GZIP, BZIP2, Base64, ZIP archives."""

import bz2
import gzip
import io
import zipfile
from base64 import b64decode, encodebytes
from functools import partial
from typing import TYPE_CHECKING

from ..expression import ByteArray, Expression, MessageError, S, make_list
from . import Kind, find_kind, kind, kind_of_data, kind_of_file
from .unpacking import GZIP, inflate, memory_limit, unpack_bzip2

if TYPE_CHECKING:
    from . import Tools


class _Packed(Kind):
    """One stream inside another: what is inside is read by its own kind, else as text."""

    elements = ("Data", "ByteArray", "Plaintext")
    unpack = staticmethod(partial(inflate, header=GZIP))
    pack = staticmethod(gzip.compress)

    def read(self, data: bytes, element: str, options: dict, tools: "Tools | None") -> Expression:
        try:
            inner = self.unpacked(data)
        except (OSError, EOFError, ValueError):
            raise MessageError("fmterr", self.name, result=S["$Failed"]) from None
        if element == "ByteArray":
            return ByteArray(inner)
        # bytes have no name that could tell their kind
        entry = kind_of_data(inner) or find_kind("Text")
        return entry.read(inner, entry.elements[0], dict(entry.options), tools)

    def write(self, value: Expression, options: dict, tools: "Tools | None") -> bytes:
        return self.packed(value.data if type(value) is ByteArray else find_kind("Text").write(value, {}, tools))

    def unpacked(self, data: bytes) -> bytes:
        return self.unpack(data)

    def packed(self, data: bytes) -> bytes:
        return self.pack(data)


@kind("GZIP", extensions=("gz",), magic=(b"\x1f\x8b",))
class Gzip(_Packed):
    pass


@kind("BZIP2", extensions=("bz2",), magic=(b"BZh",))
class Bzip2(_Packed):
    unpack = staticmethod(unpack_bzip2)
    pack = staticmethod(bz2.compress)


@kind("Base64", extensions=("b64",))
class Base64(_Packed):
    def unpacked(self, data: bytes) -> bytes:
        # line breaks are layout
        return b64decode(b"".join(data.split()), validate=True)

    def packed(self, data: bytes) -> bytes:
        return encodebytes(data)


@kind("ZIP", extensions=("zip",), magic=(b"PK\x03\x04",), writable=False)
class Zip(Kind):
    elements = ("FileNames",)

    def read(self, data: bytes, element: str, options: dict, tools: "Tools | None") -> Expression:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return make_list(archive.namelist())
        except zipfile.BadZipFile:
            raise MessageError("fmterr", "ZIP", result=S["$Failed"]) from None

    def part(self, data: bytes, element: str, names: list) -> list:
        """{"ZIP", "name"}: a file inside, read by its own kind."""
        values = []
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in names:
                if name not in archive.namelist():
                    raise MessageError("noelem", name, "ZIP", symbol=S.Import, result=S["$Failed"])
                entry = kind_of_file(name) or find_kind("Text")
                with archive.open(name) as file:
                    data_inside = file.read(memory_limit() + 1)
                if len(data_inside) > memory_limit():
                    raise MessageError("nomem", symbol=S.General, result=S["$Failed"])
                values.append(entry.read(data_inside, entry.elements[0], dict(entry.options), None))
        return values
