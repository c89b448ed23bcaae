"""Images as data: construction, properties, pixels, geometry, color conversion, light processing."""

import math

import numpy as np

from ...evaluator import builtin, declare_symbols
from ...expression import (
    Association,
    Expr,
    MessageError,
    NumericArray,
    PackedArray,
    S,
    Symbol,
    boolean,
    elements,
    from_array,
    has_head,
    is_list,
    length,
    make_list,
    to_numeric_array,
)
from ...expression.image import IMAGE_TYPES, SCALES, Image, from_reals
from ..kit.operands import enable, handles, is_elementwise
from ..kit.scalars import real_value
from ..statistics.distributions import draw, is_distribution
from .colors import HEADS, color_parts, convert_color, convert_pixels, is_color, pixel_of

declare_symbols("ColorSpace ImageSize Interleaving Resampling Image3D ImageResolution MetaInformation DefaultColorSpace")

_CHANNEL_SPACES = {1: "Grayscale", 2: "Grayscale", 3: "RGB", 4: "RGB"}
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
def image_(ev, data, kind=S.Automatic, options=None):
    """Image[data] makes an image from a matrix of gray values or an array of channel values, 1 for full intensity.
    Image[data, \"type\"] takes data in the range of the type: \"Bit\", \"Byte\", \"Bit16\", \"Real32\", \"Real64\".
    Image[image, \"type\"] converts."""
    enable(ev)
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
            kind = {"uint8": "Byte", "uint16": "Bit16", "float64": "Real64"}.get(array.dtype.name, "Real32")
    else:
        array = to_numeric_array(data) if is_list(data) else None
        if array is None and is_list(data):
            array = to_numeric_array(ev.call(S.N, data))
        if array is None:
            raise MessageError("imgarray", data)
        kind = "Real32" if kind is S.Automatic else kind
    if array.ndim not in (2, 3) or array.dtype.kind == "c" or not array.size:
        raise MessageError("imgarray", data)
    if array.ndim == 3 and options["Interleaving"] is S.False_:
        array = np.moveaxis(array, 0, 2)
    return make_image(array, kind, space)


def make_image(array, kind: str, space=None) -> Image:
    """An image from values in the range of its type; one channel of three axes becomes a matrix."""
    if array.ndim == 3 and array.shape[2] == 1:
        array = array[:, :, 0]
    if kind not in ("Real32", "Real64"):
        array = np.rint(np.clip(array, 0, SCALES[kind]))
    channels = array.shape[2] if array.ndim == 3 else 1
    return Image(np.ascontiguousarray(array.astype(IMAGE_TYPES[kind])), kind, space or _CHANNEL_SPACES.get(channels))


def _retyped(image: Image, kind, space) -> Image:
    if kind is not S.Automatic and kind != image.type:
        image = from_reals(image.reals(), kind, image.color_space)
    return Image(image.array, image.type, space) if space is not None else image


def _image(x, position: int = 1) -> Image:
    """x, which must be an image."""
    if type(x) is not Image:
        raise MessageError("imginv", x)
    return x


def like(image: Image, reals, space=None) -> Image:
    """Pixels given as reals in the type of an image; Bit images become Byte unless the values stay 0 and 1."""
    kind = image.type
    if kind == "Bit" and not ((reals == 0) | (reals == 1)).all():
        kind = "Byte"
    if reals.ndim == 3 and reals.shape[2] == 1:
        reals = reals[:, :, 0]
    return from_reals(reals, kind, space or image.color_space)


def _size(spec):
    """(width, height) of a size argument n or {w, h}; None if it is none."""
    sizes = elements(spec) if is_list(spec) else (spec, spec)
    if len(sizes) == 2 and all([type(n) is int and n > 0 for n in sizes]):
        return tuple(sizes)
    return None


@builtin("ConstantImage", messages=NOT_IMAGE)
def constant_image(ev, value, size=None, kind="Real32"):
    """ConstantImage[level, size] makes an image of one gray level, list of channel values, or color.
    ConstantImage[value, size, \"type\"] chooses the type."""
    enable(ev)
    dims = _size(150 if size is None else size)
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
    return from_reals(pixels, kind, space or _CHANNEL_SPACES.get(len(values)))


@builtin("RandomImage", options={"ColorSpace": S.Automatic}, messages=NOT_IMAGE)
def random_image(ev, bounds=1, size=None, kind="Real32", options=None):
    """RandomImage[] makes an image of random gray levels; RandomImage[max, {w, h}] chooses largest level and size.
    RandomImage[dist, size] draws from a distribution; ColorSpace -> \"RGB\" makes three channels."""
    from ..statistics.random_ import random_state

    enable(ev)
    dims = _size(150 if size is None else size)
    if dims is None:
        raise MessageError("imgdims", size)
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
def image_q(ev, x):
    """ImageQ[x] tells whether x is an image."""
    return boolean(type(x) is Image)


