"""What all tests share."""

import os
import sys

from hypothesis import settings

from wlnet.large_stack import PYTHON_RECURSION_LIMIT

# A session raises Python's recursion limit; done up front, Hypothesis does not take it for a test's misdeed.
sys.setrecursionlimit(PYTHON_RECURSION_LIMIT)

# The same examples in every run, so that a failure can be repeated; WLNET_RANDOM_TESTS=1 searches for new ones.
settings.register_profile("repeatable", derandomize=True, deadline=None)
if not os.environ.get("WLNET_RANDOM_TESTS"):
    settings.load_profile("repeatable")
