"""Replacement rules, Cases, Position and their like."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("ReplaceList[{a,b,c},{x__,y__}->{{x},{y}}]", "{{{a}, {b, c}}, {{a, b}, {c}}}"),
        ("{f[a],f[b]} /. f[x_]:>x", "{a, b}"),
        ("Cases[Range[50], x_/;x===3 :> g[x]]", "{g[3]}"),
        ("Position[<|a->1,b->2|>,2]", "{{Key[b]}}"),
        ("DeleteCases[{{1,a},2,b},a|b,{1,2}]", "{{1}, 2}"),
        ("Position[{a,b,a},a,{1},1]", "{{1}}"),
        ("Replace[a,a->b]", "b"),
        ("{a,{a}}/.a->b", "{b, {b}}"),
        ("a//.{a->b,b->c}", "c"),
        ("SequenceCases[{a,b,a,b},{a,_}]", "{{a, b}, {a, b}}"),
        ("FirstCase[{a,f[b]},f[x_]:>x]", "b"),
        ("Count[{a,b,a},a]", "2"),
        ("Position[{1,{2,3}},_Integer]", "{{1}, {2, 1}, {2, 2}}"),
        ("Position[{a,b,c},b|c]", "{{2}, {3}}"),
        ("Position[f[g[a]],a]", "{{1, 1}}"),
        ("Position[{a,{a}},a,1]", "{{1}}"),
        ("Position[a][{a,b,a}]", "{{1}, {3}}"),
        ("Position[<|x-><|y->1|>|>,1]", "{{Key[x], Key[y]}}"),
        ("FirstPosition[{a,b,c},b]", "{2}"),
        ("FirstPosition[{a,b,c},d]", 'Missing["NotFound"]'),
        ("FirstPosition[{a,b,c},d,0]", "0"),
        ("FirstPosition[{{a},b},b|a]", "{1, 1}"),
        ("Cases[{1,a,2,b},_Integer]", "{1, 2}"),
        ("Cases[{f[1],g[2],f[3]},f[x_]->x]", "{1, 3}"),
        ("Cases[{{1,2},{3}},_Integer,2]", "{1, 2, 3}"),
        ("Cases[{{1,2},{3}},_Integer,{2}]", "{1, 2, 3}"),
        ("Cases[{{1,2},{3}},_Integer,-1]", "{1, 2, 3}"),
        ("Cases[<|a->1,b->x|>,_Integer]", "{1}"),
        ("Cases[_Integer][{1,a}]", "{1}"),
        ("Cases[5,_]", "{}"),
        ("Cases[{1,2,3},x_/;x>1]", "{2, 3}"),
        ("Cases[{a->1,b->2},(a->x_):>x]", "{1}"),
        ("Cases[{1,2,3,4},_,{1},2]", "{1, 2}"),
        ("Count[{a,b,a},a|b]", "3"),
        ("Count[f[a,a],a]", "2"),
        ("Count[<|x->1,y->1|>,1]", "2"),
        ("Count[a][{a,b,a}]", "2"),
        ("DeleteCases[f[a,b,a],a]", "f[b]"),
        ("DeleteCases[{a,b,a,a},a,1,2]", "{b, a}"),
        ("DeleteCases[<|x->1,y->2|>,1]", "<|y -> 2|>"),
        ("DeleteCases[a][{a,b}]", "{b}"),
        ("FirstCase[{1,a},_Symbol]", "a"),
        ("FirstCase[{1,2},_Symbol]", 'Missing["NotFound"]'),
        ("FirstCase[{1,2},_Symbol,none]", "none"),
        ("FirstCase[{1,{a}},_Symbol,none,2]", "a"),
        ("FirstCase[_Integer][{a,1}]", "1"),
        ("Replace[f[a],f[x_]:>x]", "a"),
        ("Replace[{a,b},a->c,1]", "{c, b}"),
        ("Replace[{a,{a}},a->c,{2}]", "{a, {c}}"),
        ("Replace[{a,{a}},a->c,All]", "{c, {c}}"),
        ("Replace[f[f[a]],f[x_]->x,All]", "a"),
        ("Replace[x,{{x->1},{x->2}}]", "{1, 2}"),
        ("x/.{{x->1},{x->2}}", "{1, 2}"),
        ("a/.<|a->1|>", "1"),
        ("f[x]/.f->g", "g[x]"),
        ("f[x,y]/.f[a__]:>{a}", "{x, y}"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("MatchQ[1/2, Rational[_, 2]]", "True"),
        ("MatchQ[1/2, Rational[_, 3]]", "False"),
        ("{2/3, 5} /. Rational[p_, q_] :> h[p, q]", "{h[2, 3], 5}"),
        ("1 + 2 I /. Complex[a_, b_] :> {a, b}", "{1, 2}"),
        ("3 I x /. Complex[0, b_] :> b", "3*x"),
        ("MatchQ[1.5 + I, Complex[_Real, _]]", "True"),
        ("u[Complex[r_, i_: 0]] := {r, i}; {u[3 + 4 I], u[3]}", "{{3, 4}, u[3]}"),
        ("MatchQ[Hold[Rational[1, z]], Hold[Rational[_, _]]]", "True"),
    ],
)
def test_number_patterns_see_the_parts_of_a_number(code, expected):
    assert value_of(code) == expected
