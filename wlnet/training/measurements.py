"""Measurements of a net on data: how well it classifies, how far it is off, values at its ports and of its arrays.

Of classes: scores (N, classes) against the positions (N) of the right ones.  Of numbers: residuals output - target.
Numbers of true and false positives and what follows from them are computed for each class; "ClassAveraging" is "Macro"
(the mean over classes), "Micro" (counts added up first) or None (an association of classes).  (ref/NetMeasurements)
"""

from typing import TYPE_CHECKING, Any

import numpy as np

from ..coders.classes import ClassDecoder
from ..expression import Association, Expression, S, from_array, make_list
from ..expression.arithmetic import nearest_float
from ..nets.errors import NetFailure
from ..nets.types import has_coder
from .losses import LOSS_TYPES, NET, Term, TrainingGraph, last_place

if TYPE_CHECKING:
    from .engine import Engine


class Sample:
    """What a measurement of classes sees, gathered batch by batch: the class decided on, the right one and its score;
    with this ``detail``, how many classes score better ("rank") or all scores ("scores").
    """

    def __init__(self, scores: np.ndarray, right: np.ndarray, detail: "str | None"):
        self.classes = scores.shape[1]
        self.labels: list = []  # of the classes, when the measurement is taken
        self.right, self.chosen, self.score = right, scores.argmax(1), scores[np.arange(len(right)), right]
        self.rank: Any = _ranks(scores, right, self.score) if detail == "rank" else None
        self.scores: Any = scores.copy() if detail == "scores" else None

    @staticmethod
    def joined(parts: list) -> "Sample":
        """Several samples as one."""
        whole = object.__new__(Sample)
        whole.classes = parts[0].classes
        for name in ("right", "chosen", "score", "rank", "scores"):
            pieces = [getattr(p, name) for p in parts]
            setattr(whole, name, None if pieces[0] is None else np.concatenate(pieces))
        return whole

    @property
    def confusion(self) -> np.ndarray:
        """c[i, j]: how often class i was taken for class j."""
        n = self.classes
        return np.bincount(self.right * n + self.chosen, minlength=n * n).reshape(n, n)

    @property
    def counts(self) -> tuple:
        """True positives, false positives, false negatives, true negatives, by class."""
        c = self.confusion
        tp = np.diagonal(c)
        fp, fn = c.sum(0) - tp, c.sum(1) - tp
        return tp, fp, fn, c.sum() - tp - fp - fn


def _ranks(scores, right, own):
    """How many classes come before the right one; of equal scores the first class is first."""
    ties = (scores == own[:, None]) & (np.arange(scores.shape[1]) < right[:, None])
    return ((scores > own[:, None]) | ties).sum(1)


class Residuals:
    """What a measurement of numbers sees: sums over all elements, gathered batch by batch."""

    def __init__(self, out, target):
        out, target = out.astype(float).ravel(), target.astype(float).ravel()
        residual = out - target
        self.count, self.squares, self.absolutes = out.size, float(residual @ residual), float(np.abs(residual).sum())
        self.mean, self.spread = float(target.mean()), float(np.square(target - target.mean()).sum())
        a, b = out >= 0.5, target >= 0.5
        self.both, self.either = int((a & b).sum()), int((a | b).sum())

    @staticmethod
    def joined(parts: list) -> "Residuals":
        """Several as one."""
        whole = object.__new__(Residuals)
        for name in ("count", "squares", "absolutes", "both", "either"):
            setattr(whole, name, sum([getattr(p, name) for p in parts]))
        whole.mean = sum([p.mean * p.count for p in parts]) / whole.count
        whole.spread = sum([p.spread + p.count * (p.mean - whole.mean) ** 2 for p in parts])
        return whole


# --- of classes, one number -----------------------------------------------------------------------------------------


def _accuracy(s: Sample, top):
    return float((s.chosen == s.right if top is None else s.rank < top).mean())


def _entropy(s: Sample, _):
    # the logarithm of a probability that rounding made 0 is finite
    return float(-np.log(np.maximum(s.score.astype(float), 1e-30)).mean())


def _agreement(c, expected):
    observed = np.trace(c) / c.sum()
    return _ratio(observed - expected, 1 - expected)


def _cohen(s: Sample, _):
    c = s.confusion
    return _agreement(c, float(c.sum(0) @ c.sum(1)) / float(c.sum()) ** 2)


def _scott(s: Sample, _):
    c = s.confusion
    return _agreement(c, float(((c.sum(0) + c.sum(1)) ** 2).sum()) / float(2 * c.sum()) ** 2)


