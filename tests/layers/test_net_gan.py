"""NetGANOperator: its two losses, and the gradient that reaches the generator."""

import numpy as np
import pytest
from asking import array_of, refusal, shape_of, text_of

GENERATOR = 'LinearLayer[2, "Weights" -> {{1, 0}, {0, 2}}, "Biases" -> None]'
CRITIC = 'LinearLayer[{}, "Weights" -> {{3, 4}}, "Biases" -> None]'
DATA = '<|"Sample" -> {1, 2}, "Latent" -> {0.5, 0.25}|>'


@pytest.mark.parametrize("loss", ["", ', "Wasserstein"'])
def test_wasserstein(loss):
    found = text_of(f"NetGANOperator[{{{GENERATOR}, {CRITIC}}}{loss}][{DATA}]")
    assert found == '<|"LossReal" -> -11., "LossFake" -> 3.5, "GeneratedFake" -> {0.5, 0.5}|>'


@pytest.mark.parametrize("loss", ["", ', "JensenShannon"'])
def test_jensen_shannon(loss):
    found = array_of(f"Values[NetGANOperator[{{{GENERATOR}, {{{CRITIC}, LogisticSigmoid}}}}{loss}][{DATA}]][[;; 2]]")
    sigmoid = 1 / (1 + np.exp(-np.array([11, 3.5])))
    np.testing.assert_allclose(found, [-np.log(sigmoid[0]), -np.log(1 - sigmoid[1])], rtol=1e-4)


def test_generator_gets_the_opposite_gradient():
    net = f"NetGANOperator[{{{GENERATOR}, {CRITIC}}}]"
    seeds = 'NetPortGradient["LossFake"] -> 1, NetPortGradient["LossReal"] -> 0, NetPortGradient["GeneratedFake"] -> {0, 0}'
    data = DATA.replace("|>", f", {seeds}|>")
    np.testing.assert_allclose(array_of(f'{net}[{data}, NetPortGradient["Latent"]]'), [-3, -8])
    of_weights = array_of(f'{net}[{data}, NetPortGradient[{{"Discriminator", "Weights"}}]]')
    np.testing.assert_allclose(of_weights, [[0.5, 0.5]])


def test_inferred():
    assert shape_of(f"NetGANOperator[{{{GENERATOR}, {CRITIC}}}]", "Sample") == "2"


@pytest.mark.parametrize(
    "code, part",
    [
        ("NetGANOperator[LinearLayer[2]]", "{generator, discriminator}"),
        (f'NetGANOperator[{{{GENERATOR}, {CRITIC}}}, "x"]', "Wasserstein"),
        (f"NetGANOperator[{{{GENERATOR}, LinearLayer[3]}}]", "a number"),
        (f'NetGANOperator[{{{GENERATOR}, LinearLayer[{{}}, "Input" -> 3]}}]', "same dimensions"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text


def test_a_vector_of_one_number_is_a_judgement_too():
    gan = (
        'NetInitialize[NetGANOperator[{%s, {Ramp, %s}}, "Wasserstein", "Latent" -> 2]][<|"Sample" -> {1, 2}, "Latent" -> {3, 1}|>]'
    )
    made = [
        text_of(gan % ("LinearLayer[2]", f'LinearLayer[{n}, "Weights" -> {{{{1, 2}}}}, "Biases" -> {{1}}]') + '["LossReal"]')
        for n in ("1", "{}")
    ]
    assert made == ["-6.", "-6."]
