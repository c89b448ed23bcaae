"""What a training session tells: properties by name, for NetTrain's third argument, for NetTrainResultsObject, and for
the association that progress functions get.  (ref/NetTrainResultsObject, ref/TrainingProgressFunction)
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from ..expression import Association, Atom, Expr, Expression, NumericArray, S, from_array, make_list
from ..nets.type_expressions import position_expression
from .losses import NET

if TYPE_CHECKING:
    from .loop import Training


def _reals(values):
    return from_array(np.array(values, float)) if len(values) else make_list([])


def _integers(values):
    return from_array(np.array(values, np.int64)) if len(values) else make_list([])


def _assoc(values: dict):
    return Association.from_items(values.items())


def _by_array(training, value):
    """An association of the net's learned arrays by position."""
    engine = training.engine
    items = []
    for key in engine.learned:
        for where in engine.positions[key]:
            if where[0] == NET:
                items.append((position_expression(where[1:]) if len(where) > 2 else where[1], value(key)))
    return Association.from_items(items)


def _part(vector, training, key):
    engine = training.engine
    return engine.host(vector)[engine.learned[key]].reshape(tuple(engine.arrays[key].shape))


def _array_of(vector, training, key):
    return NumericArray(np.array(_part(vector, training, key), np.float32))


def _rms(vector, training, key):
    return float(np.sqrt(np.square(_part(vector, training, key)).mean(dtype=np.float64)))


def _last(values, transform=lambda x: x):
    return transform(values[-1]) if values else Expr(S.Missing, ("NotAvailable",))


def _optional(x):
    return S.None_ if x is None else x


def _mean_rate(training, count):
    return count / max(training.record.elapsed, 1e-9)  # a training that was stopped at once has no rate yet


def _batch_data(training):
    return Association.from_items(
        [(name, from_array(a.astype(float) if a.dtype.kind == "f" else a)) for name, a in _batch_arrays(training)]
    )


def _batch_arrays(training):
    record = training.record
    if record.indices is None or training.options.generate is not None:
        return []
    parts = training.examples.subset(np.concatenate(record.indices))
    return [(n, a) for n, a in parts.columns.items() if isinstance(a, np.ndarray)]


def _indices(training):
    indices = training.record.indices
    return make_list([]) if indices is None else _integers(np.concatenate(indices) + 1)


def _time_left(training):
    record = training.record
    if record.seconds or not record.batches_done or not record.total_batches:
        return 0.0
    return record.elapsed * max(0.0, record.total_batches / record.batches_done - 1)


def _examples_count(examples):
    return 0 if examples is None else examples.count


def _plot(training):
    record, call = training.record, training.setup.call
    curves = [
        make_list([make_list([p, float(v)]) for p, v in zip(positions, losses)])
        for positions, losses in (
            (record.round_positions, record.round_losses),
            (record.validation_positions, record.validation_losses),
        )
        if losses
    ]
    return call(S.ListLinePlot, make_list(curves))


def _plots(training):
    items = [("Loss", _plot(training))]
    for m in training.options.measurements:
        values = [measured[m.key] for measured in training.record.round_measurements]
        if all([type(v) in (int, float) for v in values]):
            items.append((m.key, training.setup.call(S.ListLinePlot, make_list(values))))
    return Association.from_items(items)


def _net(training):
    return training.setup.trained_net(training.engine.trained_graph())


def _multipliers(training):
    engine = training.engine
    return Association.from_items(
        [
            (position_expression(where[1:]) if len(where) > 2 else where[1], engine.multipliers[key])
            for key, positions in engine.positions.items()
            for where in positions
            if where[0] == NET
        ]
    )


