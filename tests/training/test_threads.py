"""One seed gives one net on any number of threads: the same trainings in child processes that have 1, 2 and 16."""

import os
import subprocess
import sys

import pytest

PROGRAM = r"""
import hashlib, wlnet
from wlnet.nets.array_values import array_value
from wlnet.nets.arrays import array_positions
from wlnet.ops.workers import workers

CLASSES = '"Output" -> NetDecoder[{"Class", Range[10]}]'
LABELS = "RandomInteger[{1, 10}, 128]"
NETS = {
    "convolutions": (
        "{ConvolutionLayer[16, 3], BatchNormalizationLayer[], Ramp, DropoutLayer[0.2], PoolingLayer[2, 2], "
        "ConvolutionLayer[48, 3], BatchNormalizationLayer[], Ramp, ConvolutionLayer[48, 3], FlattenLayer[], 10, SoftmaxLayer[]}",
        "{3, 28, 28}",
        "RandomReal[{-1, 1}, {128, 3, 28, 28}]",
    ),
    "linear": ("{600, Ramp, 512, Ramp, 10, SoftmaxLayer[]}", "600", "RandomReal[{-1, 1}, {128, 600}]"),
    "recurrent": (
        "{EmbeddingLayer[64, 100], LongShortTermMemoryLayer[256], SequenceLastLayer[], 10, SoftmaxLayer[]}",
        "12",
        "RandomInteger[{1, 100}, {128, 12}]",
    ),
    "attention": (
        "{EmbeddingLayer[64, 2000], NetMapOperator[LinearLayer[128]], NetGraph[{NetMapOperator[LinearLayer[{4, 32}]], "
        'NetMapOperator[LinearLayer[{4, 32}]], NetMapOperator[LinearLayer[{4, 32}]], AttentionLayer["Dot", "MultiHead" -> True], '
        'ReshapeLayer[{50, 128}]}, {1 -> NetPort[4, "Key"], 2 -> NetPort[4, "Value"], 3 -> NetPort[4, "Query"], 4 -> 5}], '
        'NormalizationLayer[2 ;;, "Same"], AggregationLayer[Mean, 1], 10, SoftmaxLayer[]}',
        "50",
        "RandomInteger[{1, 2000}, {128, 50}]",
    ),
}
for name, (layers, size, data) in NETS.items():
    session = wlnet.Session()
    net = session.run(
        f'SeedRandom[7]; NetTrain[NetChain[{layers}, "Input" -> {size}, {CLASSES}], {data} -> {LABELS}, '
        'BatchSize -> 128, MaxTrainingRounds -> 2, RandomSeeding -> 3]'
    )
    assert not session.messages, session.messages
    digest = hashlib.sha256()
    for _, (layer, array) in sorted(array_positions(net).items()):
        digest.update(array_value(layer.arrays[array]).tobytes())
    print(name, digest.hexdigest())
orthogonal = wlnet.Session().run('NetInitialize[LinearLayer[500, "Input" -> 700], Method -> "Orthogonal"]')
print("orthogonal", hashlib.sha256(array_value(orthogonal.arrays["Weights"]).tobytes()).hexdigest())
print(workers.threads)
"""


def _trained(threads):
    variables = {**os.environ, "OMP_NUM_THREADS": str(threads), "OPENBLAS_NUM_THREADS": str(threads)}
    run = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, env=variables, timeout=300)
    assert run.returncode == 0, run.stderr
    *nets, count = run.stdout.splitlines()
    return nets, int(count)


@pytest.fixture(scope="module")
def on_one():
    nets, count = _trained(1)
    assert count == 1
    return nets


@pytest.mark.parametrize(("threads", "used"), [(2, 2), (16, 4)])
def test_one_seed_gives_one_net_on_any_number_of_threads(on_one, threads, used):
    nets, count = _trained(threads)
    assert count == used
    assert nets == on_one
