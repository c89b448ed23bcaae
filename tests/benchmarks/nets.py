"""Building nets from Wolfram code: chains and residual graphs, replacing one array, the way of NetTrain to its first batch.

Times are of the processor, so that other work on the machine does not count.  Run with the folder of wlnet on PYTHONPATH.
"""

import sys
from time import process_time

from wlnet import Session

REPETITIONS = 3  # the best of them is shown


def chain(count: int) -> str:
    """A chain of linear layers and ramps."""
    return f'NetChain[Join @@ Table[{{LinearLayer[16], Ramp}}, {count // 2}], "Input" -> 16]'


def nested(depth: int) -> str:
    """A chain inside a chain inside a chain …"""
    return f'NetChain[{{Nest[NetChain[{{LinearLayer[16], #, Ramp}}] &, NetChain[{{Ramp}}], {depth}]}}, "Input" -> 16]'


def residual(count: int) -> str:
    """A graph of blocks: convolution, ramp, and the sum with what came in."""
    blocks = count // 3
    return (
        f'NetGraph[Association @@ Flatten @ Table[{{"c" <> ToString[i] -> ConvolutionLayer[16, 3, PaddingSize -> 1], '
        f'"r" <> ToString[i] -> Ramp, "t" <> ToString[i] -> TotalLayer[]}}, {{i, {blocks}}}], '
        'Flatten @ Table[With[{n = ToString[i], b = If[i == 1, NetPort["Input"], "t" <> ToString[i - 1]]}, '
        f'{{b -> "c" <> n -> "r" <> n, {{b, "r" <> n}} -> "t" <> n}}], {{i, {blocks}}}], "Input" -> {{16, 32, 32}}]'
    )


def best(session: Session, code: str, repetitions: int = REPETITIONS) -> float:
    """Seconds of the processor that code takes, the best of some times."""
    times = []
    for _ in range(repetitions):
        start = process_time()
        session.evaluate(code)
        times.append(process_time() - start)
    return min(times)


def row(what: str, session: Session, code: str, repetitions: int = REPETITIONS) -> None:
    """Print the time that code takes."""
    print(f"{what:46} {1000 * best(session, code, repetitions):9.1f} ms")


def calls_before_first_batch() -> int:
    """Python calls of the first NetTrain of a session until the first step of training begins."""
    from wlnet.training import engine

    session = Session()
    session.evaluate('net = NetChain[{8, Ramp, 3, SoftmaxLayer[]}, "Input" -> 4]')
    session.evaluate("data = Table[RandomReal[1, 4] -> UnitVector[3, Mod[i, 3] + 1], {i, 20}]")
    count, steps = 0, []

    def counting(frame, event, argument):
        nonlocal count
        if event == "call" and not steps:
            if frame.f_code.co_name == "step" and frame.f_code.co_filename == engine.__file__:
                steps.append(count)
            count += 1

    sys.setprofile(counting)
    session.evaluate("NetTrain[net, data, MaxTrainingRounds -> 1]")
    sys.setprofile(None)
    return steps[0] if steps else count


def main() -> None:
    """Print all figures."""
    session = Session()
    session.evaluate(chain(4)), session.evaluate(residual(6))  # every module of the way is loaded
    for count in (50, 500, 2000):
        row(f"chain of {count} layers", session, chain(count), 3 if count < 2000 else 1)
    row("20 chains inside each other", session, nested(20))
    row("residual graph of 300 nodes", session, residual(300))
    session.evaluate(f"graph = NetInitialize[{residual(300)}]")
    session.evaluate("weights = ConstantArray[0.5, {16, 16, 3, 3}]")
    row("NetReplacePart of one array in it", session, 'NetReplacePart[graph, {"c7", "Weights"} -> weights];')
    row("NetReplacePart of one layer in it", session, 'NetReplacePart[graph, "r7" -> ElementwiseLayer[Tanh]];')
    print(f"{'calls of NetTrain before the first batch':46} {calls_before_first_batch():9d}")


if __name__ == "__main__":
    main()
