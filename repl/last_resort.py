"""The last resort against what nothing can interrupt: the third Ctrl-C ends the process.

A long call of a library is not left before it ends, and Python's own handler of the signal waits for that too.  The
signal itself is noted at once (signal.set_wakeup_fd), and a thread counts; it can act wherever the library lets other
threads run, as NumPy does.
"""

import os
import signal
import threading
import time

from .screen import INTERRUPTED

PRESSES = 3  # that the process takes before it ends
PATIENCE = 1.0  # seconds between the first of them and the last: who presses fast may not have seen the answer
NOTICE = b"\nwlnet: what is running cannot be interrupted, and was ended with the process\n"


class LastResort:
    """Ends the process at the third Ctrl-C without an answer.

    `begin` when something begins to run, and `end` when all is done: from then on signals are whose they were before.
    """

    def __init__(self) -> None:
        self._pressed: list[float] = []  # when, since the last answer
        self._answer = 0.0  # when Python's handler last ran, or the last thing began to run
        self._presses = 0  # that Python's handler has seen since the last thing began to run
        self._first = 0.0  # when it saw the first of them
        self._note = -1  # where signals are noted, if anything has begun to run
        self._before = -1  # where they were noted before

    def begin(self) -> None:
        """Something begins to run: count anew, and watch again where a line editor has taken the signals."""
        self._presses = 0
        if self._note < 0:
            noted, self._note = os.pipe()
            os.set_blocking(self._note, False)
            threading.Thread(target=self._watch, args=[noted], name="Ctrl-C", daemon=True).start()
            self._before = signal.set_wakeup_fd(self._note, warn_on_full_buffer=False)
        else:
            signal.set_wakeup_fd(self._note, warn_on_full_buffer=False)

    def end(self) -> None:
        """Nothing runs any more: the program around it has its signals to itself again."""
        if self._note >= 0:
            signal.set_wakeup_fd(self._before)
            os.close(self._note)  # which ends the thread
            self._note = -1

    def answer(self) -> None:
        """Python's handler runs; where what runs does not end all the same, the third time ends the process."""
        now = self._answer = time.monotonic()
        self._presses += 1
        if self._presses == 1:
            self._first = now
        if self._presses >= PRESSES and now - self._first >= PATIENCE:
            give_up()

    def _watch(self, noted: int) -> None:
        while numbers := os.read(noted, 64):
            for number in numbers:
                if number == signal.SIGINT:
                    self._count()
        os.close(noted)

    def _count(self) -> None:
        now = time.monotonic()
        self._pressed = [moment for moment in self._pressed if moment > self._answer] + [now]
        if len(self._pressed) < PRESSES or now - self._pressed[0] < PATIENCE:
            return
        time.sleep(PATIENCE)  # it may be answered right now
        if self._answer < self._pressed[0]:
            give_up()


def give_up() -> None:
    """End the process at once, whatever its other threads do."""
    try:
        os.write(2, NOTICE)
    except OSError:  # nobody can read it
        pass
    os._exit(INTERRUPTED)
