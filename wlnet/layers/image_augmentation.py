"""ImageAugmentationLayer: random crops and reflections of images while training.  (ref/ImageAugmentationLayer)"""

import numpy as np

from .. import ops
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Kind, Parameter, to_value
from ..nets.types import ATOM, Tensor
from ..ops import Value
from .context import Context
from .spatial_transformation import HeightAndWidth


class TwoProbabilities(Kind):
    """{p1, p2}."""

    expected = "a list {p, q} of two numbers between 0 and 1"

    def read(self, x: Value) -> tuple | None:
        value = to_value(x)
        if type(value) is not tuple or len(value) != 2:
            raise self.invalid()
        if any([type(p) not in (int, float) or not 0 <= p <= 1 for p in value]):
            raise self.invalid()
        return value


@layer("ImageAugmentationLayer")
class ImageAugmentationLayer(Layer):
    """ImageAugmentationLayer[{h, w}] is a net layer that applies random image transformations to produce images of size
    h×w. ImageAugmentationLayer[{h, w}, opts] includes options for random reflections.

    Input c×h0×w0, at least as large as the output c×h×w.  While training each image is cropped at a random place and
    reflected vertically (top-bottom) and horizontally (left-right) with the probabilities of "ReflectionProbabilities";
    otherwise the centre is cropped, where an odd surplus element is lost at the end.
    """

    parameters = [
        Parameter("Dimensions", "dimensions", HeightAndWidth(), position=1, required=True),
        Parameter("ReflectionProbabilities", "reflections", TwoProbabilities(), default=(0, 0), option="ReflectionProbabilities"),
    ]
    input_ports = {"Input": Tensor((None, None, None), ATOM)}

    def infer(self, t: LayerTypes) -> None:
        t.same_element(t["Input"], t["Output"])
        t.set_rank(t["Input"], 3)
        t.set_dims(t["Output"], [None, *self.dimensions])
        a, b = t.dims(t["Input"])[0], t.dims(t["Output"])[0]
        t.same_size(
            t.sizes(t["Input"])[0],
            t.sizes(t["Output"])[0],
            f"input and output must have the same number of channels, but have {a} and {b}",
        )
        for n, size, side in zip(t.dims(t["Input"])[1:], self.dimensions, ("height", "width"), strict=True):
            if type(n) is int and n < size:
                t.fail(f"images of {side} {n} cannot be cropped to {side} {size}")

    def forward(self, ctx: Context, x: Value) -> Value:
        surplus = [n - size for n, size in zip(x.shape[2:], self.dimensions, strict=True)]
        if min(surplus) < 0:
            ctx.fail(f"images of size {x.shape[2]}×{x.shape[3]} cannot be cropped to {self.dimensions[0]}×{self.dimensions[1]}")
        if not ctx.training:
            parts = [slice(s // 2, s // 2 + n) for s, n in zip(surplus, self.dimensions, strict=True)]
            return ops.slice_(x, (slice(None), slice(None), *parts))
        for axis, n, s, p in zip((2, 3), self.dimensions, surplus, self.reflections, strict=True):
            if s or p:
                x = _taken(x, ops.random_array(_positions(s, p), (ctx.batch, n), dtype=ops.INT64), axis)
        return x


def _positions(surplus: int, probability: float):
    """A sampler of positions (B, n): a random run of n, backwards with this probability, for each example."""

    def sample(rng: "np.random.Generator", shape: tuple) -> np.ndarray:
        runs = rng.integers(0, surplus + 1, (shape[0], 1)) + np.arange(shape[1])
        return np.where(rng.random((shape[0], 1)) < probability, runs[:, ::-1], runs)

    return sample


def _taken(x, positions, axis: int):
    """x with each example's entries at its positions (B, n) along an axis."""
    shape = [1] * x.ndim
    shape[0], shape[axis] = positions.shape
    full = (*x.shape[:axis], positions.shape[1], *x.shape[axis + 1 :])
    return ops.take_along(x, ops.broadcast_to(ops.reshape(positions, tuple(shape)), full), axis)
