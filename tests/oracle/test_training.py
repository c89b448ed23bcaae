"""A few steps of training on wlnet and on PyTorch: the same initial weights, batches of everything, the same methods."""

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from wlnet import Session  # noqa: E402
from wlnet.builtins.nets import training_session as net_train  # noqa: E402

METHODS = {
    "SGD": (lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9), '{"SGD", "Momentum" -> 0.9}'),
    "ADAM": (lambda p: torch.optim.Adam(p, lr=0.05, eps=1e-5), '"ADAM"'),
    "L2": (lambda p: torch.optim.Adam(p, lr=0.05, eps=1e-5, weight_decay=0.3), '{"ADAM", "L2Regularization" -> 0.3}'),
    "clipped": (lambda p: torch.optim.SGD(p, lr=0.05), '{"SGD", "Momentum" -> 0, "GradientClipping" -> 0.05}'),
}
STEPS = 7


def _start():
    rng = np.random.default_rng(4)
    arrays = {"w1": (5, 3), "b1": (5,), "w2": (4, 5), "b2": (4,)}
    arrays = {n: rng.standard_normal(s).astype(np.float32) for n, s in arrays.items()}
    return arrays, rng.standard_normal((6, 3)).astype(np.float32), rng.integers(1, 5, 6)


def _ours(arrays, x, t, method):
    session = Session()
    for name, array in {**arrays, "x": x, "t": t}.items():
        session.set_value(name, array)
    net = session.run(f"""net = NetTrain[NetChain[{{LinearLayer[5, "Weights" -> w1, "Biases" -> b1], Tanh,
        LinearLayer[4, "Weights" -> w2, "Biases" -> b2], SoftmaxLayer[]}}], x -> t, MaxTrainingRounds -> {STEPS},
        LearningRate -> 0.05, Method -> {method}]""")
    assert not session.messages
    found = [net.nodes[i].arrays[n] for i in "13" for n in ("Weights", "Biases")]
    return dict(zip(arrays, found, strict=True))


def _theirs(arrays, x, t, optimiser, clips: bool):
    p = {n: torch.from_numpy(a.copy()).requires_grad_() for n, a in arrays.items()}
    method = optimiser(p.values())
    for _ in range(STEPS):
        method.zero_grad()
        hidden = torch.tanh(torch.from_numpy(x) @ p["w1"].T + p["b1"])
        torch.nn.functional.cross_entropy(hidden @ p["w2"].T + p["b2"], torch.from_numpy(t) - 1).backward()
        if clips:
            torch.nn.utils.clip_grad_value_(p.values(), 0.05)
        method.step()
    return {n: a.detach().numpy() for n, a in p.items()}


@pytest.mark.parametrize("engine", ["numpy", "torch:cpu", "torch:cuda:0"])
@pytest.mark.parametrize("name", METHODS)
def test_steps_of_a_perceptron(name, engine, monkeypatch):
    if engine == "torch:cuda:0" and not torch.cuda.is_available():
        pytest.skip("no GPU")
    monkeypatch.setattr(net_train, "engine_of", lambda device: engine)
    arrays, x, t = _start()
    optimiser, method = METHODS[name]
    ours, theirs = _ours(arrays, x, t, method), _theirs(arrays, x, t, optimiser, name == "clipped")
    for key in arrays:
        np.testing.assert_allclose(ours[key], theirs[key], rtol=2e-4, atol=2e-5, err_msg=key)


OTHERS = ['"RMSProp"', '"SignSGD"', '{"ADAM", "WeightClipping" -> 0.3}', '{"SGD", "L2Regularization" -> {3 -> 0.1}}']


@pytest.mark.parametrize("method", OTHERS)
def test_both_engines_agree(method, monkeypatch):
    arrays, x, t = _start()
    ours = _ours(arrays, x, t, method)
    monkeypatch.setattr(net_train, "engine_of", lambda device: "torch:cpu")
    theirs = _ours(arrays, x, t, method)
    for key in arrays:
        np.testing.assert_allclose(ours[key], theirs[key], rtol=2e-4, atol=2e-5, err_msg=key)


def test_moving_averages_groups_and_validation_with_torch(monkeypatch):
    code = """net = NetChain[{BatchNormalizationLayer[Interleaving -> True], LongShortTermMemoryLayer[2],
        SequenceLastLayer[], LinearLayer[{}]}, "Input" -> {"Varying", 1}];
        data = {{{1}} -> 1, {{2}, {1}} -> 0, {{3}} -> 2};
        r = NetTrain[net, data, All, BatchSize -> 3, MaxTrainingRounds -> 3, ValidationSet -> data,
        TrainingProgressMeasurements -> NetPort[{4, "Weights"}]]; {r["RoundLossList"], r["ValidationLossList"],
        Normal[NetExtract[r["TrainedNet"], {1, "MovingMean"}]]}"""
    found = []
    for engine in ("numpy", "torch:cpu"):
        monkeypatch.setattr(net_train, "engine_of", lambda device, engine=engine: engine)
        session = Session()
        found.append(np.concatenate([np.ravel(a) for a in session.evaluate(code)]))
        assert not session.messages
    np.testing.assert_allclose(found[0], found[1], rtol=1e-4)


def test_the_comparison_sees_a_difference():
    arrays, x, t = _start()
    ours, theirs = _ours(arrays, x, t, '"ADAM"'), _theirs(arrays, x, t, METHODS["SGD"][0], False)
    assert np.abs(ours["w1"] - theirs["w1"]).max() > 1e-2
