"""SummationLayer: the sum of all elements.  (ref/SummationLayer)"""

from .. import ops
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..ops import Value
from ..ops.elementwise import real
from .context import Context


@layer("SummationLayer", "Summation")
class SummationLayer(Layer):
    """SummationLayer[] represents a net layer that sums all elements of its input.

    Input: an array of any rank.  Output: a number.
    """

    def infer(self, t: LayerTypes) -> None:
        t.real(t["Input"], t["Output"])
        t.set_dims(t["Output"], [])

    def forward(self, ctx: Context, x: Value) -> Value:
        return ops.reduce_sum(real(x, ctx.dtype), tuple(range(1, x.ndim)))
