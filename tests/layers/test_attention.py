"""AttentionLayer against its formula, and SequenceAttentionLayer."""

import numpy as np
import pytest
from asking import array_of, refusal, shape_of, text_of

from wlnet import Session

rng = np.random.default_rng(5)
KEY, VALUE, QUERY = rng.standard_normal((3, 2)), rng.standard_normal((3, 4)), rng.standard_normal((2, 2))
DATA = '<|"Key" -> k, "Value" -> v, "Query" -> q|>'


def softmax(scores):
    e = np.exp(scores - scores.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def attend(code, key=KEY, value=VALUE, query=QUERY):
    return array_of(f"{code}[{DATA}]", k=key, v=value, q=query)


def test_dot():
    np.testing.assert_allclose(attend('AttentionLayer["Dot"]'), softmax(QUERY @ KEY.T) @ VALUE, rtol=1e-5)


def test_rescaling():
    expected = softmax(QUERY @ KEY.T / np.sqrt(2)) @ VALUE
    found = attend('AttentionLayer["Dot", "ScoreRescaling" -> "DimensionSqrt"]')
    np.testing.assert_allclose(found, expected, rtol=1e-5)


def test_bilinear():
    code = 'net = NetInitialize[AttentionLayer["Key" -> {3, 2}, "Value" -> {3, 4}, "Query" -> {2, 3}]]; '
    query = rng.standard_normal((2, 3))
    session = Session()
    found = array_of(code + f"net[{DATA}]", session, k=KEY, v=VALUE, q=query)
    w = array_of('Normal[NetExtract[net, {"ScoringNet", "weights", "Weights"}]]', session)
    assert w.shape == (2, 3)
    np.testing.assert_allclose(found, softmax(query @ w.T @ KEY.T) @ VALUE, rtol=1e-5)


def test_scores_of_any_net():
    code = 'AttentionLayer[NetGraph[<|"d" -> DotLayer[], "t" -> Tanh|>, {{NetPort["Input"], NetPort["Query"]} -> "d" -> "t"}]]'
    np.testing.assert_allclose(attend(code), softmax(np.tanh(QUERY @ KEY.T)) @ VALUE, rtol=1e-5)


@pytest.mark.parametrize(
    "scores",
    [
        '"Dot"',
        'NetGraph[<|"d" -> DotLayer[], "t" -> ElementwiseLayer[2 # &]|>, {{NetPort["Input"], NetPort["Query"]} -> "d" -> "t"}]',
    ],
)
@pytest.mark.parametrize(
    "mask, seen",
    [('"Causal"', np.tril(np.ones((3, 3)))), ('"Causal" -> 2', np.tril(np.ones((3, 3))) - np.tril(np.ones((3, 3)), -2))],
)
def test_masks(scores, mask, seen):
    query = rng.standard_normal((3, 2))
    raw = query @ KEY.T * (1 if scores == '"Dot"' else 2)
    expected = softmax(np.where(seen > 0, raw, -np.inf)) @ VALUE
    np.testing.assert_allclose(attend(f'AttentionLayer[{scores}, "Mask" -> {mask}]', query=query), expected, rtol=1e-5)


def test_heads_are_separate():
    key, value, query = rng.standard_normal((3, 2, 2)), rng.standard_normal((3, 2, 4)), rng.standard_normal((5, 2, 2))
    found = attend('AttentionLayer["Dot", "MultiHead" -> True]', key, value, query)
    for h in range(2):
        alone = attend('AttentionLayer["Dot"]', key[:, h], value[:, h], query[:, h])
        np.testing.assert_allclose(found[:, h], alone, rtol=1e-5)


def test_arrays_of_keys_and_queries():
    key, value = rng.standard_normal((2, 3, 2)), rng.standard_normal((2, 3, 4))
    found = attend('AttentionLayer["Dot"]', key, value, QUERY[None])
    expected = softmax(QUERY @ key.reshape(6, 2).T) @ value.reshape(6, 4)
    np.testing.assert_allclose(found, expected[None], rtol=1e-5)
    weights = array_of(f'AttentionLayer["Dot"][{DATA}, NetPort["AttentionWeights"]]', k=key, v=value, q=QUERY)
    np.testing.assert_allclose(weights, softmax(QUERY @ key.reshape(6, 2).T).reshape(2, 2, 3), rtol=1e-5)


def test_dropout_of_weights_only_in_training():
    code = 'AttentionLayer["Dot", "Dropout" -> 0.5]'
    np.testing.assert_allclose(attend(code), attend('AttentionLayer["Dot"]'), rtol=1e-6)
    trained = array_of(f'Table[{code}[{DATA}, NetEvaluationMode -> "Train"], {{40}}]', k=KEY, v=VALUE, q=QUERY)
    assert len(np.unique(trained[:, 0, 0])) > 3


@pytest.mark.parametrize(
    "code, expected",
    [
        ('SequenceAttentionLayer["Dot"][<|"Input" -> {{1, 0}, {0, 1}}, "Query" -> {0, 0}|>]', "{0.5, 0.5}"),
        ('Head[SequenceAttentionLayer["Dot"]]', "AttentionLayer"),
        ("Options[AttentionLayer][[;; 4, 2]]", "{0, None, False, None}"),
        (
            'With[{a = AttentionLayer["Bilinear", "Mask" -> "Causal" -> 2, "MultiHead" -> True]}, '
            "ToExpression[ToString[a, InputForm]] === a]",
            "True",
        ),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, port, expected",
    [
        ('AttentionLayer["Key" -> {3, 2}, "Value" -> {Automatic, 4}, "Query" -> {5, 6}]', "Output", "{5, 4}"),
        ('AttentionLayer["Dot", "Key" -> {3, 2}, "Query" -> {5, Automatic}]', "Query", "{5, 2}"),
        ('AttentionLayer["Dot", "Key" -> {3, 2}]', "Value", "{3, Automatic}"),
    ],
)
def test_inferred(code, port, expected):
    assert shape_of(code, port) == expected


@pytest.mark.parametrize(
    "code, part",
    [
        ('AttentionLayer["x"]', '"Dot", "Bilinear" or a net'),
        ("AttentionLayer[LinearLayer[2]]", '"Query"'),
        ('AttentionLayer["Dot", "Mask" -> 3]', '"Causal"'),
        ('AttentionLayer["Dot", "Key" -> {3, 2}, "Query" -> 4]', '"ScoringNet"'),
        ('AttentionLayer["Dot", "Key" -> {3, 2}, "Value" -> {4, 2}]', "Value"),
        ('AttentionLayer["Dot", "MultiHead" -> True, "Key" -> {3, 2}]', "at least 3 levels"),
        ('AttentionLayer["Dot", "Mask" -> "Causal", "Key" -> {3, 2, 2}]', "causal"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text