@builtin("ImageData", options={"Interleaving": S.Automatic}, messages=NOT_IMAGE)
def image_data(ev, x, kind=S.Automatic, options=None):
    """ImageData[image] gives the pixels as an array of reals from 0 to 1.
    ImageData[image, \"type\"] gives them in the range of that type; Interleaving -> False puts channels first."""
    image = _image(x)
    if kind is S.Automatic or kind in ("Real", "Real32", "Real64"):
        array = image.reals()
    elif kind in IMAGE_TYPES:
        array = image.array if kind == image.type else from_reals(image.reals(), kind).array
        array = array.astype("int64")
    else:
        raise MessageError("imgtype", kind)
    if options["Interleaving"] is S.False_ and array.ndim == 3:
        array = np.moveaxis(array, 2, 0)
    return PackedArray(np.ascontiguousarray(array))


@builtin("ImageDimensions", messages=NOT_IMAGE)
def image_dimensions(ev, x):
    """ImageDimensions[image] gives {width, height}."""
    return make_list(_image(x).dimensions)


@builtin("ImageChannels", messages=NOT_IMAGE)
def image_channels(ev, x):
    """ImageChannels[image] gives the number of channels."""
    return _image(x).channels


@builtin("ImageType", messages=NOT_IMAGE)
def image_type(ev, x):
    """ImageType[image] gives the type of the pixels, such as \"Byte\" or \"Real32\"."""
    return _image(x).type


@builtin("ImageColorSpace", messages=NOT_IMAGE)
def image_color_space(ev, x):
    """ImageColorSpace[image] gives the color space."""
    image = _image(x)
    return S.Automatic if image.color_space is None else image.color_space


@builtin("ImageAspectRatio", messages=NOT_IMAGE)
def image_aspect_ratio(ev, x):
    """ImageAspectRatio[image] gives height/width."""
    width, height = _image(x).dimensions
    return ev.call(S.Divide, height, width)


@builtin("ImageMeasurements", messages=NOT_IMAGE)
def image_measurements(ev, x, what):
    """ImageMeasurements[image, \"property\"] gives \"Mean\", \"Min\", \"Max\", \"Total\", \"StandardDeviation\",
    \"Dimensions\", \"Channels\", … of the pixels; a list of properties gives a list."""
    image = _image(x)
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
def image_value(ev, x, position):
    """ImageValue[image, {x, y}] gives the pixel at a position counted from the lower left corner."""
    return _pixel(ev, _image(x), position)


@builtin("PixelValue", messages=NOT_IMAGE)
def pixel_value(ev, x, position):
    """PixelValue[image, {column, row}] gives a pixel, rows counted from the bottom.
    PixelValue[image, {pos1, …}] gives a list."""
    return _pixel(ev, _image(x), position)


def _pixel(ev, image: Image, position):
    if not is_list(position) or not length(position):
        return None
    if is_list(elements(position)[0]):
        return make_list([_pixel(ev, image, p) for p in elements(position)])
    numbers = [real_value(ev, p) for p in elements(position)]
    if None in numbers or len(numbers) != 2:
        return None
    column, row = math.ceil(numbers[0]), image.array.shape[0] - math.ceil(numbers[1])
    if not (0 < column <= image.array.shape[1] and 0 <= row < image.array.shape[0]):
        return None
    return from_array(image.reals()[row, column - 1])


# --- geometry -------------------------------------------------------------------------------------------------------


def _resampled(image: Image, width: int, height: int, method) -> Image:
    """The image in another size by Pillow, channel by channel in 32-bit reals."""
    from PIL import Image as Pillow

    filters = {
        "Nearest": Pillow.Resampling.NEAREST,
        "Linear": Pillow.Resampling.BILINEAR,
        "Cubic": Pillow.Resampling.BICUBIC,
        "Lanczos": Pillow.Resampling.LANCZOS,
        "Gaussian": Pillow.Resampling.HAMMING,
        "Constant": Pillow.Resampling.BOX,
    }
    chosen = filters.get(method, Pillow.Resampling.BICUBIC)
    pixels = image.reals().astype("float32")
    planes = pixels[:, :, None] if pixels.ndim == 2 else pixels
    done = [
        np.asarray(Pillow.fromarray(np.ascontiguousarray(planes[:, :, c]), "F").resize((width, height), chosen))
        for c in range(planes.shape[2])
    ]
    result = np.stack(done, axis=-1).astype("float64")
    return like(image, np.clip(result, pixels.min(), pixels.max()))


