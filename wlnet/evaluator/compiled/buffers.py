"""Buffers: lists that are written in place while one Module variable alone holds them."""

from ...expression import TYPE_CHECKING, Expr, Expression, PackedArray, S
from ..lists import final_list

if TYPE_CHECKING:
    import numpy as np

    from ..evaluator import Evaluator

_MACHINE_LIMIT = 2**63  # integers of packed arrays have 64 bits


class Buffer:
    """A list of evaluated elements: a Python list, whose elements may be buffers too, or a NumPy array of our own."""

    __slots__ = ("items", "array")

    def __init__(self, items: list | None, array: "np.ndarray | None"):
        self.items = items
        self.array = array

    @classmethod
    def of(cls, x: Expression) -> "Buffer | None":
        """A list as a buffer; None for anything else."""
        if type(x) is PackedArray:
            return cls(None, x.array.copy())
        if type(x) is Expr and x.head is S.List:
            return cls(list(x.args), None)
        return None

    def read(self, where: tuple) -> Expression | None:
        """The element at these positions, or None where they are not integers that exist."""
        if self.array is not None:
            position = self._position(where)
            return None if position is None else self.array.item(position)
        items, i = self.items, where[0]
        if type(i) is not int or not i or not -len(items) <= i <= len(items):
            return None
        v = items[i - 1 if i > 0 else i]
        if len(where) == 1:
            return v if type(v) is not Buffer else None
        return v.read(where[1:]) if type(v) is Buffer else element_at(v, where[1:])

    def write(self, where: tuple, value: Expression) -> bool:
        """Put a value at these positions; False, and nothing done, where that takes more than a plain element."""
        if self.array is not None:
            kind = self.array.dtype.kind
            fits = (
                type(value) is int and -_MACHINE_LIMIT <= value < _MACHINE_LIMIT
                if kind == "i"
                else kind == "f" and type(value) is float
            )
            position = self._position(where) if fits else None
            if position is None:
                return False
            self.array[position] = value
            return True
        items, i = self.items, where[0]
        if type(i) is not int or not i or not -len(items) <= i <= len(items):
            return False
        i = i - 1 if i > 0 else i
        if len(where) == 1:
            items[i] = value
            return True
        row = items[i]
        if type(row) is not Buffer:
            row = Buffer.of(row)
            if row is None:
                return False
            items[i] = row
        return row.write(where[1:], value)

    def freeze(self, ev: "Evaluator") -> Expression:
        """The list as an expression; the buffer must not be used any more."""
        if self.array is not None:
            return PackedArray(self.array)
        return final_list(ev, [v.freeze(ev) if type(v) is Buffer else v for v in self.items])

    def _position(self, where: tuple):
        """The zero-based index of a single element of the array, or None."""
        shape = self.array.shape
        if len(where) != len(shape):
            return None
        if len(where) == 1:
            i, n = where[0], shape[0]
            if type(i) is not int or not i or not -n <= i <= n:
                return None
            return i - 1 if i > 0 else i
        position = []
        for i, n in zip(where, shape):
            if type(i) is not int or not i or not -n <= i <= n:
                return None
            position.append(i - 1 if i > 0 else i)
        return tuple(position)


def element_at(x: Expression, where: tuple) -> Expression | None:
    """The element of a list at integer positions, or None where these are not positions of single elements."""
    for n, i in enumerate(where):
        if type(i) is not int or not i:
            return None
        if type(x) is PackedArray:
            return Buffer(None, x.array).read(where[n:])
        if type(x) is not Expr or x.head is not S.List or not -len(x.args) <= i <= len(x.args):
            return None
        x = x.args[i - 1 if i > 0 else i]
    return x
