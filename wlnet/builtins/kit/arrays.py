"""NumPy arrays as results.  Only modules that load NumPy anyway import this one."""

import numpy as np

from ...expression import Expression, from_array


def finite(array: np.ndarray) -> Expression | None:
    """The array as an expression if all of it is finite, else None."""
    return from_array(array) if np.isfinite(array).all() else None
