"""The thread on which a session evaluates: its stack is large enough for deep recursion."""

from types import FunctionType

STACK_SIZE = 512 << 20  # bytes; deep recursion through C functions needs it (evaluator-feasibility.md, section 6)
PYTHON_RECURSION_LIMIT = 1_000_000


def _apply(work):
    return work()


# CPython keeps frames in chunks of 16 KB and maps and unmaps the next chunk whenever a call crosses the boundary: a
# recursion that happens to swing about one runs at a third of its speed.  A frame that claims a stack of 8 MB makes the
# chunk twice as large, so that the calls within it stay in one piece; pages that nobody touches cost nothing.
with_room = FunctionType(_apply.__code__.replace(co_stacksize=(8 << 20) // 8), globals())
