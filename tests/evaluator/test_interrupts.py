"""Deadlines stop loops, but let an import come to its end."""

import sys
import time

import pytest

from wlnet.evaluator.control import Abort
from wlnet.evaluator.interrupts import Deadline


def test_a_deadline_stops_a_loop():
    start = time.monotonic()
    with pytest.raises(Abort), Deadline(0.05):
        while time.monotonic() < start + 5:
            pass
    assert time.monotonic() < start + 2


def test_an_import_is_not_cut_in_two(tmp_path, monkeypatch):
    (tmp_path / "slow_module.py").write_text("import time\nfor _ in range(30):\n    time.sleep(0.01)\nwhole = True\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(Abort), Deadline(0.05):
        import slow_module  # noqa: F401

        time.sleep(0.5)
    assert sys.modules.pop("slow_module").whole
