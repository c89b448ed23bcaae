"""NetBidirectionalOperator: forwards, and backwards on the reversed sequence."""

import numpy as np
import pytest
from asking import array_of, refusal, shape_of, text_of

from wlnet import Session

SUMS = 'NetFoldOperator[NetGraph[{ThreadingLayer[Plus]}, {{NetPort["Input"], NetPort["State"]} -> 1}, "Input" -> "Real"]]'


@pytest.mark.parametrize(
    "code, expected",
    [
        (f"NetBidirectionalOperator[{SUMS}, Total][{{1, 2, 3}}]", "{7., 8., 9.}"),
        (f"NetBidirectionalOperator[{SUMS}, Mean][{{1, 2, 3}}]", "{3.5, 4., 4.5}"),
        (f"NetBidirectionalOperator[{{{SUMS}, ElementwiseLayer[# &]}}, Total][{{1, 2, 3}}]", "{2., 5., 9.}"),
        (f'NetBidirectionalOperator[{SUMS}, Total][{{1, 2, 3}}, NetPort["BackwardState"]]', "6."),
        (
            'Head[NetExtract[NetBidirectionalOperator[{GatedRecurrentLayer[2], LongShortTermMemoryLayer[2]}], "BackwardNet"]]',
            "LongShortTermMemoryLayer",
        ),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


def test_elements_are_joined():
    x = np.random.default_rng(2).standard_normal((5, 3))
    code = 'b = NetInitialize[NetBidirectionalOperator[GatedRecurrentLayer[2], "Input" -> {"Varying", 3}]]; '
    session = Session()
    found = array_of(code + "b[x]", session, x=x)
    forward = array_of('NetExtract[b, "ForwardNet"][x]', session)
    backward = array_of('Reverse[NetExtract[b, "BackwardNet"][Reverse[x]]]', session)
    assert not np.allclose(forward, backward)  # two copies with arrays of their own
    np.testing.assert_allclose(found, np.concatenate([forward, backward], 1), rtol=1e-5)


def test_inferred():
    assert shape_of('NetBidirectionalOperator[GatedRecurrentLayer[4], "Input" -> {6, 3}]', "Output") == "{6, 8}"


@pytest.mark.parametrize(
    "code, part",
    [
        ("NetBidirectionalOperator[]", "two nets"),
        ("NetBidirectionalOperator[{LinearLayer[2]}]", "the list has 1"),
        ("NetBidirectionalOperator[GatedRecurrentLayer[2], Max]", "Catenate"),
        (f"NetBidirectionalOperator[{SUMS}]", "joined"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text


def test_states_of_layers_inside_chains_keep_their_place():
    """A layer's states have the operator's names, those deeper inside their path; given back, the sequence goes on."""
    code = (
        "b = NetInitialize[NetBidirectionalOperator[{{GatedRecurrentLayer[2], Tanh}, GatedRecurrentLayer[2]}, "
        '"Input" -> {"Varying", 2}]]; s = b[{{1, 2}, {3, 4}}, NetPort[All, "States"]]; Keys[s]'
    )
    session = Session()
    assert text_of(code, session) == '{{"BackwardState"}, {"ForwardNet", 1, "State"}}'
    whole = array_of("b[{{1, 2}, {3, 4}, {5, 6}}][[3, ;; 2]]", session)
    rest = array_of('b[<|"Input" -> {{5, 6}}, NetPort[All, "States"] -> s|>][[1, ;; 2]]', session)
    np.testing.assert_allclose(rest, whole, rtol=1e-5)
