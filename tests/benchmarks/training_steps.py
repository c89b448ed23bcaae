"""Training steps (forward, backward, ADAM) of whole nets made by Wolfram code, and of PyTorch with its fused ADAM."""

import numpy as np
from timing import alternate, show_row

GOAL = 1.5


class OurNet:
    """A net with the output port "Loss", trained as NetTrain trains it."""

    def __init__(self, net, data):
        from wlnet.ops import FLOAT32
        from wlnet.training.engine import Engine
        from wlnet.training.losses import Term, TrainingGraph
        from wlnet.training.optimisers import Adam

        graph = TrainingGraph(net, [Term("Loss", 1.0, "Loss", None)], {})
        self.engine = Engine(graph, {}, FLOAT32, np.random.Generator(np.random.SFC64(1)))
        self.data, self.method = data, Adam(self.engine.parameters)

    @property
    def arrays(self) -> dict:
        """The learned arrays, by position."""
        return {self.engine.positions[key][0]: self.engine.arrays[key] for key in self.engine.learned}

    def step(self):
        """One training step; the loss."""
        (losses,), _ = self.engine.losses_and_gradients(self.data, 1 / len(self.data["Input"]))
        self.method.update(self.engine.gradients, 0.001)
        return float(losses.mean())


class TorchNet:
    """The same with torch; ``loss(arrays, data)``."""

    def __init__(self, arrays, loss, data):
        import torch

        self.data = {n: torch.from_numpy(a) for n, a in data.items()}
        self.arrays = [torch.from_numpy(a.copy()).requires_grad_() for a in arrays]
        self.loss = loss
        self.method = torch.optim.Adam(self.arrays, lr=0.001, eps=1e-5, fused=True)

    def step(self):
        """One training step; the loss."""
        self.method.zero_grad(set_to_none=True)
        loss = self.loss(self.arrays, self.data).mean()
        loss.backward()
        self.method.step()
        return float(loss.detach())


def _images(batch, *shape):
    rng = np.random.default_rng(5)
    return {"Input": rng.standard_normal((batch, *shape), np.float32), "Target": rng.integers(1, 11, batch)}


def mlp():
    """784-256-128-10 with ramps and softmax cross-entropy, batches of 64."""
    import torch.nn.functional as f

    def theirs(a, t):
        h = f.relu(f.linear(t["Input"], a[0], a[1]))
        h = f.relu(f.linear(h, a[2], a[3]))
        return f.cross_entropy(f.linear(h, a[4], a[5]), t["Target"] - 1, reduction="none")

    net = "NetChain[{256, Ramp, 128, Ramp, 10, SoftmaxLayer[]}]"
    return "MLP 784-256-128-10, B 64", net, "Index", "784", _images(64, 784), theirs, None


def lenet():
    """The LeNet of the documentation, batches of 64."""
    import torch.nn.functional as f

    def theirs(a, t):
        h = f.max_pool2d(f.relu(f.conv2d(t["Input"], a[0], a[1])), 2, 2)
        h = f.max_pool2d(f.relu(f.conv2d(h, a[2], a[3])), 2, 2)
        h = f.relu(f.linear(h.flatten(1), a[4], a[5]))
        return f.cross_entropy(f.linear(h, a[6], a[7]), t["Target"] - 1, reduction="none")

    net = (
        "NetChain[{ConvolutionLayer[20, 5], Ramp, PoolingLayer[2, 2], ConvolutionLayer[50, 5], Ramp, "
        "PoolingLayer[2, 2], FlattenLayer[], 500, Ramp, 10, SoftmaxLayer[]}]"
    )
    return "LeNet, B 64", net, "Index", "{1, 28, 28}", _images(64, 1, 28, 28), theirs, None


def classifier():
    """Characters to true or false: embedding 97x20, GRU 100, dropout, GRU 100, last, linear, sigmoid; B 32, T 60."""
    import torch
    import torch.nn.functional as f

    rng = np.random.default_rng(5)
    data = {"Input": rng.integers(1, 98, (32, 60)), "Target": rng.integers(0, 2, (32, 1)).astype(np.float32)}
    zeros, no_biases = torch.zeros(1, 32, 100), torch.zeros(300)

    def gru(x, arrays):
        return torch.gru(x, zeros, [*arrays, no_biases], True, 1, 0.0, True, False, True)[0]

    def theirs(a, t):
        h = gru(f.embedding(t["Input"] - 1, a[0]), a[1:4])
        h = gru(f.dropout(h, 0.3), a[4:7])
        return f.binary_cross_entropy_with_logits(f.linear(h[:, -1], a[7], a[8]), t["Target"], reduction="none")

    def convert(arrays):
        from layers import GRU_GATES, stacked

        found = []
        for layer in ("1", "2", "4", "6"):
            own = {key[-1]: a for key, a in arrays.items() if key[1] == layer}
            found += stacked(GRU_GATES)(own) if layer in "24" else list(own.values())
        return found

    net = (
        "NetChain[{EmbeddingLayer[20, 97], GatedRecurrentLayer[100], DropoutLayer[0.3], GatedRecurrentLayer[100], "
        "SequenceLastLayer[], LinearLayer[1], LogisticSigmoid}]"
    )
    return "Seed page's classifier, B 32, T 60", net, "Binary", "{60}", data, theirs, convert


def run_training(wanted):
    """Print the rows; the ratios found."""
    from layers import CLASSIFIED, made

    ratios = []
    for build in (mlp, lenet, classifier):
        name, net, loss, shape, data, theirs, convert = build()
        if wanted and not any([w.lower() in ("training " + name).lower() for w in wanted]):
            continue
        code = CLASSIFIED.format(net=net, input=shape).replace('"Index"', f'"{loss}"')
        ours = OurNet(made(code).expression, data)
        others = TorchNet(convert(ours.arrays) if convert else ours.arrays.values(), theirs, data)
        first = ours.step(), others.step()
        if abs(first[0] - first[1]) > 0.1:  # dropout makes them differ
            raise ValueError(f"{name}: the losses are {first}")
        ratios.append(show_row("training " + name, *alternate(ours.step, others.step, 0.15), GOAL))
    return ratios
