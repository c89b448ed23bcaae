"""Images resized, cropped, padded, turned, cut and put together."""

import math

import numpy as np

from ...evaluator import Evaluator, builtin
from ...expression import Expression, MessageError, S, Symbol, elements, has_head, is_immediate_rule, is_list, length, make_list
from ...expression.image import SCALES, Image
from ..kit.scalars import numbers_of, real_value
from .colors import is_color, pixel_of
from .images import NOT_IMAGE, like, read_image, read_size

# --- geometry -------------------------------------------------------------------------------------------------------


def _resampled(image: Image, width: int, height: int, method) -> Image:
    """The image in another size by Pillow, channel by channel in 32-bit reals."""
    from PIL import Image as Pillow  # slow to import, and most images keep their size

    filters = {
        "Nearest": Pillow.Resampling.NEAREST,
        "Linear": Pillow.Resampling.BILINEAR,
        "Cubic": Pillow.Resampling.BICUBIC,
        "Lanczos": Pillow.Resampling.LANCZOS,
        "Gaussian": Pillow.Resampling.HAMMING,
        "Constant": Pillow.Resampling.BOX,
    }
    # a method that Pillow does not have falls back to the default, cubic
    chosen = filters.get(method, Pillow.Resampling.BICUBIC)
    pixels = image.reals().astype("float32")
    planes = pixels[:, :, None] if pixels.ndim == 2 else pixels
    done = [
        np.asarray(Pillow.fromarray(np.ascontiguousarray(planes[:, :, c]), "F").resize((width, height), chosen))
        for c in range(planes.shape[2])
    ]
    result = np.stack(done, axis=-1).astype("float64")
    # cubic and Lanczos filters overshoot at edges
    return like(image, np.clip(result, pixels.min(), pixels.max()))


@builtin("ImageResize", options={"Resampling": S.Automatic}, messages=NOT_IMAGE)
def image_resize(ev: Evaluator, x: Expression, size: Expression, options: dict) -> Expression:
    """ImageResize[image, width] gives the image in another width, keeping its proportions.
    ImageResize[image, {w, h}] gives this size; {w}, {All, h}, Scaled[s] and UpTo sizes are understood."""
    image = read_image(x)
    new_size = _resize_dimensions(ev, image, size)
    if new_size is None:
        raise MessageError("imgdims", size)
    if new_size == image.dimensions:
        return image
    return _resampled(image, *new_size, options["Resampling"])


def _resize_dimensions(ev, image: Image, size):
    width, height = image.dimensions
    if not is_list(size):
        size = make_list([size])
    parts = list(elements(size))
    if len(parts) == 1:
        factor = _factor(ev, parts[0], width)
        # no image is without a pixel
        return None if factor is None else (max(1, round(width * factor)), max(1, round(height * factor)))
    if len(parts) != 2:
        return None
    free = [p is S.All or p is S.Automatic for p in parts]
    factors = [None if f else _factor(ev, p, n) for p, n, f in zip(parts, (width, height), free)]
    if all(free) or any([f is None and not skip for f, skip in zip(factors, free)]):
        return None
    # All keeps the proportions
    factors = [next(f for f in factors if f is not None) if f is None else f for f in factors]
    return max(1, round(width * factors[0])), max(1, round(height * factors[1]))


def _factor(ev, spec, size: int):
    """The scale that a size n, Scaled[s], UpTo[n] or a named size means."""
    # Wolfram's widths of named sizes
    named = {S.Tiny: 100, S.Small: 180, S.Medium: 360, S.Large: 576}
    if has_head(spec, S.Scaled) and len(spec.args) == 1:
        value = real_value(ev, spec.args[0])
        return value if value is not None and value > 0 else None
    if has_head(spec, S.UpTo) and len(spec.args) == 1:
        value = real_value(ev, spec.args[0])
        # UpTo never enlarges
        return min(1.0, value / size) if value is not None and value > 0 else None
    value = named[spec] if type(spec) is Symbol and spec in named else real_value(ev, spec)
    return value / size if value is not None and value > 0 else None


@builtin("Thumbnail", messages=NOT_IMAGE)
def thumbnail(ev: Evaluator, x: Expression, size: Expression = 64) -> Expression:
    """Thumbnail[image] gives the image no larger than 64 pixels; Thumbnail[image, s] no larger than s."""
    image = read_image(x)
    # the named sizes of thumbnails; 64 is Small, the default
    named = {S.Tiny: 32, S.Small: 64, S.Medium: 128, S.Large: 256}
    size = named.get(size, size) if type(size) is Symbol else size
    if type(size) is not int or size < 1:
        raise MessageError("imgdims", size)
    factor = size / max(image.dimensions)
    return _resampled(image, *[max(1, round(n * factor)) for n in image.dimensions], S.Automatic)


