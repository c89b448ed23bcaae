"""Data that import gives, made known to the evaluator."""

from ...expression import Association, Atom, ByteArray, Expr, elements, is_list
from ...expression.arrays import NumericArray
from ...expression.dataset import Dataset
from ..kit.operands import enable
from ..nets.connect import enable_nets


def introduce(ev, value) -> None:
    """Let the session know the kinds of atoms (images, datasets, arrays, …) in a value that came from outside."""
    heads = set()
    stack = [value]
    while stack:
        x = stack.pop()
        if type(x) is Expr:
            stack.extend(x.args)
        elif type(x) is Association:
            stack.extend(x.values())
        elif isinstance(x, Atom):
            heads.add(x.head)
            if type(x) is Dataset:
                stack.append(x.data)
            if type(x).__module__.startswith(_NET_MODULES):
                enable_nets(ev)
    for head in heads:
        ev.definitions[head]  # noqa: B018 - loads the module that knows the atom
    if heads:
        enable(ev)


_NET_MODULES = tuple([f"wlnet.{room}." for room in ("nets", "layers", "coders")])


def bytes_in(x) -> "bytes | None":
    """The bytes of a ByteArray or of a NumericArray of bytes."""
    if type(x) is ByteArray:
        return x.data
    if type(x) is NumericArray and x.array.dtype.name == "uint8":
        return x.array.tobytes()
    if is_list(x) and not elements(x):
        return b""
    return None
