"""What a session is doing: one work at a time, on the caller's thread and a large stack, until it ends or is interrupted."""

import signal
import sys
import threading
from _signal import getsignal  # the module signal looks each result up among its names, which takes 20 times as long
from _signal import signal as set_signal
from collections.abc import Callable
from decimal import Context, getcontext, setcontext
from types import FrameType

from .evaluator import Abort
from .evaluator.interrupts import Again, Alarm, Collecting, Interrupt, may_raise, on_main_thread, send, settle
from .large_stack import on_large_stack

LOST = 0.3  # seconds after which an interrupt is raised again that nobody has dealt with
SOON = 0.005  # seconds between two looks whether an import has ended


class Work:
    """The work of a session; an interrupt reaches it from a signal's handler or from another thread."""

    def __init__(self) -> None:
        self.thread_id: int | None = None  # of the thread that is at work
        self._turn = threading.Lock()  # threads that share a session work one after the other
        self._gate = threading.Lock()  # held while another thread sends an interrupt, and when the time for that ends
        self._open = False  # would an interrupt be dealt with now?
        self._asked = False  # has there been one when it was not?
        self._sent = False  # has another thread sent one?
        self._errors: list[Abort] = []  # what a signal's handler has raised
        self._alarm: Again | None = None
        self._collecting = Collecting()
        self._decimals = Context()

    def run(self, work: Callable, interrupted=None):
        """work(), at once where it is part of other work of this session: its value, or what it raises.

        ``interrupted``: the value where an interrupt came too early or too late for the work to notice.
        """
        if threading.get_ident() == self.thread_id:
            return work()
        with self._turn:
            self._asked = self._sent = False
            decimals = getcontext()  # the caller may have asked for fewer digits, or for errors where numbers are rounded
            setcontext(self._decimals)
            takes_signals = on_main_thread() and getsignal(signal.SIGINT) is signal.default_int_handler
            if takes_signals:
                set_signal(signal.SIGINT, self._signalled)
            try:
                value = on_large_stack(lambda: self._ended(work, interrupted), self.interrupt)
            finally:
                self.thread_id = None
                setcontext(decimals)
                if takes_signals:
                    set_signal(signal.SIGINT, signal.default_int_handler)
            return interrupted if self._asked else value

    def _ended(self, work: Callable, interrupted: object) -> object:
        """work() with interrupts let in while it runs, and never after."""
        begun, value, error = False, interrupted, None
        while True:
            try:
                if begun:
                    self._end()
                    break
                begun = True
                self._begin()
                value = work()
            except Abort as stopped:  # between the work and its end, or an interrupt while another was being dealt with
                stopped.answered = True
                value = interrupted
            except BaseException as other:  # the caller's business
                error = other
        if error is not None:
            raise error
        return value

    def _begin(self) -> None:
        self.thread_id = threading.get_ident()
        self._open = True
        if self._asked:
            self._asked = False
            raise Interrupt

    def _end(self) -> None:
        with self._gate:
            self._open = False
        if self._alarm is not None:
            self._alarm.clear()
            self._alarm = None
            self._errors.clear()
        self._collecting.go_on()
        if self._sent:
            settle()
            self._sent = False

    def _signalled(self, _signal: int, _frame: "FrameType | None") -> None:
        self.interrupt()

    def interrupt(self) -> None:
        """Raise Abort in the work, if there is any."""
        if threading.get_ident() == self.thread_id:
            self._interrupt_here()
            return
        while (thread_id := self.thread_id) is not None and not may_raise(sys._current_frames().get(thread_id)):
            threading.Event().wait(SOON)
        with self._gate:
            if self._open and thread_id is not None:
                self._sent = True
                send(thread_id)
            else:
                self._asked = True

    def _interrupt_here(self) -> None:
        """Raise it on this thread, whose work a signal's handler has interrupted."""
        if not self._open:
            self._asked = True
            return
        may = may_raise(sys._getframe())
        if self._alarm is None and Alarm.is_possible():
            self._alarm = Again(LOST if may else SOON, self._raise_again)
            self._alarm.set()
        if may:
            self._errors[:] = [Interrupt()]
            self._collecting.stop()
            raise self._errors[0]  # no variable: the frame, which the exception refers to, would refer to it
        if self._alarm is None:  # the program around the session uses the timer itself
            threading.Thread(target=self._interrupt_later, daemon=True).start()

    def _interrupt_later(self) -> None:
        thread_id, self_id = self.thread_id, threading.get_ident()
        if thread_id is not None and thread_id != self_id:
            self.interrupt()

    def _raise_again(self) -> None:
        """Raise an interrupt that could not be raised before, or that somebody has swallowed.

        It has been swallowed if nothing refers to the exception any more, and nobody says that this was meant.
        """
        errors = self._errors
        if errors and errors[0].answered:
            self._collecting.go_on()
            return
        if errors and sys.getrefcount(errors[0]) > _UNREFERENCED:
            return
        if self._alarm is not None:
            self._alarm.seconds = LOST
        errors[:] = [Interrupt()]
        raise errors[0]


_UNREFERENCED = 2  # references to an object that only a list has: the list's, and that of the call that counts
