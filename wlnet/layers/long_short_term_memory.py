"""LongShortTermMemoryLayer: long short-term memory.  (ref/LongShortTermMemoryLayer; Hochreiter and Schmidhuber 1997)"""

from .. import ops
from ..nets.layer import layer
from ..ops import Value
from .recurrent import RecurrentLayer, gate_arrays


@layer("LongShortTermMemoryLayer", "LongShortTermMemory")
class LongShortTermMemoryLayer(RecurrentLayer):
    """LongShortTermMemoryLayer[n] represents a trainable recurrent layer that takes a sequence of vectors and produces a
    sequence of vectors each of size n.

    i, o, f = LogisticSigmoid[…], m = Tanh[…]; c_t = f c_(t-1) + i m; s_t = o Tanh[c_t]; state ports "State", "CellState".
    """

    gates = ["InputGate", "OutputGate", "ForgetGate", "MemoryGate"]
    array_specs = gate_arrays(gates)
    state_names = ["State", "CellState"]

    def fused(self, x: Value, states: list, wi: Value, wh: Value, b: Value, masks: dict) -> tuple:
        return ops.lstm(x, states[0], states[1], wi, wh, b, **masks)
