"""ContrastiveLossLayer: draw pairs together or push them apart.  (ref/ContrastiveLossLayer; Hadsell et al. 2006)"""

from .. import ops
from ..nets.layer import Layer, layer
from ..nets.parameters import Number, Parameter
from ..nets.types import Index, Tensor
from ..ops.elementwise import real
from .context import Context


@layer("ContrastiveLossLayer", "ContrastiveLoss")
class ContrastiveLossLayer(Layer):
    """ContrastiveLossLayer[] represents a loss layer that takes a distance and a Boolean target.
    ContrastiveLossLayer[margin] uses this margin in place of 0.5.

    Ports: "Input", a number; "Target", True for pairs that shall be apart.  Loss: Max[margin - distance, 0] where the
    target is True, the distance where it is False.
    """

    parameters = [Parameter("Margin", "margin", Number(0, expected="a positive number", open_low=True), default=0.5, position=1)]
    input_ports = {"Input": Tensor(()), "Target": Tensor((), Index(0, 1))}
    output_ports = {"Loss": Tensor(())}
    default_coders = {"Target": "Boolean"}

    def forward_ports(self, ctx: Context, ins: dict) -> dict:
        distance, apart = ins["Input"], real(ins["Target"], ctx.dtype)
        pushed = ops.relu(self.margin - distance)
        return {"Loss": apart * pushed + (1.0 - apart) * distance}
