"""Arrays of layers given as options: what counts as numbers, None, Automatic, shared arrays."""

import numpy as np
import pytest
from asking import array_of, refusal, text_of


@pytest.mark.parametrize(
    "numbers, values",
    [
        ("{{1, 2}}", [[1, 2]]),
        ("{{1., 2}}", [[1, 2]]),
        ("{{1/2, 3}}", [[0.5, 3]]),
        ("{{Sqrt[4.], Pi}}", [[2, 3.1415927]]),
        ('NumericArray[{{1, 2}}, "Integer8"]', [[1, 2]]),
        ("SparseArray[{{1, 2} -> 5}, {1, 2}]", [[0, 5]]),
        ("{{1`20, 2}}", [[1, 2]]),
        ("RandomReal[1, {1, 2}] * 0", [[0, 0]]),
    ],
)
def test_numbers(numbers, values):
    weights = array_of(f'Normal[LinearLayer["Weights" -> {numbers}, "Biases" -> None][["Weights"]]]')
    assert np.allclose(weights, values, atol=1e-6) and weights.shape == np.shape(values)


@pytest.mark.parametrize(
    "code, text",
    [
        ('l = LinearLayer["Weights" -> {{0.1}}]; l[["Weights"]] === NumericArray[{{0.1}}, "Real32"]', "True"),
        ('LinearLayer[2, "Biases" -> None][["Biases"]]', "None"),
        ('LinearLayer[2, "Biases" -> Automatic][["Biases"]]', "Automatic"),
        ('LinearLayer["Biases" -> {1, 2}][["Output"]]', "2"),
        ('Information[LinearLayer[1, "Input" -> 1, "Weights" -> NetArray["w"]], "SharedArraysCount"]', "1"),
        (
            'n = NetInitialize[NetChain[{LinearLayer[1, "Weights" -> NetArray["w"]], LinearLayer[1, "Weights" -> NetArray["w"]]}, "Input" -> 1]]; n[[1, "Weights"]] === n[[2, "Weights"]]',
            "True",
        ),
        ('Normal[LinearLayer[1, "Weights" -> NetArray[<|"Name" -> "w", "Array" -> {{5}}|>]][["Weights"]]]', "{{5.}}"),
        ('Normal[LinearLayer[1, "Weights" -> NetArray["Name" -> "w", "Array" -> {{5}}]][["Weights"]]]', "{{5.}}"),
        (
            'Information[NetChain[{LinearLayer[1, "Weights" -> NetArray["Array" -> {{5}}]], LinearLayer[1, "Weights" -> NetArray["Array" -> {{5}}]]}, "Input" -> 1], "SharedArraysCount"]',
            "2",
        ),
    ],
)
def test_forms(code, text):
    assert text_of(code) == text


@pytest.mark.parametrize(
    "array, part",
    [
        ("x", "real numbers"),
        ("{{1, x}}", "numbers"),
        ("{{1, 2}, {3}}", "numbers"),
        ("{{1, I}}", "real numbers"),
        ('"abc"', "numbers"),
        ("{1, 2}", "Weights"),
        ('NetArray["Name" -> "w", "Array" -> x]', "numbers"),
    ],
)
def test_what_is_no_array(array, part):
    name, text = refusal(f'LinearLayer["Weights" -> {array}]')
    assert name.startswith("LinearLayer::net") and part in text


def test_arrays_that_a_layer_needs():
    assert '"Weights"' in refusal('LinearLayer[2, "Weights" -> None]').text
