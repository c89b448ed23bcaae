"""Boolean coder: True is 1, False is 0; decoding takes a probability.  (ref/netencoder/Boolean, ref/netdecoder/Boolean)"""

from collections.abc import Callable

import numpy as np

from ..expression import Association, Expression, S, boolean, is_list, make_list
from ..nets.errors import NetFailure
from ..nets.parameters import Integer, Parameter, Sizes
from ..nets.types import REAL, Index, Tensor
from .coder import Decoder, Encoder, decoder, encoder


@encoder("Boolean")
class BooleanEncoder(Encoder):
    """NetEncoder["Boolean"] encodes True as 1 and False as 0."""

    parameters = [Parameter("Dimensions", "dimensions", Sizes(single=False), default=(), option="Dimensions")]
    expected = "True or False"

    def array_type(self) -> Tensor:
        return Tensor(self.dimensions, Index(0, 1))

    def accepts(self, x: Expression) -> bool:
        return x is S.True_ or x is S.False_ if not self.dimensions else is_list(x) and _depth(x) == len(self.dimensions)

    def encode(self, x: Expression, call: Callable) -> np.ndarray:
        array = np.array(_bits(x))
        if array.shape != self.dimensions:
            raise NetFailure("netdata", f"an array of True and False of dimensions {list(self.dimensions)} expected")
        return array

    def to_decoder(self) -> "Decoder | None":
        return BooleanDecoder({"InputDepth": len(self.dimensions)})


def _depth(x: Expression) -> int:
    depth = 0
    while is_list(x) and x.args:
        depth, x = depth + 1, x.args[0]
    return depth


def _bits(x: Expression) -> "list | int":
    if is_list(x):
        return [_bits(a) for a in x.args]
    # 1 and 0 are no truth values in the language
    if x is not S.True_ and x is not S.False_:
        raise NetFailure("netdata", "True or False expected")
    return int(x is S.True_)


@decoder("Boolean")
class BooleanDecoder(Decoder):
    """NetDecoder["Boolean"] decodes a probability p as False below 0.5 and as True otherwise."""

    parameters = [Parameter("InputDepth", "depth", Integer(0), default=0, option="InputDepth")]
    properties = ["Decision", "Probability", "Probabilities", "Entropy"]

    def array_type(self) -> Tensor:
        return Tensor([None] * self.depth, REAL)

    def decode(self, array: np.ndarray, prop: Expression, call: Callable, rng: Callable) -> Expression:
        name = "Decision" if prop is None else prop
        if name not in self.properties:
            raise NetFailure("netdata", f'the properties of NetDecoder["Boolean"] are {", ".join(self.properties)} and None')
        return _over(array, _PROPERTIES[name])

    def to_encoder(self) -> "Encoder | None":
        return BooleanEncoder({"Dimensions": ()})


def _over(array: np.ndarray, f: Callable) -> Expression:
    """f of every number of an array, in lists."""
    return f(float(array)) if array.ndim == 0 else make_list([_over(a, f) for a in array])


def _entropy(p: float) -> float:
    # 0 log 0 is 0, and the logarithm of 0 would warn
    return float(-sum([q * np.log(q) for q in (p, 1 - p) if q > 0]))


_PROPERTIES = {
    "Decision": lambda p: boolean(p >= 0.5),
    "Probability": lambda p: p,
    "Entropy": _entropy,
    "Probabilities": lambda p: Association.from_items([(S.True_, p), (S.False_, 1 - p)]),
}
