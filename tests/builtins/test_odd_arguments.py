"""Every builtin meets arguments it was not made for: it gives a value, a message or itself, never a Python error."""

import os
import threading
from functools import partial

import pytest

from wlnet import Session
from wlnet.builtins import index
from wlnet.evaluator import ExitSession

ARGUMENTS = [
    "",
    "x",
    "-1",
    '"ab"',
    "{1, {2}}",
    "<|1 -> 2|>",
    "x, y",
    '1.5, "a"',
    "{{1, 2}, {3, 4}}, {1, 2}",
    "#1 &, {1, 2}",
    "x, {1, 2}, 3",
    "LinearLayer[2], {1, 2}",
]
ENDLESS = {"FixedPoint", "FixedPointList", "NestWhile", "NestWhileList", "While", "Pause", "Input", "InputString", "Dialog"}
OUTWARD = {
    "Run",
    "RunProcess",
    "StartProcess",
    "SystemOpen",
    "SetDirectory",
    "ResetDirectory",
    "DeleteFile",
    "DeleteDirectory",
}  # they act on the machine
LONG = {"RepeatedTiming"}  # works for a second by design
NAMES = sorted([name for name in index() if "`" not in name and name not in ENDLESS | OUTWARD])
GROUPS = 40
GROUP_SECONDS = 60  # a group takes 0.2; a limit for each call (a thread each) would take longer than the calls


def call_with_all_arguments(session: Session, name: str, begin) -> None:
    """All calls of a function; each is told before it begins, and streams that they open are closed."""
    for arguments in ARGUMENTS:
        call = f"{name}[{arguments}]"
        begin(call)
        try:
            session.evaluate_to_string(f"TimeConstrained[{call}, 0.01]" if name in LONG else call)
        except ExitSession:
            pass
        except Exception as error:
            raise AssertionError(f"{call} fails inside") from error
    session.run("Close /@ Streams[]")


@pytest.mark.parametrize("group", range(GROUPS))
def test_no_builtin_fails_inside(group, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    calls: list = []
    endless: list = []
    sessions: list = []

    def stop():
        endless.append(calls[-1])
        sessions[-1].interrupt()

    watch = threading.Timer(GROUP_SECONDS, stop)
    watch.start()
    try:
        for name in NAMES[group::GROUPS]:
            session = Session()
            session.evaluator.raises = True  # a Python error is raised, not told
            sessions.append(session)
            # one large stack for all calls of a name
            session.together(partial(call_with_all_arguments, session, name, calls.append))
    finally:
        watch.cancel()
    assert not endless
    assert os.getcwd() == str(tmp_path)
