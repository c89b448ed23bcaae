"""wlnet's layers beside PyTorch eager on the CPU: forward, forward and backward, and training steps of whole nets.

    python tests/benchmarks/layers.py [--threads 2] [name ...]

Every row is a net made by Wolfram code and run by ``wlnet.running.plans.compute``, on the same numbers as PyTorch: results
are compared first.  Both run alternately in one process per number of threads.  A row prints both times (lower
quartiles) in milliseconds, PyTorch's time / wlnet's time, and ``*`` where that is below the row's goal.
"""

import os
import sys

import numpy as np

sys.path.insert(0, os.path.dirname(__file__))
from timing import alternate, geometric_mean, in_own_process, show_row  # noqa: E402

ROWS = []
GOAL, LAYER_NORM, DEPTHWISE, LSTM, LARGE_CONVOLUTION, LARGE_SOFTMAX = 1.0, 0.3, 0.25, 0.6, 0.75, 0.6


class Row:
    """A net as Wolfram code, data by port, and what PyTorch does with the same arrays and data.

    ``theirs(arrays, inputs)`` gets tensors: the net's arrays as ``convert`` left them, and the inputs by port.
    ``goals``: of forward, and of forward and backward.
    """

    def __init__(self, name, code, data, theirs, convert=None, training=False, compared=True, goals=(GOAL, GOAL)):
        self.name, self.code, self.data, self.theirs = name, code, data, theirs
        self.convert = convert or (lambda arrays: list(arrays.values()))
        self.training, self.compared, self.goals = training, compared, goals


def add(*arguments, **options):
    """A row of the table."""
    ROWS.append(Row(*arguments, **options))


def normal(*shape):
    """Random numbers, the same for every shape."""
    return np.random.default_rng(sum(shape) + len(shape)).standard_normal(shape, np.float32)


def positions(n, *shape):
    """Random integers from 1 to n."""
    return np.random.default_rng(n).integers(1, n + 1, shape)


def torch_functions():
    """torch.nn.functional."""
    import torch

    return torch.nn.functional


def linear(rows, features, outputs):
    add(
        f"Linear {features}-{outputs}, {rows} rows",
        f'LinearLayer[{outputs}, "Input" -> {features}]',
        lambda: {"Input": normal(rows, features)},
        lambda a, t: torch_functions().linear(t["Input"], *a),
    )


def convolution(name, batch, channels, size, outputs, kernel, stride=1, padding=0, groups=1, goals=(GOAL, GOAL)):
    code = (
        f'ConvolutionLayer[{outputs}, {kernel}, "Stride" -> {stride}, PaddingSize -> {padding}, '
        f'"ChannelGroups" -> {groups}, "Input" -> {{{channels}, {size}, {size}}}]'
    )
    add(
        f"Convolution {name}",
        code,
        lambda: {"Input": normal(batch, channels, size, size)},
        lambda a, t: torch_functions().conv2d(t["Input"], *a, stride, padding, groups=groups),
        goals=goals,
    )


def pooling(name, shape, kernel, stride, function):
    def theirs(a, t):
        f = torch_functions()
        return (f.max_pool2d if function == "Max" else f.avg_pool2d)(t["Input"], kernel, stride)

    sizes = ", ".join(map(str, shape[1:]))
    add(
        f"Pooling {name}",
        f'PoolingLayer[{kernel}, {stride}, "Function" -> {function}, "Input" -> {{{sizes}}}]',
        lambda: {"Input": normal(*shape)},
        theirs,
    )


def batch_normalisation(*shape):
    add(
        f"BatchNormalization {'x'.join(map(str, shape))}",
        f'BatchNormalizationLayer["Input" -> {{{", ".join(map(str, shape[1:]))}}}]',
        lambda: {"Input": normal(*shape)},
        lambda a, t: torch_functions().batch_norm(t["Input"], None, None, *a, True, 0.1, 1e-3),
        convert=lambda arrays: list(arrays.values())[:2],
        training=True,
    )


