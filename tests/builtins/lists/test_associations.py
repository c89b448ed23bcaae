"""Associations."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ('x=<|"a"->1|>; x[["b"]]=2; x[[Key[c]]]=3; x', '<|"a" -> 1, "b" -> 2, c -> 3|>'),
        ("Lookup[<|a->1|>,b,0]", "0"),
        ('Lookup["a"][<|"a"->1|>]', "1"),
        ("Merge[{<|a->1,b->2|>,<|a->3|>},f]", "<|a -> f[{1, 3}], b -> f[{2}]|>"),
        ("KeySort[<|b->1,a->2|>]", "<|a -> 2, b -> 1|>"),
        ('JoinAcross[{<|"a"->1,"b"->x|>},{<|"a"->1,"c"->y|>},"a"]', '{<|"a" -> 1, "b" -> x, "c" -> y|>}'),
        ("GroupBy[{f[1],g[2],f[3]},Head]", "<|f -> {f[1], f[3]}, g -> {g[2]}|>"),
        ("AssociationThread[{a,b},{1,2}]", "<|a -> 1, b -> 2|>"),
        ("AssociationMap[f,{a,b}]", "<|a -> f[a], b -> f[b]|>"),
        ("KeyTake[<|a->1,b->2|>,{b}]", "<|b -> 2|>"),
        ("KeyDrop[<|a->1,b->2|>,{b}]", "<|a -> 1|>"),
        ("KeyMap[f,<|a->1|>]", "<|f[a] -> 1|>"),
        ("KeyValueMap[f,<|a->1|>]", "{f[a, 1]}"),
        ("Values[<|a->1|>]", "{1}"),
        ("Keys[<|a->1,b:>2|>]", "{a, b}"),
        ("Lookup[{<|a->1|>,<|a->2|>},a]", "{1, 2}"),
        ("Lookup[<|a->1|>,{a,b}]", '{1, Missing["KeyAbsent", b]}'),
        ("Normal[<|a->1|>]", "{a -> 1}"),
        ('<|a->1|>["b"]', 'Missing["KeyAbsent", "b"]'),
        ("<|a-><|b->2|>|>[a,b]", "2"),
        ("Key[a][<|a->5|>]", "5"),
        ('Missing["x"]', 'Missing["x"]'),
        ("DeleteMissing[{1,Missing[],2}]", "{1, 2}"),
        ("Association[{a->1,b->2},c->3]", "<|a -> 1, b -> 2, c -> 3|>"),
        ("Association[a->1,x]", "Association[a -> 1, x]"),
        ("<|a->1,<|b->2|>|>", "<|a -> 1, b -> 2|>"),
        ("KeySortBy[<|f[b]->1,f[a]->2|>,First]", "<|f[a] -> 2, f[b] -> 1|>"),
        ("<|1->a|>[[Key[1]]]", "a"),
        ('<|"x"-><|"y"->5|>|>["x","y"]', "5"),
        ("f@@<|x->1|>", "f[1]"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("<|a -> 1, b -> 2|> + 1", "<|a -> 2, b -> 3|>"),
        ("Sqrt[<|a -> 4|>]", "<|a -> 2|>"),
        ("<|a -> 1, b -> 2|> + <|b -> 10, a -> 20|>", "<|a -> 21, b -> 12|>"),
        ("<|a -> 1|> + <|b -> 2|>", "<|a -> 1|> + <|b -> 2|>"),
        ("{1, 2} <|a -> 3|>", "{<|a -> 3|>, <|a -> 6|>}"),
        ("Map[Round, {<|a -> 1.2|>, 2.7}]", "{<|a -> 1|>, 3}"),
        ("f[x_] := EvenQ[x]; f[<|a -> {1, 2}|>]", "<|a -> {False, True}|>"),
    ],
)
def test_listable_functions_thread_over_associations(code, expected):
    assert value_of(code) == expected
