"""SparseArray: an array of expressions given by the elements that differ from its background."""

from .expr import Atom, Expr, Expression, identity_key
from .packed import make_list
from .symbols import S

_MOST_ROWS = 1 << 27  # whose pointers are listed; they take 1 GB


class SparseArray(Atom):
    """An array of dimensions ``dims``: ``entries`` maps positions (tuples from 1) to values, in order of position."""

    __slots__ = ("dims", "background", "entries")
    head = S.SparseArray

    def __init__(self, dims: tuple, background: Expression, entries: dict):
        self.dims = dims
        self.background = background
        self.entries = dict(sorted(entries.items()))

    def length(self) -> int:
        return self.dims[0]

    def to_list(self) -> Expr:
        """The same array as nested lists."""
        return self._part((), self.dims)

    def _part(self, prefix: tuple, dims: tuple) -> Expr:
        if len(dims) == 1:
            return make_list([self.entries.get((*prefix, i), self.background) for i in range(1, dims[0] + 1)])
        return make_list([self._part((*prefix, i), dims[1:]) for i in range(1, dims[0] + 1)])

    def row_pointers(self) -> list[int]:
        """How many entries lie in the first 0, 1, 2, … rows; {0, n} for a vector."""
        if len(self.dims) == 1:
            return [0, len(self.entries)]
        if self.dims[0] > _MOST_ROWS:
            raise MemoryError
        counts = [0] * (self.dims[0] + 1)
        for position in self.entries:
            counts[position[0]] += 1
        for i in range(1, len(counts)):
            counts[i] += counts[i - 1]
        return counts

    def column_indices(self) -> list[tuple]:
        """The positions without their row."""
        return [p if len(self.dims) == 1 else p[1:] for p in self.entries]

    def to_expression(self) -> Expr:
        columns = make_list([make_list(p) for p in self.column_indices()])
        data = make_list([1, make_list([make_list(self.row_pointers()), columns]), make_list(self.entries.values())])
        return Expr(S.SparseArray, (S.Automatic, make_list(self.dims), self.background, data))

    def _key(self):
        return (
            self.dims,
            identity_key(self.background),
            tuple(self.entries),
            tuple([identity_key(v) for v in self.entries.values()]),
        )

    def __eq__(self, other: object) -> bool:
        return type(other) is SparseArray and self._key() == other._key()

    def __hash__(self) -> int:
        return hash((SparseArray, self._key()))
