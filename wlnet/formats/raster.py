"""Raster images through Pillow."""

import io
import warnings
from typing import TYPE_CHECKING

import numpy as np

from ..expression import Expr, Expression, MessageError, S, elements, from_array, is_list, make_list
from ..expression.image import Image, from_reals
from . import Kind, kind
from .plots import is_graphics, rendered
from .unpacking import memory_limit

if TYPE_CHECKING:
    from . import Tools


# The formats that Pillow reads by itself: for EPS it would start Ghostscript, whatever the name of the file says.
_READABLE = "BMP CUR DDS DIB GIF ICNS ICO JPEG JPEG2000 PCX PNG PPM PSD SGI TGA TIFF WEBP XBM".split()
_MODES = {"1": "Bit", "L": "Byte", "RGB": "Byte", "RGBA": "Byte", "LA": "Byte", "I;16": "Bit16", "CMYK": "Byte"}


def from_pillow(picture: Expression) -> Image:
    """A Pillow image as an Image."""
    if picture.mode == "P":
        # a palette is a way of storing; an image has colors
        picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    if picture.mode in ("I", "I;16", "I;16B", "F"):
        array = np.asarray(picture)
        if picture.mode == "F":
            return Image(array.astype("float32"), "Real32", "Grayscale")
        # Pillow keeps 16 bits in its mode I of 32
        return Image(array.astype("uint16"), "Bit16", "Grayscale")
    if picture.mode not in _MODES:
        picture = picture.convert("RGB")
    array = np.asarray(picture)
    space = {"CMYK": "CMYK"}.get(picture.mode, "Grayscale" if picture.mode in ("1", "L", "LA") else "RGB")
    return Image(array.astype("uint8"), _MODES[picture.mode], space)


def to_pillow(image: Image) -> Image:
    """An Image as a Pillow image."""
    import PIL.Image  # slow to import, and formats are registered without it

    if image.type == "Bit16" and image.array.ndim == 2:
        return PIL.Image.fromarray(image.array)
    if image.type == "Bit" and image.array.ndim == 2:
        # 255: white, for mode 1 is made of bytes
        return PIL.Image.fromarray(image.array.astype("uint8") * 255).convert("1")
    # files of the common formats hold bytes
    array = image.array if image.type == "Byte" else from_reals(image.reals(), "Byte").array
    if array.ndim == 3 and array.shape[2] == 1:
        array = array[:, :, 0]
    return PIL.Image.fromarray(array)


class _Raster(Kind):
    elements = (
        "Image",
        "Graphics",
        "Data",
        "RawData",
        "GrayLevels",
        "RGBColorArray",
        "ImageSize",
        "BitDepth",
        "ColorSpace",
        "Channels",
        "Images",
        "ImageList",
        "ImageCount",
        "Summary",
    )
    options = {
        "ImageSize": S.Automatic,
        "ImageResolution": S.Automatic,
        "RasterSize": S.Automatic,
        "CompressionLevel": S.Automatic,
        "Background": S.Automatic,
        "ColorSpace": S.Automatic,
        "DisplayDurations": S.Automatic,
        "AnimationRepetitions": S.Automatic,
    }

    def read(self, data: bytes, element: str, options: dict, tools: "Tools") -> Image | None:
        try:
            picture = _opened(data, _READABLE)
            if element in ("Images", "ImageList"):
                count = getattr(picture, "n_frames", 1)
                _check_size(picture, count)
                return make_list([from_pillow(_frame(picture, i)) for i in range(count)])
            if element == "ImageCount":
                return getattr(picture, "n_frames", 1)
            image = from_pillow(picture)
        # Pillow raises SyntaxError for damaged PNG files
        except (OSError, ValueError, SyntaxError):
            raise MessageError("fmterr", self.name, result=S["$Failed"]) from None
        return _element(image, element)

    def write(self, value: Expression, options: dict, tools: "Tools") -> bytes | None:
        frames = [value]
        if is_list(value) and elements(value) and all([type(v) is Image for v in elements(value)]):
            frames = list(elements(value))
        pictures = [to_pillow(f if type(f) is Image else self._rendered(f, options, tools)) for f in frames]
        name = {"JPEG2000": "JPEG2000", "PNM": "PPM"}.get(self.name, self.name)
        if name == "JPEG":
            # JPEG has no opacity
            pictures = [p if p.mode in ("L", "RGB", "CMYK") else p.convert("RGB") for p in pictures]
        settings: dict = {"save_all": True, "append_images": pictures[1:]} if len(pictures) > 1 else {}
        level = options["CompressionLevel"]
        if name == "JPEG" and type(level) in (int, float):
            # Wolfram's level is 0 for the best quality, Pillow's quality 100
            settings["quality"] = round(100 * (1 - level))
        out = io.BytesIO()
        try:
            pictures[0].save(out, name, **settings)
        except (OSError, ValueError, KeyError):
            raise MessageError("errelem", "Image", self.name) from None
        return out.getvalue()

    def _rendered(self, value, options, tools) -> Image:
        """Graphics drawn, a matrix as gray levels."""
        if is_graphics(value):
            return from_pillow(_opened(rendered(value, "png", options)))
        image = tools.evaluate(Expr(S.Image, (value,)))
        if type(image) is not Image:
            raise MessageError("errelem", "Image", self.name)
        return image


