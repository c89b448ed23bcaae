"""EmbeddingLayer: rows of its weights; where the number of classes comes from."""

import pytest
from asking import array_of, refusal, text_of

E = 'EmbeddingLayer[2, "Weights" -> {{1, 2}, {3, 4}, {5, 6}}]'


@pytest.mark.parametrize(
    "code, text",
    [
        (f"{E}[2]", "{3., 4.}"),
        (f"{E}[{{3, 1}}]", "{{5., 6.}, {1., 2.}}"),
        (f"{E}[{{{{3}}, {{1}}}}]", "{{{5., 6.}}, {{1., 2.}}}"),
        ('Information[EmbeddingLayer[4, 7], "ArraysDimensions"]', '<|{"Weights"} -> {7, 4}|>'),
        ('Information[EmbeddingLayer[4, "Input" -> NetEncoder["Characters"]], "ArraysDimensions"]', '<|{"Weights"} -> {97, 4}|>'),
        ('Information[EmbeddingLayer[4, "Input" -> {3, Restricted["Integer", 9]}], "OutputPorts"]', '<|"Output" -> {3, 4}|>'),
        ('Information[EmbeddingLayer[4, 7, "Output" -> {3, 4}], "InputPorts"]', '<|"Input" -> {3, Restricted["Integer", 7]}|>'),
        (
            'EmbeddingLayer[2, "Weights" -> {{1, 2}, {3, 4}}, "Input" -> {"Varying", Restricted["Integer", 2]}][{{1, 2}, {2}}]',
            "{{{1., 2.}, {3., 4.}}, {{3., 4.}}}",
        ),
        ('EmbeddingLayer[2, "Weights" -> {{1, 2}, {3, 4}}, "Input" -> "Integer"][{1, 2, 1}]', "{{1., 2.}, {3., 4.}, {1., 2.}}"),
    ],
)
def test_values(code, text):
    assert text_of(code) == text


@pytest.mark.parametrize(
    "code, part",
    [
        (f"{E}[4]", "integer 4"),
        (f"{E}[0]", "integers between 1 and 3, but was given the integer 0"),
        (f"{E}[1.5]", "not integers"),
        ("EmbeddingLayer[]", "argument 1 is missing"),
        ("EmbeddingLayer[0]", "positive integer"),
        ('EmbeddingLayer[2, 4, "Weights" -> {{1, 2}}]', "size 4"),
        ('EmbeddingLayer[2, "Input" -> {3, "Real"}]', "must hold integers"),
    ],
)
def test_refusals(code, part):
    name, text = refusal(code)
    assert name.startswith("EmbeddingLayer::") and part in text


def test_the_gradient_counts_how_often_a_row_was_used():
    code = f'{E}[{{3, 1, 3}}, NetPortGradient["Weights"]]'
    assert array_of(code).tolist() == [[1, 1], [0, 0], [2, 2]]
