"""Making, joining, turning, flattening and adding up lists."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Riffle[{a, b, c, d, e, f}, {x, y, z}]", "{a, x, b, y, c, z, d, x, e, y, f}"),
        ("Riffle[{a,b,c,d},x,{-3,-1,2}]", "{a, b, c, x, d, x}"),
        ("Reverse[{{a,b},{c,d}},2]", "{{b, a}, {d, c}}"),
        ("Catenate[{{1},{2,3}}]", "{1, 2, 3}"),
        ("Join[{{a,b},{c,d}},{{1},{2}},2]", "{{a, b, 1}, {c, d, 2}}"),
        ("Range[5]", "{1, 2, 3, 4, 5}"),
        ("Range[40][[-3;;]]", "{38, 39, 40}"),
        ("ConstantArray[x,{2,3}]", "{{x, x, x}, {x, x, x}}"),
        ("Riffle[{a,b,c},x]", "{a, x, b, x, c}"),
        ("RotateLeft[{a,b,c}]", "{b, c, a}"),
        ("RotateRight[{a,b,c},2]", "{b, c, a}"),
        ("Append[{a},b]", "{a, b}"),
        ("Prepend[{a},b]", "{b, a}"),
        ("Append[b][{a}]", "{a, b}"),
        ("Join[<|a->1|>,<|a->2,b->3|>]", "<|a -> 2, b -> 3|>"),
        ("Range[0]", "{}"),
        ("Range[-1]", "{}"),
        ("Range[2,10,3]", "{2, 5, 8}"),
        ("Range[10,1,-3]", "{10, 7, 4, 1}"),
        ("Range[1,0]", "{}"),
        ("Range[1.5]", "{1}"),
        ("Range[0,1,0.25]", "{0., 0.25, 0.5, 0.75, 1.}"),
        ("Range[{2,3}]", "{{1, 2}, {1, 2, 3}}"),
        ("Range[a,a+2]", "{a, 1 + a, 2 + a}"),
        ("Range[5.]", "{1, 2, 3, 4, 5}"),
        ("Range[1.,3.]", "{1., 2., 3.}"),
        ("ConstantArray[0,3]", "{0, 0, 0}"),
        ("ConstantArray[a,0]", "{}"),
        ("ConstantArray[a,{2,0}]", "{{}, {}}"),
        ("ConstantArray[{a,b},2]", "{{a, b}, {a, b}}"),
        ("Join[{a},{b},{c,d}]", "{a, b, c, d}"),
        ("Join[f[a],f[b,c]]", "f[a, b, c]"),
        ("Join[]", "{}"),
        ("Join[{a}]", "{a}"),
        ("Append[f[a],b]", "f[a, b]"),
        ("Append[<|a->1|>,b->2]", "<|a -> 1, b -> 2|>"),
        ("Append[<|a->1,b->2|>,a->3]", "<|b -> 2, a -> 3|>"),
        ("Prepend[<|a->1,b->2|>,b->3]", "<|b -> 3, a -> 1|>"),
        ("Reverse[f[a,b]]", "f[b, a]"),
        ("Reverse[<|a->1,b->2|>]", "<|b -> 2, a -> 1|>"),
        ("Reverse[{{a,b},{c,d}},{1,2}]", "{{d, c}, {b, a}}"),
        ("RotateLeft[{a,b,c,d},-1]", "{d, a, b, c}"),
        ("RotateLeft[{{a,b},{c,d}},{1,1}]", "{{d, c}, {b, a}}"),
        ("RotateLeft[f[a,b,c]]", "f[b, c, a]"),
        ("RotateLeft[{},3]", "{}"),
        ("RotateRight[{a,b,c}]", "{c, a, b}"),
        ("Diagonal[{{a,b},{c,d}}]", "{a, d}"),
        ("Diagonal[{{a,b},{c,d}},1]", "{b}"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, message",
    [
        ("Range[x]", "Range::range"),
        ("Range[1,5,0]", "Range::range"),
        ("Range[]", "Range::argb"),
        ("ConstantArray[a,-1]", "ConstantArray::ilsmn"),
        ("Join[{a},f[b]]", "Join::heads2"),
        ("Join[a,b]", "Join::normal"),
        ("Append[a,b]", "Append::normal"),
        ("Reverse[a]", "Reverse::normal"),
    ],
)
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert messages_of(code) == [message]
