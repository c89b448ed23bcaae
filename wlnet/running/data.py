"""Data of ports: examples in, values out."""

from collections.abc import Callable, Sequence

import numpy as np

from ..expression import (
    Association,
    Expr,
    Expression,
    NumericArray,
    S,
    Symbol,
    elements,
    from_array,
    full_form,
    head_of,
    is_list,
    make_list,
    numeric_by,
    pack,
    rows_of_numbers,
    to_numbers,
)
from ..nets.errors import NetFailure
from ..nets.types import Coder, Index, Tensor, describe
from .plans import check_shape


class Examples:
    """The data of one port: arrays of the examples (stacked, or a list where lengths differ), and how it came."""

    __slots__ = ("arrays", "is_batch", "as_numeric_array")

    def __init__(self, arrays: "np.ndarray | list", is_batch: bool, as_numeric_array: bool = False):
        self.arrays, self.is_batch, self.as_numeric_array = arrays, is_batch, as_numeric_array

    def __len__(self) -> int:
        return len(self.arrays)


def read_port(name: str, port: "Tensor | Coder", x: Expression, call: Callable) -> Examples:
    """The examples that data for a port holds.  ``call(f, x)`` evaluates f[x], for encoders with functions."""
    if isinstance(port, Coder):
        return _read_coded(name, port, x, call)
    return read_tensor(name, port, x, numeric_by(call))


def read_tensor(name: str, tensor: Tensor, x: Expression, numeric: "Callable | None" = None) -> Examples:
    """The examples in data for a port without encoder; ``numeric``: see `to_numbers`."""
    array = to_numbers(x, numeric)
    if array is None:
        return _read_examples(name, tensor, x, numeric)
    if array.dtype.kind not in "iufb":
        raise NetFailure("netdata", f'port "{name}" expects {describe(tensor)}, but was given complex numbers')
    is_batch = tensor.rank is not None and array.ndim == tensor.rank + 1
    check_shape(name, tensor, array.shape[1:] if is_batch else array.shape)
    array = _typed(name, tensor, array)
    return Examples(array if is_batch else array[None], is_batch, _holds_numeric_arrays(x))


def _holds_numeric_arrays(x: Expression) -> bool:
    """Is x a numeric array, or a list of such?  The results are numeric arrays then."""
    if type(x) is not Expr:
        return type(x) is NumericArray
    return type(x.args[0]) is NumericArray and all([type(item) is NumericArray for item in x.args])


def _read_examples(name: str, tensor: Tensor, x: Expression, numeric: "Callable | None") -> Examples:
    """A batch of examples of different lengths."""
    rows = rows_of_numbers(x, numeric, real=True) if is_list(x) and tensor.rank is not None else None
    if rows is None:
        raise NetFailure("netdata", f'port "{name}" expects {describe(tensor)}, but was given {data_words(x)}')
    for row in rows:
        check_shape(name, tensor, row.shape)
    return Examples([_typed(name, tensor, row) for row in rows], True, bool(rows) and _holds_numeric_arrays(x))


def data_words(x: Expression) -> str:
    """What arrived, in words."""
    if type(x) is str:  # shortened: a text of pages would hide the rest of the message
        return f'the string "{x if len(x) <= 40 else x[:37] + "…"}"'
    if is_list(x):
        items = elements(x)
        if items and all([is_list(i) for i in items]):
            if all([to_numbers(i) is not None or not elements(i) for i in items]):
                return "a ragged list of lists"
        return "a list with elements that are not numbers" if items else "an empty list"
    if isinstance(x, Association):
        return "an association"
    if type(x) in (int, float):
        return f"the number {x}"
    if type(x) is Symbol:
        return f"the symbol {x.name}"
    head = head_of(x)
    return f"an expression with head {head.name if type(head) is Symbol else full_form(head)}"


def _typed(name: str, tensor: Tensor, array: np.ndarray) -> np.ndarray:
    """The array as integers within the port's range, or as reals."""
    if type(tensor.element) is not Index:
        return array
    if array.dtype.kind == "f":
        rounded = np.rint(array)
        if not (rounded == array).all() or (abs(rounded) >= 2.0**63).any():
            raise NetFailure("netdata", f'port "{name}" expects {describe(tensor)}, but was given numbers that are not integers')
        array = rounded.astype(np.int64)
    low, high = tensor.element.low, tensor.element.high
    if array.size:
        least, greatest = int(array.min()), int(array.max())
        outside = least if low is not None and least < low else greatest if high is not None and greatest > high else None
        if outside is not None:
            raise NetFailure("netdata", f'port "{name}" expects {describe(tensor)}, but was given the integer {outside}')
    return array


def _read_coded(name: str, encoder: Coder, x: Expression, call: Callable) -> Examples:
    try:
        encoded = encoder.examples(x, call)
        if encoded is not None:
            arrays, is_batch = encoded
            return Examples(stack_examples(arrays), is_batch)
    except NetFailure as error:
        raise error.with_tag("netdata", f'port "{name}": ') from None
    # after the encoder: a list of numbers may be data for it
    try:
        return read_tensor(name, encoder.type, x, numeric_by(call))  # data that is encoded already
    except NetFailure:
        pass
    raise NetFailure("netdata", f'port "{name}" expects {encoder.expected}, but was given {data_words(x)}')


def stack_examples(arrays: list) -> "np.ndarray | list":
    """One array where all shapes agree, else the list."""
    first = arrays[0].shape
    return np.stack(arrays) if all([a.shape == first for a in arrays]) else arrays


# --- results out ------------------------------------------------------------------------------------------------------------


def to_wolfram(array: "np.ndarray | np.generic", as_numeric_array: bool = False) -> Expression:
    """Numbers of one value as Wolfram data: machine reals or integers, in lists."""
    # a single number is a number, also among numeric arrays
    if as_numeric_array and array.ndim:
        return NumericArray(np.asarray(array, order="C"))
    if array.dtype.kind == "b":
        array = array.astype(np.int64)
    if array.ndim == 0:
        return array.item()
    # from_array has no lists of empty lists
    if array.size == 0:
        return pack(_empty(array.shape))
    return from_array(array.astype(np.float64) if array.dtype.kind == "f" else array.astype(np.int64))


def _empty(shape: tuple) -> Expr:
    """Nested lists of a shape with a 0 in it."""
    if shape[0] == 0:
        return make_list(())
    return make_list([_empty(shape[1:]) if len(shape) > 1 else make_list(())] * shape[0])


def write(
    port: "Tensor | Coder",
    arrays: "np.ndarray | Sequence",
    is_batch: bool,
    numeric: bool,
    prop: Expression,
    call: Callable,
    rng: "Callable | None",
) -> Expression:
    """The value of an output port: decoded where it has a decoder, unless ``prop`` is None."""
    if isinstance(port, Coder) and prop is not S.None_:
        decoded = port.decode_batch(arrays, prop, call, rng)
        return make_list(decoded) if is_batch else decoded[0]
    if not is_batch:
        return to_wolfram(arrays[0], numeric)
    if isinstance(arrays, np.ndarray):
        return to_wolfram(arrays, numeric)
    return make_list([to_wolfram(a, numeric) for a in arrays])  # of different lengths
