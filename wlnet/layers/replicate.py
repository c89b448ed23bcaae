"""ReplicateLayer: repeat an array along new levels.  (ref/ReplicateLayer)"""

from typing import Any

from .. import ops
from ..expression import S
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import NonzeroInteger, Parameter, Sizes
from ..ops import Value
from .context import Context


@layer("ReplicateLayer", "Replicate")
class ReplicateLayer(Layer):
    """ReplicateLayer[n] represents a net layer that takes an array and gives n copies of it, as one array.
    ReplicateLayer[{n1, n2, …}] gives an n1×n2×… array of copies.
    ReplicateLayer[dims, pos] inserts the new levels so that they start at level pos.

    A size Automatic is inferred from the output.
    """

    parameters = [
        Parameter(
            "Dimensions",
            "dims",
            Sizes("a positive integer, Automatic, or a list of these", also=(S.Automatic,)),
            position=1,
            required=True,
        ),
        Parameter("Level", "level", NonzeroInteger(expected="a level: an integer other than 0"), default=1, position=2),
    ]

    def at(self, rank: int) -> int | Any:
        """The axis of an input of this rank before which the new levels come, or None."""
        at = self.level - 1 if self.level > 0 else rank + 1 + self.level
        return at if 0 <= at <= rank else None

    def infer(self, t: LayerTypes) -> None:
        source, result = t["Input"], t["Output"]
        t.same_element(source, result)
        count = len(self.dims)
        rank = t.rank(source)
        if rank is None:
            if t.rank(result) is None:
                return
            rank = t.rank(result) - count
            if rank < 0:
                t.fail(f"the output has {t.rank(result)} levels, but must have at least {count}")
            t.set_rank(source, rank)
        at = self.at(rank)
        if at is None:
            t.fail(f"new levels cannot start at level {self.level} of an input of rank {rank}")
        sizes = t.sizes(source)
        t.set_dims(result, [*sizes[:at], *[None if d is S.Automatic else d for d in self.dims], *sizes[at:]])

    def forward(self, ctx: Context, x: Value) -> Value:
        at = self.at(x.ndim - 1) + 1
        result = self.output_tensor("Output").dims
        new = [d if type(d) is int else result[at - 1 + i] if result is not None else None for i, d in enumerate(self.dims)]
        if not all([type(n) is int for n in new]):
            ctx.fail("the number of copies is Automatic, but does not follow from the shape of the output")
        lead = (*x.shape[:at], *[1] * len(new), *x.shape[at:])
        return ops.broadcast_to(ops.reshape(x, lead), (*x.shape[:at], *new, *x.shape[at:]))
