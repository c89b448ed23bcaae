"""Measurements of a net on data: how well it classifies, how far it is off, values at its ports and of its arrays.

Of classes: scores (N, classes) against the positions (N) of the right ones.  Of numbers: residuals output - target.
Numbers of true and false positives and what follows from them are computed for each class; "ClassAveraging" is "Macro"
(the mean over classes), "Micro" (counts added up first) or None (an association of classes).  (ref/NetMeasurements)
"""

import numpy as np

from ..coders.classes import ClassDecoder
from ..expression import Association, S, from_array, make_list
from ..nets.run import NetError
from ..nets.types import has_coder
from .losses import NET


class Sample:
    """What a measurement of classes sees."""

    def __init__(self, scores, right, labels):
        self.scores, self.right, self.labels = scores, right, labels
        self.chosen = scores.argmax(1)

    @property
    def confusion(self):
        """c[i, j]: how often class i was taken for class j."""
        n = self.scores.shape[1]
        return np.bincount(self.right * n + self.chosen, minlength=n * n).reshape(n, n)

    @property
    def counts(self):
        """True positives, false positives, false negatives, true negatives, by class."""
        c = self.confusion
        tp = np.diagonal(c)
        fp, fn = c.sum(0) - tp, c.sum(1) - tp
        return tp, fp, fn, c.sum() - tp - fp - fn


# --- of classes, one number -----------------------------------------------------------------------------------------

def _accuracy(s: Sample, top):
    if top is None or top == 1:
        return float((s.chosen == s.right).mean())
    order = np.argsort(-s.scores, 1, kind="stable")[:, :top]
    return float((order == s.right[:, None]).any(1).mean())


def _entropy(s: Sample, _):
    p = s.scores[np.arange(len(s.right)), s.right].astype(float)
    return float(-np.log(np.maximum(p, 1e-30)).mean())


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
    "Accuracy": _accuracy, "ErrorRate": lambda s, top: 1 - _accuracy(s, top), "CohenKappa": _cohen, "ScottPi": _scott,
    "Entropy": _entropy, "Perplexity": lambda s, _: float(np.exp(_entropy(s, None))),
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
    "Precision": lambda tp, fp, fn, tn, _: _ratio(tp, tp + fp), "Recall": lambda tp, fp, fn, tn, _: _ratio(tp, tp + fn),
    "F1Score": lambda tp, fp, fn, tn, _: _f_score(tp, fp, fn, tn),
    "FScore": lambda tp, fp, fn, tn, beta: _f_score(tp, fp, fn, tn, 1 if beta is None else beta),
    "Specificity": lambda tp, fp, fn, tn, _: _ratio(tn, tn + fp),
    "FalseDiscoveryRate": lambda tp, fp, fn, tn, _: _ratio(fp, tp + fp),
    "FalseNegativeRate": lambda tp, fp, fn, tn, _: _ratio(fn, tp + fn),
    "FalseOmissionRate": lambda tp, fp, fn, tn, _: _ratio(fn, fn + tn),
    "FalsePositiveRate": lambda tp, fp, fn, tn, _: _ratio(fp, fp + tn),
    "NegativePredictiveValue": lambda tp, fp, fn, tn, _: _ratio(tn, tn + fn),
    "MatthewsCorrelationCoefficient": _matthews,
    "TruePositiveNumber": lambda tp, fp, fn, tn, _: int(tp), "FalsePositiveNumber": lambda tp, fp, fn, tn, _: int(fp),
    "FalseNegativeNumber": lambda tp, fp, fn, tn, _: int(fn), "TrueNegativeNumber": lambda tp, fp, fn, tn, _: int(tn),
}


def roc(scores, positive):
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

def _unexplained(out, target):
    return _ratio(np.square(out - target).sum(), np.square(target - target.mean()).sum())


def _overlap(out, target):
    a, b = out >= 0.5, target >= 0.5
    return _ratio((a & b).sum(), (a | b).sum())


