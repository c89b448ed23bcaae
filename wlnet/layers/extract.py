"""ExtractLayer: parts of an array at positions that are data.  (ref/ExtractLayer)"""

from .. import ops
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.types import ATOM, INTEGER, Tensor
from .context import Context


@layer("ExtractLayer", "Extract")
class ExtractLayer(Layer):
    """ExtractLayer[] represents a net layer that takes an array and positions and extracts the parts at these
    positions.

    Ports: "Input" {n1, …, nd}; "Position" {m1, …, mp, s} of integers, s ≤ d, or one integer; "Output" {m1, …, mp,
    n(s+1), …, nd}. Negative positions count from the end.
    """

    input_ports = {"Input": Tensor(None, ATOM), "Position": Tensor(None, INTEGER)}

    def infer(self, t: LayerTypes) -> None:
        source, place, result = t["Input"], t["Position"], t["Output"]
        t.same_element(source, result)
        sizes, places = t.sizes(source), t.sizes(place)
        if sizes is None or places is None:
            return
        if not sizes:
            t.fail('input "Input" must be an array, but is a number')
        depth = t.dims(place)[-1] if places else 1
        if type(depth) is not int:
            return
        if depth > len(sizes):
            t.fail(f"a position of {depth} integers does not fit an input of rank {len(sizes)}")
        t.set_dims(result, [*places[:-1], *sizes[depth:]])

    def forward_ports(self, ctx: Context, ins: dict) -> dict:
        x, place = ins["Input"], ins["Position"]
        if place.ndim == 1:
            place = ops.expand_dims(place, 1)
        beyond = ops.constant([-n - 1 for n in x.shape[1 : place.shape[-1] + 1]], ops.INT64)  # 0 is no position
        index = ops.where(ops.equal(place, 0), beyond, ops.where(ops.greater(place, 0), place - 1, place))
        return {"Output": ops.gather_nd(x, index)}