def layer_normalisation(rows, columns):
    add(
        f"Normalization {rows}x{columns}",
        f'NormalizationLayer[1, "Same", "Input" -> {columns}]',
        lambda: {"Input": normal(rows, columns)},
        lambda a, t: torch_functions().layer_norm(t["Input"], (columns,), *a, 1e-3),
        goals=(LAYER_NORM, LAYER_NORM),
    )


def stacked(gates):
    """What joins the gates' arrays as PyTorch has them: input weights, state weights and biases."""
    return lambda arrays: [
        np.concatenate([arrays[gate + kind] for gate in gates]) for kind in ("InputWeights", "StateWeights", "Biases")
    ]


GRU_GATES = ("ResetGate", "InputGate", "MemoryGate")
LSTM_GATES = ("InputGate", "ForgetGate", "MemoryGate", "OutputGate")


def recurrent(kind, batch, steps, features, hidden):
    def theirs(a, t):
        import torch

        zeros = torch.zeros(1, batch, hidden)
        weights = [*a, torch.zeros_like(a[2])]
        if kind == "LSTM":
            return torch.lstm(t["Input"], (zeros, zeros), weights, True, 1, 0.0, True, False, True)[0]
        return torch.gru(t["Input"], zeros, weights, True, 1, 0.0, True, False, True)[0]

    layer = "LongShortTermMemoryLayer" if kind == "LSTM" else "GatedRecurrentLayer"
    add(
        f"{kind} {batch}x{steps}, {features}-{hidden}",
        f'{layer}[{hidden}, "Input" -> {{{steps}, {features}}}]',
        lambda: {"Input": normal(batch, steps, features)},
        theirs,
        convert=stacked(LSTM_GATES if kind == "LSTM" else GRU_GATES),
        goals=(LSTM, LSTM) if kind == "LSTM" else (1, 1),
    )


def embedding(words, size, batch, steps):
    add(
        f"Embedding {words} words, {size}, {batch}x{steps}",
        f'EmbeddingLayer[{size}, {words}, "Input" -> {{{steps}}}]',
        lambda: {"Input": positions(words, batch, steps)},
        lambda a, t: torch_functions().embedding(t["Input"] - 1, *a),
    )


def attention(batch, heads, steps, size):
    def theirs(a, t):
        given = [t[n].transpose(1, 2) for n in ("Query", "Key", "Value")]
        return torch_functions().scaled_dot_product_attention(*given).transpose(1, 2)

    ports = ", ".join([f'"{n}" -> {{{steps}, {heads}, {size}}}' for n in ("Key", "Value", "Query")])
    add(
        f"Attention {batch}x{heads} heads of {size}, T {steps}",
        f'AttentionLayer["Dot", "MultiHead" -> True, "ScoreRescaling" -> "DimensionSqrt", {ports}]',
        lambda: {n: normal(batch, steps, heads, size) for n in ("Key", "Value", "Query")},
        theirs,
    )


