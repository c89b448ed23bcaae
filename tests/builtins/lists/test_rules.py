"""Replacement rules, Cases, Position and their like."""

import pytest
from asking import messages_of, value_of


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


@pytest.mark.parametrize("code, expected", [
    ("{x /. x -> 1, {x, y} /. {x -> 1, y -> x}, f[x] /. f[a_] :> a^2, x /. {{x -> 1}, {x -> 2}}, x /. <|x -> 1|>, {a, b} /. a | b -> c, f[f[x]] /. f[y_] -> g[y], x^2 + x /. x^n_ :> n, {1, a, 2} /. n_Integer /; n > 1 -> z, x /. Dispatch[{x -> 5}]}",
     "{1, {1, x}, x^2, {1, 2}, 1, {c, c}, g[f[x]], 2 + x, {1, a, z}, 5}"),
    ("{f[f[x]] //. f[y_] -> y, x //. {x -> y, y -> z}, {a, b, a} //. {p___, a, q___} :> {p, q}, ReplaceRepeated[x, x -> f[x], MaxIterations -> 2] // Quiet, ReplaceAll[x -> 1][{x}], ReplaceRepeated[{a -> b, b -> c}][a]}", "{x, z, {b}, f[f[x]], {1}, c}"),
    ("{Replace[x, x -> 1], Replace[f[x], x -> 1], Replace[{x, f[x]}, x -> 1, 1], Replace[{x, f[x]}, x -> 1, {2}], Replace[f[x], x -> 1, All], Replace[{1, 2}, n_ :> n^2, {1}], Replace[x -> 1][x], Replace[h[x], x -> 1, Infinity], Replace[f[f[x]], f[y_] -> g[y], {0, Infinity}], Replace[x, {{x -> 1}, {x -> 2}}], Replace[f[x], f -> g, 1, Heads -> True]}",
     "{1, f[x], {1, f[x]}, {x, f[1]}, f[1], {1, 4}, 1, h[1], g[g[x]], {1, 2}, g[x]}"),
    ("{ReplaceList[{a, b, c}, {x___, y___} -> {{x}, {y}}], ReplaceList[{a, b}, {_, x_} -> x], ReplaceList[a, b -> c], ReplaceList[a, {a -> 1, a -> 2, _ -> 3}], ReplaceList[{a, b, c}, {___, x_, ___} -> x, 2]}", "{{{{}, {a, b, c}}, {{a}, {b, c}}, {{a, b}, {c}}, {{a, b, c}, {}}}, {b}, {}, {1, 2, 3}, {a, b}}"),
    ("{ReplaceAt[{a, a, a}, a -> b, 2], ReplaceAt[{a, {a}}, a -> b, {2, 1}], ReplaceAt[{a, a, a}, a -> b, {{1}, {3}}], ReplaceAt[{1, 2}, n_ :> n^2, 2], ReplaceAt[{1, 2}, x -> y, 2]}", "{{a, b, a}, {a, {b}}, {b, a, b}, {1, 4}, {1, 2}}"),
    ("{Cases[{1, a, 2.5}, _Integer], Cases[{{1}, 2}, _Integer], Cases[{{1}, 2}, _Integer, {2}], Cases[{{1}, 2}, _Integer, Infinity], Cases[{f[1], f[2]}, f[n_] :> n], Cases[{1, 2, 3}, _, {1}, 2], Cases[f[1, g[2]], _Integer, -1], Cases[_Integer][{1, a}], Cases[{a -> 1}, HoldPattern[a -> n_] :> n], Cases[f[f[x]], f[_], {0, Infinity}], Cases[x^2 + y^3, _^n_ :> n], Cases[{f, f[1]}, f, {1}, Heads -> True], Cases[<|a -> 1, b -> c|>, _Integer]}",
     "{{1}, {2}, {1}, {1, 2}, {1, 2}, {1, 2}, {1, 2}, {1}, {1}, {f[x], f[f[x]]}, {2, 3}, {f}, {1}}"),
    ('{FirstCase[{a, 1, 2}, _Integer], FirstCase[{a}, _Integer], FirstCase[{a}, _Integer, 0], FirstCase[{f[1]}, f[n_] :> n], FirstCase[{{1}}, _Integer, 0, Infinity], FirstCase[_Integer][{a, 1}], n = 0; FirstCase[{1}, _Integer, n++]; n}', '{1, Missing["NotFound"], 0, 1, 1, 1, 0}'),
    ("{DeleteCases[{1, a, 2}, _Integer], DeleteCases[{1, 2, 3}, _, {1}, 2], DeleteCases[{{1, a}, 2}, _Integer, {2}], DeleteCases[{{1, a}, 2}, _Integer, Infinity], DeleteCases[f[a, b], a], DeleteCases[<|x -> 1, y -> a|>, _Integer], DeleteCases[_Integer][{1, a}], DeleteCases[p[{1, 2, 3}], 2]}",
     "{{a}, {3}, {{a}, 2}, {{a}}, f[b], <|y -> a|>, {a}, {1, 3}}"),
    ("{Count[{1, a, 2}, _Integer], Count[{{1}, 2}, _Integer, 2], Count[{{1}, 2}, _Integer, {2}], Count[_Integer][{1, a}], Count[f[1, 1], 1], Count[<|a -> 1, b -> 2|>, _Integer], Count[{}, _], Count[p[{1, 2, 1}], 1], Count[f[f[]], f, Infinity, Heads -> True]}", "{2, 2, 1, 1, 2, 2, 0, 2, 2}"),
    ('{Position[{a, b, a}, a], Position[{{a}, a}, a], Position[{{a}, a}, a, {1}], Position[{{a}, a}, a, {2}], Position[{a, a, a}, a, {1}, 2], Position[f[a, g[a]], a], Position[<|x -> a, y -> {a}|>, a], Position[a][{a}], Position[f[f], f], Position[f[f], f, Heads -> False], Position[{a, b}, c], Position[x, x], Position[p[{5, 7, 5}], 5], Position[{1, 2, 3}, _?OddQ]}',
     "{{{1}, {3}}, {{1, 1}, {2}}, {{2}}, {{1, 1}}, {{1}, {2}}, {{1}, {2, 1}}, {{Key[x]}, {Key[y], 1}}, {{1}}, {{0}, {1}}, {{1}}, {}, {{}}, {{1}, {3}}, {{1}, {3}}}"),
    ('{FirstPosition[{a, b, a}, a], FirstPosition[{a}, b], FirstPosition[{a}, b, 0], FirstPosition[{{a}, a}, a, 0, {1}], FirstPosition[a][{b, a}], FirstPosition[<|x -> a|>, a], FirstPosition[{a, {a}}, {a}]}', '{{1}, Missing["NotFound"], 0, {2}, {2}, {Key[x]}, {2}}'),
    ("{SequenceCases[{1, 2, a, 3}, {_Integer, _Integer}], SequenceCases[{1, 2, 3, 4}, {x_, y_} :> x + y], SequenceCases[{1, 2, 3}, {_, _}, Overlaps -> True], SequenceCases[{1, 2, 3, 4}, {_, _}, 1], SequenceCases[{a, b}, {c}], SequenceCount[{1, 1, 1}, {1, 1}], SequenceCount[{1, 1, 1}, {1, 1}, Overlaps -> True], SequenceCount[{a, b, a, b}, {a, b}]}",
     "{{{1, 2}}, {3, 7}, {{1, 2}, {2, 3}}, {{1, 2}}, {}, 1, 2, 2}"),
    ("{SequencePosition[{a, b, a, b}, {a, b}], SequencePosition[{1, 1, 1}, {1, 1}], SequencePosition[{1, 1, 1}, {1, 1}, Overlaps -> False], SequencePosition[{a, b, a, b}, {a, b}, 1], SequenceReplace[{a, b, c}, {a, b} -> x], SequenceReplace[{1, 2, 3, 4}, {x_, y_} :> x + y], SequenceReplace[{a, a, a}, {a, a} -> b], SequenceReplace[{a, b, a, b}, {a, b} -> x, 1], SequenceSplit[{a, x, b, x, c}, {x}], SequenceSplit[{1, 2, 3, 4, 5}, {_?EvenQ}], SequenceSplit[{a, b}, {x}]}",
     "{{{1, 2}, {3, 4}}, {{1, 2}, {2, 3}}, {{1, 2}}, {{1, 2}}, {x, c}, {3, 7}, {b, a}, {x, a, b}, {{a}, {b}, {c}}, {{1}, {3}, {5}}, {{a, b}}}"),
])  # fmt: skip
def test_more_values(code, expected):
    assert value_of("p = Developer`ToPackedArray; " + code) == expected


@pytest.mark.parametrize(
    "code, message", [("x /. 5", "ReplaceAll::reps"), ("x //. y", "ReplaceRepeated::reps"), ("Replace[x, 5]", "Replace::reps")]
)
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert messages_of(code) == [message]
