"""Map, Fold, Nest and other functional programming."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("MapIndexed[f,{{a,b},{c}},{2}]", "{{f[a, {1, 1}], f[b, {1, 2}]}, {f[c, {2, 1}]}}"),
        ("Thread[f[{a,b},c,{d,e}]]", "{f[a, c, d], f[b, c, e]}"),
        ("SubsetMap[Reverse,{a,b,c,d},{2,4}]", "{a, d, c, b}"),
        ("Map[f]", "Map[f]"),
        ("Array[f,{2,2}]", "{{f[1, 1], f[1, 2]}, {f[2, 1], f[2, 2]}}"),
        ("Array[f,2,0]", "{f[0], f[1]}"),
        ("Apply[f,{{a},{b}},{1}]", "{f[a], f[b]}"),
        ("f@@@{{a},{b}}", "{f[a], f[b]}"),
        ("MapThread[f,{{a,b},{c,d}}]", "{f[a, c], f[b, d]}"),
        ("Thread[a==b]", "a == b"),
        ("Map[f,a]", "a"),
        ("Map[f,{{a},{b}},{2}]", "{{f[a]}, {f[b]}}"),
        ("Map[f,{{a},{b}},{-1}]", "{{f[a]}, {f[b]}}"),
        ("Map[f,<|x->1|>]", "<|x -> f[1]|>"),
        ("Map[f,<|x:>1+1,y->2|>]", "<|x :> f[1 + 1], y -> f[2]|>"),
        ("Map[f,g[a,b]]", "g[f[a], f[b]]"),
        ("Map[f,a+b]", "f[a] + f[b]"),
        ("Map[f,{a,b},{0}]", "f[{a, b}]"),
        ("Map[f,{a},Heads->True]", "f[List][f[a]]"),
        ("f/@Hold[1+1]", "Hold[f[1 + 1]]"),
        ("Map[f,{{a,{b}}},-2]", "{f[{a, f[{b}]}]}"),
        ("Apply[f,{a,{b}},{0,1}]", "f[a, f[b]]"),
        ("Apply[f,a]", "a"),
        ("Apply[f][{a,b}]", "f[a, b]"),
        ("MapApply[f][{{a}}]", "{f[a]}"),
        ("MapIndexed[f,{a,b}]", "{f[a, {1}], f[b, {2}]}"),
        ("MapIndexed[f,<|x->a|>]", "<|x -> f[a, {Key[x]}]|>"),
        ("MapIndexed[f,{{a}},{1,2}]", "{f[{f[a, {1, 1}]}, {1}]}"),
        ("MapIndexed[f][{a}]", "{f[a, {1}]}"),
        ("MapIndexed[f,a]", "a"),
        ("MapThread[f,{}]", "{}"),
        ("MapThread[f,{{},{}}]", "{}"),
        ("MapThread[f,{<|x->1|>,<|x->2|>}]", "<|x -> f[1, 2]|>"),
        ("MapThread[f][{{a},{b}}]", "{f[a, b]}"),
        ("Scan[Sow,{a,b}]//Reap", "{Null, {{a, b}}}"),
        ("Thread[f[a,b]]", "f[a, b]"),
        ("Thread[f[{a,b},{c,d}],List,1]", "{f[a, {c, d}], f[b, {c, d}]}"),
        ("Thread[f[g[a],g[b]],g]", "g[f[a, b]]"),
        ("Thread[{a,b}->c]", "{a -> c, b -> c}"),
        ("Array[f,3]", "{f[1], f[2], f[3]}"),
        ("Array[f,{2},0]", "{f[0], f[1]}"),
        ("Array[f,3,0,g]", "g[f[0], f[1], f[2]]"),
        ("Array[f,{2,2},{0,5}]", "{{f[0, 5], f[0, 6]}, {f[1, 5], f[1, 6]}}"),
        ("Array[f,0]", "{}"),
        ("BlockMap[f,{a,b,c,d},2]", "{f[{a, b}], f[{c, d}]}"),
        ("SubsetMap[f,{a,b},{1}]", "SubsetMap[f, {a, b}, {1}]"),
        ("ArrayReduce[f,{{a,b},{c,d}},1]", "{f[{a, c}], f[{b, d}]}"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, message",
    [
        ("Map[f,{a,b},x]", "Map::level"),
        ("MapThread[f,{{a,b},{c}}]", "MapThread::mptc"),
        ("MapThread[f,{a,b}]", "MapThread::mptd"),
        ("Thread[f[{a,b},{c}]]", "Thread::tdlen"),
        ("Array[f,a]", "Array::ilsmn"),
    ],
)
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert messages_of(code) == [message]


@pytest.mark.parametrize("code, expected", [
    ("{Apply[f, {a, b}], f @@ g[a], f @@ x, f @@ {}, Apply[f, {{a}, {b}}, {1}], Apply[f, {{a}, b}, {0, 1}], Apply[f, {{{a}}}, {2}], f @@ <|k -> a|>, Plus @@ p[{1, 2}], Apply[f][{a}], Apply[f, g[h[a]], {0, Infinity}], f @@@ {{a, b}, c}, f @@@ <|k -> {a}|>, Plus @@@ p[{{1, 2}, {3, 4}}], MapApply[f][{{a}}]}",
     "{f[a, b], f[a], x, f[], {f[a], f[b]}, f[f[a], b], {{f[a]}}, f[a], 3, f[a], f[f[a]], {f[a, b], c}, <|k -> f[a]|>, {3, 7}, {f[a]}}"),
    ("{Map[f, {a, b}], f /@ g[a, b], f /@ x, f /@ <|k -> a|>, Map[f, {{a}, b}, {2}], Map[f, {{a}, b}, 2], Map[f, {{a}, b}, {-1}], Map[f, {{a}}, {0, Infinity}], Map[f, {a}, Heads -> True], Map[f, a + b], Map[f][{a}], Map[f, {}], Map[f, {{a}, b}, {-2}]}",
     "{{f[a], f[b]}, g[f[a], f[b]], x, <|k -> f[a]|>, {{f[a]}, b}, {f[{f[a]}], f[b]}, {{f[a]}, f[b]}, f[{f[{f[a]}]}], f[List][f[a]], f[a] + f[b], {f[a]}, {}, {f[{a}], b}}"),
    ("{Map[# + 1 &, p[{1, 2}]], Map[Total, p[{{1, 2}, {3, 4}}]], Map[f, p[{1, 2}]], Map[2 # &, p[{{1, 2}, {3, 4}}], {2}], Map[Total, p[{{2^62, 2^62}}]], Map[Total, p[{{1.5, 2.}}]], Map[Sqrt, Range[40]][[4]], Map[If[# > 1, Nothing, #] &, {0, 1, 2}], Map[Function[{x}, x^2], {1, 2}], ParallelMap[f, {a, b}], Map[Splice[{#, #}] &, {a}]}",
     "{{2, 3}, {3, 7}, {f[1], f[2]}, {{2, 4}, {6, 8}}, {9223372036854775808}, {3.5}, 2, {0, 1}, {1, 4}, {f[a], f[b]}, {a, a}}"),
    ("{l = {}; Scan[AppendTo[l, #] &, {a, b}]; l, Scan[f, {a}], l = {}; Scan[AppendTo[l, #] &, {{a}, b}, {2}]; l, Scan[If[# > 1, Return[#]] &, {1, 2, 3}], l = {}; Scan[AppendTo[l, #] &, <|k -> a|>]; l, l = {}; Scan[AppendTo[l, #] &, {{a}, b}, 2]; l}",
     "{{a, b}, Null, {a}, 2, {a}, {a, {a}, b}}"),
    ("{MapIndexed[f, {a, b}], MapIndexed[f, g[a]], MapIndexed[f, {{a}, {b}}, {2}], MapIndexed[f, {{a}}, 2], MapIndexed[f, <|k -> a|>], MapIndexed[f][{a}], MapIndexed[First[#2] + #1 &, {10, 20}], MapIndexed[f, {}], MapIndexed[f, {a}, {0}], MapIndexed[f, {a}, Heads -> True], MapIndexed[f, x]}",
     "{{f[a, {1}], f[b, {2}]}, g[f[a, {1}]], {{f[a, {1, 1}]}, {f[b, {2, 1}]}}, {f[{f[a, {1, 1}]}, {1}]}, <|k -> f[a, {Key[k]}]|>, {f[a, {1}]}, {11, 22}, {}, f[{a}, {}], f[List, {0}][f[a, {1}]], x}"),
    ("{MapThread[f, {{a, b}, {c, d}}], MapThread[f, {{a, b}}], MapThread[f, {{a}, {b}, {c}}], MapThread[f, {{{a, b}}, {{c, d}}}, 2], MapThread[f, {a, b}, 0], MapThread[Plus, {{1, 2}, {10, 20}}], MapThread[f, {<|x -> 1, y -> 2|>, <|y -> 3, x -> 4|>}], MapThread[f, {{}, {}}], MapThread[f][{{a}, {b}}]}",
     "{{f[a, c], f[b, d]}, {f[a], f[b]}, {f[a, b, c]}, {{f[a, c], f[b, d]}}, f[a, b], {11, 22}, <|x -> f[1, 4], y -> f[2, 3]|>, {}, {f[a, b]}}"),
    ("{Thread[f[{a, b}, {c, d}]], Thread[f[{a, b}, x]], Thread[{a, b} == {c, d}], Thread[f[a, b]], Thread[f[g[a, b], g[c, d]], g], Thread[f[{a, b}, {c, d}], List, 1], Thread[f[{a, b}, {c, d}], List, {2}], Thread[f[{a, b}, {c, d}], List, None], Thread[{a, b} -> x], Thread[f[{}]], Thread[f[{a, b}, {c, d}], List, -1], Thread[x]}",
     "{{f[a, c], f[b, d]}, {f[a, x], f[b, x]}, {a == c, b == d}, f[a, b], g[f[a, c], f[b, d]], {f[a, {c, d}], f[b, {c, d}]}, {f[{a, b}, c], f[{a, b}, d]}, f[{a, b}, {c, d}], {a -> x, b -> x}, {}, {f[{a, b}, c], f[{a, b}, d]}, x}"),
    ("{Array[f, 3], Array[f, {2, 2}], Array[f, 0], Array[f, 3, 0], Array[f, {2, 2}, {0, 5}], Array[f, 3, {0, 1}], Array[f, {2}, 7], Array[f, 2, 1, g], Array[f, {2, 1}, 1, Plus], Array[#^2 &, 40][[40]], Array[f, {1, 2, 1}], Array[f, 2, x], Array[f, {2, 2}, {{0, 1}, {5, 6}}], Array[f, 1, {3, 9}]}",
     "{{f[1], f[2], f[3]}, {{f[1, 1], f[1, 2]}, {f[2, 1], f[2, 2]}}, {}, {f[0], f[1], f[2]}, {{f[0, 5], f[0, 6]}, {f[1, 5], f[1, 6]}}, {f[0], f[1/2], f[1]}, {f[7], f[8]}, g[f[1], f[2]], f[1, 1] + f[2, 1], 1600, {{{f[1, 1, 1]}, {f[1, 2, 1]}}}, {f[x], f[1 + x]}, {{f[0, 5], f[0, 6]}, {f[1, 5], f[1, 6]}}, {f[3]}}"),
    ("{SubsetMap[Reverse, {a, b, c, d}, {1, 3}], SubsetMap[RotateLeft, {a, b, c}, {1, 2, 3}], SubsetMap[Reverse, {{a, b}, {c, d}}, {{1, 2}, {2, 1}}], SubsetMap[f, {a, b}, {1}], SubsetMap[Reverse, {1, -1}][{a, b, c}]}", "{{c, b, a, d}, {b, c, a}, {{a, c}, {b, d}}, SubsetMap[f, {a, b}, {1}], {c, b, a}}"),
    ("{ArrayFilter[f, {a, b, c}, 1], ArrayFilter[Total, {1, 2, 3}, 1], ArrayFilter[f, {a, b}, 0], BlockMap[f, {a, b, c, d}, 2], BlockMap[Total, {1, 2, 3}, 2, 1], BlockMap[f, {a}, 2], ArrayReduce[Total, {{1, 2}, {3, 4}}, 1], ArrayReduce[f, {{a, b}, {c, d}}, 2]}",
     "{{f[{a, a, b}], f[{a, b, c}], f[{b, c, c}]}, {4, 6, 8}, {f[{a}], f[{b}]}, {f[{a, b}], f[{c, d}]}, {3, 5}, {}, {4, 6}, {f[{a, b}], f[{c, d}]}}"),
])  # fmt: skip
def test_more_values(code, expected):
    assert value_of("p = Developer`ToPackedArray; " + code) == expected


@pytest.mark.parametrize("code, message", [
    ("MapThread[f, {{a}, b}]", "MapThread::mptd"), ("Array[f, {2, 2}, {1, 2, 3}]", "Array::plen"), ("Array[f, -1]", "Array::ilsmn"), ("SubsetMap[Reverse, {a}, {1, 2}]", "SubsetMap::partw"),
    ("Apply[f, {a}, x]", "Apply::level"), ("Scan[f, {a}, x]", "Scan::level"), ("MapIndexed[f, {a}, x]", "MapIndexed::level"),
])  # fmt: skip
def test_more_mistakes(code, message):
    assert messages_of(code) == [message]
