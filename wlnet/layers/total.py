"""TotalLayer: the sum of several arrays.  (ref/TotalLayer)"""

from ..nets.layer import Layer, layer
from ..ops.elementwise import real


@layer("TotalLayer", "Total")
class TotalLayer(Layer):
    """TotalLayer[] represents a net layer that adds up a list of arrays.

    Inputs and Output have one shape.
    """

    input_ports: dict = {}
    variadic = True

    def infer(self, t):
        ports = [t[name] for name in self.inputs]
        t.same_shape(t["Output"], *ports)
        t.real(t["Output"], *ports)

    def forward_ports(self, ctx, ins):
        total = None
        for x in ins.values():
            x = real(x, ctx.dtype)
            total = x if total is None else total + x
        return {"Output": total}
