"""SpatialTransformationLayer: an affine transformation of an image by parameters from a port.

(ref/SpatialTransformationLayer; Jaderberg et al. 2015)
"""

from .. import ops
from ..nets.errors import NetFailure
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Parameter, Sizes
from ..nets.types import ATOM, REAL, Tensor
from ..ops import Value
from .context import Context


class HeightAndWidth(Sizes):
    """{h, w}."""

    def __init__(self):
        super().__init__("a list {h, w} of two positive integers", single=False)

    def read(self, x: Value) -> tuple | None:
        dims = super().read(x)
        if len(dims) != 2:
            raise NetFailure("netform", self.expected)
        return dims


@layer("SpatialTransformationLayer")
class SpatialTransformationLayer(Layer):
    """SpatialTransformationLayer[{h, w}] is a net layer that applies an affine transformation to an input of size
    c×h0×w0 and returns an output of size c×h×w.

    Ports "Input" and "Parameters", a vector {zh, sh, th, sv, zv, tv}.  The output at (u, v), horizontally and
    vertically -1..1 from edge to edge, v downwards, is the input at (zh u + sh v + th, sv u + zv v + tv) in the same
    coordinates: bilinear between entries, zero outside.  {1, 0, 0, 0, 1, 0} is the identity; {0.5, 0, 0, 0, 0.5, 0}
    shows the middle twice as large.
    """

    parameters = [Parameter("Dimensions", "dimensions", HeightAndWidth(), position=1, required=True)]
    input_ports = {"Input": Tensor((None, None, None), ATOM), "Parameters": Tensor((6,), REAL)}

    def infer(self, t: LayerTypes) -> None:
        t.real(t["Input"], t["Output"], t["Parameters"])
        t.set_rank(t["Input"], 3)
        t.set_dims(t["Parameters"], [6])
        t.set_dims(t["Output"], [None, *self.dimensions])
        a, b = t.dims(t["Input"])[0], t.dims(t["Output"])[0]
        t.same_size(
            t.sizes(t["Input"])[0],
            t.sizes(t["Output"])[0],
            f"input and output must have the same number of channels, but have {a} and {b}",
        )

    def forward_ports(self, ctx: Context, ins: dict) -> dict:
        x, parameters = [v if v.is_float else ops.cast(v, ctx.dtype) for v in (ins["Input"], ins["Parameters"])]
        return {"Output": ops.sample(x, ops.affine_grid(parameters, *self.dimensions))}
