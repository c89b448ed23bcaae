"""Partitions, padding, transposing and reshaping."""

import pytest
from asking import answer_of, messages_of, text_of, value_of


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
        (
            '{PadRight[{1, 2}, 5, "Fixed"], PadRight[{1, 2, 3}, 7, "Reflected"], PadLeft[{1, 2}, 5, "Periodic"]}',
            "{{1, 2, 2, 2, 2}, {1, 2, 3, 2, 1, 2, 3}, {2, 1, 2, 1, 2}}",
        ),
        (
            '{PadRight[{1, 2}, 5, "Reversed"], PadRight[{1, 2}, 6, "ReversedNegation"], PadLeft[{1, 2, 3}, 7, "ReflectedNegation"]}',
            "{{1, 2, 2, 1, 1}, {1, 2, -2, -1, 1, 2}, {1, 2, -3, -2, 1, 2, 3}}",
        ),
        ('{PadRight[{{1, 2}, {3, 4}}, {3, 3}, "Fixed"], PadRight[{1}, 2, "x"]}', '{{{1, 2, 2}, {3, 4, 4}, {3, 4, 4}}, {1, "x"}}'),
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


@pytest.mark.parametrize("code, expected", [
    ("{Partition[l, 2], Partition[l, 5], Partition[l, 6], Partition[l, 1], Partition[l, 2, 1], Partition[l, 2, 3], Partition[l, UpTo[3]], Partition[{}, 2], Partition[l, 3, 2]}",
     "{{{1, 2}, {3, 4}}, {{1, 2, 3, 4, 5}}, {}, {{1}, {2}, {3}, {4}, {5}}, {{1, 2}, {2, 3}, {3, 4}, {4, 5}}, {{1, 2}, {4, 5}}, {{1, 2, 3}, {4, 5}}, {}, {{1, 2, 3}, {3, 4, 5}}}"),
    ("{Partition[p[l], 2], Partition[p[l], 2, 1], Partition[p[l], 6], Partition[p[l], UpTo[3]], Partition[p[{{1, 2}, {3, 4}}], 1], Partition[Range[40], 40, 1] === {Range[40]}}",
     "{{{1, 2}, {3, 4}}, {{1, 2}, {2, 3}, {3, 4}, {4, 5}}, {}, {{1, 2, 3}, {4, 5}}, {{{1, 2}}, {{3, 4}}}, True}"),
    # the first element stands at place kL of the first sublist, the last one at kR of the last
    ("{Partition[l, 3, 3, 1], Partition[l, 3, 1, {1, 1}], Partition[l, 3, 2, {1, 1}], Partition[{a, b, c, d}, 3, 1, {-1, 1}], Partition[{a, b, c, d}, 3, 1, {-1, 1}, {}], Partition[l, 3, 3, -1]}",
     "{{{1, 2, 3}, {4, 5, 1}}, {{1, 2, 3}, {2, 3, 4}, {3, 4, 5}, {4, 5, 1}, {5, 1, 2}}, {{1, 2, 3}, {3, 4, 5}, {5, 1, 2}}, "
     "{{c, d, a}, {d, a, b}, {a, b, c}, {b, c, d}, {c, d, a}, {d, a, b}}, {{a}, {a, b}, {a, b, c}, {b, c, d}, {c, d}, {d}}, {{4, 5, 1}, {2, 3, 4}}}"),
    ("{Partition[l, 2, 2, 1, x], Partition[l, 3, 3, {1, 1}, {}], Partition[l, 2, 2, {2, 1}, x], Partition[l, 2, 2, 1, {}, h], Partition[f[a, b, c], 2, 1], Partition[l, {2}]}",
     "{{{1, 2}, {3, 4}, {5, x}}, {{1, 2, 3}, {4, 5}}, {{x, 1}, {2, 3}, {4, 5}}, {h[1, 2], h[3, 4], h[5]}, f[f[a, b], f[b, c]], {{1, 2}, {3, 4}}}"),
    ("{Partition[q, {2, 2}], Partition[q, {2, 2}, {1, 2}], Partition[q, {1, 4}], Partition[q, {2, 3}, {2, 1}]}",
     "{{{{{1, 2}, {5, 6}}, {{3, 4}, {7, 8}}}, {{{9, 10}, {13, 14}}, {{11, 12}, {15, 16}}}}, {{{{1, 2}, {5, 6}}, {{3, 4}, {7, 8}}}, {{{5, 6}, {9, 10}}, {{7, 8}, {11, 12}}}, {{{9, 10}, {13, 14}}, {{11, 12}, {15, 16}}}}, "
     "{{{{1, 2, 3, 4}}}, {{{5, 6, 7, 8}}}, {{{9, 10, 11, 12}}}, {{{13, 14, 15, 16}}}}, {{{{1, 2, 3}, {5, 6, 7}}, {{2, 3, 4}, {6, 7, 8}}}, {{{9, 10, 11}, {13, 14, 15}}, {{10, 11, 12}, {14, 15, 16}}}}}"),
    # padding
    ("{PadRight[{a, b}, 4], PadRight[{a, b}, 1], PadRight[{a, b}, 4, x], PadRight[{a, b, c}, 7, {x, y}], PadRight[{a, b}, 5, x, 2], PadRight[{a, b}, -4], PadRight[{}, 2, x], PadRight[f[a], 2], PadRight[p[{1, 2}], 4], PadRight[{a, b}, 0]}",
     "{{a, b, 0, 0}, {a}, {a, b, x, x}, {a, b, c, y, x, y, x}, {x, x, a, b, x}, {0, 0, a, b}, {x, x}, f[a, 0], {1, 2, 0, 0}, {}}"),
    ("{PadLeft[{a, b}, 4], PadLeft[{a, b}, 1], PadLeft[{a, b}, 4, x], PadLeft[{a, b, c}, 7, {x, y}], PadLeft[{a, b}, 5, x, 2], PadLeft[{a, b}, -4], PadLeft[{{a}, {b, c}}], PadLeft[{{a}, {b, c}}, {3, 2}], PadLeft[{{a}, {b, c}}, {2, 3}, x, {0, 1}]}",
     "{{0, 0, a, b}, {b}, {x, x, a, b}, {y, x, y, x, a, b, c}, {x, a, b, x, x}, {a, b, 0, 0}, {{0, a}, {b, c}}, {{0, 0}, {0, a}, {b, c}}, {{x, a, x}, {b, c, x}}}"),
    ("{PadRight[{{a}, {b, c}}], PadRight[{{a}, {b, c}}, {2, 3}], PadRight[{{a}, {b, c}}, {3, Automatic}], PadRight[{a, {b}}], PadRight[{{{a}}, {{b, c}, {d}}}]}",
     "{{{a, 0}, {b, c}}, {{a, 0, 0}, {b, c, 0}}, {{a, 0}, {b, c}, {0, 0}}, {a, {b}}, {{{a, 0}, {0, 0}}, {{b, c}, {d, 0}}}}"),
    ("{ArrayPad[{a, b}, 1], ArrayPad[{a, b}, {1, 2}], ArrayPad[{a, b}, {0, 1}, x], ArrayPad[{a, b, c}, -1], ArrayPad[{a, b, c}, {-1, 1}], ArrayPad[{{a, b}}, {{1, 0}, {0, 1}}], ArrayPad[{{a}}, 1, x], ArrayPad[{{1, 2}, {3, 4}}, {0, 1}]}",
     "{{0, a, b, 0}, {0, a, b, 0, 0}, {a, b, x}, {b}, {b, c, 0}, {{0, 0, 0}, {a, b, 0}}, {{x, x, x}, {x, a, x}, {x, x, x}}, {{1, 2, 0}, {3, 4, 0}, {0, 0, 0}}}"),
    ('{ArrayPad[{a, b, c}, 2, "Fixed"], ArrayPad[{a, b, c}, 4, "Periodic"], ArrayPad[{a, b, c}, 4, "Reflected"], ArrayPad[{a, b, c}, 4, "Reversed"], ArrayPad[{1, 2, 4}, {1, 2}, "Extrapolated"], ArrayPad[{a}, 1, "Reflected"]}',
     "{{a, a, a, b, c, c, c}, {c, a, b, c, a, b, c, a, b, c, a}, {a, b, c, b, a, b, c, b, a, b, c}, {c, c, b, a, a, b, c, c, b, a, a}, {1, 1, 2, 4, 7, 11}, {a, a, a}}"),
    ("{ArrayPad[{{1, 2}, {3, 4}}, 1, \"Fixed\"], ArrayPad[{1, 2}, 1, \"Nonsense\"]}", '{{{1, 1, 2, 2}, {1, 1, 2, 2}, {3, 3, 4, 4}, {3, 3, 4, 4}}, ArrayPad[{1, 2}, 1, "Nonsense"]}'),
    # transposing and reshaping
    ("{Transpose[{{a, b}, {c, d}, {e, f}}], Transpose[p[{{1, 2}, {3, 4}}]], Transpose[{{a, b}, {c, d}}, 1 <-> 2], Transpose[f[f[a, b], f[c, d]]], Transpose[{{a, b}, {c, d}}, {1, 1}], Transpose[<|x -> <|u -> 1, v -> 2|>, y -> <|u -> 3, v -> 4|>|>]}",
     "{{{a, c, e}, {b, d, f}}, {{1, 3}, {2, 4}}, {{a, c}, {b, d}}, f[f[a, c], f[b, d]], {a, d}, <|u -> <|x -> 1, y -> 3|>, v -> <|x -> 2, y -> 4|>|>}"),
    ("{ConjugateTranspose[{{1, I}, {2, 3 + I}}], ConjugateTranspose[{{x, 2}}], ConjugateTranspose[{1}]}", "{{{1, 2}, {-I, 3 - I}}, {{Conjugate[x]}, {2}}, ConjugateTranspose[{1}]}"),
    ("{ArrayReshape[{a, b, c, d}, {2, 2}], ArrayReshape[{{a, b}, {c, d}}, {4}], ArrayReshape[{a, b, c}, {2, 2}], ArrayReshape[{a, b, c}, {2, 2}, x], ArrayReshape[Range[6], {2, Automatic}], ArrayReshape[{a, b, c, d}, {3}], ArrayReshape[{a, b}, {0}], ArrayReshape[{a, b}, {2, 0}], ArrayReshape[{a}, {1, 1, 1}]}",
     "{{{a, b}, {c, d}}, {a, b, c, d}, {{a, b}, {c, 0}}, {{a, b}, {c, x}}, {{1, 2, 3}, {4, 5, 6}}, {a, b, c}, {}, {{}, {}}, {{{a}}}}"),
    ('{ArrayReshape[{a, b}, {5}, "Periodic"], ArrayReshape[{a, b}, {5}, "Fixed"], ArrayReshape[{a, b, c}, {6}, "Reflected"], ArrayReshape[Range[20], {4, 5}][[4, 1]], ArrayReshape[Range[20], {3, 2}], ArrayReshape[p[{1, 2}], {2, 2}]}',
     "{{a, b, a, b, a}, {a, b, b, b, b}, {a, b, c, b, a, b}, 16, {{1, 2}, {3, 4}, {5, 6}}, {{1, 2}, {0, 0}}}"),
    ("{ArrayFlatten[{{{{1, 2}}, {{3}}}, {{{4, 5}}, {{6}}}}], ArrayFlatten[{{{{1}}, 0}, {0, {{2, 3}}}}], ArrayFlatten[{{{a, b}}, {{c}}}, 1], ArrayFlatten[{{{{{{1}}}}}}, 3]}",
     "{{{1, 2, 3}, {4, 5, 6}}, {{1, 0, 0}, {0, 2, 3}}, {{a, b}, {c}}, {{{1}}}}"),
    ("{ArrayComponents[{a, b, a, 0, c}], ArrayComponents[{{a, b}, {b, a}}], ArrayComponents[{{a, b}, {b, a}, {a, b}}, 1], ArrayComponents[{1, 1., 1}], ArrayComponents[5]}", "{{1, 2, 1, 0, 3}, {{1, 2}, {2, 1}}, {1, 2, 1}, {1, 2, 1}, ArrayComponents[5]}"),
])  # fmt: skip
def test_more_values(code, expected):
    assert text_of("p = Developer`ToPackedArray; l = {1, 2, 3, 4, 5}; q = Partition[Range[16], 4]; " + code) == expected


