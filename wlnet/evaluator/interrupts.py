"""Stopping a running evaluation from another thread: deadlines and Ctrl-C.

The exception is set on the evaluating thread by the interpreter itself, so that even a long NumPy-free Python loop
of a builtin is interrupted; a single long NumPy call ends first.  The import of a module ends first too, because half
a module would stay behind for the rest of the process.
"""

import sys
import threading
import time

from .control import Abort


class Interrupt(Abort):
    """What is raised in the evaluating thread; the class, not an instance, is all that the interpreter can send."""


_IMPORT_DEPTH = 2000  # frames: no chain of imports is longer
_IMPORT_WAIT = 0.005  # seconds between two looks at a thread that imports: a module takes about as long


def is_importing(thread_id: int) -> bool:
    """Is the thread in the middle of an import?"""
    frame = sys._current_frames().get(thread_id)
    for _ in range(_IMPORT_DEPTH):
        if frame is None:
            return False
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return True
        frame = frame.f_back
    return False


def interrupt(thread_id: int, kind: type = Interrupt) -> None:
    """Raise ``kind`` in a running thread at its next bytecode, or once it has ended its import."""
    while is_importing(thread_id):
        time.sleep(_IMPORT_WAIT)
    import ctypes  # slow, and most sessions are never interrupted

    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread_id), ctypes.py_object(kind))


class Deadline:
    """``with Deadline(seconds):`` raises Abort owned by the deadline in the current thread when the time is over."""

    def __init__(self, seconds: float):
        self.seconds = seconds
        self._over = False
        deadline = self

        class Expired(Abort):
            def __init__(self):
                super().__init__(deadline)

        self._kind = Expired

    def __enter__(self):
        thread_id = threading.get_ident()
        self._lock = threading.Lock()

        def expire():
            with self._lock:
                if not self._over:
                    interrupt(thread_id, self._kind)

        self._timer = threading.Timer(min(self.seconds, threading.TIMEOUT_MAX), expire)
        self._timer.daemon = True
        self._timer.start()
        return self

    def __exit__(self, *error):
        with self._lock:
            self._over = True
        self._timer.cancel()
        return False
