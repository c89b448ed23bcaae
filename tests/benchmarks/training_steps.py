"""Training steps of whole nets (forward, backward, ADAM) on wlnet's ops and on PyTorch with its fused ADAM."""

import numpy as np
from timing import alternate, show_row


class OurNet:
    """A net given as a function of values, its learned arrays views of one flat buffer."""

    def __init__(self, shapes, loss, data, seed=1):
        from wlnet import ops
        from wlnet.training.optimisers import Adam
        total = sum([int(np.prod(s)) for s in shapes.values()])
        self.parameters, self.gradients = np.zeros(total, np.float32), np.zeros(total, np.float32)
        self.data, self.rng = data, np.random.Generator(np.random.SFC64(seed))
        self.arrays, into, start = {}, {}, 0
        for name, shape in shapes.items():
            stop = start + int(np.prod(shape))
            self.arrays[name] = self.parameters[start:stop].reshape(shape)
            into[name] = self.gradients[start:stop].reshape(shape)
            start = stop
        values = {n: ops.input(n, a.shape, a.dtype) for n, a in data.items()}
        values |= {n: ops.array(n, s) for n, s in shapes.items()}
        self.plan = ops.compile([ops.reduce_mean(loss(values))], wrt=list(shapes), into=into)
        self.method = Adam(self.parameters)

    def step(self):
        """One training step; the loss."""
        (loss,), _ = self.plan.gradients({**self.data, **self.arrays}, self.rng)
        self.method.update(self.gradients, 0.001)
        return float(loss.detach()) if hasattr(loss, "detach") else float(loss)


class TorchNet:
    """The same with torch."""

    def __init__(self, arrays, loss, data):
        import torch
        self.data = {n: torch.from_numpy(a) for n, a in data.items()}
        self.arrays = {n: torch.from_numpy(a.copy()).requires_grad_() for n, a in arrays.items()}
        self.loss = loss
        self.method = torch.optim.Adam(self.arrays.values(), lr=0.001, eps=1e-5, fused=True)

    def step(self):
        """One training step; the loss."""
        self.method.zero_grad(set_to_none=True)
        loss = self.loss({**self.data, **self.arrays}).mean()
        loss.backward()
        self.method.step()
        return float(loss.detach()) if hasattr(loss, "detach") else float(loss)


def mlp():
    """784-256-128-10 with ramps and softmax cross-entropy, batches of 64."""
    import torch.nn.functional as f

    from wlnet import ops
    sizes = (784, 256, 128, 10)
    shapes = {}
    for i, (n, m) in enumerate(zip(sizes[:-1], sizes[1:], strict=True)):
        shapes |= {f"w{i}": (m, n), f"b{i}": (m,)}

    def ours(v):
        h = ops.relu(ops.linear(v["x"], v["w0"], v["b0"]))
        h = ops.relu(ops.linear(h, v["w1"], v["b1"]))
        return ops.cross_entropy_index(ops.softmax(ops.linear(h, v["w2"], v["b2"])), v["t"])

    def theirs(t):
        h = f.relu(f.linear(t["x"], t["w0"], t["b0"]))
        h = f.relu(f.linear(h, t["w1"], t["b1"]))
        return f.cross_entropy(f.linear(h, t["w2"], t["b2"]), t["t"], reduction="none")

    return "MLP 784-256-128-10, B 64", shapes, ours, theirs, _images(64, 784)


def _images(batch, *shape):
    rng = np.random.default_rng(5)
    return {"x": rng.standard_normal((batch, *shape)).astype(np.float32), "t": rng.integers(0, 10, batch)}


def lenet():
    """The LeNet of the documentation, batches of 64."""
    import torch.nn.functional as f

    from wlnet import ops
    shapes = {"k1": (20, 1, 5, 5), "c1": (20,), "k2": (50, 20, 5, 5), "c2": (50,), "w1": (500, 800), "b1": (500,),
              "w2": (10, 500), "b2": (10,)}

    def ours(v):
        h = ops.pool(ops.relu(ops.conv(v["x"], v["k1"], v["c1"])), 2, 2)
        h = ops.pool(ops.relu(ops.conv(h, v["k2"], v["c2"])), 2, 2)
        h = ops.relu(ops.linear(ops.flatten(h), v["w1"], v["b1"]))
        return ops.cross_entropy_index(ops.softmax(ops.linear(h, v["w2"], v["b2"])), v["t"])

    def theirs(t):
        h = f.max_pool2d(f.relu(f.conv2d(t["x"], t["k1"], t["c1"])), 2, 2)
        h = f.max_pool2d(f.relu(f.conv2d(h, t["k2"], t["c2"])), 2, 2)
        h = f.relu(f.linear(h.flatten(1), t["w1"], t["b1"]))
        return f.cross_entropy(f.linear(h, t["w2"], t["b2"]), t["t"], reduction="none")

    return "LeNet, B 64", shapes, ours, theirs, _images(64, 1, 28, 28)


def classifier():
    """Characters to true or false: embedding 97x20, GRU 100, dropout, GRU 100, last, linear, sigmoid; B 32, T 60."""
    import torch
    import torch.nn.functional as f

    from wlnet import ops

    shapes = {
        "e": (97, 20),
        "i1": (300, 20),
        "h1": (300, 100),
        "b1": (300,),
        "i2": (300, 100),
        "h2": (300, 100),
        "b2": (300,),
        "w": (1, 100),
        "b": (1,),
    }
    rng = np.random.default_rng(5)
    data = {"x": rng.integers(0, 97, (32, 60)), "t": rng.integers(0, 2, (32, 1)).astype(np.float32),
            "s": np.zeros((32, 100), np.float32)}

    def ours(v):
        h = ops.gather(v["e"], v["x"])
        h = ops.gru(h, v["s"], v["i1"], v["h1"], v["b1"])[0]
        h = ops.gru(ops.dropout(h, 0.3), v["s"], v["i2"], v["h2"], v["b2"])[0]
        return ops.binary_cross_entropy(ops.sigmoid(ops.linear(ops.sequence_last(h), v["w"], v["b"])), v["t"])

    def gru(x, t, k):
        weights = [t["i" + k], t["h" + k], t["b" + k], torch.zeros(300)]
        return torch.gru(x, t["s"][None], weights, True, 1, 0.0, True, False, True)[0]

    def theirs(t):
        h = gru(f.embedding(t["x"], t["e"]), t, "1")
        h = gru(f.dropout(h, 0.3), t, "2")
        return f.binary_cross_entropy_with_logits(f.linear(h[:, -1], t["w"], t["b"]), t["t"], reduction="none")

    return "Seed page's classifier, B 32, T 60", shapes, ours, theirs, data


def run_training(wanted):
    """Print the rows; the ratios found."""
    ratios = []
    for build in (mlp, lenet, classifier):
        name, shapes, ours, theirs, data = build()
        if wanted and not any([w.lower() in ("training " + name).lower() for w in wanted]):
            continue
        our_net = OurNet(shapes, ours, data)
        start = np.random.default_rng(3)
        for array in our_net.arrays.values():
            array[...] = start.standard_normal(array.shape) * (0.05 if array.ndim > 1 else 0)
        their_net = TorchNet(our_net.arrays, theirs, data)
        ratios.append(show_row("training " + name, *alternate(our_net.step, their_net.step, 0.15)))
    return ratios
