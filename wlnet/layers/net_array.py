"""NetArrayLayer: a learned array.  (ref/NetArrayLayer)"""

from ..nets.layer import Array, Layer, layer, obsolete
from ..nets.layer_types import LayerTypes
from .context import Context


@layer("NetArrayLayer", "NetArray")
class NetArrayLayer(Layer):
    """NetArrayLayer[] represents a net layer that has no input and gives a learned array.
    NetArrayLayer["Array" -> a] starts from the array a.
    NetArrayLayer["Output" -> {n1, n2, …}] has an array of these dimensions.

    Array "Array": the dimensions of the output.
    """

    array_specs = [Array("Array")]
    positional_port = "Output"  # ConstantArrayLayer[{n1, n2, …}]
    input_ports: dict = {}

    def infer(self, t: LayerTypes) -> None:
        t.real(t["Output"])
        t.require_fixed(t["Output"])
        t.same_shape(t.array("Array"), t["Output"])

    def forward_ports(self, ctx: Context, ins: dict) -> dict:
        return {"Output": ctx.batched(ctx.array("Array"))}


obsolete("ConstantArrayLayer", "ConstantArray", NetArrayLayer)
