"""Results and gradients do not depend on the number of threads, to the last bit."""

import numpy as np
import pytest

from wlnet import ops
from wlnet.ops.workers import workers


def _normal(*shape):
    return np.random.default_rng(sum(shape)).standard_normal(shape, np.float32)


def _convolution(channels, size, outputs, kernel, **options):
    def build():
        data = {
            "x": _normal(16, channels, size, size),
            "w": _normal(outputs, channels // options.get("groups", 1), kernel, kernel),
            "b": _normal(outputs),
        }
        return ops.conv(*[ops.array(n, a.shape) for n, a in data.items()], **options), data

    return build


def _pooled(kernel, stride):
    def build():
        data = {"x": _normal(16, 16, 41, 41)}
        return ops.pool(ops.array("x", data["x"].shape), kernel, stride), data

    return build


def _rows(op, *shape, **options):
    def build():
        data = {"x": _normal(*shape)}
        return getattr(ops, op)(ops.array("x", shape), **options), data

    return build


def _layer_norm():
    data = {"x": _normal(1000, 300), "scale": _normal(300), "bias": _normal(300)}
    return ops.layer_norm(*[ops.array(n, a.shape) for n, a in data.items()], 1e-5), data


def _batch_norm(*shape):
    def build():
        data = {"x": _normal(*shape), "scale": _normal(shape[1]), "bias": _normal(shape[1])}
        return ops.batch_norm(*[ops.array(n, a.shape) for n, a in data.items()], 1e-5)[0], data

    return build


def _linear(rows, inputs, outputs):
    def build():
        data = {"x": _normal(rows, inputs), "w": _normal(outputs, inputs), "b": _normal(outputs)}
        return ops.linear(*[ops.array(n, a.shape) for n, a in data.items()]), data

    return build


def _attention():
    data = {"q": _normal(64, 50, 32), "k": _normal(64, 70, 32), "v": _normal(64, 70, 24)}
    return ops.attention(*[ops.array(n, a.shape) for n, a in data.items()]), data


def _lstm():
    hidden, features, batch = 300, 40, 32
    data = {
        "x": _normal(batch, 5, features),
        "s": _normal(batch, hidden),
        "c": _normal(batch, hidden),
        "wi": _normal(4 * hidden, features) / 20,
        "wh": _normal(4 * hidden, hidden) / 20,
        "b": _normal(4 * hidden),
    }
    return ops.lstm(*[ops.array(n, a.shape) for n, a in data.items()])[0], data


def _of(function, **shapes):
    def build():
        data = {n: _normal(*s) / 20 for n, s in shapes.items()}
        return function(*[ops.array(n, a.shape) for n, a in data.items()]), data

    return build


CASES = {
    "GRU": _of(lambda *a: ops.gru(*a)[0], x=(32, 6, 40), s=(32, 300), wi=(900, 40), wh=(900, 300), b=(900,)),
    "lines": _of(ops.conv, x=(32, 16, 500), w=(32, 16, 5), b=(32,)),
    "space": _of(ops.conv, x=(8, 4, 16, 16, 16), w=(8, 4, 3, 3, 3), b=(8,)),
    "lines with a stride": _of(lambda x, w: ops.conv(x, w, stride=3, padding=2), x=(32, 8, 3000), w=(40, 8, 7)),
    "windows far apart": _of(lambda x, w: ops.conv(x, w, padding=2, dilation=3), x=(16, 8, 60, 61), w=(40, 8, 3, 3)),
    "a small batch": _of(lambda x, w: ops.conv(x, w, padding=1), x=(2, 48, 60, 60), w=(64, 48, 3, 3)),
    "transposed": _of(lambda x, w: ops.conv_transpose(x, w, stride=2), x=(16, 32, 20, 20), w=(32, 16, 4, 4)),
    "sums of the middle": _of(lambda x: ops.reduce_sum(x, 1), x=(64, 50, 100)),
    "means": _of(lambda x: ops.reduce_mean(x, (1, 2)), x=(64, 50, 60, 7)),
    "rows broadcast": _of(lambda x, b: ops.sigmoid(x + b), x=(600, 700), b=(700,)),
    "columns broadcast": _of(lambda x, b: ops.sigmoid(x * b), x=(600, 700), b=(600, 1)),
    "odd sizes": _of(ops.matmul, a=(517, 523), b=(523, 541)),
    "one row": _of(ops.matmul, a=(1, 3000), b=(3000, 3000)),
    "long sums": _of(ops.matmul, a=(60, 5000), b=(5000, 50)),
    "one channel": _convolution(1, 60, 20, 5),
    "columns added to channels": _convolution(48, 28, 64, 3, stride=2, padding=1),
    "columns added to memory of their own": _convolution(20, 24, 50, 5),
    "dilated": _convolution(12, 40, 16, 3, dilation=2, padding=1),
    "Winograd": _convolution(32, 29, 36, 3, padding=1),
    "1 x 1": _convolution(32, 29, 160, 1),
    "groups": _convolution(32, 40, 32, 5, groups=2, padding=2),
    "depthwise": _convolution(16, 41, 32, 3, groups=16, padding=1),
    "pooling": _pooled(2, 2),
    "pooling of windows that overlap": _pooled(3, 2),
    "softmax": _rows("softmax", 700, 333),
    "logarithms of softmax": _rows("log_softmax", 700, 333),
    "layer norm": _layer_norm,
    "batch norm of images": _batch_norm(16, 30, 21, 21),
    "batch norm of short runs": _batch_norm(64, 300, 3, 3),
    "batch norm of vectors": _batch_norm(1001, 333),
    "sums": _rows("reduce_sum", 517, 613, axes=0),
    "linear, many rows": _linear(512, 300, 257),
    "linear, few rows": _linear(64, 700, 300),
    "attention": _attention,
    "LSTM": _lstm,
}


@pytest.mark.parametrize("name", CASES)
def test_threads_agree(name):
    before, found = workers.threads, []
    try:
        for threads in (1, 2, 3, 16):
            ops.set_threads(threads)
            value, data = CASES[name]()
            plan = ops.compile([value], wrt=list(data), cotangents=True)
            results, gradients = plan.gradients(data, cotangents=[_normal(*value.shape)])
            found.append([*results, *[gradients[n] for n in data]])
    finally:
        ops.set_threads(before)
    for others in found[1:]:
        for one, other in zip(found[0], others, strict=True):
            np.testing.assert_array_equal(other, one)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ((300, 200), (200, 300)),
        ((40, 500), (500, 700)),
        ((6, 150, 200), (6, 200, 150)),
        ((1, 150, 200), (6, 200, 150)),
        ((150, 200), (6, 200, 150)),
        ((6, 2, 150, 100), (2, 100, 150)),
    ],
)
def test_products_in_pieces(left, right):
    before = workers.threads
    a, b = _normal(*left), _normal(*right)
    try:
        ops.set_threads(2)
        plan = ops.compile([ops.matmul(ops.array("a", left), ops.array("b", right))])
        product = plan.run({"a": a, "b": b})[0]
        assert len(plan._calls[0].args[1]) > 1  # the pieces
    finally:
        ops.set_threads(before)
    np.testing.assert_allclose(product, a @ b, rtol=1e-4, atol=1e-3)
