"""Association: an ordered map from expressions to expressions."""

from .expr import Atom, Expr, Expression, from_identity_key, identity_key
from .numbers import TYPE_CHECKING
from .symbols import S

if TYPE_CHECKING:
    from collections.abc import Iterable


class Association(Atom):
    """<|key -> value, …|>.  ``data`` maps identity keys to values; ``delayed`` holds the keys given by ``:>``.

    Treat as immutable: derive new ones with `with_item`, `Association.from_items`.
    """

    __slots__ = ("data", "delayed", "stamp", "symbols", "_hash")
    head = S.Association

    def __init__(self, data: dict, delayed: frozenset = frozenset()):
        self.data = data
        self.delayed = delayed
        self.stamp = 0
        self.symbols = None
        self._hash: int | None = None

    @classmethod
    def from_items(cls, items: "Iterable[tuple]") -> "Association":
        """From (key, value) pairs; a later pair replaces the value of an earlier one, not its place."""
        return cls({identity_key(k): v for k, v in items})

    def keys(self) -> list:
        return [from_identity_key(k) for k in self.data]

    def values(self) -> list:
        return list(self.data.values())

    def items(self) -> list:
        return [(from_identity_key(k), v) for k, v in self.data.items()]

    def get(self, key: Expression, default: Expression = None) -> Expression:
        return self.data.get(identity_key(key), default)

    def __contains__(self, key: Expression) -> bool:
        return identity_key(key) in self.data

    def __len__(self) -> int:
        return len(self.data)

    def length(self) -> int:
        return len(self.data)

    def with_item(self, key: Expression, value: Expression, delayed: bool = False) -> "Association":
        """The association with a value for a key, evaluated or (``delayed``) as ``:>`` gives it; a new key comes last."""
        data = dict(self.data)
        key = identity_key(key)
        data[key] = value
        if delayed or key in self.delayed:
            return Association(data, self.delayed | {key} if delayed else self.delayed - {key})
        return Association(data, self.delayed)

    def rules(self) -> list:
        """The entries as Rule and RuleDelayed expressions."""
        return [Expr(S.RuleDelayed if k in self.delayed else S.Rule, (from_identity_key(k), v)) for k, v in self.data.items()]

    def to_expression(self) -> Expr:
        return Expr(S.Association, tuple(self.rules()))

    def __eq__(self, other: object) -> bool:
        """Same keys in the same order with the same values."""
        if type(other) is not Association or len(self.data) != len(other.data) or self.delayed != other.delayed:
            return False
        return list(self.data) == list(other.data) and all(
            identity_key(a) == identity_key(b) for a, b in zip(self.data.values(), other.data.values())
        )

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash((Association, tuple(self.data), tuple(map(identity_key, self.data.values()))))
        return self._hash
