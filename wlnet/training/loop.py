"""The loop of training: rounds, batches, steps; when to stop; what is kept of the way.

training = Training(setup, engine, options)
training.run()
training.record, training.engine.trained_graph()
"""

import math
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from .data import Examples
from .engine import Engine
from .measurements import Collector
from .setup import Setup
from .stopping import Stopping

DEFAULT_BATCH = 64  # ref/BatchSize leaves it to the system
DEFAULT_VARYING_BATCH = 16  # ref/BatchSize
AUTOMATIC_SECONDS = 20.0  # ref/MaxTrainingRounds
MOST_AUTOMATIC_ROUNDS = 10_000  # ref/MaxTrainingRounds
SETTLING_SECONDS = 0.3  # how long batches are timed before the number of rounds is decided
SNAPSHOT_BATCHES = 100  # how often the numbers are kept for the case that training diverges
ROUND_SNAPSHOT_BATCHES = 10  # and at the end of rounds after at least so many


class StopTraining(Exception):
    """Raised by a progress function to end training; ``keep``: give the net so far (else the result is $Aborted)."""

    def __init__(self, keep: bool = True):
        super().__init__()
        self.keep = keep


class Interval:
    """How often something is done: every ``count`` "Rounds", "Batches" or "Seconds", not within ``minimum`` seconds."""

    __slots__ = ("count", "unit", "minimum", "_last", "_last_time")

    def __init__(self, count: float = 1, unit: str = "Rounds", minimum: float = 0.0):
        self.count, self.unit, self.minimum = count, unit, minimum
        self._last: float | None = None
        self._last_time: float | None = None

    def is_due(self, record: "Record", at_round_end: bool) -> bool:
        """Is it time?"""
        if self.unit == "Rounds" and not at_round_end:
            return False
        now = time.monotonic()
        done = {"Rounds": record.round, "Batches": record.batches_done, "Seconds": now}[self.unit]
        if self._last is None:
            self._last = record.start if self.unit == "Seconds" else 0
        if done - self._last < self.count or self._last_time is not None and now - self._last_time < self.minimum:
            return False
        self._last, self._last_time = done, now
        return True


class Options:
    """The settings of NetTrain, read."""

    def __init__(self) -> None:
        self.batch_size: int | None = None
        self.max_rounds: int | None = None
        self.max_batches: int | None = None
        self.time_goal: float | None = None
        self.method: Any = None  # callable: (parameters, settings) -> Optimiser
        self.method_name = "ADAM"
        self.rate = 0.001  # the rate of ADAM's paper
        self.schedule: Callable | None = None  # callable: (batch, total batches) -> factor of the rate
        self.settings: dict = {}  # multipliers, decay, gradient_clip, weight_clip as flat arrays or numbers
        self.update_groups: list | None = None  # [(slices, steps)]: which parameters are updated in turn
        self.validation: Examples | None = None
        self.validation_interval = Interval()
        self.stopping: Stopping | None = None
        self.measurements: list = []
        self.watchers: list = []  # (Interval, function of the training)
        self.interrupts: tuple = ()  # exceptions that stop training and keep the net
        self.device = "CPU"
        self.generate: Callable | None = None  # callable: record -> Examples of the next batch
        self.round_length: int | None = None


class Record:
    """What happened so far."""

    def __init__(self) -> None:
        self.start = time.monotonic()
        self.seconds = 0.0
        self.round = self.batch = self.batches_done = self.examples_done = 0
        self.batch_size = self.batches_per_round = self.total_rounds = 0
        self.rate = self.initial_rate = 0.0
        self.batch_losses: list = []
        self.round_losses: list = []
        self.validation_losses: list = []
        self.validation_rounds: list = []
        self.round_positions: list = []
        self.validation_positions: list = []
        self.round_measurements: list = []
        self.batch_measurements: list = []
        self.validation_measurements: list = []
        self.best_round: int | None = None
        self.reason = ""
        self.indices: list | None = None
        self.example_losses: Any = None  # of one round, by batch and then joined
        self.files: list = []
        self.event = "TrainingStarted"
        self.diverged = False
        self.aborted = False
        self.interrupt: BaseException | None = None  # what has ended it

    @property
    def elapsed(self) -> float:
        """Seconds since the first batch."""
        return self.seconds or time.monotonic() - self.start

    @property
    def total_batches(self) -> int:
        return self.total_rounds * self.batches_per_round

    @property
    def fraction(self) -> float:
        """How much of the training is done."""
        return min(1.0, self.batches_done / self.total_batches) if self.total_batches else 0.0


