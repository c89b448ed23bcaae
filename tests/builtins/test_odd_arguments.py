"""Every builtin meets arguments it was not made for: it gives a value, a message or itself, never a Python error."""

import os

import pytest

from wlnet import Session
from wlnet.builtins import index
from wlnet.evaluator import ExitSession

ARGUMENTS = [
    "", "x", "-1", '"ab"', "{1, {2}}", "<|1 -> 2|>", "x, y", '1.5, "a"', "{{1, 2}, {3, 4}}, {1, 2}", "#1 &, {1, 2}",
    "x, {1, 2}, 3", "LinearLayer[2], {1, 2}",
]
ENDLESS = {"FixedPoint", "FixedPointList", "NestWhile", "NestWhileList", "While", "Pause", "Input", "InputString",
           "Dialog"}
OUTWARD = {"Run", "RunProcess", "StartProcess", "SystemOpen", "SetDirectory", "ResetDirectory", "DeleteFile",
           "DeleteDirectory"}  # they act on the machine
NAMES = sorted([name for name in index() if "`" not in name and name not in ENDLESS | OUTWARD])
GROUPS = 40


@pytest.mark.parametrize("group", range(GROUPS))
def test_no_builtin_fails_inside(group, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in NAMES[group::GROUPS]:
        session = Session()
        session.evaluator.state["debug"] = True  # a Python error is raised, not told
        for arguments in ARGUMENTS:
            call = f"{name}[{arguments}]"
            try:
                session.evaluate_to_string(f"TimeConstrained[{call}, 0.2]")
            except ExitSession:
                pass
            except Exception as error:
                raise AssertionError(f"{call} fails inside") from error
    assert os.getcwd() == str(tmp_path)
