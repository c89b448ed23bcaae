"""Images as data: construction, properties, pixels, geometry, color conversion, light processing."""

import math

import numpy as np

from ...evaluator import Evaluator, builtin, declare_symbols, handles
from ...expression import (
    Association,
    Expr,
    Expression,
    MessageError,
    NumericArray,
    PackedArray,
    S,
    Symbol,
    boolean,
    elements,
    from_array,
    is_list,
    length,
    make_list,
)
from ...expression.image import IMAGE_TYPES, SCALES, Image, from_reals
from ..kit.operands import is_elementwise
from ..kit.scalars import numbers_of, real_value
from ..statistics.distributions import is_distribution
from ..statistics.drawing import draw
from ..statistics.random_ import random_state
from .colors import color_parts

declare_symbols("ColorSpace ImageSize Interleaving Resampling Image3D ImageResolution MetaInformation DefaultColorSpace")

CHANNEL_SPACES = {1: "Grayscale", 2: "Grayscale", 3: "RGB", 4: "RGB"}
_OPTIONS = {
    "ColorSpace": S.Automatic,
    "Interleaving": S.Automatic,
    "ImageSize": S.Automatic,
    "Magnification": S.Automatic,
    "MetaInformation": S.None_,
    "ImageResolution": S.Automatic,
}
NOT_IMAGE = {
    "imginv": "Expecting an image or graphics instead of `1`.",
    "imgarray": "The specified argument `1` should be an array of rank 2 or 3 with machine-sized numbers.",
    "imgtype": "`1` is not an image type.",
    "imgdims": "`1` is not an image size.",
    "imgcs": "`1` is not a color space.",
}


# --- making ---------------------------------------------------------------------------------------------------------


@builtin("Image", options=_OPTIONS, messages=NOT_IMAGE)
def image_(ev: Evaluator, data: Expression, kind: Expression = S.Automatic, options: dict = None) -> Expression | None:
    """Image[data] makes an image from a matrix of gray values or an array of channel values, 1 for full intensity.
    Image[data, \"type\"] takes data in the range of the type: \"Bit\", \"Byte\", \"Bit16\", \"Real32\", \"Real64\".
    Image[image, \"type\"] converts."""
    if kind == "Real":
        kind = "Real32"
    if kind is not S.Automatic and kind not in IMAGE_TYPES:
        raise MessageError("imgtype", kind)
    space = options["ColorSpace"]
    space = None if space is S.Automatic else space
    if type(data) is Image:
        return _retyped(data, kind, space)
    if type(data) is NumericArray:
        array = data.array
        if kind is S.Automatic:
            # a numeric array of integers holds levels of the type of the same width
            kind = {"uint8": "Byte", "uint16": "Bit16", "float64": "Real64"}.get(array.dtype.name, "Real32")
    else:
        array = numbers_of(ev, data)
        if array is None:
            raise MessageError("imgarray", data)
        kind = "Real32" if kind is S.Automatic else kind
    if array.ndim not in (2, 3) or array.dtype.kind == "c" or not array.size:
        raise MessageError("imgarray", data)
    if array.ndim == 3 and options["Interleaving"] is S.False_:
        array = np.moveaxis(array, 0, 2)
    return make_image(array, kind, space)


def make_image(array: np.ndarray, kind: str, space: str | None = None) -> Image:
    """An image from values in the range of its type; one channel of three axes becomes a matrix."""
    if array.ndim == 3 and array.shape[2] == 1:
        array = array[:, :, 0]
    if kind not in ("Real32", "Real64"):
        # values outside would wrap around in small integers
        array = np.rint(np.clip(array, 0, SCALES[kind]))
    channels = array.shape[2] if array.ndim == 3 else 1
    return Image(np.ascontiguousarray(array.astype(IMAGE_TYPES[kind])), kind, space or CHANNEL_SPACES.get(channels))


def _retyped(image: Image, kind, space) -> Image:
    if kind is not S.Automatic and kind != image.type:
        image = from_reals(image.reals(), kind, image.color_space)
    return Image(image.array, image.type, space) if space is not None else image


def read_image(x: Expression, position: int = 1) -> Image:
    """x, which must be an image."""
    if type(x) is not Image:
        raise MessageError("imginv", x)
    return x


def like(image: Image, reals: np.ndarray, space: str | None = None) -> Image:
    """Pixels given as reals in the type of an image; Bit images become Byte unless the values stay 0 and 1."""
    kind = image.type
    if kind == "Bit" and not ((reals == 0) | (reals == 1)).all():
        # a black and white image that has been smoothed has grays
        kind = "Byte"
    if reals.ndim == 3 and reals.shape[2] == 1:
        reals = reals[:, :, 0]
    return from_reals(reals, kind, space or image.color_space)


