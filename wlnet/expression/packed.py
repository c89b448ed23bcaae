"""Packed arrays: a rectangular list of machine numbers kept as one NumPy array.

A packed array behaves as the nested List it stands for in every respect.  NumPy itself is imported only when an
array exists, so that start-up does not pay for it; this is why the array is wrapped and not used bare.
"""

from .expr import Expr, Expression, head_of, register_list_type
from .numbers import TYPE_CHECKING
from .symbols import S, boolean

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np

PACKED_FROM = 32  # shorter lists are faster as tuples: an operation of NumPy costs as much as some 30 of Python's


class PackedArray:
    """A (nested) list of int64, float64 or complex128 numbers.  The array is never written to once it is wrapped."""

    __slots__ = ("array", "_hash")
    head = S.List

    def __init__(self, array: "np.ndarray"):
        self.array = array
        self._hash: int | None = None

    def __len__(self) -> int:
        return self.array.shape[0]

    def elements(self) -> list:
        """The elements one level down: native numbers, or packed arrays for a matrix and more."""
        if self.array.ndim == 1:
            return self.array.tolist()
        return [PackedArray(row) for row in self.array]

    def unpack(self) -> Expr:
        """The same list as an ordinary expression, all levels."""
        return nested_list(self.array.tolist())

    def __eq__(self, other: object) -> bool:
        if type(other) is PackedArray:
            return self.array is other.array or same_arrays(self.array, other.array)
        if type(other) is Expr:
            return other == self
        return NotImplemented

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(self.unpack())
        return self._hash

    def __repr__(self) -> str:
        return f"PackedArray({self.array.tolist()!r})"


register_list_type(PackedArray)


def same_arrays(a: "np.ndarray", b: "np.ndarray") -> bool:
    """Have two arrays the same shape, type and elements?  Two NaN are the same."""
    return a.shape == b.shape and a.dtype == b.dtype and bool(((a == b) | ((a != a) & (b != b))).all())


def nested_list(values: list) -> Expr:
    """Python lists of lists as List expressions."""
    if values and type(values[0]) is list:
        return Expr(S.List, tuple([nested_list(v) for v in values]))
    return Expr(S.List, tuple(values))


def is_list(x: Expression) -> bool:
    """Is x a List, packed or not?"""
    kind = type(x)
    return kind is PackedArray or kind is Expr and x.head is S.List


def elements(x: Expression) -> tuple | list:
    """The arguments of a compound expression or the elements of a packed list; () for atoms."""
    kind = type(x)
    if kind is Expr:
        return x.args
    if kind is PackedArray:
        return x.elements()
    return ()


def length(x: Expression) -> int:
    """Length of any value: 0 for atoms."""
    kind = type(x)
    if kind is Expr:
        return len(x.args)
    if kind is PackedArray:
        return x.array.shape[0]
    count = getattr(x, "length", None)
    return count() if callable(count) else 0  # a coder has a setting of this name


def make_list(items: "Iterable[Expression]") -> Expr:
    """A List of these elements, as they are."""
    return Expr(S.List, tuple(items))


def to_array(x: Expression) -> "np.ndarray | None":
    """x as a NumPy array of int64, float64 or complex128 if it is a rectangular list of machine numbers, else None.

    Integers beyond 64 bits, exact fractions, symbols and ragged lists give None; a mix of integers and reals gives
    None too, because packing would change the integers.
    """
    kind = type(x)
    if kind is PackedArray:
        return x.array
    if kind is not Expr or x.head is not S.List or not x.args:
        return None
    nested, leaf = _plain(x, None)
    if nested is None:
        return None
    import numpy as np  # slow, and most lists hold no numbers

    try:
        array = np.array(nested, dtype=_DTYPES[leaf])
    except (ValueError, OverflowError):
        return None
    return array


_DTYPES = {int: "int64", float: "float64", complex: "complex128"}
_LEAVES = {"i": int, "f": float, "c": complex}


