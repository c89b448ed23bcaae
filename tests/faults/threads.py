"""One seed, one net, whatever the number of threads: ``python tests/faults/threads.py [REPETITIONS]``.

The same trainings in child processes that have 1, 2, 4 and 16 threads.  A row per net and number of threads: the first digits
of a hash of the trained arrays, milliseconds of a batch and of processor time.
"""

import hashlib
import os
import subprocess
import sys
import time

CLASSES = '"Output" -> NetDecoder[{"Class", Range[10]}]'
NETS = {  # name: (layers, input, data, size of a batch, rounds)
    "conv, batch norm, dropout": (
        "{ConvolutionLayer[16, 3], BatchNormalizationLayer[], Ramp, DropoutLayer[0.2], PoolingLayer[2, 2], ConvolutionLayer[48, 3], "
        "BatchNormalizationLayer[], Ramp, ConvolutionLayer[48, 3], Ramp, FlattenLayer[], 100, Ramp, 10, SoftmaxLayer[]}",
        "{3, 28, 28}", "RandomReal[{-1, 1}, {128, 3, 28, 28}]", 64, 3,
    ),
    "MLP 600-512-10": ("{600, Ramp, 512, Ramp, 10, SoftmaxLayer[]}", "600", "RandomReal[{-1, 1}, {128, 600}]", 512, 10),
    "LSTM 512": ("{EmbeddingLayer[128, 100], LongShortTermMemoryLayer[512], SequenceLastLayer[], 10, SoftmaxLayer[]}",
        "12", "RandomInteger[{1, 100}, {128, 12}]", 64, 3),
    "attention": (
        "{EmbeddingLayer[64, 2000], NetMapOperator[LinearLayer[128]], NetGraph[{NetMapOperator[LinearLayer[{4, 32}]], "
        'NetMapOperator[LinearLayer[{4, 32}]], NetMapOperator[LinearLayer[{4, 32}]], AttentionLayer["Dot", "MultiHead" -> True], '
        'ReshapeLayer[{100, 128}]}, {1 -> NetPort[4, "Key"], 2 -> NetPort[4, "Value"], 3 -> NetPort[4, "Query"], 4 -> 5}], '
        'NormalizationLayer[2 ;;, "Same"], AggregationLayer[Mean, 1], 10, SoftmaxLayer[]}',
        "100", "RandomInteger[{1, 2000}, {128, 100}]", 32, 3,
    ),
}  # fmt: skip


def train(threads: int, repetitions: int) -> None:
    """Print the rows of this process."""
    from wlnet import Session, ops

    ops.set_threads(min(threads, 4))
    for name, (layers, size, data, batch, rounds) in NETS.items():
        session = Session()
        session.run(
            f'SeedRandom[7]; net = NetChain[{layers}, "Input" -> {size}, {CLASSES}]; data = {data} -> RandomInteger[{{1, 10}}, 128];'
        )
        wall = processor = 1e9
        for _ in range(repetitions):
            before = time.process_time()
            session.run(f"r = NetTrain[net, data, All, BatchSize -> {batch}, MaxTrainingRounds -> {rounds}, RandomSeeding -> 3];")
            batches = session.evaluate('r["TotalBatches"]')
            wall = min(wall, session.evaluate('r["TotalTrainingTime"]') / batches)
            processor = min(processor, (time.process_time() - before) / batches)
        numbers = session.evaluate_to_string('ToString[r["TrainedNet"], InputForm]', "InputForm").encode()
        losses = repr(session.evaluate('r["BatchLossList"]')).encode()
        digits = hashlib.sha256(numbers + losses).hexdigest()[:12]
        print(f"{name:28}{threads:8}  {digits}{wall * 1e3:12.2f}{processor * 1e3:12.2f}", flush=True)


def main(arguments: list) -> None:
    """Print the table."""
    if arguments[:1] == ["-child"]:
        train(int(arguments[1]), int(arguments[2]))
        return
    repetitions = arguments[0] if arguments else "1"
    print(f"{'net':28}{'threads':>8}  {'arrays':12}{'ms':>12}{'processor':>12}", flush=True)
    for threads in ("1", "2", "4", "16"):
        variables = {**os.environ, "OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads}
        subprocess.run([sys.executable, __file__, "-child", threads, repetitions], env=variables, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
