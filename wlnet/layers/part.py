"""PartLayer: a part of an array.  (ref/PartLayer)"""

from .. import ops
from ..expression import Expr, Expression, S, elements, has_head, is_list, make_list
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Kind, Parameter
from ..nets.types import Length
from ..ops import Value
from .context import Context
from .sizes import value


class PartSpecification(Kind):
    """Positions, spans and All, one for each level; as a tuple of integers and (first, last, step)."""

    expected = "a nonzero integer, a span i;;j or i;;j;;k that is not empty, All, or a list of these"

    def read(self, x: Value) -> tuple | None:
        items = elements(x) if is_list(x) else (x,)
        if not items:
            raise self.invalid()
        return tuple([self._one(i) for i in items])

    def _one(self, x):
        if type(x) is int and x != 0:
            return x
        if x is S.All:
            return (1, -1, 1)
        if not has_head(x, S.Span) or not 2 <= len(x.args) <= 3:
            raise self.invalid()
        first, last, step = (*x.args, 1)[:3]
        step = 1 if step is S.All else step
        down = type(step) is int and step < 0
        first = (-1 if down else 1) if first is S.All else first
        last = (1 if down else -1) if last is S.All else last
        if not all([type(n) is int and n != 0 for n in (first, last, step)]):
            raise self.invalid()
        if (first > 0) == (last > 0) and (last - first) * step < 0:
            raise self.invalid()
        return first, last, step

    def write(self, value: tuple) -> "Expression":
        parts = [p if type(p) is int else Expr(S.Span, p[:2] if p[2] == 1 else p) for p in value]
        return parts[0] if len(parts) == 1 else make_list(parts)


@layer("PartLayer", "Part")
class PartLayer(Layer):
    """PartLayer[i] represents a net layer that gives part i of an array.
    PartLayer[i;;j] gives the parts i to j; PartLayer[i;;j;;k] every k-th of them.
    PartLayer[{spec1, spec2, …}] takes spec1 at level 1, spec2 at level 2 and so on; All takes everything.

    Negative positions count from the end.  A position removes its level, a span keeps it.
    """

    parameters = [Parameter("Specification", "parts", PartSpecification(), position=1, required=True)]

    def infer(self, t: LayerTypes) -> None:
        source, result = t["Input"], t["Output"]
        t.same_element(source, result)
        spans = len([p for p in self.parts if type(p) is tuple])
        if t.rank(source) is None:
            if t.rank(result) is None:
                return
            if t.rank(result) < spans:
                t.fail(f"the output must have at least {spans} levels")
            t.set_rank(source, t.rank(result) - spans + len(self.parts))
        sizes = t.sizes(source)
        if len(sizes) < len(self.parts):
            t.fail(f"the input must have at least {len(self.parts)} levels, but has {len(sizes)}")
        dims = [self._taken(t, p, s, level) for level, (p, s) in enumerate(zip(self.parts, sizes), 1)]
        t.set_dims(result, [d for d in dims if d != "gone"] + sizes[len(self.parts) :])

    def _taken(self, t, part, size, level):
        """The size that remains of a level, "gone" where a position removes it."""
        n = value(t, size)
        if type(n) is not int:
            if type(part) is int:
                return "gone"
            first, last, step = part
            if (first, last, step) == (1, -1, 1):
                return size
            if (first > 0) == (last > 0):
                return abs(last - first) // abs(step) + 1
            return Length() if type(n) is Length else None
        places = positions(part, n)
        if places is None:
            t.fail(f"part {_words(part)} does not exist at level {level}, whose size is {n}")
        return "gone" if type(part) is int else len(places)

    def forward(self, ctx: Context, x: Value) -> Value:
        index: list = [slice(None)]
        for level, (part, n) in enumerate(zip(self.parts, x.shape[1:]), 1):
            places = positions(part, n)
            if places is None:
                ctx.fail(f"part {_words(part)} does not exist at level {level}, whose size is {n}")
            if type(part) is int:
                index.append(places[0])
            else:
                stop = places[-1] + places.step
                index.append(slice(places[0], stop if stop >= 0 else None, places.step))
        return ops.slice_(x, tuple(index))


def positions(part: int | tuple, n: int) -> "range | None":
    """The positions (from 0) that a part takes out of n, or None where one does not exist or nothing is left."""
    first, last, step = (part, part, 1) if isinstance(part, int) else part
    first, last = [p - 1 if p > 0 else n + p for p in (first, last)]
    if not 0 <= first < n or not 0 <= last < n:
        return None
    places = range(first, last + (1 if step > 0 else -1), step)
    return places if len(places) else None


def _words(part) -> str:
    return str(part) if type(part) is int else ";;".join([str(p) for p in (part[:2] if part[2] == 1 else part)])
