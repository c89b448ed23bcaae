"""Image3D coder: volumes to arrays {channels, height, depth, width} and back.  (ref/netencoder/Image3D,
ref/netdecoder/Image3D)

A volume is Image3D[data, …] with data of dimensions {height (slices), depth, width} or one more level of channels,
reals of 0..1 or integers of a type ("Byte", "Bit16") given as second argument.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from ..expression import Expr, Expression, NumericArray, S, elements, from_array, has_head, is_list, numeric_by, to_numbers
from ..nets.errors import NetFailure
from ..nets.parameters import Anything, Boolean, Choice, Kind, Parameter
from ..nets.types import REAL, Tensor
from ..ops.products import resize_matrix
from .coder import Decoder, Encoder, NetCoder, decoder, encoder

_LARGEST = {"Byte": 255.0, "Bit16": 65535.0}
_GRAY = np.array([0.299, 0.587, 0.114])  # of red, green and blue, as ColorConvert has it


class VolumeSize(Kind):
    """n, or {width, depth, height}."""

    expected = "a positive integer or {width, depth, height}"

    def read(self, x: Expression) -> Any:
        size = tuple(elements(x)) if is_list(x) else (x, x, x)
        if len(size) != 3 or not all([type(n) is int and n > 0 for n in size]):
            raise self.invalid()
        return size


_COMMON = [
    Parameter("ColorSpace", "space", Choice("RGB", "Grayscale"), default="RGB", option="ColorSpace"),
    Parameter("Interleaving", "interleaving", Boolean(), default=False, option="Interleaving"),
    Parameter("MeanImage", "mean", Anything(), default=S.None_, option="MeanImage"),
    Parameter("VarianceImage", "variance", Anything(), default=S.None_, option="VarianceImage"),
]


class _Voxels(NetCoder):
    """Channels and normalisation, for encoder and decoder."""

    @property
    def channels(self) -> int:
        return 3 if self.space == "RGB" else 1

    def _level(self, x: Expression, call: Callable) -> np.ndarray:
        """A mean or variance: None, a number, numbers by channel or a volume."""
        if has_head(x, S.Image3D):
            return voxels(x, call)
        level = to_numbers(x, numeric_by(call))
        if level is None or level.ndim > 1:
            raise NetFailure("netdata", "a mean or variance image must be None, a number, a list of numbers or an Image3D")
        return level


def voxels(x: Expr, call: Callable) -> np.ndarray:
    """The numbers of Image3D[data, …] as an array (height, depth, width, channels) of 0..1."""
    array = to_numbers(x.args[0], numeric_by(call)) if x.args else None
    if array is None or array.ndim not in (3, 4):
        raise NetFailure("netdata", "an Image3D of an array of numbers of rank 3 or 4 expected")
    kind = x.args[1] if len(x.args) > 1 and type(x.args[1]) is str else None
    # unsigned integers of one or two bytes are levels up to 255 or 65535, as in Image
    if kind is None and type(x.args[0]) is NumericArray and array.dtype.kind == "u":
        kind = {1: "Byte", 2: "Bit16"}.get(array.dtype.itemsize)
    array = array / (1.0 if kind is None else _LARGEST.get(kind, 1.0))
    return array if array.ndim == 4 else array[..., None]


@encoder("Image3D")
class Image3DEncoder(_Voxels, Encoder):
    """NetEncoder["Image3D"] encodes a volume as an array of 128×128×128 RGB voxels between 0 and 1.
    NetEncoder[{"Image3D", {width, depth, height}}] gives the size; volumes are stretched to it by linear
    interpolation."""

    parameters = [Parameter("ImageSize", "size", VolumeSize(), default=(128, 128, 128), position=1), *_COMMON]
    expected = "an Image3D"

    def array_type(self) -> Tensor:
        width, depth, height = self.size
        space = (height, depth, width)
        return Tensor((*space, self.channels) if self.interleaving else (self.channels, *space), REAL)

    def accepts(self, x: Expression) -> bool:
        return has_head(x, S.Image3D)

    def encode(self, x: Expression, call: Callable) -> np.ndarray:
        array = self._coloured(voxels(x, call))
        for axis, n in enumerate(self.size[::-1]):
            if array.shape[axis] != n:
                # one axis after another: linear interpolation is a product with a matrix along each
                matrix = resize_matrix(array.shape[axis], n, "bin")
                array = np.moveaxis(np.tensordot(matrix, array, (1, axis)), 0, axis)
        if self.mean is not S.None_:
            array = array - self._level(self.mean, call)
        if self.variance is not S.None_:
            array = array / np.sqrt(self._level(self.variance, call))
        return np.ascontiguousarray(array if self.interleaving else np.moveaxis(array, -1, 0), np.float32)

    def _coloured(self, array: np.ndarray) -> np.ndarray:
        channels = array.shape[-1]
        if channels in (2, 4):
            array, channels = array[..., :-1], channels - 1  # without the opacity
        if channels == self.channels:
            return array
        if channels == 1:
            return np.repeat(array, 3, -1)
        if channels == 3:
            return (array @ _GRAY)[..., None]
        raise NetFailure("netdata", f"an Image3D with {channels} channels cannot be converted to {self.space}")

    def to_decoder(self) -> "Decoder | None":
        return Image3DDecoder({p.name: self.values[p.name] for p in Image3DDecoder.parameters})


@decoder("Image3D")
class Image3DDecoder(_Voxels, Decoder):
    """NetDecoder["Image3D"] makes an Image3D of an array of voxels between 0 and 1, channels first."""

    parameters = _COMMON
    properties = ["Image"]

    def array_type(self) -> Tensor:
        open_ = (None, None, None)
        return Tensor((*open_, self.channels) if self.interleaving else (self.channels, *open_), REAL)

    def decode(self, array: np.ndarray, prop: Expression, call: Callable, rng: Callable) -> Expression:
        if prop is not None:
            raise NetFailure("netdata", 'NetDecoder["Image3D"] has no properties besides None')
        levels = array.astype(float) if self.interleaving else np.moveaxis(array.astype(float), 0, -1)
        if self.variance is not S.None_:
            levels = levels * np.sqrt(self._level(self.variance, call))
        if self.mean is not S.None_:
            levels = levels + self._level(self.mean, call)
        levels = levels[..., 0] if self.channels == 1 else levels
        return Expr(
            S.Image3D,
            (
                from_array(np.ascontiguousarray(levels)),
                "Real32",
                Expr(S.Rule, (S.ColorSpace, self.space)),
                Expr(S.Rule, (S.Interleaving, S.True_)),
            ),
        )

    def to_encoder(self) -> "Encoder | None":
        dims = self.sizes[:3] if self.interleaving else self.sizes[1:]
        size = (128, 128, 128) if not all([type(d) is int for d in dims]) else tuple(dims[::-1])
        return Image3DEncoder({"ImageSize": size, **self.values})
