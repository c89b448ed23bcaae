"""The main loop: limits of depth and of steps."""

import pytest
from asking import messages_of, value_of

from wlnet.session import Session


def test_the_limits_the_manual_gives():
    evaluator = Session().evaluator
    assert (evaluator.recursion_limit, evaluator.iteration_limit) == (1024, 4096)
    assert value_of("{$RecursionLimit, $IterationLimit}") == "{1024, 4096}"


COUNT_DOWN = "r[n_] := If[n == 0, 0, 1 + r[n - 1]]; "
STEP_DOWN = "c[0] = done; c[n_] := c[n - 1]; "


@pytest.mark.parametrize("limit, fitting, too_deep", [("", 250, 1024), ("$RecursionLimit = 100; ", 20, 100)])
def test_recursion_ends_at_the_limit(limit, fitting, too_deep):
    """A call takes from one to four levels: how many differs between the modes."""
    assert value_of(f"{limit}{COUNT_DOWN}r[{fitting}]") == str(fitting)
    assert messages_of(f"{limit}{COUNT_DOWN}r[{too_deep}]")[0] == "$RecursionLimit::reclim2"


@pytest.mark.parametrize("limit, fitting, too_many", [("", 4095, 4100), ("$IterationLimit = 30; ", 29, 34)])
def test_iteration_ends_at_the_limit(limit, fitting, too_many):
    """A step that calls itself last takes no level, but counts."""
    assert value_of(f"{limit}{STEP_DOWN}c[{fitting}]") == "done"
    assert messages_of(f"{limit}{STEP_DOWN}c[{fitting}]") == []
    assert messages_of(f"{limit}{STEP_DOWN}c[{too_many}]") == ["$IterationLimit::itlim"]
