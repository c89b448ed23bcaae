"""Unions, duplicates, groups."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Gather[{a,b,a}]", "{{a, a}, {b}}"),
        ("Union[{b,a,b},{c}]", "{a, b, c}"),
        ("Complement[{a,b,c},{b}]", "{a, c}"),
        ("Intersection[{a,b,c},{c,b}]", "{b, c}"),
        ("DeleteDuplicates[{a,b,a}]", "{a, b}"),
        ("Tally[{a,b,a}]", "{{a, 2}, {b, 1}}"),
        ("Counts[{a,b,a}]", "<|a -> 2, b -> 1|>"),
        ("GatherBy[{f[1],g[2],f[3]},Head]", "{{f[1], f[3]}, {g[2]}}"),
        ("Union[{2,1,2},{3}]", "{1, 2, 3}"),
        ("Union[{1,-1,2},SameTest->(Abs[#1]==Abs[#2]&)]", "{-1, 2}"),
        ("Union[f[a,b],f[c]]", "f[a, b, c]"),
        ("Intersection[{1,2,3},{2,3,4},{3}]", "{3}"),
        ("Intersection[]", "{}"),
        ("Complement[{3,1,2,1},{2}]", "{1, 3}"),
        ("SymmetricDifference[{1,2},{2,3}]", "{1, 3}"),
        ("DeleteDuplicates[{1,1.,2}]", "{1, 1., 2}"),
        ("DeleteDuplicates[{1,2,3,4},Mod[#1-#2,2]==0&]", "{1, 2}"),
        ("DeleteDuplicates[f[a,a]]", "f[a]"),
        ("DeleteDuplicatesBy[{1,-1,2},Abs]", "{1, 2}"),
        ("Tally[{a,A,b},f]", "{{a, 1}, {A, 1}, {b, 1}}"),
        ("Tally[{}]", "{}"),
        ("Counts[{}]", "<||>"),
        ("Counts[a]", "Counts[a]"),
        ("CountDistinct[{a,b,a}]", "2"),
        ("Gather[{1,2,3,4},EvenQ[#1-#2]&]", "{{1, 3}, {2, 4}}"),
        ("GatherBy[{1,2,3,4},{EvenQ,#>2&}]", "{{{1}, {3}}, {{2}, {4}}}"),
        ("GatherBy[<|a->1,b->2,c->3|>,OddQ]", "{<|a -> 1, c -> 3|>, <|b -> 2|>}"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, message",
    [
        ("Union[{a},f[b]]", "Union::heads2"),
        ("Complement[{a},b]", "Complement::normal"),
        ("DeleteDuplicates[a]", "DeleteDuplicates::normal"),
    ],
)
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert messages_of(code) == [message]
