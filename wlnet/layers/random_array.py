"""RandomArrayLayer: numbers drawn from a distribution at every evaluation.  (ref/RandomArrayLayer)"""

import numpy as np

from .. import ops
from ..expression import Expr, Expression, S, Symbol, has_head
from ..mathematics.distribution_table import FAMILIES
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Parameter
from ..nets.types import ATOM, Tensor
from ..ops.elementwise import real
from ..translation.table import Untranslatable, handler
from ..translation.translator import Code, Translator, arguments_of
from .context import Context

SUPPORTED = (
    "Normal Uniform Gamma Exponential Poisson Maxwell Rayleigh Chi HalfNormal Weibull Nakagami ChiSquare "
    "Erlang LogGamma ExpGamma InverseGamma Bernoulli Binomial NegativeBinomial DiscreteUniform"
).split()


class Distribution:
    """A distribution whose parameters may be arrays."""

    __slots__ = ("name", "parameters")

    def __init__(self, name: str, parameters: list):
        self.name, self.parameters = name, parameters


def _declare(name: str) -> None:
    family = FAMILIES[name]

    @handler(name)
    def distribution(t: LayerTypes, args: list) -> "Distribution | None":
        if family.ranged:
            args = [*(args[0] if args else (0, 1)), *args[1:]]
        missing = len(family.names) - len(args)
        if missing > 0 and missing <= len(family.defaults):
            args = [*args, *family.defaults[len(family.defaults) - missing :]]
        if len(args) != len(family.names):
            raise Untranslatable(f"{name} has {len(family.names)} parameters, but {len(args)} were given")
        return Distribution(name, args)


for _each in SUPPORTED:
    _declare(f"{_each}Distribution")


class _Distributions(Code):
    """A distribution, or a function that gives one."""

    def read_code(self, x: "Expression") -> "Expression":
        x = super().read_code(x)
        body = x.args[-1] if has_head(x, S.Function) else x
        head = body.head if type(body) is Expr else body
        if type(head) is not Symbol or head.name.removesuffix("Distribution") not in SUPPORTED:
            names = ", ".join([f"{n}Distribution" for n in SUPPORTED])
            raise Untranslatable(f"a distribution is expected: {names}", body)
        return x


@layer("RandomArrayLayer", "RandomArray")
class RandomArrayLayer(Layer):
    """RandomArrayLayer[dist] represents a net layer without input whose output is drawn from the distribution dist.
    RandomArrayLayer[dfunc] draws every element from dfunc[x, …], for corresponding elements x of its inputs.

    Output: of the shape of the inputs, or as "Output" -> dims says, else a number, drawn anew at every evaluation.
    """

    parameters = [Parameter("Distribution", "distribution", _Distributions(), position=1, required=True)]

    def initial_inputs(self) -> dict:
        f = self.distribution
        if type(f) is Symbol:  # a distribution where its parameters have defaults, else a function of parameters
            family = FAMILIES[f.name]
            count = len(family.names) - family.ranged if len(family.defaults) < len(family.names) else 0
            names = ["Input"] if count == 1 else [f"Input{i + 1}" for i in range(count)]
            return {name: Tensor(None, ATOM) for name in names}
        if not has_head(f, S.Function):
            return {}
        return {name: Tensor(None, ATOM) for name in arguments_of(f)[0] or ["Input"]}

    @property
    def spreads(self) -> bool:
        """Does a list give the data of all inputs, in order?"""
        return len(self.inputs) > 1 and not arguments_of(self.distribution)[1]

    def infer(self, t: LayerTypes) -> None:
        ports = [t[name] for name in self.inputs]
        t.same_shape(t["Output"], *ports)
        t.real(t["Output"], *ports)

    def forward_ports(self, ctx: Context, ins: dict) -> dict:
        values = [real(x, ctx.dtype) for x in ins.values()]
        dims = values[0].shape[1:] if values else tuple([n or 1 for n in self.output_tensor("Output").dims or ()])
        try:
            drawn = self._parameters(Translator(ctx.dtype, pads=True), values)
        except Untranslatable as error:
            ctx.fail(error.text)
        shape = (ctx.batch, *dims)
        parameters = [p if isinstance(p, ops.Value) else ops.constant(float(p), ctx.dtype) for p in drawn.parameters]
        parameters = [real(ops.broadcast_to(p, shape), ctx.dtype) for p in parameters]
        return {"Output": ops.random_array(_sampler(drawn.name), shape, parameters, ctx.dtype)}

    def _parameters(self, t, values) -> Distribution:
        f = self.distribution
        if type(f) is Expr and not has_head(f, S.Function):
            f = Expr(S.Function, (f,))
        args = [dict(zip(self.inputs, values))] if arguments_of(f)[1] else values
        return t.apply(f, args)


def _sampler(name: str):
    def sample(rng: "np.random.Generator", shape: tuple, *parameters) -> "np.ndarray":
        with np.errstate(all="ignore"):
            return FAMILIES[name].sample(rng, *[np.asarray(p, float) for p in parameters], shape)

    return sample
