"""Elements chosen by a test: Select, TakeWhile, AllTrue and their relatives."""

import pytest
from asking import answer_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("TakeWhile[{a,b,1,c},#=!=1&]", "{a, b}"),
        ("AllTrue[{},f]", "True"),
        ("AnyTrue[{a,b},f]", "f[a] || f[b]"),
        ("SelectFirst[{a,b},#===b&]", "b"),
        ("Select[{a,b},#===b&]", "{b}"),
        ("AllTrue[<|a->2|>,EvenQ]", "True"),
        ("AnyTrue[{},f]", "False"),
        ("NoneTrue[{1,3},EvenQ]", "True"),
        ("NoneTrue[{a},f]", " !f[a]"),
        ("Select[{1,2,3,4},EvenQ,1]", "{2}"),
        ("Select[EvenQ][{1,2}]", "{2}"),
        ("Select[<|a->1,b->2|>,EvenQ]", "<|b -> 2|>"),
        ("Select[f[1,2],EvenQ]", "f[2]"),
        ("SelectFirst[{1,3},EvenQ]", 'Missing["NotFound"]'),
        ("SelectFirst[{1,3},EvenQ,none]", "none"),
        ("TakeWhile[{2,4,5,6},EvenQ]", "{2, 4}"),
        ("LengthWhile[{2,4,5},EvenQ]", "2"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, expected", [
    ("{AllTrue[{2, 4}, EvenQ], AllTrue[{2, 3}, EvenQ], AllTrue[{}, EvenQ], AllTrue[{2, x}, # > 1 &], AllTrue[{x, 1}, # > 1 &], AllTrue[{{2}, {4}}, EvenQ, 2], AllTrue[EvenQ][{2}], AllTrue[<|a -> 1|>, OddQ], AllTrue[f[2, 4], EvenQ]}",
     "{True, False, True, x > 1, False, True, True, True, True}"),
    ("{AnyTrue[{1, 4}, EvenQ], AnyTrue[{1, 3}, EvenQ], AnyTrue[{}, EvenQ], AnyTrue[{1, x}, # > 1 &], AnyTrue[{x, 2}, # > 1 &], AnyTrue[{x, y}, # > 1 &], AnyTrue[{{1}, {4}}, EvenQ, 2], AnyTrue[{{1}, {4}}, EvenQ, {2}]}",
     "{True, False, False, x > 1, True, x > 1 || y > 1, True, AnyTrue[{{1}, {4}}, EvenQ, {2}]}"),
    ("{NoneTrue[{1, 3}, EvenQ], NoneTrue[{1, 4}, EvenQ], NoneTrue[{}, EvenQ], NoneTrue[{1, x}, # > 1 &], NoneTrue[{x, y}, # > 1 &], NoneTrue[{x, 2}, # > 1 &]}", "{True, False, True, x <= 1, Nor[x > 1, y > 1], False}"),
    ("{Select[{1, 2, 4, 7, 6}, EvenQ], Select[{1, 2, 4, 7, 6}, EvenQ, 2], Select[{1, 2, 4}, EvenQ, UpTo[9]], Select[{1, 2}, EvenQ, 0], Select[{1, x, 2}, # > 1 &], Select[f[1, 2], EvenQ], Select[<|a -> 1, b -> 2|>, EvenQ], Select[{}, EvenQ], Select[EvenQ][{1, 2}], Select[{1, 2}, EvenQ, Infinity]}",
     "{{2, 4, 6}, {2, 4}, {2, 4}, {}, {2}, f[2], <|b -> 2|>, {}, {2}, {2}}"),
    ("{Select[p[{1, 2, 3, 4}], # > 2 &], Select[Range[100], Mod[#, 33] == 0 &], Select[Range[1., 40.], # > 38.5 &], Select[p[{{1, 2}, {3, 4}}], Total[#] > 3 &], Select[Range[50], PrimeQ, 3]}",
     "{{3, 4}, {33, 66, 99}, {39., 40.}, {{3, 4}}, {2, 3, 5}}"),
    ("{Discard[{1, 2, 3, 4}, EvenQ], Discard[{1, 2, 3, 4}, EvenQ, 1], Discard[EvenQ][{1, 2}], Discard[<|a -> 1, b -> 2|>, EvenQ], Discard[{1, x}, # > 0 &], Discard[5, EvenQ]}", "{{1, 3}, {1, 3, 4}, {1}, <|a -> 1|>, {x}, Discard[5, EvenQ]}"),
    ("{SelectFirst[{1, 2, 4}, EvenQ], SelectFirst[{1, 3}, EvenQ], SelectFirst[{1, 3}, EvenQ, 0], SelectFirst[<|a -> 1, b -> 2|>, EvenQ], SelectFirst[EvenQ][{1, 2}], n = 0; SelectFirst[{1, 2}, EvenQ, n++]; n, SelectFirst[5, EvenQ]}",
     '{2, Missing["NotFound"], 0, 2, 2, 0, SelectFirst[5, EvenQ]}'),
    ("{TakeWhile[{2, 4, 1, 6}, EvenQ], TakeWhile[{1}, EvenQ], TakeWhile[{}, EvenQ], TakeWhile[f[2, 1], EvenQ], TakeWhile[<|a -> 2, b -> 1|>, EvenQ], TakeWhile[EvenQ][{2, 1}], TakeWhile[{2, 4}, EvenQ], TakeWhile[{x, 2}, EvenQ]}",
     "{{2, 4}, {}, {}, f[2], <|a -> 2|>, {2}, {2, 4}, {}}"),
    ("{DropWhile[{2, 4, 1, 6}, EvenQ], DropWhile[{1}, EvenQ], DropWhile[{2}, EvenQ], DropWhile[EvenQ][{2, 1}], LengthWhile[{2, 4, 1, 6}, EvenQ], LengthWhile[{1, 2}, EvenQ], LengthWhile[{2, 4}, EvenQ], LengthWhile[EvenQ][{2, 1}], LengthWhile[5, EvenQ]}",
     "{{1, 6}, {1}, {}, {1}, 2, 0, 2, 1, LengthWhile[5, EvenQ]}"),
])  # fmt: skip
def test_more_values(code, expected):
    assert value_of("p = Developer`ToPackedArray; " + code) == expected


@pytest.mark.parametrize(
    "code, message",
    [("Select[5, EvenQ]", "Select::normal"), ("Select[{1}, EvenQ, x]", "Select::innf"), ("Select[{1}, EvenQ, -1]", "Select::innf")],
)
def test_more_mistakes(code, message):
    assert answer_of(code) == (code, [message])
