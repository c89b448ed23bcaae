"""Kinds of layer parameters: what a user may give, as what Python value a layer sees it, how it is written again."""

from typing import Any

from ..expression import BigReal, Expr, Expression, PackedArray, Rational, S, Symbol, elements, has_head, is_list, make_list, symbol
from ..expression.arithmetic import nearest_float
from .errors import NetFailure

VALIDATED = symbol("NeuralNetworks`ValidatedParameter")
AUTOMATIC, NONE, ALL, INHERITED = S.Automatic, S.None_, S.All, S.Inherited


def to_value(x: Expression) -> Any:
    """Wolfram numbers, strings, booleans and lists as Python values; anything else as it is."""
    if x is S.True_ or x is S.False_:
        return x is S.True_
    if type(x) is Rational or type(x) is BigReal:
        return nearest_float(x)
    if is_list(x):
        return tuple([to_value(a) for a in elements(x)])
    return x


def to_expr(value: Any) -> Expression:
    """A parameter's value as an expression."""
    kind = type(value)
    if kind is bool:
        return S.True_ if value else S.False_
    if kind is tuple or kind is list:
        return make_list([to_expr(v) for v in value])
    if value is None:
        return S.None_
    return value


LARGEST_SIZE = 2**63 - 1  # what a machine integer holds; no array is longer


class Kind:
    """A kind of value; subclasses give ``expected`` and ``read``."""

    expected = "a value"
    takes_files = False  # may a File[…] stand for its contents, which the session reads?
    is_code = False  # is the value a function, into which the constructor puts the session's definitions first?
    scalar = False  # of code: is it a function of numbers?
    holds_arrays = False  # is the value a dict of arrays, which the constructor reads as it reads options such as "Weights"?

    def read(self, x: Expression) -> Any:
        """The Python value of an expression; raises NetFailure."""
        return to_value(x)

    def write(self, value: Any) -> Expression:
        """The expression of a value, as in the net's association."""
        return to_expr(value)

    def show(self, value: Any) -> Expression:
        """The expression of a value for who asks for it (NetExtract, Information)."""
        return self.write(value)

    def invalid(self) -> NetFailure:
        """The failure to raise for a value of another kind."""
        return NetFailure("netform", self.expected)


class Anything(Kind):
    """An expression kept as it is."""

    def read(self, x: Expression) -> Any:
        return x


class Number(Kind):
    """A real number within bounds (both included unless ``open_low``), kept as float."""

    def __init__(self, low=None, high=None, expected="a number", open_low=False):
        self.low, self.high, self.open_low, self.expected = low, high, open_low, expected

    def read(self, x: Expression) -> Any:
        value = to_value(x)
        if type(value) not in (int, float):
            raise self.invalid()
        if self.low is not None and (value < self.low or self.open_low and value == self.low):
            raise self.invalid()
        if self.high is not None and value > self.high:
            raise self.invalid()
        return nearest_float(value)


def probability() -> Number:
    """A number between 0 and 1."""
    return Number(0, 1, "a number between 0 and 1")


class Integer(Kind):
    """An integer within bounds, or one of the symbols of ``also``."""

    def __init__(self, low=None, high=None, expected=None, also=()):
        self.low, self.high, self.also = low, high, also
        self.expected = expected or ("a positive integer" if low == 1 else "an integer")

    def read(self, x: Expression) -> Any:
        if x in self.also if type(x) is Symbol else False:
            return x
        if type(x) is not int or self.low is not None and x < self.low or self.high is not None and x > self.high:
            raise self.invalid()
        if abs(x) > LARGEST_SIZE:
            raise self.invalid()
        return x


class NonzeroInteger(Integer):
    """An integer other than 0, counted from the end where it is negative."""

    def read(self, x: Expression) -> Any:
        if x == 0:
            raise self.invalid()
        return super().read(x)


class Choice(Kind):
    """One of some strings or symbols."""

    def __init__(self, *values):
        self.values = values
        self.expected = "one of " + ", ".join([f'"{v}"' if type(v) is str else v.name for v in values])

    def read(self, x: Expression) -> Any:
        value = to_value(x)
        for v in self.values:
            if v is value or type(v) is str and v == value:
                return v
        raise self.invalid()


class Boolean(Kind):
    """True or False."""

    expected = "True or False"

    def read(self, x: Expression) -> Any:
        if x is S.True_ or x is S.False_:
            return x is S.True_
        raise self.invalid()


