"""BasicRecurrentLayer: the simplest recurrent layer.  (ref/BasicRecurrentLayer)"""

from .. import ops
from ..nets.layer import layer
from ..ops import Value
from .recurrent import RecurrentLayer, gate_arrays


@layer("BasicRecurrentLayer", "BasicRecurrent")
class BasicRecurrentLayer(RecurrentLayer):
    """BasicRecurrentLayer[n] represents a trainable recurrent layer that takes a sequence of vectors and produces a sequence
    of vectors each of size n.

    s_t = Tanh[InputWeights.x_t + StateWeights.s_(t-1) + Biases]; state port "State".
    """

    array_specs = gate_arrays([""])

    def fused(self, x: Value, states: list, wi: Value, wh: Value, b: Value, masks: dict) -> tuple:
        return ops.rnn(x, states[0], wi, wh, b, **masks)
