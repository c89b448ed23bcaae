"""Colours of images: spaces, channels, brightness, black and white."""

import numpy as np

from ...evaluator import Evaluator, builtin
from ...expression import Expr, Expression, MessageError, S, Symbol, elements, is_list, make_list
from ...expression.image import Image, from_reals
from ..kit.scalars import real_value
from .colors import HEADS, color_parts, convert_color, convert_pixels, pixel_of
from .image_geometry import with_channels
from .images import CHANNEL_SPACES, NOT_IMAGE, like, read_image

# --- colors and levels ----------------------------------------------------------------------------------------------


@builtin("ColorConvert", messages=NOT_IMAGE)
def color_convert(ev: Evaluator, x: Expression, space: Expression) -> Expression:
    """ColorConvert[image, \"space\"] converts to \"Grayscale\", \"RGB\", \"HSB\", \"CMYK\", \"LAB\" or \"XYZ\".
    ColorConvert[color, \"space\"] converts a color."""
    space = SPACE_NAMES.get(space, space) if type(space) is Symbol else space
    if type(x) is not Image:
        if is_list(x):
            converted = [color_convert(ev, e, space) for e in elements(x)]
            return None if any([c is None for c in converted]) else make_list(converted)
        return convert_color(ev, x, space) if type(space) is str else None
    if space not in HEADS:
        raise MessageError("imgcs", space)
    target = "HSB" if space == "Hue" else space
    source = x.color_space or CHANNEL_SPACES.get(x.channels, "RGB")
    return _converted(x, source, target)


SPACE_NAMES = {S.RGBColor: "RGB", S.GrayLevel: "Grayscale", S.Hue: "HSB", S.CMYKColor: "CMYK", S.LABColor: "LAB", S.XYZColor: "XYZ"}


def _converted(image: Image, source: str, target: str) -> Image:
    pixels = with_channels(image.reals(), 1)
    count = {"Grayscale": 1, "CMYK": 4}.get(source, 3)
    # opacity is not converted
    colors, alpha = pixels[:, :, :count], pixels[:, :, count:]
    colors = convert_pixels(colors, source, target)
    return like(image, np.concatenate([colors, alpha], axis=2) if alpha.shape[2] else colors, target)


@builtin("ColorNegate", messages=NOT_IMAGE)
def color_negate(ev: Evaluator, x: Expression) -> Expression | None:
    """ColorNegate[image] gives the negative of an image; ColorNegate[color] of a color."""
    if type(x) is Image:
        return like(x, 1 - x.reals())
    parts = color_parts(ev, x)
    if parts is None:
        return None
    values = pixel_of(ev, x, "RGB") if parts[0] not in ("RGB", "Grayscale") else None
    # exact values stay exact
    items = [ev.call(S.Subtract, 1, v) for v in x.args] if values is None else [1 - float(v) for v in values]
    return Expr(x.head if values is None else S.RGBColor, tuple(items))


@builtin("ColorSeparate", messages=NOT_IMAGE)
def color_separate(ev: Evaluator, x: Expression, space: Expression = None) -> Expression:
    """ColorSeparate[image] gives a list of the channels as gray images; ColorSeparate[image, \"space\"] of a space."""
    image = read_image(x)
    if space is not None:
        image = color_convert(ev, image, space)
    if image.array.ndim == 2:
        return make_list([image])
    return make_list([Image(image.array[:, :, c].copy(), image.type, "Grayscale") for c in range(image.channels)])


@builtin("ColorCombine", messages=NOT_IMAGE)
def color_combine(ev: Evaluator, x: Expression, space: Expression = "RGB") -> Expression | None:
    """ColorCombine[{im1, im2, …}] makes a color image of gray images as channels."""
    images = [read_image(i) for i in elements(x)]
    if not images or len({i.array.shape for i in images}) != 1:
        return None
    return like(images[0], np.stack([i.reals() for i in images], axis=-1), space)


@builtin("AlphaChannel", messages=NOT_IMAGE)
def alpha_channel(ev: Evaluator, x: Expression) -> Expression:
    """AlphaChannel[image] gives the opacity of an image as a gray image."""
    image = read_image(x)
    if image.channels in (2, 4):
        return Image(image.array[:, :, -1].copy(), image.type, "Grayscale")
    return from_reals(np.ones(image.array.shape[:2]), image.type, "Grayscale")


@builtin("RemoveAlphaChannel", messages=NOT_IMAGE)
def remove_alpha_channel(ev: Evaluator, x: Expression, background: Expression = None) -> Expression | None:
    """RemoveAlphaChannel[image] drops the opacity; RemoveAlphaChannel[image, color] composes onto a background."""
    image = read_image(x)
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
def image_adjust(ev: Evaluator, x: Expression, correction: Expression = None) -> Expression | None:
    """ImageAdjust[image] stretches the levels to the whole range.
    ImageAdjust[image, {contrast, brightness, gamma}] corrects them."""
    image = read_image(x)
    pixels = image.reals()
    if correction is None:
        low, high = pixels.min(), pixels.max()
        # one level alone cannot be stretched
        return like(image, (pixels - low) / (high - low) if high > low else pixels)
    numbers = [real_value(ev, c) for c in (elements(correction) if is_list(correction) else (correction,))]
    if None in numbers or not 1 <= len(numbers) <= 3:
        return None
    # ImageAdjust[image, c] changes the contrast alone
    contrast, brightness, gamma = (*numbers, *(0.0, 0.0, 1.0)[len(numbers) :])
    pixels = np.clip((pixels - 0.5) * (1 + contrast) + 0.5, 0, None) * (1 + brightness)
    return like(image, np.clip(pixels, 0, 1) ** gamma)


@builtin("Binarize", options={"Method": S.Automatic}, messages=NOT_IMAGE)
def binarize(ev: Evaluator, x: Expression, threshold: Expression = None, options: dict = None) -> Expression | None:
    """Binarize[image] makes a black and white image by Otsu's threshold; Binarize[image, t] of the levels above t.
    Binarize[image, {t1, t2}] of those between."""
    image = read_image(x)
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
    # 256 bins: Otsu's method on byte images has one a level
    counts, edges = np.histogram(pixels, 256, (0, 1))
    centers = (edges[:-1] + edges[1:]) / 2
    below = np.cumsum(counts)
    above = below[-1] - below
    sums = np.cumsum(counts * centers)
    with np.errstate(divide="ignore", invalid="ignore"):
        # empty classes give 0/0: they separate nothing
        spread = below * above * (sums / below - (sums[-1] - sums) / above) ** 2
    return float(centers[np.nanargmax(np.where(np.isfinite(spread), spread, -1))])
