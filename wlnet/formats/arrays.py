"""Arrays in files: NumPy's .npy and .npz, HDF5."""

import io
import warnings
import zipfile
from collections.abc import Callable
from math import prod
from typing import TYPE_CHECKING, Any

import numpy as np

from ..expression import (
    TYPE_NAMES,
    Association,
    Expr,
    Expression,
    MessageError,
    NumericArray,
    S,
    elements,
    from_array,
    is_immediate_rule,
    is_list,
    make_list,
    numeric_by,
    to_numbers,
)
from . import Kind, kind
from .hdf5 import SIGNATURE, Elsewhere, Hdf5, Unreadable, Unsupported
from .hdf5_apart import Hdf5Apart
from .unpacking import read_file

if TYPE_CHECKING:
    from . import Tools


# versions of the .npy format -> readers of its header; version 3 differs from 2 in the names of fields, which no array has
_HEADERS = {(1, 0): np.lib.format.read_array_header_1_0, (2, 0): np.lib.format.read_array_header_2_0}


def _required(value, name: str, tools):
    array = to_numbers(value, numeric_by(lambda f, x: tools.evaluate(Expr(f, (x,)))))
    if array is None:
        raise MessageError("errelem", "Data", name)
    return array


def value_of(array: np.ndarray) -> NumericArray:
    """A NumPy array as NumericArray; a single number or text as itself."""
    if array.ndim == 0:
        x = array.item()
        return x.decode() if type(x) is bytes else x if type(x) is not bool else (S.True_ if x else S.False_)
    if array.dtype.kind in "OSU":
        return _texts(array.tolist())
    if array.dtype.kind == "b":
        # the language has no numeric arrays of truth values
        array = array.astype("uint8")
    if array.dtype.name not in TYPE_NAMES:
        # half and extended precision have no type of their own
        array = array.astype("float64" if array.dtype.kind == "f" else "int64")
    # bytes in the order of another machine are slow in every use
    return NumericArray(array if array.dtype.isnative else array.astype(array.dtype.newbyteorder("=")))


def _texts(x):
    if type(x) is list:
        return make_list([_texts(v) for v in x])
    return x.decode("utf-8", "replace") if type(x) is bytes else x


def _array_in(data: bytes) -> np.ndarray:
    """The array of an .npy file; ValueError where it is none or claims more elements than it has."""
    file = io.BytesIO(data)
    version = np.lib.format.read_magic(file)
    if version not in _HEADERS:
        raise ValueError(f"version {version}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # NumPy takes damaged headers for those of Python 2
        shape, _, dtype = _HEADERS[version](file)
    # NumPy makes room for what the header claims before it looks for the elements
    if any([type(n) is not int or n < 0 for n in shape]) or prod(shape) * dtype.itemsize > len(data) - file.tell():
        raise ValueError("fewer bytes than elements")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return np.load(io.BytesIO(data), allow_pickle=False)  # a pickle could run any code


@kind("NPY", extensions=("npy",), magic=(b"\x93NUMPY",))
class Npy(Kind):
    """One array in NumPy's own format."""

    elements = ("NumericArray", "Data", "Dimensions", "DataType")

    def read(self, data: bytes, element: str, options: dict, tools: "Tools") -> Expression:
        try:
            array = _array_in(data)
        except ValueError:
            raise MessageError("fmterr", "NPY", result=S["$Failed"]) from None
        if element == "Dimensions":
            return make_list(array.shape)
        if element == "DataType":
            return TYPE_NAMES.get(array.dtype.name, array.dtype.name)
        if element == "Data" and array.ndim:
            wide = {"u": "int64", "i": "int64", "b": "int64", "f": "float64", "c": "complex128"}
            return from_array(array.astype(wide[array.dtype.kind]))
        return value_of(array)

    def write(self, value: Expression, options: dict, tools: "Tools") -> bytes:
        out = io.BytesIO()
        np.save(out, _required(value, "NPY", tools), allow_pickle=False)
        return out.getvalue()


@kind("NPZ", extensions=("npz",))
class Npz(Kind):
    """Named arrays in an archive of NumPy."""

    elements = ("Data", "Names")

    def read(self, data: bytes, element: str, options: dict, tools: "Tools") -> Expression:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name for name in archive.namelist() if name.endswith(".npy")]
            if element == "Names":
                return make_list([name.removesuffix(".npy") for name in names])
            items = []
            for name in names:
                with archive.open(name) as file:
                    items.append((name.removesuffix(".npy"), value_of(_array_in(read_file(file)))))
            return Association.from_items(items)

    def write(self, value: Expression, options: dict, tools: "Tools") -> bytes:
        if type(value) is not Association:
            raise MessageError("errelem", "Data", "NPZ")
        out = io.BytesIO()
        np.savez(out, **{str(k): _required(v, "NPZ", tools) for k, v in value.items()})
        return out.getvalue()


