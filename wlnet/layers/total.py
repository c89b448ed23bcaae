"""TotalLayer: the sum of several arrays.  (ref/TotalLayer)"""

from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..ops.elementwise import real
from .context import Context


@layer("TotalLayer", "Total")
class TotalLayer(Layer):
    """TotalLayer[] represents a net layer that adds up a list of arrays.

    Inputs and Output have one shape.
    """

    input_ports: dict = {}
    variadic = True

    def infer(self, t: LayerTypes) -> None:
        ports = [t[name] for name in self.inputs]
        t.same_shape(t["Output"], *ports)
        t.real(t["Output"], *ports)

    def forward_ports(self, ctx: Context, ins: dict) -> dict:
        total = None
        for x in ins.values():
            x = real(x, ctx.dtype)
            total = x if total is None else total + x
        return {"Output": total}
