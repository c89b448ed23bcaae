"""NumericArray and ByteArray: typed arrays as atoms."""

from .expr import Atom, Expr
from .numbers import BigReal, Rational
from .packed import PackedArray, to_numeric_array
from .symbols import S

NUMERIC_TYPES = {
    "Integer8": "int8",
    "Integer16": "int16",
    "Integer32": "int32",
    "Integer64": "int64",
    "UnsignedInteger8": "uint8",
    "UnsignedInteger16": "uint16",
    "UnsignedInteger32": "uint32",
    "UnsignedInteger64": "uint64",
    "Real32": "float32",
    "Real64": "float64",
    "ComplexReal32": "complex64",
    "ComplexReal64": "complex128",
}
TYPE_NAMES = {dtype: name for name, dtype in NUMERIC_TYPES.items()}


class NumericArray(Atom):
    """NumericArray[…, "type"]: a NumPy array of one of NUMERIC_TYPES.  Never written to once it is wrapped."""

    __slots__ = ("array",)
    head = S.NumericArray

    def __init__(self, array):
        self.array = array

    @property
    def type_name(self) -> str:
        return TYPE_NAMES[self.array.dtype.name]

    def length(self) -> int:
        return self.array.shape[0] if self.array.ndim else 0

    def to_expression(self) -> Expr:
        from .packed import _nested_list

        return Expr(S.NumericArray, (_nested_list(self.array.tolist()), self.type_name))

    def __eq__(self, other) -> bool:
        if type(other) is not NumericArray:
            return False
        a, b = self.array, other.array
        return a.dtype == b.dtype and a.shape == b.shape and bool(((a == b) | ((a != a) & (b != b))).all())

    def __hash__(self) -> int:
        return hash((NumericArray, self.array.shape, self.array.tobytes()))


class ByteArray(Atom):
    """ByteArray["base64"]: a string of bytes."""

    __slots__ = ("data",)
    head = S.ByteArray

    def __init__(self, data: bytes):
        self.data = data

    def length(self) -> int:
        return len(self.data)

    def to_expression(self) -> Expr:
        from base64 import b64encode

        return Expr(S.ByteArray, (b64encode(self.data).decode("ascii"),))

    def __eq__(self, other) -> bool:
        return type(other) is ByteArray and self.data == other.data

    def __hash__(self) -> int:
        return hash((ByteArray, self.data))


# --- data in --------------------------------------------------------------------------------------------------------------


def to_numbers(x):
    """A NumPy array of the numbers of a list, number, packed or numeric array, or None."""
    kind = type(x)
    if kind is PackedArray or kind is NumericArray:
        return x.array
    import numpy as np  # slow to import, and many sessions never see an array

    if kind is int or kind is float:
        return np.asarray(x)
    if kind is Expr and x.head is S.List:
        return to_numeric_array(x) if x.args else None
    if kind is Rational or kind is BigReal:
        return np.asarray(float(x))
    to_list = getattr(x, "to_list", None)  # sparse arrays
    return to_numeric_array(to_list()) if callable(to_list) else None
