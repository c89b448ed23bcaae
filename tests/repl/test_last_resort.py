"""The third Ctrl-C ends a process that nothing can interrupt; what answers is left alone."""

import signal
import subprocess
import sys
import time

PROGRAM = """
import hashlib, signal, sys, time
from wlnet.repl.last_resort import LastResort

last = LastResort()
answers = []
signal.signal(signal.SIGINT, lambda *_: (answers.append(1), last.answer()))
last.begin()
print("ready", flush=True)
{}
print(len(answers))
"""


def pressed(code: str, *pauses: float) -> tuple:
    """The exit status, output and complaints of a program that gets a Ctrl-C after each of these pauses."""
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM.format(code)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "ready\n"
        for pause in pauses:
            time.sleep(pause)
            process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=30)
        return process.returncode, output, errors


def test_one_call_that_takes_for_ever():
    status, _, errors = pressed("hashlib.pbkdf2_hmac('sha256', b'x', b'y', 2_000_000_000)", 0.3, 0.7, 0.7)
    assert status == 130 and "cannot be interrupted" in errors


def test_presses_in_quick_succession_end_nothing():
    assert pressed("hashlib.pbkdf2_hmac('sha256', b'x', b'y', 1_000_000)", 0.01, 0.01, 0.01)[0] == 0


def test_what_answers_begins_anew():
    status, output, errors = pressed("for _ in range(5):\n    time.sleep(0.5)\n    last.begin()", 0.2, 0.5, 0.5, 0.5)
    assert (status, output, errors) == (0, "4\n", "")


def test_what_answers_and_goes_on_is_ended_by_the_third():
    assert pressed("while True:\n    time.sleep(0.1)", 0.2, 0.6, 0.6)[0] == 130


def test_signals_are_whose_they_were_when_all_is_done():
    """Presses after the end of what ran are the business of the program around it."""
    code = """
last.end()
assert signal.set_wakeup_fd(-1) == -1
signal.signal(signal.SIGINT, lambda *_: answers.append(1))
for _ in range(5):
    time.sleep(0.5)
"""
    assert pressed(code, 0.2, 0.4, 0.4, 0.4, 0.4) == (0, "5\n", "")


def test_a_command_that_has_run_leaves_no_thread_and_no_watch():
    code = """
import os, signal, sys, threading, time
from wlnet.repl.command_line import main
files = os.listdir("/proc/self/fd") if os.path.isdir("/proc/self/fd") else []
assert main(["-code", "1+1"]) == 0
while "Ctrl-C" in [thread.name for thread in threading.enumerate()]:
    time.sleep(0.01)
assert signal.set_wakeup_fd(-1) == -1
assert len(files) == (len(os.listdir("/proc/self/fd")) if files else 0)
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=30)
