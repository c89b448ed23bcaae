"""WLNet: nets in files, as Wolfram Language writes them.  (ref/format/WLNet)

An HDF5 file: dataset "Network" holds the net's association as a Compress string, with ExportedArray[n] in place of its
arrays and symbols of the framework without their context; "Arrays/n" are the arrays (float32); "Metadata", "Version"
and "Unstable" say what wrote it.
"""

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

from ..coders import read_printed
from ..expression import (
    Association,
    Expr,
    Expression,
    MessageError,
    NumericArray,
    S,
    Symbol,
    full_form,
    make_list,
    rule,
    symbol,
)
from ..nets.association import association_to_net
from ..nets.description import net_to_association
from ..nets.errors import NetFailure
from ..nets.net import Net
from ..nets.type_expressions import VERSION
from . import Kind, kind
from .compressed import compress, uncompress
from .hdf5 import Hdf5, Unreadable

if TYPE_CHECKING:
    from . import Tools


EXPORTED = symbol("NeuralNetworks`ExportedArray")
_STRUCTURE = frozenset(
    S[name] for name in "List Rule RuleDelayed NetEncoder NetDecoder NetArray Composition RightComposition NumericArray".split()
)
_FRAMEWORK = frozenset(("ExportedArray", "IndexIntegerT", "LengthVar", "NetPath", "ValidatedParameter"))


@kind("WLNet", extensions=("wlnet",), elements=("Net", "UninitializedNet", "ArrayAssociation", "ArrayList", "WLVersion"))
class WLNet(Kind):
    """A net in a file."""

    def read(self, data: bytes, element: str, options: dict, tools: "Tools") -> Expression:
        try:
            file = Hdf5(data)
            version = _string(file["Version"])
            network = uncompress(_string(file["Network"]), _resolve)
            arrays = {int(n): file[f"Arrays/{n}"] for n in file.names("Arrays")}
        except (Unreadable, KeyError, ValueError):
            raise MessageError("fmterr", "WLNet", symbol=S.Import, result=S["$Failed"]) from None
        if element == "WLVersion":
            return version
        if not all([isinstance(a, (np.ndarray, float, int)) for a in arrays.values()]) or type(network) is not Association:
            raise MessageError("fmterr", "WLNet", symbol=S.Import, result=S["$Failed"])
        numbers = {n: NumericArray(np.asarray(a)) for n, a in arrays.items()}
        if element == "ArrayList":
            return make_list([numbers[n] for n in sorted(numbers)])
        if element == "ArrayAssociation":
            return Association.from_items([(position, _array(n, numbers)) for position, n in _positions(network, ())])
        _refuse_actions(network, tools)
        return _net(_filled(network, None if element == "UninitializedNet" else numbers))

    def write(self, value: Expression, options: dict, tools: "Tools") -> bytes:
        if not isinstance(value, Net):
            raise MessageError("errelem", "Net", "WLNet", symbol=S.Export, result=S["$Failed"])
        import h5py  # slow to import, and few sessions write nets

        arrays: list = []

        def exported(numbers: NumericArray) -> Expr:
            arrays.append(numbers)
            # numbered from 1 in order of appearance; the datasets of the arrays have the same numbers
            return Expr(EXPORTED, (len(arrays),))

        network = _bare(net_to_association(value, exported))
        metadata = Association.from_items([("Version", VERSION), ("Unstable", S.False_)])
        out = io.BytesIO()
        with h5py.File(out, "w") as file:
            # Compress strings and versions are ASCII
            kind_of_text = h5py.string_dtype("ascii")
            for name, text in (("Network", compress(network)), ("Metadata", compress(_bare(metadata))), ("Version", VERSION)):
                file.create_dataset(name, data=text, dtype=kind_of_text)
            file.create_dataset("Unstable", data=np.int64(0))
            group = file.create_group("Arrays")
            for i, numbers in enumerate(arrays):
                group.create_dataset(str(i + 1), data=np.asarray(numbers, np.float32))
        return out.getvalue()


