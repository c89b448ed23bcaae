"""Data in a wrapping: GZIP, BZIP2, Base64, ZIP archives."""

import bz2
import gzip
import io
import zipfile
from base64 import b64decode, encodebytes
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ..expression import ByteArray, Expression, MessageError, S, make_list
from . import Kind, find_kind, kind, kind_of_data, kind_of_file
from .unpacking import GZIP, inflate, read_file, unpack_bzip2

if TYPE_CHECKING:
    from . import Tools


class _Packed(Kind):
    """One stream inside another: what is inside is read by its own kind, else as text."""

    elements = ("Data", "ByteArray", "Plaintext")
    unpack: Callable[[bytes], bytes]  # raises ValueError for damaged data
    pack: Callable[[bytes], bytes]

    def read(self, data: bytes, element: str, options: dict, tools: "Tools | None") -> Expression:
        try:
            inner = self.unpack(data)
        except ValueError:
            raise MessageError("fmterr", self.name, result=S["$Failed"]) from None
        if element == "ByteArray":
            return ByteArray(inner)
        # bytes have no name that could tell their kind
        entry = kind_of_data(inner) or find_kind("Text")
        return entry.read(inner, entry.elements[0], dict(entry.options), tools)

    def write(self, value: Expression, options: dict, tools: "Tools | None") -> bytes:
        return self.pack(value.data if type(value) is ByteArray else find_kind("Text").write(value, {}, tools))


@kind("GZIP", extensions=("gz",), magic=(b"\x1f\x8b",))
class Gzip(_Packed):
    """Data packed by gzip."""

    unpack = staticmethod(partial(inflate, header=GZIP))
    pack = staticmethod(gzip.compress)


@kind("BZIP2", extensions=("bz2",), magic=(b"BZh",))
class Bzip2(_Packed):
    """Data packed by bzip2."""

    unpack = staticmethod(unpack_bzip2)
    pack = staticmethod(bz2.compress)


@kind("Base64", extensions=("b64",))
class Base64(_Packed):
    """Bytes as text of 64 characters."""

    pack = staticmethod(encodebytes)

    @staticmethod
    def unpack(data: bytes) -> bytes:
        # line breaks are layout
        return b64decode(b"".join(data.split()), validate=True)


@kind("ZIP", extensions=("zip",), magic=(b"PK\x03\x04",), writable=False)
class Zip(Kind):
    """An archive of files, each read by its own kind."""

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
                    inner = read_file(file)
                values.append(entry.read(inner, entry.elements[0], dict(entry.options), None))
        return values
