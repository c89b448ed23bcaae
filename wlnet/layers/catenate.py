"""CatenateLayer: join arrays.  (ref/CatenateLayer)"""

from .. import ops
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import NonzeroInteger, Parameter
from ..nets.types import Length
from .context import Context
from .sizes import levels, value


@layer("CatenateLayer", "Catenate")
class CatenateLayer(Layer):
    """CatenateLayer[] represents a net layer that takes a list of arrays and joins them at their first level.
    CatenateLayer[n] joins them at level n.

    Arrays of lower rank are repeated along the first levels of those of higher rank; the level n counts within the
    array of lowest rank.  All other dimensions must agree.
    """

    parameters = [Parameter("Level", "level", NonzeroInteger(expected="a level: an integer other than 0"), default=1, position=1)]
    input_ports: dict = {}
    variadic = True

    def axis(self, least: int) -> int:
        """The axis at which to join, from the end (-1 is the last), where the lowest rank is ``least``."""
        return self.level if self.level < 0 else self.level - 1 - least

    def infer(self, t: LayerTypes) -> None:
        ports = [t[name] for name in self.inputs]
        t.same_element(*ports, t["Output"])
        ranks = [t.rank(p) for p in ports]
        if not ports or None in ranks:
            return
        if min(ranks) < abs(self.level):
            t.fail(
                f"the inputs must have at least {levels(abs(self.level))} to be joined at level {self.level}, but "
                f"one has {min(ranks)}"
            )
        axis = self.axis(min(ranks))
        whole: list = [None] * max(ranks)
        for name, p in zip(self.inputs, ports):
            sizes = t.sizes(p)
            for i in range(-len(sizes), 0):
                if i == axis:
                    continue
                if whole[i] is None:
                    whole[i] = sizes[i]
                t.same_size(
                    whole[i],
                    sizes[i],
                    f'the dimensions of input "{name}" do not fit those of the others: all '
                    "must agree except at the level where they are joined",
                )
        parts: list = [value(t, t.sizes(p)[axis]) for p in ports]
        if all([type(n) is int for n in parts]):
            whole[axis] = sum(parts)
        elif any([type(n) is Length for n in parts]):
            whole[axis] = Length()
        t.set_dims(t["Output"], whole)
        total = t.dims(t["Output"])[axis]
        if type(total) is int and parts.count(None) == 1 and not any([type(n) is Length for n in parts]):
            rest = total - sum([n for n in parts if n is not None])
            if rest < 1:
                t.fail(f"the output has size {total} where the inputs are joined, but the inputs need more")
            t.set_size(ports[parts.index(None)], axis, rest)

    def forward_ports(self, ctx: Context, ins: dict) -> dict:
        values = list(ins.values())
        axis = self.axis(min([x.ndim for x in values]) - 1)
        rank = max([x.ndim for x in values])
        model = next(x for x in values if x.ndim == rank).shape
        spread = []
        for x in values:
            lead = model[1 : rank - x.ndim + 1]
            if lead:
                x = ops.reshape(x, (x.shape[0], *[1] * len(lead), *x.shape[1:]))
                x = ops.broadcast_to(x, (x.shape[0], *lead, *x.shape[len(lead) + 1 :]))
            spread.append(x)
        return {"Output": ops.concat(spread, axis)}
