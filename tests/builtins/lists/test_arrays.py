"""Partitions, padding, transposing and reshaping."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("PadLeft[{a,b,c},10,{x,y,z}]", "{z, x, y, z, x, y, z, a, b, c}"),
        ("PadRight[{a,b,c},10,{x,y,z},2]", "{y, z, a, b, c, x, y, z, x, y}"),
        ("PadLeft[{a,b,c},10,{x,y,z},2]", "{y, z, x, y, z, a, b, c, x, y}"),
        ("Transpose[{{a,b},{c,d}}, {1,1}]", "{a, d}"),
        ("ArrayFlatten[{{{{1,2},{3,4}},0},{0,{{5}}}}]", "{{1, 2, 0}, {3, 4, 0}, {0, 0, 5}}"),
        ("Transpose[{{a,b},{c,d}}]", "{{a, c}, {b, d}}"),
        ("ArrayReshape[{a,b,c,d},{2,2}]", "{{a, b}, {c, d}}"),
        ("PadRight[{{a},{b,c}}]", "{{a, 0}, {b, c}}"),
        ("ArrayPad[{{a,b},{c,d}},1]", "{{0, 0, 0, 0}, {0, a, b, 0}, {0, c, d, 0}, {0, 0, 0, 0}}"),
        ('ArrayPad[{a,b,c},2,"Reflected"]', "{c, b, a, b, c, b, a}"),
        ('ArrayPad[{a,b,c},{1,2},"Periodic"]', "{c, a, b, c, a, b}"),
        ("Partition[{a,b,c,d,e},2]", "{{a, b}, {c, d}}"),
        ("Partition[{a,b,c,d,e},3,1]", "{{a, b, c}, {b, c, d}, {c, d, e}}"),
        ("Partition[{a,b,c,d,e},UpTo[2]]", "{{a, b}, {c, d}, {e}}"),
        ("Partition[{a,b,c,d,e},2,2,1,x]", "{{a, b}, {c, d}, {e, x}}"),
        ("Partition[{a,b,c,d,e},2,2,{1,1},{}]", "{{a, b}, {c, d}, {e}}"),
        ("Partition[f[a,b,c,d],2]", "f[f[a, b], f[c, d]]"),
        ("Partition[{a,b,c},4]", "{}"),
        ("Partition[a,2]", "Partition[a, 2]"),
        ("PadLeft[{a,b},5,x]", "{x, x, x, a, b}"),
        ("PadRight[{a,b},5,x]", "{a, b, x, x, x}"),
        ("PadRight[{a,b,c},2]", "{a, b}"),
        ("PadLeft[{a,b,c},2]", "{b, c}"),
        ("PadRight[{a,b},-4]", "{0, 0, a, b}"),
        ("PadRight[{{a},{b,c}},{3,3}]", "{{a, 0, 0}, {b, c, 0}, {0, 0, 0}}"),
        ("PadRight[{{a},{b,c}},{2,3},x]", "{{a, x, x}, {b, c, x}}"),
        ("PadRight[f[a],3]", "f[a, 0, 0]"),
        ("PadLeft[{},3]", "{0, 0, 0}"),
        ("PadRight[{a,b},4,{x,y}]", "{a, b, x, y}"),
        ("PadRight[a,3]", "PadRight[a, 3]"),
        ("ArrayPad[{a,b},1]", "{0, a, b, 0}"),
        ("ArrayPad[{a,b},{1,2},x]", "{x, a, b, x, x}"),
        ("ArrayPad[{a,b,c,d},-1]", "{b, c}"),
        ('ArrayPad[{a,b,c},2,"Fixed"]', "{a, a, a, b, c, c, c}"),
        ("ArrayPad[{{1,2},{3,4}},{{0,1},{1,0}}]", "{{0, 1, 2}, {0, 3, 4}, {0, 0, 0}}"),
        ("Transpose[{{a,b,c},{d,e,f}}]", "{{a, d}, {b, e}, {c, f}}"),
        ("Transpose[{{{a,b}},{{c,d}}},{3,1,2}]", "{{{a, c}, {b, d}}}"),
        ("Transpose[{}]", "{}"),
        ("Transpose[{{}}]", "{}"),
        ("ArrayReshape[{a,b,c},{2,2}]", "{{a, b}, {c, 0}}"),
        ("ArrayReshape[Range[6],{2,3}]", "{{1, 2, 3}, {4, 5, 6}}"),
        ("ArrayReshape[Range[6],{2,2}]", "{{1, 2}, {3, 4}}"),
        ("ArrayReshape[{a,b},{3},x]", "{a, b, x}"),
        ("ArrayReshape[a,{2}]", "ArrayReshape[a, {2}]"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, message",
    [
        ("Partition[{a,b},0]", "Partition::ilsmp"),
        ("Partition[{a,b,c,d},-1]", "Partition::ilsmp"),
        ("Transpose[{a,b}]", "Transpose::nmtx"),
        ("Transpose[{{a,b},{c}}]", "Transpose::nmtx"),
    ],
)
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert messages_of(code) == [message]
