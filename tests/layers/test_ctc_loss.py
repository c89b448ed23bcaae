"""CTCLossLayer against the sum over all alignments."""

from itertools import product

import numpy as np
import pytest
from asking import array_of, refusal, text_of


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            'CTCLossLayer["Input" -> {"Varying", 2}][<|"Input" -> {{{0.5, 0.5}}, {{0.5, 0.5}, {0.5, 0.5}}}, "Target" -> '
            "{{1}, {1}}|>] - {Log[2.], -Log[0.75]} // Chop[#, 10^-5] &",
            "{0, 0}",
        ),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, part",
    [
        ('CTCLossLayer[][<|"Input" -> {{0.5, 0.5}}, "Target" -> {1, 1}|>]', "longer"),
        ('CTCLossLayer["Input" -> {3, 3}][<|"Input" -> {{1, 0, 0}, {1, 0, 0}, {1, 0, 0}}, "Target" -> {3}|>]', "3"),
        ('CTCLossLayer["Input" -> {2, 3}, "Target" -> 3]', "longer"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text


def collapse(path, blank) -> tuple:
    kept = [c for i, c in enumerate(path) if i == 0 or c != path[i - 1]]
    return tuple([c for c in kept if c != blank])


@pytest.mark.parametrize("target", [(1,), (2, 1), (1, 1), (2, 1, 2)])
def test_sum_over_alignments(target):
    p = np.random.default_rng(2).dirichlet(np.ones(3), 4)
    paths = [path for path in product(range(3), repeat=4) if collapse(path, 2) == tuple(np.array(target) - 1)]
    total = sum([np.prod(p[range(4), path]) for path in paths])
    found = array_of('CTCLossLayer[][<|"Input" -> p, "Target" -> t|>]', p=p, t=np.array(target))
    np.testing.assert_allclose(found, -np.log(total), rtol=1e-5)
