"""Part and its assignment, Extract, Take, Drop, Insert, Delete and their like."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("x={{1,2},{3,4}}; x[[All,1]]=9; x", "{{9, 2}, {9, 4}}"),
        ("Insert[{a,b,c},x,{{1},{-1}}]", "{x, a, b, c, x}"),
        ("Extract[{{a,b},{c,d}},{{1,2},{2,1}}]", "{b, c}"),
        ("Take[Range[100],{2,-1,30}]", "{2, 32, 62, 92}"),
        ("First[{},x]", "x"),
        ("<|a->1,b->2|>[[1]]", "1"),
        ("{{1,2},{3,4}}[[All,2]]", "{2, 4}"),
        ("Delete[{a,{b,c}},{2,1}]", "{a, {c}}"),
        ("ReplacePart[{a,b,c},2->x]", "{a, x, c}"),
        ("ReplacePart[{{a,b},{c,d}},{2,1}->x]", "{{a, b}, {x, d}}"),
        ("ReplacePart[{a,b,c},{1,3}->x]", "{a, b, c}"),
        ("MapAt[f,{a,b,c},2]", "{a, f[b], c}"),
        ("Most[{a,b,c}]", "{a, b}"),
        ("Rest[<|a->1,b->2|>]", "<|b -> 2|>"),
        ("TakeDrop[{a,b,c},1]", "{{a}, {b, c}}"),
        ("Drop[{a,b,c},-1]", "{a, b}"),
        ("Drop[{{a,b},{c,d}},1,1]", "{{d}}"),
        ("x={1,2,3}; x[[{1,2}]]={a,b}; x", "{a, b, 3}"),
        ("Delete[{a,b,c},{{1},{3}}]", "{b}"),
        ("Insert[{a,b},x,2]", "{a, x, b}"),
        ("Extract[{a,b,{c}},{3,1}]", "c"),
        ("Take[{a,b,c},{2}]", "{b}"),
        ("Take[{a,b,c},{-1}]", "{c}"),
        ("Take[{a,b,c},0]", "{}"),
        ("Take[<|a->1,b->2|>,-1]", "<|b -> 2|>"),
        ("Take[{a,b,c},{3,1,-1}]", "{c, b, a}"),
        ("Take[{{a,b,c},{d,e,f}},All,2]", "{{a, b}, {d, e}}"),
        ("Take[{{a,b,c},{d,e,f}},1,{2,3}]", "{{b, c}}"),
        ("Drop[{a,b,c},{2}]", "{a, c}"),
        ("Drop[{a,b,c},UpTo[5]]", "{}"),
        ("Drop[{a,b,c,d},{1,-1,2}]", "{b, d}"),
        ("{a,b,c,d}[[{1,-1}]]", "{a, d}"),
        ("{a,b,c,d}[[-2]]", "c"),
        ("{a,b,c,d}[[2;;-2]]", "{b, c}"),
        ("{a,b,c,d}[[;;;;2]]", "{a, c}"),
        ("{a,b,c,d}[[;;;;-1]]", "{d, c, b, a}"),
        ("{a,b,c,d}[[4;;1;;-2]]", "{d, b}"),
        ("{a,b,c,d}[[3;;2]]", "{}"),
        ("{a,b,c,d}[[0]]", "List"),
        ("{a,b,c,d}[[{}]]", "{}"),
        ("{{a,b},{c,d}}[[{1,2},{2,1}]]", "{{b, a}, {d, c}}"),
        ("{{a,b},{c,d}}[[;;,1]]", "{a, c}"),
        ("f[a,b][[1]]", "a"),
        ("f[a,b][[{1,2,1}]]", "f[a, b, a]"),
        ("f[a,b][[0]]", "f"),
        ("(a+b+c)[[2]]", "b"),
        ('<|"x"->1,"y"->2|>[["y"]]', "2"),
        ('<|"x"->1,"y"->2|>[[{"x","z"}]]', '<|"x" -> 1, "z" -> Missing["KeyAbsent", "z"]|>'),
        ('<|"x"->1,"y"->2|>[[{1}]]', '<|"x" -> 1|>'),
        ('<|"x"->1,"y"->2|>[[-1]]', "2"),
        ('<|"x"->1,"y"->2|>[[2;;]]', '<|"y" -> 2|>'),
        ('{<|"x"->1|>,<|"x"->2|>}[[All,"x"]]', "{1, 2}"),
        ('<|"x"-><|"y"->5|>|>[["x","y"]]', "5"),
        ('<|"x"->{1,2}|>[["x",2]]', "2"),
        ("First[{a,b}]", "a"),
        ("First[<|x->1|>]", "1"),
        ("Last[{}, d]", "d"),
        ("Last[a+b]", "b"),
        ("Rest[{a}]", "{}"),
        ("Most[f[a,b]]", "f[a]"),
        ("Extract[{a,b,c},2]", "b"),
        ("Extract[{a,{b,c}},{{1},{2,2}}]", "{a, c}"),
        ('Extract[<|"x"->1|>,"x"]', "1"),
        ('Extract[<|"x"->1|>,Key["x"]]', "1"),
        ('Extract[<|"x"->{1,2}|>,{Key["x"],2}]', "2"),
        ("Extract[{a,b,c},{}]", "{}"),
        ("Delete[{a,b,c},-1]", "{a, b}"),
        ("Delete[{a,b,c},{{1},{-1}}]", "{b}"),
        ("Delete[{a,{b,c}},{2,0}]", "{a, b, c}"),
        ("Delete[f[a],0]", "Sequence[a]"),
        ("Delete[<|a->1,b->2|>,1]", "<|b -> 2|>"),
        ("Delete[<|a->1,b->2|>,Key[b]]", "<|a -> 1|>"),
        ("Insert[{a,b,c},x,-1]", "{a, b, c, x}"),
        ("Insert[{a,b,c},x,-2]", "{a, b, x, c}"),
        ("Insert[{a,{b}},x,{2,1}]", "{a, {x, b}}"),
        ("Insert[{a,b,c},x,{{1},{3}}]", "{x, a, b, x, c}"),
        ("Insert[f[a,b],x,1]", "f[x, a, b]"),
        ("Insert[x,2][{a,b}]", "{a, x, b}"),
        ("Insert[<|a->1|>,b->2,1]", "<|b -> 2, a -> 1|>"),
        ("ReplacePart[{a,b,c},-1->x]", "{a, b, x}"),
        ("ReplacePart[{a,b,c},{{1},{2}}->x]", "{x, x, c}"),
        ("ReplacePart[{a,b,c},{1->x,2->y}]", "{x, y, c}"),
        ("ReplacePart[{a,b,c},0->f]", "f[a, b, c]"),
        ("ReplacePart[f[a,b],i_:>i^2]", "f[1, 4]"),
        ("ReplacePart[{{a,b},{c,d}},{_,1}->x]", "{{x, b}, {x, d}}"),
        ("ReplacePart[<|a->1,b->2|>,Key[a]->x]", "<|a -> x, b -> 2|>"),
        ('ReplacePart[<|"a"->1|>,"a"->x]', '<|"a" -> x|>'),
        ("ReplacePart[{a,b,c},_?EvenQ->x]", "{a, x, c}"),
        ("MapAt[f,{a,b,c},{{1},{3}}]", "{f[a], b, f[c]}"),
        ("MapAt[f,{{a,b},{c,d}},{2,1}]", "{{a, b}, {f[c], d}}"),
        ("MapAt[f,{{a,b},{c,d}},{All,1}]", "{{f[a], b}, {f[c], d}}"),
        ('MapAt[f,<|"a"->1|>,Key["a"]]', '<|"a" -> f[1]|>'),
        ("MapAt[f,1][{a,b}]", "{f[a], b}"),
        ("{Take[{1, 2}, {}], Drop[{1, 2}, {}]}", "{{}, {1, 2}}"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, message",
    [
        ("{1,2,3}[[5]]", "Part::partw"),
        ("x[[1]]", "Part::partd"),
        ("Take[{a,b,c},4]", "Take::take"),
        ("First[{}]", "First::nofirst"),
        ("First[a]", "First::normal"),
        ("x={1,2,3}; x[[5]]=1", "Set::partw"),
        ("Take[{a,b,c},-4]", "Take::take"),
        ('Take[<|a->1,b->2|>,{"x"}]', "Take::seqs"),
        ("Take[a,1]", "Take::normal"),
        ("{a,b,c,d}[[5;;2]]", "Part::take"),
        ('{1,2}[["x"]]', "Part::pkspec1"),
        ("{1,2,3}[[1.]]", "Part::pkspec1"),
        ("{1,2,3}[[a]]", "Part::pkspec1"),
        ('"abc"[[1]]', "Part::partd"),
        ("5[[1]]", "Part::partd"),
        ("{{1,2},{3}}[[All,2]]", "Part::partw"),
        ("First[f[]]", "First::nofirst"),
        ("Rest[{}]", "Rest::norest"),
        ("Rest[5]", "Rest::normal"),
        ("Extract[{a,b},{3}]", "Extract::partw"),
        ("Delete[a,1]", "Delete::normal"),
        ("Insert[{a,b,c},x,5]", "Insert::ins"),
        ("MapAt[f,{a,b,c},5]", "MapAt::partw"),
        ("MapAt[f,{a,b,c},{1,2}]", "MapAt::partw"),
    ],
)
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert messages_of(code) == [message]


@pytest.mark.parametrize("code, expected", [
    ("{l[[1]], l[[-1]], l[[2 ;; 3]], l[[;; 2]], l[[3 ;;]], l[[;; ;; 2]], l[[-2 ;;]], l[[4 ;; 2 ;; -1]], l[[{1, 3, 1}]], l[[All]], l[[0]], l[[2 ;; 1]], l[[;; UpTo[9]]], l[[{-1, 1}]], l[[{}]]}",
     "{a, d, {b, c}, {a, b}, {c, d}, {a, c}, {c, d}, {d, c, b}, {a, c, a}, {a, b, c, d}, List, {}, {a, b, c, d}, {d, a}, {}}"),
    ("{m[[1, 2]], m[[All, 1]], m[[2]], m[[{1, 2}, {2, 1}]], m[[1 ;; 2, 3]], m[[-1, -1]], m[[All, {1, 3}]], m[[All, 2 ;; 3]], m[[2, All]], m[[;; , ;; 2]]}", "{2, {1, 4}, {4, 5, 6}, {{2, 1}, {5, 4}}, {3, 6}, 6, {{1, 3}, {4, 6}}, {{2, 3}, {5, 6}}, {4, 5, 6}, {{1, 2}, {4, 5}}}"),
    ("{p[m][[1, 2]], p[m][[All, 1]], p[m][[2]], p[m][[{1, 2}, {2, 1}]], p[m][[-1, -1]], p[m][[All, 2 ;; 3]], p[m][[0]], p[{1., 2.}][[1]], Head[p[{1, 2}][[1]]], p[{5, 6, 7}][[{True, False, True} /. {True -> 1, False -> 2}]]}", "{2, {1, 4}, {4, 5, 6}, {{2, 1}, {5, 4}}, 6, {{2, 3}, {5, 6}}, List, 1., Integer, {5, 6, 5}}"),
    ('{s[["x"]], s[[Key["y"]]], s[[1]], s[[-1]], s[[{"x"}]], s[[{1, 2}]], s[[2 ;;]], s[[All]], s[[Key[z]]], <|1 -> a|>[[Key[1]]], <|a -> {1, 2}|>[[Key[a], 2]], {<|"x" -> 1|>, <|"x" -> 2|>}[[All, "x"]], s[[0]]}',
     '{1, 2, 1, 2, <|"x" -> 1|>, <|"x" -> 1, "y" -> 2|>, <|"y" -> 2|>, <|"x" -> 1, "y" -> 2|>, Missing["KeyAbsent", z], a, 2, {1, 2}, Association}'),
    ("{f[a, b][[2]], f[a, b][[0]], (a + b)[[1]], f[g[x]][[1, 1]], f[a, b, c][[{1, 3}]], f[a][b][[0, 1]], (x^y)[[2]], Part[{a}], f[a, b][[All]]}", "{b, f, a, x, f[a, c], a, y, {a}, f[a, b]}"),
    ("{Extract[l, 2], Extract[m, {1, 2}], Extract[m, {{1, 2}, {2, 1}}], Extract[m, {}], Extract[l, 2, Hold], Extract[{1, 2}][m], Extract[l, {{1}, {-1}}], Extract[s, \"x\"], Extract[s, {Key[\"x\"]}], Extract[f[g[x]], {1, 1}], Extract[m, {All, 1}], Extract[Hold[1 + 1, 2], 1, Hold]}",
     "{b, 2, {2, 4}, {}, Hold[b], 2, {a, d}, 1, 1, x, {1, 4}, Hold[1 + 1]}"),
    ("{First[l], Last[l], Rest[l], Most[l], First[{}, 0], Last[{}, 0], First[f[a, b]], Rest[f[a, b]], Most[f[a]], First[<|x -> 1, y -> 2|>], Rest[<|x -> 1, y -> 2|>], First[p[{1, 2}]], Last[p[m]], Rest[p[{1, 2, 3}]], Most[p[m]], First[5, 0], First[\"ab\", 0]}",
     "{a, d, {b, c, d}, {a, b, c}, 0, 0, a, f[b], f[], 1, <|y -> 2|>, 1, {4, 5, 6}, {2, 3}, {{1, 2, 3}}, 0, 0}"),
    ("{Take[l, 2], Take[l, -2], Take[l, {2}], Take[l, {2, 3}], Take[l, {1, -1, 2}], Take[l, {-1, 1, -1}], Take[l, UpTo[9]], Take[l, 0], Take[l, All], Take[m, All, 2], Take[m, 1, {2, 3}], Take[m, 2, -1], Take[f[a, b], 1], Take[<|x -> 1, y -> 2|>, 1], Take[p[{1, 2, 3}], -2], Take[p[m], All, {1, 3, 2}], Take[l], Take[l, None]}",
     "{{a, b}, {c, d}, {b}, {b, c}, {a, c}, {d, c, b, a}, {a, b, c, d}, {}, {a, b, c, d}, {{1, 2}, {4, 5}}, {{2, 3}}, {{3}, {6}}, f[a], <|x -> 1|>, {2, 3}, {{1, 3}, {4, 6}}, {a, b, c, d}, {}}"),
    ("{Drop[l, 1], Drop[l, -1], Drop[l, {2}], Drop[l, {2, 3}], Drop[l, {1, 4, 2}], Drop[l, UpTo[9]], Drop[l, 0], Drop[l, None], Drop[m, 1, 1], Drop[m, None, {2}], Drop[f[a, b], 1], Drop[<|x -> 1, y -> 2|>, 1], Drop[p[{1, 2, 3}], 1], Drop[p[m], 0, -2], Drop[l, All]}",
     "{{b, c, d}, {a, b, c}, {a, c, d}, {a, d}, {b, d}, {}, {a, b, c, d}, {a, b, c, d}, {{5, 6}}, {{1, 3}, {4, 6}}, f[b], <|y -> 2|>, {2, 3}, {{1}, {4}}, {}}"),
    ("{TakeDrop[l, 1], TakeDrop[l, -1], TakeDrop[l, {2, 3}], TakeDrop[<|x -> 1, y -> 2|>, 1]}", "{{{a}, {b, c, d}}, {{d}, {a, b, c}}, {{b, c}, {a, d}}, {<|x -> 1|>, <|y -> 2|>}}"),
])  # fmt: skip
def test_more_values(code, expected):
    assert (
        value_of('p = Developer`ToPackedArray; l = {a, b, c, d}; m = {{1, 2, 3}, {4, 5, 6}}; s = <|"x" -> 1, "y" -> 2|>; ' + code)
        == expected
    )


@pytest.mark.parametrize("code, message", [
    ("{a, b}[[3]]", "Part::partw"), ("{a, b}[[-3]]", "Part::partw"), ("{a, b}[[{1, 3}]]", "Part::partw"), ("{a, b}[[1, 1]]", "Part::partd"), ("{a, b}[[1 ;; 5]]", "Part::take"), ("{a, b}[[x]]", "Part::pkspec1"), ("5[[1]]", "Part::partd"),
    ("Take[{a, b}, 3]", "Take::take"), ("Take[{a, b}, {3}]", "Take::take"), ("Take[5, 1]", "Take::normal"), ("Take[{a}, x]", "Take::seqs"), ("Drop[{a, b}, 3]", "Drop::drop"), ("Drop[{a}, x]", "Drop::seqs"), ("Drop[5, 1]", "Drop::normal"),
    ("First[{}]", "First::nofirst"), ("Last[{}]", "Last::nolast"), ("Last[5]", "Last::normal"), ("Rest[{}]", "Rest::norest"), ("Most[{}]", "Most::nomost"), ("Most[5]", "Most::normal"), ("Take[{{a}, b}, 2, 1]", "Take::normal"), ("Extract[{a}, x]", "Extract::psl1"),
    ("Extract[{a}, {2}]", "Extract::partw"),
])  # fmt: skip
def test_more_mistakes(code, message):
    assert messages_of(code) == [message]


def test_attributes():
    assert (
        value_of("Attributes /@ {Part, Extract, First, Take, Rest}")
        == "{{NHoldRest, Protected, ReadProtected}, {NHoldRest, Protected}, {HoldRest, Protected}, {NHoldRest, Protected}, {Protected}}"
    )
