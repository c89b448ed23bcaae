"""Map, Fold, Nest and other functional programming."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize("code, expected", [
    ("Composition[f,g][x]", "f[g[x]]"), ("OperatorApplied[f][x][y]", "f[y, x]"),
    ("CurryApplied[f,{2,3,1}][a][b][c]", "f[b, c, a]"),
    ("MapIndexed[f,{{a,b},{c}},{2}]", "{{f[a, {1, 1}], f[b, {1, 2}]}, {f[c, {2, 1}]}}"),
    ("Thread[f[{a,b},c,{d,e}]]", "{f[a, c, d], f[b, c, e]}"), ("Inner[f,{a,b},{x,y},g]", "g[f[a, x], f[b, y]]"),
    ("Inner[f,{{a,b},{c,d}},{x,y}]", "{f[a, x] + f[b, y], f[c, x] + f[d, y]}"),
    ("Outer[f,{a,b},{x,y,z}]", "{{f[a, x], f[a, y], f[a, z]}, {f[b, x], f[b, y], f[b, z]}}"),
    ("Nest[f,3][x]", "f[f[f[x]]]"), ("SubsetMap[Reverse,{a,b,c,d},{2,4}]", "{a, d, c, b}"),
    ("CurryApplied[f,3][a][b][c]", "f[a, b, c]"), ("Map[f]", "Map[f]"), ("Fold[f,x,{a,b}]", "f[f[x, a], b]"),
    ("Fold[f,{a,b,c}]", "f[f[a, b], c]"), ("FoldList[f,x,{a,b}]", "{x, f[x, a], f[f[x, a], b]}"),
    ("FixedPointList[#/.{a->b,b->c}&,a]", "{a, b, c, c}"), ("NestList[f,x,3]", "{x, f[x], f[f[x]], f[f[f[x]]]}"),
    ("Array[f,{2,2}]", "{{f[1, 1], f[1, 2]}, {f[2, 1], f[2, 2]}}"), ("Array[f,2,0]", "{f[0], f[1]}"),
    ("Apply[f,{{a},{b}},{1}]", "{f[a], f[b]}"), ("f@@@{{a},{b}}", "{f[a], f[b]}"),
    ("MapThread[f,{{a,b},{c,d}}]", "{f[a, c], f[b, d]}"), ("TakeWhile[{a,b,1,c},#=!=1&]", "{a, b}"),
    ("Thread[a==b]", "a == b"), ("Through[{f,g}[x]]", "{f[x], g[x]}"), ("Operate[p,f[x]]", "p[f][x]"),
    ("AllTrue[{},f]", "True"), ("AnyTrue[{a,b},f]", "f[a] || f[b]"), ("SelectFirst[{a,b},#===b&]", "b"),
    ("Select[{a,b},#===b&]", "{b}"), ("Map[f,a]", "a"), ("Map[f,{{a},{b}},{2}]", "{{f[a]}, {f[b]}}"),
    ("Map[f,{{a},{b}},{-1}]", "{{f[a]}, {f[b]}}"), ("Map[f,<|x->1|>]", "<|x -> f[1]|>"),
    ("Map[f,g[a,b]]", "g[f[a], f[b]]"), ("Map[f,a+b]", "f[a] + f[b]"), ("Map[f,{a,b},{0}]", "f[{a, b}]"),
    ("Map[f,{a},Heads->True]", "f[List][f[a]]"), ("f/@Hold[1+1]", "Hold[f[1 + 1]]"),
    ("Map[f,{{a,{b}}},-2]", "{f[{a, f[{b}]}]}"), ("Apply[f,{a,{b}},{0,1}]", "f[a, f[b]]"), ("Apply[f,a]", "a"),
    ("Apply[f][{a,b}]", "f[a, b]"), ("MapApply[f][{{a}}]", "{f[a]}"),
    ("MapIndexed[f,{a,b}]", "{f[a, {1}], f[b, {2}]}"), ("MapIndexed[f,<|x->a|>]", "<|x -> f[a, {Key[x]}]|>"),
    ("MapIndexed[f,{{a}},{1,2}]", "{f[{f[a, {1, 1}]}, {1}]}"), ("MapIndexed[f][{a}]", "{f[a, {1}]}"),
    ("MapIndexed[f,a]", "a"), ("MapThread[f,{}]", "{}"), ("MapThread[f,{{},{}}]", "{}"),
    ("MapThread[f,{<|x->1|>,<|x->2|>}]", "<|x -> f[1, 2]|>"), ("MapThread[f][{{a},{b}}]", "{f[a, b]}"),
    ("Scan[Sow,{a,b}]//Reap", "{Null, {{a, b}}}"), ("Nest[f,x,0]", "x"), ("NestList[f,x,2]", "{x, f[x], f[f[x]]}"),
    ("NestWhile[#+1&,1,#<10&]", "10"), ("NestWhile[#+1&,1,#1+#2<10&,2]", "6"),
    ("NestWhileList[#+1&,1,#<4&]", "{1, 2, 3, 4}"), ("NestWhileList[#+1&,1,#<100&,1,3]", "{1, 2, 3, 4}"),
    ("FixedPoint[#/.a->b&,a]", "b"), ("FixedPoint[f,x,2]", "f[f[x]]"),
    ("FixedPointList[f,x,2]", "{x, f[x], f[f[x]]}"), ("Fold[f,x,{}]", "x"), ("Fold[f,{}]", "Fold[f, {}]"),
    ("Fold[f,{a}]", "a"), ("Fold[f,x,g[a,b]]", "f[f[x, a], b]"), ("Fold[f,x,<|u->a|>]", "f[x, a]"),
    ("Fold[f][{a,b,c}]", "f[f[a, b], c]"), ("Fold[f,x][{a,b}]", "Fold[f, x][{a, b}]"),
    ("Fold[f,x,a]", "Fold[f, x, a]"), ("FoldList[f,{}]", "{}"), ("FoldList[f,x,{}]", "{x}"),
    ("FoldPairList[{#1+#2,#2}&,0,{1,2,3}]", "{1, 3, 5}"), ("FoldPair[{#1+#2,#2}&,0,{1,2,3}]", "5"),
    ("Composition[]", "Identity"), ("Composition[f]", "f"), ("Composition[f,Identity,g]", "f @* g"),
    ("Composition[Composition[f,g],h]", "f @* g @* h"), ("(f@*g)[x,y]", "f[g[x, y]]"),
    ("RightComposition[f,g][x]", "g[f[x]]"), ("f@*g@*h", "f @* g @* h"), ("Through[(f+g)[x]]", "f[x] + g[x]"),
    ("Through[f[a][x]]", "f[a[x]]"), ("Through[{f,g}[x],List]", "{f[x], g[x]}"),
    ("Operate[p,f[a][b],2]", "p[f][a][b]"), ("Thread[f[a,b]]", "f[a, b]"),
    ("Thread[f[{a,b},{c,d}],List,1]", "{f[a, {c, d}], f[b, {c, d}]}"), ("Thread[f[g[a],g[b]],g]", "g[f[a, b]]"),
    ("Thread[{a,b}->c]", "{a -> c, b -> c}"), ("Outer[f,{a,b},{c}]", "{{f[a, c]}, {f[b, c]}}"),
    ("Outer[f,{{a}},{{b}},1]", "{{f[{a}, {b}]}}"),
    ("Outer[List,{1,2},{3,4}]", "{{{1, 3}, {1, 4}}, {{2, 3}, {2, 4}}}"), ("Outer[f,g[a],g[b]]", "g[g[f[a, b]]]"),
    ("Inner[Times,{a,b},{c,d},Plus]", "a*c + b*d"), ("Array[f,3]", "{f[1], f[2], f[3]}"),
    ("Array[f,{2},0]", "{f[0], f[1]}"), ("Array[f,3,0,g]", "g[f[0], f[1], f[2]]"),
    ("Array[f,{2,2},{0,5}]", "{{f[0, 5], f[0, 6]}, {f[1, 5], f[1, 6]}}"), ("Array[f,0]", "{}"),
    ("AllTrue[<|a->2|>,EvenQ]", "True"), ("AnyTrue[{},f]", "False"), ("NoneTrue[{1,3},EvenQ]", "True"),
    ("NoneTrue[{a},f]", " !f[a]"), ("Select[{1,2,3,4},EvenQ,1]", "{2}"), ("Select[EvenQ][{1,2}]", "{2}"),
    ("Select[<|a->1,b->2|>,EvenQ]", "<|b -> 2|>"), ("Select[f[1,2],EvenQ]", "f[2]"),
    ("SelectFirst[{1,3},EvenQ]", 'Missing["NotFound"]'), ("SelectFirst[{1,3},EvenQ,none]", "none"),
    ("TakeWhile[{2,4,5,6},EvenQ]", "{2, 4}"), ("LengthWhile[{2,4,5},EvenQ]", "2"), ("Construct[f,a,b]", "f[a, b]"),
    ("Comap[{f,g},x]", "{f[x], g[x]}"), ("BlockMap[f,{a,b,c,d},2]", "{f[{a, b}], f[{c, d}]}"),
    ("SubsetMap[f,{a,b},{1}]", "SubsetMap[f, {a, b}, {1}]"),
    ("ArrayReduce[f,{{a,b},{c,d}},1]", "{f[{a, c}], f[{b, d}]}"),
])
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, message", [
    ("Map[f,{a,b},x]", "Map::level"), ("MapThread[f,{{a,b},{c}}]", "MapThread::mptc"),
    ("MapThread[f,{a,b}]", "MapThread::mptd"), ("Nest[f,x,a]", "Nest::intnm"),
    ("Thread[f[{a,b},{c}]]", "Thread::tdlen"), ("Outer[f,a,b]", "Outer::normal"),
    ("Inner[f,{a},{b,c}]", "Inner::incom"), ("Array[f,a]", "Array::ilsmn"),
])
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert messages_of(code) == [message]
