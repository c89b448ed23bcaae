"""PoolingLayer: the largest, mean or total of windows over 1 to 3 spatial dimensions.  (ref/PoolingLayer)"""

from functools import partial

from .. import ops
from ..expression import S
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Choice, Parameter
from ..ops import Value
from .context import Context
from .spatial import (
    PerAxis,
    as_real,
    channel_axis,
    channels_back,
    channels_first,
    common_parameters,
    infer_rank,
    infer_windows,
    paddings,
    per_axis,
    settled_values,
    sizes_shown,
    spatial_rank,
)


def _channels_clash(t: LayerTypes, axis: int) -> str:
    a, b = t.dims(t["Input"])[axis], t.dims(t["Output"])[axis]
    return f"input and output must have the same number of channels, but have {a} and {b}"


_FUNCTIONS = {S.Max: "max", S.Mean: "mean", S.Total: "total"}


@layer("PoolingLayer")
class PoolingLayer(Layer):
    """PoolingLayer[sz] is a pooling net layer using kernels of size sz.
    PoolingLayer[{w}] performs one-dimensional pooling with kernels of size w.
    PoolingLayer[{h, w}] performs two-dimensional pooling with kernels of size h×w.
    PoolingLayer[{h, w, d}] performs three-dimensional pooling with kernels of size h×w×d.
    PoolingLayer[kernel, stride] uses stride as the step size between kernel applications.
    PoolingLayer[kernel, opts] includes options for other pooling methods, padding and other parameters.

    "Function" is Max, Mean or Total.  The spatial size is Floor[(d + begin + end - k) / stride] + 1, with PaddingSize
    -> "Same" Ceiling[d / stride].  Padding never wins a maximum, and its zeros count in a mean (as in the common back
    ends).
    """

    parameters = [
        Parameter("KernelSize", "kernel", PerAxis(), position=1, required=True),
        Parameter("Stride", "stride", PerAxis(), default=1, position=2, option="Stride"),
        Parameter("Function", "function", Choice(S.Max, S.Mean, S.Total), default=S.Max, option="Function"),
        *common_parameters(),
    ]

    @classmethod
    def prepare(cls, values: dict, nets: dict, arrays: dict) -> None:
        spatial_rank(values)

    def infer(self, t: LayerTypes) -> None:
        t.real(t["Input"], t["Output"])
        rank = infer_rank(t, spatial_rank(self.values), self)
        if rank is None:
            return
        axis = channel_axis(self, rank)
        t.same_size(t.size(t["Input"], axis), t.size(t["Output"], axis), partial(_channels_clash, t, axis))
        infer_windows(t, self, rank, (1,) * rank)

    def completed(self) -> "PoolingLayer":
        rank = self.input_tensor("Input").rank
        return self if rank is None else self.with_values(**settled_values(self, rank - 1, ("kernel", "stride")))

    def derived(self) -> dict:
        return sizes_shown(self)

    def forward(self, ctx: Context, x: Value) -> Value:
        x = channels_first(self, as_real(ctx, x))
        sizes = x.shape[2:]
        kernel, stride = per_axis(self.kernel, len(sizes)), per_axis(self.stride, len(sizes))
        padding = paddings(self, sizes, kernel, stride, (1,) * len(sizes))
        return channels_back(self, ops.pool(x, kernel, stride, padding, _FUNCTIONS[self.function]))
