"""Batches: every example once a round, equal shapes in a group, full batches but one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlnet.expression import S, make_list
from wlnet.nets.errors import NetFailure
from wlnet.training.data import Examples, is_boolean, labels_of


@given(st.lists(st.integers(1, 5), min_size=1, max_size=40), st.integers(1, 9), st.integers(0, 3))
def test_batches(lengths, size, seed):
    examples = Examples({"x": [np.full(n, i, np.float32) for i, n in enumerate(lengths)], "y": np.arange(len(lengths))})
    batches = examples.batches(size, np.random.default_rng(seed))
    assert sorted(np.concatenate([part for batch in batches for part in batch]).tolist()) == list(range(len(lengths)))
    sizes = [sum([len(part) for part in batch]) for batch in batches]
    assert max(sizes) <= size
    assert len(batches) == -(-len(lengths) // size)
    for batch in batches:
        for part in batch:
            assert len({lengths[i] for i in part}) == 1
            feeds = examples.feeds(part)
            assert (feeds["x"] == feeds["y"][:, None]).all()
            assert feeds["y"].tolist() == part.tolist()


def test_a_round_is_shuffled():
    examples = Examples({"x": np.arange(50.0)})
    rng = np.random.default_rng(1)
    first, second = [np.concatenate([b[0] for b in examples.batches(7, rng)]).tolist() for _ in range(2)]
    assert first != second != list(range(50))


def test_subsets():
    examples = Examples({"x": np.arange(4.0), "y": [np.zeros(n) for n in (1, 2, 3, 4)]})
    part = examples.subset(np.array([3, 1]))
    assert part.count == 2
    assert part.columns["x"].tolist() == [3, 1]
    assert [len(a) for a in part.columns["y"]] == [4, 2]


def test_columns_of_different_lengths():
    with pytest.raises(NetFailure, match='2 for "x", 3 for "y"'):
        Examples({"x": np.zeros(2), "y": np.zeros(3)})


@pytest.mark.parametrize(
    "column, labels, depth",
    [
        (make_list(("b", "a", "b", "c")), ("a", "b", "c"), 0),
        (make_list((make_list(("b", "a")), make_list(("c",)))), ("a", "b", "c"), 1),
        (make_list((S.z, S.a)), (S.a, S.z), 0),
        (make_list((1, 2, 3)), None, 0),
        (make_list((make_list((1, 2)), 5)), None, 0),
        (make_list(()), None, 0),
    ],
)
def test_labels_of_a_column_are_distinct_and_in_order(column, labels, depth):
    assert labels_of(column) == (labels, depth)


@pytest.mark.parametrize(
    "column, answer", [(make_list((S.True_, S.False_)), True), (make_list((S.True_, 1)), False), (make_list((1, 0)), False)]
)
def test_columns_of_true_and_false(column, answer):
    assert is_boolean(column) is answer
