"""SoftmaxLayer: positive numbers that add up to 1 along a level.  (ref/SoftmaxLayer)"""

from .. import ops
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import NonzeroInteger, Parameter
from ..ops import Value
from ..ops.elementwise import real
from .context import Context


@layer("SoftmaxLayer", "Softmax")
class SoftmaxLayer(Layer):
    """SoftmaxLayer[] represents a softmax net layer: Exp[x] / Total[Exp[x]] along the last level.
    SoftmaxLayer[n] normalises along level n.

    Input and Output have the same shape, of rank |n| at least.
    """

    parameters = [Parameter("Level", "level", NonzeroInteger(expected="a level: an integer other than 0"), default=-1, position=1)]

    def infer(self, t: LayerTypes) -> None:
        t.real(t["Input"], t["Output"])
        t.same_shape(t["Input"], t["Output"])
        rank = t.rank(t["Input"])
        if rank is not None and rank < abs(self.level):
            t.fail(
                f"the input must have at least {abs(self.level)} level{'s' if abs(self.level) > 1 else ''} to be "
                f"normalised along level {self.level}, but has {rank}"
            )

    def forward(self, ctx: Context, x: Value) -> Value:
        return ops.softmax(real(x, ctx.dtype), self.level)  # levels from 1 are axes behind the batch
