"""The thread on which a session evaluates: its stack is large enough for deep recursion."""

import sys
import threading
from collections.abc import Callable
from types import FunctionType

from .evaluator import Abort
from .evaluator.interrupts import interrupt

STACK_SIZE = 512 << 20  # bytes; deep recursion through C functions needs it (evaluator-feasibility.md, section 6)
PYTHON_RECURSION_LIMIT = 1_000_000


def _apply(work: Callable[[], object]) -> object:
    return work()


# CPython keeps frames in chunks of 16 KB and maps and unmaps the next chunk whenever a call crosses the boundary: a
# recursion that happens to swing about one runs at a third of its speed.  A frame that claims a stack of 8 MB makes the
# chunk twice as large, so that the calls within it stay in one piece; pages that nobody touches cost nothing.
with_room = FunctionType(_apply.__code__.replace(co_stacksize=(8 << 20) // 8), globals())
LOOK = 1.0  # seconds between two looks whether the thread lives: an interrupt may have kept it from saying that it ends
_STARTING = threading.Lock()  # Python has one size of stack for all threads that are started


class EvaluatingThread:
    """Where a session evaluates: one thread at a time, which ends with its work."""

    def __init__(self) -> None:
        self.id: int | None = None  # of the thread that is at work

    def run(self, work: Callable, interrupted: object = None) -> object:
        """work() on a thread with a large stack, or at once on the one that is at work: its value, or what it raises.

        ``interrupted``: the value where an interrupt came too early or too late for the work to notice.
        """
        if threading.get_ident() == self.id:
            return work()
        task = _Task(self, work)
        if sys.getrecursionlimit() < PYTHON_RECURSION_LIMIT:
            sys.setrecursionlimit(PYTHON_RECURSION_LIMIT)
        try:
            with _STARTING:
                previous = threading.stack_size(STACK_SIZE)
                try:
                    threading.Thread(target=task.run, name="wlnet", daemon=True).start()
                finally:
                    threading.stack_size(previous)
        except KeyboardInterrupt:
            if task.cancelled():
                return interrupted
            self.interrupt()
        self._wait(task)
        self.id = None
        if task.errors:
            raise task.errors[0]
        return task.values[0] if task.values else interrupted

    def _wait(self, task: "_Task") -> None:
        """Wait for the end of a task; Ctrl-C interrupts it.

        Thread.join is no help: after a KeyboardInterrupt in it, Python 3.11 takes the thread to have ended.
        """
        while True:
            try:
                if task.at_work.acquire(timeout=LOOK) or self.id is not None and self.id not in sys._current_frames():
                    return
            except KeyboardInterrupt:
                self.interrupt()

    def interrupt(self) -> None:
        """Raise Abort in the work, if there is any."""
        thread_id = self.id
        if thread_id is not None:
            interrupt(thread_id)


class _Task:
    """Work for a thread, and how it ended: at most one value or error."""

    def __init__(self, thread: EvaluatingThread, work: Callable) -> None:
        self.thread, self.work = thread, work
        self.values: list = []
        self.errors: list = []
        self.at_work = threading.Lock()  # until the thread releases it
        self.at_work.acquire()
        self._gate = threading.Lock()
        self._begun = self._cancelled = False

    def run(self) -> None:
        """Do the work."""
        with self._gate:
            if self._cancelled:
                return
            self._begun = True
            self.thread.id = threading.get_ident()
        try:
            try:
                self.values.append(with_room(self.work))
            except Abort:
                raise
            except BaseException as error:  # the caller's business
                self.errors.append(error)
        except Abort:  # a second interrupt, while the first was being dealt with
            pass
        finally:
            self.at_work.release()

    def cancelled(self) -> bool:
        """Give the work up if it has not begun; has it not?"""
        with self._gate:
            self._cancelled = not self._begun
            return self._cancelled
