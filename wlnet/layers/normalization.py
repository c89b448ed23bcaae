"""NormalizationLayer: layer, instance and group normalisation.  (ref/NormalizationLayer; Ba et al. 2016, Wu and He
2018)"""

from typing import TYPE_CHECKING

from .. import ops
from ..expression import Expr, S
from ..nets.array_values import DISABLED
from ..nets.errors import NetFailure
from ..nets.layer import Array, Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Boolean, Choice, Kind, Levels, Number, Parameter, Sizes, Validated, resolve_levels
from ..ops import Value
from .context import Context

if TYPE_CHECKING:
    from ..expression import Expression


class ScalingLevels(Kind):
    """Levels, "Complement" or "Same"."""

    expected = 'an integer, a span, a list of integers, "Complement" or "Same"'

    def read(self, x: Value) -> "Expression | None":
        if x in ("Complement", "Same"):
            return x
        try:
            return Levels().read(x)
        except NetFailure:
            raise self.invalid() from None


class Groups(Kind):
    """None, or a list of positive integers (one integer is a list of one)."""

    expected = "None or a list of positive integers, one for every aggregation level"

    def read(self, x: Value) -> "Expression | None":
        return None if x is S.None_ else Sizes(self.expected).read(x)


@layer("NormalizationLayer")
class NormalizationLayer(Layer):
    """NormalizationLayer[] is a trainable net layer that normalizes its input across the second and subsequent
    dimensions and applies an independent scaling and bias to each component of the first dimension.
    NormalizationLayer[aggregationlevels] normalizes across the aggregation levels, and scales the remaining levels.
    NormalizationLayer[aggregationlevels, scalinglevels] applies a learned scaling and bias at the scaling levels.

    Levels: a, a1 ;; a2, {a1, …}; scaling levels also "Complement" and "Same".  Method "Standardize": (x - mean) /
    Sqrt[variance + Epsilon]; "RMS": x / Sqrt[Mean[x^2] + Epsilon].  "Unbiased" divides the variance by n - 1.
    "GroupNumber" -> {g1, …} splits each aggregation level into groups normalized independently.  "Scaling" and
    "Biases" have the dimensions of the scaling levels; None disables one.
    """

    parameters = [
        Parameter("AggregationLevels", "aggregation", Validated(Levels()), default=Expr(S.Span, (2, S.All)), position=1),
        Parameter("ScalingLevels", "scaling", Validated(ScalingLevels()), default="Complement", position=2),
        # the defaults are those of the page
        Parameter("Epsilon", "epsilon", Number(0, expected="a non-negative number"), default=0.001, option="Epsilon"),
        Parameter("GroupNumber", "groups", Groups(), default=None, option="GroupNumber"),
        Parameter("Unbiased", "unbiased", Boolean(), default=False, option="Unbiased"),
        Parameter("Method", "method", Choice("Standardize", "RMS"), default="Standardize", option="Method"),
    ]
    array_specs = [Array("Scaling", 1, optional=True), Array("Biases", "biases", optional=True)]

    def infer(self, t: LayerTypes) -> None:
        t.real(t["Input"], t["Output"])
        t.same_shape(t["Input"], t["Output"])
        rank = t.rank(t["Input"])
        if rank is None:
            return
        aggregated = self._aggregated(rank, t.fail)
        self._check_groups(t, aggregated)
        sizes, dims = t.sizes(t["Input"]), t.dims(t["Input"])
        levels = self._scaled(rank, aggregated, t.fail)
        for name in ("Scaling", "Biases"):
            if not t.has_array(name):
                continue
            for axis in levels:
                if dims[axis] is not None and type(dims[axis]) is not int:
                    t.refuse(f"level {axis + 1} is scaled, so its size must be fixed, but it is Varying")
            t.set_dims(t.array(name), [sizes[axis] for axis in levels])

    def _aggregated(self, rank: int, fail) -> list:
        """The axes whose mean and variance are taken, in increasing order."""
        axes = resolve_levels(self.aggregation, rank)
        if not axes:
            fail(
                f"the aggregation levels do not exist in an array of rank {rank}"
                if axes is None
                else f"an array of higher rank expected: there are no levels to aggregate in an array of rank {rank}"
            )
        return sorted(axes or ())

    def _scaled(self, rank: int, aggregated: list, fail) -> list:
        """The axes that are scaled, in increasing order."""
        if self.scaling == "Same":
            return aggregated
        if self.scaling == "Complement":
            return [axis for axis in range(rank) if axis not in aggregated]
        axes = resolve_levels(self.scaling, rank)
        if axes is None:
            fail(f"the scaling levels do not exist in an array of rank {rank}")
        return sorted(axes or ())

    def _check_groups(self, t, aggregated):
        if self.groups is None:
            return
        if len(self.groups) != len(aggregated):
            t.fail(f"one group number for each of {len(aggregated)} aggregation levels expected, but {len(self.groups)} were given")
        for axis, g in zip(aggregated, self._ordered_groups(len(t.dims(t["Input"]))), strict=True):
            n = t.dims(t["Input"])[axis]
            if type(n) is int and n % g:
                t.fail(f"the size of level {axis + 1}, {n}, must be a multiple of the group number {g}")

    def _ordered_groups(self, rank: int) -> list:
        """The group numbers in increasing order of the axes."""
        axes = resolve_levels(self.aggregation, rank)
        return [g for _, g in sorted(zip(axes or (), self.groups, strict=True))]

    def forward(self, ctx: Context, x: Value) -> Value:
        x = x if x.is_float else ops.cast(x, ctx.dtype)
        rank = x.ndim - 1
        aggregated = self._aggregated(rank, ctx.fail)
        levels = self._scaled(rank, aggregated, ctx.fail)
        scaling, biases = [ctx.array(n) if self.arrays[n] is not DISABLED else None for n in ("Scaling", "Biases")]
        if aggregated == levels == [rank - 1] and self._is_plain and scaling is not None and biases is not None:
            return ops.layer_norm(x, scaling, biases, self.epsilon)
        shape, axes = self._grouped(x, aggregated)
        method = "standardize" if self.method == "Standardize" else "rms"
        out = ops.reshape(ops.normalise(ops.reshape(x, shape), axes, self.epsilon, method, self.unbiased), x.shape)
        spread = tuple([n if i in levels else 1 for i, n in enumerate(x.shape[1:])])
        if scaling is not None:
            out = out * ops.reshape(scaling, spread)
        return out if biases is None else out + ops.reshape(biases, spread)

    @property
    def _is_plain(self) -> bool:
        return self.method == "Standardize" and not self.unbiased and self.groups is None

    def _grouped(self, x, aggregated: list) -> tuple:
        """(shape in which each group has an axis of its own, axes to normalise)."""
        if self.groups is None:
            return x.shape, tuple([axis + 1 for axis in aggregated])
        groups = dict(zip(aggregated, self._ordered_groups(x.ndim - 1), strict=True))
        shape, axes = [x.shape[0]], []
        for axis, n in enumerate(x.shape[1:]):
            if axis in groups:
                shape.append(groups[axis])
                axes.append(len(shape))
            shape.append(n // groups.get(axis, 1))
        return tuple(shape), tuple(axes)
