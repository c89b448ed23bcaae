"""ThreadingLayer: a function of several numbers applied to corresponding elements.  (ref/ThreadingLayer)"""

from typing import TYPE_CHECKING

from .. import ops
from ..expression import S, elements, is_list
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Kind, Parameter, Validated, to_expr
from ..nets.type_expressions import size_to_expr
from ..nets.types import ATOM, Tensor
from ..ops import Value
from ..ops.elementwise import real
from ..translation.table import Untranslatable
from ..translation.translator import Code, Translator, arguments_of
from .context import Context
from .sizes import value

if TYPE_CHECKING:
    from ..expression import Expression


_SYMBOLS = (S.None_, S.Automatic)


class Broadcasting(Kind):
    """None, Automatic, a level n or -n, or a list of these."""

    expected = "None, Automatic, an integer other than 0, or a list of these"

    def read(self, x: Value) -> "Expression | None":
        if is_list(x):
            return tuple([self._one(a) for a in elements(x)])
        return self._one(x)

    def _one(self, x):
        if x in _SYMBOLS or type(x) is int and x != 0:
            return x
        raise self.invalid()

    def write(self, value: "Expression") -> "Expression":
        return to_expr(value)


@layer("ThreadingLayer", "Threading")
class ThreadingLayer(Layer):
    """ThreadingLayer[f] represents a net layer that applies f to corresponding elements of several input arrays.
    ThreadingLayer[f, bspec] makes shapes equal first: None (they must be), Automatic (levels of size 1 are repeated), n
    (missing levels are inserted at level n), -n (counted from the end), or a list with one of these per input.

    Named slots of f (#Name) name the ports; the Output has the common shape.
    """

    parameters = [
        Parameter("Function", "function", Validated(Code(scalar=True)), position=1, required=True),
        Parameter("Broadcasting", "broadcasting", Broadcasting(), default=S.Automatic, position=2),
    ]
    input_ports: dict = {}
    variadic = True

    def initial_inputs(self) -> dict:
        return {name: Tensor(None, ATOM) for name in arguments_of(self.function)[0]}

    def spec(self, i: int) -> "Expression":
        """The broadcasting of input i."""
        if type(self.broadcasting) is not tuple:
            return self.broadcasting
        return self.broadcasting[i] if i < len(self.broadcasting) else S.Automatic

    def infer(self, t: LayerTypes) -> None:
        ports = [t[name] for name in self.inputs]
        t.real(t["Output"], *ports)
        specs = {self.spec(i) for i in range(len(ports))}
        if specs == {S.None_}:
            t.same_shape(t["Output"], *ports)
            return
        if specs <= {S.None_, S.Automatic}:
            known = next((r for r in [t.rank(p) for p in (t["Output"], *ports)] if r is not None), None)
            if known is not None:
                for p in (t["Output"], *ports):
                    t.set_rank(p, known)
        ranks = [t.rank(p) for p in ports]
        if ports and None not in ranks:
            self._relate(t, ports, max(ranks))

    def _relate(self, t, ports, rank):
        """Sizes of the output out of those of the inputs, level by level."""
        t.set_rank(t["Output"], rank)
        whole = t.sizes(t["Output"])
        places = [_places(t.rank(p), rank, self.spec(i)) for i, p in enumerate(ports)]
        for level in range(rank):
            facing = [t.sizes(p)[where.index(level)] for p, where in zip(ports, places) if level in where]
            self._relate_level(t, facing, whole[level], level)

    def _relate_level(self, t, facing, out, level):
        text = f"the inputs do not fit together at level {level + 1}"
        numbers = [value(t, s) for s in facing]
        wide = [s for s, n in zip(facing, numbers) if n is not None and n != 1]
        for s in wide:
            sizes = ", ".join([str(n) if type(n) is int else "Varying" for n in numbers if n])
            t.same_size(out, s, f"{text}: sizes {sizes}")
        if numbers and all([n == 1 for n in numbers]):
            t.same_size(out, 1, text)
        if len(facing) == 1 or value(t, out) == 1:
            for s in facing:
                t.same_size(out, s, text)
        elif None in numbers and t.assuming:
            for s, n in zip(facing, numbers):
                if n is None:
                    t.same_size(out, s, text)

    def derived(self) -> dict:
        dims = self.output_tensor("Output").dims
        return {} if dims is None else {"$Dimensions": to_expr([size_to_expr(d) for d in dims])}

    def forward_ports(self, ctx: Context, ins: dict) -> dict:
        values = [real(x, ctx.dtype) for x in ins.values()]
        rank = max([x.ndim for x in values]) - 1
        lined = [_lined_up(x, rank, self.spec(i)) for i, x in enumerate(values)]
        shape = ops.graph.broadcast_shape("threading", *[x.shape for x in lined])
        _, named = arguments_of(self.function)
        args = [dict(zip(ins, lined))] if named else lined
        try:
            out = Translator(ctx.dtype, pads=True).apply(self.function, args)
        except Untranslatable as error:
            ctx.fail(error.text)
        out = out if isinstance(out, ops.Value) else ops.constant(float(out), ctx.dtype)
        return {"Output": ops.broadcast_to(out, shape)}


def _places(rank: int, whole: int, spec) -> list:
    """The levels (from 0) of an array of rank ``whole`` that the levels of an array of this rank are."""
    missing = whole - rank
    if type(spec) is not int or not missing:
        return list(range(missing, whole)) if missing else list(range(rank))
    before = min(spec - 1, rank) if spec > 0 else max(rank + spec + 1, 0)
    return [*range(before), *range(before + missing, whole)]


def _lined_up(x, rank: int, spec):
    places = _places(x.ndim - 1, rank, spec)
    shape = [1] * rank
    for p, n in zip(places, x.shape[1:]):
        shape[p] = n
    return ops.reshape(x, (x.shape[0], *shape))
