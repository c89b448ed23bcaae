"""DropoutLayer: zero entries at random while training.  (ref/DropoutLayer; Srivastava et al. 2014, Klambauer et al. 2017)"""

from .. import ops
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Choice, Names, Parameter, Validated, probability
from ..nets.types import ATOM, REAL, Index, Tensor
from .context import Context

OUTPUT, MASK = "Output", "BinaryMask"


@layer("DropoutLayer")
class DropoutLayer(Layer):
    """DropoutLayer[] sets its input elements to zero with probability 0.5 during training.
    DropoutLayer[p] sets its input elements to zero with probability p during training.

    "Dropout" multiplies what is kept by 1 / (1 - p); "AlphaDropout" keeps mean 0 and variance 1.  Input and outputs have any
    and the same shape; "BinaryMask" is 1 where an entry was kept.
    """

    parameters = [
        Parameter("DropoutProbability", "p", probability(), default=0.5, position=1),
        Parameter("Method", "method", Choice("Dropout", "AlphaDropout"), default="Dropout", option="Method"),
        Parameter("OutputPorts", "ports", Validated(Names(OUTPUT, MASK)), default=(OUTPUT,), option="OutputPorts"),
    ]

    def initial_outputs(self) -> dict:
        types = {OUTPUT: Tensor(None, ATOM), MASK: Tensor(None, Index(0, 1))}
        return {name: types[name] for name in self.ports}

    def infer(self, t: LayerTypes) -> None:
        t.same_shape(t["Input"], *[t[name] for name in self.ports])
        if OUTPUT in self.ports:
            if self.keeps_integers:
                t.same_element(t["Input"], t[OUTPUT])
            else:
                t.set_element(t[OUTPUT], REAL)

    @property
    def keeps_integers(self) -> bool:
        """Are entries multiplied by a whole number, so that the output has the type of the input?"""
        return self.method == "Dropout" and self.p < 1 and (1 / (1 - self.p)).is_integer()

    def forward_ports(self, ctx: Context, ins: dict) -> dict:
        x = ins["Input"]
        if not ctx.training:
            return self._chosen(x, lambda: ops.ones(x.shape, ops.INT64))
        drop = ops.dropout_with_mask if self.method == "Dropout" else ops.alpha_dropout_with_mask
        out, mask = drop(x if x.is_float else ops.cast(x, ctx.dtype), self.p)
        return self._chosen(out, lambda: ops.cast(mask, ops.INT64))

    def _chosen(self, out, mask) -> dict:
        return {name: out if name == OUTPUT else mask() for name in self.ports}