@builtin("ImageResize", options={"Resampling": S.Automatic}, messages=NOT_IMAGE)
def image_resize(ev, x, size, options):
    """ImageResize[image, width] gives the image in another width, keeping its proportions.
    ImageResize[image, {w, h}] gives this size; {w}, {All, h}, Scaled[s] and UpTo sizes are understood."""
    image = _image(x)
    wanted = _resize_dimensions(ev, image, size)
    if wanted is None:
        raise MessageError("imgdims", size)
    if wanted == image.dimensions:
        return image
    return _resampled(image, *wanted, options["Resampling"])


def _resize_dimensions(ev, image: Image, size):
    width, height = image.dimensions
    if not is_list(size):
        size = make_list([size])
    parts = list(elements(size))
    if len(parts) == 1:
        factor = _factor(ev, parts[0], width)
        return None if factor is None else (max(1, round(width * factor)), max(1, round(height * factor)))
    if len(parts) != 2:
        return None
    free = [p is S.All or p is S.Automatic for p in parts]
    factors = [None if f else _factor(ev, p, n) for p, n, f in zip(parts, (width, height), free)]
    if all(free) or any([f is None and not skip for f, skip in zip(factors, free)]):
        return None
    factors = [next(f for f in factors if f is not None) if f is None else f for f in factors]
    return max(1, round(width * factors[0])), max(1, round(height * factors[1]))


def _factor(ev, spec, size: int):
    """The scale that a size n, Scaled[s], UpTo[n] or a named size means."""
    named = {S.Tiny: 100, S.Small: 180, S.Medium: 360, S.Large: 576}
    if has_head(spec, S.Scaled) and len(spec.args) == 1:
        value = real_value(ev, spec.args[0])
        return value if value is not None and value > 0 else None
    if has_head(spec, S.UpTo) and len(spec.args) == 1:
        value = real_value(ev, spec.args[0])
        return min(1.0, value / size) if value is not None and value > 0 else None
    value = named[spec] if type(spec) is Symbol and spec in named else real_value(ev, spec)
    return value / size if value is not None and value > 0 else None


@builtin("Thumbnail", messages=NOT_IMAGE)
def thumbnail(ev, x, size=64):
    """Thumbnail[image] gives the image no larger than 64 pixels; Thumbnail[image, s] no larger than s."""
    image = _image(x)
    named = {S.Tiny: 32, S.Small: 64, S.Medium: 128, S.Large: 256}
    size = named.get(size, size) if type(size) is Symbol else size
    if type(size) is not int or size < 1:
        raise MessageError("imgdims", size)
    factor = size / max(image.dimensions)
    return _resampled(image, *[max(1, round(n * factor)) for n in image.dimensions], S.Automatic)


