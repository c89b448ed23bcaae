"""MeanSquaredLossLayer, MeanAbsoluteLossLayer: distances of arrays.  (ref/MeanSquaredLossLayer,
ref/MeanAbsoluteLossLayer)
"""

from .. import ops
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.types import ATOM, Tensor
from ..ops import Value
from ..ops.elementwise import real
from .context import Context


class _MeanLoss(Layer):
    """The mean of a function of the differences of Input and Target, arrays of one shape."""

    input_ports = {"Input": Tensor(None, ATOM), "Target": Tensor(None, ATOM)}
    output_ports = {"Loss": Tensor(())}

    def infer(self, t: LayerTypes) -> None:
        t.real(t["Input"], t["Target"])
        t.same_shape(t["Input"], t["Target"])

    def forward_ports(self, ctx: Context, ins: dict) -> dict:
        difference = real(ins["Input"], ctx.dtype) - real(ins["Target"], ctx.dtype)
        each = self.distance(difference)
        return {"Loss": ops.reduce_mean(each, tuple(range(1, each.ndim)))}

    def distance(self, difference: Value) -> Value:
        """What is averaged."""
        raise NotImplementedError


@layer("MeanSquaredLossLayer", "MeanSquaredLoss")
class MeanSquaredLossLayer(_MeanLoss):
    """MeanSquaredLossLayer[] represents a loss layer that computes the mean squared loss between its "Input" and
    "Target".

    Loss: Mean[Flatten[(input - target)^2]].
    """

    def distance(self, difference: Value) -> Value:
        return ops.square(difference)


@layer("MeanAbsoluteLossLayer", "MeanAbsoluteLoss")
class MeanAbsoluteLossLayer(_MeanLoss):
    """MeanAbsoluteLossLayer[] represents a loss layer that computes the mean absolute loss between its "Input" and
    "Target".

    Loss: Mean[Flatten[Abs[input - target]]].
    """

    def distance(self, difference: Value) -> Value:
        return ops.absolute(difference)
