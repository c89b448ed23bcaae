"""What Compress makes: ``1:`` and base64 of zlib of a serialised tree.

The tree starts with ``!boR``; each node is a letter and its data, integers little endian: ``i`` int32, ``I`` a longer
integer as digits, ``r`` float64, ``R`` a real of arbitrary precision as text, ``s`` symbol, ``S`` string, ``f`` count,
head and parts, ``e`` an array of float64 (rank, dimensions, numbers).  Texts are a length and ASCII, with other
characters as escapes.
"""

import re
import struct
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable

from ..expression import (
    Association,
    Atom,
    BigReal,
    Complex,
    Expr,
    Expression,
    MessageError,
    PackedArray,
    Rational,
    S,
    Symbol,
    complex_number,
    from_array,
    integer_text,
    integer_value,
    rational,
)
from ..grammar.characters import named_characters
from .big_reals import big_real_text, parse_big_real
from .unpacking import inflate

HEADER = b"!boR"


def compress(x: Expression) -> str:
    """The string that Compress gives for an expression."""
    return "1:" + b64encode(zlib.compress(HEADER + serialize(x))).decode("ascii")


def uncompress(text: str, resolve: Callable) -> Expression | None:
    """The expression in a string made by Compress; MessageError where it is none."""
    # strings copied from notebooks come with line breaks, quotes and backslashes
    text = re.sub(r"[\s\\\"]", "", text)
    if not text.startswith("1:"):
        raise MessageError("corrupt", symbol=S.Uncompress, result=S["$Failed"])
    try:
        data = inflate(b64decode(text[2:], validate=True))
        return deserialize(data, resolve)
    except (ValueError, IndexError, struct.error, ArithmeticError):
        raise MessageError("corrupt", symbol=S.Uncompress, result=S["$Failed"]) from None


# --- writing ----------------------------------------------------------------------------------------------------------


def _text(letter: bytes, text: str) -> bytes:
    # the length counts escaped bytes
    data = _escaped(text).encode("ascii")
    return letter + struct.pack("<i", len(data)) + data


def _escaped(text: str) -> str:
    if text.isascii() and "\\" not in text:
        return text
    out = []
    for c in text:
        if c == "\\":
            out.append("\\\\")
        elif c <= "\x7f":
            out.append(c)
        else:
            # four digits, six for the planes above
            out.append(f"\\:{ord(c):04x}" if ord(c) < 0x10000 else f"\\|{ord(c):06x}")
    return "".join(out)


_ESCAPE = re.compile(r"\\(?:\\|:([0-9a-fA-F]{4})|\|([0-9a-fA-F]{6})|\.([0-9a-fA-F]{2})|([0-7]{3})|\[([A-Za-z0-9]+)\])")


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(match) -> str:
    for code, base in ((match[1], 16), (match[2], 16), (match[3], 16), (match[4], 8)):
        if code:
            return chr(int(code, base))
    if match[5]:
        return named_characters().get(match[5], match[0])
    return "\\"


def _node(x, stack: list) -> bytes:
    """The bytes of one node; its parts go on the stack."""
    kind = type(x)
    if kind is Expr:
        stack.extend(reversed(x.args))
        stack.append(x.head)
        return b"f" + struct.pack("<i", len(x.args))
    if kind is Symbol:
        return _text(b"s", x.name if x.context in ("System`", "Global`") else x.full_name)
    if kind is str:
        return _text(b"S", x)
    if kind is int:
        # integers of 32 bits; longer ones are written as text
        return b"i" + struct.pack("<i", x) if -1 << 31 <= x < 1 << 31 else _text(b"I", integer_text(x))
    if kind is float:
        return b"r" + struct.pack("<d", x)
    if kind is BigReal:
        return _text(b"R", big_real_text(x))
    if kind is PackedArray:
        if x.array.dtype.name == "float64":
            shape = x.array.shape
            return b"e" + struct.pack(f"<{len(shape) + 1}i", len(shape), *shape) + x.array.astype("<f8").tobytes()
        # only real arrays have a node of their own; the others are written as lists
        stack.append(x.unpack())
    elif kind is Rational:
        stack.append(Expr(S.Rational, (x.numerator, x.denominator)))
    elif kind is complex or kind is Complex:
        parts = (x.real, x.imag) if kind is complex else (x.re, x.im)
        stack.append(Expr(S.Complex, parts))
    elif isinstance(x, Atom):
        stack.append(x.to_expression())
    else:
        raise MessageError("unsup", "Compress", kind.__name__, symbol=S.General, result=S["$Failed"])
    return b""


def serialize(x: Expression) -> bytes:
    """The tree of an expression, without the header."""
    out: list = []
    stack = [x]
    while stack:
        out.append(_node(stack.pop(), stack))
    return b"".join(out)


# --- reading ----------------------------------------------------------------------------------------------------------


def deserialize(data: bytes, resolve: Callable) -> Expression:
    """The expression in a serialised tree with its header."""
    if data[:4] != HEADER:
        raise ValueError("no header")
    position = 4
    frames: list = []  # [parts still missing, parts read]
    while True:
        letter = data[position : position + 1]
        position += 1
        if letter == b"f":
            frames.append([struct.unpack_from("<i", data, position)[0] + 1, []])
            position += 4
            continue
        value, position = _leaf(letter, data, position, resolve)
        while frames:
            frame = frames[-1]
            frame[1].append(value)
            frame[0] -= 1
            if frame[0]:
                break
            value = _closed(frames.pop()[1])
        else:
            return value


def _leaf(letter: bytes, data: bytes, position: int, resolve) -> tuple:
    """(value, position after it) of a node without parts."""
    if letter == b"r":
        return struct.unpack_from("<d", data, position)[0], position + 8
    n = struct.unpack_from("<i", data, position)[0]
    position += 4
    if letter == b"i":
        return n, position
    if letter == b"e":
        return _reals(data, position, n)
    # a length beyond the end would be read as a short text
    if letter not in (b"s", b"S", b"I", b"R") or n < 0 or position + n > len(data):
        raise ValueError(f"unknown node {letter!r}")
    text = data[position : position + n].decode("utf-8", "replace")
    position += n
    if letter == b"s":
        return resolve(_unescaped(text)), position
    if letter == b"S":
        return _unescaped(text), position
    return (integer_value(text) if letter == b"I" else parse_big_real(text)), position


def _reals(data: bytes, position: int, rank: int) -> tuple:
    import numpy as np  # slow to import, and many sessions never see an array

    shape = struct.unpack_from(f"<{rank}i", data, position)
    position += 4 * rank
    size = 1
    for n in shape:
        size *= n
    array = np.frombuffer(data, "<f8", size, position).reshape(shape)
    return from_array(array.astype("float64")), position + 8 * size


def _closed(parts: list):
    head, args = parts[0], tuple(parts[1:])
    # Rational[a, b] of symbols is an expression and stays one
    numbers = all([not isinstance(a, (Expr, Symbol, str)) for a in args])
    if head is S.Rational and len(args) == 2 and numbers and args[1]:
        return rational(*args)
    if head is S.Complex and len(args) == 2 and numbers:
        return complex_number(*args)
    if head is S.Association and all([type(a) is Expr and a.head is S.Rule and len(a.args) == 2 for a in args]):
        return Association.from_items([a.args for a in args])
    return Expr(head, args)
