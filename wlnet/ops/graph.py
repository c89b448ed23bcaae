"""The traced graph: values, the nodes that make them, and the rules of shape and element type they share.

A layer calls op functions on ``Value``s; each call records one ``Node``.  Nothing is computed until a plan is compiled
(plan.py) or the graph is handed to torch (torch_engine.py).  Shapes are concrete integers.  Element types are
``float32`` (default), ``float64``, ``int64`` and ``bool``; constants adopt the float type of what they meet.
"""

import itertools
from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

FLOAT32 = np.dtype(np.float32)
FLOAT64 = np.dtype(np.float64)
INT64 = np.dtype(np.int64)
BOOL = np.dtype(np.bool_)
_DTYPES: dict[Any, np.dtype] = {
    FLOAT32: FLOAT32,
    FLOAT64: FLOAT64,
    INT64: INT64,
    BOOL: BOOL,
    "float32": FLOAT32,
    "float64": FLOAT64,
    "int64": INT64,
    "bool": BOOL,
    float: FLOAT32,
    int: INT64,
    bool: BOOL,
}


# Nodes are numbered as they are made: the order of the numbers is an order in which they can be computed.
_serials = itertools.count()


class OpsError(Exception):
    """A graph that cannot be built or run; ``op`` names the operation, the text says what was expected."""

    def __init__(self, op: str, text: str):
        super().__init__(f"{op}: {text}")
        self.op = op
        self.text = text


class OutOfRange(OpsError):
    """An integer that is no position (from 0) along an axis of this size."""

    def __init__(self, op: str, position: int, size: int):
        super().__init__(op, f"position {position} (from 0) lies outside an axis of length {size}")
        self.position, self.size = position, size


class Node:
    """One call of an op: its name, input values, parameters and output values."""

    __slots__ = ("op", "inputs", "params", "outputs", "serial")

    def __init__(self, op, inputs, params):
        self.serial = next(_serials)
        self.op = op
        self.inputs = inputs
        self.params = params
        self.outputs = ()


class Value:
    """One array of the graph: output ``index`` of ``node``, with a known shape and element type."""

    __slots__ = ("node", "index", "shape", "dtype")

    def __init__(self, node, index, shape, dtype):
        self.node = node
        self.index = index
        self.shape = shape
        self.dtype = dtype

    @property
    def op(self) -> str:
        """The name of the op that makes this value."""
        return self.node.op

    @property
    def inputs(self) -> tuple:
        """The values the op takes."""
        return self.node.inputs

    @property
    def params(self) -> dict:
        """The op's parameters."""
        return self.node.params

    @property
    def ndim(self) -> int:
        """The number of axes."""
        return len(self.shape)

    @property
    def size(self) -> int:
        """The number of elements."""
        return count(self.shape)

    @property
    def is_float(self) -> bool:
        """Whether the elements are real numbers (the only ones that carry gradients)."""
        return self.dtype.kind == "f"

    def __repr__(self):
        return f"Value({self.node.op}, {self.shape}, {self.dtype.name})"

    __array_ufunc__ = None  # NumPy leaves array * value to the value

    if TYPE_CHECKING:  # elementwise.py fills these in

        def __add__(self, other: "Value | np.ndarray | float") -> "Value": ...
        def __radd__(self, other: "np.ndarray | float") -> "Value": ...
        def __sub__(self, other: "Value | np.ndarray | float") -> "Value": ...
        def __rsub__(self, other: "np.ndarray | float") -> "Value": ...
        def __mul__(self, other: "Value | np.ndarray | float") -> "Value": ...
        def __rmul__(self, other: "np.ndarray | float") -> "Value": ...
        def __truediv__(self, other: "Value | np.ndarray | float") -> "Value": ...
        def __rtruediv__(self, other: "np.ndarray | float") -> "Value": ...
        def __pow__(self, other: "Value | np.ndarray | float") -> "Value": ...
        def __rpow__(self, other: "np.ndarray | float") -> "Value": ...
        def __neg__(self) -> "Value": ...
        def __getitem__(self, index: Any) -> "Value": ...
        def __lt__(self, other: Any) -> "Value": ...
        def __le__(self, other: Any) -> "Value": ...
        def __gt__(self, other: Any) -> "Value": ...
        def __ge__(self, other: Any) -> "Value": ...


def count(shape: Sequence) -> int:
    """The number of elements of an array of this shape."""
    product = 1
    for n in shape:
        product *= n
    return product


def dtype_of(spec: Any) -> np.dtype:
    """The element type named by ``spec`` (name, NumPy type or Python type)."""
    known = _DTYPES.get(spec)
    if known is not None:
        return known
    dtype = np.dtype(spec)
    if dtype in _DTYPES:  # np.float64, the type, equals its dtype but does not hash like it
        return _DTYPES[dtype]
    kinds: dict[str, np.dtype] = {"f": FLOAT32, "i": INT64, "u": INT64, "b": BOOL}
    known = kinds.get(dtype.kind)
    if known is None:
        raise OpsError("dtype", f"real, integer or logical elements expected, not {dtype}")
    return known


def make(op: str, inputs: tuple, shape: tuple, dtype: object, params: dict | None = None) -> Value:
    """Record a call with one output."""
    node = Node(op, inputs, params or {})
    value = Value(node, 0, shape, dtype)
    node.outputs = (value,)
    return value


