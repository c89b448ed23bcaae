"""How much memory the command may take."""

import subprocess
import sys

import pytest
from wlnet.repl import memory


@pytest.mark.parametrize(
    ("text", "size"),
    [("1000", 1000), ("2GB", 2 << 30), ("1.5 MB", 1.5 * (1 << 20)), ("3k", 3 << 10), ("1e9", 1e9), ("Infinity", float("inf"))],
)
def test_size(text, size):
    assert memory.size(text) == size


@pytest.mark.parametrize("text", ["", "GB", "-1", "0", "2 XB", "x"])
def test_no_size(text):
    with pytest.raises(ValueError):
        memory.size(text)


def test_available_memory_is_that_of_the_machine_or_of_the_group():
    assert 1 << 20 < memory.available() <= memory._machine()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit the memory of a process")
@pytest.mark.parametrize(
    "code", ["Range[10^9]", "ConstantArray[0., {10^5, 10^5}]", 'StringRepeat["x", 10^10]', "x = {1}; Do[x = Join[x, x], {40}]"]
)
def test_what_needs_more_gives_a_message_and_the_session_goes_on(code):
    program = [sys.executable, "-m", "wlnet", "-memory", "1GB", "-code", f"{code};", "-code", "1 + 1"]
    done = subprocess.run(program, capture_output=True, text=True, timeout=60)
    assert "General::nomem" in done.stderr and done.stdout.endswith("2\n")
