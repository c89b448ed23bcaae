"""UnitVectorLayer: integers to unit vectors.  (ref/UnitVectorLayer)"""

from .. import ops
from ..expression import S
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Integer, Optional, Parameter
from ..nets.types import INTEGER, Index, Tensor
from ..ops import Value
from .context import Context


@layer("UnitVectorLayer", "UnitVector")
class UnitVectorLayer(Layer):
    """UnitVectorLayer[n] represents a net layer that turns integers from 1 to n into unit vectors of size n.
    UnitVectorLayer[] leaves n to be inferred.

    Input: an integer or an array of integers; Output: one more level, of length n.
    """

    parameters = [Parameter("ClassCount", "size", Optional(Integer(1), S.Automatic), default=S.Automatic, position=1)]
    input_ports = {"Input": Tensor(None, INTEGER)}
    output_ports = {"Output": Tensor(None)}

    def infer(self, t: LayerTypes) -> None:
        source, result = t["Input"], t["Output"]
        size = None if self.size is S.Automatic else self.size
        if t.sizes(result) is None:
            if t.sizes(source) is not None:
                t.set_dims(result, [*t.sizes(source), size])
        elif not t.sizes(result):
            t.fail('output "Output" must have at least one level, but is a number')
        if t.sizes(result) is None:
            t.set_element(source, Index(1, size))
            return
        t.set_dims(source, t.sizes(result)[:-1])
        if size is not None:
            t.set_size(result, -1, size)
        known = t.dims(result)[-1]
        t.set_element(source, Index(1, known if type(known) is int else None))
        high = t.highest(source)
        if high is not None:
            t.set_size(result, -1, high)

    def forward(self, ctx: Context, x: Value) -> Value:
        size = self.size if self.size is not S.Automatic else self.output_tensor("Output").dims[-1]
        if type(size) is not int:
            ctx.fail("the size of the unit vectors is not known; give it as UnitVectorLayer[n]")
        return ops.one_hot(x - 1, size, ctx.dtype)