PROPERTIES = {
    "ArraysLearningRateMultipliers": _multipliers,
    "BatchesPerRound": lambda t: t.record.batches_per_round,
    "BatchLossList": lambda t: _reals(t.record.batch_losses),
    "BatchMeasurementsLists": lambda t: make_list([_assoc(m) for m in t.record.batch_measurements]),
    "BatchSize": lambda t: t.record.batch_size,
    "BestValidationRound": lambda t: _optional(t.record.best_round),
    "CheckpointingFiles": lambda t: make_list(t.record.files),
    "ExamplesProcessed": lambda t: t.record.examples_done,
    "FinalLearningRate": lambda t: float(t.record.rate),
    "FinalPlots": _plots,
    "InitialLearningRate": lambda t: float(t.record.initial_rate),
    "LossPlot": _plot,
    "MeanBatchesPerSecond": lambda t: _mean_rate(t, t.record.batches_done),
    "MeanExamplesPerSecond": lambda t: _mean_rate(t, t.record.examples_done),
    "OptimizationMethod": lambda t: t.options.method_name,
    "ReasonTrainingStopped": lambda t: t.record.reason,
    "RoundLoss": lambda t: _last(t.record.round_losses),
    "RoundLossList": lambda t: _reals(t.record.round_losses),
    "RoundMeasurements": lambda t: _last(t.record.round_measurements, _assoc),
    "RoundMeasurementsLists": lambda t: make_list([_assoc(m) for m in t.record.round_measurements]),
    "RoundPositions": lambda t: _integers(t.record.round_positions),
    "TargetDevice": lambda t: t.options.device,
    "TotalBatches": lambda t: t.record.batches_done,
    "TotalRounds": lambda t: t.record.round,
    "TotalTrainingTime": lambda t: t.record.elapsed,
    "TrainedNet": _net,
    "TrainingExamples": lambda t: _examples_count(t.examples) if t.options.generate is None else t.record.examples_done,
    "TrainingNet": lambda t: t.engine.trained_graph(),
    "ValidationExamples": lambda t: _examples_count(t.options.validation),
    "ValidationLoss": lambda t: _last(t.record.validation_losses),
    "ValidationLossList": lambda t: _reals(t.record.validation_losses),
    "ValidationMeasurements": lambda t: _last(t.record.validation_measurements, _assoc),
    "ValidationMeasurementsLists": lambda t: make_list([_assoc(m) for m in t.record.validation_measurements]),
    "ValidationPositions": lambda t: _integers(t.record.validation_positions),
}
OLD_NAMES = {
    "EvolutionPlots": "FinalPlots",
    "LossEvolutionPlot": "LossPlot",
    "WeightsLearningRateMultipliers": "ArraysLearningRateMultipliers",
    "FinalNet": "TrainedNet",
    "BestNet": "TrainedNet",
    "RoundMeasurementsList": "RoundMeasurementsLists",
}
# what a progress function is told besides: cheap, and (of the size of the net or the data) only where it is asked for
RUNNING = {
    "AbsoluteBatch": lambda t: t.record.batches_done,
    "Batch": lambda t: t.record.batch,
    "BatchesPerSecond": lambda t: _mean_rate(t, t.record.batches_done),
    "BatchLoss": lambda t: _last(t.record.batch_losses),
    "BatchMeasurements": lambda t: _last(t.record.batch_measurements, _assoc),
    "Event": lambda t: t.record.event,
    "ExamplesPerSecond": lambda t: _mean_rate(t, t.record.examples_done),
    "LearningRate": lambda t: float(t.record.rate),
    "ProgressFraction": lambda t: t.record.fraction,
    "Round": lambda t: t.record.round,
    "TimeElapsed": lambda t: t.record.elapsed,
    "TimeRemaining": _time_left,
    "TotalBatches": lambda t: t.record.total_batches,
    "TotalRounds": lambda t: t.record.total_rounds,
}
LARGE = {
    "BatchData": _batch_data,
    "BatchIndices": _indices,
    "ExampleLosses": lambda t: _reals(np.concatenate(t.record.example_losses)),
    "Gradients": lambda t: _by_array(t, lambda key: _array_of(t.engine.gradients, t, key)),
    "GradientsRMS": lambda t: _by_array(t, lambda key: _rms(t.engine.gradients, t, key)),
    "GradientsVector": lambda t: _reals(t.engine.host(t.engine.gradients)),
    "Net": _net,
    "Weights": lambda t: _by_array(t, lambda key: _array_of(t.engine.parameters, t, key)),
    "WeightsRMS": lambda t: _by_array(t, lambda key: _rms(t.engine.parameters, t, key)),
    "WeightsVector": lambda t: _reals(t.engine.host(t.engine.parameters)),
}
_OF_THE_END = frozenset(
    (
        "ArraysLearningRateMultipliers",
        "FinalLearningRate",
        "FinalPlots",
        "LossPlot",
        "ReasonTrainingStopped",
        "TotalTrainingTime",
        "TrainedNet",
        "TrainingNet",
        "TotalBatches",
        "TotalRounds",
    )
)
GROWING = frozenset(("BatchLossList", "BatchMeasurementsLists", "RoundMeasurementsLists", "ValidationMeasurementsLists"))


def property_names() -> list:
    """The names of all properties of a training session."""
    return sorted([*PROPERTIES, "NetTrainInputForm", "Properties"])


def property_of(training: "Training", name: str) -> Expression:
    """The value of a property, or None where there is no such one."""
    value = PROPERTIES.get(OLD_NAMES.get(name, name))
    return None if value is None else value(training)


def progress(training: "Training", mentions: Callable[[str], bool]) -> Association:
    """What a progress function is told; ``mentions(key)``: does the function use a key whose value is large?"""
    items = [(k, f(training)) for k, f in PROPERTIES.items() if k not in _OF_THE_END and (k not in GROWING or mentions(k))]
    items += [(k, f(training)) for k, f in RUNNING.items()]
    items += [(k, f(training)) for k, f in LARGE.items() if mentions(k)]
    return Association.from_items(sorted(items))


class TrainingResults(Atom):
    """NetTrainResultsObject: a finished training session, to be asked for its properties."""

    head = S.NetTrainResultsObject
    elided = True

    def __init__(self, properties: dict):
        self.properties = properties  # name -> value

    def get(self, name: Expression) -> Expression:
        """The value of a property, or None where there is no such one."""
        if name == "Properties":
            return make_list(property_names())
        return self.properties.get(OLD_NAMES.get(name, name)) if type(name) is str else None

    def to_expression(self) -> Expr:
        return Expr(S.NetTrainResultsObject, (Association.from_items(self.properties.items()),))

    def __eq__(self, other: object) -> bool:
        return self is other or type(other) is TrainingResults and self.properties == other.properties

    def __hash__(self) -> int:
        return hash(tuple(self.properties))


def results_of(training: "Training", input_form: Expression) -> TrainingResults:
    """The results of a finished session."""
    properties = {name: f(training) for name, f in PROPERTIES.items()}
    properties["NetTrainInputForm"] = input_form
    return TrainingResults(dict(sorted(properties.items())))


__all__ = ["LARGE", "PROPERTIES", "TrainingResults", "progress", "property_names", "property_of", "results_of"]
