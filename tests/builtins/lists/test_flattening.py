"""Flatten and FlattenAt."""

import pytest
from asking import answer_of, messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Flatten[{{1,{2}},{3}},1]", "{1, {2}, 3}"),
        ("Flatten[{{a,b},{c,d}},{{2},{1}}]", "{{a, c}, {b, d}}"),
        ("Flatten[{a,{b,{c}}}]", "{a, b, c}"),
        ("Flatten[{a,{b,{c}}},0]", "{a, {b, {c}}}"),
        ("Flatten[f[a,f[b]],1]", "f[a, b]"),
        ("Flatten[{a,f[b,f[c]]},Infinity,f]", "{a, b, c}"),
        ("Flatten[{{a,b},{c}},{{2},{1}}]", "{{a, c}, {b}}"),
        ("Flatten[{{{a,b},{c,d}},{{e,f},{g,h}}},{{1,3},{2}}]", "{{a, c}, {b, d}, {e, g}, {f, h}}"),
        ("Flatten[<|a->{1}|>]", "Flatten[<|a -> {1}|>]"),
        ("Flatten[{{a,b},{c,d}},{2}]", "{{a, c}, {b, d}}"),
        ("FlattenAt[{a,{b},{c}},2]", "{a, b, {c}}"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, message",
    [
        ("Flatten[a]", "Flatten::normal"),
    ],
)
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert messages_of(code) == [message]


@pytest.mark.parametrize("code, expected", [
    ("{Flatten[{}], Flatten[{{}, {{}}}], Flatten[{a}], Flatten[{{a}, {b, {c, {d}}}}], Flatten[{a, {b}}, Infinity]}", "{{}, {}, {a}, {a, b, c, d}, {a, b}}"),
    ("{Flatten[{{a}, {{b}, {{c}}}}, 0], Flatten[{{a}, {{b}, {{c}}}}, 1], Flatten[{{a}, {{b}, {{c}}}}, 2], Flatten[{{a}, {{b}, {{c}}}}, 3]}",
     "{{{a}, {{b}, {{c}}}}, {a, {b}, {{c}}}, {a, b, {c}}, {a, b, c}}"),
    ("{Flatten[f[a, f[b], {c}]], Flatten[f[f[a, f[b]]], 1], Flatten[{f[{a}], f[b]}, Infinity, f], Flatten[{f[f[a]], {f[b]}}, 1, f], Flatten[f[x, {a}], Infinity, List]}",
     "{f[a, b, {c}], f[a, f[b]], {{a}, b}, {f[a], {f[b]}}, f[x, a]}"),
    ("{Flatten[p[{{1, 2}, {3, 4}}]], Flatten[p[{{{1}, {2}}, {{3}, {4}}}], 1], Flatten[p[{1, 2}]], Flatten[{p[{1, 2}], {3}}], Flatten[{p[{{1, 2}}], x}, 1], Flatten[p[{{1, 2}}], 0]}",
     "{{1, 2, 3, 4}, {{1}, {2}, {3}, {4}}, {1, 2}, {1, 2, 3}, {{1, 2}, x}, {{1, 2}}}"),
    ("{Flatten[{{a, b}, {c, d}}, {{1}, {2}}], Flatten[{{a, b}, {c, d}}, {{1, 2}}], Flatten[{{a, b}, {c, d}}, {{2, 1}}], Flatten[{{a, b}, {c}, {d, e, f}}, {{2}, {1}}]}",
     "{{{a, b}, {c, d}}, {a, b, c, d}, {a, c, b, d}, {{a, c, d}, {b, e}, {f}}}"),
    ("{Flatten[{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}, {{3}, {1}}], Flatten[{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}, {{2, 3}}], Flatten[{{{1, 2}}, {{3}}}, {2}]}",
     "{{{{1, 3}, {5, 7}}, {{2, 4}, {6, 8}}}, {{1, 5}, {2, 6}, {3, 7}, {4, 8}}, {{{1, 2}, {3}}}}"),
    ("{FlattenAt[{a, {b, c}, {d}}, 2], FlattenAt[{a, {b, c}, {d}}, -1], FlattenAt[{a, {b, c}, {d}}, {{2}, {3}}], FlattenAt[{{{a}, b}}, {1, 1}], FlattenAt[{f[a], b}, 1], FlattenAt[{a}, 1], FlattenAt[1][{{a}, b}]}",
     "{{a, b, c, {d}}, {a, {b, c}, d}, {a, b, c, d}, {{a, b}}, {a, b}, {a}, {a, b}}"),
    ("Length[Flatten[Nest[List, x, 3000]]]", "1"), ("Developer`PackedArrayQ[Flatten[Table[i + j, {i, 8}, {j, 8}]]]", "True"),
])  # fmt: skip
def test_more_values(code, expected):
    assert value_of("p = Developer`ToPackedArray; " + code) == expected


@pytest.mark.parametrize("code, message", [
    ("Flatten[{a}, -1]", "Flatten::flpi"), ("Flatten[{a}, x]", "Flatten::flpi"), ("Flatten[{{a}}, {{1}, {1}}]", "Flatten::flrep"), ("Flatten[{{a}}, {{0}}]", "Flatten::flpi"),
    ("Flatten[{a, b}, {{2}}]", "Flatten::fldep"), ("FlattenAt[{a}, 2]", "FlattenAt::partw"), ("Flatten[5]", "Flatten::normal"),
])  # fmt: skip
def test_more_mistakes(code, message):
    assert answer_of(code) == (code, [message])
