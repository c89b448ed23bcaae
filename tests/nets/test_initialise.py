"""NetInitialize: which arrays, which numbers."""

import numpy as np
import pytest
from asking import array_of, refusal, text_of

from wlnet.nets.initialise import BLOCK, Method, fresh_array
from wlnet.nets.layer import Array

WIDE = 'LinearLayer[300, "Input" -> 200]'


@pytest.mark.parametrize(
    "method, variance",
    [
        ("Automatic", 2 / 200),
        ('"Kaiming"', 2 / 200),
        ('{"Kaiming", "Distribution" -> "Uniform"}', 2 / 200),
        ('"Xavier"', 2 / 500),
        ('{"Xavier", "Distribution" -> "Uniform"}', 2 / 500),
        ('"Random"', 1),
        ('{"Random", "Weights" -> 0.5}', 0.25),
        ('{"Random", "Weights" -> UniformDistribution[{-3, 3}]}', 3),
    ],
)
def test_mean_and_variance(method, variance):
    weights = array_of(f'Normal[NetInitialize[{WIDE}, Method -> {method}][["Weights"]]]')
    assert abs(weights.mean()) < 5 * np.sqrt(variance / weights.size)
    assert abs(weights.var() / variance - 1) < 0.03


def test_uniform_stays_within_its_bounds():
    weights = array_of(f'Normal[NetInitialize[{WIDE}, Method -> {{"Kaiming", "Distribution" -> "Uniform"}}][["Weights"]]]')
    assert abs(weights).max() <= np.sqrt(3 * 2 / 200) * (1 + 1e-6)


def test_orthogonal_rows_or_columns():
    weights = array_of(f'Normal[NetInitialize[{WIDE}, Method -> "Orthogonal"][["Weights"]]]')
    assert np.allclose(weights.T @ weights, np.eye(200), atol=1e-4)


def test_identity_with_a_little_noise():
    weights = array_of(f'Normal[NetInitialize[{WIDE}, Method -> "Identity"][["Weights"]]]')
    noise = weights - np.eye(300, 200)
    assert abs(noise.std() / 0.01 - 1) < 0.03


@pytest.mark.parametrize("kernel, centre", [(3, 1), (4, 1), (5, 2)])
def test_the_identity_of_a_convolution_stands_in_the_middle_of_its_kernel(kernel, centre):
    """Of two middle places it takes the first."""
    layer = f'ConvolutionLayer[2, {kernel}, "Input" -> {{2, 9}}]'
    weights = array_of(f'Normal[NetInitialize[{layer}, Method -> "Identity"][["Weights"]]]')
    expected = np.zeros((2, 2, kernel))
    expected[0, 0, centre] = expected[1, 1, centre] = 1
    assert np.allclose(weights, expected, atol=0.06)


def test_biases_are_zero_unless_asked_for():
    assert not array_of(f'Normal[NetInitialize[{WIDE}][["Biases"]]]').any()
    biases = array_of(f'Normal[NetInitialize[{WIDE}, Method -> {{"Random", "Biases" -> 2}}][["Biases"]]]')
    assert 1.6 < biases.std() < 2.4


def test_only_missing_arrays_unless_all():
    code = (
        'l = LinearLayer[2, "Weights" -> {{1, 2}, {3, 4}}]; {NetInitialize[l][["Weights"]] == l[["Weights"]], '
        'NetInitialize[l, All][["Weights"]] == l[["Weights"]]}'
    )
    assert text_of(code) == "{True, False}"


def test_the_seed_decides():
    code = (
        f"f[s_] := NetInitialize[{WIDE}, RandomSeeding -> s]; {{f[1] === f[1], f[1] === f[2], f[Automatic] === f[Automatic], "
        f"NetInitialize[{WIDE}] === NetInitialize[{WIDE}]}}"
    )
    assert text_of(code) == "{True, False, False, True}"


def test_a_shared_array_is_drawn_once():
    code = (
        'n = NetInitialize[NetChain[{LinearLayer[2, "Weights" -> NetArray["w"]], LinearLayer[2, "Weights" -> NetArray["w"]]}, '
        '"Input" -> 2]]; {n[[1, "Weights"]] == n[[2, "Weights"]], Information[n, "SharedArraysCount"], '
        'Information[n, "ArraysTotalElementCount"]}'
    )
    assert text_of(code) == "{True, 1, 8}"


@pytest.mark.parametrize(
    "code, part",
    [
        ("NetInitialize[LinearLayer[2]]", 'array "Weights" of the net: its dimensions are not known'),
        ("NetInitialize[NetChain[{DropoutLayer[], LinearLayer[2]}]]", "of layer 2"),
        ("NetInitialize[7]", "a net or a layer"),
        (f'NetInitialize[{WIDE}, Method -> "Foo"]', "Kaiming"),
        (f'NetInitialize[{WIDE}, Method -> {{"Kaiming", "Distribution" -> 7}}]', "Normal"),
        (f'NetInitialize[{WIDE}, Method -> {{"Kaiming", "Foo" -> 7}}]', "Foo"),
    ],
)
def test_refusals(code, part):
    assert part in refusal(code)[1]


@pytest.mark.parametrize("shape", [(), (0, 3), (5,), (BLOCK,), (BLOCK + 1,), (700, 301)])
def test_numbers_drawn_in_blocks_are_those_drawn_at_once(shape):
    spec, draws = Array("Weights"), [np.random.Generator(np.random.SFC64(3)) for _ in range(2)]
    deviation = np.sqrt(2 / max(spec.fans(shape)[0], 1))
    at_once = np.asarray(draws[0].standard_normal(shape) * deviation).astype(np.float32)
    numbers = fresh_array(spec, shape, Method(), draws[1])
    assert numbers.dtype == np.float32 and numbers.shape == shape and (numbers == at_once).all()
    assert draws[0].random() == draws[1].random()
