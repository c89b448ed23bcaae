"""DropoutLayer in training mode on ten million Real32 numbers, beside a plain copy of the array and PyTorch.

    python tests/benchmarks/dropout.py

The goal is four times the time of the copy, for any probability.  Exit status 1 if a row misses it.
"""

import os
import sys

import numpy as np

sys.path.insert(0, os.path.dirname(__file__))
from timing import alternate, in_own_process  # noqa: E402

GOAL = 4.0


def main() -> int:
    """A row per probability: copy, dropout, both in milliseconds, their ratio, and PyTorch's time."""
    if "WLNET_BENCHMARK_THREADS" not in os.environ:
        return max([in_own_process(__file__, n, []) for n in (2, 1)])
    import torch

    from wlnet import Session, ops
    from wlnet.running.plans import Settings, compute

    threads = int(os.environ["WLNET_BENCHMARK_THREADS"])
    torch.set_num_threads(threads)
    ops.set_threads(threads)
    rng = np.random.Generator(np.random.SFC64(1))
    x = rng.standard_normal(10**7, np.float32)
    copy, tensor = np.empty_like(x), torch.from_numpy(x)
    session, settings = Session(), Settings(training=True, generator=lambda: rng)
    print(f"\n{threads} thread(s)\n{'p':>10s} {'copy ms':>10s} {'wlnet ms':>10s} {'ratio':>8s} {'torch ms':>10s}")
    missed = False
    for p in (0.5, 0.3, 1 / 3, 0.001):
        net = session.evaluate(f'DropoutLayer[{p}, "Input" -> 10000]').expression
        feeds = {"Input": x.reshape(1000, 10000)}
        ours, plain = alternate(lambda net=net, feeds=feeds: compute(net, feeds, settings), lambda: np.copyto(copy, x), 0.15)
        theirs, _ = alternate(lambda p=p: torch.nn.functional.dropout(tensor, p), lambda: None, 0.3, 2)
        missed |= ours > GOAL * plain
        print(f"{p:10.6f} {plain * 1e3:10.2f} {ours * 1e3:10.2f} {ours / plain:8.2f} {theirs * 1e3:10.2f}", flush=True)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
