"""Filters and arithmetic of images."""

import numpy as np

from ...evaluator import Evaluator, builtin
from ...expression import Expression, MessageError, PackedArray, S, elements, from_array, is_list, make_list
from ...expression.image import Image, from_reals
from ..kit.operands import is_elementwise
from ..kit.scalars import numbers_of, real_value
from .colors import is_color, pixel_of
from .images import CHANNEL_SPACES, NOT_IMAGE, like, read_image


@builtin("ImageApply", options={"Interleaving": S.True_}, messages=NOT_IMAGE)
def image_apply(ev: Evaluator, f: Expression, x: Expression, options: dict) -> Expression | None:
    """ImageApply[f, image] applies f to the list of channel values of every pixel."""
    image = read_image(x)
    pixels = image.reals()
    # an elementwise function of gray values takes all pixels at once
    whole = ev.call(f, PackedArray(pixels)) if pixels.ndim == 2 and is_elementwise(ev, f) else None
    array = None if whole is None else numbers_of(ev, whole)
    if array is None or array.shape != pixels.shape:
        flat = pixels.reshape(-1, *pixels.shape[2:])
        values = [ev.call(f, from_array(p)) for p in flat]
        array = numbers_of(ev, make_list(values))
        if array is None:
            return None
        array = array.reshape(*pixels.shape[:2], *array.shape[1:])
    channels = array.shape[2] if array.ndim == 3 else 1
    # values of f are rarely 0 and 1 only
    kind = image.type if image.type != "Bit" else "Real32"
    return from_reals(
        np.asarray(array, dtype="float64"), kind, image.color_space if channels == image.channels else CHANNEL_SPACES.get(channels)
    )


def _combined(ev, head, x, values, operation):
    """Images and numbers added, multiplied, … pixel by pixel."""
    image = read_image(x)
    result = image.reals()
    for v in values:
        if type(v) is Image:
            other = v.reals()
            if other.shape[:2] != result.shape[:2]:
                raise MessageError("imgdims", v, symbol=head)
            if other.ndim != result.ndim:
                # a gray image works on every channel of a color image
                other, result = [a[:, :, None] if a.ndim == 2 else a for a in (other, result)]
        else:
            other = pixel_of(ev, v, "RGB") if is_color(ev, v) else real_value(ev, v)
            if other is None:
                return None
        result = operation(result, other)
    return like(image, result)


@builtin("ImageAdd", minimum=1, messages=NOT_IMAGE)
def image_add(ev: Evaluator, args: tuple) -> Expression:
    """ImageAdd[image, y, …] adds images, numbers or colors pixel by pixel."""
    return _combined(ev, S.ImageAdd, args[0], args[1:], lambda a, b: a + b)


@builtin("ImageSubtract", minimum=1, messages=NOT_IMAGE)
def image_subtract(ev: Evaluator, args: tuple) -> Expression:
    """ImageSubtract[image, y, …] subtracts images, numbers or colors pixel by pixel."""
    return _combined(ev, S.ImageSubtract, args[0], args[1:], lambda a, b: a - b)


@builtin("ImageMultiply", minimum=1, messages=NOT_IMAGE)
def image_multiply(ev: Evaluator, args: tuple) -> Expression:
    """ImageMultiply[image, y, …] multiplies images, numbers or colors pixel by pixel."""
    return _combined(ev, S.ImageMultiply, args[0], args[1:], lambda a, b: a * b)


@builtin("ImageDifference", messages=NOT_IMAGE)
def image_difference(ev: Evaluator, x: Expression, y: Expression) -> Expression:
    """ImageDifference[im1, im2] gives the absolute difference of two images."""
    return _combined(ev, S.ImageDifference, x, (y,), lambda a, b: abs(a - b))


@builtin("ImageDistance", options={"DistanceFunction": S.Automatic}, messages=NOT_IMAGE)
def image_distance(ev: Evaluator, x: Expression, y: Expression, options: dict) -> Expression | None:
    """ImageDistance[im1, im2] gives the Euclidean distance of the pixels of two images."""
    a, b = read_image(x).reals(), read_image(y).reals()
    if a.shape != b.shape:
        return None
    return float(((a - b) ** 2).sum() ** 0.5)


# --- filters --------------------------------------------------------------------------------------------------------


def _gaussian_kernel(radius: int, sigma: float):
    positions = np.arange(-radius, radius + 1)
    # a deviation of zero leaves every pixel alone
    weights = np.exp(-(positions**2) / (2 * sigma**2)) if sigma > 0 else (positions == 0).astype(float)
    return weights / weights.sum()


def _filtered(pixels, kernel):
    """Pixels smoothed by a symmetric kernel along rows and columns; edges repeat."""
    radius = len(kernel) // 2
    # rows, then columns: 2 n steps a pixel instead of n^2
    for axis in (0, 1):
        widths = [(0, 0)] * pixels.ndim
        widths[axis] = (radius, radius)
        padded = np.pad(pixels, widths, "edge")
        size = pixels.shape[axis]
        pixels = sum(w * np.take(padded, range(i, i + size), axis=axis) for i, w in enumerate(kernel))
    return pixels


@builtin("GaussianFilter", messages=NOT_IMAGE)
def gaussian_filter(ev: Evaluator, x: Expression, radius: Expression) -> Expression | None:
    """GaussianFilter[image, r] smooths with a Gaussian of radius r and standard deviation r/2.
    GaussianFilter[image, {r, s}] chooses the deviation; a matrix or list of numbers is smoothed as well."""
    numbers = [real_value(ev, r) for r in (elements(radius) if is_list(radius) else (radius,))]
    if None in numbers or not 1 <= len(numbers) <= 2:
        return None
    # Wolfram: the deviation is half the radius
    sigma = numbers[1] if len(numbers) == 2 else numbers[0] / 2
    kernel = _gaussian_kernel(int(numbers[0] + 0.5), sigma)
    if type(x) is Image:
        return like(x, _filtered(x.reals(), kernel))
    array = numbers_of(ev, x) if is_list(x) else None
    if array is None or array.ndim > 2:
        return None
    array = array.astype(float)
    return from_array(_filtered(array[:, None], kernel)[:, 0] if array.ndim == 1 else _filtered(array, kernel))


@builtin("Blur", messages=NOT_IMAGE)
def blur(ev: Evaluator, x: Expression, radius: Expression = 2) -> Expression | None:
    """Blur[image] gives a blurred image; Blur[image, r] over pixels up to r away."""
    if type(radius) is not int or radius < 0:
        return None
    size = 2 * radius + 1
    return like(read_image(x), _filtered(x.reals(), [1 / size] * size))


@builtin("ImageConvolve", messages=NOT_IMAGE)
def image_convolve(ev: Evaluator, x: Expression, kernel: Expression) -> Expression | None:
    """ImageConvolve[image, kernel] gives the convolution of an image with a matrix; edges repeat."""
    image = read_image(x)
    array = numbers_of(ev, kernel)
    if array is None or array.ndim != 2:
        return None
    pixels = image.reals()
    up, left = (array.shape[0] - 1) // 2, (array.shape[1] - 1) // 2
    widths = [(array.shape[0] - 1 - up, up), (array.shape[1] - 1 - left, left)] + [(0, 0)] * (pixels.ndim - 2)
    padded = np.pad(pixels, widths, "edge")
    # a convolution reads its kernel backwards
    flipped = array[::-1, ::-1]
    height, width = pixels.shape[:2]
    result = sum(
        flipped[i, j] * padded[i : i + height, j : j + width] for i in range(array.shape[0]) for j in range(array.shape[1])
    )
    return like(image, result)
