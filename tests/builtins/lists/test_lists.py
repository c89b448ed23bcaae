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
        ("{Riffle[{1,2,3}, {}], Riffle[{1,2}, 0, 3], Riffle[{1,2,3}, x, 2]}", "{{1, {}, 2, {}, 3}, {1, 2, 0}, {1, x, 2, x, 3}}"),
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


@pytest.mark.parametrize("code, expected", [
    ("{{a, Nothing, b}, {Nothing}, f[Nothing], {a, Splice[{b, c}], d}, {Splice[{a}, List]}, {Splice[{a}, f]}, f[Splice[{1, 2}]], Nothing[1, 2]}",
     "{{a, b}, {}, f[Nothing], {a, b, c, d}, {a}, {Splice[{a}, f]}, f[Splice[{1, 2}]]}"),
    ("{Range[3], Range[0], Range[-2], Range[2, 5], Range[5, 2], Range[1, 9, 3], Range[5, 1, -2], Range[2.5], Range[1/2, 3], Range[0, 1, 1/3], Range[x, x + 2], Range[{1, 2}]}",
     "{{1, 2, 3}, {}, {}, {2, 3, 4, 5}, {}, {1, 4, 7}, {5, 3, 1}, {1, 2}, {1/2, 3/2, 5/2}, {0, 1/3, 2/3, 1}, {x, 1 + x, 2 + x}, {{1}, {1, 2}}}"),
    ("{Range[0., 1, 0.5], Total[Range[100]], Range[40][[-1]], Range[100, 1, -1][[2]], Range[2^62, 2^62 + 40][[-1]], Range[2^64, 2^64 + 1]}",
     "{{0., 0.5, 1.}, 5050, 40, 99, 4611686018427387944, {18446744073709551616, 18446744073709551617}}"),
    ("{ConstantArray[a, 3], ConstantArray[a, {2, 1}], ConstantArray[0, {0, 2}], ConstantArray[{1, 2}, 2], ConstantArray[a, {}], Total[ConstantArray[2, {8, 8}], 2], ConstantArray[p[{1, 2}], {20, 2}][[20, 2]], ConstantArray[2^70, 40][[1]], ConstantArray[0.5, 40][[1]]}",
     "{{a, a, a}, {{a}, {a}}, {}, {{1, 2}, {1, 2}}, a, 128, {1, 2}, 1180591620717411303424, 0.5}"),
    ("{UnitVector[1], UnitVector[2], UnitVector[3, 2], UnitVector[3, 3], UnitVector[1, 1], UnitVector[2, 3], UnitVector[3, 0]}", "{{1, 0}, {0, 1}, {0, 1, 0}, {0, 0, 1}, {1}, UnitVector[2, 3], UnitVector[3, 0]}"),
    ("{Join[{a}, {}], Join[{a}, {b}, {c}], Join[p[{1, 2}], p[{3}]], Join[p[{1}], {2.}], Join[p[{1}], {x}], Join[{{a}, {b}}, {{x}, {y}}, 2], Join[{{a}, {b}}, {{x}}, 2], Join[<|a -> 1|>, <|a -> 2|>], Join[f[a], f[]], Join[{{{a}}}, {{{b}}}, 3]}",
     "{{a}, {a, b, c}, {1, 2, 3}, {1, 2.}, {1, x}, {{a, x}, {b, y}}, {{a, x}, {b}}, <|a -> 2|>, f[a], {{{a, b}}}}"),
    ("{Append[{a}, b], Append[{}, b], Append[f[a], b], Append[p[{1, 2}], 3], Append[p[{1, 2}], x], Append[p[{1, 2}], 2.5], Append[p[{{1, 2}}], {3, 4}], Append[<|a -> 1|>, b -> 2], Append[<|a -> 1, b -> 2|>, a -> 3], Append[b][{a}]}",
     "{{a, b}, {b}, f[a, b], {1, 2, 3}, {1, 2, x}, {1, 2, 2.5}, {{1, 2}, {3, 4}}, <|a -> 1, b -> 2|>, <|b -> 2, a -> 3|>, {a, b}}"),
    ("{Prepend[{a}, b], Prepend[f[a], b], Prepend[p[{1, 2}], 3], Prepend[p[{1., 2.}], 3], Prepend[<|a -> 1|>, b -> 2], Prepend[<|a -> 1, b -> 2|>, b -> 3], Prepend[b][{a}]}",
     "{{b, a}, f[b, a], {3, 1, 2}, {3, 1., 2.}, <|b -> 2, a -> 1|>, <|b -> 3, a -> 1|>, {b, a}}"),
    ("{Catenate[{{a}, {b, c}}], Catenate[{}], Catenate[{<|a -> 1|>, <|b -> 2|>}], Catenate[p[{{1, 2}, {3, 4}}]], Catenate[<|a -> {1}, b -> {2}|>], Catenate[{{a}, b}]}", "{{a, b, c}, {}, {1, 2}, {1, 2, 3, 4}, {1, 2}, Catenate[{{a}, b}]}"),
    ("{Riffle[{a, b, c}, x], Riffle[{a}, x], Riffle[{}, x], Riffle[{a, b, c}, {x, y}], Riffle[{a, b, c}, {x, y, z}], Riffle[{a, b}, {}], Riffle[{a, b, c, d}, {x, y}]}",
     "{{a, x, b, x, c}, {a}, {}, {a, x, b, y, c}, {a, x, b, y, c, z}, {a, {}, b}, {a, x, b, y, c, x, d}}"),
    ("{Riffle[{a, b, c, d}, x, 3], Riffle[{a, b, c, d, e}, x, 3], Riffle[{a, b, c}, x, {1, -2, 2}], Riffle[{a, b, c}, x, {2, -1, 2}], Riffle[{a, b, c}, x, {1, -1, 2}], Riffle[{a, b, c, d}, x, {2, 4, 2}], Riffle[{a, b, c, d}, {x, y}, {1, 3, 1}]}",
     "{{a, b, x, c, d}, {a, b, x, c, d, x, e}, {x, a, x, b, x, c}, {a, x, b, x, c, x}, {x, a, x, b, x, c, x}, {a, x, b, x, c, d}, {x, y, x, a, b, c, d}}"),
    ("{Reverse[{a, b, c}], Reverse[f[a, b]], Reverse[{{a, b}, {c, d}}, 2], Reverse[{{a, b}, {c, d}}, {1, 2}], Reverse[p[{1, 2, 3}]], Reverse[p[{{1, 2}, {3, 4}}], 2], Reverse[<|a -> 1, b -> 2|>], Reverse[{}], Reverse[{{a, b}, c}, 2], Reverse[{a}, 0]}",
     "{{c, b, a}, f[b, a], {{b, a}, {d, c}}, {{d, c}, {b, a}}, {3, 2, 1}, {{2, 1}, {4, 3}}, <|b -> 2, a -> 1|>, {}, {{b, a}, c}, Reverse[{a}, 0]}"),
    ("{RotateLeft[{a, b, c}], RotateLeft[{a, b, c}, 2], RotateLeft[{a, b, c}, -1], RotateLeft[{a, b, c}, 7], RotateLeft[{a, b}, 0], RotateLeft[p[{1, 2, 3}], 1], RotateLeft[{{a, b}, {c, d}}, {0, 1}], RotateLeft[p[{{1, 2}, {3, 4}}], {1, 1}], RotateLeft[<|a -> 1, b -> 2|>], RotateLeft[{}]}",
     "{{b, c, a}, {c, a, b}, {c, a, b}, {b, c, a}, {a, b}, {2, 3, 1}, {{b, a}, {d, c}}, {{4, 3}, {2, 1}}, <|b -> 2, a -> 1|>, {}}"),
    ("{RotateRight[{a, b, c}], RotateRight[{a, b, c}, 2], RotateRight[{a, b, c}, -1], RotateRight[p[{1, 2, 3}]], RotateRight[f[a, b, c]], RotateRight[{{a, b, c}, {d, e, f}}, {0, 1}]}", "{{c, a, b}, {b, c, a}, {b, c, a}, {3, 1, 2}, f[c, a, b], {{c, a, b}, {f, d, e}}}"),
    ("{Diagonal[m], Diagonal[m, 1], Diagonal[m, -1], Diagonal[m, 2], Diagonal[m, 3], Diagonal[p[m]], Diagonal[p[m], 1], Diagonal[p[m], -1], Diagonal[p[m], 5], Diagonal[{{a, b}, {c}}], Diagonal[{a, b}]}",
     "{{1, 5}, {2, 6}, {4}, {3}, {}, {1, 5}, {2, 6}, {4}, {}, {a}, Diagonal[{a, b}]}"),
    ("{Subdivide[4], Subdivide[2, 4], Subdivide[1, 3, 4], Subdivide[0, 1., 4], Subdivide[-1., 1., 2], Subdivide[1, 3., 4], Subdivide[x, y, 2], Subdivide[1], Subdivide[0], Subdivide[3, 1, 2]}",
     "{{0, 1/4, 1/2, 3/4, 1}, {0, 1/2, 1, 3/2, 2}, {1, 3/2, 2, 5/2, 3}, {0., 0.25, 0.5, 0.75, 1.}, {-1., 0., 1.}, {1., 1.5, 2., 2.5, 3.}, {x, x + (-x + y)/2, y}, {0, 1}, Subdivide[0], {3, 2, 1}}"),
    ("{PowerRange[1000], PowerRange[1, 999], PowerRange[2, 32, 2], PowerRange[1, 1/8, 1/2], PowerRange[5, 1], PowerRange[2, 2], PowerRange[1., 100.]}", "{{1, 10, 100, 1000}, {1, 10, 100}, {2, 4, 8, 16, 32}, {1, 1/2, 1/4, 1/8}, {}, {2}, {1., 10., 100.}}"),
])  # fmt: skip
def test_more_values(code, expected):
    assert value_of("p = Developer`ToPackedArray; m = {{1, 2, 3}, {4, 5, 6}}; " + code) == expected


