"""wlnet's layers beside PyTorch eager on the CPU: forward, forward and backward, and training steps of whole nets.

    python tests/benchmarks/layers.py [--threads 2] [name ...]

Both run alternately in one process per number of threads.  A row prints both medians in milliseconds and PyTorch's
time / wlnet's time.
"""

import os
import sys

import numpy as np

sys.path.insert(0, os.path.dirname(__file__))
from timing import alternate, geometric_mean, in_own_process, show_row  # noqa: E402

ROWS = []           # (name, builder, whether forward alone is timed too)


def row(name, **options):
    """Register a row; the function gives (arrays, wlnet function of values, torch function of tensors)."""
    def register(function):
        ROWS.append((name, function, options))
        return function
    return register


def _normal(*shape, scale=1.0):
    return (np.random.default_rng(sum(shape) + len(shape)).standard_normal(shape) * scale).astype(np.float32)


def _layer(name, arrays, ours, theirs, **options):
    ROWS.append((name, lambda: (arrays(), ours, theirs), options))


def _functional():
    import torch
    return torch.nn.functional


def linear(rows, features, outputs):
    from wlnet import ops
    _layer(f"Linear {features}-{outputs}, {rows} rows",
           lambda: {"x": _normal(rows, features), "w": _normal(outputs, features, scale=0.05), "b": _normal(outputs)},
           lambda v: ops.linear(v["x"], v["w"], v["b"]),
           lambda t: _functional().linear(t["x"], t["w"], t["b"]))


