"""DotLayer: the product of vectors, matrices and other arrays.  (ref/DotLayer)"""

from .. import ops
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..ops.elementwise import real
from .context import Context


@layer("DotLayer", "Dot")
class DotLayer(Layer):
    """DotLayer[] represents a net layer that takes the dot product of two or more arrays.

    The last level of each input is contracted with the first level of the next, as by Dot.
    """

    input_ports: dict = {}
    variadic = True

    def infer(self, t: LayerTypes) -> None:
        ports = [t[name] for name in self.inputs]
        t.real(t["Output"], *ports)
        sizes = [t.sizes(p) for p in ports]
        for name, p in zip(self.inputs, sizes):
            if p is not None and not p:
                t.fail(f'input "{name}" must have at least one level, but is a number')
        for i in range(1, len(ports)):
            if sizes[i - 1] is not None and sizes[i] is not None:
                t.same_size(
                    sizes[i - 1][-1],
                    sizes[i][0],
                    _clash(t, *list(self.inputs)[i - 1 : i + 1]),
                )
        if ports and None not in sizes:
            whole = list(sizes[0])
            for p in sizes[1:]:
                whole = whole[:-1] + p[1:]
            t.set_dims(t["Output"], whole)

    def forward_ports(self, ctx: Context, ins: dict) -> dict:
        result = None
        for x in ins.values():
            x = real(x, ctx.dtype)
            result = x if result is None else ops.dot(result, x) if result.ndim > 1 else result * x
        return {"Output": result}


def _clash(t, first: str, second: str):
    """The message, made when it is needed."""
    return lambda: f'the last dimension of "{first}" ({t.words(t[first])}) must be the first of "{second}" ({t.words(t[second])})'
