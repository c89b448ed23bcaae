"""The torch engine beside the NumPy engine on every case: outputs and gradients, in both precisions."""

import sys
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

sys.path.insert(0, str(Path(__file__).parents[1] / "ops"))
from cases import CASES  # noqa: E402

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
