"""PaddingLayer: elements added around an array.  (ref/PaddingLayer)"""

from .. import ops
from ..expression.arithmetic import nearest_float
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Kind, Parameter, to_value
from ..ops import Value
from .context import Context
from .sizes import shift, value

MODES = {"Fixed": "edge", "Reflected": "reflect"}


class PaddingWidths(Kind):
    """A list of pairs of non-negative integers."""

    expected = "a list of pairs {m, n} of non-negative integers, one for each level"

    def read(self, x: Value) -> object:
        pairs = to_value(x)
        if (
            type(pairs) is not tuple
            or not pairs
            or any([type(p) is not tuple or len(p) != 2 for p in pairs])
            or any([type(n) is not int or n < 0 for p in pairs for n in p])
        ):
            raise self.invalid()
        return pairs


class PaddingValue(Kind):
    """A number, "Fixed" or "Reflected"."""

    expected = 'a number, "Fixed" or "Reflected"'

    def read(self, x: Value) -> object:
        number = to_value(x)
        if type(number) in (int, float):
            return nearest_float(number)
        if number not in MODES:
            raise self.invalid()
        return number


@layer("PaddingLayer", "Padding")
class PaddingLayer(Layer):
    """PaddingLayer[{{m1, n1}, {m2, n2}, …}] represents a net layer that pads its input with mi elements before and ni
    elements after, at level i.

    Padding -> number pads with it, "Fixed" repeats the elements at the border, "Reflected" mirrors the array in them,
    as ArrayPad.
    """

    parameters = [
        Parameter("PaddingSize", "widths", PaddingWidths(), position=1, required=True),
        Parameter("Padding", "padding", PaddingValue(), default=0.0, option="Padding"),
    ]

    def infer(self, t: LayerTypes) -> None:
        source, result = t["Input"], t["Output"]
        t.set_rank(source, len(self.widths))
        t.set_rank(result, len(self.widths))
        if self.padding in MODES:
            t.same_element(source, result)
        else:
            t.real(source, result)
        for axis, pair in enumerate(self.widths):
            t.set_size(result, axis, shift(t, t.sizes(source)[axis], sum(pair)))
            large = value(t, t.sizes(result)[axis])
            if value(t, t.sizes(source)[axis]) is None and large is not None:
                if type(large) is int and large <= sum(pair):
                    t.fail(f"the output has size {large} at level {axis + 1}, but {sum(pair)} elements are added there")
                t.set_size(source, axis, shift(t, t.sizes(result)[axis], -sum(pair)))

    def forward(self, ctx: Context, x: Value) -> Value:
        widths = ((0, 0), *self.widths)
        if self.padding in MODES:
            return ops.pad(x, widths, MODES[self.padding])
        return ops.pad(x, widths, "constant", self.padding)
