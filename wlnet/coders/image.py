"""Image coder: pictures to arrays {channels, height, width} and back.  (ref/netencoder/Image, ref/netdecoder/Image)"""

from collections.abc import Callable
from typing import Any

import numpy as np

from ..expression import REALS, Expr, Expression, S, elements, has_head, is_list, make_list, symbol
from ..expression.arithmetic import nearest_float
from ..expression.image import Image, from_reals
from ..nets.errors import NetFailure
from ..nets.parameters import Anything, Boolean, Choice, Kind, Parameter
from ..nets.types import REAL, Tensor
from .coder import Decoder, Encoder, NetCoder, decoder, encoder

CHANNELS = {"Grayscale": 1, "RGB": 3, "HSB": 3, "LAB": 3, "LUV": 3, "XYZ": 3, "LCH": 3, "CMYK": 4}


class ImageSize(Kind):
    """n, or {width, height}."""

    expected = "a positive integer or {width, height}"

    def read(self, x: Expression) -> Any:
        size = tuple(elements(x)) if is_list(x) else (x, x)
        if len(size) != 2 or not all([type(n) is int and n > 0 for n in size]):
            raise self.invalid()
        return size


def _space(position: int) -> Parameter:
    return Parameter("ColorSpace", "space", Choice(*CHANNELS), default="RGB", position=position, option="ColorSpace")


_COMMON = [
    Parameter("Interleaving", "interleaving", Boolean(), default=False, option="Interleaving"),
    Parameter("DataTransposed", "transposed", Boolean(), default=False, option="DataTransposed"),
    Parameter("MeanImage", "mean", Anything(), default=S.None_, option="MeanImage"),
    Parameter("VarianceImage", "variance", Anything(), default=S.None_, option="VarianceImage"),
]


class _Pixels(NetCoder):
    """Layout of the array and normalisation, for encoder and decoder."""

    @classmethod
    def prepare(cls, values: dict) -> None:
        for name in ("MeanImage", "VarianceImage"):
            x = values[name]
            if not (
                x is S.None_
                or type(x) in REALS
                or type(x) is Image
                or has_head(x, S.Image)
                or is_list(x)
                and all([type(a) in REALS for a in elements(x)])
            ):
                raise NetFailure("netform", f'"{name}" should be None, a number, a list of numbers or an image')

    @property
    def channels(self) -> int:
        return CHANNELS[self.space]

    def _level(self, x: Expression, shape: tuple) -> "np.ndarray | float":
        """A mean or variance as an array (height, width, channels) or (channels)."""
        if type(x) is Image:
            pixels = x.reals()
            pixels = pixels if pixels.ndim == 3 else pixels[:, :, None]
            if pixels.shape[:2] != shape[:2]:
                raise NetFailure("netdata", f"the mean or variance image must have {shape[1]} by {shape[0]} pixels")
            return pixels
        # one number, or one for each channel
        return np.array(elements(x), float) if is_list(x) else nearest_float(x)

    def derived(self) -> dict:
        size = symbol("NeuralNetworks`EitherT")
        either = Expr(
            size,
            (
                make_list(
                    [
                        symbol("NeuralNetworks`SizeT"),
                        Expr(symbol("NeuralNetworks`MatchT"), (Expr(S.Blank, (symbol("NeuralNetworks`LengthVar"),)),)),
                    ]
                ),
            ),
        )
        shown = {"$Dimensions": Expr(symbol("NeuralNetworks`ListT"), (2, either))} if self.head is S.NetDecoder else {}
        return {**shown, "$Channels": self.channels}


