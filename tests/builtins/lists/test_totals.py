"""Totals, accumulations, differences and correlations of lists."""

import pytest
from asking import answer_of, messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Accumulate[{}]", "{}"),
        ("Accumulate[<|a->1,b->2|>]", "<|a -> 1, b -> 3|>"),
        ("Differences[{1,4,9,16}]", "{3, 5, 7}"),
        ("Differences[{1,4,9,16},2]", "{2, 2}"),
        ("Differences[{a,b,c}]", "{-a + b, -b + c}"),
        ("Differences[{1,2,4},1,2]", "{3}"),
        ("Differences[{5}]", "{}"),
        ("Total[{1,2,3}]", "6"),
        ("Total[{{1,2},{3,4}}]", "{4, 6}"),
        ("Total[{{1,2},{3,4}},2]", "10"),
        ("Total[{{1,2},{3,4}},Infinity]", "10"),
        ("Total[{{1,2},{3,4}},{-1}]", "{3, 7}"),
        ("Total[f[a,b]]", "Total[f[a, b]]"),
        ("{Total[Infinity], Total[x + y], Total[-Infinity]}", "{Total[Infinity], Total[x + y], Total[-Infinity]}"),
        ("{Total[f[a,b], AllowedHeads -> f], Total[f[4,5], AllowedHeads -> All]}", "{a + b, 9}"),
        ("{Total[f[4,5], AllowedHeads -> {List, f}], Total[f[4,5], AllowedHeads -> g]}", "{9, Total[f[4, 5], AllowedHeads -> g]}"),
        ('Total[{0.1, 0.2, 0.3}, Method -> "CompensatedSummation"]', "0.6"),
        ('Total[{{0.1, 1}, {0.2, 2}, {0.3, 3}}, Method -> "CompensatedSummation"]', "{0.6, 6}"),
        ('Total[{a, b}, Method -> "CompensatedSummation"]', "a + b"),
        ("Total[<|a->1,b->2|>]", "3"),
        ("Total[x]", "Total[x]"),
        ("Total[{}]", "0"),
        ("MinMax[{3,1,2}]", "{1, 3}"),
        ("MinMax[{1,2},1]", "{0, 3}"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, message",
    [
        ("Total[{{1,2},{3,4,5}}]", "Total::tllen"),
    ],
)
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert messages_of(code) == [message]