NUMERIC = {
    "MeanSquare": lambda out, target: float(np.square(out - target).mean()),
    "MeanDeviation": lambda out, target: float(np.abs(out - target).mean()),
    "StandardDeviation": lambda out, target: float(np.sqrt(np.square(out - target).mean())),
    "RSquared": lambda out, target: 1 - _unexplained(out, target), "FractionVarianceUnexplained": _unexplained,
    "IntersectionOverUnion": _overlap,
}
OF_CLASSES = (*WHOLE, *CLASSWISE, "ConfusionMatrix", "ConfusionMatrixPlot", "AreaUnderROCCurve", "ROCCurve",
              "ROCCurvePlot")
NAMES = tuple(sorted((*OF_CLASSES, *NUMERIC)))
PICTURES = frozenset(("ConfusionMatrix", "ConfusionMatrixPlot", "ROCCurve", "ROCCurvePlot"))  # not for lines of text
SMALLER_IS_BETTER = frozenset((
    "Loss", "ErrorRate", "Entropy", "Perplexity", "FalseDiscoveryRate", "FalseNegativeNumber", "FalseNegativeRate",
    "FalseOmissionRate", "FalsePositiveNumber", "FalsePositiveRate", "MeanSquare", "MeanDeviation", "StandardDeviation",
    "FractionVarianceUnexplained"))
AGGREGATIONS = {
    "Mean": lambda a: a.mean(0), "Total": lambda a: a.sum(0), "Min": lambda a: a.min(0), "Max": lambda a: a.max(0),
    "RMS": lambda a: np.sqrt(np.square(a).mean()), "StandardDeviation": lambda a: a.std(0),
}


class Measurement:
    """One measurement: its key and name, an argument (as n in "Accuracy" -> n), suboptions.

    ``place`` is (path, port) of a value of the net, or of an array (``is_array``), for a measurement without a name.
    """

    def __init__(self, key, name, argument=None, averaging=S.Automatic, place=None, is_array=False,
                 aggregation=S.Automatic, call=None):
        self.key, self.name, self.argument, self.averaging = key, name, argument, averaging
        self.place, self.is_array, self.aggregation, self.call = place, is_array, aggregation, call
        self.term = None

    def bind(self, training, net) -> None:
        """Find the loss term that a named measurement belongs to; raises `NetError`."""
        if self.place is not None or self.name == "Loss":
            return
        wanted = ("CrossEntropyLoss",) if self.name in OF_CLASSES else None
        self.term = next((t for t in training.terms if _fits(t, training, net, wanted)), None)
        if self.term is None:
            kind = "a CrossEntropyLossLayer" if wanted else "an output port with numeric targets"
            raise NetError("netmeas", f'the measurement "{self.name}" needs {kind} in the training net')

    def needs(self) -> list:
        """(path, port) of the values it needs in the training graph."""
        if self.place is not None:
            return [] if self.is_array else [self.place]
        return [] if self.term is None else [((NET,), self.term.port)]


def _fits(term, training, net, wanted) -> bool:
    if target_key(training, term) is None:
        return False
    return wanted is None or getattr(term.layer, "type_name", None) in wanted


def target_key(training, term) -> "str | None":
    """The data port with the targets of a loss term."""
    return next((k for k, t in training.targets.items() if t.port == term.port), None)


