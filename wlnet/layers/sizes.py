"""Sizes that are products of others, as the layers that merge or reshape levels need them."""

from ..nets.layer_types import LayerTypes
from ..nets.types import Length


def value(t: LayerTypes, size: object) -> object:
    """The number, Length or None that a size variable stands for."""
    return t.value(size)


def levels(n: int) -> str:
    """1 level, 2 levels, …"""
    return f"{n} level" if n == 1 else f"{n} levels"


def product(t: LayerTypes, sizes: list) -> object:
    """What `set_dims` takes for the product of size variables: a number, a variable, a Length or None (not known
    yet)."""
    if len(sizes) == 1:
        return sizes[0]
    found = [value(t, s) for s in sizes]
    if all([type(n) is int for n in found]):
        total = 1
        for n in found:
            total *= n
        return total
    return Length() if any([type(n) is Length for n in found]) else None


def split_product(t: LayerTypes, sizes: list, whole: object, text: str) -> None:
    """Find the one unknown factor of a product ``whole`` that is known; ``text`` is the message where it is no
    integer."""
    found, total = [value(t, s) for s in sizes], value(t, whole)
    unknown = [s for s, n in zip(sizes, found) if n is None]
    if type(total) is not int or len(unknown) != 1 or any([type(n) is Length for n in found]):
        return
    rest = 1
    for n in found:
        rest *= n or 1
    if total % rest:
        t.fail(text)
    t.same_size(unknown[0], total // rest, text)


def shift(t: LayerTypes, size: object, n: int) -> object:
    """What `set_dims` takes for a size that is ``n`` larger than another."""
    found = value(t, size)
    if n == 0:
        return size
    return found + n if type(found) is int else found and Length()