@builtin("ImageCrop", options={"Padding": S.None_}, messages=NOT_IMAGE)
def image_crop(ev: Evaluator, x: Expression, size: Expression = None, where: Expression = None, options: dict = None) -> Expression:
    """ImageCrop[image] removes borders of one color.
    ImageCrop[image, {w, h}] cuts or pads to this size around the centre; ImageCrop[image, size, {Left, Bottom}, …]
    says which side to cut."""
    image = read_image(x)
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
    for axis, new_length, side in ((1, sizes[0], sides[0]), (0, sizes[1], sides[1] if len(sides) > 1 else None)):
        surplus = array.shape[axis] - new_length
        if surplus > 0:
            # the side that is named loses; without one both lose half
            start = {S.Left: surplus, S.Top: surplus, S.Right: 0, S.Bottom: 0}.get(side, surplus // 2)
            array = np.take(array, range(start, start + new_length), axis=axis)
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
    # marks of the old pixels: the border alone gets the color
    inside = np.pad(np.ones(array.shape[:2], bool), widths[:2])
    padded[~inside] = value if value.ndim and padded.ndim == 3 else value.reshape(-1)[0]
    return padded


@builtin("ImagePad", messages=NOT_IMAGE)
def image_pad(ev: Evaluator, x: Expression, margins: Expression, padding: Expression = 0) -> Expression:
    """ImagePad[image, m] adds m pixels on all sides, for negative m removes them.
    ImagePad[image, {{left, right}, {bottom, top}}, padding] chooses widths and color or \"Fixed\", \"Reflected\", …."""
    image = read_image(x)
    rows = elements(margins) if is_list(margins) else (make_list([margins, margins]), make_list([margins, margins]))
    pairs = [elements(r) if is_list(r) else (r, r) for r in rows]
    if [len(p) for p in pairs] != [2, 2] or not all([type(n) is int for p in pairs for n in p]):
        raise MessageError("imgdims", margins)
    # rows count from the top in arrays, margins from the bottom
    (left, right), (bottom, top) = pairs
    array = image.array
    array = array[max(0, -top) : array.shape[0] - max(0, -bottom), max(0, -left) : array.shape[1] - max(0, -right)]
    widths = [(max(0, top), max(0, bottom)), (max(0, left), max(0, right))] + [(0, 0)] * (array.ndim - 2)
    array = _padded(ev, image, array, widths, padding)
    return Image(np.ascontiguousarray(array), image.type, image.color_space)


@builtin("ImageTake", messages=NOT_IMAGE)
def image_take(ev: Evaluator, x: Expression, rows: Expression, columns: Expression = S.All) -> Expression | None:
    """ImageTake[image, n] gives the first n rows, for negative n the last.
    ImageTake[image, {r1, r2}, {c1, c2}] gives a part."""
    image = read_image(x)
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
def image_trim(ev: Evaluator, x: Expression, region: Expression) -> Expression | None:
    """ImageTrim[image, {{x1, y1}, {x2, y2}}] gives the rectangle of these corners, counted from the lower left."""
    image = read_image(x)
    array = numbers_of(ev, region)
    if array is None or array.ndim != 2 or array.shape[1] != 2:
        return None

    height, width = image.array.shape[:2]
    (x0, y0), (x1, y1) = array.min(axis=0), array.max(axis=0)
    columns = slice(max(0, math.floor(x0)), min(width, math.ceil(x1)))
    # y counts from below, rows from above
    rows = slice(max(0, height - math.ceil(y1)), min(height, height - math.floor(y0)))
    return Image(image.array[rows, columns].copy(), image.type, image.color_space)


@builtin("ImageReflect", messages=NOT_IMAGE)
def image_reflect(ev: Evaluator, x: Expression, how: Expression = None) -> Expression | None:
    """ImageReflect[image] turns the image upside down.
    ImageReflect[image, side1 -> side2] reflects so that side1 comes to side2."""
    image = read_image(x)
    how = S.Top if how is None else how
    sides = how.args if is_immediate_rule(how) else (how,)
    vertical, horizontal = (S.Top, S.Bottom), (S.Left, S.Right)
    if all([s in vertical for s in sides]):
        array = image.array[::-1]
    elif all([s in horizontal for s in sides]):
        array = image.array[:, ::-1]
    elif set(sides) in ({S.Top, S.Left}, {S.Bottom, S.Right}):
        # a corner pair of sides is a reflection in a diagonal
        array = np.swapaxes(image.array, 0, 1)
    elif set(sides) in ({S.Top, S.Right}, {S.Bottom, S.Left}):
        array = np.swapaxes(image.array, 0, 1)[::-1, ::-1]
    else:
        return None
    return Image(np.ascontiguousarray(array), image.type, image.color_space)


@builtin(
    "ImageRotate",
    options={"Background": S.Automatic, "Resampling": S.Automatic},
    messages=NOT_IMAGE,
    rules="Top Bottom Left Right",
)
def image_rotate(ev: Evaluator, x: Expression, angle: Expression = None, options: dict = None) -> Expression | None:
    """ImageRotate[image] rotates by 90 degrees counterclockwise; ImageRotate[image, t] by the angle t.
    ImageRotate[image, side1 -> side2] brings side1 to side2."""
    image = read_image(x)
    if angle is None:
        turns = 1.0
    elif is_immediate_rule(angle) or type(angle) is Symbol and angle in _SIDES:
        # a side alone: the top comes there
        pair = angle.args if is_immediate_rule(angle) else (S.Top, angle)
        if any([s not in _SIDES for s in pair]):
            return None
        turns = float((_SIDES[pair[1]] - _SIDES[pair[0]]) % 4)
    else:
        value = real_value(ev, angle)
        if value is None:
            return None
        turns = value / (math.pi / 2)
    # quarter turns move pixels exactly; an angle this near was meant as one (Pi/2 as a machine real)
    if abs(turns - round(turns)) < 1e-9:
        array = np.rot90(image.array, round(turns) % 4)
        return Image(np.ascontiguousarray(array), image.type, image.color_space)
    from PIL import Image as Pillow  # slow to import; quarter turns do not need it

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
def image_assemble(ev: Evaluator, x: Expression) -> Expression | None:
    """ImageAssemble[{{im11, im12, …}, …}] joins a grid of images into one."""
    if not is_list(x) or not length(x):
        return None
    rows = [elements(r) if is_list(r) else None for r in elements(x)]
    if None in rows:
        # a flat list is one row
        rows = [elements(x)]
    images = [read_image(i) for row in rows for i in row]
    channels = max([i.channels for i in images])
    space = next((i.color_space for i in images if i.channels == channels), None)

    def pixels(image: Image) -> np.ndarray:
        p = image.reals()
        return np.repeat(p[:, :, None], channels, 2) if p.ndim == 2 and channels > 1 else p

    try:
        joined = np.concatenate([np.concatenate([pixels(i) for i in row], axis=1) for row in rows], axis=0)
    except ValueError:
        raise MessageError("imgdims", x) from None
    return like(images[0], joined, space)


@builtin("ImagePartition", messages=NOT_IMAGE)
def image_partition(ev: Evaluator, x: Expression, size: Expression) -> Expression:
    """ImagePartition[image, s] cuts the image into a grid of s x s images; {w, h} chooses the size."""
    image = read_image(x)
    dims = read_size(size)
    if dims is None:
        raise MessageError("imgdims", size)
    width, height = dims
    # Wolfram leaves out what does not fill a part
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
def image_compose(ev: Evaluator, x: Expression, overlay: Expression, position: Expression = None) -> Expression | None:
    """ImageCompose[image, overlay] lays an image over the centre of another; ImageCompose[image, {overlay, a}] with
    opacity a; ImageCompose[image, overlay, {x, y}] centres it there, counted from the lower left."""
    image = read_image(x)
    opacity = 1.0
    if is_list(overlay) and length(overlay) == 2:
        overlay, a = elements(overlay)
        opacity = real_value(ev, a)
    top = read_image(overlay)
    height, width = image.array.shape[:2]
    center = [width / 2, height / 2]
    if position is not None:
        center = [real_value(ev, p) for p in elements(position)]
    if opacity is None or None in center or len(center) != 2:
        return None
    channels = max(image.channels, top.channels)
    below, above = [with_channels(i.reals(), channels) for i in (image, top)]
    x0 = round(center[0] - above.shape[1] / 2)
    y0 = round(height - center[1] - above.shape[0] / 2)
    # what stands over the edges is cut off
    rows = slice(max(0, y0), min(height, y0 + above.shape[0]))
    columns = slice(max(0, x0), min(width, x0 + above.shape[1]))
    result = below.copy()
    part = above[rows.start - y0 : rows.stop - y0, columns.start - x0 : columns.stop - x0]
    result[rows, columns] = (1 - opacity) * result[rows, columns] + opacity * part
    space = image.color_space if image.channels >= top.channels else top.color_space
    return like(image, np.clip(result, 0, 1) if image.type not in ("Real32", "Real64") else result, space)


def with_channels(pixels: np.ndarray, channels: int) -> np.ndarray:
    """Pixels of shape (h, w, channels): gray ones repeated."""
    pixels = pixels[:, :, None] if pixels.ndim == 2 else pixels
    # only gray is repeated: three channels have no fourth to give
    return np.repeat(pixels, channels, 2) if pixels.shape[2] == 1 and channels > 1 else pixels
