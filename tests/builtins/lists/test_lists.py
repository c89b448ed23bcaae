"""Making, joining, turning, flattening and adding up lists."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize("code, expected", [
    ("Riffle[{a, b, c, d, e, f}, {x, y, z}]", "{a, x, b, y, c, z, d, x, e, y, f}"),
    ("Riffle[{a,b,c,d},x,{-3,-1,2}]", "{a, b, c, x, d, x}"),
    ("Flatten[{{1,{2}},{3}},1]", "{1, {2}, 3}"), ("Reverse[{{a,b},{c,d}},2]", "{{b, a}, {d, c}}"),
    ("Split[{a,a,b,b,a}]", "{{a, a}, {b, b}, {a}}"), ("TakeList[{a,b,c,d},{1,2}]", "{{a}, {b, c}}"),
    ("Catenate[{{1},{2,3}}]", "{1, 2, 3}"), ("Join[{{a,b},{c,d}},{{1},{2}},2]", "{{a, b, 1}, {c, d, 2}}"),
    ("Range[5]", "{1, 2, 3, 4, 5}"), ("Range[40][[-3;;]]", "{38, 39, 40}"),
    ("ConstantArray[x,{2,3}]", "{{x, x, x}, {x, x, x}}"), ("Pick[{a,b,c},{True,False,True}]", "{a, c}"),
    ("Pick[{a,b,c},{1,0,1},1]", "{a, c}"), ("Riffle[{a,b,c},x]", "{a, x, b, x, c}"),
    ("RotateLeft[{a,b,c}]", "{b, c, a}"), ("RotateRight[{a,b,c},2]", "{b, c, a}"), ("Append[{a},b]", "{a, b}"),
    ("Prepend[{a},b]", "{b, a}"), ("Append[b][{a}]", "{a, b}"),
    ("Flatten[{{a,b},{c,d}},{{2},{1}}]", "{{a, c}, {b, d}}"), ("Join[<|a->1|>,<|a->2,b->3|>]", "<|a -> 2, b -> 3|>"),
    ("SplitBy[{f[1],f[2],g[1]},Head]", "{{f[1], f[2]}, {g[1]}}"), ("Range[0]", "{}"), ("Range[-1]", "{}"),
    ("Range[2,10,3]", "{2, 5, 8}"), ("Range[10,1,-3]", "{10, 7, 4, 1}"), ("Range[1,0]", "{}"), ("Range[1.5]", "{1}"),
    ("Range[0,1,0.25]", "{0., 0.25, 0.5, 0.75, 1.}"), ("Range[{2,3}]", "{{1, 2}, {1, 2, 3}}"),
    ("Range[a,a+2]", "{a, 1 + a, 2 + a}"), ("Range[5.]", "{1, 2, 3, 4, 5}"), ("Range[1.,3.]", "{1., 2., 3.}"),
    ("ConstantArray[0,3]", "{0, 0, 0}"), ("ConstantArray[a,0]", "{}"), ("ConstantArray[a,{2,0}]", "{{}, {}}"),
    ("ConstantArray[{a,b},2]", "{{a, b}, {a, b}}"), ("Join[{a},{b},{c,d}]", "{a, b, c, d}"),
    ("Join[f[a],f[b,c]]", "f[a, b, c]"), ("Join[]", "{}"), ("Join[{a}]", "{a}"), ("Append[f[a],b]", "f[a, b]"),
    ("Append[<|a->1|>,b->2]", "<|a -> 1, b -> 2|>"), ("Append[<|a->1,b->2|>,a->3]", "<|b -> 2, a -> 3|>"),
    ("Prepend[<|a->1,b->2|>,b->3]", "<|b -> 3, a -> 1|>"), ("Reverse[f[a,b]]", "f[b, a]"),
    ("Reverse[<|a->1,b->2|>]", "<|b -> 2, a -> 1|>"), ("Reverse[{{a,b},{c,d}},{1,2}]", "{{d, c}, {b, a}}"),
    ("RotateLeft[{a,b,c,d},-1]", "{d, a, b, c}"), ("RotateLeft[{{a,b},{c,d}},{1,1}]", "{{d, c}, {b, a}}"),
    ("RotateLeft[f[a,b,c]]", "f[b, c, a]"), ("RotateLeft[{},3]", "{}"), ("RotateRight[{a,b,c}]", "{c, a, b}"),
    ("Flatten[{a,{b,{c}}}]", "{a, b, c}"), ("Flatten[{a,{b,{c}}},0]", "{a, {b, {c}}}"),
    ("Flatten[f[a,f[b]],1]", "f[a, b]"), ("Flatten[{a,f[b,f[c]]},Infinity,f]", "{a, b, c}"),
    ("Flatten[{{a,b},{c}},{{2},{1}}]", "{{a, c}, {b}}"),
    ("Flatten[{{{a,b},{c,d}},{{e,f},{g,h}}},{{1,3},{2}}]", "{{a, c}, {b, d}, {e, g}, {f, h}}"),
    ("Flatten[<|a->{1}|>]", "Flatten[<|a -> {1}|>]"), ("Flatten[{{a,b},{c,d}},{2}]", "{{a, c}, {b, d}}"),
    ("FlattenAt[{a,{b},{c}},2]", "{a, b, {c}}"), ("Accumulate[{}]", "{}"),
    ("Accumulate[<|a->1,b->2|>]", "<|a -> 1, b -> 3|>"), ("Differences[{1,4,9,16}]", "{3, 5, 7}"),
    ("Differences[{1,4,9,16},2]", "{2, 2}"), ("Differences[{a,b,c}]", "{-a + b, -b + c}"),
    ("Differences[{1,2,4},1,2]", "{3}"), ("Differences[{5}]", "{}"), ("Total[{1,2,3}]", "6"),
    ("Total[{{1,2},{3,4}}]", "{4, 6}"), ("Total[{{1,2},{3,4}},2]", "10"), ("Total[{{1,2},{3,4}},Infinity]", "10"),
    ("Total[{{1,2},{3,4}},{-1}]", "{3, 7}"), ("Total[f[a,b]]", "a + b"), ("Total[<|a->1,b->2|>]", "3"),
    ("Total[x]", "Total[x]"), ("Total[{}]", "0"), ("MinMax[{3,1,2}]", "{1, 3}"), ("MinMax[{1,2},1]", "{0, 3}"),
    ("Split[{}]", "{}"), ("Split[{1,2,4,5},#2-#1==1&]", "{{1, 2}, {4, 5}}"),
    ("SplitBy[{1,3,2,4},OddQ]", "{{1, 3}, {2, 4}}"), ("SplitBy[{},f]", "{}"),
    ("TakeList[{a,b,c,d},{2,-1}]", "{{a, b}, {d}}"), ("Pick[{{a,b},{c}},{{True,False},{True}}]", "{{a}, {c}}"),
    ("Pick[{a,b},{x,y},x]", "{a}"), ("Pick[f[a,b],{True,False}]", "f[a]"),
    ("Pick[<|a->1,b->2|>,{True,False}]", "<|a -> 1|>"), ("Diagonal[{{a,b},{c,d}}]", "{a, d}"),
    ("Diagonal[{{a,b},{c,d}},1]", "{b}"),
])
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, message", [
    ("Total[{{1,2},{3,4,5}}]", "Total::tllen"), ("Range[x]", "Range::range"), ("Range[1,5,0]", "Range::range"),
    ("Range[]", "Range::argb"), ("ConstantArray[a,-1]", "ConstantArray::ilsmn"), ("Join[{a},f[b]]", "Join::heads2"),
    ("Join[a,b]", "Join::normal"), ("Append[a,b]", "Append::normal"), ("Reverse[a]", "Reverse::normal"),
    ("Flatten[a]", "Flatten::normal"), ("Pick[{a,b},{True}]", "Pick::incomp"),
])
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert messages_of(code) == [message]
