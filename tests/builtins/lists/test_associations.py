"""Associations."""

import pytest
from asking import answer_of, value_of


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


@pytest.mark.parametrize("code, expected", [
    ("{<|a -> 1, a -> 2, b -> 3|>, <|{a -> 1}, b -> 2|>, <||>, <|a :> 1 + 1|>[a], AssociationQ[<|a -> 1|>], AssociationQ[{a -> 1}], Length[<|a -> 1, b -> 2|>], <|a -> 1|> === <|a -> 1|>, <|a -> 1, b -> 2|> === <|b -> 2, a -> 1|>}",
     "{<|a -> 2, b -> 3|>, <|a -> 1, b -> 2|>, <||>, 2, True, False, 2, True, False}"),
    ("{<|a -> 1|>[a], <|a -> 1|>[b], <|a -> <|b -> 2|>|>[a, b], <|1 -> x, 1. -> y|>[1.], Key[a][<|a -> 1|>], Key[z][<|a -> 1|>], Key[a, b][<|a -> <|b -> 2|>|>]}",
     '{1, Missing["KeyAbsent", b], 2, y, 1, Missing["KeyAbsent", z], 2}'),
    ('{MissingQ[Missing[]], MissingQ[Missing["x", 1]], MissingQ[x], Missing["KeyAbsent", a][b], Missing["x"][b]}', '{True, True, False, Missing["KeyAbsent", a], Missing["x"][b]}'),
    ("{AssociationThread[{a, b} -> {1, 2}], AssociationThread[{a, b}, {1, 2}], AssociationThread[{}, {}], AssociationThread[{a, a}, {1, 2}], AssociationMap[f, {a, b}], AssociationMap[Reverse, <|a -> 1|>], AssociationMap[f][{a}], AssociationMap[f, {}]}",
     "{<|a -> 1, b -> 2|>, <|a -> 1, b -> 2|>, <||>, <|a -> 2|>, <|a -> f[a], b -> f[b]|>, <|1 -> a|>, <|a -> f[a]|>, <||>}"),
    ("{Keys[<|a -> 1, b -> 2|>], Keys[{a -> 1, b :> 2}], Keys[a -> 1], Keys[<|a -> 1|>, h], Values[<|a -> 1, b -> 2|>], Values[{a -> 1, b -> 2}], Values[<|a -> 1|>, h], Keys[{<|a -> 1|>, <|b -> 2|>}], Keys[<||>], Values[a -> 1]}",
     "{{a, b}, {a, b}, a, {h[a]}, {1, 2}, {1, 2}, {h[1]}, {{a}, {b}}, {}, 1}"),
    ("{Normal[<|a -> 1, b :> 2|>], Normal[{1, 2}], Normal[Dispatch[{a -> 1}]], Normal[x], Normal[<|a -> <|b -> 1|>|>]}", "{{a -> 1, b :> 2}, {1, 2}, {a -> 1}, x, {a -> <|b -> 1|>}}"),
    ('{Lookup[<|a -> 1|>, a], Lookup[<|a -> 1|>, b], Lookup[<|a -> 1|>, b, 0], Lookup[<|a -> 1|>, {a, b}], Lookup[<|a -> 1|>, {a, b}, 0], Lookup[{<|a -> 1|>, <|b -> 2|>}, a, 0], Lookup[{a -> 1}, a], Lookup["x"][<|"x" -> 1|>], n = 0; Lookup[<|a -> 1|>, a, n++]; n}',
     '{1, Missing["KeyAbsent", b], 0, {1, Missing["KeyAbsent", b]}, {1, 0}, {1, 0}, 1, 1, 0}'),
    ("{KeyExistsQ[<|a -> 1|>, a], KeyExistsQ[<|a -> 1|>, b], KeyExistsQ[{a -> 1}, a], KeyExistsQ[a][<|a -> 1|>], KeyExistsQ[x, a], KeyMemberQ[<|1 -> a|>, _Integer], KeyMemberQ[<|1 -> a|>, _Symbol], KeyMemberQ[_Integer][<|1 -> a|>], KeyFreeQ[<|1 -> a|>, _Integer], KeyFreeQ[<|1 -> a|>, _Symbol], KeyFreeQ[_Symbol][<|1 -> a|>]}",
     "{True, False, True, True, False, True, False, True, False, True, True}"),
    ("{KeyTake[<|a -> 1, b -> 2, c -> 3|>, {c, a, z}], KeyTake[<|a -> 1|>, a], KeyTake[{<|a -> 1|>, <|b -> 2|>}, {a}], KeyTake[{a}][<|a -> 1, b -> 2|>], KeyDrop[<|a -> 1, b -> 2|>, {b, z}], KeyDrop[<|a -> 1, b -> 2|>, a], KeyDrop[{<|a -> 1|>, <|b -> 2|>}, {a}], KeyDrop[{a}][<|a -> 1, b -> 2|>], KeyTake[{a -> 1, b -> 2}, {b}]}",
     "{<|c -> 3, a -> 1|>, <|a -> 1|>, {<|a -> 1|>, <||>}, <|a -> 1|>, <|a -> 1|>, <|b -> 2|>, {<||>, <|b -> 2|>}, <|b -> 2|>, <|b -> 2|>}"),
    ("{KeySelect[<|1 -> a, 2 -> b|>, EvenQ], KeySelect[EvenQ][<|1 -> a, 2 -> b|>], KeyMap[f, <|a -> 1, b -> 2|>], KeyMap[f][<|a -> 1|>], KeyMap[0 &, <|a -> 1, b -> 2|>], KeyValueMap[f, <|a -> 1, b -> 2|>], KeyValueMap[f][<|a -> 1|>], KeyValueMap[f, <||>]}",
     "{<|2 -> b|>, <|2 -> b|>, <|f[a] -> 1, f[b] -> 2|>, <|f[a] -> 1|>, <|0 -> 2|>, {f[a, 1], f[b, 2]}, {f[a, 1]}, {}}"),
    ("{KeySort[<|b -> 1, a -> 2|>], KeySort[<|1 -> a, 3 -> b, 2 -> c|>, Greater], KeySort[{<|b -> 1, a -> 2|>}], KeySortBy[<|-3 -> a, 1 -> b, 2 -> c|>, Abs], KeySortBy[Abs][<|-3 -> a, 1 -> b|>], KeySort[<||>]}",
     "{<|a -> 2, b -> 1|>, <|3 -> b, 2 -> c, 1 -> a|>, {<|a -> 2, b -> 1|>}, <|1 -> b, 2 -> c, -3 -> a|>, <|1 -> b, -3 -> a|>, <||>}"),
    ('{KeyUnion[{<|a -> 1|>, <|b -> 2|>}], KeyUnion[{<|a -> 1|>, <|b -> 2|>}, f], KeyIntersection[{<|a -> 1, b -> 2|>, <|b -> 3, c -> 4|>}], KeyComplement[{<|a -> 1, b -> 2, c -> 3|>, <|b -> 9|>, <|c -> 9|>}], KeyIntersection[{<|a -> 1|>, <|b -> 1|>}]}',
     '{{<|a -> 1, b -> Missing["KeyAbsent", b]|>, <|a -> Missing["KeyAbsent", a], b -> 2|>}, {<|a -> 1, b -> f[b]|>, <|a -> f[a], b -> 2|>}, {<|b -> 2|>, <|b -> 3|>}, <|a -> 1|>, {<||>, <||>}}'),
    ("{Merge[{<|a -> 1|>, <|a -> 2, b -> 3|>}, Total], Merge[{<|a -> 1|>}, f], Merge[{}, f], Merge[Total][{<|a -> 1|>, <|a -> 5|>}], Merge[{{a -> 1}, {a -> 2}}, Identity], Merge[{a -> 1, a -> 2}, Total]}",
     "{<|a -> 3, b -> 3|>, <|a -> f[{1}]|>, <||>, <|a -> 6|>, <|a -> {1, 2}|>, <|a -> 3|>}"),
    ("{GroupBy[{1, 2, 3, 4}, EvenQ], GroupBy[{1, 2, 3}, EvenQ, Total], GroupBy[{{a, 1}, {b, 2}, {a, 3}}, First -> Last], GroupBy[{{a, 1}, {b, 2}, {a, 3}}, First -> Last, Total], GroupBy[<|a -> 1, b -> 2|>, EvenQ], GroupBy[EvenQ][{1, 2}], GroupBy[{}, f], GroupBy[{1, 2, 3, 4}, {EvenQ, # > 2 &}]}",
     "{<|False -> {1, 3}, True -> {2, 4}|>, <|False -> 4, True -> 2|>, <|a -> {1, 3}, b -> {2}|>, <|a -> 4, b -> 2|>, <|False -> <|a -> 1|>, True -> <|b -> 2|>|>, <|False -> {1}, True -> {2}|>, <||>, <|False -> <|False -> {1}, True -> {3}|>, True -> <|False -> {2}, True -> {4}|>|>}"),
    ('{DeleteMissing[{1, Missing[], 2}], DeleteMissing[<|a -> 1, b -> Missing["x"]|>], DeleteMissing[{{Missing[], 1}, Missing[]}], DeleteMissing[{{Missing[], 1}, 2}, 2], DeleteMissing[{{Missing[], 1}, {2}}, 1, 1], DeleteMissing[{}], DeleteMissing[{{1, Missing[]}}, Infinity]}',
     "{{1, 2}, <|a -> 1|>, {{Missing[], 1}}, {{1}, 2}, {{2}}, {}, {{1}}}"),
    ('l = {<|"k" -> 1, "x" -> a|>, <|"k" -> 2, "x" -> b|>}; r = {<|"k" -> 1, "y" -> c|>, <|"k" -> 3, "y" -> d|>}; {JoinAcross[l, r, "k"], JoinAcross[l, r, "k", "Left"][[2]], KeySort[JoinAcross[l, r, "k", "Right"][[2]]], Length[JoinAcross[l, r, "k", "Outer"]], JoinAcross[l, {<|"q" -> 1, "y" -> c|>}, "k" -> "q"]}',
     '{{<|"k" -> 1, "x" -> a, "y" -> c|>}, <|"k" -> 2, "x" -> b, "y" -> Missing["Unmatched"]|>, <|"k" -> 3, "x" -> Missing["Unmatched"], "y" -> d|>, 3, {<|"k" -> 1, "x" -> a, "q" -> 1, "y" -> c|>}}'),
])  # fmt: skip
def test_more_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, message", [
    ("AssociationThread[{a, b}, {1}]", "AssociationThread::idim"), ("KeyTake[5, a]", "KeyTake::invrl"), ("KeyDrop[5, a]", "KeyDrop::invrl"), ("KeyMap[f, 5]", "KeyMap::invrl"),
    ("KeyValueMap[f, 5]", "KeyValueMap::invrl"), ("KeySelect[5, f]", "KeySelect::invrl"), ("Lookup[5, a]", "Lookup::invrl"),
])  # fmt: skip
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert answer_of(code) == (code, [message])


def test_attributes():
    assert (
        value_of("Attributes /@ {Association, Lookup, Keys}")
        == "{{HoldAllComplete, Protected}, {HoldAllComplete, Protected}, {Protected}}"
    )