def convolution(name, batch, channels, size, outputs, kernel, stride=1, padding=0, groups=1):
    from wlnet import ops
    _layer(f"Convolution {name}",
           lambda: {"x": _normal(batch, channels, size, size), "b": _normal(outputs),
                    "w": _normal(outputs, channels // groups, kernel, kernel, scale=0.05)},
           lambda v: ops.conv(v["x"], v["w"], v["b"], stride=stride, padding=padding, groups=groups),
           lambda t: _functional().conv2d(t["x"], t["w"], t["b"], stride, padding, groups=groups))


def pooling(name, shape, kernel, stride, function):
    from wlnet import ops
    _layer(
        f"Pooling {name}",
        lambda: {"x": _normal(*shape)},
        lambda v: ops.pool(v["x"], kernel, stride, function=function),
        lambda t: (_functional().max_pool2d if function == "max" else _functional().avg_pool2d)(t["x"], kernel, stride),
    )


def batch_normalisation(*shape):
    from wlnet import ops
    _layer(f"BatchNormalization {'x'.join(map(str, shape))}",
           lambda: {"x": _normal(*shape), "w": _normal(shape[1]), "b": _normal(shape[1])},
           lambda v: ops.batch_norm(v["x"], v["w"], v["b"], 1e-3)[0],
           lambda t: _functional().batch_norm(t["x"], None, None, t["w"], t["b"], True, 0.1, 1e-3))


def layer_normalisation(rows, columns):
    from wlnet import ops
    _layer(f"LayerNormalization {rows}x{columns}",
           lambda: {"x": _normal(rows, columns), "w": _normal(columns), "b": _normal(columns)},
           lambda v: ops.layer_norm(v["x"], v["w"], v["b"], 1e-3),
           lambda t: _functional().layer_norm(t["x"], (columns,), t["w"], t["b"], 1e-3))


def recurrent(kind, batch, steps, features, hidden):
    from wlnet import ops
    gates = {"gru": 3, "lstm": 4}[kind]

    def arrays():
        found = {"x": _normal(batch, steps, features), "wi": _normal(gates * hidden, features, scale=0.1),
                 "wh": _normal(gates * hidden, hidden, scale=0.1), "b": _normal(gates * hidden),
                 "s": np.zeros((batch, hidden), np.float32)}
        return found | ({"c": np.zeros((batch, hidden), np.float32)} if kind == "lstm" else {})

    def ours(v):
        states = [v["s"]] + ([v["c"]] if kind == "lstm" else [])
        return getattr(ops, kind)(v["x"], *states, v["wi"], v["wh"], v["b"])[0]

    def theirs(t):
        import torch
        weights = [t["wi"], t["wh"], t["b"], t["b"]]
        states = tuple([t[n][None] for n in ("s", "c") if n in t])
        function = torch.lstm if kind == "lstm" else torch.gru
        return function(t["x"], states if kind == "lstm" else states[0], weights, True, 1, 0.0, True, False, True)[0]

    _layer(f"{kind.upper()} {batch}x{steps}, {features}-{hidden}", arrays, ours, theirs)


def embedding(words, size, *shape):
    from wlnet import ops
    _layer(f"Embedding {words} words, {size}, {'x'.join(map(str, shape))}",
           lambda: {"i": np.random.default_rng(1).integers(0, words, shape), "w": _normal(words, size)},
           lambda v: ops.gather(v["w"], v["i"]),
           lambda t: _functional().embedding(t["i"], t["w"]))


def attention(batch, heads, steps, size):
    from wlnet import ops
    _layer(f"Attention {batch}x{heads} heads of {size}, T {steps}",
           lambda: {n: _normal(batch, heads, steps, size) for n in "qkv"},
           lambda v: ops.attention(v["q"], v["k"], v["v"], size ** -0.5),
           lambda t: _functional().scaled_dot_product_attention(t["q"], t["k"], t["v"]))


def elementwise(name, size):
    from wlnet import ops
    _layer(f"{name} {size}", lambda: {"x": _normal(size // 1000, 1000)},
           lambda v: getattr(ops, name.lower())(v["x"]),
           lambda t: (t["x"].tanh() if name == "Tanh" else getattr(_functional(), name.lower())(t["x"])))


def softmax_cross_entropy(rows, classes):
    from wlnet import ops
    _layer(f"Softmax cross-entropy {rows}x{classes}",
           lambda: {"x": _normal(rows, classes), "i": np.random.default_rng(1).integers(0, classes, rows)},
           lambda v: ops.cross_entropy_index(ops.softmax(v["x"]), v["i"]),
           lambda t: _functional().cross_entropy(t["x"], t["i"], reduction="none"))


def softmax(rows, classes):
    from wlnet import ops
    _layer(f"Softmax {rows}x{classes}", lambda: {"x": _normal(rows, classes)},
           lambda v: ops.softmax(v["x"]), lambda t: _functional().softmax(t["x"], -1))


def dropout(size):
    from wlnet import ops
    _layer(f"Dropout {size}", lambda: {"x": _normal(size // 100, 100)},
           lambda v: ops.dropout(v["x"], 0.5), lambda t: _functional().dropout(t["x"], 0.5))


def chain_on_one_input():
    from wlnet import ops
    sizes = (784, 256, 128, 10)

    def arrays():
        found = {"x": _normal(1, 784)}
        for i, (n, m) in enumerate(zip(sizes[:-1], sizes[1:], strict=True)):
            found |= {f"w{i}": _normal(m, n, scale=0.05), f"b{i}": _normal(m)}
        return found

    def ours(v):
        h = ops.relu(ops.linear(v["x"], v["w0"], v["b0"]))
        h = ops.relu(ops.linear(h, v["w1"], v["b1"]))
        return ops.softmax(ops.linear(h, v["w2"], v["b2"]))

    def theirs(t):
        f = _functional()
        h = f.relu(f.linear(t["x"], t["w0"], t["b0"]))
        h = f.relu(f.linear(h, t["w1"], t["b1"]))
        return f.softmax(f.linear(h, t["w2"], t["b2"]), -1)

    _layer("Chain 784-256-128-10 on one input", arrays, ours, theirs)


def declare():
    """All rows, in the order they are printed."""
    linear(64, 784, 256)
    linear(64, 256, 128)
    linear(2048, 64, 256)
    convolution("5x5 1>20 at 28, B 64 (LeNet)", 64, 1, 28, 20, 5)
    convolution("5x5 20>50 at 12, B 64 (LeNet)", 64, 20, 12, 50, 5)
    convolution("3x3 64>64 at 56, B 16 (large)", 16, 64, 56, 64, 3, padding=1)
    convolution("3x3 s2 64>128 at 56, B 16 (large)", 16, 64, 56, 128, 3, stride=2, padding=1)
    convolution("1x1 64>256 at 56, B 16 (large)", 16, 64, 56, 256, 1)
    convolution("3x3 256>256 at 14, B 16 (large)", 16, 256, 14, 256, 3, padding=1)
    convolution("depthwise 3x3 64 at 56, B 16", 16, 64, 56, 64, 3, padding=1, groups=64)
    pooling("max 2, 20x24x24, B 64", (64, 20, 24, 24), 2, 2, "max")
    pooling("max 3s2, 64x56x56, B 16", (16, 64, 56, 56), 3, 2, "max")
    pooling("mean 2, 64x56x56, B 16", (16, 64, 56, 56), 2, 2, "mean")
    batch_normalisation(64, 20, 24, 24)
    batch_normalisation(16, 64, 56, 56)
    layer_normalisation(2048, 64)
    layer_normalisation(8192, 256)
    recurrent("gru", 64, 50, 20, 100)
    recurrent("gru", 64, 50, 100, 100)
    recurrent("lstm", 64, 50, 20, 100)
    recurrent("lstm", 64, 50, 100, 100)
    embedding(50000, 64, 64, 50)
    attention(8, 8, 128, 64)
    for name in ("GELU", "SELU", "Tanh"):
        elementwise(name, 10 ** 6)
    softmax_cross_entropy(64, 10)
    softmax_cross_entropy(2048, 256)
    softmax_cross_entropy(512, 10000)
    softmax(2048, 256)
    softmax(512, 10000)
    for size in (10 ** 4, 10 ** 6, 10 ** 7):
        dropout(size)
    chain_on_one_input()


def functions(arrays, ours, theirs):
    """(wlnet forward, torch forward, wlnet both, torch both), the last two with a random cotangent."""
    import torch

    from wlnet import ops
    rng = np.random.Generator(np.random.SFC64(1))
    values = {n: (ops.input if n == "x" else ops.array)(n, a.shape, a.dtype) for n, a in arrays.items()}
    real = [n for n, a in arrays.items() if a.dtype.kind == "f"]
    result = ours(values)
    forward = ops.compile([result])
    both = ops.compile([result], wrt=real, cotangents=True)
    cotangent = _normal(*result.shape)
    tensors = {n: torch.from_numpy(a.copy()) for n, a in arrays.items()}
    leaves = {n: t.clone().requires_grad_() if n in real else t for n, t in tensors.items()}
    given = torch.from_numpy(cotangent)

    def torch_forward():
        with torch.no_grad():
            return theirs(tensors)

    def torch_both():
        for n in real:
            leaves[n].grad = None
        theirs(leaves).backward(given)

    return lambda: forward.run(arrays, rng), torch_forward, lambda: both.gradients(arrays, rng, [cotangent]), torch_both


def run_layers(wanted):
    """Print the rows of layers; the ratios found."""
    ratios = []
    for name, build, _ in ROWS:
        if wanted and not any([w.lower() in name.lower() for w in wanted]):
            continue
        our_forward, their_forward, our_both, their_both = functions(*build())
        ratios.append(show_row(name + ", forward", *alternate(our_forward, their_forward)))
        ratios.append(show_row(name + ", forward and backward", *alternate(our_both, their_both)))
    return ratios


def main(arguments):
    """The rows, once per number of threads, each in a process of its own."""
    if "WLNET_BENCHMARK_THREADS" not in os.environ:
        threads = [2, 1]
        if "--threads" in arguments:
            at = arguments.index("--threads")
            threads = [int(arguments[at + 1])]
            arguments = arguments[:at] + arguments[at + 2:]
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
