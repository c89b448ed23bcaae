"""Training data: every form that NetTrain takes, as one column of arrays for each port; and batches of it.

    {in1 -> out1, …}    {in1, …} -> {out1, …}    {<|port -> …|>, …}    <|port -> {…}, …|>    Dataset[…]    {in1, …}

Examples of a batch have equal shapes or are grouped by shape: a round is cut so that most batches are one group.
"""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from ..coders import coder_class
from ..coders.boolean import BooleanEncoder
from ..expression import (
    Association,
    Expr,
    Expression,
    S,
    elements,
    identity_key,
    is_immediate_rule,
    is_list,
    length,
    make_list,
    numeric_by,
    to_numbers,
)
from ..expression.dataset import Dataset
from ..expression.image import Image
from ..expression.order import canonical_sort
from ..nets.errors import NetFailure
from ..nets.types import INTEGER, Coder, Length, Port, Tensor, describe, describe_shape, has_coder, tensor_of
from ..running.data import data_words, read_tensor
from ..running.plans import groups

FORMS = (
    "rules between inputs and outputs, a rule between their lists, associations of ports, an association of "
    "lists, or a function that makes batches"
)

MOST_ENCODED = 1 << 30  # bytes of a column that is encoded once and kept


# --- the forms ------------------------------------------------------------------------------------------------------


class Raw:
    """Data as it is written: columns by port, or a column of inputs and one of outputs that are not assigned yet."""

    __slots__ = ("ports", "left", "right")

    def __init__(self, ports: dict | None = None, left: Expression = None, right: Expression = None):
        self.ports, self.left, self.right = ports, left, right


def read_form(x: Expression) -> "Raw | None":
    """The columns of data in any form that lists examples, or None."""
    if type(x) is Dataset:
        x = x.data
    if is_immediate_rule(x) and _is_column(x.args[0]) and _is_column(x.args[1]):
        return Raw(left=x.args[0], right=x.args[1])
    if type(x) is Association:
        return Raw(ports=dict(x.items()))
    if not _is_column(x) or not length(x):
        return None
    items = elements(x)
    if all([is_immediate_rule(i) for i in items]):
        return Raw(left=_column([i.args[0] for i in items]), right=_column([i.args[1] for i in items]))
    if all([type(i) is Association for i in items]):
        return Raw(ports=_by_key(items))
    return Raw(left=x)


def _is_column(x) -> bool:
    if is_list(x) or type(x) is Association:
        return True
    numbers = to_numbers(x)
    return numbers is not None and numbers.ndim > 0


def _column(items: list):
    """A list of examples, or columns by port where the examples are associations."""
    if items and all([type(i) is Association for i in items]):
        return Association.from_items(_by_key(items).items())
    return make_list(items)


def _by_key(items) -> dict:
    keys = items[0].keys()
    for n, item in enumerate(items):
        for key in keys:
            if key not in item:
                raise NetFailure("netdata", f'example {n + 1} has no value for port "{key}"')
    return {key: make_list([i.get(key) for i in items]) for key in keys}


def assigned(raw: Raw, inputs: list, targets: list) -> dict:
    """Port -> column, for the net's inputs and the targets of its losses.  Raises `NetFailure`."""
    if raw.ports is not None:
        columns = dict(raw.ports)
        if "Target" in columns and len(targets) == 1:
            columns.setdefault(targets[0], columns["Target"])
    else:
        columns = _side(raw.left, inputs, "inputs")
        if raw.right is not None:
            columns |= _side(raw.right, targets, "targets")
    for name in (*inputs, *targets):
        if name not in columns:
            kind = "input port" if name in inputs else "output port"
            raise NetFailure(
                "netdata",
                f'the training data has no values for {kind} "{name}"'
                + (f"; it has values for {', '.join([_word(k) for k in columns])}" if columns else ""),
            )
    return {name: columns[name] for name in (*inputs, *targets)}