def _frame(picture, index: int):
    # Pillow moves within one object: each frame must be copied
    picture.seek(index)
    return picture.copy()


def _opened(data: bytes, formats: list[str] | None = None):
    """The picture in these bytes, its header read; ValueError where it claims more pixels than the bytes can mean."""
    import PIL.Image  # slow to import, and formats are registered without it

    with warnings.catch_warnings():
        # Pillow doubts pictures of more than 89 million pixels; here the memory decides
        warnings.simplefilter("ignore", PIL.Image.DecompressionBombWarning)
        picture = PIL.Image.open(io.BytesIO(data), formats=formats)
    least = _MOST_IN_DOUBT if picture.format in _BOUNDLESS else 0
    if _bytes_of(picture) > max(_MOST_OF_A_BYTE * len(data), least):
        raise ValueError("more pixels than the file can hold")
    _check_size(picture, 1)
    return picture


# Of one byte deflate makes 1032, and they are 8256 pixels where a pixel is a bit; GIF's LZW makes 2730, JPEG 340. Those of
# _BOUNDLESS can make any number of it, and a blank page that they hold in a few bytes may have as many as _MOST_IN_DOUBT.
_MOST_OF_A_BYTE = 8256
_BOUNDLESS = ("WEBP", "JPEG2000", "TIFF")
_MOST_IN_DOUBT = 1 << 28  # bytes: a page of 9,000 by 9,000 pixels in three colors
_BYTES_OF_A_PIXEL = 8  # while its channels are made reals


def _bytes_of(picture) -> int:
    return picture.width * picture.height * len(picture.getbands())


def _check_size(picture, count: int) -> None:
    """Raise General::nomem where so many frames of a picture's size would fill the memory."""
    if _bytes_of(picture) * _BYTES_OF_A_PIXEL * count > memory_limit():
        raise MessageError("nomem", symbol=S.General, result=S["$Failed"])


def _element(image: Image, element: str):
    if element in ("Image", "Graphics", "Summary"):
        return image
    if element == "ImageSize":
        return make_list(image.dimensions)
    if element == "BitDepth":
        # 32: reals
        return {"Bit": 1, "Byte": 8, "Bit16": 16}.get(image.type, 32)
    if element == "ColorSpace":
        return image.color_space or S.Automatic
    if element == "Channels":
        return image.channels
    if element == "RawData":
        return from_array(image.array.astype("int64"))
    reals = image.reals()
    if element == "GrayLevels" and reals.ndim == 3:
        # the weights of ITU-R 601 luma, as in ColorConvert
        reals = reals[:, :, :3] @ [0.299, 0.587, 0.114]
    if element == "Data":
        return from_array(image.array.astype("int64") if image.type in ("Bit", "Byte", "Bit16") else reals)
    return from_array(reals)


_RASTERS = {
    "PNG": (("png",), (b"\x89PNG\r\n",)),
    "JPEG": (("jpg", "jpeg", "jpe"), (b"\xff\xd8\xff",)),
    "GIF": (("gif",), (b"GIF8",)),
    "BMP": (("bmp",), (b"BM",)),
    "TIFF": (("tif", "tiff"), (b"II*\0", b"MM\0*")),
    "WebP": (("webp",), ()),
    "PNM": (("pnm", "ppm", "pgm", "pbm"), (b"P5", b"P6")),
    "ICO": (("ico",), ()),
    "TGA": (("tga",), ()),
    "PCX": (("pcx",), ()),
    "JPEG2000": (("jp2", "j2k"), ()),
}
for _name, (_extensions, _magic) in _RASTERS.items():
    kind(_name, extensions=_extensions, magic=_magic)(_Raster)
