"""A large stack under the calling thread: deep recursion through C functions needs it.

Work is not sent to a thread of its own: on the main thread, and only there, CPython lets a signal interrupt a long
operation of big integers or regular expressions.  Where glibc can, the calling thread itself changes to a stack that has
been allocated for it (getcontext, makecontext, swapcontext) and back at the end; elsewhere a standing thread whose stack
is large does the work while the caller waits.
"""

import mmap
import os
import sys
import threading
import time
from collections.abc import Callable
from types import FunctionType

STACK_SIZE = 512 << 20  # bytes; a recursion of 100,000 levels through C functions takes 50 to 480 MB
PYTHON_RECURSION_LIMIT = 1_000_000
STACKS_KEPT = 4  # stacks without work; each is 512 MB of addresses, though hardly any memory


def _apply(work: Callable[[], object]) -> object:
    return work()


# CPython keeps frames in chunks of 16 KB and maps and unmaps the next chunk whenever a call crosses the boundary: a
# recursion that happens to swing about one runs at a third of its speed.  A frame that claims a stack of 8 MB makes the
# chunk twice as large, so that the calls within it stay in one piece; pages that nobody touches cost nothing.
with_room = FunctionType(_apply.__code__.replace(co_stacksize=(8 << 20) // 8), globals())

_GUARD = 1 << 16  # bytes at the far end that nobody can touch: a recursion that is too deep stops there
_CONTEXTS = 1 << 14  # bytes for two ucontext_t, of at most 4560 bytes each
_DEEP = 1 << 20  # bytes at the near end that stay in memory between works; what lies deeper is given back
_MOMENT = 0.0005  # seconds in which no recursion gets deep
_MAP_NORESERVE, _MAP_STACK = 0x4000, 0x20000  # Linux's numbers, which the module mmap of Python 3.11 does not name

_large: set[int] = set()  # the threads that are on a large stack
_free: list = []  # stacks without work
os.register_at_fork(after_in_child=_free.clear)  # a child has no threads
_limit = threading.Lock()
_limited = [0, 0]  # works that need Python's recursion limit raised, and what it was before them


def on_large_stack(work: Callable, interrupt: Callable) -> object:
    """work() on a large stack, with Python's recursion limit raised meanwhile: its value, or what it raises.

    ``interrupt()`` ends the work early, where the caller is interrupted that waits for another thread.
    """
    thread_id = threading.get_ident()
    if thread_id in _large:
        return work()
    _raise_limit()
    try:
        try:
            stack = _free.pop()
        except IndexError:
            stack = None
        if stack is None or stack.size != STACK_SIZE:
            stack = _new_stack()
        _large.add(thread_id)
        try:
            return stack.run(work, interrupt)
        finally:
            _large.discard(thread_id)
            if len(_free) < STACKS_KEPT:
                _free.append(stack)
    finally:
        _restore_limit()


def _raise_limit() -> None:
    with _limit:
        if not _limited[0]:
            _limited[1] = sys.getrecursionlimit()
            if _limited[1] < PYTHON_RECURSION_LIMIT:
                sys.setrecursionlimit(PYTHON_RECURSION_LIMIT)
        _limited[0] += 1


def _restore_limit() -> None:
    with _limit:
        _limited[0] -= 1
        if not _limited[0] and sys.getrecursionlimit() == PYTHON_RECURSION_LIMIT:
            sys.setrecursionlimit(_limited[1])


def _new_stack() -> "_OwnStack | _StandingThread":
    # Python 3.14 takes a stack that it does not know for one that overflows, and so do coroutines that move stacks
    if sys.platform == "linux" and sys.maxsize > 1 << 32 and sys.version_info < (3, 14) and "greenlet" not in sys.modules:
        try:
            return _OwnStack(STACK_SIZE)
        except (ImportError, AttributeError, OSError, MemoryError):  # no ctypes, another C library, no addresses left
            pass
    return _StandingThread(STACK_SIZE)


class _Outcome:
    """Work, and how it ended."""

    __slots__ = ("done", "error", "value", "work")

    def __init__(self, work: Callable):
        self.work, self.done = work, False
        self.value: object = None
        self.error: BaseException | None = None

    def begin(self) -> None:
        """Do the work."""
        try:
            self.value = with_room(self.work)
        except BaseException as error:  # the caller's business
            self.error = error
        self.done = True

    def result(self) -> object:
        """The value of the work, or what it raised."""
        error = self.error
        if error is not None:
            self.error = None  # an error that mentions the frame it is raised in would keep everything alive
            raise error
        if not self.done:  # a signal's handler raised before the work began
            raise KeyboardInterrupt
        return self.value


class _OwnStack:
    """A stack that the calling thread changes to."""

    def __init__(self, size: int):
        import ctypes  # slow, and `wlnet -version` evaluates nothing

        library = ctypes.PyDLL(None)
        pointer = ctypes.c_void_p
        self._get, self._make, self._swap = library.getcontext, library.makecontext, library.swapcontext
        self._get.argtypes, self._swap.argtypes = [pointer], [pointer, pointer]
        self._make.argtypes = [pointer, pointer, ctypes.c_int]
        self._make.restype = None
        self.size = size
        flags = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | _MAP_NORESERVE | _MAP_STACK
        self._memory = mmap.mmap(-1, size, flags=flags)
        start = ctypes.addressof(ctypes.c_char.from_buffer(self._memory))
        protect = library.mprotect
        protect.argtypes = [pointer, ctypes.c_size_t, ctypes.c_int]
        if protect(start, _GUARD, 0):
            raise OSError
        self._here = start + _GUARD
        self._there = self._here + _CONTEXTS // 2
        words = (pointer * 5).from_address(self._there)  # uc_flags, uc_link, and uc_stack: start, flags, size
        words[1], words[2], words[4] = self._here, start + _GUARD + _CONTEXTS, size - _GUARD - _CONTEXTS
        self._edge = start + size - _DEEP - mmap.PAGESIZE  # the first page that only a deep recursion reaches
        self._resident, self._is_used = library.mincore, ctypes.create_string_buffer(1)
        self._resident.argtypes = [pointer, ctypes.c_size_t, ctypes.c_char_p]
        outcomes: list[_Outcome] = []
        # not a method of this object: it would keep itself alive, and its addresses
        self._callback = ctypes.PYFUNCTYPE(None)(lambda: outcomes.pop().begin())
        self._address = ctypes.cast(self._callback, pointer).value
        self._outcomes = outcomes

    def run(self, work: Callable, interrupt: Callable) -> object:
        """work() on this stack; nobody waits, so that nobody interrupts."""
        outcome = _Outcome(work)
        self._outcomes[:] = [outcome]
        # anew for each work, because it is used up, and with the signals that the caller blocks now
        if self._get(self._there):
            raise MemoryError
        self._make(self._there, self._address, 0)
        begin = time.monotonic()
        self._swap(self._here, self._there)
        if time.monotonic() - begin > _MOMENT:
            self._give_back()
        return outcome.result()

    def _give_back(self) -> None:
        """Return the memory to the system that a deep recursion has used."""
        if self._resident(self._edge, mmap.PAGESIZE, self._is_used) == 0 and self._is_used.raw != b"\0":
            begin = _GUARD + _CONTEXTS
            self._memory.madvise(mmap.MADV_DONTNEED, begin, self.size - begin - _DEEP)


class _StandingThread:
    """A thread with a large stack that waits for work."""

    _STARTING = threading.Lock()  # Python has one size of stack for all threads that are started

    def __init__(self, size: int):
        self.size = size
        self._asked, self._done = threading.Lock(), threading.Lock()
        self._asked.acquire()
        self._done.acquire()
        self._outcome: _Outcome | None = None
        with self._STARTING:
            previous = threading.stack_size(size)
            try:
                threading.Thread(target=self._serve, name="wlnet", daemon=True).start()
            finally:
                threading.stack_size(previous)

    def _serve(self) -> None:
        _large.add(threading.get_ident())
        while True:
            self._asked.acquire()
            outcome, self._outcome = self._outcome, None
            if outcome is not None:
                outcome.begin()
            del outcome
            self._done.release()

    def run(self, work: Callable, interrupt: Callable) -> object:
        """work() on this thread while the caller waits; whatever ends the wait early ends the work too."""
        outcome = self._outcome = _Outcome(work)
        ended_by = None
        self._asked.release()
        while True:
            try:
                self._done.acquire()
                break
            except BaseException as error:  # a signal's handler raised it
                ended_by = error
                interrupt()
        if ended_by is not None:
            raise ended_by
        return outcome.result()
