"""What encoders and decoders have in common.  (ref/NetEncoder, ref/NetDecoder)

A coder is an immutable atom: its name, its parameters and the type of the arrays it makes or takes.  One file a coder:

    @encoder("Boolean")
    class BooleanEncoder(Encoder):
        parameters = [Parameter(…)]                # as for layers; position counts after the name
        expected = "True or False"
        def array_type(self): ...                  # Tensor
        def accepts(self, x): ...                  # is x one datum?
        def encode(self, x, call): ...             # NumPy array of array_type's shape

    @decoder("Boolean")
    class BooleanDecoder(Decoder):
        properties = ["Decision", "Probability"]   # the first is the default
        def decode(self, array, prop, call, rng): ...   # an expression

``call(f, x)`` evaluates f[x] in the session; ``rng()`` gives a NumPy Generator.  Raise `NetFailure` for data that does
not fit.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np

from ..expression import (
    Association,
    Atom,
    Expr,
    Expression,
    PackedArray,
    S,
    Symbol,
    elements,
    is_immediate_rule,
    is_list,
    make_list,
)
from ..nets.parameters import Parameter
from ..nets.type_expressions import VERSION, tensor_to_expr
from ..nets.types import Coder, Length, Tensor


class FileContent(NamedTuple):
    """A file that a parameter of a coder names, as the session has read it."""

    name: str
    data: bytes


ENCODERS: dict = {}  # name -> class, of the modules imported so far
DECODERS: dict = {}


def encoder(*names: str) -> Callable:
    """Declare a class as the encoder of this name (and of older names)."""
    return _declare(ENCODERS, S.NetEncoder, names)


def decoder(*names: str) -> Callable:
    """Declare a class as the decoder of this name (and of older names)."""
    return _declare(DECODERS, S.NetDecoder, names)


def _value_of(name: str) -> property:
    return property(lambda self: self.values[name])


def _declare(table: dict, head: Symbol, names: tuple) -> Callable:
    def declare(cls: "type[NetCoder]") -> "type[NetCoder]":
        cls.head = head
        cls.name = names[0]
        for p in cls.parameters:
            setattr(cls, p.attribute, _value_of(p.name))
        for name in names:
            table[name] = cls
        return cls

    return declare


class NetCoder(Coder, Atom):
    """An encoder or decoder."""

    parameters: list[Parameter] = []
    head: Symbol
    elided = True
    name = ""
    supported = True  # False: ``prepare`` says what to use instead
    is_positional: "Callable | None" = None  # (index, x): is a rule among the parameters no option?

    def __init__(self, values: dict, tensor: "Tensor | None" = None):
        self.values = values
        self.type = self.array_type() if tensor is None else tensor

    @classmethod
    def prepare(cls, values: dict) -> None:
        """Complete or check what the user gave; raise NetFailure to refuse."""

    def array_type(self) -> Tensor:
        """The type of the arrays made or taken."""
        raise NotImplementedError

    @property
    def sizes(self) -> tuple:
        """The sizes of the arrays, for coders whose arrays have a known rank."""
        return self.type.dims or ()

    def derived(self) -> dict:
        """Parameters that the printed form shows besides the declared ones."""
        return {}

    def part(self, name: str) -> Expression:
        """What coder[[name]] gives besides parameters; None where there is no such part."""
        return None

    def with_value(self, name: str, value: Any) -> "NetCoder":
        """The coder with another value of a parameter."""
        values = {**self.values, name: value}
        type(self).prepare(values)
        return type(self)(values)

    def with_type(self, tensor: Tensor) -> "NetCoder":
        """The coder for arrays of a more special type, found by inference."""
        if tensor == self.type:
            return self
        copy = object.__new__(type(self))
        copy.__dict__.update(self.__dict__)
        copy.type = tensor
        return copy

    def to_expression(self) -> Expr:
        shown = [(p.name, p.kind.write(self.values[p.name])) for p in self.parameters if p.name in self.values]
        shown += [*self.derived().items(), ("$Version", VERSION)]
        return Expr(self.head, (self.name, Association.from_items(shown), tensor_to_expr(self.type)))

    def __eq__(self, other: object) -> bool:
        return self is other or (type(self) is type(other) and self.values == other.values and _same_type(self.type, other.type))

    def __hash__(self) -> int:
        return hash((type(self), tuple(self.values)))


def _same_type(a: Tensor, b: Tensor) -> bool:
    """Equal types, whatever number a variable length has."""

    def named(t: Tensor) -> Any:
        return t.dims and [type(d) if type(d) is Length else d for d in t.dims]

    # every net gives its variable lengths new numbers
    return a.element == b.element and named(a) == named(b)


def named_property(prop: Expression, default: str) -> tuple:
    """(name, argument or None) of a property: "name", "name" -> argument, {"name", argument}; None is the default."""
    if prop is None:
        return default, None
    if is_immediate_rule(prop):
        return prop.args
    if is_list(prop) and len(elements(prop)) == 2:
        return tuple(elements(prop))
    return prop, None


class Encoder(NetCoder):
    """Turns data into arrays."""

    takes_numbers = False  # may a datum be a number or a list of numbers?

    @property
    def expected(self) -> str:
        """What a datum is, in words, for messages."""
        return "data"

    def accepts(self, x: Expression) -> bool:
        """Is x one datum (and not a batch, and not an array that is encoded already)?"""
        raise NotImplementedError

    def examples(self, x: Expression, call: Callable) -> "tuple[list, bool] | None":
        """(arrays, is x a batch) of a datum or a list of data; None for anything else (encoded arrays among it)."""
        if self.accepts(x):
            return [self.encode(x, call)], False
        # a list of plain numbers is an array that is encoded already, unless numbers are data
        if is_list(x) and (self.takes_numbers or type(x) is not PackedArray):
            items = elements(x)
            if items and all([self.accepts(i) for i in items]):
                return self.encode_batch(items, call), True
        return None

    def encode(self, x: Expression, call: Callable) -> np.ndarray:
        """The array of one datum."""
        raise NotImplementedError

    def encode_batch(self, items: Sequence, call: Callable) -> list:
        """The arrays of several data."""
        return [self.encode(x, call) for x in items]

    def to_decoder(self) -> "Decoder | None":
        """The decoder that undoes this encoder, or None."""
        return None


class Decoder(NetCoder):
    """Turns arrays into data."""

    @property
    def properties(self) -> list:
        """The names of what can be decoded, the default first."""
        return ["Decision"]

    def decode(self, array: np.ndarray, prop: Expression, call: Callable, rng: Callable) -> Expression:
        """The datum of one array; ``prop`` is a property expression, or None for the default."""
        raise NotImplementedError

    def decode_batch(self, arrays: Sequence, prop: Expression, call: Callable, rng: Callable) -> list:
        """The data of several arrays."""
        if prop == "Properties":
            return [make_list(self.properties)] * len(arrays)
        return [self.decode(a, prop, call, rng) for a in arrays]

    def to_encoder(self) -> "Encoder | None":
        """The encoder that this decoder undoes, or None."""
        return None
