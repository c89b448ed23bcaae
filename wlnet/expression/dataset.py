"""Dataset: structured data as an atom."""

from .expr import Atom, Expr, Expression, identity_key
from .packed import length
from .symbols import S


class Dataset(Atom):
    """Dataset[data]: ``data`` is a list or an association, nested in any way."""

    __slots__ = ("data",)
    head = S.Dataset

    def __init__(self, data: Expression):
        self.data = data

    def length(self) -> int:
        return length(self.data)

    def to_expression(self) -> Expr:
        return Expr(S.Dataset, (self.data,))

    def __eq__(self, other: object) -> bool:
        return type(other) is Dataset and identity_key(self.data) == identity_key(other.data)

    def __hash__(self) -> int:
        return hash((Dataset, identity_key(self.data)))
