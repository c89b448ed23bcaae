"""Results and gradients do not depend on the number of threads, beyond rounding."""

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


CASES = {
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
}


@pytest.mark.parametrize("name", CASES)
def test_threads_agree(name):
    before, found = workers.threads, []
    try:
        for threads in (1, 2, 3):
            ops.set_threads(threads)
            value, data = CASES[name]()
            plan = ops.compile([value], wrt=list(data), cotangents=True)
            results, gradients = plan.gradients(data, cotangents=[_normal(*value.shape)])
            found.append([*results, *[gradients[n] for n in data]])
    finally:
        ops.set_threads(before)
    for others in found[1:]:
        for one, other in zip(found[0], others, strict=True):
            np.testing.assert_allclose(other, one, rtol=1e-4, atol=1e-5 * np.abs(one).max())


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
        # Large exponentials are shared, and keep BLAS to one thread
        wide = [ops.exp(ops.array(f"e{i}", (512, 512))) for i in range(3)]
        plan = ops.compile([ops.matmul(ops.array("a", left), ops.array("b", right)), *wide])
        data = {"a": a, "b": b, **{f"e{i}": _normal(512, 512) for i in range(3)}}
        found = plan.run(data)[0]
        assert plan._shares
    finally:
        ops.set_threads(before)
    np.testing.assert_allclose(found, a @ b, rtol=1e-4, atol=1e-3)
