"""ConstantPlusLayer and ConstantTimesLayer: a learned array added or multiplied, element by element."""

from ..nets.layer import Array, Layer, layer
from ..nets.layer_types import LayerTypes
from ..ops import Value
from ..ops.elementwise import real
from .context import Context


class _ConstantTerm(Layer):
    """What both have in common: one array of the shape of the input and the output."""

    def infer(self, t: LayerTypes) -> None:
        array = t.array(self.array_specs[0].name)
        t.same_shape(t["Input"], t["Output"], array)
        t.real(t["Input"], t["Output"])
        t.require_fixed(t["Input"])


@layer("ConstantPlusLayer", "ConstantPlus")
class ConstantPlusLayer(_ConstantTerm):
    """ConstantPlusLayer[] represents a net layer that adds a learned array to its input.
    ConstantPlusLayer["Biases" -> b] starts from the array b.

    Input, Output and "Biases" have one shape.
    """

    array_specs = [Array("Biases", "biases")]

    def forward(self, ctx: Context, x: Value) -> Value:
        return real(x, ctx.dtype) + ctx.array("Biases")


@layer("ConstantTimesLayer", "ConstantTimes")
class ConstantTimesLayer(_ConstantTerm):
    """ConstantTimesLayer[] represents a net layer that multiplies its input by a learned array, element by element.
    ConstantTimesLayer["Scaling" -> s] starts from the array s.

    Input, Output and "Scaling" have one shape.
    """

    array_specs = [Array("Scaling", 1.0)]

    def forward(self, ctx: Context, x: Value) -> Value:
        return real(x, ctx.dtype) * ctx.array("Scaling")
