"""The table of NumPy kernels.

A kernel is ``build(node, ins, outs, b)``: it looks at the arrays once and records, with ``b.emit(function, *args)``,
the calls that compute ``outs`` from ``ins`` at every run.  ``b.scratch(shape)`` lends memory for the duration of the
node.  ``outs`` holds None for outputs nobody uses.  Inputs may have any strides; outputs are C-contiguous.
"""

from collections.abc import Callable
from typing import Any, Protocol

import numpy as np

KERNELS: dict[str, Callable] = {}
INPLACE: set[str] = set()  # ops whose first output may share memory with an input of the same shape and type
VIEWS: dict[str, Callable] = {}  # ops whose result is a view: array -> array or None when a copy is needed


class Builder(Protocol):
    """What a kernel records its calls with."""

    state: Any  # of the run: ``rng``, the random numbers, and ``call``, what evaluates code

    def emit(self, function: Callable, *args: Any, **options: Any) -> None:
        """Record a call."""

    def scratch(self, shape: tuple, dtype: Any = np.float32) -> np.ndarray:
        """Memory of its own for the node, of undefined content when its calls start."""

    def contiguous(self, array: np.ndarray) -> np.ndarray:
        """The array itself, or scratch memory that holds its elements in order."""


def kernel(*names, inplace: bool = False) -> Callable:
    """Register a kernel for the named ops."""

    def register(function: Callable) -> Callable:
        for name in names:
            KERNELS[name] = function
            if inplace:
                INPLACE.add(name)
        return function

    return register


def view(*names) -> Callable:
    """Register the view that an op is, called as ``function(node, array)``."""

    def register(function: Callable) -> Callable:
        for name in names:
            VIEWS[name] = function
        return function

    return register


# op -> function(node, ins) that gives the order of its outputs' axes in memory, or None for row-major
LAYOUTS: dict[str, Callable] = {}


def layout(*names) -> Callable:
    """Register the memory order of the named ops' first output; without one an output is row-major."""

    def register(function: Callable) -> Callable:
        for name in names:
            LAYOUTS[name] = function
        return function

    return register


def dense_order(array: np.ndarray) -> tuple | None:
    """The axes of ``array`` in the order of memory if it fills its memory without gaps, None if it is row-major or
    has gaps.
    """
    if array.flags.c_contiguous:
        return None
    strides = array.strides
    order = tuple(sorted(range(array.ndim), key=lambda a: -strides[a]))
    return order if array.transpose(order).flags.c_contiguous else None


def clear(array: np.ndarray) -> None:
    """Fill a contiguous array with zeros: as bytes, which NumPy leaves to memset, it takes half the time."""
    array.reshape(-1).view(np.uint8).fill(0)


def number(value: float, like: np.ndarray) -> np.ndarray:
    """A number as an array of the type of ``like``: ufuncs take it a third of a microsecond faster than a scalar."""
    return np.asarray(value, like.dtype)