@pytest.mark.parametrize("code, expected", [
    ("{Total[{}], Total[{a}], Total[{1/2, 1/3}], Total[{1, 2.5}], Total[{{a, b}, {c, d}}], Total[g[1, 2], AllowedHeads -> g], Total[<|x -> 1, y -> 2|>], Total[5], Total[x], Total[Sqrt[2]]}",
     "{0, a, 5/6, 3.5, {a + c, b + d}, 3, 3, 5, Total[x], Sqrt[2]}"),
    ("{Total[mm], Total[mm, 1], Total[mm, 2], Total[mm, {1}], Total[mm, {2}], Total[mm, {-1}], Total[mm, {1, 2}], Total[mm, Infinity], Total[mm, 0]}",
     "{{5, 7, 9}, {5, 7, 9}, 21, {5, 7, 9}, {6, 15}, {6, 15}, 21, 21, {{1, 2, 3}, {4, 5, 6}}}"),
    ("{Total[cc], Total[cc, {3}], Total[cc, {2}], Total[cc, {2, 3}], Total[cc, {1, 2}], Total[cc, 3]}",
     "{{{6, 8}, {10, 12}}, {{3, 7}, {11, 15}}, {{4, 6}, {12, 14}}, {10, 26}, {16, 20}, 36}"),
    ("{Total[p[mm], {2}], Total[p[mm], 2], Total[p[cc], {3}], Total[p[cc], {2, 3}], Total[p[cc], 2], Total[p[{1., 2.5}]], Total[p[{{1., 2.}, {3., 4.}}]]}",
     "{{6, 15}, 21, {{3, 7}, {11, 15}}, {10, 26}, {16, 20}, 3.5, {4., 6.}}"),
    ("{Total[{2^62, 2^62, 2^62}], Total[p[{2^62, 2^62, 2^62}]], Total[ConstantArray[2^62, 70]], Total[p[{{2^62}, {2^62}}]], Total[Table[2^62 + i, {i, 70}, {2}]][[1]]}",
     "{13835058055282163712, 13835058055282163712, 322818021289917153280, {9223372036854775808}, 322818021289917155765}"),
    ("{Total[{0.1, 0.2, 0.3, 1}], Total[{1*^308, 1.*^308, -1.*^308}] == 10^308, Total[{1., x}], Total[{1., 1/3, 2}]}", "{1.6, True, 1. + x, 3.3333333333333335}"),
    ("{Accumulate[{a, b, c}], Accumulate[{1, 2, 3}], Accumulate[{{1, 2}, {3, 4}}], Accumulate[f[1, 2]], Accumulate[p[{1, 2, 3}]], Accumulate[p[{1., 2.}]], Accumulate[p[{2^62, 2^62}]], Accumulate[x]}",
     "{{a, a + b, a + b + c}, {1, 3, 6}, {{1, 2}, {4, 6}}, f[1, 3], {1, 3, 6}, {1., 3.}, {4611686018427387904, 9223372036854775808}, Accumulate[x]}"),
    ("{Differences[{a, b, c}], Differences[{1, 4, 9, 16}, 2], Differences[{1, 4, 9}, 0], Differences[{1, 4, 9}, 3], Differences[{1, 2, 4, 8, 16}, 1, 2], Differences[{5}], Differences[{}], Differences[x]}",
     "{{-a + b, -b + c}, {2, 2}, {1, 4, 9}, {}, {3, 6, 12}, {}, {}, Differences[x]}"),
    ("{Differences[{{1, 2}, {4, 8}}], Differences[{{1, 2, 4}, {3, 5, 9}}, {0, 1}], Differences[{{1, 2}, {4, 8}}, {1, 1}], Differences[p[{1, 4, 9}]], Differences[p[{1., 4.}]], Differences[p[{2^62, -2^62}]], Differences[p[{1, 4, 9}], 1, 2], Differences[p[{1, 4}], 1, 3]}",
     "{{{3, 6}}, {{1, 2}, {2, 4}}, {{3}}, {3, 5}, {3.}, {-9223372036854775808}, {8}, {}}"),
    ("{Ratios[{1, 2, 6, 24}], Ratios[{a, b, c}], Ratios[{1, 2, 6, 24}, 2], Ratios[{5}], Ratios[{1., 2.}], Ratios[x], Ratios[{1, 2}, 0]}", "{{2, 3, 4}, {b/a, c/b}, {3/2, 4/3}, {}, {2.}, Ratios[x], {1, 2}}"),
    ("{MinMax[{3, 1, 2}], MinMax[{{3}, {1}}], MinMax[{1, 2}, 1], MinMax[{1, 2}, {1, 3}], MinMax[{1, 3}, Scaled[1/2]], MinMax[{1, 3}, {Scaled[1/4], 1}], MinMax[{}]}",
     "{{1, 3}, {1, 3}, {0, 3}, {0, 5}, {0, 4}, {1/2, 4}, {Infinity, -Infinity}}"),
    ("{ListConvolve[{x, y}, {a, b, c}], ListCorrelate[{x, y}, {a, b, c}], ListConvolve[{1, 2, 3}, {1, 1, 1, 1}], ListCorrelate[{1, -1}, {1, 4, 9, 16}], ListConvolve[{1}, {a, b}], ListCorrelate[{1, 2, 3}, {1}]}",
     "{{b*x + a*y, c*x + b*y}, {a*x + b*y, b*x + c*y}, {6, 6}, {-3, -5, -7}, {a, b}, {}}"),
])  # fmt: skip
def test_more_values(code, expected):
    assert (
        value_of("p = Developer`ToPackedArray; mm = {{1, 2, 3}, {4, 5, 6}}; cc = {{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}; " + code)
        == expected
    )


@pytest.mark.parametrize(
    "code, message",
    [("Total[{{1}, {1, 2}}]", "Total::tllen"), ("Total[{1}, x]", "Total::level"), ("Total[{1}, {1, 2, 3}]", "Total::level")],
)
def test_more_mistakes(code, message):
    assert answer_of(code) == (code, [message])
