"""Long calls of NumPy's library, which nothing interrupts: they are made on another thread, and it is the wait that ends."""

import threading
from collections.abc import Callable

import numpy as np

LONG = 1 << 26  # operations, some 50 ms; the other thread costs 0.1 ms
LOOK = 0.05  # seconds after which a waiting thread looks whether another one has sent it an exception


def aside(operations: float, function: Callable, *args: object, **options: object) -> object:
    """function(*args, **options), which takes about so many operations; where they are many, an interrupt ends the wait.

    The call itself comes to its end later, and nobody hears of it.
    """
    if operations < LONG:
        return function(*args, **options)
    values: list = []
    errors: list = []
    at_work = threading.Lock()
    at_work.acquire()
    settings = np.geterr()  # each thread has its own

    def work() -> None:
        try:
            with np.errstate(**settings):
                values.append(function(*args, **options))
        except Exception as error:  # the caller's business
            errors.append(error)
        finally:
            at_work.release()

    threading.Thread(target=work, name="NumPy", daemon=True).start()
    while not at_work.acquire(timeout=LOOK):
        pass
    if errors:
        raise errors[0]
    return values[0]


def solving(a: np.ndarray) -> float:
    """About how many operations it takes to solve equations with a matrix, to invert it or to take its determinant."""
    return a.size * min(a.shape)


def decomposing(a: np.ndarray) -> float:
    """About how many it takes to find eigenvalues, singular values and what goes with them."""
    return 20 * a.size * min(a.shape)