WHOLE = {
    "Accuracy": _accuracy,
    "ErrorRate": lambda s, top: 1 - _accuracy(s, top),
    "CohenKappa": _cohen,
    "ScottPi": _scott,
    "Entropy": _entropy,
    "Perplexity": lambda s, _: float(np.exp(_entropy(s, None))),
}


# --- of classes, a number for each ----------------------------------------------------------------------------------


def _ratio(a, b):
    return float(a) / float(b) if b else float("nan")


def _f_score(tp, fp, fn, tn, beta=1):
    weight = float(beta) ** 2
    return _ratio((1 + weight) * tp, (1 + weight) * tp + weight * fn + fp)


def _matthews(tp, fp, fn, tn, _):
    tp, fp, fn, tn = float(tp), float(fp), float(fn), float(tn)
    return _ratio(tp * tn - fp * fn, ((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)) ** 0.5)


CLASSWISE = {
    "Precision": lambda tp, fp, fn, tn, _: _ratio(tp, tp + fp),
    "Recall": lambda tp, fp, fn, tn, _: _ratio(tp, tp + fn),
    "F1Score": lambda tp, fp, fn, tn, _: _f_score(tp, fp, fn, tn),
    "FScore": lambda tp, fp, fn, tn, beta: _f_score(tp, fp, fn, tn, 1 if beta is None else beta),
    "Specificity": lambda tp, fp, fn, tn, _: _ratio(tn, tn + fp),
    "FalseDiscoveryRate": lambda tp, fp, fn, tn, _: _ratio(fp, tp + fp),
    "FalseNegativeRate": lambda tp, fp, fn, tn, _: _ratio(fn, tp + fn),
    "FalseOmissionRate": lambda tp, fp, fn, tn, _: _ratio(fn, fn + tn),
    "FalsePositiveRate": lambda tp, fp, fn, tn, _: _ratio(fp, fp + tn),
    "NegativePredictiveValue": lambda tp, fp, fn, tn, _: _ratio(tn, tn + fn),
    "MatthewsCorrelationCoefficient": _matthews,
    "TruePositiveNumber": lambda tp, fp, fn, tn, _: int(tp),
    "FalsePositiveNumber": lambda tp, fp, fn, tn, _: int(fp),
    "FalseNegativeNumber": lambda tp, fp, fn, tn, _: int(fn),
    "TrueNegativeNumber": lambda tp, fp, fn, tn, _: int(tn),
}


def roc(scores: np.ndarray, positive: np.ndarray) -> tuple:
    """The false and the true positive rate for every threshold, from the highest down."""
    order = np.argsort(-scores, kind="stable")
    hits = positive[order]
    last = np.append(np.diff(scores[order]) != 0, True)  # of examples with equal scores only the last is a point
    tp, fp = np.cumsum(hits)[last], np.cumsum(~hits)[last]
    rates = [np.concatenate([[0.0], n / n[-1]]) if n[-1] else np.full(len(n) + 1, np.nan) for n in (fp, tp)]
    return rates[0], rates[1]


def _area(scores, positive):
    fpr, tpr = roc(scores, positive)
    return float(np.trapezoid(tpr, fpr))


# --- of numbers -----------------------------------------------------------------------------------------------------

NUMERIC = {
    "MeanSquare": lambda r: r.squares / r.count,
    "MeanDeviation": lambda r: r.absolutes / r.count,
    "StandardDeviation": lambda r: (r.squares / r.count) ** 0.5,
    "RSquared": lambda r: 1 - _ratio(r.squares, r.spread),
    "FractionVarianceUnexplained": lambda r: _ratio(r.squares, r.spread),
    "IntersectionOverUnion": lambda r: _ratio(r.both, r.either),
}
OF_CLASSES = (*WHOLE, *CLASSWISE, "ConfusionMatrix", "ConfusionMatrixPlot", "AreaUnderROCCurve", "ROCCurve", "ROCCurvePlot")
NAMES = tuple(sorted((*OF_CLASSES, *NUMERIC)))
CURVES = ("AreaUnderROCCurve", "ROCCurve", "ROCCurvePlot")
PICTURES = frozenset(("ConfusionMatrix", "ConfusionMatrixPlot", "ROCCurve", "ROCCurvePlot"))  # not for lines of text
SMALLER_IS_BETTER = frozenset(
    (
        "Loss",
        "ErrorRate",
        "Entropy",
        "Perplexity",
        "FalseDiscoveryRate",
        "FalseNegativeNumber",
        "FalseNegativeRate",
        "FalseOmissionRate",
        "FalsePositiveNumber",
        "FalsePositiveRate",
        "MeanSquare",
        "MeanDeviation",
        "StandardDeviation",
        "FractionVarianceUnexplained",
    )
)
AGGREGATIONS = {
    "Mean": lambda a: a.mean(0),
    "Total": lambda a: a.sum(0),
    "Min": lambda a: a.min(0),
    "Max": lambda a: a.max(0),
    "RMS": lambda a: np.sqrt(np.square(a).mean()),
    "StandardDeviation": lambda a: a.std(0),
}


