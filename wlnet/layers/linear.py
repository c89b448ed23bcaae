"""LinearLayer: a fully connected layer.  (ref/LinearLayer)"""

from .. import ops
from ..expression import S
from ..nets.layer import Array, Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Optional, Parameter, Sizes, to_expr
from ..nets.types import Tensor
from ..ops import Value
from .context import Context


@layer("LinearLayer", "Linear", "DotPlus")
class LinearLayer(Layer):
    """LinearLayer[n] is a trainable, fully connected net layer that computes w.x + b with output vector of size n.
    LinearLayer[{n1, n2, …}] gives an array of dimensions n1×n2×….
    LinearLayer[] leaves the dimensions of the output to be inferred.

    An input of any rank is taken as one vector.  Weights: (size of output, size of input); Biases: (size of output).
    """

    parameters = [Parameter("OutputDimensions", "dimensions", Optional(Sizes(), S.Automatic), default=S.Automatic, position=1)]
    array_specs = [Array("Weights"), Array("Biases", "biases", optional=True)]

    def initial_outputs(self) -> dict:
        return {"Output": Tensor(None if self.dimensions is S.Automatic else self.dimensions)}

    def infer(self, t: LayerTypes) -> None:
        source, result, weights = t["Input"], t["Output"], t.array("Weights")
        t.real(source)
        t.require_fixed(source)
        t.require_fixed(result)
        t.set_dims(weights, [t.total(result), t.total(source)])
        if t.has_array("Biases"):
            t.set_dims(t.array("Biases"), [t.sizes(weights)[0]])
        rows, columns = t.dims(weights)
        if rows is not None and t.dims(result) is None:
            t.set_dims(result, [rows])
        if columns is not None and t.rank(source) == 1:
            t.set_dims(source, [columns])

    def assumed_input(self, name: str) -> Tensor | None:
        columns = self.array_types["Weights"].dims[1]
        return Tensor((columns,)) if columns is not None and self.input_tensor(name).dims is None else None

    def derived(self) -> dict:
        dims_in, dims_out = self.inputs["Input"], self.output_tensor("Output")
        weights = self.array_types["Weights"].dims or (None, None)
        shown = {"$OutputSize": weights[0], "$InputSize": weights[1]}
        dims = self.input_tensor("Input").dims if dims_in is not None and dims_out is not None else None
        shown["$InputDimensions"] = dims if dims is not None and None not in dims else None
        return {k: to_expr(v) for k, v in shown.items() if v is not None}

    def forward(self, ctx: Context, x: Value) -> Value:
        rows = x if x.ndim == 2 else ops.reshape(x, (ctx.batch, -1))
        out = ops.linear(rows, ctx.array("Weights"), ctx.array("Biases") if ctx.has_array("Biases") else None)
        dims = self.output_tensor("Output").dims
        return out if len(dims) == 1 else ops.reshape(out, (ctx.batch, *dims))
