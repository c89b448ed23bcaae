"""WLNet: nets in files, as Wolfram Language writes them.  (ref/format/WLNet)

An HDF5 file: dataset "Network" holds the net's association as a Compress string, with ExportedArray[n] in place of its
arrays and symbols of the framework without their context; "Arrays/n" are the arrays (float32); "Metadata", "Version"
and "Unstable" say what wrote it.
"""

import io
from typing import TYPE_CHECKING

import numpy as np

from ..expression import Association, Expr, Expression, MessageError, NumericArray, S, Symbol, rule, symbol
from ..nets.association import net_to_association
from ..nets.layer_index import index
from ..nets.net import Net
from ..nets.type_expressions import VERSION
from . import Kind, kind
from .compressed import compress, uncompress

if TYPE_CHECKING:
    from . import Tools


EXPORTED = symbol("NeuralNetworks`ExportedArray")
_FRAMEWORK = frozenset(("ExportedArray", "IndexIntegerT", "LengthVar", "NetPath", "ValidatedParameter"))


@kind("WLNet", extensions=("wlnet",), elements=("Net", "UninitializedNet", "ArrayAssociation", "ArrayList", "WLVersion"))
class WLNet(Kind):
    """A net in a file."""

    def read(self, data: bytes, element: str, options: dict, tools: "Tools") -> Expression:
        import h5py

        try:
            with h5py.File(io.BytesIO(data), "r") as file:
                text, version = _text(file["Network"][()]), _text(file["Version"][()])
                # a net without arrays (all layers fixed) has no group of them
                arrays = {int(n): NumericArray(file["Arrays"][n][()]) for n in file["Arrays"]} if "Arrays" in file else {}
        except (OSError, KeyError, ValueError):
            raise MessageError("fmterr", "WLNet", symbol=S.Import, result=S["$Failed"]) from None
        if element == "WLVersion":
            return version
        if element == "ArrayList":
            return Expr(S.List, tuple([arrays[n] for n in sorted(arrays)]))
        # evaluation makes associations of the stored expressions
        network = tools.evaluate(uncompress(text, _resolve))
        if element == "ArrayAssociation":
            return Association.from_items([(position, arrays[n]) for position, n in _positions(network, ())])
        # UninitializedNet: every array is to be chosen anew
        net = tools.evaluate(_call(network, arrays if element == "Net" else {n: S.Automatic for n in arrays}, version))
        if not isinstance(net, Net):
            raise MessageError("fmterr", "WLNet", symbol=S.Import, result=S["$Failed"])
        return net

    def write(self, value: Expression, options: dict, tools: "Tools") -> bytes:
        if not isinstance(value, Net):
            raise MessageError("errelem", "Net", "WLNet", symbol=S.Export, result=S["$Failed"])
        import h5py

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


def _text(value) -> str:
    return value.decode("utf-8") if isinstance(value, bytes) else str(value)


def _resolve(name: str) -> Symbol:
    """A symbol of the file: the framework's own have lost their context."""
    if "`" in name:
        return symbol(name)
    # names of types of the framework end in T: ListT, TensorT, …
    if name in _FRAMEWORK or len(name) > 2 and name[-1] == "T" and name[-2].islower():
        return symbol("NeuralNetworks`" + name)
    return S[name]


def _call(network: Association, arrays: dict, version: str) -> Expr:
    """Head[association, metadata] with the arrays put in."""
    kind_name = network.get("Type")
    head = {"Chain": "NetChain", "Graph": "NetGraph"}.get(kind_name)
    if head is None:
        # a layer that wlnet does not know has the name of its type and Layer
        head = next((name for name, (type_name, _) in index().items() if type_name == kind_name), f"{kind_name}Layer")
    metadata = Association.from_items([("Version", version), ("Unstable", S.False_)])
    return Expr(S[head], (_filled(network, arrays), metadata))


def _filled(x, arrays: dict):
    """The association with numbers in place of ExportedArray[n]."""
    if type(x) is Association:
        return Association({k: _filled(v, arrays) for k, v in x.data.items()}, x.delayed)
    if type(x) is Expr:
        if x.head is EXPORTED:
            return arrays[x.args[0]]
        return Expr(x.head, tuple([_filled(a, arrays) for a in x.args]))
    return x


def _positions(network: Association, path: tuple) -> list:
    """(position, number of the array) of all arrays: {layer, …, name} as NetExtract takes them."""
    positions = []
    for name, x in network.get("Arrays", Association({})).items():
        if type(x) is Expr and x.head is EXPORTED:
            positions.append((Expr(S.List, (*path, name)), x.args[0]))
    for group in ("Nodes", "Parameters"):
        for name, x in network.get(group, Association({})).items():
            if type(x) is Association and "Type" in x:
                positions += _positions(x, (*path, int(name) if name.isdigit() else name))
    return positions


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
