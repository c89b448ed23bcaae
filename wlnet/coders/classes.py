"""Class coder: labels to their numbers or indicator vectors, and probabilities to labels.

(ref/netencoder/Class, ref/netdecoder/Class)
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np

from ..expression import (
    Association,
    Expression,
    Rational,
    S,
    elements,
    full_form,
    identity_key,
    is_immediate_rule,
    is_list,
    make_list,
    rule,
)
from ..nets.errors import NetFailure
from ..nets.parameters import Boolean, Choice, Integer, Kind, Optional, Parameter
from ..nets.types import REAL, Index, Length, Tensor
from .coder import Decoder, Encoder, NetCoder, decoder, encoder, named_property

VARYING = "Varying"
LIKELY = 0.01  # what "TopProbabilities" and "TopDecisions" without a number show: the reference page says only "most likely"


class Labels(Kind):
    """A list of distinct labels: any expressions."""

    expected = "a non-empty list of distinct classes"

    def read(self, x: Expression) -> Any:
        items = tuple(elements(x)) if is_list(x) else ()
        if not items or len({identity_key(i) for i in items}) != len(items):
            raise self.invalid()
        return items

    def write(self, value: Any) -> Expression:
        return make_list(value)


class LabelDimensions(Kind):
    """A list of positive integers and "Varying"."""

    expected = 'a list of positive integers or "Varying"'

    def read(self, x: Expression) -> Any:
        items = tuple(elements(x)) if is_list(x) else (x,)
        if any([i != VARYING if type(i) is str else type(i) is not int or i < 1 for i in items]):
            raise self.invalid()
        return items


class _Classes(NetCoder):
    """Positions of labels, for encoder and decoder."""

    @cached_property
    def positions(self) -> dict:
        # labels may be any expressions: 1 and 1. are different ones
        return {identity_key(label): i for i, label in enumerate(self.labels)}

    def position(self, label: Expression) -> int:
        """The position (from 0) of a label; raises NetFailure."""
        position = self.positions.get(identity_key(label))
        if position is None:
            raise NetFailure("netdata", f"{full_form(label)} is not one of the classes {self.listed}")
        return position

    @property
    def listed(self) -> str:
        """The labels in words, the first ten of them."""
        shown = [full_form(label) for label in self.labels[:10]]  # a message should stay on the screen
        return ", ".join(shown) + (", …" if len(self.labels) > 10 else "")


@encoder("Class")
class ClassEncoder(_Classes, Encoder):
    """NetEncoder[{"Class", classes}] converts a label to its position in the list of classes.
    NetEncoder[{"Class", classes, form}] gives positions ("Index") or unit vectors ("UnitVector" or "IndicatorVector").

    "Dimensions" -> {n1, …} encodes arrays of labels; "Multilabel" -> True lists of labels, as vectors with several
    ones.
    """

    parameters = [
        Parameter("Labels", "labels", Labels(), position=1, required=True),
        Parameter("OutputForm", "form", Choice("Index", "UnitVector", "IndicatorVector"), default="Index", position=2),
        Parameter("Dimensions", "dimensions", LabelDimensions(), default=(), option="Dimensions"),
        Parameter("Multilabel", "multilabel", Boolean(), default=False, option="Multilabel"),
    ]
    takes_numbers = True

    @classmethod
    def prepare(cls, values: dict) -> None:
        if values["Multilabel"] and values["OutputForm"] == "Index":
            raise NetFailure("netform", '"Multilabel" -> True needs the form "IndicatorVector"')

    @property
    def expected(self) -> str:
        kind = "a list of classes" if self.multilabel else "one of the classes"
        return f"{'an array of ' if self.dimensions else ''}{kind} {self.listed}"

    def array_type(self) -> Tensor:
        dims = [Length() if d == VARYING else d for d in self.dimensions]
        if self.form == "Index":
            return Tensor(dims, Index(1, len(self.labels)))
        return Tensor([*dims, len(self.labels)], REAL)

    def accepts(self, x: Expression) -> bool:
        for _ in self.dimensions:
            items = elements(x) if is_list(x) else ()
            if not items:
                return False
            x = items[0]
        if self.multilabel:
            return is_list(x) and not any([is_list(a) for a in elements(x)])
        if identity_key(x) in self.positions:
            return True
        # a number that is no label, beside labels that are strings, is a code already
        return not is_list(x) and (type(x) not in (int, float) or not isinstance(self.labels[0], str))

    def encode(self, x: Expression, call: Callable) -> np.ndarray:
        array = self._checked(self._nested(x, len(self.dimensions)))
        if self.multilabel:
            return array.astype(np.float32)
        return array + 1 if self.form == "Index" else np.eye(len(self.labels), dtype=np.float32)[array]

    def _nested(self, x: Expression, depth: int) -> "list | int":
        if depth:
            if not is_list(x):
                raise NetFailure("netdata", f"{self.expected} expected")
            return [self._nested(a, depth - 1) for a in elements(x)]
        if not self.multilabel:
            return self.position(x)
        indicator = [0.0] * len(self.labels)
        for label in elements(x):
            indicator[self.position(label)] = 1.0
        return indicator

    def _checked(self, codes: "list | int") -> np.ndarray:
        """The array of nested codes, which has the dimensions of the encoder."""
        try:
            array = np.array(codes)
        except ValueError:  # ragged
            array = np.zeros(0)
        shape = array.shape[: len(self.dimensions)]
        if len(shape) != len(self.dimensions) or any([d not in (n, VARYING) for d, n in zip(self.dimensions, shape)]):
            raise NetFailure("netdata", f"an array of classes of dimensions {list(self.dimensions)} expected")
        return array

    def to_decoder(self) -> "Decoder | None":
        depth = len(self.dimensions) + 1
        return ClassDecoder({"Labels": self.labels, "InputDepth": depth, "Multilabel": self.multilabel})


@decoder("Class")
class ClassDecoder(_Classes, Decoder):
    """NetDecoder["Class"] interprets a vector as probabilities of classes 1, 2, ….
    NetDecoder[{"Class", {c1, c2, …}}] gives the classes.

    "InputDepth" -> n decodes arrays of rank n, along their last level; with "Multilabel" -> True every class with a
    value above 0.5 is in the list decided on.  Where classes have the same probability the first is taken.
    """

    parameters = [
        Parameter("Labels", "own_labels", Optional(Labels(), S.Automatic), default=S.Automatic, position=1),
        Parameter("InputDepth", "depth", Integer(1), default=1, option="InputDepth"),
        Parameter("Multilabel", "multilabel", Boolean(), default=False, option="Multilabel"),
    ]
    properties = ["Decision", "TopDecisions", "TopProbabilities", "Probabilities", "Probability", "Entropy", "RandomSample"]

    @property
    def labels(self) -> tuple:
        if self.own_labels is not S.Automatic:
            return self.own_labels
        count = self.sizes[-1]
        return tuple(range(1, count + 1)) if type(count) is int else ()

    def array_type(self) -> Tensor:
        return Tensor([None] * (self.depth - 1) + [None if self.own_labels is S.Automatic else len(self.own_labels)], REAL)

    def decode(self, array: np.ndarray, prop: Expression, call: Callable, rng: Callable) -> Expression:
        # the number of classes is known only from the data: the classes are 1, 2, …
        if self.own_labels is S.Automatic and type(self.sizes[-1]) is not int:
            return self.with_type(Tensor([*self.sizes[:-1], array.shape[-1]], REAL)).decode(array, prop, call, rng)
        name, argument = self._property(prop)
        find = _FINDERS[name]
        return _over(array.astype(float), lambda p: find(self, p, argument, rng))

    def _property(self, prop: Expression) -> tuple:
        name, argument = named_property(prop, "Decision")
        if name not in self.properties:
            raise NetFailure("netdata", f'the properties of NetDecoder["Class"] are {", ".join(self.properties)} and None')
        return name, argument

    def _ordered(self, p: np.ndarray, count: Expression) -> list:
        """The positions of the likeliest classes, that one first: ``count`` of them, or all that are not unlikely."""
        # stable: of equal probabilities the first class comes first
        order = np.argsort(-p, kind="stable").tolist()
        if count is None:
            return [i for i in order if p[i] >= LIKELY] or order[:1]
        if type(count) is not int or count < 1:
            raise NetFailure("netdata", "the number of classes to show must be a positive integer")
        return order[:count]

    def _decision(self, p: np.ndarray, argument: Expression, rng: Callable) -> Expression:
        if self.multilabel:
            return make_list([label for label, value in zip(self.labels, p.tolist(), strict=True) if value > 0.5])
        return self.labels[int(p.argmax())]

    def _top_decisions(self, p: np.ndarray, argument: Expression, rng: Callable) -> Expression:
        return make_list([self.labels[i] for i in self._ordered(p, argument)])

    def _top_probabilities(self, p: np.ndarray, argument: Expression, rng: Callable) -> Expression:
        return make_list([rule(self.labels[i], float(p[i])) for i in self._ordered(p, argument)])

    def _probabilities(self, p: np.ndarray, argument: Expression, rng: Callable) -> Expression:
        return Association.from_items(zip(self.labels, p.tolist(), strict=True))

    def _probability(self, p: np.ndarray, argument: Expression, rng: Callable) -> Expression:
        if argument is None:
            raise NetFailure("netdata", 'the property "Probability" needs a class: "Probability" -> class')
        return float(p[self.position(argument)])

    def _entropy(self, p: np.ndarray, argument: Expression, rng: Callable) -> Expression:
        parts = np.concatenate([p, 1 - p]) if self.multilabel else p
        parts = parts[parts > 0]
        return 0.0 - float(np.sum(parts * np.log(parts)))  # never -0.

    def _random_sample(self, p: np.ndarray, argument: Expression, rng: Callable) -> Expression:
        if self.multilabel:
            drawn = rng().random(len(p)) < p
            return make_list([label for label, chosen in zip(self.labels, drawn, strict=True) if chosen])
        sums = np.cumsum(_tempered(p, _sampling(argument)))
        # a share of the sum, which rounding leaves a little off 1
        drawn = int(np.searchsorted(sums, rng().random() * sums[-1], side="right"))
        return self.labels[min(drawn, len(p) - 1)]

    def to_encoder(self) -> "Encoder | None":
        if not self.labels:
            return None
        dims = tuple([d if type(d) is int else VARYING for d in self.sizes[:-1]])
        return ClassEncoder(
            {
                "Labels": self.labels,
                "OutputForm": "IndicatorVector" if self.multilabel else "Index",
                "Dimensions": dims,
                "Multilabel": self.multilabel,
            }
        )


_FINDERS = {
    "Decision": ClassDecoder._decision,
    "TopDecisions": ClassDecoder._top_decisions,
    "TopProbabilities": ClassDecoder._top_probabilities,
    "Probabilities": ClassDecoder._probabilities,
    "Probability": ClassDecoder._probability,
    "Entropy": ClassDecoder._entropy,
    "RandomSample": ClassDecoder._random_sample,
}


def _over(array: np.ndarray, f: Callable) -> Expression:
    """f of every vector along the last axis, in lists."""
    return f(array) if array.ndim == 1 else make_list([_over(a, f) for a in array])


def _sampling(argument: Expression) -> dict:
    """How to sample: "Temperature", "TotalProbabilityCutoff", "TopProbabilities"."""
    if argument is None:
        return {}
    items = elements(argument) if is_list(argument) else [argument]
    pairs = [i.args if is_immediate_rule(i) else ("Temperature", i) for i in items]
    settings = {}
    for name, x in pairs:
        if name not in _SAMPLING:
            raise NetFailure("netdata", f'the parameters of "RandomSample" are {", ".join(_SAMPLING)}')
        value = _number(x)
        if value is None or not 0 < value <= _SAMPLING[name]:
            limit = " up to 1" if _SAMPLING[name] == 1 else ""
            raise NetFailure("netdata", f'the parameter "{name}" of "RandomSample" must be a positive number' + limit)
        settings[name] = value
    return settings


# Parameter of "RandomSample" -> its largest value
_SAMPLING = {"Temperature": np.inf, "TotalProbabilityCutoff": 1, "TopProbabilities": np.inf}


def _number(x: Expression) -> "int | float | None":
    return x if type(x) in (int, float) else x.numerator / x.denominator if type(x) is Rational else None


def _tempered(p: np.ndarray, settings: dict) -> np.ndarray:
    """Probabilities after temperature and cut-offs, not normalised."""
    if "Temperature" in settings:
        with np.errstate(divide="ignore"):
            logs = np.log(p) / settings["Temperature"]
        p = np.exp(logs - logs.max())  # the largest is 1: nothing overflows at low temperatures
    order = np.argsort(-p, kind="stable")
    count = len(p)
    if "TopProbabilities" in settings:
        count = int(settings["TopProbabilities"])
    if "TotalProbabilityCutoff" in settings:
        sums = np.cumsum(p[order]) / p.sum()
        # a sum that should reach the cutoff exactly may be off by rounding: then no class more is taken for it
        count = min(count, int((sums < settings["TotalProbabilityCutoff"] - 1e-12).sum()) + 1)
    out = np.zeros_like(p)
    out[order[:count]] = p[order[:count]]
    return out
