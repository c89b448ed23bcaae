"""What every layer promises, for every row of table.py."""

from importlib.util import find_spec

import numpy as np
import pytest
from layers.table import CASES, Case

from wlnet import Session
from wlnet.expression import NumericArray, make_list
from wlnet.nets.arrays import array_positions
from wlnet.nets.net import Net
from wlnet.nets.tree import INPUT, resolve
from wlnet.nets.types import Length, tensor_of
from wlnet.ops import FLOAT64
from wlnet.running.plans import Request, Settings, compute, outputs_request

HAS_TORCH = find_spec("torch") is not None and find_spec("wlnet.ops.torch_engine") is not None

_session = Session()
_made: dict = {}
LENGTHS = (3, 5)


def net_of(case: Case) -> Net:
    """The initialised net of a row, made once."""
    if case.code not in _made:
        made = _session.evaluate(f"NetInitialize[{case.code}, RandomSeeding -> 7]")
        assert hasattr(made, "expression"), [m[2] for m in _session.messages]
        _made[case.code] = made.expression
    return _made[case.code]


def draw(case: Case, length: int = LENGTHS[0], seed: int = 0) -> dict:
    """One example per port."""
    rng = np.random.default_rng(seed)
    return {name: port.draw(rng, length) for name, port in case.inputs.items()}


def batch(case: Case, count: int, length: int = LENGTHS[0]) -> dict:
    """Examples with a batch axis."""
    rows = [draw(case, length, seed) for seed in range(count)]
    return {name: np.stack([r[name] for r in rows]) for name in case.inputs}


def settings(engine="numpy", **more) -> Settings:
    return Settings(engine=engine, generator=lambda: np.random.default_rng(3), call=_session.evaluator.call, **more)


def run(net: Net, feeds: dict, how: "Settings | None" = None) -> list:
    feeds = {name: x.astype(np.float32) if x.dtype.kind == "f" else x for name, x in feeds.items()}
    return [np.array(x) for x in compute(net, feeds, how or settings())[0]]


def as_data(case: Case, example: dict, wrap=lambda x: x):
    """What is put into net[…]."""
    values = {name: wrap(x) for name, x in example.items()}
    return next(iter(values.values())) if list(values) == ["Input"] else values


@pytest.fixture(params=CASES, ids=str)
def case(request) -> Case:
    return request.param


def with_inputs(case: Case) -> None:
    if not case.inputs:
        pytest.skip("the layer has no inputs")


def test_inferred_shape_is_actual_shape(case):
    net = net_of(case)
    for length in LENGTHS if case.varies else LENGTHS[:1]:
        outputs = run(net, batch(case, 2, length))
        for (name, port), out in zip(net.outputs.items(), outputs, strict=True):
            dims = tensor_of(port).dims
            assert dims is not None and len(dims) == out.ndim - 1, (name, dims, out.shape)
            known = [(d, n) for d, n in zip(dims, out.shape[1:], strict=True) if type(d) is not Length]
            assert all([d == n for d, n in known]), (name, dims, out.shape)
            assert tensor_of(port).is_integer == (out.dtype.kind == "i")


def test_batch_is_one_at_a_time(case):
    with_inputs(case)
    if case.random:
        pytest.skip("every evaluation is drawn anew")
    net, together = net_of(case), batch(case, 3)
    for i in range(3):
        alone = run(net, {name: x[i : i + 1] for name, x in together.items()})
        for a, b in zip(run(net, together), alone, strict=True):
            np.testing.assert_allclose(a[i], b[0], rtol=1e-4, atol=1e-5)


def test_evaluation_repeats(case):
    net, feeds = net_of(case), batch(case, 2)
    for a, b in zip(run(net, feeds), run(net, feeds), strict=True):  # the same seed for those that draw
        np.testing.assert_array_equal(a, b)


def test_training_repeats_with_a_seed(case):
    net, feeds = net_of(case), batch(case, 2)
    first, second = (run(net, feeds, settings(training=True)) for _ in range(2))
    for a, b in zip(first, second, strict=True):
        np.testing.assert_array_equal(a, b)


def test_text_gives_the_net_again(case):
    net = net_of(case)
    _session.set_value("net", net)
    again = _session.evaluate("ToExpression[ToString[net, InputForm]]")
    assert getattr(again, "expression", None) == net