def _answer(data: bytes, question: Callable, values: bool = True) -> Any:
    """question(file) of an HDF5 file in our own reader where that is enough, else in the library's in a process of its own;
    ``values``: does it ask for the data, or for names and sizes alone?"""
    try:
        try:
            return question(Hdf5(data))
        except Unsupported:
            return question(Hdf5Apart(data, values))
    except Elsewhere as error:
        # such a dataset names other files, which nobody has asked the session for
        raise MessageError(
            "unsup", f"HDF5 dataset {error}", "its data lie in other files", symbol=S.General, result=S["$Failed"]
        ) from None
    except Unreadable:
        raise MessageError("fmterr", "HDF5", result=S["$Failed"]) from None


@kind("HDF5", extensions=("h5", "hdf5", "hdf", "he5"), magic=(SIGNATURE,))
class Hdf5Files(Kind):
    """Datasets of arrays by name."""

    elements = ("Datasets", "Data", "DatasetNames", "Groups", "Dimensions", "Attributes")

    def read(self, data: bytes, element: str, options: dict, tools: "Tools") -> Expression:
        return _answer(data, lambda file: self._element(file, element), element == "Data")

    def _element(self, file: "Hdf5 | Hdf5Apart", element: str) -> Expression:
        if element in ("Datasets", "DatasetNames"):
            return make_list(file.datasets)
        if element == "Groups":
            return make_list(["/", *file.groups])
        if element == "Dimensions":
            return Association.from_items([(n, make_list(file.shape(n))) for n in file.datasets])
        if element == "Attributes":
            return Association.from_items([(k, value_of(np.asarray(v))) for k, v in file.attributes.items()])
        return Association.from_items([(n, value_of(np.asarray(file.value(n)))) for n in file.datasets])

    def part(self, data: bytes, element: str, names: list) -> list:
        """{"Datasets", "/name"} and the like: the values of some datasets."""
        # names without a slash mean the root group
        paths = [name if type(name) is str and name.startswith("/") else f"/{name}" for name in names]
        return _answer(data, lambda file: [self._value(file, path) for path in paths])

    def _value(self, file: "Hdf5 | Hdf5Apart", path: str) -> Expression:
        if path not in file.datasets:
            raise MessageError("noelem", path, "HDF5", symbol=S.Import, result=S["$Failed"])
        return value_of(np.asarray(file.value(path)))

    def write(self, value: Expression, options: dict, tools: "Tools") -> bytes:
        import h5py  # slow to import, as above

        if not isinstance(value, Association):
            rules = elements(value) if is_list(value) else ()
            if rules and all([is_immediate_rule(r) for r in rules]):
                value = Association.from_items([r.args for r in rules])
            else:
                # Wolfram's name for a dataset that has none
                value = Association.from_items([("Dataset1", value)])
        out = io.BytesIO()
        with h5py.File(out, "w") as file:
            for name, item in value.items():
                file[str(name)] = item if type(item) is str else _required(item, "HDF5", tools)
        return out.getvalue()