def elementwise(name, size):
    def theirs(a, t):
        return t["Input"].tanh() if name == "Tanh" else getattr(torch_functions(), name.lower())(t["Input"])

    add(
        f"{name} {size}",
        f'ElementwiseLayer[{name if name == "Tanh" else f"{chr(34)}{name}{chr(34)}"}, "Input" -> 1000]',
        lambda: {"Input": normal(size // 1000, 1000)},
        theirs,
    )


CLASSIFIED = (
    'NetGraph[<|"p" -> {net}, "loss" -> CrossEntropyLossLayer["Index"]|>, {{NetPort["Input"] -> "p" -> '
    'NetPort["loss", "Input"], NetPort["Target"] -> NetPort["loss", "Target"]}}, "Input" -> {input}]'
)


def cross_entropy(rows, classes, goals=(GOAL, GOAL)):
    add(
        f"Softmax cross-entropy {rows}x{classes}",
        CLASSIFIED.format(net="SoftmaxLayer[]", input=classes),
        lambda: {"Input": normal(rows, classes), "Target": positions(classes, rows)},
        lambda a, t: torch_functions().cross_entropy(t["Input"], t["Target"] - 1, reduction="none"),
        goals=goals,
    )


def softmax(rows, classes, goals):
    add(
        f"Softmax {rows}x{classes}",
        f'SoftmaxLayer["Input" -> {classes}]',
        lambda: {"Input": normal(rows, classes)},
        lambda a, t: torch_functions().softmax(t["Input"], -1),
        goals=goals,
    )


def dropout(size):
    add(
        f"Dropout {size}",
        'DropoutLayer["Input" -> 100]',
        lambda: {"Input": normal(size // 100, 100)},
        lambda a, t: torch_functions().dropout(t["Input"], 0.5),
        training=True,
        compared=False,
    )


def declare():
    """All rows, in the order they are printed."""
    large = (LARGE_CONVOLUTION, LARGE_CONVOLUTION)
    linear(64, 784, 256)
    linear(64, 256, 128)
    linear(2048, 64, 256)
    convolution("5x5 1>20 at 28, B 64 (LeNet)", 64, 1, 28, 20, 5)
    convolution("5x5 20>50 at 12, B 64 (LeNet)", 64, 20, 12, 50, 5)
    convolution("3x3 64>64 at 56, B 16 (ResNet)", 16, 64, 56, 64, 3, padding=1, goals=large)
    convolution("3x3 s2 64>128 at 56, B 16 (ResNet)", 16, 64, 56, 128, 3, stride=2, padding=1, goals=large)
    convolution("1x1 64>256 at 56, B 16 (ResNet)", 16, 64, 56, 256, 1, goals=large)
    convolution("3x3 256>256 at 14, B 16 (ResNet)", 16, 256, 14, 256, 3, padding=1, goals=large)
    convolution("depthwise 3x3 64 at 56, B 16", 16, 64, 56, 64, 3, padding=1, groups=64, goals=(DEPTHWISE, DEPTHWISE))
    pooling("max 2, 20x24x24, B 64", (64, 20, 24, 24), 2, 2, "Max")
    pooling("max 3s2, 64x56x56, B 16", (16, 64, 56, 56), 3, 2, "Max")
    pooling("mean 2, 64x56x56, B 16", (16, 64, 56, 56), 2, 2, "Mean")
    batch_normalisation(64, 20, 24, 24)
    batch_normalisation(16, 64, 56, 56)
    layer_normalisation(2048, 64)
    layer_normalisation(8192, 256)
    recurrent("GRU", 64, 50, 20, 100)
    recurrent("GRU", 64, 50, 100, 100)
    recurrent("LSTM", 64, 50, 20, 100)
    recurrent("LSTM", 64, 50, 100, 100)
    embedding(50000, 64, 64, 50)
    attention(8, 8, 128, 64)
    for name in ("GELU", "SELU", "Tanh"):
        elementwise(name, 10**6)
    cross_entropy(64, 10)
    cross_entropy(2048, 256)
    cross_entropy(512, 10000)
    softmax(2048, 256, (LARGE_SOFTMAX, GOAL))
    softmax(512, 10000, (LARGE_SOFTMAX, GOAL))
    for size in (10**4, 10**6, 10**7):
        dropout(size)


def made(code):
    """The net of some Wolfram code, with numbers in its arrays."""
    from wlnet import Session

    session = Session()
    net = session.evaluate(f"NetInitialize[{code}, RandomSeeding -> 1]")
    if not hasattr(net, "expression"):
        raise ValueError(f"{code} gives {net}: {session.messages}")
    return net


def named_arrays(net):
    """Array name -> numbers, of a net of one layer with arrays."""
    from wlnet.nets.array_values import array_value
    from wlnet.nets.arrays import array_positions

    return {key[-1]: np.asarray(array_value(layer.arrays[name]), np.float32) for key, (layer, name) in array_positions(net).items()}


def functions(row):
    """(wlnet forward, torch forward, wlnet both, torch both), the last two with a random cotangent."""
    import torch

    from wlnet.nets.arrays import array_positions
    from wlnet.nets.tree import resolve
    from wlnet.running import plans as run

    net, rng = made(row.code).expression, np.random.Generator(np.random.SFC64(1))
    data, settings = row.data(), run.Settings(training=row.training, generator=lambda: rng)
    (output,) = net.outputs
    real = [n for n, a in data.items() if a.dtype.kind == "f"]
    positions = [(name,) for name in real] + [p for p in array_positions(net) if not p[-1].startswith("Moving")]
    places = tuple([resolve(net, position, as_port=True) for position in ((output,), *positions)])
    both = run.Request(places, places, seeded=(output,))
    seeds = {output: normal(*run.compute(net, data, settings)[0][0].shape)}
    arrays = [torch.from_numpy(a.copy()) for a in row.convert(named_arrays(net))]
    inputs = {n: torch.from_numpy(a.copy()) for n, a in data.items()}
    leaves = [a.clone().requires_grad_() for a in arrays]
    learned = {n: t.clone().requires_grad_() if n in real else t for n, t in inputs.items()}
    given = torch.from_numpy(seeds[output])

    def torch_forward():
        with torch.no_grad():
            return row.theirs(arrays, inputs)

    def torch_both():
        for t in (*leaves, *learned.values()):
            t.grad = None
        row.theirs(leaves, learned).backward(given)

    if row.compared:
        found, expected = run.compute(net, data, settings)[0][0], torch_forward().numpy()
        if not np.allclose(found, expected, 1e-3, 1e-4):
            raise ValueError(f"{row.name}: results differ by {np.abs(found - expected).max()}")
    return (
        lambda: run.compute(net, data, settings),
        torch_forward,
        lambda: run.compute(net, data, settings, both, None, seeds),
        torch_both,
    )


def run_layers(wanted):
    """Print the rows of layers; the ratios found."""
    ratios = []
    for row in ROWS:
        if wanted and not any([w.lower() in row.name.lower() for w in wanted]):
            continue
        our_forward, their_forward, our_both, their_both = functions(row)
        ratios.append(show_row(row.name + ", forward", *alternate(our_forward, their_forward), row.goals[0]))
        ratios.append(show_row(row.name + ", with backward", *alternate(our_both, their_both), row.goals[1]))
    name = "Chain 784-256-128-10, 100 times one input, net[x]"
    if not wanted or any([w.lower() in name.lower() for w in wanted]):
        ratios.append(show_row(name, *alternate(*application()), GOAL))
    return ratios


def application():
    """A small chain on one input through the evaluator, and torch.nn.Sequential; a hundred times."""
    import torch

    from wlnet import Session

    session = Session()
    session.evaluate('net = NetInitialize[NetChain[{256, Ramp, 128, Ramp, 10, SoftmaxLayer[]}, "Input" -> 784]];')
    session.set_value("x", normal(784))
    layers = [
        torch.nn.Linear(784, 256),
        torch.nn.ReLU(),
        torch.nn.Linear(256, 128),
        torch.nn.ReLU(),
        torch.nn.Linear(128, 10),
        torch.nn.Softmax(-1),
    ]
    sequential, tensor = torch.nn.Sequential(*layers), torch.from_numpy(normal(784))

    def theirs():
        with torch.no_grad():
            for _ in range(100):
                sequential(tensor)

    return lambda: session.evaluate("Do[net[x], {100}]"), theirs


def main(arguments):
    """The rows, once per number of threads, each in a process of its own."""
    if "WLNET_BENCHMARK_THREADS" not in os.environ:
        threads = [2, 1]
        if "--threads" in arguments:
            at = arguments.index("--threads")
            threads = [int(arguments[at + 1])]
            arguments = arguments[:at] + arguments[at + 2 :]
        return max([in_own_process(__file__, n, arguments) for n in threads])
    import torch
    from training_steps import run_training

    from wlnet import ops

    threads = int(os.environ["WLNET_BENCHMARK_THREADS"])
    torch.set_num_threads(threads)
    ops.set_threads(threads)
    print(f"\n{threads} thread(s)\n{'':58s} {'wlnet ms':>10s} {'torch ms':>10s} {'ratio':>8s}")
    declare()
    ratios = run_layers(arguments)
    if ratios:
        print(f"{'geometric mean of layers':58s} {'':10s} {'':10s} {geometric_mean(ratios):8.2f}")
    ratios = run_training(arguments)
    if ratios:
        print(f"{'geometric mean of training steps':58s} {'':10s} {'':10s} {geometric_mean(ratios):8.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
