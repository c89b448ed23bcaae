"""NumericArray and ByteArray: construction, conversion, and what functions do with them."""

from base64 import b64decode
from typing import TYPE_CHECKING

from ...evaluator import Evaluator, builtin, handles
from ...expression import (
    NUMERIC_TYPES,
    ByteArray,
    Expr,
    Expression,
    MessageError,
    NumericArray,
    PackedArray,
    S,
    Symbol,
    boolean,
    elements,
    from_array,
    is_list,
    length,
    make_list,
    to_array,
)
from ..kit.operands import MEASURES, REARRANGEMENTS, is_elementwise, with_lists
from ..kit.scalars import holds_inexact, numbers_of

if TYPE_CHECKING:
    import numpy as np


_INTEGER_TYPES = ("UnsignedInteger8", "Integer8", "UnsignedInteger16", "Integer16", "UnsignedInteger32", "Integer32", "Integer64")
_REAL_TYPES = ("Real32", "Real64", "ComplexReal32", "ComplexReal64")
_METHODS = ("Check", "ClipAndCheck", "Round", "ClipAndRound", "Coerce", "ClipAndCoerce", "Scale", "ClipAndScale")


# --- NumericArray ---------------------------------------------------------------------------------------------------


@builtin(
    "NumericArray",
    messages={
        "nconvss": "The argument `1` cannot be converted to a numeric array of type `2`.",
        "numtype": "`1` is not a numeric array type.",
        "nmet": "`1` is not a conversion method.",
    },
)
def numeric_array(
    ev: Evaluator, data: Expression, kind: Expression = S.Automatic, method: Expression = "Check"
) -> Expression | None:
    """NumericArray[array, \"type\"] gives a numeric array of this type: \"Real32\", \"UnsignedInteger8\", ….
    NumericArray[array] chooses the smallest type; NumericArray[array, \"type\", \"method\"] says how to convert."""
    if kind is not S.Automatic and kind not in NUMERIC_TYPES:
        raise MessageError("numtype", kind)
    if method not in _METHODS:
        raise MessageError("nmet", method)
    if type(data) is NumericArray:
        array = data.array
        if kind is S.Automatic:
            return data
    elif type(data) is ByteArray:
        import numpy as np  # slow, and few sessions see bytes

        array = np.frombuffer(data.data, "uint8")
        if kind is S.Automatic:
            return NumericArray(array)
    else:
        if not is_list(data):
            data = ev.call(S.Normal, data)
        array = numbers_of(ev, data) if is_list(data) else None
        if array is None or kind not in _REAL_TYPES and _is_rounded(array, data):
            raise MessageError("nconvss", data, kind)
    if kind is S.Automatic:
        return NumericArray(array.astype(smallest_type(array)))
    converted = convert(array, NUMERIC_TYPES[kind], method)
    if converted is None:
        raise MessageError("nconvss", data, kind)
    return NumericArray(converted)


def _is_rounded(array, data) -> bool:
    """Are the doubles of an array integers beyond 64 bits in the data, so that an integer type would hold wrong digits?"""
    # integers from 2^63 on arrive as floats: they were exact before and must not pass for reals
    return array.dtype.kind == "f" and bool((abs(array) >= 2.0**63).any()) and not holds_inexact(data)


def smallest_type(array: "np.ndarray") -> str:
    """The dtype NumericArray chooses by itself: the smallest integer type that holds all values, or 64-bit reals."""
    if array.dtype.kind != "i":
        return "complex128" if array.dtype.kind == "c" else "float64"
    import numpy as np  # slow; whoever has an array has paid for it

    low, high = int(array.min()), int(array.max())
    for name in _INTEGER_TYPES:
        info = np.iinfo(NUMERIC_TYPES[name])
        if info.min <= low and high <= info.max:
            return NUMERIC_TYPES[name]
    return "int64"


def convert(array: "np.ndarray", dtype: str, method: str) -> "np.ndarray | None":
    """The array in another type; None if the method does not allow the values it has."""
    import numpy as np  # slow; whoever has an array has paid for it

    target = np.dtype(dtype)
    # only the checking methods mind that an imaginary part is lost
    if array.dtype.kind == "c" and target.kind != "c":
        if method in ("Check", "ClipAndCheck") and array.imag.any():
            return None
        array = array.real
    if target.kind in "fc":
        with np.errstate(over="ignore"):  # infinite beyond the type
            return array.astype(target)
    info = np.iinfo(target)
    if method in ("Scale", "ClipAndScale"):
        values = np.clip(array, 0, 1) if method == "ClipAndScale" else array
        # Scale takes the interval from 0 to 1 to the whole range of the type
        return np.rint(values * info.max).clip(info.min, info.max).astype(target)
    if array.dtype.kind == "f":
        if not np.isfinite(array).all():
            return None
        if method in ("Check", "ClipAndCheck") and (array != np.rint(array)).any():
            return None
        array = np.rint(array) if method in ("Round", "ClipAndRound") else np.trunc(array)
    if method.startswith("Clip"):
        return array.clip(info.min, info.max).astype(target)
    if array.size and method != "Coerce" and (array.min() < info.min or array.max() > info.max):
        return None
    return array.astype("int64").astype(target) if array.dtype.kind == "f" else array.astype(target)


