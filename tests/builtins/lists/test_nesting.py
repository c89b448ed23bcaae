"""Nest, FixedPoint, Fold and their relatives: a function applied again and again."""

import pytest
from asking import answer_of, messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Nest[f,3][x]", "f[f[f[x]]]"),
        ("Fold[f,x,{a,b}]", "f[f[x, a], b]"),
        ("Fold[f,{a,b,c}]", "f[f[a, b], c]"),
        ("FoldList[f,x,{a,b}]", "{x, f[x, a], f[f[x, a], b]}"),
        ("FixedPointList[#/.{a->b,b->c}&,a]", "{a, b, c, c}"),
        ("NestList[f,x,3]", "{x, f[x], f[f[x]], f[f[f[x]]]}"),
        ("Nest[f,x,0]", "x"),
        ("NestList[f,x,2]", "{x, f[x], f[f[x]]}"),
        ("NestWhile[#+1&,1,#<10&]", "10"),
        ("NestWhile[#+1&,1,#1+#2<10&,2]", "6"),
        ("NestWhileList[#+1&,1,#<4&]", "{1, 2, 3, 4}"),
        ("NestWhileList[#+1&,1,#<100&,1,3]", "{1, 2, 3, 4}"),
        ("FixedPoint[#/.a->b&,a]", "b"),
        ("FixedPoint[f,x,2]", "f[f[x]]"),
        ("FixedPointList[f,x,2]", "{x, f[x], f[f[x]]}"),
        ("Fold[f,x,{}]", "x"),
        ("Fold[f,{}]", "Fold[f, {}]"),
        ("Fold[f,{a}]", "a"),
        ("Fold[f,x,g[a,b]]", "f[f[x, a], b]"),
        ("Fold[f,x,<|u->a|>]", "f[x, a]"),
        ("Fold[f][{a,b,c}]", "f[f[a, b], c]"),
        ("Fold[f,x][{a,b}]", "Fold[f, x][{a, b}]"),
        ("Fold[f,x,a]", "Fold[f, x, a]"),
        ("FoldList[f,{}]", "{}"),
        ("FoldList[f,x,{}]", "{x}"),
        ("FoldPairList[{#1+#2,#2}&,0,{1,2,3}]", "{1, 3, 5}"),
        ("FoldPair[{#1+#2,#2}&,0,{1,2,3}]", "5"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, message",
    [
        ("Nest[f,x,a]", "Nest::intnm"),
    ],
)
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert messages_of(code) == [message]


