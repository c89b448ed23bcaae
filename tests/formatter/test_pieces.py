"""Pieces that printing rules are made of."""

import pytest

from wlnet.formatter.pieces import grouped, joined


@pytest.mark.parametrize(
    "own, limit, expected",
    [
        (5, 4, ["a"]),
        (5, 5, ["a"]),
        (5, 6, ["(", 3, "a", ")"]),
    ],
)
def test_grouped(own, limit, expected):
    assert grouped(["a"], own, limit, 2) == expected


def test_joined():
    assert joined(("a",), 7, " + ", 2) == [("a", 7, 3)]
    assert joined(("a", "b", "c"), 7, " + ", 2) == [("a", 7, 3), " + ", 3, ("b", 7, 3), " + ", 3, ("c", 7, 3)]
