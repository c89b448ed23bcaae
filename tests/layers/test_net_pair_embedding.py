"""NetPairEmbeddingOperator: the distance of two embeddings."""

import numpy as np
import pytest
from asking import array_of, refusal, shape_of, text_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("NetPairEmbeddingOperator[ElementwiseLayer[2 # &]][{{1, 2}, {4, 6}}]", "10."),
        ("NetPairEmbeddingOperator[ElementwiseLayer[2 # &]][{{1, 2}, {1, 2}}]", "0."),
        (
            'NetPairEmbeddingOperator[LinearLayer[2, "Weights" -> {{1, 0}, {0, 1}}, "Biases" -> None]][{{{0, 0}, {3, 4}}, '
            "{{1, 1}, {1, 2}}}]",
            "{5., 1.}",
        ),
        ('Head[NetExtract[NetPairEmbeddingOperator[LinearLayer[2]], "Net"]]', "LinearLayer"),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


def test_cosine_distance():
    a, b = np.random.default_rng(1).standard_normal((2, 4))
    code = "NetPairEmbeddingOperator[ElementwiseLayer[# &], DistanceFunction -> CosineDistance][{a, b}]"
    expected = 1 - a @ b / np.linalg.norm(a) / np.linalg.norm(b)
    np.testing.assert_allclose(array_of(code, a=a, b=b), expected, rtol=1e-5)


def test_gradient_of_equal_embeddings_is_finite():
    code = 'NetPairEmbeddingOperator[ElementwiseLayer[2 # &], "Input" -> {2, 2}][{{1, 2}, {1, 2}}, NetPortGradient["Input"]]'
    assert not array_of(code).any()


def test_inferred():
    assert shape_of('NetPairEmbeddingOperator[LinearLayer[3, "Input" -> 4]]', "Input") == "{2, 4}"


@pytest.mark.parametrize(
    "code, part",
    [
        ("NetPairEmbeddingOperator[LinearLayer[2], DistanceFunction -> Max]", "EuclideanDistance"),
        ('NetPairEmbeddingOperator[LinearLayer[3, "Input" -> 4]][{{1, 2, 3, 4}}]', "2×4"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text


def test_encoder_of_the_net_takes_pairs():
    code = 'p = NetPairEmbeddingOperator[NetChain[{ElementwiseLayer[3 # &]}, "Input" -> NetEncoder["Boolean"]]]; '
    assert text_of(code + "{p[{True, False}], p[{{True, False}, {True, True}}]}") == "{3., {3., 0.}}"
    assert "a list of elements that are each True or False" in refusal(code + "p[{True, False, True}]").text
