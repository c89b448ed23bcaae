"""What stands for the numbers of an array in a layer: numbers, nothing yet, switched off, or shared by name."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

AUTOMATIC = None  # value of an array that is learned but not initialised
DISABLED = "None"  # value of an array switched off with None


class Shared:
    """An array with a name, the same wherever the name occurs (NetArray["name"])."""

    __slots__ = ("name", "array")

    def __init__(self, name: str, array: "np.ndarray | None" = AUTOMATIC):
        self.name = name
        self.array = array

    def __eq__(self, other: object) -> bool:
        return type(other) is Shared and self.name == other.name and same_array(self.array, other.array)

    def __hash__(self) -> int:
        return hash((Shared, self.name))


def array_value(value: "np.ndarray | Shared | None") -> "np.ndarray | None":
    """The numbers of an array (through a shared one), or None where it is not initialised."""
    return value.array if isinstance(value, Shared) else value


def same_array(a: "np.ndarray | Shared | str | None", b: "np.ndarray | Shared | str | None") -> bool:
    """Are two array values equal (both automatic, both disabled, or the same numbers)?"""
    if isinstance(a, Shared) or isinstance(b, Shared):
        return type(a) is type(b) and a == b
    if a is None or b is None or isinstance(a, str) or isinstance(b, str):
        return a is b or isinstance(a, str) and isinstance(b, str) and a == b
    return a.shape == b.shape and bool((a == b).all())
