"""Changing expressions at positions: Delete, Insert, MapAt, ReplacePart."""

import pytest
from asking import answer_of, text_of

P = "p = Developer`ToPackedArray; "


@pytest.mark.parametrize("code, expected", [
    ("{Delete[{a, b, c}, 1], Delete[{a, b, c}, 3], Delete[{a, b, c}, -1], Delete[{a, b, c}, -3], Delete[{a}, 1]}", "{{b, c}, {a, b}, {a, b}, {b, c}, {}}"),
    ("{Delete[{a, {b, c}}, {2, 1}], Delete[{a, {b, c}}, {-1, -1}], Delete[{a, {b}}, {2, 1}], Delete[f[a, g[b]], {2, 1}]}", "{{a, {c}}, {a, {b}}, {a, {}}, f[a, g[]]}"),
    # several positions are all counted in the original
    ("{Delete[{a, b, c}, {{1}, {3}}], Delete[{a, b, c}, {{1}, {-1}}], Delete[{a, b, c}, {{2}, {2}}], Delete[{a, b, c}, {}], Delete[{{a, b}, c}, {{1, 1}, {2}}]}",
     "{{b}, {b}, {a, c}, {a, b, c}, {{b}}}"),
    ("{Delete[{a, {b, c}}, {2, 0}], Delete[f[a, b], 0], Delete[a + b, 1], Delete[1][{a, b}], Delete[{{1}, {2}}][{a, b, c}]}", "{{a, b, c}, a, b, b, {b}, {c}}"),
    ("{Delete[<|a -> 1, b -> 2|>, 1], Delete[<|a -> 1, b -> 2|>, Key[b]], Delete[<|\"x\" -> 1, b -> 2|>, \"x\"], Delete[<|a -> {1, 2}|>, {1, 2}], Delete[<|a -> {1, 2}|>, {Key[a], 1}]}",
     "{<|b -> 2|>, <|a -> 1|>, <|b -> 2|>, <|a -> {1}|>, <|a -> {2}|>}"),
    ("{Delete[p[{1, 2, 3}], 2], Delete[p[{1, 2, 3}], -1], Delete[p[{1}], 1], Delete[p[{{1, 2}, {3, 4}}], 1], Delete[p[{{1, 2}, {3, 4}}], {2, 1}], Delete[p[{1, 2, 3}], {{1}, {2}}]}",
     "{{1, 3}, {1, 2}, {}, {{3, 4}}, {{1, 2}, {4}}, {3}}"),
    ("Developer`PackedArrayQ[Delete[Range[40], 3]]", "True"),
        ("Delete[{a, {b, c}, d}, {{2}, {2, 1}}]", "{a, d}"),
        ("Delete[{a, {b, c}, d}, {{2, 1}, {2}, {-1}}]", "{a}"),
])  # fmt: skip
def test_delete(code, expected):
    assert text_of(P + code) == expected


@pytest.mark.parametrize("code, expected", [
    ("{Insert[{a, b}, x, 1], Insert[{a, b}, x, 2], Insert[{a, b}, x, 3], Insert[{a, b}, x, -1], Insert[{a, b}, x, -2], Insert[{a, b}, x, -3], Insert[{}, x, 1]}",
     "{{x, a, b}, {a, x, b}, {a, b, x}, {a, b, x}, {a, x, b}, {x, a, b}, {x}}"),
    ("{Insert[{a, {b, c}}, x, {2, 1}], Insert[{a, {b, c}}, x, {2, -1}], Insert[{a, {b}}, x, {-1, 2}], Insert[f[a], x, 1], Insert[a + b, c, 1]}",
     "{{a, {x, b, c}}, {a, {b, c, x}}, {a, {b, x}}, f[x, a], a + b + c}"),
    ("{Insert[{a, b, c}, x, {{1}, {3}}], Insert[{a, b, c}, x, {{1}, {-1}}], Insert[{a, b}, x, {{1}, {1}}], Insert[{{a}, b}, x, {{1, 1}, {2}}], Insert[{{a}, {b}}, x, {{1, 1}, {-1, 1}}]}",
     "{{x, a, b, x, c}, {x, a, b, c, x}, {x, x, a, b}, {{x, a}, x, b}, {{x, a}, {x, b}}}"),
    ("{Insert[x, 2][{a, b}], Insert[<|a -> 1, b -> 2|>, c -> 3, 2], Insert[<|a -> 1, b -> 2|>, b -> 9, 1], Insert[<|a -> 1, b -> 2|>, c -> 3, Key[b]], Insert[<|a -> {1}|>, 0, {Key[a], 1}]}",
     "{{a, x, b}, <|a -> 1, c -> 3, b -> 2|>, <|b -> 9, a -> 1|>, <|a -> 1, c -> 3, b -> 2|>, <|a -> {0, 1}|>}"),
    ("{Insert[p[{1, 2}], 5, 2], Insert[p[{1, 2}], x, -1], Insert[p[{{1, 2}}], {5, 6}, 1], Insert[p[{{1, 2}}], 7, {1, 2}]}", "{{1, 5, 2}, {1, 2, x}, {{5, 6}, {1, 2}}, {{1, 7, 2}}}"),
])  # fmt: skip
def test_insert(code, expected):
    assert text_of(P + code) == expected


