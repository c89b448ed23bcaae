"""Predicates, sizes, levels, order."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Level[f[g[a],b],{0,1}]", "{g[a], b, f[g[a], b]}"),
        ("f /* g", "f /* g"),
        ("{a, Splice[{1,2}], Nothing, b}", "{a, 1, 2, b}"),
        ("{Splice[x]}", "{Splice[x]}"),
        ("Depth[{{a}}]", "3"),
        ("LeafCount[f[a,g[b]]]", "4"),
        ("FreeQ[f[a,b],b]", "False"),
        ("MemberQ[{a,b},a]", "True"),
        ("Dimensions[{{a,b},{c,d}}]", "{2, 2}"),
        ("Order[a,b]", "1"),
        ("OrderedQ[{a,b}]", "True"),
        ("MemberQ[{a,{b}},b]", "False"),
        ("MemberQ[{a,{b}},b,2]", "True"),
        ("MemberQ[f[a],a]", "True"),
        ("MemberQ[<|x->a|>,a]", "True"),
        ("MemberQ[_Integer][{1}]", "True"),
        ("FreeQ[{a,{b}},b]", "False"),
        ("FreeQ[{a,{b}},b,1]", "True"),
        ("FreeQ[a][{b}]", "True"),
        ("FreeQ[5,5]", "False"),
        ("MatchQ[_Integer][5]", "True"),
        ("Dimensions[{{a,b},{c}}]", "{2}"),
        ("Dimensions[{}]", "{0}"),
        ("Dimensions[{{}}]", "{1, 0}"),
        ("Dimensions[a]", "{}"),
        ("Dimensions[f[f[a,b],f[c,d]]]", "{2, 2}"),
        ("Dimensions[{{{a}}},2]", "{1, 1}"),
        ("Dimensions[<|a->1,b->2|>]", "{2}"),
        ("ArrayDepth[{{a},{b}}]", "2"),
        ("ArrayDepth[a]", "0"),
        ("ArrayQ[{{a,b},{c,d}}]", "True"),
        ("ArrayQ[{{a,b},{c}}]", "False"),
        ("ArrayQ[{a},2]", "False"),
        ("ArrayQ[{1,a},1,NumberQ]", "False"),
        ("VectorQ[{a,b}]", "True"),
        ("VectorQ[{a,{b}}]", "False"),
        ("VectorQ[{1,2},NumberQ]", "True"),
        ("VectorQ[a]", "False"),
        ("MatrixQ[{{a}}]", "True"),
        ("MatrixQ[{{1,a}},NumberQ]", "False"),
        ("MatrixQ[{a}]", "False"),
        ("MatrixQ[{}]", "False"),
        ("Depth[a]", "1"),
        ("Depth[f[]]", "2"),
        ("Depth[<|a->{1}|>]", "3"),
        ("LeafCount[{a,{b,c}}]", "5"),
        ("LeafCount[a+b*c]", "5"),
        ("Level[{a,{b}},{-1}]", "{a, b}"),
        ("Level[{a,{b}},2]", "{a, b, {b}}"),
        ("Level[f[a,b],1,g]", "g[a, b]"),
        ("Level[f[a][b],{0,Infinity},Heads->True]", "{f, a, f[a], b, f[a][b]}"),
        ("Level[a,{0}]", "{a}"),
        ("Length[a]", "0"),
        ("Length[<|a->1|>]", "1"),
        ("Length[{{a,b}}]", "1"),
        ("AtomQ[<|a->1|>]", "True"),
        ("AtomQ[f[x]]", "False"),
        ('AtomQ["s"]', "True"),
        ("SameQ[]", "True"),
        ("SameQ[a]", "True"),
        ("a===b===a", "False"),
        ("1===1.", "False"),
        ("a=!=b", "True"),
        ("UnsameQ[a,b,a]", "False"),
        ("Order[b,a]", "-1"),
        ("Order[1,2]", "1"),
        ("Order[a,a]", "0"),
        ("OrderedQ[{2,1}]", "False"),
        ("OrderedQ[{3,2,1},Greater]", "True"),
        ("OrderedQ[f[a,b]]", "True"),
        ("ListQ[{}]", "True"),
        ("ListQ[f[]]", "False"),
        ("TrueQ[x]", "False"),
        ("BooleanQ[True]", "True"),
        ("StringQ[a]", "False"),
        ("SymbolName[abc]", '"abc"'),
        ("Head[a]", "Symbol"),
        ("Head[f[x][y]]", "f[x]"),
        ('Head["s"]', "String"),
        ("Head[1.5]", "Real"),
        ("Head[<||>]", "Association"),
        ("Head[{}]", "List"),
        ("Head[a,f]", "f[Symbol]"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, message",
    [
        ('SymbolName["a"]', "SymbolName::sym"),
    ],
)
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert messages_of(code) == [message]


@pytest.mark.parametrize("code, expected", [
    ("{Head[1], Head[2/3], Head[1.5], Head[I], Head[x], Head[\"a\"], Head[{1}], Head[f[x]], Head[f[x][y]], Head[<|a -> 1|>], Head[a + b], Head[1.5, h], Head[p[{1, 2}]]}",
     "{Integer, Rational, Real, Complex, Symbol, String, List, f, f[x], Association, Plus, h[Real], List}"),
    ("{AtomQ[1], AtomQ[x], AtomQ[\"a\"], AtomQ[{}], AtomQ[f[]], AtomQ[2/3], AtomQ[<||>], AtomQ[p[{1, 2}]], ListQ[{1}], ListQ[p[{1}]], ListQ[<||>], StringQ[\"\"], StringQ[x], TrueQ[True], TrueQ[1], TrueQ[False], BooleanQ[False], BooleanQ[x]}",
     "{True, True, True, False, False, True, True, False, True, True, False, True, False, True, False, False, True, False}"),
    ("{1 === 1, 1 === 1., 1. === 1. + 2^-53, x === x, x === y, {1, 2} === {1, 2}, p[{1, 2}] === {1, 2}, 1 === 1 === 1, 1 === 1 === 2, \"a\" === \"a\", f[] === f[], 1. === 1.0000001, 1`20 === 1`10, SameQ[], SameQ[x]}",
     "{True, False, True, True, False, True, True, True, False, True, True, False, True, True, True}"),
    ("{1 =!= 2, 1 =!= 1, a =!= b =!= a, a =!= b =!= c, UnsameQ[], UnsameQ[x]}", "{True, False, False, True, True, True}"),
    ("{VectorQ[{}], VectorQ[{1, x}], VectorQ[{1, {2}}], VectorQ[{1, 2}, IntegerQ], VectorQ[{1, x}, IntegerQ], VectorQ[x], VectorQ[p[{1, 2}]], VectorQ[p[{{1}}]], VectorQ[p[{1, 2}], # > 1 &], VectorQ[{{1}}, ListQ]}",
     "{True, True, False, True, False, False, True, False, False, True}"),
    ("{MatrixQ[{{1, 2}, {3, 4}}], MatrixQ[{{1}, {2, 3}}], MatrixQ[{1, 2}], MatrixQ[{{1, {2}}}], MatrixQ[{}], MatrixQ[{{}}], MatrixQ[{{1, x}}, NumberQ], MatrixQ[{{1, 2}}, NumberQ], MatrixQ[p[{{1, 2}}]], MatrixQ[{{{1}}}]}",
     "{True, False, False, False, False, True, False, True, True, False}"),
    ("{ArrayQ[{1, 2}], ArrayQ[{{1, 2}, {3}}], ArrayQ[{{1}, {2}}, 2], ArrayQ[{{1}, {2}}, 1], ArrayQ[{1, x}, 1, NumberQ], ArrayQ[{1, 2}, _, EvenQ], ArrayQ[{{2}}, 1 | 2, EvenQ], ArrayQ[x], ArrayQ[{}], ArrayQ[p[{{1, 2}}], 2]}",
     "{True, False, True, False, False, False, True, False, True, True}"),
    ("{DuplicateFreeQ[{a, b}], DuplicateFreeQ[{a, b, a}], DuplicateFreeQ[{}], DuplicateFreeQ[{1, 1.}], DuplicateFreeQ[{1, -1}, Abs[#1] == Abs[#2] &], DuplicateFreeQ[p[{1, 2, 1}]], DuplicateFreeQ[f[a, a]]}", "{True, False, True, True, False, False, False}"),
    ("{MemberQ[{1, x}, _Symbol], MemberQ[{{x}}, x], MemberQ[{{x}}, x, 2], MemberQ[{{x}}, x, {2}], MemberQ[f[x], x], MemberQ[x, x], MemberQ[<|a -> 1|>, 1], MemberQ[<|a -> 1|>, a], MemberQ[1][{1}], MemberQ[{f}, List, 1, Heads -> True], MemberQ[{}, _], MemberQ[p[{1, 2}], 2], MemberQ[p[{1, 2}], 2.]}",
     "{True, False, True, True, True, False, True, False, True, True, False, True, False}"),
    ("{FreeQ[{1, {x}}, x], FreeQ[{1}, x], FreeQ[f[1], f], FreeQ[f[1], f, Heads -> False], FreeQ[{{x}}, x, 1], FreeQ[x, x], FreeQ[x^2, _Integer], FreeQ[x][{1}], FreeQ[a + b + c, a + c], FreeQ[p[{1, 2}], 2], FreeQ[p[{1, 2}], 3], FreeQ[{x}, x, {2}]}",
     "{False, True, False, True, True, False, False, True, False, False, True, True}"),
    ("{MatchQ[1, _Integer], MatchQ[x, 1], MatchQ[_Integer][1], MatchQ[{1, 2}, {_, _}], MatchQ[f[a], f[_, _]]}", "{True, False, True, True, False}"),
    ("{Order[a, b], Order[b, a], Order[a, a], Order[1, 2], Order[2, x], Order[{1}, {1, 2}], Order[\"a\", \"B\"], OrderedQ[{1, 2, 2}], OrderedQ[{2, 1}], OrderedQ[{}], OrderedQ[{3, 2, 1}, Greater], OrderedQ[f[a, b]], OrderedQ[p[{1, 3, 2}]], Order[1, 2, Greater]}",
     "{1, -1, 0, 1, 1, 1, 1, True, False, True, True, True, False, -1}"),
    ("{Length[{a, b}], Length[x], Length[f[]], Length[<|a -> 1|>], Length[\"abc\"], Length[a + b + c], Length[p[{{1, 2}, {3, 4}}]], Length[2/3]}", "{2, 0, 0, 1, 0, 3, 2, 0}"),
    ("{Depth[x], Depth[{x}], Depth[{{x}, y}], Depth[f[g[h[x]]]], Depth[{}], Depth[p[{{1}}]], Depth[f[x][y]], Depth[h[{a}][x], Heads -> True], Depth[<|a -> {1}|>], Depth[\"a\"]}", "{1, 2, 3, 4, 2, 3, 2, 4, 3, 1}"),
    ("{Dimensions[{{1, 2, 3}, {4, 5, 6}}], Dimensions[{{1}, {2, 3}}], Dimensions[x], Dimensions[{}], Dimensions[{{{}}}], Dimensions[f[f[1, 2], f[3, 4]]], Dimensions[{{{1, 2}}}, 2], Dimensions[{{a}, b}], Dimensions[p[{{1, 2}}]], Dimensions[{{1, 2}, {3, {4}}}], Dimensions[<|a -> {1, 2}, b -> {3, 4}|>]}",
     "{{2, 3}, {2}, {}, {0}, {1, 1, 0}, {2, 2}, {1, 1}, {2}, {1, 2}, {2, 2}, {2, 2}}"),
    ("{ArrayDepth[{{1, 2}}], ArrayDepth[{{1}, {2, 3}}], ArrayDepth[x], ArrayDepth[{}], ArrayDepth[p[{1, 2}]], TensorRank[{{1, 2}}], TensorRank[5], TensorRank[{1, 2}]}", "{2, 1, 0, 1, 1, 2, 0, 1}"),
    ("{LeafCount[x], LeafCount[f[x, y]], LeafCount[1/2], LeafCount[1 + I], LeafCount[{a, {b}}], LeafCount[f[x][y]], LeafCount[{}], LeafCount[x^2 + 1], LeafCount[p[{1, 2, 3}]], LeafCount[p[{{1, 2}}]]}", "{1, 3, 3, 3, 4, 3, 1, 5, 4, 4}"),
    ("{Level[f[a, g[b]], 1], Level[f[a, g[b]], {1}], Level[f[a, g[b]], 2], Level[f[a, g[b]], {2}], Level[f[a, g[b]], {-1}], Level[f[a, g[b]], {0, 2}], Level[f[a, g[b]], -1], Level[f[a, g[b]], {-2}], Level[{a, {b}}, 2, h], Level[f[a], 1, Heads -> True], Level[x, 1], Level[a^b + c, {-1}]}",
     "{{a, g[b]}, {a, g[b]}, {a, b, g[b]}, {b}, {a, b}, {a, b, g[b], f[a, g[b]]}, {a, b, g[b]}, {g[b]}, h[a, b, {b}], {f, a}, {}, {a, b, c}}"),
    ("{ContainsAll[{a, b, c}, {a, b}], ContainsAll[{a}, {a, b}], ContainsAny[{a, b}, {b, c}], ContainsAny[{a}, {c}], ContainsNone[{a}, {c}], ContainsNone[{a, c}, {c}], ContainsOnly[{a, a}, {a, b}], ContainsOnly[{a, c}, {a, b}], ContainsExactly[{a, b, a}, {b, a}], ContainsExactly[{a}, {a, b}], ContainsExactly[{a, b}, {a}]}",
     "{True, False, True, False, True, False, True, False, True, False, False}"),
    ("{ContainsAll[{1, 2}, {1., 2.}, SameTest -> Equal], ContainsAll[{1, 2}, {1.}], ContainsAny[{a}][{a, b}], SubsetQ[{1, 2, 3}, {3, 1}], SubsetQ[{1}, {1, 2}], SubsetQ[{}, {}], DisjointQ[{1, 2}, {3}], DisjointQ[{1, 2}, {2}], IntersectingQ[{1, 2}, {2, 3}], IntersectingQ[{1}, {2}], ContainsOnly[{}, {a}], ContainsAll[{a}, {}], ContainsAny[{a}, {}]}",
     "{True, False, True, True, False, True, True, False, True, False, True, True, False}"),
    ("{SymbolName[x], SymbolName[Sin], SymbolName[a`b], ByteCount[p[Range[100]]] > 800, ByteCount[x] > 0}", '{"x", "Sin", "b", True, True}'),
])  # fmt: skip
def test_more_values(code, expected):
    assert value_of("p = Developer`ToPackedArray; " + code) == expected


@pytest.mark.parametrize(
    "code, message",
    [
        ("OrderedQ[5]", "OrderedQ::normal"),
        ("SubsetQ[{1}, f[1]]", "SubsetQ::heads"),
        ("Level[{a}, x]", "Level::level"),
        ("SymbolName[5]", "SymbolName::sym"),
    ],
)
def test_more_mistakes(code, message):
    assert messages_of(code) == [message]
    assert value_of(f"Quiet[{code}]") == code
