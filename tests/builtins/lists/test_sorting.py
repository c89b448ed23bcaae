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
        ("Sort[{{1, b}, {1, a}, {0, c}}, Order[First[#1], First[#2]] &]", "{{0, c}, {1, b}, {1, a}}"),
        (
            "{Order[ByteArray[{1, 9}], ByteArray[{2}]], Order[ByteArray[{1}], ByteArray[{2}]], Order[ByteArray[{2}], ByteArray[{2}]]}",
            "{1, 1, 0}",
        ),
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


@pytest.mark.parametrize("code, expected", [
    ("{Sort[{3, 1, 2}], Sort[{b, 2, a, 1.5, \"s\"}], Sort[p[{3., 1., 2.}]], Sort[{}], Sort[{{1, 2}, {1}, {0, 5}}], Sort[{x^2, x, 1}], Sort[{3, 1, 2}, Greater], Sort[{a, b}, False &], Sort[f[2, 1]], Sort[{2, 1.5, 3/2, 1}], Sort[{Pi, 3, E}]}",
     '{{1, 2, 3}, {1.5, 2, "s", a, b}, {1., 2., 3.}, {}, {{1}, {0, 5}, {1, 2}}, {1, x, x^2}, {3, 2, 1}, {b, a}, f[1, 2], {1, 1.5, 3/2, 2}, {3, E, Pi}}'),
    ("{ReverseSort[{1, 3, 2}], ReverseSort[p[{1, 3, 2}]], ReverseSort[{1, 3, 2}, Greater], ReverseSort[<|a -> 1, b -> 2|>], SortBy[{-3, 1, 2}, Abs], SortBy[{{2, a}, {1, b}}, First], SortBy[Abs][{-3, 1}], SortBy[{\"bb\", \"a\", \"c\"}, {StringLength, Identity}], SortBy[{1, 2, 3, 4}, EvenQ], SortBy[{1, 2, 3}, Minus]}",
     '{{3, 2, 1}, {3, 2, 1}, {1, 2, 3}, <|b -> 2, a -> 1|>, {1, 2, -3}, {{1, b}, {2, a}}, {1, -3}, {"a", "c", "bb"}, {1, 3, 2, 4}, {3, 2, 1}}'),
    ("{SortBy[{1, 3, 2}, Identity, Greater], ReverseSortBy[{-3, 1, 2}, Abs], ReverseSortBy[Abs][{1, -3}], SortBy[<|a -> 2, b -> 1|>, Identity], SortBy[{}, f]}", "{{3, 2, 1}, {-3, 2, 1}, {-3, 1}, <|b -> 1, a -> 2|>, {}}"),
    ("{Ordering[{3, 1, 2}], Ordering[{3, 1, 2}, 1], Ordering[{3, 1, 2}, -1], Ordering[{3, 1, 2}, -2], Ordering[{3, 1, 2}, All, Greater], Ordering[{a, a}], Ordering[p[{3, 1, 2}]], Ordering[{3, 1, 2}, UpTo[9]], Ordering[f[b, a]], Ordering[<|x -> 2, y -> 1|>], Ordering[{3, 1, 2}, 2, Greater]}",
     "{{2, 3, 1}, {2}, {1}, {3, 1}, {1, 3, 2}, {1, 2}, {2, 3, 1}, {2, 3, 1}, {2, 1}, {2, 1}, {1, 3}}"),
    ("{TakeLargest[{1, 5, 3}, 2], TakeSmallest[{5, 1, 3}, 2], TakeLargest[{1, 5, 3}, UpTo[9]], TakeLargest[<|a -> 1, b -> 5|>, 1], TakeLargest[p[{1., 5., 3.}], 1], TakeLargest[2][{1, 5, 3}], TakeSmallest[{1, 5, 3}, 0], TakeLargestBy[{-5, 1, 3}, Abs, 1], TakeSmallestBy[{-5, 1, 3}, Abs, 2], TakeLargestBy[Abs, 1][{1, -2}], TakeSmallestBy[<|a -> -2, b -> 1|>, Abs, 1]}",
     "{{5, 3}, {1, 3}, {5, 3, 1}, <|b -> 5|>, {5.}, {5, 3}, {}, {-5}, {1, 3}, {-2}, <|b -> 1|>}"),
    ("{MaximalBy[{-5, 1, 5}, Abs], MinimalBy[{-5, 1, 5, -1}, Abs], MaximalBy[{1, 2, 3}, Minus, 2], MinimalBy[Abs][{2, -1}], MaximalBy[<|a -> 1, b -> 2|>, Identity], MaximalBy[{}, f], MinimalBy[{3, 1, 2}, Identity, UpTo[2]]}", "{{-5, 5}, {1, -1}, {1, 2}, {-1}, <|b -> 2|>, {}, {1, 2}}"),
    ("{PositionLargest[{1, 5, 3, 5}], PositionSmallest[{2, 1, 3, 1}], PositionLargest[{1, 5, 3}, 2], PositionSmallest[p[{3., 1., 2.}]]}", "{{2, 4}, {2, 4}, {2, 3}, {2}}"),
    ("{Signature[{1, 2, 3}], Signature[{2, 1, 3}], Signature[{3, 1, 2}], Signature[{a, a}], Signature[{}], Signature[f[b, a]]}", "{1, -1, 1, 0, 1, -1}"),
    ("{Subsequences[{a, b}], Subsequences[{a, b, c}, {2}], Subsequences[{a, b, c}, 1], Subsequences[{a, b, c}, {1, 2}], Subsequences[f[a, b], {1}]}", "{{{}, {a}, {b}, {a, b}}, {{a, b}, {b, c}}, {{}, {a}, {b}, {c}}, {{a}, {b}, {c}, {a, b}, {b, c}}, {f[a], f[b]}}"),
    ("{LexicographicSort[{{2}, {1, 5}, {1}}], LexicographicSort[{{b, a}, {a, c}}]}", "{{{1}, {1, 5}, {2}}, {{a, c}, {b, a}}}"),
])  # fmt: skip
def test_more_values(code, expected):
    assert value_of("p = Developer`ToPackedArray; " + code) == expected
