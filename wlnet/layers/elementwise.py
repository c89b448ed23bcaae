"""ElementwiseLayer: a function of one number applied to every element.  (ref/ElementwiseLayer)"""

from .. import ops
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Parameter, Validated, to_expr
from ..nets.type_expressions import size_to_expr
from ..ops import Value
from ..ops.elementwise import real
from ..translation.table import Untranslatable
from ..translation.translator import Code, Translator
from .context import Context


@layer("ElementwiseLayer", "Elementwise")
class ElementwiseLayer(Layer):
    """ElementwiseLayer[f] applies the unary function f to every element of the input array.
    ElementwiseLayer["name"] applies the function of that name: "ReLU", "ELU", "SELU", "GELU", "Swish", "HardSwish",
    "Mish", "SoftSign", "SoftPlus", "HardTanh", "HardSigmoid", "Sigmoid".

    Input and Output have any and the same shape.
    """

    parameters = [Parameter("Function", "function", Validated(Code(scalar=True, arguments=1)), position=1, required=True)]

    def infer(self, t: LayerTypes) -> None:
        t.same_shape(t["Input"], t["Output"])
        t.real(t["Input"], t["Output"])

    def derived(self) -> dict:
        dims = self.output_tensor("Output").dims
        return {} if dims is None else {"$Dimensions": to_expr([size_to_expr(d) for d in dims])}

    def forward(self, ctx: Context, x: Value) -> Value:
        try:
            out = Translator(ctx.dtype, pads=True).apply(self.function, [real(x, ctx.dtype)])
        except Untranslatable as error:
            ctx.fail(error.text)
        return ops.broadcast_to(out if isinstance(out, ops.Value) else ops.constant(float(out), ctx.dtype), x.shape)
