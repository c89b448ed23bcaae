"""Every op against plain NumPy, and every gradient against central differences with a random cotangent."""

import math

import numpy as np
import pytest
from ops.cases import CASES

from wlnet import ops
from wlnet.ops import gradients
from wlnet.ops.kernels.table import KERNELS, VIEWS
from wlnet.ops.plan import ordered

NAMES = [f"{i}: {c.name}" for i, c in enumerate(CASES)]
RANDOM = {"bernoulli", "dropout", "alpha_dropout", "random_array", "external"}  # test_random.py
KNOWN = set(gradients.UNARY) | set(gradients.BINARY) | set(gradients.GENERAL) | gradients.WITHOUT


def _close(found, wanted, tolerance):
    wanted = np.asarray(wanted)
    assert found.shape == wanted.shape
    np.testing.assert_allclose(found, wanted, rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_forward(case):
    wanted = case.reference(*case.arrays)
    wanted = wanted if isinstance(wanted, tuple) else (wanted,)
    for dtype, tolerance in ((np.float64, case.tolerance), (np.float32, max(case.tolerance, 2e-4))):
        outputs = case.outputs(dtype)
        for found, value, array in zip(ops.compile(outputs).run(case.feeds()), outputs, wanted, strict=True):
            assert found.dtype == value.dtype
            _close(found, array, tolerance)


def differences(case, names, cotangents, step=1e-5):
    """Central differences of the outputs weighted by the cotangents, one coordinate at a time."""
    outputs = [o for o in case.outputs() if o.is_float]
    plan, feeds, found = ops.compile(outputs), case.feeds(), {}

    def total():
        return sum([float((a * c).sum()) for a, c in zip(plan.run(feeds), cotangents, strict=True)])

    for name in names:
        base = feeds[name]
        found[name] = np.zeros(base.shape)
        for place in np.ndindex(*base.shape):
            values = []
            for sign in (1, -1):
                feeds[name] = base.copy()
                feeds[name][place] += sign * step
                values.append(total())
            found[name][place] = (values[0] - values[1]) / (2 * step)
        feeds[name] = base
    return found


def _differentiable(case):
    return [n for i, (n, a) in enumerate(case.feeds().items()) if a.dtype.kind == "f" and i not in case.constant]


def compare_gradients(case):
    """Raise unless the gradients of the case agree with differences."""
    outputs, names = [o for o in case.outputs() if o.is_float], _differentiable(case)
    rng = np.random.default_rng(3)
    cotangents = [rng.standard_normal(o.shape) for o in outputs]
    if case.name.startswith("batch_norm ("):  # mean and variance are defined to carry no gradient
        cotangents[1:] = [np.zeros(o.shape) for o in outputs[1:]]
    _, found = ops.compile(outputs, wrt=names, cotangents=True).gradients(case.feeds(), cotangents=cotangents)
    wanted = differences(case, names, cotangents)
    for name in names:
        _close(found[name], wanted[name], 2e-6)


GRADIENT_CASES = [
    (n, c)
    for n, c in zip(NAMES, CASES)
    if _differentiable(c)
    and c.name not in ("stop_gradient", "reduce_prod with a 0")
    and any([o.is_float for o in c.outputs()])
    and not c.large
]


@pytest.mark.parametrize("case", [c for _, c in GRADIENT_CASES], ids=[n for n, _ in GRADIENT_CASES])
def test_gradient(case):
    compare_gradients(case)


@pytest.mark.parametrize("case", [c for c in CASES if c.large], ids=[n for n, c in zip(NAMES, CASES) if c.large])
def test_gradient_of_a_bilinear_op(case):
    """y = f(x, w) + b: the product of either gradient with its array is that of the cotangent with f(x, w)."""
    feeds, value = case.feeds(), case.outputs()[0]
    cotangent = np.random.default_rng(3).standard_normal(value.shape)
    plan = ops.compile([value], wrt=["x0", "x1", "x2"], cotangents=True)
    (y,), found = plan.gradients(feeds, cotangents=[cotangent])
    wanted = (y * cotangent).sum() - (found["x2"] * feeds["x2"]).sum()
    for name in ("x0", "x1"):
        np.testing.assert_allclose((found[name] * feeds[name]).sum(), wanted, rtol=1e-10)
    np.testing.assert_allclose(found["x2"], cotangent.sum((0, 2, 3)), rtol=1e-10)


def test_the_comparison_notices_a_wrong_rule(monkeypatch):
    """A broken rule must fail, or the comparisons above prove nothing."""
    case = next(c for c in CASES if c.name == "softmax")
    compare_gradients(case)
    monkeypatch.setitem(gradients.UNARY, "softmax", lambda c, x, y: c * y)
    with pytest.raises(AssertionError):
        compare_gradients(case)


def test_gradient_of_a_product_with_a_zero():
    x = ops.input("x", (2, 3), "float64")
    data = np.array([[1.0, 0.0, 2.0], [0.0, 0.0, 1.0]])
    _, found = ops.compile([ops.reduce_prod(x, 1)], wrt=["x"]).gradients({"x": data})
    assert found["x"].tolist() == [[0, 2, 0], [0, 0, 0]]


def test_gradient_of_the_determinant_of_a_singular_matrix():
    x = ops.input("x", (2, 2), "float64")
    _, found = ops.compile([ops.determinant(x)], wrt=["x"]).gradients({"x": np.array([[1.0, 2.0], [2.0, 4.0]])})
    np.testing.assert_allclose(found["x"], [[4, -2], [-2, 1]], atol=1e-12)


@pytest.mark.parametrize(
    "build, data, wanted",
    [
        (ops.relu, [-1, 0, 1], [0, 0, 1]),
        (ops.absolute, [-1, 0, 1], [-1, 0, 1]),
        (lambda x: ops.maximum(x, 0), [-1, 0, 1], [0, 1, 1]),
        (lambda x: ops.minimum(0, x), [-1, 0, 1], [1, 0, 0]),
        (lambda x: ops.clip(x, 0, 1), [-1, 0, 1], [0, 1, 1]),
        (lambda x: ops.reduce_max(x), [2, 1, 2], [0.5, 0, 0.5]),
        (lambda x: ops.pool(ops.reshape(x, (1, 1, 3)), 3), [2, 1, 2], [1, 0, 0]),
        (lambda x: ops.scale_gradient(x, -2), [1, 1, 1], [-2, -2, -2]),
        (ops.stop_gradient, [1, 2, 3], [0, 0, 0]),
    ],
)
def test_conventions_at_kinks(build, data, wanted):
    x = ops.input("x", (3,))
    _, found = ops.compile([build(x)], wrt=["x"]).gradients({"x": np.array(data, np.float32)})
    assert found["x"].tolist() == wanted


def test_every_op_has_a_kernel_a_gradient_row_and_a_case():
    covered = set()
    for case in CASES:
        covered |= {node.op for node in ordered(case.outputs())}
    assert KNOWN - RANDOM - {"array"} - covered == {"scale_gradient"}
    assert covered <= KNOWN
    without_kernel = {"input", "array", "constant"}
    assert KNOWN - without_kernel <= set(KERNELS) | set(VIEWS)


def test_an_op_without_a_row_says_so():
    x = ops.input("x", (2,))
    y = ops.tanh(x)
    first = ops.plan.gradient([y], [ops.ones_like(y)], [x])[0]
    with pytest.raises(ops.OpsError, match="tanh_gradient: no gradient"):
        ops.plan.gradient([first], [ops.ones_like(first)], [x])


@pytest.mark.parametrize(
    "build, text",
    [
        (lambda x: ops.reshape(x, (5,)), "has 6 elements"),
        (lambda x: x + ops.zeros((4,)), "do not fit together"),
        (lambda x: ops.matmul(x, x), "3 against 2"),
        (lambda x: ops.concat([x, ops.zeros((3, 3))], 1), "differ outside axis"),
        (lambda x: ops.reduce_sum(x, 2), "axis 2 does not exist"),
        (lambda x: ops.slice_(x, (0, 3)), "position 3 does not exist"),
        (lambda x: ops.linear(x, ops.zeros((2, 2))), "do not fit an input"),
        (lambda x: ops.conv(x, ops.zeros((1, 1, 3))), "rank 3"),
        (lambda x: ops.dropout(x, 1.5), "between 0 and 1"),
        (lambda x: ops.transpose(x, (0, 0)), "not a permutation"),
        (lambda x: ops.top_k(x, 4), "4 elements wanted"),
        (lambda x: ops.inverse(x), "square matrices"),
    ],
)
def test_shapes_that_do_not_fit(build, text):
    with pytest.raises(ops.OpsError, match=text):
        build(ops.input("x", (2, 3)))


@pytest.mark.parametrize(
    "build, feeds, text",
    [
        (lambda x: ops.gather(ops.zeros((3, 2)), ops.cast(x, "int64")), [3.0], "position 3"),
        (lambda x: ops.one_hot(ops.cast(x, "int64"), 2), [-1.0], "position -1"),
        (lambda x: ops.inverse(ops.reshape(x, (1, 1))), [0.0], "singular"),
        (lambda x: ops.dropout(x, 0.5), [1.0], "random numbers are needed"),
        (lambda x: x, [1.0, 2.0], r"has shape \(2,\)"),
    ],
)
def test_failures_at_run_time(build, feeds, text):
    plan = ops.compile([build(ops.input("x", (1,)))])
    with pytest.raises(ops.OpsError, match=text):
        plan.run({"x": np.array(feeds, np.float32)})


@pytest.mark.parametrize("shift", [-200, -95, 95, 200])
def test_softmax_of_large_arrays_far_from_zero(shift):
    """exp(-95) has lost digits in float32 and exp(95) overflows; large arrays are tried without a shift first."""
    logits = np.random.default_rng(1).standard_normal((40, 100)).astype(np.float32)
    x = ops.input("x", logits.shape)
    plan = ops.compile([ops.softmax(x), ops.log_softmax(x)])
    exact = np.exp(logits.astype(float)) / np.exp(logits.astype(float)).sum(1, keepdims=True)
    values, logarithms = plan.run({"x": logits + np.float32(shift)})
    np.testing.assert_allclose(values, exact, rtol=1e-4)
    np.testing.assert_allclose(logarithms, np.log(exact), rtol=1e-4)


@pytest.mark.parametrize(("kind", "tolerance"), [(np.float32, 1e-6), (np.float64, 1e-15)])
def test_gelu_and_its_slope_are_exact_to_rounding(kind, tolerance):
    x = np.linspace(-8, 8, 40001).astype(kind)
    value = ops.input("x", x.shape, x.dtype)
    plan = ops.compile([ops.gelu(value)], wrt=["x"])
    (y,), gradients = plan.gradients({"x": x})
    cdf = np.array([0.5 * math.erfc(-v / math.sqrt(2)) for v in x.astype(float)])
    slope = cdf + x * np.exp(-0.5 * x.astype(float) ** 2) / math.sqrt(2 * math.pi)
    assert np.abs(y - x * cdf).max() <= 8 * tolerance
    assert np.abs(y - x * cdf)[np.abs(x) <= 4].max() <= tolerance
    assert np.abs(gradients["x"] - slope).max() <= tolerance
    assert np.array_equal(y, ops.compile([ops.gelu(value)]).run({"x": x})[0])
