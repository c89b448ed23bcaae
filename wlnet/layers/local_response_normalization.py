"""LocalResponseNormalizationLayer: division by the activity of neighbouring channels.

(ref/LocalResponseNormalizationLayer; Krizhevsky et al. 2012)
"""

import numpy as np

from .. import ops
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Integer, Number, Parameter
from ..nets.types import ATOM, REAL, Tensor
from ..ops import Value
from .context import Context


@layer("LocalResponseNormalizationLayer")
class LocalResponseNormalizationLayer(Layer):
    """LocalResponseNormalizationLayer[] is a net layer that normalizes its input by averaging across neighboring input
    channels.

    With options "Alpha", "Beta", "Bias" (b) and "ChannelWindowSize" (c): channel i is divided by (alpha / (2 c + 1)
    Total[squares of channels i-c … i+c] + b) ^ beta.  Input of rank 3 with 2 c + 1 channels at least.
    """

    parameters = [
        Parameter("Alpha", "alpha", Number(), default=1.0, option="Alpha"),
        Parameter("Beta", "beta", Number(), default=0.5, option="Beta"),
        Parameter("Bias", "bias", Number(), default=1.0, option="Bias"),
        Parameter("ChannelWindowSize", "window", Integer(1), default=2, option="ChannelWindowSize"),
    ]
    input_ports = {"Input": Tensor((None, None, None), ATOM)}
    output_ports = {"Output": Tensor((None, None, None), REAL)}

    def infer(self, t: LayerTypes) -> None:
        t.real(t["Input"], t["Output"])
        t.same_shape(t["Input"], t["Output"])
        t.set_rank(t["Input"], 3)
        channels, least = t.dims(t["Input"])[0], 2 * self.window + 1
        if type(channels) is int and channels < least:
            t.fail(f"at least {least} channels (2 ChannelWindowSize + 1) expected, but there are {channels}")

    def forward(self, ctx: Context, x: Value) -> Value:
        x = x if x.is_float else ops.cast(x, ctx.dtype)
        b, c, *space = x.shape
        near = np.abs(np.subtract.outer(np.arange(c), np.arange(c))) <= self.window
        weights = ops.constant(near * (self.alpha / (2 * self.window + 1)), x.dtype)
        activity = ops.matmul(weights, ops.reshape(ops.square(x), (b, c, -1)))
        return x / ops.reshape((activity + self.bias) ** self.beta, x.shape)