def _refuse_actions(x: Expression, tools: "Tools", active: bool = False) -> None:
    """Refuse what would do something as soon as somebody looks at it, which evaluates it: calls of other symbols than
    those that compute.  Functions may say anything: nothing of them is evaluated before they are applied."""
    kind_of = type(x)
    acting = x.head if kind_of is Expr else x
    if type(acting) is Symbol and (kind_of is Expr or active):
        why = tools.why_impure(acting)
        if why is not None:
            raise NetFailure("netform", f"The file does not describe a net: {full_form(x)[:60]} would be evaluated, and {why}")
    if kind_of is Association:
        for value in x.values():
            _refuse_actions(value, tools, active)
    elif kind_of is Expr:
        if x.head is S.Function and not active:
            return
        inside = active or not (type(x.head) is Symbol and (x.head in _STRUCTURE or x.head.context != "System`"))
        for part in (x.head, *x.args):
            _refuse_actions(part, tools, inside)


def _string(value: Any) -> str:
    if type(value) is not str:
        raise Unreadable("a string expected")
    return value


def _net(network: Association) -> Net:
    """The net of a file's association.  Nothing of the file is evaluated: functions stay held in their layers."""
    try:
        return association_to_net(network, read_printed)
    except NetFailure as failure:
        raise failure.with_tag("netform", "The file does not describe a net: ") from None
    except (AttributeError, TypeError, KeyError, ValueError, IndexError):  # entries of a form that no net has
        raise MessageError("fmterr", "WLNet", symbol=S.Import, result=S["$Failed"]) from None


def _resolve(name: str) -> Symbol:
    """A symbol of the file: the framework's own have lost their context."""
    if "`" in name:
        return symbol(name)
    # names of types of the framework end in T: ListT, TensorT, …
    if name in _FRAMEWORK or len(name) > 2 and name[-1] == "T" and name[-2].islower():
        return symbol("NeuralNetworks`" + name)
    return S[name]


def _array(n: Expression, arrays: dict) -> Expression:
    if n not in arrays:
        raise NetFailure("netform", f"The file does not describe a net: it holds no array {full_form(n)}")
    return arrays[n]


def _filled(x: Expression, arrays: dict | None) -> Expression:
    """The association with numbers in place of ExportedArray[n], or Automatic where there shall be none."""
    if type(x) is Association:
        return Association({k: _filled(v, arrays) for k, v in x.data.items()}, x.delayed)
    if type(x) is Expr:
        if x.head is EXPORTED and len(x.args) == 1:
            return S.Automatic if arrays is None else _array(x.args[0], arrays)
        items = tuple([_filled(a, arrays) for a in x.args])
        return make_list(items) if x.head is S.List else Expr(x.head, items)
    return x


def _positions(network: Association, path: tuple) -> list:
    """(position, number of the array) of all arrays: {layer, …, name} as NetExtract takes them."""
    positions = []
    for name, x in _entries(network, "Arrays"):
        if type(x) is Expr and x.head is EXPORTED and len(x.args) == 1:
            positions.append((Expr(S.List, (*path, name)), x.args[0]))
    for group in ("Nodes", "Parameters"):
        for name, x in _entries(network, group):
            if type(x) is Association and "Type" in x:
                positions += _positions(x, (*path, int(name) if type(name) is str and name.isdigit() else name))
    return positions


def _entries(network: Association, key: str) -> Iterable:
    entries = network.get(key)
    return entries.items() if type(entries) is Association else ()


def _bare(x):
    """Associations as expressions, and symbols of the framework without their context."""
    kind_of = type(x)
    if kind_of is Association:
        return Expr(S.Association, tuple([rule(k, _bare(v)) for k, v in x.items()]))
    if kind_of is Symbol:
        return S[x.name] if x.context == "NeuralNetworks`" else x
    if kind_of is Expr:
        return Expr(_bare(x.head), tuple([_bare(a) for a in x.args]))
    to_expression = getattr(x, "to_expression", None)
    # numeric arrays have a node of their own in the file
    if kind_of is not NumericArray and callable(to_expression):
        return _bare(to_expression())
    return x
