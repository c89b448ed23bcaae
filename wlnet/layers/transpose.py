"""TransposeLayer: exchange levels of an array.  (ref/TransposeLayer)"""

from typing import Any

from .. import ops
from ..expression import Expr, S, elements, has_head, is_immediate_rule, is_list, make_list
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Kind, Parameter
from ..ops import Value
from .context import Context


class Exchange(Kind):
    """Pairs m <-> n, applied one after another, or a permutation; a tuple of ("swap", m, n) or of levels."""

    expected = "m <-> n, a list of such pairs, or a permutation of the levels {n1, n2, …}"

    def read(self, x: Value) -> tuple | None:
        items = elements(x) if is_list(x) else (x,)
        if items and all([_is_pair(i) for i in items]):
            return tuple([("swap", *i.args) for i in items])
        if not is_list(x) or sorted([i if type(i) is int else 0 for i in items]) != list(range(1, len(items) + 1)):
            raise self.invalid()
        return tuple(items)

    def write(self, value: tuple) -> Expr:
        if value and type(value[0]) is int:
            return make_list(list(value))
        pairs = [Expr(S.TwoWayRule, pair[1:]) for pair in value]
        return pairs[0] if len(pairs) == 1 else make_list(pairs)


def _is_pair(x) -> bool:
    """Is it m <-> n, or m -> n as older code has it?"""
    rule = has_head(x, S.TwoWayRule) or is_immediate_rule(x)
    return rule and len(x.args) == 2 and all([type(a) is int and a != 0 for a in x.args])


@layer("TransposeLayer", "Transpose")
class TransposeLayer(Layer):
    """TransposeLayer[] represents a net layer that transposes the first two levels of its input.
    TransposeLayer[m <-> n] transposes levels m and n.
    TransposeLayer[{m1 <-> n1, m2 <-> n2, …}] makes these transpositions one after another.
    TransposeLayer[{n1, n2, …}] makes level k of the input level nk of the output.

    Negative levels count from the end.
    """

    parameters = [Parameter("Specification", "pairs", Exchange(), default=(("swap", 1, 2),), position=1)]

    @staticmethod
    def is_positional(i: int, x: Value) -> bool:
        """Rules between levels are no options."""
        return i == 0 and all([_is_pair(r) for r in (elements(x) if is_list(x) else (x,))])

    def axes(self, rank: int) -> list | Any:
        """For each axis of the output the axis of the input, or None where a level does not exist."""
        if type(self.pairs[0] if self.pairs else 1) is int:
            if len(self.pairs) > rank:
                return None
            order = [0] * len(self.pairs)
            for k, n in enumerate(self.pairs):
                order[n - 1] = k
            return order + list(range(len(order), rank))
        order = list(range(rank))
        for _, m, n in self.pairs:
            if not 0 < abs(m) <= rank or not 0 < abs(n) <= rank:
                return None
            a, b = m - 1 if m > 0 else rank + m, n - 1 if n > 0 else rank + n
            order[a], order[b] = order[b], order[a]
        return order

    def infer(self, t: LayerTypes) -> None:
        source, result = t["Input"], t["Output"]
        t.same_element(source, result)
        rank = t.rank(source) if t.rank(source) is not None else t.rank(result)
        if rank is None:
            return
        order = self.axes(rank)
        if order is None:
            t.fail(f"the input has only {rank} level{'' if rank == 1 else 's'}")
        t.set_rank(source, rank)
        t.set_dims(result, [t.sizes(source)[i] for i in order])

    def forward(self, ctx: Context, x: Value) -> Value:
        return ops.transpose(x, (0, *[i + 1 for i in self.axes(x.ndim - 1)]))
