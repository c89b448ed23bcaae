"""Stopping a running evaluation: Ctrl-C, and limits of time and memory.

On the main thread signals do it, because CPython looks for them even in the middle of a long operation of big integers
or of a regular expression; the exception is raised by the signal's handler.  On other threads the interpreter raises it
at the next bytecode, so that a single long call ends first.  The import of a module ends first on every thread, because
half a module would stay behind for the rest of the process.
"""

import gc
import math
import signal
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType

from . import memory
from .control import Abort


class Interrupt(Abort):
    """What is raised in the evaluating thread; the class, not an instance, is all that the interpreter can send."""


_IMPORT_DEPTH = 2000  # frames: no chain of imports is longer
_SOON = 0.005  # seconds between two looks at a thread that imports: a module takes about as long
_LOOK = 0.01  # seconds between two looks at the memory; a look takes 10 to 20 microseconds
_MODULE = 200_000  # bytes of a module and the libraries it loads: 150 modules of NumPy take 25 MB
_UNNOTICED = 1 << 20  # bytes by which the memory of the interpreter moves anyway
_SETTLING = range(3)  # passes of a loop, in which what another thread has sent arrives


def may_raise(frame: "FrameType | None") -> bool:
    """May a signal's handler raise an exception in this frame?  Not during an import, and not while alarms are set."""
    for _ in range(_IMPORT_DEPTH):
        if frame is None:
            return True
        name = frame.f_code.co_filename
        if name == __file__ or name.startswith("<frozen importlib"):
            return False
        frame = frame.f_back
    return True


def on_main_thread() -> bool:
    """Is this the thread that signals reach?"""
    return threading.get_ident() == threading.main_thread().ident


def send(thread_id: int, kind: type = Interrupt) -> None:
    """Raise ``kind`` in another thread at its next bytecode."""
    import ctypes  # slow, and most sessions are never interrupted

    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread_id), ctypes.py_object(kind))


def settle() -> None:
    """Let an exception arrive here that another thread has sent before."""
    for _ in _SETTLING:
        pass


class Alarm:
    """A moment at which something is to be done on the main thread, by whatever it is running then.

    Alarms share the process's timer (ITIMER_REAL), which is left alone where the program around the session uses it.
    """

    _set: "list[Alarm]" = []  # the outermost first

    def __init__(self, seconds: float):
        self.due = time.monotonic() + seconds

    @staticmethod
    def is_possible() -> bool:
        """Can this thread have alarms?"""
        if not on_main_thread() or not hasattr(signal, "setitimer"):
            return False
        if Alarm._set:
            return True
        try:
            return signal.getsignal(signal.SIGALRM) is signal.SIG_DFL and not signal.getitimer(signal.ITIMER_REAL)[0]
        except ValueError:
            return False

    def ring(self) -> None:
        """Do what is to be done when it is due; sets the next moment where there is one, and may raise."""
        raise NotImplementedError

    def set(self) -> None:
        """From now on it is waited for."""
        if not Alarm._set:
            signal.signal(signal.SIGALRM, _ring)
        Alarm._set.append(self)
        _wind()

    def clear(self) -> None:
        """It is waited for no more."""
        if self in Alarm._set:
            Alarm._set.remove(self)
            _wind()


def _wind() -> None:
    """Set the timer to the first alarm that is waited for."""
    if Alarm._set:
        wait = min([alarm.due for alarm in Alarm._set]) - time.monotonic()
        # 0 would stop the timer, and no system counts for a century
        signal.setitimer(signal.ITIMER_REAL, min(max(wait, 1e-6), 1e8))
    else:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


def _ring(_signal: int, frame: "FrameType | None") -> None:
    now = time.monotonic()
    may = may_raise(frame)
    for alarm in list(Alarm._set):
        if alarm.due <= now:
            if may:
                alarm.due = math.inf
                try:
                    alarm.ring()
                finally:
                    _wind()
            else:
                alarm.due = now + _SOON
    _wind()


class Again(Alarm):
    """Calls a function again and again until it is cleared."""

    def __init__(self, seconds: float, function: Callable):
        super().__init__(seconds)
        self.seconds, self.function = seconds, function

    def ring(self) -> None:
        self.due = time.monotonic() + self.seconds
        self.function()


class Collecting:
    """Python's search for garbage, which is put off while an exception leaves a deep recursion.

    Each of its frames becomes an object then, and looking at all of them again and again takes ten times as long.
    """

    def __init__(self) -> None:
        self._is_off = False

    def stop(self) -> None:
        """Put it off, if it is on."""
        if gc.isenabled():
            self._is_off = True
            gc.disable()

    def go_on(self) -> None:
        """Search again, if it has been put off here."""
        if self._is_off:
            self._is_off = False
            gc.enable()


class Deadline:
    """``with Deadline(seconds):`` raises Abort owned by the deadline in the current thread when the time is over."""

    def __init__(self, seconds: float):
        self.seconds = seconds
        deadline = self

        class Expired(Abort):
            def __init__(self) -> None:
                super().__init__(deadline)

        self.kind = Expired
        self.collecting = Collecting()

    def __enter__(self) -> "Deadline":
        self._watch: _Bell | _Watcher = _Bell(self) if Alarm.is_possible() else _Watcher(self)
        self._watch.set()
        return self

    def __exit__(self, *error: object) -> bool:
        self._watch.clear()
        self.collecting.go_on()
        return False

    def is_over(self) -> bool:
        """Is the evaluation to be stopped now that the time has passed?"""
        return True

    @property
    def period(self) -> float:
        """Seconds between two looks."""
        return self.seconds


class MemoryLimit(Deadline):
    """``with MemoryLimit(size):`` raises Abort owned by the limit when the process has that many bytes more than before."""

    def __init__(self, size: float):
        super().__init__(_LOOK)
        self._modules = len(sys.modules)
        self._most = (memory.resident() or 0) + size + _UNNOTICED

    def is_over(self) -> bool:
        """Has the process got more?  Modules that have been imported are there for all that follows, and do not count."""
        modules = max(len(sys.modules) - self._modules, 0)
        return (memory.resident() or 0) > self._most + modules * _MODULE


class _Bell(Alarm):
    """How the main thread learns that a deadline has passed."""

    def __init__(self, deadline: Deadline):
        super().__init__(deadline.period)
        self.deadline = deadline

    def ring(self) -> None:
        if self.deadline.is_over():
            self.deadline.collecting.stop()
            raise self.deadline.kind
        self.due = time.monotonic() + self.deadline.period


class _Watcher:
    """How another thread learns that: a thread watches the clock for it."""

    def __init__(self, deadline: Deadline):
        self.deadline = deadline
        self.thread_id = threading.get_ident()
        self._over = threading.Event()
        self._gate = threading.Lock()
        self._sent = False

    def set(self) -> None:
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        while not self._over.wait(min(self.deadline.period, threading.TIMEOUT_MAX)):
            if not self.deadline.is_over():
                continue
            while not may_raise(sys._current_frames().get(self.thread_id)):
                if self._over.wait(_SOON):
                    return
            with self._gate:
                if not self._over.is_set():
                    self._sent = True
                    send(self.thread_id, self.deadline.kind)
            return

    def clear(self) -> None:
        with self._gate:
            self._over.set()
        if self._sent:  # too late for the work, so that it arrives only now, or has arrived before
            settle()
