"""Morphology of images and matrices: Dilation, Erosion, Opening, Closing."""

import numpy as np

from ...evaluator import Evaluator, builtin
from ...expression import Expression, from_array
from ...expression.image import Image
from ..kit.scalars import numbers_of
from .images import NOT_IMAGE, like


def _element(ev, kernel):
    """The structuring element as a Boolean matrix: of a radius the square, of a matrix its nonzero places."""
    if type(kernel) is int and kernel >= 0:
        # a radius r reaches r pixels to all sides
        return np.ones((2 * kernel + 1,) * 2, dtype=bool)
    array = numbers_of(ev, kernel)
    return array != 0 if array is not None and array.ndim == 2 and array.any() else None


def _extreme(pixels, element, outside, largest: bool):
    """Each value replaced by the largest (or smallest) one under the element, which an erosion uses turned round."""
    rows, columns = element.shape
    up, left = (rows - 1) // 2, (columns - 1) // 2
    # so that opening and closing leave large shapes where they are
    if not largest:
        element, up, left = element[::-1, ::-1], rows - 1 - up, columns - 1 - left
    widths = [(rows - 1 - up, up), (columns - 1 - left, left)] + [(0, 0)] * (pixels.ndim - 2)
    padded = np.pad(pixels, widths, constant_values=outside)
    height, width = pixels.shape[:2]
    shifted = [
        padded[rows - 1 - i : rows - 1 - i + height, columns - 1 - j : columns - 1 - j + width]
        for i, j in zip(*np.nonzero(element))
    ]
    return (np.maximum if largest else np.minimum).reduce(shifted)


def _applied(ev, x, kernel, steps):
    element = _element(ev, kernel)
    if element is None:
        return None
    array = x.reals() if type(x) is Image else numbers_of(ev, x)
    if array is None or array.ndim < 2 or type(x) is not Image and array.ndim != 2:
        return None
    low, high = (array.min(), array.max()) if array.size else (0, 0)
    for largest in steps:
        # outside lies what can never win
        array = _extreme(array, element, low if largest else high, largest)
    return like(x, array) if type(x) is Image else from_array(array)


@builtin("Dilation", messages=NOT_IMAGE)
def dilation(ev: Evaluator, x: Expression, kernel: Expression) -> Expression | None:
    """Dilation[image, ker] gives the dilation of an image or a matrix by a structuring element.
    Dilation[image, r] uses the square of radius r."""
    return _applied(ev, x, kernel, (True,))


@builtin("Erosion", messages=NOT_IMAGE)
def erosion(ev: Evaluator, x: Expression, kernel: Expression) -> Expression:
    """Erosion[image, ker] gives the erosion of an image or a matrix by a structuring element.
    Erosion[image, r] uses the square of radius r."""
    return _applied(ev, x, kernel, (False,))


@builtin("Opening", messages=NOT_IMAGE)
def opening(ev: Evaluator, x: Expression, kernel: Expression) -> Expression:
    """Opening[image, ker] gives the dilation of the erosion of an image or a matrix."""
    return _applied(ev, x, kernel, (False, True))


@builtin("Closing", messages=NOT_IMAGE)
def closing(ev: Evaluator, x: Expression, kernel: Expression) -> Expression:
    """Closing[image, ker] gives the erosion of the dilation of an image or a matrix."""
    return _applied(ev, x, kernel, (True, False))
