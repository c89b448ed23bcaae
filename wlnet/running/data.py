"""Data of ports: examples in, values out."""

import numpy as np

from ..expression import (
    Association,
    Expr,
    NumericArray,
    PackedArray,
    S,
    from_array,
    is_list,
    make_list,
    pack,
)
from ..expression import (
    elements as list_elements,
)
from ..expression.arrays import to_numbers
from ..nets.errors import NetFailure
from ..nets.types import Tensor, describe, has_coder
from .plans import check_shape


class Examples:
    """The data of one port: arrays of the examples (stacked, or a list where lengths differ), and how it came."""

    __slots__ = ("arrays", "is_batch", "as_numeric_array")

    def __init__(self, arrays, is_batch: bool, as_numeric_array: bool = False):
        self.arrays, self.is_batch, self.as_numeric_array = arrays, is_batch, as_numeric_array

    def __len__(self):
        return len(self.arrays)


def read_port(name: str, port, x, call) -> Examples:
    """The examples that data for a port holds.  ``call(f, x)`` evaluates f[x], for encoders with functions."""
    if has_coder(port):
        return _read_coded(name, port, x, call)
    if type(x) is Expr and to_numbers(x) is None and list_elements(x):  # exact numbers such as Sqrt[2]
        x = call(S.N, x)
    return read_tensor(name, port, x)


def read_tensor(name: str, tensor: Tensor, x) -> Examples:
    """The examples in data for a port without encoder."""
    numeric = type(x) is NumericArray
    array = to_numbers(x)
    rank = tensor.rank
    if array is None:
        return _read_examples(name, tensor, x)
    if array.dtype.kind not in "iufb":
        raise NetFailure("netdata", f'port "{name}" expects {describe(tensor)}, but was given complex numbers')
    if rank is None or array.ndim == rank:
        check_shape(name, tensor, array.shape)
        return Examples(_typed(name, tensor, array)[None], False, numeric)
    if array.ndim == rank + 1:
        check_shape(name, tensor, array.shape[1:])
        return Examples(_typed(name, tensor, array), True, numeric)
    check_shape(name, tensor, array.shape)


def _read_examples(name: str, tensor: Tensor, x) -> Examples:
    """A batch of examples of different lengths, or of numeric arrays."""
    rank = tensor.rank
    if not is_list(x) or rank is None or not (is_list(x) and (rank or len(x.args))):
        if is_list(x) and not list_elements(x) and rank is not None:
            return Examples([], True)
        raise NetFailure("netdata", f'port "{name}" expects {describe(tensor)}, but was given {data_words(x)}')
    arrays, numeric = [], True
    items = list_elements(x)
    if not items:
        return Examples([], True)
    found = [to_numbers(item) for item in items]
    if any([array is None or array.dtype.kind not in "iufb" for array in found]):
        raise NetFailure("netdata", f'port "{name}" expects {describe(tensor)}, but was given {data_words(x)}')
    for item, array in zip(items, found):
        numeric = numeric and type(item) is NumericArray
        check_shape(name, tensor, array.shape)
        arrays.append(_typed(name, tensor, array))
    return Examples(arrays, True, numeric)


def data_words(x) -> str:
    """What arrived, in words."""
    if type(x) is str:
        return f'the string "{x if len(x) <= 40 else x[:37] + "…"}"'
    if is_list(x):
        items = list_elements(x)
        if items and all([is_list(i) for i in items]):
            plain = [to_numbers(i) for i in items]
            if all([a is not None or not list_elements(i) for a, i in zip(plain, items)]):
                return "a ragged list of lists"
        return "a list with elements that are not numbers" if items else "an empty list"
    if isinstance(x, Association):
        return "an association"
    if type(x) in (int, float):
        return f"the number {x}"
    head = x.head if hasattr(x, "head") else x
    name = getattr(head, "name", None) or str(head)
    return f"an expression with head {name}" if hasattr(x, "head") else f"the symbol {name}"


def _typed(name: str, tensor: Tensor, array):
    """The array as integers within the port's range, or as reals."""
    if not tensor.is_integer:
        return array
    if array.dtype.kind == "f":
        rounded = np.rint(array)
        if not (rounded == array).all():
            raise NetFailure("netdata", f'port "{name}" expects {describe(tensor)}, but was given numbers that are not integers')
        array = rounded.astype(np.int64)
    low, high = tensor.element.low, tensor.element.high
    if array.size:
        least, greatest = int(array.min()), int(array.max())
        bad = least if low is not None and least < low else greatest if high is not None and greatest > high else None
        if bad is not None:
            raise NetFailure("netdata", f'port "{name}" expects {describe(tensor)}, but was given the integer {bad}')
    return array


def _read_coded(name: str, encoder, x, call) -> Examples:
    try:
        found = encoder.examples(x, call)
        if found is not None:
            return Examples(stack_examples(found[0]), found[1])
    except NetFailure as error:
        raise error.with_tag("netdata", f'port "{name}": ') from None
    if type(x) in (PackedArray, NumericArray, int, float) or is_list(x):  # data that is encoded already
        try:
            return read_tensor(name, encoder.type, x)
        except NetFailure:
            pass
    raise NetFailure("netdata", f'port "{name}" expects {encoder.expected}, but was given {data_words(x)}')


def stack_examples(arrays: list):
    """One array where all shapes agree, else the list."""
    first = arrays[0].shape
    return np.stack(arrays) if all([a.shape == first for a in arrays]) else arrays


# --- results out ------------------------------------------------------------------------------------------------------------


def to_wolfram(array, as_numeric_array: bool = False):
    """Numbers of one value as Wolfram data: machine reals or integers, in lists."""
    if as_numeric_array and array.ndim:
        return NumericArray(np.asarray(array, order="C"))
    if array.dtype.kind == "b":
        array = array.astype(np.int64)
    if array.ndim == 0:
        return array.item()
    if array.size == 0:
        return pack(_empty(array.shape))
    return from_array(array.astype(np.float64) if array.dtype.kind == "f" else array.astype(np.int64))


def _empty(shape):
    if shape[0] == 0:
        return make_list(())
    return make_list([_empty(shape[1:]) if len(shape) > 1 else make_list(())] * shape[0])


def _write_batch(arrays, numeric: bool):
    if isinstance(arrays, np.ndarray):
        return to_wolfram(arrays, numeric)
    return make_list([to_wolfram(a, numeric) for a in arrays])


def write(port, arrays, is_batch: bool, numeric: bool, prop, call, rng):
    """The value of an output port: decoded where it has a decoder, unless ``prop`` is None."""
    if has_coder(port) and prop is not S.None_:
        decoded = port.decode_batch(arrays, prop, call, rng)
        return make_list(decoded) if is_batch else decoded[0]
    if not is_batch:
        return to_wolfram(arrays[0], numeric)
    return _write_batch(arrays, numeric)
