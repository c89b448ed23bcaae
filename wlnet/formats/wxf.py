"""WXF, Wolfram's binary exchange format.  (reference page: format/WXF; tokens as in the published client library)"""

import struct
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from ..expression import (
    Association,
    Atom,
    BigReal,
    ByteArray,
    Complex,
    Expr,
    Expression,
    MessageError,
    PackedArray,
    Rational,
    S,
    Symbol,
    complex_number,
    finite,
    from_array,
    from_identity_key,
    identity_key,
    integer_text,
    integer_value,
    rational,
)
from ..expression.arrays import NumericArray
from . import Kind, kind
from .big_reals import big_real_text, parse_big_real
from .unpacking import inflate

if TYPE_CHECKING:
    from . import Tools


# element types of packed and numeric arrays
TYPES = {
    0x00: "int8",
    0x01: "int16",
    0x02: "int32",
    0x03: "int64",
    0x10: "uint8",
    0x11: "uint16",
    0x12: "uint32",
    0x13: "uint64",
    0x22: "float32",
    0x23: "float64",
    0x33: "complex64",
    0x34: "complex128",
}
CODES = {name: code for code, name in TYPES.items()}
PACKED, NUMERIC = 0xC1, 0xC2
_INTEGERS = ((ord("C"), 1), (ord("j"), 2), (ord("i"), 4), (ord("L"), 8))


# --- writing ----------------------------------------------------------------------------------------------------------


def _length(n: int) -> bytes:
    """A count in groups of seven bits, low ones first."""
    out = bytearray()
    # seven bits a byte, the lowest first; the high bit says that more follow
    while n > 0x7F:
        # 0x80: more follow
        out.append(n & 0x7F | 0x80)
        n >>= 7
    out.append(n)
    return bytes(out)


def _text(token: bytes, text: str) -> bytes:
    # halves of surrogate pairs occur in strings and must come back
    data = text.encode("utf-8", "surrogatepass")
    return token + _length(len(data)) + data


def _integer(n: int) -> bytes:
    for token, size in _INTEGERS:
        if -(1 << 8 * size - 1) <= n < 1 << 8 * size - 1:
            return bytes((token,)) + n.to_bytes(size, "little", signed=True)
    return _text(b"I", integer_text(n))


def _array(token: int, array) -> bytes:
    shape = b"".join([_length(n) for n in array.shape])
    # WXF is little endian on every machine; copy=False costs nothing where it is already
    little = array.astype(array.dtype.newbyteorder("<"), copy=False)
    return bytes((token, CODES[array.dtype.name])) + _length(array.ndim) + shape + little.tobytes()


def _smallest(array):
    """A packed array of integers in the smallest type that holds them."""
    if array.dtype.kind != "i" or not array.size:
        return array
    low, high = int(array.min()), int(array.max())
    # Wolfram writes packed integers in the smallest type that holds them
    for bits in (8, 16, 32):
        if -(1 << bits - 1) <= low and high < 1 << bits - 1:
            return array.astype(f"int{bits}")
    return array


def symbol_text(sym: Symbol) -> str:
    """A symbol's name in a file: contexts other than System` are written out."""
    return sym.name if sym.context == "System`" else sym.full_name


def _atom(x, stack: list) -> bytes:
    """The bytes of anything but an Expr; parts still to write go on the stack."""
    kind_ = type(x)
    if kind_ is Symbol:
        return _text(b"s", symbol_text(x))
    if kind_ is str:
        return _text(b"S", x)
    if kind_ is int:
        return _integer(x)
    if kind_ is float:
        return b"r" + struct.pack("<d", x)
    if kind_ is PackedArray:
        return _array(PACKED, _smallest(x.array))
    if kind_ is NumericArray:
        return _array(NUMERIC, x.array)
    if kind_ is ByteArray:
        return b"B" + _length(len(x.data)) + x.data
    if kind_ is BigReal:
        return _text(b"R", big_real_text(x))
    if kind_ is Association:
        for key, value in reversed(x.data.items()):
            stack.append(value)
            stack.append(from_identity_key(key))
            # pushed backwards: the mark is written first, then key and value
            stack.append(b":" if key in x.delayed else b"-")
        return b"A" + _length(len(x.data))
    if kind_ is Rational:
        parts = (S.Rational, x.numerator, x.denominator)
    elif kind_ is complex:
        parts = (S.Complex, x.real, x.imag)
    elif kind_ is Complex:
        parts = (S.Complex, x.re, x.im)
    elif isinstance(x, Atom):
        stack.append(x.to_expression())
        return b""
    else:
        raise MessageError("unsup", "BinarySerialize", type(x).__name__, symbol=S.General, result=S["$Failed"])
    stack.extend(reversed(parts))
    return b"f" + _length(len(parts) - 1)


def serialize(x: Expression, compress: bool = False) -> bytes:
    """The WXF bytes of an expression, compressed if asked for."""
    out: list = []
    # a stack of our own: expressions may be nested deeper than Python calls
    stack = [x]
    while stack:
        item = stack.pop()
        if type(item) is bytes:
            out.append(item)
        elif type(item) is Expr:
            out.append(b"f" + _length(len(item.args)))
            stack.extend(reversed(item.args))
            stack.append(item.head)
        else:
            out.append(_atom(item, stack))
    body = b"".join(out)
    return b"8C:" + zlib.compress(body) if compress else b"8:" + body


# --- reading ----------------------------------------------------------------------------------------------------------


class BadData(MessageError):
    """Bytes that are not WXF."""

    def __init__(self):
        super().__init__("wxf", result=S["$Failed"])


