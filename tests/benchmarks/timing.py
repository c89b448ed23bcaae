"""Two implementations timed alternately in one process: lower quartiles, and their ratio."""

import math
import os
import subprocess
import sys
import time


def alternate(first, second, seconds: float = 0.06, rounds: int = 5) -> tuple:
    """The lower quartiles of the times of two functions, called in turns of about ``seconds`` each.

    Not the medians: where others use the machine, half of the calls of two threads wait for a core.

    The calls of the first 30 ms of a turn are not counted: the other's threads (OpenBLAS's, OpenMP's) are still
    spinning then.  With one thread the time is that of the processor, which others on the machine do not disturb.
    """
    clock = time.process_time if os.environ.get("WLNET_BENCHMARK_THREADS") == "1" else time.perf_counter
    times = ([], [])
    for _ in range(rounds):
        for function, found in zip((first, second), times, strict=True):
            settled = time.perf_counter() + 0.03
            function()
            while time.perf_counter() < settled:
                function()
            end = time.perf_counter() + seconds
            while True:
                start = clock()
                function()
                found.append(clock() - start)
                if time.perf_counter() > end:
                    break
    return tuple([sorted(found)[len(found) // 4] for found in times])


def geometric_mean(numbers) -> float:
    """The exponential of the mean logarithm."""
    numbers = list(numbers)
    return math.exp(sum(map(math.log, numbers)) / len(numbers)) if numbers else float("nan")


def show_row(name: str, ours: float, theirs: float, goal: float) -> float:
    """Print one row; the ratio is above 1 where wlnet is faster, and marked where it is below the goal."""
    ratio = theirs / ours
    mark = f" * goal {goal}" if ratio < goal else ""
    print(f"{name:58s} {ours * 1e3:10.3f} {theirs * 1e3:10.3f} {ratio:8.2f}{mark}", flush=True)
    return ratio


def in_own_process(file: str, threads: int, arguments) -> int:
    """Run the benchmark again with this number of threads for BLAS, OpenMP and wlnet;

    OpenBLAS chooses its own kernels.
    """
    environment = {k: v for k, v in os.environ.items() if k != "OPENBLAS_CORETYPE"}
    environment.update(OPENBLAS_NUM_THREADS=str(threads), OMP_NUM_THREADS=str(threads), WLNET_BENCHMARK_THREADS=str(threads))
    return subprocess.run([sys.executable, file, *arguments], env=environment, check=False).returncode
