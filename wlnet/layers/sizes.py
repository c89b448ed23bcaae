"""Sizes that are products of others, as the layers that merge or reshape levels need them."""

from ..nets.layer_types import LayerTypes
from ..nets.types import Length
from ..nets.unification import Size


def value(t: LayerTypes, size: int | Size) -> int | Length | None:
    """The number, Length or None that a size variable stands for."""
    return t.value(size)


def levels(n: int) -> str:
    """1 level, 2 levels, …"""
    return f"{n} level" if n == 1 else f"{n} levels"


def product(t: LayerTypes, sizes: list) -> int | Size | Length | None:
    """What `set_dims` takes for the product of sizes: a number, a variable, a Length or None (not known yet)."""
    if len(sizes) == 1:
        return sizes[0]
    numbers = [value(t, s) for s in sizes]
    total = 1
    for n in numbers:
        if not isinstance(n, int):
            return Length() if any([type(m) is Length for m in numbers]) else None
        total *= n
    return total


def split_product(t: LayerTypes, sizes: list, whole: int | Size, text: str) -> None:
    """Find the one unknown factor of a product ``whole`` that is known; ``text`` is the message where it is no
    integer."""
    numbers, total = [value(t, s) for s in sizes], value(t, whole)
    unknown = [s for s, n in zip(sizes, numbers) if n is None]
    if not isinstance(total, int) or len(unknown) != 1:
        return
    rest = 1
    for n in numbers:
        if isinstance(n, Length):
            return
        rest *= n or 1
    if total % rest:
        t.fail(text)
    t.same_size(unknown[0], total // rest, text)


def shift(t: LayerTypes, size: int | Size, n: int) -> int | Size | Length | None:
    """What `set_dims` takes for a size that is ``n`` larger than another."""
    if n == 0:
        return size
    number = value(t, size)
    return number + n if isinstance(number, int) else number and Length()
