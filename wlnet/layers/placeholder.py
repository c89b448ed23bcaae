"""PlaceholderLayer: a layer that is not there yet.  (ref/PlaceholderLayer)"""

from typing import TYPE_CHECKING

from ..expression import Association, S, is_list
from ..expression import elements as list_elements
from ..nets.layer import Array, Layer, layer
from ..nets.parameters import Anything, Kind, Parameter, to_expr
from ..ops import Value
from ..translation.table import words
from .context import Context

if TYPE_CHECKING:
    from ..expression import Expression


class ArrayNames(Kind):
    """None, names of arrays, or an association of names and arrays; a tuple of names inside, or a dictionary of arrays
    that are read by whoever makes the layer."""

    holds_arrays = True
    expected = "None, a list of names, or an association of names and arrays"

    def read(self, x: Value) -> tuple | None:
        if x is S.None_:
            return ()
        if type(x) is Association and all([type(k) is str for k in x.keys()]):
            return dict(x.items())
        if is_list(x) and all([type(a) is str for a in list_elements(x)]):
            return tuple(list_elements(x))
        raise self.invalid()

    def write(self, value: tuple) -> "Expression":
        return to_expr(value) if value else S.None_


@layer("PlaceholderLayer", "Placeholder")
class PlaceholderLayer(Layer):
    """PlaceholderLayer[] represents a net layer for an operation yet to be defined.
    PlaceholderLayer["tag", assoc] has a tag and a collection of parameters.

    Its ports and arrays are given by InputPorts, OutputPorts and "Arrays".  It relates no shapes and cannot be
    evaluated.
    """

    parameters = [
        Parameter("Tag", "tag", Anything(), default="Placeholder", position=1),
        Parameter("Parameters", "content_of", Anything(), default=Association({}), position=2),
        Parameter("Arrays", "array_names", ArrayNames(), default=(), option="Arrays"),
    ]
    input_ports: dict = {}
    output_ports: dict = {}
    variadic = True
    default_inputs = ("Input",)
    default_outputs = ("Output",)

    @classmethod
    def prepare(cls, values: dict, nets: dict, arrays: dict) -> None:
        named = values["Arrays"]
        if type(named) is dict:
            values["Arrays"] = tuple(named)
            arrays.update(named)

    def used_arrays(self) -> list:
        return [Array(name) for name in self.array_names]

    def forward_ports(self, ctx: Context, ins: dict) -> dict:
        tag = self.tag if type(self.tag) is str else words(self.tag)
        ctx.fail(f"a placeholder cannot be evaluated; replace it, tagged '{tag}', by another layer")
