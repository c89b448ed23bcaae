"""Lists cut into runs and pieces: Split, SplitBy, TakeList, Pick."""

import pytest
from asking import answer_of, messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Split[{a,a,b,b,a}]", "{{a, a}, {b, b}, {a}}"),
        ("TakeList[{a,b,c,d},{1,2}]", "{{a}, {b, c}}"),
        ("Pick[{a,b,c},{True,False,True}]", "{a, c}"),
        ("Pick[{a,b,c},{1,0,1},1]", "{a, c}"),
        ("SplitBy[{f[1],f[2],g[1]},Head]", "{{f[1], f[2]}, {g[1]}}"),
        ("Split[{}]", "{}"),
        ("Split[{1,2,4,5},#2-#1==1&]", "{{1, 2}, {4, 5}}"),
        ("SplitBy[{1,3,2,4},OddQ]", "{{1, 3}, {2, 4}}"),
        ("SplitBy[{},f]", "{}"),
        ("TakeList[{a,b,c,d},{2,-1}]", "{{a, b}, {d}}"),
        ("Pick[{{a,b},{c}},{{True,False},{True}}]", "{{a}, {c}}"),
        ("Pick[{a,b},{x,y},x]", "{a}"),
        ("Pick[f[a,b],{True,False}]", "f[a]"),
        ("Pick[<|a->1,b->2|>,{True,False}]", "<|a -> 1|>"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, message",
    [
        ("Pick[{a,b},{True}]", "Pick::incomp"),
    ],
)
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert messages_of(code) == [message]


@pytest.mark.parametrize("code, expected", [
    ("{Split[{1, 1, 2, 1, 1}], Split[{a}], Split[{1, 1., 2}], Split[f[a, a, b]], Split[{{1}, {1}, 2}], Split[<|x -> 1, y -> 1, z -> 2|>]}",
     "{{{1, 1}, {2}, {1, 1}}, {{a}}, {{1}, {1.}, {2}}, f[f[a, a], f[b]], {{{1}, {1}}, {2}}, {<|x -> 1, y -> 1|>, <|z -> 2|>}}"),
    ("{Split[{1, 2, 3, 2, 1, 5}, Less], Split[{1, 2, 4, 7}, #2 - #1 < 2 &], Split[{3, 2, 1}, Less], Split[{1, 2}, True &], Split[{1, 2}, f]}",
     "{{{1, 2, 3}, {2}, {1, 5}}, {{1, 2}, {4}, {7}}, {{3}, {2}, {1}}, {{1, 2}}, {{1}, {2}}}"),
    ("{SplitBy[{1, 3, 2, 4, 5}, OddQ], SplitBy[Range[6], {Quotient[#, 3] &, OddQ}], SplitBy[f[1, 3, 2], OddQ], SplitBy[{}, f], SplitBy[EvenQ][{2, 1}], SplitBy[{-1, 1, 2}, Abs]}",
     "{{{1, 3}, {2, 4}, {5}}, {{{1}, {2}}, {{3}, {4}, {5}}, {{6}}}, f[f[1, 3], f[2]], {}, {{2}, {1}}, {{-1, 1}, {2}}}"),
    ("{Split[Range[40]/40 // Floor][[{1, 2}, 1]], Split[p[{1, 1, 2}]], SplitBy[p[{1., 1.5, 2.}], Floor]}", "{{0, 1}, {{1, 1}, {2}}, {{1., 1.5}, {2.}}}"),
    ("{TakeList[{a, b, c, d, e}, {2, 0, 3}], TakeList[{a, b, c, d}, {1, UpTo[9]}], TakeList[{a, b, c}, {-1, 1}], TakeList[{a, b, c}, {All}], TakeList[f[a, b], {1, 1}], TakeList[{a}, {2}], TakeList[{a}, {}]}",
     "{{{a, b}, {}, {c, d, e}}, {{a}, {b, c, d}}, {{c}, {a}}, {{a, b, c}}, {f[a], f[b]}, TakeList[{a}, {2}], {}}"),
    ("{Pick[{a, b, c}, {1, 2, 1}, 1], Pick[{a, b, c}, {1, 2, 3}, _?OddQ], Pick[{a, b, c}, {x, y, z}, x | z], Pick[{1, 2, 3}, {False, False, False}], Pick[f[a, b], {True, False}], Pick[{{a, b}, {c, d}}, {{1, 0}, {0, 1}}, 1]}",
     "{{a, c}, {a, c}, {a, c}, {}, f[a], {{a}, {d}}}"),
    ("{Pick[{{a, b}, c}, {True, False}], Pick[<|x -> 1, y -> 2|>, {False, True}], Pick[p[{1, 2, 3}], {1, 0, 1}, 1], Pick[{a, b}, p[{0, 1}], 1], {Pick[a, False], 1}, Pick[a, True]}",
     "{{{a, b}}, <|y -> 2|>, {1, 3}, {b}, {1}, a}"),
])  # fmt: skip
def test_more_values(code, expected):
    assert value_of("p = Developer`ToPackedArray; " + code) == expected


@pytest.mark.parametrize(
    "code, message",
    [("Split[a]", "Split::normal"), ("Pick[{a, b, c}, {1, 2}]", "Pick::incomp"), ("Pick[{{a}, b}, {{1, 2}, 3}]", "Pick::incomp")],
)
def test_more_mistakes(code, message):
    assert answer_of(code) == (code, [message])