def test_wrong_data_gives_a_message(case):
    with_inputs(case)
    if case.wrong is not None:
        _session.set_value("net", net_of(case))
        result = _session.run(f"net[{case.wrong}]")
    else:
        result = apply_expression(case, as_data(case, draw(case), lambda x: x[None, None, None].astype(float)))
    assert _session.show(result) == "$Failed"
    assert _session.messages


def apply_expression(case, data):
    _session.set_value("net", net_of(case))
    _session.set_value("data", data)
    return _session.run("net[data]")


def test_gradients_are_differences(case):
    """The derivative along a random direction of every input and array, of a random combination of the outputs."""
    if not case.differentiable:
        pytest.skip("no gradients are promised")
    net, feeds = net_of(case), batch(case, 2)
    feeds = {name: x.astype(float) if x.dtype.kind == "f" else x for name, x in feeds.items()}
    how = settings(dtype=FLOAT64)
    real_outputs = [n for n, p in net.outputs.items() if not tensor_of(p).is_integer]
    sources = [resolve(net, (name,), as_port=True) for name, x in feeds.items() if x.dtype.kind == "f"]
    sources += [
        resolve(net, position)
        for position, (layer, name) in array_positions(net).items()
        if layer.array_spec(name).trainable and name not in case.frozen
    ]
    if not sources or not real_outputs:
        pytest.skip("nothing to differentiate")
    rng = np.random.default_rng(11)
    shapes = {name: x.shape for name, x in zip(net.outputs, compute(net, feeds, how)[0], strict=True)}
    seeds = {name: rng.standard_normal(shapes[name]) for name in real_outputs}
    places = (*outputs_request(net).places, *sources)
    _, gradients = compute(net, feeds, how, Request(places, places, seeded=tuple(seeds)), None, seeds)
    for source, gradient in zip(sources, [np.array(g, float) for g in gradients], strict=True):
        direction = rng.standard_normal(gradient.shape)
        slope = difference(net, feeds, seeds, how, source, direction)
        assert np.isclose(np.sum(gradient * direction), slope, rtol=case.tolerance * 10, atol=case.tolerance), str(source)


def difference(net, feeds, seeds, how, source, direction, step=1e-5) -> float:
    """The central difference of sum(output * seed) along a direction."""
    from wlnet.nets.array_values import array_value
    from wlnet.nets.arrays import with_arrays

    found = []
    for sign in (1, -1):
        if source.kind == INPUT:
            results = compute(net, {**feeds, source.name: feeds[source.name] + sign * step * direction}, how)[0]
        else:
            moved = np.asarray(array_value(source.owner.arrays[source.name]), float) + sign * step * direction
            results = compute(with_arrays(net, {source.position: moved}), feeds, how)[0]
        found.append(sum([np.sum(r * seeds[n]) for n, r in zip(net.outputs, results, strict=True) if n in seeds]))
    return (found[0] - found[1]) / (2 * step)


def test_numeric_array_in_and_out(case):
    with_inputs(case)
    wrapped = as_data(case, draw(case), NumericArray)
    result = apply_expression(case, wrapped)
    for value in result.values() if hasattr(result, "values") else [result]:
        assert isinstance(value, (NumericArray, float, int)), _session.show(value)


def test_lists_of_different_lengths(case):
    if not case.varies or case.random:
        pytest.skip("all lengths are fixed")
    examples = [draw(case, n, n) for n in (4, 2, 4)]
    columns = {name: make_list([_session_value(e[name]) for e in examples]) for name in case.inputs}
    together = apply_expression(case, columns if list(columns) != ["Input"] else columns["Input"])
    for i, example in enumerate(examples):
        alone = apply_expression(case, as_data(case, example))
        _session.set_value("a", alone)
        _session.set_value("b", together)
        part = f"Map[Part[#, {i + 1}] &, b]" if hasattr(alone, "values") else f"b[[{i + 1}]]"
        assert _session.evaluate(f"Max[Abs[Flatten[Values[<|1 -> a - {part}|>]]]] < 1/10000"), (i, _session.show(alone))


def _session_value(array):
    from wlnet.conversion import to_expression

    return to_expression(np.asarray(array, np.float64 if array.dtype.kind == "f" else np.int64))


@pytest.mark.skipif(not HAS_TORCH, reason="torch is not installed")
def test_torch_gives_the_same_numbers(case):
    if case.random:
        pytest.skip("the engines draw differently")
    net, feeds = net_of(case), batch(case, 2)
    for a, b in zip(run(net, feeds), run(net, feeds, settings("torch")), strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-4, atol=1e-5)