def make_many(op: str, inputs: tuple, specs: list, params: dict | None = None) -> tuple:
    """Record a call with several outputs; ``specs`` lists (shape, dtype)."""
    node = Node(op, inputs, params or {})
    node.outputs = tuple([Value(node, i, shape, dtype) for i, (shape, dtype) in enumerate(specs)])
    return node.outputs


def input(name: Hashable, shape: tuple, dtype: object = FLOAT32) -> Value:
    """An array fed at every run: a net's input.  Axis 0 is the batch.  Large feeds must not change during a run."""
    return make("input", (), tuple(shape), dtype_of(dtype), {"name": name})


def array(name: Hashable, shape: Sequence, dtype: object = FLOAT32) -> Value:
    """A learned or constant array fed at run time, usually the same object each time (it is bound, not copied)."""
    return make("array", (), tuple(shape), dtype_of(dtype), {"name": name})


def constant(value: object, dtype: object = None) -> Value:
    """A number or array known when the graph is made.  Without ``dtype`` a real constant adopts that of its partner."""
    data = np.asarray(value)
    kind = dtype_of(dtype) if dtype is not None else dtype_of(data.dtype)
    return make("constant", (), data.shape, kind, {"array": data.astype(kind), "source": data, "weak": dtype is None})


def zeros(shape: tuple, dtype: object = FLOAT32) -> Value:
    """An array of zeros."""
    return _filled(0, shape, dtype)


def ones(shape: tuple, dtype: object = FLOAT32) -> Value:
    """An array of ones."""
    return _filled(1, shape, dtype)


def zeros_like(x: Value) -> Value:
    """Zeros of the shape and type of ``x``."""
    return _filled(0, x.shape, x.dtype)


def ones_like(x: Value) -> Value:
    """Ones of the shape and type of ``x``."""
    return _filled(1, x.shape, x.dtype)


def _filled(number, shape, dtype):
    kind = dtype_of(dtype)
    return make(
        "constant",
        (),
        tuple(shape),
        kind,
        {"array": np.broadcast_to(np.array(number, kind), tuple(shape)), "source": None, "weak": False},
    )


def retyped(x: Value, dtype: np.dtype) -> Value:
    """A weak constant in another element type; anything else goes through a cast."""
    if x.dtype is dtype:
        return x
    if x.node.op == "constant" and x.params["weak"]:
        return constant_as(x, dtype)
    return make("cast", (x,), x.shape, dtype)


def constant_as(x: Value, dtype: np.dtype) -> Value:
    """The weak constant ``x`` with elements of type ``dtype``."""
    source = x.params["source"]
    return make("constant", (), x.shape, dtype, {"array": source.astype(dtype), "source": source, "weak": True})


def lift(x: object) -> Value:
    """``x`` itself if it is a value, else a weak constant."""
    return x if isinstance(x, Value) else constant(x)


def lift_float(x: "Value | float", dtype: np.dtype | None = None) -> Value:
    """``x`` as a value with real elements (of type ``dtype`` if given)."""
    value = lift(x)
    if value.dtype.kind == "f" and (dtype is None or value.dtype is dtype):
        return value
    return retyped(value, dtype or FLOAT32)


def weak(x: Value) -> bool:
    """Whether ``x`` is a constant that adopts the type of its partner."""
    return x.node.op == "constant" and x.params["weak"]


def promote(values: list) -> list:
    """The values in their common element type: constants give way, then float64 > float32 > int64 > bool."""
    values = [lift(x) for x in values]
    first = values[0].dtype
    if all([x.dtype is first for x in values]):
        return values
    strong = [x.dtype for x in values if not weak(x)] or [x.dtype for x in values]
    kind = _highest(strong)
    if kind.kind != "f" and any([x.dtype.kind == "f" for x in values]):
        kind = FLOAT32
    elif kind is BOOL and any([x.dtype is INT64 for x in values]):
        kind = INT64
    return [retyped(x, kind) for x in values]


def _highest(kinds):
    for kind in (FLOAT64, FLOAT32, INT64):
        if kind in kinds:
            return kind
    return BOOL


def broadcast_shape(op: str, *shapes) -> tuple:
    """The common shape of broadcast operands, by NumPy's rule."""
    first = shapes[0]
    if all([s == first for s in shapes]):
        return first
    rank = max([len(s) for s in shapes])
    result = [1] * rank
    for shape in shapes:
        offset = rank - len(shape)
        for i, n in enumerate(shape):
            if n != 1:
                if result[offset + i] not in (1, n):
                    raise OpsError(op, f"shapes {', '.join([str(s) for s in shapes])} do not fit together")
                result[offset + i] = n
    return tuple(result)


def normal_axis(op: str, axis: int, rank: int) -> int:
    """``axis`` counted from the front, checked against ``rank``."""
    if not -rank <= axis < rank:
        raise OpsError(op, f"axis {axis} does not exist in an array of rank {rank}")
    return axis % rank


def normal_axes(op: str, axes: int | tuple | None, rank: int) -> tuple:
    """Axes as a sorted tuple of non-negative integers; ``None`` means all."""
    if axes is None:
        return tuple(range(rank))
    if isinstance(axes, int):
        axes = (axes,)
    return tuple(sorted({normal_axis(op, a, rank) for a in axes}))
