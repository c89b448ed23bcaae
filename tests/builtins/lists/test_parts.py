"""Part and its assignment, Extract, Take, Drop, Insert, Delete and their like."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize("code, expected", [
    ("x={{1,2},{3,4}}; x[[All,1]]=9; x", "{{9, 2}, {9, 4}}"), ("Insert[{a,b,c},x,{{1},{-1}}]", "{x, a, b, c, x}"),
    ("Extract[{{a,b},{c,d}},{{1,2},{2,1}}]", "{b, c}"), ("Take[Range[100],{2,-1,30}]", "{2, 32, 62, 92}"),
    ("First[{},x]", "x"), ("<|a->1,b->2|>[[1]]", "1"), ("{{1,2},{3,4}}[[All,2]]", "{2, 4}"),
    ("Delete[{a,{b,c}},{2,1}]", "{a, {c}}"), ("ReplacePart[{a,b,c},2->x]", "{a, x, c}"),
    ("ReplacePart[{{a,b},{c,d}},{2,1}->x]", "{{a, b}, {x, d}}"), ("ReplacePart[{a,b,c},{1,3}->x]", "{a, b, c}"),
    ("MapAt[f,{a,b,c},2]", "{a, f[b], c}"), ("Most[{a,b,c}]", "{a, b}"), ("Rest[<|a->1,b->2|>]", "<|b -> 2|>"),
    ("TakeDrop[{a,b,c},1]", "{{a}, {b, c}}"), ("Drop[{a,b,c},-1]", "{a, b}"), ("Drop[{{a,b},{c,d}},1,1]", "{{d}}"),
    ("x={1,2,3}; x[[{1,2}]]={a,b}; x", "{a, b, 3}"), ("Delete[{a,b,c},{{1},{3}}]", "{b}"),
    ("Insert[{a,b},x,2]", "{a, x, b}"), ("Extract[{a,b,{c}},{3,1}]", "c"), ("Take[{a,b,c},{2}]", "{b}"),
    ("Take[{a,b,c},{-1}]", "{c}"), ("Take[{a,b,c},0]", "{}"), ("Take[<|a->1,b->2|>,-1]", "<|b -> 2|>"),
    ("Take[{a,b,c},{3,1,-1}]", "{c, b, a}"), ("Take[{{a,b,c},{d,e,f}},All,2]", "{{a, b}, {d, e}}"),
    ("Take[{{a,b,c},{d,e,f}},1,{2,3}]", "{{b, c}}"), ("Drop[{a,b,c},{2}]", "{a, c}"), ("Drop[{a,b,c},UpTo[5]]", "{}"),
    ("Drop[{a,b,c,d},{1,-1,2}]", "{b, d}"), ("{a,b,c,d}[[{1,-1}]]", "{a, d}"), ("{a,b,c,d}[[-2]]", "c"),
    ("{a,b,c,d}[[2;;-2]]", "{b, c}"), ("{a,b,c,d}[[;;;;2]]", "{a, c}"), ("{a,b,c,d}[[;;;;-1]]", "{d, c, b, a}"),
    ("{a,b,c,d}[[4;;1;;-2]]", "{d, b}"), ("{a,b,c,d}[[3;;2]]", "{}"), ("{a,b,c,d}[[0]]", "List"),
    ("{a,b,c,d}[[{}]]", "{}"), ("{{a,b},{c,d}}[[{1,2},{2,1}]]", "{{b, a}, {d, c}}"),
    ("{{a,b},{c,d}}[[;;,1]]", "{a, c}"), ("f[a,b][[1]]", "a"), ("f[a,b][[{1,2,1}]]", "f[a, b, a]"),
    ("f[a,b][[0]]", "f"), ("(a+b+c)[[2]]", "b"), ('<|"x"->1,"y"->2|>[["y"]]', "2"),
    ('<|"x"->1,"y"->2|>[[{"x","z"}]]', '<|"x" -> 1, "z" -> Missing["KeyAbsent", "z"]|>'),
    ('<|"x"->1,"y"->2|>[[{1}]]', '<|"x" -> 1|>'), ('<|"x"->1,"y"->2|>[[-1]]', "2"),
    ('<|"x"->1,"y"->2|>[[2;;]]', '<|"y" -> 2|>'), ('{<|"x"->1|>,<|"x"->2|>}[[All,"x"]]', "{1, 2}"),
    ('<|"x"-><|"y"->5|>|>[["x","y"]]', "5"), ('<|"x"->{1,2}|>[["x",2]]', "2"), ("First[{a,b}]", "a"),
    ("First[<|x->1|>]", "1"), ("Last[{}, d]", "d"), ("Last[a+b]", "b"), ("Rest[{a}]", "{}"), ("Most[f[a,b]]", "f[a]"),
    ("Extract[{a,b,c},2]", "b"), ("Extract[{a,{b,c}},{{1},{2,2}}]", "{a, c}"), ('Extract[<|"x"->1|>,"x"]', "1"),
    ('Extract[<|"x"->1|>,Key["x"]]', "1"), ('Extract[<|"x"->{1,2}|>,{Key["x"],2}]', "2"),
    ("Extract[{a,b,c},{}]", "{}"), ("Delete[{a,b,c},-1]", "{a, b}"), ("Delete[{a,b,c},{{1},{-1}}]", "{b}"),
    ("Delete[{a,{b,c}},{2,0}]", "{a, b, c}"), ("Delete[f[a],0]", "Sequence[a]"),
    ("Delete[<|a->1,b->2|>,1]", "<|b -> 2|>"), ("Delete[<|a->1,b->2|>,Key[b]]", "<|a -> 1|>"),
    ("Insert[{a,b,c},x,-1]", "{a, b, c, x}"), ("Insert[{a,b,c},x,-2]", "{a, b, x, c}"),
    ("Insert[{a,{b}},x,{2,1}]", "{a, {x, b}}"), ("Insert[{a,b,c},x,{{1},{3}}]", "{x, a, b, x, c}"),
    ("Insert[f[a,b],x,1]", "f[x, a, b]"), ("Insert[x,2][{a,b}]", "{a, x, b}"),
    ("Insert[<|a->1|>,b->2,1]", "<|b -> 2, a -> 1|>"), ("ReplacePart[{a,b,c},-1->x]", "{a, b, x}"),
    ("ReplacePart[{a,b,c},{{1},{2}}->x]", "{x, x, c}"), ("ReplacePart[{a,b,c},{1->x,2->y}]", "{x, y, c}"),
    ("ReplacePart[{a,b,c},0->f]", "f[a, b, c]"), ("ReplacePart[f[a,b],i_:>i^2]", "f[1, 4]"),
    ("ReplacePart[{{a,b},{c,d}},{_,1}->x]", "{{x, b}, {x, d}}"),
    ("ReplacePart[<|a->1,b->2|>,Key[a]->x]", "<|a -> x, b -> 2|>"),
    ('ReplacePart[<|"a"->1|>,"a"->x]', '<|"a" -> x|>'), ("ReplacePart[{a,b,c},_?EvenQ->x]", "{a, x, c}"),
    ("MapAt[f,{a,b,c},{{1},{3}}]", "{f[a], b, f[c]}"), ("MapAt[f,{{a,b},{c,d}},{2,1}]", "{{a, b}, {f[c], d}}"),
    ("MapAt[f,{{a,b},{c,d}},{All,1}]", "{{f[a], b}, {f[c], d}}"), ('MapAt[f,<|"a"->1|>,Key["a"]]', '<|"a" -> f[1]|>'),
    ("MapAt[f,1][{a,b}]", "{f[a], b}"),
])
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, message", [
    ("{1,2,3}[[5]]", "Part::partw"), ("x[[1]]", "Part::partd"), ("Take[{a,b,c},4]", "Take::take"),
    ("First[{}]", "First::nofirst"), ("First[a]", "First::normal"), ("x={1,2,3}; x[[5]]=1", "Set::partw"),
    ("Take[{a,b,c},-4]", "Take::take"), ('Take[<|a->1,b->2|>,{"x"}]', "Take::seqs"), ("Take[a,1]", "Take::normal"),
    ("{a,b,c,d}[[5;;2]]", "Part::take"), ('{1,2}[["x"]]', "Part::pkspec1"), ("{1,2,3}[[1.]]", "Part::pkspec1"),
    ("{1,2,3}[[a]]", "Part::pkspec1"), ('"abc"[[1]]', "Part::partd"), ("5[[1]]", "Part::partd"),
    ("{{1,2},{3}}[[All,2]]", "Part::partw"), ("First[f[]]", "First::nofirst"), ("Rest[{}]", "Rest::norest"),
    ("Rest[5]", "Rest::normal"), ("Extract[{a,b},{3}]", "Extract::partw"), ("Delete[a,1]", "Delete::normal"),
    ("Insert[{a,b,c},x,5]", "Insert::ins"), ("MapAt[f,{a,b,c},5]", "MapAt::partw"),
    ("MapAt[f,{a,b,c},{1,2}]", "MapAt::partw"),
])
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert messages_of(code) == [message]
