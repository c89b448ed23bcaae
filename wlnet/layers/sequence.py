"""SequenceLastLayer, SequenceMostLayer, SequenceRestLayer, SequenceReverseLayer: parts of a sequence.

(ref/SequenceLastLayer, …)
"""

from .. import ops
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.types import Length
from ..ops import Value
from .context import Context


def _shorter(t):
    """Output is the input with one element less at the first level."""
    t.same_element(t["Input"], t["Output"])
    source, result = t["Input"], t["Output"]
    if t.sizes(source) is not None:
        if not t.sizes(source):
            t.fail('input "Input" must be a sequence, but is a number')
        size = t.dims(source)[0]
        if size == 1:
            t.fail('input "Input" must have at least two elements, so that something remains')
        first = size - 1 if type(size) is int else Length() if type(size) is Length else None
        t.set_dims(result, [first, *t.sizes(source)[1:]])
    elif t.sizes(result):
        size = t.dims(result)[0]
        t.set_dims(source, [size + 1 if type(size) is int else size and Length(), *t.sizes(result)[1:]])


@layer("SequenceLastLayer", "SequenceLast")
class SequenceLastLayer(Layer):
    """SequenceLastLayer[] represents a net layer that takes the last element of a sequence.

    Input: {n, n1, …}, of any or variable length n; Output: {n1, …}.
    """

    def infer(self, t: LayerTypes) -> None:
        t.same_element(t["Input"], t["Output"])
        if t.sizes(t["Input"]) is not None:
            if not t.sizes(t["Input"]):
                t.fail('input "Input" must be a sequence, but is a number')
            t.set_dims(t["Output"], t.sizes(t["Input"])[1:])
        elif t.sizes(t["Output"]) is not None:
            t.set_dims(t["Input"], [None, *t.sizes(t["Output"])])

    def forward(self, ctx: Context, x: Value) -> Value:
        return ops.slice_(x, (slice(None), -1))


@layer("SequenceMostLayer", "SequenceMost")
class SequenceMostLayer(Layer):
    """SequenceMostLayer[] represents a net layer that takes all but the last element of a sequence.

    Input: {n, n1, …}, of any or variable length n; Output: {n-1, n1, …}.
    """

    def infer(self, t: LayerTypes) -> None:
        _shorter(t)

    def forward(self, ctx: Context, x: Value) -> Value:
        return _nonempty(ctx, ops.slice_(x, (slice(None), slice(None, -1))))


@layer("SequenceRestLayer", "SequenceRest")
class SequenceRestLayer(Layer):
    """SequenceRestLayer[] represents a net layer that takes all but the first element of a sequence.

    Input: {n, n1, …}, of any or variable length n; Output: {n-1, n1, …}.
    """

    def infer(self, t: LayerTypes) -> None:
        _shorter(t)

    def forward(self, ctx: Context, x: Value) -> Value:
        return _nonempty(ctx, ops.slice_(x, (slice(None), slice(1, None))))


def _nonempty(ctx, x):
    if x.shape[1] == 0:
        ctx.fail("a sequence of at least two elements expected, so that something remains")
    return x


@layer("SequenceReverseLayer", "SequenceReverse")
class SequenceReverseLayer(Layer):
    """SequenceReverseLayer[] represents a net layer that reverses the order of elements in a sequence.

    Input and Output: {n, n1, …}, of any or variable length n.
    """

    def infer(self, t: LayerTypes) -> None:
        t.same(t["Input"], t["Output"])
        if t.sizes(t["Input"]) == []:
            t.fail('input "Input" must be a sequence, but is a number')

    def forward(self, ctx: Context, x: Value) -> Value:
        return ops.flip(x, 1)
