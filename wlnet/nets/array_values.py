"""What stands for the numbers of an array in a layer: numbers, nothing yet, switched off, or shared by name."""

AUTOMATIC = None  # value of an array that is learned but not initialised
DISABLED = "None"  # value of an array switched off with None


class Shared:
    """An array with a name, the same wherever the name occurs (NetArray["name"])."""

    __slots__ = ("name", "array")

    def __init__(self, name, array=AUTOMATIC):
        self.name = name
        self.array = array

    def __eq__(self, other):
        return type(other) is Shared and self.name == other.name and same_array(self.array, other.array)

    def __hash__(self):
        return hash((Shared, self.name))


def array_value(value):
    """The numbers of an array (through a shared one), or None where it is not initialised."""
    return value.array if type(value) is Shared else value


def same_array(a, b) -> bool:
    """Are two array values equal (both automatic, both disabled, or the same numbers)?"""
    if type(a) is Shared or type(b) is Shared:
        return a == b
    if a is None or b is None or type(a) is str or type(b) is str:
        return a is b or type(a) is str and type(b) is str and a == b
    return a.shape == b.shape and bool((a == b).all())
