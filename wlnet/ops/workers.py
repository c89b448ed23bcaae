"""Cache-sized blocks and threads for kernels that make several passes over memory.

NumPy releases the interpreter lock inside ufuncs, so two threads over disjoint blocks run truly side by side.

Results do not depend on the number of threads: wherever rounding could tell, in sums and in the products of BLAS, work
is cut into pieces by its size alone, and threads only share the pieces out.  BLAS has one thread meanwhile.
"""

import ctypes
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TypeVar

import numpy as np

BLOCK = 32768  # elements: a few float32 arrays of this length stay in the second-level cache
LONGEST = 6 * BLOCK  # elements of the blocks of threads
_MINIMUM = 1 << 17  # elements below which handing work to a second thread costs more than it saves
_LEAST_MULTIPLICATIONS = 1 << 24  # 0.3 ms of one core; copying the pieces of a convolution costs as well
_LOOK = 0.1  # seconds after which a thread is looked at whose news may have been lost in an interrupt
THREADS = 4  # at most: kernels are bound by memory, which more threads do not make faster
PIECES = THREADS  # into which sums and products are cut, on one thread as well


R = TypeVar("R")


class _Worker(threading.Thread):
    """A thread that runs the calls put into its queue."""

    def __init__(self):
        super().__init__(daemon=True, name="wlnet-ops")
        self.tasks: SimpleQueue = SimpleQueue()
        self.start()
        self.cores = os.sched_getaffinity(self._system_id) if here() is not None else set()

    @property
    def _system_id(self) -> int:
        return self.native_id or 0  # it has one when it has started

    def keep_off(self, core: int) -> None:
        """Run on the other cores from now on."""
        if self.cores - {core}:
            with suppress(OSError):  # where a sandbox forbids it
                os.sched_setaffinity(self._system_id, self.cores - {core})

    def run(self) -> None:
        while True:
            function, args, ends, ended = self.tasks.get()
            try:
                with np.errstate(all="ignore"):
                    function(*args)
                ends.append(None)
            except BaseException as error:
                ends.append(error)
            ended.put(None)


class Workers:
    """A fixed set of threads; ``share`` divides parts among them, the last ones run on the calling thread."""

    def __init__(self, threads: int):
        self.threads = threads
        self.workers: list[_Worker] = []
        self.pid = os.getpid()
        self.core = None  # the one that the threads keep off

    def _ensure(self, n):
        if self.pid != os.getpid():  # threads do not survive a fork
            self.workers, self.pid = [], os.getpid()
        while len(self.workers) < n:
            self.workers.append(_Worker())
            self.core = None
        if here() is not None:
            self._spread(here()())

    def _spread(self, core):
        """Keep the threads off the core of the calling one.

        On virtual machines the kernel wakes them there, as an idle core counts as taken away, and leaves them waiting.
        """
        if core != self.core:
            self.core = core
            for worker in self.workers:
                worker.keep_off(core)

    def share(self, function: Callable, parts: list) -> None:
        """Run ``function(*part)`` for every part, BLAS having one thread; raise what a part raises.

        Threads run at the same time, each several parts one after the other where there are more parts than threads.
        """
        alone(self._share, function, parts)

    def _share(self, function, parts):
        shares = [parts[i:j] for i, j in ranges(len(parts), min(self.threads, len(parts)))]
        if len(shares) <= 1:
            _run_parts(function, parts)
            return
        self._ensure(len(shares) - 1)
        ends: list = []  # of the shares on other threads: errors, or None
        ended: SimpleQueue = SimpleQueue()
        error = None
        begun = 0
        try:
            for worker, share in zip(self.workers, shares[:-1], strict=False):
                worker.tasks.put((_run_parts, (function, share), ends, ended))
                begun += 1
            _run_parts(function, shares[-1])
        except BaseException as failure:
            error = failure
        while len(ends) < begun:  # also after a failure: the others still write into the plan's memory
            try:
                ended.get(timeout=_LOOK)
            except Empty:
                pass
            except BaseException as failure:  # an interrupt, which may have taken the news with it
                error = failure
        for end in ends:
            error = error or end
        if error is not None:
            raise error

    def stream(self, produce: Callable, consume: Callable, n: int) -> None:
        """``consume(i, produce(i))`` for i in range(n).

        This thread produces in order, all threads consume as items arrive.
        """
        if self.threads == 1:
            for i in range(n):
                consume(i, produce(i))
            return
        items: SimpleQueue = SimpleQueue()

        def drain() -> None:
            try:
                while (item := items.get()) is not None:
                    consume(*item)
            finally:  # also where an interrupt has taken the end
                items.put(None)

        def lead() -> None:
            try:
                for i in range(n):
                    items.put((i, produce(i)))
            finally:
                items.put(None)
            drain()

        self.share(_call, [(drain,)] * (self.threads - 1) + [(lead,)])


@cache
def here() -> Callable[[], int] | None:
    """The function that tells the calling thread's core, or None where the system has none."""
    if not hasattr(os, "sched_setaffinity"):
        return None
    return getattr(ctypes.PyDLL(None), "sched_getcpu", None)


