"""What the three recurrent layers share: gates, arrays, states and the "Dropout" option."""

from .. import ops
from ..expression import Expression, S, elements, is_immediate_rule, is_list, make_list, rule
from ..nets.layer import Array, Layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Integer, Kind, Optional, Parameter, probability
from ..nets.types import REAL, Length, Tensor
from ..ops import Value
from .context import Context

METHODS = ("VariationalWeights", "VariationalInput", "VariationalState", "StateUpdate")


class DropoutMethods(Kind):
    """None, a probability, or rules method -> probability; a tuple of (method, probability) inside."""

    expected = "None, a probability, or a list of rules method -> p with the methods " + ", ".join(METHODS)

    def read(self, x: "Expression") -> tuple:
        if x is S.None_:
            return ()
        if type(x) in (int, float) and 0 <= x <= 1:
            return (("VariationalWeights", float(x)),)
        rules = elements(x) if is_list(x) else (x,)
        settings = {}
        for r in rules:
            if not is_immediate_rule(r) or r.args[0] not in METHODS:
                raise self.invalid()
            settings[r.args[0]] = probability().read(r.args[1])
        return tuple(settings.items())

    def write(self, value: tuple) -> "Expression":
        return make_list([rule(m, p) for m, p in value]) if value else S.None_


class RecurrentLayer(Layer):
    """A layer that goes through a sequence {T, k} and gives the sequence {T, n} of its states.

    Subclasses name the gates (prefixes of the arrays, in the order of the fused op), the states and the op.
    """

    parameters = [
        Parameter("OutputDimensions", "size", Optional(Integer(1), S.Automatic), default=S.Automatic, position=1),
        Parameter("Dropout", "dropout", DropoutMethods(), default=(), option="Dropout"),
    ]
    input_ports = {"Input": Tensor((Length(), None))}
    gates: list[str] = [""]
    state_names = ["State"]

    def initial_outputs(self) -> dict:
        return {"Output": Tensor((Length(), None if self.size is S.Automatic else self.size))}

    def infer(self, t: LayerTypes) -> None:
        source, result = t["Input"], t["Output"]
        t.set_dims(result, [t.sizes(source)[0], None if self.size is S.Automatic else self.size])
        features, size = t.sizes(source)[1], t.sizes(result)[1]
        t.real(source, result)
        if type(t.dims(source)[1]) is Length:
            t.refuse('input "Input" must be a sequence of vectors of fixed length')
        for state in self.state_names:
            t.set_dims(t.state(state), [size])
            t.set_element(t.state(state), REAL)
        for gate in self.gates:
            t.set_dims(t.array(gate + "InputWeights"), [size, features])
            t.set_dims(t.array(gate + "StateWeights"), [size, size])
            t.set_dims(t.array(gate + "Biases"), [size])

    def fused(self, x: Value, states: list, wi: Value, wh: Value, b: Value, masks: dict) -> tuple:
        """The op that goes through the sequence: (all states, last states…)."""
        raise NotImplementedError

    def forward_ports(self, ctx: Context, ins: dict) -> dict:
        x = ins["Input"]
        wi, wh, b = [
            ops.concat([ctx.array(gate + kind) for gate in self.gates], 0) for kind in ("InputWeights", "StateWeights", "Biases")
        ]
        x, wh, masks = self._drop(ctx, x, wh)
        outs = self.fused(x, [ins[s] for s in self.state_names], wi, wh, b, masks)
        return {"Output": outs[0], **dict(zip(self.state_names, outs[1:]))}

    def _drop(self, ctx, x, state_weights):
        """Input, state weights and state masks with the dropout of training."""
        masks = {}
        for method, p in self.dropout if ctx.training else ():
            if method == "VariationalInput":
                x = x * _mask(p, (ctx.batch, 1, x.shape[2]), ctx.dtype)
            elif method == "VariationalWeights":
                state_weights = state_weights * _mask(p, state_weights.shape, ctx.dtype)
            else:
                size = state_weights.shape[1]
                masks["state_mask" if method == "VariationalState" else "update_mask"] = _mask(p, (ctx.batch, size), ctx.dtype)
        return x, state_weights, masks


def _mask(p, shape, dtype):
    """0 with probability p, else 1 / (1 - p)."""
    if p == 1:
        return ops.zeros(shape, dtype)
    return ops.bernoulli(1 - p, shape, dtype) * (1 / (1 - p))


def gate_arrays(gates: list) -> list:
    """The arrays of these gates in the documented order."""
    return [
        Array(gate + kind, "biases" if kind == "Biases" else "weights")
        for gate in gates
        for kind in ("InputWeights", "StateWeights", "Biases")
    ]
