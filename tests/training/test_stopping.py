"""When training stops by itself: patience, what counts as an improvement, which value is looked at."""

from types import SimpleNamespace

import pytest

from wlnet.training.stopping import Stopping


def rounds_until_stop(stopping, values, validates=False, measured_rounds=None) -> "int | None":
    """After which round, from 1, a training with these losses stops; None if it goes on to the end."""
    record = SimpleNamespace(round=0, round_losses=[], validation_losses=[], validation_rounds=[], round_measurements=[])
    record.validation_measurements = []
    training = SimpleNamespace(record=record, options=SimpleNamespace(validation=object() if validates else None))
    for number, value in enumerate(values, 1):
        record.round = number
        record.round_losses.append(value if not validates else 0.0)
        record.round_measurements.append({"Accuracy": value})
        if validates and (measured_rounds is None or number in measured_rounds):
            record.validation_losses.append(value)
            record.validation_measurements.append({"Accuracy": value})
            record.validation_rounds.append(number)
        if stopping.is_reached(training):
            return number
    return None


@pytest.mark.parametrize(
    "settings, values, stop",
    [
        ({}, [3, 2, 1], None),
        ({}, [3, 2, 2, 1], 3),
        ({}, [3, 2, 2.5, 1], 3),
        ({"patience": 1}, [3, 2, 2, 1, 1, 1], 6),
        ({"patience": 2}, [3, 3, 3, 3, 3], 4),
        ({"initial_patience": 3}, [3, 3, 3, 3, 3], 4),
        ({"absolute": 0.5}, [3, 2.4, 2.0, 1], 3),
        ({"absolute": 0.5}, [3, 2.5], 2),
        ({"relative": 0.1}, [10, 9.5], 2),
        ({"relative": 0.1}, [10, 8.9, 7], None),
        ({"absolute": 0.1, "relative": 0.1}, [10, 9.8], 2),
        ({"smaller_is_better": False}, [1, 2, 3], None),
        ({"smaller_is_better": False}, [1, 2, 1.5], 3),
    ],
)
def test_patience_and_improvement(settings, values, stop):
    assert rounds_until_stop(Stopping(**settings), values) == stop
    assert rounds_until_stop(Stopping(**settings), values, validates=True) == stop


def test_a_measurement_may_decide():
    assert rounds_until_stop(Stopping("Accuracy", smaller_is_better=False), [0.5, 0.7, 0.6]) == 3


def test_rounds_without_a_measurement_do_not_count():
    assert rounds_until_stop(Stopping(), [3, 3, 3, 3, 3], validates=True, measured_rounds=(1, 4)) == 4


def test_a_function_may_decide():
    assert rounds_until_stop(Stopping(lambda training: training.record.round == 2), [1, 1, 1]) == 2