@builtin("ImageCrop", options={"Padding": S.None_}, messages=NOT_IMAGE)
def image_crop(ev, x, size=None, where=None, options=None):
    """ImageCrop[image] removes borders of one color.
    ImageCrop[image, {w, h}] cuts or pads to this size around the centre; ImageCrop[image, size, {Left, Bottom}, …]
    says which side to cut."""
    image = _image(x)
    if size is None:
        return _without_border(image)
    width, height = image.dimensions
    sizes = list(elements(size)) if is_list(size) else [size]
    if len(sizes) == 1:
        sizes = [sizes[0], max(1, round(sizes[0] * height / width))] if type(sizes[0]) is int else sizes
    sizes = [n if s is S.All or s is S.Full else s for s, n in zip(sizes, (width, height))]
    if len(sizes) != 2 or not all([type(n) is int and n > 0 for n in sizes]):
        raise MessageError("imgdims", size)
    sides = elements(where) if where is not None and is_list(where) else (where, where)
    array = image.array
    for axis, wanted, side in ((1, sizes[0], sides[0]), (0, sizes[1], sides[1] if len(sides) > 1 else None)):
        surplus = array.shape[axis] - wanted
        if surplus > 0:
            start = {S.Left: surplus, S.Top: surplus, S.Right: 0, S.Bottom: 0}.get(side, surplus // 2)
            array = np.take(array, range(start, start + wanted), axis=axis)
        elif surplus < 0 and options["Padding"] is not S.None_:
            before = -surplus // 2
            widths = [(0, 0)] * array.ndim
            widths[axis] = (before, -surplus - before)
            array = _padded(ev, image, array, widths, options["Padding"])
    return Image(np.ascontiguousarray(array), image.type, image.color_space)


def _without_border(image: Image) -> Image:
    """The image without the rows and columns at its edges that have the color of its upper left corner."""
    array = image.array if image.array.ndim == 3 else image.array[:, :, None]
    differs = (array != array[0, 0]).any(axis=2)
    rows, columns = np.flatnonzero(differs.any(axis=1)), np.flatnonzero(differs.any(axis=0))
    if not rows.size:
        return image
    part = image.array[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return Image(np.ascontiguousarray(part), image.type, image.color_space)


def _padded(ev, image: Image, array, widths, padding):
    """array with borders: a color or level, or \"Fixed\", \"Reflected\", \"Periodic\"."""
    modes = {"Fixed": "edge", "Reflected": "reflect", "Periodic": "wrap", "Reversed": "symmetric"}
    if padding in modes:
        return np.pad(array, widths, modes[padding])
    value = pixel_of(ev, padding, image.color_space or "RGB") if is_color(ev, padding) else real_value(ev, padding)
    if value is None:
        raise MessageError("imginv", padding)
    value = np.asarray(value) * SCALES[image.type]
    padded = np.pad(array, widths)
    inside = np.pad(np.ones(array.shape[:2], bool), widths[:2])
    padded[~inside] = value if value.ndim and padded.ndim == 3 else value.reshape(-1)[0]
    return padded


@builtin("ImagePad", messages=NOT_IMAGE)
def image_pad(ev, x, margins, padding=0):
    """ImagePad[image, m] adds m pixels on all sides, for negative m removes them.
    ImagePad[image, {{left, right}, {bottom, top}}, padding] chooses widths and color or \"Fixed\", \"Reflected\", …."""
    image = _image(x)
    rows = elements(margins) if is_list(margins) else (make_list([margins, margins]), make_list([margins, margins]))
    pairs = [elements(r) if is_list(r) else (r, r) for r in rows]
    if len(pairs) != 2 or not all([type(n) is int for p in pairs for n in p]):
        raise MessageError("imgdims", margins)
    (left, right), (bottom, top) = pairs
    array = image.array
    array = array[max(0, -top) : array.shape[0] - max(0, -bottom), max(0, -left) : array.shape[1] - max(0, -right)]
    widths = [(max(0, top), max(0, bottom)), (max(0, left), max(0, right))] + [(0, 0)] * (array.ndim - 2)
    array = _padded(ev, image, array, widths, padding)
    return Image(np.ascontiguousarray(array), image.type, image.color_space)


@builtin("ImageTake", messages=NOT_IMAGE)
def image_take(ev, x, rows, columns=S.All):
    """ImageTake[image, n] gives the first n rows, for negative n the last.
    ImageTake[image, {r1, r2}, {c1, c2}] gives a part."""
    image = _image(x)
    r, c = _range_of(rows, image.array.shape[0]), _range_of(columns, image.array.shape[1])
    if r is None or c is None:
        return None
    return Image(image.array[r, c].copy(), image.type, image.color_space)


def _range_of(spec, size: int):
    """The slice of a part specification n, {m, n}, {m} or All."""
    if spec is S.All:
        return slice(0, size)
    if type(spec) is int:
        return slice(0, spec) if 0 < spec <= size else slice(size + spec, size) if -size <= spec < 0 else None
    ends = elements(spec)
    if not 1 <= len(ends) <= 2 or not all([type(e) is int for e in ends]):
        return None
    first, last = [e if e > 0 else size + 1 + e for e in (ends[0], ends[-1])]
    return slice(first - 1, last) if 1 <= first <= last <= size else None


@builtin("ImageTrim", messages=NOT_IMAGE)
def image_trim(ev, x, region):
    """ImageTrim[image, {{x1, y1}, {x2, y2}}] gives the rectangle of these corners, counted from the lower left."""
    image = _image(x)
    array = to_numeric_array(region) if is_list(region) else None
    if array is None or array.ndim != 2 or array.shape[1] != 2:
        return None

    height, width = image.array.shape[:2]
    (x0, y0), (x1, y1) = array.min(axis=0), array.max(axis=0)
    columns = slice(max(0, math.floor(x0)), min(width, math.ceil(x1)))
    rows = slice(max(0, height - math.ceil(y1)), min(height, height - math.floor(y0)))
    return Image(image.array[rows, columns].copy(), image.type, image.color_space)


@builtin("ImageReflect", messages=NOT_IMAGE)
def image_reflect(ev, x, how=None):
    """ImageReflect[image] turns the image upside down.
    ImageReflect[image, side1 -> side2] reflects so that side1 comes to side2."""
    image = _image(x)
    how = S.Top if how is None else how
    sides = how.args if has_head(how, S.Rule) else (how,)
    vertical, horizontal = (S.Top, S.Bottom), (S.Left, S.Right)
    if all([s in vertical for s in sides]):
        array = image.array[::-1]
    elif all([s in horizontal for s in sides]):
        array = image.array[:, ::-1]
    elif set(sides) in ({S.Top, S.Left}, {S.Bottom, S.Right}):
        array = np.swapaxes(image.array, 0, 1)
    elif set(sides) in ({S.Top, S.Right}, {S.Bottom, S.Left}):
        array = np.swapaxes(image.array, 0, 1)[::-1, ::-1]
    else:
        return None
    return Image(np.ascontiguousarray(array), image.type, image.color_space)


@builtin("ImageRotate", options={"Background": S.Automatic, "Resampling": S.Automatic}, messages=NOT_IMAGE)
def image_rotate(ev, x, angle=None, options=None):
    """ImageRotate[image] rotates by 90 degrees counterclockwise; ImageRotate[image, t] by the angle t.
    ImageRotate[image, side1 -> side2] brings side1 to side2."""
    image = _image(x)
    if angle is None:
        turns = 1.0
    elif has_head(angle, S.Rule) or type(angle) is Symbol and angle in _SIDES:
        pair = angle.args if has_head(angle, S.Rule) else (S.Top, angle)
        if any([s not in _SIDES for s in pair]):
            return None
        turns = float((_SIDES[pair[1]] - _SIDES[pair[0]]) % 4)
    else:
        value = real_value(ev, angle)
        if value is None:
            return None
        turns = value / (math.pi / 2)
    if abs(turns - round(turns)) < 1e-9:
        array = np.rot90(image.array, round(turns) % 4)
        return Image(np.ascontiguousarray(array), image.type, image.color_space)
    from PIL import Image as Pillow

    pixels = image.reals().astype("float32")
    planes = pixels[:, :, None] if pixels.ndim == 2 else pixels
    done = [
        np.asarray(
            Pillow.fromarray(np.ascontiguousarray(planes[:, :, c]), "F").rotate(
                math.degrees(turns * math.pi / 2), Pillow.Resampling.BILINEAR, expand=True
            )
        )
        for c in range(planes.shape[2])
    ]
    return like(image, np.stack(done, axis=-1).astype("float64"))


_SIDES = {S.Top: 0, S.Left: 1, S.Bottom: 2, S.Right: 3}


@builtin("ImageAssemble", messages=NOT_IMAGE)
def image_assemble(ev, x):
    """ImageAssemble[{{im11, im12, …}, …}] joins a grid of images into one."""
    if not is_list(x) or not length(x):
        return None
    rows = [elements(r) if is_list(r) else None for r in elements(x)]
    if None in rows:
        rows = [elements(x)]
    images = [_image(i) for row in rows for i in row]
    channels = max([i.channels for i in images])
    space = next((i.color_space for i in images if i.channels == channels), None)

    def pixels(image):
        p = image.reals()
        return np.repeat(p[:, :, None], channels, 2) if p.ndim == 2 and channels > 1 else p

    try:
        joined = np.concatenate([np.concatenate([pixels(i) for i in row], axis=1) for row in rows], axis=0)
    except ValueError:
        raise MessageError("imgdims", x) from None
    return like(images[0], joined, space)


@builtin("ImagePartition", messages=NOT_IMAGE)
def image_partition(ev, x, size):
    """ImagePartition[image, s] cuts the image into a grid of s x s images; {w, h} chooses the size."""
    image = _image(x)
    dims = _size(size)
    if dims is None:
        raise MessageError("imgdims", size)
    width, height = dims
    rows = image.array.shape[0] // height
    columns = image.array.shape[1] // width
    return make_list(
        [
            make_list(
                [
                    Image(
                        image.array[r * height : (r + 1) * height, c * width : (c + 1) * width].copy(),
                        image.type,
                        image.color_space,
                    )
                    for c in range(columns)
                ]
            )
            for r in range(rows)
        ]
    )


@builtin("ImageCompose", messages=NOT_IMAGE)
def image_compose(ev, x, overlay, position=None):
    """ImageCompose[image, overlay] lays an image over the centre of another; ImageCompose[image, {overlay, a}] with
    opacity a; ImageCompose[image, overlay, {x, y}] centres it there, counted from the lower left."""
    image = _image(x)
    opacity = 1.0
    if is_list(overlay) and length(overlay) == 2:
        overlay, a = elements(overlay)
        opacity = real_value(ev, a)
    top = _image(overlay)
    height, width = image.array.shape[:2]
    center = [width / 2, height / 2]
    if position is not None:
        center = [real_value(ev, p) for p in elements(position)]
    if opacity is None or None in center or len(center) != 2:
        return None
    channels = max(image.channels, top.channels)
    below, above = [_with_channels(i.reals(), channels) for i in (image, top)]
    x0 = round(center[0] - above.shape[1] / 2)
    y0 = round(height - center[1] - above.shape[0] / 2)
    rows = slice(max(0, y0), min(height, y0 + above.shape[0]))
    columns = slice(max(0, x0), min(width, x0 + above.shape[1]))
    result = below.copy()
    part = above[rows.start - y0 : rows.stop - y0, columns.start - x0 : columns.stop - x0]
    result[rows, columns] = (1 - opacity) * result[rows, columns] + opacity * part
    space = image.color_space if image.channels >= top.channels else top.color_space
    return like(image, np.clip(result, 0, 1) if image.type not in ("Real32", "Real64") else result, space)


def _with_channels(pixels, channels: int):
    """Pixels of shape (h, w, channels): gray ones repeated."""
    pixels = pixels[:, :, None] if pixels.ndim == 2 else pixels
    return np.repeat(pixels, channels, 2) if pixels.shape[2] == 1 and channels > 1 else pixels


# --- colors and levels ----------------------------------------------------------------------------------------------


@builtin("ColorConvert", messages=NOT_IMAGE)
def color_convert(ev, x, space):
    """ColorConvert[image, \"space\"] converts to \"Grayscale\", \"RGB\", \"HSB\", \"CMYK\", \"LAB\" or \"XYZ\".
    ColorConvert[color, \"space\"] converts a color."""
    space = S_NAMES.get(space, space) if type(space) is Symbol else space
    if type(x) is not Image:
        if is_list(x):
            converted = [color_convert(ev, e, space) for e in elements(x)]
            return None if any([c is None for c in converted]) else make_list(converted)
        return convert_color(ev, x, space) if type(space) is str else None
    if space not in HEADS:
        raise MessageError("imgcs", space)
    target = "HSB" if space == "Hue" else space
    source = x.color_space or _CHANNEL_SPACES.get(x.channels, "RGB")
    return _converted(x, source, target)


S_NAMES = {S.RGBColor: "RGB", S.GrayLevel: "Grayscale", S.Hue: "HSB", S.CMYKColor: "CMYK", S.LABColor: "LAB", S.XYZColor: "XYZ"}


def _converted(image: Image, source: str, target: str) -> Image:
    pixels = _with_channels(image.reals(), 1)
    count = {"Grayscale": 1, "CMYK": 4}.get(source, 3)
    colors, alpha = pixels[:, :, :count], pixels[:, :, count:]
    colors = convert_pixels(colors, source, target)
    return like(image, np.concatenate([colors, alpha], axis=2) if alpha.shape[2] else colors, target)


@builtin("ColorNegate", messages=NOT_IMAGE)
def color_negate(ev, x):
    """ColorNegate[image] gives the negative of an image; ColorNegate[color] of a color."""
    if type(x) is Image:
        return like(x, 1 - x.reals())
    parts = color_parts(ev, x)
    if parts is None:
        return None
    values = pixel_of(ev, x, "RGB") if parts[0] not in ("RGB", "Grayscale") else None
    items = [ev.call(S.Subtract, 1, v) for v in x.args] if values is None else [1 - float(v) for v in values]
    return Expr(x.head if values is None else S.RGBColor, tuple(items))


@builtin("ColorSeparate", messages=NOT_IMAGE)
def color_separate(ev, x, space=None):
    """ColorSeparate[image] gives a list of the channels as gray images; ColorSeparate[image, \"space\"] of a space."""
    image = _image(x)
    if space is not None:
        image = color_convert(ev, image, space)
    if image.array.ndim == 2:
        return make_list([image])
    return make_list([Image(image.array[:, :, c].copy(), image.type, "Grayscale") for c in range(image.channels)])


@builtin("ColorCombine", messages=NOT_IMAGE)
def color_combine(ev, x, space="RGB"):
    """ColorCombine[{im1, im2, …}] makes a color image of gray images as channels."""
    images = [_image(i) for i in elements(x)]
    if not images or len({i.array.shape for i in images}) != 1:
        return None
    return like(images[0], np.stack([i.reals() for i in images], axis=-1), space)


@builtin("AlphaChannel", messages=NOT_IMAGE)
def alpha_channel(ev, x):
    """AlphaChannel[image] gives the opacity of an image as a gray image."""
    image = _image(x)
    if image.channels in (2, 4):
        return Image(image.array[:, :, -1].copy(), image.type, "Grayscale")
    return from_reals(np.ones(image.array.shape[:2]), image.type, "Grayscale")


@builtin("RemoveAlphaChannel", messages=NOT_IMAGE)
def remove_alpha_channel(ev, x, background=None):
    """RemoveAlphaChannel[image] drops the opacity; RemoveAlphaChannel[image, color] composes onto a background."""
    image = _image(x)
    if image.channels not in (2, 4):
        return image
    pixels = image.reals()
    colors, alpha = pixels[:, :, :-1], pixels[:, :, -1:]
    if background is not None:
        base = pixel_of(ev, background, "RGB" if image.channels == 4 else "Grayscale")
        if base is None:
            return None
        colors = colors * alpha + base * (1 - alpha)
    return like(image, colors)


@builtin("ImageAdjust", messages=NOT_IMAGE)
def image_adjust(ev, x, correction=None):
    """ImageAdjust[image] stretches the levels to the whole range.
    ImageAdjust[image, {contrast, brightness, gamma}] corrects them."""
    image = _image(x)
    pixels = image.reals()
    if correction is None:
        low, high = pixels.min(), pixels.max()
        return like(image, (pixels - low) / (high - low) if high > low else pixels)
    numbers = [real_value(ev, c) for c in (elements(correction) if is_list(correction) else (correction,))]
    if None in numbers or not 1 <= len(numbers) <= 3:
        return None
    contrast, brightness, gamma = (*numbers, *(0.0, 0.0, 1.0)[len(numbers) :])
    pixels = np.clip((pixels - 0.5) * (1 + contrast) + 0.5, 0, None) * (1 + brightness)
    return like(image, np.clip(pixels, 0, 1) ** gamma)


@builtin("Binarize", options={"Method": S.Automatic}, messages=NOT_IMAGE)
def binarize(ev, x, threshold=None, options=None):
    """Binarize[image] makes a black and white image by Otsu's threshold; Binarize[image, t] of the levels above t.
    Binarize[image, {t1, t2}] of those between."""
    image = _image(x)
    if image.channels > 1:
        image = _converted(image, image.color_space or "RGB", "Grayscale")
        if image.channels == 2:
            image = Image(image.array[:, :, 0].copy(), image.type, "Grayscale")
    pixels = image.reals()
    if is_list(threshold):
        low, high = [real_value(ev, t) for t in elements(threshold)]
        mask = (pixels >= low) & (pixels <= high)
    else:
        level = _otsu(pixels) if threshold is None else real_value(ev, threshold)
        if level is None:
            return None
        mask = pixels > level
    return Image(mask.astype(np.uint8), "Bit", "Grayscale")


def _otsu(pixels) -> float:
    """The level that separates dark from light with the largest variance between both."""
    counts, edges = np.histogram(pixels, 256, (0, 1))
    centers = (edges[:-1] + edges[1:]) / 2
    below = np.cumsum(counts)
    above = below[-1] - below
    sums = np.cumsum(counts * centers)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = below * above * (sums / below - (sums[-1] - sums) / above) ** 2
    return float(centers[np.nanargmax(np.where(np.isfinite(spread), spread, -1))])


@builtin("ImageApply", options={"Interleaving": S.True_}, messages=NOT_IMAGE)
def image_apply(ev, f, x, options):
    """ImageApply[f, image] applies f to the list of channel values of every pixel."""
    image = _image(x)
    pixels = image.reals()
    whole = ev.call(f, PackedArray(pixels)) if pixels.ndim == 2 and is_elementwise(ev, f) else None
    array = to_numeric_array(whole) if whole is not None and is_list(whole) else None
    if array is None or array.shape != pixels.shape:
        flat = pixels.reshape(-1, *pixels.shape[2:])
        values = [ev.call(f, from_array(p)) for p in flat]
        array = to_numeric_array(make_list(values))
        if array is None:
            return None
        array = array.reshape(*pixels.shape[:2], *array.shape[1:])
    channels = array.shape[2] if array.ndim == 3 else 1
    kind = image.type if image.type != "Bit" else "Real32"
    return from_reals(
        np.asarray(array, dtype="float64"), kind, image.color_space if channels == image.channels else _CHANNEL_SPACES.get(channels)
    )


def _combined(ev, head, x, values, operation):
    """Images and numbers added, multiplied, … pixel by pixel."""
    image = _image(x)
    result = image.reals()
    for v in values:
        if type(v) is Image:
            other = v.reals()
            if other.shape[:2] != result.shape[:2]:
                raise MessageError("imgdims", v, symbol=head)
            if other.ndim != result.ndim:
                other, result = [a[:, :, None] if a.ndim == 2 else a for a in (other, result)]
        else:
            other = pixel_of(ev, v, "RGB") if is_color(ev, v) else real_value(ev, v)
            if other is None:
                return None
        result = operation(result, other)
    return like(image, result)


@builtin("ImageAdd", minimum=1, messages=NOT_IMAGE)
def image_add(ev, args):
    """ImageAdd[image, y, …] adds images, numbers or colors pixel by pixel."""
    return _combined(ev, S.ImageAdd, args[0], args[1:], lambda a, b: a + b)


@builtin("ImageSubtract", minimum=1, messages=NOT_IMAGE)
def image_subtract(ev, args):
    """ImageSubtract[image, y, …] subtracts images, numbers or colors pixel by pixel."""
    return _combined(ev, S.ImageSubtract, args[0], args[1:], lambda a, b: a - b)


@builtin("ImageMultiply", minimum=1, messages=NOT_IMAGE)
def image_multiply(ev, args):
    """ImageMultiply[image, y, …] multiplies images, numbers or colors pixel by pixel."""
    return _combined(ev, S.ImageMultiply, args[0], args[1:], lambda a, b: a * b)


@builtin("ImageDifference", messages=NOT_IMAGE)
def image_difference(ev, x, y):
    """ImageDifference[im1, im2] gives the absolute difference of two images."""
    return _combined(ev, S.ImageDifference, x, (y,), lambda a, b: abs(a - b))


@builtin("ImageDistance", options={"DistanceFunction": S.Automatic}, messages=NOT_IMAGE)
def image_distance(ev, x, y, options):
    """ImageDistance[im1, im2] gives the Euclidean distance of the pixels of two images."""
    a, b = _image(x).reals(), _image(y).reals()
    if a.shape != b.shape:
        return None
    return float(((a - b) ** 2).sum() ** 0.5)


# --- filters --------------------------------------------------------------------------------------------------------


def _gaussian_kernel(radius: int, sigma: float):
    positions = np.arange(-radius, radius + 1)
    weights = np.exp(-(positions**2) / (2 * sigma**2)) if sigma > 0 else (positions == 0).astype(float)
    return weights / weights.sum()


def _filtered(pixels, kernel):
    """Pixels smoothed by a symmetric kernel along rows and columns; edges repeat."""
    radius = len(kernel) // 2
    for axis in (0, 1):
        widths = [(0, 0)] * pixels.ndim
        widths[axis] = (radius, radius)
        padded = np.pad(pixels, widths, "edge")
        size = pixels.shape[axis]
        pixels = sum(w * np.take(padded, range(i, i + size), axis=axis) for i, w in enumerate(kernel))
    return pixels


@builtin("GaussianFilter", messages=NOT_IMAGE)
def gaussian_filter(ev, x, radius):
    """GaussianFilter[image, r] smooths with a Gaussian of radius r and standard deviation r/2.
    GaussianFilter[image, {r, s}] chooses the deviation; a matrix or list of numbers is smoothed as well."""
    numbers = [real_value(ev, r) for r in (elements(radius) if is_list(radius) else (radius,))]
    if None in numbers or not 1 <= len(numbers) <= 2:
        return None
    sigma = numbers[1] if len(numbers) == 2 else numbers[0] / 2
    kernel = _gaussian_kernel(int(numbers[0] + 0.5), sigma)
    if type(x) is Image:
        return like(x, _filtered(x.reals(), kernel))
    array = to_numeric_array(x) if is_list(x) else None
    if array is None or array.ndim > 2:
        return None
    array = array.astype(float)
    return from_array(_filtered(array[:, None], kernel)[:, 0] if array.ndim == 1 else _filtered(array, kernel))


@builtin("Blur", messages=NOT_IMAGE)
def blur(ev, x, radius=2):
    """Blur[image] gives a blurred image; Blur[image, r] over pixels up to r away."""
    if type(radius) is not int or radius < 0:
        return None
    size = 2 * radius + 1
    return like(_image(x), _filtered(x.reals(), [1 / size] * size))


@builtin("ImageConvolve", messages=NOT_IMAGE)
def image_convolve(ev, x, kernel):
    """ImageConvolve[image, kernel] gives the convolution of an image with a matrix; edges repeat."""
    image = _image(x)
    array = to_numeric_array(ev.call(S.N, kernel)) if is_list(kernel) else None
    if array is None or array.ndim != 2:
        return None
    pixels = image.reals()
    up, left = (array.shape[0] - 1) // 2, (array.shape[1] - 1) // 2
    widths = [(array.shape[0] - 1 - up, up), (array.shape[1] - 1 - left, left)] + [(0, 0)] * (pixels.ndim - 2)
    padded = np.pad(pixels, widths, "edge")
    flipped = array[::-1, ::-1]
    height, width = pixels.shape[:2]
    result = sum(
        flipped[i, j] * padded[i : i + height, j : j + width] for i in range(array.shape[0]) for j in range(array.shape[1])
    )
    return like(image, result)


# --- as an argument -------------------------------------------------------------------------------------------------

_OPTION_VALUES = {
    S.ColorSpace: lambda i: S.Automatic if i.color_space is None else i.color_space,
    S.Interleaving: lambda i: boolean(i.array.ndim == 3) if i.array.ndim == 3 else S.None_,
}


def image_operand(ev, call: Expr, args: tuple):
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
    if len({i.array.shape for i in images}) > 1:
        return None
    result = ev.evaluate(Expr(head, tuple([PackedArray(a.reals()) if type(a) is Image else a for a in args])))
    array = to_numeric_array(result) if is_list(result) else None
    if array is None or array.shape != images[0].array.shape or array.dtype.kind == "c":
        return None
    return like(images[0], array.astype("float64"))


handles(Image, image_operand)
