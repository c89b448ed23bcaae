"""Intervals: their normal form, arithmetic, comparisons, and what lies in them."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{Interval[{2, 1}], Interval[3], Interval[{1, 3}, {2, 5}], Interval[{4, 5}, {1, 2}]}",
            "{Interval[{1, 2}], Interval[{3, 3}], Interval[{1, 5}], Interval[{1, 2}, {4, 5}]}",
        ),
        (
            "{Interval[{1, 2}] + 1, Interval[{1, 2}] + Interval[{0, 5}], x + Interval[{1, 2}] + 1}",
            "{Interval[{2, 3}], Interval[{1, 7}], x + Interval[{2, 3}]}",
        ),
        (
            "f[x_] := 2 x; {f[Interval[{1, 2}]], f[Interval[{1, 2}]], -Interval[{1, 2}]}",
            "{Interval[{2, 4}], Interval[{2, 4}], Interval[{-2, -1}]}",
        ),
        (
            "{Interval[{-1, 2}] Interval[{3, 4}], Interval[{1, 2}] - Interval[{1, 2}], x Interval[{1, 2}]}",
            "{Interval[{-4, 8}], Interval[{-1, 1}], x*Interval[{1, 2}]}",
        ),
        (
            "{Interval[{1, 2}]^2, Interval[{-1, 1}]^2, Interval[{-3, 2}]^2, Interval[{-2, 1}]^3, Interval[{-3, -2}]^2}",
            "{Interval[{1, 4}], Interval[{0, 1}], Interval[{0, 9}], Interval[{-8, 1}], Interval[{4, 9}]}",
        ),
        (
            "{1/Interval[{1, 2}], 1/Interval[{-1, 2}], 1/Interval[{0, 2}], Interval[{1, 2}]^-2}",
            "{Interval[{1/2, 1}], Interval[{-Infinity, -1}, {1/2, Infinity}], Interval[{1/2, Infinity}], Interval[{1/4, 1}]}",
        ),
        (
            "{Sqrt[Interval[{4, 9}]], 2^Interval[{1, 3}], Interval[{a, b}] + 1}",
            "{Interval[{2, 3}], Interval[{2, 8}], 1 + Interval[{a, b}]}",
        ),
        ("{Min[Interval[{1, 2}]], Max[Interval[{1, 2}], 5], Max[Interval[{1, 2}, {3, 4}]]}", "{1, 5, 4}"),
        (
            "{Interval[{1, 2}] < 3, 3 < Interval[{1, 2}], Interval[{1, 3}] < 2, Interval[{1, 2}] < Interval[{3, 4}]}",
            "{True, False, Interval[{1, 3}] < 2, True}",
        ),
        (
            "{IntervalMemberQ[Interval[{1, 2}], 1.5], IntervalMemberQ[Interval[{1, 2}], Pi], IntervalMemberQ[Interval[{1, 4}], Interval[{2, 3}]], IntervalMemberQ[Interval[{1, 2}]][2]}",
            "{True, False, True, True}",
        ),
        (
            "{IntervalUnion[Interval[{1, 2}], Interval[{2, 3}]], IntervalIntersection[Interval[{1, 3}], Interval[{2, 5}]], IntervalIntersection[Interval[{1, 2}], Interval[{3, 4}]]}",
            "{Interval[{1, 3}], Interval[{2, 3}], Interval[]}",
        ),
    ],
)
def test_values(code, expected):
    assert value_of(code) == expected
