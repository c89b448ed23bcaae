"""TrainingStoppingCriterion: when a loss or measurement no longer improves.  (ref/TrainingStoppingCriterion)"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from .measurements import plain_number

if TYPE_CHECKING:
    from .loop import Training


class Stopping:
    """Stop after more than ``patience`` rounds without improvement.

    ``criterion`` is "Loss", the key of a measurement, or a function of the training that tells whether to stop.  An
    improvement is larger than ``absolute`` or than the share ``relative`` of the best value so far; the first
    ``initial_patience`` rounds do not count.
    """

    def __init__(
        self,
        criterion: "str | Callable" = "Loss",
        patience: int = 0,
        initial_patience: int = 0,
        absolute: float = 0.0,
        relative: float = 0.0,
        smaller_is_better: bool = True,
    ):
        self.criterion, self.patience, self.initial_patience = criterion, patience, initial_patience
        self.absolute, self.relative = absolute, relative
        self.smaller_is_better = smaller_is_better
        self._best: float | None = None
        self._waited = 0

    def is_reached(self, training: "Training") -> bool:
        """Shall training stop after this round?"""
        if callable(self.criterion):
            return bool(self.criterion(training))
        value = self._value(training)
        if value is None:
            return False
        if self._best is None or self._improves(value, self._best):
            self._best, self._waited = value, 0
            return False
        if training.record.round <= self.initial_patience:
            return False
        self._waited += 1
        return self._waited > self.patience

    def _value(self, training) -> "float | None":
        record, validates = training.record, training.options.validation is not None
        if validates and (not record.validation_rounds or record.validation_rounds[-1] != record.round):
            return None  # not measured in this round
        if self.criterion == "Loss":
            return (record.validation_losses if validates else record.round_losses)[-1]
        measured = (record.validation_measurements if validates else record.round_measurements)[-1]
        return plain_number(measured.get(self.criterion))

    def _improves(self, value: float, best: float) -> bool:
        gain = best - value if self.smaller_is_better else value - best
        return gain > max(self.absolute, self.relative * abs(best))


__all__ = ["Stopping"]
