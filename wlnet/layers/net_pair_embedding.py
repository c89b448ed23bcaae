"""NetPairEmbeddingOperator: the distance of two embeddings.  (ref/NetPairEmbeddingOperator)"""

from .. import ops
from ..expression import S
from ..nets.layer import layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Choice, Parameter
from ..ops import Value
from .context import Context
from .operator import Operator, call, fold, only, single_ports, unfold


@layer("NetPairEmbeddingOperator", "NetPairEmbedding")
class NetPairEmbeddingOperator(Operator):
    """NetPairEmbeddingOperator[net] represents a net that takes a pair of inputs, embeds both with net, and gives the
    distance of the results.

    Input {2, …}; Output: a number.  DistanceFunction is EuclideanDistance or CosineDistance.
    """

    hides_states = True
    parameters = [
        Parameter(
            "DistanceFunction",
            "distance",
            Choice(S.EuclideanDistance, S.CosineDistance),
            default=S.EuclideanDistance,
            option="DistanceFunction",
        )
    ]

    @classmethod
    def prepare(cls, values: dict, nets: dict, arrays: dict) -> None:
        single_ports("NetPairEmbeddingOperator", nets["Net"])

    def outer_port(self, net_name: str, side: str, port: str) -> tuple | None:
        return ("Input", 1, 2) if side == "inputs" else None

    def levels_around(self, name: str) -> int:
        return 1

    def infer(self, t: LayerTypes) -> None:
        child = t.children["Net"]
        outer, inner = t["Input"], only(child.inputs)
        t.same_element(outer, inner)
        t.real(only(child.outputs), t["Output"])
        t.set_dims(t["Output"], [])
        if t.sizes(inner) is not None:
            t.set_dims(outer, [2, *t.sizes(inner)])
        elif t.sizes(outer) is not None:
            t.set_dims(outer, [2, *t.sizes(outer)[1:]])
            t.set_dims(inner, t.sizes(outer)[1:])

    def forward(self, ctx: Context, x: Value) -> Value:
        embedded = unfold(call(ctx, "Net", fold(x, 1), 2 * ctx.batch), (ctx.batch, 2))
        a, b = [ops.reshape(ops.slice_(embedded, (slice(None), i)), (ctx.batch, -1)) for i in (0, 1)]
        if self.distance is S.EuclideanDistance:
            return _root(ops.reduce_sum(ops.square(a - b), 1))
        lengths = _root(ops.reduce_sum(ops.square(a), 1)) * _root(ops.reduce_sum(ops.square(b), 1))
        return 1.0 - ops.reduce_sum(a * b, 1) / lengths


def _root(x):
    """The square root, with slope 0 at 0 (where the distance has no gradient)."""
    positive = ops.greater(x, 0.0)
    return ops.where(positive, ops.sqrt(ops.where(positive, x, ops.ones_like(x))), ops.zeros_like(x))
