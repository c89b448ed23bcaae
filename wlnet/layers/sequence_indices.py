"""SequenceIndicesLayer: the positions in a sequence.  (ref/SequenceIndicesLayer)"""

import numpy as np

from .. import ops
from ..expression import S
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Integer, Optional, Parameter
from ..nets.types import INTEGER, Index, Length, Tensor
from ..ops import Value
from .context import Context


@layer("SequenceIndicesLayer", "SequenceIndices")
class SequenceIndicesLayer(Layer):
    """SequenceIndicesLayer[] represents a net layer that takes a sequence of length n and gives the integers from 1 to
    n.

    The option "Maximum" -> max replaces larger integers by max.
    """

    parameters = [
        Parameter("Maximum", "maximum", Optional(Integer(1), S.Infinity), default=S.Infinity, position=1, option="Maximum")
    ]
    output_ports = {"Output": Tensor((Length(),), INTEGER)}

    def infer(self, t: LayerTypes) -> None:
        source, result = t["Input"], t["Output"]
        if t.sizes(source) == []:
            t.fail('input "Input" must be a sequence, but is a number')
        high = None if self.maximum is S.Infinity else self.maximum
        if t.sizes(source):
            t.set_dims(result, [t.sizes(source)[0]])
            size = t.dims(source)[0]
            if type(size) is int:
                high = size if high is None else min(size, high)
        t.set_element(result, Index(1, high))

    def forward(self, ctx: Context, x: Value) -> Value:
        numbers = np.arange(1, x.shape[1] + 1)
        if self.maximum is not S.Infinity:
            numbers = np.minimum(numbers, self.maximum)
        return ctx.batched(ops.constant(numbers, ops.INT64))
