"""NetMapOperator, NetMapThreadOperator: one net for all elements of a sequence.  (ref/NetMapOperator,
ref/NetMapThreadOperator)
"""

from typing import Any, Self

from .. import ops
from ..expression import Association, Expression
from ..nets.errors import NetFailure
from ..nets.layer import layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Kind, Parameter
from ..nets.types import ATOM, Tensor
from .context import Context
from .operator import Operator, fold, listed, single_ports, unfold
from .sizes import levels


class _Mapped(Operator):
    """Maps "Net" over levels of its inputs; the levels of every example are folded into the batch.

    States of recurrent layers inside start anew for every element.
    """

    hides_states = True
    input_ports = {"Input": Tensor(None, ATOM)}

    def depth(self, name: str) -> int:
        """Over how many levels of this input the net is mapped."""
        return 1

    def levels_around(self, name: str) -> int:
        return self.depth(name)

    def outer_port(self, net_name: str, side: str, port: str) -> tuple:
        return port, self.depth(port) if side == "inputs" else self._deepest(), None

    def _deepest(self) -> int:
        return max([self.depth(name) for name in self.inputs], default=1)

    def initial_inputs(self) -> dict:
        return {name: Tensor(None, ATOM) for name in self.net.inputs}

    def initial_outputs(self) -> dict:
        return {name: Tensor(None, ATOM) for name in self.net.outputs}

    def infer(self, t: LayerTypes) -> None:
        child = t.children["Net"]
        deepest = self._deepest()
        ports = [(t[n], child.inputs[n], self.depth(n)) for n in self.inputs]
        ports += [(t[n], child.outputs[n], deepest) for n in self.outputs]
        lead: list = [None] * deepest
        for outer, inner, depth in ports:
            t.same_element(outer, inner)
            sizes = t.sizes(outer)
            if sizes is None:
                continue
            if len(sizes) < depth:
                t.fail(f'port "{outer.name}" must have at least {levels(depth)} to map over')
            for i in range(depth):
                lead[i] = sizes[i] if lead[i] is None else lead[i]
                t.same_size(lead[i], sizes[i], "the inputs must have the same length at the levels mapped over")
            t.set_dims(inner, sizes[depth:])
        for outer, inner, depth in ports:
            if t.sizes(inner) is not None:
                t.set_dims(outer, [*lead[:depth], *t.sizes(inner)])

    def forward_ports(self, ctx: Context, ins: dict) -> dict:
        deepest = self._deepest()
        model = next(ins[name] for name in self.inputs if self.depth(name) == deepest)
        lead = model.shape[: deepest + 1]
        folded = {}
        for name in self.inputs:
            x, depth = ins[name], self.depth(name)
            if depth < deepest:
                x = ops.reshape(x, (*x.shape[: depth + 1], *[1] * (deepest - depth), *x.shape[depth + 1 :]))
                x = ops.broadcast_to(x, (*lead, *x.shape[deepest + 1 :]))
            folded[name] = fold(x, deepest)
        outs = ctx.run("Net", folded, ops.graph.count(lead))
        return {name: unfold(outs[name], lead) for name in self.outputs}


@layer("NetMapOperator", "NetMap")
class NetMapOperator(_Mapped):
    """NetMapOperator[net] represents a net in which net is mapped over a sequence of inputs to give a sequence of
    outputs.

    Input {n, …}, n of any or variable length, to Output {n, …}; all elements share the arrays of net.
    """

    @classmethod
    def prepare(cls, values: dict, nets: dict, arrays: dict) -> None:
        single_ports("NetMapOperator", nets["Net"])


class Depths(Kind):
    """A level, or an association from ports to levels (a tuple of pairs inside)."""

    expected = "a positive integer or an association of input ports and levels"

    def read(self, x: "Expression") -> Any:
        if type(x) is int and x > 0:
            return x
        pairs: tuple = tuple(x.items()) if type(x) is Association else ()
        if all([type(k) is str and type(n) is int and n >= 0 for k, n in pairs]) and any([n for _, n in pairs]):
            return pairs
        raise self.invalid()

    def write(self, value: tuple) -> Association:
        return value if type(value) is int else Association.from_items(value)


@layer("NetMapThreadOperator", "NetMapThread")
class NetMapThreadOperator(_Mapped):
    """NetMapThreadOperator[net] represents a net in which net is mapped over the first level of all its inputs
    together.
    NetMapThreadOperator[net, n] maps over the first n levels.
    NetMapThreadOperator[net, <|"input1" -> n1, …|>] maps over ni levels of these inputs; other inputs are the same for
    all.
    """

    parameters = [Parameter("Levels", "levels", Depths(), default=1, position=1)]

    def __init__(self, values, arrays=None, nets=None):
        super().__init__(values, arrays, nets)
        self.variadic = self.net.is_open

    @classmethod
    def prepare(cls, values: dict, nets: dict, arrays: dict) -> None:
        net, levels = nets["Net"], values["Levels"]
        if net.is_open and not net.inputs and type(levels) is tuple:
            count = max(2, len(levels))
            nets["Net"] = net = net.with_inputs([f"Input{i + 1}" for i in range(count)])
        _check_depths(levels, net)

    def with_inputs(self, names: list) -> Self:
        return super().with_inputs(names).replace(nets={"Net": self.net.with_inputs(names)})

    def depth(self, name: str) -> int:
        return self.levels if type(self.levels) is int else dict(self.levels).get(name, 0)


def _check_depths(levels, net) -> None:
    if not net.inputs and not net.is_open:
        raise NetFailure("netform", "a net with at least one input port expected")
    for name, _ in levels if type(levels) is tuple else ():
        if name not in net.inputs:
            raise NetFailure("netform", f'the net has no input port "{name}"; it has {listed(net.inputs)}')
