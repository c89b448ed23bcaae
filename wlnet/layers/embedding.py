"""EmbeddingLayer: integers to trainable vectors.  (ref/EmbeddingLayer)"""

from .. import ops
from ..expression import S
from ..nets.layer import Array, Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Integer, Optional, Parameter, Sizes
from ..nets.types import Index
from ..ops import Value
from .context import Context


@layer("EmbeddingLayer", "Embedding")
class EmbeddingLayer(Layer):
    """EmbeddingLayer[size, n] is a trainable net layer that embeds integers between 1 and n into a vector space of
    dimension size.
    EmbeddingLayer[size] leaves n to be inferred.

    Input: an integer or an array of integers; Output: one more level, of length size.  Weights: (n, size).
    """

    parameters = [
        Parameter("OutputDimensions", "dimensions", Sizes(), required=True, position=1),
        Parameter("ClassCount", "classes", Optional(Integer(1), S.Automatic), default=S.Automatic, position=2),
    ]
    array_specs = [Array("Weights", fans=lambda shape: (shape[1], shape[0]))]

    def infer(self, t: LayerTypes) -> None:
        weights, classes = t.array("Weights"), self.classes
        t.set_dims(weights, [None, *self.dimensions])
        if classes is not S.Automatic:
            t.set_size(weights, 0, classes)
        known = t.dims(weights)[0]
        t.set_element(t["Input"], Index(1, known))
        high = t.highest(t["Input"])
        if high is not None:
            t.set_size(weights, 0, high)
        t.real(t["Output"])
        tail = len(self.dimensions)
        if t.sizes(t["Input"]) is not None:
            t.set_dims(t["Output"], [*t.sizes(t["Input"]), *self.dimensions])
        elif t.sizes(t["Output"]) is not None:
            t.set_dims(t["Input"], t.sizes(t["Output"])[:-tail])

    def forward(self, ctx: Context, x: Value) -> Value:
        return ops.gather(ctx.array("Weights"), x - 1)
