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
        ("Union[<|b -> 2|>, <|a -> 1|>]", "<|a -> 1, b -> 2|>"),
        (
            "{Intersection[<|a -> 1, c -> 3|>, <|a -> 1, c -> 4|>], Complement[<|a -> 1, b -> 2|>, <|b -> 2|>]}",
            "{<|a -> 1|>, <|a -> 1|>}",
        ),
        ("Tally[<|a -> 1, b -> 1, c -> 2|>]", "{{1, 2}, {2, 1}}"),
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


@pytest.mark.parametrize("code, expected", [
    ("{Union[], Union[{}], Union[{c, a, b, a}], Union[{1, 1.}], Union[{a, b}, {b, c}, {d}], Union[p[{3, 1, 1}]], Union[p[{1, 2}], p[{2, 3}]], Union[{1, -1, 2, -2}, SameTest -> (Abs[#1] == Abs[#2] &)], Union[f[b, a, b]]}",
     "{{}, {}, {a, b, c}, {1, 1.}, {a, b, c, d}, {1, 3}, {1, 2, 3}, {-2, -1}, f[a, b]}"),
    ("{Intersection[{a, b, c}, {b, c, d}, {c, b}], Intersection[{b, a, a}], Intersection[{a}, {b}], Intersection[p[{3, 1, 2}], p[{2, 3}]], Intersection[{1, 2}, {-1, 3}, SameTest -> (Abs[#1] == Abs[#2] &)], Intersection[f[a, b], f[b]]}", "{{b, c}, {a, b}, {}, {2, 3}, {1}, f[b]}"),
    ("{Complement[{c, a, b, a}, {b}], Complement[{a, b}, {a}, {b}], Complement[{a}, {}], Complement[{b, a, b}], Complement[p[{3, 1, 2, 1}], p[{2}]], Complement[{1, -2, 3}, {2}, SameTest -> (Abs[#1] == Abs[#2] &)]}", "{{a, c}, {}, {a}, {a, b}, {1, 3}, {1, 3}}"),
    ("{SymmetricDifference[{a, b}, {b, c}], SymmetricDifference[{a, b}, {b, c}, {c, d}], SymmetricDifference[{a}], SymmetricDifference[{a}, {a}]}", "{{a, c}, {a, d}, {a}, {}}"),
    ("{UniqueElements[{{a, b, c}, {b, d}}], UniqueElements[{{a}, {a}}], UniqueElements[{{a, b}}]}", "{{{a, c}, {d}}, {{}, {}}, {{a, b}}}"),
    ("{DeleteDuplicates[{b, a, b, c, a}], DeleteDuplicates[{1, 1., 1}], DeleteDuplicates[p[{3, 1, 3}]], DeleteDuplicates[{1, 2, 3, 4}, Mod[#1 - #2, 2] == 0 &], DeleteDuplicates[<|a -> 1, b -> 1|>], DeleteDuplicates[{}], DeleteDuplicates[{3, 1, 2}, Greater]}",
     "{{b, a, c}, {1, 1.}, {3, 1}, {1, 2}, <|a -> 1|>, {}, {3}}"),
    ("{DeleteDuplicatesBy[{1, -1, 2, -2, 3}, Abs], DeleteDuplicatesBy[Abs][{1, -1}], DeleteDuplicatesBy[<|a -> 1, b -> -1|>, Abs], DeleteDuplicatesBy[{}, f], DeleteAdjacentDuplicates[{a, a, b, a, a}], DeleteAdjacentDuplicates[{1, 2, 4, 5}, #2 - #1 == 1 &], DeleteAdjacentDuplicates[{}]}",
     "{{1, 2, 3}, {1}, <|a -> 1|>, {}, {a, b, a}, {1, 4}, {}}"),
    ("{Tally[{b, a, b}], Tally[{}], Tally[p[{2, 1, 2}]], Tally[{1, -1, 2}, Abs[#1] == Abs[#2] &], Counts[{b, a, b}], Counts[p[{2, 1, 2}]], Counts[{}], Counts[<|x -> a, y -> a|>], CountsBy[{1, 2, 3, 4, 6}, EvenQ], CountsBy[EvenQ][{1, 2}], CountDistinct[{a, b, a}], CountDistinct[{}], CountDistinctBy[{1, -1, 2}, Abs]}",
     "{{{b, 2}, {a, 1}}, {}, {{2, 2}, {1, 1}}, {{1, 2}, {2, 1}}, <|b -> 2, a -> 1|>, <|2 -> 2, 1 -> 1|>, <||>, <|a -> 2|>, <|False -> 2, True -> 3|>, <|False -> 1, True -> 1|>, 2, 0, 2}"),
    ("{Gather[{b, a, b}], Gather[{1, 2, 3, 4}, EvenQ[#1 - #2] &], Gather[{}], Gather[p[{1, 2, 1}]], GatherBy[{1, 2, 3, 4}, EvenQ], GatherBy[EvenQ][{1, 2}], GatherBy[{1, 2, 3, 4, 5}, {EvenQ, # > 2 &}], GatherBy[{}, f]}",
     "{{{b, b}, {a}}, {{1, 3}, {2, 4}}, {}, {{1, 1}, {2}}, {{1, 3}, {2, 4}}, {{1}, {2}}, {{{1}, {3, 5}}, {{2}, {4}}}, {}}"),
    ("{PositionIndex[{a, b, a}], PositionIndex[{}], PositionIndex[p[{5, 7, 5}]], PositionIndex[<|x -> a, y -> b, z -> a|>]}", "{<|a -> {1, 3}, b -> {2}|>, <||>, <|5 -> {1, 3}, 7 -> {2}|>, <|a -> {x, z}, b -> {y}|>}"),
])  # fmt: skip
def test_more_values(code, expected):
    assert value_of("p = Developer`ToPackedArray; " + code) == expected