def _call(function):
    function()


def _run_parts(function, parts):
    for part in parts:
        function(*part)


def _threads_allowed() -> int:
    """As many as OMP_NUM_THREADS says or, without it, as there are cores for this process, THREADS at most."""
    setting = os.environ.get("OMP_NUM_THREADS", "").partition(",")[0].strip()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    n = int(setting) if setting.isdecimal() and setting.isascii() and len(setting) < 9 else cores or 1
    return max(1, min(n, THREADS))


workers = Workers(_threads_allowed())


def set_threads(n: int) -> None:
    """How many threads kernels may use, BLAS's included where it can be told; results do not depend on it."""
    workers.threads = max(1, int(n))
    control = blas()
    if control is not None:
        control.set(workers.threads)


class _Blas:
    """The number of threads of the OpenBLAS that NumPy brings along."""

    def __init__(self, library, prefix, suffix):
        self.set = getattr(library, f"{prefix}openblas_set_num_threads{suffix}")
        self.get = getattr(library, f"{prefix}openblas_get_num_threads{suffix}")
        self._forget()
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._forked)

    def _forget(self):
        self.lock = threading.Lock()
        self.inside: set = set()  # calls that want one thread at the moment
        self.before: int | None = None  # how many threads there were before them

    def _forked(self):
        before = self.before
        self._forget()  # the threads that were inside are not in the child
        if before is not None:
            self.set(before)

    def enter(self, call: object) -> None:
        """One thread from now on; the first to enter notes how many there were."""
        with self.lock:
            self.inside.add(call)
            if self.before is None:
                self.before = self.get()
                self.set(1)

    def leave(self, call: object) -> None:
        """The last to leave restores the number; a call that an interrupt has kept from entering leaves too."""
        with self.lock:
            self.inside.discard(call)
            if not self.inside and self.before is not None:
                self.set(self.before)
                self.before = None


@cache
def blas() -> "_Blas | None":
    """The control of BLAS's threads, or None where NumPy uses another library."""
    home = Path(np.__file__).parent
    for path in [*home.parent.glob("numpy.libs/*openblas*"), *home.glob(".dylibs/*openblas*")]:
        try:
            library = ctypes.CDLL(str(path))
        except OSError:
            continue
        for prefix in ("scipy_", ""):
            for suffix in ("64_", ""):
                if hasattr(library, f"{prefix}openblas_set_num_threads{suffix}"):
                    return _Blas(library, prefix, suffix)
    return None


def parts_of_products(multiplications: int, blocks: int, least: int = _LEAST_MULTIPLICATIONS) -> int:
    """Into how many parts to split matrix products over this many blocks, each part with a BLAS of one thread.

    It does not depend on the number of threads: BLAS may round the same rows differently in matrices of other sizes.
    """
    if multiplications < least or blas() is None:
        return 1
    return max(1, min(PIECES, blocks))


def alone(function: Callable[..., R], *args: object) -> R:
    """Call the function while BLAS has one thread: many small products only wait for a second one."""
    control = blas()
    if control is None:
        return function(*args)
    call = object()
    try:  # an interrupt may come between any two steps
        control.enter(call)
        return function(*args)
    finally:
        try:
            control.leave(call)
        except BaseException:
            control.leave(call)
            raise


def block_length(elements: int, alone: int = BLOCK) -> int:
    """The elements of a block, of ``alone`` when one thread does the work.

    Threads hand on the interpreter at every call: whoever waits for it while the other's call is shorter than waking up
    takes waits for good, which costs more than blocks that leave the second-level cache.
    """
    parts = parts_for(elements, elements)
    if parts == 1:
        return alone
    share = -(-elements // parts)
    return -(-share // (16 * -(-share // LONGEST))) * 16  # equal blocks of whole cache lines


def fixed_length(elements: int) -> int:
    """The elements of a block that is summed: as `block_length` for all threads, however many there are."""
    parts = PIECES if elements >= _MINIMUM else 1
    if parts == 1:
        return BLOCK
    share = -(-elements // parts)
    return -(-share // (16 * -(-share // LONGEST))) * 16


def fixed_parts(elements: int, blocks: int) -> int:
    """Into how many parts to split sums over this many elements in this many blocks, however many threads there are."""
    return 1 if elements < _MINIMUM else max(1, min(PIECES, blocks))


def parts_for(elements: int, blocks: int) -> int:
    """Into how many parts to split work over this many elements in this many blocks, of which no sum depends."""
    if elements < _MINIMUM:
        return 1
    return max(1, min(workers.threads, blocks))


def ranges(n: int, parts: int) -> list:
    """Consecutive (start, stop) that divide range(n) evenly."""
    cuts = [n * i // parts for i in range(parts + 1)]
    return [(a, b) for a, b in zip(cuts[:-1], cuts[1:], strict=True) if b > a]


def run_blocks(body: Callable, blocks: list, temporaries: list) -> None:
    """Call ``body(*block, *temporaries)`` for every block, the temporaries cut to the block's length."""
    for block in blocks:
        n = len(block[0])
        body(*block, *[t if len(t) == n else t[:n] for t in temporaries])
