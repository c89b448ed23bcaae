"""What the operators share: reading the nets they are made of, and folding mapped levels into the batch."""

from collections.abc import Callable
from typing import Any

from .. import ops
from ..nets.errors import NetFailure
from ..nets.layer import Layer
from ..nets.net import Net
from ..nets.types import Tensor
from ..ops import Value
from .context import Context


class Operator(Layer):
    """A layer made of nets."""

    takes_multipliers = True
    net_names: tuple = ("Net",)

    @classmethod
    def read_nets(cls, positional: list, to_net: Callable) -> dict:
        if not positional:
            raise NetFailure("netform", "a net expected as argument 1")
        net = to_net(positional.pop(0))
        return {name: net for name in cls.net_names}

    @property
    def net(self) -> Net:
        """The first net."""
        return self.nets["Net"]

    def levels_around(self, name: str) -> int:
        """How many levels an input of the operator has more than that of its first net."""
        return 0

    def outer_port(self, net_name: str, side: str, port: str) -> tuple | None:
        """(port, levels more, their length or None) of the operator for the coder that a net of it had, or None."""
        own = self.inputs if side == "inputs" else self.outputs
        name = port if port in own else next(iter(own)) if len(own) == 1 else None
        if name is None or net_name != self.net_names[0]:
            return None
        return name, self.levels_around(next(iter(self.inputs)) if side == "outputs" else name), None

    def assumed_input(self, name: str) -> Tensor | None:
        net = self.nets[self.net_names[0]]
        inner = net.assumed_input(name if name in net.inputs else next(iter(net.inputs)))
        return None if inner is None else Tensor((*[None] * self.levels_around(name), *inner.dims), inner.element)


def single_ports(name: str, net: Net) -> None:
    """Refuse a net that has not exactly one input and one output."""
    for side, ports in (("input", net.inputs), ("output", net.outputs)):
        if len(ports) != 1:
            raise NetFailure(
                "netform",
                f"the net must have exactly one {side} port to be used in a {name}, but has {len(ports)}"
                + (": " + listed(ports) if ports else ""),
            )


def listed(names: dict) -> str:
    """Names of ports for a message: "Input", "State"."""
    return ", ".join([f'"{n}"' for n in names])


def only(ports: dict) -> Any:
    """The value of a dict of one."""
    return next(iter(ports.values()))


def call(ctx: Context, name: str, x: Value, batch: int | None = None) -> Value:
    """The output of a net with one input and one output."""
    net = ctx.layer.nets[name]
    outs = ctx.run(name, {next(iter(net.inputs)): x}, batch)
    return outs[next(iter(net.outputs))]


def fold(x: Value, levels: int) -> Value:
    """The first levels of every example merged into the batch axis."""
    lead = 1
    for n in x.shape[: levels + 1]:
        lead *= n
    return ops.reshape(x, (lead, *x.shape[levels + 1 :]))


def unfold(x: Value, lead: tuple) -> Value:
    """The batch axis split again into batch and levels."""
    return ops.reshape(x, (*lead, *x.shape[1:]))