def read_size(spec: Expression) -> tuple | None:
    """(width, height) of a size argument n or {w, h}; None if it is none."""
    sizes = elements(spec) if is_list(spec) else (spec, spec)
    if len(sizes) == 2 and all([type(n) is int and n > 0 for n in sizes]):
        return tuple(sizes)
    return None


@builtin("ConstantImage", messages=NOT_IMAGE)
def constant_image(ev: Evaluator, value: Expression, size: Expression = None, kind: Expression = "Real32") -> Expression | None:
    """ConstantImage[level, size] makes an image of one gray level, list of channel values, or color.
    ConstantImage[value, size, \"type\"] chooses the type."""
    # 150 as for RandomImage
    dims = read_size(150 if size is None else size)
    if dims is None:
        raise MessageError("imgdims", size)
    space = None
    parts = color_parts(ev, value)
    if parts is not None:
        space, values = parts[0], parts[1] + ([] if parts[2] is None else [parts[2]])
    else:
        values = [real_value(ev, v) for v in (elements(value) if is_list(value) else (value,))]
    if None in values:
        return None
    pixels = np.broadcast_to(np.array(values), (dims[1], dims[0], len(values)))
    if kind not in IMAGE_TYPES:
        raise MessageError("imgtype", kind)
    pixels = pixels[:, :, 0] if len(values) == 1 else pixels
    return from_reals(pixels, kind, space or CHANNEL_SPACES.get(len(values)))


@builtin("RandomImage", options={"ColorSpace": S.Automatic}, messages=NOT_IMAGE)
def random_image(
    ev: Evaluator, bounds: Expression = 1, size: Expression = None, kind: Expression = "Real32", options: dict = None
) -> Expression | None:
    """RandomImage[] makes an image of random gray levels; RandomImage[max, {w, h}] chooses largest level and size.
    RandomImage[dist, size] draws from a distribution; ColorSpace -> \"RGB\" makes three channels."""
    # 150: the size that Wolfram documents for RandomImage[]
    dims = read_size(150 if size is None else size)
    if dims is None:
        raise MessageError("imgdims", size)
    if kind not in IMAGE_TYPES:
        raise MessageError("imgtype", kind)
    space = options["ColorSpace"]
    channels = {"RGB": 3, "HSB": 3, "LAB": 3, "XYZ": 3, "CMYK": 4}.get(space, 1)
    shape = (dims[1], dims[0]) if channels == 1 else (dims[1], dims[0], channels)
    if is_distribution(bounds):
        pixels = draw(ev, random_state(ev), bounds, shape)
        if pixels is None:
            return None
    else:
        ends = [real_value(ev, e) for e in (elements(bounds) if is_list(bounds) else (0, bounds))]
        if None in ends or len(ends) != 2:
            return None
        pixels = ends[0] + (ends[1] - ends[0]) * random_state(ev).random(shape)
    return from_reals(pixels, kind, space if type(space) is str else "Grayscale")


# --- looking --------------------------------------------------------------------------------------------------------


@builtin("ImageQ")
def image_q(ev: Evaluator, x: Expression) -> Expression:
    """ImageQ[x] tells whether x is an image."""
    return boolean(type(x) is Image)


@builtin("ImageData", options={"Interleaving": S.Automatic}, messages=NOT_IMAGE)
def image_data(ev: Evaluator, x: Expression, kind: Expression = S.Automatic, options: dict = None) -> Expression | None:
    """ImageData[image] gives the pixels as an array of reals from 0 to 1.
    ImageData[image, \"type\"] gives them in the range of that type; Interleaving -> False puts channels first."""
    image = read_image(x)
    if kind is S.Automatic or kind in ("Real", "Real32", "Real64"):
        array = image.reals()
    elif kind in IMAGE_TYPES:
        array = image.array if kind == image.type else from_reals(image.reals(), kind).array
        array = array.astype("int64")
    else:
        raise MessageError("imgtype", kind)
    if options["Interleaving"] is S.False_ and array.ndim == 3:
        # Interleaving -> False: channels first
        array = np.moveaxis(array, 2, 0)
    return PackedArray(np.ascontiguousarray(array))


@builtin("ImageDimensions", messages=NOT_IMAGE)
def image_dimensions(ev: Evaluator, x: Expression) -> Expression | None:
    """ImageDimensions[image] gives {width, height}."""
    return make_list(read_image(x).dimensions)


@builtin("ImageChannels", messages=NOT_IMAGE)
def image_channels(ev: Evaluator, x: Expression) -> Expression:
    """ImageChannels[image] gives the number of channels."""
    return read_image(x).channels


