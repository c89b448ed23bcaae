"""Comparing sequences."""

from operator import eq

import pytest

from wlnet.mathematics.sequences import edit_count


@pytest.mark.parametrize(
    "x, y, count, with_swaps",
    [
        ("", "", 0, 0),
        ("abc", "", 3, 3),
        ("", "ab", 2, 2),
        ("kitten", "sitting", 3, 3),
        ("ab", "ba", 2, 1),
        ("ca", "abc", 3, 3),  # an exchanged pair is not edited again
        ("abcd", "badc", 3, 2),
        ("aa", "aa", 0, 0),
    ],
)
def test_edits(x, y, count, with_swaps):
    assert edit_count(list(x), list(y), eq) == edit_count(list(y), list(x), eq) == count
    assert edit_count(list(x), list(y), eq, swaps=True) == edit_count(list(y), list(x), eq, swaps=True) == with_swaps


def test_equality_is_the_callers():
    assert edit_count(list("aBc"), list("AbC"), lambda a, b: a.lower() == b.lower()) == 0