class _Frame:
    """A function or association whose parts are still being read."""

    __slots__ = ("kind", "left", "parts", "delayed")

    def __init__(self, kind_: str, left: int):
        self.kind = kind_
        self.left = left
        self.parts: list = []
        self.delayed: list = []


def deserialize(data: bytes, resolve: Callable) -> Expression | None:
    """The expression in WXF bytes; ``resolve(name)`` makes symbols.  BadData for anything else."""
    if data[:3] == b"8C:":
        try:
            data = inflate(data[3:])
        except ValueError:
            raise BadData from None
    elif data[:2] == b"8:":
        data = data[2:]
    else:
        raise BadData
    try:
        return _Source(data, resolve).expression()
    # whatever damaged bytes lead to must end as one message
    except (IndexError, struct.error, UnicodeDecodeError, KeyError, ValueError, ArithmeticError):
        raise BadData from None


class _Source:
    """Bytes with a position; reads without recursion, however deep the expression is."""

    def __init__(self, data: bytes, resolve):
        self.data = data
        self.position = 0
        self.resolve = resolve

    def take(self, n: int) -> bytes:
        start = self.position
        self.position = start + n
        # slicing beyond the end would give too few bytes without a word
        if self.position > len(self.data):
            raise BadData
        return self.data[start : self.position]

    def count(self) -> int:
        n = shift = 0
        while True:
            byte = self.take(1)[0]
            # seven bits a byte, the lowest first, as in _length
            n |= (byte & 0x7F) << shift
            if byte < 0x80:
                return n
            shift += 7

    def text(self) -> str:
        return self.take(self.count()).decode("utf-8", "surrogatepass")

    def expression(self) -> Expression:
        frames: list = []
        while True:
            value = self._token(frames)
            if value is _OPENED:
                # an association without entries is closed at once; a function has its head at least
                if frames[-1].left:
                    continue
                value = _closed(frames.pop())
            while frames:
                frame = frames[-1]
                frame.parts.append(value)
                frame.left -= 1
                if frame.left:
                    break
                value = _closed(frames.pop())
            else:
                return value

    def _token(self, frames: list):
        # before each key stands a mark: rule or delayed rule
        if frames and frames[-1].kind == "A" and len(frames[-1].parts) % 2 == 0:
            mark = self.take(1)
            if mark not in (b"-", b":"):
                raise BadData
            frames[-1].delayed.append(mark == b":")
        token = self.take(1)[0]
        reader = _READERS.get(token)
        if reader is None:
            raise BadData
        return reader(self, frames)

    def function(self, frames: list) -> object:
        frames.append(_Frame("f", self.count() + 1))
        return _OPENED

    def association(self, frames: list) -> object:
        frames.append(_Frame("A", 2 * self.count()))
        return _OPENED

    def array(self, packed: bool) -> Expression:
        import numpy as np  # slow to import, and many sessions never see an array

        name = TYPES[self.take(1)[0]]
        shape = tuple([self.count() for _ in range(self.count())])
        size = 1
        for n in shape:
            size *= n
        dtype = np.dtype(name).newbyteorder("<")
        array = np.frombuffer(self.take(size * dtype.itemsize), dtype).reshape(shape).astype(name)
        # numeric arrays keep their type, packed ones are widened as the language computes with them
        if not packed:
            return NumericArray(array)
        wide = {"i": "int64", "u": "int64", "f": "float64", "c": "complex128"}[array.dtype.kind]
        return from_array(array.astype(wide))


_OPENED = object()


def _closed(frame: _Frame):
    """The value of a function or association whose parts are all read."""
    parts = frame.parts
    if frame.kind == "A":
        keys = [identity_key(k) for k in parts[::2]]
        delayed = frozenset([k for k, late in zip(keys, frame.delayed) if late])
        return Association(dict(zip(keys, parts[1::2])), delayed)
    head, args = parts[0], tuple(parts[1:])
    # numbers are atoms here, however the file writes them
    if head is S.Rational and len(args) == 2 and type(args[0]) is int and type(args[1]) is int and args[1]:
        return rational(*args)
    if head is S.Complex and len(args) == 2 and not isinstance(args[0], (Expr, Symbol)) and not isinstance(args[1], (Expr, Symbol)):
        return complex_number(*args)
    return Expr(head, args)


def _fixed(size: int):
    return lambda source, frames: int.from_bytes(source.take(size), "little", signed=True)


_READERS = {
    ord("f"): _Source.function,
    ord("A"): _Source.association,
    ord("s"): lambda source, frames: source.resolve(source.text()),
    ord("S"): lambda source, frames: source.text(),
    ord("B"): lambda source, frames: ByteArray(source.take(source.count())),
    **{token: _fixed(size) for token, size in _INTEGERS},
    ord("r"): lambda source, frames: finite(struct.unpack("<d", source.take(8))[0]),
    ord("I"): lambda source, frames: integer_value(source.text()),
    ord("R"): lambda source, frames: parse_big_real(source.text()),
    PACKED: lambda source, frames: source.array(True),
    NUMERIC: lambda source, frames: source.array(False),
}


@kind("WXF", extensions=("wxf",), magic=(b"8:", b"8C:"))
class Wxf(Kind):
    """Any expression in bytes."""

    elements = ("Expression", "HeldExpression")
    options = {"PerformanceGoal": "Speed", "Method": S.Automatic, "IncludeDefinitions": S.False_}

    def read(self, data: bytes, element: str, options: dict, tools: "Tools") -> Expression:
        value = deserialize(data, tools.resolve)
        # reading evaluates unless it is asked not to
        return Expr(S.HoldComplete, (value,)) if element == "HeldExpression" else tools.evaluate(value)

    def write(self, value: Expression, options: dict, tools: "Tools") -> bytes:
        return serialize(value, options["PerformanceGoal"] == "Size")
