"""Predicates, sizes, levels, order."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize("code, expected", [
    ("Level[f[g[a],b],{0,1}]", "{g[a], b, f[g[a], b]}"), ("f /* g", "f /* g"),
    ("{a, Splice[{1,2}], Nothing, b}", "{a, 1, 2, b}"), ("{Splice[x]}", "{Splice[x]}"), ("Depth[{{a}}]", "3"),
    ("LeafCount[f[a,g[b]]]", "4"), ("FreeQ[f[a,b],b]", "False"), ("MemberQ[{a,b},a]", "True"),
    ("Dimensions[{{a,b},{c,d}}]", "{2, 2}"), ("Order[a,b]", "1"), ("OrderedQ[{a,b}]", "True"),
    ("MemberQ[{a,{b}},b]", "False"), ("MemberQ[{a,{b}},b,2]", "True"), ("MemberQ[f[a],a]", "True"),
    ("MemberQ[<|x->a|>,a]", "True"), ("MemberQ[_Integer][{1}]", "True"), ("FreeQ[{a,{b}},b]", "False"),
    ("FreeQ[{a,{b}},b,1]", "True"), ("FreeQ[a][{b}]", "True"), ("FreeQ[5,5]", "False"),
    ("MatchQ[_Integer][5]", "True"), ("Dimensions[{{a,b},{c}}]", "{2}"), ("Dimensions[{}]", "{0}"),
    ("Dimensions[{{}}]", "{1, 0}"), ("Dimensions[a]", "{}"), ("Dimensions[f[f[a,b],f[c,d]]]", "{2, 2}"),
    ("Dimensions[{{{a}}},2]", "{1, 1}"), ("Dimensions[<|a->1,b->2|>]", "{2}"), ("ArrayDepth[{{a},{b}}]", "2"),
    ("ArrayDepth[a]", "0"), ("ArrayQ[{{a,b},{c,d}}]", "True"), ("ArrayQ[{{a,b},{c}}]", "False"),
    ("ArrayQ[{a},2]", "False"), ("ArrayQ[{1,a},1,NumberQ]", "False"), ("VectorQ[{a,b}]", "True"),
    ("VectorQ[{a,{b}}]", "False"), ("VectorQ[{1,2},NumberQ]", "True"), ("VectorQ[a]", "False"),
    ("MatrixQ[{{a}}]", "True"), ("MatrixQ[{{1,a}},NumberQ]", "False"), ("MatrixQ[{a}]", "False"),
    ("MatrixQ[{}]", "False"), ("Depth[a]", "1"), ("Depth[f[]]", "2"), ("Depth[<|a->{1}|>]", "3"),
    ("LeafCount[{a,{b,c}}]", "5"), ("LeafCount[a+b*c]", "5"), ("Level[{a,{b}},{-1}]", "{a, b}"),
    ("Level[{a,{b}},2]", "{a, b, {b}}"), ("Level[f[a,b],1,g]", "g[a, b]"),
    ("Level[f[a][b],{0,Infinity},Heads->True]", "{f, a, f[a], b, f[a][b]}"), ("Level[a,{0}]", "{a}"),
    ("Length[a]", "0"), ("Length[<|a->1|>]", "1"), ("Length[{{a,b}}]", "1"), ("AtomQ[<|a->1|>]", "True"),
    ("AtomQ[f[x]]", "False"), ('AtomQ["s"]', "True"), ("SameQ[]", "True"), ("SameQ[a]", "True"),
    ("a===b===a", "False"), ("1===1.", "False"), ("a=!=b", "True"), ("UnsameQ[a,b,a]", "False"), ("Order[b,a]", "-1"),
    ("Order[1,2]", "1"), ("Order[a,a]", "0"), ("OrderedQ[{2,1}]", "False"), ("OrderedQ[{3,2,1},Greater]", "True"),
    ("OrderedQ[f[a,b]]", "True"), ("ListQ[{}]", "True"), ("ListQ[f[]]", "False"), ("TrueQ[x]", "False"),
    ("BooleanQ[True]", "True"), ("StringQ[a]", "False"), ("SymbolName[abc]", '"abc"'), ("Head[a]", "Symbol"),
    ("Head[f[x][y]]", "f[x]"), ('Head["s"]', "String"), ("Head[1.5]", "Real"), ("Head[<||>]", "Association"),
    ("Head[{}]", "List"), ("Head[a,f]", "f[Symbol]"),
])
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, message", [
    ('SymbolName["a"]', "SymbolName::sym"),
])
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert messages_of(code) == [message]
