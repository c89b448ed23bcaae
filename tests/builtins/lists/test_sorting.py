"""Sorting and the largest elements."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Ordering[{c,a,b}]", "{2, 3, 1}"),
        ("SortBy[{{b,1},{a,2}},First]", "{{a, 2}, {b, 1}}"),
        ("Subsequences[{a,b,c},{2}]", "{{a, b}, {b, c}}"),
        ("Sort[{c,a,b}]", "{a, b, c}"),
        ('Sort[{"b","A","a"}]', '{"a", "A", "b"}'),
        ("Sort[f[b,a]]", "f[a, b]"),
        ("Sort[{{2,a},{1,b},{1}}]", "{{1}, {1, b}, {2, a}}"),
        ("Sort[<|x->2,y->1|>]", "<|y -> 1, x -> 2|>"),
        ("Sort[{1,2,3},Greater]", "{3, 2, 1}"),
        ("Sort[{b,a},Order]", "{a, b}"),
        ("ReverseSort[{1,3,2}]", "{3, 2, 1}"),
        ("ReverseSort[<|x->1,y->2|>]", "<|y -> 2, x -> 1|>"),
        ("ReverseSort[{1,3,2},Less]", "{3, 2, 1}"),
        ("SortBy[{{1,b},{1,a},{0,c}},First]", "{{0, c}, {1, a}, {1, b}}"),
        ("SortBy[<|x->2,y->1|>,Identity]", "<|y -> 1, x -> 2|>"),
        ("SortBy[First][{{2},{1}}]", "{{1}, {2}}"),
        ("SortBy[{1,2,3},f]", "{1, 2, 3}"),
        ("ReverseSortBy[{1,-3,2},Abs]", "{-3, 2, 1}"),
        ("Ordering[{3,1,2},2]", "{2, 3}"),
        ("Ordering[{3,1,2},-1]", "{1}"),
        ("Ordering[{3,1,2},All,Greater]", "{1, 3, 2}"),
        ("Ordering[f[b,a]]", "{2, 1}"),
        ("Ordering[{}]", "{}"),
        ("TakeLargest[{1,5,3},UpTo[5]]", "{5, 3, 1}"),
        ("TakeSmallest[{3,1,2},2]", "{1, 2}"),
        ("TakeLargest[<|a->1,b->3|>,1]", "<|b -> 3|>"),
        ("TakeLargestBy[{-5,1,3},Abs,2]", "{-5, 3}"),
        ("TakeSmallestBy[{-5,1,3},Abs,1]", "{1}"),
        ("MaximalBy[{-5,1,5},Abs]", "{-5, 5}"),
        ("MinimalBy[{-5,1,5},Abs]", "{1}"),
        ("MaximalBy[{a,bb},f,1]", "{bb}"),
        ("Signature[{b,a}]", "-1"),
        ("Signature[{a,a}]", "0"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, message",
    [
        ("Sort[a]", "Sort::normal"),
    ],
)
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert messages_of(code) == [message]
