"""NetNestOperator: a net applied several times.  (ref/NetNestOperator)"""

from ..nets.layer import layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Integer, Parameter
from ..ops import Value
from .context import Context
from .operator import Operator, call, only, single_ports


@layer("NetNestOperator", "NetNest")
class NetNestOperator(Operator):
    """NetNestOperator[net, n] represents a net in which net is applied n times to the input.

    Input and output of net have one shape; all applications share its arrays.  States of recurrent layers inside start
    anew each time.
    """

    parameters = [Parameter("Count", "count", Integer(0, expected="a non-negative integer"), position=1, required=True)]
    hides_states = True

    @classmethod
    def prepare(cls, values: dict, nets: dict, arrays: dict) -> None:
        single_ports("NetNestOperator", nets["Net"])

    def infer(self, t: LayerTypes) -> None:
        child = t.children["Net"]
        t.same(t["Input"], only(child.inputs))
        t.same_shape(only(child.inputs), only(child.outputs))
        t.same(only(child.outputs) if self.count else only(child.inputs), t["Output"])

    def forward(self, ctx: Context, x: Value) -> Value:
        for _ in range(self.count):
            x = call(ctx, "Net", x)
        return x
