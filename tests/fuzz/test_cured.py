"""Inputs that once made wlnet fail inside, one a line of cured.txt: whoever cures one adds it."""

import threading
from pathlib import Path

import pytest

from wlnet import Session

CURED = (Path(__file__).parent / "cured.txt").read_text("utf-8").splitlines()
GROUP = 10
LONGEST = 60.0  # seconds for ten of them, which take far less than one


@pytest.mark.parametrize("first", range(0, len(CURED), GROUP))
@pytest.mark.filterwarnings("error")
def test_nothing_fails_inside(first, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for code in CURED[first : first + GROUP]:
        session = Session()
        session.evaluator.raises = True  # a fault of ours is raised, not told in a message
        watch = threading.Timer(LONGEST, session.interrupt)
        watch.start()
        try:
            assert session.evaluate_to_string(code) != "$Aborted" or session.messages, code
        except Exception as error:
            raise AssertionError(f"{code} fails inside") from error
        finally:
            watch.cancel()
