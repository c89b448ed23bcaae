"""Linear equations: reduced rows, null spaces, solutions and equations without one."""

import pytest
from asking import array_of, messages_of, value_of

DATA = (
    "SeedRandom[4]; m = RandomReal[{-1, 1}, {5, 5}]; w = RandomReal[1, {4, 6}]; v = RandomReal[1, 5]; "
    "q = RandomInteger[{-9, 9}, {4, 4}]; "
)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("LinearSolve[{{2, 0}, {0, 4}}, {1, 1}]", "{1/2, 1/4}"),
        ("LinearSolve[{{1, 1}, {1, 1}}, {1, 2}]", "LinearSolve[{{1, 1}, {1, 1}}, {1, 2}]"),
        ("LinearSolve[{{1, 2}, {3, 4}}][{5, 11}]", "{1, 2}"),
        ("NullSpace[{{1, 2, 3}}]", "{{-3, 0, 1}, {-2, 1, 0}}"),
        ("RowReduce[{{1, 2, 3}, {4, 5, 6}}]", "{{1, 0, -1}, {0, 1, 2}}"),
        ("MatrixRank[{{1, 2}, {2, 4}}]", "1"),
        ("RowReduce[{{a, b}, {c, d}}]", "{{1, 0}, {0, 1}}"),
        ("LeastSquares[{{1}, {1}}, {1, 3}]", "{2}"),
    ],
)
def test_exact(code, expected):
    assert value_of(code, "OutputForm") == expected


@pytest.mark.parametrize(
    "identity",
    [
        "m . LinearSolve[m, v] - v",
    ],
)
def test_identities(identity):
    assert array_of(f"{DATA}Abs[{identity}]").max() < 1e-9


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("LinearSolve[{{0}}, {1}]", "LinearSolve::nosol"),
    ],
)
def test_messages(code, message):
    assert messages_of(code) == [message]
