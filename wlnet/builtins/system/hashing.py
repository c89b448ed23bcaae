"""Hashes, encodings of bytes as text, identifiers, and expressions as bytes and strings."""

import base64
import hashlib
import uuid
import zlib
from base64 import b64decode, b64encode

from ...evaluator import Evaluator, builtin
from ...expression import ByteArray, Expr, Expression, MessageError, S, make_list
from ...expression.arrays import bytes_in
from ...formats import kind_of_data
from ...formats.compressed import compress as compressed
from ...formats.compressed import uncompress as uncompressed
from ...formats.wxf import deserialize, serialize
from .streams import encoding_of

_FAILED = S["$Failed"]
_ALGORITHMS = {
    "MD5": "md5",
    "SHA": "sha1",
    "SHA1": "sha1",
    "SHA224": "sha224",
    "SHA256": "sha256",
    "SHA384": "sha384",
    "SHA512": "sha512",
    "SHA3-224": "sha3_224",
    "SHA3-256": "sha3_256",
    "SHA3-384": "sha3_384",
    "SHA3-512": "sha3_512",
    "RIPEMD160": "ripemd160",
    "BLAKE2b": "blake2b",
    "BLAKE2s": "blake2s",
    "MD4": "md4",
}


def digest(data: bytes, kind: str) -> "bytes | None":
    """The hash code of bytes; None for a type of hash that does not exist here."""
    if kind == "SHA256SHA256":
        return hashlib.sha256(hashlib.sha256(data).digest()).digest()
    if kind == "RIPEMD160SHA256":
        return digest(hashlib.sha256(data).digest(), "RIPEMD160")
    if kind == "CRC32":
        return zlib.crc32(data).to_bytes(4, "big")
    if kind == "Adler32":
        return zlib.adler32(data).to_bytes(4, "big")
    name = _ALGORITHMS.get(kind) if type(kind) is str else None
    if name is None:
        return None
    try:
        return hashlib.new(name, data, usedforsecurity=False).digest()
    except ValueError:  # not built into this OpenSSL
        return None


def formatted_hash(code: bytes, form: Expression) -> int | str | None:
    """A hash code in one of the formats of Hash."""
    if form == "Integer":
        return int.from_bytes(code, "big")
    if form == "HexString":
        return code.hex()
    if form == "HexStringLittleEndian":
        return code[::-1].hex()
    if form == "DecimalString":
        return str(int.from_bytes(code, "big"))
    if form == "Base64Encoding":
        return b64encode(code).decode("ascii")
    if form == "Base36String":
        # 36: ten digits and 26 letters
        return _in_base(int.from_bytes(code, "big"), 36)
    if form == "ByteArray":
        return ByteArray(code)
    return None


def _in_base(n: int, base: int) -> str:
    digits = []
    while n:
        n, d = divmod(n, base)
        digits.append("0123456789abcdefghijklmnopqrstuvwxyz"[d])
    return "".join(reversed(digits)) or "0"


@builtin("Hash", messages={"hashtype": "`1` is not a known hash type.", "hashform": "`1` is not a hash format."})
def hash_(ev: Evaluator, x: Expression, kind: Expression = "Expression", form: Expression = "Integer") -> Expression | None:
    """Hash[expr] gives an integer hash code; Hash[expr, "type"] one of a type: "MD5", "SHA", "SHA256", "CRC32", ….
    Hash[expr, "type", "format"] as "HexString", "Base64Encoding", "ByteArray", …."""
    if kind == "Expression":
        # Wolfram's own code is not published; this one is as wide (63 bits) and the same on every machine
        code = hashlib.blake2b(ev.format(x, "FullForm").encode("utf-8", "surrogatepass"), digest_size=8).digest()
        return formatted_hash((int.from_bytes(code, "big") >> 1).to_bytes(8, "big"), form)
    data = bytes_in(x)
    if data is None:
        text = x if type(x) is str else ev.format(x, "InputForm")
        data = text.encode("utf-8", "surrogatepass")
    code = digest(data, kind)
    if code is None:
        raise MessageError("hashtype", kind)
    value = formatted_hash(code, form)
    if value is None:
        raise MessageError("hashform", form)
    return value


# --- bytes and text -------------------------------------------------------------------------------------------------


@builtin("BaseEncode", messages={"enc": "`1` is not a known encoding."})
def base_encode(ev: Evaluator, data: Expression, encoding: Expression = "Base64") -> Expression | None:
    """BaseEncode[ba] gives the bytes of a byte array as a Base64 string; BaseEncode[ba, "Base16"] and the like as
    another one."""
    raw = bytes_in(data)
    if raw is None and type(data) is str:
        raw = data.encode("utf-8")
    if raw is None:
        return None

    functions = {
        "Base64": b64encode,
        "Base85": base64.a85encode,
        "Base16": base64.b16encode,
        "Base32": base64.b32encode,
        "Base64URL": base64.urlsafe_b64encode,
        "Base85ASCII": base64.a85encode,
        "Z85": base64.b85encode,
    }
    if encoding == "Base36":
        # all bytes as one number: Base36 has no groups
        return _in_base(int.from_bytes(raw, "big"), 36)
    function = functions.get(encoding)
    if function is None:
        raise MessageError("enc", encoding)
    text = function(raw).decode("ascii")
    # Python writes capitals, Wolfram small letters
    return text.lower() if encoding == "Base16" else text