class Measurement:
    """One measurement: its key and name, an argument (as n in "Accuracy" -> n), suboptions.

    ``place`` is (path, port) of a value of the net, or of an array (``is_array``), for a measurement without a name.
    """

    def __init__(
        self,
        key: Expression,
        name: str,
        argument: Any = None,
        averaging: Expression = S.Automatic,
        place: "tuple | None" = None,
        is_array: bool = False,
        aggregation: Expression = S.Automatic,
        call: Any = None,
    ):
        self.key, self.name, self.argument, self.averaging = key, name, argument, averaging
        self.place, self.is_array, self.aggregation, self.call = place, is_array, aggregation, call
        self.term: Term | None = None  # the loss term of a named measurement
        self.ends: tuple | None = None  # the places of output and target

    def bind(self, training: TrainingGraph) -> None:
        """Find the loss that a named measurement belongs to; raises `NetFailure`."""
        if self.place is not None or self.name == "Loss":
            return
        of_classes = self.name in OF_CLASSES
        for term in training.terms:
            fits = _tells_classes(term) if of_classes else _tells_numbers(term)
            self.ends = _ends(training, term) if fits else None
            if self.ends is not None:
                self.term = term
                return
        kind = "a CrossEntropyLossLayer" if of_classes else "an output port with numeric targets"
        raise NetFailure("netmeas", f'the measurement "{self.name}" needs {kind} in the training net')

    def needs(self) -> list:
        """(path, port) of the values it needs in the training graph."""
        if self.place is not None:
            return [] if self.is_array else [self.place]
        return [] if self.ends is None else list(self.ends)


def _tells_classes(term) -> bool:
    return term.layer_type == "CrossEntropyLoss"


def _tells_numbers(term) -> bool:
    """Have output and target of the loss one shape?"""
    if _tells_classes(term):
        return term.layer.values["LossType"] != "Index"
    return term.layer_type not in ("ContrastiveLoss", "CTCLoss")


def _ends(training, term) -> "tuple | None":
    """The places of what a loss compares: the inputs of its layer, or the net's output and the data for it."""
    if term.layer_type in LOSS_TYPES:
        path = last_place(training.graph, term.output)
        return (path, "Input"), (path, "Target")
    key = target_key(training, term)
    return None if key is None else (((NET,), term.port), ((), key))


def target_key(training: TrainingGraph, term: Term) -> "str | None":
    """The data port with the targets of a loss term."""
    return next((k for k, t in training.targets.items() if t.port == term.port), None)


class Collector:
    """Collects values batch by batch; `take` gives the measurements and starts anew."""

    def __init__(self, measurements: list, setup):
        self.measurements, self.setup = measurements, setup
        self._clear()

    def _clear(self) -> None:
        self._parts: list = [[] for _ in self.measurements]
        self._losses: list = []
        self._mark = 0

    def add(self, values: list, terms: list, engine: "Engine") -> None:
        """Note the values that one batch gave, or one part of a batch."""
        by_place = dict(zip(engine.places, values))
        self._losses.append(sum([v.astype(float) * t.scale for t, v in zip(self.setup.training.terms, terms)]))
        for m, parts in zip(self.measurements, self._parts):
            if m.ends is not None:
                parts.append(_part(m, *[by_place[end] for end in m.ends]))
            elif m.is_array:
                parts.append(engine.arrays[engine.key_at((*m.place[0], m.place[1]))])
            elif m.place is not None:
                parts.append(by_place[m.place])
            else:
                parts.append(self._losses[-1])
        self._host = engine.host

    def take_batch(self) -> dict:
        """Key -> value, as expressions, of what was added since the last call."""
        start, self._mark = self._mark, len(self._losses)
        return {m.key: self._value(m, parts[start:]) for m, parts in zip(self.measurements, self._parts) if m.name not in PICTURES}

    def take(self) -> dict:
        """Key -> value, as expressions, of everything since the last call."""
        values = {m.key: self._value(m, parts) for m, parts in zip(self.measurements, self._parts)}
        self._clear()
        return values

    def _value(self, m: Measurement, parts: list):
        if m.name == "Loss":
            return float(np.concatenate(parts).mean())
        if m.is_array:
            return _aggregated(m, [np.array(self._host(parts[-1]))])
        if m.place is not None:
            return _aggregated(m, parts)
        if m.name in NUMERIC:
            return _number(NUMERIC[m.name](Residuals.joined(parts)))
        sample = Sample.joined(parts)
        sample.labels = self._labels(m, sample.classes)
        return class_measurement(m, sample)

    def _labels(self, m, count):
        port = self.setup.net.outputs.get(m.term.port)
        if port is not None and has_coder(port) and isinstance(port, ClassDecoder) and port.own_labels is not S.Automatic:
            return list(port.labels)
        if _tells_classes(m.term) and m.term.layer.values["LossType"] == "Binary":
            return [S.False_, S.True_]
        return list(range(1, count + 1))


