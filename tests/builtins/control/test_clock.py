"""Clocks and meters."""

import pytest
from asking import messages_of, value_of

from wlnet import Session


def test_times_of_an_evaluation():
    session = Session()
    assert session.evaluate("AbsoluteTiming[Pause[0.02]; 5][[1]]") >= 0.02
    assert session.evaluate("Timing[Pause[0.02]; 5][[1]]") < 0.02  # waiting takes no processor time
    assert session.evaluate("Timing[Do[k^2, {k, 20000}]; 5][[1]]") > 0
    assert session.evaluate("0.005 < RepeatedTiming[Pause[0.005], 0.01][[1]] < 0.05") is True
    assert session.evaluate("AbsoluteTiming[RepeatedTiming[1, 0.05]][[1]]") >= 0.05
    assert session.evaluate("{Timing[7][[2]], RepeatedTiming[8, 0.01][[2]], AbsoluteTiming[9][[2]]}") == [7, 8, 9]


def test_clocks_of_the_session():
    session = Session()
    assert session.evaluate("t = SessionTime[]; Pause[0.02]; 0.02 <= SessionTime[] - t < 1") is True
    assert session.evaluate("t = TimeUsed[]; Do[k^2, {k, 20000}]; TimeUsed[] > t > 0") is True


def test_memory():
    session = Session()
    assert session.evaluate("10^6 < MemoryInUse[] < 1.1 MaxMemoryUsed[] < 10^11") is True  # the system counts both a little late
    assert session.evaluate("MemoryAvailable[] > 10^6") is True


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Pause[0]", "Null"),
        ("Pause[1/1000]", "Null"),
        ("x = 0; AbsoluteTiming[x++]; x", "1"),
        ("x = 0; Timing[x++]; x", "1"),
        ("TimeRemaining[]", "Infinity"),
        ("Attributes[Timing]", "{HoldAll, Protected, SequenceHold}"),
        ("Attributes[Pause]", "{Protected}"),
        ("Attributes[AbsoluteTiming]", "{HoldAll, Protected, SequenceHold}"),
        ("Attributes[RepeatedTiming]", "{HoldAll, Protected, SequenceHold}"),
    ],
)
def test_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, messages", [("Pause[x]", ["Pause::nnum"]), ("Pause[-1]", ["Pause::nnum"])])
def test_messages(code, messages):
    assert messages_of(code) == messages
