"""ConvolutionLayer: trainable convolutions over 1 to 3 spatial dimensions.  (ref/ConvolutionLayer)"""

from typing import Self

from .. import ops
from ..expression import S
from ..nets.array_values import AUTOMATIC, array_value
from ..nets.errors import NetFailure
from ..nets.layer import Array, Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Integer, Optional, Parameter
from ..nets.types import Tensor
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


class ChannelsAndKernel(Layer):
    """What ConvolutionLayer and DeconvolutionLayer share: channels, kernel, groups and their arrays."""

    parameters = [
        Parameter("OutputChannels", "channels", Optional(Integer(1), S.Automatic), default=S.Automatic, position=1),
        Parameter("KernelSize", "kernel", Optional(PerAxis(), S.Automatic), default=S.Automatic, position=2),
        Parameter("Stride", "stride", PerAxis(), default=1, position=3, option="Stride"),
        Parameter("Dilation", "dilation", PerAxis(), default=1, option="Dilation"),
        Parameter("ChannelGroups", "groups", Integer(1), default=1, option="ChannelGroups"),
        *common_parameters(),
    ]
    weights_start_with_output = True

    @classmethod
    def prepare(cls, values: dict, nets: dict, arrays: dict) -> None:
        weights = array_value(arrays.get("Weights"))
        shape = None if weights is None else weights.shape
        if shape is not None and len(shape) < 3:
            raise NetFailure("netform", f"Weights of rank 3, 4 or 5 expected, but the rank is {len(shape)}")
        if shape is not None and values["KernelSize"] is S.Automatic:
            values["KernelSize"] = shape[2:]
        if shape is not None and values["OutputChannels"] is S.Automatic:
            values["OutputChannels"] = shape[0] if cls.weights_start_with_output else shape[1] * values["ChannelGroups"]
        for name, words in (("OutputChannels", "the number of output channels"), ("KernelSize", "the kernel's size")):
            if values[name] is S.Automatic:
                raise NetFailure("netform", f'{words} expected, or the array "Weights"')
        if values["OutputChannels"] % values["ChannelGroups"]:
            raise NetFailure(
                "netform",
                f"the number of output channels, {values['OutputChannels']}, must be a multiple of "
                f"ChannelGroups, {values['ChannelGroups']}",
            )
        spatial_rank(values)

    def infer(self, t: LayerTypes) -> None:
        t.real(t["Input"], t["Output"])
        weights = t.array("Weights")
        known = spatial_rank(self.values)
        if known is None and (self.arrays["Weights"] is not AUTOMATIC or t.rank(t["Input"]) is None):
            levels = t.rank(weights)
            known = None if levels is None else levels - 2
        rank = infer_rank(t, known, self)
        if rank is None:
            return
        t.set_rank(weights, rank + 2)
        axis = channel_axis(self, rank)
        t.set_size(t["Output"], axis, self.channels)
        if t.has_array("Biases"):
            t.set_dims(t.array("Biases"), [self.channels])
        self._infer_channels(t, axis, weights, rank)
        self.infer_space(t, rank)

    def _infer_channels(self, t, axis, weights, rank):
        inside, kernel = t.sizes(t["Input"])[axis], per_axis(self.kernel, rank)
        m = t.dims(t["Input"])[axis]
        if type(m) is int and m % self.groups:
            t.fail(f"the number of input channels, {m}, must be a multiple of ChannelGroups, {self.groups}")
        if not self.weights_start_with_output:
            t.set_dims(weights, [inside, self.channels // self.groups, *kernel])
            return
        if self.groups > 1:
            second = t.dims(weights)[1]
            if type(second) is int:
                t.set_size(t["Input"], axis, second * self.groups)
        per_group = inside if self.groups == 1 else m // self.groups if type(m) is int else None
        t.set_dims(weights, [self.channels, per_group, *kernel])

    def infer_space(self, t: LayerTypes, rank: int) -> None:
        """Relate the spatial sizes of the ports."""
        infer_windows(t, self, rank, per_axis(self.dilation, rank))

    def completed(self) -> Self:
        rank = self.input_tensor("Input").rank
        return self if rank is None else self.with_values(**settled_values(self, rank - 1))

    def derived(self) -> dict:
        dims = self.input_tensor("Input").dims
        channels = None if dims is None else dims[channel_axis(self, len(dims) - 1)]
        shown = {} if type(channels) is not int else {"$InputChannels": channels}
        return {**shown, **sizes_shown(self)}

    def assumed_input(self, name: str) -> Tensor | None:
        dims = self.array_types["Weights"].dims
        return None if dims is None else Tensor([None] * (len(dims) - 1))


@layer("ConvolutionLayer")
class ConvolutionLayer(ChannelsAndKernel):
    """ConvolutionLayer[n, s] is a trainable convolutional net layer with n output channels and kernels of size s.
    ConvolutionLayer[n, {s}] performs one-dimensional convolutions with kernels of size s.
    ConvolutionLayer[n, {h, w}] performs two-dimensional convolutions with kernels of size h×w.
    ConvolutionLayer[n, {h, w, d}] performs three-dimensional convolutions with kernels of size h×w×d.
    ConvolutionLayer[n, kernel, opts] includes options for padding and other parameters.

    The kernel is not flipped (a cross-correlation).  Weights: (n, channels of the input / groups, kernel…); Biases:
    (n). The spatial size is Floor[(d + begin + end - dilation (k - 1) - 1) / stride] + 1; PaddingSize -> "Same" gives
    Ceiling[d / stride], where an odd zero of padding is put at the end.
    """

    array_specs = [Array("Weights"), Array("Biases", "biases", optional=True)]

    def forward(self, ctx: Context, x: Value) -> Value:
        x = channels_first(self, as_real(ctx, x))
        sizes = x.shape[2:]
        kernel, stride, dilation = [per_axis(p, len(sizes)) for p in (self.kernel, self.stride, self.dilation)]
        biases = ctx.array("Biases") if ctx.has_array("Biases") else None
        padding = paddings(self, sizes, kernel, stride, dilation)
        return channels_back(self, ops.conv(x, ctx.array("Weights"), biases, stride, dilation, padding, self.groups))