def _side(column, names: list, what: str) -> dict:
    if type(column) is Association:
        return dict(column.items())
    if not names and what == "targets":
        raise NetFailure("netdata", "the losses need no targets: give a list of inputs, or an association of ports")
    if len(names) != 1:
        listed = ", ".join([f'"{n}"' for n in names]) or "no ports"
        raise NetFailure("netdata", f"the net has {len(names)} {what} ({listed}): give the data as an association of ports")
    return {names[0]: column}


def _word(key) -> str:
    return f'"{key}"' if type(key) is str else repr(key)


# --- what the values of a column say about a port -------------------------------------------------------------------


def value_rank(column: Expression, call: Callable) -> "int | None":
    """The rank of the first example where it is numeric."""
    numeric = numeric_by(call)
    array = to_numbers(column, numeric)
    if array is not None and array.ndim:
        return array.ndim - 1
    items = elements(column) if is_list(column) else ()
    first = to_numbers(items[0], numeric) if items else None
    return None if first is None else first.ndim


def labels_of(column: Expression) -> tuple:
    """(the distinct labels in order, how deep they are nested) of a column of labels; (None, 0) for other data."""
    if to_numbers(column) is not None or not is_list(column):
        return None, 0
    items, depth = list(elements(column)), 0
    while items and all([is_list(i) for i in items]):
        items = [e for i in items for e in elements(i)]
        depth += 1
    if not items or any([type(i) is Expr or type(i) is Image or is_list(i) for i in items]):
        return None, 0
    distinct = list({identity_key(i): i for i in items}.values())
    return canonical_sort(tuple(distinct)), depth


def is_boolean(column: Expression) -> bool:
    """Are all values True or False?"""
    return is_list(column) and to_numbers(column) is None and all([x is S.True_ or x is S.False_ for x in elements(column)])


def image_encoder(tensor: Tensor, column: Expression) -> Coder | None:
    """The encoder that a column of images asks for, or None."""
    items = elements(column) if is_list(column) and to_numbers(column) is None else ()
    if not items or not all([type(i) is Image for i in items]):
        return None
    cls: Any = coder_class("NetEncoder", "Image")
    values = {p.name: p.default for p in cls.parameters}
    pixels = items[0].reals()
    channels = 1 if pixels.ndim == 2 else pixels.shape[2]
    dims = tensor.dims if tensor.dims is not None and len(tensor.dims) == 3 else (None, None, None)
    channels = dims[0] if type(dims[0]) is int else channels
    height, width = [d if type(d) is int else n for d, n in zip(dims[1:], pixels.shape[:2])]
    values["ColorSpace"] = "Grayscale" if channels == 1 else "RGB"
    size = next(p.name for p in cls.parameters if "Size" in p.name)
    values[size] = (width, height)
    cls.prepare(values)
    return cls(values)


# --- columns --------------------------------------------------------------------------------------------------------


class EncodedLater:
    """A column of data that is encoded example by example when it is needed, because all of it would fill the memory.

    It has the length, shape and element type of the stacked array, and gives its rows.
    """

    def __init__(self, name: str, encoder, items, call, dtype=np.float32):
        self.name, self.encoder, self.items, self.call, self.dtype = name, encoder, items, call, dtype
        self.shape = (len(items), *encoder.type.dims)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        """The array of one example, or a column of those chosen by an index array."""
        if isinstance(i, np.ndarray) and i.ndim:
            chosen = [self.items[k] for k in i.tolist()]
            return EncodedLater(self.name, self.encoder, chosen, self.call, self.dtype)
        try:
            return self.encoder.encode(self.items[int(i)], self.call)
        except NetFailure as error:
            raise error.with_tag("netdata", f'port "{self.name}": ') from None


Column = np.ndarray | list | EncodedLater  # the arrays of a port: stacked, a list where shapes differ, made when needed


def is_uniform(column: Column) -> bool:
    """Have all examples of a column one shape?"""
    return isinstance(column, (np.ndarray, EncodedLater))