class Training:
    """One training session."""

    def __init__(self, setup: Setup, engine: Engine, options: Options, rng: np.random.Generator):
        self.setup, self.engine, self.options, self.rng = setup, engine, options, rng
        self.record = Record()
        self.examples = setup.examples
        self.optimiser = engine.optimiser(options.method(engine.host(engine.parameters), options.settings))
        self.optimisers = self._by_group()
        self.record.rate = self.record.initial_rate = options.rate
        self._plan_rounds()
        self._best: tuple | None = None
        self._best_loss = math.inf
        self._safe, self._safe_batch = engine.snapshot(), 0
        self._collector = Collector(options.measurements, setup) if options.measurements else None

    def _by_group(self) -> list:
        """(optimiser, slices of parameters it updates) for every step of the update schedule."""
        if self.options.update_groups is None:
            return [(self.optimiser, None)]
        turns: list = []
        for ranges, steps in self.options.update_groups:
            turns += [(self.optimiser.sharing(), ranges)] * steps
        return turns

    def _plan_rounds(self) -> None:
        options, record = self.options, self.record
        count = options.round_length if options.generate else self.examples.count
        size = options.batch_size or (DEFAULT_BATCH if self.examples.uniform else DEFAULT_VARYING_BATCH)
        record.batch_size = max(1, min(size, count or size)) if not options.generate else size
        record.batches_per_round = max(1, math.ceil((count or size) / record.batch_size))
        self._undecided = options.max_rounds is None
        record.total_rounds = options.max_rounds if options.max_rounds is not None else MOST_AUTOMATIC_ROUNDS

    # --- running -----------------------------------------------------------------------------------------------------

    def run(self) -> None:
        """Train until something says to stop; afterwards the engine holds the result."""
        record = self.record
        try:
            self._rounds()
        except StopTraining as stop:
            record.reason, record.aborted = "Manual" if stop.keep else "Aborted", not stop.keep
        except self.options.interrupts as interrupt:
            if getattr(interrupt, "owner", None) is not None:  # the time limit of a caller
                raise
            interrupt.answered = True
            record.reason, record.interrupt = "Manual", interrupt
            record.batches_done = len(record.batch_losses)  # it may have come between two lines
        record.seconds = max(time.monotonic() - record.start, 1e-9)  # rates are numbers divided by it
        if not self.engine.is_finite():
            record.diverged, record.reason = True, "WeightsDiverged"
            self.engine.restore(self._safe)
        if self._best is not None:
            self.engine.restore(self._best)

    def _rounds(self) -> None:
        record = self.record
        while not record.reason:
            record.round += 1
            self._round()
            if not record.reason and record.round >= record.total_rounds:
                record.reason = "MaxTrainingRounds"

    def _round(self) -> None:
        record = self.record
        losses, count, complete = 0.0, 0, True
        for number, (examples, batch) in enumerate(self._batches(), 1):
            record.batch = number
            size = sum([len(part) for part in batch])
            loss = self._step(examples, batch, size)
            losses, count = losses + loss * size, count + size
            record.examples_done += size
            if not math.isfinite(loss):
                record.reason, record.diverged = "WeightsDiverged", True
                self.engine.restore(self._safe)
                return
            self._after_batch(number)
            if record.reason:
                complete = number == record.batches_per_round
                break
        if count and (complete or not record.round_losses):
            self._after_round(losses / count)
        else:
            record.round -= 1

    def _batches(self):
        """(examples, index arrays) of the batches of one round."""
        options, record = self.options, self.record
        if options.generate is None:
            for batch in self.examples.batches(record.batch_size, self.rng):
                yield self.examples, batch
            return
        for number in range(record.batches_per_round):
            record.batch = number + 1
            examples = options.generate(record)
            yield examples, examples.groups()

    def _step(self, examples, batch: list, size: int) -> float:
        """One update of the parameters; the mean loss of the batch."""
        engine, record, options = self.engine, self.record, self.options
        total, summed, each = 0.0, None, []
        for part in batch:
            feeds = examples.feeds(part)
            terms, values = engine.losses_and_gradients(feeds, 1.0 / size)
            loss = self._weighted(terms)
            each.append(loss)
            total += float(loss.sum(dtype=np.float64))
            if self._collector is not None:
                self._collector.add(values, terms, engine)
            if len(batch) > 1:
                summed = engine.gradients + 0 if summed is None else summed + engine.gradients
        record.indices, record.example_losses = batch, each
        if options.schedule is not None:
            record.rate = record.initial_rate * options.schedule(record.batches_done + 1, record.total_batches)
        mean = total / size
        if math.isfinite(mean) and engine.size:
            optimiser, ranges = self.optimisers[record.batches_done % len(self.optimisers)]
            optimiser.update(engine.gradients if summed is None else summed, record.rate, ranges)
        return mean

    def _weighted(self, terms):
        total = None
        for term, value in zip(self.setup.training.terms, terms):
            part = value if term.scale == 1 else value * term.scale
            total = part if total is None else total + part
        return total

    def _after_batch(self, number: int) -> None:
        record, options = self.record, self.options
        record.batches_done += 1
        record.batch_losses.append(float(np.concatenate(record.example_losses).mean(dtype=np.float64)))
        if self._collector is not None:
            record.batch_measurements.append(self._collector.take_batch())
        self._keep_safe(SNAPSHOT_BATCHES)
        elapsed = time.monotonic() - record.start
        if self._undecided:
            self._decide(elapsed)
        if options.max_batches is not None and record.batches_done >= options.max_batches:
            record.reason = "MaxTrainingRounds"
        elif options.time_goal is not None and elapsed >= options.time_goal:
            record.reason = "TimeGoal"
        if number < record.batches_per_round:
            record.event = "Batch"
            self._watch(False)

    def _decide(self, elapsed: float) -> None:
        """Set the number of rounds to what fits in the automatic time, once batches have been timed."""
        record = self.record
        if self.options.time_goal is not None:
            record.total_rounds = max(
                record.round + 1, round(self.options.time_goal / elapsed * record.batches_done / record.batches_per_round)
            )
            return
        if elapsed < SETTLING_SECONDS and record.round < MOST_AUTOMATIC_ROUNDS:
            return
        rounds = AUTOMATIC_SECONDS / elapsed * record.batches_done / record.batches_per_round
        record.total_rounds = max(1, record.round, min(MOST_AUTOMATIC_ROUNDS, round(rounds)))
        self._undecided = False

    def _keep_safe(self, after: int) -> None:
        if self.record.batches_done - self._safe_batch >= after and self.engine.is_finite():
            self._safe, self._safe_batch = self.engine.snapshot(), self.record.batches_done

    def _after_round(self, loss: float) -> None:
        record, options = self.record, self.options
        record.round_losses.append(loss)
        record.round_positions.append(record.batches_done)
        if self._collector is not None:
            record.round_measurements.append(self._collector.take())
        self._keep_safe(ROUND_SNAPSHOT_BATCHES)
        if options.validation is not None and (
            options.validation_interval.is_due(record, True) or record.reason or record.round >= record.total_rounds
        ):
            self._validate(options.validation)
        record.event = "RoundEnded"
        if options.stopping is not None and not record.reason and options.stopping.is_reached(self):
            record.reason = "TrainingStoppingCriterion"
        self._watch(True)

    def _validate(self, examples: Examples) -> None:
        record = self.record
        loss, measured = evaluate(self.engine, self.setup, examples, self.options.measurements, record.batch_size)
        record.validation_losses.append(loss)
        record.validation_rounds.append(record.round)
        record.validation_positions.append(record.batches_done)
        if self.options.measurements:
            record.validation_measurements.append(measured)
        if loss < self._best_loss:
            self._best_loss, record.best_round, self._best = loss, record.round, self.engine.snapshot()

    def _watch(self, at_round_end: bool) -> None:
        for interval, watcher in self.options.watchers:
            if interval.is_due(self.record, at_round_end):
                watcher(self)


def evaluate(engine: Engine, setup: Setup, examples: Examples, measurements: list, batch_size: int) -> tuple:
    """(mean loss, measurements) of a net on examples, computed as after training."""
    collector = Collector(measurements, setup) if measurements else None
    total = 0.0
    size = max(batch_size, DEFAULT_BATCH)
    for group in examples.groups():
        for start in range(0, len(group), size):
            feeds = examples.feeds(group[start : start + size])
            terms, values = engine.losses(feeds)
            for term, value in zip(setup.training.terms, terms):
                total += term.scale * float(value.sum(dtype=np.float64))
            if collector is not None:
                collector.add(values, terms, engine)
    return total / examples.count, collector.take() if collector is not None else {}


__all__ = ["Interval", "Options", "Record", "StopTraining", "Training", "evaluate"]