@builtin("NumericArrayQ")
def numeric_array_q(ev: Evaluator, x: Expression) -> Expression:
    """NumericArrayQ[x] tells whether x is a numeric array."""
    return boolean(type(x) is NumericArray)


@builtin("NumericArrayType")
def numeric_array_type(ev: Evaluator, x: Expression) -> Expression:
    """NumericArrayType[array] gives the type of the elements of a numeric array."""
    return x.type_name if type(x) is NumericArray else None


def to_list(x: Expression) -> Expression:
    """A numeric array or byte array as the list it stands for."""
    if type(x) is ByteArray:
        return make_list(x.data)
    return from_array(x.array)


def numeric_array_operand(ev: Evaluator, call: Expr, args: tuple) -> Expression | None:
    """f[…, numeric array, …]."""
    head = call.head
    if type(head) is not Symbol:
        return None
    first = [a for a in args if type(a) is NumericArray][0]
    if head is S.Normal and len(args) == 1:
        return to_list(first)
    if head is S.ArrayDepth or head is S.TensorRank:
        return first.array.ndim if len(args) == 1 else None
    if head is S.Dimensions and len(args) == 1:
        return make_list(first.array.shape)
    if head in REARRANGEMENTS or head in _PARTS:
        return _like(with_lists(ev, call, args, NumericArray, to_list), args)
    if head in MEASURES or head in (S.Dot, S.Map, S.AbsoluteOptions):
        return with_lists(ev, call, args, NumericArray, to_list)
    return None


_PARTS = frozenset((S.First, S.Last))


def _like(result, args):
    """A list of numbers as a numeric array of the type of the arguments, or of the smallest that holds it."""
    array = to_array(result) if is_list(result) else None
    if array is None:
        return result
    import numpy as np  # slow; whoever has an array has paid for it

    target = np.result_type(*[a.array.dtype for a in args if type(a) is NumericArray])
    if array.dtype.kind == "i" and target.kind in "iu":
        # values that the type of the arguments does not hold (a sum of bytes) keep the wider one
        converted = convert(array, target.name, "Check")
        return NumericArray(array if converted is None else converted)
    if array.dtype.kind == target.kind or target.kind in "fc" and array.dtype.kind == "i":
        return NumericArray(array.astype(target))
    return NumericArray(array)


# --- ByteArray ------------------------------------------------------------------------------------------------------


@builtin(
    "ByteArray",
    messages={"lend": "The argument at position 1 in `1` should be a vector of unsigned byte values or a Base64-encoded string."},
)
def byte_array(ev: Evaluator, data: Expression = None) -> Expression | None:
    """ByteArray[{b1, b2, …}] gives a byte array of these values from 0 to 255.
    ByteArray[\"string\"] decodes a Base64 string."""
    if data is None:
        return ByteArray(b"")
    if type(data) is ByteArray:
        return data
    if type(data) is NumericArray and data.array.dtype.name == "uint8":
        return ByteArray(data.array.tobytes())
    if type(data) is str:
        try:
            return ByteArray(b64decode(data, validate=True))
        except ValueError:
            raise MessageError("lend", Expr(S.ByteArray, (data,))) from None
    if type(data) is PackedArray and data.array.ndim == 1 and data.array.dtype.kind == "i":
        array = data.array
        if 0 <= array.min() and array.max() <= 255:
            return ByteArray(array.astype("uint8").tobytes())
    elif is_list(data):
        items = list(elements(data))
        # a byte
        if all([type(b) is int and 0 <= b <= 255 for b in items]):
            return ByteArray(bytes(items))
    raise MessageError("lend", Expr(S.ByteArray, (data,)))


@builtin("ByteArrayQ")
def byte_array_q(ev: Evaluator, x: Expression) -> Expression:
    """ByteArrayQ[x] tells whether x is a byte array."""
    return boolean(type(x) is ByteArray)


def byte_array_operand(ev: Evaluator, call: Expr, args: tuple) -> Expression | None:
    """f[…, bytes, …]: rearranging functions give byte arrays, others see the list of integers."""
    head = call.head
    if type(head) is not Symbol:
        return None
    first = [a for a in args if type(a) is ByteArray][0]
    if head is S.Normal and len(args) == 1:
        return to_list(first)
    if head is S.Length and len(args) == 1:
        return len(first.data)
    if head is S.ToString or head is S.Hash or head is S.Equal and all([type(a) is ByteArray for a in args]):
        # ToString and Hash know byte arrays themselves
        return boolean(len(set(args)) == 1) if head is S.Equal else None
    if head in REARRANGEMENTS and not any([is_list(a) and length(a) for a in args]) or head in (S.Part, S.Join):
        result = with_lists(ev, call, args, ByteArray, to_list)
        # what is no longer made of bytes stays a list
        if is_list(result) and all([type(b) is int and 0 <= b < 256 for b in elements(result)]):
            return ByteArray(bytes(elements(result)))
        return result
    if is_elementwise(ev, head) or head in MEASURES or head in REARRANGEMENTS or head in (S.Map, S.Counts):
        return with_lists(ev, call, args, ByteArray, to_list)
    return None


handles(NumericArray, numeric_array_operand)
handles(ByteArray, byte_array_operand)
