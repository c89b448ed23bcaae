"""The training methods against their formulas, written out for one number after another."""

import math

import numpy as np
import pytest

from wlnet.training.optimisers import METHODS, Adam, Sgd


def _sgd(w, gradients, rate, momentum=0.93):
    v = 0.0
    for g in gradients:
        v = momentum * v - rate * g
        w += v
    return w


def _sign_sgd(w, gradients, rate, momentum=0.93):
    v = 0.0
    for g in gradients:
        v = momentum * v + (1 - momentum) * g
        w -= rate * math.copysign(1, v)
    return w


def _rms_prop(w, gradients, rate, beta=0.95, epsilon=1e-6, momentum=0.9):
    n = v = 0.0
    for g in gradients:
        n = beta * n + (1 - beta) * g * g
        v = momentum * v - rate * g / (math.sqrt(n) + epsilon)
        w += v
    return w


def _adam(w, gradients, rate, beta1=0.9, beta2=0.999, epsilon=1e-5):
    m = n = 0.0
    for t, g in enumerate(gradients, 1):
        m, n = beta1 * m + (1 - beta1) * g, beta2 * n + (1 - beta2) * g * g
        w -= rate * (m / (1 - beta1**t)) / (math.sqrt(n / (1 - beta2**t)) + epsilon)
    return w


FORMULAS = {"SGD": _sgd, "SignSGD": _sign_sgd, "RMSProp": _rms_prop, "ADAM": _adam}


def _walk(method, gradients, rate=0.01):
    for g in gradients:
        before = g.copy()
        method.update(g, rate)
        assert (g == before).all()  # gradients are not changed


@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize("size", [3, 200_000])
def test_updates_follow_the_formula(name, size):
    rng = np.random.default_rng(1)
    start, gradients = rng.standard_normal(size), rng.standard_normal((4, size))
    weights = start.copy()
    _walk(METHODS[name](weights), gradients)
    for i in (0, 1, size - 1):
        assert weights[i] == pytest.approx(FORMULAS[name](start[i], gradients[:, i], 0.01), rel=1e-9)


@pytest.mark.parametrize("name", METHODS)
def test_single_precision(name):
    rng = np.random.default_rng(1)
    start, gradients = rng.standard_normal(5), rng.standard_normal((4, 5))
    weights = start.astype(np.float32)
    _walk(METHODS[name](weights), gradients.astype(np.float32))
    assert weights.dtype == np.float32
    np.testing.assert_allclose(weights, [FORMULAS[name](w, g, 0.01) for w, g in zip(start, gradients.T)], rtol=1e-4, atol=1e-5)


def test_torch_gives_the_same_adam():
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(1)
    weights, gradients = rng.standard_normal(20), rng.standard_normal((10, 20))
    theirs = torch.tensor(weights, requires_grad=True)
    method = torch.optim.Adam([theirs], lr=0.01, eps=1e-5)
    for g in gradients:
        theirs.grad = torch.tensor(g)
        method.step()
    _walk(Adam(weights), gradients)
    np.testing.assert_allclose(weights, theirs.detach().numpy(), rtol=1e-10)


def test_settings_of_single_parameters():
    weights = np.array([1.0, 1.0, 1.0, 1.0])
    method = Sgd(
        weights,
        momentum=0,
        multipliers=np.array([1.0, 0.0, -1.0, 1.0]),
        decay=np.array([0, 0, 0, 0.5]),
        gradient_clip=(-2.0, 2.0),
        weight_clip=(0.7, 1.5),
    )
    method.update(np.array([10.0, 10.0, 10.0, 0.0]), 0.1)
    # 1 - 0.1 * 2, no step, 1 + 0.1 * 2, and 1 - 0.1 * (0.5 * 1)
    np.testing.assert_allclose(weights, [0.8, 1.0, 1.2, 0.95])
    method.update(np.array([10.0, 0.0, 0.0, 0.0]), 0.1)
    assert weights[0] == 0.7


def test_parameters_are_one_vector():
    with pytest.raises(ValueError, match="one contiguous vector"):
        Adam(np.zeros((2, 2)))


@pytest.mark.parametrize("name", METHODS)
def test_groups_of_parameters_count_their_own_steps(name):
    """Two groups in turn: each is where a method of its own for it would be."""
    whole = METHODS[name](np.ones(4))
    groups = [(whole.sharing(), slice(0, 1)), (whole.sharing(), slice(1, 4))]
    alone = [METHODS[name](np.ones(1)), METHODS[name](np.ones(3))]
    gradients = np.random.default_rng(2).standard_normal((6, 4))
    for i, g in enumerate(gradients):
        method, part = groups[i % 2]
        method.update(g, 0.1, [part])
        alone[i % 2].update(g[part], 0.1)
    np.testing.assert_allclose(whole.parameters, np.concatenate([m.parameters for m in alone]), rtol=1e-12)
