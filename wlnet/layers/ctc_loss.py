"""CTCLossLayer: sequences of labels without alignment.  (ref/CTCLossLayer; Graves et al. 2006)"""

from .. import ops
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.types import Index, Length, Tensor
from .context import Context


@layer("CTCLossLayer", "CTCLoss")
class CTCLossLayer(Layer):
    """CTCLossLayer[] represents a loss layer that compares a sequence of probability vectors with a sequence of
    classes, by connectionist temporal classification.

    Ports: "Input" {T, c+1}, probabilities of c classes and of the blank, which comes last; "Target", at most T
    integers from 1 to c. Loss: -Log of the total probability of all alignments of the target.
    """

    input_ports = {"Input": Tensor((Length(), None)), "Target": Tensor((Length(),), Index(1, None))}
    output_ports = {"Loss": Tensor(())}

    def infer(self, t: LayerTypes) -> None:
        source, target = t["Input"], t["Target"]
        t.real(source)
        steps, classes = t.dims(source)
        if type(classes) is int:
            t.set_element(target, Index(1, classes - 1))
        high = t.highest(target)
        if high is not None:
            t.set_size(source, 1, high + 1)
        length = t.dims(target)[0]
        if type(steps) is int and type(length) is int and length > steps:
            t.fail(f"the target ({length} classes) must not be longer than the input ({steps} vectors)")

    def forward_ports(self, ctx: Context, ins: dict) -> dict:
        p, target = ins["Input"], ins["Target"]
        if target.shape[1] > p.shape[1]:
            ctx.fail(f"the target ({target.shape[1]} classes) must not be longer than the input ({p.shape[1]} vectors)")
        return {"Loss": ops.ctc_loss(p, target - 1)}
