"""What all tests share."""

import sys

from wlnet.session import PYTHON_RECURSION_LIMIT

# A session raises Python's recursion limit; done up front, Hypothesis does not take it for a test's misdeed.
sys.setrecursionlimit(PYTHON_RECURSION_LIMIT)