@pytest.mark.parametrize("code, message", [
    ("Append[5, a]", "Append::normal"), ("Append[<|a -> 1|>, 5]", "Association::invdt"), ("Join[{a}, 5]", "Join::normal"), ("Join[{a}, f[b]]", "Join::heads2"), ("Join[{{a}}, {{b}}, 0]", "Join::intp"),
    ("RotateLeft[{a}, x]", "RotateLeft::rspec"), ("RotateRight[5]", "RotateRight::normal"), ("Range[1, 5, 0]", "Range::range"), ("Range[a]", "Range::range"), ("ConstantArray[a, 1.5]", "ConstantArray::ilsmn"), ("Reverse[5]", "Reverse::normal"),
])  # fmt: skip
def test_more_mistakes(code, message):
    assert messages_of(code) == [message]
    assert value_of(f"Quiet[Head[{code}]]") == code.split("[")[0]


@pytest.mark.parametrize(
    "code, expected",
    [
        ("f[1, Splice[{2, 3}, f], 4]", "f[1, 2, 3, 4]"),
        ("g[Splice[{1, 2}, f]]", "g[Splice[{1, 2}, f]]"),
        ("g[Splice[{1}, f | g], 2]", "g[1, 2]"),
        ("{Splice[{1, 2}, _], g[Splice[Range[3], _]]}", "{1, 2, g[1, 2, 3]}"),
        ("{f[Splice[{1}]], {Splice[{2}]}}", "{f[Splice[{1}]], {2}}"),
        ("Hold[Splice[{1, 2}, Hold]]", "Hold[Splice[{1, 2}, Hold]]"),
    ],
)
def test_splice_into_other_heads(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code", ["Range[100]", "Range[5, 1000, 7]", "Range[100, -100, -3]", "Range[64]", "Range[65]"])
def test_a_long_range_is_computed_in_pieces(code, monkeypatch):
    whole = value_of(code)
    monkeypatch.setattr("wlnet.builtins.lists.lists._PIECE", 32)
    assert value_of(code) == whole