@pytest.mark.parametrize("code, expected", [
    ("{MapAt[f, {a, b, c}, 2], MapAt[f, {a, b, c}, -1], MapAt[f, {a, b, c}, {{1}, {3}}], MapAt[f, {{a, b}, c}, {1, 2}], MapAt[f, {a, b}, 0]}",
     "{{a, f[b], c}, {a, b, f[c]}, {f[a], b, f[c]}, {{a, f[b]}, c}, f[List][a, b]}"),
    ("{MapAt[f, {{a, b}, {c, d}}, {All, 1}], MapAt[f, {{a, b}, {c, d}}, {2, All}], MapAt[f, {a, b, c, d}, 2 ;; 3], MapAt[f, {a, b, c}, ;; ;; 2], MapAt[f, {{a, b}, {c, d}}, {{1, 1}, {2}}]}",
     "{{{f[a], b}, {f[c], d}}, {{a, b}, {f[c], f[d]}}, {a, f[b], f[c], d}, {f[a], b, f[c]}, {{f[a], b}, f[{c, d}]}}"),
    ("{MapAt[f, {a, b}, {{1}, {1}}], MapAt[f, <|a -> 1, b -> 2|>, Key[b]], MapAt[f, <|a -> 1, b -> 2|>, 1], MapAt[f, <|\"x\" -> 1|>, \"x\"], MapAt[f, <|a -> {1, 2}|>, {Key[a], 2}], MapAt[f, <|a -> 1, b -> 2|>, All]}",
     "{{f[f[a]], b}, <|a -> 1, b -> f[2]|>, <|a -> f[1], b -> 2|>, <|\"x\" -> f[1]|>, <|a -> {1, f[2]}|>, <|a -> f[1], b -> f[2]|>}"),
    ("{MapAt[f, 2][{a, b}], MapAt[f, g[a, b], 2], MapAt[f, p[{1, 2}], 1], MapAt[# + 1 &, p[{{1, 2}, {3, 4}}], {All, 2}], MapAt[f, {a, {b}}, {{2, 1}, {2}}]}",
     "{{a, f[b]}, g[a, f[b]], {f[1], 2}, {{1, 3}, {3, 5}}, {a, f[{f[b]}]}}"),
])  # fmt: skip
def test_map_at(code, expected):
    assert text_of(P + code) == expected