@builtin("BaseDecode", messages={"enc": "`1` is not a known encoding.", "bad": "`1` is not `2` data."})
def base_decode(ev: Evaluator, text: Expression, encoding: Expression = "Base64") -> Expression | None:
    """BaseDecode["string"] gives the bytes that a Base64 string encodes."""
    functions = {
        "Base64": lambda t: b64decode(t, validate=True),
        "Base85": base64.a85decode,
        "Base16": lambda t: base64.b16decode(t, casefold=True),
        "Base32": base64.b32decode,
        "Base64URL": base64.urlsafe_b64decode,
        "Z85": base64.b85decode,
    }
    if type(text) is not str:
        return None
    function = functions.get(encoding)
    if function is None:
        raise MessageError("enc", encoding)
    try:
        # line breaks in Base64 texts do not count
        return ByteArray(function("".join(text.split())))
    except ValueError:
        raise MessageError("bad", text, encoding, result=_FAILED) from None


def _codec(encoding) -> str:
    return encoding_of(encoding)


@builtin("ByteArrayToString", messages={"invalid": "The bytes are not text in `1`."})
def byte_array_to_string(ev: Evaluator, data: Expression, encoding: Expression = "UTF-8") -> Expression | None:
    """ByteArrayToString[ba] gives the text in a byte array, UTF-8 or in another encoding."""
    raw = bytes_in(data)
    if raw is None:
        return None
    try:
        return raw.decode(_codec(encoding))
    except UnicodeDecodeError:
        raise MessageError("invalid", encoding, result=_FAILED) from None


@builtin("StringToByteArray", messages={"invalid": "The text cannot be written in `1`."})
def string_to_byte_array(ev: Evaluator, text: Expression, encoding: Expression = "UTF-8") -> Expression:
    """StringToByteArray["string"] gives the bytes of a text in UTF-8 or in another encoding."""
    if type(text) is not str:
        raise MessageError("string", 1, Expr(S.StringToByteArray, (text,)))
    # Wolfram gives {} for no bytes
    if not text:
        return make_list(())
    try:
        return ByteArray(text.encode(_codec(encoding), "surrogatepass" if encoding == "UTF-8" else "strict"))
    except UnicodeEncodeError:
        raise MessageError("invalid", encoding, result=_FAILED) from None


@builtin("CreateUUID")
def create_uuid(ev: Evaluator, prefix: Expression = "") -> Expression:
    """CreateUUID[] gives a new universally unique identifier; CreateUUID["base"] with a text in front."""
    return f"{prefix}{uuid.uuid4()}"


# --- expressions as bytes and strings -------------------------------------------------------------------------------


@builtin("Compress", options={"Method": S.Automatic})
def compress(ev: Evaluator, x: Expression, options: dict) -> Expression:
    """Compress[expr] gives a compressed string that stands for expr."""
    return compressed(x)


@builtin("Uncompress", messages={"corrupt": "The input does not look like a string made by Compress."})
def uncompress(ev: Evaluator, text: Expression, wrapper: Expression = None) -> Expression | None:
    """Uncompress["string"] gives the value of the expression that Compress made a string of: it is evaluated.
    Uncompress["string", h] wraps h around it before; Hold as h keeps it from being evaluated."""
    if type(text) is not str:
        return None
    value = uncompressed(text, ev.resolve)
    # Hold as wrapper keeps the value from being evaluated
    return value if wrapper is None else Expr(wrapper, (value,))


@builtin(
    "BinarySerialize",
    options={"PerformanceGoal": "Speed", "IncludeDefinitions": S.False_, "Method": S.Automatic},
    messages={"incdef": "Definitions are not stored; use Save for them."},
)
def binary_serialize(ev: Evaluator, x: Expression, options: dict) -> Expression:
    """BinarySerialize[expr] gives the bytes of expr in WXF format; PerformanceGoal -> "Size" compresses them."""
    if options["IncludeDefinitions"] is S.True_:
        ev.message("BinarySerialize", "incdef")
    return ByteArray(serialize(x, options["PerformanceGoal"] == "Size"))


@builtin("BinaryDeserialize", messages={"wxf": "The data are not in WXF format."})
def binary_deserialize(ev: Evaluator, data: Expression, wrapper: Expression = None) -> Expression | None:
    """BinaryDeserialize[ba] gives the value of the expression in a byte array: it is evaluated.
    BinaryDeserialize[ba, h] wraps h around it before; Hold as h keeps it from being evaluated."""
    raw = bytes_in(data)
    if raw is None:
        return None
    value = deserialize(raw, ev.resolve)
    return value if wrapper is None else Expr(wrapper, (value,))


@builtin("ByteArrayFormat")
def byte_array_format(ev: Evaluator, data: Expression) -> Expression:
    """ByteArrayFormat[ba] names the format of the data in a byte array."""
    raw = bytes_in(data)
    entry = None if raw is None else kind_of_data(raw)
    return "" if entry is None else entry.name
