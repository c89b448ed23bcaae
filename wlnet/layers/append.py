"""AppendLayer, PrependLayer: one more element at the end or beginning of an array.  (ref/AppendLayer,
ref/PrependLayer)
"""

from .. import ops
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.types import ATOM, Tensor
from .context import Context
from .sizes import shift


class _OneMore(Layer):
    """Input {n, n1, …} and Element {n1, …} to Output {n+1, n1, …}."""

    input_ports = {"Input": Tensor(None, ATOM), "Element": Tensor(None, ATOM)}

    def infer(self, t: LayerTypes) -> None:
        source, one, result = t["Input"], t["Element"], t["Output"]
        t.same_element(source, one, result)
        if t.sizes(source) == []:
            t.fail('input "Input" must be an array, but is a number')
        tail = None
        for sizes in (
            t.sizes(one),
            (t.sizes(source) or [None])[1:] if t.sizes(source) else None,
            t.sizes(result)[1:] if t.sizes(result) else None,
        ):
            if sizes is not None:
                tail = sizes
                break
        if tail is None:
            return
        first = t.sizes(source)[0] if t.sizes(source) else None
        t.set_dims(one, tail)
        t.set_dims(source, [first, *tail])
        t.set_dims(result, [shift(t, t.sizes(source)[0], 1), *tail])
        if t.dims(source)[0] is None and t.dims(result)[0] is not None:
            t.set_dims(source, [shift(t, t.sizes(result)[0], -1), *tail])


@layer("AppendLayer", "Append")
class AppendLayer(_OneMore):
    """AppendLayer[] represents a net layer that takes an array and an element and appends the element to the array.

    Ports: "Input" {n, n1, …}, n of any or variable length; "Element" {n1, …}; "Output" {n+1, n1, …}.
    """

    def forward_ports(self, ctx: Context, ins: dict) -> dict:
        return {"Output": ops.concat([ins["Input"], ops.expand_dims(ins["Element"], 1)], 1)}


@layer("PrependLayer", "Prepend")
class PrependLayer(_OneMore):
    """PrependLayer[] represents a net layer that takes an array and an element and prepends the element to the array.

    Ports: "Input" {n, n1, …}, n of any or variable length; "Element" {n1, …}; "Output" {n+1, n1, …}.
    """

    def forward_ports(self, ctx: Context, ins: dict) -> dict:
        return {"Output": ops.concat([ops.expand_dims(ins["Element"], 1), ins["Input"]], 1)}
