"""NetFoldOperator: a net with feedback that goes through sequences.  (ref/NetFoldOperator)"""

from typing import TYPE_CHECKING

from .. import ops
from ..expression import S, elements, is_immediate_rule, is_list, make_list, rule
from ..nets.errors import NetFailure
from ..nets.layer import layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Kind, Optional, Parameter, to_value
from ..nets.types import ATOM, REAL, Tensor
from ..ops import Value
from .context import Context
from .operator import Operator, listed

if TYPE_CHECKING:
    from ..expression.expr import Expr


class Feedback(Kind):
    """Rules "output" -> "input"; a tuple of pairs inside."""

    expected = 'a list of rules "output" -> "input"'

    def read(self, x: Value) -> tuple:
        rules = elements(x) if is_list(x) else (x,)
        if not rules or not all([_is_feedback(r) for r in rules]):
            raise self.invalid()
        return tuple([tuple(r.args) for r in rules])

    def write(self, value: tuple) -> "Expr":
        return make_list([rule(a, b) for a, b in value])


def _is_feedback(x) -> bool:
    return is_immediate_rule(x) and type(x.args[0]) is str and type(x.args[1]) is str


class PortNames(Kind):
    """A list of names of ports, or one."""

    expected = "a list of names of ports"

    def read(self, x: Value) -> tuple:
        names = (x,) if type(x) is str else to_value(x)
        if type(names) is not tuple or any([type(n) is not str for n in names]):
            raise self.invalid()
        return names


@layer("NetFoldOperator", "NetFold")
class NetFoldOperator(Operator):
    """NetFoldOperator[net] represents a net in which net is folded over a sequence of inputs, with a recurrent state.
    NetFoldOperator[net, {"out1" -> "in1", …}] feeds output outi of each step back to input ini of the next step.
    NetFoldOperator[net, feedback, {"const1", …}] takes the inputs consti to be the same in every step.
    NetFoldOperator[net, feedback, constants, {"out1", …}] gives the sequences of these outputs.

    The inputs ini are state ports, zero at first.  States of recurrent layers inside net start anew in every step.
    """

    parameters = [
        Parameter("Feedback", "feedback", Feedback(), default=(("Output", "State"),), position=1),
        Parameter("Constants", "constants", PortNames(), default=(), position=2),
        Parameter("Outputs", "chosen", Optional(PortNames(), S.All), default=S.All, position=3),
    ]
    hides_states = True

    @staticmethod
    def is_positional(i: int, x: Value) -> bool:
        """A list of rules between names of ports, in second place, is feedback and not options."""
        return i == 1 and is_list(x) and all([_is_feedback(r) for r in elements(x)])

    @classmethod
    def prepare(cls, values: dict, nets: dict, arrays: dict) -> None:
        net, states = nets["Net"], [b for _, b in values["Feedback"]]
        chosen = () if values["Outputs"] is S.All else values["Outputs"]
        for side, ports, used in (
            ("input", net.inputs, (*states, *values["Constants"])),
            ("output", net.outputs, (*[a for a, _ in values["Feedback"]], *chosen)),
        ):
            for name in used:
                if name not in ports:
                    raise NetFailure("netform", f'the net has no {side} port "{name}"; it has {listed(ports)}')
        if not [n for n in net.inputs if n not in states and n not in values["Constants"]]:
            raise NetFailure("netform", "the net needs an input port that is neither fed back nor constant, to fold over")

    def initial_inputs(self) -> dict:
        return {name: Tensor(None, ATOM) for name in self.net.inputs if name not in self.used_states()}

    def initial_outputs(self) -> dict:
        names = self.net.outputs if self.chosen is S.All else self.chosen
        return {name: Tensor(None, ATOM) for name in names}

    def used_states(self) -> list:
        return [b for _, b in self.feedback]

    def levels_around(self, name: str) -> int:
        return int(name not in self.constants)

    def infer(self, t: LayerTypes) -> None:
        child = t.children["Net"]
        for out, state in self.feedback:
            t.real(child.inputs[state])
            t.same_shape(child.outputs[out], child.inputs[state])
            t.same_shape(t.state(state), child.inputs[state])
            t.set_element(t.state(state), REAL)
        pairs = [(t[n], child.inputs[n]) for n in self.inputs if n not in self.constants]
        pairs += [(t[n], child.outputs[n]) for n in self.outputs]
        for name in self.constants:
            t.same(t[name], child.inputs[name])
        length = None
        for outer, inner in pairs:
            t.same_element(outer, inner)
            sizes = t.sizes(outer)
            if sizes is None:
                continue
            if not sizes:
                t.fail(f'port "{outer.name}" must be a sequence, but is a number')
            length = sizes[0] if length is None else length
            t.same_size(length, sizes[0], "all sequences must have the same length")
            t.set_dims(inner, sizes[1:])
        for outer, inner in pairs:
            if t.sizes(inner) is not None:
                t.set_dims(outer, [length, *t.sizes(inner)])

    def forward_ports(self, ctx: Context, ins: dict) -> dict:
        states = {name: ins[name] for name in self.used_states()}
        steps = {name: ins[name] for name in self.inputs if name not in self.constants}
        fixed = {name: ins[name] for name in self.constants}
        lengths = {x.shape[1] for x in steps.values()}
        if len(lengths) > 1:
            ctx.fail("all sequences must have the same length")
        sequences: dict = {name: [] for name in self.outputs}
        for i in range(lengths.pop()):
            outs = ctx.run("Net", {**{n: ops.slice_(x, (slice(None), i)) for n, x in steps.items()}, **fixed, **states})
            states = {b: outs[a] for a, b in self.feedback}
            for name in sequences:
                sequences[name].append(outs[name])
        return {**{name: ops.stack(values, 1) for name, values in sequences.items()}, **states}
