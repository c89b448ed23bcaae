"""DeconvolutionLayer: transposed convolutions over 1 to 3 spatial dimensions.  (ref/DeconvolutionLayer)"""

from .. import ops
from ..nets.layer import Array, layer
from ..nets.layer_types import LayerTypes
from ..nets.types import Length
from ..ops import Value
from .context import Context
from .convolution import ChannelsAndKernel
from .spatial import SAME, as_real, channels_back, channels_first, pairs_of, per_axis, space_axes


def _fans(shape):
    receptive = 1
    for n in shape[2:]:
        receptive *= n
    return shape[0] * receptive, shape[1] * receptive


@layer("DeconvolutionLayer")
class DeconvolutionLayer(ChannelsAndKernel):
    """DeconvolutionLayer[n, sz] is a trainable deconvolutional net layer with n output channels and kernels of size sz.
    DeconvolutionLayer[n, {s}] performs one-dimensional deconvolutions with kernels of size s.
    DeconvolutionLayer[n, {h, w}] performs two-dimensional deconvolutions with kernels of size h×w.
    DeconvolutionLayer[n, kernel, opts] includes options for initial kernels and other parameters.

    The transpose of a convolution with the same stride, dilation and (here cropped) padding.  Weights, input channels
    first as in the common back ends: (channels of the input, n / groups, kernel…); Biases: (n).  The spatial size is
    stride (d - 1) + dilation (k - 1) + 1 - begin - end; PaddingSize -> "Same" gives stride d: what exceeds it is
    cropped on both sides (an odd element at the end), and what lacks, for a kernel smaller than the stride, is added at
    the end as zeros.
    """

    array_specs = [Array("Weights", fans=_fans), Array("Biases", "biases", optional=True)]
    weights_start_with_output = False

    def infer_space(self, t: LayerTypes, rank: int) -> None:
        kernel, stride, dilation = [per_axis(p, rank) for p in (self.kernel, self.stride, self.dilation)]
        pairs = [None] * rank if self.padding == SAME else pairs_of(self.padding, rank)
        for axis, k, s, d, pair in zip(space_axes(self, rank), kernel, stride, dilation, pairs, strict=True):
            offset = 0 if pair is None else d * (k - 1) + 1 - s - sum(pair)
            if s == 1 and offset == 0:
                t.same_size(
                    t.sizes(t["Input"])[axis],
                    t.sizes(t["Output"])[axis],
                    f"input and output must have the same size at level {axis + 1}",
                )
                continue
            size, out = t.dims(t["Input"])[axis], t.dims(t["Output"])[axis]
            if type(size) is int:
                if s * size + offset < 1:
                    t.fail(f"nothing is left of the output at level {axis + 1} after cropping {pair[0]} and {pair[1]} elements")
                t.set_size(t["Output"], axis, s * size + offset)
            elif type(size) is Length:
                t.set_size(t["Output"], axis, Length())
            elif type(out) is int:
                if (out - offset) % s or out - offset < s:
                    t.fail(f"no input has an output of size {out} at level {axis + 1}")
                t.set_size(t["Input"], axis, (out - offset) // s)

    def forward(self, ctx: Context, x: Value) -> Value:
        x = channels_first(self, as_real(ctx, x))
        sizes = x.shape[2:]
        kernel, stride, dilation = [per_axis(p, len(sizes)) for p in (self.kernel, self.stride, self.dilation)]
        biases = ctx.array("Biases") if ctx.has_array("Biases") else None
        output = None
        if self.padding == SAME:
            excess = [max(d * (k - 1) + 1 - s, 0) for k, s, d in zip(kernel, stride, dilation, strict=True)]
            padding = tuple([(n // 2, n - n // 2) for n in excess])
            output = [s * n for s, n in zip(stride, sizes, strict=True)]
        else:
            padding = pairs_of(self.padding, len(sizes))
        out = ops.conv_transpose(x, ctx.array("Weights"), biases, stride, dilation, padding, self.groups, output)
        return channels_back(self, out)
