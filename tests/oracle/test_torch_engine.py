"""The torch engine beside the NumPy engine on every case: outputs and gradients, in both precisions."""

import numpy as np
import pytest
from ops.cases import CASES

torch = pytest.importorskip("torch")


from wlnet import ops  # noqa: E402
from wlnet.ops import gradients, torch_engine  # noqa: E402

NAMES = [f"{i}: {c.name}" for i, c in enumerate(CASES)]


@pytest.mark.parametrize("dtype, tolerance", [(np.float64, 1e-8), (np.float32, 2e-3)], ids=["float64", "float32"])
@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_engines_agree(case, dtype, tolerance):
    outputs = case.outputs(dtype)
    names = [n for i, (n, a) in enumerate(case.feeds().items()) if a.dtype.kind == "f" and i not in case.constant]
    real = [o for o in outputs if o.is_float] if names else []
    found, wanted = torch_engine.compile(outputs).run(case.feeds()), ops.compile(outputs).run(case.feeds())
    for a, b in zip(found, wanted, strict=True):
        assert a.dtype == b.dtype and a.shape == b.shape
        np.testing.assert_allclose(a, b, rtol=tolerance, atol=tolerance)
    if not real or not any([gradients.gradient([o], [ops.ones_like(o)], case.values(dtype)) for o in real]):
        return
    rng = np.random.default_rng(3)
    cotangents = [rng.standard_normal(o.shape) for o in real]
    _, wanted = ops.compile(real, wrt=names, cotangents=True).gradients(case.feeds(), cotangents=cotangents)
    _, found = torch_engine.compile(real, wrt=names, cotangents=True).gradients(case.feeds(), cotangents=cotangents)
    for name in names:
        # The inverse error functions are steep near their ends, where float32 inputs are coarse
        np.testing.assert_allclose(found[name], wanted[name], rtol=10 * tolerance, atol=10 * tolerance, err_msg=name)


def test_every_op_has_a_torch_expression():
    known = set(gradients.UNARY) | set(gradients.BINARY) | set(gradients.GENERAL) | gradients.WITHOUT
    assert known - set(torch_engine.TABLE) == {"input", "array", "constant"}


def test_random_ops_follow_their_law():
    x = ops.input("x", (1 << 20,))
    plan = torch_engine.compile(
        [ops.dropout(x, 0.3), ops.bernoulli(0.25, (1 << 20,))], wrt=["x"], loss=ops.reduce_sum(ops.dropout(x, 0.5))
    )
    feeds = {"x": np.ones(1 << 20, np.float32)}
    (dropped, drawn), found = plan.gradients(feeds, np.random.default_rng(1))
    assert abs((dropped == 0).mean() - 0.3) < 0.003 and abs(drawn.mean() - 0.25) < 0.003
    np.testing.assert_allclose(dropped[dropped != 0], 1 / 0.7, rtol=1e-6)
    assert set(np.unique(found["x"])) == {0.0, 2.0}
    again = plan.gradients(feeds, np.random.default_rng(1))[0]
    assert (again[0] == dropped).all() and (again[1] == drawn).all()


def test_external_calls_and_their_gradient():
    x = ops.input("x", (3,))
    y = ops.external(lambda a: a * 3, [x], (3,), gradient=lambda arrays, cotangent, result: [cotangent * 3])
    (found,), gradients = torch_engine.compile([y], wrt=["x"]).gradients({"x": np.arange(3.0)})
    assert found.tolist() == [0, 3, 6] and gradients["x"].tolist() == [3, 3, 3]


def test_positions_outside_an_axis():
    x = ops.input("x", (1,), "int64")
    with pytest.raises(ops.OpsError, match="position 3"):
        torch_engine.compile([ops.gather(ops.ones((3, 2)), x)]).run({"x": np.array([3])})


def _layers(x, array, batch, pad):
    """One more layer on x, in as many ways as there are."""
    _, channels, height, width = x.shape
    return [
        lambda: ops.tanh(x),
        lambda: ops.relu(x),
        lambda: ops.gelu(x),
        lambda: ops.selu(x),
        lambda: ops.sigmoid(x),
        lambda: ops.softmax(x),
        lambda: ops.softmax(x, 1),
        lambda: ops.normalise(x, (1, 2), 0.1),
        lambda: x * array(channels, 1, 1) + array(width),
        lambda: x + ops.transpose(ops.square(x), (0, 1, 2, 3)),
        lambda: ops.batch_norm(x, array(channels), array(channels), 0.1)[0],
        lambda: ops.layer_norm(x, array(width), array(width), 0.1),
        lambda: ops.conv(x, array(4, channels, 1, 2), array(4)) if width > 1 else x,
        lambda: ops.conv(x, array(2, channels, 2, 2), padding=1, stride=2),
        lambda: ops.conv(x, array(channels, 1, 3, 3), padding=1, groups=channels),
        lambda: ops.conv_transpose(x, array(channels, 2, 2, 2), array(2), stride=2) if height < 6 else x,
        lambda: ops.pool(x, 2, 1, pad, "max") if min(height, width) > 1 else x,
        lambda: ops.pool(x, 2, 2, 0, "mean") if min(height, width) > 1 else x,
        lambda: ops.pad(x, [(0, 0), (0, 0), (1, 0), (0, 1)]) if height < 8 else x,
        lambda: ops.swap_axes(x, 2, 3),
        lambda: ops.flip(x, 3),
        lambda: ops.concat([x, ops.sin(x)], 1) if channels < 7 else x,
        lambda: ops.reshape(x, (batch, channels, width, height)),
        lambda: ops.upsample(x, (1, 2)) if width < 6 else x,
        lambda: x - ops.reduce_mean(x, (0, 2), True),
        lambda: ops.linear(x, array(3, width), array(3)),
        lambda: ops.slice_(x, (slice(None), slice(None, None, -1), slice(0, max(1, height - 1)))),
        lambda: ops.cumsum(x, 2),
        lambda: ops.matmul(x, array(width, 3)),
        lambda: ops.clip(x, -0.6, 0.7),
        lambda: ops.reshape(
            ops.gru(
                ops.reshape(x, (batch, channels * height, width)),
                ops.zeros((batch, 2), "float64"),
                array(6, width),
                array(6, 2),
                array(6),
            )[0],
            (batch, channels, height, 2),
        ),
    ]


