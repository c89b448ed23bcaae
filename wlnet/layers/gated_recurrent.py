"""GatedRecurrentLayer: gated recurrent units.  (ref/GatedRecurrentLayer; Chung et al. 2014)"""

from .. import ops
from ..nets.layer import layer
from ..ops import Value
from .recurrent import RecurrentLayer, gate_arrays


@layer("GatedRecurrentLayer", "GatedRecurrent")
class GatedRecurrentLayer(RecurrentLayer):
    """GatedRecurrentLayer[n] represents a trainable recurrent layer that takes a sequence of vectors and produces a sequence
    of vectors each of size n.

    i, r = LogisticSigmoid[…]; m = Tanh[Wx.x + r*(Ws.s) + b]; s_t = (1 - i) m + i s_(t-1); state port "State".
    """

    gates = ["InputGate", "ResetGate", "MemoryGate"]
    array_specs = gate_arrays(gates)

    def fused(self, x: Value, states: list, wi: Value, wh: Value, b: Value, masks: dict) -> tuple:
        return ops.gru(x, states[0], wi, wh, b, **masks)
