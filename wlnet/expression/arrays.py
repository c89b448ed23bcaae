"""NumericArray and ByteArray: typed arrays as atoms; and the one way from data to NumPy arrays."""

from math import isinf

from .expr import Atom, Expr, Expression
from .numbers import NUMBERS, TYPE_CHECKING, Complex
from .packed import PackedArray, elements, is_list, nested_list, same_arrays, to_array
from .sparse import SparseArray
from .symbols import S, Symbol

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np

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

    def __init__(self, array: "np.ndarray"):
        self.array = array

    @property
    def type_name(self) -> str:
        return TYPE_NAMES[self.array.dtype.name]

    def length(self) -> int:
        return self.array.shape[0] if self.array.ndim else 0

    def to_expression(self) -> Expr:
        return Expr(S.NumericArray, (nested_list(self.array.tolist()), self.type_name))

    def __eq__(self, other: object) -> bool:
        return type(other) is NumericArray and same_arrays(self.array, other.array)

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
        from base64 import b64encode  # slow, and few sessions see bytes

        return Expr(S.ByteArray, (b64encode(self.data).decode("ascii"),))

    def __eq__(self, other: object) -> bool:
        return type(other) is ByteArray and self.data == other.data

    def __hash__(self) -> int:
        return hash((ByteArray, self.data))


# --- data in --------------------------------------------------------------------------------------------------------------


def to_numbers(x: Expression, numeric: "Callable | None" = None, real: bool = False) -> "np.ndarray | None":
    """The NumPy array of the numbers in x, of rank 0 for a single number; None for anything else.

    Numbers are those of NumericQ: of any precision, packed, in numeric and sparse arrays and in full nested lists of all
    these.  ``numeric(e)`` gives the value of an exact number such as Sqrt[2] as a number atom, None where e is none
    (`numeric_by` makes it); without it such numbers count as none.  ``real``: None for complex numbers too.

    Integers give int64, beyond 64 bits and mixed with others float64, complex numbers complex128; numeric arrays keep their
    type.  Ragged lists, empty lists and numbers beyond the range of doubles give None.
    """
    kind = type(x)
    if kind is PackedArray or kind is NumericArray:
        array = x.array
    elif kind is Expr and x.head is S.List:
        array = to_array(x)
        if array is None:
            array = _converted(_nested, x, numeric)
    else:
        array = _converted(_item, x, numeric)
    return None if real and array is not None and array.dtype.kind == "c" else array


def rows_of_numbers(x: Expression, numeric: "Callable | None" = None, real: bool = False) -> list | None:
    """The array of each element of a list, whatever their shapes; None unless all are numbers."""
    rows = []
    for item in elements(x):
        row = to_numbers(item, numeric, real)
        if row is None:
            return None
        rows.append(row)
    return rows


def numeric_by(call: "Callable") -> "Callable":
    """The argument ``numeric`` of `to_numbers` for whoever can evaluate: ``call(f, x)`` is the value of f[x]."""

    def numeric(x):
        return call(S.N, x) if call(S.NumericQ, x) is S.True_ else None

    return numeric


def _converted(read, x, numeric):
    import numpy as np  # slow, and many sessions never see an array

    try:
        array = np.array(read(x, numeric))
    except (TypeError, ValueError, OverflowError):  # no number; ragged; a fraction beyond doubles
        return None
    return array if array.size else None


def _nested(x, numeric):
    """A List as nested Python lists of native numbers and arrays.  Raises TypeError for anything else."""
    row: list = []
    for item in x.args:
        kind = type(item)
        if kind is float or kind is complex:
            row.append(item)
        elif kind is Expr and item.head is S.List:
            row.append(_nested(item, numeric))
        else:
            row.append(_item(item, numeric))
    return row


def _item(x, numeric):
    """Anything but a List as a native number or an array.  Raises TypeError where it is none."""
    kind = type(x)
    if kind is PackedArray or kind is NumericArray:
        return x.array
    if kind in NUMBERS:
        return _native(x)
    if kind is SparseArray:
        return _dense(x, numeric)
    if numeric is not None and (kind is Symbol or kind is Expr):
        value = numeric(x)
        if type(value) in NUMBERS:
            return _native(value)
    raise TypeError


def _native(x):
    """A number atom as int (of 64 bits), float or complex."""
    kind = type(x)
    if kind is float or kind is complex:
        return x
    if kind is int and -(2**63) <= x < 2**63:
        return x
    if kind is Complex:
        return complex(_native(x.re), _native(x.im))
    value = float(x)
    if isinf(value):
        raise OverflowError
    return value


def _dense(x: SparseArray, numeric):
    import numpy as np  # slow, and many sessions never see an array

    values = np.array([_item(v, numeric) for v in (x.background, *x.entries.values())])
    array = np.full(x.dims, values[0])
    if x.entries:
        array[tuple(np.array(list(x.entries)).T - 1)] = values[1:]
    return array


def bytes_in(x: Expression) -> "bytes | None":
    """The bytes of a ByteArray or of a NumericArray of bytes, and those of an empty list; None for anything else."""
    if type(x) is ByteArray:
        return x.data
    if type(x) is NumericArray and x.array.dtype.name == "uint8":
        return x.array.tobytes()
    if is_list(x) and not elements(x):
        return b""
    return None