def read_column(name: str, port: Port, column: Expression, call: Callable | None) -> Column:
    """The arrays of a column: stacked, or a list where shapes differ.  ``call(f, x)`` evaluates f[x]."""
    if not _is_column(column) or type(column) is Association:
        raise NetFailure("netdata", f'port "{name}" expects a list of examples, but was given {data_words(column)}')
    numbers = None if is_list(column) else to_numbers(column)
    if not (length(column) if numbers is None else len(numbers)):
        raise NetFailure("netdata", f'there are no examples for port "{name}"')
    if not has_coder(port) and is_boolean(column):
        port = BooleanEncoder({"Dimensions": ()})
    if has_coder(port):
        return _encoded(name, port, column, call)
    return _numeric(name, port, column, call)


def _encoded(name, encoder, column, call):
    items = elements(column) if is_list(column) else ()
    accepted = [encoder.accepts(i) for i in items]
    if items and all(accepted):
        if encoder.type.is_fixed and 4 * math.prod((len(items), *encoder.type.dims)) > MOST_ENCODED:
            return EncodedLater(name, encoder, items, call)
        try:
            return stacked(encoder.encode_batch(items, call))
        except NetFailure as error:
            raise error.with_tag("netdata", f'port "{name}": ') from None
    try:
        return _numeric(name, encoder.type, column, call)
    except NetFailure:
        if not any(accepted) and to_numbers(column) is not None:
            raise
    bad = accepted.index(False)
    raise NetFailure("netdata", f'port "{name}" expects {encoder.expected}, but example {bad + 1} is {data_words(items[bad])}')


def _numeric(name, tensor, column, call):
    numeric = numeric_by(call)
    array = to_numbers(column, numeric)
    if array is None:
        examples = [to_numbers(i, numeric) for i in elements(column)]
        for n, (item, one) in enumerate(zip(elements(column), examples)):
            if one is None:
                raise NetFailure("netdata", f'port "{name}" expects {describe(tensor)}, but example {n + 1} is {data_words(item)}')
        rank = examples[0].ndim
    else:
        rank = array.ndim - 1
    if tensor.rank is None:
        tensor = Tensor([None] * rank, tensor.element)
    elif tensor.rank != rank:
        shape = examples[0].shape if array is None else array.shape[1:]
        raise NetFailure("netdata", f'port "{name}" expects {describe(tensor)}, but was given {describe_shape(shape)}')
    return stacked(read_tensor(name, tensor, column, numeric).arrays)


def stacked(arrays: np.ndarray | list) -> np.ndarray | list:
    """One array where all shapes agree, else the list."""
    if isinstance(arrays, np.ndarray):
        return arrays
    first = arrays[0].shape
    return np.stack(arrays) if all([a.shape == first for a in arrays]) else list(arrays)


def column_type(port: Port, arrays: Column) -> Tensor:
    """The type of a port: sizes that are open are those of the data, or of variable length where these differ."""
    tensor = tensor_of(port)
    if not isinstance(arrays, list):
        sizes = list(arrays.shape[1:])
    else:
        if len({a.ndim for a in arrays}) > 1:
            raise NetFailure("netdata", "the examples of a port must have the same number of levels")
        sizes = [n.pop() if len(n) == 1 else Length() for n in map(set, zip(*[a.shape for a in arrays]))]
    dims = tensor.dims if tensor.dims is not None else [None] * len(sizes)
    return Tensor([n if d is None else d for d, n in zip(dims, sizes)], tensor.element)


def typed(arrays: Column, dtype: Any) -> Column:
    """The arrays in an element type; integers stay integers where the type is None."""
    if isinstance(arrays, EncodedLater):
        return EncodedLater(arrays.name, arrays.encoder, arrays.items, arrays.call, dtype)
    with np.errstate(over="ignore"):  # infinite beyond the type
        if isinstance(arrays, np.ndarray):
            return np.ascontiguousarray(arrays, dtype)
        return [np.ascontiguousarray(a, dtype) for a in arrays]