@pytest.mark.parametrize("code, expected", [
    ("{Nest[f, x, 3], Nest[f, x, 0], Nest[# + 1 &, 0, 100], Nest[f, 2][x], NestList[f, x, 2], NestList[f, x, 0], NestList[2 # &, 1, 5]}", "{f[f[f[x]]], x, 100, f[f[x]], {x, f[x], f[f[x]]}, {x}, {1, 2, 4, 8, 16, 32}}"),
    ("{NestWhile[#/2 &, 24, EvenQ], NestWhile[# + 1 &, 1, # < 1 &], NestWhile[# + 1 &, 1, #1 + #2 < 10 &, 2], NestWhile[# + 1 &, 1, Plus[##] < 30 &, All], NestWhile[# + 1 &, 1, # < 10 &, 1, 3], NestWhile[# + 1 &, 1, # < 10 &, 1, Infinity, 2], NestWhile[# + 1 &, 1, # < 10 &, 1, Infinity, -1]}",
     "{3, 1, 6, 8, 4, 12, 9}"),
    ("{NestWhileList[#/2 &, 24, EvenQ], NestWhileList[# + 1 &, 1, False &], NestWhileList[# + 1 &, 1, #1 + #2 < 10 &, 2], NestWhileList[# + 1 &, 1, # < 100 &, 1, 3], NestWhileList[# + 1 &, 1, # < 4 &, 1, Infinity, 2], NestWhileList[# + 1 &, 1, # < 4 &, 1, Infinity, -1]}",
     "{{24, 12, 6, 3}, {1}, {1, 2, 3, 4, 5, 6}, {1, 2, 3, 4}, {1, 2, 3, 4, 5, 6}, {1, 2, 3}}"),
    ("{NestWhileList[Mod[2 #, 7] &, 1, Unequal, All], NestWhileList[# + 1 &, 1, Length[{##}] < 4 &, All], NestWhileList[# + 1 &, 1, Length[{##}] < 3 &, {2, 3}], NestWhileList[# + 1 &, 1, True &, 3, 1], NestWhile[f, x, True &, 1, 0]}",
     "{{1, 2, 4, 1}, {1, 2, 3, 4}, {1, 2, 3}, {1, 2}, x}"),
    ("{FixedPoint[Quotient[#, 2] &, 100], FixedPoint[Cos, 1.], FixedPoint[f, x, 3], FixedPointList[Quotient[#, 2] &, 10], FixedPointList[f, x, 2], FixedPointList[1 &, 5], FixedPoint[# &, x]}",
     "{0, 0.7390851332151607, f[f[f[x]]], {10, 5, 2, 1, 0, 0}, {x, f[x], f[f[x]]}, {5, 1, 1}, x}"),
    ("{FixedPoint[(# + 2/#)/2 &, 1, SameTest -> (Abs[#1 - #2] < 1/100 &)], FixedPointList[# + 1 &, 1, SameTest -> (#2 > 4 &)], FixedPoint[# + 1 &, 0, 10], FixedPoint[Floor][2.5]}", "{577/408, {1, 2, 3, 4, 5}, 10, 2}"),
    ("{Fold[f, x, {a, b, c}], Fold[f, {a, b, c}], Fold[f, x, {}], Fold[f, {a}], Fold[Plus, 0, Range[100]], Fold[f, x, g[a, b]], Fold[f, x, <|k -> a|>], Fold[10 #1 + #2 &, {1, 2, 3}], Fold[f][{a, b}]}",
     "{f[f[f[x, a], b], c], f[f[a, b], c], x, a, 5050, f[f[x, a], b], f[x, a], 123, f[a, b]}"),
    ("{FoldList[f, x, {a, b}], FoldList[f, {a, b, c}], FoldList[Plus, 0, {1, 2, 3}], FoldList[f, x, {}], FoldList[f, {}], FoldList[f, x, g[a]], FoldList[f, <|k -> a, l -> b|>], FoldList[Times, Range[5]], FoldList[f][{a, b}]}",
     "{{x, f[x, a], f[f[x, a], b]}, {a, f[a, b], f[f[a, b], c]}, {0, 1, 3, 6}, {x}, {}, g[x, f[x, a]], <|k -> a, l -> f[a, b]|>, {1, 2, 6, 24, 120}, {a, f[a, b]}}"),
    ("{FoldPairList[{#1 - #2, #1 + #2} &, 10, {1, 2}], FoldPair[{#1 - #2, #1 + #2} &, 10, {1, 2}], FoldPairList[{#1, #1 + #2} &, 0, {1, 2, 3}, Last], FoldPair[{#1, #1 + #2} &, 0, {1, 2, 3}, Total], FoldPairList[f, x, {}], FoldPairList[f, x, {a}]}",
     "{{9, 9}, 9, {1, 3, 6}, 9, {}, FoldPairList[f, x, {a}]}"),
    ("FoldPairList[QuotientRemainder, 1000, {365, 30, 7, 1}]", "{2, 9, 0, 0}"),
    ("{FoldWhile[Plus, 0, {1, 2, 3, 4}, # < 3 &], FoldWhileList[Plus, 0, {1, 2, 3, 4}, # < 3 &], FoldWhileList[f, x, {}, True &], FoldWhile[Plus, 5, {1}, # < 3 &]}", "{3, {0, 1, 3}, {x}, 5}"),
    ("{Length[NestList[Sin, 1., 50]], NestList[# + 1 &, 1, 40][[-1]], Fold[Times, 1, Range[25]], Developer`PackedArrayQ[NestList[# + 1 &, 1, 40]], Nest[# + # &, 1, 70]}", "{51, 41, 15511210043330985984000000, True, 1180591620717411303424}"),
    ("{Nest[1/(1 + #) &, x, 2], Nest[Sqrt, 2., 3] == 2^(1/8), Fold[#1^#2 &, x, {a, b}], NestList[Function[t, t^2], 2, 3]}", "{(1 + (1 + x)^(-1))^(-1), True, (x^a)^b, {2, 4, 16, 256}}"),
])  # fmt: skip
def test_more_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, message", [("Nest[f, x, -1]", "Nest::intnm"), ("NestList[f, x, y]", "NestList::intnm")])
def test_more_mistakes(code, message):
    assert answer_of(code) == (code, [message])
