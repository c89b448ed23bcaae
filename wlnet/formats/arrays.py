"""Arrays in files: NumPy's .npy and .npz, HDF5."""

import io
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from . import Tools


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


@kind("NPY", extensions=("npy",), magic=(b"\x93NUMPY",))
class Npy(Kind):
    elements = ("NumericArray", "Data", "Dimensions", "DataType")

    def read(self, data: bytes, element: str, options: dict, tools: "Tools") -> Expression:
        try:
            # a pickle could run any code
            array = np.load(io.BytesIO(data), allow_pickle=False)
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
    elements = ("Data", "Names")

    def read(self, data: bytes, element: str, options: dict, tools: "Tools") -> Expression:
        with np.load(io.BytesIO(data), allow_pickle=False) as archive:
            if element == "Names":
                return make_list(archive.files)
            return Association.from_items([(name, value_of(archive[name])) for name in archive.files])

    def write(self, value: Expression, options: dict, tools: "Tools") -> bytes:
        if type(value) is not Association:
            raise MessageError("errelem", "Data", "NPZ")
        out = io.BytesIO()
        np.savez(out, **{str(k): _required(v, "NPZ", tools) for k, v in value.items()})
        return out.getvalue()


def _datasets(file) -> dict:
    """Absolute name -> dataset of all datasets of an open HDF5 file."""
    import h5py  # slow; whoever has an open file has paid for it

    datasets: dict = {}
    # visititems stops at the first result that is not None
    file.visititems(lambda name, item: datasets.setdefault("/" + name, item) and None if isinstance(item, h5py.Dataset) else None)
    return datasets


@kind("HDF5", extensions=("h5", "hdf5", "hdf", "he5"), magic=(b"\x89HDF\r\n\x1a\n",))
class Hdf5(Kind):
    elements = ("Datasets", "Data", "DatasetNames", "Groups", "Dimensions", "Attributes")

    def read(self, data: bytes, element: str, options: dict, tools: "Tools") -> Expression:
        import h5py  # slow to import, and no other format of this file needs it

        try:
            with h5py.File(io.BytesIO(data), "r") as file:
                return self._element(file, element)
        except OSError:
            raise MessageError("fmterr", "HDF5", result=S["$Failed"]) from None

    def _element(self, file, element: str):
        datasets = _datasets(file)
        if element in ("Datasets", "DatasetNames"):
            return make_list(datasets)
        if element == "Groups":
            names: list = ["/"]
            file.visititems(lambda name, item: names.append("/" + name) if not hasattr(item, "shape") else None)
            return make_list(names)
        if element == "Dimensions":
            return Association.from_items([(n, make_list(d.shape)) for n, d in datasets.items()])
        if element == "Attributes":
            return Association.from_items([(k, value_of(np.asarray(v))) for k, v in file.attrs.items()])
        return Association.from_items([(n, _hdf5_value(d)) for n, d in datasets.items()])

    def part(self, data: bytes, element: str, names: list) -> list:
        """{"Datasets", "/name"} and the like: the values of some datasets."""
        import h5py  # slow to import, as above

        with h5py.File(io.BytesIO(data), "r") as file:
            datasets = _datasets(file)
            values = []
            for name in names:
                # names without a slash mean the root group
                name = name if type(name) is str and name.startswith("/") else f"/{name}"
                if name not in datasets:
                    raise MessageError("noelem", name, "HDF5", symbol=S.Import, result=S["$Failed"])
                values.append(_hdf5_value(datasets[name]))
        return values

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


def _hdf5_value(dataset):
    # such a dataset names other files, which the library would read without asking the session
    if dataset.external or dataset.is_virtual:
        raise MessageError(
            "unsup", f"HDF5 dataset {dataset.name}", "its data lie in other files", symbol=S.General, result=S["$Failed"]
        )
    return value_of(np.asarray(dataset[()]))
