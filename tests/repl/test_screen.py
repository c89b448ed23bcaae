"""Output that cannot be written is told, and the exit status says so."""

import os
import subprocess
import sys

import pytest

WLNET = f'"{sys.executable}" -m wlnet'


def shell(line: str) -> tuple:
    done = subprocess.run(["sh", "-c", line.replace("wlnet", WLNET, 1)], capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device that is always full")
@pytest.mark.parametrize(
    "line",
    [
        "wlnet -code 'Range[100]' > /dev/full",
        "wlnet -code 'Print[1]; 2' > /dev/full",
        "wlnet -code 'CheckAbort[Do[Print[i], {i, 10^5}], 0]' > /dev/full",
        "wlnet -format JSON -code '{1, 2}' > /dev/full",
        "wlnet -version > /dev/full",
        "wlnet -help > /dev/full",
        "printf '1+1\\n' | wlnet > /dev/full",
    ],
)
def test_a_full_device(line):
    status, _, errors = shell(line)
    assert status == 1
    assert errors == "wlnet: the output cannot be written: No space left on device\n"


def test_closed_streams():
    assert shell("wlnet -code 1+1 >&-") == (1, "", "wlnet: the output cannot be written: it is closed\n")
    assert shell("wlnet -code 1+1 >&- 2>&-") == (1, "", "")
    assert shell("wlnet -code '1/0' 2>&-") == (0, "ComplexInfinity\n", "")
    assert shell("wlnet <&-")[::2] == (0, "")
    assert shell("wlnet -code 1/0 2> /dev/full") == (0, "ComplexInfinity\n", "")


def test_a_long_text_comes_whole():
    status, output, _ = shell("wlnet -code 'StringRepeat[\"ab\", 50000]'")
    assert status == 0 and output == "ab" * 50000 + "\n"
