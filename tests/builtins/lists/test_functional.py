"""Map, Fold, Nest and other functional programming."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("MapIndexed[f,{{a,b},{c}},{2}]", "{{f[a, {1, 1}], f[b, {1, 2}]}, {f[c, {2, 1}]}}"),
        ("Thread[f[{a,b},c,{d,e}]]", "{f[a, c, d], f[b, c, e]}"),
        ("SubsetMap[Reverse,{a,b,c,d},{2,4}]", "{a, d, c, b}"),
        ("Map[f]", "Map[f]"),
        ("Array[f,{2,2}]", "{{f[1, 1], f[1, 2]}, {f[2, 1], f[2, 2]}}"),
        ("Array[f,2,0]", "{f[0], f[1]}"),
        ("Apply[f,{{a},{b}},{1}]", "{f[a], f[b]}"),
        ("f@@@{{a},{b}}", "{f[a], f[b]}"),
        ("MapThread[f,{{a,b},{c,d}}]", "{f[a, c], f[b, d]}"),
        ("Thread[a==b]", "a == b"),
        ("Map[f,a]", "a"),
        ("Map[f,{{a},{b}},{2}]", "{{f[a]}, {f[b]}}"),
        ("Map[f,{{a},{b}},{-1}]", "{{f[a]}, {f[b]}}"),
        ("Map[f,<|x->1|>]", "<|x -> f[1]|>"),
        ("Map[f,g[a,b]]", "g[f[a], f[b]]"),
        ("Map[f,a+b]", "f[a] + f[b]"),
        ("Map[f,{a,b},{0}]", "f[{a, b}]"),
        ("Map[f,{a},Heads->True]", "f[List][f[a]]"),
        ("f/@Hold[1+1]", "Hold[f[1 + 1]]"),
        ("Map[f,{{a,{b}}},-2]", "{f[{a, f[{b}]}]}"),
        ("Apply[f,{a,{b}},{0,1}]", "f[a, f[b]]"),
        ("Apply[f,a]", "a"),
        ("Apply[f][{a,b}]", "f[a, b]"),
        ("MapApply[f][{{a}}]", "{f[a]}"),
        ("MapIndexed[f,{a,b}]", "{f[a, {1}], f[b, {2}]}"),
        ("MapIndexed[f,<|x->a|>]", "<|x -> f[a, {Key[x]}]|>"),
        ("MapIndexed[f,{{a}},{1,2}]", "{f[{f[a, {1, 1}]}, {1}]}"),
        ("MapIndexed[f][{a}]", "{f[a, {1}]}"),
        ("MapIndexed[f,a]", "a"),
        ("MapThread[f,{}]", "{}"),
        ("MapThread[f,{{},{}}]", "{}"),
        ("MapThread[f,{<|x->1|>,<|x->2|>}]", "<|x -> f[1, 2]|>"),
        ("MapThread[f][{{a},{b}}]", "{f[a, b]}"),
        ("Scan[Sow,{a,b}]//Reap", "{Null, {{a, b}}}"),
        ("Thread[f[a,b]]", "f[a, b]"),
        ("Thread[f[{a,b},{c,d}],List,1]", "{f[a, {c, d}], f[b, {c, d}]}"),
        ("Thread[f[g[a],g[b]],g]", "g[f[a, b]]"),
        ("Thread[{a,b}->c]", "{a -> c, b -> c}"),
        ("Array[f,3]", "{f[1], f[2], f[3]}"),
        ("Array[f,{2},0]", "{f[0], f[1]}"),
        ("Array[f,3,0,g]", "g[f[0], f[1], f[2]]"),
        ("Array[f,{2,2},{0,5}]", "{{f[0, 5], f[0, 6]}, {f[1, 5], f[1, 6]}}"),
        ("Array[f,0]", "{}"),
        ("BlockMap[f,{a,b,c,d},2]", "{f[{a, b}], f[{c, d}]}"),
        ("SubsetMap[f,{a,b},{1}]", "SubsetMap[f, {a, b}, {1}]"),
        ("ArrayReduce[f,{{a,b},{c,d}},1]", "{f[{a, c}], f[{b, d}]}"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, message",
    [
        ("Map[f,{a,b},x]", "Map::level"),
        ("MapThread[f,{{a,b},{c}}]", "MapThread::mptc"),
        ("MapThread[f,{a,b}]", "MapThread::mptd"),
        ("Thread[f[{a,b},{c}]]", "Thread::tdlen"),
        ("Array[f,a]", "Array::ilsmn"),
    ],
)
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert messages_of(code) == [message]
