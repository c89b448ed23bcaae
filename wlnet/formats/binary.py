"""Binary numbers: single values and whole files of one type."""

import io
import struct
from typing import TYPE_CHECKING

import numpy as np

from ..expression import ByteArray, Expr, Expression, MessageError, S, elements, from_array, is_list, make_list
from ..expression.arrays import NumericArray
from ..expression.packed import to_array
from . import Kind, kind

if TYPE_CHECKING:
    from . import Tools


_DTYPES = {
    "Byte": "u1",
    "UnsignedInteger8": "u1",
    "UnsignedInteger16": "u2",
    "UnsignedInteger32": "u4",
    "UnsignedInteger64": "u8",
    "Integer8": "i1",
    "Integer16": "i2",
    "Integer32": "i4",
    "Integer64": "i8",
    "Real16": "f2",
    "Real32": "f4",
    "Real64": "f8",
    "Complex64": "c8",
    "Complex128": "c16",
}
_WIDE = {"UnsignedInteger24": 3, "Integer24": 3, "UnsignedInteger128": 16, "Integer128": 16}
_TEXT = {"Character8": 1, "Character16": 2, "Character32": 4, "TerminatedString": 0}


def is_binary_type(name: str) -> bool:
    """Is this one of the type names of BinaryRead?"""
    return type(name) is str and (name in _DTYPES or name in _WIDE or name in _TEXT)


def read_value(file: io.BufferedIOBase, name: str, order: str) -> Expression | None:
    """The next value of a type from a binary file, None at the end."""
    if name in _TEXT:
        return _read_text(file, name, order)
    size = _WIDE.get(name) or int(_DTYPES[name][1:])
    data = file.read(size)
    # an incomplete last value counts as the end
    if len(data) < size:
        return None
    if name in _WIDE or _DTYPES[name][0] in "ui":
        return int.from_bytes(data, order, signed=name.startswith("Integer"))

    return np.frombuffer(data, _dtype(name, order))[0].item()


def _read_text(file, name: str, order: str) -> "str | None":
    if name == "TerminatedString":
        text = bytearray()
        while (c := file.read(1)) and c != b"\0":
            text += c
        # an empty string that is terminated is a string, the end of the file none
        return text.decode("latin-1") if c or text else None
    data = file.read(_TEXT[name])
    return chr(int.from_bytes(data, order)) if len(data) == _TEXT[name] else None


def _dtype(name: str, order: str):
    return np.dtype(("<" if order == "little" else ">") + _DTYPES[name])


def read_values(file: object, name: str, order: str, count: "int | None" = None) -> Expr:
    """All (or count) values of a type from a binary file as a list, packed where it is long."""
    # these do not fit into the int64 of packed arrays: one by one as Python integers
    if name not in _DTYPES or name == "UnsignedInteger64":
        values: list = []
        while (count is None or len(values) < count) and (value := read_value(file, name, order)) is not None:
            values.append(value)
        return make_list(values)

    size = int(_DTYPES[name][1:])
    data = file.read() if count is None else file.read(count * size)
    array = np.frombuffer(data[: len(data) // size * size], _dtype(name, order))
    wide = {"u": "int64", "i": "int64", "f": "float64", "c": "complex128"}[array.dtype.kind]
    return from_array(array.astype(wide))


def to_bytes(data: Expression, name: "str | None", order: str) -> "bytes | None":
    """Numbers, strings, byte arrays and lists of these as bytes; None where that is impossible."""
    if type(data) is ByteArray:
        return data.data
    if type(data) is NumericArray:
        array = data.array if name is None else data.array.astype(_dtype(name, order))
        return array.tobytes()
    if type(data) is str:
        if name == "Character16":
            return data.encode("utf-16-le" if order == "little" else "utf-16-be")
        raw = data.encode("utf-8")
        return raw + b"\0" if name == "TerminatedString" else raw
    if is_list(data):
        # a list of one kind of numbers in one go, anything else piece by piece
        array = to_array(data)
        if array is not None and (name is None or name in _DTYPES):
            return _array_bytes(array, name or "Byte", order)
        pieces = [to_bytes(x, name, order) for x in elements(data)]
        return None if None in pieces else b"".join(pieces)
    return _number_bytes(data, name or "Byte", order)


def _array_bytes(array, name: str, order: str) -> "bytes | None":
    dtype = _dtype(name, order)
    if dtype.kind in "ui":
        bounds = np.iinfo(dtype)
        # NumPy would wrap numbers around that do not fit
        if array.dtype.kind != "i" or array.size and (array.min() < bounds.min or array.max() > bounds.max):
            return None
    if array.dtype.kind == "c" and dtype.kind != "c":
        return None
    return array.astype(dtype).tobytes()


def _number_bytes(x, name: str, order: str) -> "bytes | None":
    try:
        if name in _WIDE or name in _DTYPES and _DTYPES[name][0] in "ui":
            size = _WIDE.get(name) or int(_DTYPES[name][1:])
            return x.to_bytes(size, order, signed=name.startswith("Integer")) if type(x) is int else None
        if name in _DTYPES:
            value = x if type(x) in (int, float, complex) else float(x)
            return np.array([value]).astype(_dtype(name, order)).tobytes()
    except (OverflowError, TypeError, ValueError, struct.error):
        return None
    return None


class _Binary(Kind):
    elements = ("Data",)
    options = {"ByteOrdering": S.Automatic}

    def read(self, data: bytes, element: str, options: dict, tools: "Tools") -> Expr:
        name = "Byte" if self.name == "Binary" else self.name
        return read_values(io.BytesIO(data), name, _order(options))

    def write(self, value: Expr, options: dict, tools: "Tools") -> bytes:
        encoded = to_bytes(value, "Byte" if self.name == "Binary" else self.name, _order(options))
        if encoded is None:
            raise MessageError("errelem", "Data", self.name)
        return encoded


def _order(options: dict) -> str:
    # Wolfram: 1 for most significant byte first, -1 (and most machines) for least
    return "big" if options["ByteOrdering"] == 1 else "little"


for _name in ("Binary", *_DTYPES, *_WIDE, *_TEXT):
    kind(_name, **({"extensions": ("bin",)} if _name == "Binary" else {}))(_Binary)


@kind("Bit")
class Bit(_Binary):
    """The bits of a file, from the highest of each byte on."""

    def read(self, data: bytes, element: str, options: dict, tools: "Tools") -> Expr:
        # the highest bit first
        return make_list([byte >> shift & 1 for byte in data for shift in range(7, -1, -1)])

    def write(self, value: Expr, options: dict, tools: "Tools") -> bytes:
        bits = list(elements(value))
        # the last byte is filled up
        bits += [0] * (-len(bits) % 8)
        return bytes([int("".join(map(str, bits[i : i + 8])), 2) for i in range(0, len(bits), 8)])