@pytest.mark.parametrize(
    "levels",
    [
        "{1, 2, 3}",
        "{1, 3, 2}",
        "{2, 1, 3}",
        "{2, 3, 1}",
        "{3, 1, 2}",
        "{3, 2, 1}",
        "{2, 1}",
        "{1, 2, 2}",
        "{1, 1, 1}",
        "{2, 1, 1}",
        "{1, 2, 1}",
        "{1}",
    ],
)
def test_level_k_becomes_level_nk(levels):
    """a[[i1, i2, i3]] stands at the position whose index nk is ik, in arrays of symbols and packed ones."""
    code = f"""n = {levels}; ok[a_] := Module[{{t = Transpose[a, n], d = Dimensions[a], r = Length[n], place}},
        place[i_] := Table[i[[First[FirstPosition[n, k]]]], {{k, Max[n]}}];
        And @@ Table[Or[Table[i[[k]] == place[i][[n[[k]]]], {{k, r}}] =!= ConstantArray[True, r],
            Extract[t, place[i]] === Extract[a, i]], {{i, Tuples[Range /@ Take[d, r]]}}]];
        {{ok[Array[f, {{2, 3, 2}}]], ok[Developer`ToPackedArray[Array[100 #1 + 10 #2 + #3 &, {{2, 3, 2}}]]]}}"""
    assert text_of(code) == "{True, True}"


@pytest.mark.parametrize("code, message", [
    ("Partition[{a}, x]", "Partition::ilsmp"), ("Partition[{a}, 2, 0]", "Partition::ilsmp"), ("Partition[{{a}}, {1, 0}]", "Partition::ilsmp"), ("Transpose[{a}]", "Transpose::nmtx"),
    ("ArrayFlatten[{{{{1}}, {{2}, {3}}}}]", "ArrayFlatten::flatmat"), ("PadRight[{a}, x]", "PadRight::ilsm"),
])  # fmt: skip
def test_more_mistakes(code, message):
    assert answer_of(code) == (code, [message])
