"""NetFoldOperator against the recurrence it stands for."""

import numpy as np
import pytest
from asking import array_of, refusal, shape_of, text_of

from wlnet import Session

SUMS = 'NetFoldOperator[NetGraph[{ThreadingLayer[Plus]}, {{NetPort["Input"], NetPort["State"]} -> 1}, "Input" -> "Real"]]'
CELL = (
    'NetGraph[<|"c" -> CatenateLayer[], "s" -> {3, Tanh}, "o" -> LinearLayer[1]|>, {{NetPort["x"], NetPort["k"], '
    'NetPort["h"]} -> "c" -> "s" -> NetPort["new"], "c" -> "o" -> NetPort["y"]}]'
)


@pytest.mark.parametrize(
    "code, expected",
    [
        (f"{SUMS}[{{1, 2, 3}}]", "{1., 3., 6.}"),
        (f"{SUMS}[{{{{1, 2, 3}}, {{1}}}}]", "{{1., 3., 6.}, {1.}}"),
        (f'{SUMS}[{{1, 2, 3}}, NetPort["State"]]', "6."),
        (f'{SUMS}[<|"Input" -> {{1, 2}}, NetPort["State"] -> 10|>]', "{11., 13.}"),
        (
            f'NetGraph[<|"a" -> NetArrayLayer["Array" -> 5], "f" -> {SUMS}|>, {{"a" -> NetPort["f", "State"]}}][{{1, 2}}]',
            "{6., 8.}",
        ),
        (
            f'NetGraph[<|"f" -> {SUMS}, "e" -> ElementwiseLayer[10 # &]|>, {{NetPort["f", "State"] -> "e", "f" -> None}}]'
            "[{1, 2}]",
            "30.",
        ),
        (f"With[{{f = {SUMS}}}, ToExpression[ToString[f, InputForm]] === f]", "True"),
        ("Keys[Options[NetFoldOperator]][[1]]", "LearningRateMultipliers"),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


def test_recurrent_layer_as_a_fold():
    """A GRU of one step, folded, is the GRU."""
    code = (
        'n = NetInitialize[BasicRecurrentLayer[3, "Input" -> {"Varying", 2}]]; '
        'cell = NetGraph[<|"x" -> LinearLayer[3, "Weights" -> NetExtract[n, "InputWeights"], '
        '"Biases" -> NetExtract[n, "Biases"]], "s" -> LinearLayer[3, "Weights" -> NetExtract[n, "StateWeights"], '
        '"Biases" -> None], "p" -> ThreadingLayer[Plus], "t" -> Tanh|>, '
        '{NetPort["Input"] -> "x", NetPort["State"] -> "s", {"x", "s"} -> "p" -> "t"}]; '
    )
    x = np.random.default_rng(3).standard_normal((4, 5, 2))
    session = Session()
    folded = array_of(code + "NetFoldOperator[cell][x[[1]]]", session, x=x)
    np.testing.assert_allclose(folded, array_of("n[x[[1]]]", session), rtol=1e-5)
    folded = array_of('NetFoldOperator[cell, "Input" -> {"Varying", 2}][x]', session)
    np.testing.assert_allclose(folded, array_of("n[x]", session), rtol=1e-5)


def test_feedback_constants_and_outputs():
    code = (
        f'f = NetInitialize[NetFoldOperator[{CELL}, {{"new" -> "h"}}, {{"k"}}, {{"y"}}, "x" -> {{4, 2}}, '
        '"k" -> 2]]; '
        'cell = NetExtract[f, "Net"]; '
    )
    rng = np.random.default_rng(3)
    x, k = rng.standard_normal((4, 2)), rng.standard_normal(2)
    session = Session()
    found = array_of(code + 'f[<|"x" -> x, "k" -> k|>]', session, x=x, k=k)
    stepped = array_of(
        'h = {0, 0, 0}; Table[r = cell[<|"x" -> x[[i]], "k" -> k, "h" -> h|>]; h = r["new"]; r["y"], {i, 4}]', session
    )
    np.testing.assert_allclose(found, stepped, rtol=1e-5)
    assert shape_of("f", "y", session) == "{4, 1}"


@pytest.mark.parametrize(
    "code, part",
    [
        ("NetFoldOperator[LinearLayer[2]]", 'no input port "State"'),
        (f'NetFoldOperator[{CELL}, {{"new" -> "z"}}]', 'no input port "z"'),
        (f'NetFoldOperator[{CELL}, {{"old" -> "h"}}]', 'no output port "old"'),
        (
            'NetFoldOperator[NetGraph[{CatenateLayer[], LinearLayer[3]}, {{NetPort["Input"], NetPort["State"]} -> 1 -> 2}, '
            '"State" -> 2]]',
            "same dimensions",
        ),
        (f'NetFoldOperator[{CELL}, {{"new" -> "h"}}, {{"k", "x"}}]', "fold over"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text


def test_a_state_without_known_dimensions_is_named():
    code = 'NetFoldOperator[NetGraph[{Plus}, {{NetPort["Input"], NetPort["State"]} -> 1}, "Input" -> 1]][{{1}, {2}}]'
    assert 'the state "State" are not known' in refusal(code).text
