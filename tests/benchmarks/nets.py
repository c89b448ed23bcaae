"""Building nets from Wolfram code: chains and graphs, parts replaced, the way of NetTrain to its first batch.

Times are of the processor, so that other work on the machine does not count; the best of several.  With the folder of
another wlnet on PYTHONPATH the program measures that one.
"""

import threading
from time import process_time

from wlnet import Session

REPETITIONS = 9

ALIKE = 'NetChain[Join @@ Table[{{LinearLayer[16], Ramp}}, {}], "Input" -> 16];'
DIFFERENT = 'NetChain[Join @@ Table[{{LinearLayer[15 + i], Ramp}}, {{i, {}}}], "Input" -> 16];'
FROM_THE_END = 'NetChain[Table[ConvolutionLayer[4, {{2}}], {}], "Output" -> {{4, 10}}];'
LAST_NODE_FIRST = (
    "NetGraph[Association @@ Table[i -> PoolingLayer[{{2}}], {{i, {0}, 1, -1}}], Table[i -> i + 1, {{i, {0} - 1}}], "
    '"Input" -> {{2, 3000}}];'
)
INSIDE_EACH_OTHER = 'NetChain[{{Nest[NetChain[{{LinearLayer[16], #, Ramp}}] &, NetChain[{{Ramp}}], {}]}}, "Input" -> 16];'
NODES = (
    'Flatten @ Table[{{"c" <> ToString[i] -> ConvolutionLayer[16, 3, PaddingSize -> 1], "r" <> ToString[i] -> Ramp, '
    '"t" <> ToString[i] -> TotalLayer[]}}, {{i, {}}}]'
)
EDGES = (
    'Flatten @ Table[With[{{n = ToString[i], b = If[i == 1, NetPort["Input"], "t" <> ToString[i - 1]]}}, '
    '{{b -> "c" <> n -> "r" <> n, {{b, "r" <> n}} -> "t" <> n}}], {{i, {}}}]'
)
RESIDUAL = 'NetGraph[nodes, edges, "Input" -> {16, 32, 32}]'


def best(session: Session, code: str, repetitions: int = REPETITIONS) -> float:
    """Milliseconds of the processor that code takes, the best of some times."""
    times = []
    for _ in range(repetitions):
        start = process_time()
        session.evaluate(code)
        times.append(process_time() - start)
    return 1000 * min(times)


def residual(session: Session, count: int) -> None:
    """Give ``nodes`` and ``edges`` of a graph of blocks: convolution, ramp, and the sum with what came in."""
    session.evaluate(f"nodes = Association @@ {NODES.format(count // 3)}; edges = {EDGES.format(count // 3)};")


def calls_before_first_batch(session: Session, net: str, data: str) -> int:
    """Python calls of NetTrain until losses are computed for the first time; those that import modules do not count."""
    session.evaluate(f"net = {net};")
    count = [0]

    def counting(frame, event, _):
        if event == "call" and "importlib" not in frame.f_code.co_filename and len(count) == 1:
            if frame.f_code.co_name == "losses_and_gradients":
                count.append(1)
            count[0] += 1

    threading.setprofile(counting)
    session.evaluate(f"NetTrain[net, {data}, MaxTrainingRounds -> 1]")
    threading.setprofile(None)
    return count[0]


def main() -> None:
    """Print all figures."""
    session = Session()
    for code in (ALIKE, DIFFERENT, FROM_THE_END, LAST_NODE_FIRST, INSIDE_EACH_OTHER):
        session.evaluate(code.format(2))  # all modules are loaded
    rows = [("chain, alike", ALIKE, 2), ("chain, all different", DIFFERENT, 2), ("chain, from the end", FROM_THE_END, 1)]
    for what, code, layers in [*rows, ("graph, last node first", LAST_NODE_FIRST, 1)]:
        for count in (50, 500, 2000):
            repetitions = REPETITIONS if count == 50 else 2 if count == 500 else 1
            print(f"{what}, {count} layers".ljust(48), f"{best(session, code.format(count // layers), repetitions):9.1f} ms")
    for depth in (10, 40):
        print(f"{depth} chains inside each other".ljust(48), f"{best(session, INSIDE_EACH_OTHER.format(depth), 2):9.1f} ms")
    residual(session, 300)
    print("residual graph, 300 nodes".ljust(48), f"{best(session, RESIDUAL + ';'):9.1f} ms")
    session.evaluate(f"graph = NetInitialize[{RESIDUAL}]; weights = ConstantArray[0.5, {{16, 16, 3, 3}}];")
    for what, rule in (("an array", '{"c7", "Weights"} -> weights'), ("a layer", '"r7" -> ElementwiseLayer[Tanh]')):
        print(f"NetReplacePart of {what} in it".ljust(48), f"{best(session, f'NetReplacePart[graph, {rule}];'):9.1f} ms")
    net, data = "NetChain[{8, Ramp, 3, SoftmaxLayer[]}%s]", "data"
    session.evaluate("data = Table[RandomReal[1, 4] -> RandomChoice[IdentityMatrix[3]], 20];")
    calls_before_first_batch(session, net % ', "Input" -> 4', data)  # all modules are loaded
    for what, shape in (("shape known", ', "Input" -> 4'), ("shape open", "")):
        count = calls_before_first_batch(session, net % shape, data)
        print(f"calls of NetTrain before the first batch, {what}".ljust(48), f"{count:9d}")


if __name__ == "__main__":
    main()
