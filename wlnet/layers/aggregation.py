"""AggregationLayer: a statistic over some levels.  (ref/AggregationLayer)"""

from ..expression import Expr, S
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Choice, Levels, Parameter, resolve_levels
from ..ops import Value
from ..ops.elementwise import real
from ..translation.aggregates import AGGREGATES
from .context import Context

_DEFAULT = Expr(S.Span, (2, S.All))


@layer("AggregationLayer", "Aggregation")
class AggregationLayer(Layer):
    """AggregationLayer[f] represents a net layer that aggregates all levels but the first: an array becomes a vector.
    AggregationLayer[f, n] aggregates level n.
    AggregationLayer[f, n1;;n2] aggregates levels n1 through n2.
    AggregationLayer[f, {n1, n2, …}] aggregates the levels ni.

    f is Mean, Min, Max, Total, Times, Median, Variance, StandardDeviation, MeanDeviation or InterquartileRange.
    """

    parameters = [
        Parameter("Function", "function", Choice(*[S[name] for name in AGGREGATES]), position=1, required=True),
        Parameter("Levels", "levels", Levels(), default=_DEFAULT, position=2),
    ]

    def axes(self, t_or_ctx: LayerTypes | Context, rank: int) -> list:
        """The axes to aggregate in an array of this rank."""
        axes = resolve_levels(self.levels, rank)
        if not axes:
            t_or_ctx.fail(f"the input has rank {rank}, which has no level to aggregate at the given levels")
        return sorted(set(axes))

    def infer(self, t: LayerTypes) -> None:
        t.real(t["Input"], t["Output"])
        sizes = t.sizes(t["Input"])
        if sizes is None:
            if self.levels == _DEFAULT:
                t.set_rank(t["Output"], 1)
            return
        axes = self.axes(t, len(sizes))
        t.set_dims(t["Output"], [s for i, s in enumerate(sizes) if i not in axes])

    def forward(self, ctx: Context, x: Value) -> Value:
        axes = tuple([a + 1 for a in self.axes(ctx, x.ndim - 1)])
        return AGGREGATES[self.function.name](real(x, ctx.dtype), axes)
