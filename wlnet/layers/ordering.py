"""OrderingLayer: the positions of elements in sorted order.  (ref/OrderingLayer)"""

from typing import TYPE_CHECKING

from .. import ops
from ..expression import S
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import NonzeroInteger, Parameter
from ..nets.types import INTEGER, Index, Tensor
from ..ops import Value
from .context import Context

if TYPE_CHECKING:
    pass


@layer("OrderingLayer", "Ordering")
class OrderingLayer(Layer):
    """OrderingLayer[] represents a net layer that gives the positions of the elements of a vector in sorted order.
    OrderingLayer[n] gives the positions of the n smallest elements.
    OrderingLayer[-n] gives the positions of the n largest elements.

    Input: a vector; Output: a vector of integers, as from Ordering.
    """

    parameters = [
        Parameter(
            "Count", "count", NonzeroInteger(expected="All or an integer other than 0", also=(S.All,)), default=S.All, position=1
        )
    ]
    input_ports = {"Input": Tensor((None,), "Atom")}
    output_ports = {"Output": Tensor((None,), INTEGER)}

    def infer(self, t: LayerTypes) -> None:
        source, result = t["Input"], t["Output"]
        t.real(source)
        size = t.dims(source)[0]
        t.set_element(result, Index(1, size if type(size) is int else None))
        if self.count is S.All:
            t.same_shape(source, result)
            return
        t.set_dims(result, [abs(self.count)])
        if type(size) is int and size < abs(self.count):
            t.fail(f"{abs(self.count)} positions cannot be given of a vector of length {size}")

    def forward(self, ctx: Context, x: Value) -> Value:
        n = x.shape[1]
        if self.count is not S.All and abs(self.count) > n:
            ctx.fail(f"{abs(self.count)} positions cannot be given of a vector of length {n}")
        order = ops.argsort(x, 1) + 1
        if self.count is S.All:
            return order
        return ops.slice_(order, (slice(None), slice(0, self.count) if self.count > 0 else slice(n + self.count, None)))
