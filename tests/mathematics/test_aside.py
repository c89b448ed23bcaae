"""Long calls of a library: their values and errors, and that an interrupt ends the wait."""

import threading
import time

import numpy as np
import pytest

from wlnet.evaluator.control import Abort
from wlnet.evaluator.interrupts import Deadline
from wlnet.mathematics.aside import LONG, aside, decomposing, solving


def test_short_calls_are_made_here_and_long_ones_elsewhere():
    here = threading.get_ident()
    assert aside(LONG - 1, threading.get_ident) == here
    assert aside(LONG, threading.get_ident) != here


def test_values_options_and_errors():
    assert aside(LONG, sorted, [3, 1, 2], reverse=True) == [3, 2, 1]
    with pytest.raises(np.linalg.LinAlgError):
        aside(LONG, np.linalg.inv, np.zeros((3, 3)))


def test_settings_of_the_calling_thread_hold():
    with np.errstate(over="raise"), pytest.raises(FloatingPointError):
        aside(LONG, np.exp, np.array([1e4]))
    with np.errstate(over="ignore"):
        assert aside(LONG, np.exp, np.array([1e4]))[0] == np.inf


@pytest.mark.parametrize("on_main_thread", [True, False])
def test_an_interrupt_ends_the_wait(on_main_thread):
    seconds = []

    def wait():
        begin = time.monotonic()
        with pytest.raises(Abort), Deadline(0.1):
            aside(LONG, time.sleep, 3)
        seconds.append(time.monotonic() - begin)

    if on_main_thread:
        wait()
    else:
        thread = threading.Thread(target=wait)
        thread.start()
        thread.join()
    assert 0.1 <= seconds[0] < 2


def test_estimates_grow_with_the_cube():
    small, large = np.zeros((10, 10)), np.zeros((100, 100))
    assert solving(large) == 1000 * solving(small) and decomposing(large) == 1000 * decomposing(small)
