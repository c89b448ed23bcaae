"""Outer and Inner."""

import pytest
from asking import answer_of, messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Inner[f,{a,b},{x,y},g]", "g[f[a, x], f[b, y]]"),
        ("Inner[f,{{a,b},{c,d}},{x,y}]", "{f[a, x] + f[b, y], f[c, x] + f[d, y]}"),
        ("Outer[f,{a,b},{x,y,z}]", "{{f[a, x], f[a, y], f[a, z]}, {f[b, x], f[b, y], f[b, z]}}"),
        ("Outer[f,{a,b},{c}]", "{{f[a, c]}, {f[b, c]}}"),
        ("Outer[f,{{a}},{{b}},1]", "{{f[{a}, {b}]}}"),
        ("Outer[List,{1,2},{3,4}]", "{{{1, 3}, {1, 4}}, {{2, 3}, {2, 4}}}"),
        ("Outer[f,g[a],g[b]]", "g[g[f[a, b]]]"),
        ("Inner[Times,{a,b},{c,d},Plus]", "a*c + b*d"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, message",
    [
        ("Outer[f,a,b]", "Outer::normal"),
        ("Inner[f,{a},{b,c}]", "Inner::incom"),
    ],
)
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert messages_of(code) == [message]


@pytest.mark.parametrize("code, expected", [
    ("{Outer[f, {a, b}, {x, y, z}], Outer[f, {a}, {}], Outer[f, {}, {a}], Outer[f, {a, b}], Outer[f, {a}, {b}, {c, d}], Outer[f]}",
     "{{{f[a, x], f[a, y], f[a, z]}, {f[b, x], f[b, y], f[b, z]}}, {{}}, {}, {f[a], f[b]}, {{{f[a, b, c], f[a, b, d]}}}, f[]}"),
    ("{Outer[f, {{a, b}, {c, d}}, {x, y}], Outer[f, {{a, b}, {c, d}}, {x, y}, 1], Outer[f, {{a, b}}, {{x, y}}, 1, 2], Outer[f, {{a}}, {{x}}, 1]}",
     "{{{{f[a, x], f[a, y]}, {f[b, x], f[b, y]}}, {{f[c, x], f[c, y]}, {f[d, x], f[d, y]}}}, {{f[{a, b}, x], f[{a, b}, y]}, {f[{c, d}, x], f[{c, d}, y]}}, {{{f[{a, b}, x], f[{a, b}, y]}}}, {{f[{a}, {x}]}}}"),
    ("{Outer[Times, {1, 2}, {3, 4}], Outer[Times, p[{1, 2}], p[{3, 4}]], Outer[Times, p[{1., 2.}], p[{3., 4.}]], Outer[Times, p[{2^40, 1}], p[{2^40, 1}]], Outer[Times, p[{1, 2}], p[{0.5, 1.}]], Outer[Plus, {1, 2}, {10, 20}]}",
     "{{{3, 4}, {6, 8}}, {{3, 4}, {6, 8}}, {{3., 4.}, {6., 8.}}, {{1208925819614629174706176, 1099511627776}, {1099511627776, 1}}, {{0.5, 1.}, {1., 2.}}, {{11, 21}, {12, 22}}}"),
    ("{Outer[f, g[a, b], g[x]], Outer[List, {a, {b}}, {x}], Outer[StringJoin, {\"a\", \"b\"}, {\"c\"}], Outer[f, <|k -> a|>, {x}], Outer[Times, p[{{1, 2}}], p[{3}]]}",
     "{g[g[f[a, x]], g[f[b, x]]], {{{a, x}}, {{{b, x}}}}, {{\"ac\"}, {\"bc\"}}, <|k -> {f[a, x]}|>, {{{3}, {6}}}}"),
    ("{Inner[f, {a, b}, {x, y}, g], Inner[f, {a, b}, {x, y}], Inner[Times, {a, b}, {x, y}, Plus], Inner[f, {}, {}, g], Inner[Equal, {1, 2}, {1, 2}, And], Inner[f, h[a], h[x], g]}",
     "{g[f[a, x], f[b, y]], f[a, x] + f[b, y], a*x + b*y, g[], True, g[f[a, x]]}"),
    ("{Inner[f, {{a, b}, {c, d}}, {x, y}, g], Inner[f, {a, b}, {{x, y}, {z, w}}, g], Inner[Times, {{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}, Plus], Inner[f, {{a, b}, {c, d}}, {x, y}, g, 1]}",
     "{{g[f[a, x], f[b, y]], g[f[c, x], f[d, y]]}, {g[f[a, x], f[b, z]], g[f[a, y], f[b, w]]}, {{19, 22}, {43, 50}}, {g[f[a, x], f[c, y]], g[f[b, x], f[d, y]]}}"),
])  # fmt: skip
def test_more_values(code, expected):
    assert value_of("p = Developer`ToPackedArray; " + code) == expected


@pytest.mark.parametrize("code, message", [
    ("Outer[f, {a}, x]", "Outer::normal"), ("Outer[f, {a}, g[b]]", "Outer::heads"), ("Outer[f, {a}, {b}, 0]", "Outer::ipnfm"), ("Inner[f, {a, b}, {c}, g]", "Inner::incom"),
    ("Inner[f, a, {c}, g]", "Inner::normal"), ("Inner[f, {a}, h[c], g]", "Inner::heads"),
])  # fmt: skip
def test_more_mistakes(code, message):
    assert answer_of(code) == (code, [message])
