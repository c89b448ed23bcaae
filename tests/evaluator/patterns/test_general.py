"""Patterns with choices: alternatives, Except, names that occur twice."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("MatchQ[#, a | b] & /@ {a, b, c}", "{True, True, False}"),
        ('Cases[{1, a, "s", 2.}, _Integer | _String]', '{1, "s"}'),
        ("Replace[{1, 2}, {x_, 3} | {x_, 2} :> x]", "1"),
        ("MatchQ[f[1, a], f[(1 | 2), (a | b)]]", "True"),
        ("MatchQ[#, Except[1]] & /@ {1, 2}", "{False, True}"),
        ("Cases[{1, 2, a, 3.}, Except[2, _Integer]]", "{1}"),
        ("MatchQ[f[a, 1, b], f[Except[_Integer] ..]]", "False"),
        ("MatchQ[{1, 2, a}, {(_Integer | _Symbol) ..}]", "True"),
        ("MatchQ[{a, b}, {x_ | x_, y_} /; y === b]", "True"),
        ("Replace[f[1, 2, 3], f[(a__ | b__), 3] :> {a}]", "{1, 2}"),
        (
            "{MatchQ[{1}, KeyValuePattern[{}]], MatchQ[{a -> 1}, KeyValuePattern[{}]], MatchQ[{}, KeyValuePattern[{}]]}",
            "{False, True, True}",
        ),
    ],
)
def test_alternatives_and_except(code, expected):
    assert value_of(code) == expected
