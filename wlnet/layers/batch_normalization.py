"""BatchNormalizationLayer: normalisation of each channel over the batch.  (ref/BatchNormalizationLayer; Ioffe and
Szegedy 2015)"""

from .. import ops
from ..nets.array_values import array_value
from ..nets.layer import Array, Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Boolean, Number, Parameter
from ..ops import Value
from .context import Context


@layer("BatchNormalizationLayer")
class BatchNormalizationLayer(Layer):
    """BatchNormalizationLayer[] is a trainable net layer that normalizes its input data by learning the data mean and
    variance.

    Channels are the first level of the input (the last with Interleaving -> True), of rank 1 or more.  Evaluation:
    Scaling (x - MovingMean) / Sqrt[MovingVariance + Epsilon] + Biases.  Training: the mean and (population) variance
    of the batch over all other levels take their place, and moving = Momentum moving + (1 - Momentum) batch, unless
    Momentum is 1 or LearningRateMultipliers 0.
    """

    parameters = [
        # the defaults are those of the page
        Parameter("Epsilon", "epsilon", Number(0, expected="a non-negative number"), default=0.001, option="Epsilon"),
        Parameter("Momentum", "momentum", Number(0, 1, "a number between 0 and 1"), default=0.9, option="Momentum"),
        Parameter("Interleaving", "interleaving", Boolean(), default=False, option="Interleaving"),
    ]
    array_specs = [
        Array("Scaling", 1),
        Array("Biases", "biases"),
        Array("MovingMean", 0, trainable=False),
        Array("MovingVariance", 1, trainable=False),
    ]

    def infer(self, t: LayerTypes) -> None:
        t.real(t["Input"], t["Output"])
        t.same_shape(t["Input"], t["Output"])
        t.same_shape(*[t.array(a.name) for a in self.array_specs])
        t.set_rank(t.array("Scaling"), 1)
        rank = t.rank(t["Input"])
        if rank is None:
            return
        if rank == 0:
            t.fail("an array of rank 1 or more expected, but the input is a number")
        axis = rank - 1 if self.interleaving else 0
        channels = t.dims(t["Input"])[axis]
        if channels is not None and type(channels) is not int:
            t.refuse(
                f"the channel dimension, level {axis + 1} of the input, must be fixed, but is Varying"
                + ("" if self.interleaving else "; use Interleaving -> True for sequences of vectors")
            )
        t.set_dims(t.array("Scaling"), [t.sizes(t["Input"])[axis]])

    def forward(self, ctx: Context, x: Value) -> Value:
        x = x if x.is_float else ops.cast(x, ctx.dtype)
        axis = x.ndim - 1 if self.interleaving else 1
        scaling, biases = ctx.array("Scaling"), ctx.array("Biases")
        if not ctx.training:
            self._check_variance(ctx)
            return ops.batch_norm_evaluate(
                x, scaling, biases, ctx.array("MovingMean"), ctx.array("MovingVariance"), self.epsilon, axis
            )
        out, mean, variance = ops.batch_norm(x, scaling, biases, self.epsilon, axis)
        if self.momentum != 1 and self.multipliers != 0:
            for name, value in (("MovingMean", mean), ("MovingVariance", variance)):
                ctx.update(name, ctx.array(name) * self.momentum + value * (1 - self.momentum))
        return out

    def _check_variance(self, ctx):
        variance = array_value(self.arrays["MovingVariance"])
        if variance is not None and variance.size and float(variance.min()) < 0:
            ctx.fail(f'the array "MovingVariance" must not be negative, but has the entry {float(variance.min()):g}')
