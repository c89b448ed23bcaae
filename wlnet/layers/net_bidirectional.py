"""NetBidirectionalOperator: a sequence read forwards and backwards.  (ref/NetBidirectionalOperator)"""

from collections.abc import Callable

from .. import ops
from ..expression import S, elements, is_list
from ..nets.errors import NetFailure
from ..nets.layer import layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Choice, Parameter
from ..nets.types import REAL
from .context import Context
from .operator import Operator, only, single_ports

FORWARD, BACKWARD = "ForwardNet", "BackwardNet"


@layer("NetBidirectionalOperator", "NetBidirectional")
class NetBidirectionalOperator(Operator):
    """NetBidirectionalOperator[net] represents a net that applies copies of net to a sequence and to its reverse, and
    joins both results into one sequence.
    NetBidirectionalOperator[{fnet, bnet}] uses fnet on the input and bnet on the reversed input.
    NetBidirectionalOperator[nets, agg] combines the results with Catenate (element by element), Total or Mean.

    The output of bnet is reversed again.  States have the prefixes "Forward" and "Backward".
    """

    parameters = [Parameter("Aggregation", "aggregation", Choice(S.Catenate, S.Total, S.Mean), default=S.Catenate, position=1)]

    @classmethod
    def read_nets(cls, positional: list, to_net: Callable) -> dict:
        if not positional:
            raise NetFailure("netform", "a net, or a list of two nets, expected as argument 1")
        x = positional.pop(0)
        pair = elements(x) if is_list(x) else (x, x)
        if len(pair) != 2:
            raise NetFailure("netform", f"a net, or a list of two nets, expected as argument 1, but the list has {len(pair)}")
        nets = [to_net(a) for a in pair]
        for net in nets:
            single_ports("NetBidirectionalOperator", net)
        return dict(zip((FORWARD, BACKWARD), nets))

    net_names = (FORWARD, BACKWARD)

    def used_states(self) -> list:
        return [prefix + name for prefix, net in self._sides() for name in net.states]

    def _sides(self):
        return (("Forward", self.nets[FORWARD]), ("Backward", self.nets[BACKWARD]))

    def infer(self, t: LayerTypes) -> None:
        length = None
        for prefix, net in self._sides():
            child = t.children[prefix + "Net"]
            t.same(t["Input"], only(child.inputs))
            t.real(only(child.outputs))
            for name in net.states:
                t.same_shape(t.state(prefix + name), child.states[name])
                t.set_element(t.state(prefix + name), REAL)
            for port in (only(child.inputs), only(child.outputs)):
                sizes = t.sizes(port)
                if sizes is not None:
                    if not sizes:
                        t.fail(f'the net "{prefix}Net" must take and produce sequences')
                    length = sizes[0] if length is None else length
                    t.same_size(length, sizes[0], "the nets must produce sequences of the length of the input")
        self._infer_output(t, *[only(t.children[name].outputs) for name in (FORWARD, BACKWARD)])

    def _infer_output(self, t, forward, backward):
        t.real(t["Output"])
        if self.aggregation is not S.Catenate:
            t.same_shape(forward, backward, t["Output"])
            return
        a, b = t.sizes(forward), t.sizes(backward)
        if a is None or b is None:
            return
        if len(a) < 2 or len(a) != len(b):
            t.fail("the nets must produce sequences of vectors, or of arrays of one rank, whose elements can be joined")
        for m, n in zip(a[2:], b[2:]):
            t.same_size(m, n, "the elements that the nets produce must agree in all dimensions but the first")
        sizes = [t.value(s) for s in (a[1], b[1])]
        t.set_dims(t["Output"], [a[0], sum(sizes) if all([type(n) is int for n in sizes]) else None, *a[2:]])

    def forward_ports(self, ctx: Context, ins: dict) -> dict:
        x = ins["Input"]
        results: list = []
        states: dict = {}
        for prefix, net in self._sides():
            back = prefix == "Backward"
            inner = {next(iter(net.inputs)): ops.flip(x, 1) if back else x}
            inner |= {name: ins[prefix + name] for name in net.states}
            outs = ctx.run(prefix + "Net", inner)
            y = outs[next(iter(net.outputs))]
            results.append(ops.flip(y, 1) if back else y)
            states |= {prefix + name: outs[name] for name in net.states}
        return {"Output": self._joined(*results), **states}

    def _joined(self, a, b):
        if self.aggregation is S.Catenate:
            return ops.concat([a, b], 2)
        return a + b if self.aggregation is S.Total else (a + b) * 0.5