def _plain(x, leaf):
    """Nested Python lists and the one type of their leaves, or (None, None)."""
    out = []
    for item in x.args:
        kind = type(item)
        if kind is Expr and item.head is S.List:
            item, leaf = _plain(item, leaf)
            if item is None:
                return None, None
        elif kind is PackedArray:
            item = item.array
            packed_leaf = _LEAVES[item.dtype.kind]
            if leaf is None:
                leaf = packed_leaf
            elif leaf is not packed_leaf:
                return None, None
        elif kind in _DTYPES:
            if leaf is None:
                leaf = kind
            elif leaf is not kind:
                return None, None
        else:
            return None, None
        out.append(item)
    return (out, leaf) if leaf is not None else (None, None)


def from_array(array: "np.ndarray | np.generic") -> Expression:
    """A NumPy array or scalar as an expression: packed where it is a list, a native number where it has rank 0.

    An infinity or NaN becomes what stands for it in the language, where no number is infinite.
    """
    import numpy as np  # slow; whoever has an array has paid for it

    array = np.asarray(array)
    kind = array.dtype.kind
    if kind == "b":
        return _from_booleans(array)
    if kind in "iu":
        if kind == "u" and array.dtype.itemsize == 8 and array.size and array.max() > 2**63 - 1:  # beyond int64
            return nested_list(array.tolist()) if array.ndim else int(array)
        array = array.astype("int64", copy=False)
    elif kind == "f":
        array = array.astype("float64", copy=False)
    elif kind == "c":
        array = array.astype("complex128", copy=False)
    else:
        raise TypeError(f"no packed form for {array.dtype}")
    if kind in "fc" and not np.isfinite(array).all():
        return _with_infinities(array)
    if array.ndim == 0:
        return array.item()
    if array.size < PACKED_FROM:
        return nested_list(array.tolist())
    return PackedArray(array)


def _with_infinities(array):
    if array.ndim == 0:
        return finite(array.item())
    if array.ndim == 1:
        return Expr(S.List, tuple([finite(x) for x in array.tolist()]))
    return Expr(S.List, tuple([from_array(row) for row in array]))


def finite(x: float | complex) -> Expression:
    """A machine number, or what stands for an infinite one: DirectedInfinity[1], [-1] or [], Indeterminate for NaN."""
    if x - x == 0:
        return x
    if x != x:
        return S.Indeterminate
    return Expr(S.DirectedInfinity, (1 if x > 0 else -1,) if type(x) is float else ())


def _from_booleans(array):
    if array.ndim == 0:
        return boolean(bool(array))
    return make_list([_from_booleans(row) for row in array])


def pack(x: Expression) -> Expression:
    """x packed if it is a long enough rectangular list of numbers of one type, else x unchanged."""
    if type(x) is Expr and x.head is S.List and len(x.args) >= PACKED_FROM:
        array = to_array(x)
        if array is not None:
            return PackedArray(array)
    return x


def unpack(x: Expression) -> Expression:
    """x with a packed list turned into an ordinary one (only the outermost value is looked at)."""
    return x.unpack() if type(x) is PackedArray else x


def dimensions(x: Expression) -> tuple:
    """Dimensions of the largest full rectangular list (any head, the same at every level) at the top of x."""
    if type(x) is PackedArray:
        return x.array.shape
    if type(x) is not Expr:
        return ()
    head = x.head
    dims = [len(x.args)]
    level = [x]
    while True:
        below: list = []
        for e in level:
            below.extend(elements(e))
        if not below:
            break
        first = below[0]
        if head_of(first) is not head or type(first) not in (Expr, PackedArray):
            break
        count = length(first)
        if any(type(e) not in (Expr, PackedArray) or head_of(e) is not head or length(e) != count for e in below):
            break
        if all(type(e) is PackedArray for e in below):  # each knows its own dimensions: no need to go through them
            tails = {e.array.shape for e in below}
            if len(tails) == 1:
                return (*dims, *tails.pop())
        dims.append(count)
        level = below
    return tuple(dims)