def _part(m: Measurement, output, target):
    """The sample or residuals of one batch."""
    if m.name in NUMERIC:
        return Residuals(output, target)
    term: Any = m.term
    form = term.layer.values["LossType"]
    detail = "scores" if m.name in CURVES else "rank" if m.name in ("Accuracy", "ErrorRate") and m.argument else None
    if form == "Binary":
        p = output.reshape(-1)
        return Sample(np.stack([1 - p, p], 1), (target.reshape(-1) > 0.5).astype(np.int64), detail)
    scores = output.reshape(-1, output.shape[-1])
    right = target.reshape(-1) - 1 if form == "Index" else target.reshape(-1, target.shape[-1]).argmax(1)
    return Sample(scores, right, detail)


def class_measurement(m: Measurement, s: Sample) -> Expression:
    """The value of a named measurement of classes."""
    if m.name in WHOLE:
        return _number(WHOLE[m.name](s, m.argument))
    if m.name in CLASSWISE:
        return _averaged(m, s)
    if m.name == "AreaUnderROCCurve":
        return _by_class(m, s, [_area(s.scores[:, i], s.right == i) for i in range(s.classes)])
    if m.name == "ConfusionMatrix":
        return from_array(s.confusion)
    if m.name == "ConfusionMatrixPlot":
        return m.call(S.MatrixPlot, from_array(s.confusion))
    curves = [from_array(np.stack(roc(s.scores[:, i], s.right == i), 1)) for i in range(s.classes)]
    if m.name == "ROCCurve":
        return Association.from_items(zip(s.labels, curves))
    return m.call(S.ListLinePlot, make_list(curves))


def _averaged(m, s):
    formula = CLASSWISE[m.name]
    if m.averaging == "Micro":
        return _number(formula(*[n.sum() for n in s.counts], m.argument))
    return _by_class(m, s, [formula(*n, m.argument) for n in zip(*s.counts)])


def _by_class(m, s, values):
    if m.averaging == "Macro":
        return _number(float(np.nanmean(values)) if not np.isnan(values).all() else float("nan"))
    return Association.from_items(zip(s.labels, [_number(v) for v in values]))


def _aggregated(m, parts):
    rule = m.aggregation if m.aggregation is not S.Automatic else "RMS" if m.is_array else "Mean"
    if rule is S.None_:
        whole = parts[0] if m.is_array else np.concatenate(parts) if len({p.shape[1:] for p in parts}) == 1 else None
        return (
            from_array(whole.astype(float))
            if whole is not None
            else make_list([from_array(row.astype(float)) if row.ndim else float(row) for p in parts for row in p])
        )
    whole = (
        parts[0]
        if m.is_array
        else np.concatenate([p.reshape(len(p), -1) if len({q.shape[1:] for q in parts}) > 1 else p for p in parts])
    )
    value = AGGREGATIONS[rule](whole.astype(float))
    return float(value) if np.ndim(value) == 0 else from_array(np.asarray(value))


def _number(x):
    return S.Indeterminate if isinstance(x, float) and np.isnan(x) else x


def plain_number(x: Expression) -> "float | None":
    """A measurement as one number: the mean over classes where there is a value for each."""
    if type(x) is Association:
        values = [v for v in x.values() if type(v) in (int, float)]
        return float(np.mean(values)) if values else None
    return nearest_float(x) if type(x) in (int, float) else None


__all__ = ["AGGREGATIONS", "Collector", "Measurement", "NAMES", "OF_CLASSES", "PICTURES", "SMALLER_IS_BETTER", "plain_number"]
