"""Port types: the shape and element type of what flows through a port, and the variables that inference unifies.

A type is a value: ``Tensor(dims, element)`` with dims a tuple of sizes, or None where even the rank is open.  A size is an
integer, a `Length` (a named variable length: "Varying") or None (not known yet).  Elements are REAL, ATOM (real or
integer, not known which) or `Index(low, high)`.  Reference: ref/NetChain "Possible forms for shape".
"""

from random import SystemRandom
from typing import TYPE_CHECKING, Any

_random = SystemRandom()


class Length:
    """A named variable length; two ports that hold the same one always have the same length."""

    __slots__ = ("number",)

    def __init__(self, number: "int | None" = None):
        # nine digits, as the pages show them
        self.number = _random.randrange(10**8, 10**9) if number is None else number

    def __eq__(self, other):
        return type(other) is Length and other.number == self.number

    def __hash__(self):
        return hash((Length, self.number))

    def __repr__(self):
        return f"Length({self.number})"


class Index:
    """Integers from ``low`` to ``high``; high None means no upper bound is known."""

    __slots__ = ("low", "high")

    def __init__(self, low: "int | None" = 1, high: "int | None" = None):
        self.low = low
        self.high = high

    def __eq__(self, other):
        return type(other) is Index and (other.low, other.high) == (self.low, self.high)

    def __hash__(self):
        return hash((Index, self.low, self.high))

    def __repr__(self):
        return f"Index({self.low}, {self.high})"


REAL, ATOM = "Real", "Atom"
INTEGER = Index(None, None)  # any integer
ElementType = str | Index  # REAL, ATOM or integers


class Tensor:
    """The type of an array: its sizes (or None: rank unknown) and its elements."""

    __slots__ = ("dims", "element")

    def __init__(self, dims=None, element=REAL):
        self.dims = None if dims is None else tuple(dims)
        self.element = element

    @property
    def rank(self) -> "int | None":
        return None if self.dims is None else len(self.dims)

    @property
    def is_fixed(self) -> bool:
        """Are all sizes known numbers?"""
        return self.dims is not None and all([type(d) is int for d in self.dims])

    @property
    def is_settled(self) -> bool:
        """Is nothing left that inference could still find: are all sizes known, and the elements real?"""
        if self.dims is None or self.element != REAL:
            return False
        for d in self.dims:
            if type(d) is not int:
                return False
        return True

    @property
    def is_integer(self) -> bool:
        """Are the elements integers?"""
        return type(self.element) is Index

    def __eq__(self, other):
        return type(other) is Tensor and other.dims == self.dims and other.element == self.element

    def __hash__(self):
        return hash((Tensor, self.dims, self.element))

    def __repr__(self):
        return f"Tensor({self.dims}, {self.element})"


class Coder:
    """Mark of the values that turn data into arrays or back (coders/): a port may have one in place of a bare type."""

    __slots__ = ()
    type: Tensor

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """What coders do is declared in coders/; every parameter is an attribute, by the name its declaration gives."""


Port = Tensor | Coder  # what a port of a net has: its type, or a coder that has one


def tensor_of(port: Port) -> Tensor:
    """The array type of a port: its own, or that of the coder attached to it."""
    return port if isinstance(port, Tensor) else port.type


def has_coder(port: Port) -> bool:
    """Is an encoder or decoder attached to the port?"""
    return type(port) is not Tensor


def describe(port: Port) -> str:
    """A type in words, for messages: "a vector of length 3", "a 2×3 array of integers between 1 and 97"."""
    port = tensor_of(port)
    dims = port.dims
    if dims is not None and not dims:
        return _element_words(port.element, "an integer") if port.is_integer else "a number"
    tail = f" of {_element_words(port.element, 'integers')}" if port.is_integer else ""
    if dims is None:
        return "an array" + (tail or " of numbers")
    if len(dims) == 1:
        if type(dims[0]) is int:
            return f"a vector of length {dims[0]}{tail}"
        return f"a vector of variable length{tail}" if type(dims[0]) is Length else f"a vector{tail}"
    if all([d is None for d in dims]):
        return f"an array of rank {len(dims)}{tail}"
    return f"a {'×'.join([_size_word(d) for d in dims])} array{tail}"


def _size_word(d) -> str:
    return str(d) if type(d) is int else "n" if d is None else "Varying"


def _element_words(element: Index, noun: str) -> str:
    if element.low is None:
        return noun
    if element.high is None:
        return f"{noun} ≥ {element.low}"
    return f"{noun} between {element.low} and {element.high}"


def describe_shape(shape: tuple) -> str:
    """The shape of actual data in words."""
    return describe(Tensor(shape, ATOM)) if len(shape) else "a number"
