"""What all tests share."""

import os
import signal
import sys

from hypothesis import settings

from wlnet.large_stack import PYTHON_RECURSION_LIMIT

# a shell starts background jobs so: tests of Ctrl-C would wait for ever
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


# A session raises Python's recursion limit; done up front, Hypothesis does not take it for a test's misdeed.
sys.setrecursionlimit(PYTHON_RECURSION_LIMIT)

# The same examples in every run, so that a failure can be repeated; WLNET_RANDOM_TESTS=1 searches for new ones.
settings.register_profile("repeatable", derandomize=True, deadline=None)
if not os.environ.get("WLNET_RANDOM_TESTS"):
    settings.load_profile("repeatable")
