"""FlattenLayer: merge levels of an array.  (ref/FlattenLayer)"""

from typing import TYPE_CHECKING, Any

from .. import ops
from ..expression import S, is_list
from ..expression.compounds import is_infinity
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import LARGEST_SIZE, Kind, Parameter, to_value
from ..ops import Value
from .context import Context
from .sizes import product, split_product

if TYPE_CHECKING:
    from ..expression import Expression


class Merging(Kind):
    """A number of levels to merge, Infinity, or lists of levels, one for each level of the result."""

    expected = "an integer, Infinity or a list of lists of distinct positive levels"

    def read(self, x: Value) -> "Expression | None":
        if is_infinity(x):
            return S.Infinity
        if type(x) is int and abs(x) <= LARGEST_SIZE:
            return x
        groups = to_value(x) if is_list(x) else ()
        levels = [n for g in groups if type(g) is tuple for n in g]
        if (
            not levels
            or any([type(g) is not tuple or not g for g in groups])
            or any([type(n) is not int or n < 1 for n in levels])
            or len(set(levels)) != len(levels)
        ):
            raise self.invalid()
        return groups


@layer("FlattenLayer", "Flatten")
class FlattenLayer(Layer):
    """FlattenLayer[] represents a net layer that flattens any array into a vector.
    FlattenLayer[n] flattens its input to level n, so that the first n+1 levels become one.
    FlattenLayer[-n] makes one level of the last n+1 levels.
    FlattenLayer[{{s11, s12, …}, {s21, …}, …}] makes one level of the levels sij, for each i.

    Levels that no list names stay behind the others, as in Flatten.
    """

    parameters = [Parameter("Level", "level", Merging(), default=S.Infinity, position=1)]

    def groups(self, rank: int) -> list | Any:
        """The axes (from 0) that make each level of the result, or None where there are too few levels."""
        if self.level is S.Infinity:
            return [list(range(rank))]
        if type(self.level) is tuple:
            named = [[n - 1 for n in g] for g in self.level]
            used = [n for g in named for n in g]
            return named + [[n] for n in range(rank) if n not in used] if max(used) < rank else None
        n = self.level
        if rank <= abs(n):
            return None
        if n >= 0:
            return [list(range(n + 1))] + [[i] for i in range(n + 1, rank)]
        return [[i] for i in range(rank + n - 1)] + [list(range(rank + n - 1, rank))]

    def infer(self, t: LayerTypes) -> None:
        source, result = t["Input"], t["Output"]
        t.same_element(source, result)
        if self.level is S.Infinity:
            t.set_rank(result, 1)
        elif type(self.level) is int and t.rank(source) is None and t.rank(result) is not None:
            t.set_rank(source, t.rank(result) + abs(self.level))
        sizes = t.sizes(source)
        if sizes is None:
            return
        groups = self.groups(len(sizes))
        if groups is None:
            need = abs(self.level) + 1 if type(self.level) is int else max([n for g in self.level for n in g])
            t.fail(f"the input must have at least {need} levels, but has {len(sizes)}")
        members = [[sizes[i] for i in g] for g in groups]
        t.set_dims(result, [product(t, m) for m in members])
        for m, whole in zip(members, t.sizes(result)):
            split_product(t, m, whole, "the dimensions of the output do not fit those of the input")

    def forward(self, ctx: Context, x: Value) -> Value:
        groups = self.groups(x.ndim - 1)
        moved = ops.transpose(x, (0, *[i + 1 for g in groups for i in g]))
        shape, at = [], 1
        for g in groups:
            shape.append(ops.graph.count(moved.shape[at : at + len(g)]))
            at += len(g)
        return ops.reshape(moved, (ctx.batch, *shape))
