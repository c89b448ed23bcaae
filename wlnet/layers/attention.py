"""AttentionLayer: values weighted by how well keys fit queries.  (ref/AttentionLayer; Vaswani et al. 2017)

Axes: B batch, H heads, D keys (all their levels merged), Q queries (likewise), k, q, v the sizes of key, query and
value vectors.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from .. import ops
from ..expression import S, is_immediate_rule, rule
from ..nets.array_values import DISABLED
from ..nets.assembly import make_graph
from ..nets.errors import NetFailure
from ..nets.infer import make_layer
from ..nets.layer import layer, obsolete
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Boolean, Choice, Kind, Parameter, probability
from ..nets.types import Tensor
from .context import Context
from .dot import DotLayer
from .linear import LinearLayer
from .operator import Operator, only
from .sizes import levels

if TYPE_CHECKING:
    from ..expression import Expression


SCORING = "ScoringNet"
DOT, BILINEAR, OTHER = "Dot", "Bilinear", "Net"


class Mask(Kind):
    """None, "Causal" or "Causal" -> n; None, 0 or n inside."""

    expected = 'None, "Causal" or "Causal" -> n'

    def read(self, x: "Expression") -> int | None:
        if x is S.None_:
            return None
        if x == "Causal":
            return 0
        if is_immediate_rule(x) and x.args[0] == "Causal" and type(x.args[1]) is int and x.args[1] > 0:
            return x.args[1]
        raise self.invalid()

    def write(self, value: int | None) -> "Expression":
        return S.None_ if value is None else rule("Causal", value) if value else "Causal"


@layer("AttentionLayer", "Attention")
class AttentionLayer(Operator):
    """AttentionLayer[] represents a trainable net layer that learns to pay attention to certain parts of its input.
    AttentionLayer[net] gives the scores of the parts by net: "Dot", "Bilinear" or a net with vectors "Input" (the key)
    and "Query" and a number as output.

    Ports: "Key" {d1, …, dn, k}, "Value" {d1, …, dn, v}, "Query" {q1, …, qm, q}; "Output" {q1, …, qm, v}, for every
    query the total of weights * values with weights = SoftmaxLayer[][scores].  "MultiHead" -> True: the last but one
    dimension of all ports counts heads. "Mask" -> "Causal" hides from query i the keys after i, "Causal" -> n all but
    the last n of the others.  "ScoreRescaling" -> "DimensionSqrt" divides scores by Sqrt[k].  "Dropout" acts on the
    weights.  NetPort[{…, "AttentionWeights"}] gives the weights.
    """

    hides_states = True
    parameters = [
        Parameter("Dropout", "dropout", probability(), default=0, option="Dropout"),
        Parameter("Mask", "mask", Mask(), default=None, option="Mask"),
        Parameter("MultiHead", "multi_head", Boolean(), default=False, option="MultiHead"),
        Parameter("ScoreRescaling", "rescaling", Choice(S.None_, "DimensionSqrt"), default=S.None_, option="ScoreRescaling"),
        Parameter("$Scoring", "scoring", Choice(DOT, BILINEAR, OTHER), default=OTHER),
        Parameter("$SharedInput", "shared", Boolean(), default=False),
    ]
    input_ports = {name: Tensor(None) for name in ("Key", "Value", "Query")}
    interior_ports = ("AttentionWeights",)

    @classmethod
    def read_nets(cls, positional: list, to_net: Callable) -> dict:
        x = positional.pop(0) if positional else BILINEAR
        if type(x) is str:
            if x not in (DOT, BILINEAR):
                raise NetFailure("netform", f'"Dot", "Bilinear" or a net expected as argument 1, but it is "{x}"')
            return {SCORING: _scoring_net(x)}
        net = to_net(x)
        if set(net.inputs) != {"Input", "Query"} or len(net.outputs) != 1:
            raise NetFailure("netform", 'a net with the input ports "Input" and "Query" and one output port expected as argument 1')
        return {SCORING: net}

    @classmethod
    def prepare(cls, values: dict, nets: dict, arrays: dict) -> None:
        values["$Scoring"] = next((kind for kind in (DOT, BILINEAR) if nets[SCORING] == _scoring_net(kind)), OTHER)

    def outer_port(self, net_name: str, side: str, port: str) -> tuple | None:
        return None

    def assumed_input(self, name: str):
        return None

    def initial_inputs(self) -> dict:
        if self.shared:
            return {"Input": Tensor(None), "Query": Tensor(None)}
        return self.input_ports

    def _names(self):
        return ("Input", "Input", "Query") if self.shared else ("Key", "Value", "Query")

    def infer(self, t: LayerTypes) -> None:
        child = t.children[SCORING]
        key, value, query = [t[name] for name in self._names()]
        result, heads = t["Output"], int(self.multi_head)
        t.real(key, value, query, result, only(child.outputs))
        t.set_dims(only(child.outputs), [])
        for port, inner in ((key, child.inputs["Input"]), (query, child.inputs["Query"])):
            t.set_rank(inner, 1)
            self._need(t, port, 2 + heads if port is key else 1 + heads)
            if t.sizes(port):
                t.same_size(
                    t.sizes(port)[-1],
                    t.sizes(inner)[0],
                    f'the vectors of input "{port.name}" ({t.dims(port)[-1]}) do not fit the net "{SCORING}"',
                )
        self._need(t, value, 2 + heads)
        for one, other in ((key, value), (value, key)):
            if t.sizes(one) is not None:
                t.set_dims(other, [*t.sizes(one)[:-1], None])
        self._infer_output(t, key, value, query, result)
        if self.mask is not None and (t.rank(key) or 0) > 2 + heads:
            t.fail("causal masking needs keys and queries that are sequences, not arrays of higher rank")

    @staticmethod
    def _need(t, port, rank: int) -> None:
        if t.rank(port) is not None and t.rank(port) < rank:
            t.fail(f'input "{port.name}" must have at least {levels(rank)}, but has {t.rank(port)}')

    def _infer_output(self, t, key, value, query, result):
        keys, values, queries, outs = [t.sizes(p) for p in (key, value, query, result)]
        if queries is not None:
            t.set_dims(result, [*queries[:-1], values[-1] if values else None])
        elif outs is not None:
            t.set_dims(query, [*outs[:-1], None])
        if values and t.sizes(result):
            t.same_size(t.sizes(result)[-1], values[-1], "the vectors of the output must have the size of the values")
        if self.multi_head and keys and t.sizes(query):
            t.same_size(keys[-2], t.sizes(query)[-2], "keys and queries must have the same number of heads")

    def forward_ports(self, ctx: Context, ins: dict) -> dict:
        key, value, query = [ins[name] for name in self._names()]
        lead = query.shape[1:-1]
        key, value, query = [self._split(x) for x in (key, value, query)]
        causal, window = self.mask is not None, self.mask or None
        scale = key.shape[-1] ** -0.5 if self.rescaling == "DimensionSqrt" else 1.0
        p = self.dropout if ctx.training else 0.0
        if self.scoring == OTHER:
            weights = ops.masked_softmax(self._scores(ctx, key, query) * scale, causal, window)
            dropped = ops.dropout(weights, p) if p else weights
            out = ops.matmul(dropped, value)
        else:
            if self.scoring == BILINEAR:
                query = self._projected(ctx, query)
            out = ops.attention(query, key, value, scale, causal, window, dropout_probability=p)
            weights = ops.attention_weights(query, key, scale, causal, window)  # costs nothing unless asked for
        first = ins[self._names()[0]]
        self._tell(ctx, weights, lead, first.shape[1:-1])
        if self.multi_head:
            out = ops.move_axis(out, 1, 2)
        return {"Output": ops.reshape(out, (ctx.batch, *lead, value.shape[-1]))}

    def _split(self, x):
        """(B, levels…, size) to (B, D, size), with heads (B, levels…, H, size) to (B, H, D, size)."""
        if not self.multi_head:
            return ops.reshape(x, (x.shape[0], -1, x.shape[-1]))
        return ops.move_axis(ops.reshape(x, (x.shape[0], -1, *x.shape[-2:])), 2, 1)

    def _projected(self, ctx, query):
        """W.query for every query: (…, Q, q) to (…, Q, k)."""
        linear = self.nets[SCORING].nodes["weights"]
        weights = ctx.trace.array(linear, (*ctx.path, SCORING, "weights"), "Weights")
        rows = ops.reshape(query, (-1, query.shape[-1]))
        return ops.reshape(ops.linear(rows, weights), (*query.shape[:-1], weights.shape[0]))

    def _scores(self, ctx, key, query):
        """The net's score of every pair: (B, …, Q, D)."""
        shape = (*query.shape[:-1], key.shape[-2])
        pairs = {
            "Input": ops.broadcast_to(ops.expand_dims(key, key.ndim - 2), (*shape, key.shape[-1])),
            "Query": ops.broadcast_to(ops.expand_dims(query, query.ndim - 1), (*shape, query.shape[-1])),
        }
        count = ops.graph.count(shape)
        rows = {name: ops.reshape(x, (count, x.shape[-1])) for name, x in pairs.items()}
        return ops.reshape(only(ctx.run(SCORING, rows, count)), shape)

    def _tell(self, ctx, weights, lead, keys) -> None:
        """Make the weights readable: {q1, …, qm, d1, …, dn}, with heads {q1, …, H, d1, …, dn}."""
        if self.multi_head:
            weights = ops.move_axis(weights, 1, 2)
            keys = keys[:-1]
        ctx.tell("AttentionWeights", ops.reshape(weights, (ctx.batch, *lead, *keys)))


def _scoring_net(kind: str):
    """The graph that computes key.query, or key.W.query with a learned matrix W."""
    dot = make_layer(DotLayer, {})
    if kind == DOT:
        return make_graph({"dot": dot}, [((None, "Input"), ("dot", None)), ((None, "Query"), ("dot", None))])
    weights = make_layer(LinearLayer, {"OutputDimensions": S.Automatic}, {"Biases": DISABLED}, outputs={"Output": Tensor((None,))})
    return make_graph(
        {"weights": weights, "dot": dot},
        [((None, "Query"), ("weights", None)), ((None, "Input"), ("dot", None)), (("weights", None), ("dot", None))],
    )


obsolete("SequenceAttentionLayer", "SequenceAttention", AttentionLayer, shared=True)