class Sizes(Kind):
    """A list of positive integers, or a single one; ``also`` are symbols allowed as entries."""

    def __init__(self, expected="a positive integer or a list of positive integers", also=(), low=1, single=True):
        self.expected, self.also, self.low, self.single = expected, also, low, single

    def read(self, x: Expression) -> Any:
        if not is_list(x):
            if not self.single:
                raise self.invalid()
            return (self._one(x),)
        return tuple([self._one(a) for a in elements(x)])

    def _one(self, a):
        if type(a) is Symbol and a in self.also:
            return a
        if type(a) is not int or not self.low <= a <= LARGEST_SIZE:
            raise self.invalid()
        return a


class Optional(Kind):
    """Another kind, or one of some symbols (Automatic, None, …)."""

    def __init__(self, kind: Kind, *symbols):
        self.kind, self.symbols = kind, symbols
        self.expected = f"{kind.expected} or {' or '.join([s.name for s in symbols])}"

    def read(self, x: Expression) -> Any:
        if type(x) is Symbol and x in self.symbols:
            return x
        try:
            return self.kind.read(x)
        except NetFailure:
            raise self.invalid() from None

    def write(self, value: Any) -> Expression:
        return value if type(value) is Symbol else self.kind.write(value)


class Validated(Kind):
    """A kind that the net's association shows inside ValidatedParameter[…]."""

    def __init__(self, kind: Kind):
        self.kind = kind
        self.expected = kind.expected

    def read(self, x: Expression) -> Any:
        if type(x) is Expr and type(x.head) is Symbol and x.head.name == VALIDATED.name and len(x.args) == 1:
            x = x.args[0]  # whatever its context: files may hold none
        return self.kind.read(x)

    def write(self, value: Any) -> Expression:
        return Expr(VALIDATED, (self.kind.write(value),))

    def show(self, value: Any) -> Expression:
        return self.kind.show(value)


class Names(Kind):
    """A name, or a list of distinct names, out of some."""

    def __init__(self, *names):
        self.names = names
        self.expected = "one or more of " + ", ".join([f'"{n}"' for n in names])

    def read(self, x: Expression) -> Any:
        value = to_value(x)
        value = value if type(value) is tuple else (value,)
        if not value or any([v not in self.names for v in value]) or len(set(value)) != len(value):
            raise self.invalid()
        return value


def is_level(x: Expression) -> bool:
    """Is x the number of a level, from the start or the end?"""
    return type(x) is int and x != 0 and abs(x) <= LARGEST_SIZE


class Levels(Kind):
    """A level n, a span m;;n, or a list of levels, as a tuple (kind, data): see `resolve_levels`."""

    expected = "an integer, a span or a list of integers"

    def read(self, x: Expression) -> Any:
        if type(x) is PackedArray:
            x = x.unpack()
        if is_level(x):
            return x
        if x is S.All:
            return Expr(S.Span, (1, S.All))
        if has_head(x, S.Span) and 2 <= len(x.args) <= 3:
            return x
        if is_list(x) and all([is_level(a) for a in x.args]):
            return tuple(x.args)
        raise self.invalid()


def resolve_levels(spec: "int | tuple | Expr", rank: int) -> "list | None":
    """The axes (from 0) that a level specification means in an array of this rank; None where one does not exist."""
    if isinstance(spec, int):
        levels = [spec]
    elif isinstance(spec, tuple):
        levels = list(spec)
    else:
        low, high = spec.args[0], spec.args[1]
        low = 1 if low is S.All else low
        high = rank if high is S.All else high
        low = low + rank + 1 if low < 0 else low
        high = high + rank + 1 if high < 0 else high
        levels = list(range(low, high + 1))
    axes = [n - 1 if n > 0 else n + rank for n in levels]
    return axes if all([0 <= a < rank for a in axes]) else None


class Parameter:
    """One declared parameter.

    ``name``: key in the net's association.  ``attribute``: the layer's Python attribute.  ``position``: place among the
    positional arguments (from 1); ``option``: name (string) of the option that sets it.
    """

    __slots__ = ("name", "attribute", "kind", "default", "position", "option", "required")

    def __init__(
        self,
        name: str,
        attribute: str,
        kind: Kind,
        *,
        default=None,
        position: "int | None" = None,
        option: "str | None" = None,
        required: bool = False,
    ):
        self.name, self.attribute, self.kind, self.default = name, attribute, kind, default
        self.position, self.option, self.required = position, option, required