class Collector:
    """Collects values batch by batch; `take` gives the measurements and starts anew."""

    def __init__(self, measurements: list, setup):
        self.measurements, self.setup = measurements, setup
        self._clear()

    def _clear(self) -> None:
        self._parts: dict = {i: [] for i in range(len(self.measurements))}
        self._losses: list = []

    def add(self, feeds: dict, values: list, terms: list, engine) -> None:
        """Note the values that one batch gave."""
        found = dict(zip(engine.wanted, values))
        weighted = [v.astype(float) * t.scale for t, v in zip(self.setup.training.terms, terms)]
        self._losses.append(np.sum(weighted, axis=0))
        for i, m in enumerate(self.measurements):
            if m.term is not None:
                target = feeds[target_key(self.setup.training, m.term)]
                self._parts[i].append(_pair(m, found[(NET,), m.term.port], target))
            elif m.is_array:
                self._parts[i] = [np.array(engine.host(engine.arrays[engine.key_at((*m.place[0], m.place[1]))]))]
            elif m.place is not None:
                self._parts[i].append(found[m.place])

    def take(self) -> dict:
        """Key -> value, as expressions."""
        losses = np.concatenate(self._losses) if self._losses else np.zeros(0)
        found = {m.key: self._value(m, self._parts[i], losses) for i, m in enumerate(self.measurements)}
        self._clear()
        return found

    def _value(self, m: Measurement, parts: list, losses):
        if m.name == "Loss":
            return float(losses.mean())
        if m.place is not None:
            return _aggregated(m, parts)
        first, second = [np.concatenate(p) for p in zip(*parts)]
        if m.name in NUMERIC:
            return _number(NUMERIC[m.name](first, second))
        return class_measurement(m, Sample(first, second, self._labels(m, first.shape[1])))

    def _labels(self, m, count):
        port = self.setup.net.outputs.get(m.term.port)
        if port is not None and has_coder(port) and isinstance(port, ClassDecoder) and port.given is not S.Automatic:
            return list(port.labels)
        if getattr(m.term.layer, "values", {}).get("LossType") == "Binary":
            return [S.False_, S.True_]
        return list(range(1, count + 1))


def _pair(m: Measurement, output, target):
    """(scores, right positions) or (outputs, targets) of one batch, as plain vectors of cases."""
    if m.name in NUMERIC:
        return output.astype(float).ravel(), target.astype(float).ravel()
    form = m.term.layer.values["LossType"]
    if form == "Binary":
        p = output.reshape(-1)
        return np.stack([1 - p, p], 1), (target.reshape(-1) > 0.5).astype(np.int64)
    scores = output.reshape(-1, output.shape[-1])
    if form == "Index":
        return scores.copy(), target.reshape(-1) - 1
    return scores.copy(), target.reshape(-1, target.shape[-1]).argmax(1)


def class_measurement(m: Measurement, s: Sample):
    """The value of a named measurement of classes."""
    if m.name in WHOLE:
        return _number(WHOLE[m.name](s, m.argument))
    if m.name in CLASSWISE:
        return _averaged(m, s)
    if m.name == "AreaUnderROCCurve":
        return _by_class(m, s, [_area(s.scores[:, i], s.right == i) for i in range(s.scores.shape[1])])
    if m.name == "ConfusionMatrix":
        return from_array(s.confusion)
    if m.name == "ConfusionMatrixPlot":
        return m.call(S.MatrixPlot, from_array(s.confusion))
    curves = [from_array(np.stack(roc(s.scores[:, i], s.right == i), 1)) for i in range(s.scores.shape[1])]
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
        return from_array(whole.astype(float)) if whole is not None else \
            make_list([from_array(row.astype(float)) if row.ndim else float(row) for p in parts for row in p])
    whole = parts[0] if m.is_array else np.concatenate([p.reshape(len(p), -1) if len(
        {q.shape[1:] for q in parts}) > 1 else p for p in parts])
    value = AGGREGATIONS[rule](whole.astype(float))
    return float(value) if np.ndim(value) == 0 else from_array(np.asarray(value))


def _number(x):
    return S.Indeterminate if isinstance(x, float) and np.isnan(x) else x


def plain_number(x) -> "float | None":
    """A measurement as one number: the mean over classes where there is a value for each."""
    if type(x) is Association:
        values = [v for v in x.values() if type(v) in (int, float)]
        return float(np.mean(values)) if values else None
    return float(x) if type(x) in (int, float) else None


__all__ = ["AGGREGATIONS", "Collector", "Measurement", "NAMES", "OF_CLASSES", "PICTURES", "SMALLER_IS_BETTER",
           "plain_number", "target_key"]
