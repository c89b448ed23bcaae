"""CTCBeamSearch decoder: sequences of probabilities trained with CTCLossLayer to sequences of classes.

(ref/netdecoder/CTCBeamSearch; Graves et al. 2006, Hannun 2014)
"""

import math
from collections.abc import Callable

import numpy as np

from ..expression import Expr, Expression, make_list, rule
from ..nets.errors import NetFailure
from ..nets.parameters import Integer, Parameter
from ..nets.types import REAL, Length, Tensor
from .classes import VARYING, ClassEncoder, Labels
from .coder import Decoder, Encoder, decoder, named_property

_NONE = float("-inf")


@decoder("CTCBeamSearch")
class CTCBeamSearchDecoder(Decoder):
    """NetDecoder[{"CTCBeamSearch", {c1, …, cn}}] decodes sequences of vectors of n + 1 probabilities, the last one of
    the blank, to the likeliest sequence of classes.

    "BeamSize" -> b keeps the b likeliest beginnings at every step; 1 takes the likeliest class of every step
    instead.  Properties: "Decoding", "Decodings", "TopDecodings" -> n, "NegativeLogLikelihoods",
    "TopNegativeLogLikelihoods" -> n.
    """

    parameters = [
        Parameter("Labels", "labels", Labels(), position=1, required=True),
        Parameter("BeamSize", "beam_size", Integer(1), default=100, option="BeamSize"),
    ]
    properties = ["Decoding", "Decodings", "TopDecodings", "NegativeLogLikelihoods", "TopNegativeLogLikelihoods"]

    def array_type(self) -> Tensor:
        return Tensor((Length(), len(self.labels) + 1), REAL)

    def decode(self, array: np.ndarray, prop: Expression, call: Callable, rng: Callable) -> Expression:
        name, count = self._property(prop)
        # the logarithm of 0 is meant: -Infinity
        with np.errstate(divide="ignore"):
            logs = np.log(array.astype(float))
        decodings = greedy(logs) if self.beam_size == 1 else beam_search(logs, self.beam_size)
        if name == "Decoding":
            return self._shown(decodings[0][0])
        if "Likelihoods" in name:
            return make_list([rule(self._shown(codes), -score) for codes, score in decodings[:count]])
        return make_list([self._shown(codes) for codes, _ in decodings[:count]])

    def to_encoder(self) -> "Encoder | None":
        return ClassEncoder({"Labels": self.labels, "OutputForm": "Index", "Dimensions": (VARYING,), "Multilabel": False})

    def _shown(self, codes: tuple) -> Expr:
        return make_list([self.labels[i] for i in codes])

    def _property(self, prop: Expression) -> tuple:
        name, count = named_property(prop, "Decoding")
        if name not in self.properties:
            raise NetFailure("netdata", f'the properties of NetDecoder["CTCBeamSearch"] are {", ".join(self.properties)} and None')
        if name.startswith("Top") != (count is not None) or count is not None and (type(count) is not int or count < 1):
            raise NetFailure(
                "netdata",
                f'the property "{name}" '
                + ("needs a positive integer: " + f'"{name}" -> n' if name.startswith("Top") else "takes no number"),
            )
        return name, count


def greedy(logs: np.ndarray) -> list:
    """[(codes, log-probability of this path)] of the likeliest class at every step; logs (T, n + 1), the blank last."""
    best = logs.argmax(-1)
    blank = logs.shape[1] - 1
    codes = [int(c) for t, c in enumerate(best) if c != blank and (t == 0 or c != best[t - 1])]
    return [(tuple(codes), float(logs.max(-1).sum()))]


def beam_search(logs: np.ndarray, size: int) -> list:
    """[(codes, log-probability)], the likeliest first: prefix beam search; logs (T, n + 1), the blank last.

    For every beginning the probability to end in a blank and in its last class are kept apart, since only the former
    may be followed by the same class again.
    """
    beams: dict = {(): (0.0, _NONE)}
    blank = logs.shape[1] - 1
    for row in logs.tolist():
        longer: dict = {}
        for prefix, (ends_blank, ends_class) in beams.items():
            either = _add(ends_blank, ends_class)
            last = prefix[-1] if prefix else None
            _put(longer, prefix, either + row[blank], ends_class + row[last] if prefix else _NONE)
            for c in range(blank):
                # the same class again needs a blank between, else it would be one long sound
                score = (ends_blank if c == last else either) + row[c]
                if score != _NONE:
                    _put(longer, (*prefix, c), _NONE, score)
        beams = dict(sorted(longer.items(), key=_total, reverse=True)[:size])
    return [(prefix, _add(*scores)) for prefix, scores in beams.items()]


def _put(scores: dict, prefix: tuple, ends_blank: float, ends_class: float) -> None:
    old = scores.get(prefix)
    scores[prefix] = (ends_blank, ends_class) if old is None else (_add(old[0], ends_blank), _add(old[1], ends_class))


def _total(item: tuple) -> float:
    return _add(*item[1])


def _add(a: float, b: float) -> float:
    """log(exp(a) + exp(b))."""
    if a < b:
        a, b = b, a
    return a if b == _NONE else a + math.log1p(math.exp(b - a))
