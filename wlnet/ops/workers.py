"""Cache-sized blocks and threads for kernels that make several passes over memory.

NumPy releases the interpreter lock inside ufuncs, so two threads over disjoint blocks run truly side by side.
"""

import ctypes
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar

import numpy as np

BLOCK = 32768  # elements: a few float32 arrays of this length stay in the second-level cache
LONGEST = 6 * BLOCK  # elements of the blocks of threads
_MINIMUM = 1 << 17  # elements below which handing work to a second thread costs more than it saves
_LEAST_MULTIPLICATIONS = 1 << 24  # 0.3 ms of one core; copying the pieces of a convolution costs as well


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
            function, args, finished = self.tasks.get()
            try:
                with np.errstate(all="ignore"):
                    function(*args)
                finished.put(None)
            except BaseException as error:
                finished.put(error)


class Workers:
    """A fixed set of threads; ``share`` runs one call per part, the last part on the calling thread."""

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

    def share(self, function: object, parts: list) -> None:
        """Run ``function(*part)`` for every part at the same time, BLAS having one thread; raise what a part raises."""
        alone(self._share, function, parts)

    def _share(self, function, parts):
        self._ensure(len(parts) - 1)
        finished = SimpleQueue()
        for worker, part in zip(self.workers, parts[:-1], strict=False):
            worker.tasks.put((function, part, finished))
        error = None
        try:
            function(*parts[-1])
        except BaseException as failure:
            error = failure
        for _ in parts[:-1]:  # also after a failure: the others still write into the plan's memory
            error = finished.get() or error
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
            while (item := items.get()) is not None:
                consume(*item)
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


workers = Workers(min(os.cpu_count() or 1, 4))


def is_shared(call: partial) -> bool:
    """Whether a recorded call (a ``functools.partial``) hands work to other threads."""
    return getattr(call.func, "__self__", None) is workers and workers.threads > 1


def set_threads(n: int) -> None:
    """How many threads kernels may use, BLAS's included where it can be told; plans made before keep their number."""
    workers.threads = max(1, int(n))
    control = blas()
    if control is not None:
        control.set(workers.threads)


class _Blas:
    """The number of threads of the OpenBLAS that NumPy brings along."""

    def __init__(self, library, prefix, suffix):
        self.set = getattr(library, f"{prefix}openblas_set_num_threads{suffix}")
        self.get = getattr(library, f"{prefix}openblas_get_num_threads{suffix}")
        self.lock = threading.Lock()
        self.inside = 0  # calls that want one thread at the moment
        self.before = 1

    def enter(self) -> None:
        """One thread from now on; the first to enter notes how many there were."""
        with self.lock:
            if self.inside == 0:
                self.before = self.get()
                self.set(1)
            self.inside += 1

    def leave(self) -> None:
        """The last to leave restores the number."""
        with self.lock:
            self.inside -= 1
            if self.inside == 0:
                self.set(self.before)


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
    """Into how many parts to split matrix products over this many blocks, each part with a BLAS of one thread."""
    if multiplications < least or workers.threads == 1 or blas() is None:
        return 1
    return max(1, min(workers.threads, blocks))


def alone(function: Callable[..., R], *args: object) -> R:
    """Call the function while BLAS has one thread: many small products only wait for a second one."""
    control = blas()
    if control is None:
        return function(*args)
    control.enter()
    try:
        return function(*args)
    finally:
        control.leave()


def is_alone() -> bool:
    """Whether BLAS is kept to one thread at the moment."""
    control = blas()
    return control is not None and control.inside > 0


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


def parts_for(elements: int, blocks: int) -> int:
    """Into how many parts to split work over this many elements in this many blocks."""
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
