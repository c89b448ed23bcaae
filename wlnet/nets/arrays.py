"""The arrays of a net: where they stand, whether they are set, a net with others."""

from typing import TypeVar

from .array_values import Shared, array_value
from .errors import NetFailure, place
from .layer import Layer
from .net import Net
from .tree import leaves

N = TypeVar("N", bound=Net)

# --- arrays -----------------------------------------------------------------------------------------------------------


def array_positions(net: Net) -> dict:
    """(path…, array name) -> (layer, name) of every array of a net, in order."""
    positions = net.cache.get("arrays")
    if positions is None:
        positions = {(*path, name): (layer, name) for path, layer in leaves(net) for name in layer.array_types}
        net.cache["arrays"] = positions
    return positions


def is_initialized(net: Net) -> bool:
    """Have all arrays numbers?"""
    known = net.cache.get("initialized")
    if known is None:
        known = net.cache["initialized"] = all(
            [array_value(layer.arrays[name]) is not None for layer, name in array_positions(net).values()]
        )
    return known


def check_initialized(net: Net) -> None:
    """Complain about the first array without numbers."""
    if is_initialized(net):
        return
    for position, (layer, name) in array_positions(net).items():
        if array_value(layer.arrays[name]) is None:
            where = place(position[:-1])
            raise NetFailure("uninit", f'the array "{name}" of {where} is not initialized; use NetInitialize or NetTrain first')


def with_arrays(net: N, values: dict) -> N:
    """The net with some arrays replaced: (path…, name) -> numbers."""
    if not values:
        return net
    changed = net
    if isinstance(net, Layer):
        arrays = dict(net.arrays)
        for key, value in values.items():
            if len(key) == 1:
                old = arrays[key[0]]
                arrays[key[0]] = Shared(old.name, value) if type(old) is Shared else value
        changed = net.replace(arrays=arrays)
    inner: dict = {}
    for key, value in values.items():
        if len(key) > 1:
            inner.setdefault(key[0], {})[key[1:]] = value
    if not inner:
        return changed
    attribute = "nets" if isinstance(net, Layer) else "nodes"
    children = {n: with_arrays(c, inner[n]) if n in inner else c for n, c in getattr(changed, attribute).items()}
    return changed.replace(**{attribute: children}, is_inferred=changed.is_inferred)