@encoder("Image")
class ImageEncoder(_Pixels, Encoder):
    """NetEncoder["Image"] encodes an image as an array of 128 by 128 RGB pixels between 0 and 1.
    NetEncoder[{"Image", size}], NetEncoder[{"Image", {width, height}}] give the size."""

    parameters = [
        Parameter("ImageSize", "size", ImageSize(), default=(128, 128), position=1),
        _space(2),
        *_COMMON,
        Parameter("Method", "method", Choice("Stretch", "Fit", "Fill"), default="Stretch", option="Method"),
        Parameter("Resampling", "resampling", Anything(), default=S.Automatic, option="Resampling"),
        Parameter(
            "Alignment",
            "alignment",
            Choice(S.Center, S.Left, S.Right, S.Top, S.Bottom),
            default=S.Center,
            option="Alignment",
        ),
        Parameter("Padding", "padding", Anything(), default=Expr(S.GrayLevel, (0,)), option="Padding"),
    ]
    expected = "an image"

    def array_type(self) -> Tensor:
        width, height = self.size
        across = (width, height) if self.transposed else (height, width)
        return Tensor((*across, self.channels) if self.interleaving else (self.channels, *across), REAL)

    def accepts(self, x: Expression) -> bool:
        return type(x) is Image or has_head(x, S.File)

    def encode(self, x: Expression, call: Callable) -> np.ndarray:
        image = x if type(x) is Image else call(S.Import, x)
        if type(image) is not Image:
            raise NetFailure("netdata", "an image, or the file of one, expected")
        pixels = self._sized(self._coloured(image, call), call).reals()
        pixels = pixels if pixels.ndim == 3 else pixels[:, :, None]
        if self.mean is not S.None_:
            pixels = pixels - self._level(self.mean, pixels.shape)
        if self.variance is not S.None_:
            pixels = pixels / np.sqrt(self._level(self.variance, pixels.shape))
        pixels = pixels.astype(np.float32)
        pixels = pixels.transpose(1, 0, 2) if self.transposed else pixels
        return np.ascontiguousarray(pixels if self.interleaving else pixels.transpose(2, 0, 1))

    def _coloured(self, image: Image, call: Callable) -> Image:
        known = image.color_space or {1: "Grayscale", 3: "RGB", 4: "CMYK"}.get(image.channels)
        # the last channel is opacity, which no net of pictures expects
        if image.channels in (2, 4) and known in ("Grayscale", "RGB"):
            image = call(S.RemoveAlphaChannel, image)
        if known == self.space and image.channels == self.channels:
            return image
        converted = call(S.ColorConvert, image, self.space)
        if type(converted) is not Image or converted.channels != self.channels:
            raise NetFailure("netdata", f'the image cannot be converted to the color space "{self.space}"')
        return converted

    def _sized(self, image: Image, call: Callable) -> Image:
        width, height = self.size
        # resampling would blur even where nothing has to change
        if image.dimensions == self.size:
            return image
        size = self.size
        if self.method != "Stretch":
            choose = min if self.method == "Fit" else max
            factor = choose(width / image.dimensions[0], height / image.dimensions[1])
            size = tuple([max(1, round(n * factor)) for n in image.dimensions])
        image = self._resized(image, size, call)
        return image if size == self.size else self._placed(image, call)

    def _resized(self, image: Image, size: tuple, call: Callable) -> Image:
        args = [image, make_list(size)]
        if self.resampling is not S.Automatic:
            args.append(Expr(S.Rule, (S.Resampling, self.resampling)))
        return call(S.ImageResize, *args)

    def _placed(self, image: Image, call: Callable) -> Image:
        """The image cropped or padded to size, aligned as asked."""
        width, height = self.size
        pixels = image.reals()
        pixels = pixels if pixels.ndim == 3 else pixels[:, :, None]
        color = call(S.ColorConvert, self.padding, self.space)
        values = [float(v) for v in elements(color)] if type(color) is Expr else []
        canvas = np.zeros((height, width, pixels.shape[2]))
        # a padding that is no color, such as Automatic, is black
        canvas[...] = values if len(values) == pixels.shape[2] else 0
        (y, y0), (x, x0) = self._offset(height, pixels.shape[0], 0), self._offset(width, pixels.shape[1], 1)
        rows, columns = min(height, pixels.shape[0]), min(width, pixels.shape[1])
        canvas[y : y + rows, x : x + columns] = pixels[y0 : y0 + rows, x0 : x0 + columns]
        return from_reals(canvas if self.channels > 1 else canvas[:, :, 0], "Real32", self.space)

    def _offset(self, target: int, size: int, axis: int) -> tuple:
        """(first row or column of the target, first one of the image) that they have in common."""
        first, last = (S.Top, S.Bottom) if axis == 0 else (S.Left, S.Right)
        share = 0.0 if self.alignment is first else 1.0 if self.alignment is last else 0.5
        gap = int(abs(target - size) * share)
        return (gap, 0) if target > size else (0, gap)

    def to_decoder(self) -> "Decoder | None":
        return ImageDecoder({p.name: self.values[p.name] for p in ImageDecoder.parameters})


@decoder("Image")
class ImageDecoder(_Pixels, Decoder):
    """NetDecoder["Image"] makes an image of an array of pixels between 0 and 1."""

    parameters = [_space(1), *_COMMON]
    properties = ["Image"]

    def array_type(self) -> Tensor:
        return Tensor((None, None, self.channels) if self.interleaving else (self.channels, None, None), REAL)

    def decode(self, array: np.ndarray, prop: Expression, call: Callable, rng: Callable) -> Expression:
        if prop is not None:
            raise NetFailure("netdata", 'NetDecoder["Image"] has no properties besides None')
        pixels = array if self.interleaving else array.transpose(1, 2, 0)
        pixels = pixels.transpose(1, 0, 2) if self.transposed else pixels
        if self.variance is not S.None_:
            pixels = pixels * np.sqrt(self._level(self.variance, pixels.shape))
        if self.mean is not S.None_:
            pixels = pixels + self._level(self.mean, pixels.shape)
        pixels = np.ascontiguousarray(pixels[:, :, 0] if self.channels == 1 else pixels, dtype=np.float32)
        return Image(pixels, "Real32", self.space)

    def to_encoder(self) -> "Encoder | None":
        shape = self.sizes[:2] if self.interleaving else self.sizes[1:]
        size = (128, 128) if None in shape else (shape[1], shape[0])
        values = {p.name: p.default for p in ImageEncoder.parameters}
        return ImageEncoder({**values, **self.values, "ImageSize": size})