class Examples:
    """Encoded examples: port -> array (count, …) or list of arrays."""

    def __init__(self, columns: dict):
        self.columns = columns
        counts = {name: len(c) for name, c in columns.items()}
        if len(set(counts.values())) > 1:
            raise NetFailure(
                "netdata",
                "the ports were given different numbers of examples: "
                + ", ".join([f'{n} for "{name}"' for name, n in counts.items()]),
            )
        self.count = next(iter(counts.values())) if counts else 1
        self.uniform = all([is_uniform(c) for c in columns.values()])
        self._buffers: dict = {}

    def groups(self) -> list:
        """Index arrays of examples with equal shapes, neighbours in size beside each other."""
        if self.uniform:
            return [np.arange(self.count)]
        varying = [c for c in self.columns.values() if not is_uniform(c)]
        by_shape = groups([tuple([c[i].shape for c in varying]) for i in range(self.count)])
        return [np.array(by_shape[key]) for key in sorted(by_shape)]

    def feeds(self, indices: np.ndarray) -> dict:
        """Port -> array of the chosen examples, in buffers that are used again."""
        arrays = {}
        for name, column in self.columns.items():
            one = column.shape[1:] if is_uniform(column) else column[int(indices[0])].shape
            shape = (len(indices), *one)
            buffer = self._buffers.get((name, shape))
            if buffer is None:
                dtype = column.dtype if is_uniform(column) else column[0].dtype
                buffer = self._buffers[name, shape] = np.empty(shape, dtype)
            if isinstance(column, np.ndarray):
                np.take(column, indices, 0, buffer, "clip")
            else:
                for row, i in enumerate(indices):
                    buffer[row] = column[i]
            arrays[name] = buffer
        return arrays

    def subset(self, indices: np.ndarray) -> "Examples":
        """Some of the examples."""
        return Examples({name: c[indices] if is_uniform(c) else [c[i] for i in indices] for name, c in self.columns.items()})

    def batches(self, size: int, rng: np.random.Generator) -> list:
        """A round: every example once, in batches (lists of index arrays, one for each group of equal shapes)."""
        if self.uniform:
            order = rng.permutation(self.count)
            return [[order[i : i + size]] for i in range(0, self.count, size)]
        batches, rests = [], []
        for group in self.groups():
            order = rng.permutation(group)
            whole = len(order) // size * size
            batches += [[order[i : i + size]] for i in range(0, whole, size)]
            rests.append(order[whole:])
        batches += _packed(rests, size)
        return [batches[i] for i in rng.permutation(len(batches))]


def _packed(parts: list, size: int) -> list:
    """Batches of this size from leftovers of groups, in their order."""
    batches: list = []
    room = 0
    for part in parts:
        while len(part):
            if not room:
                batches.append([])
                room = size
            batches[-1].append(part[:room])
            taken = min(room, len(part))
            part, room = part[taken:], room - taken
    return batches


def target_port(tensor: Tensor, decoder: Any, coder: Coder | None, column: Expression, call: Callable) -> Port:
    """How the targets of an output port are read: by the loss's encoder, that of the net's decoder, or as numbers."""
    if coder is not None:
        return coder
    if decoder is None or not has_coder(decoder):
        return tensor
    rank = value_rank(column, call)
    encoder = decoder.to_encoder()
    if rank is not None and rank == tensor.rank and not tensor.is_integer:
        return tensor  # targets of the output's own shape
    if encoder is None:
        if decoder.name == "Class":  # classes are numbers up to a size not known yet
            return Tensor(tensor.dims, INTEGER) if tensor.is_integer else tensor
        raise NetFailure(
            "netdata", f'targets cannot be encoded as the inverse of NetDecoder["{decoder.name}"]; give them as numbers'
        )
    return encoder


__all__ = [
    "EncodedLater",
    "Examples",
    "Raw",
    "assigned",
    "column_type",
    "image_encoder",
    "labels_of",
    "read_column",
    "read_form",
    "target_port",
    "typed",
    "value_rank",
]
