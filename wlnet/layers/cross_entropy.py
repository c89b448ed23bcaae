"""CrossEntropyLossLayer: how far probabilities are from classes or probabilities.  (ref/CrossEntropyLossLayer)"""

from .. import ops
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Choice, Parameter
from ..nets.types import ATOM, INTEGER, Index, Tensor
from ..ops.elementwise import real
from .context import Context


@layer("CrossEntropyLossLayer", "CrossEntropyLoss")
class CrossEntropyLossLayer(Layer):
    """CrossEntropyLossLayer["Index"] represents a loss layer whose "Target" is an index, its "Input" probabilities of
    classes.
    CrossEntropyLossLayer["Probabilities"] takes a probability of each class as "Target".
    CrossEntropyLossLayer["Binary"] takes single probabilities as "Input" and "Target".

    Loss: the mean over all but the last level of -Log[p of the target], of -Total[target Log[p]], or over everything of
    -(target Log[p] + (1 - target) Log[1 - p]).  Probabilities of zero count as the smallest positive number (1*^-30).
    """

    parameters = [
        Parameter("LossType", "form", Choice("Index", "Probabilities", "Binary"), default="Index", position=1, required=True)
    ]
    output_ports = {"Loss": Tensor(())}

    def initial_inputs(self) -> dict:
        target = Tensor(None, INTEGER if self.form == "Index" else ATOM)
        return {"Input": Tensor(None, ATOM), "Target": target}

    def infer(self, t: LayerTypes) -> None:
        source, target = t["Input"], t["Target"]
        t.real(source)
        if self.form != "Binary" and t.sizes(source) == []:
            t.fail('input "Input" must be a vector of probabilities, or an array of such vectors, but is a number')
        if self.form != "Index":
            t.real(target)
            t.same_shape(source, target)
            return
        if t.sizes(source) is not None:
            t.set_dims(target, t.sizes(source)[:-1])
        elif t.sizes(target) is not None:
            t.set_dims(source, [*t.sizes(target), None])
        classes = t.dims(source)[-1] if t.sizes(source) else None
        t.set_element(target, Index(1, classes if type(classes) is int else None))
        high = t.highest(target)
        if high is not None and t.sizes(source):
            t.set_size(source, -1, high)

    def forward_ports(self, ctx: Context, ins: dict) -> dict:
        p, target = ins["Input"], ins["Target"]
        if self.form == "Index":
            each = ops.cross_entropy_index(p, target - 1)
        else:
            loss = ops.cross_entropy if self.form == "Probabilities" else ops.binary_cross_entropy
            each = loss(p, real(target, ctx.dtype))
        return {"Loss": ops.reduce_mean(each, tuple(range(1, each.ndim)))}