@builtin("ImageType", messages=NOT_IMAGE)
def image_type(ev: Evaluator, x: Expression) -> Expression:
    """ImageType[image] gives the type of the pixels, such as \"Byte\" or \"Real32\"."""
    return read_image(x).type


@builtin("ImageColorSpace", messages=NOT_IMAGE)
def image_color_space(ev: Evaluator, x: Expression) -> Expression:
    """ImageColorSpace[image] gives the color space."""
    image = read_image(x)
    return S.Automatic if image.color_space is None else image.color_space


@builtin("ImageAspectRatio", messages=NOT_IMAGE)
def image_aspect_ratio(ev: Evaluator, x: Expression) -> Expression:
    """ImageAspectRatio[image] gives height/width."""
    width, height = read_image(x).dimensions
    return ev.call(S.Divide, height, width)


@builtin("ImageMeasurements", messages=NOT_IMAGE)
def image_measurements(ev: Evaluator, x: Expression, what: Expression) -> Expression:
    """ImageMeasurements[image, \"property\"] gives \"Mean\", \"Min\", \"Max\", \"Total\", \"StandardDeviation\",
    \"Dimensions\", \"Channels\", … of the pixels; a list of properties gives a list."""
    image = read_image(x)
    if is_list(what):
        return make_list([image_measurements(ev, x, w) for w in elements(what)])
    pixels = image.reals().reshape(-1, image.channels)
    numbers = {
        "Mean": lambda: pixels.mean(axis=0),
        "Min": lambda: pixels.min(axis=0),
        "Max": lambda: pixels.max(axis=0),
        "Total": lambda: pixels.sum(axis=0),
        "StandardDeviation": lambda: pixels.std(axis=0, ddof=1),
    }
    if what in numbers:
        values = numbers[what]()
        return from_array(values if image.channels > 1 else values[0])
    if what == "MeanIntensity":
        return float(pixels.mean())
    return {
        "Dimensions": make_list(image.dimensions),
        "Channels": image.channels,
        "SampleDepth": image.type,
        "ColorSpace": image.color_space,
    }.get(what)


@builtin("ImageValue", messages=NOT_IMAGE)
def image_value(ev: Evaluator, x: Expression, position: Expression) -> Expression:
    """ImageValue[image, {x, y}] gives the pixel at a position counted from the lower left corner."""
    return _pixel(ev, read_image(x), position)


@builtin("PixelValue", messages=NOT_IMAGE)
def pixel_value(ev: Evaluator, x: Expression, position: Expression) -> Expression:
    """PixelValue[image, {column, row}] gives a pixel, rows counted from the bottom.
    PixelValue[image, {pos1, …}] gives a list."""
    return _pixel(ev, read_image(x), position)


def _pixel(ev, image: Image, position):
    if not is_list(position) or not length(position):
        return None
    if is_list(elements(position)[0]):
        return make_list([_pixel(ev, image, p) for p in elements(position)])
    numbers = [real_value(ev, p) for p in elements(position)]
    if None in numbers or len(numbers) != 2:
        return None
    # pixel n reaches from n - 1 to n, and rows count from below
    column, row = math.ceil(numbers[0]), image.array.shape[0] - math.ceil(numbers[1])
    if not (0 < column <= image.array.shape[1] and 0 <= row < image.array.shape[0]):
        return None
    return from_array(image.reals()[row, column - 1])


# --- as an argument -------------------------------------------------------------------------------------------------

_OPTION_VALUES = {
    S.ColorSpace: lambda i: S.Automatic if i.color_space is None else i.color_space,
    S.Interleaving: lambda i: boolean(i.array.ndim == 3) if i.array.ndim == 3 else S.None_,
}


def image_operand(ev: Evaluator, call: Expr, args: tuple) -> Expression | None:
    """f[…, image, …]: elementwise functions work on the pixels, Options tells the color space."""
    head = call.head
    if type(head) is not Symbol:
        return None
    if head is S.Options and type(args[0]) is Image:
        rules = [Expr(S.Rule, (name, value(args[0]))) for name, value in _OPTION_VALUES.items()]
        if len(args) == 1:
            return make_list(rules)
        return make_list([r for r in rules if r.args[0] is args[1]])
    if head is S.Dimensions:
        return make_list([])
    if not is_elementwise(ev, head) or any([is_list(a) or type(a) is Association for a in args]):
        return None
    images = [a for a in args if type(a) is Image]
    # images of different size have no common pixels
    if len({i.array.shape for i in images}) > 1:
        return None
    result = ev.evaluate(Expr(head, tuple([PackedArray(a.reals()) if type(a) is Image else a for a in args])))
    array = numbers_of(ev, result)
    if array is None or array.shape != images[0].array.shape or array.dtype.kind == "c":
        return None
    return like(images[0], array.astype("float64"))


handles(Image, image_operand)
