"""Random ops by their law, and calls out of the graph."""

import numpy as np
import pytest

from wlnet import ops


def _rng(seed=1):
    return np.random.Generator(np.random.SFC64(seed))


def _deviation(count, n, p):
    """How many standard deviations a count of successes lies from its mean."""
    return abs(count - n * p) / max(np.sqrt(n * p * (1 - p)), 1e-9)


@pytest.mark.parametrize("p", [0.5, 0.25, 1 / 3, 0.1, 0.001, 1 / 256, 0.9999, 1 - 2**-16, 3e-5])
def test_bernoulli_has_its_probability(p):
    n = 2_000_000
    (drawn,) = ops.compile([ops.bernoulli(p, (n,))]).run({}, _rng())
    assert drawn.dtype == np.bool_
    assert _deviation(int(drawn.sum()), n, p) < 4.5


@pytest.mark.parametrize("p", [0.0, 1.0])
def test_bernoulli_of_certain_events(p):
    assert (ops.compile([ops.bernoulli(p, (1000,), "float32")]).run({}, _rng())[0] == p).all()


def test_entries_are_independent():
    """Neighbours, entries of one word and of neighbouring words are uncorrelated; so are two runs."""
    plan, rng = ops.compile([ops.bernoulli(0.3, (1 << 20,), "float64")]), _rng()
    first, second = plan.run({}, rng)[0] - 0.3, plan.run({}, rng)[0] - 0.3
    for lag in (1, 2, 7, 8, 64, 1 << 17):
        assert abs(np.mean(first[lag:] * first[:-lag])) / 0.21 < 0.006
    assert abs(np.mean(first * second)) / 0.21 < 0.006


@pytest.mark.parametrize("shape", [(0,), (1,), (3, 5), (1 << 18, 3)])
@pytest.mark.parametrize("p", [0.5, 0.3])
def test_dropout_zeroes_or_scales(shape, p):
    x = np.arange(1, 1 + np.prod(shape), dtype=np.float32).reshape(shape)
    plan = ops.compile(ops.dropout_with_mask(ops.input("x", shape), p), wrt=["x"], loss=None)
    (y, mask), found = plan.gradients({"x": x}, _rng())
    np.testing.assert_allclose(y, np.where(mask, x / np.float32(1 - p), 0), rtol=1e-6)
    np.testing.assert_allclose(found["x"], mask / (1 - p), rtol=1e-6)
    if x.size > 1000:
        assert _deviation(int(mask.sum()), x.size, 1 - p) < 4.5


def test_dropout_depends_on_the_generator_only():
    x = np.ones((1 << 19, 2), np.float32)
    plan = ops.compile([ops.dropout(ops.input("x", x.shape), 0.3)])
    first = plan.run({"x": x}, _rng(5))[0].copy()
    ops.set_threads(1)
    try:
        alone = ops.compile([ops.dropout(ops.input("x", x.shape), 0.3)])
        assert (alone.run({"x": x}, _rng(5))[0] == first).all()
    finally:
        ops.set_threads(2)
    assert (plan.run({"x": x}, _rng(5))[0] == first).all()
    assert (plan.run({"x": x}, _rng(6))[0] != first).any()


def test_dropout_at_the_ends():
    x = ops.input("x", (4,))
    data = {"x": np.ones(4, np.float32)}
    assert ops.compile([ops.dropout(x, 0)]).run(data)[0].tolist() == [1] * 4
    assert ops.compile([ops.dropout(x, 1)]).run(data)[0].tolist() == [0] * 4


def test_alpha_dropout_keeps_mean_and_variance():
    x = _rng().standard_normal(1 << 20)
    plan = ops.compile([ops.alpha_dropout(ops.input("x", x.shape, "float64"), 0.2)], wrt=["x"])
    (y,), found = plan.gradients({"x": x}, _rng(2))
    assert abs(y.mean()) < 0.005 and abs(y.var() - 1) < 0.01
    dropped = found["x"] == 0
    assert _deviation(int(dropped.sum()), x.size, 0.2) < 4.5
    assert np.ptp(y[dropped]) < 1e-12 and np.ptp(found["x"][~dropped]) < 1e-12


def test_dropout_after_a_convolution_keeps_mask_and_values_together():
    """There the memory order is not that of the shape."""
    x = _rng().standard_normal((9, 1, 6, 6)).astype(np.float32) + 3
    y = ops.conv(ops.input("x", x.shape), ops.ones((2, 1, 2, 2)))
    plain, dropped, mask = ops.compile([y, *ops.dropout_with_mask(y, 0.4)]).run({"x": x}, _rng())
    np.testing.assert_allclose(dropped, np.where(mask, plain / np.float32(0.6), 0), rtol=1e-5)


def test_random_array():
    value = ops.random_array(lambda rng, shape, low: rng.uniform(low, low + 1, shape), (1000,), [np.float64(5)], "float64")
    rng = _rng()
    plan = ops.compile([value])
    first, second = plan.run({}, rng)[0], plan.run({}, rng)[0]
    assert 5 <= first.min() and first.max() < 6 and (first != second).all()


def test_external_calls_and_their_gradient():
    def function(a, b):
        return a * b

    def gradient(arrays, cotangent, result):
        return [cotangent * arrays[1], None]

    a, b = ops.input("a", (3,)), ops.input("b", (3,))
    plan = ops.compile([ops.external(function, [a, b], (3,), gradient=gradient) * 2], wrt=["a", "b"])
    (y,), found = plan.gradients({"a": np.arange(3.0), "b": np.full(3, 4.0)})
    assert y.tolist() == [0, 8, 16] and found["a"].tolist() == [8, 8, 8] and found["b"].tolist() == [0, 0, 0]


def test_an_external_result_of_the_wrong_shape():
    plan = ops.compile([ops.external(lambda a: a[:1], [ops.input("a", (3,))], (3,))])
    with pytest.raises(ops.OpsError, match=r"shape \(3,\) was promised"):
        plan.run({"a": np.zeros(3)})