def _grown(rng, batch):
    """A random net over (batch, channels, height, width): memory orders meet in every way."""
    value, arrays = ops.input("x", (batch, 3, 6, 6), "float64"), {}
    kept = [value]

    def array(*shape):
        name = f"w{len(arrays)}"
        arrays[name] = rng.standard_normal(shape) * 0.5
        return ops.array(name, shape, "float64")

    for _ in range(int(rng.integers(4, 12))):
        x = kept[int(rng.integers(max(0, len(kept) - 3), len(kept)))]
        choices = _layers(x, array, batch, int(rng.integers(0, 2)))
        kept.append(choices[int(rng.integers(len(choices)))]())
    return kept, arrays


@pytest.mark.parametrize("seed", range(100))
def test_random_nets(seed):
    rng = np.random.default_rng(seed)
    kept, arrays = _grown(rng, int(rng.choice([1, 3, 9])))
    outputs = [kept[-1], ops.reduce_sum(kept[len(kept) // 2])]
    names = ["x", *arrays]
    ours, theirs = [e.compile(outputs, wrt=names, cotangents=True) for e in (ops, torch_engine)]
    for _ in range(2):  # the second run gets other arrays and uses the memory of the first
        feeds = {"x": rng.standard_normal(kept[0].shape), **{n: rng.standard_normal(a.shape) for n, a in arrays.items()}}
        cotangents = [rng.standard_normal(o.shape) for o in outputs]
        found, gradients = ours.gradients(feeds, cotangents=cotangents)
        wanted, wanted_gradients = theirs.gradients(feeds, cotangents=cotangents)
        for a, b in zip(found, wanted, strict=True):
            np.testing.assert_allclose(a, b, atol=1e-8, rtol=1e-7)
        for name in feeds:
            np.testing.assert_allclose(gradients[name], wanted_gradients[name], atol=1e-7, rtol=1e-6, err_msg=name)


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("seed", range(60))
def test_random_convolutions(seed, threads, monkeypatch):
    """Ranks, strides, dilations, groups and paddings in any combination; in parts on several threads, too."""
    monkeypatch.setattr(ops.workers, "_LEAST_MULTIPLICATIONS", 1)
    monkeypatch.setattr(ops.workers, "_MINIMUM", 1)
    monkeypatch.setattr(ops.workers.workers, "threads", threads)
    rng = np.random.default_rng(seed)

    def several(low, high):
        return tuple([int(n) for n in rng.integers(low, high, rank)])

    rank, batch, groups = int(rng.integers(1, 4)), int(rng.choice([1, 3, 9])), int(rng.choice([1, 1, 2]))
    channels, outputs = groups * int(rng.integers(1, 3)), groups * int(rng.integers(1, 3))
    kernel, stride, dilation = several(1, 4), several(1, 4), several(1, 3)
    space = tuple([d * (k - 1) + 1 + int(rng.integers(0, 5)) for d, k in zip(dilation, kernel, strict=True)])
    options = {"stride": stride, "dilation": dilation, "groups": groups}
    x = ops.input("x", (batch, channels, *space), "float64")
    w, b = ops.array("w", (outputs, channels // groups, *kernel), "float64"), ops.array("b", (outputs,), "float64")
    y = ops.conv(x, w, b, padding=tuple(zip(several(0, 3), several(0, 3), strict=True)), **options)
    v = ops.array("v", (outputs, channels // groups, *kernel), "float64")
    z = ops.conv_transpose(y, v, stride=stride, dilation=dilation, groups=groups)
    feeds = {n: rng.standard_normal(a.shape) for n, a in (("x", x), ("w", w), ("b", b), ("v", v))}
    cotangents = [rng.standard_normal(o.shape) for o in (y, z)]
    results = [
        e.compile([y, z], wrt=list(feeds), cotangents=True).gradients(feeds, cotangents=cotangents) for e in (ops, torch_engine)
    ]
    for a, b in zip(results[0][0], results[1][0], strict=True):
        np.testing.assert_allclose(a, b, atol=1e-9)
    for name in feeds:
        np.testing.assert_allclose(results[0][1][name], results[1][1][name], atol=1e-8, err_msg=name)
