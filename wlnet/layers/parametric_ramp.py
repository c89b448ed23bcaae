"""ParametricRampLayer: a ramp whose slope below zero is learned.  (ref/ParametricRampLayer; He et al. 2015)"""

from typing import TYPE_CHECKING, Any

import numpy as np

from .. import ops
from ..expression import elements, is_list
from ..nets.layer import Array, Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Levels, Parameter, resolve_levels
from ..ops import Value
from ..ops.elementwise import real
from .context import Context

if TYPE_CHECKING:
    from ..expression import Expression


class _SlopeLevels(Levels):
    """Levels that may be none at all: {}."""

    def read(self, x: "Expression") -> Any:
        return () if is_list(x) and not elements(x) else super().read(x)


@layer("ParametricRampLayer", "ParametricRamp")
class ParametricRampLayer(Layer):
    """ParametricRampLayer[] represents a net layer that computes x for x >= 0 and slope x else, with learned slopes.
    ParametricRampLayer[levels] has a slope for every position at the levels a, a1;;a2 or {a, b, …}; for {} just one.

    Input and Output have the same shape; "Slope" has the input's dimensions at the levels and starts as 0.1.
    """

    parameters = [Parameter("Levels", "levels", _SlopeLevels(), default=1, position=1)]
    array_specs = [Array("Slope", 0.1)]

    @classmethod
    def prepare(cls, values: dict, nets: dict, arrays: dict) -> None:
        slope = arrays.get("Slope")
        if values["Levels"] == 1 and isinstance(slope, np.ndarray) and not slope.ndim:  # one number: one slope for everything
            values["Levels"] = ()

    def axes(self, t_or_ctx: LayerTypes | Context, rank: int) -> list:
        """The axes along which slopes differ, in an array of this rank."""
        axes = resolve_levels(self.levels, rank)
        if axes is None:
            t_or_ctx.fail(f"the input has rank {rank}, but slopes are wanted at levels beyond it")
        return axes

    def infer(self, t: LayerTypes) -> None:
        t.same_shape(t["Input"], t["Output"])
        t.real(t["Input"], t["Output"])
        if self.levels == ():
            t.set_dims(t.array("Slope"), [])
        sizes = t.sizes(t["Input"])
        if sizes is not None:
            t.set_dims(t.array("Slope"), [sizes[a] for a in self.axes(t, len(sizes))])
            t.require_fixed(t.array("Slope"))

    def forward(self, ctx: Context, x: Value) -> Value:
        axes = self.axes(ctx, x.ndim - 1)
        order = sorted(range(len(axes)), key=lambda i: axes[i])
        slope = ops.transpose(ctx.array("Slope"), order) if order else ctx.array("Slope")
        slope = ops.reshape(slope, tuple([n if i in axes else 1 for i, n in enumerate(x.shape[1:])]))
        return ops.leaky_relu(real(x, ctx.dtype), slope)