@pytest.mark.parametrize("code, expected", [
    ("{ReplacePart[{a, b, c}, 2 -> x], ReplacePart[{a, b, c}, -1 -> x], ReplacePart[{a, b, c}, 4 -> x], ReplacePart[{a, b, c}, {1, 1} -> x], ReplacePart[{a, b}, 0 -> f]}",
     "{{a, x, c}, {a, b, x}, {a, b, c}, {a, b, c}, f[a, b]}"),
    ("{ReplacePart[{{a, b}, c}, {1, 2} -> x], ReplacePart[{a, b, c}, {{1}, {3}} -> x], ReplacePart[{a, b, c}, {1 -> x, 3 -> y}], ReplacePart[{a, b, c}, {1 -> x, 1 -> y}], ReplacePart[{{a, b}, c}, {{1, 1} -> x, 2 -> y}]}",
     "{{{a, x}, c}, {x, b, x}, {x, b, y}, {x, b, c}, {{x, b}, y}}"),
    # positions may be patterns, and the rules delayed
    ("{ReplacePart[{a, b, c}, _?OddQ -> x], ReplacePart[{a, b, c}, i_ :> i^2], ReplacePart[{{a, b}, {c, d}}, {_, 1} -> x], ReplacePart[{{a, b}, {c, d}}, {i_, i_} -> x], ReplacePart[{a, b, c}, i_ /; i > 1 :> f[i]]}",
     "{{x, b, x}, {1, 4, 9}, {{x, b}, {x, d}}, {{x, b}, {c, x}}, {a, f[2], f[3]}}"),
    ("{ReplacePart[{{a, b}, {c, d}}, {i_, j_} :> 10 i + j], ReplacePart[{a, b}, {_ -> x, 2 -> y}], ReplacePart[f[a], {_} -> x, Heads -> True]}",
     "{{{11, 12}, {21, 22}}, {x, x}, x[x]}"),
    ("{ReplacePart[<|a -> 1, b -> 2|>, Key[a] -> x], ReplacePart[<|a -> 1, b -> 2|>, 2 -> x], ReplacePart[<|\"x\" -> 1|>, \"x\" -> y], ReplacePart[<|a -> 1|>, Key[c] -> x], ReplacePart[<|a -> {1, 2}|>, {Key[a], 1} -> x]}",
     "{<|a -> x, b -> 2|>, <|a -> 1, b -> x|>, <|\"x\" -> y|>, <|a -> 1|>, <|a -> {x, 2}|>}"),
    ("{ReplacePart[p[{1, 2, 3}], 2 -> 9], ReplacePart[p[{1, 2, 3}], 2 -> x], ReplacePart[p[{1, 2, 3}], 2 -> 1.5], ReplacePart[p[{{1, 2}, {3, 4}}], {2, 1} -> 9], ReplacePart[p[{{1, 2}, {3, 4}}], 1 -> 0], ReplacePart[p[{1, 2}], {1 -> 7, -1 -> 8}]}",
     "{{1, 9, 3}, {1, x, 3}, {1, 1.5, 3}, {{1, 2}, {9, 4}}, {0, {3, 4}}, {7, 8}}"),
    ("{ReplacePart[2 -> x][{a, b}], ReplacePart[{a, b, c}, x, 2], ReplacePart[{{a, b}}, x, {1, 2}], ReplacePart[a + b, 1 -> x], ReplacePart[5, 1 -> x], n = 0; ReplacePart[{a, b, c}, {1, 3} :> n++]}",
     "{{a, x}, {a, x, c}, {{a, x}}, b + x, 5, {a, b, c}}"),
    ("n = 0; ReplacePart[{a, b, c}, {{1}, {3}} :> n++]", "{0, b, 1}"),
])  # fmt: skip
def test_replace_part(code, expected):
    assert text_of(P + code) == expected


@pytest.mark.parametrize("code, message", [
    ("Delete[{a, b}, 3]", "Delete::partw"), ("Delete[{a, b}, -3]", "Delete::partw"), ("Delete[{a, b}, {1, 1}]", "Delete::partw"), ("Delete[{a, b}, x]", "Delete::psl"),
    ("Delete[5, 1]", "Delete::normal"), ("Delete[<|a -> 1|>, Key[b]]", "Delete::partw"), ("Insert[{a, b}, x, 4]", "Insert::ins"), ("Insert[{a, b}, x, 0]", "Insert::ins"),
    ("Insert[{a, b}, x, -4]", "Insert::ins"), ("Insert[{a, b}, x, {1, 1}]", "Insert::ins"), ("Insert[{a, b}, x, y]", "Insert::psl"), ("Insert[5, x, 1]", "Insert::normal"),
    ("Insert[<|a -> 1|>, 5, 1]", "Association::invdt"), ("MapAt[f, {a, b}, 3]", "MapAt::partw"), ("MapAt[f, {a, b}, {1, 1}]", "MapAt::partw"), ("MapAt[f, 5, 1]", "MapAt::partw"),
    ("MapAt[f, {a, b}, x]", "MapAt::psl1"), ("MapAt[f, <|a -> 1|>, Key[b]]", "MapAt::partw"), ("ReplacePart[{a, b}, 5]", "ReplacePart::rep"),
])  # fmt: skip
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert answer_of(code) == (code, [message])


def test_attributes():
    assert (
        text_of("Attributes /@ {Delete, Insert, MapAt, ReplacePart}")
        == "{{NHoldRest, Protected}, {NHoldRest, Protected}, {NHoldRest, Protected}, {Protected}}"
    )
